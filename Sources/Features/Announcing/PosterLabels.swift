import Foundation
import Organising
import StewardCore

/// What a label such as "Venue:" says of the words after it.
enum PosterLabel {
    case title, kind, when, end, doors, place, online, hybrid, cost, capacity, access, organiser

    private static let names: [PosterLabel: [String]] = [
        .title: [
            "title", "name", "event", "what", "subject", "session", "topic", "event name", "name of event", "what's on",
            "course",
        ],
        .kind: ["kind", "type", "type of event", "kind of event", "category"],
        .when: [
            "when", "date", "dates", "day", "days", "time", "times", "start", "starts", "start time", "starting",
            "date and time", "date & time", "day and time", "day & time", "date/time", "time and date", "begins",
            "what time", "from when", "hours", "first date",
        ],
        .end: ["end", "ends", "finish", "finishes", "end time", "finish time", "until"],
        .doors: ["doors", "doors open"],
        .place: [
            "venue", "where", "place", "address", "location", "town", "city", "meet", "meeting point", "meet at",
            "meeting place", "in person", "in the room", "in-person", "on site", "start point", "starting point", "at",
            "postcode", "post code", "area", "hall", "site",
        ],
        .online: [
            "online", "zoom", "join", "link to join", "joining link", "livestream", "stream", "teams", "at home",
            "from home", "remotely", "on screen",
        ],
        .hybrid: ["hybrid"],
        .cost: [
            "cost", "price", "prices", "entry", "admission", "tickets", "ticket", "ticket price", "fee", "entry fee",
            "how much", "entrance",
        ],
        .capacity: ["places", "capacity", "spaces", "room for", "limit", "places available", "spaces available"],
        .access: ["access", "accessibility", "access info", "access information"],
        .organiser: ["organiser", "organisers", "organizer", "organizers", "host", "hosts", "hosted by"],
    ]
    private static let labels = Dictionary(
        names.flatMap { label, names in names.map { ($0, label) } }, uniquingKeysWith: { first, _ in first })
    /// The labels that may be questions, and those beside the time's after which a dash may stand.
    private static let (asking, dashed): (Set<String>, Set<String>) = (
        ["when", "where", "what time", "how much", "what", "what day", "where is it", "when is it"],
        [
            "where", "venue", "location", "place", "address", "cost", "price", "entry", "tickets", "fee", "admission",
            "title", "event name", "name of event",
        ]
    )
    /// The most words of a label.
    private static let longest = 4

    /// Reads "Venue: Example Hall", or "When - Friday"; nil if the text begins with no label.
    static func read(_ text: some StringProtocol) -> (label: PosterLabel, value: String)? {
        // Most lines have nothing that ends a label.
        guard text.utf8.contains(where: { ":?-=".utf8.contains($0) || $0 >= 0x80 }) else { return nil }
        let words = text.prefix(60).split(separator: " ").prefix(longest + 1)
        guard
            let last = words.firstIndex(where: { $0.contains(":") || $0.last == "?" || ["-", "–", "="].contains($0) }),
            let colon = words[last].firstIndex(where: { $0.isOne(of: ":?-–=") })
        else { return nil }
        let isColon = words[last][colon] == ":" || words[last][colon] == "?"
        let end = words[last][..<colon]
        let name = (words[..<last] + (end.isEmpty ? [] : [end])).joined(separator: " ").lowercased()
        if isDayOfSeveral(name), words[last][colon] == ":" {
            return (.when, String(text[words[last].index(after: colon)...]).trimming())
        }
        let plain = ["or ", "and "].reduce(name) { $0.hasPrefix($1) ? String($0.dropFirst($1.count)) : $0 }
        guard let label = labels[plain] ?? (isOnline(plain) ? .online : nil) else { return nil }
        // "Where? Example Hall" asks and answers; "Title?" and "Online?" are none.
        if words[last][colon] == "?", !asking.contains(plain) { return nil }
        // "Online - all welcome" may be a title; "When - Friday 6 June" is none.
        if !isColon, label != .when, !dashed.contains(plain) { return nil }
        return (label, String(text[words[last].index(after: colon)...]).trimming())
    }

