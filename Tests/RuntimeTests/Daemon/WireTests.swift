import Foundation
import MatrixClient
import MatrixProtocol
import Runtime
import SimulatedHomeserver
import TestKit
import Testing

@Suite(.enabled(if: Specification.isAvailable, Specification.need), .timeLimit(.minutes(5))) struct WireTests {
    @Test func `Every body that goes over the wire is as the Matrix specification wants it`() async throws {
        try await RunningDaemon.prepare { steward in
            try await doEverything(steward)
            var questions: [Question] = []
            for record in steward.server.read(\.requests)
            where !record.body.isEmpty || [.sync, .messages].contains(record.endpoint) {
                let question = try #require(try Question(record), "\(record.method) \(record.endpoint)")
                if !questions.contains(question) { questions.append(question) }
            }
            #expect(Set(questions.map(\.rule.name)).count == Question.Rule.allCases.count)
            let answers = try Specification.ask(questions.map { try $0.asked })
            try #require(answers.count == questions.count)
            for (question, answer) in zip(questions, answers) {
                let body = String(decoding: question.body, as: UTF8.self)
                #expect(answer["errors"] as? [String] == [], "\(question.rule.name): \(body)")
            }
        }
    }

    /// Lets Steward answer, answer in a thread, edit, take back, join, fill a gap, read, and renew its token.
    private func doEverything(_ steward: RunningDaemon) async throws {
        let server = steward.server
        let crowd = try await Crowd(steward, rooms: 2, seed: 5)
        try await steward.settle()
        let session = server.signIn(steward.bot, refreshable: true)
        let tokens = Tokens(accessToken: session.accessToken, refreshToken: session.refreshToken)
        for _ in 0..<60 { steward.talk() }
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
        case notice, edit, redaction, receipt, join, refresh, syncFilter, messagesFilter

        var name: String { "\(self)" }

        var asked: [String: Any] {
            let rooms = "/_matrix/client/v3/rooms/{roomId}"
            let filter: [String: Any] = [
                "kind": "operation", "method": "post", "path": "/_matrix/client/v3/user/{userId}/filter",
            ]
            return switch self {
            case .notice, .edit: ["kind": "event", "schema": "m.room.message$m.notice"]
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
        case .send:
            body = Data(record.body)
            rule = String(decoding: record.body, as: UTF8.self).contains("m.replace") ? .edit : .notice
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
