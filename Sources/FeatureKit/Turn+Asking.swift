import GRDB
import MatrixProtocol
package import StewardCore

import struct Foundation.Date

extension Turn {
    /// Where a question is asked.
    package enum Asking: Sendable {
        /// Where they gave their command.
        case here
        /// In a direct message, to which the question itself is sent with `RoomAction.tell`.
        case directly
    }

    /// The place in which the command was given.
    var place: OpenQuestion.Place { OpenQuestion.Place(room, isDirect: isDirect) }

    /// Remembers where a list stopped, for `!more` within the hour; `listed` are the numbers that were shown, in order.
    package func offerMore(_ rest: some Encodable, listed: [Int64] = []) throws {
        try offerMore(OpenQuestion.Payload(rest), listed: listed)
    }

    func offerMore(_ rest: OpenQuestion.Payload, listed: [Int64]) throws {
        notes?.more = .rest(rest, listed: listed, asked: asked)
        try noteListed(listed)
        try remember(.more, rest, in: place, seconds: 3600, about: askedDirectly)
    }

    /// Remembers that a list was shown whole, for the hour in which its numbers may be asked for alone; `!more` goes on
    /// with nothing. Only in a direct message is a number without a command for us. `listed` are the numbers that were
    /// shown, in order.
    func offerAll(listed: [Int64]) throws {
        guard isDirect else { return try offerNoMore() }
        notes?.more = .whole(listed: listed, asked: asked)
        try remember(.more, .nothing, in: place, seconds: 3600, about: askedDirectly)
        try noteListed(listed)
    }

    /// Remembers that this one thing was shown, for the hour in which "is it free?" asks about it; the feature then
    /// answers with `Feature.asked(_:of:_:)`. Only in a direct message is that said to us.
    package func noteShown(_ number: Int64) throws {
        try noteListed([number])
    }

    /// Remembers the numbers that were shown last, in order, for "the second one"; of a single thing also for what is
    /// asked about it.
    private func noteListed(_ numbers: [Int64]) throws {
        guard isDirect else { return }
        if numbers.isEmpty { return try forgetShown() }
        try remember(.shown, OpenQuestion.Payload(numbers), in: place, seconds: 3600)
    }

    /// The number of the one thing that the person read about last, if `feature` showed it and nothing came after it; nil
    /// if there is none.
    package func shown(by feature: String) throws -> Int64? {
        guard isDirect else { return nil }
        let shown = try OpenQuestion.shown(to: sender, in: place, at: Int64(now.timeIntervalSince1970), db)
        return shown.flatMap { $0.feature == feature ? $0.onlyNumber : nil }
    }

    /// Whether the person has read last of this thing of `feature`, by itself and not as what a search found.
    package func isShownByItself(_ number: Int64, by feature: String) throws -> Bool {
        let list = try OpenQuestion.list(of: sender, in: place, at: Int64(now.timeIntervalSince1970), db)
        let shown = try OpenQuestion.shown(to: sender, in: place, at: Int64(now.timeIntervalSince1970), db)
        return shown?.feature == feature && shown?.onlyNumber == number && shown?.cause != list?.cause
    }

    /// What was asked for the list of this feature that the person has read last, `Asked.said`; empty if there is none.
    package func listedFor() throws -> [String] {
        guard isDirect else { return [] }
        let list = try OpenQuestion.list(of: sender, in: place, at: Int64(now.timeIntervalSince1970), db)
        return list?.feature == feature ? list?.asked ?? [] : []
    }

    /// What was asked for the list, each question with a line feed behind it; empty in a room, where talk that goes on is not for us.
    private var askedDirectly: String { isDirect ? asked.map { $0 + "\n" }.joined() : "" }

    private func forgetShown() throws {
        guard isDirect else { return }
        try OpenQuestion.forget(.shown, of: sender, in: place, db)
    }

    /// Says that nothing is listed, so that `!more` does not go on with an older list; "and on Sunday?" still goes on with
    /// what was asked.
    package func offerNoMore() throws {
        notes?.more = .over(asked: asked)
        try forgetShown()
        if askedDirectly.isEmpty { return try OpenQuestion.forget(.more, of: sender, in: place, db) }
        try remember(.more, .nothing, in: place, seconds: 3600, about: askedDirectly)
    }

