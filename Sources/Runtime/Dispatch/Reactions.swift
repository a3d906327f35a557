import FeatureKit
import MatrixProtocol
import StewardCore
import Store

/// Reactions to our questions.
extension Handling {
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
