import FeatureKit
import Foundation
import GRDB
import Organising

/// An event as a row of `events_event`, at its own time or at one of its occurrences.
struct Event: Located, Numbered, FeatureKit.Record {
    /// How sure it is that it takes place (RFC 5545, section 3.8.1.11).
    enum Status: String {
        case tentative, confirmed, cancelled
    }

    /// Its number; 0 until it is added.
    var number: Int64 = 0
    /// How often it was changed (RFC 5545, section 3.8.7.4).
    var sequence: Int64 = 0
    var status = Status.confirmed
    /// The id of its kind, such as "social".
    var kind: Kind.ID
    /// The id of its theme; nil if it has none.
    var theme: String?
    var title: String
    /// A line or two about it; empty if nobody wrote any.
    var summary: String
    /// When it is or was, no more exact than is known; nil if nobody wrote down when.
    var moment: SeedMoment?
    /// The seconds since 1970 at which it begins, by which lists are in order; nil until it is in the store.
    var startsAt: Int64?
    var site: EventSite
    var access = AccessFacts()
    /// What it costs, in the organisers' words; nil if they gave none.
    var cost: String?
    /// How many people there is room for; nil if nobody said.
    var capacity: Int?
    /// Who hears the venue.
    var venueAudience = EventDraft.Audience.anyone
    /// Who puts it on: a branch, a union, a network, and never a person.
    var organiser: String?
    /// Why it was cancelled; nil if it was not, or if nobody said.
    var cancellation: String?
    /// Whether officers have changed it since it came with first data.
    var isChanged = false

    /// Whether nobody can go any more; what has no day of its own is history from the first.
    func isOver(at now: Date, in zone: TimeZone) -> Bool {
        switch moment {
        case .time, .day:
            moment.flatMap { EventMoment($0, in: zone) }.map { $0.endsAt <= EventMoment.seconds(now) } ?? true
        case .month, .year, .before, nil: true
        }
    }

    var area: Area.ID { site.area ?? "" }
    var point: Coordinate? { site.point }
}

/// What officers describe.
extension Event {
    /// An event to be added.
    init(_ draft: EventDraft) {
        self.init(
            kind: draft.kind, title: draft.title, summary: draft.summary, moment: .time(draft.time), site: draft.site,
            access: draft.access, cost: draft.cost, capacity: draft.capacity, venueAudience: draft.venueAudience,
            organiser: draft.organiser)
    }

    /// What it says now; nil if it has no time of its own.
    var draft: EventDraft? {
        guard case .time(let time) = moment else { return nil }
        return EventDraft(
            kind: kind, title: title, time: time, site: site, summary: summary, access: access, cost: cost,
            capacity: capacity, venueAudience: venueAudience, organiser: organiser)
    }
}

// MARK: The row

extension Event {
    /// The columns that an event is read from.
    enum Column: Int, RecordColumn {
        case number, sequence, status, kind, theme, title, summary, precision, localStart, localEnd, startsAt
        case area, town, venue, latitude, longitude, isOnline, cost, capacity, venueAudience, organiser, stepFree
        case signLanguage, captions, quietSpace, childcare, alcoholFree, accessNote, cancellation, isChanged

        /// The columns for an event at its own time, of `events_event`.
        static let own = list
        /// The columns for an event at one of its times: of `events_occurrence o` and `events_event e`.
        static let occurring = list { [.precision, .localStart, .localEnd, .startsAt].contains($0) ? "o" : "e" }
    }

    init(_ row: RecordRow<Column>) {
        let precision: String? = row[.precision]
        number = row[.number]
        sequence = row[.sequence]
        status = Status(rawValue: row[.status]) ?? .tentative
        kind = row[.kind]
        theme = row[.theme]
        title = row[.title]
        summary = row[.summary]
        moment = precision.flatMap {
            EventMoment.read(precision: $0, start: row[.localStart] ?? "", end: row[.localEnd])
        }
        startsAt = row[.startsAt]
        site = EventSite(
            venue: row[.venue], town: row[.town], area: row[.area],
            point: .init(latitude: row[.latitude], longitude: row[.longitude]),
            isOnline: row[.isOnline])
        access = AccessFacts(
            isStepFree: row[.stepFree], hasSignLanguage: row[.signLanguage],
            hasCaptions: row[.captions], hasQuietSpace: row[.quietSpace],
            hasChildcare: row[.childcare], isAlcoholFree: row[.alcoholFree], note: row[.accessNote])
        cost = row[.cost]
        capacity = row[.capacity]
        venueAudience = EventDraft.Audience(rawValue: row[.venueAudience]) ?? .coming
        organiser = row[.organiser]
        cancellation = row[.cancellation]
        isChanged = row[.isChanged]
    }

    /// What somebody describes of it, by column; the rest becomes of it later.
    var described: EventStore.Values {
        let values: [Column: (any DatabaseValueConvertible)?] = [
            .kind: kind, .title: title, .summary: summary, .area: site.area, .town: site.town, .venue: site.venue,
            .latitude: site.point?.latitude, .longitude: site.point?.longitude, .isOnline: site.isOnline, .cost: cost,
            .capacity: capacity, .venueAudience: venueAudience.rawValue, .organiser: organiser,
            .stepFree: access.isStepFree, .signLanguage: access.hasSignLanguage, .captions: access.hasCaptions,
            .quietSpace: access.hasQuietSpace, .childcare: access.hasChildcare, .alcoholFree: access.isAlcoholFree,
            .accessNote: access.note,
        ]
        return Dictionary(uniqueKeysWithValues: values.map { ($0.name, $1) })
    }
}

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
