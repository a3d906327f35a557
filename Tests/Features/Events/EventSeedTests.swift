import Foundation
import GRDB
import TestKit
import Testing

@testable import Events

@Suite struct EventSeedTests {
    private struct Row: Equatable {
        let uid: String
        let sequence: Int
        let start: String?
    }

    private static func rows(_ db: Database) throws -> [Row] {
        try GRDB.Row.fetchAll(db, sql: "SELECT uid, sequence, local_start FROM events_event ORDER BY uid").map {
            Row(uid: $0[0], sequence: $0[1], start: $0[2])
        }
    }

    @Test func `Loading the seeds twice writes nothing more`() throws {
        let once = try SeededStore.read(seedsAt: Readers.now) { db, _ in try Self.rows(db) }
        let (twice, written) = try SeededStore.read(seedsAt: Readers.now, Readers.now) { (try Self.rows($0), $1) }
        #expect(once == twice)
        #expect(once.count == 18)
        #expect(written == [:])
    }

    @Test func `Loading the seeds again, whether dates have moved or not, uses up no number`() throws {
        let later = Readers.now + 30 * 86_400
        let last = try SeededStore.read(seedsAt: Readers.now, Readers.now, later) { db, _ in
            try Int.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'events_event'")
        }
        #expect(last == 18)
    }

    @Test func `Dates that move do so at each loading, and history stays where it is`() throws {
        let later = Readers.now + 30 * 86_400
        let before = try SeededStore.read(seedsAt: Readers.now) { db, _ in try Self.rows(db) }
        let (after, written) = try SeededStore.read(seedsAt: Readers.now, later) { (try Self.rows($0), $1) }
        #expect(written["events"] == 14)
        #expect(before.map(\.uid) == after.map(\.uid))
        for (old, new) in zip(before, after) {
            #expect(new.sequence == (old.start == new.start ? 0 : 1), "\(old.uid)")
            #expect(old.uid.hasPrefix("history") == (old.start == new.start), "\(old.uid)")
        }
    }
}
