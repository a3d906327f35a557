import Events
package import FeatureKit
import Foundation
import Organising
package import StewardCore

/// The place of an event that is only for those who are coming, as it could be known from other texts about the event.
///
/// Words are compared without capitals, accents, punctuation and spaces, and "Street" and "St" are one: a text tells the
/// place if it has the venue or one of its parts, one of its words that few places have, also with a slip in it, two of
/// its words in a row, or any address: nobody writes one that is not the place's.
struct PrivatePlace {
    /// Words of the venue as they stand side by side, without spaces.
    private var telling: Set<String> = []
    private var longest = 0
    /// What of them a slip may stand in, as UTF-8.
    private var distinctive: [[UInt8]] = []
    /// The words of the town's name, which everybody reads.
    private let town: Set<String>
    /// The first half of its postcode, also with a part of the second.
    private var districts: Set<String> = []
    /// The numbers of its houses, which tell it behind "number" and the like.
    private let houseNumbers: Set<String>
    /// The names of those whose home it is: "Jo" and "Patel" of "Jo Patel's flat".
    private let owners: Set<String>
    private let hasVenue: Bool
    private let isOnline: Bool
    /// Whether people join by a link that was not written where it belongs.
    private let lacksLink: Bool

    /// The place of `event`; nil if everybody may read it.
    init?(_ event: EventDraft) {
        guard event.venueAudience == .coming else { return nil }
        self.init(event.site)
    }

    /// The place that `site` is, with the link by which people join.
    init(_ site: EventSite) {
        hasVenue = !site.venue.isEmpty
        isOnline = site.isOnline
        lacksLink = site.isOnline && !Links.are(in: site.venue)
        town = Set(AddressWords.words(site.town))
        let parts = Links.taken(from: site.venue).split { ",;\n".contains($0) }.map { AddressWords.telling($0) }.filter
        { !$0.isEmpty }
        let words = parts.flatMap(\.self)
        houseNumbers = Set(words.filter(AddressWords.isHouseNumber))
        owners = AddressWords.owners(in: Links.taken(from: site.venue)).subtracting(town)
        for link in Links.of(site.venue) { add(link: link) }
        // "We will meet" does not speak of Will's house.
        let otherwiseUsed = owners.intersection(AddressWords.ordinary.union(AddressWords.months))
        for part in parts + [words] where isTelling(part, asWhole: parts.count < 2) { add(part) }
        for list in [words, words.filter { !town.contains($0) }] {
            for pair in zip(list, list.dropFirst()) where !(town.contains(pair.0) && town.contains(pair.1)) {
                add([pair.0, pair.1])
            }
        }
        for word in words + zip(words, words.dropFirst()).map({ "\($0) \($1)" }) {
            guard let postcode = Postcode(word), let inward = postcode.inward?.lowercased() else { continue }
            add([word.replacing(" ", with: "")])
            let district = postcode.district.lowercased()
            if town.contains(district) { continue }
            districts.formUnion((0..<inward.count).map { district + inward.prefix($0) })
        }
        for word in words
        where !town.contains(word) && AddressWords.isDistinctive(word) && !otherwiseUsed.contains(word) {
            add([word])
        }
        distinctive = telling.filter { $0.utf8.count >= AddressWords.shortestWithSlips && $0.allSatisfy(\.isLetter) }
            .map { Array($0.utf8) }
    }

    /// Adds the host of a link, and each part of its path that other links do not have too.
    private mutating func add(link: String) {
        let address = (link.range(of: "://").map { link[$0.upperBound...] } ?? link[...]).lowercased()
        let host = address.prefix { !"/?#".contains($0) }
        add(AddressWords.words(host.trimmingPrefix("www.")))
        for part in address.dropFirst(host.count).split(whereSeparator: { "/?#&=".contains($0) }) {
            let words = AddressWords.words(part)
            if words.joined().utf8.count > 3, !words.allSatisfy(AddressWords.ofLinks.contains) { add(words) }
        }
    }

    private mutating func add(_ words: [String]) {
        guard let last = words.last else { return }
        let before = words.dropLast().joined()
        for joined in [before + last] + AddressWords.joined(before, with: last) {
            telling.insert(joined)
            longest = max(longest, joined.utf8.count)
        }
    }

    /// Whether a part of the venue names it by itself: more than the town, and than one word such as "upstairs".
    private func isTelling(_ part: [String], asWhole: Bool) -> Bool {
        guard !part.allSatisfy(town.contains) else { return false }
        guard part.count == 1 else { return true }
        return part[0].count > (asWhole ? 2 : 3) && part[0].contains(where: \.isLetter)
            && (asWhole || !AddressWords.general.contains(part[0]))
    }

