import Foundation
import GRDB
import MatrixProtocol
import Runtime
import SimulatedHomeserver
import StewardCore
import TestKit
import Testing
import Wiring

@testable import Store

/// A store of an earlier Steward in the hands of this one.
@Suite struct UpgradeTests {
    @Test func `It opens, is brought up to date, and answers`() async throws {
        try await inFolder { folder in
            let path = folder.appending(path: "store.sqlite").path()
            try EarlierStore.write(to: path)
            let store = try Store.open(.file(path), migrations: Wiring.migrations)
            try await store.write { db in
                let strays = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
                #expect(strays.isEmpty)
                let state = try String.fetchOne(db, sql: "PRAGMA integrity_check")
                #expect(state == "ok")
            }
            let stage = try await Stage(over: store, now: EarlierStore.now)
            for (speaker, question, answer) in Self.talk {
                let said = try await stage.say(question, as: speaker).map(\.plain).joined(separator: "\n")
                #expect(said.contains(answer), "\(question) is answered: \(said)")
            }
            let digest = try await stage.wait(until: EarlierStore.now + 86_400).map(\.plain).joined(separator: "\n")
            #expect(digest.contains("Example games"), "\(digest)")
            try store.close()
            let condition = try Store.examine(path, migrations: Wiring.migrations)
            #expect(condition == .upToDate)
        }
    }

    /// What is asked of it, by whom, and what the answer holds.
    private static let talk: [(LocalRoom.Speaker, String, String)] = [
        (LocalRoom.Speaker(role: .officer, isDirect: false), "yes", "Example dance"),
        (LocalRoom.Speaker(role: .officer, isDirect: true), "Sat 6 June 2-5pm", "Saturday 6 June 2026, 2pm to 5pm"),
        (LocalRoom.Speaker(role: .member, isDirect: true), "!area", "Leeds"),
        (LocalRoom.Speaker(role: .member, isDirect: false), "!events quiz", "Sat 21 March 8pm: Example quiz, Leeds"),
        (LocalRoom.Speaker(role: .member, isDirect: false), "!events history", "Example founding meeting"),
        (LocalRoom.Speaker(role: .member, isDirect: false), "!event 7", "every month on the 2nd Tuesday"),
        (LocalRoom.Speaker(role: .member, isDirect: false), "!event 8", "the weather"),
        (LocalRoom.Speaker(role: .member, isDirect: false), "!picket 2", "Example Trams"),
        (LocalRoom.Speaker(role: .member, isDirect: true), "!speaker 1", "An example bus driver and rep from Leeds"),
        (LocalRoom.Speaker(role: .member, isDirect: true), "!events near LS1 4DY", "Example quiz"),
        (LocalRoom.Speaker(role: .officer, isDirect: false), "!subscriptions", "pickets and socials around Leeds"),
        (LocalRoom.Speaker(role: .officer, isDirect: false), "!digest", "Monday at 9am"),
        (LocalRoom.Speaker(role: .officer, isDirect: false), "!unskip 7 14 April", "Tue 14 April"),
        (LocalRoom.Speaker(role: .officer, isDirect: true), "!approve 1", "Example walk"),
    ]

    @Test func `What waited to be sent is sent`() async throws {
        try await RunningDaemon.prepare { steward in
            try EarlierStore.write(
                to: steward.storePath,
                naming: [
                    "!members:local": steward.room.rawValue, "!officers:local": steward.officersRoom.rawValue,
                    "@member:local": steward.member.rawValue, "@officer:local": steward.officer.rawValue,
                    "@steward:local": steward.bot.rawValue,
                ])
            steward.clock.set(EarlierStore.now)
            try await steward.live {
                try await steward.server.wait { server in
                    let said = server.timeline(steward.room).compactMap(\.body)
                    return said.contains("An answer that waits.") && said.contains("A post that waits.")
                }
            }
        }
    }

    @Test func `Each step is taken over rows of the time before it`() throws {
        let all = CoreSchema.migrations + Wiring.migrations
        let taken = try EarlierStore.steps()
        #expect(Set(taken).isSubset(of: all.map(\.name)))
        // A store takes what is new to it after what it has taken already.
        let steps = all.filter { taken.contains($0.name) } + all.filter { !taken.contains($0.name) }
        for count in 1..<taken.count {
            let queue = try DatabaseQueue()
            try Schema(Array(steps.prefix(count))).bringUpToDate(queue, copyingTo: nil)
            let before = try queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA foreign_keys = OFF")
                try EarlierStore.copy(into: db)
                try db.execute(sql: "PRAGMA foreign_keys = ON")
                return try rows(db)
            }
            for (table, rows) in before where table != "sync_position" {
                #expect(rows > 0, "\(table) is empty after \(steps[count - 1].name)")
            }
            for next in count..<steps.count {
                try Schema(Array(steps.prefix(next + 1))).bringUpToDate(queue, copyingTo: nil)
            }
            try queue.read { db in
                let after = try rows(db)
                for (table, rows) in before where after[table] != nil {
                    #expect(after[table] == rows, "\(table) has lost rows after \(steps[count - 1].name)")
                }
                let strays = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
                #expect(strays.isEmpty, "\(steps[count - 1].name)")
            }
        }
    }

    private func rows(_ db: Database) throws -> [String: Int] {
        let tables = try EarlierStore.tables(db)
        return try Dictionary(
            uniqueKeysWithValues: tables.map { table in
                (table, try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0)
            })
    }

    private func inFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "steward-upgrade-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder)
    }
}
