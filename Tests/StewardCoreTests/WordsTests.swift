import Help
import StewardCore
import TestKit
import Testing

@Suite struct WordsTests {
    @Test(arguments: [
        ("", "", []),
        ("  \n\t ", "", []),
        ("  Hello,  World. ", "Hello,  World.", ["hello", "world"]),
        ("more\u{A0}please\u{202F}?", "more please ?", ["more", "please"]),
        ("“Ash’s” social", "\"Ash's\" social", ["ash's", "social"]),
        ("6pm – 8pm", "6pm - 8pm", ["6pm", "-", "8pm"]),
        ("！HELP", "!HELP", ["!help"]),
        ("ｑｕｉｚ， ７ｐｍ？", "quiz, 7pm?", ["quiz", "7pm"]),
        ("quizzes؟", "quizzes?", ["quizzes"]),
        ("leeds、\u{3000}york。", "leeds, york.", ["leeds", "york"]),
        ("＠room", "＠room", ["＠room"]),
        ("he\u{200B}lp\u{FEFF}", "help", ["help"]),
        ("(really) ‘now’!?", "(really) 'now'!?", ["really", "now"]),
        ("one\ntwo\r\nthree", "one\ntwo\r\nthree", ["one", "two", "three"]),
        ("... ( \" help", "... ( \" help", ["help"]),
    ])
    func `What a phone puts in is tidied away`(_ written: String, _ text: String, _ folded: [String]) {
        let words = Words(written)
        #expect(words.text == text)
        #expect(words.folded == folded)
        #expect(words.isEmpty == folded.isEmpty)
    }

    @Test(arguments: ["🏳️‍🌈 Pride social", "🏳️‍⚧️ vigil", "👩🏽‍🔧 workshop", "نامه‌ها"])
    func `Joined signs and scripts stay as they were written`(_ written: String) {
        #expect(Words(written).text == written)
    }

    @Test func `A sign counts as the same with and without the mark that colours it`() {
        #expect(Words("❤️").folded == Words("❤").folded)
        #expect(Words("help\u{FE0F}").folded == ["help"])
    }

    @Test func `What follows some words keeps its capitals, commas and line breaks`() {
        let words = Words("!picket Add, Example Trams,\nUnion")
        #expect(words.text(after: 2) == "Example Trams,\nUnion")
        #expect(words.text(after: 5) == "")
        #expect(words.text(after: 99) == "")
        #expect(words.dropFirst(1) == Words("Add, Example Trams,\nUnion"))
        #expect(words.dropFirst(0) == words)
        #expect(words.text(before: 2) == "!picket Add, ")
        #expect(words.text(before: 99) == words.text)
        #expect((0..<5).map { words.written($0) } == ["!picket", "Add,", "Example", "Trams,", "Union"])
        #expect(words.gap(after: 3) == "\n")
    }

    @Test func `Whatever is typed is read without a trap, and reading its tidied text again changes nothing`() {
        let table = CommandTable(Help(with: []).grammar.rules.map(\.entry))
        let samples = ["!help more", "! about", "> <@a:b> hi\n\n!commands", "yes please"]
        let lines = RandomLines(samples, seed: 3, count: 25_000)
        for line in Array(RandomStrings(seed: 4, count: 25_000)) + Array(lines) {
            let words = Words(line)
            guard Words(words.text) == words else {
                Issue.record("\(Self.scalars(line)) is read otherwise the second time")
                continue
            }
            for count in 0...min(3, words.folded.count)
            where words.dropFirst(count).folded != Array(words.folded.dropFirst(count)) {
                Issue.record("\(Self.scalars(line)) loses or gains words after \(count)")
            }
            guard case .command(let command) = CommandReader.read(.init(line), isDirect: true, knows: table.knows)
            else {
                continue
            }
            if let match = table.find(command), match.length > command.folded.count || match.length == 0 {
                Issue.record("\(Self.scalars(line)) is taken for a command of \(match.length) words")
            }
            _ = table.nearest(to: command)
        }
    }

    /// A line as its scalars, since some of them cannot be seen.
    private static func scalars(_ line: String) -> String {
        line.unicodeScalars.map { $0.escaped(asASCII: true) }.joined()
    }
}
