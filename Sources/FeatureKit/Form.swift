import Organising
package import StewardCore

package import struct Foundation.Date

/// What somebody fills in by answering a form's questions; it is stored as JSON between two answers.
package protocol FormDraft: Codable, Equatable, Sendable {
    /// What is asked back about an answer that can be read in two ways; `Never` if no answer can.
    associatedtype Unclear: UnclearAnswer = Never

    /// Makes a draft in which nothing is answered.
    init()
}

/// An answer that can be read in more than one way, and what is asked back about it.
///
/// A question's reader throws it. When the person has settled it, the reader is given their words once more, and this.
package protocol UnclearAnswer: Codable, Equatable, Error {
    /// What is asked back: "Is that 7 in the morning or 7 in the evening? Type am or pm."
    var question: Reply { get }
    /// What is known once somebody has typed `words`; nil if they do not settle it.
    func settled(by words: Words) -> Self?
}

extension Never: UnclearAnswer {
    package var question: Reply { switch self {} }
    package func settled(by words: Words) -> Never? { switch self {} }
}

/// Questions that are asked one by one in a direct message, until all is answered, read back and said yes to.
///
/// A feature says what is asked, how an answer is read, how the whole is read back and what a yes does. It lists the
/// form in `Feature.forms` and begins it with `begin(_:)`. Everything else is the same for every form:
/// - The person types `skip`, `back`, `stop`, or `change`, the name of something answered before, and how it is to be.
/// - A newer command pauses the form, and `!continue` goes on with it. It survives restarts, for a day after each answer.
/// - Words that read as a command too are the command if they are no answer, and asked about if they may be either.
/// - At the end all is read back, and `Turn.confirm` asks for a yes; `change` works there too.
package struct Form<Draft: FormDraft>: AskedForm {
    /// One question; or, if it is never asked, something that can only be changed.
    package struct Question: Sendable {
        /// By which words people name it after "change", the usual one first; that one is stored and never changes.
        let names: [String]
        /// The question, such as "What is it called?"; nil if it is never asked.
        let asked: String?
        /// A new answer as an example of what to type after "change" and its name, such as "Pride picnic".
        let example: String
        /// What a new answer is called in "Write the new one after it".
        let wanted: String
        /// Why it cannot be skipped, such as "An event needs a title"; nil if it can.
        let need: String?
        /// Which words are an answer.
        let takes: Taking
        /// What is shown below the question, such as an example or the choices.
        let hint: @Sendable (Draft) -> Reply
        /// The answer that the draft has, in words; nil if there is none.
        let answer: @Sendable (Draft) -> String?
        /// What "Noted:" is followed by once it is answered; nil if nothing is said.
        let noted: @Sendable (Draft) -> String?
        /// Puts an answer into the draft; throws a `Refusal`, or what is unclear. What it has put there stays even if
        /// it throws.
        let read: @Sendable (Words, inout Draft, Reading) throws -> Void

        fileprivate var key: String { names[0] }

        /// Makes a question; what is noted is its answer, unless `noted` says otherwise.
        package init(
            _ names: [String], _ asked: String?, example: String, wanted: String = "new one", need: String? = nil,
            takes: Taking = .few, hint: @escaping @Sendable (Draft) -> Reply = { _ in [] },
            answer: @escaping @Sendable (Draft) -> String?, noted: (@Sendable (Draft) -> String?)? = nil,
            read: @escaping @Sendable (Words, inout Draft, Reading) throws -> Void
        ) {
            (self.names, self.asked, self.example, self.wanted) = (names, asked, example, wanted)
            (self.need, self.takes, self.hint, self.answer) = (need, takes, hint, answer)
            (self.noted, self.read) = (noted ?? answer, read)
        }
    }

    /// Which words are an answer to a question. If nearly any words are, the case says what is asked for, as in "Is
    /// "help" what it is called?"
    package enum Taking: Sendable {
        /// Few, such as a number or a day. Words that are no answer and read as a command are that command.
        case few
        /// Nearly all. If words read as a command, the person is asked whether they are the answer.
        case most(String)
        /// All, as for a title. "change time …" is the answer too, unless a time was answered before.
        case any(String)

        fileprivate var askedFor: String? {
            switch self {
            case .few: nil
            case .most(let what), .any(let what): what
            }
        }
    }

    /// How an answer is to be read.
    package struct Reading: Sendable {
        /// When it was typed.
        package let now: Date
        /// What was unclear in it and is settled now; nil if nothing was.
        package let settled: Draft.Unclear?
        /// Whether it changes a draft that has been read back.
        package let isChange: Bool
    }

    /// The word for what a yes does: "send", "sends", "sent".
    package struct Verb: Sendable {
        let infinitive, present, participle: String

        package init(_ infinitive: String, _ present: String, _ participle: String) {
            (self.infinitive, self.present, self.participle) = (infinitive, present, participle)
        }
    }

    let name: String
    let verb: Verb
    private let questions: [Question]
    private let permission: Permission
    private let about: @Sendable (Draft) -> String
    private let whole: @Sendable (Draft, Turn) throws -> (Reply, Deed)
    private let done: @Sendable (Draft, Turn) throws -> [Effect]

    /// What is said in a room when the questions come in a direct message.
    package var elsewhere: Reply = Replies.questionsAreDirect
    /// The names of what can be changed, as they are offered.
    package var changeable: [String]
    /// An example of what to type after "change".
    package var changeExample: String
    /// Reads what follows "change", as a question's usual name and its new answer; nil if it names none.
    package var named: @Sendable (Words) -> (name: String, value: Words)?
    /// What has to be answered again before the whole is read back, by its usual name, and why; nil if nothing has to.
    package var unfinished: @Sendable (Draft) -> (name: String, why: Reply)? = { _ in nil }
    /// What a correction without a name can only be, by a question's usual name; nil if it may be several things.
    package var only: @Sendable (Correction, Draft, Date) -> (name: String, value: Words)? = { _, _, _ in nil }
    /// What a yes would do to a draft, in a few words, such as "Fri 6 March, 7pm"; nil if `about` says it all.
    package var standing: @Sendable (Draft) -> String? = { _ in nil }
    /// What is asked of a draft that was made in another way before it is read back, by its usual name, and why; nil if
    /// nothing is.
    package var doubted: @Sendable (Draft) -> (name: String, why: Reply)? = { _ in nil }
    /// Whether a draft is carried on in a direct message alone, since no room is to read it.
    package var isForDirect: @Sendable (Draft) -> Bool = { _ in false }
    /// What only the person who asked in a room is told of a draft that is read back there.
    package var aside: @Sendable (Draft, Turn) throws -> Reply = { _, _ in [] }
    /// Whether words answer the question itself, and not what was unclear in the last answer, even if they are refused.
    package var standsAlone: @Sendable (Words, Date) -> Bool = { _, _ in false }

    /// Makes a form that is stored under `name`, which never changes.
    ///
    /// - Parameters:
    ///   - verb: What a yes does.
    ///   - permission: Who may say yes.
    ///   - about: What the questions are about, such as "announcing Pride picnic".
    ///   - readBack: The whole in words, for a yes, and what it is called; throws a `Refusal` if it cannot be done.
    ///   - done: What a yes does.
    package init(
        _ name: String, _ verb: Verb, by permission: Permission, _ questions: [Question],
        about: @escaping @Sendable (Draft) -> String,
        readBack: @escaping @Sendable (Draft, Turn) throws -> (Reply, Deed),
        done: @escaping @Sendable (Draft, Turn) throws -> [Effect]
    ) {
        (self.name, self.verb, self.permission, self.questions) = (name, verb, permission, questions)
        (self.about, whole, self.done) = (about, readBack, done)
        changeable = questions.map(\.key)
        changeExample = questions.first.map { "\($0.key) \($0.example)" } ?? ""
        named = { words in
            words.named(among: questions, by: \.names).map { ($0.thing.key, $0.value) }
        }
    }

    private var asked: [Question] { questions.filter { $0.asked != nil } }

    private func question(_ key: String) -> Question? { questions.first { $0.key == key } }

    // MARK: What a feature calls

    /// Asks the first question, in the person's direct messages wherever they gave their command; refuses if another
    /// form is half filled there.
    package func begin(_ turn: Turn) throws -> [Effect] {
        try turn.directly(saying: elsewhere) { turn in
            if let half = try halfFilled(turn) { throw Refusal(Replies.isHalfFilled(half)) }
            return try ask(beginning, after: Replies.beginning(questions: asked.count, verb.participle), turn)
        }
    }

    /// What the paused form of the person is about; nil if there is none, or nothing is answered in it.
    private func halfFilled(_ turn: Turn) throws -> Deed? {
        guard let paused = try turn.pausedForm(), draft(of: paused.payload) != Draft() else { return nil }
        return paused.question?.deed
    }

    /// Reads back a draft that was made in another way, and asks for a yes; asks first what is doubted of it. What is for
    /// direct messages alone is not said in a room.
    package func readBack(_ draft: Draft, _ turn: Turn) throws -> [Effect] {
        try turn.directly(if: isForDirect(draft)) { turn in
            guard let (doubted, why) = doubted(draft) else {
                return try readBack(Progress(form: name, draft: draft), turn)
            }
            return try complete(draft, at: doubted, after: why, turn)
        }
    }

    /// Asks what a draft that was made in another way lacks, first `name`, with `reason` before the question; then reads
    /// it back. `unfinished` says what else it lacks. Beside a form that is half filled it waits for half an hour only, so
    /// that it does not take that one's place. A yes to the first question answers it with what was `meant`.
    package func complete(
        _ draft: Draft, at name: String, after reason: Reply, meant: String? = nil, _ turn: Turn
    ) throws -> [Effect] {
        try ask(
            Progress(
                form: self.name, draft: draft, question: name, isStepwise: try halfFilled(turn) == nil,
                isRepeated: true,
                isMade: true, meant: meant),
            after: reason, turn)
    }

    /// Changes what `name` names in a draft that was made in another way, and reads it back.
    package func change(_ name: String, to words: Words, in draft: Draft, _ turn: Turn) throws -> [Effect] {
        guard let question = question(name) else { throw Refusal(whatToChange) }
        return try goOn(take(words, for: question, Progress(form: self.name, draft: draft), at: turn.now), turn) ?? []
    }

    /// The draft that a question of this form is about; nil if another asked it.
    package func draft(of payload: OpenQuestion.Payload) -> Draft? {
        isAsking(payload) ? (try? payload.read(as: Progress.self))?.draft : nil
    }

    // MARK: What the runtime calls

    package func isAsking(_ payload: OpenQuestion.Payload) -> Bool {
        (try? payload.read(as: FormName.self))?.form == name
    }

    package func answer(
        _ said: Words, to question: OpenQuestion.Payload, readsAsCommand: Bool, _ turn: Turn
    ) throws -> [Effect]? {
        let progress = try question.read(as: Progress.self)
        return try goOn(
            step(said, progress, isDirect: turn.isDirect, readsAsCommand: readsAsCommand, at: turn.now), turn)
    }

    package func resumed(_ form: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect] {
        let progress = try form.read(as: Progress.self)
        return try progress.isReadBack ? readBack(progress, turn) : ask(progress, turn)
    }

    package func confirmed(_ act: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect] {
        try done(act.read(as: Progress.self).draft, turn)
    }

    package func readAgain(_ act: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect]? {
        try readBack(act.read(as: Progress.self), turn)
    }

    package func amended(_ said: Words, _ act: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect]? {
        let progress = try act.read(as: Progress.self)
        do {
            return try goOn(amendment(said, progress, isDirect: turn.isDirect, at: turn.now), turn)
        } catch let refusal as Refusal where !refusal.isUnread {
            throw Refusal(refusal.reply + Replies.isAsReadBack(verb.present))
        }
    }

    /// Says that words to the read-back of `draft` can't be read.
    private func notTaken(_ draft: Draft) -> Refusal {
        Refusal(
            Replies.notTaken(verb.infinitive, standing(draft) ?? about(draft), "change \(changeExample)"),
            isUnread: true)
    }

    private func goOn(_ step: Step, _ turn: Turn) throws -> [Effect]? {
        switch step {
        // In a room people go on talking while somebody decides, and the question stays open until it runs out.
        case .noAnswer: nil
        case .dropped: [.reply(Replies.dropped(verb.participle))]
        case .ask(let progress, let reason): try ask(progress, after: reason, turn)
        case .readBack(let progress): try readBack(progress, turn)
        }
    }

    private func ask(_ progress: Progress, after reason: Reply = [], _ turn: Turn) throws -> [Effect] {
        if progress.isStepwise {
            // A question about a draft that was read back continues that draft.
            if case .unclear? = progress.last { try turn.dropPaused() }
            try turn.ask(form: progress, about: about(progress.draft))
        } else {
            try turn.ask(progress, about: about(progress.draft))
        }
        return [.reply(reason + words(progress))]
    }

    private func readBack(_ progress: Progress, _ turn: Turn) throws -> [Effect] {
        if !turn.isDirect, isForDirect(progress.draft) { return try readBack(progress.draft, turn) }
        // A change of what was read back may be doubted too.
        if let (name, why) = doubted(progress.draft) {
            var again = progress.at(name)
            (again.isRepeated, again.isMade) = (true, true)
            return try ask(again, after: why, turn)
        }
        let (words, deed) = try whole(progress.draft, turn)
        try turn.confirm(progress, called: deed, by: permission, insteadOf: progress.isStepwise ? progress : nil)
        return [.reply(words)] + turn.telling(turn.isDirect ? [] : try aside(progress.draft, turn))
    }
}

