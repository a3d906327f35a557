import Events

/// Something about an event that people tag it with.
enum TaggedFact: CaseIterable {
    case free, stepFree, signLanguage, captions, quiet, childcare, alcoholFree

    /// Reads the longest name of a fact that the folded words begin with, and how many words it took; hyphens and
    /// spaces are the same.
    static func read(_ words: ArraySlice<String>) -> (fact: TaggedFact, consumed: Int)? {
        for count in stride(from: min(4, words.count), to: 0, by: -1) {
            let phrase = words.prefix(count).joined(separator: " ").map { "-_".contains($0) ? " " : $0 }
            if let fact = allCases.first(where: { $0.names.contains(String(phrase)) }) { return (fact, count) }
        }
        return nil
    }

    /// The names, the tag's own first.
    var names: [String] {
        switch self {
        case .free: ["free", "free entry", "free of charge"]
        case .stepFree: ["step free", "stepfree", "step free access", "level access", "wheelchair accessible"]
        case .signLanguage: ["bsl", "british sign language", "sign language", "bsl interpreter"]
        case .captions: ["captions", "captioned", "live captions", "subtitles"]
        case .quiet: ["quiet", "quiet space", "quiet room", "quiet area"]
        case .childcare: ["childcare", "creche", "crèche", "child care"]
        case .alcoholFree: ["alcohol free", "alcoholfree", "no alcohol", "dry"]
        }
    }

    /// The tag, "#step-free".
    var tag: String { "#" + (names.first ?? "").replacing(" ", with: "-") }

    /// Where the fact stands among those about access; nothing for what is about money.
    var accessFact: WritableKeyPath<AccessFacts, Bool?>? {
        switch self {
        case .free: nil
        case .stepFree: \.isStepFree
        case .signLanguage: \.hasSignLanguage
        case .captions: \.hasCaptions
        case .quiet: \.hasQuietSpace
        case .childcare: \.hasChildcare
        case .alcoholFree: \.isAlcoholFree
        }
    }
}

extension AnnouncementDraft {
    /// Takes in that a fact holds, or does not.
    mutating func set(_ fact: TaggedFact, to value: Bool) {
        if let path = fact.accessFact {
            access[keyPath: path] = value
        } else {
            cost = value ? "free" : nil
        }
    }
}
