import Events
import Foundation
import Organising
package import StewardCore

/// What in a text may be somebody's own and is asked about before everybody reads it.
package enum PersonalWords: CaseIterable, Sendable {
    case telephone, email, account, person, home

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
            case .prose: PersonName.isCalled(in: words) || PersonName.isOfWhoComes(in: words)
            case .line:
                PersonName.isCalled(in: words) || PersonName.isOfWhoComes(in: words) || PersonName.isIn(words)
            case .organiser: PersonName.isAll(of: text)
            }
        case .home: Self.isHome(words)
        }
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
        return text.split { !$0.isNumber && !$0.isOne(of: " -()+") }.contains { run in
            let signs = run.filter { $0.isNumber || $0 == "+" }
            return (signs.hasPrefix("0") || signs.hasPrefix("+") || signs.hasPrefix("44"))
                && figures.contains(signs.count { $0.isNumber })
        }
    }

    /// How people write the signs of an address so that no machine reads it: "robin (at) example.org".
    private static let disguised = [
        ("(at)", "@"), ("[at]", "@"), ("{at}", "@"), ("(dot)", "dot"), ("[dot]", "dot"), (" dot ", "."), (" @ ", "@"),
        (" @", "@"), ("@ ", "@"),
    ]

    private static func hasEmail(_ text: String) -> Bool {
        if isAddressed(text) { return true }
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
            case let word where word.hasSuffix("'s"):
                return homes.subtracting(["garden", "kitchen", "front", "dining", "spare"]).contains(next)
                    || isHomeOfWhom(index, words)
            default: return false
            }
        }
    }

    /// Whether nothing follows on "Sam's" or "my mum's" at `index` of which it is the owner, and a house number makes it a
    /// home: "Sam's, 14 Acacia Avenue", but not "Sam's Bar, 14 High Street".
    private static func isHomeOfWhom(_ index: Int, _ words: Words) -> Bool {
        let next = index + 1 < words.folded.count ? words.folded[index + 1] : ""
        guard next.isEmpty || AddressWords.isHouseNumber(next) || words.written(index).last == "," else { return false }
        return family.contains(String(words.folded[index].dropLast(2)))
            || !AddressWords.numberedStreets(in: AddressWords.words(words.text)).isEmpty
    }

    /// Whether a person's name stands before the word in small letters at `index`: "Robin Example house", but not
    /// "Friends Meeting House".
    private static func isOwned(_ index: Int, _ words: Words) -> Bool {
        words.written(index).first?.isLowercase == true && PersonName.isName(index - 2, words)
    }
}

/// What in an event, or in one that somebody describes, may be somebody's own and is not agreed to yet.
struct PersonalParts {
    /// The parts of it that everybody reads, with what is in each.
    private(set) var told: [(field: Field, words: [PersonalWords])] = []
    /// Whether its place is public and somebody's home.
    private(set) var isAtHome = false

    /// Whether there is nothing.
    var isEmpty: Bool { told.isEmpty && !isAtHome }

    /// What is in a draft, besides what was agreed to.
    init(_ draft: AnnouncementDraft) {
        let agreed = draft.agreed ?? []
        let venue = draft.venueAudience == .anyone ? draft.site?.venue ?? draft.venue ?? "" : ""
        take(
            [
                .title: draft.title, .organiser: draft.organiser, .summary: draft.summary, .access: draft.access.note,
                .cost: draft.cost, .place: venue,
            ].filter { !agreed.contains($0.key) })
        // "Film club at my flat" tells of a home whatever its address is written like.
        let isToldElsewhere = [draft.title, draft.summary].contains {
            PersonalWords.tellsOfHome($0 ?? "")
        }
        isAtHome =
            !agreed.contains(.audience)
            && (PersonalWords.tellsOfHome(venue) || !venue.isEmpty && isToldElsewhere)
    }

