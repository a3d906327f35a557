import FeatureKit
import Organising
import StewardCore

/// The words of help.
enum Replies {
    /// What somebody may do where they ask: in a direct message first what they can say in their own words.
    static func short(_ entries: [CommandEntry], for asker: Help.Asker) -> Reply {
        let sentences = asker.isDirect ? entries.compactMap { $0.brief?.sentence } : []
        let commands =
            (asker.isDirect ? [] : entries.filter { $0.brief?.sentence != nil })
            + entries.filter { $0.brief?.sentence == nil }
        let heading: Line =
            asker.isDirect ? "\(strong: "Ask me in your own words, for example")" : "\(strong: "What you can do here")"
        let lines =
            sentences.map { ("\(code: $0)" as Line).asItem }
            + commands.map { ("\(code: $0.example) - \($0.brief?.use ?? "")" as Line).asItem }
        let more: Line = "For more on one, type \(code: "!help events"); for all, \(code: "!help all")"
        let isForOfficers = asker.role >= .officer || asker.isModerator
        return Reply(
            [heading] + lines
                + (asker.isDirect ? [] : ["In a direct message, ask me in your own words: \(code: "!dm") opens one."])
                + [isForOfficers ? "\(more); for what officers do, \(code: "!help officers")." : "\(more)."])
    }

    /// What officers may do, a line for each topic with the example of its first command.
    static func officers(_ entries: [CommandEntry]) -> Reply {
        var topics: [(name: String, entries: [CommandEntry])] = []
        for entry in entries {
            guard let topic = entry.topic else { continue }
            if let index = topics.firstIndex(where: { $0.name == topic }) {
                topics[index].entries.append(entry)
            } else {
                topics.append((topic, [entry]))
            }
        }
        let lines = topics.map { topic -> Line in
            let others = names(topic.entries.dropFirst())
            let example: Line = "\(topic.name): \(code: topic.entries[0].example)"
            return (topic.entries.count == 1 ? example : "\(example); also \(others)").asItem
        }
        return Reply(
            ["\(strong: "What officers can do")"] + lines + [
                "For one of them with an example, type for instance \(code: "!help edit")."
            ])
    }

    /// The heading of all commands.
    static let all: Line = "\(strong: "What I can do")"

    /// Some of all commands, of which `left` more are to come.
    static func page(_ entries: [CommandEntry], under heading: Line?, left: Int, for role: Role) -> Reply {
        let lines = entries.map { entry -> Line in
            ("\(code: entry.form) - \(entry.summary)\(mark(entry, for: role))" as Line).asItem
        }
        let hint: Line = "For more on one, type \(code: "!help events"). A word in [brackets] may be left out."
        return Reply(
            (heading.map { [$0] } ?? []) + lines + (left > 0 ? [FeatureKit.Replies.more(left)] : [])
                + (heading == nil ? [] : [hint]))
    }

    /// The words that commands begin with, `!edit, !postpone`.
    private static func names(_ entries: some Collection<CommandEntry>) -> Line {
        guard let first = entries.first else { return "" }
        return entries.dropFirst().reduce("\(code: name(first))" as Line) { line, entry in
            "\(line), \(code: name(entry))"
        }
    }

    private static func name(_ entry: CommandEntry) -> String { "!" + entry.words.joined(separator: " ") }

    static func explanation(_ entry: CommandEntry, family: [CommandEntry], for role: Role) -> Reply {
        var lines: [Line] = [
            "\(code: entry.form)", "\(entry.summary)", "For example: \(code: entry.example)",
        ]
        if let sentence = entry.brief?.sentence { lines.append("In a direct message also: \(code: sentence)") }
        if !entry.permission.allows(role) { lines.append("\(who(entry))") }
        if !family.isEmpty {
            lines.append("See also: \(names(family))")
        }
        return Reply(lines)
    }

    static func noSuchCommand(_ word: String, nearest: String?) -> Reply {
        let word = "!" + word.shortened(toLetters: 40)
        if let nearest {
            return [
                "I don't know \(said: "\(code: word)", otherwise: "that word"). Did you mean \(code: "!help " + nearest)?"
            ]
        } else {
            return [
                "I don't know \(said: "\(code: word)", otherwise: "that word"). Type \(code: "!help") to see what I can do."
            ]
        }
    }

    private static let example: Line = "\(code: "what's on in leeds this weekend")"

    static let hello: Reply = [
        "Hello! Ask me what is on, for example \(example), which picket lines need people, or who could speak.",
        "Type \(code: "!help") to see what else you can do.",
    ]
    static let welcome: Reply = ["You're welcome."]

    /// Who reads what somebody writes.
    static let privacy: Reply = [
        """
        What you write to me in a direct message nobody else in the network reads, officers neither. It is not encrypted \
        from end to end: whoever runs your homeserver or mine could read it.
        """,
        "In a room everybody there reads it, so I say less there.",
        """
        I keep no names, and no list of who comes to anything. Of what you write I keep only what you give me to keep, your area \
        or what you suggest, and for an hour what you asked for last. A suggestion reaches the officers without saying who made it.
        """,
        """
        Type \(code: "!about") for what I keep and how long, \(code: "!mydata") for what I have of yours, and \
        \(code: "!forget me") to have it deleted.
        """,
    ]

    static let coming: Reply = [
        """
        I keep no list of who comes or who is in the network, and tell nobody who asked, suggested or announced \
        something. To come, just come along: if a place has to be booked, the event says how.
        """
    ]

