import Foundation
import Organising
import StewardCore

/// Why words were not read as somebody meant them.
enum Misreading: Error {
    /// They cannot be read: the one sentence that says so.
    case refused(Refusal)
    /// They can be read in two ways, and a word settles which.
    case unclear(MomentQuestion)
    /// More is written than the place that they are to change: this.
    case moreThanPlace(String)
    /// They say that the place is private where that cannot be taken.
    case privateUnread

    init(_ problem: WhenProblem) {
        self = MomentQuestion(problem).map { .unclear($0) } ?? .refused(Refusal(["\(problem.sentence)"]))
    }

    init(_ reply: Reply) { self = .refused(Refusal(reply)) }

    /// What is to be asked of words for `purpose` that are only unclear; throws why others cannot be read.
    func question(for purpose: OpenReading.Purpose) throws(Refusal) -> MomentQuestion {
        switch self {
        case .unclear(let question): return question
        case .refused(let refusal): throw refusal
        case .moreThanPlace(let rest): throw Refusal(Replies.moreThanPlace(rest, purpose))
        case .privateUnread: throw Refusal(Replies.privateUnread(purpose))
        }
    }

    /// Why words for `purpose` cannot be read; nil if they are only unclear.
    func refusal(for purpose: OpenReading.Purpose) -> Refusal? {
        do throws(Refusal) {
            _ = try question(for: purpose)
            return nil
        } catch {
            return error
        }
    }
}

/// Words that wait for the answer to what was unclear in them.
package struct OpenReading: Codable, Equatable, Sendable {
    /// What is made of the words once they are clear.
    enum Purpose: Codable, Equatable {
        /// They describe a whole event.
        case announcement
        /// They describe a whole event that a member suggests.
        case suggestion
        /// They change one field of a draft that was read back.
        case change(AnnouncementDraft, Field)
        /// They change one field of an event that is listed.
        case edit(Int64, Field)
        /// They answer one of the questions about a draft.
        case answer(DraftQuestions)
    }

    let purpose: Purpose
    /// The words as they were typed.
    let text: String
    /// When they were typed: "tomorrow" is counted from there.
    let typedAt: Date
    let question: MomentQuestion
    /// What was answered before.
    let hints: MomentHints
}
