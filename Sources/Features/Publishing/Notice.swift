import Events
import FeatureKit
import Foundation
import GRDB
import MatrixProtocol
package import Organising
package import StewardCore

extension Publishing {
    /// What rooms are told, in a new message, of an event that has changed.
    package struct Notice {
        /// What is said.
        package let words: Reply
        /// What a digest says of it, in which no venue is named: a digest is never taken back.
        package let inDigest: Reply
        /// Whether `words` name the venue of the event; they are taken back once that is private.
        package let namesVenue: Bool
        /// When the first of the times begins that it is about, as they were or as they are now; nil if none is to come.
        package let earliest: LocalDateTime?
        /// Whether it goes out whatever the room has had today; else it waits for the digest, unless that is too late.
        package let isUrgent: Bool

        /// Makes a notice; where nothing is said of its words in a digest, they are the same.
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

    /// Says `notice` in `room` now, after what waits there of the same event; of one that is cancelled that waits on, in
    /// case it is not cancelled after all.
    static func post(
        _ notice: Notice, of number: Int64, isCancelled: Bool, to room: RoomID, _ turn: Turn
    ) throws -> Errand {
        let waiting = isCancelled ? [] : try PublishingStore.takeNotices(of: number, in: room, turn.db)
        let words = waiting.reduce([], +) + notice.words
        let key = notice.namesVenue ? try nextKey(ofNoticesOf: number, turn) : nil
        return .post(words, to: room, key: key, isUrgent: notice.isUrgent)
    }

    /// Takes back what rooms were told of the venue of an event.
    static func takeBackNotices(of number: Int64, _ turn: Turn) throws -> [Effect] {
        try turn.posts(beginning: notices(of: number)).map { .errand(.takeBack($0.key, in: $0.room)) }
    }

    /// What the keys of all notices of an event begin with.
    private static func notices(of number: Int64) -> PostKey { PostKey("notice.\(number).", of: name) }

    /// A notice is told by the SEQUENCE of the event from others.
    private static func nextKey(ofNoticesOf number: Int64, _ turn: Turn) throws -> PostKey {
        PostKey("\(notices(of: number).word)\(try Events.sequence(of: number, turn) ?? 0)", of: name)
    }
}

extension PublishingStore {
    /// Keeps a notice of an event for the digest of `room`.
    static func keep(
        _ notice: Publishing.Notice, of number: Int64, for room: RoomID, in zone: TimeZone, _ db: Database
    ) throws {
        let words = String(decoding: try JSONEncoder().encode(notice.inDigest.lines), as: UTF8.self)
        let earliest = notice.earliest.map { Int64(zone.instant(of: $0).earliest.timeIntervalSince1970) }
        try db.cachedStatement(
            sql: "INSERT INTO publishing_notice (room_id, number, words, earliest) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [room.rawValue, number, words, earliest])
    }

    /// The notices that wait for the digest of `room`, the oldest first: of which event, and when the first of the times
    /// begins that each is about.
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

    /// The notices of an event that wait for the digest of `room`, the oldest first; they wait no longer.
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
