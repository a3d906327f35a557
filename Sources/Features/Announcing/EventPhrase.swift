import Organising
import StewardCore

/// What takes place, if a whole sentence stands where the title should be: the words around the event's own noun, as
/// "spring conference" in "The network is delighted to invite members to its spring conference, which takes place".
struct EventPhrase {
    /// What takes place.
    let name: String
    /// Where it is, from "at" or the like on; empty if the sentences do not tell.
    let place: String
    /// What they say besides.
    let more: [String]

    /// The name and the place behind it.
    var title: String { place.isEmpty ? name : "\(name) \(place)" }
    /// Whether an event is said to be online: "an online session".
    let isOnline: Bool

    /// The most words that are searched, of a name, and of what stands in it before its noun.
    private static let (furthest, longest, longestBefore) = (60, 14, 6)
    /// The most words between a noun and what it is about: "a talk I think people would like about".
    private static let longestAside = 8
    /// Words that sentences have and titles lack.
    private static let ofClauses: Set<String> = [
        "i", "i'm", "i've", "i'd", "i'll", "we", "we're", "we've", "we'll", "we'd", "you", "you're", "you'll", "you'd",
        "they're", "they've", "there's", "there'll", "there", "it's", "it'll", "it", "please", "could", "would", "may",
        "might", "invite", "invited", "invites", "inviting", "delighted", "pleased", "which", "need", "needs", "fancy",
        "anyone", "wonder", "hoping", "is", "will", "us", "has", "have",
    ]
    /// Words with which a title may ask or explain: "Why we strike".
    private static let asking: Set<String> = ["why", "what", "how", "who", "when", "where", "whose", "should", "can"]
    private static let determiners: Set<String> = [
        "a", "an", "the", "our", "its", "their", "your", "my", "another", "next", "this", "some",
    ]
    /// Words before a determiner behind which an event is only referred to: "as agreed at the last meeting".
    private static let referring: Set<String> = [
        "at", "after", "since", "before", "from", "during", "in", "behind", "by", "near", "until", "following",
    ]
    /// Words before which "at the" leads to an event: "see you at the forum".
    private static let called: Set<String> = [
        "you", "us", "everyone", "everybody", "all", "members", "people", "bodies", "folk", "volunteers", "hands",
        "numbers", "possible",
    ]
    private static let subjects: Set<String> = [
        "i", "we", "we'll", "we're", "you", "they", "they're", "people", "who", "to", "will", "would", "could", "can",
        "and", "i'll", "please", "not", "let's", "should", "must",
    ]
    private static let beforeDeeds: Set<String> = ["be", "are", "we're", "do", "some", "for", "of", "go"]
    /// Words at which a name does not go on to the left.
    private static let boundaries: Set<String> = subjects.union([
        "at", "in", "on", "for", "of", "with", "about", "from", "by", "near", "outside", "out", "up", "against", "into",
        "hold", "holding", "have", "having", "has", "had", "host", "hosting", "lead", "leading", "run", "running",
        "organising", "organise", "join", "joining", "attend", "need", "want", "support", "plan", "planning", "is",
        "are", "be", "been", "was", "do", "doing", "that", "which", "but", "so", "or", "it's", "there's", "it", "there",
        "we've", "i've", "fancy", "announce", "circulate", "bringing", "back", "give", "giving", "as", "if", "because",
    ])
    /// Words for events that tell no kind, and words for kinds that are seldom events among sentences.
    private static let (others, seldom): (Set<String>, Set<String>) = (
        ["session", "sessions", "event", "party", "trip", "course", "gig", "concert", "launch", "do"],
        [
            "council", "remember", "remembering", "families", "book", "books", "schools", "school", "policy", "online",
            "action", "history", "do", "market", "show", "play",
        ]
    )
    /// Words behind a noun with which it names people: "the social committee".
    private static let groups: Set<String> = [
        "committee", "branch", "network", "secretary", "team", "officer", "officers", "members", "group", "organisers",
        "coordinator", "lot", "crew", "room",
    ]
    /// Words that go on with a noun: "games night".
    private static let goingOn: Set<String> = [
        "night", "evening", "afternoon", "morning", "session", "event", "day", "trip", "party", "club", "tour",
        "course",
    ]
    /// Words that lead from a noun to what it is about.
    private static let topics: Set<String> = [
        "of", "on", "for", "about", "with", "against", "to", "by", "along", "around", "through",
    ]
    private static let noTopics: Set<String> = [
        "us", "me", "you", "them", "it", "everyone", "all", "this", "that", "be", "which", "a", "those", "anyone",
    ]
    /// Words at which a name ends.
    private static let closing: Set<String> = [
        "which", "that", "is", "are", "will", "takes", "taking", "has", "starts", "starting", "from", "we", "we're",
        "we'll", "it", "it's", "so", "because", "if", "please", "outside", "at", "@", "near", "held", "be", "next",
        "tomorrow", "would", "should", "and", "but", "there", "there's", "meeting", "you", "your", "i",
    ]
    /// The most words of a venue behind "by".
    private static let longestByName = 5
    /// Words that lead to a place.
    private static let leadingToPlace: Set<String> = [
        "at", "in", "outside", "near", "on", "to", "by", "from", "@", "inside",
    ]
    /// What leads to a deed, if no noun tells what takes place: "come and give out leaflets".
    private static let leadingToDeeds = Phrases([
        "come and", "come along and", "come out and", "help us", "help us to", "join us to", "people to", "folk to",
        "volunteers to", "everyone to", "members to", "bodies to", "hands to",
    ])
    /// Words that say nothing of the event.
    private static let empty: Set<String> = determiners.union(subjects).union(ofClauses).union([
        "hi", "hello", "dear", "all", "folks", "friends", "comrades", "colleagues", "everyone", "members", "know",
        "wish", "that", "kindly", "circulate", "notice", "of", "whether", "for", "up", "to", "be", "held", "takes",
        "place", "taking", "takes", "happening", "like", "love", "see", "say", "just", "reminder", "good", "get",
        "are", "on", "at", "in", "network", "thought", "come", "along", "join", "think", "supposed", "about", "also",
        "now", "so", "very", "as", "agreed", "do", "share", "let", "announce", "announcing", "bodies", "people", "off",
        "going", "having", "holding", "hosting", "organising", "organizing", "running", "planning", "put", "putting",
        "together", "with", "hope", "glad", "happy", "excited", "proud", "thrilled", "been", "back", "again", "by",
        "from", "starting", "hold", "host", "want", "wanted", "turnout", "area", "one", "our", "go", "bringing",
        "meeting", "it", "this", "being", "set", "given", "if", "time", "your", "attend", "take", "part", "welcome",
        "warmly", "cordially", "lovely", "quick", "note", "short", "he", "she", "they", "afternoon", "morning",
        "evening", "d", "might", "few", "any", "but", "and", "publicise", "should", "hear", "wondering", "honoured",
    ])

