import Foundation
import StewardCore

/// What something costs, as people write it.
enum Cost {
    private static let free: Set<String> = [
        "free", "free entry", "free of charge", "it's free", "nothing", "no charge", "none", "£0", "0", "free event",
        "free admission", "entry free", "admission free", "entry is free", "free for all", "free to attend",
        "free to all", "totally free", "completely free", "entrance free", "it is free", "all free", "free to enter",
        "free to join", "no entry fee", "nothing to pay", "no cost", "costs nothing", "no fee", "without charge",
        "free ticket", "free tickets",
    ]
    /// Words before an amount that say no more than that it is what it costs.
    private static let labels: Set<String> = [
        "cost", "costs", "price", "prices", "entry", "tickets", "ticket", "admission", "entrance", "fee", "is", "are",
        "it's", "its",
    ]
    /// Other words before an amount.
    private static let leading: Set<String> = [
        "suggested", "donation", "donations", "only", "just", "about", "around", "approx", "approximately", "from", "a",
        "roughly", "under", "pay", "on", "the", "door", "advance", "adv", "in", "members", "waged", "unwaged", "up",
        "to",
        "between", "minimum", "or", "and", "plus",
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
    /// What may follow "free" if it says that the event costs nothing, rather than the parking or the food.
    private static let followingFree: Set<String> = ["but", "and", "entry", "admission", "event", "-"]
    /// The most words of a part about money.
    private static let longest = 10

    /// Words behind "free" that add nothing to it: "free obvs".
    private static let fillers: Set<String> = ["obvs", "obviously", "ofc", "naturally", "always", "course", "as", "of"]

    /// Reads a part that is only about money: "£5/£3", "cost £5", "about a tenner", "free"; nil for other words.
    static func read(_ words: Words) -> String? {
        guard let first = words.folded.first, words.folded.count <= longest else { return nil }
        if first == "free", words.folded.dropFirst().allSatisfy(fillers.contains) { return "free" }
        let whole = words.folded.joined(separator: " ")
        let text = AnnouncedPlace.trimmed(words.text)
        if free.contains(whole) { return ["none", "nothing", "0"].contains(whole) ? nil : "free" }
        if first.hasPrefix("-£") || phrases.contains(whole) { return tidied(text) }
        guard let amount = words.folded.indices.first(where: { isAmount(words.folded, $0) }) else {
            let isDonation = ["donation", "donations"].contains(first)
            guard labels.contains(first) && words.folded.count < 4 || isDonation else { return nil }
            let rest = AnnouncedPlace.trimmed(words.text(after: 1))
            let says = Words(rest).folded.joined(separator: " ")
            return free.contains(says) || phrases.contains(says) ? tidied(rest) : nil
        }
        let before = words.folded[..<amount]
        guard before.allSatisfy({ labels.contains($0) || leading.contains($0) }) else { return nil }
        // A few words after an amount may be any: "£6 with a drink".
        guard words.folded.count - amount <= shortest || isPrice(words.dropFirst(amount)) else { return nil }
        let unsaid = before.prefix { labels.contains($0) }.count
        return tidied(AnnouncedPlace.trimmed(words.text(after: unsaid)))
    }

    /// The most words of a part that begins with an amount and goes on with any words.
    private static let shortest = 6

    /// Whether the words are an amount and only words that go with one.
    static func isPrice(_ words: Words) -> Bool {
        guard !words.isEmpty, isAmount(words.folded, 0) else { return false }
        return words.folded.indices.allSatisfy { index in
            let word = words.folded[index].trimmingCharacters(in: .punctuationCharacters)
            return word.contains(where: \.isNumber) || trailing.contains(word) || word.isEmpty
        }
    }

    /// Whether the words ask for donations and name no amount, which leaves what is free as it is.
    static func isDonation(_ text: String) -> Bool { phrases.contains(Words(text).folded.joined(separator: " ")) }

    /// "under 18s free", after a price; nil for other words.
    static func exception(_ words: Words) -> String? {
        guard words.folded.count < 6, words.folded.contains("free"),
            words.folded.allSatisfy({ trailing.contains($0) || $0.first?.isNumber == true || $0.hasSuffix("s") })
        else { return nil }
        return AnnouncedPlace.trimmed(words.text)
    }

    /// "free" if a sentence says so of the event and goes on: "Free but ticketed: …"; nil otherwise.
    static func freeEntry(_ sentence: Words) -> String? {
        var words = sentence.folded[...]
        if ["it's", "entry", "admission"].contains(words.first) { words = words.dropFirst() }
        if words.first == "is" { words = words.dropFirst() }
        guard words.first == "free", words.count > 1 else { return nil }
        let rest = words.dropFirst()
        if let next = rest.first, followingFree.contains(next) {
            // A part of its own is taken by itself: "Free entry, all welcome".
            return ["but", "and"].contains(next) ? "free" : nil
        }
        return ["to attend", "to all", "to enter", "to join", "of charge", "for all", "for everyone"]
            .contains(rest.prefix(2).joined(separator: " ")) && !sentence.text.contains(",") ? "free" : nil
    }

    private static func isAmount(_ words: [String], _ index: Int) -> Bool {
        let word = words[index].drop { "(".contains($0) }
        if word.first == "£", word.dropFirst().first.map({ $0.isNumber || $0 == "-" }) == true { return true }
        if coins.contains(String(word)) { return true }
        let next = index + 1 < words.count ? words[index + 1] : ""
        return word.allSatisfy { $0.isASCII && $0.isNumber } && !word.isEmpty && ["pounds", "quid"].contains(next)
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
        if free.contains(Words(line).folded.joined(separator: " ")) { return "free" }
        return !line.isEmpty && line.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 }) ? "£\(line)" : line
    }
}
