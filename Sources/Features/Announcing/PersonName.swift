import Foundation
import Organising
import StewardCore

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
