import Events
import FeatureKit
import Organising
import Publishing
import StewardCore

/// The questions that lead to an announcement.
extension Replies {
    /// What is asked for a field; nil if it is not.
    static func question(_ field: Field) -> String? {
        switch field {
        case .title: "What is it called?"
        case .when: "When is it?"
        case .place: "Where is it?"
        case .kind: "What kind is it?"
        case .access: "What is there for access?"
        case .cost: "What does it cost?"
        case .capacity: "How many people is there room for?"
        case .audience: "Who may read the exact place?"
        case .organiser, .summary: nil
        }
    }

    /// What stands below the question: an example, or the choices.
    static func hint(_ field: Field, _ draft: AnnouncementDraft, _ kinds: Kinds) -> Reply {
        switch field {
        case .title, .organiser, .summary: []
        case .when where draft.day != nil: ["The day is noted. Type the time, for example \(code: "2-5pm")."]
        case .when: ["For example \(code: "Sat 6 June 2-5pm")."]
        case .place: ["The venue and the town, for example \(code: "Example Park, Liverpool"), or \(code: "online")."]
        case .kind: ["Type its number or its name."] + list(kinds)
        case .access:
            [
                "Name what there is: step-free, BSL, captions, quiet space, childcare, alcohol-free.",
                "Or type \(code: "none"), or \(code: "don't know").",
            ]
        case .cost: ["Type \(code: "free"), an amount such as \(code: "£5"), or \(code: "skip")."]
        case .capacity: ["Type a number, or \(code: "skip")."]
        case .audience: ["1. everyone", "2. only those who are coming: everybody else reads the town"]
        }
    }

    /// How an answer stands in the draft; nil if there is none.
    static func answer(
        to field: Field, in draft: AnnouncementDraft, _ kinds: Kinds, _ gazetteer: Gazetteer
    ) -> String? {
        switch field {
        case .title: draft.title
        case .when: draft.day == nil ? draft.time?.longText : nil
        case .place: draft.site?.text(gazetteer)
        case .kind: draft.kind.flatMap { kinds[$0]?.name }
        case .access: access(draft.access)
        case .cost: draft.cost
        case .capacity: draft.capacity.map { "\($0)" }
        case .audience, .organiser, .summary: nil
        }
    }

    /// Which words answer the question.
    static func taking(_ field: Field) -> Form<AnnouncementDraft>.Taking {
        switch field {
        case .title: .any("what it is called")
        case .place: .most("where it is")
        case .access: .most("what there is for access")
        case .cost: .most("what it costs")
        case .when, .kind, .capacity, .audience, .organiser, .summary: .few
        }
    }

    /// Why the question cannot be skipped; nil if it can.
    static func need(_ field: Field) -> String? {
        switch field {
        case .title: "An event needs a title"
        case .when: "An event needs a day and a time"
        case .place: "An event needs a place"
        case .kind: "An event needs a kind"
        case .access, .cost, .capacity, .audience, .organiser, .summary: nil
        }
    }

    /// What is typed to change it, as an example.
    static func example(_ field: Field) -> String {
        switch field {
        case .title: "Pride picnic"
        case .when: "Sat 6 June 2-5pm"
        case .place: "Example Park, Liverpool"
        case .kind: "social"
        case .access: "step-free, BSL"
        case .cost: "£5"
        case .capacity: "40"
        case .audience: "only those coming"
        case .organiser: "Leeds branch"
        case .summary: "Bring a blanket"
        }
    }

    private static func list(_ kinds: Kinds) -> Reply {
        Reply(kinds.all.enumerated().map { index, kind in "\(index + 1). \(kind.name)" })
    }

    /// What an event is called when it is done something to: "Pub quiz, Sat 7 March".
    static func name(_ event: EventDraft) -> String { "\(event.title), \(event.time.start.date.shortText)" }

    /// What a question about a draft is about.
    static func announcing(_ title: String?) -> String { "announcing \(title ?? "an event")" }

