import Foundation
import FoundationNetworking
import MatrixProtocol
import SimulatedHomeserver

/// A client that shows what came over the wire and hides nothing.
struct RawClient {
    let url: String
    var token: String?

    /// An answer: its status, the body where it is JSON, and one header.
    struct Reply {
        var status: Int
        var body: ReceivedJSON?
        var retryAfter: String?
    }

    init(_ homeserver: SimulatedHomeserver, as user: UserID? = nil) {
        url = homeserver.url
        token = user.map { homeserver.signIn($0).accessToken }
    }

    func call(_ method: String, _ path: String, _ body: String? = nil) async throws -> Reply {
        guard let address = URL(string: url + "/_matrix/client/" + path) else { throw URLError(.badURL) }
        var request = URLRequest(url: address)
        request.httpMethod = method
        request.httpBody = body.map { Data($0.utf8) }
        if let token { request.setValue("Bearer " + token, forHTTPHeaderField: "Authorization") }
        let (data, response) = try await URLSession.shared.data(for: request)
        guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        return Reply(
            status: response.statusCode, body: ReceivedJSON(Array(data)),
            retryAfter: response.value(forHTTPHeaderField: "Retry-After"))
    }

    func sync(since: String? = nil, timeout: Int = 0, filter: String = "{}") async throws -> ReceivedJSON {
        let position = since.map { "&since=\($0)" } ?? ""
        let reply = try await call("GET", "v3/sync?timeout=\(timeout)&filter=\(encoded(filter))\(position)")
        guard let body = reply.body else { throw URLError(.cannotParseResponse) }
        return body
    }

    func say(_ text: String, in room: RoomID, transaction: String) async throws -> Reply {
        try await call(
            "PUT", "v3/rooms/\(encoded(room.rawValue))/send/m.room.message/\(transaction)",
            "{\"msgtype\":\"m.text\",\"body\":\"\(text)\"}")
    }
}

/// `text` as a part of a path or query.
func encoded(_ text: String) -> String { text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text }

extension ReceivedJSON {
    var position: String { self["next_batch"]?.text ?? "" }

    func joined(_ room: RoomID) -> ReceivedJSON? { self["rooms"]?["join"]?[room.rawValue] }

    /// The plain texts of the room's timeline.
    func texts(_ room: RoomID) -> [String] {
        (joined(room)?["timeline"]?["events"]?.elements ?? []).compactMap { $0["content"]?["body"]?.text }
    }
}
