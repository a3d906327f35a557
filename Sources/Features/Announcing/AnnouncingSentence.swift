import Organising
import StewardCore

/// What stands where the title should be, without what else is said there.
struct WrittenTitle {
    let title: String
    /// What it costs, if a price begins or ends it: "life drawing £6".
    let price: String?
    /// Whether it ends with where to join: "bingo on Teams".
    let isOnline: Bool
    /// What a sentence says besides what takes place; empty if nothing.
    let more: String

    /// Words at the end that belong to the day behind them.
    private static let beforeDays = [
        ["over", "the", "weekend", "of"], ["on", "the", "weekend", "of"], ["over", "the", "weekend"],
        ["this", "coming"], ["this"], ["for"],
    ]

    init(_ text: String, _ kinds: Kinds) {
        let sentence = AnnouncingSentence(text, kinds)
        let said = Words(sentence?.name ?? text)
        let leading = Cost.length(startOf: said)
        let unpriced = said.text(after: leading)
        let priced = leading > 0 ? nil : Cost.apart(unpriced[...], ofPlace: true)
        var words = Words(priced.map { AnnouncedPlace.trimmed($0.before) } ?? unpriced)
        // "picnic this Sunday (7 June)", "gathering over the weekend of 6 and 7 June"
        let days = Self.beforeDays.first { words.folded.count > $0.count && words.folded.suffix($0.count) == $0[...] }
        if let days { words = Words(words.text(before: words.folded.count - days.count)) }
        let isFree =
            words.folded.count > 2 && ["its free", "it's free"].contains(words.folded.suffix(2).joined(separator: " "))
        if isFree { words = Words(words.text(before: words.folded.count - 2)) }
        // "A workshop on sick pay next Tuesday" stands before the date.
        if let day = words.folded.last, WhenReader.weekday(day) != nil, words.folded.count > 3,
            ["next", "this", "on", "coming"].contains(words.folded[words.folded.count - 2])
        {
            words = Words(words.text(before: words.folded.count - 2))
        }
        // "A workshop on sick pay, to be held"
        if let held = Self.beforePlaces.first(where: {
            words.folded.count > $0.count + 1 && words.folded.suffix($0.count) == $0[...]
        }) {
            words = Words(AnnouncedPlace.trimmed(words.text(before: words.folded.count - held.count)))
        }
        var besides = ""
        if let start = Self.aside(in: words) {
            besides = AnnouncedPlace.trimmed(words.text(after: start))
            words = Words(AnnouncedPlace.trimmed(words.text(before: start), keeping: "!?"))
        }
        let platform = PlaceFinder.onlineLength(endOf: words.folded)
        var name = Words(words.text(before: words.folded.count - platform))
        // "Conversation evening, it's on Zoom"
        if platform > 0, name.folded.count > 1, ["its", "it's", "is"].contains(name.folded.last) {
            name = Words(AnnouncedPlace.trimmed(name.text(before: name.folded.count - 1)))
        }
        title = name.text
        let leader = leading > 0 ? AnnouncedPlace.trimmed(said.text(before: leading)) : nil
        price = isFree ? "free" : leader ?? priced.map { Cost.said($0.price) }
        let others = [besides, sentence?.more ?? ""].filter { !$0.isEmpty }
        (isOnline, more) = (platform > 0, others.joined(separator: "\n"))
    }

    /// Words at the end that lead to the place or the time behind them.
    private static let beforePlaces = [
        ["to", "be", "held"], ["being", "held"], ["coming", "up"], ["taking", "place"], ["to", "be", "given"],
    ]
    private static let doneBy: Set<String> = [
        "run", "organised", "organized", "hosted", "led", "arranged", "facilitated", "brought", "put",
    ]

    /// Where words begin that only tell who does it: "…, run by the welfare team"; nil if there are none.
    private static func aside(in words: Words) -> Int? {
        let folded = words.folded
        return folded.indices.dropFirst().first { index in
            doneBy.contains(folded[index]) && folded[(index + 1)...].prefix(4).contains("by")
                && MomentWords.isPartEnd(words, index - 1)
        }
    }
}

