import Events
import Foundation
import Organising
import StewardCore

/// The title and the place among the words that are left of an announcement when its time is known.
struct TitleAndPlace {
    var title: String
    /// The place; nil if none is known.
    var place: AnnouncedPlace?
    /// What was written where the place should be, if no place is known.
    var unknown: String?
    /// Text about the event beside the place.
    var about: [String] = []
    /// Whether the title says that one can join from elsewhere too.
    var isOnlineToo = false
    /// Whether `about` has what the sentence with the title says besides.
    var hasMore = false
}

extension AnnouncementReader {
    /// Words that may lead from the title to the place: "Drinks in Hull", "coffee at the Tin Teapot".
    private static let leadingToPlace: Set<String> = [
        "at", "in", "@", "near", "outside", "inside", "meeting", "leaves", "departs",
    ]
    /// The most words of a title in which a place is looked for, and of a venue beside a town in the title.
    private static let (longestTitle, longestVenue) = (25, 8)
    /// The most words of an unknown town.
    private static let longestUnknown = 3

    /// Tells title and place apart.
    ///
    /// - Parameters:
    ///   - before: The lines before the time, without the words for the kind; the first is the title unless `label`
    ///     gives it.
    ///   - parts: What follows the time.
    ///   - isFollowing: Whether the title stands behind the time.
    func titleAndPlace(
        _ label: String?, _ before: String, _ parts: LabelledParts, isOnline: Bool, isFollowing: Bool
    ) throws(Misreading) -> TitleAndPlace {
        let title = label ?? before
        if parts.venue != nil {
            let place = try place(parts, isOnline: isOnline)
            return TitleAndPlace(title: title, place: place)
        }
        let after = Self.withoutLead(parts.text)
        if label == nil, let found = behindTown(title, after, isOnline) { return found }
        if var place = known(after, isOnline, [.byItself]) {
            if isTownAlone(onFirstLineOf: after) { place.takeVenue(if: hasVenueWord) }
            // "7pm: drinks at the Example Arms, Hull" has its venue in the part with the title.
            if isFollowing, place.site.venue.isEmpty { return apart(title, place, "") }
            return TitleAndPlace(title: title, place: place)
        }
        if label == nil {
            if let found = inParts(of: title, after, isOnline) { return found }
            if let found = inFront(of: title, after, isOnline) { return found }
            let sentence = AnnouncedPlace.written(after) ?? ""
            if Words(sentence).folded.count <= Self.longestVenue, let place = known(after, isOnline, [.atEnd]) {
                return TitleAndPlace(title: title, place: place)
            }
            if let found = behindPreposition(in: title, after, isOnline) { return found }
            if let found = inRow(title, after, isOnline) ?? behindKindAndTown(title, after, isOnline) { return found }
            if let found = inside(after, title, isOnline) { return found }
        }
        if let place = known(after, isOnline, [.within]), isVenue(AnnouncedPlace.written(after) ?? "") {
            return TitleAndPlace(title: title, place: place)
        }
        if let found = townInTitle(title, after, isOnline) { return found }
        if let place = known(after, isOnline, [.within]) { return TitleAndPlace(title: title, place: place) }
        let isOnline = isOnline || ["online", "virtual", "zoom"].contains(Words(title).folded.first)
        if isOnline || label == nil && PlaceFinder.meetsOnline(after) {
            let place = AnnouncedPlace(reading: after, gazetteer, networkArea: networkArea, isOnline: true, [])
            return TitleAndPlace(title: title, place: place)
        }
        let sentences = after.lines().flatMap { AnnouncedPlace.sentences(of: $0) }
        let written = AnnouncedPlace.written(after)
        let about = isVenue(written ?? "") ? Array(sentences.dropFirst()) : sentences
        return TitleAndPlace(title: title, place: nil, unknown: written, about: about)
    }

