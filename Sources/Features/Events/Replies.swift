import FeatureKit
import Organising
import StewardCore

/// The words of events: lists.
enum Replies {
    static func heading(_ asked: Asked) -> Line { title(asked, asked.placeNames).strong }

    static func heading(_ asked: Asked, widenedTo wider: String) -> Line {
        "\(none(asked)) \(title(asked, wider).strong)"
    }

    /// The heading of a list of what was cancelled.
    static func cancelledHeading(_ asked: Asked) -> Line {
        let told = [asked.placeNames].compactMap(\.self) + times(asked).map(\.name)
        return "\(strong: told.isEmpty ? "Cancelled" : "Cancelled: \(told.joined(separator: ", "))")"
    }

    /// Says that nothing to come was cancelled.
    static func noneCancelled(_ asked: Asked) -> Reply {
        let place = asked.placeNames.map { " for \($0)" } ?? ""
        return [
            """
            Nothing to come\(place) that I know of is cancelled. Ask about one by its name, for example \
            \(code: "is the quiz still on"), and I say so if it is.
            """
        ]
    }

    /// A short line for a list: the number, when, what, and where; `others` are the dates of a series that were asked for
    /// beside its next one.
    static func line(
        _ event: Event, from centre: Coordinate?, at now: LocalDateTime, others: [LocalDate] = []
    ) -> Line {
        let site = event.title.contains(event.site.shortText) ? "" : event.site.shortText
        let place = [site, distance(to: event, from: centre)].compactMap { $0 }.filter { !$0.isEmpty }
        let tail = place.isEmpty ? "" : ", " + place.joined(separator: ", ")
        let mark = event.status == .tentative ? " (not certain yet)" : ""
        let when = when(event.moment, at: now) + also(others)
        return "\(strong: event.number). \(when): \(event.title)\(tail)\(mark)"
    }

    /// How many further dates of a series are named; more of them are counted.
    private static let datesNamed = 4

    /// ", also 9, 16 and 23 June".
    private static func also(_ others: [LocalDate]) -> String {
        if others.isEmpty { return "" }
        if others.count > datesNamed { return " and \(others.count) more times" }
        let months = Dictionary(grouping: others) { $0.year * 12 + $0.month }.sorted { $0.key < $1.key }.map(\.value)
        let named = months.map { days in
            days.map { "\($0.day)" }.listed() + " \(monthNames[days[0].month - 1])"
        }
        return ", also \(named.listed())"
    }

    /// Says which of several places with one name was taken, and how to ask for another.
    static func others(_ reading: SpotReading, _ gazetteer: Gazetteer) -> Reply {
        guard let other = reading.others.first, let area = gazetteer.area(reading.spot.areaID),
            let elsewhere = gazetteer.area(other.areaID)
        else { return [] }
        return [
            """
            I took \(reading.spot.name) for the one in \(area.name). For the one in \(elsewhere.name), type \
            \(code: "!events \(other.name.lowercased()) \(elsewhere.name.lowercased())").
            """
        ]
    }

    /// `isFar` means that the days are further ahead than dates of series are listed.
    static func nothing(_ asked: Asked, upTo wider: String? = nil, isFar: Bool) -> Reply {
        if isFar { return ["\(none(asked)) What repeats is listed about a year ahead: ask again nearer the time."] }
        let also =
            wider == nil || asked.spots.contains { $0.spot.name == wider } ? "" : " \(wider ?? "") has none either."
        return ["\(none(asked))\(also) \(hint(asked))"]
    }

