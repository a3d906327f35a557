import FeatureKit
import MatrixProtocol
import Organising
import StewardCore
import Store
import Synchronization

/// How a message gets its answer.
extension BatchTransaction {
    /// Handles a message, an edit, a reaction or a redaction.
    mutating func handle(_ event: RoomEvent) throws {
        switch event.content {
        case .message(let message):
            try answer(event, text: message.body, inReplyTo: message.inReplyTo) { reply in
                .message(.init(reply, to: event.id, thread: message.thread))
            }
        case .edit(let original, let message): try edit(event, of: original, text: message.body)
        case .reaction(let target, let key): try react(event, to: target, with: key)
        case .redaction(let original): try takeBack(original, by: event)
        case .member, .name, .tombstone, .create, .powerLevels, .encryption, .encrypted, .other: break
        }
    }

    /// Answers `text`; `place` makes of the reply what is sent.
    mutating func answer(
        _ event: RoomEvent, text: String, inReplyTo post: EventID? = nil, edits original: EventID? = nil,
        mayOnlyRepeat: Bool = false, place: (Reply) -> OutboxRow.Action
    ) throws {
        guard let room = try record(of: event.room) else { return }
        let said = CommandReader.Said(text)
        var message = Message(event: event, isDirect: room.isDirect, original: original)
        var asked = try question(to: message)
        if try takeOffer(of: &asked, said, message, place) { return }
        let postKey = try post.flatMap { try key(of: $0, in: event.room) }
        // While a form or a word is asked for, "picket" is an answer and only "!picket" a command. A yes or a no cannot
        // be taken for a command.
        let mayLackMark =
            asked.map { asked in
                !asked.question.isOpen
                    || asked.question.kind == .yesOrNo && Answer.read(Words(said.beginning), isDirect: true) == nil
            } ?? true
        if original == nil, asked?.question.isOpen != true,
            let words = addressed(to: settings.ownUser, said, message, isReply: postKey != nil)
        {
            if let postKey, try take(words, asReplyTo: postKey, message, place) { return }
            try answer(addressed: words, said, message, closing: asked, place)
            if !room.isKnown || !room.isPowerKnown { try lookUpOnce(event.room) }
            return
        }
        let isForForm = try isForQuestion(said, asked, message)
        let awaitsSecond = try room.isOfficers && SecondYes.isAny(db)
        let reading = CommandReader.read(
            said, isDirect: room.isDirect,
            isAwaited: asked != nil || postKey != nil || original != nil || awaitsSecond
        ) { mayLackMark && !isForForm && features.table.knows($0) }
        switch reading {
        // Somebody who has learned that each line begins with a mark puts one before an answer too.
        case .command(let words)
        where (asked?.question.isOpen == true || awaitsSecond) && Self.beginsWithAnswer(words):
            message.tooLong = Replies.tooLong(said, longest: CommandEntry.longestForm)
            try take(words, said, asked, inReplyTo: post, postKey, message, place)
        case .command(let words):
            if let (command, arguments) = features.find(words) {
                // A command that has led to an open question has done nothing else yet.
                let hasOnlyAsked = try asked.map { try $0.question.isOpen && isAnew($0, message) } ?? false
                if mayOnlyRepeat, !hasOnlyAsked, !command.entry.isRepeatable {
                    return try refuseToRepeat(message, closing: asked)
                }
                if goesOn(command, arguments, said, message), try take(words, asAskedFurther: message, place) { return }
                try carryOut(Given(command: command, arguments: arguments), said, message, closing: asked, place)
            } else if room.isDirect, !Self.hasMark(said), !Self.isSlipOfCommand(words, said, features.table) {
                // It begins as a command does: "what's the postcode" as "what's on".
                try take(words, said, asked, inReplyTo: post, postKey, message, place)
            } else if room.isDirect, !Self.isSlipOfCommand(words, said, features.table),
                let meant = try meant(by: words, message)
            {
                try carryOut(meant, said, message, closing: asked, place)
            } else if let refusal = unknown(words, hasMark: Self.hasMark(said), isDirect: room.isDirect) {
                try carryOut(message, place, closing: asked) { _ in throw refusal }
            }
        case .talk(let words):
            message.tooLong = Replies.tooLong(said, longest: CommandEntry.longestForm)
            try take(words, said, asked, inReplyTo: post, postKey, message, place)
        case .unread: break
        }
        if !room.isKnown || !room.isPowerKnown { try lookUpOnce(event.room) }
    }

