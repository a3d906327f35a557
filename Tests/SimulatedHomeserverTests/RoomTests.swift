import MatrixProtocol
import SimulatedHomeserver
import Testing

@Suite("Rooms", .timeLimit(.minutes(5))) struct RoomTests {
    @Test func onlyStandingNoticesOfTheBotCountAsAnswers() async throws {
        try await SimulatedHomeserver.running { homeserver in
            let (ada, bot) = (homeserver.addUser("ada"), homeserver.addUser("bot"))
            let room = homeserver.makeRoom(members: [ada, bot])
            let command = homeserver.say(in: room, as: ada, "!events")
            let unanswered = homeserver.say(in: room, as: ada, "!pickets")
            homeserver.say(in: room, as: ada, "not a command")
            let answer = homeserver.say(in: room, as: bot, "None.", answering: command, type: "m.notice")
            let second = homeserver.say(in: room, as: bot, "Twice.", answering: command, type: "m.notice")
            homeserver.say(in: room, as: bot, "Two.", editing: answer, type: "m.notice")
            homeserver.say(in: room, as: bot, "In passing.", thread: command, type: "m.notice")
            homeserver.say(in: room, as: ada, "Thanks", answering: command)
            homeserver.redact(second, in: room, as: bot)
            let counts = homeserver.answers(by: bot)
            #expect(counts.map(\.command) == [command, unanswered])
            #expect(counts.map(\.answers) == [[answer], []])
            #expect(homeserver.read { $0.text(of: answer) } == "Two.")
        }
    }

    @Test func aTransactionIsRememberedForItsRoomAndDevice() async throws {
        try await SimulatedHomeserver.running { homeserver in
            let bot = homeserver.addUser("bot")
            let rooms = [homeserver.makeRoom(members: [bot]), homeserver.makeRoom(members: [bot], version: 12)]
            let client = RawClient(homeserver, as: bot)
            for room in rooms + rooms { _ = try await client.say("x", in: room, transaction: "t1") }
            #expect(rooms.map { homeserver.timeline($0).compactMap(\.body) } == [["x"], ["x"]])
        }
    }

    @Test func aPowerLevelKeepsTheBotFromSpeaking() async throws {
        try await SimulatedHomeserver.running { homeserver in
            let (ada, bot) = (homeserver.addUser("ada"), homeserver.addUser("bot"))
            let room = homeserver.makeRoom(members: [ada, bot])
            homeserver.setState(
                in: room, as: ada, type: "m.room.power_levels",
                content: #"{"events_default":50,"users":{"\#(ada)":100}}"#)
            let refused = try await RawClient(homeserver, as: bot).say("x", in: room, transaction: "t1")
            #expect(refused.body?["errcode"]?.text == "M_FORBIDDEN")
            #expect(try await RawClient(homeserver, as: ada).say("x", in: room, transaction: "t1").status == 200)
        }
    }

    @Test func theSameReactionIsRefusedTheSecondTime() async throws {
        try await SimulatedHomeserver.running { homeserver in
            let ada = homeserver.addUser("ada")
            let room = homeserver.makeRoom(members: [ada])
            let said = homeserver.say(in: room, as: ada, "hello")
            let client = RawClient(homeserver, as: ada)
            let path = "v3/rooms/\(encoded(room.rawValue))/send/m.reaction/"
            let body = #"{"m.relates_to":{"rel_type":"m.annotation","event_id":"\#(said)","key":"👍"}}"#
            let first = try await client.call("PUT", path + "t1", body)
            #expect(first.status == 200)
            let second = try await client.call("PUT", path + "t2", body)
            #expect(second.body?["errcode"]?.text == "M_DUPLICATE_ANNOTATION")
        }
    }

    @Test func aRoomTellsItsMembersStateAndReplacement() async throws {
        try await SimulatedHomeserver.running { homeserver in
            let (ada, bot) = (homeserver.addUser("ada"), homeserver.addUser("bot"))
            let room = homeserver.makeRoom(members: [ada, bot], name: "Members", isPublic: true, alias: "#all:x")
            let client = RawClient(homeserver, as: bot)
            let path = "v3/rooms/\(encoded(room.rawValue))"
            #expect(try await client.call("GET", path + "/state/m.room.name/").body?["name"]?.text == "Members")
            #expect(try await client.call("GET", path + "/state/m.room.topic").status == 404)
            #expect(try await client.call("GET", path + "/joined_members").body?["joined"]?[ada.rawValue] != nil)
            #expect(try await client.call("GET", "v3/joined_rooms").body?["joined_rooms"]?.elements.count == 1)
            let next = homeserver.makeRoom(members: [ada], isPublic: true, predecessor: room)
            homeserver.tombstone(room, replacement: next, by: ada)
            let tombstone = try await client.call("GET", path + "/state/m.room.tombstone").body
            #expect(tombstone?["replacement_room"]?.text == next.rawValue)
            #expect(try await client.call("POST", "v3/join/\(encoded(next.rawValue))", "{}").status == 200)
            let stranger = RawClient(homeserver, as: homeserver.addUser("bea"))
            #expect(try await stranger.call("POST", "v3/join/%23all%3Ax", "{}").body?["room_id"]?.text == room.rawValue)
        }
    }

    @Test func aWaitEndsWhenItIsCancelled() async throws {
        try await SimulatedHomeserver.running { homeserver in
            await #expect(throws: CancellationError.self) {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await homeserver.wait { _ in false } }
                    group.cancelAll()
                    try await group.waitForAll()
                }
            }
        }
    }
}