    /// Whether the first of several lines is one part, as "Leeds:" before a time is, with the venue behind it.
    private func isTownAlone(onFirstLineOf text: String) -> Bool {
        let lines = text.lines()
        guard lines.count > 1, let first = lines.first.map({ Words($0) }) else { return false }
        return !first.text.hasSuffix(".") && gazetteer.read(first.folded[...])?.consumed == first.folded.count
    }

    private func known(_ text: String, _ isOnline: Bool, _ ways: [AnnouncedPlace.Way]) -> AnnouncedPlace? {
        AnnouncedPlace(reading: text, gazetteer, networkArea: networkArea, isOnline: isOnline, ways, orOnline: false)
    }

    /// "Glasgow: Spring ceilidh, Trades Hall": a place among the parts of the text before the time.
    private func inParts(of text: String, _ after: String, _ isOnline: Bool) -> TitleAndPlace? {
        let words = Words(text)
        guard !text.contains("\""), words.folded.count <= Self.longestTitle else { return nil }
        var parts: [Words] = [Words("")]
        var from = 0
        for index in words.folded.indices
        where MomentWords.isPartEnd(words, index) || index == words.folded.indices.last {
            parts.append(Words(Words(words.dropFirst(from).text(before: index + 1 - from)).text))
            from = index + 1
        }
        parts = joiningList(parts.filter { !$0.isEmpty && $0.folded != ["-"] })
        guard parts.count > 1 else { return nil }
        let isPlace = parts.map { part in
            // "Canterbury (Example Hall)" is a place too.
            let words = Words(part.text.prefix { $0 != "(" })
            guard let (reading, count) = gazetteer.read(words.folded[...]), count == words.folded.count else {
                return false
            }
            // "bowling" takes place, and is no place here.
            return !reading.isAlsoWord || !KindWords.begin(words.folded[...], kinds)
        }
        guard let first = titlePart(of: parts, isPlace) else { return nil }
        let others = (parts[(first + 1)...] + parts[..<first]).map {
            AnnouncedPlace.trimmed($0.text(after: Self.lead($0.folded)))
        }
        let rest = others.joined(separator: ", ")
        guard let last = others.last else { return nil }
        if let place = known(rest, isOnline, [.byItself]) { return apart(parts[first].text, place, after) }
        // "Rounders, Example Park Leeds" and "Leeds drinks, The Example" have the town beside the venue and in the title.
        guard isVenue(last) else { return nil }
        if let place = known(rest, isOnline, [.within]) {
            return takingVenue(TitleAndPlace(title: parts[first].text, place: place), after)
        }
        var found = townInTitle(AnnouncedPlace.trimmed(parts[first].text), rest, isOnline)
        found?.about.append(after)
        return found
    }

    /// The parts with those joined that are a list: "Mam, dad and bairns picnic".
    private func joiningList(_ parts: [Words]) -> [Words] {
        guard parts.count > 1, parts[0].folded.count == 1, parts[0].text.hasSuffix(","),
            let last = parts.indices.dropFirst().prefix(3).first(where: { index in
                parts[index].folded.dropFirst().prefix(3).contains { ["and", "&", "n"].contains($0) }
            }), KindWords.isSaid(beforePlaceOf: parts[last], kinds), !isVenue(parts[last].text),
            parts[..<last].allSatisfy({ $0.folded.count < 3 && gazetteer.read($0.folded[...]) == nil })
        else { return parts }
        return [Words(parts[...last].map(\.text).joined(separator: " "))] + parts[(last + 1)...]
    }

    /// The part with the title: the first that is no place, unless that is a venue with its town, "the wooden spoon hull,
    /// board games".
    private func titlePart(of parts: [Words], _ isPlace: [Bool]) -> Int? {
        guard let first = isPlace.firstIndex(of: false) else { return nil }
        let isKind = { (part: Words) in KindWords.isSaid(beforePlaceOf: part, self.kinds) }
        guard !isKind(parts[first]), let next = parts.indices.first(where: { $0 > first && isKind(parts[$0]) }),
            let venue = venueAndTown(parts[first]), venue.count == parts[first].folded.count
        else { return first }
        return next
    }

