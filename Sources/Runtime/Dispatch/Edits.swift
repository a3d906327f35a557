import FeatureKit
import MatrixProtocol
import StewardCore
import Store

/// Edited messages and messages taken back.
extension Handling {
    /// An edited command is carried out as it now reads, and our answer is edited; one that did something stays done.
    ///
    /// Only the author of a message edits it; if we do not know who that is, the edit does nothing.
    mutating func edit(_ event: RoomEvent, of original: EventID, text: String) throws {
        let before = try Inbox.find(original, db)
        guard try (before?.sender ?? author(of: original, editedBy: event)) == event.sender else { return }
        let answer = try Outbox.answers(to: original, in: event.room, db).first
        let wasDone = before.map { $0.outcome == .done } ?? true
        try self.answer(event, text: text, edits: original, mayOnlyRepeat: wasDone) { reply in
            let words = OutboxRow.Message(reply, to: original, thread: nil)
            return answer.map { .edit(words, target: $0) } ?? .message(words)
        }
    }

    /// What was done once stays done and its answer stays; that the edit did nothing is said in a new answer.
    mutating func refuseToRepeat(_ message: Message, closing asked: Asked? = nil) throws {
        try carryOut(
            Message(event: message.event, isDirect: message.isDirect, original: nil),
            { .message(.init($0, to: message.event.id, thread: nil)) }, closing: asked,
            { _ in throw Refusal(Replies.sendItAnew) })
    }

    /// In a direct message there is only one person besides us, and ours are not theirs to edit.
    private mutating func author(of original: EventID, editedBy event: RoomEvent) throws -> UserID? {
        if let author = recent.author(of: original) { return author }
        return try record(of: event.room)?.isDirect == true ? event.sender : nil
    }

    /// An edit answers nothing: it may be of what was said to an earlier question. Whoever may have meant it so is told.
    mutating func refuseEdited(_ words: Words, _ asked: Asked?, _ message: Message) throws {
        if words.isEmpty { return }
        let isAnswer = asked?.question.isOpen == true && Answer.read(words, isDirect: message.isDirect) != nil
        if message.isDirect || isAnswer { try refuseToRepeat(message) }
    }

    /// Whether `message` edits the command that led to the question, which is then only asked anew.
    func isAnew(_ asked: Asked, _ message: Message) throws -> Bool {
        guard let original = message.original else { return false }
        let cause = asked.continuation.cause
        if cause == original { return true }
        return try Outbox.answers(to: original, in: message.event.room, db).contains {
            try Outbox.gaveWords(to: $0, because: cause, db)
        }
    }

    /// A command taken back takes its answers and its questions with it; a reaction that answered us stays answered.
    mutating func takeBack(_ original: EventID, by event: RoomEvent) throws {
        if try Outbox.wasReaction(original, db) { return }
        try Continuation.forget(askedBy: original, db)
        for (index, row) in try Outbox.answers(to: original, in: event.room, db).enumerated() {
            try add(.redaction(target: row), to: .room(event.room), cause: event.id.rawValue, place: index)
        }
    }
}
