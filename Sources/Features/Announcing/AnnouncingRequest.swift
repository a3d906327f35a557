import Foundation
import Organising
import StewardCore

/// Words that ask to make something known, before what they ask for or behind it: "can you put up that …", "…, could you
/// put it out please".
enum AnnouncingRequest {
    private static let askers = [
        "please", "pls", "plz", "can you", "could you", "would you", "will you", "can we", "could we", "can i",
        "could i", "please can you", "please could you", "can you please", "could you please", "i'd like to",
        "i would like to", "can u", "could u", "pls can u", "pls can you", "please can u", "would you please",
        "please would you", "would you kindly", "could you kindly", "can someone", "could someone", "we'd like to",
        "we would like to", "i want to", "we want to", "can you just", "any chance you can", "any chance you could",
        "i'd be grateful if you could", "i would be grateful if you could", "i should be grateful if you would",
        "i'd be grateful if you would", "i would be grateful if you would", "we'd be grateful if you could",
        "we would be grateful if you could", "we should be grateful if you would", "grateful if you could",
        "it'd be great if you could", "it would be great if you could", "kindly", "gonnae", "can yous",
        "may i", "may we", "might i",
    ]
    /// What is asked for, which nobody asks of what is announced already.
    private static let announcing = [
        "announce", "post", "put out", "put up", "advertise", "publicise", "publish", "put in", "put on the list",
        "send out", "send round", "tell people about", "tell folk about", "tell folks about", "tell members about",
        "tell everyone about", "let people know about", "let folk know about", "let everyone know about",
        "let members know about", "let people know", "let folk know", "let folks know", "let everyone know",
        "let members know", "post this", "put this up", "put this out", "put that out", "get the word out about",
        "spread the word about", "stick up", "circulate", "put the following in the diary",
        "get something up about", "get something out about", "put something up about", "put something out about",
        "stick something up about", "post something about", "put a", "put an", "put our", "put my",
        "book a slot for", "book a slot in the newsletter for", "book a slot in the diary for",
    ]
    /// What may be asked for too, of something that is there already: "can you list the socials".
    private static let others = ["share", "add", "list"]
    /// Those of them that ask by themselves: "Advertise our demo".
    private static let alone = Phrases(
        [
            "advertise", "publicise", "circulate", "put up", "put out", "stick up", "send round", "send out",
            "spread the word about", "get the word out about", "tell people about", "tell everyone about",
            "tell members about", "let people know about", "let everyone know about", "let members know about",
            "put out a call for", "put out word of", "put out a notice of", "put out a notice for",
        ].flatMap { deed in [deed] + ["a", "an", "our", "the", "this", "my", "that"].map { "\(deed) \($0)" } })
    /// What somebody wants to do that is an announcement if it has a day.
    private static let wishes = Phrases(
        [
            "i want to", "we want to", "i'd like to", "we'd like to", "i would like to", "we would like to", "i wanna",
            "we're going to", "we are going to", "i'm going to", "we plan to", "we're planning to", "i'm planning to",
            "want to", "wanting to", "id like to", "wed like to",
        ].flatMap { who in
            ["put on", "hold", "run", "host", "organise", "organize", "throw", "stage", "set up", "arrange"].flatMap {
                deed in ["a", "an", "our", "another", "some"].map { "\(who) \(deed) \($0)" }
            }
        })
    /// Those behind which a sentence says what there is: "tell people there's leafleting at the station".
    private static let telling = Phrases(
        ["tell", "let"].flatMap { verb in
            ["people", "folk", "folks", "everyone", "everybody", "members", "comrades"].map {
                verb == "let" ? "let \($0) know" : "tell \($0)"
            }
        })
    private static let told: Set<String> = ["there's", "theres", "there", "that", "we're", "we", "we've"]
    /// Words with which a sentence says that something takes place: "we are doing a sponsored walk".
    private static let stating = Phrases(
        ["we are", "we're", "we will be", "we'll be", "i'm", "i am"].flatMap { who in
            ["doing", "having", "holding", "hosting", "running", "organising", "organizing", "putting on"].map {
                "\(who) \($0)"
            }
        } + ["we've got a", "we have got a", "there will be a", "there'll be a"])
    private static let suggesting = ["suggest", "propose", "put forward"]

    private static func phrases(_ deeds: [String]) -> Phrases {
        Phrases(askers.flatMap { asker in deeds.map { "\(asker) \($0)" } })
    }
    private static let all = phrases(announcing + others + suggesting)
    private static let announcements = phrases(announcing)
    private static let suggestions = phrases(suggesting)
    private static let asker = Phrases(askers)

    /// How many folded words at the start ask to make something known; 0 if they do not.
    static func length(_ words: ArraySlice<String>) -> Int {
        let asked = max(all.length(words), wishes.length(words))
        if asked > 0 { return asked }
        let told = tellingLength(words)
        if told > 0 { return told }
        // "Circulate" by itself may begin a title.
        let count = alone.length(words)
        return count > 0 && determiners.contains(words[words.startIndex + count - 1]) ? count : 0
    }

