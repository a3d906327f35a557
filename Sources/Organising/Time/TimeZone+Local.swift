package import Foundation

/// The instant of a wall clock's time in a zone, where clock changes skip some times and show others twice.
package enum ZonedInstant: Hashable, Sendable {
    /// Clocks show it once, at this instant.
    case unique(Date)
    /// Clocks go back over it, and show it at both instants.
    case twice(first: Date, second: Date)
    /// Clocks go forward over it; `nextValid` is the instant of the change.
    case never(nextValid: Date)

    /// The instant to use when nobody can be asked: the first of two, or the change itself.
    package var earliest: Date {
        switch self {
        case .unique(let date), .twice(let date, _), .never(let date): date
        }
    }
}

extension TimeZone {
    /// The instant, or instants, at which clocks here show `local`.
    package func instant(of local: LocalDateTime) -> ZonedInstant {
        let day = 86_400.0
        let asIfUTC = Double(local.minuteNumber) * 60
        // No zone is a whole day from UTC, and none changes its clocks twice within two days.
        let before = offset(at: asIfUTC - day)
        let after = offset(at: asIfUTC + day)
        let readings = before == after ? [before] : [before, after]
        let instants = readings.filter { offset(at: asIfUTC - $0) == $0 }.map { asIfUTC - $0 }.sorted()
        switch (instants.first, instants.last) {
        case (let first?, let last?) where first != last:
            return .twice(first: Date(timeIntervalSince1970: first), second: Date(timeIntervalSince1970: last))
        case (let only?, _):
            return .unique(Date(timeIntervalSince1970: only))
        default:
            let change = firstInstant(withOffset: after, after: asIfUTC - day, atLatest: asIfUTC + day)
            return .never(nextValid: Date(timeIntervalSince1970: change))
        }
    }

    /// What clocks here show at an instant, without the seconds.
    package func local(at instant: Date) -> LocalDateTime {
        let seconds = instant.timeIntervalSince1970 + Double(secondsFromGMT(for: instant))
        return LocalDateTime(minuteNumber: Int((seconds / 60).rounded(.down)))
    }

    private func offset(at secondsSince1970: Double) -> Double {
        Double(secondsFromGMT(for: Date(timeIntervalSince1970: secondsSince1970)))
    }

    /// The second at which the offset becomes `wanted`, by bisection.
    private func firstInstant(withOffset wanted: Double, after: Double, atLatest: Double) -> Double {
        var (low, high) = (after, atLatest)
        while high - low > 1 {
            let middle = ((low + high) / 2).rounded(.down)
            if offset(at: middle) == wanted { high = middle } else { low = middle }
        }
        return high
    }
}
