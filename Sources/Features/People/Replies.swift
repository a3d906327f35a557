import FeatureKit
import StewardCore

/// The words about people's own areas.
enum Replies {
    /// Safe to say in a room, since it does not tell what is kept.
    static let changing = Deed(doing: "changing what I keep about you", done: "Changed: what I keep about you")

    static let noted: Reply = ["Noted."]

    static let onlyDirectly: Reply = ["\(FeatureKit.Replies.onlyInDirectMessage)"]

    static func area(_ name: String) -> Reply {
        ["Your area is \(strong: name). \(howToForget)"]
    }

    static func kept(_ name: String) -> Reply {
        [
            """
            Your area is \(strong: name) now. I use it to tell you how far things are and for \
            \(code: "!events near me"), and show it to nobody else. \(howToForget)
            """
        ]
    }

    static let forgotten: Reply = ["I have forgotten your area."]

    static let noArea: Reply = [
        """
        I don't know your area, and don't need to. If you tell me, with \(code: "!area") and a town or a postcode, I can \
        say how far things are.
        """
    ]

    // MARK: All that is kept

    static func holdings(_ holdings: [Keeping.Holding]) -> Reply {
        let lines = holdings.map { holding -> Line in
            let content = holding.content.isEmpty ? "" : ": \(holding.content.joined(separator: "; "))"
            let count = holding.count > 1 ? " (\(holding.count) times)" : ""
            return "- \(capitalised(holding.kept.what))\(content)\(count). Kept for: \(holding.kept.time)."
        }.map(\.asItem)
        return ["\(strong: "What I keep about you")"] + Reply(lines) + [
            "Backups hold it for 28 days more. To have it deleted, type \(code: "!forget me")."
        ]
    }

    static func readBack(_ work: [Keeping.Holding]) -> Reply {
        let lines = work.map { holding -> Line in
            let content = holding.content.isEmpty ? "" : ": \(holding.content.joined(separator: "; "))"
            return "- \(capitalised(holding.kept.what))\(content)."
        }.map(\.asItem)
        return ["This also deletes, for good:"] + Reply(lines) + ["Shall I forget you? \(FeatureKit.Replies.yesOrNo)"]
    }

    static let whetherToForget: Reply = [
        """
        That would delete all that I keep about you, as \(code: "!mydata") shows it, and nothing else. Shall I forget you? \
        \(FeatureKit.Replies.yesOrNo)
        """
    ]

    static func forgotten(_ kept: [Kept]) -> Reply {
        let later = kept.filter { $0.whenForgotten == .emptiedLater }
        let stays = kept.filter { $0.whenForgotten == .stays }
        let deleted = kept.filter { !later.contains($0) && !stays.contains($0) }
        var reply: Reply = ["I have forgotten you."]
        if !deleted.isEmpty { reply.lines.append("Deleted:") }
        reply.lines += deleted.compactMap(\.what).map { ("- \(capitalised($0))." as Line).asItem }
        if !later.isEmpty {
            reply.lines.append("In two minutes this goes too:")
            reply.lines += later.compactMap(\.what).map { ("- \(capitalised($0))." as Line).asItem }
        }
        if !stays.isEmpty {
            reply.lines.append("This stays, since the rooms themselves say so, and I go by it:")
            reply.lines += stays.map { ("- \(capitalised($0.what)): \($0.time)." as Line).asItem }
        }
        return reply + [
            """
            Backups hold what was deleted for 28 days more. What you and I wrote stays in our room until you delete it \
            there.
            """
        ]
    }

    private static func capitalised(_ text: String?) -> String {
        text.map { $0.prefix(1).uppercased() + $0.dropFirst() } ?? ""
    }

    private static let howToForget: Line = "To have it forgotten, type \(code: "!area forget")."
}
