package import Events
package import FeatureKit
import Foundation
package import GRDB
package import MatrixProtocol
package import Organising
package import StewardCore

// MARK: For other features

extension Publishing {
    /// The result of publishing an announcement or a notice.
    package struct Published {
        /// The effects that carry it out.
        package var effects: [Effect] = []
        /// The rooms that get it at once.
        package var posted: [RoomID] = []
        /// How many rooms have used up their budget and hear of it later.
        package var waiting = 0

        /// Says how many rooms hear of it, and when, in one or two sentences.
        package var told: String { Replies.told(rooms: posted.count, waiting: waiting) }
    }

    /// The rooms that subscribe to events like `draft`, each once.
    package static func rooms(for draft: EventDraft, _ gazetteer: Gazetteer, _ db: Database) throws -> [RoomID] {
        let subject = Subject(
            kinds: draft.site.isOnline ? [draft.kind, "online"] : [draft.kind], area: draft.site.area,
            point: draft.site.point)
        return try Subscription.rooms(for: subject, gazetteer, db)
    }

    /// Announces an event in `rooms`. Those that have used up their budget get it with their digest, except the room in
    /// which it is announced.
    ///
    /// - Parameter mentioning: The rooms in which everybody is mentioned.
    package static func publish(
        _ number: Int64, _ words: Reply, in rooms: [RoomID], mentioning: Set<RoomID> = [], _ turn: Turn
    ) throws -> Published {
        var published = Published()
        let start = try Events.listed(number, turn)?.draft.time.start
        let waiting = Set(try rooms.filter { try $0 != turn.room && waits(in: $0, before: start, turn) })
        for room in waiting { try PublishingStore.wait(number, in: room, turn.db) }
        published.waiting = waiting.count
        published.posted = rooms.filter { !waiting.contains($0) }
        published.effects = try turn.post(
            words, under: key(number), in: published.posted, mentioning: mentioning, notCounting: turn.room
        ).map { .action($0) }
        try Events.noteAnnounced(number, in: rooms, turn)
        published.effects += try pins(in: published.posted, at: turn.now, turn.db).map { .action($0) }
        return published
    }

    /// Revises an announcement in every room, and posts `notice` as a new message in every room that has heard of the
    /// event, even if only by its digest. If such a room was replaced, the notice goes to the new one.
    ///
    /// An event that waits for a digest waits on. If the venue is private now, notices that told it are taken back.
    ///
    /// - Parameter anew: Takes the announcement back and posts it again, since anybody can read what a revised message
    ///   said before.
    package static func revise(
        _ number: Int64, _ words: Reply, saying notice: Notice? = nil, anew: Bool = false, _ turn: Turn
    ) throws -> Published {
        var published = Published()
        let event = try Events.listed(number, turn)
        if event?.draft.venueAudience == .coming { published.effects += try takeBackNotices(of: number, turn) }
        let hearers = try hearers(of: number, turn)
        for hearer in hearers {
            if hearer.hasPost {
                let revision = RoomAction.revise(
                    key(number), in: hearer.room, words, isUrgent: notice?.isUrgent == true)
                // People who moved on to another room would not read it here.
                let again =
                    hearer.toTell == hearer.room ? [RoomAction.post(words, to: hearer.room, key: key(number))] : []
                let actions = anew ? [.takeBack(key(number), in: hearer.room)] + again : [revision]
                published.effects += actions.map { .action($0) }
            }
            guard let notice, let room = hearer.toTell else { continue }
            if try !notice.isUrgent && waits(in: room, before: notice.earliest, turn) {
                try PublishingStore.keep(notice, of: number, for: room, in: turn.network.timeZone, turn.db)
                published.waiting += 1
            } else {
                let isCancelled = event?.isCancelled == true
                let post = try post(notice, of: number, isCancelled: isCancelled, to: room, turn)
                published.effects.append(.action(post))
                published.posted.append(room)
            }
        }
        published.effects += try hurryWaiting(number, turn)
        let posted = hearers.filter(\.hasPost).map(\.room)
        published.effects += try pins(in: posted, at: turn.now, turn.db).map { .action($0) }
        return published
    }