/// A sentence that says what takes place before it says when: "Just a reminder that our next branch meeting is on", "we
/// are hosting a quiz", "You are invited to a talk, which will take place on".
struct AnnouncingSentence {
    /// What takes place: "branch meeting".
    let name: String
    /// What the sentence says besides; empty if nothing.
    let more: String

    /// What leads to the name; words of manners around it say nothing.
    private static let leading = Phrases(
        ["is", "are", "am", "be", "we're", "were", "we'm", "i'm", "been", "they're", "also"].flatMap { verb in
            [
                "having", "holding", "hosting", "running", "organising", "organizing", "doing", "planning",
                "putting on", "laying on", "arranging", "throwing", "starting", "launching", "calling", "staging",
                "putting together", "setting up",
            ].map { "\(verb) \($0)" }
        }
            + ["will", "shall"].flatMap { verb in ["hold", "host", "run"].map { "\(verb) \($0)" } }
            + ["has", "have", "we've", "i've", "they've"].flatMap { verb in
                ["called", "organised", "organized", "arranged", "planned", "set up", "put together"].map {
                    "\(verb) \($0)"
                }
            } + [
                "agreed to hold", "agreed to run", "agreed to organise", "agreed to put on", "agreed to host",
                "resolved to hold", "resolved that", "turn up to the", "turn up to our", "turn up for the",
                "tae say", "tae say that", "as possible at the", "as possible at our", "as possible to come to the",
                "that time again:", "that time again",
                "invited to", "invite you to", "invite you all to", "invite everyone to", "invited along to",
                "date for",
                "dates for", "reminder about", "reminder of", "know about", "join us for", "come to", "come along to",
                "come for", "come along for", "pop in for", "drop in for",
                "mates to", "friends to", "confirming", "would announce", "could announce", "to say", "let you know",
                "you at our", "you at the", "you all at our", "you all at the", "everyone at our", "everyone at the",
            ])
    /// What leads to the name at the beginning of a sentence or a clause, where it is no part of a title.
    private static let beginning = Phrases([
        "there will be", "there'll be", "there is", "there's", "there is going to be", "there's going to be",
        "we want to talk about", "let's talk about", "lets talk about", "we will be talking about",
        "we're talking about",
        "it's our",
        "its our", "it is our", "it's the", "its the", "it's a", "its a", "it is a", "this is our", "this is a",
        "fancy a", "does anyone fancy a", "anyone fancy a",
        "anyone for a", "who's for a",
        "who fancies a", "who's up for a", "we've got", "we have got", "we have", "we're going", "we are going",
        "we'll be going", "we will be going", "come and help us", "come help us", "help us", "we're off for",
        "we will have", "we'll have",
    ])
    /// What leads to the name if "a" or the like follows: "meeting up for a curry".
    private static let goingFor = Phrases([
        "meeting up for", "meeting for", "getting together for", "get together for", "going for", "going out for",
        "heading out for", "out for", "meet up for",
    ])
    /// Words behind which "for" or "to" leads to the name, whoever is called between, and the most words from the one to
    /// the other.
    private static let callers: [String: Set<String>] = [
        "for": ["join", "need", "needed", "wanted", "want", "wants"],
        "to": ["invite", "invited", "invites", "inviting", "welcome"],
    ]
    private static let longestCalled = 6
    /// Deeds that tell no more than that people come.
    private static let vagueDeeds: Set<String> = [
        "meeting", "going", "being", "having", "looking", "getting", "hoping", "taking", "asking", "making", "coming",
        "starting", "doing", "trying", "using", "bringing", "seeing", "joining", "inviting",
    ]
    /// Words before a clause.
    private static let beforeClauses: Set<String> = [
        "that", "so", "and", "but", "know", "say", "yes", "hi", "hiya", "hey", "all", "folks", "comrades", "hello",
    ]
    /// Words behind which "that" leads to it.
    private static let telling: Set<String> = [
        "reminder", "remember", "know", "say", "confirm", "announce", "note", "tell",
    ]
    private static let determiners = Phrases(
        ["a", "an", "the", "our", "its", "their", "your", "my", "another"].flatMap { [$0, "\($0) next"] } + ["next"])
    /// Words with which a sentence goes on from what takes place.
    private static let going: Set<String> = [
        "is", "are", "will", "has", "have", "it's", "it'll", "we'll", "which", "takes", "happens", "meets", "gathers",
        "returns",
    ]
    /// Those that a title may have too: "Pride meets the unions".
    private static let ofTitles: Set<String> = ["meets", "gathers", "returns"]
    /// Words that begin a clause before what takes place: "As agreed at committee, the AGM".
    private static let leadingClauses: Set<String> = [
        "as", "after", "following", "because", "since", "further", "due", "to", "at",
    ]
    /// Words between what takes place and when that say no more than that it does.
    private static let saying: Set<String> = going.union([
        "be", "on", "held", "now", "this", "taking", "take", "place", "happening", "again", "back", "coming", "moved",
        "at", "going", "meeting", "ahead", "for", "that", "it", "runs", "running", "starts", "we're", "given",
        "presented", "delivered", "hosted", "convened", "staged", "also", "being", "called", "upon", "us", "moving",
        "night", "of", "been", "arranged", "organised", "planned", "booked", "scheduled", "folks", "repeated", "over",
        "two", "three", "days", "the", "to",
    ])
    /// Words of `saying` and others behind which the place follows: "will be held at Example Hall".
    private static let ofPlace: Set<String> = ["at", "in", "outside", "near", "@", "to"]
    /// Words of manners before what takes place.
    private static let manners: Set<String> = [
        "guys", "folks", "all", "everyone", "so", "very", "really", "super", "excited", "finally", "hope", "hoping",
        "please", "share", "someone", "thanks", "hello", "hi", "hey", "excuse", "sorry", "news", "update", "reminder",
        "fyi", "quick", "could", "you", "we", "we've", "we're", "i", "i've", "i'm",
    ]
    /// The most words of a sentence that is only manners.
    private static let longestManners = 14

