import GRDB
package import MatrixProtocol
package import StewardCore

/// What asks a question and takes the answer: a feature, or one of its forms.
package protocol Asker: Sendable {
    /// Takes what somebody said after `Turn.ask(_:about:)`; nil if it is no answer to that question.
    ///
    /// If it `readsAsCommand`, it may be a command without its `!`, and becomes that if this gives nil. If it may be
    /// meant as either, ask.
    func answer(
        _ said: Words, to question: OpenQuestion.Payload, readsAsCommand: Bool, _ turn: Turn
    ) throws -> [Effect]?
    /// Does the act to which somebody has said yes, in the turn of that person; the act is as `Turn.confirm` was given
    /// it. The reply is put behind what was done.
    func confirmed(_ act: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect]
    /// Takes an answer to a yes-or-no question that is neither, such as how to do the act instead; nil if it means
    /// nothing here.
    func amended(_ said: Words, _ act: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect]?
    /// Reads an act back once more and asks for a yes again; nil if what it is called (`Deed`) says all of it.
    func readAgain(_ act: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect]?
}

/// Something that Steward does for people: its commands, its tables and its words, in one folder.
///
/// A feature never sees the network, the outbox or the sync position. Its handlers run inside one write transaction and
/// cannot wait for anything: what they want done outside is an `Effect`.
package protocol Feature: Asker {
    /// A command of this feature, read and ready to be carried out.
    associatedtype Command: Sendable
    /// What it can be woken for.
    associatedtype Timer: FeatureTimer = NoTimer
    /// What it asks for outside.
    associatedtype RequestKey: FeatureRequest = NoRequest

    /// The feature's name in the store, such as `events`; it never changes.
    static var name: String { get }
    /// The steps of its schema, oldest first.
    static var migrations: [Migration] { get }
    /// What its tables keep about people and rooms.
    static var kept: [Kept] { get }
    /// The list of which a number means one, when somebody who has just read it types the number alone; nil if it has
    /// none.
    static var list: NumberedList? { get }
    /// Its commands and how they are read.
    var grammar: Grammar<Command> { get }
    /// Its forms, which take the answers to their questions.
    var forms: [any AskedForm] { get }

    /// Carries out a command: changes facts through `turn.db` and says what is to be done.
    ///
    /// A thrown `Refusal` undoes the changes and is the answer. Any other error undoes them too, and is answered with a
    /// reference that is also in the log.
    func handle(_ command: Command, _ turn: Turn) throws -> [Effect]
    /// Goes on with a list; `place` is what `Turn.offerMore(_:)` was given.
    func more(_ place: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect]
    /// The version of something that this feature changes, which differs after each change; nil if the thing is gone.
    func version(of thing: String, _ turn: Turn) throws -> String?
    /// Whether the person has read of nothing else since an act of theirs, so that "undo" can only mean that.
    func isInView(_ act: Act, _ turn: Turn) throws -> Bool
    /// Makes a thing as it was before an act that `Turn.note(_:to:of:before:version:now:)` noted, and tells everybody
    /// who was told of the act. The reply is put behind what was taken back.
    func undone(_ act: Act, _ turn: Turn) throws -> [Effect]
    /// Takes what somebody wrote in reply to a post of this feature; nil if it means nothing here.
    func reply(_ said: Words, to post: PostKey, _ turn: Turn) throws -> [Effect]?
    /// Answers what somebody asks directly about the thing with this number, which was shown to them last
    /// (`Turn.noteShown(_:)`); nil if they say something else.
    func asked(_ said: Words, of number: Int64, _ turn: Turn) throws -> [Effect]?
    /// Changes as somebody says directly, "it should be £8", the thing with this number that `feature` showed to them last,
    /// by itself; nil if they say something else.
    func changed(by said: Words, of number: Int64, shownBy feature: String, _ turn: Turn) throws -> [Effect]?
    /// Answers a question that goes on with the one for which a list was shown last, "and on Sunday?"; nil if it does
    /// not. `earlier` is what the list was shown with (`Turn.listing(_:)`).
    func further(_ said: Words, after earlier: [String], _ turn: Turn) throws -> [Effect]?
    /// Whether what somebody said in a room may hold words that no room is to read. The answer then repeats none of
    /// them.
    ///
    /// `named` is what the command is about, by its number. `question` is the person's open question there, if this
    /// feature asked it.
    func mayTellPrivate(
        _ said: Words, of named: CommandEntry.Named?, inAnswerTo question: OpenQuestion.Payload?, _ turn: Turn
    ) throws -> Bool
    /// Does what `timer` was set for. A moment that was missed comes late, and once.
    ///
    /// Anything that it throws undoes its changes, and the timer comes again later. After success
    /// `FeatureTimer.next(_:)` says when it comes again.
    func due(_ timer: Timer, _ tick: Tick) throws -> [RoomAction]
    /// What it says first to `user` in `room`, their direct room, into which we have just come.
    func welcome(_ user: UserID, to room: RoomID, _ tick: Tick) throws -> [RoomAction]
    /// Takes what came of a request that it made with `FeatureRequest.asking(for:)`, or why that was given up.
    ///
    /// Anything that it throws undoes its changes, and the request is made again later.
    func received(
        _ result: Result<Request.Answer, GivingUp>, for request: RequestKey, _ tick: Tick
    ) throws -> [RoomAction]
    /// Works out what it asked for as `Request.calculation`. It can only read the store; answers go out meanwhile.
    func calculate(_ request: RequestKey, _ tick: Tick) throws -> String
    /// Takes along to `new` what else it keeps about the room `old`, which `new` has replaced, such as timers. A second
    /// time changes nothing more.
    ///
    /// The rows of tables that it declares as moving with a room have gone along already (`Kept.movesWithRoom`). What
    /// was set in `new` itself stays.
    func moved(from old: RoomID, to new: RoomID, _ tick: Tick) throws
    /// Loads its first data; returns how many records of each kind it wrote, such as "events" or "picket lines".
    /// Loading it twice changes nothing more.
    func seed(from seeds: any SeedSource, _ tick: Tick) throws -> [String: Int]
}

