import Organising
package import StewardCore

/// What somebody says to a read-back to have something otherwise: "actually make it 8pm", "6.30 not 6", "add BSL".
///
/// Words of speech in front of it and behind it say nothing of their own, and are left out.
package struct Correction: Sendable {
    /// How it is to be.
    package private(set) var words: Words
    /// The same with the words of speech behind it, which a title may end with.
    private(set) var written: Words
    /// How it is not to be, as in "6.30 not 6"; empty if nobody said.
    package private(set) var not = Words("")
    /// Whether something says that it is to be otherwise, such as "make it" or "should be", and not only how.
    package private(set) var isMarked = false
    /// Whether something is said to be put or moved there: "move it to the park".
    package private(set) var isMoved = false
    /// Whether it is said of the thing itself, "make it" or "it's", and not only wished for, as in "can you" and "also":
    /// without a read-back such words may ask for something else.
    package private(set) var isOfThing = false
    /// Whether words of speech are still in front of it, since it is read as a whole first.
    package private(set) var isLed = false
    /// Whether it is said to come to what stands: "add", "also", "as well".
    package private(set) var isAdded = false
    /// Whether words behind it say that it is so only now: "there's BSL at it now".
    private var isNew = false

    /// The most words of one: longer talk is none.
    private static let longest = 40

    /// Words of speech that say only that something follows.
    private static let speech = Phrases([
        "actually", "no", "nope", "nah", "wait", "hang on", "hold on", "sorry", "oh", "oops", "whoops", "ok", "okay",
        "yes",
        "yeah", "yep", "but", "and", "so", "well", "um", "er", "erm", "hmm", "ah", "please", "pls", "i mean",
        "will", "there", "forgot to say", "i forgot to say", "forgot to mention", "i forgot to mention",
        "forgot to add",
        "i forgot to add", "i meant", "i think", "lets", "let's", "just", "only", "that", "then", "now", "thanks", "it",
        "it has",
        "there is", "there are", "scrap that", "forget that",
        "there's", "theres", "we have", "we've got", "it'll be", "its", "it's", "it is", "that it is", "that it's",
        "that its", "that there is", "that there's", "that theres", "the",
    ])
    /// Words that ask for it to be otherwise.
    private static let marks = Phrases([
        "make it", "make that", "we've moved it to", "we have moved it to", "we moved it to", "we had to move it to",
        "make", "change it to", "change that to", "change to", "change it", "change",
        "set it to", "limit it to", "limit to", "cap it at", "raise", "lower", "increase", "reduce", "bring the",
        "drop the", "push it back to", "delay it to",
        "switch it to", "it should have said", "it should have been", "should have said", "should have been",
        "push it to", "duplicate it", "it's been moved to", "its been moved to", "it has been moved to",
        "it's moved to",
        "it's been postponed to", "its been postponed to", "it's postponed to", "it's been put back to",
        "it's now", "its now", "postponed to", "postponed until", "moved to", "delayed to", "delayed until", "set",
        "put it back to", "put it back", "put it to", "put it", "put", "move it back to",
        "move it to",
        "move it", "postpone it to", "postpone it", "repeat it", "edit it to", "it should be", "it should say",
        "should be", "should say", "it was meant to be", "meant to be",
        "it has to be", "it must be", "it will be", "say", "thats wrong", "that's wrong", "that is wrong",
        "thats not right",
        "that's not right", "wrong", "correction", "can you", "could you", "can we", "could we", "can it be",
        "could it be", "can", "could", "i'd like", "i want", "better", "rather",
    ])
    /// Those of them that may ask for anything.
    private static let wishes = Phrases([
        "can you", "could you", "can we", "could we", "can", "could", "i'd like", "i want", "better", "rather", "say",
        "change", "make", "put", "set",
    ])
    /// Words of speech that tell how the thing is.
    private static let statements = Phrases(["it's", "its", "it is", "it'll be", "it has", "oops", "whoops"])
    /// Verbs that tell of "it" how it is: "it starts at 8".
    private static let verbsOfIt: Set<String> = [
        "starts", "begins", "ends", "finishes", "costs", "now", "will",
    ]
    private static let ofIt = Phrases(
        ["starts", "begins", "ends", "finishes", "costs", "will start", "will begin", "now", "will be", "is now"]
            .map { "it \($0)" }
            + [
                "it's now", "its now", "it's moved", "its moved", "it's been moved", "it's not", "it'll start",
                "it'll be",
            ])
    private static let leadingToIt = Phrases([
        "actually", "sorry", "oh", "and", "but", "so", "ok", "please", "update", "no", "wait", "just to say",
    ])

    /// Whether a sentence tells of "it" how it is to be, and asks nothing.
    package static func tellsOfIt(_ said: Words) -> Bool {
        var words = said.folded[...]
        while case let count = leadingToIt.length(words), count > 0 { words = words.dropFirst(count) }
        return ofIt.length(words) > 0 && !Answer.isAsked(said)
    }

    private static let ownings = Phrases([
        "there's", "theres", "there is", "we have", "we've got", "it has", "there are",
    ])
    private static let additions = Phrases(["add", "also", "include", "plus", "as well as"])
    /// Words of speech behind it.
    private static let endings = Phrases([
        "please", "pls", "instead", "thanks", "thank you", "sorry", "then", "ta", "x", "if possible", "if you can",
        "i think", "actually", "now", "obviously", "obvs", "of course", "at it", "there", "by the way", "btw",
        "this time", "any more", "anymore",
    ])
    private static let addingEndings = Phrases(["as well", "too", "also", "aswell"])
    /// Words with which a question begins, which changes nothing.
    private static let asking: Set<String> = [
        "is", "are", "does", "do", "did", "has", "have", "will", "would", "what", "what's", "whats", "where",
        "where's",
        "wheres", "who", "who's", "whos", "why", "how", "when", "when's", "whens", "which", "am", "was", "were",
    ]
    /// Words of which each refuses, as "no" does.
    private static let refusing: Set<String> = ["no", "nope", "nah"]

    /// Words behind a "no" that put something right: "no, it isn't free", "no wait". What is to be otherwise may be hard to
    /// read, and still is no reason to drop it all.
    private static let correcting: Set<String> = [
        "it", "it's", "its", "the", "that's", "thats", "wait", "hang", "hold", "not", "make", "change", "should", "i",
        "this",
    ]

    /// Whether somebody begins with "no" and puts nothing right: if nothing can be read in the rest, it is a no.
    package static func beginsWithNo(_ said: Words) -> Bool {
        let rest = said.folded.drop { refusing.contains($0) }
        guard rest.count < said.folded.count, !Answer.isAsked(said) else { return false }
        let isRefusal = rest.contains { ["changed", "don't", "dont", "cancel", "drop", "forget"].contains($0) }
        let correctsMore =
            rest.first.map(correcting.contains) == true || rest.contains { $0.contains(where: \.isNumber) }
        // "No dogs" tells of the event, and is no reason to drop it.
        let isMarked = said.written(0).last.map { !$0.isLetter } == true
        let isTold = !isMarked && rest.first.map { !refusals.contains($0) } == true
        return isRefusal || !correctsMore && !isTold
    }

    /// Words with which a plain "no" goes on.
    private static let refusals: Set<String> = refusing.union([
        "thanks", "thank", "ta", "cheers", "sorry", "please", "leave", "let's", "lets", "keep", "stop", "we", "we'd",
        "we'll",
        "way", "never", "scrap", "that", "mate", "actually", "really", "chance", "idea", "x", "love", "not", "need",
        "bin",
        "abandon",
        "im", "i'm", "i've", "but", "and", "because", "as", "so", "they", "he", "she", "you", "somebody", "someone",
        "wrong",
    ])

    /// The words behind a clause that only says that something was wrong, "i got the time wrong, it's 8pm"; nil if there
    /// is none.
    static func withoutMistake(_ said: Words) -> Words? {
        let end = said.folded.indices.prefix(longestMistake).first { index in
            (said.written(index).last.map { ",.:;-".contains($0) } == true || said.folded[index] == "-")
                && said.folded[...index].contains(where: mistakes.contains)
        }
        guard let end, end + 1 < said.folded.count else { return nil }
        let rest = said.dropFirst(end + 1)
        // "Wrong pub. It's the Example Inn" puts it elsewhere.
        guard said.folded[...end].contains(where: places.contains), statements.length(rest.folded[...]) > 0 else {
            return rest
        }
        return Words("move it to \(rest.text(after: statements.length(rest.folded[...])))")
    }

    private static let places: Set<String> = [
        "pub", "venue", "place", "hall", "room", "address", "bar", "cafe", "café", "library", "park", "building",
        "location", "church", "club",
    ]

    /// The words behind a clause that gives the reason, "the lift's broken, so it's not step-free"; nil if there is none.
    static func conclusion(_ said: Words) -> Words? {
        let so = said.folded.indices.dropFirst(2).last { index in
            said.folded[index] == "so" && index + 1 < said.folded.count
                && (said.written(index - 1).hasSuffix(",") || isStated(said.dropFirst(index + 1))
                    || ["not", "no"].contains(said.folded[index + 1]))
        }
        return so.map { said.dropFirst($0 + 1) }
    }

    private static let mistakes: Set<String> = ["wrong", "forgot", "mistake", "typo", "missed", "error", "incorrect"]
    /// The most words of such a clause.
    private static let longestMistake = 8

    /// Whether words tell how the thing is: "it's step-free".
    static func isStated(_ words: Words) -> Bool { statements.length(words.folded[...]) > 0 }

    /// Whether somebody puts right what they said before, "sorry it's wednesday not thursday"; `surely` if they also say
    /// what it is not.
    static func putsRight(_ said: Words, surely: Bool) -> Bool {
        guard let first = said.folded.first, said.folded.count > 1 else { return false }
        let saysWhatNot = ["it's", "its", "it", "no"].contains(first) && said.folded.dropFirst().contains("not")
        guard retracting.contains(first) || saysWhatNot else { return false }
        return !surely || said.folded.contains("not") || said.folded.contains("instead")
    }

    private static let retracting: Set<String> = ["sorry", "oops", "whoops", "wait", "actually", "oh", "hang", "hold"]

    /// How `said` can be read, first as a whole, and then without one more word of speech in front each time.
    package static func readings(of said: Words) -> [Correction] {
        guard !said.isEmpty, said.folded.count <= longest, said.text.utf8.count <= 400 else { return [] }
        var reading = Correction(words: said, written: said)
        reading.takeEndings()
        var readings: [Correction] = []
        while !reading.words.isEmpty, let first = reading.words.folded.first {
            // "Could it be 8pm?" asks for it; "8pm?" only asks.
            if asking.contains(first) || Answer.isAsked(said) && !reading.isMarked && !mayBeAsked(first) {
                return readings
            }
            let ahead = reading.words.folded[...]
            let (mark, addition) = (marks.length(ahead), additions.length(ahead))
            let count = max(mark, addition, speech.length(ahead))
            reading.isLed = count > 0
            readings.append(reading.parted)
            if count == 0 { return readings }
            if mark == count {
                reading.isMarked = true
                reading.isMoved = moving.contains(first) || ahead.prefix(count).contains("moved")
            }
            if addition == count { (reading.isMarked, reading.isAdded) = (true, true) }
            let isWish = mark != count || wishes.length(ahead) == count
            if reading.isNew, ownings.length(ahead) == count { reading.isOfThing = true }
            if first == "it", count == 1, ahead.dropFirst().first.map(verbsOfIt.contains) == true {
                reading.isOfThing = true
            }
            if !isWish || statements.length(ahead) == count || ["add", "include"].contains(first) {
                reading.isOfThing = true
            }
            reading.words = reading.words.dropFirst(count)
            reading.written = reading.written.dropFirst(count)
        }
        return readings
    }

    /// Words with which something is put or moved there.
    private static let moving: Set<String> = ["put", "move", "raise", "lower", "increase", "reduce", "bring", "drop"]

    private static func mayBeAsked(_ first: String) -> Bool {
        speech.length([first]) > 0 || ["can", "could"].contains(first)
    }

    /// The same with other words.
    package func saying(_ words: Words) -> Correction {
        var other = self
        (other.words, other.written) = (words, words)
        return other
    }

    private mutating func takeEndings() {
        while let count = (1...3).first(where: { ends(with: $0) }) {
            let kept = words.folded.count - count
            if Self.addingEndings.length(words.folded[kept...]) == count { isAdded = true }
            if ["now", "at"].contains(words.folded[kept]) { isNew = true }
            words = Words(words.text(before: kept))
        }
    }

    private func ends(with count: Int) -> Bool {
        let kept = words.folded.count - count
        guard kept > 0 else { return false }
        let tail = words.folded[kept...]
        return Self.endings.length(tail) == count || Self.addingEndings.length(tail) == count
    }

    /// Parted at "not": "6.30 not 6", "not 6 but 6.30", "Leeds instead of Hull".
    private var parted: Correction {
        var parted = self
        let list = words.folded
        if list.first == "not" {
            guard
                let end = list.indices.dropFirst().first(where: {
                    list[$0] == "but" || words.written($0 - 1).hasSuffix(",")
                })
            else { return self }
            parted.not = Words(words.dropFirst(1).text(before: end - 1))
            parted.words = words.dropFirst(list[end] == "but" ? end + 1 : end)
            parted.written = parted.words
            parted.isMarked = true
            return parted
        }
        for (index, word) in list.enumerated().dropFirst() where index + 1 < list.count {
            let isPair = ["instead", "rather"].contains(word) && ["of", "than"].contains(list[index + 1])
            guard word == "not" || isPair && index + 2 < list.count else { continue }
            parted.not = words.dropFirst(index + (isPair ? 2 : 1))
            parted.words = Words(words.text(before: index))
            parted.written = parted.words
            parted.isMarked = true
            return parted
        }
        return self
    }
}