    /// Whether a label numbers one day of several: "Day 1", "day two".
    static func isDayOfSeveral(_ name: some StringProtocol) -> Bool {
        let words = name.split(separator: " ")
        return words.count == 2 && words[0].lowercased() == "day"
            && (Int(words[1]).map { $0 < 10 } ?? ["one", "two", "three"].contains(words[1].lowercased()))
    }

    private static let (joining, platforms): (Set<Substring>, Set<Substring>) = (
        ["join", "us", "also", "live", "link", "watch", "on", "via", "by", "from", "the"],
        ["online", "zoom", "teams", "livestream", "stream", "skype", "youtube"]
    )

    /// Whether a label leads to a link: "join us on Zoom".
    private static func isOnline(_ name: String) -> Bool {
        let words = name.split(separator: " ")
        return words.contains(where: platforms.contains)
            && words.allSatisfy { platforms.contains($0) || joining.contains($0) }
    }

    /// Whether a new line begins before this label inside a line.
    fileprivate static func breaks(_ name: String, afterPart: Bool) -> Bool {
        switch labels[name] {
        case .title?, .when?, .end?, .place?, .hybrid?: true
        // After a comma or a full stop, these reach only to the end of their sentence.
        case .cost?, .access?, .capacity?, .organiser?: !afterPart
        default: false
        }
    }
}

/// The lines of a poster: title and kind by their labels, the days and times behind their labels put together, and the
/// other lines as they are.
struct PosterLines {
    private(set) var title: String?
    private(set) var kind: String?
    private(set) var isOnline = false
    private(set) var body = ""
    /// The lines behind a label for a day or a time, put together; nil if there is none.
    private(set) var when: String?

    init(_ written: String) {
        var lines: [String] = []
        var (whens, ends): ([String], [String]) = ([], [])
        var areHoursUnknown = false
        var place: Int?
        let labelled = Self.joined(Self.broken(written)).map { (line: $0, read: PosterLabel.read($0)) }
        let hasStart = labelled.contains { if case .when? = $0.read?.label { true } else { false } }
        for (line, read) in labelled {
            guard let (label, value) = read else {
                lines.append(line)
                continue
            }
            let isUnknown = AnnouncementReader.isUnknown(Words(value))
            switch label {
            case .title where title == nil && !isUnknown && Self.isTitle(line, below: lines):
                title = Self.withoutNotice(value)
            case .title where title == nil && !isUnknown: lines.append(value)
            case .kind where kind == nil && !isUnknown: kind = value
            // "Start: Example car park" is where.
            case .when where !isUnknown && line.lowercased().hasPrefix("start") && !Self.namesTime(value):
                lines.append("Where: \(value)")
            case .when, .end, .doors:
                if label == .doors, hasStart {
                    lines.append(line)
                    continue
                }
                if isUnknown {
                    if label == .when { areHoursUnknown = true }
                    continue
                }
                if label == .end, Self.isPlaceOfEnd(value) {
                    lines.append(line)
                    continue
                }
                if label == .end { ends.append(Self.end(value)) } else { whens.append(Self.day(line, value, whens)) }
                if place == nil {
                    place = lines.count
                    lines.append("")
                }
            case .online, .hybrid:
                isOnline = true
                lines.append(label == .hybrid ? "Where: \(value)" : line)
            case .place where isUnknown: break
            // "Place - Example Hall" and "How much? £2" go on with a colon.
            case .place where !line.contains(":"): lines.append("Where: \(value)")
            case .cost where !line.contains(":"): lines.append("Cost: \(value)")
            default: lines.append(line)
            }
        }
        if areHoursUnknown, !whens.isEmpty,
            !Words(whens.joined(separator: " ")).folded.contains(where: MomentWords.isClock)
        {
            whens.append("time to be confirmed")
        }
        if let place {
            let all = (whens + ends).joined(separator: " ")
            (when, lines[place]) = (all, all)
        }
        body = lines.joined(separator: "\n")
    }