    /// Whether a text tells the place by words of its own.
    ///
    /// If no venue was written where it belongs, whatever reads as an address is taken for it, and so is any link if people
    /// join by one.
    func isNamed(in text: String) -> Bool {
        let all = AddressWords.words(text)
        let words = all.filter(AddressWords.tells)
        if tell(all) || tell(words) || tell(words.filter { !town.contains($0) }) { return true }
        if AddressWords.spacedOut(all).contains(where: isMeant) || words.contains(where: isMeant) { return true }
        return !hasVenue && AddressWords.haveAddress(text) || lacksLink && Links.are(in: text)
    }

    /// Whether a text that rooms read tells the place, or has a postcode or a house number with its street.
    ///
    /// What other places have too tells it only in a text about the event: the first half of its postcode, its house
    /// number, the name of whose home it is, and how to join what is online.
    func isTold(in text: String) -> Bool {
        isNamed(in: text) || AddressWords.haveAddress(text)
            || !districts.isDisjoint(with: AddressWords.words(text))
            || AddressWords.have(houseNumberIn: houseNumbers, text) || AddressWords.have(ownerIn: owners, text)
            || isOnline && WaysIn.are(in: text)
    }

    /// Whether the text about the event tells the place: also by a street's name that stands by itself.
    func isTold(inAbout text: String) -> Bool { isTold(in: text) || AddressWords.haveStreet(text) }

    /// Whether a title tells the place: also by any link, as that is never what something is called.
    func isTold(inTitle title: String) -> Bool { isTold(inAbout: title) || Links.are(in: title) }

    /// Whether a word is one of the venue's with a slip or two in it; the first letter is seldom the wrong one.
    private func isMeant(_ word: String) -> Bool {
        guard !town.contains(word), !AddressWords.ordinary.contains(word) else { return false }
        let written = Array(word.utf8)
        return distinctive.contains { name in
            guard written.first == name.first || written.prefix(2).elementsEqual(name.prefix(2).reversed()),
                let slips = EditDistance.slips(from: written, to: name)
            else { return false }
            return slips < 2 || name.count > AddressWords.longestWithOneSlip
        }
    }

    private func tell(_ words: [String]) -> Bool {
        for start in words.indices {
            var joined = ""
            for word in words[start...] {
                joined += word
                if joined.utf8.count > longest { break }
                if telling.contains(joined) { return true }
            }
        }
        return false
    }
}

