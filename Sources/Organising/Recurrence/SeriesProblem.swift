/// Why a single occurrence of a series cannot be skipped or moved: facts, from which an answer is written.
package enum SeriesProblem: Error, Hashable, Sendable {
    /// The series has none on that day; with the days of the one before and the one after it, as far as there are any.
    case noOccurrence(on: LocalDate, nearest: [LocalDate])
    /// The one of that day was skipped before; with the days of its neighbours.
    case alreadySkipped(LocalDate, nearest: [LocalDate])
    /// The one of that day was moved to another.
    case movedAway(from: LocalDate, to: LocalDate)
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
            "The one on \(date.longText) was moved to \(other.longText): write \"\(Self.words(other))\" for it."
        case .dayTaken(let date):
            "There is one on \(date.longText) already: choose another day, "
                + "such as \"\(Self.words(date.advanced(by: 1)))\"."
        }
    }

    private static func advice(_ nearest: [LocalDate]) -> String {
        switch nearest.count {
        case 0: "the series has none left, so change how it repeats, such as \"weekly until december\""
        case 1: "the nearest is on \(nearest[0].shortText), so write \"\(words(nearest[0]))\""
        default:
            "the nearest are on \(nearest[0].shortText) and \(nearest[1].shortText), "
                + "so write such as \"\(words(nearest[1]))\""
        }
    }

    /// As it can be typed: the year is there, since a series may go on for years.
    private static func words(_ date: LocalDate) -> String {
        "\(date.day) \(monthNames[date.month - 1].lowercased()) \(date.year)"
    }
}
