import StewardCore
import Testing

@Suite struct PartsTests {
    @Test(arguments: [
        "", "one", "one\n\ntwo", "\none\n", "one\r\ntwo", "one\u{2028}two", "one\u{85}£5", "£5\ntwo – three", "\n",
    ])
    func `Lines are what stands between line breaks of any kind`(_ text: String) {
        #expect(text.lines() == text.split(whereSeparator: \.isNewline))
        #expect(
            text.lines(keepingEmpty: true)
                == text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline))
    }

    @Test func `A character stands in marks if it is one of them as a whole`() {
        #expect(Character(",").isOne(of: ".,"))
        #expect(Character("–").isOne(of: "-–"))
        #expect(Character("\u{37E}").isOne(of: ";"))
        #expect(!Character("a").isOne(of: ".,"))
        #expect(!Character(",\u{301}").isOne(of: ".,"))
        #expect(!Character("\r\n").isOne(of: "\n"))
    }

    @Test(arguments: [
        ("Organised by us", true), ("by the ORGANISERS", true), ("organ", false), ("", false), ("an órgani", false),
    ])
    func `Letters are found in a text, small or not`(_ text: String, _ areThere: Bool) {
        #expect(text.has(letters: "organi") == areThere)
    }

    @Test func `A dash between spaces is as good as a comma`() {
        #expect("Quiz - Leeds - 7-9pm".withoutDashes() == "Quiz,Leeds,7-9pm")
        #expect("Quiz, Leeds".withoutDashes() == "Quiz, Leeds")
    }
}
