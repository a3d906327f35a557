import Foundation
import StewardCore

/// A remark on access that states no fact, since people read it in many ways: "fully accessible".
enum AccessRemark {
    private static let degrees = ["", "fully ", "completely ", "totally ", "entirely ", "100% ", "very ", "all "]
    private static let remarks: Set<String> = {
        let named = ["accessible", "inclusive", "accessible and inclusive", "inclusive and accessible"]
        let things = ["venue", "event", "space", "building", "room", "hall", "site", "location"]
        let plain = degrees.flatMap { degree in named.map { degree + $0 } }
        let whole = named.flatMap { name in
            degrees.flatMap { degree in things.map { "\(degree)\(name) \($0)" } }
        }
        return Set(plain + whole).union([
            "accessible to all", "accessible to everyone", "accessible for all", "accessible for everyone",
            "good access", "great access", "easy access", "full access", "disability friendly", "disabled friendly",
            "access friendly", "all access needs met", "all access needs catered for", "accessibility friendly",
        ])
    }()
    /// Words of a sentence around it: "The venue is fully accessible", "It's all fully accessible, thanks".
    private static let around: Set<String> = [
        "the", "this", "our", "venue", "event", "space", "building", "room", "hall", "site", "location", "place", "is",
        "it", "it's", "its", "are", "we", "we're", "will", "be", "a", "an", "and", "in", "access", "with", "has",
        "yes", "which", "that's",
    ]

    /// Whether the words are such a remark and nothing else.
    static func isAll(_ words: Words) -> Bool {
        let plain = words.folded.map { $0.trimmingPunctuation() }
        var rest = plain[...]
        while !rest.isEmpty {
            if remarks.contains(rest.joined(separator: " ")) { return true }
            guard let first = rest.first, around.contains(first) else { return false }
            rest = rest.dropFirst()
        }
        return false
    }

    /// The first part of a text, between commas and full stops, that is such a remark; nil if none is.
    static func first(in text: String) -> String? {
        text.split(whereSeparator: { $0.isOne(of: ",;.!()\n") }).map { AnnouncedPlace.trimmed($0) }
            .first { isAll(Words($0)) }
    }
}
