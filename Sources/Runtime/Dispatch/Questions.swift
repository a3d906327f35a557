import FeatureKit
import GRDB
import MatrixProtocol
import StewardCore
import Store

/// Questions that we asked, and the answers to them.
extension BatchTransaction {
    /// The question to the sender of a message in that place, if it was asked before the message; it may have lapsed.
    mutating func question(to message: Message) throws -> Asked? {
        let sender = message.event.sender
        guard try mayBeAsked(sender, in: message.place),
            let openQuestion = try OpenQuestion.question(to: sender, in: message.place, at: seconds, db),
            let question = openQuestion.question, try isAfter(openQuestion, message.event)
        else { return nil }
        return Asked(openQuestion: openQuestion, question: question)
    }

    /// Takes `words` as an answer to our question; false if they are none, or are rather the command that they read as.
    mutating func take(
        _ words: Words, to asked: Asked, readsAsCommand: Bool = false, _ message: Message,
        _ place: (Reply) -> OutboxRow.Action
    ) throws -> Bool {
        let event = message.event
        if try Inbox.find(event.id, db) != nil { return true }
        guard asked.question.isOpen else { return try tellLapsed(words, asked, message, place) }
        var (isAnswer, refused) = (false, Refused.open)
        try carryOut(message, place) { transaction in
            let turn = try transaction.turn(message)
            try OpenQuestion.forget(.answer, of: event.sender, in: message.place, transaction.db)
            let effects =
                switch asked.question.kind {
                case .yesOrNo: try transaction.decide(words, asked, turn, &refused)
                case .word, .form:
                    try transaction.features.answer(
                        words, to: asked.openQuestion, readsAsCommand: readsAsCommand, turn)
                }
            guard let effects else { throw NoAnswer() }
            isAnswer = true
            return effects
        }
        guard try Inbox.find(event.id, db)?.outcome == .refused else {
            // Talk in a room is not answered, but whoever asked may object in it.
            if !isAnswer, asked.question.kind == .yesOrNo, Objection.begins(words) {
                try OpenQuestion.note(isDoubtful: true, of: event.sender, in: message.place, db)
            }
            return isAnswer
        }
        switch refused {
        case .over: try OpenQuestion.close(of: event.sender, in: message.place, db)
        case .open, .doubtful:
            // The refusal leaves the question open, and says what to type.
            try OpenQuestion.noteAskedAgain(by: event.id, of: event.sender, in: message.place, db)
            try OpenQuestion.note(isDoubtful: refused == .doubtful, of: event.sender, in: message.place, db)
        }
        return true
    }

    /// What becomes of a question when what was said to it is refused.
    private enum Refused {
        case open, over
        /// A yes is asked about once more.
        case doubtful
    }

    /// Does the act on a yes of somebody who may, and nothing on a no; nil if `words` are neither and change nothing.
    ///
    /// A yes that is refused closes the question, unless another word can mend it: it must not come true later, when
    /// the act may mean something else. One that comes after something else than an answer is asked about once more.
    private func decide(
        _ words: Words, _ asked: Asked, _ turn: Turn, _ refused: inout Refused
    ) throws -> [Effect]? {
        let (question, deed, cause) = (asked.question, asked.question.deed, asked.openQuestion.cause)
        switch Answer.read(words, isDirect: turn.isDirect) {
        case .no:
            try OpenQuestion.forget(askedBy: cause, db)
            return [.reply(Replies.notDone(deed))]
        case .yes:
            guard try question.permission.allows(turn.role, isModerator: turn.isModerator) else {
                return [.reply(Replies.mayNoLonger(deed, question.permission))]
            }
            if question.isDoubtful {
                guard let again = try features.readAgain(asked.openQuestion, turn) else {
                    throw Refusal(Replies.surely(deed))
                }
                return Effect.answering(again, beginning: Replies.surelyThis)
            }
            do {
                // A form that led to it ends here.
                try OpenQuestion.forget(askedBy: cause, db)
                // The answer begins with what was done, whatever the feature adds.
                return Effect.answering(try features.confirmed(asked.openQuestion, turn), beginning: Replies.done(deed))
            } catch let refusal as Refusal where !refusal.isMendable {
                refused = .over
                throw Refusal(refusal.reply + FeatureKit.Replies.closed(deed))
            }
        case nil:
            let unread = Objection.isIn(words) ? Refusal(Replies.withheld(deed), isUnread: true) : nil
            do {
                if let effects = try features.amended(words, asked.openQuestion, turn) { return effects }
                guard turn.isDirect else { return nil }
                guard Correction.beginsWithNo(words) else {
                    throw Refusal(Replies.notTaken(deed), isUnread: true)
                }
            } catch let refusal as Refusal where refusal.isUnread {
                refused = .doubtful
                throw unread ?? refusal
            }
            try OpenQuestion.forget(askedBy: cause, db)
            return [.reply(Replies.notDone(deed))]
        }
    }

