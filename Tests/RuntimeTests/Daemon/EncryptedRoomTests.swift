import MatrixProtocol
import SimulatedHomeserver
import TestKit
import Testing

/// Rooms in which Steward cannot read what is said.
@Suite(.timeLimit(.minutes(5))) struct EncryptedRoomTests {
    private static let words = "I cannot read what is written in an encrypted room, so I cannot answer you here."

    @Test(arguments: ["invited", "turned", "direct"])
    func `In an encrypted room Steward says once and in clear how to reach it`(_ way: String) async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.settle()
            let room: RoomID
            switch way {
            case "turned": room = steward.room
            case "invited": room = server.makeRoom(members: [steward.officer], name: "Hall", isEncrypted: true)
            default: room = server.makeRoom(members: [steward.member], isEncrypted: true)
            }
            if way == "turned" {
                server.encrypt(room, by: steward.member)
            } else {
                let inviter = way == "direct" ? steward.member : steward.officer
                server.invite(steward.bot, to: room, by: inviter, isDirect: way == "direct")
            }
            let person = way == "invited" ? steward.officer : steward.member
            server.send(
                in: room, as: person, type: "m.room.encrypted", content: #"{"algorithm":"m.megolm.v1.aes-sha2"}"#)
            try await steward.live {
                try await server.wait { $0.hasSpoken(steward.bot, in: room) }
                try await server.waitUntilCaughtUp(steward.bot)
            }
            server.encrypt(room, by: person)
            try await steward.settle()
            try await steward.settle()
            #expect(steward.said(in: room).map { $0.hasPrefix(Self.words) } == [true])
            #expect(steward.said(in: room).first?.contains("!dm") == true)
        }
    }

    @Test func `Nothing is posted in clear into a room that is encrypted, even if Steward has not heard of it`()
        async throws
    {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            let plain = server.makeRoom(members: [steward.member, steward.officer, steward.bot], name: "Plain")
            let early = server.makeRoom(
                members: [steward.member, steward.officer, steward.bot], name: "Early", isEncrypted: true)
            try await steward.settle()
            server.encrypt(steward.room, by: steward.member)
            let command = server.say(in: plain, as: steward.member, "!cry tea Tea at four")
            try await steward.live {
                try await server.waitForReplies(to: command)
                try await server.wait { $0.posts(by: steward.bot, in: plain).count == 2 }
            }
            try await steward.settle()
            for room in [early, steward.room] {
                #expect(steward.told(in: room).isEmpty)
                #expect(steward.said(in: room).map { $0.hasPrefix(Self.words) } == [true])
            }
        }
    }

    @Test func `The subscription of a room that turns encrypted sleeps, and the officers are told once`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.inStore { try await Stage.seed($0, at: steward.clock.now) }
            try await steward.settle()
            let subscribe = server.say(in: steward.room, as: steward.officer, "!subscribe")
            try await steward.live { try await server.waitForReplies(to: subscribe) }
            server.encrypt(steward.room, by: steward.member)
            try await steward.live {
                try await server.wait { !$0.posts(by: steward.bot, in: steward.officersRoom).isEmpty }
            }
            server.encrypt(steward.room, by: steward.member)
            for line in ["!announce social Example tea, tomorrow 3pm-5pm, Example Hall, Leeds", "yes"] {
                let said = server.say(in: steward.officersRoom, as: steward.officer, line)
                try await steward.live { try await server.waitForReplies(to: said) }
            }
            try await steward.settle()
            let told = steward.told(in: steward.officersRoom).compactMap(\.self)
            #expect(told.filter { $0.contains("is encrypted now, so its subscription sleeps") }.count == 1)
            #expect(steward.told(in: steward.room).isEmpty)
        }
    }

    @Test func `A direct room that turns encrypted is told nothing in clear any more; another is opened`() async throws
    {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            let room = server.makeRoom(members: [steward.member, steward.bot])
            try await steward.settle()
            try await steward.giveCommand(in: room)
            server.encrypt(room, by: steward.member)
            try await steward.settle()
            try await steward.tell("tea", until: ["tea", "TEA"])
            #expect(steward.told(in: room).isEmpty)
            #expect(steward.madeRooms.count == 1)
        }
    }
}

extension HomeserverState {
    /// Whether `bot` has said anything in `room`.
    fileprivate func hasSpoken(_ bot: UserID, in room: RoomID) -> Bool {
        timeline(room).contains { $0.sender == bot && $0.type == "m.room.message" }
    }
}

extension SimulatedHomeserver {
    /// `user` turns on encryption in `room`.
    func encrypt(_ room: RoomID, by user: UserID) {
        setState(
            in: room, as: user, type: "m.room.encryption", content: #"{"algorithm":"m.megolm.v1.aes-sha2"}"#)
    }
}
