import MatrixProtocol
import Runtime
import SimulatedHomeserver
import Testing

/// Rooms into which somebody would like to lead us by closing another one.
@Suite(.timeLimit(.minutes(5))) struct LureTests {
    @Test(arguments: [true, false])
    func `A stranger leads nobody into their room by closing the direct room`(_ wasThereBefore: Bool) async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            let stranger = server.addUser("stranger")
            let before = wasThereBefore ? server.makeRoom(members: [stranger, steward.bot]) : nil
            try await steward.settle()
            let direct = before ?? server.makeRoom(members: [stranger, steward.bot])
            try await steward.live {
                let command = server.say(in: direct, as: stranger, "!help more")
                try await server.waitForReplies(to: command)
            }
            let lure = server.makeRoom(
                members: [stranger, server.addUser("friend")], name: "Lure", isPublic: true, predecessor: direct)
            server.invite(steward.bot, to: lure, by: stranger)
            server.tombstone(direct, replacement: lure, by: stranger)
            try await steward.settle()
            #expect(server.requestCount(.join) == 0)
            #expect(server.read { $0.membership(of: steward.bot, in: lure) } == .invite)
        }
    }

    @Test func `A room that does not name the one that it is to replace is left again, and answers nobody`()
        async throws
    {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.settle()
            let other = server.makeRoom(members: [steward.member], isPublic: true, predecessor: steward.officersRoom)
            server.tombstone(steward.room, replacement: other, by: steward.member)
            try await steward.run {
                try await server.waitForMembership(.join, of: steward.bot, in: other)
                server.say(in: other, as: steward.member, "!help more")
                try await server.waitForMembership(.leave, of: steward.bot, in: other)
                try await server.waitUntilCaughtUp(steward.bot)
            }
            #expect(server.timeline(other).allSatisfy { $0.sender != steward.bot || $0.type == "m.room.member" })
            // Nobody who is not allowed to can ask us in again.
            server.invite(steward.bot, to: other, by: steward.member)
            try await steward.settle()
            #expect(server.read { $0.membership(of: steward.bot, in: other) } == .invite)
        }
    }

    @Test func `A room that another one named wrongly is followed once the one that it replaces names it`() async throws
    {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            let wrong = server.makeRoom(members: [steward.member, steward.officer, steward.bot], name: "Wrong")
            try await steward.settle()
            let next = server.makeRoom(
                members: [steward.member], name: "Next", isPublic: true, predecessor: steward.room)
            try await steward.run {
                server.tombstone(wrong, replacement: next, by: steward.member)
                try await server.wait { $0.requestCount(.leave) == 1 }
                try await server.waitForMembership(.leave, of: steward.bot, in: next)
                try await server.waitUntilCaughtUp(steward.bot)
                // Named wrongly once more, it is not looked at again.
                server.tombstone(wrong, replacement: next, by: steward.member)
                server.tombstone(steward.room, replacement: next, by: steward.member)
                try await server.waitForMembership(.join, of: steward.bot, in: next)
                let command = server.say(in: next, as: steward.member, "!help more")
                try await server.waitForReplies(to: command)
            }
            #expect(server.requestCount(.join) == 2)
            #expect(server.requestCount(.leave) == 1)
        }
    }

    @Test(arguments: [true, false])
    func `A room that its own predecessor names is not left for another one that names it too`(
        _ isWrongFirst: Bool
    ) async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            let wrong = server.makeRoom(members: [steward.member, steward.officer, steward.bot], name: "Wrong")
            try await steward.settle()
            let next = server.makeRoom(
                members: [steward.member], name: "Next", isPublic: true, predecessor: steward.room)
            server.inject(.serverError(), into: [.join])
            try await steward.run {
                let rooms = isWrongFirst ? [wrong, steward.room] : [steward.room, wrong]
                for room in rooms {
                    server.tombstone(room, replacement: next, by: steward.member)
                    let seen = server.say(in: room, as: steward.member, "!help more")
                    try await server.waitForReplies(to: seen)
                }
                server.heal()
                try await server.waitForMembership(.join, of: steward.bot, in: next)
                let command = server.say(in: next, as: steward.member, "!help more")
                try await server.waitForReplies(to: command)
            }
            #expect(server.requestCount(.leave) == 0)
        }
    }

    @Test func `A closed room's next one is also tried by the server of another one who names it`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.settle()
            let next = server.makeRoom(
                members: [steward.member], name: "Next", isPublic: true, predecessor: steward.room)
            let ways = { @Sendable (state: HomeserverState) in
                Set(state.requests.filter { $0.endpoint == .join }.map { String($0.target.split(separator: "?")[1]) })
            }
            server.inject(.serverError(), into: [.join])
            try await steward.run {
                server.tombstone(steward.room, replacement: next, by: steward.member)
                try await server.waitForRequests(.join, count: 2)
                #expect(server.read(ways) == ["via=simulated.example&server_name=simulated.example"])
                server.tombstone(steward.room, replacement: next, by: UserID("@officer:elsewhere.example"))
                try await server.wait { state in
                    ways(state).contains { $0.contains("&via=elsewhere.example&") }
                }
            }
        }
    }

    @Test(arguments: [true, false], [true, false])
    func `A room that we came into unseen is looked at when the position is lost, and left or answered in`(
        _ namesIt: Bool, _ givesStateEvents: Bool
    ) async throws {
        var configuration = SimulatedHomeserver.Configuration()
        configuration.givesStateEvents = givesStateEvents
        try await RunningDaemon.prepare(configuration) { steward in
            let server = steward.server
            try await steward.settle()
            let next = try await steward.comeInUnseen(namesIt)
            try await steward.run {
                guard namesIt else {
                    return try await server.waitForMembership(.leave, of: steward.bot, in: next)
                }
                try await server.waitUntilCaughtUp(steward.bot)
                let command = server.say(in: next, as: steward.member, "!help more")
                try await server.waitForReplies(to: command)
            }
        }
    }

    @Test(arguments: [true, false])
    func `A room that the homeserver does not show for now keeps Steward silent nowhere else, and waits`(
        _ namesIt: Bool
    ) async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.settle()
            let next = try await steward.comeInUnseen(namesIt)
            server.inject(.serverError(), into: [.state], room: next)
            try await steward.run {
                let asked = server.requestCount(.state)
                try await server.waitForRequests(.state, count: asked + 1)
                let elsewhere = server.say(in: steward.room, as: steward.member, "!help more")
                try await server.waitForReplies(to: elsewhere)
                // What is said there says nothing of what it is.
                server.say(in: next, as: steward.member, "hello")
                try await server.waitUntilCaughtUp(steward.bot)
                #expect(server.requestCount(.leave) == 0)
                server.heal()
                guard namesIt else {
                    return try await server.waitForMembership(.leave, of: steward.bot, in: next)
                }
                while true {
                    let command = server.say(in: next, as: steward.member, "!help more")
                    let elsewhere = server.say(in: steward.room, as: steward.member, "!help more")
                    try await server.waitForReplies(to: elsewhere)
                    try await server.waitUntilCaughtUp(steward.bot)
                    if !server.replies(to: command).isEmpty { return }
                }
            }
        }
    }

    @Test func `What is named in place of a room is no room to go to`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.settle()
            for name in ["#tea:dead.example", "@member:simulated.example", "", "!", "tea"] {
                server.tombstone(steward.room, replacement: RoomID(name), by: steward.officer)
            }
            let command = server.say(in: steward.room, as: steward.member, "!help more")
            try await steward.live { try await server.waitForReplies(to: command) }
            #expect(server.requestCount(.join) == 0)
        }
    }

    @Test func `Whoever closes rooms again and again uses up no officer's invites`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            let settings: @Sendable (inout DispatchSettings) -> Void = { $0.invitesPerHour = 4 }
            try await steward.settle(settings: settings)
            let closed = server.makeRoom(members: [steward.officer])
            try await steward.settle(settings: settings) {
                // The first two are of one room, into which nobody lets us.
                for count in [1, 1, 2, 3, 3] {
                    let next = count == 1 ? closed : server.makeRoom(members: [steward.officer])
                    server.tombstone(steward.room, replacement: next, by: steward.member)
                    let seen = server.say(in: steward.room, as: steward.member, "!help more")
                    try await server.waitForReplies(to: seen)
                    try await server.wait { $0.requestCount(.join) == count }
                }
                let hall = server.makeRoom(members: [steward.officer], name: "Hall")
                server.invite(steward.bot, to: hall, by: steward.officer)
                try await server.waitForMembership(.join, of: steward.bot, in: hall)
                // Whoever is invited at last is let in, though they had been refused.
                server.invite(steward.bot, to: closed, by: steward.officer)
                try await server.waitForMembership(.join, of: steward.bot, in: closed)
            }
            #expect(server.requestCount(.join) == 5)
        }
    }

    @Test func `Closed rooms lead into no more rooms within an hour than invites do`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            let rooms = (0..<3).map { _ in server.makeRoom(members: [steward.member, steward.officer, steward.bot]) }
            try await steward.settle()
            let next = rooms.map { old in
                let new = server.makeRoom(members: [steward.member], isPublic: true, predecessor: old)
                server.tombstone(old, replacement: new, by: steward.member)
                return new
            }
            try await steward.settle(settings: { $0.invitesPerHour = 2 })
            let joined = server.read { state in next.filter { state.membership(of: steward.bot, in: $0) == .join } }
            #expect(joined.count == 2)
        }
    }
}

extension RunningDaemon {
    /// Lets Steward come into a room that is to replace its own, while it is away and with its position lost: no response
    /// shows that room. `namesIt` tells whether the room names the one that it is to replace.
    fileprivate func comeInUnseen(_ namesIt: Bool) async throws -> RoomID {
        let next = server.makeRoom(
            members: [member], name: "Next", isPublic: true, predecessor: namesIt ? room : nil)
        server.inject(.serverError(), into: [.join])
        server.tombstone(room, replacement: next, by: member)
        try await live { try await server.waitForRequests(.join, count: 1) }
        server.heal()
        server.setMembership(.join, of: bot, in: next)
        server.forgetPositions()
        return next
    }
}
