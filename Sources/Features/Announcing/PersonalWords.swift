import Events
import Foundation
import Organising
package import StewardCore

/// What in a text may be somebody's own and is asked about before everybody reads it.
package enum PersonalWords: CaseIterable, Sendable {
    case telephone, email, account, person, home, code

    /// What a text is, which decides where a name stands in it.
    package enum Text: Sendable {
        /// Sentences, in which a name counts behind "contact" or the like: forums name their speakers.
        case prose
        /// A line such as a title or a reason, in which a name counts anywhere.
        case line
        /// Who puts something on: a branch or a group, or else a person.
        case organiser
    }

    /// What a text has of it, each once.
    package static func found(in text: String, as kind: Text = .prose) -> [PersonalWords] {
        if text.isEmpty { return [] }
        let words = Words(text)
        return allCases.filter { $0.isIn(text, words, kind) }
    }

    /// Whether a text tells of somebody's home.
    static func tellsOfHome(_ text: String) -> Bool { isHome(Words(text)) }

    /// What it is in a question: "a telephone number".
    package var name: String {
        switch self {
        case .telephone: "a telephone number"
        case .email: "an e-mail address"
        case .account: "somebody's Matrix id"
        case .person: "a person's name"
        case .home: "somebody's home"
        case .code: "how to get in at a door"
        }
    }

    /// Asks whether everybody may read what is in a text that waits for a yes, such as "the reason"; nil if it has
    /// nothing of it.
    package static func asked(_ found: [PersonalWords], in text: String) -> Line? {
        found.isEmpty ? nil : "\(Replies.isAgreed(found, in: text)) \(Replies.otherwiseAgain)"
    }

    private func isIn(_ text: String, _ words: Words, _ kind: Text) -> Bool {
        switch self {
        case .telephone: Self.hasTelephone(text)
        case .email: Self.hasEmail(text)
        case .account: Self.hasAccount(text)
        case .person:
            switch kind {
            case .prose: Self.hasPerson(words) || PersonName.isInProse(words)
            case .line: Self.hasPerson(words) || PersonName.isIn(words) || PersonName.isToldOf(in: words)
            case .organiser: PersonName.isAll(of: text) || Self.hasPerson(words) || PersonName.isInProse(words)
            }
        case .home: Self.isHome(words)
        case .code: WaysIn.areToDoor(in: text)
        }
    }

    private static func hasPerson(_ words: Words) -> Bool {
        PersonName.isCalled(in: words) || PersonName.isReached(in: words) || PersonName.isOfRole(in: words)
            || PersonName.isOfWhoComes(in: words)
    }

    /// The least and the most figures of a telephone number.
    private static let figures = 10...13

    /// Whether there is a number that begins with 0 or a country's code and is as long as a telephone number.
    private static func hasTelephone(_ text: String) -> Bool {
        let text = text.withoutLookAlikes
        let count = text.unicodeScalars.count {
            $0.isASCII ? ("0"..."9").contains($0) : $0.properties.numericType != nil
        }
        guard count >= figures.lowerBound else { return false }
        return text.split { !$0.isNumber && !$0.isOne(of: " -()+") }.contains(where: isTelephone)
            || text.split(whereSeparator: \.isWhitespace).contains(where: isDotted)
    }

    private static func isTelephone(_ run: Substring) -> Bool {
        let signs = run.filter { $0.isNumber || $0 == "+" }
        return (signs.hasPrefix("0") || signs.hasPrefix("+") || signs.hasPrefix("44"))
            && figures.contains(signs.count { $0.isNumber })
    }

    /// Whether a word is a telephone number with full stops or strokes in it, "07700.900.123": no day of a date has as many
    /// figures as its first part.
    private static func isDotted(_ word: Substring) -> Bool {
        let parts = word.split { !$0.isNumber && $0 != "+" }
        return parts.count > 1 && parts[0].count > 2 && isTelephone(Substring(parts.joined()))
    }

    /// How people write the signs of an address so that no machine reads it: "robin (at) example.org".
    private static let disguised = [
        ("(at)", "@"), ("[at]", "@"), ("{at}", "@"), ("(dot)", "dot"), ("[dot]", "dot"), (" dot ", "."), (" @ ", "@"),
        (" @", "@"), ("@ ", "@"),
    ]

    /// The last part of addresses that are told in words.
    private static let endings: Set<String> = [
        "org", "com", "net", "uk", "co", "info", "eu", "scot", "wales", "cymru", "edu", "ac", "gov", "io", "me", "lgbt",
        "coop", "email",
    ]

    /// Whether an address is told in words: "jo at example dot org".
    private static func isTold(_ words: [String]) -> Bool {
        words.indices.dropFirst().contains { index in
            guard words[index] == "at" else { return false }
            let rest = words[(index + 1)...].prefix(6)
            guard let dot = rest.firstIndex(of: "dot"), dot > index + 1, dot + 1 < rest.endIndex else { return false }
            return dot - index < 3 && !["the", "a", "an"].contains(rest[index + 1]) && endings.contains(rest[dot + 1])
        }
    }

    private static func hasEmail(_ text: String) -> Bool {
        let text = text.withoutLookAlikes
        if isAddressed(text) || text.has(letters: "dot") && isTold(Words(text).folded) { return true }
        guard text.utf8.contains(where: { ")]}@".utf8.contains($0) }) else { return false }
        var plain = text.lowercased()
        guard plain.contains("at)") || plain.contains("at]") || plain.contains("at}") || plain.contains(" @ ") else {
            return false
        }
        for (written, sign) in disguised { plain = plain.replacing(written, with: sign) }
        return isAddressed(plain)
    }

    private static func isAddressed(_ text: String) -> Bool {
        text.utf8.contains(UInt8(ascii: "@"))
            && text.split(whereSeparator: \.isWhitespace).contains { word in
                let parts = word.split(separator: "@", omittingEmptySubsequences: false)
                return parts.count == 2 && parts[0].last.map { $0.isLetter || $0.isNumber } == true
                    && parts[1].first?.isLetter == true && parts[1].dropLast().contains(".")
            }
    }

    /// Whether there is a Matrix id: "@robin:example.org".
    private static func hasAccount(_ text: String) -> Bool {
        guard text.utf8.contains(UInt8(ascii: "@")) else { return false }
        return text.split { $0.isWhitespace || $0.isOne(of: "/()<>,;") }.contains { word in
            guard let start = word.firstIndex(of: "@") else { return false }
            let parts = word[start...].dropFirst().split(separator: ":", omittingEmptySubsequences: false)
            return parts.count > 1 && parts[0].first?.isLetter == true && parts[1].first?.isLetter == true
        }
    }

    private static let dwellings: Set<String> = ["flat", "apartment", "apt"]
    private static let homes: Set<String> = [
        "flat", "house", "place", "home", "garden", "kitchen", "living", "dining", "front", "spare",
    ]
    /// Words that tell of a home by themselves.
    private static let ofHome: Set<String> = ["chez", "housewarming", "house-warming", "doorbell", "buzzer"]
    /// Whose home may be meant if nothing follows: "my mum's".
    private static let family: Set<String> = [
        "mum", "mam", "mom", "dad", "nan", "gran", "granny", "grandma", "grandad", "sister", "brother", "aunt",
        "auntie",
        "uncle", "cousin", "mate", "partner", "girlfriend", "boyfriend", "wife", "husband", "ex",
    ]
    /// Words between "my" and the home: "my back garden".
    private static let ofHomes: Set<String> = ["back", "front", "new", "own", "old", "little", "family"]
    private static let mine: Set<String> = ["mine", "ours"]

    /// Whether it says that a place is a home: "at mine", "my flat", "Flat 3", "Robin's house", "Robin Example house".
    private static func isHome(_ words: Words) -> Bool {
        // "At mine" is read as a venue without its "at".
        if let first = words.folded.first, mine.contains(first) { return true }
        return words.folded.indices.contains { index in
            let word = words.folded[index]
            let rest = words.folded[(index + 1)...]
            let next = rest.first ?? ""
            switch word {
            case "at", "round", "to", "@": return mine.contains(next)
            case "my", "our":
                if homes.contains(next) { return word == "my" || next != "place" }
                return word == "my" && ofHomes.contains(next) && rest.dropFirst().first.map(homes.contains) == true
            case let word where dwellings.contains(word) && AddressWords.isHouseNumber(next): return true
            case "flat", "house": return index > 1 && isOwned(index, words)
            case let word where ofHome.contains(word): return true
            // "St Margaret's House"
            case let word where word.hasSuffix("'s") && isSaints(index, words): return false
            case let word where word.hasSuffix("'s"):
                return homes.subtracting(partsOfHomes).contains(next)
                    || partsOfHomes.union(ofHomes).contains(next) && isPersons(index, words)
                        && rest.prefix(2).contains(where: homes.subtracting(["front"]).contains)
                    || isHomeOfWhom(index, words)
            default: return isHomeOfFamily(index, words)
            }
        }
    }

    /// Whether "Margaret's" at `index` is of a saint, and a house with a capital follows.
    private static func isSaints(_ index: Int, _ words: Words) -> Bool {
        index > 0 && ["st", "saint"].contains(words.folded[index - 1]) && index + 1 < words.folded.count
            && words.written(index + 1).first?.isUppercase == true
    }

    /// Those of `homes` that a pub or a palace has too, unless a person owns them.
    private static let partsOfHomes: Set<String> = ["garden", "kitchen", "front", "dining", "spare"]
    /// Words before or as an owner's name that make it that of a church, a college or a palace: "St Mary's", "the Queen's".
    private static let titles: Set<String> = [
        "st", "saint", "the", "queen", "king", "lady", "lord", "our", "bishop", "prince", "princess", "duke",
    ]
    /// Words before the name of the person to whose home people go.
    private static let goingTo: Set<String> = ["at", "@", "to", "round", "from", "and", "&", "in", "outside"]

    /// Whether "Kim's" at `index` is of a person: "Kim's garden", but not "Queen's garden", "St John's kitchen".
    private static func isPersons(_ index: Int, _ words: Words) -> Bool {
        let owner = String(words.folded[index].dropLast(2))
        guard !titles.contains(owner), index == 0 || !titles.contains(words.folded[index - 1]) else { return false }
        let isNamed = PersonName.mayBe(owner, written: words.written(index))
        // "Kim's Garden" with two capitals is a restaurant.
        let isSmall = index + 1 < words.folded.count && words.written(index + 1).first?.isLowercase == true
        return PersonName.isGiven(owner) && isSmall || isNamed && isSmall
    }

    /// Whether nothing follows on "Sam's" or "my mum's" at `index` of which it is the owner, and the way there, family or a
    /// house number makes it a home: "at Sam's", "Sam's, 14 Acacia Avenue", but not "Sam's Bar, 14 High Street".
    private static func isHomeOfWhom(_ index: Int, _ words: Words) -> Bool {
        let next = index + 1 < words.folded.count ? words.folded[index + 1] : ""
        let owner = String(words.folded[index].dropLast(2))
        let mark = words.written(index).last.map { ",.;:!?)".contains($0) } ?? false
        if PersonName.isGiven(owner), next.isEmpty || mark {
            let before = index > 0 ? words.folded[index - 1] : "at"
            if goingTo.contains(before) { return true }
        }
        guard next.isEmpty || AddressWords.isHouseNumber(next) || words.written(index).last == "," else { return false }
        return family.contains(owner) || !AddressWords.numberedStreets(in: AddressWords.words(words.text)).isEmpty
    }

    /// Whether several people's name stands before their home: "the Smiths' house", but not "the Friends' House".
    private static func isHomeOfFamily(_ index: Int, _ words: Words) -> Bool {
        let written = words.written(index)
        guard written.hasSuffix("s'") || written.hasSuffix("s’"), index + 1 < words.folded.count else { return false }
        let name = words.folded[index].filter(\.isLetter)
        return ["house", "flat", "home", "place", "garden"].contains(words.folded[index + 1])
            && words.written(index + 1).first?.isLowercase == true && PersonName.mayBe(name, written: written)
    }

    /// Whether a person's name stands before the word in small letters at `index`: "Robin Example house", but not
    /// "Friends Meeting House".
    private static func isOwned(_ index: Int, _ words: Words) -> Bool {
        words.written(index).first?.isLowercase == true && PersonName.isName(index - 2, words)
    }
}

