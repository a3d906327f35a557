import Events
import Foundation
import Organising
import StewardCore

/// Where something is, as written after its time, and what is written after that.
struct AnnouncedPlace {
    private(set) var site: EventSite
    /// More about the event, on one line; empty where nothing is.
    private(set) var rest: String

    /// The place is looked for in this many lines or sentences.
    private static let furthest = 3

    /// Reads "Example Park, Liverpool. Bring a blanket.", or nothing where no place is known in it.
    ///
    /// The place goes as far as the first line or sentence in which a town, an area or "online" stands by itself; where
    /// none does, the first that begins or ends with one. Lines or sentences behind it that are nothing but more of the
    /// address belong to it: a postcode or a street is no text about an event. A venue between quotation marks is taken
    /// as it stands, and a link is a part of its own.
    init?(reading text: String, _ gazetteer: Gazetteer, networkArea: Area.ID?, isOnline: Bool) {
        var quoted = QuotedText(beginning: text)
        var text = text
        if let whole = quoted, whole.rest.first(where: { !$0.isWhitespace }).map({ ".!?".contains($0) }) ?? true {
            // "Example Park, Liverpool" between quotation marks is all of the place.
            (text, quoted) = (whole.text + whole.rest, nil)
        }
        let sentences = Self.sentences(quoted?.rest ?? text)
        let finder = PlaceFinder(gazetteer)
        for read in [finder.byItself, finder.within] {
            for count in 1...Self.furthest where count <= sentences.count {
                guard var found = read(Self.parts(sentences[..<count])) else { continue }
                let end = Self.end(of: found, in: sentences, after: count, finder)
                if end > count {
                    let more = sentences[count..<end].map { Self.trimmed($0) }
                    found = finder.byItself(Self.parts(sentences[..<end])) ?? found.with(more)
                }
                let venue = [quoted?.text ?? "", found.venue].filter { !$0.isEmpty }.joined(separator: ", ")
                site = EventSite(venue: venue, spot: found.spot, in: networkArea, isOnline: found.isOnline || isOnline)
                rest = sentences[end...].joined(separator: " ")
                return
            }
        }
        guard isOnline else { return nil }
        site = EventSite(venue: quoted?.text ?? "", spot: nil, in: networkArea, isOnline: true)
        rest = sentences.joined(separator: " ")
    }

    /// Takes what follows the place into the venue.
    mutating func takeRest() {
        site.venue = [site.venue, Self.trimmed(rest)].filter { !$0.isEmpty }.joined(separator: ", ")
        rest = ""
    }

    /// Where the address ends that a place was found in: its postcode, its street or, where no town was found yet, its
    /// town may stand on lines of their own behind it.
    private static func end(
        of found: PlaceFinder.Found, in sentences: [String], after count: Int, _ finder: PlaceFinder
    ) -> Int {
        var end = count
        var isAddress = false
        if case .place = found.spot { isAddress = !PlaceFinder.isTown(found.spot) }
        var last: PlaceFinder.More?
        for index in count..<sentences.count {
            guard let more = finder.more(parts(sentences[index...index])) else { break }
            if more == .address { isAddress = true }
            // Behind a town a street without a number counts only beside what surely is of the address.
            let isBeside = more == .street && last == .address
            last = more
            if more == .address || isBeside || isAddress && !PlaceFinder.isTown(found.spot) { end = index + 1 }
        }
        return end
    }

    /// What is written where a place should be: the first line or sentence; nothing where nothing is.
    static func written(_ text: String) -> String? { sentences(text).first.map { trimmed($0) } }

    /// Whether a town, an area or "online" stands by itself in the text, or ends it after "in".
    static func namesSpot(_ text: String, _ gazetteer: Gazetteer) -> Bool {
        let parts = parts(sentences(text)[...])
        let finder = PlaceFinder(gazetteer)
        if finder.byItself(parts) != nil { return true }
        guard let last = parts.last, let index = last.folded.lastIndex(of: "in") else { return false }
        return finder.byItself([last.dropFirst(index + 1)]) != nil
    }

    private static func parts(_ sentences: ArraySlice<String>) -> [Words] {
        sentences.flatMap { sentence in
            sentence.replacingOccurrences(of: " - ", with: ",").split { ",;".contains($0) }
                .flatMap { Links.apart($0) }.map { Words(trimmed($0)) }
        }.filter { !$0.isEmpty }
    }

    /// Words whose full stop ends no sentence.
    private static let abbreviations: Set<String> = ["st", "rd", "mt", "no", "dr"]

    /// The lines, and in them the sentences.
    private static func sentences(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).flatMap { sentences(of: $0) }
    }

    /// The sentences of one line.
    static func sentences(of line: some StringProtocol) -> [String] {
        var sentences = [[String]()]
        for word in line.split(separator: " ") {
            sentences[sentences.count - 1].append(String(word))
            let isEnd = word.last.map { ".!?".contains($0) } ?? false
            if isEnd, !abbreviations.contains(word.dropLast().lowercased()) { sentences.append([]) }
        }
        return sentences.map { $0.joined(separator: " ") }.filter { !Words($0).isEmpty }
    }

    /// The text without the quotation marks, if it begins with one and has one other, as in "Example Hall", upstairs.
    static func unquoted(_ text: String) -> String {
        guard let quoted = QuotedText(beginning: text), !quoted.rest.contains("\"") else { return text }
        return quoted.text + quoted.rest
    }

    /// The text without the marks and spaces around it.
    static func trimmed(_ text: some StringProtocol) -> String {
        text.trimmingCharacters(in: .whitespacesAndNewlines.union(CharacterSet(charactersIn: ",;:.!?-")))
    }
}

/// What stands between two quotation marks at the beginning of a text, word for word.
struct QuotedText {
    let text: String
    /// What follows the second mark.
    let rest: String

    init?(beginning written: String) {
        guard written.first == "\"" else { return nil }
        let inside = written.dropFirst()
        guard let end = inside.firstIndex(of: "\"") else { return nil }
        text = inside[..<end].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        rest = String(inside[inside.index(after: end)...])
        if text.isEmpty { return nil }
    }
}
