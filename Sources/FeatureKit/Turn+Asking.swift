import GRDB
import MatrixProtocol

import struct Foundation.Date

extension Turn {
    /// Where somebody is asked something.
    package enum Asking: Sendable {
        /// Where they gave their command.
        case here
        /// In a direct message: the question itself goes there with `Errand.tell`.
        case directly
    }

    /// The place in which the command was given.
    var place: Continuation.Place { Continuation.Place(room, isDirect: isDirect) }

    /// Remembers where a list stopped, for `!more` within the hour.
    package func offerMore(_ rest: some Encodable) throws {
        try remember(.more, rest, in: place, seconds: 3600)
    }

    /// Remembers what is left of a list for `!more` within the hour; where nothing is left, an older list is over too.
    package func offerRest(_ rest: [some Encodable]) throws {
        guard rest.isEmpty else { return try offerMore(rest) }
        try Continuation.forget(.more, of: sender, in: place, db)
    }

    /// Takes the person's next words as the answer to a question, for `minutes`.
    ///
    /// Asked `directly`, it is answered in a direct message wherever the command was given: send the question as
    /// `.errand(.tell(sender, …))`, which makes their direct room where there is none yet.
    package func ask(_ question: some Encodable, minutes: Int = 30, in asking: Asking = .here) throws {
        let place = asking == .here ? place : .direct
        try remember(.answer, question, in: place, seconds: minutes * 60)
    }

    private func remember(
        _ word: Continuation.Word, _ value: some Encodable, in place: Continuation.Place, seconds: Int
    ) throws {
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO continuation (user_id, room_id, word, feature, payload, cause, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            sender.rawValue, place.column, word.rawValue, feature, Continuation.Payload(value).json, event.rawValue,
            Int64(now.timeIntervalSince1970) + Int64(seconds),
        ])
    }
}