// MARK: Step by step

extension Form {
    /// How far somebody has come; it is stored as JSON until they answer.
    struct Progress: Codable, Equatable {
        /// The form's name.
        let form: String
        var draft: Draft
        /// The question that stands; nil once all are answered.
        var question: String?
        /// Whether the questions led here. If so, a newer command only pauses the form.
        var isStepwise = false
        /// Whether all was answered, and the question is asked once more.
        var isRepeated = false
        /// True if the draft was made in another way, so that its questions have no numbers; nil otherwise.
        var isMade: Bool?
        /// What was probably meant by what the question asks for again; a yes takes it. Nil if nothing was named.
        var meant: String?
        /// What came of the last answer, if that is said or asked about.
        var last: Last?

        enum Last: Codable, Equatable {
            /// It answered the question of this name.
            case noted(String)
            /// It changed the answer to the question of this name while another stood.
            case changed(String)
            /// It reads as a command too, so the person is asked whether it is the answer.
            case doubted(String)
            /// It can be read in two ways.
            case unclear(Open)
        }

        /// An answer to the question `name` that is read again when it is clear.
        struct Open: Codable, Equatable {
            let name: String
            let text: String
            let typedAt: Date
            let unclear: Draft.Unclear
        }

        /// Whether nothing is asked but a yes.
        var isReadBack: Bool {
            if case .unclear? = last { false } else { question == nil }
        }

