import FeatureKit
import MatrixProtocol
import StewardCore
import Store

/// The words of the dispatcher itself, whatever the feature.
enum Replies {
    static func unknown(_ word: String) -> Reply {
        [
            "I don't know \(said: "\(code: shown(word))", otherwise: "that word"). Type \(code: "!help") to see what I can do."
        ]
    }

    static func didYouMean(_ word: String, _ nearest: String) -> Reply {
        ["I don't know \(said: "\(code: shown(word))", otherwise: "that word"). Did you mean \(code: "!" + nearest)?"]
    }

    private static func shown(_ word: String) -> String { "!" + word.shortened(toLetters: 40) }

    /// Says that a message is longer than it may be; nil if it is not.
    static func tooLong(_ said: CommandReader.Said, longest: Int) -> Reply? {
        if said.bytes <= longest { return nil }
        return [
            """
            That is too long for me: it has \(said.bytes) letters, as computers count them, and I read up to \
            \(longest). Please say it in fewer words.
            """
        ]
    }

    static let cannotReadHere: Reply = [
        "I cannot read what is written in an encrypted room, so I cannot answer you here.",
        """
        To reach me, write \(code: "!dm") in one of the network's rooms that is not encrypted: I then open a direct \
        message in which I can read. Or invite me to a new room that is made without encryption.
        """,
    ]

    /// Tells officers that announcements no longer come to `room`.
    static func subscriptionSleeps(_ room: RoomID) -> Reply {
        [
            """
            \(link: "This room", to: "https://matrix.to/#/\(room)") is encrypted now, so its subscription sleeps: I cannot \
            announce there without showing the words to whoever runs a server. A new room without encryption can \
            subscribe in its place.
            """
        ]
    }

    static let couldNotWrite: Reply = [
        "I could not write to you directly: your homeserver or mine does not let me. Please invite me to a direct message."
    ]

    static let talkInDirectMessage: Reply = [
        """
        I did not get that. Ask me what is on, for example \(code: "what's on in leeds this weekend"), or type \
        \(code: "!help").
        """
    ]

    static func notAllowed(_ entry: CommandEntry, isNamed: Bool = true) -> Reply {
        let what: Line = isNamed ? "\(code: "!" + entry.words.joined(separator: " "))" : "That"
        return switch entry.permission.role {
        case .officer:
            [
                """
                \(what) is for officers: people in the officers' room. An officer can do it for you, or invite you there.
                """
            ] + (entry.otherwise.map { ["You can type, for example, \(code: $0)."] } ?? [])
        case .admin, .member:
            ["\(code: "!" + entry.words.joined(separator: " ")) is for this network's admins."]
        }
    }

    static let officersNotKnownYet: Reply = [
        """
        I have just started, and the homeserver has not told me yet who is an officer. If you are one, please try again in \
        a few minutes.
        """
    ]

    static func onlyInRooms(_ entry: CommandEntry) -> Reply {
        [
            """
            \(code: "!" + entry.words.joined(separator: " ")) is about a room: type it in the room that it is about, \
            which its moderators and officers may.
            """
        ]
    }

    static func notModerating(_ entry: CommandEntry, level: Int, needed: Int) -> Reply {
        [
            """
            \(code: "!" + entry.words.joined(separator: " ")) is for this room's moderators and for officers. Your power \
            level here is \(level), and it takes \(needed): a moderator can do it for you, or raise yours in the room's \
            settings.
            """
        ]
    }

    static let keptOutOfTheRoom: Reply = ["For you alone, as the place is private:"]
    static let placeIsToldDirectly: Reply = ["The place is private: I tell you the whole in a direct message."]
    static let placeIsPrivate: Reply = ["The place is private, so I do not show it in a room."]

    static func failed(_ reference: String) -> Reply {
        [
            """
            Something went wrong (ref \(reference)). Nothing was changed; try again, and if it happens again, tell an \
            admin the ref.
            """
        ]
    }

    static let unreadable: Reply = [
        "Sorry, I could not read this message, and nothing was changed. Please send it again in other words."
    ]

    static let positionLost: Reply = [
        """
        The homeserver has forgotten how far I had read, as it does when it is restored from a backup. I go on from now. \
        What was said in between may be lost: please ask people to send it again.
        """
    ]

    static let tooMany: Reply = [
        "That is a lot at once. I'll read your commands again in a minute."
    ]

    static let tooManyInRoom: Reply = [
        """
        This room asks me a lot at once, so I may be silent here until the next minute. In a direct message I answer you \
        all the same.
        """
    ]

    static let sendItAnew: Reply = [
        "I can't do that from an edited message, as it might be done twice. Please send it as a new message."
    ]

    // MARK: Questions

    static func done(_ deed: Deed) -> Reply { ["\(strong: deed.done)"] }

    static func notDone(_ deed: Deed) -> Reply { ["Dropped: \(deed.doing). Nothing is changed."] }

