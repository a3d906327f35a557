import Events
import Foundation
import Organising
import StewardCore

/// What it costs, how many there is room for and when it ends, said in passing in the sentences of an announcement: "it's
/// free to you", "there are sixteen seats", "we get slung out at 11.30pm".
///
/// They are read only if nothing else in the text has told. Each clause is read alone.
struct ProseFacts {
    /// The clauses, in the order of the text.
    private let clauses: [Words]

    init(_ text: String) {
        clauses = text.lines().flatMap { AnnouncedPlace.sentences(of: $0) }.flatMap(Self.clauses)
    }

    private static let joining: Set<String> = ["and", "but", "so", "-", "because", "as", "with", "though", "although"]

    /// The clauses of a sentence, between commas, brackets, dashes and the words that join them.
    private static func clauses(of sentence: String) -> [Words] {
        let words = Words([" * ", " • ", " · ", " | "].reduce(sentence) { $0.replacing($1, with: ", ") })
        var clauses: [Words] = []
        var start = 0
        for index in words.folded.indices {
            let written = words.written(index)
            if joining.contains(words.folded[index]) || written.hasPrefix("("), index > start {
                clauses.append(Words(words.dropFirst(start).text(before: index - start)))
                start = index
            }
            if joining.contains(words.folded[index]) { start = index + 1 }
            if index >= start, written.last.map({ $0.isOne(of: ",;:)") }) == true || index == words.folded.count - 1 {
                clauses.append(Words(words.dropFirst(start).text(before: index + 1 - start)))
                start = index + 1
            }
        }
        return clauses.filter { !$0.isEmpty }
    }

    // MARK: Cost

    private static let nothingToPay = Phrases([
        "free of charge", "no charge", "no fee", "nothing to pay", "nowt to pay", "nobody pays", "costs nothing",
        "costs nowt", "nae charge", "no cost", "free to attend", "free to enter", "free to all", "free to everyone",
        "free to you", "free to come", "free to join", "free to get in", "free entry", "free admission", "free in",
        "entry free", "admission free", "no entry charge", "no entrance fee", "doesn't cost anything",
        "won't cost you anything", "won't cost you a penny", "costs you nothing", "no ticket price", "nae cost",
    ])
    private static let asYouCan = Phrases([
        "by donation", "pay what you can", "pay as you feel", "pay what you like", "pay what you want",
        "suggested donation", "donations on the door", "donation on the door",
    ])
    /// What may be free, or have a price, without the event's being so.
    private static let things: Set<String> = [
        "parking", "tea", "teas", "coffee", "food", "lunch", "buffet", "transport", "coach", "creche", "crèche",
        "childcare", "drink", "drinks", "cake", "cakes", "pizza", "soup", "raffle", "pint", "pints", "breakfast",
        "museum", "train", "stall", "stalls", "table", "hire", "grant", "grants", "prize", "bursaries", "travel",
        "wifi", "step", "alcohol", "gluten", "smoke", "scent", "fragrance", "dairy", "programme", "programmes",
        "shirt", "t-shirt", "bus", "fare", "fares", "taxi", "ticket-machine", "sweepstake", "refreshments",
    ]
    private static let fillers: Set<String> = [
        "obviously", "obvs", "too", "course", "of", "always", "naturally", "entirely", "totally", "completely", "all",
        "entry", "admission", "event", "as", "ever", "it's", "it", "is", "its", "that's", "everything", "and", "the",
        "will", "be", "are", "this", "session", "evening", "day", "just", "attendance", "for", "everyone", "to",
    ]

    /// What it costs, as it stands, "free" if there is nothing to pay, and nil if nothing tells.
    var cost: String? {
        var prices: [String] = []
        for clause in clauses {
            if let price = price(in: clause) {
                prices.append(price)
                continue
            }
            if !prices.isEmpty { break }
            if Self.saysFree(clause.folded) { return "free" }
            let words = clause.folded
            if let start = words.indices.first(where: { Self.asYouCan.length(words[$0...]) > 0 }) {
                return AnnouncedPlace.trimmed(
                    clause.dropFirst(start).text(before: Self.asYouCan.length(words[start...])))
            }
        }
        return prices.isEmpty ? nil : prices.joined(separator: ", ")
    }