    /// What a question about unclear words is about.
    static func purpose(_ purpose: OpenReading.Purpose) -> String {
        switch purpose {
        case .announcement: announcing(nil)
        case .suggestion: "suggesting an event"
        case .edit(let number, _): "changing event \(number)"
        }
    }

    /// Asks which of two readings was meant.
    static func question(_ question: MomentQuestion) -> Reply {
        switch question {
        case .hour(12, minute: 0):
            return ["Is 12 noon, or midnight at the beginning of that day? Type \(code: "noon") or \(code: "am")."]
        case .hour(let hour, let minute):
            let face = minute == 0 ? "\(hour)" : "\(hour):\(minute < 10 ? "0" : "")\(minute)"
            let (early, late) =
                hour == 12
                ? ("after midnight", "after noon")
                : ("in the morning", hour < 6 ? "in the afternoon" : "in the evening")
            return ["Is that \(face) \(early) or \(face) \(late)? Type \(code: "am") or \(code: "pm")."]
        case .day(let date, let nearest):
            let (written, named) = (date.weekday.name, nearest.weekday.name)
            return [
                "\(date.longText.dropFirst(written.count + 1)) is a \(written), not a \(named). Which day is meant?",
                "1. \(date.shortText)", "2. \(nearest.shortText)", "Type \(code: "1") or \(code: "2").",
            ]
        }
    }
}

/// What is said of changes to listed events.
extension Replies {
    /// Reads back how an event is to be, perhaps with what other events keep private.
    static func changeReadBack(_ facts: Facts, before: Facts, number: Int64) -> Reply {
        var reply: Reply = [
            "\(strong: "Change event \(number) to this?")", "Title: \(facts.title)", facts.when,
        ]
        if let new = facts.time?.start.date, let old = before.time?.start.date, new < old, facts.repeats == nil {
            reply.lines.append("That is earlier than it was: \(old.shortText).")
        }
        if let keeper = facts.kept[.place] {
            reply.lines += ["Where: \(facts.place)", placeIsShown(keptBy: keeper)]
        } else if isShown(facts, before) {
            reply.lines += ["Where: \(facts.place)", placeIsShown]
        } else if isPrivateChange(facts, before) {
            let (new, old) = ("Where: \(facts.place.revealed)" as Line, before.place.revealed)
            reply.lines.append("\(hidden: "\(new), no longer \(old)", told: "Where: \(facts.toldPlace)")")
            reply.lines.append(
                facts.toldPlace == before.toldPlace
                    ? "The exact place is another one: rooms read that it has changed, and not to what."
                    : "Rooms read \(facts.toldPlace), and no exact place.")
        } else {
            reply.lines.append("Where: \(facts.place)")
        }
        if before.event.site.isOnline, !facts.event.site.isOnline { reply.lines.append("It is no longer online.") }
        // What an earlier time said there goes with it.
        if facts.event.summary != before.event.summary {
            let summary = facts.event.summary
            reply.lines.append("About: \(facts.text(summary.isEmpty ? "nothing" : summary, .summary))")
        }
        if let organiser = facts.organiser, facts.kept[.organiser] != nil {
            reply.lines.append("Organiser: \(facts.text(organiser, .organiser))")
        }
        if let cost = facts.event.cost, facts.kept[.cost] != nil {
            reply.lines.append("Cost: \(facts.text(cost, .cost))")
        }
        if let note = facts.event.access.note, facts.kept[.access] != nil {
            reply.lines.append("Access: \(facts.text(note, .access))")
        }
        reply = reply + isShown(facts) { text, _ in againWithout(text) }
        var one: Reply = []
        if facts.repeats != nil, facts.time != before.time, let new = facts.time?.start {
            one = [
                "To move one date, type \(code: "!move \(number) \(new.date.typedText) to \(new.time.spokenText)")."
            ]
        }
        return reply + allDates(facts) + Reply(facts.clocks.map { "\($0)" }) + one
            + accessLost(facts.event, before.event) + [
                "Type \(code: "yes") or \(code: "no")."
            ]
    }

