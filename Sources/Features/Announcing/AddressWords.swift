import Foundation
import Organising
import StewardCore

/// Words of addresses and venues, in the form in which they are compared.
enum AddressWords {
    /// Short forms of "Street" and the like.
    static let short = [
        "street": "st", "road": "rd", "avenue": "ave", "lane": "ln", "drive": "dr", "close": "cl", "court": "ct",
        "place": "pl", "square": "sq", "terrace": "ter", "gardens": "gdns", "crescent": "cres", "grove": "gr",
        "house": "hse", "saint": "st", "centre": "ctr", "center": "ctr", "building": "bldg", "apartment": "apt",
        "av": "ave", "terr": "ter", "mount": "mt",
    ]
    static let shortForms = Set(short.values)
    private static let longForms = Dictionary(grouping: short.keys) { short[$0] ?? "" }
    /// Words that end the name of a street.
    static let streets: Set<String> = [
        "st", "rd", "ave", "ln", "dr", "cl", "ct", "pl", "sq", "ter", "gdns", "cres", "gr", "mews", "row", "wharf",
        "quay", "yard", "hill", "parade", "mt",
    ]
    /// Words that only join others.
    static let joining: Set<String> = [
        "a", "an", "and", "at", "by", "for", "from", "in", "is", "it", "near", "no", "number", "of", "on", "or", "our",
        "tba", "tbc", "tbd", "that", "the", "this", "to", "we", "with", "your",
    ]
    /// Things that are counted or measured: a number before one is not a house number.
    private static let counted: Set<String> = [
        "am", "day", "door", "flight", "friend", "hour", "km", "lift", "metre", "mile", "min", "minute", "people",
        "place", "pm", "seat", "space", "stair", "step", "toilet", "week", "year",
    ]
    /// Words that many places have in their names, so that one alone identifies none.
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
    /// Those of `general` that make a name together with another word: "Labour Club", but not "community centre".
    static let naming: Set<String> = [
        "baptist", "civic", "friend", "labour", "memorial", "methodist", "quaker", "trade", "union", "worker",
    ]
    /// Words of any announcement, which are never slips for a word of a place: "queer" is not meant for "Queen".
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
    /// Words in the paths of many links.
    static let ofLinks: Set<String> = ordinary.union(["join", "invite", "call", "conference", "webinar", "login"])
    /// The least bytes of a word in which slips are recognised, and the most of one that may have only one slip.
    static let (shortestWithSlips, longestWithOneSlip) = (5, 6)
    /// Kinds of streets of which a town has few, so that the kind alone may identify one.
    private static let rareStreets: Set<String> = ["mews", "wharf", "quay"]

    /// Whether few places have the word: it has four letters or more and neither says what a place is nor ends a
    /// street's name.
    static func isDistinctive(_ word: String) -> Bool {
        word.count > 3 && word.allSatisfy(\.isLetter) && !general.contains(word)
            && (!streets.contains(word) || rareStreets.contains(word)) && !shortForms.contains(word)
            && !joining.contains(word)
    }

    /// Whether a word makes a place's name together with another: it is neither a word of any announcement or address
    /// nor a month.
    static func isOfName(_ word: String) -> Bool {
        word.count > 2 && word.allSatisfy(\.isLetter) && !notOnlyNames.contains(word) && !streets.contains(word)
            && !shortForms.contains(word) && !joining.contains(word)
    }

    /// Whether a word is not one that only joins others.
    static func tells(_ word: String) -> Bool { !joining.contains(word) }

    /// Words that were written letter by letter: "rainbow" for "R a i n b o w".
    static func spacedOut(_ words: [String]) -> [String] {
        words.split { $0.count > 1 || !$0.allSatisfy(\.isLetter) }.filter { $0.count > 2 }.map { $0.joined() }
    }

    /// The words of a text in lower case, in Latin letters, without accents, apostrophes, invisible marks and the "s"
    /// of a plural or an owner, and with streets shortened.
    static func words(_ text: some StringProtocol) -> [String] { unshortened(text).map(shortened) }

