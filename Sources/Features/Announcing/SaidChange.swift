import Organising
import StewardCore

/// A sentence that asks for a change of an event or tells of one, and says which by what it calls the event: "we need to
/// cancel the leeds film night, the projector has broken", "the quiz is off", "the york vigil is now at St Example's".
///
/// What is to be done shows in the verb. Which event is meant is found later, and so is how the rest reads as a change
/// of that event.
struct SaidChange {
    /// What is to be done.
    let act: NamedEvent.Act
    /// What the event is called, "the leeds film night".
    let name: Words

    /// The most words of such a sentence.
    private static let longest = 40
    /// Who may read the exact place of an event that is to be private.
    static let `private` = Words("only those coming")

    /// Whether a sentence asks to keep the place of an event private that it does not name.
    static func keepsShownPrivate(_ said: Words) -> Bool {
        SaidPrivate(ChangeManners.without(said).words)?.name.isEmpty == true
    }

    /// Reads a sentence; nil for a question, and for what says nothing of a change of one event.
    init?(_ said: Words, today: LocalDate) {
        guard said.folded.count <= Self.longest, said.text.utf8.count <= 400 else { return nil }
        let (words, isRequest) = ChangeManners.without(said)
        guard let first = words.folded.first, words.folded.count > 1, !ChangeManners.asking.contains(first),
            !ChangeManners.asks(words),
            isRequest || !Answer.isAsked(words)
        else { return nil }
        if let wish = SaidPrivate(words) {
            guard ChangeReader(words: words, today: today).isName(wish.name, isSure: false) else { return nil }
            (act, name) = (.change(.audience, Self.private), wish.name)
            return
        }
        let reader = ChangeReader(words: words, today: today)
        let told = { ChangeManners.isDoubtful(words) ? nil : reader.told }
        guard let read = reader.asked ?? told() else { return nil }
        (act, name) = (read.act, read.name)
    }
}

/// Words of speech around a sentence about a change, which say nothing of their own.
private enum ChangeManners {
    private static let requests = Phrases([
        "please", "pls", "plz", "can you", "could you", "can we", "could we", "will you", "would you", "can u",
        "kindly",
    ])
    private static let speech = Phrases(
        [
            "hi", "hiya", "hello", "hey", "oh", "oh no", "sorry", "sorry all", "ok", "okay", "right", "so", "and",
            "but",
            "also", "update", "news", "bad news", "good news", "unfortunately", "sadly", "i'm afraid", "im afraid",
            "afraid", "actually", "just", "just to say", "fyi", "let's", "lets", "that", "now", "steward", "all",
            "folks",
            "we need to", "we've got to", "weve got to", "we have got to", "we have to", "we've had to", "weve had to",
            "we have had to", "we had to", "we're having to", "we want to", "we'd like to", "we would like to",
            "we're going to have to", "we'll have to", "we will have to", "we must", "i need to", "i have to",
            "i've got to", "ive got to", "i've had to", "i had to", "i want to", "i'd like to", "i would like to",
            "need to", "have to", "had to", "got to", "gotta", "we're", "we are", "i'm", "im", "i am",
        ] + perfect
            + ["let", "tell"].flatMap { verb in
                ["people", "folk", "folks", "everyone", "everybody", "members", "them"].flatMap { who in
                    verb == "let" ? ["let \(who) know", "let \(who) know that"] : ["tell \(who)", "tell \(who) that"]
                }
            })
    /// What stands before "moved the quiz to Sunday", which tells of a change as "move" asks for it.
    private static let perfect = ["we've", "weve", "we have", "i've", "ive", "i have", "they've", "they have"]
    private static let presents: [String: String] = [
        "cancelled": "cancel", "canceled": "cancel", "postponed": "postpone", "delayed": "delay", "moved": "move",
        "changed": "change", "rescheduled": "reschedule", "renamed": "rename", "brought": "bring", "called": "call",
        "taken": "take", "pushed": "push", "put": "put", "made": "make", "added": "add", "updated": "update",
        "shifted": "shift", "scrapped": "scrap",
    ]
    private static let endings = Phrases(
        ["please", "pls", "plz", "thanks", "thank you", "ta", "cheers", "x", "asap", "for me", "if you can"]
            + ["", "and "].flatMap { and in
                ["people", "folk", "everyone", "everybody", "members", "them"].flatMap { who in
                    ["\(and)let \(who) know", "\(and)tell \(who)"]
                }
            })
    /// The most words of one of the endings.
    private static let longestEnding = 4
    /// Words with which a question begins.
    static let asking: Set<String> = [
        "is", "are", "does", "do", "did", "has", "have", "will", "would", "can", "could", "should", "what", "what's",
        "whats", "where", "where's", "wheres", "who", "who's", "whos", "why", "how", "how's", "hows", "when", "when's",
        "whens", "which", "am", "was", "were", "any", "anything", "if",
    ]