    /// The words of an end, "until" first.
    private static func end(_ value: String) -> String {
        ["until", "till", "til"].contains(Words(value).folded.first ?? "") ? value : "until \(value)"
    }

    /// A day or a time, with "and" between "Day 1: Fri 12 June 10am-5pm" and the second day below it.
    private static func day(_ line: String, _ value: String, _ others: [String]) -> String {
        !others.isEmpty && PosterLabel.isDayOfSeveral(line.prefix { $0 != ":" }) ? "and \(value)" : value
    }

    /// Whether what is labelled as the end is where it goes: "Finish: the market, approx 3.45pm".
    private static func isPlaceOfEnd(_ value: String) -> Bool {
        let words = Words(value).folded
        return words.first.map { $0.contains(where: \.isNumber) } != true
            && WhenReader.lengthOfHours(words[...]) == nil && (!namesTime(value) || value.contains(","))
    }

    /// A subject without what is no part of the title: "Reminder!!! Budget consultation", "FW: Retirement do".
    private static func withoutNotice(_ subject: String) -> String {
        var words = Words(subject)
        while words.folded.count > 1, ["fw:", "fwd:", "re:"].contains(words.written(0).lowercased()) {
            words = Words(words.text(after: 1))
        }
        var found = TitleAndPlace(title: words.text)
        Notice.take(outOf: &found)
        return found.title
    }

    private static func namesTime(_ value: String) -> Bool {
        let words = Words(value).folded
        return words.contains { $0.contains(where: \.isNumber) || WhenReader.weekday($0) != nil }
            || !words.isEmpty && (WhenReader.lengthOfHours(words[...]) ?? WhenReader.lengthOfDays(words[...])) != nil
    }

    /// Whether a labelled line gives the title: "What: pizza and a plan" does not, below a headline.
    private static func isTitle(_ line: String, below lines: [String]) -> Bool {
        !line.lowercased().hasPrefix("what")
            || !lines.contains { headline in
                let words = Words(headline)
                return words.folded.count > 1 && words.text.first?.isUppercase == true && !words.text.hasSuffix(":")
                    && PosterLabel.read(headline) == nil
            }
    }

    /// A label with nothing behind it belongs to the next line.
    private static func joined(_ lines: [String]) -> [String] {
        var joined: [String] = []
        var label: String?
        for line in lines {
            if let open = label {
                if line.allSatisfy(\.isWhitespace) { continue }
                joined.append("\(open) \(line)")
                label = nil
            } else if line.utf8.contains(UInt8(ascii: ":")), let (_, value) = PosterLabel.read(line), value.isEmpty {
                label = line
            } else {
                joined.append(line)
            }
        }
        return joined + (label.map { [$0] } ?? [])
    }

    /// The lines, with a new one before each label that stands inside a line.
    private static func broken(_ written: String) -> [String] {
        var isQuoted = false
        return written.lines(keepingEmpty: true).flatMap {
            line -> [String] in
            guard line.utf8.contains(UInt8(ascii: ":")) else { return [String(line)] }
            var lines: [[Substring]] = [[]]
            for word in line.split(separator: " ", omittingEmptySubsequences: false) {
                defer { if !word.count(where: { $0 == "\"" }).isMultiple(of: 2) { isQuoted.toggle() } }
                let name = word.dropLast().lowercased()
                // "Bath time: a swim" has no label in it.
                let isLabel = { (before: Substring) in
                    word.first?.isUppercase == true || ",.;!?)".contains(before.last ?? " ")
                }
                if !isQuoted, word.hasSuffix(":"), let before = lines[lines.count - 1].last(where: { !$0.isEmpty }),
                    isLabel(before),
                    PosterLabel.breaks(name, afterPart: before.last.map { $0.isOne(of: ",.;!?)") } == true)
                {
                    lines.append([])
                }
                lines[lines.count - 1].append(word)
            }
            return lines.map { words in
                let line = words.joined(separator: " ")
                let isParted = lines.count > 1 && line.last.map { $0.isOne(of: ",/") } == true
                return isParted ? String(line.dropLast()) : line
            }
        }
    }
}