    /// The words of a text in lower case, in Latin letters, without accents, apostrophes and invisible marks.
    static func unshortened(_ text: some StringProtocol) -> [String] {
        Words(String(text).withoutLookAlikes).folded.flatMap { word -> [String] in
            if word.isOfPlainLettersAndFigures { return [word] }
            let plain = word.folding(
                options: [.diacriticInsensitive, .widthInsensitive, .caseInsensitive], locale: nil)
            return plain.filter { $0 != "'" }.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        }
    }

    /// The words of a text without those that only join others.
    static func telling(_ text: some StringProtocol) -> [String] { words(text).filter(tells) }

    static func shortened(_ word: String) -> String {
        if let short = short[word] { return short }
        guard let long = ["street", "road", "avenue", "lane"].first(where: word.hasSuffix), let end = short[long] else {
            let isPlural = word.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss") && !streets.contains(word)
            return isPlural ? shortened(String(word.dropLast())) : word
        }
        return word.dropLast(long.count) + end
    }

    /// Whether the text has a postcode, or a house number followed by up to three words and "Street" or the like.
    static func haveAddress(_ text: String) -> Bool {
        let words = words(text)
        return words.indices.contains { index in
            let pair = words[index...].prefix(2)
            if Postcode(words[index])?.inward != nil || Postcode(pair.joined(separator: " "))?.inward != nil {
                return true
            }
            return street(at: index, in: words) != nil
        }
    }

    /// Whether a house number stands behind its street: "Elm Road 44".
    static func haveNumberBehindStreet(_ text: String) -> Bool {
        let words = words(text)
        return words.indices.dropFirst().contains { index in
            ["st", "rd", "ave", "ln"].contains(words[index - 1]) && isHouseNumber(words[index]) && index > 1
                && !counted.contains(index + 1 < words.count ? words[index + 1] : "")
        }
    }

    /// The house numbers with the names of their streets: "12 high st" in "flat 2 12 high st ls1 4dy".
    static func numberedStreets(in words: [String]) -> [[String]] {
        words.indices.compactMap { street(at: $0, in: words).map { Array($0) } }
    }

    /// Whether a house number with the name of its street begins at `index` of folded words: "14 secret row", but not the
    /// day of "7 march street party".
    static func isHouse(at index: Int, in folded: [String]) -> Bool {
        guard folded[index].utf8.allSatisfy({ (48...57).contains($0) }), index + 1 < folded.count,
            !WhenReader.isMonth(folded[index + 1])
        else { return false }
        return street(at: 0, in: words(folded[index...].prefix(5).joined(separator: " "))) != nil
    }

    /// A house number at `index` with up to three words and "Street" or the like; nil if there is none.
    private static func street(at index: Int, in words: [String]) -> ArraySlice<String>? {
        guard isHouseNumber(words[index]) else { return nil }
        let name = words.dropFirst(index + 1).prefix(4)
            .prefix { !joining.contains($0) && !counted.contains($0) && !isHouseNumber($0) }
        return name.dropFirst().firstIndex(where: streets.contains).map { words[index...$0] }
    }

    /// Whether a part of the text between commas is a street's name: "Hidden Street".
    static func haveStreet(_ text: String) -> Bool {
        text.split { $0.isOne(of: ",;.\n") }.contains { isStreet(words($0)[...], among: surelyStreets) }
    }

    /// Whether the whole text is a part of an address: "LS6 2AB", "12 Hidden Street", "Hidden Street", "Flat 3".
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

    /// Whether a venue is a house number with its street, and no name stands beside it that is not of an address, so that
    /// it may be somebody's home: "14 Quarry Mount", "Flat 3, 12 Elm Road, LS6 3AB".
    static func areAddressAlone(_ venue: String) -> Bool {
        let parts = venue.split { $0.isOne(of: ",;\n") }.map(String.init).filter { !Words.areNone(in: $0) }
        return parts.contains(where: areNumberedName) && parts.allSatisfy { areNumberedName($0) || areAddress($0) }
    }

