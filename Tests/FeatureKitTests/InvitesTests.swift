import GRDB
import MatrixProtocol
import Store
import Testing

@testable import FeatureKit

@Suite struct InvitesTests {
    private static let now: Int64 = 1_780_308_000

    @Test func `Of one person's invites three wait, and a newer one takes the place of one that is an hour old`() throws
    {
        try inStore { db in
            let kim = UserID("@kim:example.org")
            let kept = try (0..<5).map { try keep("!\($0):x", from: kim, at: Self.now + $0, db) }
            #expect(kept == [true, true, true, false, false])
            #expect(try keep("!other:x", from: UserID("@lee:example.org"), at: Self.now, db))
            #expect(try keep("!late:x", from: kim, at: Self.now + 3600, db))
            #expect(try waiting(from: kim, at: Self.now + 3600, db) == ["!1:x", "!2:x", "!late:x"])
            // The same room again is no further one.
            #expect(try keep("!2:x", from: kim, at: Self.now + 3601, db))
            try Invites.accept(RoomID("!2:x"), db)
            #expect(try keep("!more:x", from: kim, at: Self.now + 3601, db))
        }
    }

    @Test func `Many people of one server keep nobody of another from waiting`() throws {
        try inStore { db in
            let kept = try (0..<210).map {
                try keep("!\($0):x", from: UserID("@p\($0):crowd.example"), at: Self.now, db)
            }
            #expect(kept.filter(\.self).count == 200)
            #expect(try keep("!mine:x", from: UserID("@kim:example.org"), at: Self.now, db))
            #expect(try Invites.countWaiting(db) == 201)
        }
    }

    @Test func `An invite is kept for a week, and looked at again when it is time, once`() throws {
        try inStore { db in
            let kim = UserID("@kim:example.org")
            _ = try keep("!a:x", from: kim, at: Self.now, db)
            _ = try keep("!b:x", from: kim, at: Self.now + 1, db)
            try Invites.wait(RoomID("!b:x"), until: Self.now + 600, db)
            #expect(try Invites.takeDue(at: Self.now + 599, limit: 9, db).isEmpty)
            #expect(try Invites.takeDue(at: Self.now + 600, limit: 9, db).map(\.id.rawValue) == ["!b:x"])
            #expect(try Invites.takeDue(at: Self.now + 600, limit: 9, db).isEmpty)
            let week = Self.now + 7 * 86_400
            #expect(try waiting(at: week, db) == ["!b:x"])
            #expect(try !Invites.forgetOld(at: week + 1, limit: 9, db))
            #expect(try Invites.find(RoomID("!a:x"), db) == nil)
            #expect(try Invites.find(RoomID("!b:x"), db)?.invite.inviter == kim)
        }
    }

    private func inStore(_ body: @Sendable (Database) throws -> Void) throws {
        try Store.open(.memory, migrations: RegisterSchema.migrations).writeNow(body)
    }
}

private func keep(_ room: String, from user: UserID, at now: Int64, _ db: Database) throws -> Bool {
    try Invites.keep(InvitedRoom(id: RoomID(room), inviter: user, isDirect: true), from: user, at: now, db)
}

private func waiting(from user: UserID? = nil, at now: Int64, _ db: Database) throws -> [String] {
    try Invites.waiting(from: user, at: now, db).map(\.id.rawValue)
}