    /// Says of a series from which date on all of them are meant.
    static func allDates(_ facts: Facts) -> Reply {
        guard let repeats = facts.repeats else { return [] }
        guard let first = facts.time?.start.date.shortText else { return ["It repeats \(repeats)."] }
        return ["This is for all its dates from \(first) on: it repeats \(repeats)."] + kept(facts.timesKept)
    }

    /// Names dates of a series that a new time is not for.
    private static func kept(_ times: [EventTime]) -> Reply {
        if times.isEmpty { return [] }
        var named = times.prefix(datesNamed).map { "\($0.start.date.shortText) \($0.start.time)" }
        if times.count > datesNamed { named.append("\(times.count - datesNamed) more") }
        return ["What was moved before stays as it is: \(named.joined(separator: "; "))."]
    }

    /// The most dates that keep their times that are named.
    private static let datesNamed = 3

    /// Whether the place is another one, and private.
    private static func isPrivateChange(_ facts: Facts, _ before: Facts) -> Bool {
        facts.isPrivate && !facts.event.site.isSame(as: before.event.site)
    }

    /// Whether the place was private and everybody reads it now.
    private static func isShown(_ facts: Facts, _ before: Facts) -> Bool { before.isPrivate && !facts.isPrivate }

    /// Says that a yes shows a place to everybody which was private.
    static let placeIsShown: Line = "Rooms and everybody would then read the exact place."

    /// The same of a place which the event `keeper` keeps private.
    static func placeIsShown(keptBy keeper: Int64) -> Line {
        "\(hidden: "Event \(keeper) keeps this place private. \(placeIsShown)", told: placeIsShown)"
    }

    /// The same of a text which names that place.
    static func placeIsShown(by text: String, keptBy keeper: Int64) -> Line {
        let told: Line = "A private place stands in \(text). Rooms and everybody would then read it."
        return "\(hidden: "\(told) Event \(keeper) keeps it private.", told: told)"
    }

    /// Says which texts would show everybody what other events keep private, and for each `advice`, made of its name and
    /// the word by which it is changed.
    static func isShown(_ facts: Facts, _ advice: (String, String) -> Line) -> Reply {
        Reply(
            Field.allCases.filter { $0 != .place }.flatMap { field in
                facts.kept[field].map {
                    [placeIsShown(by: named(field), keptBy: $0), advice(named(field), field.names[0])]
                }
                    ?? []
            })
    }

    static func againWithout(_ text: String) -> Line {
        "To keep it private, type \(code: "no"), and then your command again without the place in \(text)."
    }

    /// What of its access there is no longer: somebody may have counted on it.
    private static func accessLost(_ event: EventDraft, _ before: EventDraft) -> Reply {
        let lost = event.access.lost(since: before.access)
        if lost.isEmpty { return [] }
        return ["Access: \(access(event.access) ?? "unknown")", "No longer: \(lost.joined(separator: ", "))"]
    }

    /// Reads back what is to be cancelled, perhaps with a reason that names what the event `keeper` keeps private.
    static func cancelReadBack(_ facts: Facts, number: Int64, reason: String, keptBy keeper: Int64?) -> Reply {
        var reply: Reply = [
            "\(strong: "Cancel event \(number)?")", "Title: \(facts.event.title)", facts.when, "Where: \(facts.place)",
        ]
        if let repeats = facts.repeats, let day = facts.time?.start.date {
            reply.lines.append("This ends all of it from \(day.shortText) on: it repeats \(repeats).")
            reply.lines.append("For one date, type \(code: "!skip \(number) \(day.typedText)").")
        }
        if !reason.isEmpty { reply.lines.append("Why: \(KeptPlaces.readBack(reason, keptBy: keeper))") }
        if let keeper {
            reply.lines += [placeIsShown(by: "the reason", keptBy: keeper), againWithout("the reason")]
        }
        return reply + ["Type \(code: "yes") or \(code: "no")."]
    }

    static let kept: Reply = ["Nothing is changed."]

    /// `instead` is what to type to have it as before, if `!undo` does not do it.
    static func changed(_ number: Int64, _ told: String, instead: String?) -> Reply {
        let back = instead.map { "To show the exact place again, type \(code: $0)." as Line }
        return ["\(told) Type \(code: "!event \(number)") to see it.", back ?? FeatureKit.Replies.undoable]
    }