    /// Words of somebody who looks for something, "the bus is off so anything online?", and those that ask for a yes at
    /// the end of what they take to be so.
    private static let (seeking, tags): (Set<String>, Set<String>) = (
        ["anything", "something", "anywhere", "any", "what's", "whats"],
        ["right", "yeah", "yes", "innit", "correct", "or", "eh"]
    )

    /// Whether somebody looks for what there is, or asks whether it is so.
    static func asks(_ words: Words) -> Bool {
        words.folded.contains(where: seeking.contains) || words.folded.last.map(tags.contains) == true
    }

    /// Words of a sentence that does not tell that something is changed: what is not so, may be so or was only heard.
    private static let doubts = Phrases(
        [
            "might", "may be", "may have", "maybe", "perhaps", "could", "should", "would", "heard", "hear", "said",
            "says",
            "think", "thought", "rumour", "apparently", "if", "whether", "unless", "supposed to",
        ]
            + ["not", "never", "isn't", "isnt", "hasn't", "hasnt", "wasn't", "wasnt", "not been", "hasn't been"].flatMap
        {
            no in
            ["cancelled", "canceled", "off", "called off", "moved", "moving", "postponed", "changed", "being"].map {
                "\(no) \($0)"
            }
        })

    /// Whether a sentence says that something is not changed, or only may be.
    static func isDoubtful(_ said: Words) -> Bool { doubts.areIn(said) }

    /// The words without them, and whether they ask for something: "can you cancel the quiz?".
    static func without(_ said: Words) -> (words: Words, isRequest: Bool) {
        var (words, isRequest, isPerfect) = (said, false, false)
        while !words.isEmpty {
            let (asks, speaks) = (requests.length(words.folded[...]), speech.length(words.folded[...]))
            guard max(asks, speaks) > 0 else { break }
            isRequest = isRequest || asks > 0
            isPerfect = perfect.contains(words.folded.prefix(speaks).joined(separator: " "))
            words = words.dropFirst(max(asks, speaks))
        }
        if isPerfect, let present = words.folded.first.flatMap({ presents[$0] }) {
            words = Words("\(present) \(words.text(after: 1))")
        }
        while let count = (1...longestEnding).last(where: { isEnding(words, $0) }) {
            words = Words(words.text(before: words.folded.count - count))
        }
        return (words, isRequest)
    }

    private static func isEnding(_ words: Words, _ count: Int) -> Bool {
        let kept = words.folded.count - count
        return kept > 1 && endings.length(words.folded[kept...]) == count
    }
}

/// Finds the verb of a change in a sentence, and the event that it is said of.
private struct ChangeReader {
    typealias Read = (act: NamedEvent.Act, name: Words)

    let words: Words
    let today: LocalDate

    // MARK: What is asked for

    private static let cancelling = Phrases([
        "cancel", "cancelling", "canceling", "call off", "calling off",
    ])
    /// Verbs that may be meant of something else too, unless "the" or the like follows.
    private static let removing = Phrases([
        "scrap", "scrapping", "axe", "axing", "delete", "deleting", "remove", "removing", "bin", "pull", "pulling",
        "take down", "taking down", "take off",
    ])
    private static let postponing = Phrases([
        "postpone", "postponing", "delay", "delaying", "reschedule", "rescheduling", "rearrange", "put back",
        "push back",
        "put off",
    ])
    private static let moving = Phrases(["move", "moving", "shift", "shifting", "switch", "switching"])
    private static let changing = Phrases([
        "change", "changing", "edit", "update", "updating", "amend", "alter", "set", "correct",
        "increase", "raise", "lower", "reduce",
    ])
    private static let renaming = Phrases(["rename", "renaming", "retitle"])
    private static let copying = Phrases(["copy", "duplicate"])
    private static let repeating = Phrases(["repeat", "repeating"])
    private static let limiting = Phrases(["limit", "cap", "limiting"])
    /// Verbs with a word that stands behind the event: "call the quiz off", "put the curry night back a week".
    private static let parted: [(verbs: Set<String>, particles: Phrases, deed: Deed)] = [
        (["call", "calling"], Phrases(["off"]), .cancel),
        (["take", "taking"], Phrases(["down", "off", "off the list", "off the diary"]), .cancel),
        (["put", "putting", "do", "run", "hold", "have"], Phrases(["on again"]), .again),
        (
            ["put", "putting", "push", "pushing", "move", "moving"],
            Phrases(["back", "back by", "back to", "off", "off to", "off until", "off till", "off by"]), .later
        ),
        (
            ["bring", "bringing", "pull", "pulling", "move", "moving"],
            Phrases(["forward", "forward by", "forward to"]), .earlier
        ),
    ]

