import MatrixProtocol
import SimulatedHomeserver
import Testing

@Suite("Sync", .timeLimit(.minutes(5))) struct SyncTests {
    @Test func aFirstSyncWithoutRoomsIsAPositionAlone() async throws {
        try await SimulatedHomeserver.running { homeserver in
            let ada = homeserver.addUser("ada")
            homeserver.makeRoom(members: [ada])
            let answer = try await RawClient(homeserver, as: ada).sync(filter: #"{"room":{"rooms":[]}}"#)
            #expect(answer == .object(["next_batch": .string(answer.position)]))
            #expect(answer.position.isEmpty == false)
        }
    }

    @Test func aLongPollEndsWithTheNextEvent() async throws {
        try await SimulatedHomeserver.running { homeserver in
            let (ada, bot) = (homeserver.addUser("ada"), homeserver.addUser("bot"))
            let room = homeserver.makeRoom(members: [ada, bot])
            let client = RawClient(homeserver, as: bot)
            let start = try await client.sync().position
            async let answer = client.sync(since: start, timeout: 50_000)
            try await homeserver.waitUntilCaughtUp(bot)
            homeserver.say(in: room, as: ada, "!events")
            let news = try await answer
            #expect(news.texts(room) == ["!events"])
            #expect(news.joined(room)?["timeline"]?["limited"]?.boolean == false)
        }
    }

    @Test func aLongPollWithoutNewsEndsEmpty() async throws {
        try await SimulatedHomeserver.running { homeserver in
            let bot = homeserver.addUser("bot")
            let client = RawClient(homeserver, as: bot)
            let start = try await client.sync().position
            #expect(try await client.sync(since: start, timeout: 20) == .object(["next_batch": .string(start)]))
        }
    }

    @Test func aPollSleepsOnThroughEventsThatTheFilterHides() async throws {
        try await SimulatedHomeserver.running { homeserver in
            let (ada, bot) = (homeserver.addUser("ada"), homeserver.addUser("bot"))
            let room = homeserver.makeRoom(members: [ada, bot])
            let client = RawClient(homeserver, as: bot)
            let filter = #"{"room":{"timeline":{"types":["m.room.message"],"not_senders":["\#(bot)"]}}}"#
            let start = try await client.sync(filter: filter).position
            async let answer = client.sync(since: start, timeout: 50_000, filter: filter)
            try await homeserver.waitUntilCaughtUp(bot)
            homeserver.say(in: room, as: bot, "mine")
            homeserver.react(to: EventID("$1"), in: room, as: ada, "👍")
            homeserver.say(in: room, as: ada, "theirs")
            #expect(try await answer.texts(room) == ["theirs"])
            #expect(homeserver.requestCount(.sync) == 2)
        }
    }

    @Test func aGapIsMarkedAndMessagesFillsIt() async throws {
        try await SimulatedHomeserver.running { homeserver in
            let (ada, bot) = (homeserver.addUser("ada"), homeserver.addUser("bot"))
            let room = homeserver.makeRoom(members: [ada, bot])
            let client = RawClient(homeserver, as: bot)
            let start = try await client.sync().position
            for number in 1...7 { homeserver.say(in: room, as: ada, "\(number)") }
            let news = try await client.sync(since: start, filter: #"{"room":{"timeline":{"limit":2}}}"#)
            #expect(news.texts(room) == ["6", "7"])
            let timeline = news.joined(room)?["timeline"]
            #expect(timeline?["limited"]?.boolean == true)

            var from = try #require(timeline?["prev_batch"]?.text)
            var found: [String] = []
            var pages = 0
            let path = "v3/rooms/\(encoded(room.rawValue))/messages?dir=b&limit=3&to=\(start)&from="
            while !from.isEmpty {
                let page = try #require(try await client.call("GET", path + from).body)
                found += page["chunk"]?.elements.compactMap { $0["content"]?["body"]?.text } ?? []
                from = page["end"]?.text ?? ""
                pages += 1
            }
            #expect(found == ["5", "4", "3", "2", "1"])
            #expect(pages == 2)
        }
    }

    @Test func messagesReadsForwardsToo() async throws {
        try await SimulatedHomeserver.running { homeserver in
            let ada = homeserver.addUser("ada")
            let room = homeserver.makeRoom(members: [ada])
            let client = RawClient(homeserver, as: ada)
            let start = try await client.sync().position
            for number in 1...3 { homeserver.say(in: room, as: ada, "\(number)") }
            let path = "v3/rooms/\(encoded(room.rawValue))/messages?dir=f&limit=2&from=\(start)"
            let page = try #require(try await client.call("GET", path).body)
            #expect(page["chunk"]?.elements.compactMap { $0["content"]?["body"]?.text } == ["1", "2"])
            #expect(page["end"]?.text != nil)
        }
    }

    @Test func lazyLoadingBringsTheSendersAloneAndTheSummaryCountsAll() async throws {
        try await SimulatedHomeserver.running { homeserver in
            let people = ["ada", "bea", "cyd"].map { homeserver.addUser($0) }
            let room = homeserver.makeRoom(members: people, name: "Members")
            homeserver.say(in: room, as: people[1], "hello")
            let filter = #"{"room":{"state":{"lazy_load_members":true},"timeline":{"limit":1}}}"#
            let room1 = try await RawClient(homeserver, as: people[0]).sync(filter: filter).joined(room)
            let members = room1?["state"]?["events"]?.elements.filter { $0["type"]?.text == "m.room.member" }
            #expect(members?.compactMap { $0["state_key"]?.text } == [people[0].rawValue, people[1].rawValue])
            #expect(room1?["summary"]?["m.joined_member_count"]?.integer == 3)
            #expect(room1?["summary"]?["m.invited_member_count"]?.integer == 0)
        }
    }

    @Test func anInvitationIsSeenThenJoinedWithStateThenLeft() async throws {
        try await SimulatedHomeserver.running { homeserver in
            let (ada, bot) = (homeserver.addUser("ada"), homeserver.addUser("bot"))
            let room = homeserver.makeRoom(members: [ada], name: "Officers")
            homeserver.say(in: room, as: ada, "before")
            let client = RawClient(homeserver, as: bot)
            let start = try await client.sync().position
            #expect(try await client.say("early", in: room, transaction: "t0").status == 403)

            homeserver.invite(bot, to: room, by: ada, isDirect: true)
            let asked = try await client.sync(since: start)
            let stripped = asked["rooms"]?["invite"]?[room.rawValue]?["invite_state"]?["events"]?.elements
            let invitation = stripped?.last { $0["state_key"]?.text == bot.rawValue }
            #expect(invitation?["sender"]?.text == ada.rawValue)
            #expect(invitation?["content"]?["is_direct"]?.boolean == true)

            #expect(try await client.call("POST", "v3/join/\(encoded(room.rawValue))", "{}").status == 200)
            let joined = try await client.sync(since: asked.position)
            let state = joined.joined(room)?["state"]?["events"]?.elements.compactMap { $0["type"]?.text } ?? []
            let timeline = joined.joined(room)?["timeline"]?["events"]?.elements.compactMap { $0["type"]?.text } ?? []
            #expect((state + timeline).contains("m.room.create"))
            #expect(joined.texts(room) == ["before"])

            let path = "v3/rooms/\(encoded(room.rawValue))/leave"
            #expect(try await client.call("POST", path, "{}").status == 200)
            let left = try await client.sync(since: joined.position)
            #expect(left["rooms"]?["leave"]?[room.rawValue] != nil)
            #expect(homeserver.read { $0.membership(of: bot, in: room) } == .leave)
        }
    }

    @Test func aRedactionTakesTheTextAway() async throws {
        try await SimulatedHomeserver.running { homeserver in
            let ada = homeserver.addUser("ada")
            let room = homeserver.makeRoom(members: [ada])
            let client = RawClient(homeserver, as: ada)
            let said = homeserver.say(in: room, as: ada, "secret")
            let start = try await client.sync().position
            homeserver.redact(said, in: room, as: ada)
            let event = try await client.sync(since: start).joined(room)?["timeline"]?["events"]?.elements.last
            #expect(event?["redacts"]?.text == said.rawValue)
            #expect(event?["content"]?["redacts"]?.text == said.rawValue)
            #expect(try await client.sync().texts(room) == [])
            #expect(homeserver.read { $0.text(of: said) } == nil)
        }
    }

    @Test func aRawEventStandsInTheTimelineAsItIs() async throws {
        try await SimulatedHomeserver.running { homeserver in
            let ada = homeserver.addUser("ada")
            let room = homeserver.makeRoom(members: [ada])
            homeserver.insert(#"{"type":7,"content":"odd"}"#, in: room)
            let events = try await RawClient(homeserver, as: ada).sync().joined(room)?["timeline"]?["events"]?.elements
            #expect(events?.last == .object(["type": .integer(7), "content": .string("odd")]))
        }
    }
}
