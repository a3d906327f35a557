import Events
import Foundation
package import Organising
package import StewardCore

/// The place of an event as written after its time, and the text after the place.
struct AnnouncedPlace {
    private(set) var site: EventSite
    /// The sentences after the place, which are about the event.
    private(set) var sentences: [String] = []
    /// More about the event, on one line; may be empty.
    var rest: String { sentences.joined(separator: " ") }

    /// How a town stands among the parts of a place.
    enum Way {
        /// It is a part of its own.
        case byItself
        /// It ends a part.
        case atEnd
        /// It ends or begins a part.
        case within
    }

    /// How many lines or sentences are searched for the place.
    private static let furthest = 3

    /// Reads "Example Park, Liverpool. Bring a blanket."; nil if there is no known place in it.
    ///
    /// The place reaches to the first line or sentence with a town, an area or "online" as a part of its own, or else
    /// to the first that begins or ends with one. Lines or sentences after it with more of the address belong to it
    /// too, since a postcode or a street is no text about an event. A venue between quotation marks is taken literally,
    /// and a link is a part of its own.
    init?(
        reading text: String, _ gazetteer: Gazetteer, networkArea: Area.ID?, isOnline: Bool,
        _ ways: [Way] = [.byItself, .within], orOnline: Bool = true
    ) {
        var quoted = QuotedText(beginning: text)
        var text = text
        if let whole = quoted, whole.rest.first(where: { !$0.isWhitespace }).map({ $0.isOne(of: ".!?") }) ?? true {
            // With "Example Park, Liverpool" all between quotation marks, the marks mean nothing.
            (text, quoted) = (whole.text + whole.rest, nil)
        }
        var sentences = Self.sentences(quoted?.rest ?? text)
        // "Hybrid! Example Hall, Leeds" has its place behind the word.
        let isHybrid = sentences.count > 1 && Words(sentences[0]).folded == ["hybrid"]
        if isHybrid { sentences.removeFirst() }
        let isOnline = isOnline || isHybrid
        let finder = PlaceFinder(gazetteer)
        for way in ways {
            for count in 1...Self.furthest where count <= sentences.count {
                guard var found = finder.find(way, Self.parts(sentences[..<count])) else { continue }
                let end = Self.end(of: found, in: sentences, after: count, finder)
                if end > count {
                    let more = sentences[count..<end].map { Self.trimmed(Self.untagged($0)) }
                    found = finder.byItself(Self.parts(sentences[..<end])) ?? found.with(more)
                }
                let venue = [quoted?.text ?? "", found.venue].filter { !$0.isEmpty }.joined(separator: ", ")
                // "Online too (Teams)" on a line further down
                let rest = sentences[end...].filter { !finder.saysOnline($0) }
                let isOnlineToo = found.isOnline || isOnline || rest.count < sentences.count - end
                site = EventSite(venue: venue, spot: found.spot, in: networkArea, isOnline: isOnlineToo)
                self.sentences = Array(rest)
                return
            }
        }
        guard isOnline, orOnline else { return nil }
        site = EventSite(venue: quoted?.text ?? "", spot: nil, in: networkArea, isOnline: true)
        self.sentences = sentences
    }

