import StewardCore
import Testing

@Suite struct EditDistanceTests {
    @Test(arguments: [
        ("leeds", "leeds", 0), ("leds", "leeds", 1), ("leedss", "leeds", 1), ("laeds", "leeds", 1),
        ("lesde", "leeds", nil),
        ("leesd", "leeds", 1), ("livrepool", "liverpool", 1), ("lvrpool", "liverpool", 2), ("lvrpol", "liverpool", nil),
        ("nx", "nw", nil), ("nw", "nw", 0), ("", "leeds", nil), ("leeds", "", nil), ("", "", 0),
    ])
    func slipsAreCountedUpToWhatAWordForgives(_ written: String, _ name: String, _ slips: Int?) {
        #expect(EditDistance.slips(from: Array(written.utf8), to: Array(name.utf8)) == slips)
    }
}
