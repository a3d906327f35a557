import StewardCore
import TestKit
import Testing

@Suite struct FormatCharactersTests {
    @Test(arguments: [
        "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}", "\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}",
        "\u{AD}", "\u{61C}", "\u{180E}", "\u{200B}", "\u{200E}", "\u{200F}", "\u{2060}", "\u{2063}", "\u{206A}",
        "\u{FEFF}", "\u{FFF9}", "\u{110BD}", "\u{1D173}", "\u{E0001}", "\u{E0041}", "\u{E007F}", "\u{34F}", "\u{3164}",
        "\u{0}", "\u{7}", "\u{7F}", "\u{9B}", "\u{FE00}", "\u{200D}", "\u{200C}", "\u{FE0F}",
    ])
    func `What nobody sees is taken out`(_ mark: String) {
        #expect("a\(mark)b \(mark)".withoutFormatCharacters == "ab ")
        #expect("\(mark)".withoutFormatCharacters == "")
        #expect(Words("!he\(mark)lp \(mark)").text == "!help")
    }

    @Test(arguments: [
        "🏳️‍🌈", "🏳️‍⚧️", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🏴‍☠️", "👩🏽‍🔧", "👨‍👩‍👧‍👦", "❤️", "☎︎", "1️⃣", "🇬🇧", "نامه‌ها", "क्‍ष", "Zoë\ncafe\u{301}\tx",
    ])
    func `What holds a sign together stays`(_ sign: String) {
        #expect(sign.withoutFormatCharacters == sign)
        #expect("So \(sign) so".withoutFormatCharacters == "So \(sign) so")
    }

    @Test func `Tags that are no flag are taken out, so that nothing is hidden behind one`() {
        let hidden = "yes".unicodeScalars.compactMap { Unicode.Scalar(0xE0000 + $0.value) }.map { String($0) }.joined()
        #expect("a\(hidden)".withoutFormatCharacters == "a")
        #expect("🏴\(hidden)".withoutFormatCharacters == "🏴")
        #expect("🏴\(hidden)\(hidden)\(hidden)\u{E007F}".withoutFormatCharacters == "🏴")
        #expect("🏳\(hidden)\u{E007F}".withoutFormatCharacters == "🏳")
    }

    @Test func `Thirty marks in a row stay on a letter`() {
        let text = "e" + String(repeating: "\u{301}", count: 25_000) + "x\u{301}"
        #expect(text.withoutFormatCharacters.unicodeScalars.count == 33)
    }

    @Test func `Of all signs those go that Unicode calls format, ignorable or control, and no other`() {
        let all = (UInt32(0)...0x2FFFF).lazy.compactMap(Unicode.Scalar.init)
        let wrong = all.filter { sign in
            let (category, properties) = (sign.properties.generalCategory, sign.properties)
            let isHidden =
                category == .format || properties.isDefaultIgnorableCodePoint
                || category == .control && !properties.isWhitespace
            return String(Character(sign)).withoutFormatCharacters.isEmpty != isHidden
        }
        #expect(wrong.map { String($0.value, radix: 16) } == [])
    }

    @Test func `So it is for Latin letters with their marks, which are known by their numbers`() {
        let marks = { (count: Int) in "e" + String(repeating: "\u{301}", count: count) }
        #expect(marks(30).withoutFormatCharacters == marks(30))
        #expect(marks(31).withoutFormatCharacters == marks(30))
        #expect("Bràigh’s café – £5…".withoutFormatCharacters == "Bràigh’s café – £5…")
        #expect("caf\u{AD}é".withoutFormatCharacters == "café")
    }

    @Test func `Of any text, taking out twice is taking out once, and no embedding, override or isolate is left`() {
        let marks = [
            "\u{202E}", "\u{2066}", "\u{200D}", "\u{FE0F}", "🏴", "\u{E0067}", "\u{E007F}", "👩", "\u{301}", "\u{200C}",
        ]
        for (index, line) in RandomStrings(seed: 23, count: 20_000).enumerated() {
            let text = line.map { "\($0)" + marks[(index + Int($0.unicodeScalars.first?.value ?? 0)) % marks.count] }
                .joined()
            let once = text.withoutFormatCharacters
            let left = once.unicodeScalars.filter {
                (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
            }
            guard once.withoutFormatCharacters == once, left.isEmpty else {
                Issue.record("\(text.unicodeScalars.map { $0.escaped(asASCII: true) }.joined())")
                continue
            }
        }
    }
}
