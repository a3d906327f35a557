import Events
package import FeatureKit
import Organising
package import StewardCore

/// What officers say of the event that they have announced or read about last: "it should be £8", "it's cancelled".
extension Announcing {
    package func changed(
        by said: Words, of number: Int64, shownBy feature: String, _ turn: Turn
    ) throws -> [Effect]? {
        guard feature == Events.name, turn.role >= .officer, !said.isEmpty else { return nil }
        let today = turn.network.timeZone.local(at: turn.now).date
        // What is said of another event is none of this one.
        if let named = try NamedEvent(saying: said, today: today) { return try handle(named, turn) }
        if let reason = SaidOfShown.reason(ofCancelling: said) {
            return try handle(.cancel(number, reason: try AnnouncingCommand.reason(reason)), turn)
        }
        if let day = SaidOfShown.rest(after: SaidOfShown.again, said) {
            return try handle(.copy(number, to: day), turn)
        }
        guard let event = try Events.listed(number, turn), !event.isCancelled else { return nil }
        if SaidChange.keepsShownPrivate(said) {
            return try edit(number, .audience, SaidChange.private, reader(at: turn.now), isHeld: true, turn)
        }
        if let later = SaidOfShown.rest(after: SaidOfShown.later, said), Self.days(in: later) != nil {
            return try postpone(number, later, turn)
        }
        if let earlier = SaidOfShown.rest(after: SaidOfShown.earlier, said), let days = Self.days(in: earlier) {
            let day = event.draft.time.start.date.advanced(by: -days)
            return try handle(.edit(number, .when, Words(day.typedText)), turn)
        }
        if let shift = TimeShift(said) { return try shifted(event, shift, turn) }
        if SaidOfShown.isSoldOut(said) {
            let about = [Replies.soldOut, event.draft.summary].filter { !$0.isEmpty }.joined(separator: " ")
            return try edit(number, .summary, Words(about), reader(at: turn.now), isHeld: true, turn)
        }
        if let effects = try corrected(event, by: said, turn) { return effects }
        guard Correction.tellsOfIt(said) else { return nil }
        throw Refusal(Replies.howToChange(number, event.draft))
    }

    /// Changes a listed event as somebody says, at once or after a read-back; nil if their words may ask for something
    /// else.
    func corrected(
        _ event: ListedEvent, by said: Words, isReadBack: Bool = false, _ turn: Turn
    ) throws -> [Effect]? {
        let draft = AnnouncementDraft(event.draft)
        let correction = EventCorrection(draft: draft, reader: reader(at: turn.now))
        guard let changes = correction.readOfShown(said) else { return nil }
        if changes.count == 1, !isReadBack {
            return try handle(.edit(event.number, changes[0].field, changes[0].value), turn)
        }
        let isHeld = try changes.contains { try tellsByRefusing($0.field, event.number, turn) }
        return try turn.directly(if: isHeld) { turn in
            let changed = try changes.reduce(draft) { try read($1.value, as: $1.field, in: $0, turn) }
            return try edit(event, to: changed, isReadBack: true, turn)
        }
    }
}