    private static func hint(_ asked: Asked) -> Line {
        if asked.isHistory { return "Type \(code: "!events history") for all that I know of the past." }
        if !asked.facts.isEmpty {
            return "Not every event says so: ask again without \(asked.facts.map { "\"\($0.rawValue)\"" }.listed())."
        }
        if asked.isOpen { return "Type \(code: "!events history") for what was." }
        if !asked.spots.isEmpty, asked.isOnline != true {
            return
                "Try \(code: "!events") for all of them, or \(code: "!events online") for what you can join from home."
        }
        return "Try \(code: "!events") for all of them."
    }

    static let noDate = "date not known"

    static func when(_ moment: SeedMoment?, at now: LocalDateTime) -> String {
        let today = now.date
        switch moment {
        case .time(let time) where time.start.date >= today:
            let start = time.start
            if start.date.year == today.year { return time.shortText }
            if let days = time.severalDays { return "\(days.listText) \(days.upperBound.year)" }
            return time.wholeDays == nil ? start.shortTextWithYear : "\(start.date.shortText) \(start.date.year)"
        case .time(let time):
            // An event of several days may have begun already.
            if let days = time.wholeDays, days.upperBound >= today {
                return "until \(days.upperBound.shortText)"
            }
            if let end = time.end, end.date >= today, time.start.date.distance(to: end.date) > 1 {
                return "until \(end.shortText)"
            }
            if let end = time.end, end > now { return "on now, until \(end.time.spokenText)" }
            if let days = time.severalDays { return "\(days.listText) \(days.upperBound.year)" }
            return "\(time.start.date.shortText) \(time.start.date.year)"
        case .day(let date): return "\(date.shortText) \(date.year)"
        case .month, .year, .before: return moment?.text ?? noDate
        case nil: return noDate
        }
    }

    static func distance(to event: Event, from centre: Coordinate?) -> String? {
        guard let centre, let point = event.point else { return nil }
        let miles = point.miles(to: centre)
        // In the town that was asked for, no distance is shown.
        return miles < 0.01 ? nil : "\(far(miles)) away"
    }

    /// A distance: "less than a mile", or rounded up, "2 miles".
    static func far(_ miles: Double) -> String {
        // `MapCircle` is precise to a thousandth or two, so an event within two miles is never said to be three away.
        miles * 0.998 <= 1 ? "less than a mile" : FeatureKit.Replies.miles(miles * 0.998)
    }

    static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}

/// All about one event.
extension Replies {
    /// What a card says beside the event itself.
    struct CardFacts {
        var isOver: Bool
        /// The names of its kind and its theme.
        var names: (kind: String, theme: String?) = ("", nil)
        /// Whether it takes place at this time; true also of a date of a cancelled series that had begun before.
        var isStillOn = false
        /// How it repeats, in words.
        var repeats: String?
        /// Its times after the next one.
        var later: [SeedMoment] = []
        /// How far it is from the asker's own area; for direct messages only.
        var distance: (miles: Double, from: String)?
        /// In how many rooms it was announced, and whether in this one.
        var announced: (rooms: Int, isHere: Bool) = (0, false)
        /// Whether to show a private venue, to an officer in a direct message.
        var showsVenue = false
    }

    /// All about an event; if it is over, without what matters only to people who would go.
    static func card(_ event: Event, _ gazetteer: Gazetteer, _ facts: CardFacts) -> Reply {
        var card = heading(event, facts)
        for part in [CardPart.about, .when, .place] { card.lines += told(part, of: event, gazetteer, facts) }
        if let (miles, home) = facts.distance, !facts.isOver { card.lines.append(far(miles, from: home)) }
        if !event.summary.isEmpty { card.lines.append("\(event.summary)") }
        if facts.isOver { return card }
        for part in [CardPart.organiser, .cost] { card.lines += told(part, of: event, gazetteer, facts) }
        if let capacity = event.capacity { card.lines.append("Room for: \(capacity) people") }
        card.lines += told(.access, of: event, gazetteer, facts)
        card.lines += announced(facts.announced)
        return card
    }

    /// The parts of an event's card that somebody asks for.
    static func told(
        _ parts: Set<CardPart>, of event: Event, _ gazetteer: Gazetteer, _ facts: CardFacts
    ) -> Reply {
        var reply = heading(event, facts)
        for part in CardPart.allCases where parts.contains(part) {
            reply.lines += told(part, of: event, gazetteer, facts)
        }
        if parts.contains(.about), !event.summary.isEmpty {
            reply.lines.append("\(event.summary.shortened(toLetters: summaryLetters))")
        }
        return reply + ["For all about it, type \(code: "!event \(event.number)")."]
    }

    /// What is said if somebody asks what is not known of an event.
    static func untold(_ event: Event) -> Reply {
        let who = event.organiser.map { " Ask \($0)." } ?? ""
        return [
            "I do not know that about \(strong: "\(event.title)").\(who)",
            "For all that I know of it, type \(code: "!event \(event.number)").",
        ]
    }

    /// How many letters of the text about an event are told by the way.
    private static let summaryLetters = 300