    /// Takes an announcement back in every room, also if it still waits, and posts `notice` where it stood, or `listed`
    /// in a room that only read of it in its digest. If such a room was replaced, they go to the new one.
    package static func takeBack(
        _ number: Int64, saying notice: Reply, whereListed listed: Reply, _ turn: Turn
    ) throws -> [Effect] {
        let hearers = try hearers(of: number, turn)
        try PublishingStore.stopWaiting(number, turn.db)
        return try takeBackNotices(of: number, turn)
            + hearers.flatMap { hearer -> [Effect] in
                let room = hearer.room
                let notices = hearer.toTell.map { [RoomAction.post(hearer.hasPost ? notice : listed, to: $0)] } ?? []
                guard hearer.hasPost else { return notices.map { .action($0) } }
                let others = try nextPins(in: room, at: turn.now, turn.db).filter { $0 != key(number) }
                let pins =
                    try PublishingStore.setting(of: room, turn.db).hasPins ? [RoomAction.pin(others, in: room)] : []
                return (pins + [.takeBack(key(number), in: room)] + notices).map { .action($0) }
            }
    }

    /// A room that has heard of an event.
    private struct Hearer {
        let room: RoomID
        /// Whether the announcement stands there; otherwise the room has read of the event in its digest.
        let hasPost: Bool
        /// The room for a new message to it: itself or the one that replaced it; nil if another hearer gets it there,
        /// or if we have left it.
        let toTell: RoomID?
    }

    /// The rooms that have heard of an event; first those in which its announcement stands.
    private static func hearers(of number: Int64, _ turn: Turn) throws -> [Hearer] {
        let posted = try turn.postedRooms(key(number))
        let waiting = Set(try PublishingStore.roomsAwaiting(number, turn.db))
        let read = try (Events.rooms(announcing: number, turn.db) + PublishingStore.rooms(listing: number, turn.db))
            .filter { try !waiting.contains(RoomSuccession.current($0, turn.db)) }
        let standing = Set(posted)
        var (found, told): (Set<RoomID>, Set<RoomID>) = ([], [])
        return try (posted + read).filter { found.insert($0).inserted }.map { room in
            let current = try RoomSuccession.current(room, turn.db)
            let isTold = try told.insert(current).inserted && RoomRegister.find(current, turn.db)?.isJoined == true
            return Hearer(room: room, hasPost: standing.contains(room), toTell: isTold ? current : nil)
        }
    }

    /// Makes sure that rooms hear in time of an event that waits and may begin earlier now.
    private static func hurryWaiting(_ number: Int64, _ turn: Turn) throws -> [Effect] {
        try PublishingStore.roomsAwaiting(number, turn.db)
            .filter { try RoomRegister.find($0, turn.db)?.isJoined == true }
            .flatMap { try hurry(PublishingStore.setting(of: $0, turn.db), in: $0, turn) }
    }

    static func key(_ number: Int64) -> PostKey { PostKey("event.\(number)", of: name) }

    // MARK: Pins

    /// How many events a room has pinned at most.
    private static let mostPins = 3

    /// The pins that the rooms among `rooms` with pinned events should have now.
    static func pins(in rooms: [RoomID], at now: Date, _ db: Database) throws -> [RoomAction] {
        try rooms.filter { try PublishingStore.setting(of: $0, db).hasPins }
            .map { .pin(try nextPins(in: $0, at: now, db), in: $0) }
    }

    private static func nextPins(in room: RoomID, at now: Date, _ db: Database) throws -> [PostKey] {
        try Events.announced(in: room, limit: mostPins, at: now, db).map(key)
    }

    // MARK: The budget

    /// Whether a message to `room` waits, since the room has used up its budget today. It does not wait if it is about
    /// something that begins at `start`, before the room would hear of it.
    private static func waits(in room: RoomID, before start: LocalDateTime?, _ turn: Turn) throws -> Bool {
        guard try turn.isOverBudget(room) else { return false }
        let zone = turn.network.timeZone
        return try isTold(
            in: room, set: PublishingStore.setting(of: room, turn.db),
            before: start.map { zone.instant(of: $0).earliest } ?? .distantFuture, turn)
    }
}