        fileprivate func at(_ question: String, _ last: Last? = nil) -> Progress {
            var moved = self
            (moved.question, moved.last, moved.meant) = (question, last, nil)
            return moved
        }
    }

    /// What comes of an answer.
    enum Step {
        /// Asks what stands next, after a sentence that says why if it is the same question again.
        case ask(Progress, Reply = [])
        /// All is answered.
        case readBack(Progress)
        case dropped
        /// It is no answer: it is talk, or the command that it reads as.
        case noAnswer
    }

    /// Nothing is answered yet.
    var beginning: Progress {
        Progress(form: name, draft: Draft(), question: asked.first?.key, isStepwise: true)
    }

    /// Takes what somebody typed; `isDirect` if nobody else is there, `readsAsCommand` if it could be a command as well.
    func step(
        _ said: Words, _ progress: Progress, isDirect: Bool = true, readsAsCommand: Bool = false, at now: Date
    ) throws -> Step {
        guard case .unclear(let open)? = progress.last else {
            return try answer(said, progress, readsAsCommand: readsAsCommand, at: now)
        }
        if case .no? = Answer.read(said, isDirect: isDirect) { return .dropped }
        if let settled = open.unclear.settled(by: said), let question = question(open.name) {
            return try take(Words(open.text), for: question, progress, at: open.typedAt, settled)
        }
        if case .back? = FormWord(said), let standing = progress.question { return .ask(progress.at(standing)) }
        if progress.question != nil {
            let step = try answer(said, progress, readsAsCommand: readsAsCommand, at: now)
            // Words that do not settle what is unclear either leave it unclear.
            if case .ask(_, let reason) = step, !reason.lines.isEmpty, !standsAlone(said, now) {
                let question = open.unclear.question
                throw Refusal(question.lines.count > 1 ? question : question + Replies.orBack)
            }
            return step
        }
        if let changes = corrections(said, progress, isDirect: isDirect, at: now) {
            return try take(changes, progress, at: now)
        }
        if said.folded.first == "change" { return try change(said, progress, at: now) }
        if isDirect, !readsAsCommand { throw Refusal(open.unclear.question) }
        return .noAnswer
    }