    /// What a message in a room says to us, without our name; nil if it does not mention us.
    ///
    /// Clients tell whom a message mentions (client-server API, "User and room mentions"); people also type our name
    /// and a colon. In reply to a post of ours (`isReply`) only our name tells, since clients mention whom one replies to.
    func addressed(
        to user: UserID, _ said: CommandReader.Said, _ message: Message, isReply: Bool = false
    ) -> Words? {
        guard !message.isDirect, case .message(let content) = message.event.content,
            said.bytes <= CommandEntry.longestForm
        else { return nil }
        let mentions = !isReply && content.mentions.contains(user)
        // Most of what is said in rooms is talk: its first word tells.
        let beginsWithName = ownName.map { said.begins(with: $0) } ?? false || said.begins(with: Self.name)
        guard mentions || said.firstWordMayCall || beginsWithName else { return nil }
        let words = Words(said.beginning)
        guard let first = words.folded.first, words.text.first != "!" else { return nil }
        if let rest = behindOwnName(words, isMentioned: mentions) { return rest }
        let local = user.rawValue.dropFirst().prefix { $0 != ":" }.lowercased()
        let isNamed = [user.rawValue.lowercased(), "@\(local)", local, Self.name].contains(first)
        let isCalled =
            isNamed
            && (first.first == "@" || words.written(0).last.map { ":,".contains($0) } == true || isAsked(words))
        guard isCalled || mentions else { return nil }
        if isNamed { return words.dropFirst(1) }
        // A pill may have an earlier name of ours, and a colon.
        guard let colon = words.text.prefix(Self.longestName).firstIndex(of: ":") else { return words }
        return Words(words.text[words.text.index(after: colon)...])
    }

    /// What Steward is called, whatever its account's name.
    private static let name = "steward"

    /// Whether a question follows our name without a mark between: "steward what's on tonight?". People also talk of
    /// stewards, "steward training on Saturday, anyone?".
    private func isAsked(_ words: Words) -> Bool {
        guard words.folded.count > 2 else { return false }
        if words.folded.count > 3, ["what's", "whats"].contains(words.folded[1]), words.folded[2] == "on",
            Self.behindWhatsOn.contains(words.folded[3])
        {
            return true
        }
        return Self.asking.contains(words.folded[1]) && words.text.last == "?"
    }

    /// Words behind "steward what's on" that tell it from talk of a steward's rota.
    private static let behindWhatsOn: Set<String> = [
        "in", "near", "around", "today", "tonight", "tomorrow", "this", "next",
    ]

    private static let asking: Set<String> = [
        "what", "what's", "whats", "when", "when's", "whens", "where", "where's", "wheres", "which", "who", "any",
        "how",
        "is", "are", "can", "could", "do", "does",
    ]

    /// What follows our name as others see it, if `words` begin with that and either a mark or a mention says that we are
    /// meant; nil otherwise.
    private func behindOwnName(_ words: Words, isMentioned: Bool) -> Words? {
        let name = ownName.map { Words($0).folded } ?? []
        guard !name.isEmpty, words.folded.starts(with: name) else { return nil }
        let isCalled = words.written(name.count - 1).last.map { ":,".contains($0) } == true
        return isCalled || isMentioned ? words.dropFirst(name.count) : nil
    }

    /// How many letters of a message may be the name of whom it mentions.
    private static let longestName = 60

    private mutating func answer(
        addressed words: Words, _ said: CommandReader.Said, _ message: Message, closing asked: Asked?,
        _ place: (Reply) -> OutboxRow.Action
    ) throws {
        let bare = words.text.first == "!" ? Words(words.text.dropFirst()) : words
        if let (command, arguments) = features.find(bare) {
            try carryOut(Given(command: command, arguments: arguments), said, message, closing: asked, place)
        } else if let meant = try meant(by: bare, message) {
            try carryOut(meant, said, message, closing: asked, place)
        } else {
            try carryOut(message, place, closing: asked) { _ in throw Refusal(Replies.talkInDirectMessage) }
        }
    }

