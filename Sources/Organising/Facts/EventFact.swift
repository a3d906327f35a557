/// Something about an event that people need to know before they set out, and that they ask for or tag it with.
package enum EventFact: String, CaseIterable, Codable, Sendable {
    /// It costs nothing.
    case free
    /// You can get in and move about without a step.
    case stepFree = "step-free"
    /// It is interpreted into British Sign Language.
    case signLanguage = "bsl"
    /// There are captions to read along.
    case captions
    /// There is a quiet room or corner.
    case quiet
    /// Children are looked after.
    case childcare
    /// There is no alcohol.
    case alcoholFree = "alcohol-free"

    /// The fact in people's words, as in "what is on: step-free".
    package var name: String {
        switch self {
        case .free: "free"
        case .stepFree: "step-free"
        case .signLanguage: "with British Sign Language"
        case .captions: "with captions"
        case .quiet: "with a quiet space"
        case .childcare: "with childcare"
        case .alcoholFree: "alcohol-free"
        }
    }

    /// The tag for it in an announcement, "#step-free".
    package var tag: String { "#\(rawValue)" }

    /// Reads the longest name of a fact at the start of the folded words; `consumed` is how many words it took, at
    /// least one.
    ///
    /// "#step-free", "step free", "wheelchair access" and "stepfree" all name the same fact. Nil if the words name
    /// none.
    package static func read(_ words: ArraySlice<String>) -> (fact: EventFact, consumed: Int)? {
        guard let first = words.first else { return nil }
        let name = untagged(first)
        let plain = name == first ? words : [name] + words.dropFirst().prefix(names.longestName)
        guard let (meanings, consumed) = names.longest(plain), let fact = meanings.first else { return nil }
        return (fact, consumed)
    }

    /// Whether a folded word may begin the name of a fact.
    package static func mayBegin(with word: String) -> Bool {
        word.isOfPlainLetters ? beginnings.contains(word) : names.mayBegin(with: untagged(word))
    }

    private static func untagged(_ word: String) -> String {
        let isPlain = !word.utf8.contains { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "_") }
        return isPlain ? word : String(word.drop { $0 == "#" }).replacing("_", with: "-")
    }

    /// The fact that somebody probably meant when they mistyped it by a letter or two: "childcare" for "childcre".
    package static func suggestion(for words: ArraySlice<String>) -> String? {
        names.nearest(words).first.map(\.meaning.rawValue)
    }

    /// Names may have several words; hyphens and spaces count as the same.
    private static let names = PhraseIndex(
        allCases.flatMap { fact in ([fact.rawValue] + fact.aliases).map { (name: $0, meaning: fact) } })

    /// The first words of the names.
    private static let beginnings = names.firstWords

    private var aliases: [String] {
        switch self {
        case .free:
            [
                "for free", "free entry", "free of charge", "free event", "free events", "no charge", "no cost",
                "costs nothing", "cost nothing", "costs nowt", "free admission", "for nothing", "for nowt",
                "won't cost",
                "wont cost", "doesn't cost", "doesnt cost", "don't cost", "dont cost",
            ]
        case .stepFree:
            [
                "stepfree", "step free access", "no steps", "no stairs", "without steps", "level access", "wheelchair",
                "wheelchairs", "wheelchair access", "wheelchair accessible", "wheelchair friendly", "wheelchair user",
                "wheelchair users", "accessible", "disabled access", "ramp", "lift access",
            ]
        case .signLanguage:
            [
                "sign language", "british sign language", "bsl interpreter", "bsl interpreters", "bsl interpreted",
                "bsl interpretation", "interpreter", "interpreters", "with an interpreter", "sign language interpreter",
                "sign interpreted", "signed", "signing", "signer", "interpreted", "bsl/english",
                "bsl/english interpretation",
                "bsl/english interpreter", "bsl/english interpreters", "english/bsl",
            ]
        case .captions:
            [
                "caption", "captioned", "captioning", "live captions", "live captioning", "closed captions",
                "subtitles", "subtitled", "speech to text",
            ]
        case .quiet:
            [
                "quiet space", "quiet room", "quiet area", "quiet corner", "quiet place", "calm space", "calm room",
                "quiet spaces", "quiet tent", "low sensory", "sensory friendly",
            ]
        case .childcare:
            [
                "child care", "creche", "crèche", "kids", "kid", "children", "child minding", "babysitting",
                "babysitter",
            ]
        case .alcoholFree:
            [
                "alcoholfree", "no alcohol", "without alcohol", "non alcoholic", "nonalcoholic", "dry", "sober",
                "booze free", "no booze", "no drinking", "drink free", "teetotal", "don't drink", "dont drink",
                "can't drink", "cant drink", "doesn't drink", "not drinking", "not around alcohol", "without drinking",
                "without the booze", "non drinkers", "non-drinkers",
            ]
        }
    }
}