    /// Takes an answer to the question that stands, or a word for the form itself.
    private func answer(
        _ said: Words, _ progress: Progress, readsAsCommand: Bool, at now: Date
    ) throws -> Step {
        guard let question = progress.question.flatMap(question) else { return .readBack(progress) }
        switch FormWord(said) {
        case .skip? where answer(to: question, progress) != nil, .keep? where answer(to: question, progress) != nil:
            return forward(progress)
        case .stop?: return .dropped
        case .back?:
            let names = asked.map(\.key)
            let index = names.firstIndex(of: question.key) ?? 0
            if index == 0 { return .ask(progress.at(question.key), Replies.noWayBack) }
            return .ask(progress.at(names[index - 1]))
        case .skip?:
            if let need = question.need { return .ask(progress.at(question.key), Replies.cannotSkip(need)) }
            return forward(progress)
        case .keep?, nil: break
        }
        if case .doubted(let text)? = progress.last {
            let settled = progress.at(question.key)
            switch Answer.read(said, isDirect: true) {
            case .yes: return try take(Words(text), for: question, settled, at: now)
            case .no: return .ask(settled)
            case nil: return try answer(said, settled, readsAsCommand: readsAsCommand, at: now)
            }
        }
        if let meant = progress.meant, Answer.read(said, isDirect: true) == .yes {
            return try take(Words(meant), for: question, progress, at: now)
        }
        if let (changed, value) = putRight(by: said, at: question, progress, now) {
            return try take(value, for: changed, progress, at: now)
        }
        if said.folded.first == "change", let (changed, value) = change(in: said), !value.isEmpty,
            mayChange(changed, at: question, progress)
        {
            return try take(value, for: changed, progress, at: now)
        }
        return try take(said, for: question, progress, at: now, readsAsCommand: readsAsCommand)
    }