    /// Whether somebody typed a mark and a slip for a command: it is not asked about events then, but which was meant.
    private static func isSlipOfCommand(_ words: Words, _ said: CommandReader.Said, _ table: CommandTable) -> Bool {
        hasMark(said) && table.nearest(to: words) != nil
    }

    private static func hasMark(_ said: CommandReader.Said) -> Bool {
        Words(said.beginning.prefix(longestName)).text.first == "!"
    }

    private static func beginsWithAnswer(_ words: Words) -> Bool {
        words.folded.first.map { Answer.read(Words($0), isDirect: false) != nil } ?? false
    }

    /// Whether somebody types a word of forms, such as "skip", where a form of theirs is paused or something is read back,
    /// or tells what was read back to be otherwise: "move it to 3pm". Only "!skip" is the command then.
    private func isForQuestion(_ said: CommandReader.Said, _ asked: Asked?, _ message: Message) throws -> Bool {
        guard message.isDirect, said.bytes < Self.longestOfForm else { return false }
        let words = Words(said.beginning)
        let isReadBack = asked?.question.isOpen == true && asked?.question.kind == .yesOrNo
        if isReadBack, words.text.first != "!", let (command, arguments) = features.find(words),
            command.entry.numbers == .event, arguments.folded.first == "it"
        {
            return true
        }
        guard let word = FormWord(words), [.skip, .back].contains(word) else { return false }
        if isReadBack { return true }
        return try OpenQuestion.paused(of: message.event.sender, in: message.place, at: seconds, db) != nil
    }

    /// The most bytes of what is said to a question and begins as a command does.
    private static let longestOfForm = 100

    /// Carries out a command, which closes the question `asked` or pauses it.
    private mutating func carryOut(
        _ given: Given, _ said: CommandReader.Said, _ message: Message, closing asked: Asked?,
        _ place: (Reply) -> OutboxRow.Action
    ) throws {
        var message = message
        message.tooLong = Replies.tooLong(said, longest: given.command.entry.longest)
        try noteDirectRoom(of: message)
        if given.command.entry == FeatureSet.undo, let asked, asked.question.isOpen {
            // What is asked was not done yet, and something older is not meant by it.
            return try carryOut(message, place, closing: asked) { transaction in
                try transaction.features.undoneNext(transaction.turn(message))
            }
        }
        let closed = try isToGoOn(given, without: asked, message) ? nil : asked
        // A yes that comes after something else is no late answer to it.
        if let asked, !asked.question.isOpen {
            try OpenQuestion.forget(.answer, of: message.event.sender, in: message.place, db)
        }
        try carryOut(message, place, closing: closed) { transaction in
            if let reply = message.tooLong { throw Refusal(reply) }
            do {
                return try transaction.run(given.command, given.arguments, message)
            } catch let refusal as Refusal {
                throw refusal.offeringWhatWasMeant(by: given.arguments, after: given.command.entry)
            }
        }
    }

    /// Whether a list is asked for, without a mark, at a time that was read before: "what's on in leeds that night?"
    private func goesOn(
        _ command: FeatureSet.Command, _ arguments: Words, _ said: CommandReader.Said, _ message: Message
    ) -> Bool {
        message.isDirect && message.original == nil && !Self.hasMark(said) && features.isList(command)
            && arguments.folded.contains("that")
    }

    /// Takes what somebody chooses of what a refusal has offered, if that is what stands in `asked`; false if they say
    /// anything else, which ends the offer.
    private mutating func takeOffer(
        of asked: inout Asked?, _ said: CommandReader.Said, _ message: Message, _ place: (Reply) -> OutboxRow.Action
    ) throws -> Bool {
        guard let offer = asked?.openQuestion, offer.isOffer, asked?.question.isOpen == true, message.original == nil
        else { return false }
        do {
            if try take(said, asChoiceOf: offer, message, place) { return true }
        } catch let unclear as Refusal {
            try carryOut(message, place) { _ in throw unclear }
            return true
        }
        try OpenQuestion.forget(.answer, of: message.event.sender, in: message.place, db)
        if message.isDirect, Answer.read(Words(said.beginning), isDirect: true) == .no {
            try carryOut(message, place) { _ in [.reply(Replies.left)] }
            return true
        }
        asked = nil
        return false
    }

