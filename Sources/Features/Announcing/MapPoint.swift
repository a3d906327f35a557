import StewardCore

/// Ways to point to a place without an address: a link to a map, coordinates, the codes that maps use.
enum MapPoint {
    /// Whether a text has one of them.
    static func isGiven(in text: String) -> Bool {
        let plain = text.withoutLookAlikes.lowercased()
        return signs.contains(where: plain.contains) || hasCoordinates(plain) || hasPlusCode(plain)
    }

    /// Parts of links to maps, and what stands before three words of what3words.
    private static let signs = [
        "///", "maps.", "/maps", "openstreetmap", "what3words", "w3w.co", "plus.codes", "streetmap", "waze.com",
        "citymapper", "geo:",
    ]

    /// Whether a latitude and a longitude of the British Isles stand next to each other: "53.8123, -1.5432".
    private static func hasCoordinates(_ text: String) -> Bool {
        let numbers = text.split { !("0"..."9").contains($0) && $0 != "." && $0 != "-" }
            .map { $0.contains(".") ? Double($0) : nil }
        return zip(numbers, numbers.dropFirst()).contains { latitude, longitude in
            guard let latitude, let longitude else { return false }
            return (49...61).contains(latitude) && (-11...2).contains(longitude)
        }
    }

    /// Whether a word is an Open Location Code, whole or short: "QC2X+7F".
    private static func hasPlusCode(_ text: String) -> Bool {
        text.split(whereSeparator: \.isWhitespace).contains { word in
            let halves = word.split(separator: "+", omittingEmptySubsequences: false)
            guard halves.count == 2, [4, 6, 8].contains(halves[0].count) else { return false }
            let end = halves[1].prefix { codeLetters.contains($0) }
            return end.count > 1 && halves[0].allSatisfy(codeLetters.contains)
        }
    }

    /// The signs of Open Location Codes, in small letters (Open Location Code specification, "Supply of digits").
    private static let codeLetters: Set<Character> = Set("23456789cfghjmpqrvwx")
}
