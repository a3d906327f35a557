import GRDB
import MatrixProtocol
import Store
import Testing

@testable import Runtime

/// How many commands came of late.
@Suite struct RecentCommandsTests {
    private static let (room, other) = (RoomID("!r:example.org"), RoomID("!other:example.org"))
    private static let (ash, bo) = (UserID("@ash:example.org"), UserID("@bo:example.org"))
    private let store: Store

    init() throws { store = try Store.open(.memory, migrations: []) }

    /// Claims a command in the store and notes it, as a message does.
    private func claim(
        _ event: String, by sender: UserID = ash, in room: RoomID = room, at now: Int64, _ commands: RecentCommands?,
        _ db: Database
    ) throws {
        #expect(try Inbox.claim(EventID(event), in: room, from: sender, sentAt: 0, at: now, db))
        commands?.note(by: sender, in: room, at: now)
    }

    @Test func `They are counted by their sender, and in a room by the minute of the clock`() throws {
        let commands = RecentCommands()
        try store.writeNow { db in
            _ = try commands.begin(db, at: 600)
            for (number, second) in [601, 640, 658, 659].enumerated() {
                try claim("$\(number)", at: Int64(second), commands, db)
            }
            try claim("$bo", by: Self.bo, at: 659, commands, db)
            try claim("$there", in: Self.other, at: 659, commands, db)
        }
        #expect(commands.count(by: Self.ash, since: 599) == 5)
        #expect(commands.count(by: Self.ash, since: 601) == 4)
        #expect(commands.countAnswered(in: Self.room, of: Self.ash, at: 659) == (5, 4))
        #expect(commands.countAnswered(in: Self.other, of: Self.bo, at: 659) == (1, 0))
        #expect(commands.countAnswered(in: Self.room, of: Self.ash, at: 660) == (0, 0))
        commands.note(by: Self.ash, in: Self.room, at: 662)
        #expect(commands.countAnswered(in: Self.room, of: Self.ash, at: 662) == (1, 1))
        #expect(commands.count(by: Self.ash, since: 602) == 5)
    }

    @Test func `What was left in silence counts for its sender alone, and what was no command for nobody`() {
        let commands = RecentCommands()
        for _ in 0..<3 { commands.note(by: Self.ash, in: Self.room, at: 60) }
        commands.noteSilence(to: Self.ash, in: Self.room, at: 60)
        #expect(commands.count(by: Self.ash, since: 0) == 3)
        #expect(commands.countAnswered(in: Self.room, of: Self.ash, at: 60) == (2, 2))
        commands.forget(by: Self.ash, in: Self.room, at: 60)
        #expect(commands.count(by: Self.ash, since: 0) == 2)
        #expect(commands.countAnswered(in: Self.room, of: Self.ash, at: 60) == (1, 1))
    }

    @Test func `After a start, and after a transaction that failed, they are those of the store`() throws {
        try store.writeNow { db in
            try claim("$old", at: 1, nil, db)
            try claim("$1", at: 100, nil, db)
            try claim("$2", at: 101, nil, db)
            try Inbox.end(EventID("$2"), .silent, db)
        }
        let commands = RecentCommands()
        let first = try store.writeNow { db in try commands.begin(db, at: 110) }
        #expect(commands.count(by: Self.ash, since: 50) == 2)
        #expect(commands.countAnswered(in: Self.room, of: Self.ash, at: 110) == (1, 1))
        commands.commit(first)

        struct Failed: Error {}
        #expect(throws: Failed.self) {
            try store.writeNow { db in
                _ = try commands.begin(db, at: 111)
                try claim("$3", at: 111, commands, db)
                throw Failed()
            }
        }
        // The first one's end says nothing of the one that failed.
        commands.commit(first)
        let third = try store.writeNow { db in try commands.begin(db, at: 112) }
        #expect(commands.count(by: Self.ash, since: 50) == 2)
        commands.commit(third)
        commands.note(by: Self.ash, in: Self.room, at: 113)
        _ = try store.writeNow { db in try commands.begin(db, at: 113) }
        #expect(commands.count(by: Self.ash, since: 50) == 3)
    }

    @Test func `What is over is dropped`() {
        let commands = RecentCommands()
        for number in 0..<100 { commands.note(by: UserID("@\(number):example.org"), in: Self.room, at: 60) }
        commands.note(by: Self.ash, in: Self.room, at: 200)
        #expect(commands.count(by: UserID("@1:example.org"), since: 0) == 0)
        #expect(commands.countAnswered(in: Self.room, of: Self.ash, at: 200) == (1, 1))
    }
}