    /// Adds words to the venue.
    mutating func add(venue: String, first: Bool = false) {
        let parts = first ? [venue, site.venue] : [site.venue, venue]
        site.venue = parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// Takes what the event is called out of the venue: "Strikes and Sunday Schools, at the Example Museum".
    mutating func takeOut(name: String) {
        guard !site.venue.isEmpty else { return }
        let ends = [name] + name.indices.filter { name[$0] == "," }.map { name[name.index(after: $0)...].trimming() }
        // "Plum" is no part of "Plum Tree Cottage".
        let isPart = { [venue = site.venue] (end: String) in
            venue.dropFirst(end.count).first { !$0.isOne(of: "!?\"'") }?.isOne(of: ",;.:-(") ?? true
        }
        if let end = ends.first(where: { $0.count > 3 && site.venue.hasPrefix($0) && isPart($0) }) {
            let rest = Self.trimmed(site.venue.dropFirst(end.count))
            if !rest.isEmpty { replaceVenue(rest) }
        }
        let parts = site.venue.split(separator: ",").map { $0.trimming() }
        let others = parts.filter { !$0.contains("\"\(name)\"") }
        if others.count < parts.count, !others.isEmpty { replaceVenue(others.joined(separator: ", ")) }
        tidyVenue()
    }

    /// Puts another venue in the place of what was read.
    mutating func replaceVenue(_ venue: String) { site.venue = venue }

    /// Takes the first sentence after a town as the venue, if it is one and none is known yet.
    mutating func takeVenue(if isVenue: (String) -> Bool) {
        guard site.venue.isEmpty, !site.town.isEmpty, let first = sentences.first.map({ Self.trimmed($0) }),
            isVenue(first)
        else { return }
        add(venue: first)
        sentences.removeFirst()
    }

    /// Takes away the first sentence after the place, which is the title.
    mutating func dropSentence() { sentences.removeFirst() }

    /// Moves the text after the place into the venue.
    mutating func takeRest() {
        site.venue = [site.venue, Self.trimmed(rest)].filter { !$0.isEmpty }.joined(separator: ", ")
        sentences = []
    }

    /// Where the address ends in which a place was found: its postcode, its street or, if it has no town yet, its town
    /// may follow on lines of their own.
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
            // After a town, a street without a number counts only next to what is surely part of the address.
            let isBeside = more == .street && last == .address
            last = more
            if more == .address || isBeside || isAddress && !PlaceFinder.isTown(found.spot) { end = index + 1 }
        }
        return end
    }

    /// What is written where the place should be: the first line or sentence; nil if there is none.
    static func written(_ text: String) -> String? { sentences(text).first.map { trimmed($0) } }

    /// Whether the text has a town, an area or "online" as a part of its own, or at its end after "in".
    static func namesSpot(_ text: String, _ gazetteer: Gazetteer) -> Bool {
        let parts = parts(sentences(text)[...])
        let finder = PlaceFinder(gazetteer)
        if finder.byItself(parts) != nil { return true }
        guard let last = parts.last, let index = last.folded.lastIndex(of: "in") else { return false }
        return finder.byItself([last.dropFirst(index + 1)]) != nil
    }

    private static func parts(_ sentences: ArraySlice<String>) -> [Words] {
        sentences.flatMap { sentence in
            untagged(sentence).withoutDashes().split { $0.isOne(of: ",;") }
                .flatMap { Links.apart($0) }.map { withoutJoint(Words(trimmed($0))) }
        }.filter { !$0.isEmpty }
    }

    /// The words without "or" or "and" at their end, which a link follows: "NEU office Ipswich or https://…".
    private static func withoutJoint(_ words: Words) -> Words {
        guard words.folded.count > 1, let last = words.folded.last, last == "or" || last == "and" else { return words }
        return Words(words.text(before: words.folded.count - 1))
    }

    /// The text without tags such as "#pride", which are no part of a place; marks behind them stay, and so does "Flat
    /// #2".
    static func untagged(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "#")) else { return text }
        return text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            guard word.first == "#", word.dropFirst().first?.isLetter == true else { return String(word) }
            return word.last.flatMap { $0.isOne(of: ",;.") ? String($0) : nil } ?? ""
        }.joined(separator: " ")
    }

    /// Abbreviations, whose full stop ends no sentence.
    static let abbreviations: Set<String> = ["st", "rd", "mt", "no", "dr", "incl", "inc"]

    /// The sentences of all lines.
    private static func sentences(_ text: String) -> [String] {
        text.lines().flatMap { sentences(of: $0) }
    }

    /// The sentences of one line.
    static func sentences(of line: some StringProtocol) -> [String] {
        var sentences: [String] = []
        var sentence: [Substring] = []
        for word in Substring(line).parts() {
            sentence.append(word)
            guard let end = word.utf8.last, ".!?".utf8.contains(end), word.last?.isOne(of: ".!?") == true,
                !abbreviations.contains(word.dropLast().lowercased())
            else { continue }
            sentences.append(sentence.joined(separator: " "))
            sentence = []
        }
        if !sentence.isEmpty { sentences.append(sentence.joined(separator: " ")) }
        return sentences.filter { !Words.areNone(in: $0) }
    }

    /// The text without its quotation marks, if it begins with one and has one other: “"Example Hall", upstairs”.
    static func unquoted(_ text: String) -> String {
        guard let quoted = QuotedText(beginning: text), !quoted.rest.contains("\"") else { return text }
        return quoted.text + quoted.rest
    }

    /// The text without the marks and spaces around it.
    static func trimmed(_ text: some StringProtocol, keeping kept: String = "") -> String {
        Substring(text).trimming(",;:.!?-".filter { !kept.contains($0) })
    }
}