    /// Tells somebody, once, that the question to which they say yes has lapsed.
    private mutating func tellLapsed(
        _ words: Words, _ asked: Asked, _ message: Message, _ place: (Reply) -> OutboxRow.Action
    ) throws -> Bool {
        guard asked.question.kind == .yesOrNo, Answer.read(words, isDirect: message.isDirect) == .yes else {
            return false
        }
        try OpenQuestion.forget(.answer, of: message.event.sender, in: message.place, db)
        try carryOut(message, place) { _ in throw Refusal(Replies.lapsed(asked.question.deed)) }
        return true
    }

    /// Whether `event` is our message that asks the question.
    func isAsking(_ event: EventID, _ asked: Asked) throws -> Bool { try answered(by: event, asked) != nil }

    private func answered(by event: EventID, _ asked: Asked) throws -> (answered: EventID, thread: EventID?)? {
        for cause in [asked.openQuestion.cause, asked.question.askedAgain].compactMap({ $0 }) {
            if let answered = try Outbox.asking(event, because: cause, db) { return answered }
        }
        return nil
    }

    /// Lets the feature that posted under `key` take `words`; false if they mean nothing to it.
    mutating func take(
        _ words: Words, asReplyTo key: PostKey, _ message: Message, _ place: (Reply) -> OutboxRow.Action
    ) throws -> Bool {
        try take(message, place) { try $0.features.reply(words, to: key, $0.turn(message)) }
    }

    /// Lets the feature that showed the person one thing last take what they ask about it; false if `words` ask nothing
    /// about it.
    mutating func take(
        _ words: Words, asAskedOfShown message: Message, _ place: (Reply) -> OutboxRow.Action
    ) throws -> Bool {
        let shown = try OpenQuestion.shown(to: message.event.sender, in: message.place, at: seconds, db)
        let list = try OpenQuestion.list(of: message.event.sender, in: message.place, at: seconds, db)
        return try shown.map { shown in
            try take(message, place) { try $0.features.asked(words, of: shown, after: list, $0.turn(message)) }
        } ?? false
    }

    /// Lets the feature that listed things for the person last take a question that goes on with theirs; false if `words`
    /// do not.
    mutating func take(
        _ words: Words, asAskedFurther message: Message, _ place: (Reply) -> OutboxRow.Action
    ) throws -> Bool {
        let list = try OpenQuestion.list(of: message.event.sender, in: message.place, at: seconds, db)
        return try list.map { list in
            try take(message, place) { try $0.features.further(words, after: list, $0.turn(message)) }
        } ?? false
    }

    /// Carries out what `work` gives; false if that is nil.
    private mutating func take(
        _ message: Message, _ place: (Reply) -> OutboxRow.Action,
        _ work: (BatchTransaction) throws -> [Effect]?
    ) throws -> Bool {
        if try Inbox.find(message.event.id, db) != nil { return true }
        let closed = try question(to: message)
        var isForUs = false
        try carryOut(message, place, closing: closed) { transaction in
            guard let effects = try work(transaction) else { throw NoAnswer() }
            isForUs = true
            return effects
        }
        return isForUs
    }

    /// Whether `event` came after the question. A homeserver may show older messages again, and they answer nothing.
    private func isAfter(_ question: OpenQuestion, _ event: RoomEvent) throws -> Bool {
        if isShown(event.id, before: question.cause) { return false }
        return try Inbox.find(question.cause, db).map { event.sentAt / 1000 >= $0.sentAt } ?? true
    }

    /// Takes a tick or a cross on our question, by the person who was asked, as their yes or no.
    ///
    /// The answer goes where the answer to the command went. Any other reaction is left in silence.
    mutating func react(_ event: RoomEvent, to target: EventID, with key: String) throws {
        guard let answer = Answer.read(reaction: key), let room = try record(of: event.room) else { return }
        let message = Message(event: event, isDirect: room.isDirect, original: nil)
        if let second = try second(askedBy: target, in: room, message) {
            // The message under the reaction says how the question ended.
            guard second.question.isOpen else { return }
            return try take(answer, to: second, message) { .message(.init($0, to: target, thread: nil)) }
        }
        guard let asked = try question(to: message), asked.question.kind == .yesOrNo,
            let answered = try answered(by: target, asked)
        else { return }
        _ = try take(Words(answer == .yes ? "yes" : "no"), to: asked, message) { reply in
            .message(.init(reply, to: answered.answered, thread: answered.thread))
        }
    }

    // MARK: Newer commands

    /// Closes the question that was open when somebody gave a newer command; a form is paused.
    func close(_ asked: Asked, _ message: Message) throws {
        let sender = message.event.sender
        switch asked.question.kind {
        case .yesOrNo: try OpenQuestion.close(of: sender, in: message.place, db)
        case .word: try OpenQuestion.forget(.answer, of: sender, in: message.place, db)
        case .form: try OpenQuestion.set(.answer, to: .paused, of: sender, in: message.place, db)
        }
    }