/// The words of addresses, in the one form in which they are compared.
enum AddressWords {
    /// How streets and the like are shortened.
    private static let short = [
        "street": "st", "road": "rd", "avenue": "ave", "lane": "ln", "drive": "dr", "close": "cl", "court": "ct",
        "place": "pl", "square": "sq", "terrace": "ter", "gardens": "gdns", "crescent": "cres", "grove": "gr",
        "house": "hse", "saint": "st", "centre": "ctr", "center": "ctr", "building": "bldg", "apartment": "apt",
        "av": "ave", "terr": "ter", "mount": "mt",
    ]
    /// Words with which the name of a street ends.
    private static let streets: Set<String> = [
        "st", "rd", "ave", "ln", "dr", "cl", "ct", "pl", "sq", "ter", "gdns", "cres", "gr", "mews", "row", "wharf",
        "quay", "yard", "hill", "parade",
    ]
    /// Words that join others and tell nothing.
    private static let joining: Set<String> = [
        "a", "an", "and", "at", "by", "for", "from", "in", "is", "it", "near", "no", "number", "of", "on", "or", "our",
        "tba", "tbc", "tbd", "that", "the", "this", "to", "we", "with", "your",
    ]
    /// What is counted or measured, so that the number before it is no house's.
    private static let counted: Set<String> = [
        "am", "day", "door", "flight", "friend", "hour", "km", "lift", "metre", "mile", "min", "minute", "people",
        "place", "pm", "seat", "space", "stair", "step", "toilet", "week", "year",
    ]
    /// Words that many places have, and that tell of none by themselves.
    static let general: Set<String> = [
        "upstair", "downstair", "basement", "garden", "hall", "hse", "church", "library", "pub", "cafe", "ctr", "club",
        "school", "park", "office", "room", "flat", "floor", "bldg", "theatre", "cinema", "college", "university",
        "hotel", "station", "entrance", "reception", "kitchen", "studio", "online", "zoom", "meeting", "community",
        "village", "town", "city", "civic", "social", "public", "memorial", "friend", "quaker", "methodist", "baptist",
        "parish", "labour", "union", "trade", "worker", "member", "art", "sport", "youth", "music", "market", "museum",
        "gallery", "cottage", "home", "tavern", "arm", "head", "brewery", "restaurant", "coffee", "shop", "store",
        "front", "back", "side", "door", "main", "north", "south", "east", "west", "great", "little", "upper", "lower",
        "high", "corner", "opposite", "behind", "next", "beside", "under", "above", "between", "end", "gate", "example",
        "passcode", "password", "access", "code", "dial", "phone",
    ]
    /// Words of any announcement, which no slip makes into a place's: "queer" is not meant for "Queen".
    static let ordinary: Set<String> = general.union([
        "about", "after", "again", "alcohol", "also", "around", "before", "bring", "cake", "child", "children",
        "chair", "chat", "choir", "class", "come", "course", "dance", "early", "evening", "event", "every", "everyone",
        "family", "familie", "film", "first", "food", "found", "free", "game", "gender", "good", "group", "happy",
        "heart", "hour", "later", "learn", "level", "light", "line", "march", "meal", "meet", "money", "month",
        "morning", "night", "other", "paint", "party", "picket", "picnic", "place", "plant", "please", "poster",
        "pride", "queer", "quiet", "quiz", "rally", "reading", "ring", "share", "short", "speak", "speaker", "stall",
        "stand", "start", "step", "stop", "story", "strike", "talk", "thank", "their", "there", "these", "thing",
        "three", "ticket", "time", "today", "trans", "under", "until", "walk", "watch", "water", "welcome", "where",
        "which", "while", "will", "with", "woman", "women", "world", "write", "writing", "young", "your",
    ])
    /// Words that the paths of many links have.
    static let ofLinks: Set<String> = ordinary.union(["join", "invite", "call", "conference", "webinar", "login"])
    /// Words in which a slip is forgiven have as many bytes at least, and those with one slip alone as many at most.
    static let (shortestWithSlips, longestWithOneSlip) = (5, 6)
    /// Kinds of streets that a town has few of, so that their name tells one.
    private static let rareStreets: Set<String> = ["mews", "wharf", "quay"]

    /// Whether few places have the word: four letters or more, and neither what many places are nor how streets end.
    static func isDistinctive(_ word: String) -> Bool {
        word.count > 3 && word.allSatisfy(\.isLetter) && !general.contains(word)
            && (!streets.contains(word) || rareStreets.contains(word)) && !short.values.contains(word)
            && !joining.contains(word)
    }

    /// Whether a word is more than one that joins others.
    static func tells(_ word: String) -> Bool { !joining.contains(word) }

    /// The words that are written letter by letter: "rainbow" of "R a i n b o w".
    static func spacedOut(_ words: [String]) -> [String] {
        words.split { $0.count > 1 || !$0.allSatisfy(\.isLetter) }.filter { $0.count > 2 }.map { $0.joined() }
    }

    /// The words in small letters of our alphabet, without accents, apostrophes, marks that nobody sees and the "s" of a
    /// plural or an owner, streets shortened.
    static func words(_ text: some StringProtocol) -> [String] {
        Words(String(text).withoutLookAlikes).folded.flatMap { word -> [String] in
            let plain = word.folding(
                options: [.diacriticInsensitive, .widthInsensitive, .caseInsensitive], locale: nil)
            return plain.filter { $0 != "'" }.split { !$0.isLetter && !$0.isNumber }.map { shortened(String($0)) }
        }
    }

    /// Those of the words that tell something.
    static func telling(_ text: some StringProtocol) -> [String] { words(text).filter(tells) }

    private static func shortened(_ word: String) -> String {
        if let short = short[word] { return short }
        guard let long = ["street", "road", "avenue", "lane"].first(where: word.hasSuffix), let end = short[long] else {
            let isPlural = word.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss") && !streets.contains(word)
            return isPlural ? shortened(String(word.dropLast())) : word
        }
        return word.dropLast(long.count) + end
    }

    /// Whether there is a postcode in the text, or a house number with up to three words and "Street" or the like.
    static func haveAddress(_ text: String) -> Bool {
        let words = words(text)
        return words.indices.contains { index in
            let pair = words[index...].prefix(2)
            if Postcode(words[index])?.inward != nil || Postcode(pair.joined(separator: " "))?.inward != nil {
                return true
            }
            guard isHouseNumber(words[index]) else { return false }
            let name = words.dropFirst(index + 1).prefix(4)
                .prefix { !joining.contains($0) && !counted.contains($0) && !isHouseNumber($0) }
            return name.dropFirst().contains(where: streets.contains)
        }
    }