    /// Carries out what a refusal has offered to be typed instead, "!events leeds" after "did you mean Leeds?"; false if
    /// the person chooses none of it.
    private mutating func take(
        _ said: CommandReader.Said, asChoiceOf offer: OpenQuestion, _ message: Message,
        _ place: (Reply) -> OutboxRow.Action
    ) throws -> Bool {
        guard let instead = try offer.instead(for: Words(said.beginning), isDirect: message.isDirect),
            let (command, arguments) = features.find(Words(instead.drop { $0 == "!" }))
        else { return false }
        try OpenQuestion.forget(.answer, of: message.event.sender, in: message.place, db)
        let given = Given(command: command, arguments: arguments)
        try carryOut(given, CommandReader.Said(instead), message, closing: nil, place)
        return true
    }

    /// Answers what somebody asks in the middle of a form, and then asks the form's question again.
    private mutating func answer(
        _ given: Given, inTheMiddleOf form: Asked, _ message: Message, _ place: (Reply) -> OutboxRow.Action
    ) throws {
        try carryOut(message, place) { transaction in
            let turn = try transaction.turn(message)
            var effects: [Effect]
            do {
                effects = try transaction.run(given.command, given.arguments, message)
            } catch let refusal as Refusal {
                effects = [.reply(refusal.reply)]
            }
            let again = try transaction.features.askedAgain(form.openQuestion, turn)
            for case .reply(let question) in again {
                effects = effects.map { if case .reply(let reply) = $0 { .reply(reply + question) } else { $0 } }
            }
            return effects
        }
    }

    /// What somebody asks in the middle of a form, "what's on in leeds?", which is `given` if it begins as a command does;
    /// nil if it may be their answer.
    private func question(
        _ words: Words, _ given: Given?, inTheMiddleOf form: Asked, _ message: Message
    ) throws -> Given? {
        guard message.isDirect, form.question.isOpen, form.question.kind == .form, AskedReader.isQuestion(words),
            let meant = try given ?? meant(by: words, message), features.onlyTells(meant.command)
        else { return nil }
        return meant
    }

    /// Whether somebody types `!continue` although nothing is paused. Their open question then stays open.
    private func isToGoOn(_ given: Given, without asked: Asked?, _ message: Message) throws -> Bool {
        guard given.command.entry == FeatureSet.goOn, asked?.question.kind != .form else { return false }
        let paused = try OpenQuestion.paused(of: message.event.sender, in: message.place, at: seconds, db)
        return paused == nil || paused?.cause == asked?.openQuestion.cause && asked?.question.isOpen == true
    }

    /// The command that `words` are without their `!`, while we wait for words to a question; nil if they are none,
    /// cannot be read, or ask for what the person may not do.
    private func command(
        in words: Words, _ said: CommandReader.Said, insteadOfAnswering asked: Asked, _ message: Message
    ) throws -> Given? {
        guard message.isDirect, message.original == nil, asked.question.isOpen, asked.question.kind != .yesOrNo,
            words.written(0).lowercased() == words.folded.first, let (command, arguments) = features.find(words),
            said.bytes <= command.entry.longest, arguments.isEmpty || !command.entry.arguments.isEmpty
        else { return nil }
        let turn = try turn(message)
        guard try command.entry.permission.allows(turn.role, isModerator: turn.isModerator),
            (try? command.read(arguments, now)) != nil
        else { return nil }
        return Given(command: command, arguments: arguments)
    }

