import FeatureKit
import GRDB
import Logging
import MatrixProtocol
import StewardCore
import Store

/// How a message is carried out: once, whole or not at all, and only within its sender's budget.
extension BatchTransaction {
    /// Claims a message, does `work` in a savepoint, and puts the effects in the outbox.
    ///
    /// A newer command closes the question `asked`, and its answer says so, even if the command is refused.
    mutating func carryOut(
        _ message: Message, _ place: (Reply) -> OutboxRow.Action, closing asked: Asked? = nil,
        _ work: (BatchTransaction) throws -> [Effect]
    ) throws {
        let event = message.event
        guard try claim(event) else { return }
        logger.passed(.claimed)
        var isAnswered = false
        let result = try closing(asked, message) { transaction in
            switch transaction.budget(of: message) {
            case .within: try transaction.attempt(message, work)
            case .spent(let reply?): Attempt.ended([.reply(reply)], .refused)
            case .spent(nil): Attempt.ended([], .silent)
            }
        }
        noteMayBeAsked(event.sender)
        switch result {
        case .nothing:
            try Inbox.forget(event.id, db)
            commands.forget(by: event.sender, in: event.room, at: seconds)
            return
        case .ended(let effects, let outcome):
            if outcome != .done { try Inbox.end(event.id, outcome, db) }
            if outcome == .silent { commands.noteSilence(to: event.sender, in: event.room, at: seconds) }
            if let original = message.original { try Inbox.endEdited(original, outcome, db) }
            for (index, effect) in effects.enumerated() {
                let cause = event.id.rawValue
                switch effect {
                case .reply(let reply):
                    let whole = try withLateness(keepingPrivate(reply, message), event)
                    let said = try message.isDirect ? whole.revealed : whole + keptOut(of: whole, message)
                    let tappable = try tappable(said, in: event.room)
                    let reply = tappable ?? said
                    let action = try reserve(place(reply), reply, for: event.sender)
                    let row = try add(action, to: .room(event.room), cause: cause, place: index)
                    isAnswered = true
                    if tappable != nil { try addTaps(under: row) }
                    if let kept = try directly(whole, message) {
                        // A yes there is for what they read there last.
                        let told = try turn(message).closingDirectly() + kept
                        try add(.tell(event.sender, told), cause: cause, place: effects.count + index)
                    }
                case .action(.tell(let user, let words)) where user == event.sender && !message.isDirect:
                    let told = try turn(message).closingDirectly() + words
                    try add(.tell(user, told), cause: cause, place: index)
                case .action(let action): try add(action, cause: cause, place: index)
                }
            }
        }
        logger.passed(.decided)
        // An answer tells that all before it is read (client-server API 1.19, "Receiving notifications").
        noteUnanswered(isAnswered ? nil : event.id, in: event.room)
    }

    /// Closes `asked` before `work`, and says so in the answer. It stays open if the message is not for us or gets no
    /// answer.
    private func closing(
        _ asked: Asked?, _ message: Message, _ work: (BatchTransaction) throws -> Attempt
    ) throws -> Attempt {
        let open = asked.flatMap { $0.question.isOpen ? $0 : nil }
        var result = Attempt.nothing
        if let open {
            try db.inSavepoint {
                try close(open, message)
                result = try work(self)
                return result.isSilent ? .rollback : .commit
            }
        } else {
            result = try work(self)
        }
        guard !result.isSilent, case .ended(let effects, let outcome) = result else { return result }
        let notice = try closed(open, message)
        return .ended(Effect.answering(effects, beginning: notice), outcome)
    }

    /// What an officer who asked in a room is told directly, since the room must not read it; nil for anybody else, and
    /// if nothing is hidden.
    private func directly(_ reply: Reply, _ message: Message) throws -> Reply? {
        let hidden = reply.hidden
        guard !message.isDirect, !hidden.lines.isEmpty, try role(of: message.event.sender) >= .officer else {
            return nil
        }
        return Replies.keptOutOfTheRoom + hidden
    }

    /// Tells a room that something is kept out of it, and whether the asker reads it in a direct message.
    private func keptOut(of reply: Reply, _ message: Message) throws -> Reply {
        if reply.hidden.lines.isEmpty { return [] }
        return try directly(reply, message) == nil ? Replies.placeIsPrivate : Replies.placeIsToldDirectly
    }

    /// Claims as failed a message that has ended Steward again and again, and tells its sender.
    mutating func giveUp(_ event: RoomEvent) throws {
        guard try claim(event) else { return }
        logger.error(
            "A message is given up that could not be handled in three attempts", metadata: ["event": "\(event.id)"])
        try Inbox.end(event.id, .failed, db)
        guard event.content.text != nil else { return }
        let thread: EventID? = if case .message(let message) = event.content { message.thread } else { nil }
        let words = OutboxRow.Message(Replies.unreadable, to: event.id, thread: thread)
        try add(.message(words), to: .room(event.room), cause: event.id.rawValue, place: 0)
    }

    private enum Attempt {
        case nothing
        case ended([Effect], Inbox.Outcome)

        /// Whether nobody is answered.
        var isSilent: Bool {
            switch self {
            case .nothing, .ended(_, .silent): true
            case .ended: false
            }
        }
    }

