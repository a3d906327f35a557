import GRDB
import MatrixProtocol
import StewardCore
import Store
import Testing

@testable import FeatureKit

@Suite struct RoomPowerTests {
    private static let room = RoomID("!r:example.org")
    private static let (ash, bo) = (UserID("@ash:example.org"), UserID("@bo:example.org"))

    @Test func `A level is one's own, or the room's for everybody, and a creator's is above all`() throws {
        try inStore { db in
            #expect(try RoomPower.level(of: Self.ash, in: Self.room, db) == 0)
            try RoomPower.note(PowerLevels(users: [Self.ash: 70], usersDefault: -5), of: Self.room, db)
            #expect(try RoomPower.level(of: Self.ash, in: Self.room, db) == 70)
            #expect(try RoomPower.level(of: Self.bo, in: Self.room, db) == -5)
            try RoomPower.note(PowerLevels(), of: Self.room, db)
            #expect(try RoomPower.level(of: Self.ash, in: Self.room, db) == 0)
            try RoomPower.note(creators: [Self.bo, Self.bo], of: Self.room, db)
            #expect(try RoomPower.level(of: Self.bo, in: Self.room, db) == Int.max)
            #expect(try RoomPower.level(of: Self.bo, in: RoomID("!other"), db) == 0)
        }
    }

    @Test(arguments: [
        (PowerLevels(), RoomPower.Needs(moderating: 50, pinning: 50, mentioningRoom: 50, reacting: 0)),
        (
            PowerLevels(eventsDefault: 5, stateDefault: 0),
            RoomPower.Needs(moderating: 50, pinning: 0, mentioningRoom: 50, reacting: 5)
        ),
        (
            PowerLevels(stateDefault: 80, events: ["m.room.pinned_events": 10, "m.reaction": 20], notifyRoom: 100),
            RoomPower.Needs(moderating: 80, pinning: 10, mentioningRoom: 100, reacting: 20)
        ),
    ])
    func `What it takes is what the room says, and to moderate at least 50`(
        _ levels: PowerLevels, _ needs: RoomPower.Needs
    ) throws {
        try inStore { db in
            try RoomPower.note(levels, of: Self.room, db)
            #expect(try RoomPower.needs(in: Self.room, db) == needs)
        }
    }

    @Test func `A room's powers are known once its beginning is, and forgotten when we leave`() throws {
        try inStore { db in
            try RoomPower.note(PowerLevels(users: [Self.ash: 70]), of: Self.room, db)
            #expect(try RoomRegister.find(Self.room, db)?.isPowerKnown == false)
            try RoomPower.note(creators: [Self.bo], of: Self.room, db)
            #expect(try RoomRegister.find(Self.room, db)?.isPowerKnown == true)
            try RoomRegister.noteLeft(Self.room, at: 0, db)
            #expect(try RoomRegister.find(Self.room, db)?.isPowerKnown == false)
            for table in ["room_power", "room_power_user", "room_creator"] {
                let rows = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)")
                #expect(rows == 0)
            }
        }
    }

    @Test func `A look-up brings a room's powers too`() throws {
        try inStore { db in
            let facts = RoomFacts(
                room: Self.room, members: [Self.ash], isNamed: true, levels: PowerLevels(users: [Self.ash: 70]),
                creators: [Self.bo])
            try RoomRegister.note(facts, db)
            #expect(try RoomRegister.find(Self.room, db)?.isPowerKnown == true)
            #expect(try RoomPower.level(of: Self.ash, in: Self.room, db) == 70)
            #expect(try RoomPower.level(of: Self.bo, in: Self.room, db) == Int.max)
        }
    }

    private func inStore(_ body: (Database) throws -> Void) throws {
        try Store.open(.memory, migrations: RegisterSchema.migrations).writeNow { db in
            try RoomRegister.noteJoined([Self.room], db)
            try body(db)
        }
    }
}