    /// Takes talk as an answer to a question of ours, as a command without its `!`, or as a reply to a post of ours.
    /// Otherwise it is not for us.
    private mutating func take(
        _ words: Words, _ said: CommandReader.Said, _ asked: Asked?, inReplyTo post: EventID?, _ key: PostKey?,
        _ message: Message, _ place: (Reply) -> OutboxRow.Action
    ) throws {
        let seconding = try seconding(words, inReplyTo: post, message)
        if message.original != nil { return try refuseEdited(words, asked, seconding, message) }
        if case .answer(let answer, let second) = seconding { return try take(answer, to: second, message, place) }
        if let asked {
            // A reply to another message answers no question.
            if try post.map({ try isAsking($0, asked) }) ?? true {
                let given = try command(in: words, said, insteadOfAnswering: asked, message)
                if let question = try question(words, given, inTheMiddleOf: asked, message) {
                    return try answer(question, inTheMiddleOf: asked, message, place)
                }
                if given?.command.entry != FeatureSet.goOn,
                    try take(words, to: asked, readsAsCommand: given != nil, message, place)
                {
                    return
                }
                if let given, asked.question.kind == .form, features.onlyTells(given.command) {
                    return try answer(given, inTheMiddleOf: asked, message, place)
                }
                if let given { return try carryOut(given, said, message, closing: asked, place) }
            } else if message.isDirect, asked.question.isOpen {
                return try carryOut(message, place) { _ in throw Refusal(Replies.answersAnother(asked.question.deed)) }
            }
        }
        if let key, try take(words, asReplyTo: key, message, place) { return }
        if case .unclear(let answer, let open) = seconding {
            return try carryOut(message, place) { _ in throw Refusal(Replies.whichOne(answer, open)) }
        }
        if message.isDirect, !words.isEmpty {
            let (sender, direct) = (message.event.sender, message.place)
            let paused = try OpenQuestion.paused(of: sender, in: direct, at: seconds, db)?.question
            if let paused, FormWord(words) == .stop {
                return try carryOut(message, place) { transaction in
                    try OpenQuestion.forget(.paused, of: sender, in: direct, transaction.db)
                    return [.reply(Replies.notDone(paused.deed))]
                }
            }
            let isNoCommand = asked?.question.isOpen == true || paused != nil && FormWord(words) != nil
            // What may be the next answer to paused questions is not taken for a question.
            if !isNoCommand, paused == nil, try take(words, asAskedOfShown: message, place) { return }
            if !isNoCommand, paused == nil, try take(words, asAskedFurther: message, place) { return }
            if !isNoCommand, paused == nil, let slip = try slipOfDeed(words, message) {
                return try carryOut(message, place) { _ in throw slip }
            }
            if !isNoCommand, paused == nil, let meant = try meant(by: words, message) {
                return try carryOut(meant, said, message, closing: asked, place)
            }
            let nearest = isNoCommand ? nil : commandMeant(by: words)
            let waits = paused.map { Replies.waits($0.deed) }
            let none = Answer.read(words, isDirect: true).map { _ in Replies.nothingWaits }
            try carryOut(message, place) { _ in
                throw nearest ?? Refusal(waits ?? none ?? Replies.talkInDirectMessage)
            }
        } else if message.isDirect, words.text.contains("?") {
            try carryOut(message, place) { _ in throw Refusal(Replies.talkInDirectMessage) }
        }
    }

    /// The command that a sentence is meant for; nil if it is meant for none. A number alone is one of the list that the
    /// person read last.
    private func meant(by words: Words, _ message: Message) throws -> Given? {
        if let number = NumberAskedFor(words) {
            let list = try OpenQuestion.list(of: message.event.sender, in: message.place, at: seconds, db)
            if let one = features.one(number, listedBy: list?.feature) {
                return Given(command: one.command, arguments: one.arguments)
            }
        }
        let shown =
            message.isDirect
            ? try OpenQuestion.shown(to: message.event.sender, in: message.place, at: seconds, db) : nil
        if let shown, let number = NumberAskedFor(words, listed: shown.numbers),
            let one = features.one(number, listedBy: shown.feature)
        {
            return Given(command: one.command, arguments: one.arguments)
        }
        return features.meant(by: words, at: now).map { Given(command: $0.command, arguments: $0.arguments) }
    }

    /// Names the command that a few words without a `!` were probably meant for; nil for longer talk.
    private func commandMeant(by words: Words) -> Refusal? {
        guard words.folded.count <= 3 else { return nil }
        return nearest(to: words).map { didYouMean($0.command, insteadOf: $0.word, in: words) }
    }

    /// Asks whether a command was meant, which a yes then carries out.
    private func didYouMean(_ command: String, insteadOf word: String, in words: Words) -> Refusal {
        Refusal(Replies.didYouMean(word, command), instead: [.yes: "!\(command) \(words.dropFirst(1).text)"])
    }