    /// The most words of a street's name.
    private static let longestStreet = 4

    /// Whether the text is a house number with a name behind it and perhaps a postcode, and none of the words is for a
    /// venue or for what is counted: "14 Quarry Mount", "7 The Ridings", but not "100 Club".
    private static func areNumberedName(_ text: String) -> Bool {
        var words = words(text)[...]
        for count in [2, 1] where words.count > count + 1 {
            if Postcode(words.suffix(count).joined(separator: " ")) != nil { words = words.dropLast(count) }
        }
        guard let number = words.first, isHouseNumber(number), (2...(longestStreet + 1)).contains(words.count) else {
            return false
        }
        let name = words.dropFirst()
        if name.contains(where: { counted.contains($0) || months.contains($0) || isHouseNumber($0) }) { return false }
        guard let end = name.last else { return false }
        if streets.contains(end), name.count > 1 { return true }
        return !streets.contains(end) && !general.contains(end) && !shortForms.contains(end)
            && !AnnouncementReader.venues.contains(end)
            && name.allSatisfy { ["the", "of"].contains($0) || isOfName($0) }
    }

    /// Words of a venue that say where in a building it is, and not which: "upstairs", "the back room", "Flat 3".
    private static let inside: Set<String> = [
        "upstair", "downstair", "basement", "garden", "room", "floor", "flat", "apt", "kitchen", "back", "front",
        "side",
        "entrance", "reception", "door", "first", "second", "third", "ground", "top", "rear", "main", "function",
        "lounge",
    ]

    /// Whether a venue only says where in a building it is: "upstairs", "Flat 3".
    static func areInside(_ venue: String) -> Bool {
        let words = telling(venue)
        return !words.isEmpty && words.allSatisfy { inside.contains($0) || isHouseNumber($0) }
    }

    /// Words of an address that a number follows.
    private static let dwellings: Set<String> = ["flat", "unit", "apt", "suite", "block", "room", "floor", "studio"]
    /// Words that end the name of a street and hardly anything else.
    private static let surelyStreets: Set<String> = ["st", "rd", "ave", "ln", "ter", "cres", "gdns"]

    private static func isStreet(_ words: ArraySlice<String>, among ends: Set<String>) -> Bool {
        guard (2...4).contains(words.count), let last = words.last else { return false }
        return ends.contains(last) && !words.contains(where: joining.contains)
            && (words.count == 2 || !words.contains(where: counted.contains))
    }

    /// A word joined to each full form of a short street word: "rowanclose" from "rowan" and "cl".
    static func joined(_ before: String, with end: String) -> [String] {
        before.isEmpty ? [] : (longForms[end] ?? []).map { shortened(before + $0) }
    }

    /// The least letters of a place's name that was typed as one word.
    static let shortestJoined = 6

    /// The names in a part of a venue, typed as one word: "crimsonotter" for "The Crimson Otter", "foxandhounds" for
    /// "Fox and Hounds". A name is two words that are not only joining ones, of which one can make a name, or a single
    /// word.
    static func joinedNames(in part: some StringProtocol, besides town: Set<String>) -> [String] {
        let written = unshortened(part)
        let words = written.map(shortened)
        let isOfPlace = { isOfName(words[$0]) && !town.contains(words[$0]) }
        let telling = words.indices.filter { tells(words[$0]) }
        let names =
            telling.count == 1
            ? telling.filter(isOfPlace).map { written[$0] }
            : zip(telling, telling.dropFirst()).filter { isOfPlace($0) || isOfPlace($1) }
                .map { written[$0...$1].joined() }
        return names.filter { $0.utf8.count >= shortestJoined && $0.allSatisfy(\.isLetter) }
    }

