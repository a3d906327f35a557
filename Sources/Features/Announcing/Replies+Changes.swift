import Events
import FeatureKit
import Organising
import Publishing
import StewardCore

/// The words for changes of listed events.
extension Replies {
    /// Reads back a changed event; warns of what it makes public that is private, and of tags that were left out.
    static func changeReadBack(
        _ facts: Facts, before: Facts, number: Int64, agreed: [Field], unknownTags: [String]
    ) -> Reply {
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
        // The note of an earlier time has gone from the text.
        if facts.event.summary != before.event.summary {
            let summary = facts.event.summary
            reply.lines.append("About: \(facts.text(summary.isEmpty ? "nothing" : summary, .summary))")
        }
        reply = reply + alsoChanged(facts, before)
        reply = reply + isShown(facts) { text, _ in againWithout(text) }
        var one: Reply = []
        if facts.repeats != nil, facts.time != before.time, facts.time?.wholeDays == nil, let new = facts.time?.start {
            one = [
                "To move one date, type \(code: "!move \(number) \(new.date.typedText) to \(new.time.spokenText)")."
            ]
        }
        return reply + allDates(facts) + Reply(facts.clocks.map { "\($0)" }) + one
            + accessLost(facts.event, before.event) + unknown(unknownTags, in: facts.event)
            + personal(facts, before, number: number, agreed) + [FeatureKit.Replies.yesOrNo]
    }

    /// Asks about what a change makes public that may be somebody's own, and says how to keep an address for those who
    /// are coming.
    private static func personal(_ facts: Facts, _ before: Facts, number: Int64, _ agreed: [Field]) -> Reply {
        let told = PersonalParts(facts.event, since: before.event).told
        let parts = told.compactMap { field, words in PersonalWords.asked(words, in: named(field)) }
        guard facts.showsAddress, facts.event.site.venue != before.event.site.venue, !agreed.contains(.audience) else {
            return Reply(parts)
        }
        return Reply(parts) + [
            """
            Everybody reads the exact place. To keep it for those coming, type \(code: "no"), then \
            \(code: "!edit \(number) audience only those coming"), and then your command again.
            """
        ]
    }

    static let otherwiseAgain: Line = "If not, type \(code: "no"), and then your command again without it."

    /// Asks who may read the place of a listed event that is to be in what may be somebody's home.
    static func whoReads(_ doubt: PersonalParts.PlaceDoubt?) -> Reply {
        (doubt.map(whyAsked) ?? []) + FeatureKit.Replies.question(question(.audience) ?? "")
            + hint(.audience, AnnouncementDraft(), Kinds([]))
    }

    /// What a question about a change of a listed event is about.
    static func changing(_ number: Int64) -> String { "changing event \(number)" }

    /// What only the officer is told of a change that is read back in a room: what other events keep private.
    static func changeAside(_ facts: Facts, number: Int64) -> Reply {
        let place = facts.kept[.place].map { [placeIsShown(keptBy: $0)] } ?? []
        return KeptPlaces.aside(
            Reply(place) + isShown(facts) { text, _ in againWithout(text) }, of: changing(number))
    }

    /// What else would change than the title, the time, the place and the text, and what tells a private place.
    private static func alsoChanged(_ facts: Facts, _ before: Facts) -> Reply {
        let (event, old) = (facts.event, before.event)
        var reply: Reply = []
        if event.kind != old.kind { reply.lines.append("What: \(facts.kind)") }
        if let organiser = facts.organiser, facts.kept[.organiser] != nil || organiser != before.organiser {
            reply.lines.append("Organiser: \(facts.text(organiser, .organiser))")
        }
        if facts.kept[.cost] != nil || event.cost != old.cost {
            reply.lines.append("Cost: \(facts.text(event.cost ?? "not given", .cost))")
        }
        if event.capacity != old.capacity {
            reply.lines.append("Places: \(event.capacity.map { "\($0)" } ?? "no limit")")
        }
        if let note = event.access.note, facts.kept[.access] != nil {
            reply.lines.append("Access: \(facts.text(note, .access))")
        } else if event.access != old.access, event.access.lost(since: old.access).isEmpty {
            reply.lines.append("Access: \(access(event.access) ?? "unknown")")
        }
        return reply
    }

    /// Says from which date on a change holds for all dates of a series.
    static func allDates(_ facts: Facts) -> Reply {
        guard let repeats = facts.repeats else { return [] }
        guard let first = facts.time?.start.date.shortText else { return ["It repeats \(repeats)."] }
        return ["This is for all its dates from \(first) on: it repeats \(repeats)."] + kept(facts.timesKept)
    }