    /// Whether a text is a sentence rather than a title.
    static func isClause(_ text: String) -> Bool {
        let words = Words(text)
        guard !text.contains("\""), let first = words.folded.first, !asking.contains(first) else { return false }
        let capitals = words.folded.indices.prefix(furthest).count { words.written($0).first?.isUppercase == true }
        if ["for", "to"].contains(first) { return true }
        if capitals * 3 > words.folded.count * 2 { return false }
        return words.folded.indices.prefix(furthest).contains { index in
            // "Sisters and siblings, our annual dance"
            // "Walk with us at Example Pride" is a title.
            ofClauses.contains(words.folded[index])
                && !(index > 0 && words.folded[index] == "us" && words.folded[index - 1] == "with")
                || index > 0 && words.folded[index] == "our" && MomentWords.isPartEnd(words, index - 1)
        }
    }

    /// Whether a text is a name of several words with capitals: "Holborn Heritage Hydration Trail".
    static func isProperName(_ text: String) -> Bool {
        let words = Words(text)
        return words.folded.count > 1
            && words.folded.indices.allSatisfy { words.written($0).first?.isUppercase == true }
    }

    /// Whether a text ends with a word for a group: "the committee".
    static func isOfGroup(_ text: String) -> Bool { Words(text).folded.last.map(groups.contains) == true }

