import Foundation
import Organising
import StewardCore

/// What something costs, as people write it.
enum Cost {
    private static let free: Set<String> = [
        "free", "free entry", "free of charge", "it's free", "nothing", "no charge", "none", "£0", "0", "free event",
        "free admission", "attendance is free", "attendance is free of charge", "entry is free of charge",
        "it is free of charge", "admission is free", "entry free", "admission free", "entry is free", "free for all",
        "free to attend",
        "free to all", "totally free", "completely free", "entrance free", "it is free", "all free", "free to enter",
        "free to join", "no entry fee", "nothing to pay", "no cost", "costs nothing", "no fee", "without charge",
        "free ticket", "free tickets", "free in", "free to play", "free to watch", "no cover charge", "no cover",
        "no door charge", "no entry charge",
    ]
    /// Words before an amount that say no more than that it is what it costs.
    private static let labels: Set<String> = [
        "it", "cost", "costs", "price", "prices", "entry", "tickets", "ticket", "admission", "entrance", "fee", "is",
        "are",
        "it's", "its",
    ]
    /// Other words before an amount.
    private static let leading: Set<String> = [
        "suggested", "donation", "donations", "only", "just", "about", "around", "approx", "approximately", "from", "a",
        "roughly", "under", "pay", "on", "the", "door", "advance", "adv", "in", "members", "waged", "unwaged", "up",
        "to",
        "between", "minimum", "or", "and", "plus",
    ]
    /// Whom a price is for, before or after it.
    private static let payers: Set<String> = [
        "member", "members", "non-member", "non-members", "nonmembers", "guest", "guests", "adult", "adults", "kid",
        "kids", "child", "children", "student", "students", "conc", "concs", "concession", "concessions", "waged",
        "unwaged", "low-waged", "unemployed", "claimant", "claimants", "delegate", "delegates", "visitor", "visitors",
        "others", "everyone", "everybody", "carer", "carers", "companions", "family", "families", "pensioners",
        "oaps", "seniors", "retired", "strikers", "workers", "supporter", "supporters", "solidarity", "standard",
        "full", "low", "income", "early", "bird", "union", "nus", "under", "over", "all",
    ]
    /// Words with which money is no price: "we raised £500".
    private static let besidesPrices: Set<String> = [
        "raised", "raise", "raises", "raising", "prize", "prizes", "win", "won", "worth", "wage", "wages", "hour",
        "cut", "cuts", "million", "billion", "budget", "target", "spent", "owed", "pension", "bring", "take", "save",
    ]
    /// Words after an amount.
    private static let trailing: Set<String> = [
        "entry", "each", "otd", "adv", "advance", "in", "on", "the", "door", "conc", "concs", "concession",
        "concessions", "waged", "unwaged", "low", "income", "wage", "full", "price", "suggested", "donation",
        "donations",
        "per", "person", "pp", "head", "a", "members", "non-members", "nonmembers", "member", "student", "students",
        "unemployed", "tickets", "ticket", "or", "and", "for", "including", "incl", "inc", "with", "under", "over",
        "free",
        "children", "kids", "solidarity", "standard", "supporter", "max", "minimum", "min", "early", "bird", "plus",
        "booking", "fee", "if", "can", "afford", "at", "to", "pay", "what", "you", "guests", "others", "claimants",
        "you're", "youre", "are", "your", "we're", "not", "working", "work", "pounds", "quid", "p", "-", "/", "only",
        "ish", "both", "days", "day", "weekend", "food", "lunch", "tea", "is",
    ]
    private static let phrases: Set<String> = [
        "pay what you can", "pay as you feel", "by donation", "donation", "donations", "donations welcome",
        "pay what you want", "pwyc", "suggested donation", "donations appreciated", "free/donation", "sliding scale",
        "bucket collection", "pay what you like", "donation on the door",
    ]
    private static let coins: Set<String> = ["tenner", "fiver"]
    private static let counts: Set<String> = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fourteen",
        "fifteen", "sixteen", "eighteen", "twenty", "twenty-five", "thirty", "forty", "fifty",
    ]
    /// What may follow "free" if it says that the event costs nothing, rather than the parking or the food.
    private static let followingFree: Set<String> = ["but", "and", "n", "entry", "admission", "event", "-", "&"]
    /// Words after "free" that say for whom it is.
    private static let freeFor: Set<String> = ["for", "to", "if", "unless", "unwaged", "before"]
    private static let gifts: Set<String> = ["donation", "donations", "bucket", "collection", "whip-round"]
    /// The most words of a part about money.
    private static let longest = 12
    /// The most words for a thing that has a price of its own: "raffle £1 a strip".
    private static let longestThing = 4

    /// Words behind "free" that add nothing to it: "free obvs".
    private static let fillers: Set<String> = ["obvs", "obviously", "ofc", "naturally", "always", "course", "as", "of"]

    /// What is free to come to if "free" stands before it.
    private static let sorts: Set<String> = [
        "event", "training", "workshop", "session", "talk", "class", "course", "screening", "gig", "concert",
    ]

    private static let everybody: Set<String> = [
        "everyone", "everybody", "all", "others", "full", "standard", "solidarity", "over", "low", "income", "union",
    ]

    /// Whether a price is only for some of those who come: "free for students", "£4 if you're a student".
    static func isForSome(_ words: Words) -> Bool { isForSome(words.folded) }

    /// The same for folded words.
    static func isForSome(_ words: [String]) -> Bool {
        words.contains { (payers.contains($0) && !everybody.contains($0)) || isAge($0) || $0 == "if" }
    }

    /// Whether a part between commas is about what it costs and nothing else: "£5/£3", "concessions £5", "kids free".
    ///
    /// In the sentence of the place, what stands before an amount may be a venue; elsewhere it may be a thing with a
    /// price of its own. What is in brackets goes with the words before them.
    static func isPart(_ part: Substring, ofPlace: Bool) -> Bool {
        let inside = part.utf8.firstIndex(of: UInt8(ascii: "(")) ?? part.endIndex
        let outside = Words(part[..<inside])
        let words = outside.isEmpty ? Words(part) : outside
        guard let first = words.folded.first, words.folded.count <= longest else { return false }
        let whole = words.folded.joined(separator: " ")
        // "Am ddim / Free" says it twice.
        if part.has(letters: " / "),
            part.split(separator: "/").contains(where: { free.contains(Words($0).folded.joined(separator: " ")) })
        {
            return true
        }
        if free.contains(whole) { return !["none", "nothing", "0"].contains(whole) }
        if saysNoCharge(words.folded) { return true }
        if phrases.contains(whole) || first.hasPrefix("-£") || isFree(words.folded) { return true }
        guard let amount = words.folded.indices.first(where: { isAmount(words.folded, $0) }) else {
            let rest = words.folded.drop { labels.contains($0) || $0 == "by" }.joined(separator: " ")
            return rest != whole && (free.contains(rest) || phrases.contains(rest))
        }
        if words.folded.contains(where: besidesPrices.contains) { return false }
        let isThing = !ofPlace && amount <= longestThing
        guard isThing || words.folded[..<amount].allSatisfy(leads) else { return false }
        // "£6 for as much as you can eat"
        if amount == 0, words.folded.count > 1, whatItGets.contains(words.folded[1]) { return true }
        // A few words after an amount may be any: "£6 with a drink".
        return words.folded.count - amount <= shortest || isPrice(words.dropFirst(amount))
    }

    /// Words behind an amount that tell what one gets for it.
    private static let whatItGets: Set<String> = ["for", "gets", "buys", "covers", "includes", "including"]
    private static let beforeNoCharge: Set<String> = [
        "and", "but", "so", "there", "there's", "theres", "is", "it's", "there'll", "be", "will",
    ]
    private static let noCharge: Set<String> = [
        "no charge", "no cost", "no fee", "no entry fee", "no cover charge", "no door charge", "nothing to pay",
        "no entry charge", "nae cover charge", "nae charge", "no admission charge",
    ]

    /// Whether the words say that there is nothing to pay: "and there's no charge".
    private static func saysNoCharge(_ words: [String]) -> Bool {
        noCharge.contains(words.drop(while: beforeNoCharge.contains).joined(separator: " "))
    }

    /// Whether the words say for whom it is free: "free for under 16s", "members free", "free, but donations".
    private static func isFree(_ said: [String]) -> Bool {
        // "It is free for members"
        let words =
            said.starts(with: ["it", "is", "free"])
            ? Array(said.dropFirst(2)) : said.starts(with: ["it's", "free"]) ? Array(said.dropFirst()) : said
        guard let first = words.first, let last = words.last else { return false }
        if first == "free" {
            let rest = words.dropFirst()
            return rest.allSatisfy(fillers.contains) || freeFor.contains(rest.first ?? "")
                || rest.contains(where: gifts.contains)
        }
        // "All step free" costs what it costs.
        if words.dropLast().last == "step" { return false }
        return last == "free" && words.count <= longestThing && (payers.contains(first) || isAge(first))
    }

    /// "under-12s", "16s".
    private static func isAge(_ word: String) -> Bool {
        word.hasSuffix("s") && word.contains(where: \.isNumber) || word.hasPrefix("under-")
    }

    /// Whether a word tells whom a price is for.
    static func isPayer(_ word: String) -> Bool { payers.contains(word) || isAge(word) }

    /// Whether the words are of money that is no price: "we raised £500".
    static func isBesidePrices(_ words: [String]) -> Bool { words.contains(where: besidesPrices.contains) }

    private static func leads(_ word: String) -> Bool {
        labels.contains(word) || leading.contains(word) || payers.contains(word) || isAge(word)
    }

    /// A part in pieces, with its price and whom that is for as one of them: "The Example Arms" and "entry £2", or "Food is
    /// £6 a head" and "and the hall is warm"; nil if it is about one thing.
    static func apart(_ part: Substring, ofPlace: Bool) -> (before: Substring, price: Substring, after: Substring)? {
        // A number is a figure of ASCII or lies beyond it.
        let mayHaveNumber = part.utf8.contains { (0x30...0x39).contains($0) || $0 >= 0x80 }
        guard
            mayHaveNumber && part.contains(where: { $0 == "£" || $0.isNumber })
                || coins.contains(where: part.hasSuffix),
            !part.contains("\"")
        else { return nil }
        let words = part.split(separator: " ")
        let folded = words.map { Words($0).folded.first ?? "" }
        guard let amount = folded.indices.first(where: { isAmount(folded, $0) }), !isPart(part, ofPlace: ofPlace),
            !folded.contains(where: besidesPrices.contains)
        else { return nil }
        let led = folded[..<amount].lastIndex { !leads($0) }.map { $0 + 1 } ?? 0
        let start = !ofPlace && amount <= longestThing ? 0 : led
        let from = words[start].startIndex
        let before = part[..<from]
        guard before.count(where: { $0 == "(" }) == before.count(where: { $0 == ")" }) else { return nil }
        if start > 0, isPart(part[from...], ofPlace: true) {
            return (part[..<from], part[from...], part[part.endIndex...])
        }
        let ends = folded.indices.dropFirst(amount + 1).filter { ["and", "but", "so"].contains(folded[$0]) }
        for end in ends.map({ words[$0].startIndex }) where isPart(part[from..<end], ofPlace: ofPlace || start > 0) {
            return (part[..<from], part[from..<end], part[end...])
        }
        return nil
    }

    private static let whereToPay = Phrases([
        "on the door", "at the door", "on the night", "on the day", "in advance", "to get in",
    ])

    /// How many words at the start of a title are a price: "£5 entry drag night".
    static func length(startOf title: Words) -> Int {
        // "Free training, Being a good ally"
        let isFree = title.folded.count == 2 && title.folded[0] == "free"
        if isFree, sorts.contains(title.folded[1].trimmingPunctuation()) { return 1 }
        guard !title.isEmpty, isAmount(title.folded, 0) else { return 0 }
        let behind = title.folded.dropFirst()
        let places = whereToPay.length(behind)
        if behind.count > 1, let first = behind.first, ["a", "per"].contains(first) {
            return title.folded.count > 3 ? 3 : 0
        }
        let count = 1 + max(behind.prefix { labels.contains($0) || ["each", "otd", "adv"].contains($0) }.count, places)
        return count < title.folded.count ? count : 0
    }

    /// What parts about money say, as it stands, without words that say only that it is what it costs: "Tickets are".
    static func said(_ text: Substring) -> String {
        let words = Words(text)
        let isLabel = words.folded.starts(with: ["donation", "-"])
        let unsaid = isLabel ? 2 : words.folded.prefix { labels.contains($0) || $0 == "and" }.count
        let rest = unsaid < words.folded.count ? words.text(after: unsaid) : words.text
        if saysNoCharge(words.folded) { return "free" }
        let twice = text.split(separator: "/")
        if twice.count == 2, twice.contains(where: { free.contains(Words($0).folded.joined(separator: " ")) }),
            !text.contains("£")
        {
            return "free"
        }
        return tidied(AnnouncedPlace.trimmed(free.contains(words.folded.joined(separator: " ")) ? words.text : rest))
    }

    /// The most words of a part that begins with an amount and goes on with any words.
    private static let shortest = 7

    /// Whether the words are an amount and only words that go with one.
    static func isPrice(_ words: Words) -> Bool {
        guard !words.isEmpty, isAmount(words.folded, 0) else { return false }
        return words.folded.indices.allSatisfy { index in
            let word = words.folded[index].trimmingPunctuation()
            return word.contains(where: \.isNumber) || trailing.contains(word) || word.isEmpty
        }
    }

    /// Whether the words ask for donations, or are about something beside the entry, which leaves what is free as it is.
    static func isBeside(_ text: String) -> Bool {
        let words = Words(text).folded
        return phrases.contains(words.joined(separator: " "))
            || !(words.first.map { leads($0) || isAmount(words, 0) } ?? false)
    }

    /// "free" if a sentence says so of the event and goes on: "Free but ticketed: …"; nil otherwise.
    static func freeEntry(_ sentence: Words) -> String? {
        var words = sentence.folded[...]
        if let end = words.firstIndex(where: { ["and", "but"].contains($0) }), end > 0,
            saysNoCharge(Array(words[..<end]))
        {
            return "free"
        }
        // "Sandwiches are served and there is no charge."
        if let joint = words.lastIndex(where: { ["and", "but"].contains($0) }), saysNoCharge(Array(words[joint...])) {
            return "free"
        }
        if ["it's", "its", "it", "entry", "admission", "attendance", "entrance", "everything"].contains(words.first) {
            words = words.dropFirst()
        }
        // "This is a free event; lunch is provided"
        let isSaid = words.starts(with: ["this", "is", "a"])
        if isSaid || words.starts(with: ["is", "a"]) || sentence.folded.starts(with: ["it's", "a"]) {
            let rest = words.drop { ["this", "is", "a"].contains($0) }
            if rest.first == "free", let next = rest.dropFirst().first?.trimmingPunctuation(), sorts.contains(next) {
                return "free"
            }
        }
        if words.first == "is" { words = words.dropFirst() }
        guard words.first == "free", words.count > 1 else { return nil }
        let rest = words.dropFirst()
        if let next = rest.first, followingFree.contains(next) {
            // A part of its own is taken by itself: "Free entry, all welcome".
            let joint = ["entry", "admission"].contains(next) ? rest.dropFirst().first : next
            return joint.map { ["but", "and", "n", "&"].contains($0) } == true ? "free" : nil
        }
        return ["to attend", "to all", "to enter", "to join", "of charge", "for all", "for everyone"]
            .contains(rest.prefix(2).joined(separator: " ")) && !sentence.text.contains(",") ? "free" : nil
    }

    /// Whether an amount of money begins at a word: "£5", "ten pounds", "quid a card".
    static func isAmount(_ words: [String], _ index: Int) -> Bool {
        let word = words[index].drop { "(".contains($0) }
        if word.first == "£", word.dropFirst().first.map({ $0.isNumber || $0 == "-" }) == true { return true }
        if coins.contains(String(word)) { return true }
        let next = index + 1 < words.count ? words[index + 1] : ""
        if ["pound", "quid"].contains(next), word == "a" { return true }
        // "Quid a card"
        if ["pound", "quid"].contains(word), index == 0, ["a", "per", "each"].contains(next) { return true }
        if ["pound", "pounds", "quid"].contains(next), counts.contains(String(word)) || word.allSatisfy(\.isNumber) {
            return !word.isEmpty
        }
        // "50p"
        return word.count < 4 && word.last == "p" && word.count > 1 && word.dropLast().allSatisfy(\.isNumber)
    }

    /// Whether an amount is negative, as in "£-5" and "£5, -£3", but not in "£3-5".
    static func isNegative(_ text: String) -> Bool {
        let signs = Array(text.filter { !$0.isWhitespace && $0 != "£" })
        return signs.indices.dropLast().contains { index in
            guard signs[index] == "-", signs[index + 1].isNumber else { return false }
            let before = index > 0 ? signs[index - 1] : nil
            return before.map { $0.isLetter || $0.isNumber || $0 == ")" } != true
        }
    }

    /// The words on one line; "free" if they mean that there is nothing to pay, and with a pound sign if they are a
    /// bare number.
    static func tidied(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let words = Words(line).folded
        if free.contains(words.joined(separator: " "))
            || words.first == "free" && words.dropFirst().allSatisfy(fillers.contains)
        {
            return "free"
        }
        return !line.isEmpty && line.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 }) ? "£\(line)" : line
    }
}