    /// Its number and title, and whether it takes place at all.
    private static func heading(_ event: Event, _ facts: CardFacts) -> Reply {
        var heading: Reply = ["\(strong: "Event \(event.number): \(event.title)")"]
        if event.status == .cancelled {
            let why = event.cancellation.map { " Why: \($0)" } ?? ""
            let what =
                facts.isStillOn
                ? "All dates after this one are cancelled."
                : facts.repeats == nil
                    ? "This event is cancelled." : "This event and all its later dates are cancelled."
            heading.lines.append("\(strong: what)\(why)")
        }
        if facts.isOver, event.draft != nil, event.status != .cancelled { heading.lines.append("It is over.") }
        if event.status == .tentative { heading.lines.append("It is not certain yet.") }
        return heading
    }

    private static func told(
        _ part: CardPart, of event: Event, _ gazetteer: Gazetteer, _ facts: CardFacts
    ) -> [Line] {
        switch part {
        case .about: return ["What: \(facts.names.kind)\(facts.names.theme.map { " (theme: \($0))" } ?? "")"]
        case .when:
            let repeats = event.status == .cancelled ? "It repeated" : "Repeats"
            return ["When: \(event.moment?.text ?? noDate)"] + (facts.repeats.map { ["\(repeats): \($0)"] } ?? [])
                + (facts.later.isEmpty ? [] : ["Then: \(later(facts))"])
        case .place: return place(event, gazetteer, facts)
        case .organiser: return ["Organiser: \(event.organiser ?? unknown)"]
        case .cost: return ["Cost: \(event.cost ?? unknown)"]
        case .access: return access(event.access)
        }
    }

    private static let unknown = "unknown"

    private static func later(_ facts: CardFacts) -> String {
        let shown = facts.later.prefix(3).map(\.text)
        // Dates of a series are not counted, since it may go on for ever.
        let left = facts.repeats == nil ? facts.later.count - shown.count : 0
        return shown.joined(separator: "; ") + (left > 0 ? "; and \(left) more" : "")
    }

    private static func place(_ event: Event, _ gazetteer: Gazetteer, _ facts: CardFacts) -> [Line] {
        let isForThoseComing = event.venueAudience == .coming && !event.site.venue.isEmpty
        let isHidden = isForThoseComing && !facts.showsVenue
        let site = isHidden ? event.site.withoutVenue.text(gazetteer) : event.site.text(gazetteer)
        if site.isEmpty, facts.isOver { return [] }
        let audience: Line =
            isHidden
            ? "The venue is told to those who are coming."
            : "The venue is private: you read it as an officer, and rooms and members do not."
        return ["Where: \(site.isEmpty ? unknown : site)"]
            + (isForThoseComing && (!isHidden || !facts.isOver) ? [audience] : [])
    }

    private static func far(_ miles: Double, from home: String) -> Line {
        "How far: \(far(miles)) from \(home)"
    }

    /// One line for what there is and what there is not, and one for what nobody said.
    private static func access(_ access: AccessFacts) -> [Line] {
        let known = access.named.compactMap { fact in fact.value.map { $0 ? fact.name : fact.lack } }
        let unknown = access.named.filter { $0.value == nil }.map(\.name)
        let text = [known.joined(separator: ", "), access.note ?? ""].filter { !$0.isEmpty }.joined(separator: ". ")
        if text.isEmpty { return ["Access: unknown. Ask before you set out."] }
        return ["Access: \(text)"] + (unknown.isEmpty ? [] : ["Unknown: \(unknown.joined(separator: ", "))"])
    }

    /// Says in how many rooms it was announced, never in which others: that would tell who is in them.
    private static func announced(_ announced: (rooms: Int, isHere: Bool)) -> [Line] {
        let (rooms, isHere) = announced
        if rooms == 0 { return [] }
        if isHere, rooms == 1 { return ["Announced in this room"] }
        let others = isHere ? rooms - 1 : rooms
        let count = others == 1 ? "1 \(isHere ? "other " : "")room" : "\(others) \(isHere ? "other " : "")rooms"
        return ["Announced in \(isHere ? "this room and " : "")\(count)"]
    }
}

/// How a question is repeated.
extension Replies {
    private static func topics(_ asked: Asked) -> Line? {
        asked.topics.isEmpty ? nil : FeatureKit.Replies.said(asked.topics.map(\.text))
    }

