/// How far around a place somebody means, as they wrote it before or after its name.
package struct Reach: Hashable, Sendable {
    /// Miles around the place; nothing where the words leave it open.
    package let miles: Double?

    /// Further than the length of the country nobody looks.
    private static let furthest = 800.0
    private static let units: [String: Double] = [
        "mile": 1, "miles": 1, "mi": 1, "km": 0.621371, "kms": 0.621371,
        "kilometre": 0.621371, "kilometres": 0.621371, "kilometer": 0.621371, "kilometers": 0.621371,
    ]

    /// Reads "near", "around", "close to", "within 10 miles of" or "10 miles from", which ask for the neighbourhood too.
    ///
    /// - Returns: The reach, and how many words it took, at least one; nothing where the words begin with none.
    package static func before(_ words: ArraySlice<String>) -> (reach: Reach, consumed: Int)? {
        var rest = words
        if let first = rest.first, ["near", "around", "nearby", "nr"].contains(first) {
            rest = rest.dropFirst()
            if first == "near", rest.first == "to" { rest = rest.dropFirst() }
            return (Reach(miles: nil), words.count - rest.count)
        }
        if rest.starts(with: ["close", "to"]) { return (Reach(miles: nil), 2) }
        let isWithin = rest.first == "within" || rest.first == "under" || rest.first == "up"
        if isWithin { rest = rest.dropFirst() }
        if rest.first == "to" { rest = rest.dropFirst() }
        guard let (miles, consumed) = distance(rest) else { return nil }
        rest = rest.dropFirst(consumed)
        guard let joiner = rest.first, ["of", "from", "around", "away", "near"].contains(joiner) else { return nil }
        rest = rest.dropFirst()
        if joiner == "away", rest.first == "from" { rest = rest.dropFirst() }
        return (Reach(miles: miles), words.count - rest.count)
    }

    /// Reads "within 10 miles" or "+10 miles" after a name.
    ///
    /// - Returns: The reach, and how many words it took; nothing where the words begin with none.
    package static func after(_ words: ArraySlice<String>) -> (reach: Reach, consumed: Int)? {
        let isWithin = words.first == "within" || words.first == "+"
        guard isWithin || words.first?.hasPrefix("+") == true else { return nil }
        guard let (miles, consumed) = distance(isWithin ? words.dropFirst() : words) else { return nil }
        return (Reach(miles: miles), consumed + (isWithin ? 1 : 0))
    }

    /// Reads "10 miles", "10mi" or "16 km", as miles.
    private static func distance(_ words: ArraySlice<String>) -> (miles: Double, consumed: Int)? {
        guard let first = words.first?.drop(while: { $0 == "+" }) else { return nil }
        let digits = first.prefix { $0.isASCII && $0.isNumber }
        guard (1...4).contains(digits.count), let count = Double(digits), count > 0 else { return nil }
        if digits.count < first.count {
            guard let unit = units[String(first.dropFirst(digits.count))] else { return nil }
            return (min(count * unit, furthest), 1)
        }
        guard let unit = words.dropFirst().first.flatMap({ units[$0] }) else { return nil }
        return (min(count * unit, furthest), 2)
    }
}