    /// Names dates of a series that keep their times.
    private static func kept(_ times: [EventTime]) -> Reply {
        if times.isEmpty { return [] }
        var named = times.prefix(datesNamed).map(\.shortText)
        if times.count > datesNamed { named.append("\(times.count - datesNamed) more") }
        return ["What was moved before stays as it is: \(named.joined(separator: "; "))."]
    }

    /// How many dates that keep their times are named.
    private static let datesNamed = 3

    /// Whether the place is a new one and private.
    private static func isPrivateChange(_ facts: Facts, _ before: Facts) -> Bool {
        facts.isPrivate && !facts.event.site.isSame(as: before.event.site)
    }

    /// Whether the place was private and is public now.
    private static func isShown(_ facts: Facts, _ before: Facts) -> Bool { before.isPrivate && !facts.isPrivate }

    /// Warns that a yes makes a private place public.
    static let placeIsShown: Line = "Rooms and everybody would then read the exact place."

    /// The same for a place that the event `keeper` keeps private.
    static func placeIsShown(keptBy keeper: Int64) -> Line {
        "Event \(keeper) keeps this place private. \(placeIsShown)"
    }

    /// The same for a text that names the event's own place.
    static func placeIsShown(by text: String) -> Line {
        "A private place stands in \(text). Rooms and everybody would then read it."
    }

    /// The same for a text that names such a place.
    static func placeIsShown(by text: String, keptBy keeper: Int64) -> Line {
        "\(placeIsShown(by: text)) Event \(keeper) keeps it private."
    }

    /// Warns which texts would make public what other events keep private, or what this one did; `advice` makes a line from each text's name
    /// and the word that changes it.
    static func isShown(_ facts: Facts, _ advice: (String, String) -> Line) -> Reply {
        Reply(
            Field.allCases.filter { $0 != .place }.flatMap { field -> [Line] in
                if let keeper = facts.kept[field] {
                    return [placeIsShown(by: named(field), keptBy: keeper), advice(named(field), field.names[0])]
                }
                return facts.shown.contains(field)
                    ? [placeIsShown(by: named(field)), advice(named(field), field.names[0])] : []
            })
    }

    /// What an event's text begins with once no places are left.
    static let soldOut = "Sold out."

    static func againWithout(_ text: String) -> Line {
        "To keep it private, type \(code: "no"), and then your command again without the place in \(text)."
    }

    /// Says which facts about access no longer hold, since somebody may have counted on them.
    private static func accessLost(_ event: EventDraft, _ before: EventDraft) -> Reply {
        let lost = event.access.lost(since: before.access)
        if lost.isEmpty { return [] }
        return ["Access: \(access(event.access) ?? "unknown")", "No longer: \(lost.joined(separator: ", "))"]
    }

    /// Reads back a cancellation, with `warnings` of what the reason makes public; asks about what in it may be
    /// somebody's own.
    static func cancelReadBack(_ facts: Facts, number: Int64, reason: String, _ warnings: Reply) -> Reply {
        var reply: Reply = [
            "\(strong: "Cancel event \(number)?")", "Title: \(facts.event.title)", facts.when, "Where: \(facts.place)",
        ]
        if let repeats = facts.repeats, let day = facts.time?.start.date {
            reply.lines.append("This ends all of it from \(day.shortText) on: it repeats \(repeats).")
            reply.lines.append("For one date, type \(code: "!skip \(number) \(day.typedText)").")
        }
        if !reason.isEmpty { reply.lines.append("Why: \(reason)") }
        let personal = PersonalWords.asked(PersonalWords.found(in: reason, as: .line), in: "the reason")
        if let personal { reply.lines.append(personal) }
        return reply + warnings + [FeatureKit.Replies.yesOrNo]
    }

    /// The name of another reason for an event that is cancelled already.
    static func explaining(_ name: String) -> Deed {
        Deed(doing: "changing why \(name) is cancelled", done: "Changed why it is cancelled: \(name)")
    }

    /// Reads back another reason for an event that is cancelled already.
    static func reasonReadBack(_ name: String, number: Int64, reason: String, _ warnings: Reply) -> Reply {
        let personal = PersonalWords.asked(PersonalWords.found(in: reason, as: .line), in: "the reason")
        return [
            "\(strong: "Change why event \(number) is cancelled?")", "Title: \(name)",
            "Why: \(reason.isEmpty ? "nothing is said" : reason)",
        ] + (personal.map { [$0] } ?? []) + warnings + [FeatureKit.Replies.yesOrNo]
    }

    /// Warns that the reason names what the event `keeper` keeps private; nothing if there is no such event.
    static func reasonIsShown(keptBy keeper: Int64?) -> Reply {
        keeper.map { [placeIsShown(by: "the reason", keptBy: $0), againWithout("the reason")] } ?? []
    }

    static let kept: Reply = ["Nothing is changed."]