    /// Words after which a number is a house number, and words after the number that make it something else: "no 9-year
    /// limit".
    private static let ofHouses: Set<String> = ["number", "no", "nr", "flat", "hse", "at"]
    private static let notOfHouses = counted.union(months).union(["pl", "of", "bus", "tram", "month", "old"])
    static let months = Set(
        monthNames.flatMap { [$0.lowercased(), $0.prefix(3).lowercased()] } + ["sept"])
    /// Words that are usually not names, although some people and places have them as names.
    static let notOnlyNames = ordinary.union(months)
    private static let numbered: Set<String> = ["event", "bus", "tram", "suggestion", "ticket"]
    /// The highest hour of a clock: "at 9" is a time.
    private static let hours = 12

    /// Whether the text has one of the numbers as a house number: "number 22", "flat 9", "at no. 14", "#14".
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

    /// "12", "12a".
    static func isHouseNumber(_ word: String) -> Bool {
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        return (1...4).contains(digits.count)
            && (word.count == digits.count || word.count == digits.count + 1 && word.last?.isLetter == true)
    }
}

/// The names of people in whose home an event is.
extension AddressWords {
    /// The names before "'s", in lower case: "jo" and "patel" for "Jo Patel’s flat".
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

    /// Words of a venue that are too short to be compared like its other words: "fox", "elm".
    static func shortNames(in words: [String]) -> Set<String> {
        Set(
            words.filter { word in
                (2...longestShortName).contains(word.count) && word.allSatisfy(\.isLetter)
                    && !streets.contains(word) && !shortForms.contains(word) && !joining.contains(word)
                    && !general.contains(word) && !ofManyShortNames.contains(word)
            })
    }

