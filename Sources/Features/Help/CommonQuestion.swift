import Organising
package import StewardCore

/// A question about Steward or the network that many ask, and that nothing in the store answers.
package enum CommonQuestion: CaseIterable, Sendable {
    case joiningUnion, officers, becomingOfficer, version, inviting, today, stepFree, unknown, backups, ownEvent

    /// Reads a sentence that asks that and nothing else.
    package init?(_ words: Words) {
        let asked = Self.allCases.first { question in
            Self.asking[question]?.areAll(words.folded[...], besides: Self.manners) ?? false
                || question == .ownEvent && Self.asksForOwnEvent(words)
        }
        guard let asked else { return nil }
        self = asked
    }

    private static let manners = Phrases([
        "hi", "hello", "hey", "please", "pls", "sorry", "and", "so", "ok", "then", "can you tell me",
        "could you tell me",
        "do you know", "thanks", "thank you", "steward", "actually", "just", "btw", "by the way",
    ])

    /// Whether somebody asks how to have an event of their own listed: "I'd like to put on a social, how do I go about it".
    private static func asksForOwnEvent(_ words: Words) -> Bool {
        let folded = words.folded
        guard folded.count <= longest, let how = folded.lastIndex(of: "how"),
            let wish = folded.indices.first(where: { wishing.length(folded[$0...]) > 0 }),
            let verb = folded.indices.dropFirst(wish).first(where: { putting.length(folded[$0...]) > 0 })
        else { return false }
        let object = verb + putting.length(folded[verb...])
        let isOfWish = verb - wish <= longestBefore
        return isOfWish && object + 1 < folded.count && ["a", "an", "our", "my", "some"].contains(folded[object])
            && folded[object + 1] != "event"
            && (how == 0 || how > object || how == wish)
    }

    /// The most words of such a question.
    private static let longest = 25
    /// The most words from the wish to what is to be done.
    private static let longestBefore = 5
    private static let wishing = Phrases([
        "i want to", "we want to", "i'd like to", "id like to", "we'd like to", "i would like to", "we would like to",
        "how do i", "how do we", "how can i", "how can we", "how would i", "how would we", "i'm hoping to", "i wanna",
        "we're hoping to", "im hoping to", "i'm thinking of", "we're thinking of", "im thinking of",
    ])
    private static let putting = Phrases([
        "put on", "putting on", "advertise", "publicise", "promote", "list", "host", "hosting", "set up", "setting up",
        "organise", "organising", "run", "running", "hold", "holding", "get the word out about", "tell people about",
    ])

    private static let asking = [CommonQuestion: Phrases](
        uniqueKeysWithValues: phrases.map { ($0, Phrases($1)) })

    private static let phrases: [(CommonQuestion, [String])] = [
        (
            .joiningUnion,
            forms(
                ["how do i", "how can i", "how do you", "how would i", "where do i", "where can i", "can i"],
                ["join a union", "join the union", "join a trade union", "become a union member", "get into a union"])
                + [
                    "which union should i join", "what union should i join", "which union can i join",
                    "which union do i join",
                ]
        ),
        (
            .officers,
            [
                "who are the officers", "who's an officer", "whos an officer", "who is an officer",
                "who are your officers",
                "who are the organisers", "who is in charge", "who's in charge", "whos in charge",
                "who is in charge of you",
                "who's in charge of you", "whos in charge of you", "what is an officer", "what's an officer",
                "whats an officer", "how do i contact an officer", "how do i reach an officer",
                "how do i find an officer",
            ]
        ),
        (
            .becomingOfficer,
            forms(
                ["how do i", "how can i", "how do we", "how can we"],
                [
                    "add an officer", "make someone an officer", "make somebody an officer", "become an officer",
                    "remove an officer", "add officers", "be an officer", "make an officer",
                ])
        ),
        (
            .version,
            [
                "what version are you", "which version are you", "what version is this", "which version is this",
                "what's your version", "whats your version", "what is your version", "your version",
            ]
        ),
        (
            .inviting,
            forms(
                ["how do i", "how can i", "how do we", "how can we"],
                [
                    "invite you to a room", "add you to a room", "invite you to our room", "add you to our room",
                    "get you into a room", "get you in a room", "invite you into a room", "invite you",
                    "add you to my room",
                    "invite you to my room",
                ])
        ),
        (
            .today,
            [
                "what's the date today", "whats the date today", "what is the date today", "what's today's date",
                "whats todays date", "what is today's date", "what's the date", "whats the date", "what is the date",
                "what day is it", "what day is it today", "what date is it", "what date is it today",
                "what day is today",
                "what time is it", "what's the time", "whats the time",
            ]
        ),
        (
            .stepFree,
            forms(
                ["what is", "what's", "whats", "what does"],
                ["step-free", "step free", "step-free access", "step free access", "step-free mean", "step free mean"])
        ),
        (
            .unknown,
            [
                "does unknown mean no", "what does unknown mean", "is unknown a no", "is unknown no",
                "why does it say unknown", "why is everything unknown", "why does it say not given",
                "what does not given mean", "does not given mean no",
            ]
        ),
        (
            .backups,
            forms(
                ["how do i", "how do we", "how can i", "how can we"],
                ["back up the store", "backup the store", "back you up", "make a backup", "restore a backup"])
        ),
    ]

    private static func forms(_ beginnings: [String], _ ends: [String]) -> [String] {
        beginnings.flatMap { beginning in ends.map { "\(beginning) \($0)" } }
    }
}
