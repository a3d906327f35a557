import Foundation
import StewardCore
import Testing

@Suite struct CommandReaderTests {
    private static let table = CommandTable([
        CommandEntry("images", summary: "", example: "!images"),
        CommandEntry("picket", aliases: ["picket line"], summary: "", example: "!picket"),
        CommandEntry("picket add", aliases: ["pickets new"], summary: "", example: "!picket add"),
    ])

    @Test(arguments: [
        ("!help", "help"),
        ("! help", "help"),
        ("  !HELP  More ", "HELP  More"),
        ("！help", "help"),
        ("!help\u{A0}more", "help more"),
        ("!picket add “Example’s”", "picket add \"Example's\""),
        ("> <@ash:example.org> !about\n> and so on\n\n!help", "help"),
        ("> quoted\n>\n> more\n\n! help", "help"),
        ("!événements", "événements"),
    ])
    func `A mark and a letter make a command`(_ body: String, _ command: String) {
        #expect(read(body) == .command(Words(command)))
    }

    @Test(arguments: [
        "help", "!", "!!", "!?", "! 5", "!5 pints", "Oh no!", "hello !help", "> <@ash:example.org> !help", "> !help\n>",
        "", "* !help", "!\u{301}help",
    ])
    func `Anything else is talk`(_ body: String) {
        guard case .talk = read(body) else {
            Issue.record("\(body) is taken for a command")
            return
        }
    }

    @Test(arguments: [
        ("picket leeds", true), ("Picket", true), ("images", true), ("imagesx", false), ("leeds picket", false),
        ("", false),
    ])
    func `In a direct message a command's own word is enough`(_ body: String, _ isCommand: Bool) {
        let command = CommandReader.Reading.command(Words(body))
        #expect(read(body, isDirect: true) == (isCommand ? command : .talk(Words(body))))
        #expect(read(body) == .talk(Words(body)))
    }

    private func read(_ body: String, isDirect: Bool = false) -> CommandReader.Reading {
        CommandReader.read(CommandReader.Said(body), isDirect: isDirect, knows: Self.table.knows)
    }

    @Test(arguments: ["help", "", "hello !help", "\u{200B} no", "> <@ash:example.org> !help", "> !a\n> !b"])
    func `In a room that waits for no answer, talk is not read`(_ body: String) {
        let said = CommandReader.Said(body)
        #expect(CommandReader.read(said, isDirect: false, isAwaited: false, knows: Self.table.knows) == .unread)
    }

    @Test(arguments: ["", "> <@ash:example.org> !about\n"])
    func `Of a message of any length no more is read than an answer may have, and its length is known`(
        _ fallback: String
    ) {
        let said = CommandReader.Said(fallback + "!help " + String(repeating: "é.", count: 20_000))
        #expect(said.bytes == 60_006)
        #expect(said.beginning.utf8.count == CommandEntry.longestForm)
        let steps = Work.steps { _ = CommandReader.read(said, isDirect: true, knows: Self.table.knows) }
        #expect((1...3 * CommandEntry.longestForm).contains(steps), "\(steps)")
    }

    @Test(arguments: [
        ("picket", 1, 1), ("picket leeds", 1, 1), ("picket add x", 2, 2), ("PICKET ADD, x", 2, 2),
        ("picket line 3", 1, 2), ("pickets new x", 2, 2), ("picket addx", 1, 1), ("images.", 0, 1),
    ])
    func `The longest words that a line begins with win`(_ line: String, _ index: Int, _ length: Int) throws {
        let match = try #require(Self.table.find(Words(line)))
        #expect(match.index == index)
        #expect(match.length == length)
    }

    @Test(arguments: ["imagesx", "image", "pickets", "add picket", ""])
    func `A word counts whole or not at all`(_ line: String) {
        #expect(Self.table.find(Words(line)) == nil)
    }

    @Test func `The nearest first word is found for a slip, and none for another word`() {
        #expect(Self.table.nearest(to: Words("imagse please")) == "images")
        #expect(Self.table.nearest(to: Words("frobnicate")) == nil)
        #expect(Self.table.nearest(to: Words("")) == nil)
    }

    @Test func `A grammar reads a whole line into the feature's own value or refuses it`() throws {
        let grammar = Grammar<Int>([
            .init(CommandEntry("count", arguments: "number", summary: "", example: "!count 3")) {
                words, _ throws(Refusal) in
                guard let number = Int(words.text) else { throw Refusal("What number?") }
                return number
            }
        ])
        #expect(try grammar.read("count 3", at: .now) == 3)
        #expect(try grammar.read("account 3", at: .now) == nil)
        #expect(throws: Refusal("What number?")) { try grammar.read("count me in", at: .now) }
        #expect(grammar.rules.map(\.entry.form) == ["!count number"])
    }
}