    private static func tellingLength(_ words: ArraySlice<String>) -> Int {
        let count = telling.length(words)
        return count > 0 && words.dropFirst(count).first.map(told.contains) == true ? count : 0
    }

    private static let determiners: Set<String> = ["a", "an", "our", "the", "this", "my", "that", "for", "of"]

    /// Deeds of a request behind what is to be announced, and the words around them.
    private static let (deeds, aroundDeeds): (Set<String>, Set<String>) = (
        ["announce", "post", "put", "share", "advertise", "publicise", "publish", "add", "circulate", "spread"],
        [
            "it", "this", "that", "out", "up", "round", "please", "pls", "plz", "ta", "thanks", "thank", "you",
            "cheers",
            "for", "me", "us", "in", "on", "the", "diary", "list", "calendar", "word", "x", "xx", "to", "group",
            "everyone", "everybody", "and", "so", "much", "about", "xxx",
        ]
    )
    /// The most words of a request at the end, and of a greeting before one at the beginning.
    private static let (longestEnd, longestGreeting) = (10, 4)
    /// The most words of sentences before a request: "Hi, it's the Dundee group. Please can you advertise our quiz".
    private static let longestOpening = 16

    /// How many words at the end of a text ask to make it known: "can you put it out please, ta"; 0 if none do.
    static func length(endOf words: Words) -> Int {
        let folded = words.folded
        guard folded.count > 1, deeds.contains(where: folded.suffix(longestEnd).contains) else { return 0 }
        for index in folded.indices.suffix(longestEnd) where index > 0 && MomentWords.isPartEnd(words, index - 1) {
            let count = asker.length(folded[index...])
            let rest = folded[(index + count)...]
            guard count > 0, rest.contains(where: deeds.contains),
                rest.allSatisfy({ deeds.contains($0) || aroundDeeds.contains($0) })
            else { continue }
            return folded.count - index
        }
        return 0
    }

    /// Whether a sentence asks to announce an event, which it tells with a day or a time.
    static func isAnnouncement(_ words: Words) -> Bool {
        (begins(words, announcements) || begins(words, alone) || begins(words, wishes)
            || tellingLength(words.folded[...]) > 0 || length(endOf: words) > 0) && tellsWhen(words)
    }

    /// Words of questions and of changes, which no announcement by itself has in front.
    private static let asking: Set<String> = [
        "what", "what's", "whats", "any", "anything", "anyone", "is", "are", "where", "where's", "when", "when's",
        "who",
        "who's", "which", "why", "how", "show", "list", "find", "does", "do", "did", "can", "could", "would", "will",
        "events", "i", "i'm", "i'd", "im", "me", "my", "looking", "near", "make", "change", "move", "cancel",
        "postpone",
        "edit", "it", "it's", "its", "that", "no", "yes", "not", "sorry", "actually", "add", "remove", "copy", "tell",
        "subscribe", "picket", "suggest", "approve", "decline", "we", "help", "has", "have", "there's", "the",
    ]
    /// Words that tell of an event that is known already.
    private static let changing: Set<String> = [
        "moved", "cancelled", "canceled", "postponed", "instead", "rescheduled", "changed", "off",
    ]
    /// How many words an announcement in one line has.
    private static let plain = 6...150

    /// Whether words without any request may be an announcement: they have a day, hours and several parts, and ask nothing.
    /// Whether they are one is known once they are read.
    static func mayBePlain(_ words: Words) -> Bool {
        let isStated = stating.length(words.folded[...]) > 0
        guard plain.contains(words.folded.count), let first = words.folded.first, isStated || !asking.contains(first),
            !words.text.contains("?"), EditDistance.slips(from: Array(first.utf8), to: Array("announce".utf8)) == nil,
            isStated || words.folded.contains(where: MomentWords.isClock), tellsWhen(words),
            !words.folded.contains(where: changing.contains)
        else { return false }
        let marks = words.folded.indices.dropLast().count { MomentWords.isPartEnd(words, $0) }
        return isStated || marks > 1
    }

    /// Whether a sentence suggests an event, which it tells with a day or a time.
    static func isSuggestion(_ words: Words) -> Bool { begins(words, suggestions) && tellsWhen(words) }

    private static func begins(_ words: Words, _ phrases: Phrases) -> Bool {
        words.folded.indices.prefix(longestOpening).contains { start in
            phrases.length(words.folded[start...]) > 0
                && (start == 0 || start <= longestGreeting && Courtesy.isGreeting(words, start)
                    || words.written(start - 1).last.map { $0.isOne(of: ".!") } == true)
        }
    }

    private static func tellsWhen(_ words: Words) -> Bool {
        words.folded.contains { word in
            word.contains(where: \.isNumber) || WhenReader.weekday(word.trimmingPunctuation()) != nil
                || ["tomorrow", "tonight", "today"].contains(word.trimmingPunctuation())
        }
    }
}