    /// How many words before a place only lead to it: "meet at", "starting from".
    static func lead(_ words: [String]) -> Int {
        let count = leads.length(words[...])
        return count < words.count ? count : 0
    }

    /// The text without several words at its start that only lead to the place: "We're meeting at".
    private static func withoutLead(_ text: String) -> String {
        let start = Words(text.lines().first ?? "")
        // "It will be at Example Woods"
        let said = start.folded.prefix { saying.contains($0) }.count
        let isSaid = said > 1 && said + 1 < start.folded.count && leadingToPlace.contains(start.folded[said])
        let count = isSaid ? said + 1 : lead(start.folded)
        return count > 2 ? Words(text).text(after: count) : text
    }

    private static let leads = Phrases([
        "meet", "meet at", "meet outside", "meet in", "meeting at", "meeting outside", "meeting in", "from",
        "starts at",
        "we're meeting at", "we are meeting at", "we'll meet at", "we will meet at", "we meet at", "we start from",
        "we start at", "we'll start from", "it starts at", "it starts from", "leaving", "starting at", "starting from",
        "starts from", "start at", "assemble at", "assemble", "gather at",
        "gather",
        "to be held at", "to be held in", "held at", "held in", "being held at", "being held in", "taking place at",
        "taking place in", "to be given at", "to be given in", "which will be at", "which will be in", "it leaves from",
        "it leaves", "leaving from", "setting off from", "at", "outside", "upstairs at", "upstairs in", "over at",
        "down at",
        "up at",
        "round at",
    ])

    /// A venue and its town at the beginning of words that may go on, "Example Bakery gates Wigan bring flasks", or a
    /// town and a venue that begins with its name, "Hebden Bridge station bring boots"; nil if there are none.
    private func venueAndTown(_ words: Words) -> (venue: String, town: String, count: Int)? {
        let folded = words.folded
        for index in folded.indices.prefix(Self.longestVenue) {
            guard let (reading, count) = gazetteer.read(folded[index...]),
                !reading.isAlsoWord || words.written(index).first?.isUppercase == true
            else { continue }
            let end = index + count
            let town = folded[index..<end].joined(separator: " ")
            if index == 0 {
                let part = folded[end...].indices.first { MomentWords.isPartEnd(words, $0) } ?? folded.count - 1
                // "Hebden Bridge fire station" ends its part.
                let isWhole =
                    (1...3).contains(part + 1 - end) && Self.venues.contains(folded[part])
                    && !KindWords.begin(folded[part...part], kinds)
                let venue = isWhole ? part + 1 - end : folded[end...].prefix { Self.venues.contains($0) }.count
                guard venue > 0 else { return nil }
                let name = AnnouncedPlace.trimmed(words.text(before: end + venue))
                // "Tiverton Baths in Coventry" is in the latter.
                let behind = folded[(end + venue)...]
                if behind.first == "in", let (_, length) = gazetteer.read(behind.dropFirst()) {
                    let first = behind.startIndex + 1
                    return (name, folded[first..<(first + length)].joined(separator: " "), first + length)
                }
                return (name, town, end + venue)
            }
            if MomentWords.isPartEnd(words, index - 1) { return nil }
            let venue = AnnouncedPlace.trimmed(words.text(before: index))
            let isNamed = folded[0] == "the" && index > 1
            return isNamed || isVenue(venue) ? (venue, town, end) : nil
        }
        return nil
    }

    private func place(_ found: (venue: String, town: String, count: Int), _ isOnline: Bool) -> AnnouncedPlace? {
        var place = known(found.town, isOnline, [.byItself])
        place?.add(venue: found.venue)
        return place
    }

