import FeatureKit
import StewardCore

/// The words of help.
enum Replies {
    static func list(_ entries: [CommandEntry], for role: Role) -> Reply {
        let lines = entries.filter(\.isListed).map { entry -> Line in
            ("\(code: entry.form) - \(entry.summary)\(mark(entry, for: role))" as Line).asItem
        }
        return Reply(
            ["\(strong: "What I can do")"] + lines + [
                "Type \(code: "!help events") for more on one of them. A word in [brackets] may be left out."
            ])
    }

    static func explanation(_ entry: CommandEntry, family: [CommandEntry], for role: Role) -> Reply {
        var lines: [Line] = [
            "\(code: entry.form)", "\(entry.summary)", "For example: \(code: entry.example)",
        ]
        if !entry.permission.allows(role) { lines.append("\(who(entry))") }
        if !family.isEmpty {
            lines.append("See also:")
            lines += family.map { "\(code: $0.form) - \($0.summary)\(mark($0, for: role))" }
        }
        return Reply(lines)
    }

    static func noSuchCommand(_ word: String, nearest: String?) -> Reply {
        let word = "!" + word.shortened(toLetters: 40)
        if let nearest {
            return ["I don't know \(code: word). Did you mean \(code: "!help " + nearest)?"]
        } else {
            return ["I don't know \(code: word). Type \(code: "!help") to see what I can do."]
        }
    }

    private static let example: Line = "\(code: "what's on in leeds this weekend")"

    static let hello: Reply = [
        "Hello! Ask me what is on, for example \(example), which picket lines need people, or who could speak.",
        "Type \(code: "!help") for all that I can do.",
    ]
    static let welcome: Reply = ["You're welcome."]

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
