import Organising
package import StewardCore

/// One thing of a list that a sentence asks for by its number.
package struct NumberAskedFor: Equatable, Sendable {
    /// Its number.
    package let number: Int64
    /// What it is called before the number, "picket"; nil if only the list that was read last tells.
    package let thing: String?

    /// Reads "3", "number 3 please", "tell me about 3", "is picket 3 still on?"; nil if there are other words, or none
    /// says that the number is one of a list: "at 3", "for 3".
    ///
    /// Whoever asks for a part of it, such as where it is, reads all of it.
    package init?(_ words: Words) {
        let folded = words.folded
        let numbers = folded.indices.filter { folded[$0].utf8.contains(where: Self.isDigit) }
        guard folded.count <= Self.mostWords, numbers.count == 1, let index = numbers.first, !Self.asksWhoComes(folded),
            let (number, consumed) = Words(folded[index]).leadingNumber(), consumed == 1,
            !WhenReader.years.contains(Int(number)),
            index == 0 || Self.namingOne.contains(folded[index - 1]) || Self.things.contains(folded[index - 1]),
            Self.saysNothingElse(folded[..<index]), Self.saysNothingElse(folded[(index + 1)...])
        else { return nil }
        self.number = number
        thing = index > 0 && Self.things.contains(folded[index - 1]) ? Self.name(of: folded[index - 1]) : nil
    }

    /// Reads "the second one" and "tell me about the last one" of what was listed by these numbers; nil if there are other
    /// words.
    package init?(_ words: Words, listed: [Int64]) {
        let folded = words.folded
        guard folded.count <= Self.mostWords, let index = folded.lastIndex(where: { Self.places[$0] != nil }),
            let place = Self.places[folded[index]],
            folded.dropFirst(index + 1).first == "one"
                || folded[index] != "next" && (index > 0 && folded[index - 1] == "the" || folded.count == 1),
            Self.saysNothingElse(folded[..<index]), Self.saysNothingElse(folded[(index + 1)...])
        else { return nil }
        let position = place < 0 ? listed.count + place : place
        guard listed.count > 1, listed.indices.contains(position) else { return nil }
        (number, thing) = (listed[position], nil)
    }

    /// Words for a place in a list, counted from its beginning, or from behind its end.
    static let places: [String: Int] = [
        "first": 0, "1st": 0, "top": 0, "next": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3,
        "fifth": 4,
        "5th": 4, "sixth": 5, "6th": 5, "seventh": 6, "7th": 6, "eighth": 7, "8th": 7, "last": -1, "bottom": -1,
    ]

    /// The most words that such a sentence has.
    private static let mostWords = 12

    /// Whether it is asked who comes, which no card tells.
    private static func asksWhoComes(_ words: [String]) -> Bool {
        guard let first = words.firstIndex(where: people.contains) else { return false }
        return words[first...].contains { coming.contains($0) }
    }

    private static let people: Set<String> = ["who", "who's", "whos", "anyone", "anybody", "many", "people"]
    private static let coming: Set<String> = ["coming", "going", "attending", "goes", "comes", "signed", "booked"]

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func saysNothingElse(_ words: ArraySlice<String>) -> Bool {
        var rest = words
        while let first = rest.first {
            let asked = asking.length(rest)
            if asked == 0, !namingOne.contains(first), !things.contains(first), !AskedReader.saysNothing([first]) {
                return false
            }
            rest = rest.dropFirst(max(1, asked))
        }
        return true
    }

    private static func name(of thing: String) -> String { thing == "line" ? "picket" : thing }

    /// What things in lists are called.
    private static let things: Set<String> = ["event", "picket", "line", "speaker"]

    /// Words right before the number of one thing.
    private static let namingOne: Set<String> = [
        "number", "no", "num", "nr", "#", "about", "is", "of", "to", "me", "show", "open", "see", "read", "where's",
        "wheres", "when's", "whens", "what's", "whats", "does", "more", "info", "details", "reach", "contact",
    ]

    /// What people ask of one thing.
    private static let asking = Phrases([
        "information", "detail", "day", "date", "time", "cost", "costs", "price", "free", "step free", "step-free",
        "stepfree", "accessible", "access", "wheelchair", "wheelchairs", "address", "venue", "place", "organises",
        "organising", "parking", "lift", "toilet", "bsl", "captions", "captioned", "hearing loop", "loop", "childcare",
        "quiet space", "online", "cancelled", "called off", "postponed", "happening", "still on", "going ahead",
        "bring",
        "kids", "children", "contact", "reach", "in person", "union", "needed", "over",
    ])
}