    private enum Deed { case cancel, later, earlier, again }

    /// What the sentence asks for; nil if it asks for no change.
    var asked: Read? {
        // "CANCELLED: hull quiz".
        if case let count = Self.bareOff.length(words.folded[...]), count > 0, count < words.folded.count,
            words.written(count - 1).hasSuffix(":"), words.folded[0] != "off"
        {
            return cancelling(after: count, isSure: true)
        }
        for (verbs, particles, deed) in Self.parted where verbs.contains(words.folded[0]) {
            let found = words.folded.indices.dropFirst(2).first { particles.length(words.folded[$0...]) > 0 }
            guard let found, let name = name(1..<found, isSure: false) else { continue }
            let rest = words.dropFirst(found + particles.length(words.folded[found...]))
            let isTo = ["to", "until", "till"].contains(words.folded[words.folded.count - rest.folded.count - 1])
            return read(deed, rest, isTo: isTo).map { ($0, name) }
        }
        let cancels = Self.cancelling.length(words.folded[...])
        let removes = Self.removing.length(words.folded[...])
        if max(cancels, removes) > 0 { return cancelling(after: max(cancels, removes), isSure: cancels > 0) }
        let first = { (phrases: Phrases) in phrases.length(words.folded[...]) }
        if case let count = first(Self.postponing), count > 0 { return postponing(after: count) }
        if case let count = first(Self.moving), count > 0 { return moving(after: count) }
        if case let count = first(Self.renaming), count > 0 {
            return parted(after: count, at: ["to"], isSure: true).map { (.change(.title, $0.value), $0.name) }
        }
        if case let count = first(Self.limiting), count > 0 {
            return parted(after: count, at: ["to"]).map { (.change(.capacity, $0.value), $0.name) }
        }
        if case let count = first(Self.copying), count > 0 {
            return parted(after: count, at: ["to", "for", "on"], isSure: true).map { (.copy($0.value), $0.name) }
        }
        if case let count = first(Self.repeating), count > 0 { return repeating(after: count) }
        if case let count = first(Self.changing), count > 0 { return changing(after: count) }
        if case let count = first(Self.restoring), count > 0 {
            return name(count..<words.folded.count, isSure: true).map { (.restore, $0) }
        }
        if case let count = first(Self.noMore), count > 0 { return takingAway(after: count) }
        return words.folded[0] == "make" ? making : adding
    }

    private static let noMore = Phrases([
        "no more", "no longer any", "no longer", "there's no", "theres no", "there is no",
    ])

    /// "No more step-free access at the quiz".
    private func takingAway(after count: Int) -> Read? {
        guard let at = words.folded.lastIndex(where: { ["at", "for"].contains($0) }), at > count else { return nil }
        let facts = Self.withoutMore(Words(words.dropFirst(count).text(before: at - count)))
        let plain =
            facts.folded.last == "access" && facts.folded.count > 1
            ? Words(facts.text(before: facts.folded.count - 1)) : facts
        let end = words.folded.count - (words.folded.last == "now" ? 1 : 0)
        guard AnnouncementReader.onlyFacts(plain) != nil, at + 1 < end, let name = name(at + 1..<end, isSure: false)
        else { return nil }
        return (.say(Words("it's not \(plain.text)")), name)
    }

    private func read(_ deed: Deed, _ rest: Words, isTo: Bool) -> NamedEvent.Act? {
        switch deed {
        case .cancel: .cancel(reason: Self.reason(rest))
        case .again: .copy(rest)
        case .later where rest.isEmpty || isTo || isTime(rest): .postpone(Self.known(rest))
        case .earlier where isTo: .say(Words("move it to \(rest.text)"))
        case .later: .say(Words("\(rest.text) later"))
        case .earlier: rest.isEmpty ? nil : .say(Words("\(rest.text) earlier"))
        }
    }