    /// Does `work` whole or not at all.
    private func attempt(_ message: Message, _ work: (BatchTransaction) throws -> [Effect]) throws -> Attempt {
        do {
            return try db.wholeOrNot {
                let effects = try effects(of: work, message)
                // Its beginning tells which command it is, and nothing of it is done.
                if let reply = message.tooLong { throw Refusal(reply) }
                return .ended(effects, .done)
            }
        } catch let refusal as Refusal {
            if message.tooLong == nil { try turn(message).offer(refusal.instead, among: refusal.among) }
            if message.isDirect, message.event.content.text?.first != "!" {
                try Act.noteDoubt(of: message.event.sender, db)
            }
            return .ended([.reply(message.tooLong ?? refusal.reply)], .refused)
        } catch is NoAnswer {
            return .nothing
        } catch  where !StoreProblem.isOfTheStore(error) {
            let reference = reference()
            logger.error(
                "A command failed",
                metadata: [
                    "ref": "\(reference)", "event": "\(message.event.id)", "error": "\(Self.describe(error))",
                ])
            return .ended([.reply(Replies.failed(reference))], .failed)
        }
    }

    /// The reply without what was typed, if a room reads it and that may be private.
    private func keepingPrivate(_ reply: Reply, _ message: Message) throws -> Reply {
        let hiding = reply.hidingWhatWasSaid
        guard !message.isDirect, hiding != reply, let text = message.event.content.text else { return reply }
        // Whoever begins with our name means what another begins with a mark.
        let named = addressed(to: settings.ownUser, CommandReader.Said(text), message)
        let said = named.map { Words("!" + $0.text.drop { $0 == "!" }) } ?? Words(CommandReader.Said(text).beginning)
        do {
            return try features.mayTellPrivate(said, try turn(message)) ? hiding : reply
        } catch  where !StoreProblem.isOfTheStore(error) {
            return hiding
        }
    }

    /// Describes a database error by its codes alone. Its message may quote what a person wrote.
    private static func describe(_ error: any Error) -> String {
        guard let error = error as? DatabaseError else { return "\(type(of: error))" }
        return "SQLite \(error.resultCode.rawValue), extended \(error.extendedResultCode.rawValue)"
    }

    func run(_ command: FeatureSet.Command, _ arguments: Words, _ message: Message) throws -> [Effect] {
        let turn = try turn(message)
        guard try command.entry.permission.allows(turn.role, isModerator: turn.isModerator) else {
            let said = message.event.content.text.map { Words(CommandReader.Said($0).beginning) }
            let isNamed = said?.folded.contains { $0.drop { $0 == "!" } == command.entry.words[0] } ?? true
            throw Refusal(try refusal(of: command.entry, isNamed: isNamed, turn))
        }
        return try features.carryOut(command, arguments, turn)
    }

    /// Does `work`, or carries out the command that it finds to be meant instead.
    private func effects(
        of work: (BatchTransaction) throws -> [Effect], _ message: Message, most: Int = 3
    ) throws -> [Effect] {
        do {
            return try work(self)
        } catch let other as MeansCommand {
            guard most > 0, let (command, arguments) = features.find(Words(other.text)) else { throw other }
            let effects = try effects(of: { try $0.run(command, arguments, message) }, message, most: most - 1)
            return Effect.answering(effects, beginning: other.notice)
        }
    }

    /// What is said to somebody who may not give a command; `isNamed` if they typed its word.
    func refusal(of entry: CommandEntry, isNamed: Bool = true, _ turn: Turn) throws -> Reply {
        if entry.permission.allows(.officer), try awaitsOfficers() { return Replies.officersNotKnownYet }
        guard entry.permission.includesModerators else { return Replies.notAllowed(entry, isNamed: isNamed) }
        if turn.isDirect { return Replies.onlyInRooms(entry) }
        return Replies.notModerating(
            entry, level: try RoomPower.level(of: turn.sender, in: turn.room, db),
            needed: try RoomPower.needs(in: turn.room, db).moderating)
    }

    /// Whether the homeserver has yet to say who is in one of the officers' rooms. Of some members it may have shown
    /// that they are in it, since they spoke there.
    private func awaitsOfficers() throws -> Bool {
        try RoomRegister.officersRooms(db).contains { room in
            guard try Outbox.waitingLookUps(of: room, db) > 0 else { return false }
            return try RoomRegister.find(room, db)?.isKnown != true || !RoomRegister.hasOfficers(room, db)
        }
    }

    func turn(_ message: Message) throws -> Turn {
        Turn(
            db: db, message: message.event, role: try role(of: message.event.sender),
            isDirect: message.isDirect, now: now, network: settings.network, ownUser: settings.ownUser)
    }
}

extension BatchTransaction {
    /// Adds a line to `reply` that says how late it is, if we were away for so long.
    mutating func withLateness(_ reply: Reply, _ event: RoomEvent) throws -> Reply {
        let byItsClock = seconds - event.sentAt / 1000
        guard byItsClock > settings.lateAfter else { return reply }
        // If a message had been there when we last looked, it would have been answered then, whatever its sender's
        // clock says.
        let away = try lastLook(into: event.room).map { seconds - $0 } ?? byItsClock
        let late = min(byItsClock, away)
        return late > settings.lateAfter ? [Replies.late(late)] + reply : reply
    }

    /// When we last knew everything that was said in `room`, in seconds since 1970; nil if that was not written down.
    private mutating func lastLook(into room: RoomID) throws -> Int64? {
        let looks = try remembered.looks ?? (all: SyncPosition.savedAt(db), behind: RoomsBehind.savedAt(db))
        remembered.looks = looks
        return looks.behind[room] ?? looks.all
    }
}