    /// Reads the words before the time; nil if they are not such a sentence, but a title.
    init?(_ text: String, _ kinds: Kinds) {
        let written = Self.withoutManners(text, kinds)
        let words = Words(written)
        let folded = words.folded
        let lead = folded.indices.last { Self.leadLength(words, at: $0, kinds) > 0 }
        if let told = Self.told(words, isLed: lead != nil, kinds) {
            (name, more) = told
            return
        }
        let led = lead.map { $0 + Self.leadLength(words, at: $0, kinds) }
        guard let start = led ?? Self.start(ofUnled: words, kinds) else {
            guard written != text else { return nil }
            (name, more) = (["a", "an"].contains(folded.first) ? words.text(after: 1) : written, "")
            return
        }
        let determined = Self.determiners.length(folded[start...])
        guard start + determined < folded.count else { return nil }
        let end = Self.end(of: words, from: start + determined + 1) ?? folded.count
        let bare = words.dropFirst(start + determined)
        let found = AnnouncedPlace.trimmed(bare.text(before: end - start - determined), keeping: "!?")
        // "See what happens" is a title; "The rally takes place on" is none.
        // "Come to the Example Hall in Bury" leads to the place.
        let said = Words(found).folded.prefix { !["in", "at", "near"].contains($0) }.last ?? ""
        let isPlace =
            lead.map { ["come", "see"].contains(folded[$0]) } == true && AnnouncementReader.venues.contains(said)
        guard !found.isEmpty, !isPlace || KindWords.kind(ofTitle: Words(found), kinds) != nil,
            lead != nil || determined > 0 || folded[end...].contains("held") || folded[end...].contains("place")
                || KindWords.kind(ofTitle: Words(found), kinds) != nil
                    && !Self.ofTitles.contains(folded.dropFirst(end).first ?? "")
        else { return nil }
        // The place stays with the name: "a talk will be given at Example Hall, Hull".
        var place = end + folded[end...].prefix { Self.saying.contains($0) && !Self.ofPlace.contains($0) }.count
        // "It is going to be online"
        if folded[min(place, folded.count)...].starts(with: ["to", "be"]) {
            place += 2
            place += folded[place...].prefix { Self.saying.contains($0) && !Self.ofPlace.contains($0) }.count
        }
        (name, more) = Self.parted(words, found, bare, end, place, kinds)
    }

