import StewardCore
import Testing

@Suite struct ReactionAnswerTests {
    @Test(arguments: [
        "✅", "✔️", "✔", "✔︎", "✓", "☑️", "☑", "👍", "👍️", "👍🏻", "👍🏼", "👍🏽", "👍🏾", "👍🏿", "yes", "Yes", "YES", "+1",
    ])
    func `A tick is a yes in whatever look`(_ key: String) { #expect(Answer.read(reaction: key) == .yes) }

    @Test(arguments: ["❌", "❌️", "✖️", "✖", "👎", "👎🏿", "no", "No", "-1"])
    func `A cross is a no in whatever look`(_ key: String) { #expect(Answer.read(reaction: key) == .no) }

    @Test(arguments: ["", "🎉", "❤️", "👍👍", "✅❌", "yes please", "🏿", "\u{FE0F}", "mxc://example.org/tick", "ok?"])
    func `Any other sign is neither`(_ key: String) { #expect(Answer.read(reaction: key) == nil) }
}