    private static let longestShortName = 3
    /// Short words that occur in many names or in any text.
    private static let ofManyShortNames: Set<String> = [
        "all", "any", "bar", "big", "bus", "car", "day", "gym", "inn", "low", "new", "nr", "old", "one", "out", "red",
        "six", "tea", "ten", "top", "two", "uk", "via",
    ]
    private static let weekdays: Set<String> = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    /// Whether the text has one of the names: with a capital, with "'s" or, if it is short, after "the". A name that is
    /// also another word, such as "Will", does not count at the beginning of a sentence; one of a month or a day counts
    /// only with "'s" or after "the".
    static func have(ownerIn owners: Set<String>, _ text: String) -> Bool {
        if owners.isEmpty { return false }
        return text.split(whereSeparator: { $0.isOne(of: ".!?\n") }).contains { sentence in
            let words = nameWords(String(sentence))
            return words.enumerated().contains { offset, word in
                if let name = ownersName(word), owners.contains(name) { return true }
                let name = word.lowercased()
                if !ordinary.contains(name), name.hasSuffix("s"), owners.contains(String(name.dropLast())) {
                    return true
                }
                // "#TheFox" and "foxes" name it too.
                if name.hasPrefix("the"), owners.contains(String(name.dropFirst(3))) { return true }
                if name.hasSuffix("es"), owners.contains(String(name.dropLast(2))), !ordinary.contains(name) {
                    return true
                }
                guard owners.contains(name) else { return false }
                if name.count <= longestShortName, offset > 0, words[offset - 1].lowercased() == "the" { return true }
                return word.first?.isUppercase == true && !months.contains(name) && !weekdays.contains(name)
                    && (offset > 0 || !ordinary.contains(name))
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
}

/// Links in what people write: "https://meet.example.org/tea", "www.example.org", "meet.example.org/tea".
enum Links {
    /// The links of a text, in order.
    static func of(_ text: String) -> [String] { pieces(text).filter(\.isLink).map(\.text) }

    /// Whether there is a link in a text.
    static func are(in text: String) -> Bool { !of(text).isEmpty }

    /// The text without its links.
    static func taken(from text: String) -> String {
        pieces(text).filter { !$0.isLink }.map(\.text).joined(separator: " ")
    }

    /// The text in pieces, each link a piece of its own.
    static func apart(_ text: some StringProtocol) -> [String] { pieces(text).map(\.text) }

    private static func pieces(_ text: some StringProtocol) -> [(text: String, isLink: Bool)] {
        guard text.utf8.contains(UInt8(ascii: "/")) || text.utf8.contains(UInt8(ascii: ".")) else {
            return [(String(text), false)]
        }
        var pieces: [(text: String, isLink: Bool)] = []
        for word in String(text).split(whereSeparator: \.isWhitespace) {
            guard let start = link(in: word) else {
                add(word, to: &pieces)
                continue
            }
            let before = word[..<start]
            if !before.allSatisfy({ brackets.contains($0) }) { add(before, to: &pieces) }
            var link = word[start...]
            while let last = link.last, marks.contains(last) || brackets.contains(last) { link.removeLast() }
            // A full stop after the link ends its sentence.
            let end = word[link.endIndex...].filter { marks.contains($0) }
            if pieces.last?.isLink == false { pieces[pieces.count - 1].text += end }
            pieces.append((String(link), true))
        }
        return pieces
    }

    private static let (marks, brackets) = (".,;:!?", "()<>[]\"'")

    private static func add(_ words: Substring, to pieces: inout [(text: String, isLink: Bool)]) {
        if pieces.last?.isLink == false {
            pieces[pieces.count - 1].text += " \(words)"
        } else {
            pieces.append((String(words), false))
        }
    }

    /// Where a link begins in a word: at its scheme, at "www.", or at a host with a path; nil if there is none.
    private static func link(in word: Substring) -> Substring.Index? {
        if let scheme = word.range(of: "://") {
            let letters = word[..<scheme.lowerBound].reversed().prefix(while: \.isLetter).count
            return letters > 0 && scheme.upperBound < word.endIndex
                ? word.index(scheme.lowerBound, offsetBy: -letters) : nil
        }
        guard let start = word.firstIndex(where: { $0.isLetter || $0.isNumber }) else { return nil }
        let rest = word[start...].lowercased()
        if rest.hasPrefix("www."), rest.utf8.count > 4 { return start }
        let parts = rest.split(separator: "/", maxSplits: 1)
        guard parts.count == 2, parts[1].contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
        let labels = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let isHost =
            labels.count > 1 && labels.allSatisfy { !$0.isEmpty && $0.allSatisfy { isOfHost($0) } }
            && labels.last.map { $0.count > 1 && $0.allSatisfy(\.isLetter) } == true
        return isHost ? start : nil
    }

    private static func isOfHost(_ character: Character) -> Bool {
        character == "-" || character.isLetter || character.isNumber
    }
}

/// How people join an online meeting without a link: a passcode, a meeting's number, a telephone number.
enum WaysIn {
    private static let keys: Set<String> = ["passcode", "password", "pin", "pass"]
    private static let pairs: Set<[String]> = [
        ["access", "code"], ["meeting", "id"], ["zoom", "id"], ["pass", "code"], ["pass", "word"], ["dial", "in"],
    ]
    /// Words after such a word that show that the secret itself does not follow: "The password comes by email".
    private static let open: Set<String> = [
        "after", "and", "at", "before", "by", "come", "for", "from", "if", "in", "is", "needed", "on", "or",
        "protected",
        "required",
        "sent", "to", "too", "via", "when", "will", "with", "you",
    ]
    /// The least figures of a telephone number.
    private static let fewestFigures = 7

    static func are(in text: String) -> Bool {
        text.split(whereSeparator: { $0.isOne(of: ".!?;\n") }).contains { sentence in
            !secrets(in: AddressWords.words(sentence), behind: keys).isEmpty || hasLongNumber(String(sentence))
        }
    }

    /// Words before "code" or behind it that make it something else than a way in: "dress code", "code 1234 for 20% off".
    private static let otherCodes: Set<String> = [
        "dress", "discount", "promo", "voucher", "post", "area", "dialling", "sort", "qr", "bar", "offer", "coupon",
        "referral", "ticket", "booking", "off", "checkout", "conduct", "colour",
    ]
    /// The least figures of a PIN, which may be a badge, and the most letters and figures of the code of a door.
    private static let (shortestPIN, longestCode) = (4, 8)

    /// Whether a text tells how to get in at a door: "door code 4471", "buzz flat 2", "passcode: rainbow".
    static func areToDoor(in text: String) -> Bool {
        text.split(whereSeparator: { $0.isOne(of: ".!?;\n") }).contains { sentence in
            let words = AddressWords.words(sentence)
            return !secrets(in: words, behind: ["passcode", "password"], besidesMeetings: true).isEmpty
                || words.indices.contains { isCode(at: $0, in: words) || isBell(at: $0, in: words) }
        }
    }

    private static func isCode(at index: Int, in words: [String]) -> Bool {
        let isKeySafe = words[index] == "keysafe" || index > 0 && words[index - 1] == "key" && words[index] == "safe"
        guard isKeySafe || ["code", "pin"].contains(words[index]), !words.contains(where: otherCodes.contains) else {
            return false
        }
        let rest = words[(index + 1)...].drop { ["is", "number", "code", "for", "the", "door", "gate"].contains($0) }
        guard let next = rest.first, next.count <= longestCode, next.contains(where: \.isNumber) else { return false }
        return words[index] != "pin" || next.count >= shortestPIN
    }

    private static func isBell(at index: Int, in words: [String]) -> Bool {
        guard ["buzz", "press", "ring"].contains(words[index]) else { return false }
        let rest = words[(index + 1)...].drop { ["for", "the", "on", "number", "no", "top"].contains($0) }
        guard let next = rest.first else { return false }
        if ["flat", "apt", "unit", "bell", "buzzer", "button"].contains(next) {
            let number = rest.dropFirst().first ?? ""
            // "Ring the bell 3 times" is for everybody.
            return AddressWords.isHouseNumber(number) && rest.dropFirst(2).first != "time"
                || next != "bell" && number.count == 1
        }
        return words[index] != "ring" && AddressWords.isHouseNumber(next)
    }

    /// The passcodes, numbers and door codes in a venue, one word each.
    static func secrets(in venue: String) -> [String] {
        venue.split(whereSeparator: { $0.isOne(of: ",.!?;\n") })
            .flatMap { secrets(in: AddressWords.words($0), behind: keys.union(["code", "pwd"])) }
    }

    /// `besidesMeetings` leaves out the number of a meeting and the one to dial.
    private static func secrets(
        in words: [String], behind keys: Set<String>, besidesMeetings: Bool = false
    ) -> [String] {
        words.indices.compactMap { index in
            let pair = Array(words[index...].prefix(2))
            let isPair = pairs.contains(pair) && !(besidesMeetings && ["id", "in"].contains(pair[1]))
            guard isPair || keys.contains(words[index]) else { return nil }
            var rest = words.dropFirst(index + (isPair ? 2 : 1))
            if rest.first == "is" || rest.first == "number" { rest = rest.dropFirst() }
            guard let next = rest.first else { return nil }
            // A "pin" may be a badge, and dialling in needs figures, so only a word with figures counts.
            let needsFigure = ["pin", "dial", "pass"].contains(words[index]) && !isPair || words[index] == "dial"
            return (needsFigure ? next.contains(where: \.isNumber) : !open.contains(next)) ? next : nil
        }
    }

    /// Whether the text has a number as long as a telephone number, perhaps with spaces or hyphens; dates and sums do
    /// not count.
    private static func hasLongNumber(_ text: String) -> Bool {
        text.withoutLookAlikes.split { !$0.isNumber && !$0.isOne(of: " -()+£") }.contains { run in
            let numbers = run.split { !$0.isNumber && $0 != "£" }
            let isYear = numbers.first.map { $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20")) } ?? true
            return !isYear && !run.contains("£") && numbers.contains { $0.count > 2 }
                && numbers.joined().count >= fewestFigures
        }
    }
}