    /// The earlier answer that somebody puts right while `question` stands, "sorry it's wednesday not thursday"; nil if
    /// their words may be the answer to it.
    private func putRight(
        by said: Words, at question: Question, _ progress: Progress, _ now: Date
    ) -> (Question, value: Words)? {
        let isTitle = if case .any = question.takes { true } else { false }
        guard Correction.putsRight(said, surely: isTitle),
            let changes = corrections(said, progress, isDirect: true, at: now), let change = changes.first,
            changes.count == 1, change.part.key != question.key, change.part.answer(progress.draft) != nil
        else { return nil }
        return (change.part, change.value)
    }

    /// Whether "change" and the name of `changed` mean a change: at a question that any words answer they may be the answer.
    private func mayChange(_ changed: Question, at question: Question, _ progress: Progress) -> Bool {
        guard case .any = question.takes else { return true }
        return changed.key == question.key || progress.isRepeated || changed.answer(progress.draft) != nil
    }

    private func change(in said: Words) -> (Question, value: Words)? {
        named(said.dropFirst(1)).flatMap { name, value in question(name).map { ($0, value) } }
    }

    /// Takes what somebody typed to the read-back that is neither yes nor no.
    func amendment(_ said: Words, _ progress: Progress, isDirect: Bool, at now: Date) throws -> Step {
        if let changes = corrections(said, progress, isDirect: isDirect, at: now) {
            return try take(changes, progress, at: now)
        }
        if said.folded.first == "change" { return try change(said, progress, at: now) }
        // What begins with "no" and changes nothing is a no.
        if !isDirect || Correction.beginsWithNo(said) { return .noAnswer }
        throw notTaken(progress.draft)
    }

