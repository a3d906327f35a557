import GRDB
package import MatrixProtocol
package import StewardCore

/// What asked a question and takes what is said to it: a feature, or one of its forms.
package protocol Asker: Sendable {
    /// Takes what somebody said after `Turn.ask(_:about:)`; nil if it is no answer to that question.
    ///
    /// What `readsAsCommand` could as well be a command without its mark, which it becomes if it is no answer; if it may
    /// be meant as either, ask.
    func answer(
        _ said: Words, to question: Continuation.Payload, readsAsCommand: Bool, _ turn: Turn
    ) throws -> [Effect]?
    /// Does what somebody has said yes to, as `Turn.confirm(_:called:by:minutes:in:)` was given it; what was done is named
    /// in front of the reply.
    func confirmed(_ act: Continuation.Payload, _ turn: Turn) throws -> [Effect]
    /// Takes what somebody said to a yes-or-no question that is neither, such as how to do the act instead; nil if it
    /// can do nothing with it.
    func amended(_ said: Words, _ act: Continuation.Payload, _ turn: Turn) throws -> [Effect]?
}

/// Something that Steward does for people: its commands, its tables, its words, in one folder.
///
/// A feature never sees the network, the outbox or the sync position. Its handlers run inside one write transaction and
/// cannot wait for anything; what they want done outside is an `Effect`.
package protocol Feature: Asker {
    /// A command of this feature, read and ready to be carried out.
    associatedtype Command: Sendable
    /// What it is woken for.
    associatedtype Timer: FeatureTimer = NoTimer
    /// What it asks for outside.
    associatedtype RequestKey: FeatureRequest = NoRequest

    /// The feature's name in the store, such as `events`; it never changes.
    static var name: String { get }
    /// The steps of its schema, oldest first.
    static var migrations: [Migration] { get }
    /// What its tables keep about people and rooms.
    static var kept: [Kept] { get }
    /// Its commands and how they are read.
    var grammar: Grammar<Command> { get }
    /// Its forms; they take what is said to their questions.
    var forms: [any AskedForm] { get }

    /// Carries out a command: changes facts through `turn.db` and says what is to be done.
    ///
    /// A thrown `Refusal` undoes the changes and is the answer; any other error undoes them and is answered with a
    /// reference that the log has too.
    func handle(_ command: Command, _ turn: Turn) throws -> [Effect]
    /// Carries on a list where it stopped; `place` is what `Turn.offerMore(_:)` was given.
    func more(_ place: Continuation.Payload, _ turn: Turn) throws -> [Effect]
    /// The version of something that this feature changes, which is another after each change; nil if it is gone.
    func version(of thing: String, _ turn: Turn) throws -> String?
    /// Makes something as it was before an act that `Turn.note(_:to:of:before:version:now:)` noted, and tells whoever
    /// was told of the act; that it is taken back is named in front of the reply.
    func undone(_ act: Act, _ turn: Turn) throws -> [Effect]
    /// Takes what somebody wrote in reply to a post of this feature; nil if it can do nothing with it.
    func reply(_ said: Words, to post: PostKey, _ turn: Turn) throws -> [Effect]?
    /// Whether what somebody said in a room may hold words that no room is to read, so that a refusal repeats none of it.
    ///
    /// `named` is what the command speaks of, by its number, and `question` is what stands for the person there, if this
    /// feature asked it.
    func mayTellPrivate(
        _ said: Words, of named: CommandEntry.Named?, inAnswerTo question: Continuation.Payload?, _ turn: Turn
    ) throws -> Bool
    /// Does what `timer` was set for; a moment that was missed comes late, and once.
    ///
    /// Whatever it throws undoes its changes; the timer then comes again later. When it comes again after success is
    /// for `FeatureTimer.next(_:)` to say.
    func due(_ timer: Timer, _ tick: Tick) throws -> [Errand]
    /// Takes what came of a request that it made with `FeatureRequest.asking(for:)`, or why that was given up.
    ///
    /// Whatever it throws undoes its changes; the request is then made again later.
    func received(
        _ result: Result<Request.Answer, GivingUp>, for request: RequestKey, _ tick: Tick
    ) throws -> [Errand]
    /// Works out what it asked for as `Request.calculation`, from the store as it stands, in which it changes nothing;
    /// answers go out meanwhile.
    func calculate(_ request: RequestKey, _ tick: Tick) throws -> String
    /// Takes along to `new` what it keeps about the room `old`, which `new` has replaced; a second time changes nothing more.
    ///
    /// What was set in `new` itself stands.
    func moved(from old: RoomID, to new: RoomID, _ tick: Tick) throws
    /// Loads its first data; returns how many records it wrote, by what they are called: "events", "picket lines". Loading
    /// twice changes nothing more.
    func seed(from seeds: any SeedSource, _ tick: Tick) throws -> [String: Int]
}

extension Feature {
    package static var migrations: [Migration] { [] }
    package static var kept: [Kept] { [] }
    package var forms: [any AskedForm] { [] }
    package func more(_ place: Continuation.Payload, _ turn: Turn) throws -> [Effect] { [] }
    package func answer(
        _ said: Words, to question: Continuation.Payload, readsAsCommand: Bool, _ turn: Turn
    ) throws -> [Effect]? { nil }
    package func confirmed(_ act: Continuation.Payload, _ turn: Turn) throws -> [Effect] { [] }
    package func amended(_ said: Words, _ act: Continuation.Payload, _ turn: Turn) throws -> [Effect]? { nil }
    package func version(of thing: String, _ turn: Turn) throws -> String? { nil }
    package func undone(_ act: Act, _ turn: Turn) throws -> [Effect] { [] }
    package func reply(_ said: Words, to post: PostKey, _ turn: Turn) throws -> [Effect]? { nil }
    package func mayTellPrivate(
        _ said: Words, of named: CommandEntry.Named?, inAnswerTo question: Continuation.Payload?, _ turn: Turn
    ) throws -> Bool { false }
    package func due(_ timer: Timer, _ tick: Tick) throws -> [Errand] { [] }
    package func received(
        _ result: Result<Request.Answer, GivingUp>, for request: RequestKey, _ tick: Tick
    ) throws -> [Errand] { [] }
    package func calculate(_ request: RequestKey, _ tick: Tick) throws -> String { "" }
    package func moved(from old: RoomID, to new: RoomID, _ tick: Tick) throws {}
    package func seed(from seeds: any SeedSource, _ tick: Tick) throws -> [String: Int] { [:] }
}

/// What a feature asks for outside, by a key of its own that the store keeps as text.
///
/// What comes of it is given to `Feature.received(_:for:_:)` once, in a later transaction, whatever restarts come between.
package protocol FeatureRequest: RawRepresentable<String>, Sendable {
    /// The name of the feature that asks.
    static var feature: String { get }
}

extension FeatureRequest {
    /// Asks for `request`; two under one key are answered one after the other.
    package func asking(for request: Request) -> Errand { .request(request, key: rawValue, of: Self.feature) }
}

/// The requests of a feature that has none.
package enum NoRequest: FeatureRequest {
    package static let feature = ""

    package init?(rawValue: String) { nil }
    package var rawValue: String { switch self {} }
}
