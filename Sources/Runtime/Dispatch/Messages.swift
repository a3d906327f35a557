import FeatureKit
import GRDB
import Logging
import MatrixProtocol
import StewardCore
import Store

/// How a message comes to its answer.
extension Handling {
    /// Handles a message, an edit, a reaction or a redaction.
    mutating func handle(_ incoming: Incoming) throws {
        switch incoming.content {
        case .message(let text, let thread, let original):
            try answer(incoming, text: text, inReplyTo: original) { reply in
                .message(.init(reply, to: incoming.event, thread: thread))
            }
        case .edit(let original, let text): try edit(incoming, of: original, text: text)
        case .reaction(let event, let key): try react(incoming, to: event, with: key)
        case .redaction(let original): try takeBack(original, in: incoming)
        case .membership, .naming, .tombstone, .creation, .power: break
        }
    }

    /// Answers `text`; `place` turns the answer into what is to be sent.
    mutating func answer(
        _ incoming: Incoming, text: String, inReplyTo post: EventID? = nil, edits original: EventID? = nil,
        mayOnlyRepeat: Bool = false, place: (Reply) -> OutboxRow.Action
    ) throws {
        guard let room = try record(of: incoming.room) else { return }
        let message = Message(incoming: incoming, isDirect: room.isDirect, original: original)
        // While a question stands, "picket" is an answer, and only "!picket" a command.
        let mayLackMark = try room.isDirect && question(to: message) == nil
        switch CommandReader.read(text, isDirect: room.isDirect, knows: { mayLackMark && features.table.knows($0) }) {
        case .command(let words):
            if let (command, arguments) = features.find(words) {
                if mayOnlyRepeat, !command.entry.isRepeatable { return try refuseToRepeat(message) }
                try noteDirectRoom(of: message, room)
                try carryOut(message, place) { handling in
                    try handling.run(command, arguments, message)
                }
            } else if let reply = unknown(words, isDirect: room.isDirect) {
                try carryOut(message, place) { _ in throw Refusal(reply) }
            }
        case .talk(let text): try take(text, inReplyTo: post, message, place)
        }
        if !room.isKnown || !room.isPowerKnown { try lookUpOnce(incoming.room) }
    }

    /// Takes talk as the answer to our question, where one stands, or as a reply to what we posted; else it is not for us.
    private mutating func take(
        _ text: String, inReplyTo post: EventID?, _ message: Message, _ place: (Reply) -> OutboxRow.Action
    ) throws {
        let standing = try question(to: message)
        if let standing, try take(Words(text), asAnswerTo: standing, message, place) { return }
        if let key = try post.flatMap({ try key(of: $0, in: message.incoming.room) }),
            try take(Words(text), asReplyTo: key, message, place)
        {
            return
        }
        if message.isDirect, !Words(text).isEmpty {
            let meant = standing == nil ? commandMeant(by: Words(text)) : nil
            try carryOut(message, place) { _ in throw Refusal(meant ?? Replies.talkInDirectMessage) }
        }
    }

    /// Says which command a few words without a mark were probably meant for; longer talk is only talk.
    private func commandMeant(by words: Words) -> Reply? {
        guard let word = words.folded.first, words.folded.count <= 3 else { return nil }
        return features.table.nearest(to: words).map { Replies.didYouMean(word, $0) }
    }

    /// Claims a message, does `work` in a savepoint, and puts what comes of it in the outbox.
    mutating func carryOut(
        _ message: Message, _ place: (Reply) -> OutboxRow.Action, _ work: (Handling) throws -> [Effect]
    ) throws {
        let incoming = message.incoming
        let sentAt = incoming.sentAt / 1000
        guard try Inbox.claim(incoming.event, from: incoming.sender, sentAt: sentAt, at: seconds, db) else { return }
        logger.passed(.claimed)
        let result = try isWithinBudget(incoming, sentAt) ? attempt(message, work) : overBudget(incoming, sentAt)
        forgetAsked()
        switch result {
        case .nothing:
            try Inbox.forget(incoming.event, db)
            return
        case .ended(let effects, let outcome):
            if outcome != .done { try Inbox.end(incoming.event, outcome, db) }
            if let original = message.original { try Inbox.endEdited(original, outcome, db) }
            for (index, effect) in effects.enumerated() {
                let cause = incoming.event.rawValue
                switch effect {
                case .reply(let reply):
                    try add(place(withLateness(reply, sentAt)), to: .room(incoming.room), cause: cause, place: index)
                case .errand(let errand): try add(errand, cause: cause, place: index)
                }
            }
        }
        logger.passed(.decided)
        noteRead(incoming.event, in: incoming.room)
    }

