/// Why a single occurrence of a series cannot be skipped or moved: facts, from which an answer is written.
package enum SeriesProblem: Error, Hashable, Sendable {
    /// The series has none on that day; with the days of the one before and the one after it, as far as there are any.
    case noOccurrence(on: LocalDate, nearest: [LocalDate])
    /// The one of that day was skipped before; with the days of its neighbours.
    case alreadySkipped(LocalDate, nearest: [LocalDate])
    /// The one of that day was moved to another.
    case movedAway(from: LocalDate, to: LocalDate)
    /// None of that day was skipped; with the nearest days of which one was, as far as there are any.
    case notSkipped(LocalDate, nearest: [LocalDate])
    /// On the day to move to there is one already.
    case dayTaken(LocalDate)
}

extension SeriesProblem {
    /// One plain sentence: what was read, what is wrong, what to write instead.
    package var sentence: String {
        switch self {
        case .noOccurrence(let date, let nearest):
            "There is none on \(date.longText): \(Self.advice(nearest))."
        case .alreadySkipped(let date, let nearest):
            "The one on \(date.longText) is left out already: \(Self.advice(nearest))."
        case .movedAway(let date, let other):
            "The one on \(date.longText) was moved to \(other.longText): write \"\(other.typedText)\" for it."
        case .notSkipped(let date, let nearest):
            "None was left out on \(date.longText): "
                + (nearest.isEmpty
                    ? "no date of the series is, so there is nothing to bring back." : "\(Self.skipped(nearest)).")
        case .dayTaken(let date):
            "There is one on \(date.longText) already: choose another day, "
                + "such as \"\(date.advanced(by: 1).typedText)\"."
        }
    }

    private static func advice(_ nearest: [LocalDate]) -> String {
        switch nearest.count {
        case 0: "the series has none left, so change how it repeats, such as \"weekly until december\""
        case 1: "the nearest is on \(nearest[0].shortText), so write \"\(nearest[0].typedText)\""
        default:
            "the nearest are on \(nearest[0].shortText) and \(nearest[1].shortText), "
                + "so write such as \"\(nearest[1].typedText)\""
        }
    }

    private static func skipped(_ nearest: [LocalDate]) -> String {
        let days = nearest.map(\.shortText).joined(separator: " and ")
        return nearest.count == 1
            ? "the only one left out is \(days), so write \"\(nearest[0].typedText)\""
            : "the nearest left out are \(days), so write such as \"\(nearest[1].typedText)\""
    }
}