    /// What a sentence tells of what takes place in ways of its own; nil if it does not.
    private static func told(_ words: Words, isLed: Bool, _ kinds: Kinds) -> (name: String, more: String)? {
        let whole = AnnouncedPlace.trimmed(words.text, keeping: "!?") + "."
        if let name = marked(words) ?? deed(behindClause: words) { return (name, whole) }
        guard !isLed, let said = end(of: words, from: 1) else { return nil }
        if let found = subject(words, said, kinds) { return found }
        guard !isOver(words.folded[said...]), let name = subject(words, goingOnAt: said, kinds) else { return nil }
        return (name, whole)
    }

    /// Where what takes place begins if no words lead to it, as a mark or a clause does: "A quick one from me: book club is
    /// on"; nil if the sentence goes on with something else.
    private static func start(ofUnled words: Words, _ kinds: Kinds) -> Int? {
        let folded = words.folded
        guard let said = end(of: words, from: 1), isOver(folded[said...]) else { return nil }
        let isLed = folded.first.map(leadingClauses.contains) == true
        let mark = folded[..<said].indices.last { index in
            words.written(index).hasSuffix(":") || folded[index] == "but"
                || isLed && words.written(index).hasSuffix(",") && determiners.length(folded[(index + 1)...]) > 0
        }
        return mark.map { $0 + 1 } ?? (isLed ? unmarkedStart(words, said, kinds) : 0)
    }

    /// The name with its place or "online" behind it, and what else is said.
    private static func parted(
        _ words: Words, _ found: String, _ bare: Words, _ end: Int, _ place: Int, _ kinds: Kinds
    ) -> (name: String, more: String) {
        let folded = words.folded
        if place > end, place + 1 < folded.count, ofPlace.contains(folded[place]) {
            if words.written(end - 1).last.map({ $0.isOne(of: ".!?") }) == true { return (bare.text, "") }
            // "The committee is at lunchtime"
            if timesOfDay.contains(folded[place + 1]) { return (found, "") }
            // "The Bradford group is going to the theatre!"
            let goal = folded[(place + 1)...].drop { ["the", "a"].contains($0) }
            if folded[place] == "to", let count = KindWords.read(goal, kinds)?.consumed {
                let last = goal.startIndex + count
                let name = AnnouncedPlace.trimmed(words.dropFirst(goal.startIndex).text(before: count))
                let said = AnnouncedPlace.trimmed(words.text(before: last), keeping: "!?")
                return (name, "\(said). \(words.text(after: last))")
            }
            let rest = folded[place] == "to" ? "at " + words.text(after: place + 1) : words.text(after: place)
            return ("\(found) \(rest)", "")
        }
        let behind = place < folded.count ? Words(words.text(after: place)) : Words("")
        // "The committee is on Zoom this month"
        let span = behind.folded.count > 2 && behind.folded[behind.folded.count - 2] == "this" ? 2 : 0
        let isOnline = PlaceFinder.isOnlyOnline(behind.text(before: behind.folded.count - span))
        let rest = isOnline || folded[end...].allSatisfy(saying.contains) ? "" : words.text(after: end)
        return (isOnline ? "\(found) online" : found, AnnouncedPlace.trimmed(rest))
    }

    /// "Our next forum is about housing. It is": what takes place, and what it is about.
    private static func subject(_ words: Words, _ said: Int, _ kinds: Kinds) -> (name: String, more: String)? {
        let determined = determiners.length(words.folded[...])
        guard determined > 0, determined < said, words.folded[said...].starts(with: ["is", "about"]) else { return nil }
        let head = Words(words.dropFirst(determined).text(before: said - determined))
        guard KindWords.kind(ofTitle: head, kinds) != nil else { return nil }
        let sentences = AnnouncedPlace.sentences(of: words.text(after: said + 1))
        let rest = sentences.dropFirst().filter { !Words($0).folded.allSatisfy(saying.contains) }
        return ("\(head.text) \(AnnouncedPlace.trimmed(sentences.first ?? ""))", rest.joined(separator: " "))
    }

    /// Where what takes place begins behind a clause without a comma: "After two postponements the Durham meeting is on".
    private static func unmarkedStart(_ words: Words, _ said: Int, _ kinds: Kinds) -> Int {
        let start = words.folded[..<said].indices.dropFirst(2).first { ["the", "our"].contains(words.folded[$0]) }
        guard let start,
            KindWords.isSaid(beforePlaceOf: Words(words.dropFirst(start + 1).text(before: said - start - 1)), kinds)
        else { return 0 }
        return start
    }

