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
            return isWhole(first, words)
        }
    }

    /// What people do at an event, and who does it: "Speaker: Robin Example", "chaired by Robin Example".
    private static let roles: Set<String> = [
        "speaker", "speakers", "guest", "guests", "secretary", "treasurer", "convenor", "convener", "president",
        "facilitator", "facilitated", "chaired", "compere", "tutor", "presenter", "remembering",
    ]
    /// Words between them and a name, besides those of `between`.
    private static let behindRoles: Set<String> = ["include", "includes", "including", "and", "be", "will", "being"]
    /// What somebody does whose name stands before it.
    private static let doing: Set<String> = ["speaks", "speaking", "talks", "reads", "chairs", "speak"]

    /// Whether two words with capitals that are no group and no place stand behind a role or before what somebody does.
    static func isOfRole(in words: Words) -> Bool {
        words.folded.indices.contains { index in
            if roles.contains(words.folded[index]) {
                let rest = words.folded[(index + 1)...]
                return isWhole(
                    rest.prefix { between.contains($0) || behindRoles.contains($0) }.count + index + 1, words)
            }
            guard isWhole(index, words) else { return false }
            let rest = words.folded[run(from: index, words).upperBound...].drop { ["is", "will", "and"].contains($0) }
            return rest.first.map(doing.contains) == true
        }
    }

    /// Words behind which even one name is a person's: "text Siobhan".
    private static let reaching: Set<String> = [
        "contact", "call", "ring", "text", "email", "e-mail", "phone", "message", "whatsapp", "dm", "ask", "speak",
        "rsvp", "tel", "telephone",
    ]
    /// What is reached so, and how, with a capital in a headline too: "Text Us", "Ask at Reception", "Call Now".
    private static let reached: Set<String> = [
        "us", "me", "you", "them", "him", "her", "someone", "anyone", "everyone", "now", "here", "today", "ahead",
        "only", "details", "info", "information", "first", "reception", "staff", "security", "steward", "stewards",
        "volunteers", "hosts", "box", "bell", "number", "numbers", "questions", "back", "out", "up", "facebook",
        "eventbrite", "instagram", "twitter", "whatsapp", "signal", "google", "discord", "samaritans", "switchboard",
        "mindline", "childline", "galop", "the", "a", "an", "our", "your", "if", "or", "and", "this", "that", "it",
        "help", "support", "advice", "updates", "reminder", "reminders", "enquiries", "bookings", "booking", "tickets",
        "welfare", "comrades", "everybody", "anybody", "somebody", "organiser", "organisers", "secretary", "chair",
    ]

    /// Whether one name stands behind "contact" or the like: "ask for Dave", "ring siobhan on …".
    static func isReached(in words: Words) -> Bool {
        words.folded.indices.contains { index in
            guard reaching.contains(words.folded[index]) else { return false }
            let first = words.folded[(index + 1)...].prefix { ["to", "for", "with"].contains($0) }.count + index + 1
            guard first < words.folded.count, !isMarked(index, words) || words.written(index).hasSuffix(":") else {
                return false
            }
            let name = words.folded[first]
            let run = run(from: first, words)
            if run.contains(where: { isOther(words.folded[$0]) }) { return false }
            if given.contains(name) { return true }
            return run.count == 1 && !reached.contains(name) && !AddressWords.ordinary.contains(name)
                && !name.hasSuffix("'s")
        }
    }

    /// What befalls people, and halls only in jest.
    private static let fates: Set<String> = [
        "ill", "sick", "poorly", "unwell", "arrested", "hospital", "outed", "died", "dead", "covid", "injured",
        "bereaved", "isolating", "pregnant", "sacked", "suspended", "detained", "deported", "dying", "funeral",
    ]
    private static let saying: Set<String> = [
        "is", "was", "has", "had", "isn't", "can't", "cannot", "couldn't", "won't", "got", "may", "might",
    ]
    /// Subjects of which no name is told, with a capital at the beginning of a sentence.
    private static let nameless: Set<String> = [
        "speaker", "host", "organiser", "chair", "everyone", "everybody", "nobody", "somebody", "someone", "dj",
        "presenter", "venue", "staff", "driver", "band", "singer", "cast", "tutor", "teacher", "we", "i", "they", "he",
        "she", "it", "half", "most", "many", "some", "all", "both", "two", "three", "that", "this", "there", "who",
    ]
    /// How many words may stand between a name and what befell them.
    private static let furthestFate = 5

    /// Whether something is told of somebody by one name: "Dave is ill", "Sanjay has been arrested", "Kim outed by her
    /// boss".
    static func isToldOf(in words: Words) -> Bool {
        words.folded.indices.contains { index in
            let isShort = words.folded[index].hasSuffix("'s")
            let name = isShort ? String(words.folded[index].dropLast(2)) : words.folded[index]
            let rest = words.folded[(index + 1)...]
            let isFate = rest.prefix(furthestFate).contains(where: fates.contains)
            if given.contains(name), isFate || rest.first.map(saying.contains) == true { return true }
            return isFate && isNamed(words.written(index)) && !isOther(name) && !nameless.contains(name)
                && !AddressWords.ordinary.contains(name)
                && (isShort || rest.first.map { saying.contains($0) || fates.contains($0) } == true)
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

    /// Whether two words from `index` on are a name, and no more words with capitals make it a group or a place: "Example
    /// Advice Line".
    private static func isWhole(_ index: Int, _ words: Words) -> Bool {
        isName(index, words) && !run(from: index, words).contains { isOther(words.folded[$0]) }
    }

    /// The words with capitals from `index` on, up to a mark.
    private static func run(from index: Int, _ words: Words) -> Range<Int> {
        var end = index
        while end < words.folded.count, isNamed(words.written(end)) {
            end += 1
            if isMarked(end - 1, words) { break }
        }
        return index..<end
    }

    /// Whether a mark ends the word at `index`.
    private static func isMarked(_ index: Int, _ words: Words) -> Bool {
        words.written(index).last.map { $0.isOne(of: ",;:.!?)") } == true
    }

    /// Whether there is a common first name with another name behind it: "Sarah Example is ill".
    static func isIn(_ words: Words) -> Bool {
        words.folded.indices.contains { given.contains(words.folded[$0]) && isName($0, words) }
    }

    /// The same in sentences, where some first names are other words too, and where a place may have somebody's name:
    /// "Carol Concert", "the Sarah Example".
    static func isInProse(_ words: Words) -> Bool {
        words.folded.indices.contains { index in
            let name = words.folded[index]
            return given.contains(name) && !alsoWords.contains(name) && isWhole(index, words)
                && (index == 0 || words.folded[index - 1] != "the")
                && !run(from: index, words).contains { AnnouncementReader.venues.contains(words.folded[$0]) }
        }
    }

    /// Whether a word is a common first name.
    static func isGiven(_ word: String) -> Bool { given.contains(word) }

    /// Whether a word with a capital may be somebody's name.
    static func mayBe(_ word: String, written: Substring) -> Bool {
        isNamed(written) && !isOther(word) && !AddressWords.ordinary.contains(word)
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
        return others.contains(short) || roles.contains(word) || AddressWords.streets.contains(short)
            || AddressWords.shortForms.contains(short)
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
        // Questions, and what stands beside hours.
        "who", "what", "where", "why", "how", "which", "when", "doors", "start", "starts", "finish", "ends", "end",
        "open", "bring", "come", "meet",
        // Days.
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]

    /// Those of `given` that are another word in a headline.
    private static let alsoWords: Set<String> = [
        "carol", "dawn", "robin", "holly", "heather", "jean", "jay", "rob", "sue", "frank", "ray", "pat", "lee",
        "kelly",
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
        vincent wayne wendy yasmin yvonne zahra zoe jo mo lou pat ray alex jordan sanjay ngozi olu nadia imran kemi \
        ayesha leila mei raj ravi anjali deepak sunita yusuf ibrahim omar khalid bilal chidi femi kwame kofi amara niamh \
        aoife sinead ciaran eoin rhian sian dafydd angus hamish morag euan ewan isla fergus
        """
        .split(whereSeparator: \.isWhitespace).map(String.init))
}