/// A text that begins with something between quotation marks, which is kept literally.
struct QuotedText {
    let text: String
    /// The text after the second mark.
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

/// Finds the town or area among the parts of an address.
package struct PlaceFinder {
    /// What was found: the spot, the rest of the address, and whether "online" was in it.
    struct Found {
        var spot: Spot?
        var venue: String
        var isOnline: Bool

        /// The same with more of the venue after it.
        func with(_ more: [String]) -> Found {
            Found(
                spot: spot, venue: ([venue] + more).filter { !$0.isEmpty }.joined(separator: ", "), isOnline: isOnline)
        }
    }

    private let gazetteer: Gazetteer

    /// Finds towns and areas in `gazetteer`.
    package init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

    /// The town or area among the parts of an address outside an announcement, and the rest of the address; nil if none
    /// is a part of its own or ends one.
    package func place(among parts: [Words]) -> (spot: Spot, meet: String)? {
        guard let found = byItself(parts) ?? atEnd(parts), let spot = found.spot else { return nil }
        return (spot, found.venue)
    }

    func find(_ way: AnnouncedPlace.Way, _ parts: [Words]) -> Found? {
        switch way {
        case .byItself: byItself(parts)
        case .atEnd: atEnd(parts)
        case .within: within(parts)
        }
    }

    /// Finds a whole part that is a town, an area or "online": "Example Park, Liverpool".
    func byItself(_ parts: [Words]) -> Found? {
        let (written, isOnline) = withoutOnline(parts)
        let parts = written.flatMap(apart)
        let readings = parts.map { reading($0.folded[...]) }
        guard let index = likeliest(readings.map { $0?.spot }) else {
            guard isOnline else { return nil }
            // In "Example Hall Leeds and online" the town ends a part.
            let spot = atEnd(parts)?.spot
            return Found(spot: spot, venue: venue(parts), isOnline: true)
        }
        // An area around the town only tells which town of that name is meant, so it is dropped; a postcode is kept,
        // even if it told the town.
        let others = zip(parts, readings).enumerated().filter { offset, part in
            if part.1?.postcode?.inward != nil { return true }
            return if case .area = part.1?.spot { false } else { offset != index }
        }
        let spot = readings[index].map { among($0, within: readings.compactMap { $0?.spot }) }
        return Found(spot: spot, venue: venue(others.map(\.element.0)), isOnline: isOnline)
    }

    /// Of several places with one name, the one in an area that was written too: "Newport, Shropshire".
    private func among(_ reading: SpotReading, within spots: [Spot]) -> Spot {
        for case .area(let area) in spots where .area(area) != reading.spot {
            let candidates = [reading.spot] + reading.others
            if let inside = candidates.first(where: { gazetteer.isWithin($0.areaID, area.id) }) { return inside }
        }
        return reading.spot
    }

    /// Finds a town or area at the end or at the beginning of a part: "the bandstand in Liverpool", "Leeds station".
    func within(_ parts: [Words]) -> Found? {
        atEnd(parts)
            ?? parts.reversed().lazy.compactMap { part in
                gazetteer.read(part.folded[...]).flatMap { reading, count in
                    // A house may have any name, as "Brighouse Cottage" has.
                    part.folded.dropFirst(count).first.map(Self.houses.contains) == true
                        ? nil : Found(spot: reading.spot, venue: venue(parts), isOnline: false)
                }
            }.first
    }

    private static let houses: Set<String> = [
        "cottage", "cottages", "house", "villa", "lodge", "farm", "manor", "bungalow", "court", "arms", "inn",
    ]

    private func atEnd(_ parts: [Words]) -> Found? {
        for part in parts.reversed() {
            if let spot = part.folded.indices.lazy.compactMap({ read(part.folded[$0...]) }).first {
                return Found(spot: spot, venue: venue(parts), isOnline: false)
            }
        }
        return nil
    }

    /// Splits a part that ends with a postcode, and perhaps a town before it, as if commas stood between: "York YO1
    /// 7AA", "3 Cobbled Row York YO1 7AA".
    private func apart(_ part: Words) -> [Words] {
        // "Bath BA1 2AA (lift available)" ends before the bracket.
        if part.text.hasSuffix(")"), let bracket = part.text.firstIndex(of: "("), bracket > part.text.startIndex,
            read(part.folded[...]) == nil
        {
            let address = Words(part.text[..<bracket])
            let pieces = apart(address)
            if pieces.count > 1 || read(address.folded[...]) != nil { return pieces + [Words(part.text[bracket...])] }
        }
        let lengths = [2, 1].filter { $0 < part.folded.count }
        let ends = lengths.lazy.compactMap { length in reading(part.folded.suffix(length)).map { (length, $0) } }
        // A district behind a town says where in it: "Brixton SW9".
        guard let (length, postcode) = ends.first, postcode.postcode != nil else { return [part] }
        let start = part.folded.count - length
        let before = Words(part.text(before: start))
        guard let town = townLength(endOf: before, near: postcode.spot) else { return [part] }
        let split = before.folded.count - town
        return [Words(before.text(before: split)), before.dropFirst(split), part.dropFirst(start)].filter {
            !$0.isEmpty
        }
    }

    /// How many words at the end are a town: all words, or a town near the postcode that is not part of a name such as
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

    /// How many miles a town may be from the centre of its postcode area.
    private static let postcodeMiles = 30.0

    /// What parts are that belong to a place and are nothing else.
    enum More {
        /// A postcode, or a house number with its street, perhaps with the town.
        case address
        /// Perhaps a street without a number, or else a person: "Speaker Carla Lane".
        case street
        /// Only a town or an area.
        case spot
    }

    /// What the parts add to a place; nil if they have other words.
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

    /// The most words of an address and of a town's name.
    private static let (longestAddress, longestName) = (12, 4)

    /// Whether a part is an address, perhaps with town or postcode: "12 Hidden Street Leeds LS6 2AB".
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

    /// Whether a spot is a town, rather than a postcode area or an area.
    static func isTown(_ spot: Spot?) -> Bool {
        if case .place(let place) = spot { place.kind != .postcodeArea } else { false }
    }

    private func read(_ words: ArraySlice<String>) -> Spot? { reading(words)?.spot }

    private func reading(_ words: ArraySlice<String>) -> SpotReading? {
        // "Bradford (BD)" is how a postcode area is written.
        if words.count > 1, let last = words.last, let area = gazetteer.postcodeArea(last),
            area.name.lowercased().filter({ !$0.isOne(of: "()") }) == words.joined(separator: " ")
        {
            return SpotReading(naming: area)
        }
        guard let (reading, consumed) = gazetteer.read(words), consumed == words.count else { return nil }
        return reading
    }

    /// The last town, or else the last postcode, or else the last area, since addresses go from small to large.
    private func likeliest(_ spots: [Spot?]) -> Int? {
        spots.lastIndex(where: Self.isTown)
            ?? spots.lastIndex { if case .place = $0 { true } else { false } }
            ?? spots.lastIndex { $0 != nil }
    }

    /// The parts as they were typed, without a leading "at" and without quotation marks around them.
    private func venue(_ parts: [Words]) -> String {
        let first = parts.first?.folded ?? []
        // "In" with a capital may begin a name.
        let isLed =
            first.first.map { ["at", "@"].contains($0) } == true || first.starts(with: ["in", "the"])
            || first.count > 1 && parts[0].written(0) == "in"
        let isSaid = first.starts(with: ["it's", "in"]) || first.starts(with: ["it's", "at"])
        let parts = isLed || isSaid ? [parts[0].dropFirst(isSaid ? 2 : 1)] + parts.dropFirst() : parts
        let venue = parts.map { AnnouncedPlace.trimmed($0.text) }.filter { !$0.isEmpty }.joined(separator: ", ")
        return AnnouncedPlace.unquoted(venue)
    }

    private static let (platforms, aroundPlatforms): (Set<String>, Set<String>) = (
        [
            "online", "zoom", "teams", "discord", "facebook", "skype", "jitsi", "video", "livestream", "youtube",
            "livestreamed", "live-streamed", "streamed", "streaming", "stream", "hybrid", "webinar",
        ],
        [
            "on", "via", "over", "by", "only", "too", "also", "as", "well", "live", "microsoft", "ms", "google", "call",
            "and", "or", "&", "+", "/",
        ]
    )

    /// Whether the words say only that it is online: "online via Zoom", "Teams only", "from home".
    private static func saysOnline(_ words: some Collection<String>) -> Bool {
        if Array(words) == ["from", "home"] || Array(words) == ["google", "meet"] { return true }
        return words.contains(where: platforms.contains)
            && words.allSatisfy { platforms.contains($0) || aroundPlatforms.contains($0) }
    }

    /// The most words that say so.
    private static let longestOnline = 3
    /// The most words of "from your own living room on Zoom".
    private static let longestFrom = 8
    private static let joining: Set<String> = ["and", "or", "&", "+", "/"]

    /// Whether a sentence says only that it is online.
    func saysOnline(_ sentence: String) -> Bool {
        // Most sentences do not have the word; in "on(line)" brackets hide it.
        guard sentence.has(letters: "online") || sentence.utf8.contains(where: { "()".utf8.contains($0) }) else {
            return false
        }
        let words = Words(sentence.filter { !$0.isOne(of: "()") }).folded
        return words.count > 1 && words.contains("online") && Self.saysOnline(words)
    }

    /// Whether sentences that name no town have a link and say where it leads: "We'll use the usual Zoom https://…".
    static func meetsOnline(_ text: String) -> Bool {
        Links.are(in: text) && Words(text).folded.contains(where: platforms.contains)
    }

    private static let streams: Set<String> = ["livestreamed", "live-streamed", "livestream", "live-stream"]

    /// Whether a text says that one can join from elsewhere too: "you can also join on Teams".
    static func offersOnline(_ text: String) -> Bool {
        let words = Words(text).folded
        return words.indices.contains { index in
            let isStream = streams.contains(words[index]) && (index == 0 || !["not", "no"].contains(words[index - 1]))
            if isStream { return true }
            // "Hybrid! Watch at …"
            if words[index] == "hybrid", index == 0 || !["not", "no"].contains(words[index - 1]) { return true }
            guard platforms.contains(words[index]), index > 1, ["on", "via", "by", "over"].contains(words[index - 1])
            else { return false }
            if ["and", "or", "also", "&", "plus"].contains(words[index - 2]) { return true }
            let before = words[max(0, index - 5)..<(index - 1)]
            return before.contains { ["join", "watch", "attend", "follow"].contains($0) }
                && !before.contains { ["not", "no", "can't", "cannot", "don't"].contains($0) }
        }
    }

    /// Whether a text says only that it is online, so that it is the place and no title: "zoom".
    static func isOnlyOnline(_ text: String) -> Bool { saysOnline(Words(text).folded) }

    /// How many words at the end of a title say that it is online: "on Teams".
    static func onlineLength(endOf title: [String]) -> Int {
        [3, 2].first { count in
            count < title.count && ["on", "via", "over", "by"].contains(title[title.count - count])
                && saysOnline(title.suffix(count))
        } ?? 0
    }

    /// Takes "online" out of the parts, and out of "Leeds and online".
    private func withoutOnline(_ parts: [Words]) -> (parts: [Words], isOnline: Bool) {
        let rest = parts.map { part in
            let words = part.folded.map { $0.trimming("()") }
            if Self.saysOnline(words) { return Words("") }
            // "from your sofa via Zoom" is no venue.
            if words.first == "from", words.count <= Self.longestFrom,
                (2...Self.longestOnline).contains(where: { Self.saysOnline(words.suffix($0)) })
            {
                return Words("")
            }
            for count in 1...Self.longestOnline where words.count > count {
                guard Self.saysOnline(words.suffix(count)) else { continue }
                let before = words.count - count - 1
                guard Self.joining.contains(words[before]) else { continue }
                return Words(part.text(before: before).trimming("("))
            }
            if words.count > 2, words.first == "online", Self.joining.contains(words[1]) { return part.dropFirst(2) }
            // "on Teams and at Example House"
            if words.count > 4, Self.saysOnline(words.prefix(2)), ["on", "via"].contains(words[0]),
                Self.joining.contains(words[2])
            {
                return part.dropFirst(["at", "in"].contains(words[3]) ? 4 : 3)
            }
            return part
        }
        return (rest.filter { !$0.isEmpty }, rest != parts)
    }
}