    static let takingBack: Reply = [
        """
        Delete your message in your app (press it for long, then Delete or Remove), and my answer to it goes too. What \
        others have read by then I cannot take back. To take back what you did with a command, type \(code: "!undo").
        """
    ]

    /// The lines are free to call: NHS, "Every Mind Matters"; Switchboard's own page (both read in 2026).
    static let trouble: Reply = [
        "I am a program, and this needs people. In danger, call 999.",
        "To talk to somebody: Samaritans, 116 123, day and night; Switchboard, by and for LGBT+ people, 0800 0119 100.",
        "At work, your union rep is there for you; in the network, an officer you trust.",
    ]

    private static let howToSuggest: Reply = [
        """
        Tell me about it in a direct message, with \(code: "!suggest"): I ask for what I need to know, and an officer looks \
        at it before it is announced.
        """
    ]

    /// What is said to a question that many ask.
    static func answer(to question: CommonQuestion, _ turn: Turn) -> Reply {
        switch question {
        case .joiningUnion:
            [
                """
                I can't sign you up. If you don't know which union is yours, ask people at your work or an officer, or look \
                at tuc.org.uk/join-a-union; you join on the union's own page.
                """
            ]
        case .officers:
            [
                """
                Officers are the people in the officers' room. I keep no list of names and tell nobody who they are: ask in \
                a room of the network, and one will answer.
                """
            ]
        case .becomingOfficer:
            [
                """
                Whoever is in the officers' room is an officer: invite them there, as you invite anybody into a room. Whoever \
                leaves it is none any more.
                """
            ]
        case .version:
            ["I can't tell that here: whoever runs me sees it with \(code: "steward version")."]
        case .inviting:
            [
                """
                Invite me as you invite anybody into a room: my address is at my name in your app. I accept invites from \
                admins and officers, and from whomever my configuration names.
                """
            ]
        case .ownEvent: howToSuggest
        case .today:
            ["It is \(turn.network.timeZone.local(at: turn.now).longText)."]
        case .stepFree:
            [
                """
                Step-free means that there is no step between the street and where it takes place, or that a ramp or a lift \
                goes around it. For events that are, ask for example \(code: "step-free events in leeds").
                """
            ]
        case .unknown:
            [
                """
                No: unknown means that nobody has told me, so it may be there or not. Ask the organiser; what is not there I \
                show as "not step-free" or the like.
                """
            ]
        case .backups:
            [
                """
                As installed from the package, a copy of the store goes to \(code: "/var/backups/steward") each night. Whoever \
                runs me finds the rest in the README.
                """
            ]
        }
    }

    static let stop: Reply = [
        """
        I send you nothing unasked: I answer you, and tell you what becomes of what you have sent me. To have me delete \
        what I keep about you, type \(code: "!forget me").
        """
    ]

    /// What somebody reads first in their direct message.
    static func welcome(to network: String) -> Reply {
        [
            "Hello! I am Steward, the organising bot of \(network): a program, not a person.",
            "Ask me as you would a person, for example: \(example)",
            "Type \(code: "help") for what I can do, or \(code: "about") for what I keep about you.",
        ]
    }

    static let writesDirectly: Reply = ["I am writing to you directly: look for a message or an invitation from me."]
    static let hereIAm: Reply = ["Here I am."]
    static let alreadyDirect: Reply = ["This is our direct message: nobody else reads it."]

    static func iAm(_ network: String) -> Reply {
        [
            "I am Steward, the organising bot of \(network): a program, not a person.",
            "Ask me what is on, for example \(example), or type \(code: "!help").",
        ]
    }

    /// What Steward is.
    static func about(_ network: String, _ area: String) -> Reply {
        [
            "I am \(strong: "Steward"), the organising bot of \(network) (\(area)).",
            "I tell you what is on, which picket lines need people and who could speak. Type \(code: "!help").",
        ]
    }

    /// What is kept, for how long and why; too long for a room.
    static func full(_ kept: [Kept]) -> Reply {
        let lines = kept.compactMap { kept in
            kept.whole.map { what in ("- \(capitalised(what)): \(kept.time)." as Line).asItem }
        }
        return ["I keep as little about you as I can:"] + Reply(lines) + [
            backups, "Here \(code: "!mydata") shows what I have, and \(code: "!forget me") deletes it.",
        ]
    }

    /// How many things a line lists.
    private static let onOneLine = 4

    /// What is kept, in a few lines.
    static func short(_ kept: [Kept]) -> Reply {
        let all = kept.compactMap(\.what)
        let lines = stride(from: 0, to: all.count, by: onOneLine).map { first -> Line in
            ("- \(capitalised(all[first...].prefix(onOneLine).joined(separator: ", ")))" as Line).asItem
        }
        return ["I keep as little about you as I can; of this list, only what applies to you:"] + Reply(lines) + [
            backups,
            """
            In a direct message \(code: "!about") says for how long, \(code: "!mydata") shows what I have, and \
            \(code: "!forget me") deletes it.
            """,
        ]
    }

    private static let backups: Line =
        "Backups hold what was deleted for 28 days more. I keep no names, and don't log what you write."

    private static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    private static func mark(_ entry: CommandEntry, for role: Role) -> String {
        guard !entry.permission.allows(role) else { return "" }
        if entry.permission.includesModerators { return " (moderators)" }
        return entry.permission.role == .officer ? " (officers)" : " (admins)"
    }

    private static func who(_ entry: CommandEntry) -> String {
        if entry.permission.includesModerators { return "This one is for a room's moderators and for officers." }
        return entry.permission.role == .officer
            ? "This one is for officers: people in the officers' room."
            : "This one is for the network's admins."
    }
}
