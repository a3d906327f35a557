/// How far around a place somebody means, written before or after its name.
package struct Reach: Hashable, Sendable {
    /// Miles around the place; nil if the words leave it open.
    package let miles: Double?

    /// "Near", without a distance.
    static let open = Reach(miles: nil)

    /// The longest distance in miles that anybody needs: the length of the country.
    private static let furthest = 800.0
    private static let units: [String: Double] = [
        "mile": 1, "miles": 1, "mi": 1, "km": 0.621371, "kms": 0.621371,
        "kilometre": 0.621371, "kilometres": 0.621371, "kilometer": 0.621371, "kilometers": 0.621371,
    ]

    /// Words that mean the asker's own area after "near".
    package static let asker: Set<String> = ["me", "us", "home", "here"]

    /// Reads "near", "around", "close to", "within 10 miles of" or "10 miles from" before a name.
    ///
    /// - Returns: The reach, and how many words it took, at least one; nil if the words begin with none.
    package static func before(_ words: ArraySlice<String>) -> (reach: Reach, consumed: Int)? {
        var rest = words
        if let first = rest.first, ["near", "around", "nearby", "nr"].contains(first) {
            rest = rest.dropFirst()
            if first == "near", rest.first == "to" { rest = rest.dropFirst() }
            return (Reach(miles: nil), words.count - rest.count)
        }
        if let first = rest.first, compared.contains(first) {
            rest = rest.dropFirst()
            if let next = rest.first, things.contains(next) { rest = rest.dropFirst() }
            guard rest.first == "to" else { return nil }
            return (Reach(miles: nil), words.count - rest.count + 1)
        }
        if rest.starts(with: ["close", "to"]) || rest.starts(with: ["close", "by"]) { return (Reach(miles: nil), 2) }
        let isWithin = rest.first == "within" || rest.first == "under" || rest.first == "up"
        if isWithin { rest = rest.dropFirst() }
        if rest.first == "to" { rest = rest.dropFirst() }
        guard let (miles, consumed) = distance(rest) else { return nil }
        rest = rest.dropFirst(consumed)
        guard let joiner = rest.first, joiners.contains(joiner) else { return nil }
        rest = rest.dropFirst()
        if joiner == "away", rest.first == "from" { rest = rest.dropFirst() }
        return (Reach(miles: miles), words.count - rest.count)
    }

    /// Reads "within 10 miles" or "+10 miles" after a name.
    ///
    /// - Returns: The reach, and how many words it took; nil if the words begin with none.
    package static func after(_ words: ArraySlice<String>) -> (reach: Reach, consumed: Int)? {
        let isWithin = words.first == "within" || words.first == "+"
        guard isWithin || words.first?.hasPrefix("+") == true else { return nil }
        guard let (miles, consumed) = distance(isWithin ? words.dropFirst() : words) else { return nil }
        return (Reach(miles: miles), consumed + (isWithin ? 1 : 0))
    }

    /// The words of a distance that makes no sense, such as "within 0 miles"; nil if the words begin with none.
    package static func unreadable(_ words: ArraySlice<String>) -> String? {
        let leads: [[String]] = [["within"], ["under"], ["up", "to"]]
        let lead = leads.first { words.starts(with: $0) }?.count ?? 0
        let rest = words.dropFirst(lead)
        guard let measure = Measure(rest), distance(rest) == nil else { return nil }
        let end = lead + measure.consumed
        // "-5 miles from leeds" is such a distance; a march of 0 miles is not.
        guard lead > 0 || words.first?.first == "+" || words.dropFirst(end).first.map(joiners.contains) == true else {
            return nil
        }
        return words.prefix(end).joined(separator: " ")
    }

    /// Words before "to" and a name, perhaps with a thing between: "nearest thing to Leeds".
    private static let compared: Set<String> = ["nearest", "closest", "nearer", "closer"]
    private static let things: Set<String> = ["thing", "things", "event", "events", "one", "ones", "stuff", "picket"]
    private static let joiners: Set<String> = ["of", "from", "around", "away", "near"]

    /// Reads "10 miles", "10mi" or "16 km", as whole miles, rounded up: from one to the length of the country.
    private static func distance(_ words: ArraySlice<String>) -> (miles: Double, consumed: Int)? {
        guard let measure = Measure(words), let count = measure.count, count > 0 else { return nil }
        // A little slack, so that 1.61 km are one mile and not two.
        return (min(max(1, (count * measure.unit - 0.01).rounded(.up)), furthest), measure.consumed)
    }

    /// A number with a unit of length, as it was written: "10 miles", "16km", "-5 mi".
    private struct Measure {
        /// The number; nil if it is written in a way that is not read.
        let count: Double?
        /// The unit in miles.
        let unit: Double
        let consumed: Int

        /// Nil if the words do not begin with what looks like a number and a unit.
        init?(_ words: ArraySlice<String>) {
            guard let first = words.first?.drop(while: { $0 == "+" }),
                first.first.map({ $0.isASCII && ($0.isNumber || "-.".contains($0)) }) == true
            else { return nil }
            var number = first
            if let unit = words.dropFirst().first.flatMap({ units[$0] }) {
                (self.unit, consumed) = (unit, 2)
            } else {
                while number.last?.isLetter == true { number.removeLast() }
                guard let unit = units[String(first[number.endIndex...])] else { return nil }
                (self.unit, consumed) = (unit, 1)
            }
            let plain = number.filter { $0 != "," }
            let isPlain =
                (1...9).contains(plain.utf8.count) && plain.allSatisfy { $0 == "." || $0.isASCII && $0.isNumber }
            count = isPlain ? Double(plain) : nil
        }
    }
}