    /// Whether a part of the text between commas is the name of a street: "Hidden Street".
    static func haveStreet(_ text: String) -> Bool {
        text.split { ",;.\n".contains($0) }.contains { isStreet(words($0)[...], among: surelyStreets) }
    }

    /// Whether the text is part of an address and nothing else: "LS6 2AB", "12 Hidden Street", "Hidden Street", "Flat 3".
    static func areAddress(_ text: String) -> Bool {
        let words = words(text)
        if words.count < 3, Postcode(words.joined(separator: " "))?.inward != nil { return true }
        var rest = words.drop { ["no", "number"].contains($0) }
        while let kind = rest.first, dwellings.contains(kind), let number = rest.dropFirst().first,
            isHouseNumber(number) || number.count == 1
        {
            rest = rest.dropFirst(2)
        }
        let name = rest.drop(while: isHouseNumber)
        if name.isEmpty { return words.count > 1 && rest.count < words.count }
        return isStreet(name, among: name.count < rest.count ? streets : surelyStreets)
    }

    /// What a number stands behind that is part of an address.
    private static let dwellings: Set<String> = ["flat", "unit", "apt", "suite", "block", "room", "floor", "studio"]
    /// Words that end the name of a street, and seldom anything else.
    private static let surelyStreets: Set<String> = ["st", "rd", "ave", "ln", "ter", "cres", "gdns"]

    private static func isStreet(_ words: ArraySlice<String>, among ends: Set<String>) -> Bool {
        guard (2...4).contains(words.count), let last = words.last else { return false }
        return ends.contains(last) && !words.contains(where: joining.contains)
            && (words.count == 2 || !words.contains(where: counted.contains))
    }

    /// The word joined to each way to write "Street" and the like in full: "rowanclose" of "rowan" and "cl".
    static func joined(_ before: String, with end: String) -> [String] {
        before.isEmpty ? [] : short.filter { $0.value == end }.map { shortened(before + $0.key) }
    }

    /// Words behind which a number is that of a house, and words that make it another one: "no 9-year limit".
    private static let ofHouses: Set<String> = ["number", "no", "nr", "flat", "hse", "at"]
    private static let notOfHouses = counted.union(months).union(["pl", "of", "bus", "tram", "month", "old"])
    static let months: Set<String> = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    ]
    private static let numbered: Set<String> = ["event", "bus", "tram", "suggestion", "ticket"]
    /// The hours of a clock: "at 9" is a time.
    private static let hours = 12

    /// Whether one of the numbers stands in the text as that of a house: "number 22", "flat 9", "at no. 14", "#14".
    static func have(houseNumberIn numbers: Set<String>, _ text: String) -> Bool {
        if numbers.isEmpty { return false }
        let words = words(text.withoutLookAlikes.replacing("#", with: " number "))
        return words.indices.contains { index in
            let word = words[index]
            let joined = ["no", "nr", "number"].first {
                word.hasPrefix($0) && numbers.contains(String(word.dropFirst($0.count)))
            }
            guard joined != nil || numbers.contains(word) else { return false }
            let next = words.dropFirst(index + 1).first
            if let next, notOfHouses.contains(next) || Int(next) != nil { return false }
            if joined != nil { return true }
            guard index > 0, ofHouses.contains(words[index - 1]) else { return false }
            if words[index - 1] == "at" { return Int(word).map { $0 > hours } ?? true }
            return index < 2 || !numbered.contains(words[index - 2])
        }
    }

    /// The names before "'s", in small letters: "jo" and "patel" of "Jo Patel’s flat".
    static func owners(in venue: String) -> Set<String> {
        var owners: Set<String> = []
        let words = nameWords(venue)
        for index in words.indices {
            guard let name = ownersName(words[index]) else { continue }
            let before = words[..<index].reversed().prefix { $0.first?.isUppercase == true }
            owners.formUnion([name] + before.map { $0.lowercased() })
        }
        return owners.filter { $0.count > 1 && !joining.contains($0) && !short.values.contains($0) }
    }

    /// Whether the text has one of the names, with a capital or with "'s"; one that is also another word, such as "Will",
    /// only where no sentence begins with it, and that of a month only with "'s".
    static func have(ownerIn owners: Set<String>, _ text: String) -> Bool {
        if owners.isEmpty { return false }
        return text.split(whereSeparator: { ".!?\n".contains($0) }).contains { sentence in
            nameWords(String(sentence)).enumerated().contains { offset, word in
                if let name = ownersName(word), owners.contains(name) { return true }
                let name = word.lowercased()
                if !ordinary.contains(name), name.hasSuffix("s"), owners.contains(String(name.dropLast())) {
                    return true
                }
                guard owners.contains(name), word.first?.isUppercase == true else { return false }
                return !months.contains(name) && (offset > 0 || !ordinary.contains(name))
            }
        }
    }

    private static func nameWords(_ text: String) -> [String] {
        text.withoutLookAlikes.folding(options: [.diacriticInsensitive, .widthInsensitive], locale: nil)
            .replacing("’", with: "'").split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map(String.init)
    }

    private static func ownersName(_ word: String) -> String? {
        let word = word.lowercased()
        return word.hasSuffix("'s") ? String(word.dropLast(2)) : nil
    }

    /// "12", "12a".
    static func isHouseNumber(_ word: String) -> Bool {
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        return (1...4).contains(digits.count)
            && (word.count == digits.count || word.count == digits.count + 1 && word.last?.isLetter == true)
    }
}