    private func cancelling(after count: Int, isSure: Bool) -> Read? {
        let end = end(of: count)
        guard let name = name(count..<end, isSure: isSure) else { return nil }
        return (.cancel(reason: Self.reason(words.dropFirst(end))), name)
    }

    private static let beforeReasons: Set<String> = ["because", "cos", "coz", "due", "as", "since", "owing", "-", "("]

    /// Where a name ends that begins at the word with this index: at a mark, or before a reason.
    private func end(of start: Int) -> Int {
        words.folded.indices.dropFirst(start).first { index in
            index > start
                && (Self.beforeReasons.contains(words.folded[index])
                    || words.written(index - 1).last.map { ",;:.!-".contains($0) } == true)
        } ?? words.folded.count
    }

    private static let leading = Phrases(["please", "pls", "sorry", "and", "-", "the reason is that", "the reason is"])

    /// Why something is cancelled, without the words that lead to it.
    private static func reason(_ said: Words) -> String {
        var words = CancellingReason.read(said) ?? said
        while case let count = leading.length(words.folded[...]), count > 0 { words = words.dropFirst(count) }
        return AnnouncedPlace.trimmed(words.text)
    }

    private func postponing(after count: Int) -> Read? {
        let end = end(of: count)
        let to = words.folded[..<end].indices.dropFirst(count + 1).last {
            ["to", "until", "till", "til", "by", "for"].contains(words.folded[$0])
        }
        guard let name = name(count..<(to ?? end), isSure: true) else { return nil }
        let rest = to.map { Words(words.dropFirst($0 + 1).text(before: end - $0 - 1)) } ?? Words("")
        return (.postpone(Self.known(Self.trimmed(rest))), name)
    }

    private static let unknown = Phrases([
        "further notice", "later", "a later date", "another day", "another date", "later in the year", "tba", "tbc",
        "now", "a while", "some time",
    ])

    /// To when something is moved; nothing for "until further notice".
    private static func known(_ when: Words) -> Words {
        let isUnknown = !when.isEmpty && unknown.length(when.folded[...]) == when.folded.count
        return isUnknown ? Words("") : when
    }

    private func moving(after count: Int) -> Read? {
        guard let (name, value) = parted(after: count, at: ["to"], isSure: false) else { return nil }
        return (moved(to: value), name)
    }

    /// What moving something there is: to another time, or to another place.
    private func moved(to value: Words) -> NamedEvent.Act {
        let plain = Self.trimmed(Self.withoutSame(value))
        return isTime(plain) ? .postpone(plain) : .say(Words("move it to \(plain.text)"))
    }

    private static let same = Phrases(
        ["time", "place", "venue", "day"].flatMap { ["same \($0)", "the same \($0)", "at the same \($0)"] })

    /// The words without "same time" at their end.
    private static func withoutSame(_ value: Words) -> Words {
        let end = value.folded.indices.dropFirst().first { same.length(value.folded[$0...]) == value.folded.count - $0 }
        return end.map { Words(value.text(before: $0)) } ?? value
    }

    private func repeating(after count: Int) -> Read? {
        let rule = words.folded.indices.dropFirst(count + 1).first {
            ["every", "weekly", "monthly", "fortnightly", "daily", "each"].contains(words.folded[$0])
        }
        guard let rule, let name = name(count..<rule, isSure: true) else { return nil }
        return (.repeats(words.dropFirst(rule)), name)
    }

    private func changing(after count: Int) -> Read? {
        let rest = words.dropFirst(count)
        // "The price of the tea dance to £5".
        if let (field, value) = Field.read(rest), let of = value.folded.first, ["of", "for", "on"].contains(of) {
            let start = words.folded.count - value.folded.count + 1
            return parted(after: start, at: ["to", "from"]).map { (.change(field, $0.value), $0.name) }
        }
        // "The hull quiz's time to 8".
        let owner = words.folded.indices.dropFirst(count).first { words.folded[$0].hasSuffix("'s") }
        if let owner, let (field, value) = Field.read(words.dropFirst(owner + 1)), !value.isEmpty {
            let owned = Words(words.dropFirst(count).text(before: owner - count + 1))
            let named = Words(String(owned.text.dropLast(2)))
            return isName(named, isSure: false) ? (.change(field, value), named) : nil
        }
        // "The AGM so it starts at 11am".
        let so = words.folded.indices.dropFirst(count + 1).first { words.folded[$0] == "so" }
        if let so, so + 2 < words.folded.count, let name = name(count..<so, isSure: false) {
            let rest = words.dropFirst(words.folded[so + 1] == "that" ? so + 2 : so + 1)
            return (.say(rest), name)
        }
        guard let (name, value) = parted(after: count, at: ["to"]) else { return nil }
        let plain = Self.trimmed(value)
        if WhenReader.loneNumber(plain.folded[...]) != nil { return (.say(Words("make it at \(plain.text)")), name) }
        return (.say(Words(isTime(plain) ? "make it \(plain.text)" : "change it to \(plain.text)")), name)
    }