    /// What to type to have a private place shown to everybody.
    static func showingPlace(_ number: Int64) -> String { "!edit \(number) audience everyone" }

    /// What a change is called, before it is made by what the event was, and then by what it is.
    static func changing(_ before: Facts, to after: Facts) -> Deed {
        Deed(doing: "changing \(before.name)", done: "Changed: \(after.name)")
    }

    /// Names a change that was small enough to be made at once.
    static func changed(_ facts: Facts) -> Reply { ["\(strong: "Changed: \(facts.name)")"] }

    static let untold = "Nobody is told of so small a change."

    static let takenBackWithPlace = """
        What I announced in rooms goes, and stands there again without the exact place. A message that typed the place in \
        a room, or asked me for the event there, stays with my answer: delete it, and the answer goes too.
        """

    /// Says in a new message what is otherwise now, which `times` are about too; `isUndone` if that is what it was before
    /// a change.
    static func changeNotice(
        _ facts: Facts, before: Facts, number: Int64, also times: [EventTime?], isUndone: Bool = false
    ) -> Publishing.Notice {
        func words(inDigest: Bool) -> Reply {
            changed(facts, before, number: number, isUndone: isUndone, inDigest: inDigest)
        }
        let (room, digest) = (words(inDigest: false), words(inDigest: true))
        return Publishing.Notice(
            room, inDigest: digest, namesVenue: room != digest,
            earliest: ([facts.time, before.time] + times).compactMap { $0?.start }.min())
    }

    private static func changed(
        _ facts: Facts, _ before: Facts, number: Int64, isUndone: Bool, inDigest: Bool
    ) -> Reply {
        var reply: Reply = ["\(strong: "Changed: \(facts.event.title)")"]
        if facts.time != before.time {
            let old: Line = before.time.map { ", no longer \($0.longText)" } ?? ""
            reply.lines.append(facts.time == nil ? facts.when : "\(facts.when)\(old)")
        }
        if isShown(facts, before) {
            let place: Line = inDigest && facts.namesVenue ? "" : "Where: \(facts.toldPlace). "
            reply.lines.append("\(place)Everybody may read the exact place now.")
        } else if isShown(before, facts) {
            reply.lines.append("The exact place is for those who are coming: ask the organisers.")
        } else if facts.toldPlace != before.toldPlace, inDigest, facts.namesVenue || before.namesVenue {
            reply.lines.append("It is somewhere else now.")
        } else if facts.toldPlace != before.toldPlace {
            reply.lines.append("Where: \(facts.toldPlace), no longer \(before.toldPlace)")
        }
        if before.isPrivate, isPrivateChange(facts, before) {
            reply.lines.append("The exact place has changed. It is for those who are coming: ask the organisers.")
        }
        let again = isUndone ? before.event.access.lost(since: facts.event.access) : []
        if !again.isEmpty { reply.lines.append("There again: \(again.joined(separator: ", "))") }
        return reply + allDates(facts) + accessLost(facts.event, before.event) + [
            "For all about it, type \(code: "!event \(number)")."
        ]
    }

    static func cancellation(_ facts: Facts, because reason: String) -> Reply {
        var reply: Reply = [
            "\(strong: "Cancelled: \(facts.event.title)")",
            facts.time.map { "It was to be on \($0.longText)." } ?? "No date of it was left.",
            "Where: \(facts.toldPlace)",
        ]
        if let repeats = facts.repeats, facts.time != nil {
            reply.lines.append("So are all its dates after that: it repeated \(repeats).")
        }
        return reason.isEmpty ? reply : reply + ["Why: \(reason)"]
    }

    static func cancelled(_ told: String) -> Reply {
        ["\(told) \(code: "!events") no longer shows it.", FeatureKit.Replies.undoable]
    }

    /// The lines that announce an event, to be sent again with a word changed.
    static func asLine(_ lines: Reply) -> Reply { ["Send this with another day in it:"] + lines }
}