/// Reads corrections of something that has parts, such as an event's time and place.
package struct CorrectionReader<Part> {
    /// The part that words name at their beginning, and its new value: "time 3pm".
    package let named: (Words) -> (part: Part, value: Words)?
    /// Whether a part takes all words, so that "and" is one of them.
    package let isLiteral: (Part) -> Bool
    /// Whether a part's new value can be read.
    package let isReadable: (Part, Words) -> Bool
    /// What words without a name can only be; nil if they may be several things, or nothing.
    package let only: (Correction) -> (part: Part, value: Words)?
    /// Whether two parts are the same.
    package let areSame: (Part, Part) -> Bool

    /// Makes a reader of these parts.
    package init(
        named: @escaping (Words) -> (part: Part, value: Words)?, isLiteral: @escaping (Part) -> Bool,
        isReadable: @escaping (Part, Words) -> Bool, only: @escaping (Correction) -> (part: Part, value: Words)?,
        areSame: @escaping (Part, Part) -> Bool
    ) {
        (self.named, self.isLiteral, self.isReadable) = (named, isLiteral, isReadable)
        (self.only, self.areSame) = (only, areSame)
    }

    /// The parts that the words change and their new values; nil if not all of the words can be read as that.
    ///
    /// Where others talk too, only words that ask for a change are one.
    package func read(_ said: Words, isDirect: Bool) -> [(part: Part, value: Words)]? {
        read(said) { isDirect || $0.isMarked }
    }

    private func read(_ said: Words, if isMeant: (Correction) -> Bool) -> [(part: Part, value: Words)]? {
        let candidates = [said, Correction.withoutMistake(said), Correction.conclusion(said)].compactMap(\.self)
        for words in candidates {
            if let parts = Correction.readings(of: words).lazy.filter(isMeant).compactMap({ several($0) }).first {
                return parts
            }
        }
        return nil
    }

    /// The parts of something that was only shown and that the words change: they say of the thing itself, or of a part by
    /// its name, that it is otherwise; nil if they may ask for something else.
    package func readOfShown(_ said: Words) -> [(part: Part, value: Words)]? {
        read(said) { $0.isOfThing || isNamed($0) }
    }

    /// Whether words name a part and what is to become of it, "the price is now £5", "change the time to 8pm".
    private func isNamed(_ correction: Correction) -> Bool {
        let words = correction.words
        guard !isVague(words), let (_, value) = named(words), !value.isEmpty else { return false }
        return correction.isMarked
            || words.folded.dropFirst().first.map(Self.telling.contains) ?? false
    }

    private func several(_ correction: Correction, most: Int = 3) -> [(part: Part, value: Words)]? {
        let words = correction.words
        let joints = most > 1 ? words.folded.indices.dropFirst().filter { joins(words, $0) } : []
        // "Access step-free and cost £2" is two parts, although a note on access may say anything.
        for joint in joints {
            let rest = words.dropFirst(words.folded[joint] == "and" ? joint + 1 : joint)
            let isPart = named(rest).map { !$0.value.isEmpty } ?? Correction.isStated(rest)
            guard isPart, let parts = parts(correction, at: joint, most) else { continue }
            return parts
        }
        if let one = one(correction) { return [one] }
        return joints.lazy.compactMap { parts(correction, at: $0, most) }.first
    }

    /// Whether a new part may begin at the word with this index.
    private func joins(_ words: Words, _ index: Int) -> Bool {
        ["and", "but", "also", "plus", "&"].contains(words.folded[index]) || words.written(index - 1).hasSuffix(",")
            || words.written(index - 1).hasSuffix(".")
    }

    private func parts(_ correction: Correction, at joint: Int, _ most: Int) -> [(part: Part, value: Words)]? {
        let words = correction.words
        // A title may hold "and", but hardly "and it's put on by Leeds branch".
        let isStated = words.folded[joint] == "and" && Correction.isStated(words.dropFirst(joint + 1))
        guard let first = one(correction.saying(Words(words.text(before: joint)))), !isLiteral(first.part) || isStated
        else { return nil }
        let rest = Correction.readings(of: words.dropFirst(joint)).lazy.compactMap { several($0, most: most - 1) }.first
        return rest.map { [first] + $0 }
    }

    /// Names that may begin other talk: "what about tea", "room 3".
    private static var vague: Set<String> {
        [
            "what", "who", "where", "when", "about", "room", "places", "text", "details", "name", "town", "note",
            "bring",
        ]
    }
    /// Words between a name and its value.
    private static var linking: Set<String> { ["is", "are", "as", "for"] }
    /// Words behind a name that tell what becomes of the part.
    private static var telling: Set<String> { ["is", "are", "should", "has", "have", "will", "must", "needs"] }
    /// Where something is moved: "put the price up to £5".
    private static var directions: Phrases { Phrases(["up to", "down to", "back to", "forward to", "up", "down"]) }

    private func one(_ correction: Correction) -> (part: Part, value: Words)? {
        for words in [correction.written, correction.words] {
            guard let (part, value) = named(words), !value.isEmpty, correction.isMarked || !isVague(words) else {
                continue
            }
            let isLinked = Self.linking.contains(value.folded[0]) && value.folded.count > 1
            let direction = correction.isMoved ? Self.directions.length(value.folded[...]) : 0
            let said = value.dropFirst(direction > 0 && direction < value.folded.count ? direction : isLinked ? 1 : 0)
            if isReadable(part, said) { return (part, said) }
            if let (other, told) = only(correction.saying(said)), areSame(part, other) { return (part, told) }
        }
        return only(correction)
    }

    private func isVague(_ words: Words) -> Bool {
        Self.vague.contains(words.folded.first { $0 != "the" } ?? "")
    }
}
