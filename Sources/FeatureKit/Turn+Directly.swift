import GRDB
import MatrixProtocol
package import StewardCore

import struct Foundation.Date

extension Turn {
    /// Does `work` as if the command had been given in a direct message, if it `isNeeded` and the command was given in a
    /// room. The answer and every question then go to the person alone, and the room reads `here`.
    ///
    /// A refusal undoes what `work` changed and is told directly too, so that the room reads the same whatever comes
    /// of it.
    package func directly(
        if isNeeded: Bool = true, saying here: Reply = Replies.writtenDirectly, _ work: (Turn) throws -> [Effect]
    ) throws -> [Effect] {
        guard isNeeded, !isDirect else { return try work(self) }
        let direct = madeDirect
        let closed = try closingDirectly()
        var effects: [Effect] = []
        do {
            try db.inSavepoint {
                effects = try work(direct)
                return .commit
            }
        } catch let refusal as Refusal {
            effects = [.reply(refusal.reply)]
        }
        return effects.map { effect in
            if case .reply(let reply) = effect { .action(.tell(sender, closed + reply.revealed)) } else { effect }
        } + [.reply(here)]
    }

    /// Tells the person directly what the room in which they asked does not read; nothing if `aside` is empty.
    package func telling(_ aside: Reply) -> [Effect] {
        aside.lines.isEmpty ? [] : [.action(.tell(sender, aside))]
    }

    /// Closes the question that the person has in their direct messages, or pauses it if it is a form's, as a newer
    /// command there would; says so. What this command asks there stays.
    package func closingDirectly() throws -> Reply {
        let second = Int64(now.timeIntervalSince1970)
        guard let open = try OpenQuestion.question(to: sender, in: .direct, at: second, db),
            let question = open.question, question.isOpen, open.cause != event
        else { return [] }
        switch question.kind {
        case .form:
            try OpenQuestion.set(.answer, to: .paused, of: sender, in: .direct, db)
            return Replies.paused(question.deed)
        case .yesOrNo: try OpenQuestion.close(of: sender, in: .direct, db)
        case .word: try OpenQuestion.forget(.answer, of: sender, in: .direct, db)
        }
        let paused = try OpenQuestion.paused(of: sender, in: .direct, at: second, db)
        // What was read back at the end of a form is kept.
        if let form = paused?.question, paused?.cause == open.cause { return Replies.paused(form.deed) }
        return Replies.closed(question.deed)
    }

    /// The form that the person has left half filled in the place of the command; nil if there is none.
    func pausedForm() throws -> OpenQuestion? {
        try OpenQuestion.paused(of: sender, in: place, at: Int64(now.timeIntervalSince1970), db)
    }
}
