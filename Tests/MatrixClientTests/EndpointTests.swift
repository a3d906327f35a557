import Foundation
import MatrixProtocol
import Testing

@testable import MatrixClient

/// A call of the client, what it must send, and what it makes of the homeserver's answer.
private struct Call: Sendable, CustomTestStringConvertible {
    var testDescription: String { request }
    var request: String
    var body: String = ""
    /// The part of the client-server API that it belongs to.
    var api = "client"
    /// What the body is, as a media type; nil if it is JSON, or if there is none.
    var mediaType: String?
    var answer: String
    var value: String
    var call: @Sendable (MatrixClient) async throws -> String

    private static let position =
        "%7B%22room%22%3A%7B%22rooms%22%3A%5B%5D%7D%2C%22presence%22%3A%7B%22not_types%22%3A%5B"
        + "%22%2A%22%5D%7D%2C%22account_data%22%3A%7B%22not_types%22%3A%5B%22%2A%22%5D%7D%7D"
    private static let messages =
        String(decoding: MessagesFilter().encoded(), as: UTF8.self)
        .addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "-._~"))) ?? ""
    private static let room = RoomID("!r:x")

    static let all: [Call] = [
        Call(
            request: "GET /versions", answer: #"{"versions":["v1.1","v1.11"],"unstable_features":{}}"#,
            value: "v1.1 v1.11"
        ) {
            try await $0.versions().joined(separator: " ")
        },
        Call(
            request: "GET /v3/account/whoami", answer: #"{"user_id":"@s:x","device_id":"D","is_guest":false}"#,
            value: "@s:x D"
        ) {
            let identity = try await $0.whoami()
            return "\(identity.userID) \(identity.deviceID ?? "none")"
        },
        Call(
            request: "POST /v3/login",
            body: #"""
                {"device_id":"D","identifier":{"type":"m.id.user","user":"s"},"initial_device_display_name":"Steward",
                "password":"pa\"ss","refresh_token":true,"type":"m.login.password"}
                """#,
            answer: #"{"user_id":"@s:x","device_id":"D","access_token":"a","refresh_token":"r","expires_in_ms":5}"#,
            value: "@s:x D a r 5"
        ) {
            let login = try await $0.login(user: "s", password: "pa\"ss", deviceID: "D", deviceName: "Steward")
            let tokens = login.tokens
            return "\(login.userID) \(login.deviceID) \(tokens.accessToken) \(tokens.refreshToken ?? "") "
                + "\(tokens.expiresInMilliseconds ?? 0)"
        },
        Call(
            request: "POST /v3/refresh", body: #"{"refresh_token":"r"}"#, answer: #"{"access_token":"b"}"#,
            value: "b nil"
        ) {
            let tokens = try await $0.refresh("r")
            return "\(tokens.accessToken) \(tokens.refreshToken ?? "nil")"
        },
        Call(
            request: "GET /v3/sync?filter=\(position)&timeout=30000&since=s1_2%2B3",
            answer: #"{"next_batch":"s4","rooms":{"leave":{"!r:x":{}}}}"#, value: "s4 !r:x"
        ) {
            let sync = try await $0.sync(
                since: SyncToken("s1_2+3"), as: UserID("@s:x"), filter: .position, wait: .seconds(30))
            return "\(sync.nextBatch) \(sync.left.map(\.rawValue).joined())"
        },
        Call(
            request: "GET /v3/sync?filter=\(position)&timeout=0", answer: #"{"next_batch":"s1"}"#, value: "s1"
        ) {
            try await $0.sync(since: nil, as: UserID("@s:x"), filter: .position, wait: .zero).nextBatch.rawValue
        },
        Call(
            request: "GET /v3/rooms/%21r%3Ax/messages?dir=b&limit=50&from=t1&to=t2&filter=\(messages)",
            answer: #"{"start":"t1","end":"t3","chunk":[]}"#, value: "t3"
        ) {
            try await $0.messages(in: room, from: SyncToken("t1"), to: SyncToken("t2"), limit: 50)
                .end?.rawValue ?? "none"
        },
        Call(request: "GET /v3/joined_rooms", answer: #"{"joined_rooms":["!a","!b:x"]}"#, value: "!a !b:x") {
            try await $0.joinedRooms().map(\.rawValue).joined(separator: " ")
        },
        Call(
            request: "GET /v3/rooms/%21r%3Ax/joined_members",
            answer: #"{"joined":{"@a:x":{"display_name":5},"@b:x":{"display_name":"B"}}}"#, value: "@a:x @b:x"
        ) {
            try await $0.joinedMembers(of: room).map(\.rawValue).sorted().joined(separator: " ")
        },
        Call(
            request: "GET /v3/rooms/%21r%3Ax/members?membership=invite",
            answer: #"{"chunk":[{"content":{"membership":"invite"}},{"content":{"membership":"join"}},{}]}"#, value: "1"
        ) {
            try await $0.invitedMembers(of: room).description
        },
        Call(request: "GET /v3/rooms/%21r%3Ax/state/m.room.name/", answer: #"{"name":"Tea"}"#, value: "true") {
            try await $0.hasName(room).description
        },
        Call(
            request: "GET /v3/rooms/%21r%3Ax/state/m.room.power_levels/",
            answer: #"{"users":{"@a:x":70},"notifications":{"room":20}}"#, value: "70 0 20"
        ) {
            let levels = try #require(try await $0.powerLevels(of: room))
            return "\(levels.level(of: UserID("@a:x"))) \(levels.level(of: UserID("@b:x"))) \(levels.notifyRoom)"
        },
        Call(
            request: "GET /v3/profile/%40a%3Ax/m.tz", answer: #"{"m.tz":"Europe/London"}"#, value: "Europe/London"
        ) { try #require(try await $0.profile("m.tz", of: UserID("@a:x"))) },
        Call(
            request: "GET /v3/rooms/%21r%3Ax/state/m.room.create/?format=event",
            answer: #"""
                {"type":"m.room.create","state_key":"","sender":"@a:x","event_id":"$c","origin_server_ts":1,
                "content":{"room_version":"12","additional_creators":["@b:x"]}}
                """#, value: "@a:x @b:x"
        ) {
            try await $0.origin(of: room)?.creators.map(\.rawValue).joined(separator: " ") ?? ""
        },
        Call(
            request: "GET /v3/rooms/%21r%3Ax/state/m.room.pinned_events/", answer: #"{"pinned":["$a",7,"$b"]}"#,
            value: "$a $b"
        ) {
            try await $0.pinnedEvents(in: room).map(\.rawValue).joined(separator: " ")
        },
        Call(
            request: "PUT /v3/rooms/%21r%3Ax/state/m.room.pinned_events/", body: #"{"pinned":["$b","$a"]}"#,
            answer: #"{"event_id":"$e"}"#, value: ""
        ) {
            try await $0.pin([EventID("$b"), EventID("$a")], in: room)
            return ""
        },
        Call(
            request: "POST /v3/createRoom",
            body: #"{"preset":"private_chat","creation_content":{"steward.direct_room":"tea"},"#
                + #""power_level_content_override":{"events":{},"users_default":0,"events_default":0,"#
                + #""state_default":100,"invite":100,"kick":100,"ban":100,"redact":100,"notifications":{"room":100}}}"#,
            answer: #"{"room_id":"!r:x"}"#, value: "!r:x"
        ) {
            try await $0.makeRoom(NewRoomBody(mark: "tea")).rawValue
        },
        Call(
            request: "PUT /v3/rooms/%21r%3Ax/state/m.room.member/%40a%3Ax",
            body: #"{"membership":"invite","is_direct":true}"#, answer: #"{"event_id":"$i"}"#, value: ""
        ) {
            try await $0.invite(UserID("@a:x"), to: room, isDirect: true)
            return ""
        },
        Call(
            request: "POST /v3/upload?filename=a%20b.ics", body: "BEGIN", api: "media", mediaType: "text/calendar",
            answer: #"{"content_uri":"mxc://x/1"}"#, value: "mxc://x/1"
        ) { try await $0.upload("BEGIN", type: "text/calendar", name: "a b.ics") },
        Call(
            request: "GET /v3/profile/%40a%3Ax/m.tz", answer: #"{"m.tz":"Europe/London"}"#, value: "Europe/London"
        ) { try #require(try await $0.profile("m.tz", of: UserID("@a:x"))) },
        Call(
            request: "GET /v3/rooms/%21r%3Ax/state/m.room.create/?format=event",
            answer: #"""
                {"type":"m.room.create","state_key":"","sender":"@s:x","event_id":"$c","origin_server_ts":1,
                "content":{"steward.direct_room":"tea","predecessor":{"room_id":"!q:x"}}}
                """#, value: "tea @s:x !q:x"
        ) {
            let origin = try #require(try await $0.origin(of: room))
            let creation = origin.creation
            return [creation.mark, origin.creator?.rawValue, creation.predecessor?.rawValue]
                .compactMap(\.self).joined(separator: " ")
        },
        Call(
            request: "PUT /v3/rooms/%21r%3Ax/send/m.room.message/t%2F1", body: #"{"body":"é"}"#,
            answer: #"{"event_id":"$e"}"#, value: "$e"
        ) {
            let content = Array(#"{"body":"é"}"#.utf8)
            return try await $0.send(content, type: "m.room.message", to: room, transaction: TransactionID("t/1"))?
                .rawValue ?? ""
        },
        Call(
            request: "PUT /v3/rooms/%21r%3Ax/redact/%24e/t2", body: #"{"reason":"asked"}"#,
            answer: #"{"event_id":"$f"}"#,
            value: "$f"
        ) {
            try await $0.redact(EventID("$e"), in: room, transaction: TransactionID("t2"), reason: "asked").rawValue
        },
        Call(request: "PUT /v3/rooms/%21r%3Ax/redact/%24e/t3", body: "{}", answer: #"{"event_id":"$f"}"#, value: "$f") {
            try await $0.redact(EventID("$e"), in: room, transaction: TransactionID("t3")).rawValue
        },
        Call(
            request: "POST /v3/join/%23a%2Fb%3Ax?via=x&server_name=x&via=y%3A8448&server_name=y%3A8448", body: "{}",
            answer: #"{"room_id":"!r:x"}"#, value: "!r:x"
        ) {
            try await $0.join("#a/b:x", via: ["x", "y:8448"]).rawValue
        },
        Call(request: "POST /v3/rooms/%21r%3Ax/leave", body: "{}", answer: "{}", value: "") {
            try await $0.leave(room)
            return ""
        },
        Call(request: "POST /v3/rooms/%21r%3Ax/receipt/m.read/%24e", body: "{}", answer: "{}", value: "") {
            try await $0.markRead(upTo: EventID("$e"), in: room)
            return ""
        },
    ]
}

@Suite struct EndpointTests {
    /// Runs `body` with a client, whose homeserver gives `answer` to everything.
    private func run(
        _ answer: [ScriptedServer.Step], _ body: (MatrixClient, ScriptedServer) async throws -> Void
    ) async throws {
        try await ScriptedServer { _ in answer }.run { server, address in
            try await withEngine { engine in
                let anonymous = MatrixClient(try HomeserverAddress(address + "/"), engine: engine)
                let tokens = AccessTokens(
                    Tokens(accessToken: "secret"), refresh: anonymous.refresh, save: { _ in }, now: { .distantPast })
                try await body(anonymous.authenticated(with: tokens), server)
            }
        }
    }

    @Test("A call sends what the specification says and reads the answer", arguments: Call.all)
    fileprivate func call(_ call: Call) async throws {
        try await run(ScriptedServer.json(200, call.answer)) { client, server in
            #expect(try await call.call(client) == call.value)
            let request = try #require(server.requests.first)
            #expect(request.line == call.request.replacing(" /", with: " /_matrix/\(call.api)/", maxReplacements: 1))
            if let type = call.mediaType {
                #expect(request.headers["content-type"] == type)
                #expect(request.body == call.body)
            } else {
                #expect(try sortedJSON(request.body) == sortedJSON(call.body))
            }
            let isAnonymous = ["versions", "login", "refresh"].contains { request.line.hasSuffix("/" + $0) }
            #expect(request.headers["authorization"] == (isAnonymous ? nil : "Bearer secret"))
        }
    }

    @Test(
        "An answer that means success but cannot be read counts as an unavailable homeserver", arguments: Call.all,
        ["", "<html>Welcome to our Wi-Fi</html>"])
    fileprivate func unreadable(_ call: Call, _ body: String) async throws {
        // A room's name is never read.
        if call.request.hasSuffix("/m.room.name/") { return }
        try await run(ScriptedServer.json(200, body)) { client, _ in
            let failure = await #expect(throws: MatrixFailure.self) { try await call.call(client) }
            guard case .unavailable(.unreadable(let problem), nil) = failure else {
                Issue.record("\(String(describing: failure))")
                return
            }
            #expect(!problem.contains("Wi-Fi"))
        }
    }

    @Test("A failure is thrown, whatever was called", arguments: Call.all)
    fileprivate func failure(_ call: Call) async throws {
        try await run(ScriptedServer.json(502, "<html>Bad gateway</html>", headers: "Retry-After: 4\r\n")) {
            client, _ in
            await #expect(throws: MatrixFailure.unavailable(.serverError(status: 502), retryAfter: .seconds(4))) {
                try await call.call(client)
            }
        }
    }

    /// Calls whose answers list rooms or members, and those whose answers are an event of a room's state.
    private static let longer = ["joined_rooms", "joined_members", "mutual_rooms", "/members", "/messages", "/sync"]

    @Test("An answer larger than any that belongs there is not read", arguments: Call.all)
    fileprivate func large(_ call: Call) async throws {
        if Self.longer.contains(where: call.request.contains) { return }
        let isState = call.request.hasPrefix("GET") && call.request.contains("/state/")
        let limit = (isState ? 256 : 64) << 10
        try await run(ScriptedServer.json(200, String(repeating: " ", count: limit + 1))) { client, _ in
            await #expect(throws: MatrixFailure.unavailable(.network(.tooLarge(limit: limit)))) {
                try await call.call(client)
            }
        }
    }

    @Test("Lists of rooms and members that 32 senders read at once fit into 100 MB", arguments: Call.all)
    fileprivate func list(_ call: Call) async throws {
        guard Self.longer.prefix(4).contains(where: call.request.contains) else { return }
        let limit = 3 << 20
        #expect(32 * limit <= 100 << 20)
        try await run(ScriptedServer.json(200, String(repeating: " ", count: limit + 1))) { client, _ in
            let failure = await #expect(throws: MatrixFailure.self) { try await call.call(client) }
            #expect(failure == .unavailable(.network(.tooLarge(limit: limit))))
        }
    }

    @Test(arguments: [1, 8, 32, 33, 64, 256])
    func `However many ask at once, what they may read in lists fits into 100 MB`(_ sideBySide: Int) async throws {
        let engine = try HTTPEngine(.init(userAgent: "Steward/test"))
        defer { engine.stop() }
        let client = MatrixClient(try HomeserverAddress("http://localhost:1"), engine: engine, sideBySide: sideBySide)
        #expect(sideBySide > 32 || client.largestList == 3 << 20)
        #expect(client.largestList >= 256 << 10)
        #expect(max(0, sideBySide - 8) * client.largestList + min(sideBySide, 8) * 3 << 20 <= 100 << 20)
    }

    @Test("A reaction that stands already counts as sent")
    func duplicateAnnotation() async throws {
        try await run(ScriptedServer.json(400, #"{"errcode":"M_DUPLICATE_ANNOTATION"}"#)) { client, _ in
            let sent = try await client.send(
                Array("{}".utf8), type: "m.reaction", to: RoomID("!r:x"), transaction: TransactionID("t"))
            #expect(sent == nil)
        }
    }

    @Test func `What a room or a homeserver does not have is nothing, and no failure`() async throws {
        try await run(ScriptedServer.json(404, #"{"errcode":"M_NOT_FOUND"}"#)) { client, _ in
            let (hasName, levels) = (
                try await client.hasName(RoomID("!r:x")), try await client.powerLevels(of: RoomID("!r:x"))
            )
            #expect(!hasName)
            #expect(levels == nil)
            let pins = try await client.pinnedEvents(in: RoomID("!r:x"))
            #expect(pins.isEmpty)
            let origin = try await client.origin(of: RoomID("!r:x"))
            #expect(origin == nil)
        }
    }

    @Test func `A homeserver that does not say who made a room still says what it replaces`() async throws {
        let content = #"{"room_version":"12","additional_creators":["@b:x"],"predecessor":{"room_id":"!q:x"}}"#
        try await run(ScriptedServer.json(200, content)) { client, _ in
            let origin = try #require(try await client.origin(of: RoomID("!r:x")))
            #expect(origin.creator == nil)
            #expect(origin.creators.isEmpty)
            #expect(origin.creation.predecessor == RoomID("!q:x"))
        }
    }

    private func sortedJSON(_ text: String) throws -> String {
        if text.isEmpty { return "" }
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
        let data = try JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
        return String(decoding: data, as: UTF8.self)
    }
}