    /// "Make the ceilidh step-free"; times are read elsewhere.
    private var making: Read? {
        let start = words.folded.indices.dropFirst(2).first { index in
            let value = words.dropFirst(index)
            return AnnouncementReader.onlyFacts(value) != nil || Cost.isPart(value.text[...], ofPlace: true)
        }
        guard let start, let name = name(1..<start, isSure: false) else { return nil }
        return (.say(Words("make it \(words.text(after: start))")), name)
    }

    /// "Add BSL to the hull quiz".
    private var adding: Read? {
        guard words.folded[0] == "add", let to = words.folded.lastIndex(of: "to"), to > 1,
            AnnouncementReader.onlyFacts(Words(words.dropFirst(1).text(before: to - 1))) != nil,
            let name = name(to + 1..<words.folded.count, isSure: false)
        else { return nil }
        return (.say(Words(words.text(before: to))), name)
    }

    /// The name behind the first words, and what follows it and one of `joints`.
    private func parted(
        after count: Int, at joints: Set<String>, isSure: Bool = false
    ) -> (name: Words, value: Words)? {
        let joint = words.folded.indices.dropFirst(count + 1).first { joints.contains(words.folded[$0]) }
        guard let joint, joint + 1 < words.folded.count, let name = name(count..<joint, isSure: isSure) else {
            return nil
        }
        return (name, words.dropFirst(joint + 1))
    }

    // MARK: What is told

    private static let being = [
        "is", "are", "has been", "have been", "will be", "has had to be", "have had to be", "has to be", "needs to be",
        "is now", "are now", "is being", "is going to be", "had to be", "will have to be",
    ]
    private static let offs = ["cancelled", "canceled", "called off"]
    private static let off = Phrases(
        being.flatMap { verb in
            (offs + ["off", "off now", "not happening", "not going ahead", "no longer happening", "no longer on"])
                .map { "\(verb) \($0)" }
        }
            + [
                "isn't", "isnt", "is not", "won't", "wont", "will not", "won't be", "wont be", "will not be", "can't",
                "cant", "cannot", "isn't going to be", "isnt going to be", "isn't going to", "not",
            ].flatMap { denied in
                [
                    "happening", "happen", "going ahead", "go ahead", "taking place", "take place", "held", "running",
                    "on any more", "on anymore", "on now",
                ].map { "\(denied) \($0)" }
            })
    /// What says that something is on that was called off.
    private static let backOn = Phrases(
        ["is", "'s", "are", "will be", "has been", "can be", "may be", "is going"].flatMap { verb in
            [
                "back on", "on again", "reinstated", "on after all", "going ahead after all", "uncancelled",
                "not cancelled",
            ]
            .map { "\(verb) \($0)" }
        })
    private static let restoring = Phrases([
        "uncancel", "un-cancel", "reinstate", "restore", "put back on", "bring back", "un cancel",
    ])
    private static let ought = Phrases(
        [
            "needs to be", "has to be", "must be", "needs to start", "has to start", "must start", "ought to be",
            "wants to be",
        ])
    /// What leads to another time behind what something is called: "film night has changed: Sunday 8 March".
    private static let changedTo = Phrases([
        "has changed", "has been changed", "is changed", "changed", "date changed", "time changed", "new date",
        "new time",
        "new day", "change of date", "change of time", "now on", "now at", "now", "date change", "time change",
        "has a new date", "has a new time",
    ])
    private static let bareOff = Phrases(offs + ["off"])
    private static let later = Phrases(
        being.flatMap { verb in
            ["postponed", "delayed", "put back", "pushed back", "put off", "rescheduled"].map { "\(verb) \($0)" }
        })
    private static let moved = Phrases(
        ["has moved to", "is moving to", "moves to", "has changed to", "changes to", "have moved to"]
            + being.flatMap { verb in
                ["moved to", "changed to", "rescheduled to", "shifted to"].map { "\(verb) \($0)" }
            })
    private static let forward = Phrases(being.map { "\($0) brought forward" } + being.map { "\($0) moved forward" })
    private static let having = Phrases(["has", "have", "now has", "now have"])
    /// The same without "is", as headlines have it: "ceilidh cancelled", "hull quiz moved to saturday".
    private static let headlined = Phrases([
        "postponed to", "moved to", "rescheduled to", "postponed until", "moved back to",
    ])
    private static let now = Phrases([
        "is now", "are now", "is going to be", "will now be", "now is", "will be", "is", "are",
    ])
    private static let noLonger = Phrases(["is no longer", "are no longer", "isn't", "isnt", "is not", "no longer"])
    private static let clocked: [String: String] = [
        "starts": "starts", "begins": "begins", "ends": "ends", "finishes": "finishes", "costs": "costs",
        "will start": "starts", "will begin": "begins", "will end": "ends", "will finish": "finishes",
        "will cost": "costs", "now starts": "starts", "now begins": "begins", "now ends": "ends", "now costs": "costs",
        "will now start": "starts", "will now begin": "begins", "will now cost": "costs", "is starting": "starts",
    ]
    private static let begins = Phrases(Array(clocked.keys))
    /// The furthest word at which the verb of such a sentence stands.
    private static let furthest = 11