    /// Deeds of those who celebrate something.
    private static let marking: Set<String> = [
        "celebrate", "celebrating", "remember", "remembering", "mark", "marking", "honour", "honouring", "commemorate",
        "commemorating",
    ]

    /// What people do in honour of something, or else that: "We'll celebrate ten years of the group with pasties and cider".
    private static func marked(_ words: Words) -> String? {
        let folded = words.folded
        guard ["we", "we'll", "we're"].contains(folded.first),
            let deed = folded.indices.prefix(4).first(where: { marking.contains(folded[$0]) }), deed + 2 < folded.count
        else { return nil }
        guard let with = folded[deed...].firstIndex(of: "with"), with + 1 < folded.count else {
            return AnnouncedPlace.trimmed(words.text(after: deed + 1), keeping: "!?")
        }
        let start = ["a", "an", "our", "some"].contains(folded[with + 1]) ? with + 2 : with + 1
        return AnnouncedPlace.trimmed(words.text(after: start), keeping: "!?")
    }

    /// What people do behind a clause that says why: "To mark fifty years since the strike we're laying a wreath".
    private static func deed(behindClause words: Words) -> String? {
        let folded = words.folded
        guard folded.first.map(leadingClauses.contains) == true,
            let lead = folded.indices.dropFirst(2).first(where: { ["we're", "we'll"].contains(folded[$0]) }),
            lead + 2 < folded.count, folded[lead + 1].hasSuffix("ing"), !vagueDeeds.contains(folded[lead + 1]),
            leading.length(folded[lead...]) == 0
        else { return nil }
        return AnnouncedPlace.trimmed(words.text(after: lead + 1), keeping: "!?")
    }

    /// Words that say with "is" or "are" in front that something is done, as no title does.
    private static let states: Set<String> = ["back", "on", "now", "upon", "off", "open", "here"]

    /// What a sentence that goes on with something else is about: "reading group" in "Our reading group has chosen Stone Butch
    /// Blues"; nil if that may be a title.
    private static func subject(_ words: Words, goingOnAt said: Int, _ kinds: Kinds) -> String? {
        let folded = words.folded
        let determined = determiners.length(folded[...])
        guard determined > 0, determined < said, said + 1 < folded.count else { return nil }
        let head = Words(words.dropFirst(determined).text(before: said - determined))
        let next = folded[said + 1]
        let isDone: Bool
        switch folded[said] {
        case "will", "has", "have": isDone = true
        case "which": isDone = words.written(said - 1).hasSuffix(",")
        case "is", "are": isDone = next.hasSuffix("ing") || next.hasSuffix("ed") || states.contains(next)
        default: isDone = false
        }
        guard isDone, KindWords.isSaid(beforePlaceOf: head, kinds) else { return nil }
        return AnnouncedPlace.trimmed(head.text, keeping: "!?")
    }

    private static let timesOfDay: Set<String> = ["lunchtime", "dinnertime", "teatime", "midday", "night", "noon"]

    /// Whether words behind what takes place say no more than that it does, and perhaps where.
    private static func isOver(_ words: ArraySlice<String>) -> Bool {
        let rest = words.drop { saying.contains($0) && !ofPlace.contains($0) }
        return rest.allSatisfy(saying.contains)
            || rest.startIndex > words.startIndex && ofPlace.contains(rest.first ?? "")
    }

    /// Whether words begin with what leads to a name: "we're doing a litter pick".
    static func isLed(_ words: Words, _ kinds: Kinds) -> Bool {
        words.folded.indices.prefix(2).contains { leadLength(words, at: $0, kinds) > 0 }
    }

