package import GRDB
package import MatrixProtocol
import Organising
package import StewardCore

import struct Foundation.Date

/// Who must say yes besides the person who asks for something.
package struct Seconder: Sendable {
    /// The least that they must be.
    let role: Role

    /// Another person of at least this role.
    package static func another(_ role: Role) -> Seconder { Seconder(role: role) }
}

/// A question about an act that one person asks for, and that is done once another person has said yes too.
///
/// It is asked in every officers' room, under a number. In the store it is a row of the person who asks for the
/// act. It is remembered for a day after its time, so that a late yes is told so.
package struct SecondYes: Sendable {
    /// How such a question ended.
    package enum End: Sendable {
        /// Somebody of this role agreed, and the act is done.
        case agreed(by: Role)
        /// Somebody of this role refused.
        case refused(by: Role)
        /// The person who asked for the act said no.
        case dropped
        /// Somebody agreed, but the act could not be done, for this reason.
        case failed(because: Reply)
        /// Nobody answered in time.
        case ranOut
        /// The same act was asked for again, under this number.
        case replaced(by: Int64)
    }

    /// The number by which people answer the question.
    package let number: Int64
    /// The person who asked for the act, whose own yes does not count.
    package let proposer: UserID
    /// What they were to the network when they asked.
    package let proposerRole: Role
    /// The act, and the feature that does it.
    package let openQuestion: OpenQuestion
    /// What is asked.
    package let question: OpenQuestion.Question

    /// The owner of the posts and of the timer: no feature has this name.
    private static let owner = "second"

    /// The posts that ask in rooms what a row of the store asks.
    static let posts = Kept.Posts(of: owner, word: "number || ' ' || cause")

    /// The key of the posts that ask. A number comes again once nothing is left of the question that had it, a message
    /// does not.
    private var key: PostKey { Self.key(number, openQuestion.cause) }

    fileprivate static func key(_ number: Int64, _ cause: EventID) -> PostKey {
        PostKey("\(number) \(cause)", of: owner)
    }

    /// The timer for the moment when the time of a question is up.
    struct Expiry: FeatureTimer {
        static let feature = SecondYes.owner
        /// The word in the key of the posts that ask.
        let rawValue: String
    }
}

