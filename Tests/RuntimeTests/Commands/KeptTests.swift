import FeatureKit
import Foundation
import GRDB
import MatrixProtocol
import Runtime
import StewardCore
import Store
import TestKit
import Testing
import Wiring

/// What is kept about people and rooms: all of it has an owner and a time, and can be shown and forgotten.
@Suite struct KeptTests {
    private static let now = Date(timeIntervalSince1970: 1_780_308_000)

    @Test func `Every column that is named for a person or a room, or holds the id of one, is declared`() async throws {
        let stage = try await filled()
        let declared = Dictionary(
            uniqueKeysWithValues: Wiring.keeping.tables.map { ($0.table, Set($0.people + $0.rooms + $0.mixed)) })
        try await stage.store.read { db in
            let tables = try Self.tables(db)
            var found = 0
            for table in tables {
                for column in try db.columns(in: table) where column.type == "TEXT" {
                    let names =
                        /user|sender|member$|person|room_id|address|mentions|successor|predecessor|direct|contact/
                    let holds =
                        try Bool.fetchOne(
                            db,
                            sql: """
                                SELECT EXISTS (SELECT * FROM \(table)
                                    WHERE \(column.name) LIKE '%@%:local%' OR \(column.name) LIKE '%!%:local%')
                                """) ?? false
                    guard holds || column.name.contains(names) else { continue }
                    found += 1
                    #expect(
                        declared[table]?.contains(column.name) == true,
                        "\(table).\(column.name) is in no declaration of what is kept")
                }
            }
            #expect(found > 20)
            for (table, columns) in declared {
                let all = try Set(db.columns(in: table).map(\.name))
                #expect(columns.isSubset(of: all), "\(table) has no \(columns.subtracting(all))")
            }
        }
    }

    @Test func `Forgetting somebody leaves their id in no table, and keeps what is others'`() async throws {
        let stage = try await filled()
        let direct = LocalRoom.Speaker(role: .member, isDirect: true)
        let before = try await rows(naming: "@officer:local", stage.store)
        let mine = try await rows(naming: "@member:local", stage.store)
        #expect(Set(mine.map(\.table)).isSuperset(of: ["person", "inbox", "room", "announcing_suggestion"]))
        let question = try await stage.say("!forget me", as: direct).map(\.plain).joined(separator: "\n")
        #expect(question.contains("Example picnic"))
        #expect(question.contains("Shall I forget you?"))
        _ = try await stage.say("no", as: direct)
        #expect(try await rows(naming: "@member:local", stage.store).contains { $0.table == "person" })
        _ = try await stage.say("!forget me", as: direct)
        let answer = try await stage.say("yes", as: direct).map(\.plain).joined(separator: "\n")
        #expect(answer.contains("I have forgotten you"))
        _ = try await stage.wait(until: Self.now + 180)
        #expect(try await rows(naming: "@member:local", stage.store) == [])
        #expect(try await rows(naming: "@officer:local", stage.store).count == before.count)
        let handled = try await stage.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM inbox") }
        // Nothing is answered a second time.
        #expect(handled ?? 0 > 8)
        let data = try await stage.say("!mydata", as: direct).map(\.plain).joined(separator: "\n")
        #expect(!data.contains("Leeds") && !data.contains("picnic"))
    }

    @Test func `What must stay is said, with why and how long`() async throws {
        let stage = try await filled()
        let officer = LocalRoom.Speaker(role: .officer, isDirect: true)
        var said = try await stage.say("!forget me", as: officer).map(\.plain).joined(separator: "\n")
        if said.contains("Shall I") { said = try await stage.say("yes", as: officer).map(\.plain).joined() }
        #expect(said.contains("That you are in an officers' room: as long as you are in it."))
        #expect(try await stage.say("!announce", as: officer).contains { !$0.plain.contains("is for officers") })
    }

    @Test func `What is kept is shown to those whom it is about, and to nobody in a room`() async throws {
        let stage = try await filled()
        let member = LocalRoom.Speaker(role: .member, isDirect: true)
        let data = try await stage.say("!mydata", as: member).map(\.plain).joined(separator: "\n")
        for words in [
            "Your area: Leeds", "What you suggested: Example picnic", "What you did last",
        ] {
            #expect(data.contains(words), "\(data)")
        }
        // How long a question waits is the same for all, be it one to another officer.
        let others = data.split(separator: "\n").filter { !$0.hasPrefix("- What you have begun") }
        #expect(!others.contains { $0.contains("officer") })
        for line in ["!mydata", "!forget me"] {
            let said = try await stage.say(line, as: LocalRoom.Speaker(role: .member, isDirect: false))
            #expect(said.map(\.plain) == ["Send me a direct message for that, to keep it between us."])
        }
        let after = try await stage.say("!area", as: member).map(\.plain).joined()
        #expect(after.contains("Leeds"))
    }

    @Test func `!about and the guide tell all of it`() async throws {
        let stage = try await filled()
        let about = try await stage.say("!about", as: LocalRoom.Speaker(role: .member, isDirect: true))
            .map(\.plain).joined(separator: "\n")
        let short = try await stage.say("!about", as: LocalRoom.Speaker(role: .member, isDirect: false))
            .map(\.plain).joined(separator: "\n")
        let guide = try String(contentsOf: Self.guide, encoding: .utf8)
        for kept in Wiring.keeping.tables {
            guard let what = kept.whole else {
                #expect(kept.people.isEmpty, "\(kept.table) names people, who are not told what it is")
                continue
            }
            let line = "\(what.prefix(1).uppercased() + what.dropFirst()): \(kept.time)."
            #expect(about.contains(line), "\(kept.table)")
            #expect(short.lowercased().contains(kept.what?.lowercased() ?? "nothing"), "\(kept.table)")
            #expect(guide.contains("- " + line + "\n"), "docs/guide/members.md lacks: \(line)")
        }
        #expect(about.contains("28 days") && guide.contains("28 days"))
        #expect(about.count < 1600)
        #expect(short.split(separator: "\n").count <= 10 && short.count < 900)
        #expect(short.contains("28 days") && short.contains("In a direct message !about says for how long"))
    }

    @Test func `What was deleted stands in no byte of any file of the store's folder`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "steward-bytes-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try Store.open(
            .file(folder.appending(path: "steward.sqlite").path()), migrations: Wiring.migrations)
        try await Stage.seed(store, at: Self.now)
        let stage = try await Stage(over: store, now: Self.now)
        let officer = LocalRoom.Speaker(role: .officer, isDirect: false)
        let other = LocalRoom.Speaker(role: .officer, isDirect: false, name: "bo")
        let member = LocalRoom.Speaker(role: .member, isDirect: true)
        let talk: [(LocalRoom.Speaker, String)] = [
            (officer, "!announce social Zyzzyva supper, next Sat 2-5pm, Quagga Hall, Leeds. Bring a marimba"),
            (officer, "yes"), (officer, "!edit 1 title Zyzzyva breakfast"),
            (member, "!suggest social Xylograph walk, next Sat 2-5pm, Okapi Park, Leeds"), (member, "yes"),
            (other, "!decline 1 because of Kumquat"), (member, "!area LL99"), (member, "!area forget"),
            (other, "!picket add Jackalope Buses, Example Union, Dodo Street, Leeds, tomorrow 6-9am"),
            (other, "yes"), (officer, "!subscribe wrexham"), (officer, "!unsubscribe 1"),
            (member, "!events near wrexham"),
            (member, "!help Bandersnatch"),
        ]
        for (speaker, line) in talk { _ = try await stage.say(line, as: speaker) }
        let number = try await store.read {
            try Int.fetchOne($0, sql: "SELECT max(number) FROM events_event WHERE title LIKE '%Zyzzyva%'")
        }
        #expect(number != nil)
        for place in ["Zyzzyva", "Quagga", "marimba"] { #expect(try Self.files(in: folder, holding: place) != []) }
        for _ in 0..<4 { _ = try await stage.say("!undo", as: officer) }
        _ = try await stage.say("!forget me", as: member)
        _ = try await stage.say("yes", as: member)
        // Questions lapse, picket lines end, handled commands go.
        _ = try await stage.wait(until: Self.now + 20 * 86_400)
        let left = try await store.read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM events_event WHERE title LIKE '%Zyzzyva%'")
        }
        #expect(left == 0)
        #expect(try await store.overwriteDeleted())
        let words = [
            "Zyzzyva", "zyzzyva", "Quagga", "marimba", "Xylograph", "Okapi", "Kumquat", "LL99", "Jackalope", "Dodo",
            "Bandersnatch", "@member:local",
        ]
        for word in words {
            let files = try Self.files(in: folder, holding: word)
            #expect(files == [], "\(word)")
        }
    }

    @Test func `A draft and a question go when their time is over, and what a yes was asked for a day later`()
        async throws
    {
        let stage = try await Stage(now: Self.now)
        func left() async throws -> [String] {
            try await stage.store.read {
                try String.fetchAll(
                    $0,
                    sql: "SELECT kind || ' ' || doing || ' ' || done || ' ' || payload FROM continuation ORDER BY kind")
            }
        }
        for (speaker, line) in [
            (LocalRoom.Speaker(role: .officer, isDirect: true), "!announce"),
            (LocalRoom.Speaker(role: .officer, isDirect: true), "Zyzzyva supper"),
            (LocalRoom.Speaker(role: .officer, isDirect: false), "!announce social Quagga tea, Sat 27 June 3pm, Leeds"),
            (
                LocalRoom.Speaker(role: .officer, isDirect: false, otherRoom: "leeds"),
                "!announce social Okapi tea, Sat 27 June 7, Leeds"
            ),
        ] {
            _ = try await stage.say(line, as: speaker)
        }
        _ = try await stage.wait(until: Self.now + 1799)
        let all = try await left()
        #expect(all.count == 3 && all[0].hasPrefix("form") && all[1].hasPrefix("word"), "\(all)")
        for (row, word) in zip(all, ["Zyzzyva", "Okapi", "Quagga"]) { #expect(row.contains(word), "\(row)") }
        _ = try await stage.wait(until: Self.now + 1800)
        #expect(try await left() == [all[0], "yesOrNo announcing Quagga tea, Sat 27 June  null"])
        _ = try await stage.wait(until: Self.now + 86_400)
        #expect(try await left() == ["yesOrNo announcing Quagga tea, Sat 27 June  null"])
        _ = try await stage.wait(until: Self.now + 86_400 + 1800)
        #expect(try await left() == [])
    }

    @Test func `A question that a newer command closes keeps nothing of what was to be done`() async throws {
        let stage = try await Stage(now: Self.now)
        let officer = LocalRoom.Speaker(role: .officer, isDirect: false)
        for (line, left) in [
            ("!announce social Quagga tea, Sat 27 June 3pm, Leeds", ["1 null "]),
            ("!announce social Okapi tea, Sat 27 June 7, Leeds", []),
        ] {
            _ = try await stage.say(line, as: officer)
            _ = try await stage.say("!help", as: officer)
            _ = try await stage.wait(until: Self.now)
            let rows = try await stage.store.read {
                try String.fetchAll(
                    $0, sql: "SELECT is_closed || ' ' || payload || ' ' || done FROM continuation WHERE word = 'answer'"
                )
            }
            #expect(rows == left, "\(line)")
        }
    }

    @Test func `What a room was sent is counted until the next night`() async throws {
        let stage = try await Stage(now: Self.now)
        let officer = LocalRoom.Speaker(role: .officer, isDirect: false)
        _ = try await stage.say(
            "!subscribe", as: LocalRoom.Speaker(role: .officer, isDirect: false, otherRoom: "leeds"))
        _ = try await stage.say("!announce social Example tea, Sat 27 June 3pm, Leeds", as: officer)
        _ = try await stage.say("yes", as: officer)
        func counted() async throws -> Int? {
            try await stage.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM publishing_post") }
        }
        _ = try await stage.wait(until: Self.now + 12 * 3600)
        #expect(try await counted() == 1)
        _ = try await stage.wait(until: Self.now + 17 * 3600)
        #expect(try await counted() == 0)
    }

    @Test func `The copy from before an upgrade goes after a week`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "steward-copies-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "steward.sqlite").path()
        let store = try Store.open(.file(path), migrations: Wiring.migrations)
        let copy = path + ".before-upgrade"
        try Data("copy".utf8).write(to: URL(filePath: copy))
        try store.deleteOldCopies(at: Date() + 6 * 86_400)
        #expect(FileManager.default.fileExists(atPath: copy))
        try store.deleteOldCopies(at: Date() + 8 * 86_400)
        #expect(!FileManager.default.fileExists(atPath: copy))
        #expect(FileManager.default.fileExists(atPath: path))
    }

    // MARK: The store

    private static let guide = URL(filePath: #filePath).appending(path: "../../../../docs/guide/members.md")
        .standardized

    private static func files(in folder: URL, holding word: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path()).filter { name in
            try Data(contentsOf: folder.appending(path: name)).range(of: Data(word.utf8)) != nil
        }
    }

    /// A store in which a member and an officer have done a bit of everything.
    private func filled() async throws -> Stage {
        let stage = try await Stage(now: Self.now)
        let (officer, member) = (Role.officer, Role.member)
        let talk: [(Role, Bool, String)] = [
            (member, true, "!area leeds"), (member, true, "!events history"), (member, false, "!events history"),
            (member, true, "!suggest social Example picnic, next Sat 2-5pm, Example Park, Leeds"),
            (member, true, "yes"),
            (officer, false, "!subscribe"), (officer, false, "!digest monday 9am"), (officer, false, "!pin on"),
            (officer, false, "!budget 1 a day"), (officer, true, "!announce"),
            (officer, false, "!announce social Example tea, next Sat 2-5pm, Example Hall, Leeds"),
            (officer, false, "yes"),
            (officer, false, "!announce social Example quiz, next Sun 2-5pm, Example Hall, Leeds"),
            (officer, false, "yes"),
        ]
        for (role, isDirect, line) in talk {
            _ = try await stage.say(line, as: LocalRoom.Speaker(role: role, isDirect: isDirect))
        }
        return stage
    }

    private struct Named: Equatable {
        let table: String
        let row: String
    }

    /// All rows of all tables that hold `id` in any column.
    private func rows(naming id: String, _ store: Store) async throws -> [Named] {
        try await store.read { db in
            try Self.tables(db).flatMap { table in
                let columns = try db.columns(in: table).filter { $0.type == "TEXT" }.map(\.name)
                if columns.isEmpty { return [Named]() }
                let condition = columns.map { "\($0) LIKE '%' || :id || '%'" }.joined(separator: " OR ")
                return try Row.fetchAll(db, sql: "SELECT * FROM \(table) WHERE \(condition)", arguments: ["id": id])
                    .map { Named(table: table, row: $0.description) }
            }
        }
    }

    private static func tables(_ db: Database) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
                    AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'events_text%' AND name NOT LIKE 'grdb%'
                """)
    }
}
