package import Events
package import FeatureKit
import Foundation
package import GRDB
package import MatrixProtocol
package import Organising
package import StewardCore

// MARK: For other features

extension Publishing {
    /// What became of an announcement.
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
        return try PublishingStore.subscriptions(db)
            .filter { $0.interest.covers(event, gazetteer) && seen.insert($0.room).inserted }.map(\.room)
    }

    /// Announces an event in `rooms`; those that had their share today get it with their digest.
    ///
    /// `mentioning` are those among them in which everybody is mentioned.
    package static func publish(
        _ number: Int64, _ words: Reply, in rooms: [RoomID], mentioning: Set<RoomID> = [], _ turn: Turn
    ) throws -> Published {
        var published = Published()
        for room in rooms {
            if try mayPost(in: room, turn) {
                let post = Errand.post(words, to: room, mentionsRoom: mentioning.contains(room), key: key(number))
                published.effects.append(.errand(post))
                published.posted.append(room)
            } else {
                try wait(number, in: room, turn)
                published.waiting += 1
            }
        }
        return published
    }

    /// Puts other words in place of an announcement wherever it stands, and says `notice` there in a new message where
    /// the change is more than a word.
    ///
    /// A notice that is `urgent` goes out whatever the room has had today; another one waits for the digest with the
    /// event. Where only the digest was to tell of it, it still does.
    package static func revise(
        _ number: Int64, _ words: Reply, saying notice: Reply? = nil, urgent: Bool = false, _ turn: Turn
    ) throws -> [Effect] {
        var effects: [Effect] = []
        for room in try turn.postedRooms(key(number)) {
            effects.append(.errand(.revise(key(number), in: room, words)))
            guard let notice else { continue }
            if try mayPost(in: room, turn) || urgent {
                effects.append(.errand(.post(notice, to: room)))
            } else {
                try wait(number, in: room, turn)
            }
        }
        return effects
    }

    /// Takes an announcement back wherever it stands, also where it waits.
    package static func takeBack(_ number: Int64, _ turn: Turn) throws -> [Effect] {
        try PublishingStore.stopWaiting(number, turn.db)
        return try turn.postedRooms(key(number)).map { .errand(.takeBack(key(number), in: $0)) }
    }

    static func key(_ number: Int64) -> PostKey { PostKey("event.\(number)", of: name) }

    // MARK: The budget

    private static func mayPost(in room: RoomID, _ turn: Turn) throws -> Bool {
        let zone = turn.network.timeZone
        let midnight = zone.instant(of: LocalDateTime(zone.local(at: turn.now).date, .midnight)).earliest
        let since = Int64(midnight.timeIntervalSince1970)
        let budget = try PublishingStore.setting(of: room, turn.db).budget
        guard try PublishingStore.posts(to: room, since: since, turn.db) < budget else { return false }
        try PublishingStore.notePost(
            to: room, at: Int64(turn.now.timeIntervalSince1970), forgettingBefore: since, turn.db)
        return true
    }

    /// What waits comes with the room's digest, or together the next morning where it has none.
    private static func wait(_ number: Int64, in room: RoomID, _ turn: Turn) throws {
        try PublishingStore.wait(number, in: room, turn.db)
        if try PublishingStore.setting(of: room, turn.db).digest != nil { return }
        let morning = DigestTime.morning.next(after: turn.now, in: turn.network.timeZone)
        try turn.wake(Publishing.self, TimerKey.waiting(room).text, at: morning)
    }
}
