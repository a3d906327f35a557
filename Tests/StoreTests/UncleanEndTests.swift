import MatrixProtocol
import Testing

@testable import Store

@Suite struct UncleanEndTests {
    private static let event = EventID("$deadly")

    @Test func `A run that did not end by itself is known at the next start`() throws {
        try Store.open(.memory, migrations: []).writeNow { db in
            #expect(try !UncleanEnd.begin(db))
            #expect(try UncleanEnd.begin(db))
            try UncleanEnd.end(db)
            #expect(try !UncleanEnd.begin(db))
        }
    }

    @Test func `A message is given up once it was begun three times in a row`() throws {
        try Store.open(.memory, migrations: []).writeNow { db in
            #expect(try UncleanEnd.mark(Self.event, db))
            try UncleanEnd.unmark(Self.event, db)
            #expect(try (0..<5).map { _ in try UncleanEnd.mark(Self.event, db) } == [true, true, true, false, false])
        }
    }

    @Test func `A message that was handled is not marked`() throws {
        try Store.open(.memory, migrations: []).writeNow { db in
            _ = try Inbox.claim(
                Self.event, in: RoomID("!r:example.org"), from: UserID("@a:example.org"), sentAt: 1, at: 1, db)
            #expect(try (0..<5).allSatisfy { _ in try UncleanEnd.mark(Self.event, db) })
        }
    }
}
