package import FeatureKit
import GRDB
package import Organising

package import struct Foundation.TimeZone

/// How an event stands, so that it can be made so again.
package struct EventState: Codable, Equatable, Sendable {
    /// What it says; its time is its own, which is that of the start of its series.
    package let draft: EventDraft
    /// Its SEQUENCE (RFC 5545, section 3.8.7.4), which counts its changes.
    package let sequence: Int64
    let status: String
    /// Why it was cancelled; nil if it was not, or if nobody said.
    let cancellation: String?
    let repeats: SeriesState?
    /// Whether officers had changed it since it came with first data; nil if that was not written down.
    let isChanged: Bool?

    /// How it repeats, by the clocks of `zone`; nil if it does not.
    package func series(in zone: TimeZone) -> Series? { repeats?.series(in: zone) }
    /// Whether it is cancelled.
    package var isCancelled: Bool { status == Event.Status.cancelled.rawValue }
}

/// A series as it is written down.
package struct SeriesState: Codable, Equatable, Sendable {
    private struct Override: Codable, Equatable {
        let recurrenceID: LocalDateTime
        let time: EventTime
    }

    private let start: EventTime
    private let rule: String
    private let excluded: [LocalDateTime]
    private let overrides: [Override]

    /// Writes a series down.
    package init(_ series: Series) {
        start = series.start
        rule = series.rule.description
        excluded = series.excluded.sorted()
        overrides = series.overrides.sorted { $0.key < $1.key }.map { Override(recurrenceID: $0, time: $1) }
    }

    /// The series that was written down, by the clocks of `zone`; nil if its rule cannot be read.
    package func series(in zone: TimeZone) -> Series? {
        RecurrenceRule(rule).map { rule in
            Series(
                start: start, rule: rule, excluded: Set(excluded),
                overrides: Dictionary(overrides.map { ($0.recurrenceID, $0.time) }) { first, _ in first },
                in: zone)
        }
    }
}

extension Events {
    /// The SEQUENCE of an event; nil if there is no such event.
    package static func sequence(of number: Int64, _ turn: Turn) throws -> Int64? {
        try Int64.fetchOne(
            turn.db.cachedStatement(sql: "SELECT sequence FROM events_event WHERE number = ?"), arguments: [number])
    }

    /// How an event stands now; nil if there is none, or none with a time of its own.
    package static func state(of number: Int64, _ turn: Turn) throws -> EventState? {
        guard let event = try EventStore.find(number, turn.db), let draft = event.draft else { return nil }
        return EventState(
            draft: draft, sequence: event.sequence, status: event.status.rawValue, cancellation: event.cancellation,
            repeats: try series(number, turn.db).map { SeriesState($0) }, isChanged: event.isChanged)
    }

    /// Makes an event as it stood; that it was changed back counts up its SEQUENCE once more.
    package static func restore(_ number: Int64, to state: EventState, _ turn: Turn) throws {
        try EventStore.change(number, to: state.draft, turn.db)
        try turn.db.cachedStatement(sql: "UPDATE events_event SET status = ?, cancellation = ? WHERE number = ?")
            .execute(arguments: [state.status, state.cancellation, number])
        if let series = state.series(in: turn.network.timeZone) {
            try setSeries(number, series, turn)
        } else {
            if try series(number, turn.db) != nil { try setSeries(number, nil, turn) }
            try EventStore.setTime(of: number, to: state.draft.time, in: turn.network.timeZone, turn.db)
        }
        try turn.db.cachedStatement(sql: "UPDATE events_event SET is_changed = ? WHERE number = ?")
            .execute(arguments: [state.isChanged ?? true, number])
    }
}
