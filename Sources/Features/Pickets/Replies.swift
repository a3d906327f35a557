import Announcing
import FeatureKit
import Foundation
import Organising
import StewardCore

/// The words of picket lines.
enum Replies {
    // MARK: Lists

    /// What a list is of: `wider` is where they are, if there is none at `place`.
    static func heading(_ place: String?, wider: String?) -> Line {
        if let wider, let place { return "\(place) has no open picket line that I know of. \(wider) has:" }
        return "\(strong: "Open picket lines\(place.map { ": \($0)" } ?? "")")"
    }

    /// One short line: the number, the employer, the town, when, and what is needed.
    static func line(_ line: PicketLine, at now: Date) -> Line {
        var text: Line = "\(strong: line.number). \(line.employer), \(line.town): \(when(line))."
        if line.over != nil { text.spans.append(.text(" A member says that it is over.")) }
        if line.over == nil, line.next != nil, line.isUnconfirmed(at: now) {
            text.spans.append(.text(" \(unconfirmed(line))"))
        }
        if !line.needs.isEmpty { text.spans.append(.text(" \(short(line.needs))")) }
        return text
    }

    static func noneOpen(_ place: String?, wider: String?) -> Reply {
        guard let place else {
            return ["I know of no open picket line. An officer can add one with \(code: "!picket add")."]
        }
        let none = wider.map { $0 == place ? "." : ", and \($0) has none either." } ?? "."
        return ["\(place) has no open picket line that I know of\(none) Type \(code: "!picket") for all of them."]
    }

    private static func when(_ line: PicketLine) -> String {
        guard let next = line.next else { return "its last day was \(line.lastDay.shortText)" }
        guard line.isOnNow else { return PicketDays.short(next) }
        return next.end.map { "on now, until \($0.time)" } ?? "on now"
    }

    private static func short(_ needs: String) -> String {
        guard needs.count > 60 else { return needs }
        return needs.prefix(60).split(separator: " ").dropLast().joined(separator: " ") + "…"
    }

    // MARK: One line

    static func card(_ line: PicketLine, _ times: [EventTime], region: String?, at now: Date) -> Reply {
        var card: Reply = ["\(strong: "Picket line \(line.number): \(line.employer)")"]
        if !line.cause.isEmpty { card.lines.append("What about: \(line.cause)") }
        card.lines.append("Union: \(line.union)")
        card.lines.append("Where: \(place(line.meet, line.town, region))")
        if line.isOnNow { card.lines.append("It is on now.") }
        card.lines.append(
            line.next == nil ? "Its last day was \(line.lastDay.shortText)." : "When: \(PicketDays.text(times))")
        if !line.needs.isEmpty { card.lines.append("\(line.needs)") }
        card.lines += standing(line, at: now)
        return card
    }

    private static func standing(_ line: PicketLine, at now: Date) -> [Line] {
        let confirm: Line = "\(code: "!picket confirm \(line.number)")"
        let word = "\(line.day(of: line.confirmed.date).shortText) by \(who(line.confirmed.role))"
        if let over = line.over, line.isEnded {
            return [
                """
                It is over, says \(who(over.role)) (\(line.day(of: over.date).shortText)). If that is wrong, an officer \
                can type \(code: "!picket reopen \(line.number)").
                """
            ]
        }
        if let over = line.over {
            return [
                """
                A member said on \(line.day(of: over.date).shortText) that it is over: ask before you travel. If it \
                still stands, type \(confirm).
                """
            ]
        }
        guard line.next != nil, line.isUnconfirmed(at: now) else { return ["Last confirmed \(word)."] }
        return [
            "Last confirmed \(word), so ask before you travel. If it still stands, type \(confirm)."
        ]
    }

    private static func unconfirmed(_ line: PicketLine) -> String {
        "Not confirmed since \(line.day(of: line.confirmed.date).shortText)."
    }

    private static func who(_ role: Role) -> String {
        switch role {
        case .member: "a member"
        case .officer: "an officer"
        case .admin: "an admin"
        }
    }

