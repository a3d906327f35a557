import FeatureKit
import Foundation
import GRDB
import Organising

/// An event as a row of `events_event`, at its own time or at one of its occurrences.
struct Event: Located, Numbered, FeatureKit.Record {
    /// Whether it takes place (RFC 5545, section 3.8.1.11).
    enum Status: String {
        case tentative, confirmed, cancelled
    }

    /// Its number; 0 until it is added.
    var number: Int64 = 0
    /// The number of changes, SEQUENCE (RFC 5545, section 3.8.7.4).
    var sequence: Int64 = 0
    var status = Status.confirmed
    /// The id of its kind, such as "social".
    var kind: Kind.ID
    /// The id of its theme; nil if it has none.
    var theme: String?
    var title: String
    /// A line or two about it; empty if nobody wrote any.
    var summary: String
    /// When it is or was, as exactly as is known; nil if that is not known at all.
    var moment: SeedMoment?
    /// When it begins, in seconds since 1970, which lists are sorted by; nil until it is stored.
    var startsAt: Int64?
    var site: EventSite
    var access = AccessFacts()
    /// What it costs, in the organisers' words; nil if nobody said.
    var cost: String?
    /// How many people there is room for; nil if nobody said.
    var capacity: Int?
    /// Who may know the venue.
    var venueAudience = EventDraft.Audience.anyone
    /// Who puts it on: a branch, a union, a network, but never a person.
    var organiser: String?
    /// Why it was cancelled; nil if it was not, or if nobody said.
    var cancellation: String?
    /// Whether officers have changed it since it was loaded from first data.
    var isChanged = false

    /// Whether it is over; an event without a day of its own always counts as over.
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

/// The part that officers describe.
extension Event {
    /// A new event.
    init(_ draft: EventDraft) {
        self.init(
            kind: draft.kind, title: draft.title, summary: draft.summary, moment: .time(draft.time), site: draft.site,
            access: draft.access, cost: draft.cost, capacity: draft.capacity, venueAudience: draft.venueAudience,
            organiser: draft.organiser)
    }

    /// The event as a draft; nil if it has no time of its own.
    var draft: EventDraft? {
        guard case .time(let time) = moment else { return nil }
        return EventDraft(
            kind: kind, title: title, time: time, site: site, summary: summary, access: access, cost: cost,
            capacity: capacity, venueAudience: venueAudience, organiser: organiser)
    }
}

// MARK: The row

extension Event {
    /// The columns of an event.
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

    /// The values of a draft, by column, without what changes later.
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

/// A moment as it is stored: its precision, its wall-clock times, and the span in seconds since 1970.
struct EventMoment: Hashable {
    let precision: String
    let localStart: String
    let localEnd: String?
    let startsAt: Int64
    let endsAt: Int64

    /// How long an event lasts if nobody gave an end: two hours.
    static let usualLength: TimeInterval = 2 * 3600

    /// The stored form of `moment` in `zone`; nil if its days are not in the calendar.
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

    /// The values of the columns for an event's own time in `zone`; a nil `moment` means that the time is not known.
    static func values(_ moment: EventMoment?, in zone: TimeZone) -> EventStore.Values {
        [
            "precision": moment?.precision, "local_start": moment?.localStart, "local_end": moment?.localEnd,
            "zone": zone.identifier, "starts_at": moment?.startsAt, "ends_at": moment?.endsAt,
        ]
    }

    /// Reads the moment from its columns.
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
