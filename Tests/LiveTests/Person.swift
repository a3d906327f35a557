import Foundation
import FoundationNetworking
import MatrixProtocol
import SimulatedHomeserver

/// Somebody who uses a homeserver through a client of another make than Steward's.
struct Person: Sendable {
    /// The homeserver's address.
    let url: String
    let user: UserID
    let password: String
    var token: String

    /// An answer: its status, and the body where it is JSON.
    struct Answer: Sendable {
        var status: Int
        var body: ReceivedJSON?

        var errorCode: String? { body?["errcode"]?.text }
    }

    /// One request below `/_matrix/client/v3`.
    func call(
        _ method: String, _ path: String..., query: [String: String] = [:], body: String? = nil
    ) async throws -> Answer {
        let path = "/_matrix/client/v3/" + path.map(Self.encoded).joined(separator: "/")
        let items = query.map { Self.encoded($0.key) + "=" + Self.encoded($0.value) }.joined(separator: "&")
        guard let address = URL(string: url + path + (items.isEmpty ? "" : "?" + items)) else {
            throw URLError(.badURL)
        }
        var request = URLRequest(url: address)
        request.httpMethod = method
        request.httpBody = body.map { Data($0.utf8) }
        request.setValue("Bearer " + token, forHTTPHeaderField: "Authorization")
        let (data, response) = try await URLSession.shared.data(for: request)
        return Answer(status: (response as? HTTPURLResponse)?.statusCode ?? 0, body: ReceivedJSON(Array(data)))
    }

    /// Makes a private room and returns its id.
    func makeRoom(inviting others: [Person] = [], isDirect: Bool = false) async throws -> RoomID {
        let invited = others.map { "\"\($0.user)\"" }.joined(separator: ",")
        let answer = try await call(
            "POST", "createRoom", body: #"{"preset":"private_chat","is_direct":\#(isDirect),"invite":[\#(invited)]}"#)
        return RoomID(try answer.text("room_id"))
    }

    func join(_ room: RoomID) async throws { _ = try await call("POST", "join", room.rawValue, body: "{}") }

    /// Says `text` and returns the event's id.
    func say(_ text: String, in room: RoomID) async throws -> EventID {
        let body = String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
        return try await send(#"{"msgtype":"m.text","body":\#(body)}"#, in: room, transaction: UUID().uuidString)
    }

    /// Sends an `m.room.message` whose content is the JSON `content`.
    func send(_ content: String, in room: RoomID, transaction: String) async throws -> EventID {
        let answer = try await call(
            "PUT", "rooms", room.rawValue, "send", "m.room.message", transaction, body: content)
        return EventID(try answer.text("event_id"))
    }

    /// What is new since `position`; waits up to `seconds` for it.
    func sync(since position: String? = nil, seconds: Int = 0, filter: String = "{}") async throws -> ReceivedJSON {
        var query = ["timeout": String(seconds * 1000), "filter": filter]
        query["since"] = position
        guard let body = try await call("GET", "sync", query: query).body else { throw URLError(.cannotParseResponse) }
        return body
    }

    /// Waits for the messages in `room` that answer `event`, until there are `count`; a test's time limit ends it.
    func answers(to event: EventID, in room: RoomID, count: Int = 1) async throws -> [ReceivedJSON] {
        var answer = try await sync(filter: #"{"room":{"timeline":{"limit":100}}}"#)
        var found: [ReceivedJSON] = []
        while true {
            found += answer.events(room).filter {
                $0["content"]?["m.relates_to"]?["m.in_reply_to"]?["event_id"]?.text == event.rawValue
            }
            if found.count >= count { return found }
            answer = try await sync(since: answer.text("next_batch"), seconds: 20)
        }
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(["_", "-", "."])) ?? text
    }
}

extension Person.Answer {
    /// The string called `key`.
    func text(_ key: String) throws -> String {
        guard let body else { throw URLError(.cannotParseResponse) }
        return try body.text(key)
    }
}

extension ReceivedJSON {
    /// The string called `key`.
    func text(_ key: String) throws -> String {
        guard let text = self[key]?.text else { throw URLError(.cannotParseResponse) }
        return text
    }

    /// The part of a sync's answer that speaks of `room`, which the reader is in.
    func joined(_ room: RoomID) -> ReceivedJSON? { self["rooms"]?["join"]?[room.rawValue] }

    /// The timeline of `room` in a sync's answer.
    func events(_ room: RoomID) -> [ReceivedJSON] { joined(room)?["timeline"]?["events"]?.elements ?? [] }

    /// The plain texts of the timeline of `room`.
    func texts(_ room: RoomID) -> [String] { events(room).compactMap { $0["content"]?["body"]?.text } }
}