    private static func place(_ meet: String, _ town: String, _ region: String?) -> String {
        let place = meet.isEmpty ? town : "\(meet), \(town)"
        return region.map { $0 == town ? place : "\(place) (\($0))" } ?? place
    }

    private static func numbered(_ line: PicketLine) -> String {
        "Line \(line.number) (\(line.employer), \(line.town))"
    }

    static func confirmed(_ line: PicketLine) -> Reply { ["Thank you. \(numbered(line)) is confirmed."] }

    static func ended(_ line: PicketLine) -> Reply {
        [
            """
            Thank you. \(numbered(line)) is over and off the list. An officer can put it back with \
            \(code: "!picket reopen \(line.number)").
            """
        ]
    }

    static func reportedOver(_ line: PicketLine) -> Reply {
        [
            """
            Thank you. \(numbered(line)) now says that a member reported it over. It stays on the list until an officer \
            takes it off; if it still stands, anybody can type \(code: "!picket confirm \(line.number)").
            """
        ]
    }

    static func reopened(_ line: PicketLine) -> Reply {
        ["Thank you. \(numbered(line)) is confirmed and back on the list."]
    }

    // MARK: Adding

    /// Shows a line as it will be; `cause` is what its dispute is about, if that is known, and `keeper` and `needsKeeper` are
    /// the numbers of events that keep private its place and what its last part names, if any do.
    static func readBack(
        _ draft: PicketDraft, cause: String, region: String?, keptBy keeper: Int64? = nil,
        needsKeptBy needsKeeper: Int64? = nil
    ) -> Reply {
        var reply: Reply = ["\(strong: "Is this right?")", "Employer: \(draft.employer)", "Union: \(draft.union)"]
        if !cause.isEmpty { reply.lines.append("What about: \(cause)") }
        if !cause.isEmpty, draft.cause.isEmpty {
            reply.lines.append("That is what the other lines of this employer and union are about.")
        }
        let (whole, told) = (place(draft.meet, draft.town, region), place("", draft.town, region))
        reply.lines.append(keeper == nil ? "Where: \(whole)" : "Where: \(hidden: "\(whole)", told: "\(told)")")
        if let keeper { reply.lines.append(KeptPlaces.isShown(keptBy: keeper)) }
        reply.lines.append("When: \(PicketDays.text(draft.times))")
        reply.lines += (draft.clocks ?? []).map { "\($0)" }
        if !draft.needs.isEmpty { reply.lines.append(KeptPlaces.readBack(draft.needs, keptBy: needsKeeper)) }
        if let needsKeeper { reply.lines.append(KeptPlaces.isShown(by: "what follows the times", keptBy: needsKeeper)) }
        reply.lines.append("Type \(code: "yes") to add it, or \(code: "no") to drop it.")
        return reply
    }

    static func added(_ number: Int64) -> Reply {
        ["It is picket line \(number). To see it, type \(code: "!picket \(number)")."]
    }

    static func ending(_ line: PicketLine) -> Deed { Deed("ending", "Ended", name(line)) }

    static func reporting(_ line: PicketLine) -> Deed {
        Deed(doing: "reporting that \(name(line)) is over", done: "Reported over: \(name(line))")
    }

    static func name(_ line: PicketLine) -> String { "the picket line at \(line.employer), \(line.town)" }

    /// What a line is called when it is done something to: "the picket line at Example Buses, Leeds".
    static func name(_ draft: PicketDraft) -> String { "the picket line at \(draft.employer), \(draft.town)" }

    static func bring(_ things: [String]) -> String { "Bring \(things.joined(separator: ", "))" }

    // MARK: What is wrong in first data

    static func seedTime(_ text: String, in uid: String, _ problem: WhenProblem) -> String {
        switch problem {
        case .skippedByClocks, .shownTwiceByClocks:
            "\(text) in \(uid) is no time of its own. \(problem.sentence.dropLast())"
        default: "\(text) in \(uid) is no day with a time"
        }
    }
}