/// What in an event, or in one that somebody describes, may be somebody's own and is not agreed to yet.
struct PersonalParts {
    /// Why it is asked who may read a place that everybody would.
    enum PlaceDoubt {
        /// It is called somebody's home; it is a house number and a street without a name beside them; or it says
        /// besides that the address is told to whoever asks for it.
        case home, address, onRequest
    }

    /// The parts of it that everybody reads, with what is in each.
    private(set) var told: [(field: Field, words: [PersonalWords])] = []
    /// Why it is asked who may read its place; nil if that is private, or nothing speaks for a home.
    private(set) var doubt: PlaceDoubt?

    /// Whether there is nothing.
    var isEmpty: Bool { told.isEmpty && doubt == nil }

    /// What is in a draft, besides what was agreed to.
    init(_ draft: AnnouncementDraft) {
        let agreed = draft.agreed ?? []
        let venue = draft.venueAudience == .anyone ? draft.site?.venue ?? draft.venue ?? "" : ""
        let texts: [Field: String?] = [
            .title: draft.title, .organiser: draft.organiser, .summary: draft.summary, .access: draft.access.note,
            .cost: draft.cost,
        ]
        // Whoever may read the place may read whose it is.
        let place = agreed.contains(.audience) ? "" : venue
        take(texts.merging([.place: place]) { $1 }.filter { !agreed.contains($0.key) })
        // What the title and the text tell of a home is asked with the place, if that is public.
        let isAskedWithPlace = { (field: Field) in !venue.isEmpty && [.title, .summary].contains(field) }
        for (field, text) in texts where !agreed.contains(field) && !isAskedWithPlace(field) {
            if PersonalWords.tellsOfHome(text ?? "") { add([.home], to: field) }
        }
        sort()
        if !venue.isEmpty, !agreed.contains(.audience) {
            // "Film club at my flat" tells of a home whatever its address is written like.
            let isToldElsewhere =
                PersonalWords.tellsOfHome(draft.title ?? "") || PersonalWords.tellsOfHome(draft.summary)
            doubt = isToldElsewhere ? .home : Self.doubt(venue)
            if doubt == nil, PrivateWish.isOnRequest(in: "\(venue). \(draft.summary)") { doubt = .onRequest }
        }
    }

