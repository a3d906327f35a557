import GRDB
package import StewardCore
import Synchronization

package import struct Foundation.Date

/// Answers that are the same for everybody, remembered until what they were read from changes.
///
/// A handler says so of its answer (`Turn.answerHolds(until:)`). The next who asks in the same words is given it again
/// without a look at anything but the generation, a number that is another one after each change of the tables whose
/// feature has them noted (`Answers.noting(changesOf:_:)`). The same holds for `!more`.
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
        /// From when it was read until it may be another one; clocks may be set back.
        let time: Range<Date>
    }

    /// What an answer means for `!more`.
    enum More {
        /// An older list goes on.
        case untouched
        /// Nothing is left to show.
        case over
        /// This goes on.
        case rest(Continuation.Payload)
    }

    private struct State {
        var generation: Int64 = 0
        var answers: [Question: Answer] = [:]
    }

    /// How many answers are remembered at most; with one more all are forgotten.
    private static let most = 200
    private let state = Mutex(State())

    /// What is found out about an answer while a handler works on it.
    final class Notes {
        var feature = ""
        var end: Date?
        var more = More.untouched
    }

    /// Does `work`, which answers `command` with `words` after it, or gives its answer of earlier if that still holds.
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
            case .over: try turn.offerNoMore()
            case .rest(let rest): try turn.offerMore(rest)
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

    /// Whether nothing has changed since the answers that are remembered; if it has, none is any longer.
    private func isCurrent(_ db: Database) throws -> Bool {
        let now = try Int64.fetchOne(db.cachedStatement(sql: "SELECT value FROM generation WHERE one = 1")) ?? 0
        return state.withLock { state in
            if state.generation == now { return true }
            state = State(generation: now)
            return false
        }
    }

    /// A step of a schema after which changes of `tables` end what was answered. What a step does never changes.
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

    /// A change that is undone leaves the generation as it was, and no number comes twice: so it is random.
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
    /// Says that the answer is the same for whoever asks in the same words, wherever that is, until `moment` or until
    /// something is changed in the tables that its feature has noted.
    ///
    /// Say so of no answer that goes by who asks: by their area, their role, or what is theirs.
    package func answerHolds(until moment: Date) {
        notes?.feature = feature
        notes?.end = moment
    }
}