    private static func leadLength(_ words: Words, at index: Int, _ kinds: Kinds) -> Int {
        let folded = words.folded
        if folded[index] == "that", folded[..<index].suffix(4).contains(where: telling.contains) { return 1 }
        let length = leading.length(folded[index...])
        if length > 0 { return length }
        // "join the Hull branch for our picnic", "invite all members to a dinner"
        if let callers = callers[folded[index]],
            folded[..<index].suffix(longestCalled).contains(where: callers.contains),
            ["a", "an", "our", "the"].contains(folded.dropFirst(index + 1).first)
        {
            // "People want a crowd for the march" does not bring it up.
            let isWanting = folded[..<index].suffix(longestCalled).contains { ["want", "wants"].contains($0) }
            return isWanting && ["our", "the"].contains(folded[index + 1]) ? 0 : 1
        }
        // "All out for the library workers" calls.
        let isCall = index > 0 && folded[index - 1] == "all"
        let going = isCall ? 0 : goingFor.length(folded[index...])
        if going > 2 || going > 0 && ["a", "an", "our", "the", "some"].contains(folded.dropFirst(index + going).first) {
            return going
        }
        guard index == 0 || MomentWords.isPartEnd(words, index - 1) || beforeClauses.contains(folded[index - 1]) else {
            return 0
        }
        return max(beginning.length(folded[index...]), doing(folded[index...], kinds))
    }

    private static let ofDoing = Phrases(["we will be", "we'll be", "we're", "we are", "we're out"])

    /// How many words lead to a deed that is the name: "we will be" of "we will be leafleting".
    private static func doing(_ words: ArraySlice<String>, _ kinds: Kinds) -> Int {
        let length = ofDoing.length(words)
        guard length > 0, let deed = words.dropFirst(length).first, deed.hasSuffix("ing"),
            !vagueDeeds.contains(deed), length > 2 || KindWords.begin(words.dropFirst(length), kinds)
        else { return 0 }
        return length
    }

    /// Where the words go on from what takes place: with "is" and the like, or with a sentence that says no more than that.
    private static func end(of words: Words, from first: Int) -> Int? {
        let folded = words.folded
        return folded.indices.dropFirst(first).first { index in
            // "Drinks for the lot who are in Manchester"
            going.contains(folded[index]) && !["who", "that", "whom"].contains(folded[index - 1])
                || words.written(index - 1).last.map({ $0.isOne(of: ".!?") }) == true
                    && folded[index...].allSatisfy(saying.contains)
        }
    }

    /// The text without sentences before its last that only tell of whoever writes, and none of what takes place.
    private static func withoutManners(_ text: String, _ kinds: Kinds) -> String {
        if text.hasPrefix("\"") { return text }
        let sentences = AnnouncedPlace.sentences(of: text)
        let only = sentences.dropLast().prefix { sentence in
            let words = Words(sentence)
            // "It's happening!"
            if words.folded.allSatisfy(saying.contains) { return true }
            return words.folded.count <= longestManners && words.folded.contains(where: manners.contains)
                && !KindWords.isSaid(beforePlaceOf: words, kinds)
                && !words.folded.indices.contains { leadLength(words, at: $0, kinds) > 0 }
        }
        let rest = only.isEmpty ? text : sentences.dropFirst(only.count).joined(separator: " ")
        let words = Words(rest)
        let count = words.folded.prefix { ["so", "very", "really", "super", "excited", "finally"].contains($0) }.count
        let isLed = count > 1 || count == 1 && words.written(0).hasSuffix(":")
        return isLed && count < words.folded.count ? words.text(after: count) : rest
    }
}

/// A sentence that says what somebody has got a place for: "We've booked the upstairs room at The Bent Nail, Sunderland
/// for a members' social".
struct BookedPlace {
    /// What takes place.
    let name: String
    let place: String
    /// The text after the sentence.
    let rest: String

    static let leading = Phrases(
        ["we've", "we have", "i've", "i have", "they've", "has", "have"].flatMap { verb in
            ["booked", "got", "hired", "reserved", "secured", "bagged", "taken"].map { "\(verb) \($0)" }
        }
            + ["we're", "we are", "we'll be", "we will be", "members are", "everyone is"].flatMap { who in
                ["at", "outside", "in"].map { "\(who) meeting \($0)" }
            } + ["we meet at", "we meet outside", "we will meet at", "we'll meet at"])
    private static let determiners: Set<String> = ["a", "an", "our", "the", "another", "some"]
    /// Words that end the name of what takes place, of whatever kind.
    private static let events: Set<String> = [
        "session", "event", "do", "party", "night", "day", "evening", "trip", "bash",
    ]
    /// The most words before the verb.
    private static let furthest = 12

