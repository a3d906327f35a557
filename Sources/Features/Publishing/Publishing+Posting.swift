package import Events
package import FeatureKit
import Foundation
package import GRDB
package import MatrixProtocol
package import Organising
package import StewardCore

// MARK: For other features

extension Publishing {
    /// What became of an announcement, or of a notice that it has changed.
    package struct Published {
        /// What is to be done.
        package var effects: [Effect] = []
        /// The rooms that it goes to at once.
        package var posted: [RoomID] = []
        /// How many rooms have had enough for today and hear of it with their digest.
        package var waiting = 0
    }

    /// The rooms that subscribed to an event like `draft`, each once.
    package static func rooms(for draft: EventDraft, _ gazetteer: Gazetteer, _ db: Database) throws -> [RoomID] {
        let event = PublishedEvent(
            kind: draft.kind, area: draft.site.area, point: draft.site.coordinate, isOnline: draft.site.isOnline)
        var seen: Set<RoomID> = []
        let areas = event.area.map { gazetteer.ancestry(of: $0).map(\.id) } ?? []
        return try PublishingStore.subscriptions(in: areas, db)
            .filter { $0.interest.covers(event, gazetteer) && seen.insert($0.room).inserted }.map(\.room)
    }

    /// Announces an event in `rooms`; those that had their share today get it with their digest, but for the one in which
    /// it is announced.
    ///
    /// `mentioning` are those among them in which everybody is mentioned.
    package static func publish(
        _ number: Int64, _ words: Reply, in rooms: [RoomID], mentioning: Set<RoomID> = [], _ turn: Turn
    ) throws -> Published {
        var published = Published()
        for room in rooms {
            if try room == turn.room || mayPost(number, in: room, turn) {
                let post = Errand.post(words, to: room, mentionsRoom: mentioning.contains(room), key: key(number))
                published.effects.append(.errand(post))
                published.posted.append(room)
            } else {
                published.waiting += 1
            }
        }
        try turn.wake(Timer.budgets)
        try Events.noteAnnounced(number, in: rooms, turn)
        published.effects += try pins(in: published.posted, at: turn.now, turn.db).map { .errand($0) }
        return published
    }

    /// Puts other words in place of an announcement wherever it stands, and says `notice` there in a new message where
    /// the change is more than a word; where the room goes on elsewhere, that is said there.
    ///
    /// A notice that is `urgent` goes out whatever the room has had today; another one waits for the digest with the
    /// event. Where only the digest was to tell of it, it still does.
    package static func revise(
        _ number: Int64, _ words: Reply, saying notice: Reply? = nil, urgent: Bool = false, _ turn: Turn
    ) throws -> Published {
        var published = Published()
        let rooms = try turn.postedRooms(key(number))
        var told: Set<RoomID> = []
        for room in rooms {
            published.effects.append(.errand(.revise(key(number), in: room, words, isUrgent: urgent)))
            let current = try RoomSuccession.current(room, turn.db)
            guard let notice, told.insert(current).inserted,
                try RoomRegister.find(current, turn.db)?.isJoined == true
            else { continue }
            if try urgent || mayPost(number, in: current, isCounted: false, turn) {
                published.effects.append(.errand(.post(notice, to: current, isUrgent: urgent)))
                published.posted.append(current)
            } else {
                published.waiting += 1
            }
        }
        published.effects += try pins(in: rooms, at: turn.now, turn.db).map { .errand($0) }
        return published
    }

    /// Takes an announcement back wherever it stands, also where it waits, and says `notice` where it stood; if the room
    /// goes on elsewhere, that is said there.
    package static func takeBack(_ number: Int64, saying notice: Reply, _ turn: Turn) throws -> [Effect] {
        try PublishingStore.stopWaiting(number, turn.db)
        var told: Set<RoomID> = []
        return try turn.postedRooms(key(number)).flatMap { room -> [Effect] in
            let current = try RoomSuccession.current(room, turn.db)
            let isTold = try told.insert(current).inserted && RoomRegister.find(current, turn.db)?.isJoined == true
            let others = try nextPins(in: room, at: turn.now, turn.db).filter { $0 != key(number) }
            let pins = try PublishingStore.setting(of: room, turn.db).hasPins ? [Errand.pin(others, in: room)] : []
            let notices = isTold ? [Errand.post(notice, to: current)] : []
            return (pins + [.takeBack(key(number), in: room)] + notices).map { .errand($0) }
        }
    }

    static func key(_ number: Int64) -> PostKey { PostKey("event.\(number)", of: name) }

    // MARK: Pins

    /// How many events a room keeps pinned.
    private static let mostPins = 3

    /// What has to be pinned now in those of `rooms` that keep events pinned.
    static func pins(in rooms: [RoomID], at now: Date, _ db: Database) throws -> [Errand] {
        try rooms.filter { try PublishingStore.setting(of: $0, db).hasPins }
            .map { .pin(try nextPins(in: $0, at: now, db), in: $0) }
    }

    private static func nextPins(in room: RoomID, at now: Date, _ db: Database) throws -> [PostKey] {
        try Events.announced(in: room, limit: mostPins, at: now, db).map(key)
    }

    // MARK: The budget

    /// Whether `room` may have one more post today, which is counted unless it only tells of a change; else the event
    /// waits.
    ///
    /// What begins before anybody would hear of it goes out at once.
    private static func mayPost(
        _ number: Int64, in room: RoomID, isCounted: Bool = true, _ turn: Turn
    ) throws -> Bool {
        let zone = turn.network.timeZone
        let since = midnight(before: turn.now, in: zone)
        let setting = try PublishingStore.setting(of: room, turn.db)
        if try PublishingStore.posts(to: room, since: since, turn.db) >= setting.budget {
            let start = try Events.listed(number, turn).map { zone.instant(of: $0.draft.time.start).earliest }
            if try wait(number, in: room, setting, before: start ?? .distantFuture, turn) { return false }
        }
        guard isCounted else { return true }
        try PublishingStore.notePost(to: room, at: Int64(turn.now.timeIntervalSince1970), turn.db)
        return true
    }

    /// When the day of `date` began, in seconds since 1970.
    static func midnight(before date: Date, in zone: TimeZone) -> Int64 {
        let midnight = zone.instant(of: LocalDateTime(zone.local(at: date).date, .midnight)).earliest
        return Int64(midnight.timeIntervalSince1970)
    }

    /// What waits comes with the room's digest or, where that is none or comes too late, together the next morning;
    /// false where that is too late as well.
    private static func wait(
        _ number: Int64, in room: RoomID, _ setting: PublishingStore.Setting, before start: Date, _ turn: Turn
    ) throws -> Bool {
        let zone = turn.network.timeZone
        let digest = setting.digest?.next(after: turn.now, in: zone) ?? .distantFuture
        if digest >= start || setting.digest == nil {
            let morning = DigestTime.morning.next(after: turn.now, in: zone)
            guard morning < start else { return false }
            try turn.wake(Timer.waiting(room), at: morning)
        }
        try PublishingStore.wait(number, in: room, turn.db)
        return true
    }
}
