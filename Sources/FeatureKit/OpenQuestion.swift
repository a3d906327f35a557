package import GRDB
package import MatrixProtocol
package import StewardCore

import struct Foundation.Data
import class Foundation.JSONDecoder
import class Foundation.JSONEncoder

/// What a person's next word would carry on: a list (`!more`), the one thing that they read about last ("is it free?"),
/// a question that we asked, or a form that is paused (`!continue`).
///
/// At most one of each stands for a person in a place, and a newer one takes the older one's place; only of what waits for
/// another person's yes there may be more.
package struct OpenQuestion: Equatable, Sendable {
    /// The word that carries it on.
    package enum Word: String, Sendable {
        case more, answer
        /// A question about what was shown last, or about one thing of it.
        case shown = "one"
        /// A form that a newer command has interrupted: no plain word answers it before `!continue`.
        case paused
        /// A yes of another person (`SecondYes`), of which several may wait.
        case second

        /// The word in a condition of a statement. If it were bound, SQLite would prepare the statement anew for each word,
        /// since an index of rows with one of them might serve.
        fileprivate var inSQL: String { "'\(rawValue)'" }
    }

    /// What a question wants to hear.
    package enum Kind: String, Sendable {
        /// A yes or a no; done on a yes by who may.
        case yesOrNo
        /// A word that settles something, such as "am".
        case word
        /// One answer after the other, for a day.
        case form
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

        /// Nothing to carry on with.
        static let nothing = Payload(json: "null")

        /// Whether there is nothing to carry on with, or it is no longer kept.
        var isGone: Bool { self == .nothing }

        /// Reads back what was written.
        package func read<Value: Decodable>(as type: Value.Type) throws -> Value {
            try JSONDecoder().decode(type, from: Data(json.utf8))
        }
    }

    /// What is asked, as people are told of it.
    package struct Question: Equatable, Sendable {
        /// What it wants to hear.
        package let kind: Kind
        /// What it is about: "cancelling Pub quiz, Sat 7 March" before a yes, "Cancelled: Pub quiz, Sat 7 March" after.
        package let deed: Deed
        /// Who may say yes to it.
        package let permission: Permission
        /// The last message that was no answer and made us ask again; nil if there was none.
        package let askedAgain: EventID?
        /// Whether something was said to it since that was no answer and may object to it. A yes is then asked about once
        /// more.
        package let isDoubtful: Bool
        /// False once its time has run out or a newer command has closed it.
        package let isOpen: Bool
    }

    /// The feature to carry it on.
    package let feature: String
    /// What that feature needs.
    package let payload: Payload
    /// What was asked for a list, `Asked.said`; empty for all else.
    package let asked: [String]
    /// The message that led to it.
    package let cause: EventID
    /// What is asked; nil for a list and for one thing that was shown.
    package let question: Question?

    /// Whether it is what a refusal has offered to be typed instead, which no feature asks.
    package var isOffer: Bool { feature.isEmpty && question?.kind == .word }

    /// What is to be carried out if somebody chooses so from an offer; nil if that was not offered. Throws a refusal that
    /// asks again if they may choose several.
    package func instead(for said: Words, isDirect: Bool) throws -> String? {
        let offer = try payload.read(as: Offer.self)
        if let choice = Refusal.Choice(said, isDirect: isDirect), let instead = offer.instead[choice] { return instead }
        guard isDirect, let among = offer.among, let first = among.first else { return nil }
        // "Cancel the second one" chooses where "!cancel 6" was offered.
        let command = offer.instead[.number(first.number)].map { Words($0.drop { $0 == "!" }).folded.first } ?? nil
        guard let chosen = ChosenOfSeveral(said, among: among, besides: command) else { return nil }
        guard let number = chosen.number else {
            throw Refusal(Replies.mayBeSeveral(chosen.among), instead: offer.instead, among: chosen.among)
        }
        return offer.instead[.number(number)]
    }

    /// The list that stands for a person in a place at `now` (seconds since 1970); nil if there is none.
    package static func list(of user: UserID, in place: Place, at now: Int64, _ db: Database) throws -> OpenQuestion? {
        try find(.more, of: user, in: place, at: now, db)
    }

    /// What was shown to a person in a place last, by its numbers, if that was within the hour before `now` (seconds since
    /// 1970); nil if there is nothing.
    package static func shown(
        to user: UserID, in place: Place, at now: Int64, _ db: Database
    ) throws -> OpenQuestion? {
        try find(.shown, of: user, in: place, at: now, db)
    }

    /// The numbers of what was shown, in order; empty for all else.
    package var numbers: [Int64] {
        // For an hour after an update there may be a number by itself.
        (try? payload.read(as: [Int64].self)) ?? (try? payload.read(as: Int64.self)).map { [$0] } ?? []
    }

    /// The number of the one thing that was shown; nil if there were several.
    package var onlyNumber: Int64? { numbers.count == 1 ? numbers.first : nil }

    /// The question to a person in a place; nil if there is none. A yes-or-no question is given for a day more after it
    /// was closed or ran out. `now` is in seconds since 1970.
    package static func question(
        to user: UserID, in place: Place, at now: Int64, _ db: Database
    ) throws -> OpenQuestion? {
        try find(.answer, of: user, in: place, at: now, db)
    }

    /// The form of a person in a place that is paused at `now` (seconds since 1970); nil if there is none.
    package static func paused(
        of user: UserID, in place: Place, at now: Int64, _ db: Database
    ) throws -> OpenQuestion? {
        try find(.paused, of: user, in: place, at: now, db)
    }

    /// For how many seconds after its time a yes-or-no question is remembered, so that a late yes is told so.
    private static let lapsed: Int64 = 86_400

    private static func find(
        _ word: Word, of user: UserID, in place: Place, at now: Int64, _ db: Database
    ) throws -> OpenQuestion? {
        try db.cachedStatement(
            sql: """
                SELECT feature, payload, cause, kind, doing, done, role, includes_moderators, asked_again,
                    is_closed = 0 AND expires_at > ?, iif(word = 'more', thing, ''), is_doubtful
                FROM continuation WHERE user_id = ? AND room_id = ? AND word = \(word.inSQL)
                    AND expires_at > iif(kind IS 'yesOrNo', ?, ?)
                """
        ).first([now, user.rawValue, place.column, now - lapsed, now]) { row in
            OpenQuestion(
                feature: row[0], payload: Payload(json: row[1]),
                asked: (row[10] as String).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
                    .map(String.init),
                cause: EventID(row[2]),
                question: (row[3] as String?).flatMap { Kind(rawValue: $0) }.map { kind in
                    Question(
                        kind: kind, deed: Deed(doing: row[4], done: row[5]),
                        permission: Permission(
                            role: Role(rawValue: row[6]) ?? .admin, includesModerators: row[7]),
                        askedAgain: (row[8] as String?).map { EventID($0) }, isDoubtful: row[11], isOpen: row[9])
                })
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

    /// Everybody who has an open question, or who had a yes-or-no question within the last day.
    package static func asked(_ db: Database) throws -> Set<Holder> {
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: "SELECT user_id, room_id FROM continuation WHERE word = 'answer'"))
        return try Set(rows.map { Holder(user: UserID($0[0]), place: Place(column: $0[1])) })
    }

    /// Forgets what a person could carry on in a place with that word.
    package static func forget(_ word: Word, of user: UserID, in place: Place, _ db: Database) throws {
        try db.cachedStatement(
            sql: "DELETE FROM continuation WHERE user_id = ? AND room_id = ? AND word = \(word.inSQL)"
        ).execute(arguments: [user.rawValue, place.column])
    }

    /// Closes the yes-or-no question to a person in a place. What it was about is remembered for a day.
    ///
    /// The act itself goes within a minute, and not at once, so that the answer to the command that closed it can still
    /// take account of it.
    package static func close(of user: UserID, in place: Place, _ db: Database) throws {
        try db.cachedStatement(
            sql: "UPDATE continuation SET is_closed = 1 WHERE user_id = ? AND room_id = ? AND word = 'answer'"
        ).execute(arguments: [user.rawValue, place.column])
    }

    /// Pauses the form of a person in a place, or goes on with it. It takes the place of what stood there under the new
    /// word.
    package static func set(
        _ word: Word, to newWord: Word, of user: UserID, in place: Place, _ db: Database
    ) throws {
        try db.cachedStatement(
            sql: """
                UPDATE OR REPLACE continuation SET word = ? WHERE user_id = ? AND room_id = ? AND word = \(word.inSQL)
                """
        ).execute(arguments: [newWord.rawValue, user.rawValue, place.column])
    }

    /// Notes that our answer to `event` asked a person in a place the question again.
    package static func noteAskedAgain(by event: EventID, of user: UserID, in place: Place, _ db: Database) throws {
        try db.cachedStatement(
            sql: "UPDATE continuation SET asked_again = ? WHERE user_id = ? AND room_id = ? AND word = 'answer'"
        ).execute(arguments: [event.rawValue, user.rawValue, place.column])
    }

    /// Notes whether a yes to the question to a person in a place is asked about once more.
    package static func note(isDoubtful: Bool, of user: UserID, in place: Place, _ db: Database) throws {
        try db.cachedStatement(
            sql: "UPDATE continuation SET is_doubtful = ? WHERE user_id = ? AND room_id = ? AND word = 'answer'"
        ).execute(arguments: [isDoubtful, user.rawValue, place.column])
    }

    /// Forgets what `event` had asked.
    package static func forget(askedBy event: EventID, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM continuation WHERE cause = ? AND word <> 'more'")
            .execute(arguments: [event.rawValue])
    }

    /// Forgets the list that `event`, a message of `user`, had asked for.
    package static func forgetList(askedForBy event: EventID, of user: UserID, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM continuation WHERE user_id = ? AND word = 'more' AND cause = ?")
            .execute(arguments: [user.rawValue, event.rawValue])
    }

    /// Deletes at most `limit` rows of each kind that have run out at `now` (seconds since 1970); true if there may be
    /// more. What a yes-or-no question was about stays for a day more.
    package static func forgetExpired(at now: Int64, limit: Int, _ db: Database) throws -> Bool {
        let emptied = "UPDATE continuation SET payload = 'null', done = ''"
        let steps: [(sql: String, rows: String, moment: Int64)] = [
            ("DELETE FROM continuation", "expires_at <= ? AND kind IS NOT 'yesOrNo'", now),
            (emptied, "expires_at <= ? AND payload <> 'null'", now),
            // Whatever its time is.
            (emptied, "expires_at <= ? AND word IN ('answer', 'second') AND is_closed = 1 AND payload <> 'null'", .max),
            ("DELETE FROM continuation", "expires_at <= ?", now - lapsed),
        ]
        var hasMore = false
        for step in steps {
            try db.cachedStatement(
                sql: """
                    \(step.sql) WHERE (user_id, room_id, word, number) IN (
                        SELECT user_id, room_id, word, number FROM continuation WHERE \(step.rows) LIMIT ?)
                    """
            ).execute(arguments: [step.moment, limit])
            hasMore = hasMore || db.changesCount == limit
        }
        return hasMore
    }
}

/// What a refusal has offered to be typed instead.
struct Offer: Codable {
    let instead: [Refusal.Choice: String]
    /// Those that were named under numbers, in order; nil if none were.
    var among: [Refusal.Named]?
}

/// What something that is asked about is called, before it is done and after.
package struct Deed: Codable, Equatable, Sendable {
    /// Before: "cancelling Pub quiz, Sat 7 March".
    package let doing: String
    /// After: "Cancelled: Pub quiz, Sat 7 March".
    package let done: String

    /// Makes a deed of whole phrases.
    package init(doing: String, done: String) {
        self.doing = doing
        self.done = done
    }

    /// Makes a deed of its two verbs, such as "cancelling" and "Cancelled", and of what it is done to.
    package init(_ doing: String, _ done: String, _ thing: String) {
        self.init(doing: "\(doing) \(thing)", done: "\(done): \(thing)")
    }
}