    /// Says that words to a question are neither yes nor no, and what a yes would do.
    static func notTaken(_ deed: Deed) -> Reply {
        [
            """
            I did not take that, and nothing is changed. \(FeatureKit.Replies.tapOrType) \(code: "yes") for \
            \(deed.doing) as I read it back, or \(code: "no") to leave it as it is.
            """
        ]
    }

    /// Says that nothing is done, since somebody objects to it in words that can't be read.
    static func withheld(_ deed: Deed) -> Reply {
        [
            """
            I have not done it, and nothing is changed. That was about \(deed.doing): tell me what is to be different, \
            or type \(code: "no") to leave it.
            """
        ]
    }

    /// Begins what is read back once more, since a yes comes after something else than an answer.
    static let surelyThis: Reply = ["To be sure, since you said something else before:"]

    /// Asks about a yes that comes after something else than an answer.
    static func surely(_ deed: Deed) -> Reply {
        [
            """
            To be sure, since you said something else before: is that yes for \(deed.doing)? \
            \(FeatureKit.Replies.yesOrNo)
            """
        ]
    }

    static func mayNoLonger(_ deed: Deed, _ permission: Permission) -> Reply {
        let who = permission.role == .admin ? "an admin" : "an officer"
        return ["You are not \(who) any longer, so nothing is changed. Please ask \(who) about \(deed.doing)."]
    }

    static func lapsed(_ deed: Deed) -> Reply {
        ["My question about \(deed.doing) is closed, and nothing is changed. To do it, type the command again."]
    }

    /// What is said to a no to what was offered instead.
    static let left: Reply = ["All right: nothing is done."]

    static let nothingWaits: Reply = [
        "Nothing waits for a yes or a no here. Type \(code: "!help") to see what I can do."
    ]

    static func answersAnother(_ deed: Deed) -> Reply {
        [
            """
            That replies to another message than my question about \(deed.doing), so I don't take it as your answer. \
            Please type it by itself.
            """
        ]
    }

    static func takesAnother(_ second: SecondYes) -> Reply {
        let who = second.question.permission.role == .admin ? "admin" : "officer"
        return [
            """
            You asked for number \(second.number) yourself, so it takes another \(who)'s yes. To drop it, type \
            \(code: "no \(second.number)").
            """
        ]
    }

    static func mayNotAgree(_ second: SecondYes) -> Reply {
        let who = second.question.permission.role == .admin ? "an admin" : "an officer"
        return ["Number \(second.number) takes \(who)'s yes, and you are not \(who), so nothing is changed."]
    }

    static func hasEnded(_ second: SecondYes) -> Reply {
        [
            """
            Number \(second.number), \(second.question.deed.doing), has ended already: my message about it says how.
            """
        ]
    }

    static func proposerMayNoLonger(_ second: SecondYes) -> Reply {
        let who = second.proposerRole == .admin ? "an admin" : "an officer"
        return ["Whoever asked for it is not \(who) any longer."]
    }

    /// Says how to answer a question that takes another person's yes, since a yes or a no alone may be talk.
    static func whichOne(_ answer: Answer, _ open: [SecondYes]) -> Reply {
        let word = answer == .yes ? "yes" : "no"
        let lines = open.map { second -> Line in
            "If that is for \(second.question.deed.doing), type \(code: "\(word) \(second.number)")."
        }
        return Reply(lines) + ["If you were talking to somebody else, never mind."]
    }

    static func waits(_ deed: Deed) -> Reply {
        [
            """
            My questions about \(deed.doing) are paused: type \(code: "continue") to go on with them, and then your \
            answer, or \(code: "stop") to drop them.
            """
        ]
    }

    static func late(_ seconds: Int64) -> Line {
        "(You asked \(ago(seconds)), while I was away. Sorry to be late.)"
    }

    private static func ago(_ seconds: Int64) -> String {
        switch seconds {
        case ..<120: "a minute ago"
        case ..<7200: "\(seconds / 60) minutes ago"
        case ..<172_800: "\(seconds / 3600) hours ago"
        default: "\(seconds / 86400) days ago"
        }
    }
}

/// The words of the outbox.
extension Replies {
    /// Tells officers what could not be done in `room`, and why.
    static func gaveUp(_ action: OutboxRow.Action, in room: RoomID, _ cause: GivingUp) -> Reply {
        let link: Line = "\(link: "this room", to: "https://matrix.to/#/\(room)")"
        let failed: Line =
            switch action {
            case .redaction: "I could not take an announcement back in \(link)"
            case .revision: "I could not change an announcement in \(link)"
            default: "I could not announce this in \(link)"
            }
        let first = action.message?.plain.split(separator: "\n").first.map { Line("\(strong: String($0))") }
        let why: Line =
            switch cause {
            case .failing: "the homeserver has failed for a day. I have stopped trying."
            case .refused:
                "the homeserver does not let me. Perhaps I may not speak there, or am no longer in that room."
            }
        return Reply(["\(failed): \(why)"] + (first.map { [$0] } ?? []))
            + ["You can say it there yourself. An admin can see the reason in Steward's log."]
    }
}
