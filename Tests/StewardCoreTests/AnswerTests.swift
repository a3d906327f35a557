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

@Suite struct WordAnswerTests {
    @Test(arguments: ["yes", "Yes!", "no", "No.", "👍", "👍🏾", "✅", "❌"])
    func `Yes, no, a tick and a cross are answers wherever they are said`(_ said: String) {
        #expect(Answer.read(Words(said), isDirect: false) != nil)
        #expect(Answer.read(Words(said), isDirect: true) == Answer.read(Words(said), isDirect: false))
    }

    @Test(arguments: [
        "ok", "okay", "y", "n", "send", "send it", "yep", "yeah", "yes please", "nope", "no thanks", "stop", "cancel",
    ])
    func `What people say to one another is an answer only in a direct message`(_ said: String) {
        #expect(Answer.read(Words(said), isDirect: false) == nil)
        #expect(Answer.read(Words(said), isDirect: true) != nil)
    }

    @Test(arguments: [
        "", "yes and no", "yes 👍", "maybe", "👍👍", "🎉", "yes?", "no?", "Yes ?", "ok?", "yes?!", "yes？", "👍?", "send it?",
    ])
    func `Anything else is none`(_ said: String) {
        #expect(Answer.read(Words(said), isDirect: true) == nil)
    }
}
