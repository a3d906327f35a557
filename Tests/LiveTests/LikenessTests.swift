import MatrixProtocol
import SimulatedHomeserver
import Testing

extension Live {
    /// What Steward and its tests rely on is true of Synapse and of the simulated homeserver alike.
    @Suite("Likeness", .timeLimit(.minutes(3))) struct Likeness {
        @Test(arguments: Stage.Kind.allCases)
        func aFilterForNoRoomsGivesAPositionAlone(_ kind: Stage.Kind) async throws {
            try await Stage.on(kind) { stage in
                _ = try await stage.sharedRoom()
                let answer = try await stage.bea.sync(filter: #"{"room":{"rooms":[]}}"#)
                #expect(try answer.text("next_batch").isEmpty == false)
                #expect(answer["rooms"] == nil)
            }
        }

        @Test(arguments: Stage.Kind.allCases)
        func aTransactionIsRememberedInItsRoomWhateverTheEndpoint(_ kind: Stage.Kind) async throws {
            try await Stage.on(kind) { stage in
                let (one, other) = try await (stage.sharedRoom(), stage.sharedRoom())
                let content = #"{"msgtype":"m.text","body":"once"}"#
                let first = try await stage.ada.send(content, in: one, transaction: "t1")
                #expect(try await stage.ada.send(content, in: one, transaction: "t1") == first)
                #expect(try await stage.ada.send(content, in: other, transaction: "t1") != first)
                #expect(try await stage.bea.send(content, in: one, transaction: "t1") != first)
                let redaction = try await stage.ada.call(
                    "PUT", "rooms", one.rawValue, "redact", first.rawValue, "t1", body: "{}")
                #expect(try redaction.text("event_id") == first.rawValue)
            }
        }

        @Test(arguments: Stage.Kind.allCases)
        func aGapIsFilledBackToTheLastPosition(_ kind: Stage.Kind) async throws {
            try await Stage.on(kind) { stage in
                let room = try await stage.sharedRoom()
                let start = try await stage.bea.sync().text("next_batch")
                for number in 1...6 { _ = try await stage.ada.say("\(number)", in: room) }
                let news = try await stage.bea.sync(since: start, filter: #"{"room":{"timeline":{"limit":2}}}"#)
                #expect(news.texts(room) == ["5", "6"])
                #expect(news.joined(room)?["timeline"]?["limited"]?.boolean == true)
                var from = news.joined(room)?["timeline"]?["prev_batch"]?.text
                var found: [String] = []
                while let position = from {
                    let page = try await stage.bea.call(
                        "GET", "rooms", room.rawValue, "messages",
                        query: ["dir": "b", "from": position, "to": start, "limit": "3"])
                    found += page.body?["chunk"]?.elements.compactMap { $0["content"]?["body"]?.text } ?? []
                    from = page.body?["end"]?.text
                }
                #expect(found == ["4", "3", "2", "1"])
            }
        }

        @Test(arguments: Stage.Kind.allCases)
        func anInvitationNamesWhoAsksAndJoiningBringsTheState(_ kind: Stage.Kind) async throws {
            try await Stage.on(kind) { stage in
                let start = try await stage.bea.sync().text("next_batch")
                let room = try await stage.ada.makeRoom(inviting: [stage.bea], isDirect: true)
                let asked = try await stage.bea.sync(since: start, seconds: 10)
                let invitation = asked["rooms"]?["invite"]?[room.rawValue]?["invite_state"]?["events"]?.elements
                    .last { $0["type"]?.text == "m.room.member" && $0["state_key"]?.text == stage.bea.user.rawValue }
                #expect(invitation?["sender"]?.text == stage.ada.user.rawValue)
                #expect(invitation?["content"]?["is_direct"]?.boolean == true)
                try await stage.bea.join(room)
                let lazy = #"{"room":{"state":{"lazy_load_members":true}}}"#
                let joined = try await stage.bea.sync(since: asked.text("next_batch"), seconds: 10, filter: lazy)
                let state = joined.joined(room)?["state"]?["events"]?.elements ?? []
                #expect((state + joined.events(room)).contains { $0["type"]?.text == "m.room.create" })
                #expect(joined.joined(room)?["summary"]?["m.joined_member_count"]?.integer == 2)
                _ = try await stage.bea.call("POST", "rooms", room.rawValue, "leave", body: "{}")
                let left = try await stage.bea.sync(since: joined.text("next_batch"), seconds: 10)
                #expect(left["rooms"]?["leave"]?[room.rawValue] != nil)
            }
        }

        @Test(arguments: Stage.Kind.allCases)
        func lazyLoadingBringsTheReaderTheSendersAndTheHeroesOfARoomWithoutAName(_ kind: Stage.Kind) async throws {
            try await Stage.on(kind) { stage in
                let room = try await stage.sharedRoom()
                _ = try await stage.ada.say("hello", in: room)
                let answer = try await stage.ada.sync(
                    filter: #"{"room":{"state":{"lazy_load_members":true},"timeline":{"limit":1}}}"#)
                let members = answer.joined(room)?["state"]?["events"]?.elements.filter {
                    $0["type"]?.text == "m.room.member"
                }
                #expect(
                    members?.compactMap { $0["state_key"]?.text }.sorted()
                        == [stage.ada.user.rawValue, stage.bea.user.rawValue].sorted())
                let heroes = answer.joined(room)?["summary"]?["m.heroes"]
                #expect(heroes == .array([.string(stage.bea.user.rawValue)]))
            }
        }

        @Test(arguments: Stage.Kind.allCases)
        func aRedactionNamesItsEventAndTakesTheTextAway(_ kind: Stage.Kind) async throws {
            try await Stage.on(kind) { stage in
                let room = try await stage.sharedRoom()
                let said = try await stage.ada.say("secret", in: room)
                let start = try await stage.bea.sync().text("next_batch")
                _ = try await stage.ada.call(
                    "PUT", "rooms", room.rawValue, "redact", said.rawValue, "t2", body: "{}")
                let redaction = try await stage.bea.sync(since: start, seconds: 10).events(room).last
                #expect(redaction?["content"]?["redacts"]?.text == said.rawValue)
                let event = try await stage.bea.call("GET", "rooms", room.rawValue, "event", said.rawValue)
                #expect(event.body?["content"] == .object([:]))
                #expect(event.body?["unsigned"]?["redacted_because"] != nil)
            }
        }

        @Test(arguments: Stage.Kind.allCases)
        func refusalsHaveTheSameStatusAndCode(_ kind: Stage.Kind) async throws {
            try await Stage.on(kind) { stage in
                let room = try await stage.ada.makeRoom()
                let said = try await stage.ada.say("hello", in: room)
                let message = #"{"msgtype":"m.text","body":"x"}"#
                let reaction = #"{"m.relates_to":{"rel_type":"m.annotation","event_id":"\#(said)","key":"+"}}"#
                var stranger = stage.bea
                stranger.token = "unknown"
                let path = ["rooms", room.rawValue]
                var answers = [
                    try await stage.bea.call("PUT", path[0], path[1], "send", "m.room.message", "t", body: message),
                    try await stage.bea.call("POST", "join", room.rawValue, body: "{}"),
                    try await stage.ada.call("PUT", path[0], path[1], "send", "m.room.message", "u", body: "{"),
                    try await stage.ada.call("GET", path[0], path[1], "state", "m.room.topic", ""),
                    try await stage.ada.call("GET", "nothing"),
                    try await stranger.call("GET", "account", "whoami"),
                ]
                for transaction in ["v", "w"] {
                    answers.append(
                        try await stage.ada.call(
                            "PUT", path[0], path[1], "send", "m.reaction", transaction, body: reaction))
                }
                #expect(answers.map(\.status) == [403, 403, 400, 404, 404, 401, 200, 400])
                #expect(
                    answers.map { $0.errorCode ?? "" } == [
                        "M_FORBIDDEN", "M_FORBIDDEN", "M_NOT_JSON", "M_NOT_FOUND", "M_UNRECOGNIZED", "M_UNKNOWN_TOKEN",
                        "", "M_DUPLICATE_ANNOTATION",
                    ])
            }
        }

        @Test(arguments: Stage.Kind.allCases)
        func aRefreshTokenLastsUntilTheNextAccessTokenIsUsed(_ kind: Stage.Kind) async throws {
            try await Stage.on(kind) { stage in
                var bea = stage.bea
                let identifier = #"{"type":"m.id.user","user":"\#(bea.user)"}"#
                let login = try await bea.call(
                    "POST", "login",
                    body: """
                        {"type":"m.login.password","identifier":\(identifier),"password":"\(bea.password)",\
                        "refresh_token":true}
                        """)
                let renewal = #"{"refresh_token":"\#(try login.text("refresh_token"))"}"#
                _ = try await bea.call("POST", "refresh", body: renewal)
                bea.token = try await bea.call("POST", "refresh", body: renewal).text("access_token")
                #expect(try await bea.call("GET", "account", "whoami").status == 200)
                let late = try await bea.call("POST", "refresh", body: renewal)
                #expect(late.status == 403)
                #expect(late.errorCode == "M_FORBIDDEN")
                bea.token = try login.text("access_token")
                #expect(try await bea.call("GET", "account", "whoami").status == 200)
            }
        }
    }
}