    private enum Attempt {
        case nothing
        case ended([Effect], Inbox.Outcome)
    }

    /// Does `work` whole or not at all.
    private func attempt(_ message: Message, _ work: (Handling) throws -> [Effect]) throws -> Attempt {
        do {
            var effects: [Effect] = []
            try db.inSavepoint {
                effects = try work(self)
                return .commit
            }
            return .ended(effects, .done)
        } catch let refusal as Refusal {
            return .ended([.reply(refusal.reply)], .refused)
        } catch is NoAnswer {
            return .nothing
        } catch  where !StoreProblem.isOfTheStore(error) {
            let reference = reference()
            logger.error(
                "A command failed",
                metadata: [
                    "ref": "\(reference)", "event": "\(message.incoming.event)", "error": "\(Self.describe(error))",
                ])
            return .ended([.reply(Replies.failed(reference))], .failed)
        }
    }

    /// A database error names its statement but never its arguments: those may be what a person wrote.
    private static func describe(_ error: any Error) -> String {
        guard let error = error as? DatabaseError else { return "\(type(of: error))" }
        return "SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "")"
    }

    private func run(_ command: FeatureSet.Command, _ arguments: Words, _ message: Message) throws -> [Effect] {
        let turn = try turn(message)
        guard try command.entry.permission.allows(turn.role, isModerator: turn.isModerator) else {
            throw Refusal(try refusal(of: command.entry, turn))
        }
        return try command.read(arguments, now)(turn)
    }

    private func refusal(of entry: CommandEntry, _ turn: Turn) throws -> Reply {
        guard entry.permission.includesModerators else { return Replies.notAllowed(entry) }
        return Replies.notModerating(
            entry, level: try RoomPower.level(of: turn.sender, in: turn.room, db),
            needed: try RoomPower.needs(in: turn.room, db).moderating)
    }

    func turn(_ message: Message) throws -> Turn {
        Turn(
            db: db, message: message.incoming, role: try role(of: message.incoming.sender),
            isDirect: message.isDirect, now: now, network: settings.network, surroundings: surroundings)
    }

    private func unknown(_ words: Words, isDirect: Bool) -> Reply? {
        guard let word = words.folded.first else { return nil }
        if let nearest = features.table.nearest(to: words) { return Replies.didYouMean(word, nearest) }
        return isDirect ? Replies.unknown(word) : nil
    }
}

/// A message on its way to its answer.
struct Message {
    let incoming: Incoming
    let isDirect: Bool
    /// The message that this one edits.
    let original: EventID?

    /// The place in which a word of it carries something on.
    var place: Continuation.Place { .init(incoming.room, isDirect: isDirect) }
}

/// Lateness, budgets and rooms that we do not know yet.
extension Handling {
    private func withLateness(_ reply: Reply, _ sentAt: Int64) -> Reply {
        let late = seconds - sentAt
        return late > settings.lateAfter ? [Replies.late(late)] + reply : reply
    }

    private func isWithinBudget(_ incoming: Incoming, _ sentAt: Int64) throws -> Bool {
        try Inbox.count(from: incoming.sender, upTo: sentAt, seconds: 60, db) <= settings.commandsPerMinute
    }

    /// Says so once; what comes on top within the minute is left in silence.
    private func overBudget(_ incoming: Incoming, _ sentAt: Int64) throws -> Attempt {
        let count = try Inbox.count(from: incoming.sender, upTo: sentAt, seconds: 60, db)
        return count == settings.commandsPerMinute + 1
            ? .ended([.reply(Replies.tooMany)], .refused) : .ended([], .silent)
    }

    /// Whoever gives a command where they are alone with us can be told something there later.
    private mutating func noteDirectRoom(of message: Message, _ room: RoomRecord) throws {
        let incoming = message.incoming
        guard message.isDirect, room.directWith != incoming.sender else { return }
        try DirectRooms.note(incoming.room, with: incoming.sender, db)
        forgetRecord()
    }

    /// Asks once for what we do not know of a room that we were in before our store was made.
    private mutating func lookUpOnce(_ room: RoomID) throws {
        if try noteLookedUp(room) { try add(.lookUp, to: room) }
    }
}

extension OutboxRow.Message {
    /// A quiet answer to `event`.
    init(_ reply: Reply, to event: EventID, thread: EventID?) {
        self.init(isNotice: true, plain: reply.plain, html: reply.html, replyTo: event, thread: thread)
    }
}