    /// `instead` is what to type to reverse it, if `!undo` cannot.
    static func changed(_ number: Int64, _ told: String, instead: String?) -> Reply {
        let back = instead.map { "To show the exact place again, type \(code: $0)." as Line }
        return ["\(told) Type \(code: "!event \(number)") to see it.", back ?? FeatureKit.Replies.undoable]
    }

    /// What to type to make a private place public.
    static func showingPlace(_ number: Int64) -> String { "!edit \(number) audience everyone" }

    /// The name of a change: by the old event until it is made, then by the new one.
    static func changing(_ before: Facts, to after: Facts) -> Deed {
        Deed(doing: "changing \(before.name)", done: "Changed: \(after.name)")
    }

    /// Names a change that was made without a yes.
    static func changed(_ facts: Facts) -> Reply { ["\(strong: "Changed: \(facts.name)")"] }

    static let untold = "Nobody is told of so small a change."

    static let takenBackWithPlace = """
        What I announced in rooms goes, and stands there again without the exact place. A message that typed the place in \
        a room, or asked me for the event there, stays with my answer: delete it, and the answer goes too.
        """

    /// A new message about what has changed, and about `times`; `isUndone` if a change was undone.
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

    /// Shows the lines of an announcement, to be sent again with a word changed.
    static func asLine(_ lines: Reply) -> Reply { ["Send this with another day in it:"] + lines }
}

/// The words for undoing.
extension Replies {
    /// For rooms that had an announcement that is taken back; it does not repeat what that said.
    static let withdrawn: Reply = ["I have taken back an announcement that I made here. Please take no notice of it."]

    /// The same for a room that only read of the event in its digest.
    static func withdrawn(_ number: Int64) -> Reply {
        ["I have taken back event \(number), which I told you about here. Please take no notice of it."]
    }

    static func sendAgain(_ lines: Reply) -> Reply {
        ["It is no longer listed. To send it again, with what was wrong put right:"] + lines
    }

    static func onAfterAll(_ facts: Facts, number: Int64) -> Reply {
        [
            "\(strong: "Not cancelled after all: \(facts.event.title)")", facts.when,
            "Where: \(facts.toldPlace)",
        ] + allDates(facts) + ["For all about it, type \(code: "!event \(number)")."]
    }

    /// For the rooms, when a change of a series is undone.
    static func datesAsBefore(_ facts: Facts, number: Int64) -> Reply {
        let repeats = facts.repeats.map { "It repeats \($0)." } ?? "It does not repeat."
        return [
            "\(strong: "Dates as before: \(facts.event.title)")", "\(repeats)",
            facts.time.map { "Next: \($0.longText)" } ?? facts.when,
            "For all about it, type \(code: "!event \(number)").",
        ]
    }

    /// Says what happens to one date of a series.
    static func date(of title: String, _ change: ChangedOccurrence) -> String {
        switch (change.before, change.after) {
        case (let before?, let after?): "\(title) is on \(after.longText) after all, not on \(before.longText)."
        case (nil, let after?): "\(title) is on again on \(after.longText)."
        case (let before?, nil): "\(title) is not on \(before.longText) after all."
        case (nil, nil): ""
        }
    }

    /// For the rooms, when a change of one date of a series is undone.
    static func dateAsBefore(_ sentence: String, number: Int64) -> Reply {
        ["\(sentence)", "For all about it, type \(code: "!event \(number)")."]
    }

    static func asBefore(_ facts: Facts, _ told: String) -> Reply {
        let what = facts.repeats == nil ? "\(facts.event.title), \(facts.event.time.longText)" : facts.name
        return ["It is as before: \(what). \(told)"]
    }

    static func undoingShowsPlace(_ number: Int64) -> Reply {
        [
            """
            Taking that back would show the exact place to rooms and everybody, so I ask first: type \
            \(code: showingPlace(number)).
            """
        ]
    }

    static func begunSince(_ deed: Deed, _ moment: LocalDateTime, _ number: Int64) -> Reply {
        [
            """
            I can't take back \(deed.doing): \(moment.longText) has come since, so it stays as it is. Type \
            \(code: "!event \(number)") to see it.
            """
        ]
    }

    static func waitsAgain(_ number: Int64) -> Reply {
        ["Suggestion \(number) waits for a decision again, and whoever made it is told."]
    }

    static func isReconsidered(_ title: String) -> Reply {
        ["The officers have taken back what they decided on your suggestion, \(title). You hear from me again."]
    }

    static let suggestionIsGone: Reply = ["The officers see it no longer."]

    static func changedMeanwhile(_ number: Int64) -> Reply {
        [
            """
            Event \(number) was changed since I asked you, so nothing is done: look at \(code: "!event \(number)") and \
            type your command again.
            """
        ]
    }
}
