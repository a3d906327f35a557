import Events
import FeatureKit
import Foundation
import GRDB
import MatrixProtocol
package import Organising
package import StewardCore

extension Publishing {
    /// A message to rooms about a change of an event.
    package struct Notice {
        /// The message.
        package let words: Reply
        /// The text for a digest, without a venue: digests are never taken back.
        package let inDigest: Reply
        /// Whether `words` name the event's venue; such a message is taken back if the venue becomes private.
        package let namesVenue: Bool
        /// The first beginning that it is about, old or new; nil if none is to come.
        package let earliest: LocalDateTime?
        /// Whether it ignores the room's daily budget; otherwise it may wait for the digest, unless that is too late.
        package let isUrgent: Bool

        /// Makes a notice; without `inDigest`, a digest says the same as the message.
        package init(
            _ words: Reply, inDigest: Reply? = nil, namesVenue: Bool = false, earliest: LocalDateTime?,
            isUrgent: Bool = false
        ) {
            self.words = words
            self.inDigest = inDigest ?? words
            self.namesVenue = namesVenue
            self.earliest = earliest
            self.isUrgent = isUrgent
        }
    }

    /// Posts `notice` in `room` now, after notices of the same event that wait there. If the event is cancelled these
    /// wait on, in case that is undone.
    static func post(
        _ notice: Notice, of number: Int64, isCancelled: Bool, to room: RoomID, _ turn: Turn
    ) throws -> RoomAction {
        let waiting = isCancelled ? [] : try PublishingStore.takeNotices(of: number, in: room, turn.db)
        let words = waiting.reduce([], +) + notice.words
        let key = notice.namesVenue ? try nextKey(ofNoticesOf: number, turn) : nil
        return .post(words, to: room, key: key, isUrgent: notice.isUrgent)
    }

    /// Takes back the notices that told rooms an event's venue.
    static func takeBackNotices(of number: Int64, _ turn: Turn) throws -> [Effect] {
        try turn.posts(beginning: notices(of: number)).map { .action(.takeBack($0.key, in: $0.room)) }
    }

    /// The beginning of the keys of all notices of an event.
    private static func notices(of number: Int64) -> PostKey { PostKey("notice.\(number).", of: name) }

    /// The key of a new notice, which has the event's SEQUENCE in it.
    private static func nextKey(ofNoticesOf number: Int64, _ turn: Turn) throws -> PostKey {
        PostKey("\(notices(of: number).word)\(try Events.sequence(of: number, turn) ?? 0)", of: name)
    }
}

extension PublishingStore {
    /// Stores a notice of an event until the digest of `room`.
    static func keep(
        _ notice: Publishing.Notice, of number: Int64, for room: RoomID, in zone: TimeZone, _ db: Database
    ) throws {
        let words = String(decoding: try JSONEncoder().encode(notice.inDigest.lines), as: UTF8.self)
        let earliest = notice.earliest.map { Int64(zone.instant(of: $0).earliest.timeIntervalSince1970) }
        try db.cachedStatement(
            sql: "INSERT INTO publishing_notice (room_id, number, words, earliest) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [room.rawValue, number, words, earliest])
    }

    /// The notices that wait for the digest of `room`, the oldest first, each with its event and `Notice.earliest`.
    static func notices(for room: RoomID, _ db: Database) throws -> [(number: Int64, words: Reply, earliest: Date?)] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT words, earliest, number FROM publishing_notice WHERE room_id = ? ORDER BY id"),
            arguments: [room.rawValue]
        ).map { row in
            let earliest = (row[1] as Int64?).map { Date(timeIntervalSince1970: TimeInterval($0)) }
            return (row[2], try words(row[0]), earliest)
        }
    }

    /// Removes and returns the notices of an event that wait for the digest of `room`, the oldest first.
    static func takeNotices(of number: Int64, in room: RoomID, _ db: Database) throws -> [Reply] {
        let words = try String.fetchAll(
            db.cachedStatement(
                sql: "SELECT words FROM publishing_notice WHERE number = ? AND room_id = ? ORDER BY id"),
            arguments: [number, room.rawValue]
        ).map(words)
        if !words.isEmpty {
            try db.cachedStatement(sql: "DELETE FROM publishing_notice WHERE number = ? AND room_id = ?")
                .execute(arguments: [number, room.rawValue])
        }
        return words
    }

    private static func words(_ json: String) throws -> Reply {
        Reply(try JSONDecoder().decode([Line].self, from: Data(json.utf8)))
    }
}