    /// "The crooked chimney carlisle quiz night": the venue and its town before what takes place, without a mark.
    private func inFront(of title: String, _ after: String, _ isOnline: Bool) -> TitleAndPlace? {
        let words = Words(title)
        guard !title.contains("\""), words.folded.count <= Self.longestTitle, let found = venueAndTown(words),
            found.count < words.folded.count, !KindWords.isSaid(beforePlaceOf: Words(found.venue), kinds),
            let place = place(found, isOnline)
        else { return nil }
        let rest = words.dropFirst(found.count)
        guard
            KindWords.isSaid(beforePlaceOf: rest, kinds)
                || hasVenueWord(found.venue) && !Self.verbs.contains(rest.folded[0])
                    && rest.folded.count <= Self.longestVenue
        else { return nil }
        return takingVenue(TitleAndPlace(title: words.text(after: found.count), place: place), after)
    }

    /// "Meeting in Durham: women's caucus": the kind and the town lead to the title.
    private func behindTown(_ title: String, _ after: String, _ isOnline: Bool) -> TitleAndPlace? {
        let words = Words(title)
        guard
            let colon = words.folded.indices.prefix(Self.longestVenue).first(where: { words.written($0).hasSuffix(":") }
            ),
            let at = words.folded[..<colon].firstIndex(where: { ["in", "at"].contains($0) }), at > 0,
            colon + 1 < words.folded.count, KindWords.read(words.folded[..<at], kinds)?.consumed == at,
            let place = known(words.text(between: at + 1, colon + 1), isOnline, [.byItself])
        else { return nil }
        return takingVenue(TitleAndPlace(title: words.text(after: colon + 1), place: place), after)
    }

    /// A title without "at the Example Arms" at its end, and with what follows the time added to the place if it is a
    /// venue.
    private func apart(_ written: String, _ place: AnnouncedPlace, _ after: String) -> TitleAndPlace {
        var place = place
        let words = Words(written)
        var title = written
        // "In" leads to a venue with a capital, "in Example Park"; "in the park" is of the title.
        let leads = words.folded.indices.last { index in
            ["at", "@", "outside"].contains(words.folded[index])
                || words.folded[index] == "in" && index + 1 < words.folded.count
                    && words.written(index + 1).first?.isUppercase == true && hasVenueWord(words.text(after: index + 1))
        }
        if let at = leads, at > 0, at + 1 < words.folded.count,
            words.folded.count - at <= Self.longestVenue
        {
            title = words.text(before: at)
            place.add(venue: AnnouncedPlace.trimmed(words.text(after: at + 1)), first: true)
        }
        return takingVenue(TitleAndPlace(title: title, place: place), after)
    }

    /// Adds the first sentence after the time to the venue, if it is one and none is known yet; it is about the event
    /// otherwise.
    private func takingVenue(_ found: TitleAndPlace, _ after: String) -> TitleAndPlace {
        var found = found
        let sentences = after.lines().flatMap { AnnouncedPlace.sentences(of: $0) }
        guard let first = sentences.first else { return found }
        if found.place?.site.venue.isEmpty == true, isVenue(first) {
            found.place?.add(venue: AnnouncedPlace.trimmed(first))
            found.about = Array(sentences.dropFirst())
        } else {
            found.about = sentences
        }
        return found
    }

    /// "Example Club Doncaster all welcome": a venue and a town at the beginning of a sentence that goes on.
    private func inside(_ after: String, _ title: String, _ isOnline: Bool) -> TitleAndPlace? {
        let sentences = after.lines().flatMap { AnnouncedPlace.sentences(of: $0) }
        guard let first = sentences.first, !first.contains("\"") else { return nil }
        let written = Words(first)
        let words = written.dropFirst(Self.lead(written.folded))
        if let found = venueAndTown(words), found.venue.lowercased().hasPrefix(found.town),
            found.count < words.folded.count || found.count > 2,
            let place = place(found, isOnline)
        {
            let more = found.count < words.folded.count ? [words.text(after: found.count)] : []
            return TitleAndPlace(title: title, place: place, about: more + sentences.dropFirst())
        }
        for index in words.folded.indices.dropFirst().prefix(Self.longestVenue) {
            let venue = AnnouncedPlace.trimmed(words.text(before: index))
            guard isVenue(venue), let read = gazetteer.read(words.folded[index...]),
                !AddressWords.haveStreet("1 " + words.text(after: index).prefix { !",(".contains($0) }),
                let place = known(
                    venue + ", " + words.folded[index..<(index + read.consumed)].joined(separator: " "), isOnline,
                    [.byItself])
            else { continue }
            let behind = words.dropFirst(index + read.consumed)
            // "The Lyndhurst Room at Bournemouth Town Hall"
            let end = behind.folded.indices.prefix(3).first { Self.venues.contains(behind.folded[$0]) }
            let isLed = ["at", "in"].contains(words.folded[index - 1]) || MomentWords.isPartEnd(words, index - 1)
            if isLed, let end,
                (0...end).allSatisfy({ behind.written($0).first?.isUppercase == true })
            {
                var whole = place
                whole.replaceVenue(AnnouncedPlace.trimmed(words.text(before: index + read.consumed + end + 1)))
                return TitleAndPlace(
                    title: title, place: whole, about: [behind.text(after: end + 1)] + sentences.dropFirst())
            }
            return TitleAndPlace(title: title, place: place, about: [behind.text] + sentences.dropFirst())
        }
        return nil
    }