    /// Reads sentences; nil if nothing in them surely tells what takes place.
    ///
    /// - Parameter isNamed: Whether only a noun with "a", "the" or the like counts.
    init?(_ text: String, _ kinds: Kinds, _ gazetteer: Gazetteer, isNamed: Bool = false) {
        let words = Words(Words(text).text(before: Self.furthest))
        let reader = Clause(words: words, kinds: kinds, gazetteer: gazetteer)
        let other = { isNamed ? nil : reader.deed() ?? reader.bareNoun() }
        guard let found = reader.returningGroup() ?? reader.determinedNoun() ?? other() else { return nil }
        isOnline = reader.isOnline
        let behind = words.dropFirst(found.end)
        let place = Self.place(in: behind, gazetteer)
        let between = behind.text(before: place?.start ?? behind.folded.count)
        name = found.name
        self.place = place.map { "\($0.word) \(behind.text(after: $0.start + 1))" } ?? ""
        // The sentence with the name stays whole if it tells something besides.
        var sentences = AnnouncedPlace.sentences(of: words.text(before: found.lead))
        let isEnded = sentences.last.map { $0.last.map { ".!?".contains($0) } ?? false } ?? true
        let lead = isEnded ? "" : sentences.removeLast()
        sentences = sentences.filter(Self.says)
        if Self.says(lead) {
            sentences.append(AnnouncedPlace.trimmed(words.text(before: found.nounEnd), keeping: "!?") + ".")
        }
        if Self.says(between) { sentences.append(AnnouncedPlace.trimmed(between, keeping: "!?") + ".") }
        more = sentences
    }

    /// Whether a text says more than that something takes place.
    static func says(_ text: String) -> Bool { !Words(text).folded.allSatisfy(empty.contains) }

    /// Where a place with a capital, or a town, begins behind a word that leads to it, and the word that a title has
    /// there.
    private static func place(in words: Words, _ gazetteer: Gazetteer) -> (start: Int, word: String)? {
        let folded = words.folded
        let start = folded.indices.first { index in
            guard leadingToPlace.contains(folded[index]), index + 1 < folded.count else { return false }
            // "A concert by the Rhondda Rainbow Voices" says whose it is.
            let name = folded[(index + 1)...].prefix(longestByName)
            if folded[index] == "by", !name.contains(where: AnnouncementReader.venues.contains) { return false }
            return isPlace(at: index + 1, in: words, gazetteer)
        }
        guard let start else { return nil }
        return (start, ["at", "in", "outside", "near"].contains(folded[start]) ? folded[start] : "at")
    }

    /// Whether a name with a capital, after "the" perhaps, or a town begins at a word.
    fileprivate static func isPlace(at index: Int, in words: Words, _ gazetteer: Gazetteer) -> Bool {
        let name = ["the", "a"].contains(words.folded[index]) ? index + 1 : index
        guard name < words.folded.count else { return false }
        return words.written(name).first?.isUppercase == true || gazetteer.read(words.folded[name...]) != nil
    }

    /// Sentences as they are searched for what takes place.
    private struct Clause {
        let words: Words
        let kinds: Kinds
        let gazetteer: Gazetteer

        /// A name, where the words before it and its determiner end, where its noun ends, and where it ends.
        typealias Found = (name: String, lead: Int, nounEnd: Int, end: Int)

        private var folded: [String] { words.folded }

        /// The first event with "a", "our" or the like that is not only referred to.
        func determinedNoun() -> Found? {
            let nouns = nouns()
            let isOfPeople = { (noun: Range<Int>) in groups.contains(folded[noun.upperBound - 1]) }
            return (nouns.filter { !isOfPeople($0) } + nouns.filter(isOfPeople)).lazy.compactMap { noun -> Found? in
                let start = self.start(before: noun.lowerBound)
                // "trip to the panto? We're meeting" and "film we think you'd love" have lost "a" already.
                let isApart = !isInClause(noun.lowerBound) || isAside(noun.upperBound)
                let isFirst = start.index == 0 && words.written(0).first?.isLowercase == true && isApart
                // What begins with its noun is a title, however long: "A picnic with a title that is so long".
                let isLed = start.index > 1 || isAside(noun.upperBound)
                let isNamed = start.isDetermined && isLed && !isReferred(start.index - 1)
                guard isNamed || isFirst else { return nil }
                return name(from: start.index, lead: start.index - 1, noun)
            }.first
        }

        /// The first event without a determiner that is no verb.
        func bareNoun() -> Found? {
            nouns().lazy.compactMap { noun -> Found? in
                let start = self.start(before: noun.lowerBound)
                guard !start.isDetermined, start.index > 0, !MomentWords.isPartEnd(words, start.index - 1),
                    !others.contains(folded[noun.lowerBound]), isInClause(noun.lowerBound)
                else { return nil }
                if start.index > 0, subjects.contains(folded[start.index - 1]) { return nil }
                let isDeed = folded[noun.lowerBound].hasSuffix("ing")
                if isDeed, start.index > 0, !beforeDeeds.contains(folded[start.index - 1]) { return nil }
                return name(from: start.index, lead: start.index, noun)
            }.first
        }

