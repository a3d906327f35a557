import Foundation
import Organising

/// How a moment stands in the store: how exact it is, as clocks show it, and as the seconds since 1970 that it spans.
struct EventMoment: Hashable {
    let precision: String
    let localStart: String
    let localEnd: String?
    let startsAt: Int64
    let endsAt: Int64

    /// What nobody gave an end is taken to last two hours.
    static let usualLength: TimeInterval = 2 * 3600

    /// Writes `moment` down as meant in `zone`; nil if its days are not in the calendar.
    init?(_ moment: SeedMoment, in zone: TimeZone) {
        guard let first = moment.firstDay else { return nil }
        if case .time(let time) = moment {
            let (start, end) = time.instants(in: zone)
            precision = "time"
            (localStart, localEnd) = ("\(time.start)", time.end.map { "\($0)" })
            (startsAt, endsAt) = (Self.seconds(start), Self.seconds(end ?? start + Self.usualLength))
        } else {
            precision = Self.precision(of: moment)
            (localStart, localEnd) = ("\(first)", nil)
            startsAt = Self.seconds(zone.instant(of: LocalDateTime(first, .midnight)).earliest)
            endsAt = Self.seconds(
                zone.instant(of: LocalDateTime(Self.dayAfter(moment, from: first), .midnight)).earliest)
        }
    }

    /// The columns of an event's own time with their values, as meant in `zone`; nobody knows when it is if `moment` is nil.
    static func values(_ moment: EventMoment?, in zone: TimeZone) -> EventStore.Values {
        [
            "precision": moment?.precision, "local_start": moment?.localStart, "local_end": moment?.localEnd,
            "zone": zone.identifier, "starts_at": moment?.startsAt, "ends_at": moment?.endsAt,
        ]
    }

    /// Reads what was written down.
    static func read(precision: String, start: String, end: String?) -> SeedMoment? {
        if precision == "time" {
            return LocalDateTime(start).map { .time(EventTime(start: $0, end: end.flatMap { LocalDateTime($0) })) }
        }
        guard let first = LocalDate(start) else { return nil }
        switch precision {
        case "day": return .day(first)
        case "month": return .month(first.month, year: first.year)
        case "year": return .year(first.year)
        default: return .before(year: first.year + 1)
        }
    }

    private static func precision(of moment: SeedMoment) -> String {
        switch moment {
        case .time: "time"
        case .day: "day"
        case .month: "month"
        case .year: "year"
        case .before: "before"
        }
    }

    private static func dayAfter(_ moment: SeedMoment, from first: LocalDate) -> LocalDate {
        switch moment {
        case .time, .day: first.advanced(by: 1)
        case .month(let month, let year): first.advanced(by: LocalDate.days(inMonth: month, of: year))
        case .year, .before: LocalDate(year: first.year + 1, month: 1, day: 1) ?? first
        }
    }

    static func seconds(_ date: Date) -> Int64 { Int64(date.timeIntervalSince1970) }
}
