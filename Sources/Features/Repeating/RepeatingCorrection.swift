import FeatureKit
import Organising
import StewardCore

/// What a command about a series can be once somebody has corrected it: "until July", "make it the last Sunday".
struct RepeatingCorrection {
    let command: RepeatingCommand
    let reader: RepeatingReader

    /// Words with which a rule says when it ends.
    private static let ending: Set<String> = ["until", "till", "til", "for", "ending", "ends"]

    /// The commands that `words` may make of it, the likeliest first.
    func candidates(_ words: Words) -> [RepeatingCommand] {
        let list = words.folded
        switch command {
        case .repeats(let number, let rule): return Self.rules(list, correcting: rule).map { .repeats(number, $0) }
        case .skip(let number, _): return [try? reader.skip(Words("\(number) \(words.text)"))].compactMap(\.self)
        case .unskip(let number, _): return [try? reader.unskip(Words("\(number) \(words.text)"))].compactMap(\.self)
        // That is read back by announcing.
        case .postpone, .ofShown, .ofNamed: return []
        case .move(let number, let occasion, let old):
            let time = list.first == "to" ? Array(list.dropFirst()) : list
            guard WhenReader.length(time[...], today: reader.today) == time.count else { return [] }
            // An hour alone leaves the day as it was read back.
            let isHour = WhenReader.lengthOfHours(time[...]) == time.count
            let day = isHour ? Array(old.prefix(WhenReader.lengthOfDays(old[...]) ?? 0)) : []
            return [.move(number, occasion, to: day + time)]
        }
    }

    /// The rule with another end, another day, or another rule with the same end.
    private static func rules(_ words: [String], correcting rule: [String]) -> [[String]] {
        let end = rule.firstIndex(where: ending.contains) ?? rule.endIndex
        let (regular, tail) = (Array(rule[..<end]), Array(rule[end...]))
        guard !words.contains(where: ending.contains) else {
            return [words] + (ending.contains(words[0]) ? [regular + words] : [])
        }
        guard let on = regular.firstIndex(of: "on") else { return [words + tail] }
        let day = words.first == "on" ? words : ["on"] + words
        return [words + tail, Array(regular[..<on]) + day + tail]
    }
}

extension RecurrenceProblem {
    /// Whether the words were read as a rule, which does not fit the event.
    var isOfRule: Bool {
        switch self {
        case .endDate, .notInEveryPeriod, .endsBeforeStart, .onlyOnce, .startNotOnRule: true
        default: false
        }
    }
}
