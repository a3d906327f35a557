import GRDB
package import MatrixProtocol
import Organising
package import StewardCore

package import struct Foundation.Date

/// All that Steward can do: the features with their commands in one table.
package struct FeatureSet: Sendable {
    /// One command of one feature, ready to be read.
    package struct Command: Sendable {
        /// How people meet it.
        package let entry: CommandEntry
        /// Reads the arguments and gives what carries the command out; throws a `Refusal` if they cannot be read.
        package let read: @Sendable (Words, Date) throws(Refusal) -> @Sendable (Turn) throws -> [Effect]
        /// How surely a sentence without the command's words is meant for it; nil if it is not.
        var sureness: @Sendable (Words, Date) -> Sureness? = { _, _ in nil }
    }

    /// The entry of `!more`, which goes on with the list that was shown last.
    static let more = CommandEntry(
        "more", summary: Replies.moreSummary, example: "!more", whyLong: NumberedList.whyLong)

    /// The entry of `!continue`, which goes on with a form that was paused.
    package static let goOn = CommandEntry(
        "continue", summary: Replies.goOnSummary, example: "!continue",
        whyLong: Replies.wholeIsShown)

    /// The entry of `!undo`, which takes back what somebody did last.
    package static let undo = CommandEntry(
        "undo", summary: Replies.undoSummary, example: "!undo", isRepeatable: false, brief: .init(Replies.undoUse),
        whyLong: Replies.wholeIsShown)

    /// The entries of the commands that belong to all features.
    package static let common = [more, goOn, undo]

    /// The commands by the words that they begin with.
    package let table: CommandTable
    private let commands: [Command]
    private let features: [String: any Feature]
    private let lists: [String: NumberedList]
    private let firstList: NumberedList?
    private let keeping: Keeping
    private let answers = Answers()

    /// Joins `features` and the commands that all of them share; `keeping` says what all tables keep.
    package init(_ features: [any Feature], keeping: Keeping = Keeping([])) {
        self.keeping = keeping
        let byName = Dictionary(uniqueKeysWithValues: features.map { (type(of: $0).name, $0) })
        commands =
            features.flatMap { Self.commands(of: $0) } + [
                Self.moreCommand(byName), Self.goOnCommand(byName), Self.undoCommand(byName),
            ]
        table = CommandTable(commands.map(\.entry))
        lists = byName.compactMapValues { type(of: $0).list }
        firstList = features.lazy.compactMap { type(of: $0).list }.first
        self.features = byName
    }

    /// The entries of one feature's commands.
    package static func entries(of feature: some Feature) -> [CommandEntry] { feature.grammar.rules.map(\.entry) }

    /// The command that `words` begin with, and what follows its own words.
    package func find(_ words: Words) -> (command: Command, arguments: Words)? {
        table.find(words).map { (commands[$0.index], words.dropFirst($0.length)) }
    }

    /// The command that a sentence is meant for although it names none, and its arguments; of those as sure, the first.
    /// Nil if it is meant for none.
    ///
    /// If its first word is a slip for a command that the sentence is then surely meant for, the slip is put right.
    package func meant(by sentence: Words, at now: Date) -> (command: Command, arguments: Words)? {
        if let list = slipOfList(sentence) { return list }
        let literal = surest(sentence, at: now)
        if literal?.sureness ?? .possible == .possible, let first = sentence.folded.first,
            let nearest = table.nearest(to: sentence), nearest != first, !table.knows(first)
        {
            let corrected = Words(([nearest] + sentence.folded.dropFirst()).joined(separator: " "))
            if let surer = surest(corrected, at: now), surer.sureness > .possible { return (surer.command, corrected) }
        }
        if literal?.sureness ?? .possible == .possible, let plain = sentence.spelledOut,
            let surer = surest(plain, at: now), surer.sureness > .possible
        {
            return (surer.command, plain)
        }
        return literal.map { ($0.command, sentence) }
    }

    /// The command that shows a list and whose first word is mistyped by one letter, "evnts leeds".
    private func slipOfList(_ sentence: Words) -> (command: Command, arguments: Words)? {
        guard let first = sentence.folded.first, first.utf8.count > 4, !table.knows(first),
            let nearest = table.nearest(to: sentence),
            Suggestion.slips(from: Array(first.utf8), to: Array(nearest.utf8)) == 1,
            let found = find(Words("\(nearest) \(sentence.dropFirst(1).text)")), isList(found.command)
        else { return nil }
        return found
    }

    /// Whether a command shows a list.
    package func isList(_ command: Command) -> Bool {
        let words = command.entry.words.joined(separator: " ")
        return lists.values.contains { $0.all.dropFirst() == words }
    }

    /// Whether a sentence is more than possibly meant for some command.
    package func isSurelyMeant(_ sentence: Words, at now: Date) -> Bool {
        surest(sentence, at: now).map { $0.sureness > .possible } ?? false
    }

    /// Whether a command only tells what there is, and changes nothing.
    package func onlyTells(_ command: Command) -> Bool {
        let words = command.entry.words.joined(separator: " ")
        return isList(command) || lists.values.contains { $0.one.dropFirst() == words }
    }

    private func surest(_ sentence: Words, at now: Date) -> (command: Command, sureness: Sureness)? {
        var best: (command: Command, sureness: Sureness)?
        for command in commands {
            guard let sureness = command.sureness(sentence, now) else { continue }
            if best.map({ $0.sureness < sureness }) ?? true { best = (command, sureness) }
        }
        return best
    }

    /// The command for the thing with this number and its arguments: of what it is called, or else of the list that
    /// `feature` showed last, or else of the first feature that has one.
    package func one(_ asked: NumberAskedFor, listedBy feature: String?) -> (command: Command, arguments: Words)? {
        let named = asked.thing.flatMap { thing in lists.values.first { $0.one.dropFirst() == thing } }
        guard let list = named ?? feature.flatMap({ lists[$0] }) ?? firstList else { return nil }
        return find(Words("\(list.one.dropFirst()) \(asked.number)"))
    }

    /// Carries `command` out with the `arguments` after its own words, or gives the remembered answer if it still
    /// holds.
    package func carryOut(_ command: Command, _ arguments: Words, _ turn: Turn) throws -> [Effect] {
        try answers.answer(command.entry.words, arguments, turn) { try command.read(arguments, $0.now)($0) }
    }

    /// Says what `!undo` would take back; nothing if there is nothing.
    package func undoneNext(_ turn: Turn) throws -> [Effect] { try Undoing(features: features, turn: turn).named() }

    /// Lets the feature that asked a question take an answer, which may also read as a command; nil if it is no answer.
    package func answer(
        _ said: Words, to question: OpenQuestion, readsAsCommand: Bool, _ turn: Turn
    ) throws -> [Effect]? {
        try carryOn(question, turn) {
            try $0.answer(said, to: question.payload, readsAsCommand: readsAsCommand, $1)
        }
    }

    /// Lets the feature that asked do the act to which somebody has said yes.
    package func confirmed(_ question: OpenQuestion, _ turn: Turn) throws -> [Effect] {
        try carryOn(question, turn) { try $0.confirmed(question.payload, $1) } ?? []
    }

    /// Lets the feature that asked take an answer that is neither yes nor no; nil if it means nothing there.
    package func amended(_ said: Words, _ question: OpenQuestion, _ turn: Turn) throws -> [Effect]? {
        try carryOn(question, turn) { try $0.amended(said, question.payload, $1) }
    }

    /// Reads back once more what somebody has been asked about; nil if its name says all of it.
    package func readAgain(_ question: OpenQuestion, _ turn: Turn) throws -> [Effect]? {
        try carryOn(question, turn) { try $0.readAgain(question.payload, $1) }
    }

    private func carryOn(
        _ question: OpenQuestion, _ turn: Turn, _ work: (any Asker, Turn) throws -> [Effect]?
    ) throws -> [Effect]? {
        guard let feature = features[question.feature] else { return nil }
        let asker: any Asker = Self.form(asking: question, features) ?? feature
        let permission = question.question?.permission ?? .anyone
        return try work(asker, turn.asSeen(by: question.feature, allowedBy: permission))?.map {
            $0.meant(by: question.feature)
        }
    }

    /// The form that asked a question; nil if it was asked otherwise.
    private static func form(asking question: OpenQuestion, _ features: [String: any Feature]) -> (any AskedForm)? {
        features[question.feature]?.forms.first { $0.isAsking(question.payload) }
    }

    /// Lets the feature that posted take a reply; nil if it means nothing there.
    package func reply(_ said: Words, to post: PostKey, _ turn: Turn) throws -> [Effect]? {
        try features[post.feature]?.reply(said, to: post, turn.asSeen(by: post.feature))?
            .map { $0.meant(by: post.feature) }
    }

    /// Lets the feature that showed somebody one thing last answer what they ask about it, or a feature change it as they
    /// say; nil if they say something else. What was found for a `list` is not changed, since the words may go on with that.
    package func asked(
        _ said: Words, of shown: OpenQuestion, after list: OpenQuestion?, _ turn: Turn
    ) throws -> [Effect]? {
        guard let feature = features[shown.feature], let number = shown.onlyNumber else { return nil }
        // What is found for a list may be asked for further: "on Sunday". "It starts on Sunday" tells.
        let mayChange = list?.cause != shown.cause || Correction.tellsOfIt(said)
        for (name, other) in features.sorted(by: { $0.key < $1.key }) where mayChange {
            let turn = turn.asSeen(by: name)
            if let effects = try other.changed(by: said, of: number, shownBy: shown.feature, turn) {
                return effects.map { $0.meant(by: name) }
            }
        }
        if AskedReader.asksAgain(said), let list = lists[shown.feature],
            let (command, arguments) = find(Words("\(list.one.dropFirst()) \(number)"))
        {
            return try command.read(arguments, turn.now)(turn)
        }
        if surest(said, at: turn.now)?.sureness == .certain { return nil }
        return try feature.asked(said, of: number, turn.asSeen(by: shown.feature))?
            .map { $0.meant(by: shown.feature) }
    }

    /// Lets the feature that listed things last answer a question that goes on with the one before; nil if it does not,
    /// or if it is surely meant for another command.
    ///
    /// If one thing was read about after that list, a further list takes its place without being "it".
    package func further(_ said: Words, after list: OpenQuestion, _ turn: Turn) throws -> [Effect]? {
        guard !list.asked.isEmpty, !isSurelyMeant(said, at: turn.now) else { return nil }
        let now = Int64(turn.now.timeIntervalSince1970)
        let read = try OpenQuestion.shown(to: turn.sender, in: turn.place, at: now, turn.db)
        let effects = try features[list.feature]?.further(said, after: list.asked, turn.asSeen(by: list.feature))?
            .map { $0.meant(by: list.feature) }
        if effects != nil, let one = read?.onlyNumber, read?.cause != list.cause {
            let next = try OpenQuestion.list(of: turn.sender, in: turn.place, at: now, turn.db)
            let shown = try OpenQuestion.shown(to: turn.sender, in: turn.place, at: now, turn.db)
            if shown?.cause == next?.cause, shown?.onlyNumber.map({ $0 != one }) == true {
                try OpenQuestion.forget(.shown, of: turn.sender, in: turn.place, turn.db)
            }
        }
        return effects
    }

    /// Whether what somebody said in a room may hold words that no room is to read, so that an answer must repeat none
    /// of them.
    package func mayTellPrivate(_ said: Words, _ turn: Turn) throws -> Bool {
        let now = Int64(turn.now.timeIntervalSince1970)
        let asked = try OpenQuestion.question(to: turn.sender, in: turn.place, at: now, turn.db)
        let named = named(said)
        return try features.contains { name, feature in
            let question = asked?.feature == name && asked?.payload.isGone == false ? asked?.payload : nil
            return try feature.mayTellPrivate(said, of: named, inAnswerTo: question, turn.asSeen(by: name))
        }
    }

    /// What a command in a room is about; nil if it is no command, or names nothing that can be private.
    private func named(_ said: Words) -> CommandEntry.Named? {
        guard said.text.first == "!", let (command, arguments) = find(Words(said.text.dropFirst())),
            let numbers = command.entry.numbers,
            let number = arguments.leadingNumber(after: [numbers == .event ? "event" : "suggestion"])?.value
        else { return nil }
        return CommandEntry.Named(numbers, number)
    }

    /// Asks again what the form asked that `question` is of; nothing if no form asked it.
    package func askedAgain(_ question: OpenQuestion, _ turn: Turn) throws -> [Effect] {
        guard let form = Self.form(asking: question, features) else { return [] }
        return try form.resumed(question.payload, turn.asSeen(by: question.feature)).map {
            $0.meant(by: question.feature)
        }
    }

    /// Runs a timer of a feature; gives also when it comes again, nil if it does not.
    ///
    /// A key that no feature can read any more leads to nothing.
    package func due(_ entry: Schedule.Entry, _ tick: Tick) throws -> (actions: [RoomAction], next: Date?) {
        if entry.feature == SecondYes.Expiry.feature { return (try SecondYes.runOut(entry.key, tick), nil) }
        if entry.feature == PostBudget.Night.feature, let night = PostBudget.Night(rawValue: entry.key) {
            try night.forgetEarlierDays(tick)
            return ([], try night.next(tick))
        }
        guard let feature = features[entry.feature] else { return ([], nil) }
        return try Self.due(feature, entry.key, tick.asSeen(by: entry.feature))
    }

    private static func due<F: Feature>(
        _ feature: F, _ key: String, _ tick: Tick
    ) throws -> (actions: [RoomAction], next: Date?) {
        guard let timer = F.Timer(rawValue: key) else { return ([], nil) }
        let actions = try feature.due(timer, tick)
        return (actions.map { $0.meant(by: F.name) }, try timer.next(tick))
    }

    /// What the features say first to `user` in `room`, their direct room, into which we have just come.
    package func welcome(_ user: UserID, to room: RoomID, _ tick: Tick) throws -> [RoomAction] {
        try features.sorted { $0.key < $1.key }.flatMap { name, feature in
            try feature.welcome(user, to: room, tick.asSeen(by: name)).map { $0.meant(by: name) }
        }
    }

    /// Gives `feature` what came of its request under `key`. A key that it cannot read any more leads to nothing.
    package func received(
        _ result: Result<Request.Answer, GivingUp>, for key: String, of feature: String, _ tick: Tick
    ) throws -> [RoomAction] {
        guard let feature = features[feature] else { return [] }
        return try Self.received(result, key, feature, tick)
    }

    private static func received<F: Feature>(
        _ result: Result<Request.Answer, GivingUp>, _ key: String, _ feature: F, _ tick: Tick
    ) throws -> [RoomAction] {
        guard let request = F.RequestKey(rawValue: key) else { return [] }
        return try feature.received(result, for: request, tick.asSeen(by: F.name)).map { $0.meant(by: F.name) }
    }

    /// Lets `feature` work out what it asked for under `key`; nil if it cannot read that key any more.
    package func calculate(_ key: String, of feature: String, _ tick: Tick) throws -> String? {
        func calculate<F: Feature>(_ feature: F) throws -> String? {
            try F.RequestKey(rawValue: key).map { try feature.calculate($0, tick.asSeen(by: F.name)) }
        }
        return try features[feature].flatMap { try calculate($0) }
    }

    /// Lets every feature take along what it keeps about the room `old` to `new`.
    package func moved(from old: RoomID, to new: RoomID, _ tick: Tick) throws {
        try keeping.moved(from: old, to: new, tick.db)
        for (name, feature) in features { try feature.moved(from: old, to: new, tick.asSeen(by: name)) }
    }

    /// Deletes what is kept about `room`, which we left a while ago.
    package func left(_ room: RoomID, _ tick: Tick) throws { try keeping.left(room, tick.db) }

    private static func commands<F: Feature>(of feature: F) -> [Command] {
        feature.grammar.rules.map { rule in
            let read: @Sendable (Words, Date) throws(Refusal) -> @Sendable (Turn) throws -> [Effect] = {
                words, now throws(Refusal) in
                let command = try rule.read(words, now)
                return { turn in
                    let effects = try feature.handle(
                        command, turn.asSeen(by: F.name, allowedBy: rule.entry.permission))
                    return effects.map { $0.meant(by: F.name) }
                }
            }
            return Command(entry: rule.entry, read: read, sureness: rule.sureness)
        }
    }

    /// What else people say to read on.
    private static let readingOn = Phrases([
        "next", "next page", "next ones", "next please", "show more", "show me more", "see more", "the rest",
        "show the rest", "show me the rest", "keep going", "carry on", "any more", "anymore", "what else",
        "anything else", "who else", "anyone else", "anybody else", "someone else", "is there more", "are there more",
        "is there someone else", "are there any more", "please",
    ])

    private static func moreCommand(_ features: [String: any Feature]) -> Command {
        let read: @Sendable (Words, Date) throws(Refusal) -> @Sendable (Turn) throws -> [Effect] = { _, _ in
            { turn in
                let now = Int64(turn.now.timeIntervalSince1970)
                guard let list = try OpenQuestion.list(of: turn.sender, in: turn.place, at: now, turn.db),
                    !list.payload.isGone, let feature = features[list.feature]
                else { throw Refusal(Replies.nothingMore) }
                try OpenQuestion.forget(.more, of: turn.sender, in: turn.place, turn.db)
                let effects = try feature.more(list.payload, turn.asSeen(by: list.feature).listing(list.asked))
                return effects.map { $0.meant(by: list.feature) }
            }
        }
        return Command(entry: more, read: read) { words, _ in
            words.folded != ["please"] && readingOn.areAll(words.folded[...]) ? .certain : nil
        }
    }

    private static func goOnCommand(_ features: [String: any Feature]) -> Command {
        Command(entry: goOn) { _, _ in
            { turn in
                let now = Int64(turn.now.timeIntervalSince1970)
                let form = try OpenQuestion.paused(of: turn.sender, in: turn.place, at: now, turn.db)
                let standing = try OpenQuestion.question(to: turn.sender, in: turn.place, at: now, turn.db)
                if let question = standing?.question, question.isOpen, form == nil || form?.cause == standing?.cause {
                    throw Refusal(Replies.stillAsks(question.deed))
                }
                guard let form, let asked = Self.form(asking: form, features) else {
                    throw Refusal(Replies.nothingPaused)
                }
                try OpenQuestion.forget(.paused, of: turn.sender, in: turn.place, turn.db)
                let effects = try asked.resumed(form.payload, turn.asSeen(by: form.feature))
                let beginning = form.question.map { Replies.goingOn($0.deed) } ?? []
                return Effect.answering(effects.map { $0.meant(by: form.feature) }, beginning: beginning)
            }
        }
    }

    /// Words behind `!undo` that name nothing.
    private static let sayingNothing: Set<String> = [
        "that", "it", "this", "please", "pls", "last", "the", "one", "my", "what", "i", "did", "just", "now", "thanks",
        "command", "change",
    ]
    /// Words in front of "undo" that say nothing.
    private static let leadingToUndo = Phrases([
        "sorry", "oh", "oh no", "oops", "whoops", "no", "wait", "please", "can you", "could you", "actually", "quick",
        "argh", "damn",
    ])

    /// What follows "undo" in a sentence that says nothing else, "sorry, undo that"; nil for others.
    private static func behindUndo(_ words: Words) -> ArraySlice<String>? {
        var rest = words.folded[...]
        while case let count = leadingToUndo.length(rest), count > 0 { rest = rest.dropFirst(count) }
        guard rest.first == "undo", rest.dropFirst().allSatisfy(sayingNothing.contains) else { return nil }
        return rest.dropFirst()
    }

    /// Whether somebody wants it as it was, "change the place back", which may mean something else than what was done last.
    private static func wantsBack(_ words: Words) -> Bool {
        var rest = words.folded[...]
        while case let count = leadingToUndo.length(rest), count > 0 { rest = rest.dropFirst(count) }
        guard let verb = rest.first, ["change", "put", "set", "switch"].contains(verb), rest.count < 9,
            let back = rest.firstIndex(of: "back"), rest.dropFirst().prefix(upTo: back).count <= 3
        else { return false }
        return rest[(back + 1)...].allSatisfy(
            sayingNothing.union(["to", "how", "as", "was", "were", "again"]).contains)
            && back > rest.startIndex + 1
    }

    private static func undoCommand(_ features: [String: any Feature]) -> Command {
        let read: @Sendable (Words, Date) throws(Refusal) -> @Sendable (Turn) throws -> [Effect] = {
            words, _ throws(Refusal) in
            let isSure = words.folded == ["yes"]
            if wantsBack(words) { return { turn in try Undoing(features: features, turn: turn).asked() } }
            // "!undo 19" may mean something else than what was done last.
            guard isSure || (behindUndo(words) ?? words.folded[...]).allSatisfy(sayingNothing.contains) else {
                throw Refusal(Replies.undoAlone)
            }
            return { turn in try Undoing(features: features, turn: turn).effects(isSure: isSure) }
        }
        return Command(entry: undo, read: read) { words, _ in
            behindUndo(words) != nil || wantsBack(words) ? .certain : nil
        }
    }
}

extension Effect {
    /// Puts `beginning` in front of the answer among the effects, or makes it the answer if there is none.
    package static func answering(_ effects: [Effect], beginning: Reply) -> [Effect] {
        guard !beginning.lines.isEmpty else { return effects }
        let hasReply = effects.contains { if case .reply = $0 { true } else { false } }
        let begun = effects.map { effect -> Effect in
            if case .reply(let reply) = effect { .reply(beginning + reply) } else { effect }
        }
        return hasReply ? begun : begun + [.reply(beginning)]
    }
}