    /// "Drinks in Hull", "Reading group at Leith library": a place behind "at" or "in".
    private func behindPreposition(in title: String, _ after: String, _ isOnline: Bool) -> TitleAndPlace? {
        let words = Words(title)
        guard !title.contains("\""), words.folded.count <= Self.longestTitle else { return nil }
        for index in words.folded.indices.dropFirst()
        where Self.leadingToPlace.contains(words.folded[index]) && index + 1 < words.folded.count {
            let rest = words.text(after: index + 1)
            let next = words.folded[index + 1]
            if Self.leadingToPlace.contains(next) { continue }
            // "A planning meeting by Zoom" is one.
            if words.folded[index] == "meeting", ["by", "on", "via", "over"].contains(next) { continue }
            // In "Sisters in Steel: women of Shotton" the colon is of the title.
            if words.folded[index] == "in",
                words.folded.indices.dropFirst(index + 1).contains(where: {
                    $0 + 1 < words.folded.count && words.written($0).hasSuffix(":")
                })
            {
                continue
            }
            // The place is in the sentence of its preposition, and not in the one after it.
            guard let sentence = AnnouncedPlace.sentences(of: rest).first else { continue }
            guard known(sentence, isOnline, [.byItself, .within]) != nil,
                var place = known(rest, isOnline, [.byItself, .within])
            else {
                // "picket at Example Bakery gates wigan bring flasks"
                let said = Words(sentence)
                guard let found = venueAndTown(said), let next = said.folded.dropFirst(found.count).first,
                    Self.verbs.contains(next), let place = self.place(found, isOnline)
                else { continue }
                let about = [said.text(after: found.count), after].filter { !$0.isEmpty }
                return TitleAndPlace(title: words.text(before: index), place: place, about: about)
            }
            var before = Words(words.text(before: index))
            if place.site.venue.isEmpty, let venue = venueStart(endOf: before) {
                place.add(venue: before.text(after: venue.start))
                before = Words(before.text(before: venue.lead))
            }
            let (title, more) = titleSentence(AnnouncedPlace.sentences(of: before.text))
            var found = takingVenue(TitleAndPlace(title: title, place: place), after)
            found.about = more + found.about
            return found
        }
        return nil
    }

    /// The title among sentences before a place: all of them, without a last one that only says that the place follows,
    /// or the first, if it tells what takes place and the others do not: "Pride picnic! Bring a blanket".
    private func titleSentence(_ sentences: [String]) -> (title: String, more: [String]) {
        guard sentences.count > 1, let first = sentences.first, let last = sentences.last else {
            return (sentences.first ?? "", [])
        }
        if Words(last).folded.allSatisfy(Self.saying.contains) {
            return (sentences.dropLast().joined(separator: " "), [])
        }
        // "Swimming! The baths"
        if KindWords.read(Words(first).folded[...], kinds)?.consumed == Words(first).folded.count {
            return (first, Array(sentences.dropFirst()))
        }
        if KindWords.isSaid(beforePlaceOf: Words(first), kinds), Self.verbs.contains(Words(last).folded.first ?? "") {
            return (first, Array(sentences.dropFirst()))
        }
        return (sentences.joined(separator: " "), [])
    }