    /// Names the command whose first word was probably mistyped, "postpne 45 to friday", instead of a search for those
    /// words, or says that the person may not give it; nil if the words are surely meant for another.
    private func slipOfDeed(_ words: Words, _ message: Message) throws -> Refusal? {
        guard words.folded.count > 1, let near = nearest(to: words), !features.isSurelyMeant(words, at: now),
            let (command, _) = features.find(Words("\(near.command) \(words.dropFirst(1).text)")),
            !features.isList(command)
        else { return nil }
        let turn = try turn(message)
        let mayDo = try command.entry.permission.allows(turn.role, isModerator: turn.isModerator)
        return mayDo
            ? didYouMean(near.command, insteadOf: near.word, in: words)
            : Refusal(try refusal(of: command.entry, turn))
    }

    /// The first word, and the command's word that it is probably a slip for; nil if it is a command's, or an everyday
    /// word such as "what".
    private func nearest(to words: Words) -> (word: String, command: String)? {
        guard let word = words.folded.first, !features.table.knows(word), !AskedReader.saysNothing([word]) else {
            return nil
        }
        return features.table.nearest(to: words).map { (word, $0) }
    }

    /// What is said to words that name no command: the one that was probably meant.
    private func unknown(_ words: Words, hasMark: Bool, isDirect: Bool) -> Refusal? {
        guard let word = words.folded.first else { return nil }
        if let whole = features.table.whole(beginningWith: word) {
            let missing = Words(whole).folded.dropFirst()
            let isBegun = words.folded.dropFirst().first.map { Suggestion.nearest(to: $0, in: Array(missing)) != nil }
            if isBegun ?? true { return Refusal(Replies.didYouMean(words.text, whole)) }
            if !hasMark { return isDirect ? Refusal(Replies.talkInDirectMessage) : nil }
        } else if let nearest = features.table.nearest(to: words) {
            return didYouMean(nearest, insteadOf: word, in: words)
        }
        return isDirect ? Refusal(Replies.unknown(word)) : nil
    }
}

/// A command that somebody gave.
private struct Given {
    let command: FeatureSet.Command
    /// What was typed after the command's own words.
    let arguments: Words
}

/// A message that is being answered.
struct Message {
    let event: RoomEvent
    let isDirect: Bool
    /// The message that this one edits; nil if it is no edit.
    let original: EventID?
    /// What is said if the message is too long. Nothing of it is done then.
    var tooLong: Reply?

    /// The place in which the sender's words may answer something.
    var place: OpenQuestion.Place { .init(event.room, isDirect: isDirect) }
}

/// Rooms that we do not know yet.
extension BatchTransaction {
    /// Writes down as somebody's direct room the room in which they give a command alone with us, so that we can tell
    /// them something there later.
    private mutating func noteDirectRoom(of message: Message) throws {
        let event = message.event
        guard message.isDirect, try record(of: event.room)?.directWith != event.sender else { return }
        try DirectRooms.note(event.room, with: event.sender, db)
        forgetRecord()
    }

    /// Looks up a room that we were in before our store was made.
    private mutating func lookUpOnce(_ room: RoomID) throws {
        if remembered.isLookedUp { return }
        if try Outbox.waitingLookUps(of: room, db) == 0 { try lookUp(room) }
        remembered.isLookedUp = true
    }
}

extension OutboxRow.Message {
    /// A quiet answer to `event`.
    init(_ reply: Reply, to event: EventID, thread: EventID?) {
        self.init(isNotice: true, reply)
        (replyTo, self.thread) = (event, thread)
    }

    /// Makes a message of `reply`. Everything that Steward says passes here.
    init(isNotice: Bool, _ reply: Reply) {
        let body = reply.body
        self.init(isNotice: isNotice, plain: body.plain, html: body.html)
    }
}

