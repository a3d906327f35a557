import Testing

@testable import Configuring

@Suite("Reading any file")
struct SettingsFuzzTests {
    @Test("gives settings or at least one mistake, whatever the file", arguments: 0..<40)
    func mutated(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let shipped = Array(try shippedYAML().unicodeScalars)
        let spice = Array("@!#&*%:-[]{}\"'|>?~<\t\n \\\u{0}\u{FEFF}é🏳️‍🌈0".unicodeScalars)
        let environment = ["STEWARD_HOMESERVER_URL": "https://x.org", "STEWARD_ACCOUNT_USER": "@s:x.org"]
        for _ in 0..<50 {
            var text = shipped
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                let place = Int.random(in: 0..<text.count, using: &random)
                let end = min(text.count, place + Int.random(in: 0...40, using: &random))
                switch Int.random(in: 0..<4, using: &random) {
                case 0: text.removeSubrange(place..<end)
                case 1: text.insert(contentsOf: text[place..<end], at: Int.random(in: 0..<text.count, using: &random))
                case 2: text[place] = spice[Int.random(in: 0..<spice.count, using: &random)]
                default: text.insert(spice[Int.random(in: 0..<spice.count, using: &random)], at: place)
                }
                if text.isEmpty { text = ["a"] }
            }
            let yaml = String(String.UnicodeScalarView(text))
            do throws(Mistakes) {
                let settings = try Settings.read(yaml: yaml, environment: environment)
                #expect(!settings.homeserver.url.description.isEmpty && settings.limits.commandsPerMinute > 0)
            } catch {
                #expect(!error.all.isEmpty)
                #expect(error.all.allSatisfy { !$0.description.contains("\n") })
            }
        }
    }
}

/// A small seeded generator (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
