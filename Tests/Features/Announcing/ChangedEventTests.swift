import Events
import FeatureKit
import Foundation
import GRDB
import MatrixProtocol
import Organising
import StewardCore
import TestKit
import Testing

@testable import Announcing

@Suite struct ChangedEventTests {
    private static func turn(_ db: Database, as role: Role = .officer) -> Turn {
        let message = RoomEvent(
            room: RoomID("!room:example.org"), id: EventID("$said"), sender: UserID("@ash:example.org"), sentAt: 0,
            content: .message(MessageContent(type: "m.text", body: "yes")))
        return Turn(
            db: db, message: message, role: role, isDirect: false, now: AnnouncementReaders.now, network: Stage.network)
    }

    private static func announcing(_ db: Database) throws -> Announcing {
        Announcing(try Events.kinds(db), try AreaRegister.gazetteer(db), Stage.network)
    }

    @Test func `A change counts the sequence up and keeps the uid, and a cancellation sets the status`() throws {
        let first = try #require(try AnnouncementReaders.draft("social Picnic, Sat 6 June 2pm, Leeds #free #40 places"))
        let second = try #require(
            try AnnouncementReaders.draft("pride Bloc, Sun 7 June 2-5pm, Example Park, Hull #bsl #private-venue. Ours.")
        )
        try SeededStore.read(seedsAt: AnnouncementReaders.now) { db, _ in
            let turn = Self.turn(db)
            let number = try Events.add(first, turn)
            #expect(try Events.listed(number, turn)?.draft == first)
            let uid = try Self.record(number, db)[0]
            try Events.change(number, to: second, turn)
            let listed = try #require(try Events.listed(number, turn))
            #expect(listed.number == number && listed.draft == second && !listed.isCancelled)
            #expect(try Self.record(number, db) == [uid, "1", "confirmed"])
            try Events.cancel(number, because: "speaker ill", turn)
            #expect(try Self.record(number, db) == [uid, "2", "cancelled"])
            let cancelled = try #require(try Events.listed(number, turn))
            #expect(cancelled.isCancelled && cancelled.draft.summary == "Ours.")
        }
    }

    @Test func `A postcode is where an event is, unless its place is private`() throws {
        let open = try #require(
            try AnnouncementReaders.draft("social Tea, Sat 6 June 2pm, Example Hall, LS1 4DY, Leeds"))
        try SeededStore.read(seedsAt: AnnouncementReaders.now) { db, _ in
            let turn = Self.turn(db)
            #expect(try Events.located(open, turn) == open)
            try db.execute(sql: "INSERT INTO postcode VALUES ('LS14DY', 53.7, -1.5), ('E11AA', 51.51, -0.07)")
            let located = try Events.located(open, turn)
            #expect(located.site.point == Coordinate(latitude: 53.7, longitude: -1.5))
            let number = try Events.add(located, turn)
            #expect(try Events.listed(number, turn)?.draft == located)
            for town in ["Leeds", "London"] {
                let words = town == "Leeds" ? "LS1 4DY, Leeds" : "E1 1AA"
                var hidden = try #require(try AnnouncementReaders.draft("social Tea, Sat 6 June 2pm, Hall, \(words)"))
                let known = hidden.site.point
                hidden = try Events.located(hidden, turn)
                #expect(hidden.site.point != known)
                hidden.venueAudience = .coming
                #expect(try Events.located(hidden, turn) == hidden)
                try Events.change(number, to: hidden, turn)
                #expect(try Events.listed(number, turn)?.draft.site.point == known, "\(town)")
            }
        }
    }

    @Test(arguments: [true, false])
    func `A change and a cancellation are made on an officer's yes`(_ isCancel: Bool) throws {
        let draft = try #require(try AnnouncementReaders.draft("social Picnic, Sat 6 June 2pm, Leeds"))
        try SeededStore.read(seedsAt: AnnouncementReaders.now) { db, _ in
            let turn = Self.turn(db)
            let number = try Events.add(draft, turn)
            var changed = AnnouncementDraft(draft)
            changed.title = "Other"
            let announcing = try Self.announcing(db)
            _ = try announcing.propose(
                isCancel
                    ? .cancel(number, reason: "", sequence: 0) : .change(number, changed, sequence: 0), turn)
            let now = Int64(turn.now.timeIntervalSince1970)
            let asked = try #require(
                try OpenQuestion.question(to: turn.sender, in: .room(turn.room), at: now, db))
            #expect(asked.question?.kind == .yesOrNo && asked.question?.permission == .officers)
            let listed = try #require(try Events.listed(number, turn))
            #expect(listed.draft == draft && !listed.isCancelled)
            _ = try announcing.confirmed(asked.payload, turn)
            #expect(try Events.listed(number, turn)?.isCancelled == isCancel)
            #expect(try Events.listed(number, turn)?.draft.title == (isCancel ? "Picnic" : "Other"))
        }
    }

    /// The event's uid, its sequence and its status.
    private static func record(_ number: Int64, _ db: Database) throws -> [String] {
        let sql = "SELECT uid, CAST(sequence AS TEXT), status FROM events_event WHERE number = ?"
        let row = try #require(try Row.fetchOne(db, sql: sql, arguments: [number]))
        return [row[0], row[1], row[2]]
    }
}
