import Foundation
import MatrixProtocol
import SimulatedHomeserver

/// What somebody asked, and what came back.
struct Exchange {
    let command: EventID
    /// The answer as the homeserver tells it.
    let event: ReceivedJSON
    /// The answer's id.
    let id: String

    /// The answer's plain text.
    var body: String {
        get throws { try event["content"].map { try $0.text("body") } ?? "" }
    }
}

extension Person {
    /// Says a command and waits for its answer.
    func ask(_ command: String, in room: RoomID, thread: EventID? = nil) async throws -> Exchange {
        let event =
            if let thread {
                try await send(
                    #"{"msgtype":"m.text","body":"\#(command)","m.relates_to":{"rel_type":"m.thread","event_id":"\#(thread)","is_falling_back":true,"m.in_reply_to":{"event_id":"\#(thread)"}}}"#,
                    in: room, transaction: UUID().uuidString)
            } else {
                try await say(command, in: room)
            }
        let answer = try await answers(to: event, in: room)[0]
        return Exchange(command: event, event: answer, id: try answer.text("event_id"))
    }

    /// Puts `text` in place of what was said.
    func edit(_ event: EventID, to text: String, in room: RoomID) async throws {
        _ = try await send(
            #"{"msgtype":"m.text","body":"* \#(text)","m.new_content":{"msgtype":"m.text","body":"\#(text)"},"m.relates_to":{"rel_type":"m.replace","event_id":"\#(event)"}}"#,
            in: room, transaction: UUID().uuidString)
    }

    /// Takes back what was said.
    func redact(_ event: EventID, in room: RoomID) async throws {
        _ = try await call(
            "PUT", "rooms", room.rawValue, "redact", event.rawValue, UUID().uuidString, body: "{}")
    }

    /// Replaces a room by a newer one, whose id comes back.
    func upgrade(_ room: RoomID) async throws -> RoomID {
        let answer = try await call("POST", "rooms", room.rawValue, "upgrade", body: #"{"new_version":"11"}"#)
        return RoomID(try answer.text("replacement_room"))
    }

    /// Asks somebody in.
    func invite(_ person: Person, to room: RoomID) async throws {
        _ = try await call("POST", "rooms", room.rawValue, "invite", body: #"{"user_id":"\#(person.user)"}"#)
    }

    /// Waits until what is seen of `room`, state and timeline, satisfies `condition`; gives it. A time limit ends it.
    func watch(_ room: RoomID, until condition: ([ReceivedJSON]) -> Bool) async throws -> [ReceivedJSON] {
        var answer = try await sync(filter: #"{"room":{"timeline":{"limit":200}}}"#)
        var seen: [ReceivedJSON] = []
        while true {
            seen += (answer.joined(room)?["state"]?["events"]?.elements ?? []) + answer.events(room)
            if condition(seen) { return seen }
            answer = try await sync(since: answer.text("next_batch"), seconds: 20)
        }
    }

    /// Waits until somebody is in a room.
    func waitForMember(_ person: Person, in room: RoomID) async throws {
        _ = try await watch(room) { events in
            events.contains {
                $0["state_key"]?.text == person.user.rawValue && $0["content"]?["membership"]?.text == "join"
            }
        }
    }
}

extension ReceivedJSON {
    /// The event that this one answers.
    var answers: String? { self["content"]?["m.relates_to"]?["m.in_reply_to"]?["event_id"]?.text }

    /// The event that this redaction takes back, wherever the room's version puts that.
    var redacted: String? { self["redacts"]?.text ?? self["content"]?["redacts"]?.text }
}
