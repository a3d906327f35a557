import FeatureKit
import MatrixProtocol
import StewardCore
import Store

/// Questions that we asked, and what is said or done to them.
extension Handling {
    /// The question to somebody that stands where they say something, and that they may have read before they did.
    mutating func question(to message: Message) throws -> Continuation? {
        let sender = message.incoming.sender
        guard try isAsked(sender, in: message.place),
            let question = try Continuation.find(.answer, of: sender, in: message.place, at: seconds, db),
            try isAfter(question, message.incoming)
        else { return nil }
        return question
    }

    /// Lets the feature that asked take `words`; false where they are no answer to its question.
    mutating func take(
        _ words: Words, asAnswerTo question: Continuation, _ message: Message, _ place: (Reply) -> OutboxRow.Action
    ) throws -> Bool {
        let incoming = message.incoming
        if try Inbox.find(incoming.event, db) != nil { return true }
        var isAnswer = false
        try carryOut(message, place) { handling in
            try Continuation.forget(.answer, of: incoming.sender, in: message.place, handling.db)
            let effects = try handling.features.answer(words, to: question, handling.turn(message))
            guard let effects else { throw NoAnswer() }
            isAnswer = true
            return effects
        }
        return isAnswer
    }

    /// Lets the feature that posted under `key` take `words`; false where it can do nothing with them.
    mutating func take(
        _ words: Words, asReplyTo key: PostKey, _ message: Message, _ place: (Reply) -> OutboxRow.Action
    ) throws -> Bool {
        if try Inbox.find(message.incoming.event, db) != nil { return true }
        var isForUs = false
        try carryOut(message, place) { handling in
            let effects = try handling.features.reply(words, to: key, handling.turn(message))
            guard let effects else { throw NoAnswer() }
            isForUs = true
            return effects
        }
        return isForUs
    }

    /// A homeserver may show again what was said before the question: that is no answer to it.
    private func isAfter(_ question: Continuation, _ incoming: Incoming) throws -> Bool {
        if isShown(incoming.event, before: question.cause) { return false }
        return try Inbox.find(question.cause, db).map { incoming.sentAt / 1000 >= $0.sentAt } ?? true
    }

    /// Takes a tick or a cross, by the person whom we asked and on what asked them, as their yes or no.
    ///
    /// It is answered as the command is that led to the question; anything else is left in silence.
    mutating func react(_ incoming: Incoming, to event: EventID, with key: String) throws {
        guard let answer = Answer.read(reaction: key), let room = try record(of: incoming.room) else { return }
        let message = Message(incoming: incoming, isDirect: room.isDirect, original: nil)
        guard let question = try question(to: message),
            let asked = try Outbox.asking(event, because: question.cause, db)
        else { return }
        _ = try take(Words(answer == .yes ? "yes" : "no"), asAnswerTo: question, message) { reply in
            .message(.init(reply, to: asked.answered, thread: asked.thread))
        }
    }
}

/// What was said is no answer to the question that stands.
struct NoAnswer: Error {}
