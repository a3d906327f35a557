import Organising

extension Weekday {
    /// Reads weekdays by name: "mon", "mon-fri", "mon to fri", "weekdays", "day" (all of them).
    static func reading(_ words: ArraySlice<String>) -> (weekdays: [Weekday], consumed: Int)? {
        guard let word = words.first else { return nil }
        switch word {
        case "day", "days", "daily", "everyday": return (Weekday.allCases, 1)
        case "weekday", "weekdays": return (Array(Weekday.allCases.prefix(5)), 1)
        case "weekends": return (Array(Weekday.allCases.suffix(2)), 1)
        default: break
        }
        let ends = word.split(separator: "-", omittingEmptySubsequences: false).map { Weekday(named: $0) }
        if ends.count == 2, let first = ends[0], let last = ends[1] { return (first.through(last), 1) }
        guard ends.count == 1, let first = ends[0] else { return nil }
        let rest = words.dropFirst()
        if ["-", "to"].contains(rest.first), let last = rest.dropFirst().first.flatMap({ Weekday(named: $0[...]) }) {
            return (first.through(last), 3)
        }
        return ([first], 1)
    }

    /// The weekdays from this one to another, over the end of the week where need be.
    private func through(_ last: Weekday) -> [Weekday] {
        let days = (last.rawValue - rawValue + 7) % 7
        return (0...days).compactMap { Weekday(rawValue: (rawValue - 1 + $0) % 7 + 1) }
    }

    private init?(named word: Substring) {
        let names = [word, word.hasSuffix("s") ? word.dropLast() : word].filter { $0.count >= 3 }
        let found = Weekday.allCases.first { day in names.contains { day.name.lowercased().hasPrefix($0) } }
        guard let found else { return nil }
        self = found
    }
}