    /// Reads what stands before the time, and what follows it; nil if there is no such sentence.
    init?(_ before: String, _ after: String, _ kinds: Kinds) {
        let words = Words(before)
        let folded = words.folded
        guard let verb = folded.indices.prefix(Self.furthest).first(where: { Self.leading.length(folded[$0...]) > 0 })
        else { return nil }
        let start = verb + Self.leading.length(folded[verb...])
        // A meeting that somebody has got is no place.
        let held = folded[min(start, folded.count)...].prefix { !["at", "in", "for"].contains($0) }
        guard start < folded.count,
            !held.indices.contains(where: { KindWords.begin(folded[$0..<held.endIndex], kinds) })
        else { return nil }
        if let use = folded.indices.dropFirst(start + 1).last(where: { Self.isFor(folded[$0...]) }) {
            let named = Words(words.text(after: use + 2))
            let isLed = named.folded.count > 1 && named.folded.last == "on"
            name = AnnouncedPlace.trimmed(isLed ? named.text(before: named.folded.count - 1) : named.text)
            place = AnnouncedPlace.trimmed(words.dropFirst(start).text(before: use - start))
            rest = after
        } else {
            let said = Words(after)
            guard Self.isFor(said.folded[...]),
                let end = said.folded.indices.first(where: { MomentWords.isPartEnd(said, $0) })
            else { return nil }
            name = AnnouncedPlace.trimmed(said.dropFirst(2).text(before: end - 1))
            place = AnnouncedPlace.trimmed(words.text(after: start))
            rest = said.text(after: end + 1)
        }
        let said = Words(name)
        guard said.folded.last.map(Self.events.contains) == true || KindWords.kind(ofTitle: said, kinds) != nil else {
            return nil
        }
    }

    private static func isFor(_ words: ArraySlice<String>) -> Bool {
        words.first == "for" && words.dropFirst().first.map(determiners.contains) == true && words.count > 2
    }
}

/// A sentence that says when before it says what takes place: "Join us on Saturday 14 March for a ceilidh", "If you're
/// free on Sunday we're doing a litter pick".
struct LaterName {
    /// The words behind the time, from what takes place on, with the place.
    let name: String
    /// The text after that sentence's first line.
    let rest: String
    /// What stands before the time.
    let more: String

    private static let determiners: Set<String> = ["a", "an", "our", "the", "another", "some"]
    /// The most words before the time.
    private static let longest = 12
    private static let joining: Set<String> = [
        "join", "us", "please", "come", "along", "and", "save", "the", "date", "keep", "free", "put", "in", "your",
        "diary",
        "for", "be", "there", "we're", "we", "will", "on", "back", "online", "meet", "get", "together", "out", "pop",
        "see",
        "you", "hope",
        "to",
    ]

    /// Reads what stands before the time, and what follows it; nil if that is no such sentence.
    init?(_ before: String, _ after: String, _ kinds: Kinds) {
        let lead = Words(before)
        let plain = lead.folded.last == "online" ? Words(lead.text(before: lead.folded.count - 1)) : lead
        guard !lead.isEmpty, lead.folded.count <= Self.longest, !KindWords.isSaid(beforePlaceOf: plain, kinds),
            let line = after.split(separator: "\n", maxSplits: 1).first.map(String.init)
        else { return nil }
        let said = Words(line)
        if said.folded.first == "for", said.folded.dropFirst().first.map(Self.determiners.contains) == true,
            lead.folded.allSatisfy(Self.joining.contains)
        {
            (name, more) = (said.text(after: 2), "")
        } else if let sentence = AnnouncingSentence(line, kinds), AnnouncingSentence.isLed(said, kinds),
            KindWords.kind(ofTitle: Words(sentence.name), kinds) != nil
        {
            (name, more) = (sentence.name, AnnouncedPlace.trimmed(before))
        } else {
            return nil
        }
        // "Join us online on Monday for a talk"
        let place = lead.folded.last == "online" ? ["Online"] : []
        rest = (place + after.split(separator: "\n").dropFirst().map(String.init)).joined(separator: "\n")
    }
}
