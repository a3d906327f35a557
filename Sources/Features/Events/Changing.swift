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
    /// The event with this number; nil if there is none, or none with a time of its own.
    package static func listed(_ number: Int64, _ turn: Turn) throws -> ListedEvent? {
        guard let event = try EventStore.find(number, turn.db), var draft = event.draft else { return nil }
        if let next = try series(number, turn.db)?.regularTime(after: turn.network.timeZone.local(at: turn.now)) {
            draft.time = next
        }
        return ListedEvent(number: number, draft: draft, isCancelled: event.status == .cancelled)
    }

    /// Makes an event say what `draft` says; its uid and its theme stay.
    ///
    /// The time of a series is that of the next of its regular dates, from which on a new one holds.
    ///
    /// - Throws: A `RecurrenceProblem` if a series' new time does not fall on its rule.
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
