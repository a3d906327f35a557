import FeatureKit
import Organising
import StewardCore

/// How a question is said back.
extension Replies {
    /// What of a question was not read as the name of anything, one line for each sort; `found` is false where nothing
    /// was found, and a near miss worth a mention.
    static func notes(_ question: EventQuestion, found: Bool) -> Reply {
        var reply: Reply = []
        if !question.search.isEmpty {
            let isOne = question.search.count == 1 && !question.search[0].contains(" ")
            let read: Line = "I read \(quoted(question.search)) as \(isOne ? "a search word" : "search words")."
            if !found, let suggestion = question.suggestion {
                reply.lines.append("\(read) Did you mean \(code: "!events \(suggestion)")?")
            } else {
                reply.lines.append(read)
            }
        }
        if SearchWords(question.search).isCut { reply.lines.append(FeatureKit.Replies.tooManySearchWords) }
        if !question.leftOut.isEmpty {
            let them = question.leftOut.count == 1 ? "it" : "them"
            reply.lines.append("I can't look by \(quoted(question.leftOut)), and left \(them) out.")
        }
        if let spot = question.spot, spot.miles != nil, case .area(let area) = spot.spot {
            reply.lines.append(
                "I count miles from a town or a postcode: for \(area.name) I looked through all of it.")
        }
        return reply
    }

    private static func quoted(_ texts: [String]) -> String {
        texts.map { FeatureKit.Replies.quoted($0) }.listed()
    }

    /// "I know of no free socials with childcare about "housing" for Leeds in June 2026."
    static func none(_ question: EventQuestion) -> String {
        let adjectives = question.facts.filter { !$0.name.hasPrefix("with ") }.map(\.name)
        let others = question.facts.filter { $0.name.hasPrefix("with ") }.map(\.name)
        let what =
            (question.isHistory ? ["past"] : [])
            + (adjectives.isEmpty ? [] : [adjectives.joined(separator: ", ")]) + (question.isOnline ? ["online"] : [])
            + [question.kind?.plural ?? "events"]
        let tail = [
            others.isEmpty ? nil : others.listed(), question.search.isEmpty ? nil : "about \(quoted(question.search))",
            place(question).map { question.spot?.isNear == true ? $0 : "for \($0)" },
            question.days.map { "\(preposition($0)) \(text(of: $0))" },
        ].compactMap { $0 }
        return "I know of no \((what + tail).joined(separator: " "))."
    }

    static func title(_ question: EventQuestion, _ place: String?) -> String {
        let kind = question.kind.map { capitalised($0.plural) } ?? (question.isHistory ? "History" : "What is on")
        let past = question.isHistory && question.kind != nil ? "past" : nil
        let parts =
            [past] + question.facts.map(\.name) + [question.isOnline ? "online" : nil]
            + [question.search.isEmpty ? nil : quoted(question.search), place, question.days.map(text)]
        let known = parts.compactMap { $0 }
        return known.isEmpty ? kind : "\(kind): \(known.joined(separator: ", "))"
    }

    /// "Leeds", "near Leeds", "within 10 miles of Leeds".
    static func place(_ question: EventQuestion) -> String? {
        guard let spot = question.spot else { return nil }
        if let miles = spot.miles, case .place = spot.spot { return "within \(self.miles(miles)) of \(spot.spot.name)" }
        return (spot.isNear ? "near " : "") + spot.spot.name
    }

    /// "Sat 6 June to Sun 7 June 2026"; a whole month or year by its own name.
    static func text(of days: DateRange) -> String {
        if let whole = whole(days) { return whole.text }
        let first = days.lowerBound
        return days.shortText + (first.year == days.upperBound.year ? " \(first.year)" : "")
    }

    private static func preposition(_ days: DateRange) -> String {
        if whole(days) != nil { return "in" }
        return days.count == 1 ? "on" : "from"
    }

    /// The month or the year that the days are, all of them.
    private static func whole(_ days: DateRange) -> SeedMoment? {
        let (first, last) = (days.lowerBound, days.upperBound)
        let next = last.advanced(by: 1)
        guard first.day == 1, next.day == 1 else { return nil }
        if days.count <= 31 { return .month(first.month, year: first.year) }
        return first.year == last.year && first.month == 1 && next.month == 1 ? .year(first.year) : nil
    }
}
