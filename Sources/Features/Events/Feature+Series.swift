package import FeatureKit
import Foundation
package import GRDB
package import Organising
package import StewardCore

/// When an event takes place, for the features that change it.
package struct Timetable: Equatable, Sendable {
    /// What the event is called.
    package let title: String
    /// Whether it was cancelled.
    package let isCancelled: Bool
    /// Its own time, which is that of the start of its series; nothing where no time is known.
    package let time: EventTime?
    /// How it repeats; nothing where it does not.
    package let series: Series?
}

/// Events that repeat, for the features that change how.
extension Events {
    /// How an event repeats, or nothing for one that does not; its own time is the start of its series.
    package static func series(_ number: Int64, _ db: Database) throws -> Series? { try EventStore.series(number, db) }

    /// When an event takes place; nothing where there is no such event.
    package static func timetable(_ number: Int64, _ db: Database) throws -> Timetable? {
        try EventStore.timetable(number, db)
    }

    /// Says how an event repeats; nothing ends the series with the next of its times.
    ///
    /// Each change counts up SEQUENCE. Times that have begun stay as they were; those of the coming 400 days, at least
    /// 60 and at most 400 of them, are written down, and the rest as it comes nearer. A cancelled event stays so.
    package static func setSeries(_ number: Int64, _ series: Series?, _ turn: Turn) throws {
        let zone = turn.network.timeZone
        guard let series else { return try EventStore.endSeries(number, at: turn.now, in: zone, turn.db) }
        if try EventStore.series(number, turn.db) == series { return }
        try EventStore.save(series, of: number, at: turn.now, in: zone, turn.db)
        try wakeWeekly(Tick(db: turn.db, now: turn.now, network: turn.network))
    }

    /// Begins the series of an event at another time, from which on its rule counts.
    ///
    /// Days that are left out and days that were moved stay so. Nothing happens to an event that does not repeat.
    ///
    /// - Throws: A `RecurrenceProblem` where the new time does not fall on the rule; the event is then as it was.
    package static func moveSeries(_ number: Int64, to time: EventTime, _ turn: Turn) throws {
        guard let series = try series(number, turn.db) else { return }
        let now = turn.network.timeZone.local(at: turn.now)
        try setSeries(number, try series.moved(to: time, now: now), turn)
    }

    /// Writes down the times of all series that have come within reach since; doing it twice changes nothing more.
    package static func extendSeries(_ tick: Tick) throws {
        let count = try EventStore.extendSeries(at: tick.now, in: tick.network.timeZone, tick.db)
        if count > 0 { try wakeWeekly(tick) }
    }

    package func due(_ key: String, _ tick: Tick) throws -> [Errand] {
        if key == Self.weekly { try Self.extendSeries(tick) }
        return []
    }

    private static let weekly = "series"

    /// The night before every Monday, so that no new series puts it off.
    private static func wakeWeekly(_ tick: Tick) throws {
        let zone = tick.network.timeZone
        let monday = zone.local(at: tick.now).date.advanced(by: 1).coming(.monday)
        try tick.wake(Events.self, weekly, at: zone.instant(of: LocalDateTime(monday, .midnight)).earliest)
    }
}