/// Edited messages and messages taken back.
extension BatchTransaction {
    /// Carries out an edited command as it reads now, and edits our answer. A command that has done something is not
    /// done again.
    ///
    /// Only the author of a message edits it. If we do not know the author, nothing happens.
    mutating func edit(_ event: RoomEvent, of original: EventID, text: String) throws {
        let before = try Inbox.find(original, db)
        guard try (before?.sender ?? author(of: original, editedBy: event)) == event.sender else { return }
        let answer = try Outbox.answers(to: original, in: event.room, db).first
        let wasDone = before.map { $0.outcome == .done } ?? true
        try self.answer(event, text: text, edits: original, mayOnlyRepeat: wasDone) { reply in
            let words = OutboxRow.Message(reply, to: original, thread: nil)
            return answer.map { .edit(words, target: $0) } ?? .message(words)
        }
    }

    /// Says in a new answer that an edit did nothing. What was done stays done, and its answer stays.
    mutating func refuseToRepeat(_ message: Message, closing asked: Asked? = nil) throws {
        try carryOut(
            Message(event: message.event, isDirect: message.isDirect, original: nil),
            { .message(.init($0, to: message.event.id, thread: nil)) }, closing: asked,
            { _ in throw Refusal(Replies.sendItAnew) })
    }

    /// Who wrote `original`; nil if we do not know. In a direct message only one person can edit what is not ours.
    private mutating func author(of original: EventID, editedBy event: RoomEvent) throws -> UserID? {
        if let author = recent.author(of: original) { return author }
        return try record(of: event.room)?.isDirect == true ? event.sender : nil
    }

    /// Refuses an edit as an answer, since it may be of an answer to an earlier question, and tells whoever may have
    /// meant it so.
    mutating func refuseEdited(
        _ words: Words, _ asked: Asked?, _ seconding: Seconding?, _ message: Message
    ) throws {
        if words.isEmpty { return }
        let isAnswer = asked?.question.isOpen == true && Answer.read(words, isDirect: message.isDirect) != nil
        let isToSecond = if case .answer = seconding { true } else { false }
        if message.isDirect || isAnswer || isToSecond { try refuseToRepeat(message) }
    }

    /// Whether `message` edits the command that led to the question, so that the question is only asked anew.
    func isAnew(_ asked: Asked, _ message: Message) throws -> Bool {
        guard let original = message.original else { return false }
        let cause = asked.openQuestion.cause
        if cause == original { return true }
        return try Outbox.answers(to: original, in: message.event.room, db).contains {
            try Outbox.gaveWords(to: $0, because: cause, db)
        }
    }

    /// Takes back the answers and the questions of a message that was taken back. What a reaction has answered stays
    /// answered.
    mutating func takeBack(_ original: EventID, by event: RoomEvent) throws {
        if try Outbox.wasReaction(original, db) { return }
        let answers = try Outbox.answers(to: original, in: event.room, db)
        for (index, row) in answers.enumerated() {
            try add(.redaction(target: row), to: .room(event.room), cause: event.id.rawValue, place: index)
        }
        for (index, action) in try SecondYes.withdraw(askedBy: original, tick).enumerated() {
            try add(action, cause: event.id.rawValue, place: answers.count + index)
        }
        try OpenQuestion.forget(askedBy: original, db)
        if let sender = try Inbox.find(original, db)?.sender {
            try OpenQuestion.forgetList(askedForBy: original, of: sender, db)
        }
    }
}

/// Remembers who said the latest messages, so that nobody else edits them. It is kept in memory only.
final class RecentMessages: Sendable {
    /// The latest messages, and those that came before them. Once there are enough of the latest, they take the place of
    /// the others, so that none has to be looked for to be forgotten.
    private struct Authors {
        var latest: [EventID: UserID] = [:]
        var earlier: [EventID: UserID] = [:]
    }

    /// How many messages are remembered at least; twice as many at most. Most edits follow soon.
    static let least = 1_500
    private let authors = Mutex(Authors())

    /// Remembers that `author` said `event`.
    func note(_ event: EventID, by author: UserID) {
        authors.withLock { authors in
            if authors.latest.count == Self.least {
                swap(&authors.latest, &authors.earlier)
                authors.latest.removeAll(keepingCapacity: true)
            }
            authors.latest[event] = author
        }
    }

    /// Who said `event`; nil if it was long ago, or before our start.
    func author(of event: EventID) -> UserID? {
        authors.withLock { $0.latest[event] ?? $0.earlier[event] }
    }
}