extension Feature {
    package static var migrations: [Migration] { [] }
    package static var kept: [Kept] { [] }
    package static var list: NumberedList? { nil }
    package var forms: [any AskedForm] { [] }
    package func more(_ place: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect] { [] }
    package func answer(
        _ said: Words, to question: OpenQuestion.Payload, readsAsCommand: Bool, _ turn: Turn
    ) throws -> [Effect]? { nil }
    package func confirmed(_ act: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect] { [] }
    package func amended(_ said: Words, _ act: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect]? { nil }
    package func readAgain(_ act: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect]? { nil }
    package func version(of thing: String, _ turn: Turn) throws -> String? { nil }
    package func isInView(_ act: Act, _ turn: Turn) throws -> Bool { true }
    package func undone(_ act: Act, _ turn: Turn) throws -> [Effect] { [] }
    package func reply(_ said: Words, to post: PostKey, _ turn: Turn) throws -> [Effect]? { nil }
    package func asked(_ said: Words, of number: Int64, _ turn: Turn) throws -> [Effect]? { nil }
    package func further(_ said: Words, after earlier: [String], _ turn: Turn) throws -> [Effect]? { nil }
    package func changed(
        by said: Words, of number: Int64, shownBy feature: String, _ turn: Turn
    ) throws -> [Effect]? { nil }
    package func mayTellPrivate(
        _ said: Words, of named: CommandEntry.Named?, inAnswerTo question: OpenQuestion.Payload?, _ turn: Turn
    ) throws -> Bool { false }
    package func due(_ timer: Timer, _ tick: Tick) throws -> [RoomAction] { [] }
    package func welcome(_ user: UserID, to room: RoomID, _ tick: Tick) throws -> [RoomAction] { [] }
    package func received(
        _ result: Result<Request.Answer, GivingUp>, for request: RequestKey, _ tick: Tick
    ) throws -> [RoomAction] { [] }
    package func calculate(_ request: RequestKey, _ tick: Tick) throws -> String { "" }
    package func moved(from old: RoomID, to new: RoomID, _ tick: Tick) throws {}
    package func seed(from seeds: any SeedSource, _ tick: Tick) throws -> [String: Int] { [:] }
}

/// The key under which a feature asks for something outside; the store keeps it as text.
///
/// The answer is given to `Feature.received(_:for:_:)` once, in a later transaction, whatever restarts come between.
package protocol FeatureRequest: RawRepresentable<String>, Sendable {
    /// The name of the feature that asks.
    static var feature: String { get }
}

extension FeatureRequest {
    /// Asks for `request`. Two requests under one key are answered one after the other.
    package func asking(for request: Request) -> RoomAction { .request(request, key: rawValue, of: Self.feature) }
}

/// The requests of a feature that has none.
package enum NoRequest: FeatureRequest {
    package static let feature = ""

    package init?(rawValue: String) { nil }
    package var rawValue: String { switch self {} }
}
