import FeatureKit
import Foundation
import GRDB
import Runtime
import Seeding
import StewardCore
import Store
import TestKit
import Testing

@testable import Speakers

@Suite struct SpeakerStoreTests {
    private static let gazetteer = Result { try Stage.gazetteer() }
    private let speakers: Speakers
    private let store: Store

    init() throws {
        speakers = Speakers(try Self.gazetteer.get())
        store = try Store.open(.memory, migrations: RegisterSchema.migrations + Speakers.migrations)
        try store.writeNow { _ = try AreaRegister.seed(from: SeedFolder(path: Stage.seeds), $0) }
    }

    @Test func `Loading twice changes nothing`() throws {
        try store.writeNow { db in
            let seeds = SeedFolder(path: Stage.seeds)
            let first = try load(seeds, db)
            let before = try SpeakerStore.all(db)
            let second = try load(seeds, db)
            let after = try SpeakerStore.all(db)
            #expect(first == 6)
            #expect(second == 0)
            #expect(after == before)
        }
    }

    @Test func `Only those who have agreed are kept, and who takes it back is gone at once`() throws {
        try store.writeNow { db in
            _ = try load(
                People([Person("one", listed: true), Person("two", listed: true), Person("three", listed: false)]), db)
            let before = try uids(db)
            let changes = try load(
                People([Person("one", listed: false), Person("three", listed: true)]), db)
            #expect(before == ["one", "two"])
            #expect(try uids(db) == ["three"])
            #expect(changes == 3)
        }
    }

    @Test func `A number is never given to somebody else`() throws {
        try store.writeNow { db in
            _ = try load(People([Person("one", listed: true), Person("two", listed: true)]), db)
            _ = try load(People([Person("one", listed: true), Person("two", listed: false)]), db)
            _ = try load(People([Person("one", listed: true), Person("three", listed: true)]), db)
            #expect(try SpeakerStore.all(db).map(\.number) == [1, 3])
        }
    }

    @Test func `A file without speakers changes nothing`() throws {
        try store.writeNow { db in
            _ = try load(People([Person("one", listed: true)]), db)
            #expect(try load(People(nil), db) == 0)
            #expect(try uids(db) == ["one"])
            #expect(try load(People([]), db) == 1)
            #expect(try uids(db) == [])
        }
    }

    @Test func `A speaker from nowhere is refused in one sentence`() throws {
        try store.writeNow { db in
            let problem = #expect(throws: SeedProblem.self) {
                try load(People([Person("one", listed: true, place: "Atlantis")]), db)
            }
            #expect(
                problem?.description
                    == "The file speakers.yaml cannot be used: one is in Atlantis, which is not in the list of places.")
        }
    }

    @Test func `More speakers than fit on a phone come eight at a time`() async throws {
        let stage = try await Stage(now: Date(timeIntervalSince1970: 1_772_445_600))
        try stage.store.writeNow { db in
            _ = try load(People((1...11).map { Person("person-\($0)", listed: true) }), db)
        }
        let member = LocalRoom.Speaker(role: .member, isDirect: false)
        let pages = try await [stage.say("!speakers", as: member), stage.say("!more", as: member)]
            .map { $0.map(\.plain).joined().split(separator: "\n") }
        #expect(pages[0].filter { $0.contains("Example") }.count == 8)
        #expect(pages[0].contains("3 more: type !more."))
        #expect(pages[1].count == 3)
        #expect(!pages.joined().contains { $0.contains("@") })
    }

    private func load(_ seeds: any SeedSource, _ db: Database) throws -> Int {
        try speakers.seed(from: seeds, Tick(db: db, now: .distantPast, network: Stage.network)).values.reduce(0, +)
    }

    private func uids(_ db: Database) throws -> [String] {
        try String.fetchAll(db, sql: "SELECT uid FROM speakers_speaker ORDER BY uid")
    }
}

/// Somebody in a file of first data.
struct Person {
    let record: [String: Any]

    init(_ uid: String, listed: Bool, place: String = "Leeds") {
        record = [
            "uid": uid, "about": "Example speaker", "topics": ["pay"], "place": place, "in_person": true,
            "online": false, "listed": listed, "contact": "somebody@example.org",
        ]
    }
}

/// First data with these speakers alone.
struct People: SeedSource {
    /// Nil for a file without a list of them.
    let people: [Person]?

    init(_ people: [Person]?) { self.people = people }

    func records<Record: SeedRecord>(_ type: Record.Type, of lists: [String], in name: String) throws -> [Record]? {
        try people.map { people in
            try JSONDecoder().decode(
                [Record].self, from: try JSONSerialization.data(withJSONObject: people.map(\.record)))
        }
    }

    func table(in name: String, key: [String]) -> [[String: String]] { [] }
}
