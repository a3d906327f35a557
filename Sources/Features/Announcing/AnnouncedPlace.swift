import Events
import Foundation
package import Organising
package import StewardCore

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

/// Finds the town or the area among the parts of an address.
package struct PlaceFinder {
    /// What was found: the spot, what stands around it, and whether "online" was among it.
    struct Found {
        var spot: Spot?
        var venue: String
        var isOnline: Bool

        /// The same with more of the venue behind it.
        func with(_ more: [String]) -> Found {
            Found(
                spot: spot, venue: ([venue] + more).filter { !$0.isEmpty }.joined(separator: ", "), isOnline: isOnline)
        }
    }

    private let gazetteer: Gazetteer

    /// Looks among the towns and areas of `gazetteer`.
    package init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

    /// The town or the area among the parts of an address that are no event's, and what stands around it; nil if there is
    /// none by itself or at the end of a part.
    package func place(among parts: [Words]) -> (spot: Spot, meet: String)? {
        guard let found = byItself(parts) ?? atEnd(parts), let spot = found.spot else { return nil }
        return (spot, found.venue)
    }

    /// Finds a part that is a town, an area or "online", and nothing else: "Example Park, Liverpool".
    func byItself(_ parts: [Words]) -> Found? {
        let (written, isOnline) = withoutOnline(parts)
        let parts = written.flatMap(apart)
        let readings = parts.map { reading($0.folded[...]) }
        guard let index = likeliest(readings.map { $0?.spot }) else {
            guard isOnline else { return nil }
            // "Example Hall Leeds and online" has its town at the end of a part.
            let spot = atEnd(parts)?.spot
            return Found(spot: spot, venue: venue(parts), isOnline: true)
        }
        // An area that the town lies in says nothing new but which town of that name is meant; a postcode does, also
        // where it tells the town.
        let others = zip(parts, readings).enumerated().filter { offset, part in
            if part.1?.postcode?.inward != nil { return true }
            return if case .area = part.1?.spot { false } else { offset != index }
        }
        let spot = readings[index].map { among($0, within: readings.compactMap { $0?.spot }) }
        return Found(spot: spot, venue: venue(others.map(\.element.0)), isOnline: isOnline)
    }

    /// Of places with one name, the one that lies in an area which was written too: "Newport, Shropshire".
    private func among(_ reading: SpotReading, within spots: [Spot]) -> Spot {
        for case .area(let area) in spots where .area(area) != reading.spot {
            let candidates = [reading.spot] + reading.others
            if let inside = candidates.first(where: { gazetteer.isWithin($0.areaID, area.id) }) { return inside }
        }
        return reading.spot
    }

    /// Finds a town or an area at the end of a part, or at its beginning: "the bandstand in Liverpool", "Leeds station".
    func within(_ parts: [Words]) -> Found? {
        atEnd(parts)
            ?? parts.reversed().lazy.compactMap { part in
                gazetteer.read(part.folded[...]).map {
                    Found(spot: $0.reading.spot, venue: venue(parts), isOnline: false)
                }
            }.first
    }

    private func atEnd(_ parts: [Words]) -> Found? {
        for part in parts.reversed() {
            if let spot = part.folded.indices.lazy.compactMap({ read(part.folded[$0...]) }).first {
                return Found(spot: spot, venue: venue(parts), isOnline: false)
            }
        }
        return nil
    }

    /// A part that ends with a postcode, and before it perhaps with the town, as if commas stood between: "York YO1 7AA",
    /// "3 Cobbled Row York YO1 7AA".
    private func apart(_ part: Words) -> [Words] {
        let lengths = [2, 1].filter { $0 < part.folded.count }
        let ends = lengths.lazy.compactMap { length in reading(part.folded.suffix(length)).map { (length, $0) } }
        guard let (length, postcode) = ends.first, postcode.postcode?.inward != nil else { return [part] }
        let start = part.folded.count - length
        let before = Words(part.text(before: start))
        guard let town = townLength(endOf: before, near: postcode.spot) else { return [part] }
        let split = before.folded.count - town
        return [Words(before.text(before: split)), before.dropFirst(split), part.dropFirst(start)].filter {
            !$0.isEmpty
        }
    }

    /// How many words at the end are a town: all of them, or those of one near the postcode that is no part of a name, as in
    /// "The Duke of York".
    private func townLength(endOf words: Words, near postcode: Spot) -> Int? {
        let lengths = (1...max(1, min(Self.longestName, words.folded.count))).reversed()
        return lengths.first { length in
            guard let spot = read(words.folded.suffix(length)), Self.isTown(spot) else { return false }
            let before = words.folded.dropLast(length)
            guard let last = before.last else { return true }
            if AddressWords.joining.contains(last) { return false }
            guard case .place(let town) = spot, case .place(let district) = postcode else { return false }
            return town.centre.miles(to: district.centre) < Self.postcodeMiles
        }
    }

    /// A town that has the postcode lies so near to the middle of the postcode's area at most, in miles.
    private static let postcodeMiles = 30.0

    /// What parts tell that are a place and nothing else.
    enum More {
        /// A postcode, or a house number with its street, perhaps with the town.
        case address
        /// What may be a street without a number, or else a person: "Speaker Carla Lane".
        case street
        /// Only a town or an area.
        case spot
    }

    /// What more the parts tell of where something is; nil if they have other words.
    func more(_ parts: [Words]) -> More? {
        var more: More?
        for part in parts {
            if isAddress(part) {
                more = more == .address || part.text.contains(where: \.isNumber) ? .address : .street
            } else if read(part.folded[...]) != nil {
                more = more ?? .spot
            } else {
                return nil
            }
        }
        return more
    }

    /// Addresses and the names of towns have fewer words.
    private static let (longestAddress, longestName) = (12, 4)

    /// Whether a part is an address, perhaps with the town or the postcode behind it: "12 Hidden Street Leeds LS6 2AB".
    private func isAddress(_ part: Words) -> Bool {
        guard part.folded.count <= Self.longestAddress else { return false }
        var (rest, hasPostcode) = (part, false)
        while !rest.isEmpty {
            if AddressWords.areAddress(rest.text) { return true }
            let ends = (1...min(Self.longestName, rest.folded.count)).reversed()
            guard
                let (count, end) = ends.lazy.compactMap({ count in
                    reading(rest.folded.suffix(count)).map { (count, $0) }
                }).first
            else { return false }
            if end.postcode?.inward != nil { hasPostcode = true }
            rest = Words(rest.text(before: rest.folded.count - count))
        }
        return hasPostcode
    }

    /// Whether what was found is a town, more than the district of a postcode or an area.
    static func isTown(_ spot: Spot?) -> Bool {
        if case .place(let place) = spot { place.kind != .postcodeArea } else { false }
    }

    private func read(_ words: ArraySlice<String>) -> Spot? { reading(words)?.spot }

    private func reading(_ words: ArraySlice<String>) -> SpotReading? {
        guard let (reading, consumed) = gazetteer.read(words), consumed == words.count else { return nil }
        return reading
    }

    /// The last town, or else the last postcode, or else the last area: addresses go from small to large.
    private func likeliest(_ spots: [Spot?]) -> Int? {
        spots.lastIndex(where: Self.isTown)
            ?? spots.lastIndex { if case .place = $0 { true } else { false } }
            ?? spots.lastIndex { $0 != nil }
    }

    /// The parts as they were typed, without the "at" that leads to them and quotation marks around them.
    private func venue(_ parts: [Words]) -> String {
        let parts = parts.first?.folded.first == "at" ? [parts[0].dropFirst(1)] + parts.dropFirst() : parts
        let venue = parts.map { AnnouncedPlace.trimmed($0.text) }.filter { !$0.isEmpty }.joined(separator: ", ")
        return AnnouncedPlace.unquoted(venue)
    }

    private static let online: Set<[String]> = [
        ["online"], ["online", "only"], ["zoom"], ["on", "zoom"], ["via", "zoom"], ["video", "call"],
    ]
    private static let joining: Set<String> = ["and", "or", "&", "+"]

    /// Takes "online" out of the parts, and out of "Leeds and online".
    private func withoutOnline(_ parts: [Words]) -> (parts: [Words], isOnline: Bool) {
        let rest = parts.map { part in
            let words = part.folded
            if Self.online.contains(words) { return Words("") }
            if words.count > 1, words.last == "online", Self.joining.contains(words[words.count - 2]) {
                return Words(part.text(before: words.count - 2))
            }
            if words.count > 2, words.first == "online", Self.joining.contains(words[1]) { return part.dropFirst(2) }
            return part
        }
        return (rest.filter { !$0.isEmpty }, rest != parts)
    }
}