    /// Which questions somebody answers anew in their own words; nil if their words can't be read as that.
    private func corrections(
        _ said: Words, _ progress: Progress, isDirect: Bool, at now: Date
    ) -> [(part: Question, value: Words)]? {
        let draft = progress.draft
        let reader = CorrectionReader<Question>(
            named: { words in named(words).flatMap { name, value in question(name).map { ($0, value) } } },
            isLiteral: { if case .any = $0.takes { true } else { $0.asked == nil } },
            isReadable: { question, words in
                var changed = draft
                do {
                    try question.read(words, &changed, Reading(now: now, settled: nil, isChange: true))
                    return true
                } catch {
                    return error is Draft.Unclear
                }
            },
            only: { correction in
                only(correction, draft, now).flatMap { name, value in question(name).map { ($0, value) } }
            },
            areSame: { $0.key == $1.key })
        return reader.read(said, isDirect: isDirect)
    }

    /// Changes several answers of what was read back; what is unclear comes last, and is asked about.
    private func take(_ changes: [(part: Question, value: Words)], _ progress: Progress, at now: Date) throws -> Step {
        var (whole, unclear) = (progress, [(part: Question, value: Words)]())
        for (question, value) in changes {
            if case .readBack(let changed) = try take(value, for: question, whole, at: now) {
                whole = changed
            } else {
                unclear.append((question, value))
            }
        }
        guard let (question, value) = unclear.first else { return .readBack(whole) }
        if unclear.count > 1 { throw notTaken(progress.draft) }
        return try take(value, for: question, whole, at: now)
    }

    /// Changes what was read back.
    private func change(_ said: Words, _ progress: Progress, at now: Date) throws -> Step {
        guard let (question, value) = change(in: said) else { throw Refusal(whatToChange) }
        if value.isEmpty {
            throw Refusal(Replies.changeToWhat(question.wanted, "\(question.key) \(question.example)"))
        }
        return try take(value, for: question, progress, at: now)
    }

    private var whatToChange: Reply { Replies.whatToChange(changeExample, changeable) }

    /// Reads `words` as the answer to `question`; throws a `Refusal` if a draft that was read back cannot be changed
    /// so.
    private func take(
        _ words: Words, for question: Question, _ progress: Progress, at now: Date, _ settled: Draft.Unclear? = nil,
        readsAsCommand: Bool = false
    ) throws -> Step {
        var next = progress
        (next.last, next.meant) = (nil, nil)
        let isChange = progress.question == nil
        do {
            try question.read(words, &next.draft, Reading(now: now, settled: settled, isChange: isChange))
        } catch let unclear as Draft.Unclear {
            next.draft = progress.draft
            next.last = .unclear(
                Progress.Open(name: question.key, text: words.text, typedAt: now, unclear: unclear))
            return .ask(next)
        } catch let refusal as Refusal where !isChange {
            return readsAsCommand ? .noAnswer : .ask(next, refusal.reply)
        }
        guard let standing = progress.question else { return .readBack(next) }
        // Another answer was changed, and the question stands.
        if question.key != standing { return .ask(next.at(standing, .changed(question.key))) }
        if readsAsCommand, question.takes.askedFor != nil {
            return .ask(progress.at(standing, .doubted(words.text)))
        }
        return forward(next, noting: question.key)
    }

    /// The next question; or, at the end, what has to be answered anew.
    private func forward(_ progress: Progress, noting name: String? = nil) -> Step {
        let names = asked.map(\.key)
        let next = names.firstIndex { $0 == progress.question }.map { $0 + 1 } ?? names.count
        if next < names.count, !progress.isRepeated {
            return .ask(progress.at(names[next], name.map { .noted($0) }))
        }
        if let (name, why) = unfinished(progress.draft), self.question(name) != nil {
            var again = progress.at(name)
            again.isRepeated = true
            return .ask(again, why)
        }
        var whole = progress
        (whole.question, whole.last, whole.isRepeated) = (nil, nil, false)
        return .readBack(whole)
    }