    /// What the answer to a newer command says of the question `asked` that it closed, and of a form that it or an
    /// earlier one paused. A newer form takes the place of a paused one.
    func closed(_ asked: Asked?, _ message: Message) throws -> Reply {
        var reply: Reply = []
        if let asked, asked.question.kind != .form, try !isAnew(asked, message) {
            reply = FeatureKit.Replies.closed(asked.question.deed)
        }
        // Forms are asked in direct messages only.
        guard message.isDirect else { return reply }
        let sender = message.event.sender
        guard let form = try OpenQuestion.paused(of: sender, in: message.place, at: seconds, db),
            let paused = form.question
        else { return reply }
        // A draft that was read back at the end of a form is kept.
        if asked?.question.kind == .yesOrNo, asked?.openQuestion.cause == form.cause {
            return FeatureKit.Replies.paused(paused.deed)
        }
        let next = try OpenQuestion.question(to: sender, in: message.place, at: seconds, db)
        if next?.question?.kind == .form, next?.question?.isOpen == true, next?.cause == message.event.id {
            try OpenQuestion.forget(.paused, of: sender, in: message.place, db)
            return reply + FeatureKit.Replies.replaced(paused.deed)
        }
        return asked?.question.kind == .form ? reply + FeatureKit.Replies.paused(paused.deed) : reply
    }
}

/// Questions that another person answers than the one who asks for the act.
extension BatchTransaction {
    /// What is said to such questions.
    enum Seconding {
        /// A yes or a no to this one.
        case answer(Answer, SecondYes)
        /// A yes or a no that may be meant for one of these.
        case unclear(Answer, [SecondYes])
    }

    /// What somebody says in an officers' room to such questions, by number or in reply; nil if it is said to none.
    ///
    /// Officers say yes and no to each other too, so such a word alone answers nothing, and we ask what it is for.
    mutating func seconding(
        _ words: Words, inReplyTo post: EventID?, _ message: Message
    ) throws -> Seconding? {
        guard let room = try record(of: message.event.room), room.isOfficers, !Answer.isAsked(words),
            let first = words.folded.first, let answer = Answer.read(Words(first), isDirect: false)
        else { return nil }
        let rest = words.dropFirst(1)
        if let (number, consumed) = rest.leadingNumber(after: ["to", "for"]), consumed == rest.folded.count {
            return try SecondYes.find(number, at: seconds, db).map { .answer(answer, $0) }
        }
        guard rest.isEmpty else { return nil }
        if let post {
            if let second = try second(askedBy: post, in: room, message) { return .answer(answer, second) }
            if recent.author(of: post) != nil { return nil }
        }
        let open = try SecondYes.open(at: seconds, db).filter { $0.proposer != message.event.sender }
        return open.isEmpty ? nil : .unclear(answer, open)
    }

    /// The question that our post `event` asks in an officers' room; nil if it asks none.
    private mutating func second(
        askedBy event: EventID, in room: RoomRecord, _ message: Message
    ) throws -> SecondYes? {
        guard room.isOfficers, let key = try key(of: event, in: message.event.room) else { return nil }
        return try SecondYes.find(key, at: seconds, db)
    }

    /// Takes a yes or a no to `second`, which only the first one answers.
    mutating func take(
        _ answer: Answer, to second: SecondYes, _ message: Message, _ place: (Reply) -> OutboxRow.Action
    ) throws {
        try carryOut(message, place) { try $0.decide(answer, second, $0.turn(message)) }
    }

    private func decide(_ answer: Answer, _ second: SecondYes, _ turn: Turn) throws -> [Effect] {
        let (deed, permission) = (second.question.deed, second.question.permission)
        func close(_ end: SecondYes.End, isKnown: Bool = false) throws -> [Effect] {
            try second.close(end, isKnown: isKnown, tick).map { .action($0) }
        }
        guard second.question.isOpen else { throw Refusal(Replies.hasEnded(second)) }
        if turn.sender == second.proposer {
            guard answer == .no else { throw Refusal(Replies.takesAnother(second)) }
            return [.reply(Replies.notDone(deed))] + (try close(.dropped, isKnown: true))
        }
        guard permission.allows(turn.role) else { throw Refusal(Replies.mayNotAgree(second)) }
        guard answer == .yes else { return [.reply(Replies.notDone(deed))] + (try close(.refused(by: turn.role))) }
        // Otherwise the act would have only one person's yes.
        guard try role(of: second.proposer) >= second.proposerRole else {
            let reason = Replies.proposerMayNoLonger(second)
            return [.reply(reason + FeatureKit.Replies.closed(deed))] + (try close(.failed(because: reason)))
        }
        let closing = try close(.agreed(by: turn.role))
        var effects: [Effect] = []
        do {
            try db.inSavepoint {
                effects = try features.confirmed(second.openQuestion, turn)
                return .commit
            }
        } catch let refusal as Refusal where !refusal.isMendable {
            return [.reply(refusal.reply + FeatureKit.Replies.closed(deed))]
                + (try close(.failed(because: refusal.reply)))
        }
        return Effect.answering(effects, beginning: Replies.done(deed)) + closing
    }
}

/// A question that is open, or was until a while ago.
struct Asked {
    let openQuestion: OpenQuestion
    let question: OpenQuestion.Question
}

/// What was said is no answer to the question that stands.
struct NoAnswer: Error {}
