import Organising
package import StewardCore

extension Words {
    /// The number of something in a list that a sentence asks for, "3", "number 3 please", "tell me about 3", "where is
    /// 3?"; nil if it has other words, or none says that the number is one of a list: "at 3", "for 3".
    ///
    /// Whoever asks for a part of it, such as where it is, reads all of it.
    package var numberAskedFor: Int64? {
        let numbers = folded.indices.filter { folded[$0].utf8.contains(where: Self.isDigit) }
        guard folded.count <= Self.mostAsking, numbers.count == 1, let index = numbers.first,
            let (number, consumed) = Words(folded[index]).leadingNumber(), consumed == 1,
            !WhenReader.years.contains(Int(number)),
            index == 0 || Self.namingOne.contains(folded[index - 1]),
            folded.enumerated().allSatisfy({ $0.offset == index || Self.asking.contains($0.element) })
        else { return nil }
        return number
    }

    /// The most words that such a sentence has.
    private static let mostAsking = 12

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// Words right before the number of one thing.
    private static let namingOne: Set<String> = [
        "number", "no", "num", "nr", "#", "event", "about", "is", "of", "to", "me", "show", "open", "see", "read",
        "where's",
        "wheres", "when's", "whens", "what's", "whats", "does", "more", "info", "details",
    ]

    /// Words of which such a sentence is made.
    private static let asking: Set<String> = namingOne.union([
        "tell", "on", "information", "detail", "for", "what", "where", "when", "how", "much", "long", "do", "i", "we",
        "us",
        "get", "it", "the", "a", "an", "any", "there", "give", "please", "pls", "plz", "thanks", "thank", "you", "ta",
        "hi",
        "hello", "ok", "okay", "so", "and", "also", "time", "day", "date", "start", "starts", "starting", "begin",
        "finish",
        "end", "cost", "costs", "price", "free", "step", "step-free", "stepfree", "accessible", "access", "wheelchair",
        "address", "venue", "place", "who", "who's", "whos", "runs", "running", "organises", "organising", "can",
        "could",
        "at", "in", "parking", "lift", "toilet", "bsl", "online", "still", "cancelled", "happening", "going", "ahead",
        "too",
        "bring", "kids", "children", "contact",
    ])
}