    /// Words before a venue at the end of a sentence.
    private static let beforeVenue: Set<String> = [
        "to", "at", "in", "outside", "down", "doon", "near", "by", "from", "@",
    ]

    /// Where a venue with capitals begins at the end of a sentence, and where the words begin that lead to it: "karaoke
    /// down the Example Tavern"; nil if there is none.
    private func venueStart(endOf words: Words) -> (start: Int, lead: Int)? {
        let folded = words.folded
        var start = folded.count
        while start > 1, words.written(start - 1).first?.isUppercase == true { start -= 1 }
        guard start < folded.count, hasVenueWord(words.text(after: start)) else { return nil }
        var lead = start
        if folded[lead - 1] == "the" { (start, lead) = (lead, lead - 1) }
        guard lead > 1, Self.beforeVenue.contains(folded[lead - 1]) else { return nil }
        return (start, lead - 1)
    }

    /// "Quiz night The Example Arms Grimsby": a venue and a town behind the words for what takes place, without a mark.
    private func inRow(_ title: String, _ after: String, _ isOnline: Bool) -> TitleAndPlace? {
        let words = Words(title)
        let folded = words.folded
        guard !title.contains("\""), folded.count > 2, folded.count <= Self.longestTitle,
            let town = folded.indices.dropFirst(2).first(where: { start in
                gazetteer.read(folded[start...])?.consumed == folded.count - start
            })
        else { return nil }
        let isCapital = { (index: Int) in words.written(index).first?.isUppercase == true }
        let ofKind = folded[..<town].indices.compactMap { index in
            KindWords.read(folded[index..<town], kinds).map { index + $0.consumed }
        }
        // A name with capitals behind the word for a kind is the venue; in small letters its last word tells.
        var start = ofKind.first {
            $0 < town && isCapital($0) && (folded[$0] == "the" || isVenue(words.text(between: $0, town)))
        }
        if start == nil { start = behindKind(words, town) }
        if start == nil, Self.venues.contains(folded[town - 1]), town > 2 {
            start = town - 2
            while let at = start, at > 1, isCapital(at), isCapital(at - 1) { start = at - 1 }
        }
        guard let start, start > 0,
            let place = known(words.text(between: start, town) + ", " + words.text(after: town), isOnline, [.byItself])
        else { return nil }
        return takingVenue(TitleAndPlace(title: words.text(before: start), place: place), after)
    }

    /// Words that go on with a kind, "bingo night", and those that go on with a title behind it: "quiz for the strikers".
    private static let (endingKinds, goingOnTitle): (Set<String>, Set<String>) = (
        [
            "night", "nite", "evening", "afternoon", "morning", "session", "group", "special", "social", "club",
            "class",
            "circle", "fair", "meet", "meetup",
        ],
        ["for", "of", "about", "with", "on", "to", "against", "and", "&", "+", "by", "vs", "from", "is", "are"]
    )

    /// Where the venue begins right behind the words for what takes place, "film night example arts centre exeter"; nil
    /// if nothing tells that it does.
    func behindKind(_ words: Words, _ town: Int) -> Int? {
        let folded = words.folded
        guard let end = endOfKind(folded[..<town]), town - end <= Self.longestVenue else { return nil }
        let isLed = end + 1 < town && ["at", "in", "@", "outside"].contains(folded[end])
        let isLower = words.written(0).first?.isLowercase == true
        let isNamed = isLower && (end..<town).allSatisfy { words.written($0).first?.isUppercase == true }
        guard folded[end] == "the" && end + 1 < town || Self.venues.contains(folded[town - 1]) || isNamed else {
            return nil
        }
        return isLed ? end + 1 : end
    }