/// Sentences about the one event that was shown.
private enum SaidOfShown {
    private static let speech = Phrases([
        "oh no", "oh", "sorry", "sorry all", "hi", "update", "news", "bad news", "unfortunately", "actually", "ok",
        "right",
        "and", "but", "so", "please", "can you", "could you", "i'm afraid", "afraid",
    ])
    private static let cancelling = Phrases(
        [
            "it's", "its", "it is", "the event is", "the event's", "event is", "event's", "this is", "that's", "thats",
            "this one is", "that one is", "it'll be", "it will be",
        ]
        .flatMap { subject in
            ["cancelled", "canceled", "called off", "off", "off now", "not happening", "not going ahead"].map {
                "\(subject) \($0)"
            }
        }
            + ["it's", "its", "it has", "this has", "it's now", "it"].flatMap { subject in
                ["been cancelled", "been canceled", "been called off", "had to be cancelled"].map { "\(subject) \($0)" }
            }
            + ["we have to", "we've had to", "we had to", "we need to", "i need to", "i have to", "had to", "need to"]
            .map {
                "\($0) cancel it"
            }
            + [
                "we've had to cancel", "we have had to cancel", "we have to cancel", "we had to cancel",
                "had to cancel",
                "having to cancel", "we're having to cancel", "we're cancelling", "we're cancelling it",
                "i'm cancelling it",
                "it has to be cancelled", "call it off", "calling it off", "we're calling it off",
            ] + ["bin it", "scrap it", "pull it", "delete it", "remove it", "take it down", "take it off the list"])
    /// What is said before the day on which the same is to be announced again.
    static let again = Phrases(
        ["do", "run", "hold", "have", "announce", "put"].map { "\($0) it again on" }
            + ["to", "for", "on"].map { "duplicate it \($0)" }
            + [
                "do the same on", "do the same again on", "again on", "same again on", "the same again on",
                "same thing on", "the same on", "another one on", "another on",
            ])
    /// What is said before how much later it is to be.
    static let later = Phrases(
        ["put", "push", "move"].flatMap { ["\($0) it back", "\($0) it back by"] }
            + [
                "delay it", "delay it by", "delay it for", "put it off", "put it off by", "put it off for",
                "postpone by",
            ]
            + ["it's postponed", "its postponed", "it's been postponed", "its been postponed", "postponed", "delayed"]
            .flatMap { [$0, "\($0) by", "\($0) for"] })
    /// What is said before how much earlier it is to be.
    static let earlier = Phrases(["bring", "pull"].flatMap { ["\($0) it forward", "\($0) it forward by"] })

    private static let soldOut = Phrases([
        "it's sold out", "its sold out", "it is sold out", "it's now sold out", "sold out", "it's full", "its full",
        "it is full", "it's fully booked", "it's booked out", "fully booked",
    ])
    private static let behindSoldOut = Phrases(["now", "already", "sorry", "all", "folks", "it's", "and"])

    /// Whether nothing is said but that no places are left.
    static func isSoldOut(_ said: Words) -> Bool {
        let words = withoutSpeech(said)
        return !Answer.isAsked(said) && soldOut.areAll(words.folded[...], besides: behindSoldOut)
    }

    private static let bareNames = Phrases(["cancelled", "canceled", "called off"])
    private static let manners: Set<String> = ["please", "pls", "sorry", "thanks"]

    /// Why it is cancelled, with no words if that was not said; nil if nobody says that it is.
    static func reason(ofCancelling said: Words) -> Words? {
        var words = withoutSpeech(said)
        if let last = words.folded.last, manners.contains(last) {
            words = Words(words.text(before: words.folded.count - 1))
        }
        // "Cancelled" alone asks.
        let bare = bareNames.length(words.folded[...])
        let count = max(cancelling.length(words.folded[...]), bare)
        guard count > 0, !Answer.isAsked(said), count > bare || words.folded.count > count else { return nil }
        let rest = words.dropFirst(count)
        if rest.isEmpty { return rest }
        if let reason = CancellingReason.read(rest) { return reason }
        // "It's off on the 23rd" is said of that date.
        if ["on", "just", "only"].contains(rest.folded[0]) { return rest }
        let isApart = words.written(count - 1).last.map { ",.;:!-".contains($0) } ?? false
        return isApart || rest.text.first == "-" || rest.text.first == "(" || rest.text.first == "–" ? rest : nil
    }

    /// The words behind one of `phrases`; nil if they do not begin with one, or nothing follows.
    static func rest(after phrases: Phrases, _ said: Words) -> Words? {
        let words = withoutSpeech(said)
        let count = phrases.length(words.folded[...])
        return count > 0 && count < words.folded.count ? words.dropFirst(count) : nil
    }

    private static func withoutSpeech(_ said: Words) -> Words {
        var words = said
        while case let count = speech.length(words.folded[...]), count > 0 { words = words.dropFirst(count) }
        return words
    }
}