/// How people get into a meeting online without a link: a passcode, a meeting's number, a telephone number.
enum WaysIn {
    private static let keys: Set<String> = ["passcode", "password", "pin"]
    private static let pairs: Set<[String]> = [
        ["access", "code"], ["meeting", "id"], ["zoom", "id"], ["pass", "code"], ["pass", "word"], ["dial", "in"],
    ]
    /// What stands behind such a word if the secret itself does not: "The password comes by email".
    private static let open: Set<String> = [
        "after", "and", "at", "before", "by", "come", "for", "from", "if", "in", "is", "needed", "on", "or", "required",
        "sent", "to", "too", "via", "when", "will", "with", "you",
    ]
    /// A telephone number has as many figures at least.
    private static let fewestFigures = 7

    static func are(in text: String) -> Bool {
        text.split(whereSeparator: { ".!?;\n".contains($0) }).contains { sentence in
            let words = AddressWords.words(sentence)
            return words.indices.contains { index in
                let isPair = pairs.contains(Array(words[index...].prefix(2)))
                guard isPair || keys.contains(words[index]) else { return false }
                var rest = words.dropFirst(index + (isPair ? 2 : 1))
                if rest.first == "is" || rest.first == "number" { rest = rest.dropFirst() }
                guard let next = rest.first else { return false }
                // A pin may be a badge, and who dials in needs figures.
                let needsFigure = words[index] == "pin" || words[index] == "dial"
                return needsFigure ? next.contains(where: \.isNumber) : !open.contains(next)
            } || hasLongNumber(String(sentence))
        }
    }

    /// Whether there are so many figures in a row, with spaces or hyphens between; no days or sums.
    private static func hasLongNumber(_ text: String) -> Bool {
        text.withoutLookAlikes.split { !$0.isNumber && !" -()+£".contains($0) }.contains { run in
            let numbers = run.split { !$0.isNumber && $0 != "£" }
            let isYear = numbers.first.map { $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20")) } ?? true
            return !isYear && !run.contains("£") && numbers.contains { $0.count > 2 }
                && numbers.joined().count >= fewestFigures
        }
    }
}

extension EventDraft {
    /// What of the event tells rooms its private place, in the words that people use for it; nothing for a place that
    /// everybody may read.
    var partsTellingPlace: [Field] {
        PrivatePlace(self).map { parts(telling: $0) } ?? []
    }

    /// Whether a text of what is online tells how to join it.
    var tellsWayIn: Bool {
        site.isOnline && [title, summary, access.note, cost].contains { WaysIn.are(in: $0 ?? "") }
    }

    /// What of the event tells a private place.
    func parts(telling place: PrivatePlace) -> [Field] {
        let texts: [(Field, String?)] = [
            (.organiser, organiser), (.summary, summary), (.access, access.note), (.cost, cost),
        ]
        return (place.isTold(inTitle: title) ? [.title] : [])
            + texts.filter { field, text in
                field == .summary ? place.isTold(inAbout: text ?? "") : place.isTold(in: text ?? "")
            }.map(\.0)
    }

    /// Whether everybody may read the place, which was private in `earlier`.
    func showsPrivatePlace(of earlier: EventDraft) -> Bool {
        earlier.venueAudience == .coming && venueAudience == .anyone
    }