    /// What the sentence tells of an event; nil if it tells of no change.
    var told: Read? {
        for index in words.folded.indices.dropFirst().prefix(Self.furthest) {
            if let read = told(at: index) { return read }
        }
        return nil
    }

    private func told(at index: Int) -> Read? {
        let rest = words.folded[index...]
        if case let count = Self.backOn.length(rest), count > 0, isApart(index + count),
            let name = name(0..<index, isSure: true)
        {
            return (.restore, name)
        }
        let isMarked = words.written(index - 1).hasSuffix(":") || words.folded[index - 1] == "-"
        let isOff = max(Self.off.length(rest), isMarked ? Self.bareOff.length(rest) : 0)
        if isOff > 0, let name = name(0..<index, isSure: true), isApart(index + isOff) {
            return (.cancel(reason: Self.reason(words.dropFirst(index + isOff))), name)
        }
        if case let count = Self.moved.length(rest), count > 0, index + count < words.folded.count {
            return named(0..<index, words.dropFirst(index + count), isSure: rest.prefix(2) != ["has", "moved"]) {
                moved(to: $0)
            }
        }
        if case let count = Self.later.length(rest), count > 0, let name = name(0..<index, isSure: true) {
            let behind = words.dropFirst(index + count)
            let isLed = ["to", "until", "till", "til", "by", "for"].contains(behind.folded.first)
            // "Put back a week", "delayed by half an hour".
            let length = Self.trimmed(isLed ? behind.dropFirst(1) : behind)
            if TimeShift.length(length.folded[...]) != nil { return (.say(Words("\(length.text) later")), name) }
            let when = Self.trimmed(Words(behind.dropFirst(isLed ? 1 : 0).text.prefix { !",;.".contains($0) }))
            return (.postpone(isLed || isTime(when) ? Self.known(when) : Words("")), name)
        }
        if case let count = Self.begins.length(rest), count > 0, index + count < words.folded.count,
            let name = name(0..<index, isSure: false), isClockOrPrice(from: index + count)
        {
            let verb = Self.clocked[rest.prefix(count).joined(separator: " ")] ?? ""
            return (.say(Words("it \(verb) \(words.text(after: index + count))")), name)
        }
        return toldNow(at: index) ?? forward(at: index) ?? having(at: index) ?? headlined(at: index)
            ?? otherTime(at: index)
    }

    /// "The walk needs to be a week later", "film night has changed: Sunday 8 March 2pm", "tea dance 3pm now not 2".
    private func otherTime(at index: Int) -> Read? {
        let rest = words.folded[index...]
        let (ought, changed) = (Self.ought.length(rest), Self.changedTo.length(rest))
        let value = Self.trimmed(words.dropFirst(index + max(ought, changed)))
        if ought > 0 {
            guard let name = name(0..<index, isSure: true) else { return nil }
            if TimeShift(value) != nil { return (.say(value), name) }
            return isTime(Self.withoutNow(value)) ? (.say(Words("make it \(value.text)")), name) : nil
        }
        if changed > 0 {
            // "The start is now 8" is told otherwise.
            if ["is", "are", "be", "has", "have", "starts", "begins", "ends", "costs"].contains(words.folded[index - 1])
            {
                return nil
            }
            let to = value.folded.first == "to" ? value.dropFirst(1) : value
            guard isTime(to), let name = name(0..<index, isSure: true) else { return nil }
            return (.postpone(to), name)
        }
        // "3pm now not 2", "3pm not 2".
        guard let not = rest.dropFirst().firstIndex(where: { ["not", "instead"].contains($0) }) else { return nil }
        let isNow = words.folded[not - 1] == "now"
        let time = Words(words.dropFirst(index).text(before: not - index - (isNow ? 1 : 0)))
        guard isTime(time) || WhenReader.lengthOfHours(time.folded[...]) == time.folded.count,
            let name = name(0..<index, isSure: true)
        else { return nil }
        return (.say(Words("make it \(time.text) \(words.text(after: not))")), name)
    }

