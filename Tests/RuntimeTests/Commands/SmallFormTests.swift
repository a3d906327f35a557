import FeatureKit
import Foundation
import Runtime
import StewardCore
import Store
import TestKit
import Testing
import Wiring

/// A form of three questions, which says nothing but what it asks.
@Suite struct SmallFormTests {
    /// 10:00 on Monday 1 June 2026 in London.
    private static let now = Date(timeIntervalSince1970: 1_780_304_400)
    private static let features = FeatureSet([Stalls()])
    private static let beginning = """
        I ask 3 short questions and show you the whole before anything is booked. Type back for the question before, or \
        stop to drop it all. You have a day for each.
        Question 1 of 3: What is your stall called?
        """
    private static let table = "Question 2 of 3: Which table do you need?\n1. small\n2. large"
    private static let note = "Question 3 of 3: What else do you need?\nFor example a socket, or skip."
    private static let paused = """
        My questions about a stall for Bike repair are paused: type continue to go on with them, and then your answer, or \
        stop to drop them.
        """

    /// What somebody types in a direct message, and what is answered, one start of Steward after the other.
    private static let starts: [[(line: String, answer: String)]] = [
        [
            ("!stall", beginning),
            (
                "skip",
                "A stall needs a name, so this question cannot be skipped.\nQuestion 1 of 3: What is your stall called?"
            ),
            ("tables", "Is \"tables\" what it is called? Type yes or no, or !tables for the command."),
            ("Bike repair", "Noted: Bike repair\n\(table)"),
        ],
        [
            ("huge", "There are small and large ones: type \"1\" or \"2\".\n\(table)"),
            (
                "tables",
                "Paused: a stall for Bike repair. To go on with it, type continue afterwards.\nThere are 2 kinds."
            ),
            ("skip", paused), ("back", paused), ("2", paused),
        ],
        [
            ("continue", "Going on with a stall for Bike repair.\n\(table)"),
            ("2", "Noted: large\n\(note)"),
            ("back", "\(table)\nNow: large. Type the new one, or skip to keep it."),
            ("keep", note),
            ("change the name to Bike kitchen", "Noted: Bike kitchen\n\(note)"),
            ("change name Change table", "Noted: Change table\n\(note)"),
            ("skip", "Book this?\nChange table, large table"),
        ],
        [
            (
                "change",
                "Write what to change and to what, for example change name Bike repair: name, table or note.\n" + stays
            ),
            ("change note", "Write the new one after it, for example change note a socket.\n" + stays),
            ("change table huge", "There are small and large ones: type \"1\" or \"2\".\n" + stays),
            ("change table small", "Book this?\nChange table, small table"),
            (
                "skip",
                """
                I did not take that, and nothing is changed. Tap ✅ or ❌, or type yes to book it as I read it back (a stall \
                for Change table), no to drop it, or what to change, for example change name Bike repair.
                """
            ),
            ("tables", "Paused: booking Change table. To go on with it, type continue afterwards.\nThere are 2 kinds."),
            ("continue", "Going on with booking Change table.\nBook this?\nChange table, small table"),
            ("yes", "Booked: Change table\nIt has a small table."),
            ("continue", "There is nothing here to go on with. Type !help to see what I can do."),
            ("!stall", beginning), ("stop", "Dropped: nothing was booked."),
        ],
    ]
    private static let stays = "Nothing is changed: yes still books it as I read it back last, and no drops it."

    @Test func `It is asked, paused, gone on with, changed, read back and done across restarts`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "steward-form-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (start, lines) in Self.starts.enumerated() {
            let store = try Store.open(
                .file(folder.appending(path: "steward.sqlite").path()), migrations: Wiring.migrations)
            let now = Self.now + TimeInterval(start * 60)
            let stage = try await Stage(over: store, now: now, features: Self.features)
            for (line, answer) in lines { #expect(try await Self.say(line, stage) == answer, "\(line)") }
            try store.close()
        }
    }

    @Test func `Begun in a room it is asked directly, and a day without an answer ends it`() async throws {
        let store = try Store.open(.memory, migrations: Wiring.migrations)
        let stage = try await Stage(over: store, now: Self.now, features: Self.features)
        let said = try await stage.say("!stall", as: LocalRoom.Speaker(role: .member, isDirect: false))
        #expect(said.map(\.plain) == [Self.beginning, "I ask you in a direct message."])
        #expect(try await Self.say("Bike repair", stage) == "Noted: Bike repair\n\(Self.table)")
        _ = try await stage.wait(until: Self.now + 86_399)
        #expect(try await Self.say("small", stage) == "Noted: small\n\(Self.note)")
        _ = try await stage.wait(until: Self.now + 2 * 86_400)
        #expect(try await Self.say("skip", stage).hasPrefix("I did not get that"))
    }

    private static func say(_ line: String, _ stage: Stage) async throws -> String {
        try await stage.say(line, as: LocalRoom.Speaker(role: .member, isDirect: true)).map(\.plain)
            .joined(separator: "\n")
    }
}

/// Stalls at a fair.
private struct Stalls: Feature {
    enum Command {
        case stall, tables
    }

    struct Stall: FormDraft {
        var name: String?
        var table: String?
        var note: String?
    }

    static let name = "stalls"

    let grammar = Grammar<Command>([
        .init(CommandEntry("stall", summary: "", example: "!stall")) { _, _ in .stall },
        .init(CommandEntry("tables", summary: "", example: "!tables")) { _, _ in .tables },
    ])

    var forms: [any AskedForm] { [Self.form] }

    func handle(_ command: Command, _ turn: Turn) throws -> [Effect] {
        switch command {
        case .stall: try Self.form.begin(turn)
        case .tables: [.reply("There are \(Self.tables.count) kinds.")]
        }
    }

    private static let tables = ["small", "large"]

    private static let form = Form<Stall>(
        "stall", .init("book", "books", "booked"), by: .anyone,
        [
            .init(
                ["name"], "What is your stall called?", example: "Bike repair", need: "A stall needs a name",
                takes: .any("what it is called"), answer: { $0.name }
            ) { words, stall, _ in stall.name = words.text },
            .init(
                ["table", "size"], "Which table do you need?", example: "large", need: "A stall needs a table",
                hint: { _ in ["1. small", "2. large"] }, answer: { $0.table }
            ) { words, stall, _ in
                guard
                    let table = tables.enumerated().first(where: {
                        words.folded == ["\($0 + 1)"] || words.folded == [$1]
                    })
                else { throw Refusal(["There are small and large ones: type \"1\" or \"2\"."]) }
                stall.table = table.element
            },
            .init(
                ["note"], "What else do you need?", example: "a socket",
                hint: { _ in ["For example a socket, or \(code: "skip")."] }, answer: { $0.note }
            ) { words, stall, _ in stall.note = words.text },
        ],
        about: { "a stall for \($0.name ?? "somebody")" },
        readBack: { stall, _ in
            let words = ["\(stall.name ?? ""), \(stall.table ?? "") table", stall.note].compactMap { $0 }
            return (["Book this?"] + Reply(words.map { "\($0)" }), Deed("booking", "Booked", stall.name ?? ""))
        },
        done: { stall, _ in [.reply("It has a \(stall.table ?? "") table.")] })
}
