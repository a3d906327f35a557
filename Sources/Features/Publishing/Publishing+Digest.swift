import Events
package import FeatureKit
import Foundation
import GRDB
import MatrixProtocol
package import Organising
package import StewardCore

/// When a digest comes: at a time on a day of the week or on every day.
package struct DigestTime: Equatable, Sendable {
    /// The day of the week; nil for every day.
    package var day: Weekday?
    /// The time by the clocks of the network's zone.
    package var time: LocalTime

    init(day: Weekday?, time: LocalTime) { (self.day, self.time) = (day, time) }

    /// Reads "monday 9am", "every friday at 18:00" or "daily 9am".
    init(reading words: Words, today: LocalDate) throws(Refusal) {
        let typed = words.folded.filter { !["every", "each", "on", "at", "a", "weekly"].contains($0) }
        let isDaily = typed.contains { ["daily", "day", "days"].contains($0) }
        let moment = typed.map { ["daily", "day", "days"].contains($0) ? "tomorrow" : String($0.prefix { $0 != "," }) }
        let weekday = moment.lazy.compactMap { WhenReader.weekday($0) }.first
        do throws(WhenProblem) {
            guard let (time, consumed) = try WhenReader.readRegular(moment[...], today: today),
                consumed == moment.count, time.end == nil, isDaily || weekday != nil
            else { throw WhenProblem.noDate }
            self.init(day: isDaily ? nil : time.start.date.weekday, time: time.start.time)
        } catch .ambiguousHour(let hour, let minute) where isDaily || weekday != nil {
            throw Refusal(Replies.digestHour(hour, minute, on: isDaily ? nil : weekday))
        } catch .ambiguousMidnight where isDaily || weekday != nil {
            throw Refusal(Replies.digestMidnight(on: isDaily ? nil : weekday))
        } catch {
            throw Refusal(Replies.digestForm(words.text))
        }
    }

    /// The first of its times after `now`. If clocks skip it that night, it is the moment of the change; if they show
    /// it twice, the first of the two.
    func next(after now: Date, in zone: TimeZone) -> Date {
        let today = zone.local(at: now).date
        let days = (0...7).map { today.advanced(by: $0) }.filter { day == nil || $0.weekday == day }
        let moments = days.map { zone.instant(of: LocalDateTime($0, time)).earliest }
        return moments.first { $0 > now } ?? now.addingTimeInterval(7 * 86_400)
    }
}

extension DigestTime {
    /// When a room without a digest hears what waits.
    static let morning = DigestTime(day: nil, time: LocalTime(hour: 9) ?? .noon)
    /// When pins are updated.
    static let night = DigestTime(day: nil, time: LocalTime(hour: 4) ?? .midnight)
}

extension Publishing {
    /// How many events a digest lists; the rest are counted.
    private static let longest = 12

    package func due(_ timer: Timer, _ tick: Tick) throws -> [RoomAction] {
        // In a room that we have left everything waits on: we may come back, or get into the room that replaces it.
        guard try RoomRegister.find(timer.room, tick.db)?.isJoined == true else { return [] }
        switch timer {
        case .digest(let room):
            guard let digest = try PublishingStore.setting(of: room, tick.db).digest else { return [] }
            return try Self.post(try tellDigest(of: room, days: digest.day == nil ? 1 : 7, tick), to: room, tick)
        case .waiting(let room):
            return try Self.tellWhatWaits(in: room, tick)
        case .pins(let room): return try Self.pins(in: [room], at: tick.now, tick.db)
        }
    }

    /// Makes sure that a room with this setting hears of what waits before it begins: with the digest, together the
    /// next morning, or now.
    static func hurry(_ setting: PublishingStore.Setting, in room: RoomID, _ turn: Turn) throws -> [Effect] {
        let zone = turn.network.timeZone
        let events = try PublishingStore.waiting(in: room, turn.db).compactMap { try Events.listed($0, turn) }
        let starts = events.filter { !$0.isCancelled }.map { zone.instant(of: $0.draft.time.start).earliest }
            .filter { $0 > turn.now }
        // A change is told even if what it is about is over.
        let changes = try PublishingStore.notices(for: room, turn.db).map { notice in
            notice.earliest.flatMap { $0 > turn.now ? $0 : nil } ?? .distantFuture
        }
        guard let first = (starts + changes).min(), try !isTold(in: room, set: setting, before: first, turn) else {
            return []
        }
        return try tellWhatWaits(in: room, turn.tick).map { .action($0) }
    }

