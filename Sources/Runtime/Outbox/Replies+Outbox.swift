import MatrixProtocol
import StewardCore
import Store

/// What the outbox itself has to say.
extension Replies {
    /// To the officers: what could not be done in `room`, and why.
    static func gaveUp(_ action: OutboxRow.Action, in room: RoomID, _ cause: GivingUp) -> Reply {
        let link: Line = "\(link: "this room", to: "https://matrix.to/#/\(room)")"
        let failed: Line =
            switch action {
            case .redaction: "I could not take an announcement back in \(link)"
            case .revision: "I could not change an announcement in \(link)"
            default: "I could not announce this in \(link)"
            }
        let first = action.message?.plain.split(separator: "\n").first.map { Line("\(strong: String($0))") }
        let why: Line =
            switch cause {
            case .failing: "the homeserver has failed for a day. I have stopped trying."
            case .refused:
                "the homeserver does not let me. Perhaps I may not speak there, or am no longer in that room."
            }
        return Reply(["\(failed): \(why)"] + (first.map { [$0] } ?? []))
            + ["You can say it there yourself. An admin can see the reason in Steward's log."]
    }
}
