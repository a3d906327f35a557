import GRDB
import MatrixProtocol
import StewardCore
import Store
import Testing

@testable import FeatureKit

@Suite struct RoomRegisterTests {
    private static let room = RoomID("!r:example.org")
    private static let (ash, bot) = (UserID("@ash:example.org"), UserID("@steward:example.org"))

    @Test(arguments: [
        (2, 0, false, false, true), (1, 1, false, false, true), (1, 0, false, false, true), (2, 1, false, false, false),
        (3, 0, false, false, false), (2, 0, true, false, false), (2, 0, false, true, false),
    ])
    func `A direct message is a room of two without a name that is not the officers'`(
        _ joined: Int, _ invited: Int, _ isNamed: Bool, _ isOfficers: Bool, _ isDirect: Bool
    ) throws {
        try inStore { db in
            if isOfficers { _ = try RoomSuccession.setOfficersRooms([Self.room], db) }
            let room = JoinedRoom(id: Self.room, joinedMemberCount: joined, invitedMemberCount: invited)
            try RoomRegister.note(room, isNew: true, db)
            try RoomRegister.noteName(isNamed: isNamed, of: Self.room, db)
            #expect(try RoomRegister.find(Self.room, db)?.isDirect == isDirect)
        }
    }

    @Test func `A room of which the facts are not known counts as a room, until they are`() throws {
        try inStore { db in
            try RoomRegister.noteJoined([Self.room], db)
            #expect(try RoomRegister.find(Self.room, db)?.isKnown == false)
            #expect(try RoomRegister.find(Self.room, db)?.isDirect == false)
            try RoomRegister.note(RoomFacts(room: Self.room, members: [Self.ash, Self.bot], isNamed: false), db)
            #expect(try RoomRegister.find(Self.room, db)?.isDirect == true)
        }
    }

    @Test(arguments: [0, 1, nil] as [Int?])
    func `Whoever is asked in counts in the facts of a room`(_ invited: Int?) throws {
        try inStore { db in
            try RoomRegister.noteJoined([Self.room], db)
            let facts = RoomFacts(room: Self.room, members: [Self.ash, Self.bot], invited: invited, isNamed: false)
            try RoomRegister.note(facts, db)
            #expect(try RoomRegister.find(Self.room, db)?.isDirect == (invited == 0))
            #expect(try RoomRegister.find(Self.room, db)?.isNetwork == (invited != 0))
        }
    }

    @Test func `A room with more members than can be read is no direct message`() throws {
        try inStore { db in
            try RoomRegister.noteJoined([Self.room], db)
            try RoomRegister.note(RoomFacts(room: Self.room, members: nil, isNamed: false), db)
            #expect(try RoomRegister.find(Self.room, db)?.isKnown == true)
            #expect(try RoomRegister.find(Self.room, db)?.isDirect == false)
        }
    }

    @Test func `Nothing is remembered of a room that we have left`() throws {
        try inStore { db in
            _ = try RoomSuccession.setOfficersRooms([Self.room], db)
            try RoomRegister.noteJoined([Self.room], db)
            try RoomRegister.note(RoomFacts(room: Self.room, members: [Self.ash, Self.bot], isNamed: true), db)
            #expect(try RoomRegister.isOfficer(Self.ash, db))
            try RoomRegister.noteLeft(Self.room, at: 0, db)
            let record = RoomRecord(
                isJoined: false, memberCount: nil, isNamed: false, isKnown: false, isOfficers: true, isNetwork: true)
            #expect(try RoomRegister.find(Self.room, db) == record)
            #expect(try !RoomRegister.isOfficer(Self.ash, db))
            let rows = try Int.fetchOne(db, sql: "SELECT count(*) FROM officers_room_member")
            #expect(rows == 0)
        }
    }

    @Test func `Who is in a room is kept for the officers' rooms alone`() throws {
        try inStore { db in
            try RoomRegister.note(RoomFacts(room: Self.room, members: [Self.ash, Self.bot], isNamed: true), db)
            try RoomRegister.noteMember(Self.ash, .join, in: Self.room, db)
            let rows = try Int.fetchOne(db, sql: "SELECT count(*) FROM officers_room_member")
            #expect(rows == 0)
        }
    }

    @Test func `Rooms that replace one another in a circle make nobody an officer and end`() throws {
        try inStore { db in
            let rooms = ["!a", "!b", "!c"].map { RoomID($0) }
            try RoomRegister.noteJoined(rooms, db)
            for (room, next) in zip(rooms, rooms.dropFirst() + [rooms[0]]) {
                #expect(try RoomSuccession.noteSuccessor(next, of: room, db).isEmpty)
                #expect(try RoomSuccession.notePredecessor(room, of: next, db).isEmpty)
            }
            #expect(try Set(RoomSuccession.setOfficersRooms([rooms[0]], db)) == Set(rooms))
        }
    }

    private func inStore(_ body: (Database) throws -> Void) throws {
        try Store.open(.memory, migrations: RegisterSchema.migrations).writeNow(body)
    }
}