    /// The answer that was given before and can be kept; nil if there is none.
    private func answer(to question: Question, _ progress: Progress) -> String? {
        progress.isRepeated ? nil : question.answer(progress.draft)
    }

    /// What is asked now, after what was noted.
    func words(_ progress: Progress) -> Reply {
        if case .unclear(let open)? = progress.last { return open.unclear.question }
        // What is never asked in turn can be doubted too.
        if case .doubted(let text)? = progress.last, let question = progress.question.flatMap(question) {
            return Replies.doubt(text, question.takes.askedFor ?? "your answer")
        }
        let asked = asked
        guard let index = asked.firstIndex(where: { $0.key == progress.question }) else { return [] }
        let question = asked[index]
        var reply: Reply = []
        if case .noted(let name)? = progress.last, let noted = self.question(name)?.noted(progress.draft) {
            reply = Replies.noted(noted)
        }
        if case .changed(let name)? = progress.last, let changed = self.question(name)?.answer(progress.draft) {
            reply = Replies.noted(changed)
        }
        reply =
            reply
            + (progress.isMade == true
                ? Replies.question(question.asked ?? "")
                : Replies.question(index + 1, of: asked.count, question.asked ?? ""))
        reply = reply + question.hint(progress.draft)
        return reply + (answer(to: question, progress).map(Replies.standing) ?? [])
    }
}

/// A form whatever it is about.
package protocol AskedForm: Asker {
    /// Whether this form asked a question that was stored so.
    func isAsking(_ payload: OpenQuestion.Payload) -> Bool
    /// Asks again what stood when the form was paused.
    func resumed(_ form: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect]
}

/// A word for the form itself, whichever question stands.
package enum FormWord: Sendable {
    case skip, back, stop
    /// Keeps the answer that was given before.
    case keep

    /// Reads a whole message; nil if it is no such word.
    package init?(_ words: Words) {
        switch words.folded.joined(separator: " ") {
        case "skip": self = .skip
        case "back": self = .back
        case "stop", "cancel", "stop it", "please stop", "stop please", "unsubscribe me", "leave me alone": self = .stop
        case "keep", "keep it", "same", "the same": self = .keep
        default:
            guard Self.leaving.areAll(words.folded[...], besides: Self.speech) else { return nil }
            self = .stop
        }
    }

    private static let leaving = Phrases([
        "never mind", "nevermind", "forget it", "forget that", "bin it", "bin that", "scrap it", "scrap that",
        "drop it",
        "drop that", "abandon it", "cancel it", "cancel that", "cancel this", "stop this", "give up", "don't bother",
        "dont bother",
    ])
    private static let speech = Phrases([
        "oh", "ok", "actually", "no", "sorry", "please", "just", "then", "lets", "let's", "can we", "can you",
        "could you",
        "i've changed my mind", "thanks", "ah", "and", "well", "i", "i'll",
    ])
}

/// What every form's progress is stored with.
private struct FormName: Decodable {
    let form: String
}

/// Words between the name of something and how it is to be.
private let linkingNames = Phrases([
    "to", "should be", "must be", "has to be", "needs to be", "is to be", "should say", "is now", "has changed to",
    "is changed to", "has moved to", "has been moved to", "will be", "is going to be",
])

extension Words {
    /// The thing that the words name and its new value, as in "the time to 3pm"; nil if they begin with no name.
    package func named<Thing>(
        among things: [Thing], by names: (Thing) -> [String]
    ) -> (thing: Thing, name: String, value: Words)? {
        let words = folded.first == "the" ? dropFirst(1) : self
        guard let name = words.folded.first, let thing = things.first(where: { names($0).contains(name) }) else {
            return nil
        }
        let rest = words.dropFirst(1)
        let linking = linkingNames.length(rest.folded[...])
        return (thing, name, linking < rest.folded.count ? rest.dropFirst(linking) : rest)
    }
}