    /// Where the words for what takes place end, "craft club" in "members' craft club hull library"; nil if there are none,
    /// nothing follows, or the title goes on.
    func endOfKind(_ words: ArraySlice<String>) -> Int? {
        guard var end = words.indices.first(where: { KindWords.begin(words[$0...], kinds) }) else { return nil }
        while end < words.endIndex {
            let count = KindWords.read(words[end...], kinds)?.consumed ?? 0
            let longer = count > 0 ? count : Self.endingKinds.contains(words[end]) ? 1 : 0
            if longer == 0 || end + longer == words.endIndex { break }
            end += longer
        }
        return end > words.startIndex && end < words.endIndex && !Self.goingOnTitle.contains(words[end]) ? end : nil
    }

    /// "Craft club swindon library": a venue that begins with its town behind the words for what takes place.
    private func behindKindAndTown(_ title: String, _ after: String, _ isOnline: Bool) -> TitleAndPlace? {
        let words = Words(title)
        guard !title.contains("\""), words.folded.count <= Self.longestTitle, let end = endOfKind(words.folded[...])
        else {
            return nil
        }
        let rest = words.dropFirst(end)
        guard let found = venueAndTown(rest), let place = place(found, isOnline) else { return nil }
        let more = rest.dropFirst(found.count)
        guard more.isEmpty || Self.verbs.contains(more.folded[0]) else { return nil }
        var row = takingVenue(TitleAndPlace(title: words.text(before: end), place: place), after)
        if !more.isEmpty { row.about.insert(more.text, at: 0) }
        return row
    }

    /// Words of a sentence that says no more than where the event is: "It's at Example Hall".
    private static let saying: Set<String> = [
        "it's", "its", "it", "is", "this", "will", "be", "held", "we're", "we", "are", "meeting", "meet", "taking",
        "takes", "place", "happening", "join", "us", "the", "event",
    ]

    /// "Swansea pride meeting", with only a venue after the time: the town is in the title.
    private func townInTitle(_ title: String, _ after: String, _ isOnline: Bool) -> TitleAndPlace? {
        let first = AnnouncedPlace.written(after) ?? ""
        let words = Words(title)
        guard isVenue(first), words.folded.count <= Self.longestTitle else { return nil }
        for index in words.folded.indices {
            guard words.written(index).first?.isUppercase == true || index == 0,
                !KindWords.begin(words.folded[index...], kinds), let read = gazetteer.read(words.folded[index...])
            else { continue }
            let town = words.folded[index..<(index + read.consumed)].joined(separator: " ")
            guard let place = known(town, isOnline, [.byItself]) else { continue }
            // "Pride planning mtg Torquay", "lecture in Sheffield"
            let lead = index > 1 && words.folded[index - 1] == "in" ? index - 1 : index
            let isBehindSort =
                index > 0 && index + read.consumed == words.folded.count
                && (max(0, lead - 3)..<lead).contains { at in
                    KindWords.read(words.folded[at..<lead], kinds).map { at + $0.consumed == lead } ?? false
                }
            return takingVenue(
                TitleAndPlace(title: isBehindSort ? words.text(before: lead) : title, place: place), after)
        }
        return nil
    }