    /// What is in an event that was not so before.
    init(_ event: EventDraft, since earlier: EventDraft) {
        let before = earlier.texts.merging([.place: earlier.toldVenue]) { $1 }
        let texts = event.texts.merging([.place: event.toldVenue]) { $1 }.filter { $0.value != before[$0.key] }
        take(texts)
        isAtHome = PersonalWords.tellsOfHome(texts[.place] ?? "")
        for (field, text) in texts where field != .place && PersonalWords.tellsOfHome(text) {
            add([.home], to: field)
        }
        told.sort { $0.field.name < $1.field.name }
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

/// The names of people in what is written about an event.
enum PersonName {
    /// Words behind which a name is a person's: "ask Robin Example".
    private static let calling: Set<String> = [
        "contact", "call", "ring", "text", "email", "e-mail", "phone", "message", "whatsapp", "rsvp", "host", "hosts",
        "hosted", "organiser", "organisers", "organizer", "organized", "organised", "led", "ask", "meet", "tel",
        "telephone", "dm", "see",
    ]
    private static let between: Set<String> = ["to", "for", "is", "are", "on", "via", "by", "with", "our", "me"]

    /// Whether "contact" or the like stands before two words with capitals that are no group and no place.
    static func isCalled(in words: Words) -> Bool {
        words.folded.indices.contains { index in
            guard calling.contains(words.folded[index]) else { return false }
            let first = words.folded[(index + 1)...].prefix { between.contains($0) }.count + index + 1
            // More words with capitals may make it a group: "Example Advice Line".
            let run = words.folded.indices.dropFirst(first).prefix { isNamed(words.written($0)) }
            return isName(first, words) && !run.contains { isOther(words.folded[$0]) }
        }
    }

    /// Words that tell who comes, or whose idea it was.
    private static let coming: Set<String> = [
        "coming", "attending", "attendees", "attendee", "attends", "suggested", "suggestion", "idea", "thanks",
    ]
    /// How many words may stand between such a word and a name.
    private static let nearby = 5

    /// Whether a first name stands near to a word that tells who comes or whose idea it was: "Priya is coming", "coming:
    /// priya, dave", "suggested by Dave". A list of who comes outs people.
    static func isOfWhoComes(in words: Words) -> Bool {
        let folded = words.folded
        let told = folded.indices.filter { index in
            coming.contains(folded[index]) || folded[index] == "be" && folded[(index + 1)...].first == "there"
        }
        if told.isEmpty { return false }
        return folded.indices.contains { index in
            given.contains(folded[index]) && told.contains { abs($0 - index) <= nearby }
        }
    }

    /// Whether two words from `index` on are a name: both begin with capitals, and neither is of a group or a place.
    static func isName(_ index: Int, _ words: Words) -> Bool {
        guard index >= 0, index + 1 < words.folded.count else { return false }
        return [index, index + 1].allSatisfy { isNamed(words.written($0)) && !isOther(words.folded[$0]) }
            && words.written(index).last?.isLetter == true
    }

    /// Whether there is a common first name with another name behind it: "Robin Example is ill".
    static func isIn(_ words: Words) -> Bool {
        words.folded.indices.contains { given.contains(words.folded[$0]) && isName($0, words) }
    }

    /// The most words of a person's name.
    private static let longest = 3

    /// Whether the organiser is a person, or several, rather than a group: two or three words with capitals, none of
    /// which is of a group or a place.
    static func isAll(of organiser: String) -> Bool {
        let parts = organiser.replacing(" and ", with: ",").split { $0.isOne(of: ",&/;") }.map { Words(String($0)) }
        return parts.contains { words in
            (2...longest).contains(words.folded.count)
                && words.folded.indices.allSatisfy { isNamed(words.written($0)) && !isOther(words.folded[$0]) }
        }
    }

    private static func isNamed(_ word: Substring) -> Bool {
        word.first?.isUppercase == true && word.dropFirst().contains(where: \.isLowercase)
            && !word.contains(where: \.isNumber)
    }

    /// Whether a word belongs to a group, a place or a day rather than to a person.
    private static func isOther(_ word: String) -> Bool {
        if others.contains(word) || AddressWords.months.contains(word) { return true }
        let short = AddressWords.shortened(word)
        return others.contains(short) || AddressWords.streets.contains(short) || AddressWords.shortForms.contains(short)
            || Organiser.groups.contains(word)
    }

    private static let others: Set<String> = [
        // Groups.
        "trades", "trade", "quaker", "meeting", "advice", "helpline", "council", "labour", "green", "pride", "lgbt",
        "queer", "gay", "lesbian", "trans", "bi",
        "unison", "unite", "equity", "prospect", "usdaw", "unity", "accord", "solidarity", "workers", "worker",
        "members", "officers", "friends", "friend", "women", "men", "youth", "students", "student", "socialists",
        "socialist", "feminists", "migrants", "tenants", "carers", "team", "desk", "line", "office", "party", "action",
        "centre", "house", "community", "social", "national", "british", "united", "international", "young", "black",
        "disabled", "rainbow", "north", "south", "east", "west", "northern", "southern", "eastern", "western", "great",
        "greater", "central", "new", "old", "royal", "saint", "st", "the", "out", "amnesty", "stonewall", "mermaids",
        "band", "orchestra", "singers", "players", "theatre", "company", "cooperative", "co-op", "coop", "college",
        "school", "university", "hospital", "church", "library", "museum", "books", "bookshop", "cafe", "café", "quiz",
        // Places.
        "station", "dock", "docks", "bridge", "park", "hall", "arms", "inn", "tavern", "bar", "pub", "hotel", "market",
        "gate", "statue", "fountain", "tower", "castle", "cathedral", "green", "common", "field", "fields", "wood",
        "woods", "hill", "mill", "club", "room", "rooms", "stand", "bandstand", "entrance", "car", "bus", "tram",
        "coffee", "gallery", "stadium", "pier", "beach", "lake", "monument", "memorial", "gardens", "garden", "studio",
        "steps", "arcade", "building", "head", "lion", "swan", "horse", "oak",
        // Days.
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]

    /// First names that are common in Britain and hardly ever another word.
    private static let given: Set<String> = Set(
        """
        aaron abdul abigail adam adrian ahmed aisha alan alexander alice ali alison amanda amelia amina amy andrea andrew \
        angela anita ann anna anne anthony antonia arthur barbara ben benjamin bernard beth bethany brenda brian bridget \
        callum cameron carol caroline catherine charlie charles chloe chris christina christine christopher claire colin \
        connor craig dan daniel danielle dave david dawn deborah debbie denise dennis derek diana diane donna dorothy \
        duncan dylan eleanor elizabeth ella ellen ellie emily emma eric erin ethan evelyn fatima fiona frances francesca \
        frank fred gareth gary geoff geoffrey geraldine gillian graham greg gwen hannah harriet hassan hayley heather \
        helen henry hilary holly howard hugh ian imogen irene isaac isabel isabella jacqueline jake james jamie jane \
        janet janice jason jay jean jennifer jenny jeremy jess jessica jill jim joan joanna joanne joe joel john jonathan \
        joseph josh joshua joyce judith judy julia julian julie karen kate katherine kathleen katie keith kelly ken kenneth \
        kevin kieran kim kirsty laura lauren lee leo lesley lewis liam linda lisa liz lorraine louise lucy luke lynn \
        maggie malcolm margaret maria marie marion martin mary matt matthew maureen megan mel melanie michael michelle mick \
        mike mohammed mohamed muhammad molly monica naomi natalie natasha neil niall nicholas nick nicola nigel noah nora \
        oliver olivia oscar owen pamela patricia patrick paul paula pauline peter phil philip phoebe priya rachel rebecca \
        rhys richard rita rob robert robin roger ron ronald ross ruth ryan sally sam samantha samuel sandra sara sarah sean \
        sharon sheila shirley simon siobhan sophia sophie stacey stephanie stephen steve steven stuart sue susan suzanne \
        tania tariq teresa terry theresa thomas tim timothy tina toby tom tony tracey tracy trevor valerie vanessa vicky \
        vincent wayne wendy yasmin yvonne zahra zoe
        """
        .split(whereSeparator: \.isWhitespace).map(String.init))
}
