import FeatureKit
import MatrixProtocol
import StewardCore
import Store

/// Edited messages and messages taken back.
extension Handling {
    /// An edited command is carried out as it now reads, and our answer is edited; one that did something stays done.
    mutating func edit(_ incoming: Incoming, of original: EventID, text: String) throws {
        let before = try Inbox.find(original, db)
        if let before, before.sender != incoming.sender { return }
        let answer = try Outbox.answers(to: original, in: incoming.room, db).first
        let wasDone = before.map { $0.outcome == .done } ?? true
        try self.answer(incoming, text: text, edits: original, mayOnlyRepeat: wasDone) { reply in
            let words = OutboxRow.Message(reply, to: original, thread: nil)
            return answer.map { .edit(words, target: $0) } ?? .message(words)
        }
    }

    /// What was done once stays done and its answer stays; that the edit did nothing is said in a new answer.
    mutating func refuseToRepeat(_ message: Message) throws {
        try carryOut(
            Message(incoming: message.incoming, isDirect: message.isDirect, original: nil),
            { .message(.init($0, to: message.incoming.event, thread: nil)) },
            { _ in throw Refusal(Replies.sendItAnew) })
    }

    /// A command taken back takes its answers and its questions with it; a reaction that answered us stays answered.
    mutating func takeBack(_ original: EventID, in incoming: Incoming) throws {
        if try Outbox.wasReaction(original, db) { return }
        try Continuation.forget(askedBy: original, db)
        for (index, row) in try Outbox.answers(to: original, in: incoming.room, db).enumerated() {
            try add(.redaction(target: row), to: .room(incoming.room), cause: incoming.event.rawValue, place: index)
        }
    }
}
