package import StewardCore

/// What the message's way through keeps.
package enum CoreKept {
    /// Its tables of which rows belong to somebody.
    package static let tables = [
        Kept(
            "inbox", "that you gave a command", detail: "but not what it said, so that none is answered twice",
            for: "seven days", people: ["sender"], rooms: ["room_id"], whenForgotten: .emptiedLater, whenLeft: .stays),
        Kept(
            "outbox", "which answers you got", detail: "their words only until they are sent",
            for: "seven days, and an announcement's place for 400 days", people: ["address", "member"],
            rooms: ["address"],
            mixed: ["cause", "transaction_id", "mentions", "plain", "html", "otherwise_plain", "otherwise_html"],
            whenLeft: .stays),
        Kept(
            "room_behind", for: "until what was missed in a room has been read", rooms: ["room_id"], whenLeft: .deleted),
    ]
}
