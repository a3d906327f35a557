import FeatureKit
import Organising
import StewardCore

/// The words of events: lists.
enum Replies {
    static func heading(_ question: EventQuestion) -> Line { "\(strong: title(question, place(question)))" }

    static func heading(_ question: EventQuestion, widenedTo wider: String) -> Line {
        "\(none(question)) \(strong: title(question, wider))"
    }

    /// A short line for a list: the number, when, what, and where.
    static func line(_ event: Event, from centre: Coordinate?, today: LocalDate) -> Line {
        let site = event.title.contains(event.site.shortText) ? "" : event.site.shortText
        let place = [site, distance(to: event, from: centre)].compactMap { $0 }.filter { !$0.isEmpty }
        let tail = place.isEmpty ? "" : ", " + place.joined(separator: ", ")
        let mark = event.status == .tentative ? " (not certain yet)" : ""
        return "\(strong: event.number). \(when(event.moment, today: today)): \(event.title)\(tail)\(mark)"
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
    static func nothing(_ question: EventQuestion, upTo wider: String? = nil, isFar: Bool) -> Reply {
        if isFar { return ["\(none(question)) What repeats is listed about a year ahead: ask again nearer the time."] }
        let asked = question.spot?.spot.name
        let also = wider == nil || wider == asked ? "" : " \(wider ?? "") has none either."
        return ["\(none(question))\(also) \(hint(question))"]
    }

    private static func hint(_ question: EventQuestion) -> Line {
        if question.isHistory { return "Type \(code: "!events history") for all that I know of the past." }
        if !question.facts.isEmpty {
            return "Not every event says so: ask again without \(question.facts.map { "\"\($0.rawValue)\"" }.listed())."
        }
        if question == EventQuestion() { return "Type \(code: "!events history") for what was." }
        if question.spot != nil, !question.isOnline {
            return
                "Try \(code: "!events") for all of them, or \(code: "!events online") for what you can join from home."
        }
        return "Try \(code: "!events") for all of them."
    }

    static let noDate = "date not known"

    static func when(_ moment: SeedMoment?, today: LocalDate) -> String {
        switch moment {
        case .time(let time) where time.start.date >= today:
            let start = time.start
            return start.date.year == today.year
                ? start.shortText : "\(start.date.shortText) \(start.date.year) \(start.time)"
        case .time(let time):
            // An event of several days may have begun already.
            if let end = time.end, end.date >= today, time.start.date.distance(to: end.date) > 1 {
                return "until \(end.date.shortText) \(end.time)"
            }
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
        miles * 0.998 <= 1 ? "less than a mile" : self.miles(miles * 0.998)
    }

    /// "1 mile", "10 miles", rounded up: what is said to be two miles away is found within two miles.
    static func miles(_ miles: Double) -> String {
        let whole = Int(miles.rounded(.up))
        return whole == 1 ? "1 mile" : "\(whole) miles"
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
        var card: Reply = ["\(strong: "Event \(event.number): \(event.title)")"]
        if event.status == .cancelled {
            let why = event.cancellation.map { " Why: \($0)" } ?? ""
            let what =
                facts.isStillOn
                ? "All dates after this one are cancelled."
                : facts.repeats == nil
                    ? "This event is cancelled." : "This event and all its later dates are cancelled."
            card.lines.append("\(strong: what)\(why)")
        }
        if event.status == .tentative { card.lines.append("It is not certain yet.") }
        let theme = facts.names.theme.map { " (theme: \($0))" } ?? ""
        card.lines.append("What: \(facts.names.kind)\(theme)")
        card.lines.append("When: \(event.moment?.text ?? noDate)")
        if let rule = facts.repeats {
            card.lines.append("\(event.status == .cancelled ? "It repeated" : "Repeats"): \(rule)")
        }
        if !facts.later.isEmpty { card.lines.append("Then: \(later(facts))") }
        card.lines += place(event, gazetteer, facts)
        if let (miles, home) = facts.distance, !facts.isOver { card.lines.append(far(miles, from: home)) }
        if !event.summary.isEmpty { card.lines.append("\(event.summary)") }
        if facts.isOver { return card }
        card.lines.append("Organiser: \(event.organiser ?? unknown)")
        card.lines.append("Cost: \(event.cost ?? unknown)")
        if let capacity = event.capacity { card.lines.append("Room for: \(capacity) people") }
        card.lines += access(event.access)
        card.lines += announced(facts.announced)
        return card
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
    /// Says what words of a question were not used or searched for, one line for each sort. If nothing was found
    /// (`found` is false), it suggests a name that was probably meant.
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
    static let tooLong: Reply = [
        "That is more than I can read at once: type a kind, a place or a day, for example \(code: example)."
    ]

    static let nearWhat: Reply = [
        "I can't tell near what: type a town, a county or a postcode after it, for example \(code: "!events near leeds")."
    ]

    static func exclusion(_ text: String) -> Reply {
        [
            """
            I can't leave anything out, so I don't know what to do with \(said: text): type what \
            you do want, for example \(code: example).
            """
        ]
    }

    private static let example = "!events socials leeds this weekend"

    static let nearYouOnlyDirectly: Reply = [
        """
        Where you are is between us: ask me that in a direct message, or name a town, for example \
        \(code: "!events near leeds").
        """
    ]

    static let noHome: Reply = [
        """
        I don't know your area: tell me with \(code: "!area") and a town or a postcode, for example \
        \(code: "!area leeds"), or name one here, \(code: "!events near leeds").
        """
    ]

    /// Refuses a second part of a sort of which a question can have only one.
    static func two(_ first: String, _ second: String) -> Reply {
        [
            """
            I read both \(first) and \(second): ask for one at a time, for example \
            \(code: "!events \(first.lowercased())").
            """
        ]
    }

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
