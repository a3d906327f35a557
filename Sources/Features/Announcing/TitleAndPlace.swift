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
}

extension AnnouncementReader {
    /// Words that may lead from the title to the place: "Drinks in Hull", "coffee at the Tin Teapot".
    private static let leadingToPlace: Set<String> = ["at", "in", "@", "near", "outside", "meeting"]
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
        let after = parts.text
        if let place = known(after, isOnline, [.byItself]) {
            // "7pm: drinks at the Example Arms, Hull" has its venue in the part with the title.
            if isFollowing, place.site.venue.isEmpty { return apart(title, place, "") }
            return TitleAndPlace(title: title, place: place)
        }
        if label == nil {
            if let found = inParts(of: title, after, isOnline) { return found }
            let sentence = AnnouncedPlace.written(after) ?? ""
            if Words(sentence).folded.count <= Self.longestVenue, let place = known(after, isOnline, [.atEnd]) {
                return TitleAndPlace(title: title, place: place)
            }
            if let found = behindPreposition(in: title, after, isOnline) { return found }
            if let found = inRow(title, after, isOnline) { return found }
            if let found = inside(after, title, isOnline) { return found }
        }
        if let place = known(after, isOnline, [.within]), isVenue(AnnouncedPlace.written(after) ?? "") {
            return TitleAndPlace(title: title, place: place)
        }
        if let found = townInTitle(title, after, isOnline) { return found }
        if let place = known(after, isOnline, [.within]) { return TitleAndPlace(title: title, place: place) }
        if isOnline || label == nil && PlaceFinder.meetsOnline(after) {
            let place = AnnouncedPlace(reading: after, gazetteer, networkArea: networkArea, isOnline: true, [])
            return TitleAndPlace(title: title, place: place)
        }
        let sentences = after.split(whereSeparator: \.isNewline).flatMap { AnnouncedPlace.sentences(of: $0) }
        let written = AnnouncedPlace.written(after)
        let about = isVenue(written ?? "") ? Array(sentences.dropFirst()) : sentences
        return TitleAndPlace(title: title, place: nil, unknown: written, about: about)
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
        parts = parts.filter { !$0.isEmpty && $0.folded != ["-"] }
        guard parts.count > 1 else { return nil }
        let isPlace = parts.map { part in
            // "Canterbury (Example Hall)" is a place too.
            let words = Words(part.text.prefix { $0 != "(" })
            return gazetteer.read(words.folded[...]).map { $0.consumed == words.folded.count } ?? false
        }
        guard let first = isPlace.firstIndex(of: false) else { return nil }
        let others = (parts[(first + 1)...] + parts[..<first]).map { AnnouncedPlace.trimmed($0.text) }
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

    /// A title without "at the Example Arms" at its end, and with what follows the time added to the place if it is a
    /// venue.
    private func apart(_ written: String, _ place: AnnouncedPlace, _ after: String) -> TitleAndPlace {
        var place = place
        let words = Words(written)
        var title = written
        if let at = words.folded.lastIndex(where: { ["at", "@"].contains($0) }), at > 0, at + 1 < words.folded.count,
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
        let sentences = after.split(whereSeparator: \.isNewline).flatMap { AnnouncedPlace.sentences(of: $0) }
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
        let sentences = after.split(whereSeparator: \.isNewline).flatMap { AnnouncedPlace.sentences(of: $0) }
        guard let first = sentences.first, !first.contains("\"") else { return nil }
        let words = Words(first)
        for index in words.folded.indices.dropFirst().prefix(Self.longestVenue) {
            let venue = AnnouncedPlace.trimmed(words.text(before: index))
            guard isVenue(venue), let read = gazetteer.read(words.folded[index...]),
                !AddressWords.haveStreet("1 " + words.text(after: index).prefix { !",(".contains($0) }),
                let place = known(
                    venue + ", " + words.folded[index..<(index + read.consumed)].joined(separator: " "), isOnline,
                    [.byItself])
            else { continue }
            let more = words.text(after: index + read.consumed)
            return TitleAndPlace(title: title, place: place, about: [more] + sentences.dropFirst())
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
            // The place is in the sentence of its preposition, and not in the one after it.
            guard let sentence = AnnouncedPlace.sentences(of: rest).first,
                known(sentence, isOnline, [.byItself, .within]) != nil,
                let place = known(rest, isOnline, [.byItself, .within])
            else { continue }
            let sentences = AnnouncedPlace.sentences(of: words.text(before: index))
            var title = sentences.last ?? ""
            if sentences.count > 1, Words(title).folded.allSatisfy(Self.saying.contains) {
                title = sentences.dropLast().joined(separator: " ")
            } else {
                title = words.text(before: index)
            }
            return takingVenue(TitleAndPlace(title: title, place: place), after)
        }
        return nil
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
        if start == nil, Self.venues.contains(folded[town - 1]), town > 2 {
            start = town - 2
            while let at = start, at > 1, isCapital(at), isCapital(at - 1) { start = at - 1 }
        }
        guard let start, start > 0,
            let place = known(words.text(between: start, town) + ", " + words.text(after: town), isOnline, [.byItself])
        else { return nil }
        return takingVenue(TitleAndPlace(title: words.text(before: start), place: place), after)
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
            return takingVenue(TitleAndPlace(title: title, place: place), after)
        }
        return nil
    }

    private static let venues: Set<String> = [
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
        "workingmen's",
    ]
    private static let joining: Set<String> = [
        "the", "of", "and", "&", "on", "at", "a", "in", "by", "upstairs", "near",
    ]
    /// Words that begin a sentence about an event.
    private static let verbs: Set<String> = [
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
