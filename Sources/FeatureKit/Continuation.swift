package import GRDB
package import MatrixProtocol
import StewardCore

import struct Foundation.Data
import class Foundation.JSONDecoder
import class Foundation.JSONEncoder

/// What a person's next word would carry on: a list (`!more`) or the answer to a question.
///
/// At most one of each stands for a person in a place; a newer one takes the older one's place.
package struct Continuation: Equatable, Sendable {
    /// The word that carries it on.
    package enum Word: String, Sendable {
        case more, answer
    }

    /// Where a person's next word counts.
    package enum Place: Hashable, Sendable {
        /// In this room.
        case room(RoomID)
        /// In a direct message, whichever room that is, and whether there is one yet or not.
        case direct

        /// The place that `room` is; `isDirect` tells that it is a direct message.
        package init(_ room: RoomID, isDirect: Bool) { self = isDirect ? .direct : .room(room) }

        /// The place as it stands in its column: no room has an empty id.
        var column: String {
            switch self {
            case .room(let room): room.rawValue
            case .direct: ""
            }
        }

        init(column: String) { self = column.isEmpty ? .direct : .room(RoomID(column)) }
    }

    /// What the feature needs to carry on, as it wrote it.
    package struct Payload: Equatable, Sendable {
        let json: String

        /// Writes `value` down.
        package init(_ value: some Encodable) throws {
            json = String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
        }

        init(json: String) { self.json = json }

        /// Reads back what was written.
        package func read<Value: Decodable>(as type: Value.Type) throws -> Value {
            try JSONDecoder().decode(type, from: Data(json.utf8))
        }
    }

    /// The feature to carry it on.
    package let feature: String
    /// What that feature needs.
    package let payload: Payload
    /// The message that led to it.
    package let cause: EventID

    /// The one that stands for a person in a place at `now` (seconds since 1970), or nothing.
    package static func find(
        _ word: Word, of user: UserID, in place: Place, at now: Int64, _ db: Database
    ) throws -> Continuation? {
        try db.cachedStatement(
            sql:
                "SELECT feature, payload, cause FROM continuation WHERE user_id = ? AND room_id = ? AND word = ? AND expires_at > ?"
        ).first([user.rawValue, place.column, word.rawValue, now]) { row in
            Continuation(feature: row[0], payload: Payload(json: row[1]), cause: EventID(row[2]))
        }
    }

    /// A person in a place.
    package struct Holder: Hashable, Sendable {
        let user: UserID
        let place: Place

        package init(user: UserID, place: Place) {
            self.user = user
            self.place = place
        }
    }

    /// Everybody for whom one stands at `now` (seconds since 1970).
    package static func holders(of word: Word, at now: Int64, _ db: Database) throws -> Set<Holder> {
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: "SELECT user_id, room_id FROM continuation WHERE word = ? AND expires_at > ?"),
            arguments: [word.rawValue, now])
        return try Set(rows.map { Holder(user: UserID($0[0]), place: Place(column: $0[1])) })
    }

    /// Forgets the one that stands for a person in a place.
    package static func forget(_ word: Word, of user: UserID, in place: Place, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM continuation WHERE user_id = ? AND room_id = ? AND word = ?")
            .execute(arguments: [user.rawValue, place.column, word.rawValue])
    }

    /// Forgets what `event` had asked, since that message was taken back.
    package static func forget(askedBy event: EventID, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM continuation WHERE cause = ?").execute(arguments: [event.rawValue])
    }

    /// Deletes all that have run out at `now` (seconds since 1970).
    package static func forgetExpired(at now: Int64, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM continuation WHERE expires_at <= ?", arguments: [now])
    }
}
