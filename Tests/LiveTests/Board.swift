import Foundation
import MatrixProtocol
import SimulatedHomeserver

/// What Steward has put into a room of its own accord, as the homeserver tells it; answers are left out.
struct Board {
    /// Messages that stand for themselves, oldest first, those taken back too.
    let posts: [ReceivedJSON]
    /// Messages that put other words in place of one of those, oldest first.
    let edits: [ReceivedJSON]

    /// Finds them among the events of a room's `timeline`, oldest first.
    init(_ timeline: [ReceivedJSON], by bot: UserID) {
        let said = timeline.filter { $0["sender"]?.text == bot.rawValue && $0["type"]?.text == "m.room.message" }
        edits = said.filter { $0.relation?["rel_type"]?.text == "m.replace" }
        posts = said.filter { $0.relation == nil }
    }

    /// For each post what it says now, by its newest edit; nothing where it was taken back.
    var words: [String?] {
        posts.map { post in
            let edit = edits.last { $0.relation?["event_id"] == post["event_id"] }
            return edit?["content"]?["m.new_content"]?["body"]?.text ?? post["content"]?["body"]?.text
        }
    }

    /// Whether all of it is sent so that phones notify, mentions nobody, and edits nothing but the posts.
    var isPlain: Bool {
        let standing = posts.filter { $0["unsigned"]?["redacted_because"] == nil }
        let ids = posts.compactMap { $0["event_id"]?.text }
        return (standing + edits).allSatisfy { event in
            event["content"]?["msgtype"]?.text == "m.text" && event["content"]?["m.mentions"] == .object([:])
        }
            && edits.allSatisfy { edit in
                edit["content"]?["m.new_content"]?["msgtype"]?.text == "m.text"
                    && ids.contains(edit.relation?["event_id"]?.text ?? "")
            }
    }
}

extension Person {
    /// The events of a room in which this person is, oldest first.
    func timeline(of room: RoomID) async throws -> [ReceivedJSON] {
        let answer = try await call("GET", "rooms", room.rawValue, "messages", query: ["dir": "b", "limit": "500"])
        return answer.body?["chunk"]?.elements.reversed() ?? []
    }

    /// Waits until what `bot` has posted in each of `rooms` satisfies `condition`; a test's time limit ends it.
    @discardableResult
    func boards(
        of rooms: [RoomID], by bot: Person, until condition: ([Board]) -> Bool = { _ in true }
    ) async throws -> [Board] {
        var position = try await sync(filter: #"{"room":{"rooms":[]}}"#).text("next_batch")
        while true {
            var boards: [Board] = []
            for room in rooms { boards.append(Board(try await timeline(of: room), by: bot.user)) }
            if condition(boards) { return boards }
            position = try await sync(since: position, seconds: 20).text("next_batch")
        }
    }

    /// Waits until so many events are pinned in `room`, and gives them in order; a test's time limit ends it.
    func pins(in room: RoomID, count: Int) async throws -> [String] {
        let events = try await watch(room) { $0.pins.count == count }
        return events.pins
    }

    /// Pins `event` in `room`, and nothing else.
    func pin(_ event: EventID, in room: RoomID) async throws {
        _ = try await call(
            "PUT", "rooms", room.rawValue, "state", "m.room.pinned_events", "", body: #"{"pinned":["\#(event)"]}"#)
    }

    /// Puts the reaction `key` on the event called `id`.
    func react(_ key: String, to id: String, in room: RoomID) async throws {
        _ = try await call(
            "PUT", "rooms", room.rawValue, "send", "m.reaction", UUID().uuidString,
            body: #"{"m.relates_to":{"rel_type":"m.annotation","event_id":"\#(id)","key":"\#(key)"}}"#)
    }

    /// Joins the room for two to which `person` has asked this one, as soon as that is done.
    func joinDirectRoom(with person: Person) async throws -> RoomID {
        var answer = try await sync()
        while true {
            if case .object(let invitations)? = answer["rooms"]?["invite"] {
                for (room, invitation) in invitations {
                    let asks = invitation["invite_state"]?["events"]?.elements.contains {
                        $0["sender"]?.text == person.user.rawValue && $0["content"]?["is_direct"]?.boolean == true
                    }
                    guard asks == true else { continue }
                    try await join(RoomID(room))
                    return RoomID(room)
                }
            }
            answer = try await sync(since: answer.text("next_batch"), seconds: 20)
        }
    }
}

extension ReceivedJSON {
    /// How this event relates to another one; nothing where it does not.
    var relation: ReceivedJSON? { self["content"]?["m.relates_to"] }
}

extension [ReceivedJSON] {
    /// What the newest of these events that pins says is pinned, in order.
    fileprivate var pins: [String] {
        last { $0["type"]?.text == "m.room.pinned_events" }?["content"]?["pinned"]?.elements.compactMap(\.text) ?? []
    }
}