/// Which questions there are. Moments are in seconds since 1970.
extension SecondYes {
    /// Whether any question is open, or was until a while ago.
    package static func isAny(_ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT * FROM continuation WHERE word = 'second')")) ?? false
    }

    /// The questions that are open at `now`, the oldest first.
    package static func open(at now: Int64, _ db: Database) throws -> [SecondYes] {
        try all("word = 'second' ORDER BY number", [], at: now, db).filter(\.question.isOpen)
    }

    /// The question with this number, which may have ended a while ago; nil if there is none.
    package static func find(_ number: Int64, at now: Int64, _ db: Database) throws -> SecondYes? {
        try all("number = ? AND number > 0", [number], at: now, db).first
    }

    /// The question that the post with this key asks, which may have ended a while ago; nil if that post asks none.
    package static func find(_ key: PostKey, at now: Int64, _ db: Database) throws -> SecondYes? {
        guard key.feature == owner, let number = Int64(key.word.prefix { $0 != " " }) else { return nil }
        return try find(number, at: now, db).flatMap { $0.key == key ? $0 : nil }
    }

    /// The open questions about `thing` of `feature`.
    fileprivate static func open(
        about thing: String, of feature: String, at now: Int64, _ db: Database
    ) throws -> [SecondYes] {
        try all("word = 'second' AND feature = ? AND thing = ?", [feature, thing], at: now, db)
            .filter(\.question.isOpen)
    }

    private static func all(
        _ condition: String, _ arguments: StatementArguments, at now: Int64, _ db: Database
    ) throws -> [SecondYes] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT number, user_id, feature, payload, cause, doing, done, role, is_closed = 0 AND expires_at > ?,
                    asked_as
                FROM continuation WHERE \(condition)
                """)
        return try Row.fetchAll(statement, arguments: [now] + arguments).map { row in
            let question = OpenQuestion.Question(
                kind: .yesOrNo, deed: Deed(doing: row[5], done: row[6]),
                permission: Permission(role: Role(rawValue: row[7]) ?? .admin), askedAgain: nil, isDoubtful: false,
                isOpen: row[8])
            return SecondYes(
                number: row[0], proposer: UserID(row[1]), proposerRole: Role(rawValue: row[9]) ?? .admin,
                openQuestion: OpenQuestion(
                    feature: row[2], payload: OpenQuestion.Payload(json: row[3]), asked: [],
                    cause: EventID(row[4]),
                    question: question), question: question)
        }
    }
}

/// How questions end.
extension SecondYes {
    /// Closes the question: says in the rooms in which it was asked how it ended, and tells the person who asked for the act
    /// unless they know.
    package func close(_ end: End, isKnown: Bool = false, _ tick: Tick) throws -> [RoomAction] {
        try tick.db.cachedStatement(sql: "UPDATE continuation SET is_closed = 1 WHERE number = ? AND number > 0")
            .execute(arguments: [number])
        try tick.cancel(Expiry(rawValue: key.word))
        let words = Replies.ended(number, question.deed, end)
        let told: [RoomAction] = isKnown ? [] : [.tell(proposer, words)]
        return try tick.postedRooms(key).map { .revise(key, in: $0, words) } + told
    }

    /// Closes the question whose time is up at `tick`; `key` is what its timer was set for.
    static func runOut(_ key: String, _ tick: Tick) throws -> [RoomAction] {
        let now = Schedule.seconds(tick.now)
        return try find(PostKey(key, of: owner), at: now, tick.db)?.close(.ranOut, tick) ?? []
    }

    /// Forgets what `event` had asked, since that message was taken back, and takes the question back wherever it stands.
    package static func withdraw(askedBy event: EventID, _ tick: Tick) throws -> [RoomAction] {
        let now = Schedule.seconds(tick.now)
        let asked = try all("cause = ? AND word <> 'more' AND word = 'second'", [event.rawValue], at: now, tick.db)
        return try asked.filter(\.question.isOpen).flatMap { second in
            try tick.cancel(Expiry(rawValue: second.key.word))
            return try tick.takingBack(second.key)
        }
    }
}

extension Turn {
    /// Asks another person whether to do `act`, for `minutes`, and gives what asks them and what tells this person so: on
    /// their yes `Feature.confirmed(_:_:)` does it, in the turn of that person, and on their no nothing is done.
    ///
    /// The question stands in each officers' room, where the other person types a yes with its number, or ticks it; their
    /// role, and that of who asks, is checked at their yes. This person is told how it ended, also if the time runs out.
    /// Neither of the two is named.
    ///
    /// - Parameters:
    ///   - thing: What the act is done to, in the feature's own word, such as `callout.42`: a newer question about it
    ///     closes the older one, whoever asked that.
    ///   - deed: What the act is called.
    ///   - readBack: The act as whoever agrees has to know it.
    package func confirm(
        _ act: some Encodable, to thing: String, called deed: Deed, by seconder: Seconder, reading readBack: Reply,
        minutes: Int
    ) throws -> [Effect] {
        let rooms = try RoomRegister.currentOfficersRooms(db)
        let isAnybody =
            try seconder.role > .officer
            || RoomRegister.isAnyOfficer(besides: [sender] + [tick.ownUser].compactMap { $0 }, db)
        guard !rooms.isEmpty, isAnybody else { throw Refusal(Replies.nobodyElse(seconder.role, deed)) }
        let number =
            try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(number) + 1 FROM continuation WHERE number > 0"))
            ?? 1
        let until = Date(timeIntervalSince1970: now.timeIntervalSince1970 + Double(minutes * 60))
        let older = try SecondYes.open(about: thing, of: feature, at: Schedule.seconds(now), db)
        let closing = try older.flatMap {
            try $0.close(.replaced(by: number), isKnown: $0.proposer == sender, tick)
        }
        try remember(
            .second, OpenQuestion.Payload(act), in: .direct, seconds: minutes * 60, .yesOrNo, deed,
            Permission(role: seconder.role), number: number, about: thing)
        let key = SecondYes.key(number, event)
        try wake(SecondYes.Expiry(rawValue: key.word), at: until)
        let moment = network.timeZone.local(at: until)
        let question = Replies.asksSecond(number, deed, seconder.role, proposer: role, readBack, until: moment)
        return [.reply(Replies.askedSecond(number, seconder.role, proposer: role, until: moment))]
            + closing.map { .action($0) }
            + rooms.map { .action(.post(question, to: $0, key: key)) }
    }
}
