import Foundation
import MatrixClient
import MatrixProtocol
import Runtime
import SimulatedHomeserver
import Synchronization
import TestKit
import Testing

@Suite(.enabled(if: Specification.isAvailable, Specification.need), .timeLimit(.minutes(5))) struct WireTests {
    @Test func `Every body that goes over the wire is as the Matrix specification wants it`() async throws {
        var questions: [Question] = []
        for requests in [try await requestsOfEverything(), try await requestsOfAHerald()] {
            for record in requests where !record.body.isEmpty || [.sync, .messages].contains(record.endpoint) {
                let question = try #require(try Question(record), "\(record.method) \(record.endpoint)")
                if !questions.contains(question) { questions.append(question) }
            }
        }
        #expect(Set(questions.map(\.rule.name)).count == Question.Rule.allCases.count)
        let answers = try Specification.ask(questions.map { try $0.asked })
        try #require(answers.count == questions.count)
        for (question, answer) in zip(questions, answers) {
            let body = String(decoding: question.body, as: UTF8.self)
            #expect(answer["errors"] as? [String] == [], "\(question.rule.name): \(body)")
        }
    }

    private func requestsOfEverything() async throws -> [RequestRecord] {
        let requests = Mutex<[RequestRecord]>([])
        try await RunningDaemon.prepare { steward in
            try await doEverything(steward)
            requests.withLock { $0 = steward.server.read(\.requests) }
        }
        return requests.withLock { $0 }
    }

    /// Lets Steward post, mention, revise, take back, tell somebody, pin, react and read.
    private func requestsOfAHerald() async throws -> [RequestRecord] {
        let requests = Mutex<[RequestRecord]>([])
        try await RunningDaemon.prepare(withHerald: true) { steward in
            try await steward.run {
                try await steward.server.waitUntilCaughtUp(steward.bot)
                // It is answered elsewhere, and gets a receipt once nothing else is on its way.
                let command = steward.server.say(in: steward.room, as: steward.member, "!ask")
                try await steward.server.wait { $0.receipt(of: steward.bot, in: steward.room) == command }
            }
            steward.server.setState(
                in: steward.room, as: steward.member, type: "m.room.power_levels", content: #"{"users_default":50}"#)
            try await steward.settle()
            for line in ["!cry tea Tea", "!change tea Cake", "!pin tea", "!hush tea", "!tell tea", "!sure"] {
                try await steward.runAndSay(line)
            }
            requests.withLock { $0 = steward.server.read(\.requests) }
        }
        return requests.withLock { $0 }
    }

    /// Lets Steward answer, answer in a thread, edit, take back, join, fill a gap, and renew its token.
    private func doEverything(_ steward: RunningDaemon) async throws {
        let server = steward.server
        let crowd = try await Crowd(steward, rooms: 2, seed: 5)
        try await steward.settle()
        let session = server.signIn(steward.bot, refreshable: true)
        let tokens = Tokens(accessToken: session.accessToken, refreshToken: session.refreshToken)
        for _ in 0..<110 { steward.talk() }
        let settings: @Sendable (inout DispatchSettings) -> Void = { $0.admins = [steward.member] }
        try await steward.run(tokens: tokens, settings: settings) {
            try await server.waitUntilCaughtUp(steward.bot)
            crowd.speak(times: 40)
            let room = server.makeRoom(members: [steward.member])
            server.invite(steward.bot, to: room, by: steward.member)
            let command = server.say(in: steward.room, as: steward.member, "!help mroe")
            let answer = try #require(try await server.waitForReplies(to: command).first).id
            server.say(in: steward.room, as: steward.member, "!help more", editing: command)
            try await server.wait { $0.text(of: answer)?.hasPrefix("!more\n") == true }
            server.expireTokens(of: steward.bot)
            server.redact(command, in: steward.room, as: steward.member)
            try await server.wait { $0.event(answer)?.isRedacted == true }
            try await server.waitForMembership(.join, of: steward.bot, in: room)
            try await crowd.waitUntilAnswered()
        }
    }
}

/// A body with the specification's rule for it.
private struct Question: Equatable {
    enum Rule: CaseIterable {
        case notice, edit, text, revision, redaction, receipt, join, refresh, syncFilter, messagesFilter, room, pins,
            member, reaction

        var name: String { "\(self)" }

        var asked: [String: Any] {
            let rooms = "/_matrix/client/v3/rooms/{roomId}"
            let filter: [String: Any] = [
                "kind": "operation", "method": "post", "path": "/_matrix/client/v3/user/{userId}/filter",
            ]
            return switch self {
            case .notice, .edit: ["kind": "event", "schema": "m.room.message$m.notice"]
            case .text, .revision: ["kind": "event", "schema": "m.room.message$m.text"]
            case .member: ["kind": "event", "schema": "m.room.member"]
            case .reaction: ["kind": "event", "schema": "m.reaction"]
            case .pins: ["kind": "event", "schema": "m.room.pinned_events"]
            case .room: ["kind": "operation", "method": "post", "path": "/_matrix/client/v3/createRoom"]
            case .redaction: ["kind": "operation", "method": "put", "path": rooms + "/redact/{eventId}/{txnId}"]
            case .receipt:
                ["kind": "operation", "method": "post", "path": rooms + "/receipt/{receiptType}/{eventId}"]
            case .join: ["kind": "operation", "method": "post", "path": "/_matrix/client/v3/join/{roomIdOrAlias}"]
            case .refresh: ["kind": "operation", "method": "post", "path": "/_matrix/client/v3/refresh"]
            case .syncFilter: filter.merging(["under": [String]()]) { $1 }
            case .messagesFilter: filter.merging(["under": ["room", "timeline"]]) { $1 }
            }
        }
    }

    let rule: Rule
    let body: Data

    /// Reads a request; nothing where no rule is known for it.
    init?(_ record: RequestRecord) throws {
        switch record.endpoint {
        case .send where record.target.contains("/send/m.reaction/"): (rule, body) = (.reaction, Data(record.body))
        case .send:
            body = Data(record.body)
            let text = String(decoding: record.body, as: UTF8.self)
            rule =
                switch (text.contains("m.replace"), text.contains(#""msgtype":"m.text""#)) {
                case (true, true): .revision
                case (true, false): .edit
                case (false, true): .text
                case (false, false): .notice
                }
        case .setState: (rule, body) = (.pins, Data(record.body))
        case .setMember: (rule, body) = (.member, Data(record.body))
        case .createRoom: (rule, body) = (.room, Data(record.body))
        case .redact: (rule, body) = (.redaction, Data(record.body))
        case .receipt: (rule, body) = (.receipt, Data(record.body))
        case .join: (rule, body) = (.join, Data(record.body))
        case .refresh: (rule, body) = (.refresh, Data(record.body))
        case .sync, .messages:
            let items = URLComponents(string: record.target)?.queryItems ?? []
            guard let filter = items.first(where: { $0.name == "filter" })?.value else { return nil }
            body = Data(filter.utf8)
            rule = record.endpoint == .sync ? .syncFilter : .messagesFilter
        default: return nil
        }
    }

    var asked: [String: Any] {
        get throws {
            var asked = rule.asked
            let value = try JSONSerialization.jsonObject(with: body)
            asked[asked["kind"] as? String == "event" ? "content" : "body"] = value
            if asked["kind"] as? String == "operation", asked["under"] == nil { asked["under"] = [String]() }
            return asked
        }
    }
}
