package import FeatureKit
package import Foundation
package import GRDB
package import Organising
package import StewardCore

/// When an event takes place, for features that change that.
package struct Timetable: Equatable, Sendable {
    /// What the event is called.
    package let title: String
    /// Whether it was cancelled.
    package let isCancelled: Bool
    /// Its own time, for a series that of the first date; nil if no time is known.
    package let time: EventTime?
    /// How it repeats; nil if it does not.
    package let series: Series?
}

/// Series of events, for features that change them.
extension Events {
    /// The series of an event, which begins at the event's own time; nil if it does not repeat.
    package static func series(_ number: Int64, _ db: Database) throws -> Series? { try EventStore.series(number, db) }

    /// When an event takes place; nil if there is no such event.
    package static func timetable(_ number: Int64, _ db: Database) throws -> Timetable? {
        try EventStore.timetable(number, db)
    }

    /// Changes how an event repeats; nil ends the series after the next date.
    ///
    /// Each change increments SEQUENCE. Dates that have begun stay as they were. Those of the next 400 days, at least
    /// 60 and at most 400 of them, are stored now, and later ones when they come within reach. A cancelled event stays
    /// cancelled.
    package static func setSeries(_ number: Int64, _ series: Series?, _ turn: Turn) throws {
        let zone = turn.network.timeZone
        guard let series else {
            try EventStore.endSeries(number, at: turn.now, in: zone, turn.db)
            return try turn.wake(Timer.series(number))
        }
        if try EventStore.series(number, turn.db) == series { return }
        try EventStore.save(series, of: number, at: turn.now, in: zone, turn.db)
        try turn.wake(Timer.series(number))
    }

    /// Moves the beginning of an event's series, from which its rule counts.
    ///
    /// Dates that were left out or moved stay so. Does nothing for an event that does not repeat.
    ///
    /// - Throws: A `RecurrenceProblem` if the new time does not fall on the rule; the event is then as it was.
    package static func moveSeries(_ number: Int64, to time: EventTime, _ turn: Turn) throws {
        guard let series = try series(number, turn.db) else { return }
        let now = turn.network.timeZone.local(at: turn.now)
        try setSeries(number, try series.moved(to: time, now: now), turn)
    }

    package func due(_ timer: Timer, _ tick: Tick) throws -> [RoomAction] {
        switch timer {
        case .series(let number):
            try EventStore.extendSeries(number, at: tick.now, in: tick.network.timeZone, tick.db)
            return []
        }
    }

    /// The timers of events.
    package enum Timer: FeatureTimer, Equatable {
        /// Stores the dates of a series that have come within reach, every Monday at midnight.
        case series(Int64)

        package static let feature = Events.name

        package var rawValue: String {
            switch self {
            case .series(let number): "series \(number)"
            }
        }

        package init?(rawValue: String) {
            let parts = rawValue.split(separator: " ")
            guard parts.count == 2, parts[0] == "series", let number = Int64(parts[1]) else { return nil }
            self = .series(number)
        }

        package func next(_ tick: Tick) throws -> Date? {
            switch self {
            case .series(let number):
                guard try EventStore.isSeries(number, tick.db) else { return nil }
                let zone = tick.network.timeZone
                let monday = zone.local(at: tick.now).date.advanced(by: 1).coming(.monday)
                return zone.instant(of: LocalDateTime(monday, .midnight)).earliest
            }
        }
    }
}