    /// "The quiz has been brought forward an hour", "… to 6pm".
    private func forward(at index: Int) -> Read? {
        let count = Self.forward.length(words.folded[index...])
        guard count > 0, index + count < words.folded.count, let name = name(0..<index, isSure: true) else {
            return nil
        }
        let rest = words.dropFirst(index + count)
        let isLed = ["to", "by"].contains(rest.folded[0])
        let value = Self.trimmed(isLed ? rest.dropFirst(1) : rest)
        if TimeShift.length(value.folded[...]) != nil { return (.say(Words("\(value.text) earlier")), name) }
        return isLed && !value.isEmpty ? (.say(Words("move it to \(value.text)")), name) : nil
    }

    /// "The tea dance has a BSL interpreter now".
    private func having(at index: Int) -> Read? {
        let count = Self.having.length(words.folded[index...])
        guard count > 0, index + count < words.folded.count, words.folded[index...].contains("now") else { return nil }
        let told = Self.withoutMore(words.dropFirst(index + count))
        let value = ["a", "an"].contains(told.folded.first) ? told.dropFirst(1) : told
        guard AnnouncementReader.onlyFacts(value) != nil, let name = name(0..<index, isSure: true) else { return nil }
        return (.say(Words("add \(value.text)")), name)
    }

    /// What a headline says of one event; of several, "quizzes cancelled", it rather asks.
    private func headlined(at index: Int) -> Read? {
        let rest = words.folded[index...]
        if Self.bareOff.length(rest) == rest.count, rest.first != "off", index <= Self.longestHeadline,
            !words.folded[index - 1].hasSuffix("s"), let name = name(0..<index, isSure: true)
        {
            return (.cancel(reason: ""), name)
        }
        let count = Self.headlined.length(rest)
        guard count > 0, index + count < words.folded.count, let name = name(0..<index, isSure: true) else {
            return nil
        }
        let value = Self.trimmed(words.dropFirst(index + count))
        return isTime(value) ? (.postpone(value), name) : nil
    }

    private static let longestHeadline = 5

    /// "The tea dance is now a fiver", "the ceilidh is no longer step-free", "the price of the quiz is now £3".
    private func toldNow(at index: Int) -> Read? {
        let rest = words.folded[index...]
        let (now, never) = (Self.now.length(rest), Self.noLonger.length(rest))
        let count = max(now, never)
        guard count > 0, index + count < words.folded.count else { return nil }
        let value = words.dropFirst(index + count)
        // "The ceilidh is it step-free now" asks.
        if value.folded.first.map(Self.pronouns.contains) == true { return nil }
        if never > 0 {
            let plain = Self.withoutMore(value)
            let isMarked = words.written(index - 1).hasSuffix(":")
            guard AnnouncementReader.onlyFacts(plain) != nil, let name = name(0..<index, isSure: isMarked) else {
                return nil
            }
            return (.say(Words("it's not \(plain.text)")), name)
        }
        // "Will be" and the like need another sign that something else was said before.
        let isNow = rest.prefix(count).contains("now") || value.folded.dropFirst().contains("now")
        guard isNow || value.folded.dropFirst().contains(where: { ["not", "instead"].contains($0) }) else { return nil }
        return named(0..<index, value, isSure: isNow) { .say(Words("it's now \(Self.withoutNow($0).text)")) }
    }

    /// The words without the "now" of "a fiver now not four".
    private static func withoutNow(_ value: Words) -> Words {
        guard let now = value.folded.lastIndex(of: "now"), now > 0 else { return value }
        return Words("\(value.text(before: now))\(value.text(after: now + 1))")
    }

    private static let more = Phrases(["any more", "anymore", "now", "any longer", "after all"])

