import FeatureKit
import Organising
import StewardCore

/// The words of events: lists.
enum Replies {
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

    /// Says which of two places of one name was taken, and how to ask for the other.
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

    /// `isFar` says that the days are further ahead than the dates of series are listed.
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
            // What goes over days may be on still.
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
        // What is in the town that was asked for has its name alone.
        return miles < 0.01 ? nil : "\(far(miles)) away"
    }

    /// How far something is: "less than a mile", or the miles that it is within, "2 miles".
    static func far(_ miles: Double) -> String {
        // Where a circle on the map ends is precise to a thousandth or two.
        miles * 0.998 <= 1 ? "less than a mile" : self.miles(miles * 0.998)
    }

    /// "1 mile", "10 miles": rounded up, so that what is said to be two miles away is within two miles, and not one.
    static func miles(_ miles: Double) -> String {
        let whole = Int(miles.rounded(.up))
        return whole == 1 ? "1 mile" : "\(whole) miles"
    }

    static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