        /// Whether a word stands in a sentence that is no title.
        private func isInClause(_ index: Int) -> Bool {
            let isEnd = { (at: Int) in words.written(at).last.map { ".!?".contains($0) } ?? false }
            let first = folded[..<index].indices.last(where: isEnd).map { $0 + 1 } ?? 0
            let last = folded.indices.dropFirst(index).first(where: isEnd) ?? folded.count - 1
            return folded[first...last].contains(where: ofClauses.contains)
        }

        /// Whether an event is said to be online.
        var isOnline: Bool {
            folded.indices.dropLast().contains { index in
                folded[index] == "online"
                    && (others.contains(folded[index + 1]) || KindWords.begin(folded[(index + 1)...], kinds))
            }
        }

        /// What people are asked to do.
        func deed() -> Found? {
            for index in folded.indices {
                let length = leadingToDeeds.length(folded[index...])
                let start = index + length
                guard length > 0, start < folded.count, !determiners.contains(folded[start]),
                    !["join", "meet", "see", "us", "be", "come"].contains(folded[start])
                else { continue }
                var end = start + 1
                while end < folded.count, !MomentWords.isPartEnd(words, end - 1), !closing.contains(folded[end]),
                    !["with", "in", "on"].contains(folded[end])
                {
                    end += 1
                }
                guard (2...8).contains(end - start) else { continue }
                return (text(start, end), index, end, end)
            }
            return nil
        }

        /// Where words for events stand that name no people.
        private func nouns() -> [Range<Int>] {
            var found: [Range<Int>] = []
            for index in folded.indices where found.last.map({ $0.upperBound <= index }) ?? true {
                let read = KindWords.read(folded[index...], kinds).flatMap { read in
                    read.consumed == 1 && EventPhrase.seldom.contains(folded[index]) ? nil : read.consumed
                }
                guard let count = read ?? (others.contains(folded[index]) ? 1 : nil) else { continue }
                var end = index + count
                while end < folded.count, !MomentWords.isPartEnd(words, end - 1) {
                    let more = KindWords.read(folded[end...], kinds)?.consumed ?? 0
                    let longer = more > 0 ? more : EventPhrase.goingOn.contains(folded[end]) ? 1 : 0
                    if longer == 0 || closing.contains(folded[end]) || boundaries.contains(folded[end]) { break }
                    end += longer
                }
                let isGroup =
                    end < folded.count && groups.contains(folded[end]) && !MomentWords.isPartEnd(words, end - 1)
                if !isGroup { found.append(index..<end) }
            }
            return found
        }

        /// Where a name begins whose noun stands at an index.
        private func start(before noun: Int) -> (index: Int, isDetermined: Bool) {
            var start = noun
            while start > 0, noun - start <= longestBefore, !MomentWords.isPartEnd(words, start - 1) {
                // "Know Your Rights session" has it in its name.
                let isOfName =
                    start > 1 && folded[start - 1] == "your" && words.written(start - 1).first?.isUppercase == true
                    && words.written(start - 2).first?.isUppercase == true
                if determiners.contains(folded[start - 1]), !isOfName { return (start, true) }
                if boundaries.contains(folded[start - 1]) { break }
                start -= 1
            }
            return (start, false)
        }

        /// Whether an event behind a determiner at an index is only referred to.
        private func isReferred(_ determiner: Int) -> Bool {
            var first = determiner
            while first > 0, determiners.contains(folded[first - 1]) { first -= 1 }
            guard first > 0, referring.contains(folded[first - 1]) else { return false }
            // "your presence at a dinner" brings up something new.
            if folded[first - 1] == "at", ["a", "an"].contains(folded[first]) { return false }
            return !(folded[first - 1] == "at" && first > 1 && called.contains(folded[first - 2]))
        }

        private static let smallWords: Set<String> = [
            "of", "the", "and", "&", "in", "for", "to", "a", "on", "with", "our",
        ]