    private static func withoutMore(_ value: Words) -> Words {
        let end = value.folded.indices.dropFirst().first { more.length(value.folded[$0...]) == value.folded.count - $0 }
        return end.map { Words(value.text(before: $0)) } ?? value
    }

    /// What is told of an event, or of one part of it: "the venue of the york vigil".
    private func named(
        _ subject: Range<Int>, _ value: Words, isSure: Bool, _ act: (Words) -> NamedEvent.Act
    ) -> Read? {
        let told = Words(words.text(before: subject.upperBound))
        if let (field, rest) = Field.read(told), let of = rest.folded.first, ["of", "for"].contains(of) {
            let name = rest.dropFirst(1)
            return isName(name, isSure: false) ? (.change(field, Self.trimmed(value)), name) : nil
        }
        return name(subject, isSure: isSure).map { (act(value), $0) }
    }

    // MARK: Parts

    private static let determiners: Set<String> = [
        "the", "our", "this", "that", "event", "events", "saturday's", "sunday's", "monday's", "tuesday's",
        "wednesday's", "thursday's", "friday's", "tomorrow's", "tonight's", "today's", "tomorrows", "tonights",
    ]
    /// Words of things that are no events, or are changed in another way.
    private static let others: Set<String> = [
        "picket", "pickets", "strike", "strikes", "line", "lines", "suggestion", "suggestions", "area", "digest",
        "subscription", "speaker", "speakers", "account", "message", "messages", "data", "reminder", "reminders", "my",
        "me", "i", "we", "you", "they", "he", "she", "who", "what", "what's", "whats", "when", "where", "how", "why",
        "bot", "steward", "room", "rooms", "list", "anything", "something", "everything", "nothing", "there", "subject",
    ]
    /// Parts of an event that are no field of it.
    private static let parts = Phrases(["start", "end", "beginning", "finish", "lift", "ramp", "doors", "bar"])
    private static let pronouns: Set<String> = ["it", "it's", "its", "this", "that", "these", "those", "them"]
    /// The most words of a name.
    private static let longestName = 10

    private func name(_ range: Range<Int>, isSure: Bool) -> Words? {
        guard range.upperBound > range.lowerBound else { return nil }
        let name = Self.trimmed(Words(words.dropFirst(range.lowerBound).text(before: range.count)))
        return isName(name, isSure: isSure) ? name : nil
    }

    /// Whether words may name one event; without "the" or the like only if the sentence is surely of one.
    func isName(_ name: Words, isSure: Bool) -> Bool {
        guard let first = name.folded.first, name.folded.count <= Self.longestName,
            !Self.pronouns.contains(first) || name.folded.count > 1 && ["this", "that"].contains(first),
            !name.folded.contains(where: Self.others.contains), !ChangeManners.asking.contains(first)
        else { return false }
        // "Take the captions off" is said of an event, and names none.
        let bare = Self.determiners.contains(first) ? name.dropFirst(1) : name
        if AnnouncementReader.onlyFacts(bare) != nil || Self.parts.areAll(bare.folded[...]) { return false }
        let field = Field.read(name)
        // "The price" is a part of some event, and "the day conference" may be one.
        if let field, field.value.isEmpty { return false }
        return Self.determiners.contains(first) || isSure && name.text.contains(where: \.isLetter) && field == nil
    }

    private func isTime(_ value: Words) -> Bool {
        !value.isEmpty && WhenReader.length(value.folded[...], today: today) == value.folded.count
    }

    /// Whether words from this one on tell an hour or a price.
    private func isClockOrPrice(from index: Int) -> Bool {
        words.text.contains(where: \.isNumber) || Cost.isPart(words.text(after: index)[...], ofPlace: true)
            || isHour(index)
    }

    private func isHour(_ index: Int) -> Bool {
        (1...4).contains { count in
            index + count <= words.folded.count
                && WhenReader.lengthOfHours(["at"] + words.folded[index..<(index + count)]) == count + 1
        }
    }

    /// Whether nothing follows that could still belong to what is told: "the quiz is off the hook".
    private func isApart(_ index: Int) -> Bool {
        guard index < words.folded.count else { return true }
        let isMarked = words.written(index - 1).last.map { ",.;:!-".contains($0) } == true
        return isMarked || Self.beforeReasons.contains(words.folded[index]) || words.written(index).first == "("
            || ["this", "next", "tonight", "tomorrow", "and", "on", "but", "so", "unfortunately", "sorry"].contains(
                words.folded[index])
    }

    private static func trimmed(_ words: Words) -> Words { Words(AnnouncedPlace.trimmed(words.text)) }
}
