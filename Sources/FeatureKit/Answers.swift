import GRDB
package import StewardCore
import Synchronization

package import struct Foundation.Date

/// Remembers answers that are the same for everybody, until what they were read from changes.
///
/// A handler says so of its answer with `Turn.answerHolds(until:)`. Whoever then asks in the same words gets the same
/// answer, for which only one number is read: the generation, which changes with each change of the tables that their
/// features have noted (`Answers.noting(changesOf:_:)`). `!more` goes on from such an answer as from any other.
package final class Answers: Sendable {
    private struct Question: Hashable {
        let command: [String]
        let words: String
        let isDirect: Bool
    }

    private struct Answer {
        let reply: Reply
        let feature: String
        let more: More
        /// From when it was read until it may change. It has a beginning too, since clocks may be set back.
        let time: Range<Date>
    }

    /// What an answer means for `!more`.
    enum More {
        /// An older list goes on.
        case untouched
        /// Nothing is listed for what was `asked`.
        case over(asked: [String])
        /// All of a list is shown, by its numbers, for what was `asked`.
        case whole(listed: [Int64], asked: [String])
        /// This goes on behind what was listed, for what was `asked`.
        case rest(OpenQuestion.Payload, listed: [Int64], asked: [String])
    }

    private struct State {
        var generation: Int64 = 0
        var answers: [Question: Answer] = [:]
    }

    /// How many answers are remembered at most. With one more, all are forgotten first.
    private static let most = 200
    private let state = Mutex(State())

    /// What a handler says of its answer while it works on it.
    final class Notes {
        var feature = ""
        var end: Date?
        var more = More.untouched
    }

    /// Gives the answer that is remembered for `command` with `words` after it, if it still holds; if not, does `work`
    /// and remembers its answer if it may.
    func answer(
        _ command: [String], _ words: Words, _ turn: Turn, _ work: (Turn) throws -> [Effect]
    ) throws -> [Effect] {
        let question = Question(command: command, words: words.text, isDirect: turn.isDirect)
        if let answer = state.withLock({ $0.answers[question] }), answer.time.contains(turn.now),
            try isCurrent(turn.db)
        {
            let turn = turn.asSeen(by: answer.feature)
            switch answer.more {
            case .untouched: break
            case .over(let asked): try turn.listing(asked).offerNoMore()
            case .whole(let listed, let asked): try turn.listing(asked).offerAll(listed: listed)
            case .rest(let rest, let listed, let asked): try turn.listing(asked).offerMore(rest, listed: listed)
            }
            return [.reply(answer.reply)]
        }
        let notes = Notes()
        let effects = try work(turn.noting(in: notes))
        guard let end = notes.end, turn.now < end, effects.count == 1, case .reply(let reply) = effects[0] else {
            return effects
        }
        let answer = Answer(reply: reply.written, feature: notes.feature, more: notes.more, time: turn.now..<end)
        _ = try isCurrent(turn.db)
        state.withLock { state in
            if state.answers.count >= Self.most { state.answers = [:] }
            state.answers[question] = answer
        }
        return effects
    }

    /// Whether nothing has changed since the remembered answers were read; if something has, forgets them.
    private func isCurrent(_ db: Database) throws -> Bool {
        let now = try Int64.fetchOne(db.cachedStatement(sql: "SELECT value FROM generation WHERE one = 1")) ?? 0
        return state.withLock { state in
            if state.generation == now { return true }
            state = State(generation: now)
            return false
        }
    }

    /// A migration after which changes of `tables` end the remembered answers. Its SQL must never change.
    package static func noting(changesOf tables: [String], _ name: String) -> Migration {
        let triggers = tables.flatMap { table in
            ["insert", "update", "delete"].map { change in
                """
                CREATE TRIGGER \(table)_\(change)_noted AFTER \(change) ON \(table)
                BEGIN
                    UPDATE generation SET value = random();
                END;
                """
            }
        }
        return Migration(name, triggers.joined(separator: "\n"))
    }

    /// Random: a change that is rolled back leaves the old number, and no number must come twice.
    static let generation = Migration(
        "registers.12 a number for what answers were read from",
        """
        CREATE TABLE generation (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            value INTEGER NOT NULL
        ) STRICT;
        INSERT INTO generation (one, value) VALUES (1, random());
        """)
}

extension Turn {
    /// Says that whoever asks in the same words gets the same answer, anywhere, until `moment` or until a table changes
    /// that the feature has noted.
    ///
    /// Never say so of an answer that depends on who asks: on their area, their role, or what is theirs.
    package func answerHolds(until moment: Date) {
        notes?.feature = feature
        notes?.end = moment
    }
}