    /// Asks whether to do `act`, for `minutes`: on a yes `Feature.confirmed(_:_:)` does it, on a no nothing is done.
    ///
    /// Say in the reply what `act` is, and how to answer with `Replies.yesOrNo` or `Replies.tapOrType`. `deed` names it when
    /// it is done, dropped, or closed by a newer command. The `permission` is checked again at the yes.
    package func confirm(
        _ act: some Encodable, called deed: Deed, by permission: Permission, minutes: Int = 30,
        in asking: Asking = .here
    ) throws {
        let place = asking == .here ? place : .direct
        try remember(.answer, OpenQuestion.Payload(act), in: place, seconds: minutes * 60, .yesOrNo, deed, permission)
    }

    /// The same at the end of a form, which a newer command then only pauses, for a day; `form` is nil if no form led
    /// to it.
    func confirm(
        _ act: some Encodable, called deed: Deed, by permission: Permission, insteadOf form: (some Encodable)?
    ) throws {
        try confirm(act, called: deed, by: permission)
        guard let form else { return }
        try remember(
            .paused, OpenQuestion.Payload(form), in: place, seconds: 86_400, .form, Deed(doing: deed.doing, done: ""))
    }

    /// Forgets the person's paused form in the place of the command.
    func dropPaused() throws { try OpenQuestion.forget(.paused, of: sender, in: place, db) }

    /// Takes the person's next words as the answer to a single question, for half an hour. A newer command closes it.
    ///
    /// `doing` says what the question is about, such as "announcing an event".
    package func ask(_ question: some Encodable, about doing: String) throws {
        try remember(
            .answer, OpenQuestion.Payload(question), in: place, seconds: 1800, .word, Deed(doing: doing, done: ""))
    }

    /// Remembers for half an hour what a refusal has offered to be typed instead, by what the person then says; in a room
    /// only what nobody says to somebody else.
    package func offer(_ instead: [Refusal.Choice: String], among: [Refusal.Named] = []) throws {
        let instead = instead.filter { isDirect || [.am, .pm].contains($0.key) }
        if instead.isEmpty { return }
        try remember(
            .answer, OpenQuestion.Payload(Offer(instead: instead, among: among.isEmpty ? nil : among)), in: place,
            seconds: 1800, .word,
            Deed(doing: "", done: ""))
    }

    /// Takes the person's next words as the answer to a form's question, for a day. A newer command only pauses it.
    func ask(form: some Encodable, about doing: String) throws {
        try remember(
            .answer, OpenQuestion.Payload(form), in: place, seconds: 86_400, .form, Deed(doing: doing, done: ""))
    }

    func remember(
        _ word: OpenQuestion.Word, _ value: OpenQuestion.Payload, in place: OpenQuestion.Place, seconds: Int,
        _ kind: OpenQuestion.Kind? = nil, _ deed: Deed? = nil, _ permission: Permission = .anyone, number: Int64 = 0,
        about thing: String = ""
    ) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO continuation (user_id, room_id, word, feature, payload, cause, expires_at, kind, doing, done,
                    role, includes_moderators, number, thing, asked_as)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (user_id, room_id, word, number) DO UPDATE SET
                    feature = excluded.feature, payload = excluded.payload, cause = excluded.cause,
                    expires_at = excluded.expires_at, kind = excluded.kind, doing = excluded.doing,
                    done = excluded.done, role = excluded.role, includes_moderators = excluded.includes_moderators,
                    thing = excluded.thing, asked_as = excluded.asked_as, asked_again = NULL, is_closed = 0,
                    is_doubtful = 0
                """
        ).execute(arguments: [
            sender.rawValue, place.column, word.rawValue, feature, value.json, event.rawValue,
            Int64(now.timeIntervalSince1970) + Int64(seconds), kind?.rawValue, deed?.doing ?? "", deed?.done ?? "",
            permission.role.rawValue, permission.includesModerators, number, thing, role.rawValue,
        ])
    }
}
