import StewardCore
import Testing

@testable import FeatureKit

/// Choosing one of several things that were named, in other words than by its number.
@Suite struct ChosenOfSeveralTests {
    private static let among = [
        Refusal.Named(6, "6. Sat 7 March 7pm: Hull pub quiz"),
        Refusal.Named(34, "34. Thu 12 March 7:30pm: Chorlton quiz night, Manchester"),
        Refusal.Named(45, "45. Fri 13 March 7:30pm: Leeds quiz league"),
        Refusal.Named(57, "57. Fri 27 March 7:30pm: Big online quiz"),
    ]

    @Test(arguments: [
        ("the second one", [34]), ("the first", [6]), ("2nd", [34]), ("the last one", [57]), ("the leeds one", [45]),
        ("leeds", [45]), ("the one on thursday", [34]), ("the big one please", [57]), ("cancel the third one", [45]),
        ("the manchester quiz please", [34]), ("the one on the 27th", [57]), ("the league", [45]), ("hull", [6]),
        ("i mean the chorlton one", [34]), ("saturday", [6]), ("the online one", [57]), ("7th", [6]),
        ("the one on friday", [45, 57]), ("the quiz", [6, 34, 45, 57]), ("the friday quiz in leeds", [45]),
    ])
    func `A place in the list or words of it choose`(_ said: String, _ numbers: [Int64]) {
        #expect(ChosenOfSeveral(Words(said), among: Self.among, besides: "cancel")?.among.map(\.number) == numbers)
    }

    @Test(arguments: [
        "what's on in leeds", "not the leeds one", "the london one", "the fifth one", "yes", "is it the leeds one?",
        "none of them", "both", "the next one", "move the second one",
    ])
    func `Other words choose none`(_ said: String) {
        #expect(ChosenOfSeveral(Words(said), among: Self.among, besides: "cancel") == nil)
    }
}