    private static func doubt(_ venue: String) -> PlaceDoubt? {
        PersonalWords.tellsOfHome(venue) ? .home : AddressWords.areAddressAlone(venue) ? .address : nil
    }

    /// What is in an event that was not so before.
    init(_ event: EventDraft, since earlier: EventDraft) {
        let before = earlier.texts.merging([.place: earlier.toldVenue]) { $1 }
        let texts = event.texts.merging([.place: event.toldVenue]) { $1 }.filter { $0.value != before[$0.key] }
        take(texts)
        doubt = Self.doubt(texts[.place] ?? "")
        for (field, text) in texts where field != .place && PersonalWords.tellsOfHome(text) {
            add([.home], to: field)
        }
        sort()
    }

    private mutating func take(_ texts: [Field: String?]) {
        for field in Field.allCases {
            guard let text = texts[field] ?? nil else { continue }
            let words = PersonalWords.found(in: text, as: field.sortOfText).filter { $0 != .home }
            if !words.isEmpty { told.append((field, words)) }
        }
    }

    private mutating func add(_ words: [PersonalWords], to field: Field) {
        if let index = told.firstIndex(where: { $0.field == field }) {
            told[index].words += words
        } else {
            told.append((field, words))
        }
    }

    private mutating func sort() { told.sort { $0.field.name < $1.field.name } }
}

extension Field {
    /// What its text is, if it has one.
    fileprivate var sortOfText: PersonalWords.Text {
        switch self {
        case .organiser: .organiser
        case .summary, .place: .prose
        default: .line
        }
    }
}

extension EventDraft {
    /// The venue as everybody reads it: empty if it is private.
    fileprivate var toldVenue: String { venueAudience == .anyone ? site.venue : "" }
}