    /// Whether a room with this setting hears of what waits before `start`: with its digest or, if there is none or it
    /// comes too late, together the next morning, for which this sets the timer.
    static func isTold(
        in room: RoomID, set setting: PublishingStore.Setting, before start: Date, _ turn: Turn
    ) throws -> Bool {
        let zone = turn.network.timeZone
        if let digest = setting.digest, digest.next(after: turn.now, in: zone) < start { return true }
        let morning = DigestTime.morning.next(after: turn.now, in: zone)
        guard morning < start else { return false }
        try turn.wake(Timer.waiting(room), at: morning)
        return true
    }

    private static func tellWhatWaits(in room: RoomID, _ tick: Tick) throws -> [RoomAction] {
        let waiting = try listings(waitingIn: room, besides: [], tick)
        let announced = waiting.isEmpty ? [] : Replies.waited(lines(waiting))
        let words = announced + (try changes(waitingIn: room, tick))
        return try post(words.lines.isEmpty ? nil : words, to: room, tick)
    }

    private static func post(_ words: Reply?, to room: RoomID, _ tick: Tick) throws -> [RoomAction] {
        try PublishingStore.stopWaiting(in: room, tick.db)
        return words.map { [.post($0, to: room)] } ?? []
    }

    /// Writes a digest: the coming events that the room wants to hear of, which are noted as listed, and what has
    /// waited. Nil if there is nothing to tell.
    private func tellDigest(of room: RoomID, days: Int, _ tick: Tick) throws -> Reply? {
        let today = tick.network.timeZone.local(at: tick.now).date
        let wanted = try Subscription.all(of: room, tick.db).map(\.interest)
        let ahead = try Events.ahead(
            wanted.isEmpty ? [.everything] : wanted.map { $0.filter(gazetteer) }, from: today,
            through: today.advanced(by: days - 1), limit: Self.longest, at: tick.now, in: tick.network.timeZone, tick.db
        )
        try Self.note(ahead.listed.map(\.number), listedIn: room, tick)
        let waited = try Self.listings(waitingIn: room, besides: Set(ahead.listed.map(\.number)), tick)
        let changes = try Self.changes(waitingIn: room, tick)
        guard let first = ahead.listed.first?.number ?? waited.first?.number else {
            return changes.lines.isEmpty ? nil : changes
        }
        return Replies.digest(
            ahead: ahead.listed.map(\.line) + Self.rest(ahead.left, hasMore: ahead.hasMore), isOneDay: days == 1,
            waited: Self.lines(waited), first: first) + changes
    }

    private static func listings(
        waitingIn room: RoomID, besides shown: Set<Int64>, _ tick: Tick
    ) throws -> [EventListing] {
        let numbers = try PublishingStore.waiting(in: room, tick.db).filter { !shown.contains($0) }
        return try Events.listings(of: numbers, at: tick.now, in: tick.network.timeZone, tick.db)
    }

    /// Notes the events that a digest lists in a room, and forgets those of earlier digests that are over.
    private static func note(_ numbers: [Int64], listedIn room: RoomID, _ tick: Tick) throws {
        let former = try PublishingStore.listed(in: room, tick.db)
        let coming = former.isEmpty ? [] : try Events.coming(former, at: tick.now, tick.db)
        for number in former where !coming.contains(number) {
            try PublishingStore.unlist(number, in: room, tick.db)
        }
        for number in Set(numbers).subtracting(coming) { try PublishingStore.list(number, in: room, tick.db) }
    }

    /// The changes that wait for a digest. Those of events cancelled since then are left out, since the room has heard
    /// of that.
    private static func changes(waitingIn room: RoomID, _ tick: Tick) throws -> Reply {
        let notices = try PublishingStore.notices(for: room, tick.db)
        let cancelled = notices.isEmpty ? [] : try Events.cancelled(among: notices.map(\.number), tick.db)
        return notices.filter { !cancelled.contains($0.number) }.map(\.words).reduce([], +)
    }

    private static func lines(_ listings: [EventListing]) -> [Line] {
        listings.prefix(longest).map(\.line) + rest(listings.count - longest)
    }

    /// The line with the number of events left out; empty if there are none.
    private static func rest(_ left: Int, hasMore: Bool = false) -> [Line] {
        left > 0 ? [Replies.andMore(left, hasMore: hasMore)] : []
    }
}