    private static func saysFree(_ words: [String]) -> Bool {
        if words.indices.contains(where: { nothingToPay.length(words[$0...]) > 0 }) {
            return !words.contains(where: things.contains) && !Cost.isForSome(words)
        }
        // "Example Hub Walthamstow free"
        if words.count > 2, words.last == "free" {
            return !words.contains(where: things.contains) && !words.contains(where: Cost.isPayer)
        }
        return words.contains("free") && words.allSatisfy { $0 == "free" || fillers.contains($0) }
    }

    /// The most words of a price behind its amount.
    private static let longestPrice = 12

    private func price(in clause: Words) -> String? {
        let words = clause.folded
        guard let amount = words.indices.first(where: { Cost.isAmount(words, $0) }), !Cost.isBesidePrices(words),
            !words[..<amount].contains(where: Self.things.contains),
            !words.dropFirst(amount + 1).prefix(3).contains(where: ["for", "off"].contains)
                || !words.dropFirst(amount + 1).prefix(5).contains(where: Self.things.contains)
        else { return nil }
        let payers = words[..<amount].reversed().prefix(while: Cost.isPayer).count
        let start = amount - payers
        let price = clause.dropFirst(start).text(before: min(payers + Self.longestPrice, words.count - start))
        return AnnouncedPlace.trimmed(price).trimming("()")
    }

    // MARK: Room

    private static let beforeCount: Set<String> = [
        "are", "have", "only", "just", "for", "to", "max", "maximum", "holds", "limited", "there's", "there", "got",
        "about", "at", "up", "we've",
    ]
    private static let seats: Set<String> = ["places", "spaces", "seats", "spots"]

    /// How many there is room for; nil if nothing tells.
    var capacity: Int? {
        for clause in clauses {
            let words = clause.folded
            for index in words.indices {
                guard let count = Capacity.count(words[index]) else { continue }
                let before = index > 0 ? words[index - 1] : ""
                let (next, then) = (words.dropFirst(index + 1).first ?? "", words.dropFirst(index + 2).first)
                let isSeats = Self.seats.contains(next) && then != "left" && !["first", "last", "£"].contains(before)
                let isPeople = next == "people" && ["to", "for", "max", "maximum", "holds"].contains(before)
                let isMost = ["max", "maximum"].contains(next) || ["max", "maximum"].contains(before) && next.isEmpty
                let isHeld = words[..<index].suffix(2).contains("holds")
                let isLimit = next.isEmpty && words[..<index].suffix(2) == ["limited", "to"]
                if isSeats && (index == 0 || Self.beforeCount.contains(before) || words.count <= 4) || isPeople
                    || isMost && !words[index].hasPrefix("£") || isHeld || isLimit
                {
                    return count
                }
            }
        }
        return nil
    }

    // MARK: End

    private static let ends: Set<String> = [
        "ends", "end", "ending", "finishes", "finish", "finishing", "close", "closes", "closing", "wraps", "wrap",
        "out", "done", "over", "until", "till", "til", "carriages",
    ]
    /// Words that lead to an end with "by": "return by 4pm".
    private static let endsBy: Set<String> = ["back", "return", "returning", "home", "out", "done", "finished", "over"]
    private static let between: Set<String> = [
        "at", "by", "around", "about", "no", "later", "than", "up", "approx", "approximately", "roughly", "not",
    ]
    /// What ends by itself.
    private static let otherEnds: Set<String> = [
        "bar", "food", "kitchen", "registration", "booking", "bookings", "tickets", "nominations", "voting", "entries",
        "bird", "happy", "open", "doors", "sold", "served", "parking", "café", "cafe", "shop", "museum", "half",
    ]

    /// How many words before an end may say that it is of something else: "the bar is open until 11pm".
    private static let longestOther = 5

    /// The words of the clock at which it ends, such as "11.30pm"; nil if nothing tells.
    var end: [String]? {
        for clause in clauses {
            let words = clause.folded
            for index in words.indices where MomentWords.isClock(words[index]) {
                let length = WhenReader.lengthOfHours(words[index...]) ?? 1
                let isEndBehind = ["close", "finish", "end", "finishes", "closes"].contains(
                    words.dropFirst(index + length).first)
                var lead = index
                while lead > 0, Self.between.contains(words[lead - 1]) { lead -= 1 }
                let verb = lead > 0 ? words[lead - 1] : ""
                let isLed =
                    Self.ends.contains(verb) || lead < index && words[lead] == "by" && Self.endsBy.contains(verb)
                let isOther = words[..<lead].suffix(Self.longestOther).contains(where: Self.otherEnds.contains)
                if isEndBehind || isLed && !isOther { return Array(words[index..<index + length]) }
            }
        }
        return nil
    }
}