    static let venues: Set<String> = [
        "room", "rooms", "hall", "park", "library", "centre", "center", "café", "cafe", "pub", "arms", "inn", "hotel",
        "club", "church", "chapel", "school", "college", "square", "museum", "theatre", "station", "house", "green",
        "common", "bar", "hub", "garden", "gardens", "bridge", "gate", "baths", "university", "office", "offices",
        "cathedral",
        "market", "gallery", "studio", "studios", "lion", "tavern", "brewery", "tap", "street", "road", "lane",
        "meadow",
        "meadows", "bandstand", "pavilion", "stadium", "ground", "field", "fields", "beach", "pier", "harbour", "lock",
        "institute", "precinct", "shop", "bookshop", "bakery", "kitchen", "restaurant", "mosque", "synagogue", "temple",
        "hospital", "car", "entrance", "steps", "statue", "fountain", "cinema", "leisure", "sports", "gym", "teahouse",
        "tearoom", "tearooms", "teapot", "crown", "anchor", "head", "plough", "swan", "bull", "fox", "otter",
        "building",
        "seafront", "promenade", "prom", "shed", "annex", "wood", "woods", "forest", "reservoir", "quay", "wharf",
        "dock", "docks", "terrace", "mill", "barn", "lodge",
        "place", "court", "cross", "walk", "avenue", "ballroom", "basement", "upstairs", "lounge", "social",
        "workingmen's", "gates", "moor", "links", "racecourse", "lido", "bowl", "priory", "abbey", "castle", "farm",
        "tower", "vaults", "cellar", "pantry", "quarry", "allotments", "suite", "academy", "depot",
        "plaza", "arcade", "foyer", "marquee", "quad", "campus", "arena", "velodrome", "pool", "playground", "viaduct",
        "books", "halls", "lab", "spa", "hostel", "playhouse", "cottage", "villa", "bungalow", "farmhouse", "vicarage",
        "crescent", "hill", "wharves", "rooftop", "yard",
        "courtyard", "parlour", "deli", "bistro", "nightclub", "stn", "rec", "bank", "dojo", "annexe",
    ]
    private static let joining: Set<String> = [
        "the", "of", "and", "&", "on", "at", "a", "in", "by", "upstairs", "near",
    ]
    /// Words that begin a sentence about an event.
    static let verbs: Set<String> = [
        "bring", "come", "join", "please", "all", "everyone", "everybody", "meet", "free", "tickets", "no", "we",
        "we'll",
        "there", "you", "it's", "contact", "email", "call", "text", "ring", "book", "booking", "rsvp", "dogs",
        "children",
        "families", "food", "drinks", "live", "music", "speakers", "speaker", "with", "chapter", "teams", "banners",
        "lunch",
        "boots", "dress", "wear", "open", "donations", "more", "details", "info", "see",
    ]

    /// Whether a sentence is short enough for a place that is not known.
    func mayBePlace(_ sentence: String) -> Bool {
        let words = Words(String(sentence.split(separator: ",").last ?? "")).folded
        return words.count <= Self.longestUnknown && !Self.verbs.contains(Words(sentence).folded.first ?? "")
    }

    /// Whether the last word is for a kind of place, and no other tells what takes place: "Example Cinema".
    func endsAsVenue(_ words: Words) -> Bool {
        let name = words.folded.dropLast()
        return !name.isEmpty && words.folded.last.map(Self.venues.contains) == true
            && !name.indices.contains { Self.leadingToPlace.contains(name[$0]) || KindWords.begin(name[$0...], kinds) }
    }

    /// Whether a sentence may be the name of a venue, and has a word for a kind of place in it.
    func hasVenueWord(_ sentence: String) -> Bool {
        isVenue(sentence) && Words(sentence).folded.contains(where: Self.venues.contains)
    }

    /// Whether a sentence may be the name of a venue: a few words, one of which is for a kind of place, or all of which
    /// have a capital.
    func isVenue(_ sentence: String) -> Bool {
        let words = Words(sentence)
        guard (1...Self.longestVenue).contains(words.folded.count), let first = words.folded.first,
            !Self.verbs.contains(first), !sentence.contains("?"), !Links.are(in: sentence)
        else { return false }
        let names = words.folded.indices.filter { !Self.joining.contains(words.folded[$0]) }
        let isNamed = first == "the" && words.written(0) == "The" && names.count == 1
        return names.contains { Self.venues.contains(words.folded[$0]) }
            || isNamed && names.allSatisfy { words.written($0).first?.isUppercase == true }
            || names.count > 1
                && names.allSatisfy { words.written($0).first.map { $0.isUppercase || $0.isNumber } == true }
    }
}

extension Words {
    /// What was typed from one word up to another.
    fileprivate func text(between first: Int, _ end: Int) -> String {
        AnnouncedPlace.trimmed(dropFirst(first).text(before: end - first))
    }
}
