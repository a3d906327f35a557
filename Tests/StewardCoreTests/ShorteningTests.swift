import StewardCore
import Testing

@Suite struct ShorteningTests {
    @Test(arguments: [
        ("Leeds", 5, "Leeds"), ("Leeds", 4, "Lee…"), ("", 4, ""), ("🏳️‍🌈🏳️‍🌈", 40, "🏳️‍🌈🏳️‍🌈"), ("éééééé", 5, "éééé…"),
        ("🏳️‍🌈🏳️‍🌈🏳️‍🌈", 10, "🏳️‍🌈🏳️‍🌈…"),
    ])
    func `What is too long ends between two letters`(_ text: String, _ letters: Int, _ expected: String) {
        #expect(text.shortened(toLetters: letters) == expected)
    }

    @Test func `A letter with thousands of marks is cut by its bytes`() {
        let text = "e" + String(repeating: "\u{301}", count: 25_000)
        let short = text.shortened(toLetters: 40)
        #expect(short.utf8.count <= 160)
        #expect(short.unicodeScalars.starts(with: "e\u{301}\u{301}".unicodeScalars))
        #expect(!text.fits(letters: 40))
    }

    @Test(arguments: [
        ("<&>\"", 4000), ("\\", 20_000), ("\u{1}", 9000), ("é", 20_000), ("🏳️‍🌈", 5000),
        ("e" + String(repeating: "\u{301}", count: 25_000), 1),
        ("word ", 10_000), ("line\n", 10_000),
    ])
    func `No reply is larger than an event may be, and what fits is left alone`(_ text: String, _ count: Int) {
        let long = String(repeating: text, count: count)
        for reply: Reply in [
            ["Start", "\(long)"], ["Start", "\(strong: long)"], ["Start", "\(code: long)"],
            Reply([Line](repeating: "\(strong: text)", count: count)), ["\(link: long, to: long)"],
        ] {
            let fitting = reply.fitting
            let size = Self.json(fitting.plain) + Self.json(fitting.html ?? fitting.plain)
            #expect(size <= Reply.mostBytes)
            #expect(fitting.plain.hasSuffix("…") == (fitting != reply))
            #expect(fitting.fitting == fitting)
        }
        let short: Reply = ["\(strong: "One")", "two & three"]
        #expect(short.fitting == short)
    }

    /// The bytes of a text as a string of JSON.
    private static func json(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { size, scalar in
            switch scalar {
            case "\"", "\\": size + 2
            case _ where scalar.value < 0x20: size + 6
            default: size + UTF8.width(scalar)
            }
        }
    }
}
