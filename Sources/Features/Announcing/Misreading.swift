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

    /// Where the words stand, which decides what is to be typed instead.
    enum Place: Equatable {
        /// They describe a whole event.
        case line
        /// They answer a question.
        case answer
        /// They change what was read back.
        case readBack
        /// They change a listed event.
        case edit(Int64)
    }

    init(_ problem: WhenProblem) {
        self = MomentQuestion(problem).map { .unclear($0) } ?? .refused(Refusal(["\(problem.sentence)"]))
    }

    init(_ reply: Reply) { self = .refused(Refusal(reply)) }

    /// What is to be asked back if the words are only unclear to `reader`; throws why others cannot be read.
    func moment(_ reader: AnnouncementReader, in place: Place) throws(Refusal) -> UnclearMoment {
        switch self {
        case .unclear(let question): return UnclearMoment(moment: question, hints: reader.hints)
        case .refused(let refusal): throw refusal
        case .moreThanPlace(let rest): throw Refusal(Replies.moreThanPlace(rest, place))
        case .privateUnread: throw Refusal(Replies.privateUnread(place))
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
        /// They change one field of an event that is listed.
        case edit(Int64, Field)

        var place: Misreading.Place {
            switch self {
            case .announcement, .suggestion: .line
            case .edit(let number, _): .edit(number)
            }
        }
    }

    let purpose: Purpose
    /// The words as they were typed.
    let text: String
    /// When they were typed: "tomorrow" is counted from there.
    let typedAt: Date
    let unclear: UnclearMoment

    /// Keeps words that `reader` finds unclear; throws why others cannot be read.
    init(
        _ misreading: Misreading, of words: Words, for purpose: Purpose, _ reader: AnnouncementReader
    ) throws(Refusal) {
        unclear = try misreading.moment(reader, in: purpose.place)
        (self.purpose, text, typedAt) = (purpose, words.text, reader.now)
    }
}