        /// Where a name of its own ends behind a noun and a mark: "a day conference, Our Bodies Our Workplaces, at"; nil if
        /// there is none.
        private func properName(behind noun: Int) -> Int? {
            guard noun + 1 < folded.count, MomentWords.isPartEnd(words, noun - 1),
                words.written(noun - 1).hasSuffix(","),
                let last = folded[noun...].indices.prefix(longest).first(where: { MomentWords.isPartEnd(words, $0) }),
                last > noun, !AnnouncementReader.venues.contains(folded[last]),
                gazetteer.read(folded[noun...last]) == nil
            else { return nil }
            let isName = (noun...last).allSatisfy { index in
                words.written(index).first?.isUppercase == true
                    || index > noun && Self.smallWords.contains(folded[index])
            }
            return isName ? last + 1 : nil
        }

        /// A group that comes together again: "the Knit & Natter group is back".
        func returningGroup() -> Found? {
            for index in folded.indices.dropFirst(2) where Self.returning.length(folded[index...]) > 0 {
                guard Self.regulars.contains(folded[index - 1]),
                    let start = folded[..<(index - 1)].indices.suffix(longestBefore).last(where: {
                        determiners.contains(folded[$0])
                    }), start + 1 < index - 1
                else { continue }
                return (text(start + 1, index), start, index, index)
            }
            return nil
        }
        private static let returning = Phrases([
            "is back", "are back", "returns", "resumes", "is on again", "starts again", "starts up again", "restarts",
            "is returning", "meets again", "is meeting again",
        ])
        private static let regulars: Set<String> = [
            "group", "club", "choir", "circle", "crew", "social", "night", "band",
        ]

        /// The name with what it is about.
        private func name(from start: Int, lead: Int, _ noun: Range<Int>) -> Found {
            let head = text(start, noun.upperBound)
            let bare: Found = (head, max(0, lead), noun.upperBound, noun.upperBound)
            if let end = properName(behind: noun.upperBound) {
                return ("\(head), \(text(noun.upperBound, end))", max(0, lead), noun.upperBound, end)
            }
            guard let topic = topic(behind: noun.upperBound) else { return bare }
            var end = topic + 1
            var isOfPeople = false
            while end < folded.count, !MomentWords.isPartEnd(words, end - 1) {
                // "members who have died", "workers we have lost"
                if ["who", "whom"].contains(folded[end]) || folded[end...].starts(with: ["we", "have"]) {
                    isOfPeople = true
                }
                if !isOfPeople, closing.contains(folded[end]), folded[end] != "at" { break }
                // "Being trans at work!" ends its sentence.
                let isLast = end + 2 == folded.count || end + 2 < folded.count && MomentWords.isPartEnd(words, end + 1)
                if ["at", "@", "outside"].contains(folded[end]),
                    !(isLast && folded[end] == "at") || isLast && isPlace(at: end + 1, in: words, gazetteer)
                {
                    break
                }
                if ["in", "on"].contains(folded[end]),
                    end + 1 == folded.count || isPlace(at: end + 1, in: words, gazetteer)
                {
                    break
                }
                end += 1
            }
            guard end > topic + 1, end - topic + noun.upperBound - start <= longest else { return bare }
            return ("\(head) \(text(topic, end))", max(0, lead), noun.upperBound, end)
        }

        /// Whether somebody's thoughts of an event begin at an index: "I think people would like".
        private func isAside(_ index: Int) -> Bool {
            index < folded.count && ["i", "we", "you"].contains(folded[index])
        }

        /// Where "about" or the like stands behind a noun, perhaps after "I think people would like"; nil if it does not.
        private func topic(behind noun: Int) -> Int? {
            guard noun < folded.count, !MomentWords.isPartEnd(words, noun - 1) else { return nil }
            if folded[noun...].starts(with: ["in", "memory", "of"]) { return noun }
            let isAside = isAside(noun)
            let furthest = min(folded.count, isAside ? noun + longestAside : noun + 1)
            return (noun..<furthest).first { index in
                topics.contains(folded[index]) && (!isAside || folded[index] == "about")
                    && index + 1 < folded.count && !noTopics.contains(folded[index + 1])
                    && !(["on", "to", "by"].contains(folded[index]) && isPlace(at: index + 1, in: words, gazetteer))
            }
        }

        private func text(_ start: Int, _ end: Int) -> String {
            AnnouncedPlace.trimmed(words.dropFirst(start).text(before: end - start), keeping: "!?")
        }
    }
}