    /// Refuses a reason that tells rooms the private place of the event.
    func refuseToTellPlace(in reason: String) throws(Refusal) {
        if PrivatePlace(self)?.isTold(in: reason) == true { throw Refusal(Replies.reasonTellsPlace) }
    }
}

extension AnnouncementReader {
    /// The draft with a link out of the text about it as its place, if it is online and its place is private: rooms read
    /// the text.
    func hidingLink(_ draft: AnnouncementDraft) throws(Misreading) -> AnnouncementDraft {
        guard draft.venueAudience == .coming, let site = draft.site, site.isOnline, !Links.are(in: site.venue),
            Links.are(in: draft.summary)
        else { return draft }
        var hiding = draft
        let venue = ([site.venue] + Links.of(draft.summary)).filter { !$0.isEmpty }.joined(separator: ", ")
        hiding.site?.venue = try short(venue, .place)
        hiding.summary = Links.taken(from: draft.summary)
        return hiding
    }
}

extension AnnouncementDraft {
    /// The event, which has all that every event has, and tells a private place nowhere but where it belongs; throws
    /// `incomplete` or which part tells the place.
    func whole(orElse incomplete: Reply) throws(Refusal) -> EventDraft {
        guard let event = completed else { throw Refusal(incomplete) }
        let telling = event.partsTellingPlace
        if !telling.isEmpty {
            throw Refusal(event.tellsWayIn ? Replies.tellsWayIn(telling) : Replies.tellsPlace(telling))
        }
        return event
    }
}

extension Announcing {
    /// The number of an event that keeps private what `venue` in `town` tells, and is neither over nor cancelled; nil if
    /// there is none.
    package static func keepsPrivate(
        _ venue: String, in town: String, besides own: Int64? = nil, _ turn: Turn
    ) throws -> Int64? {
        if venue.isEmpty { return nil }
        return try Events.privateSites(in: town, besides: own, turn)
            .first { PrivatePlace($0.site).isNamed(in: venue) }?.number
    }

    /// The number of an event that keeps private the address which a text about something in `town` has.
    static func keepsPrivate(addressIn text: String, in town: String, _ turn: Turn) throws -> Int64? {
        AddressWords.haveAddress(text) ? try keepsPrivate(text, in: town, turn) : nil
    }

    /// Whether somebody speaks of a private place: by a tag, also with a slip in it, by the number of an event or a
    /// suggestion, or in answer to a question about one.
    package func mayTellPrivate(
        _ said: Words, of named: CommandEntry.Named?, inAnswerTo question: Continuation.Payload?, _ turn: Turn
    ) throws -> Bool {
        if Tags.mayMeanPrivateVenue(said.text) { return true }
        if let question {
            if let proposal = try? question.read(as: Proposal.self) {
                if try isPrivate(proposal, turn) { return true }
            } else if try isPrivate(question.read(as: Dialogue.self), turn) {
                return true
            }
        }
        guard let named else { return false }
        switch named.thing {
        case .event: return try isPrivate(event: named.number, turn)
        case .suggestion: return try isPrivate(suggestion: named.number, turn)
        }
    }

    private func isPrivate(event number: Int64, _ turn: Turn) throws -> Bool {
        try Events.listed(number, turn)?.draft.venueAudience == .coming
    }

    private func isPrivate(suggestion number: Int64, _ turn: Turn) throws -> Bool {
        try SuggestionStore.find(number, turn.db)?.draft.venueAudience == .coming
    }

    private func isPrivate(_ proposal: Proposal, _ turn: Turn) throws -> Bool {
        switch proposal {
        case .announce(let draft): return draft.venueAudience == .coming || draft.showsPrivatePlace == true
        case .change(let number, let draft, _, _):
            let isPrivate = try isPrivate(event: number, turn)
            return isPrivate || draft.venueAudience == .coming
        case .cancel(let number, _, _, _): return try isPrivate(event: number, turn)
        }
    }

    private func isPrivate(_ dialogue: Dialogue, _ turn: Turn) throws -> Bool {
        switch dialogue {
        case .questions(let questions): return questions.draft.venueAudience == .coming
        case .unclear(let open):
            switch open.purpose {
            case .announcement, .suggestion: return Tags.mayMeanPrivateVenue(open.text)
            case .change(let draft, _): return draft.venueAudience == .coming
            case .edit(let number, _): return try isPrivate(event: number, turn)
            case .answer(let questions): return questions.draft.venueAudience == .coming
            }
        }
    }
}
