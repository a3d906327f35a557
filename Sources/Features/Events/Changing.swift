package import FeatureKit
import Foundation
import GRDB
import Organising

/// An event with a time of its own, as it can be changed; that of a series is the next of its regular times.
package struct ListedEvent: Equatable, Sendable {
    /// Its number.
    package let number: Int64
    /// What it says now.
    package let draft: EventDraft
    /// Whether it was cancelled.
    package let isCancelled: Bool
}

/// Changes to events that are listed already, each of which counts up their SEQUENCE (RFC 5545, section 3.8.7.4).
extension Events {
    /// The event with this number; nothing where there is none, or none with a time of its own.
    package static func listed(_ number: Int64, _ turn: Turn) throws -> ListedEvent? {
        try EventStore.listed(number, at: turn.now, in: turn.network.timeZone, turn.db)
    }

    /// Makes an event say what `draft` says; its uid and its theme stay.
    ///
    /// The time of a series is that of the next of its regular dates, from which on a new one holds.
    ///
    /// - Throws: A `RecurrenceProblem` where a series' new time does not fall on its rule.
    package static func change(_ number: Int64, to draft: EventDraft, _ turn: Turn) throws {
        let before = try listed(number, turn)
        try EventStore.change(number, to: draft, turn.db)
        guard draft.time != before?.draft.time else { return }
        if try series(number, turn.db) != nil {
            try moveSeries(number, to: draft.time, turn)
        } else {
            try EventStore.setTime(of: number, to: draft.time, in: turn.network.timeZone, turn.db)
        }
    }

    /// Cancels an event (STATUS:CANCELLED), and keeps why, if a reason is given; dates of a series that have begun took
    /// place.
    package static func cancel(_ number: Int64, because reason: String, _ turn: Turn) throws {
        try turn.db.cachedStatement(
            sql: """
                UPDATE events_event SET status = 'cancelled', sequence = sequence + 1, is_changed = 1,
                    cancellation = nullif(?, '')
                WHERE number = ?
                """
        ).execute(arguments: [reason, number])
        guard try EventStore.isSeries(number, turn.db) else { return }
        try turn.db.cachedStatement(
            sql: "UPDATE events_occurrence SET is_cancelled = 0 WHERE number = ? AND starts_at <= ?"
        ).execute(arguments: [number, EventMoment.seconds(turn.now)])
    }
}

extension Events {
    /// The event with its place on the map where the postcode of its venue is, as far as that is known; a private venue is
    /// where its town is.
    package static func located(_ draft: EventDraft, _ turn: Turn) throws -> EventDraft {
        guard draft.venueAudience == .anyone, draft.site.point != nil,
            let postcode = Postcode.whole(in: draft.site.venue),
            let centre = try PostcodeRegister.centre(of: postcode, turn.db)
        else { return draft }
        var located = draft
        located.site.point = EventSite.Point(latitude: centre.latitude, longitude: centre.longitude)
        return located
    }

    /// Removes an event that nobody was to hear of after all, with all that hangs on it.
    package static func remove(_ number: Int64, _ turn: Turn) throws {
        try turn.db.execute(sql: "DELETE FROM events_event WHERE number = ?", arguments: [number])
    }
}

extension EventStore {
    fileprivate static func listed(
        _ number: Int64, at now: Date, in zone: TimeZone, _ db: Database
    ) throws -> ListedEvent? {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT kind, title, summary, local_start, local_end, venue, town, area, latitude, longitude, is_online,
                        cost, capacity, venue_audience, step_free, sign_language, captions, quiet_space, childcare,
                        alcohol_free, access_note, status, organiser
                    FROM events_event WHERE number = ? AND precision = 'time'
                    """), arguments: [number])
        guard let row, case .time(let own)? = EventMoment.read(precision: "time", start: row[3], end: row[4]) else {
            return nil
        }
        let time = try series(number, db)?.regularTime(after: zone.local(at: now)) ?? own
        let latitude: Float? = row[8]
        let longitude: Float? = row[9]
        let point = latitude.flatMap { north in longitude.map { EventSite.Point(latitude: north, longitude: $0) } }
        let draft = EventDraft(
            kind: row[0], title: row[1], time: time,
            site: EventSite(venue: row[5], town: row[6], area: row[7], point: point, isOnline: row[10]),
            summary: row[2],
            access: AccessFacts(
                isStepFree: row[14], hasSignLanguage: row[15], hasCaptions: row[16], hasQuietSpace: row[17],
                hasChildcare: row[18], isAlcoholFree: row[19], note: row[20]),
            cost: row[11], capacity: row[12], venueAudience: EventDraft.Audience(rawValue: row[13]) ?? .coming,
            organiser: row[22])
        return ListedEvent(number: number, draft: draft, isCancelled: row[21] == Event.Status.cancelled.rawValue)
    }

    static func change(_ number: Int64, to draft: EventDraft, _ db: Database) throws {
        let (site, access) = (draft.site, draft.access)
        try db.cachedStatement(
            sql: """
                UPDATE events_event SET sequence = sequence + 1, is_changed = 1, kind = ?, title = ?, summary = ?,
                    area = ?, town = ?, venue = ?, latitude = ?, longitude = ?, is_online = ?, cost = ?, step_free = ?, sign_language = ?,
                    captions = ?, quiet_space = ?, childcare = ?, alcohol_free = ?, access_note = ?, capacity = ?,
                    venue_audience = ?, organiser = ?
                WHERE number = ?
                """
        ).execute(arguments: [
            draft.kind, draft.title, draft.summary, site.area, site.town, site.venue, site.point?.latitude,
            site.point?.longitude, site.isOnline, draft.cost, access.isStepFree, access.hasSignLanguage,
            access.hasCaptions, access.hasQuietSpace, access.hasChildcare, access.isAlcoholFree, access.note,
            draft.capacity, draft.venueAudience.rawValue, draft.organiser, number,
        ])
        try hidePoint(of: number, db)
    }

    static func setTime(of number: Int64, to time: EventTime, in zone: TimeZone, _ db: Database) throws {
        guard let moment = EventMoment(.time(time), in: zone) else { return }
        try db.cachedStatement(
            sql: """
                UPDATE events_event SET precision = ?, local_start = ?, local_end = ?, zone = ?, starts_at = ?,
                    ends_at = ?
                WHERE number = ?
                """
        ).execute(arguments: [
            moment.precision, moment.localStart, moment.localEnd, zone.identifier, moment.startsAt, moment.endsAt,
            number,
        ])
        try setOccurrences(number, [moment], db)
    }
}