    /// "I know of no free socials with childcare about "housing" for Leeds in June 2026."
    static func none(_ asked: Asked) -> Line {
        let adjectives = asked.facts.filter { !$0.name.hasPrefix("with ") }.map(\.name)
        let others = asked.facts.filter { $0.name.hasPrefix("with ") }.map(\.name)
        let what =
            (asked.isHistory ? ["past"] : [])
            + (adjectives.isEmpty ? [] : [adjectives.joined(separator: ", ")]) + (way(asked).map { [$0] } ?? [])
            + [asked.choices.isEmpty ? "events" : asked.choices.map(\.plural).listed(with: "or")]
        let isNear = asked.spots.first.map { $0.isNear } ?? false
        let tail: [Line?] = [
            others.isEmpty ? nil : "\(others.listed(with: asked.isAnyFactEnough ? "or" : "and"))",
            topics(asked).map { "about \($0)" },
            asked.placeNames.map { isNear ? "\($0)" : "for \($0)" },
            times(asked).isEmpty
                ? nil : "\(times(asked).map { "\(preposition($0))\(text(of: $0))" }.listed(with: "or"))",
        ]
        return "I know of no \((["\(what.joined(separator: " "))"] + tail.compactMap { $0 }).joined(separator: " "))."
    }

    static func title(_ asked: Asked, _ place: String?) -> Line {
        let kind =
            asked.choices.isEmpty
            ? (asked.isHistory ? "History" : "What is on") : capitalised(asked.choices.map(\.plural).listed())
        let past = asked.isHistory && !asked.choices.isEmpty ? "past" : nil
        let except = asked.exceptChoices.isEmpty ? nil : "no \(asked.exceptChoices.map(\.plural).listed(with: "or"))"
        let facts = asked.facts.map(\.name)
        let before = [past] + (asked.isAnyFactEnough ? [facts.listed(with: "or")] : facts) + [way(asked), except]
        let after = [place, times(asked).isEmpty ? nil : times(asked).map(text).listed(with: "or")]
        let known =
            before.compactMap { $0.map { "\($0)" } } + [topics(asked)].compactMap { $0 }
            + after.compactMap { $0.map { "\($0)" as Line } }
        return known.isEmpty ? "\(kind)" : "\(kind): \(known.joined(separator: ", "))"
    }

    /// The times that have a name; what is left of a day without an evening has two parts and one name.
    private static func times(_ asked: Asked) -> [AskedTime] { asked.times.filter { !$0.name.isEmpty } }

    private static func way(_ asked: Asked) -> String? { asked.isOnline.map { $0 ? "online" : "in person" } }

    private static func text(of time: AskedTime) -> String {
        guard let days = time.days, time.spans.count == 1, time.weekdays.isEmpty, time.hours == nil,
            !time.name.contains("not ")
        else {
            return time.name
        }
        return text(of: days)
    }

    /// "Sat 6 June to Sun 7 June 2026"; a whole month or year by its own name.
    static func text(of days: DateRange) -> String {
        if let whole = whole(days) { return whole.text }
        let first = days.lowerBound
        return days.shortText + (first.year == days.upperBound.year ? " \(first.year)" : "")
    }

    private static func preposition(_ time: AskedTime) -> String {
        guard let days = time.days, time.spans.count == 1, time.weekdays.isEmpty, time.hours == nil else {
            return "for "
        }
        if whole(days) != nil { return "in " }
        return days.count == 1 ? "on " : "from "
    }

    /// The month or the year that the days make up; nil if they are less or more.
    private static func whole(_ days: DateRange) -> SeedMoment? {
        let (first, last) = (days.lowerBound, days.upperBound)
        let next = last.advanced(by: 1)
        guard first.day == 1, next.day == 1 else { return nil }
        if days.count <= 31 { return .month(first.month, year: first.year) }
        return first.year == last.year && first.month == 1 && next.month == 1 ? .year(first.year) : nil
    }
}

extension Replies {
    // MARK: What is wrong in first data

    /// The name in the count of events that loading left alone.
    static let leftAlone = "events left as officers have changed them"

    static func seedReference(_ sort: String, _ id: String, in uid: String) -> String {
        "\(uid) names the \(sort) \(id), which is not in its list"
    }

    static func seedMoment(_ text: String, in uid: String, _ problem: WhenProblem) -> String {
        switch problem {
        case .skippedByClocks, .shownTwiceByClocks:
            "\(text) in \(uid) is no time of its own. \(problem.sentence.dropLast())"
        default: "\(text) in \(uid) is no moment that I can read"
        }
    }

    static func seedLacks(_ column: String, _ id: String) -> String { "the row \(id) has no \(column)" }
}
