import Events
import Organising
import StewardCore

/// What is said of members' suggestions.
extension Replies {
    /// For the officers, who may not hear whose it is.
    static func suggestion(_ facts: Facts, number: Int64) -> Reply {
        ["\(strong: "A member suggests (\(number)): \(facts.event.title)")"] + whole(facts)
            + (facts.keepsVenue ? ["I tell the exact place to whoever approves."] : []) + [
                """
                Reply \(code: "approve"), or \(code: "decline") and why; or type \(code: "!approve \(number)") or \
                \(code: "!decline \(number) why").
                """
            ]
    }

    static func suggested(_ facts: Facts, isDirect: Bool) -> Reply {
        ["\(strong: "Sent to the officers: \(facts.event.title)")"] + whole(facts) + [
            """
            \(isDirect ? "They do not see who suggests it." : "I do not tell them who suggests it.") I tell you in a \
            direct message what they decide.
            """
        ]
    }

    /// Said before what is read back, if it would have begun already.
    static let dayIsPast: Reply = [
        "Its day has gone by: before you say yes, type a new one, for example \(code: "change day next saturday")."
    ]

    static func approved(_ title: String, as number: Int64) -> Reply {
        ["Approved: \(title). It is event \(number)."]
    }

    static func taken(_ title: String, as number: Int64) -> Reply {
        ["Good news: the officers announced what you suggested, \(title). Type \(code: "!event \(number)") to see it."]
    }

    static func declined(_ facts: Facts, because reason: String) -> Reply {
        [
            "Declined: \(facts.event.title), \(facts.event.time.start.shortText).\(reason.isEmpty ? "" : " Why: \(reason)")"
        ]
    }

    static func notTaken(_ title: String, because reason: String) -> Reply {
        [
            """
            The officers did not take up what you suggested, \(title).\(reason.isEmpty ? "" : " They say: \(reason).") \
            Thank you for it all the same.
            """
        ]
    }

    static func isDeclined(_ number: Int64) -> Reply {
        ["Suggestion \(number) is declined, and whoever made it is told."]
    }

    // MARK: Refusals

    static let suggestionForm: Reply = [
        """
        I need a kind, a title, when and where, with commas between, for example \
        \(code: AnnouncingCommand.suggestionExample)
        """
    ]

    static let approveForm: Reply = ["Write the suggestion's number, for example \(code: "!approve 3")."]
    static let declineForm: Reply = [
        "Write the suggestion's number and why, for example \(code: "!decline 3 the hall is booked")."
    ]
    static let officersDecide: Reply = ["Only officers decide on suggestions."]

    static func noSuchSuggestion(_ number: Int64) -> Reply {
        ["There is no suggestion \(number) that waits: it was decided or withdrawn, or it is older than a month."]
    }

    static let tooManySuggestions: Reply = [
        "Five of your suggestions wait for the officers already: please wait until they have decided on one."
    ]

    static let noOfficersRoom: Reply = [
        "I am in no officers' room, so that nobody would see it: please ask an officer directly."
    ]
}
