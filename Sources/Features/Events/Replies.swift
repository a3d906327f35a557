import FeatureKit
import Organising
import StewardCore

/// The words of events.
enum Replies {
    // MARK: Lists

    static func heading(_ question: EventQuestion) -> Line { "\(strong: title(question, place(question)))" }

    static func heading(_ question: EventQuestion, widenedTo wider: String) -> Line {
        "\(none(question)) \(strong: title(question, wider))"
    }

    /// One short line: the number, when, what, and where.
    static func line(_ event: Event, from centre: Coordinate?, today: LocalDate) -> Line {
        let site = event.title.contains(event.site.shortText) ? "" : event.site.shortText
        let place = [site, distance(to: event, from: centre)].compactMap { $0 }.filter { !$0.isEmpty }
        let tail = place.isEmpty ? "" : ", " + place.joined(separator: ", ")
        let mark = event.status == .tentative ? " (not certain yet)" : ""
        return "\(strong: event.number). \(when(event.moment, today: today)): \(event.title)\(tail)\(mark)"
    }

    static func footer(_ events: [Event]) -> Reply {
        guard let first = events.first else { return [] }
        return ["For all about one of them, type its number, like this: \(code: "!event \(first.number)")."]
    }

    /// Says which of two places of one name was taken, and how to ask for the other.
    static func others(_ reading: SpotReading, _ gazetteer: Gazetteer) -> Reply {
        guard let other = reading.others.first, let area = gazetteer.area(reading.spot.areaID),
            let elsewhere = gazetteer.area(other.areaID)
        else { return [] }
        return [
            """
            I took \(reading.spot.name) for the one in \(area.name). For the one in \(elsewhere.name), type \
            \(code: "!events \(elsewhere.name.lowercased())").
            """
        ]
    }

    static let noMore: Reply = ["The rest of that list is no longer on. Type \(code: "!events") for a new one."]

    static func nothing(_ question: EventQuestion, upTo wider: String? = nil) -> Reply {
        let asked = question.spot?.spot.name
        let also = wider == nil || wider == asked ? "" : " \(wider ?? "") has none either."
        return ["\(none(question))\(also) \(hint(question))"]
    }

    private static func hint(_ question: EventQuestion) -> Line {
        if question.isHistory { return "Type \(code: "!events history") for all that I know of the past." }
        if question == EventQuestion() { return "Type \(code: "!events history") for what was." }
        if question.spot != nil, !question.isOnline {
            return
                "Try \(code: "!events") for all of them, or \(code: "!events online") for what you can join from home."
        }
        return "Try \(code: "!events") for all of them."
    }

    /// "There are no socials that I know of in Leeds this weekend."
    private static func none(_ question: EventQuestion) -> String {
        let online = question.isOnline ? "online " : ""
        let kind = question.kind?.plural ?? "events"
        let past = question.isHistory ? "past " : ""
        let place = place(question).map { question.spot?.isNear == true ? " \($0)" : " for \($0)" } ?? ""
        let days = question.days.map { " \(preposition($0)) \(text(of: $0))" } ?? ""
        return "I know of no \(past)\(online)\(kind)\(place)\(days)."
    }

    private static func title(_ question: EventQuestion, _ place: String?) -> String {
        let kind = question.kind.map { capitalised($0.plural) } ?? (question.isHistory ? "History" : "What is on")
        let past = question.isHistory && question.kind != nil ? "past" : nil
        let parts = [past, question.isOnline ? "online" : nil, place, question.days.map(text)].compactMap { $0 }
        return parts.isEmpty ? kind : "\(kind): \(parts.joined(separator: ", "))"
    }

    /// What was asked for so far, in few words; empty where nothing was.
    static func asked(_ question: EventQuestion) -> String {
        [
            question.isHistory ? "history" : nil, question.kind?.plural, question.isOnline ? "online" : nil,
            place(question), question.days.map(text),
        ].compactMap { $0 }.joined(separator: ", ")
    }

    private static func place(_ question: EventQuestion) -> String? {
        question.spot.map { ($0.isNear ? "near " : "") + $0.spot.name }
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

    private static func when(_ moment: SeedMoment?, today: LocalDate) -> String {
        switch moment {
        case .time(let time) where time.start.date >= today:
            let start = time.start
            return start.date.year == today.year
                ? start.shortText : "\(start.date.shortText) \(start.date.year) \(start.time)"
        case .time(let time): return "\(time.start.date.shortText) \(time.start.date.year)"
        case .day(let date): return "\(date.shortText) \(date.year)"
        case .month, .year, .before: return moment?.text ?? noDate
        case nil: return noDate
        }
    }

    private static let noDate = "date not known"

    private static func distance(to event: Event, from centre: Coordinate?) -> String? {
        guard let centre, let point = event.point else { return nil }
        let miles = Int(point.miles(to: centre).rounded())
        return miles < 1 ? nil : miles == 1 ? "1 mile away" : "\(miles) miles away"
    }

    static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    // MARK: One event

    /// All about an event; what matters only to those who would go is left out where it is over.
    static func card(_ event: Event, _ gazetteer: Gazetteer, isOver: Bool) -> Reply {
        var card: Reply = ["\(strong: "Event \(event.number): \(event.title)")"]
        if event.status == .cancelled { card.lines.append("\(strong: "This event is cancelled.")") }
        if event.status == .tentative { card.lines.append("It is not certain yet.") }
        let theme = event.theme.map { " (theme: \($0))" } ?? ""
        card.lines.append("What: \(event.kind)\(theme)")
        card.lines.append("When: \(event.moment?.text ?? noDate)")
        let site = event.site.text(gazetteer)
        if !site.isEmpty || !isOver { card.lines.append("Where: \(site.isEmpty ? "not given" : site)") }
        if !event.summary.isEmpty { card.lines.append("\(event.summary)") }
        if isOver { return card }
        card.lines.append("Organiser: \(event.organiser ?? "not given")")
        card.lines.append("Cost: \(event.cost ?? "not given")")
        card.lines += access(event.access)
        return card
    }

    /// What there is and what there is not in one line, and what nobody said in another.
    private static func access(_ access: AccessFacts) -> [Line] {
        let known = access.named.compactMap { fact in fact.value.map { $0 ? fact.name : fact.lack } }
        let unknown = access.named.filter { $0.value == nil }.map(\.name)
        let text = [known.joined(separator: ", "), access.note ?? ""].filter { !$0.isEmpty }.joined(separator: ". ")
        if text.isEmpty { return ["Access: not given. Ask before you set out."] }
        return ["Access: \(text)"] + (unknown.isEmpty ? [] : ["Not given: \(unknown.joined(separator: ", "))"])
    }
}
