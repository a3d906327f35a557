import Events
import FeatureKit
import Organising
import StewardCore

/// What is said when something is taken back.
extension Replies {
    /// For the rooms that had an announcement: what it said is not said again.
    static let withdrawn: Reply = ["I have taken back an announcement that I made here. Please take no notice of it."]

    /// For a room that only read of an event in its digest.
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

    /// For the rooms, when a series is again what it was.
    static func datesAsBefore(_ facts: Facts, number: Int64) -> Reply {
        let repeats = facts.repeats.map { "It repeats \($0)." } ?? "It does not repeat."
        return [
            "\(strong: "Dates as before: \(facts.event.title)")", "\(repeats)",
            facts.time.map { "Next: \($0.longText)" } ?? facts.when,
            "For all about it, type \(code: "!event \(number)").",
        ]
    }

    /// Says what has become of one date of a series.
    static func date(of title: String, _ change: ChangedOccurrence) -> String {
        switch (change.before, change.after) {
        case (let before?, let after?): "\(title) is on \(after.longText) after all, not on \(before.longText)."
        case (nil, let after?): "\(title) is on again on \(after.longText)."
        case (let before?, nil): "\(title) is not on \(before.longText) after all."
        case (nil, nil): ""
        }
    }

    /// For the rooms, when one date of a series is again what it was.
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
