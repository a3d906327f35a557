/// The words that something is searched by: runs of letters and figures, at most ten of them.
///
/// They are taken apart scalar by scalar: a quotation mark that is one character with what stands before it would else
/// pass for a letter, and end a string in the language of FTS5.
package struct SearchWords: Equatable, Sendable {
    /// How many words are searched by at most.
    package static let most = 10

    /// The words, in order, as they were written.
    package let words: [String]
    /// Whether there were more of them.
    package let isCut: Bool

    /// Takes the words out of `texts`.
    package init(_ texts: [String]) {
        var words: [String] = []
        var isCut = false
        texts: for text in texts {
            for run in text.unicodeScalars.split(whereSeparator: { !$0.isPartOfWord })
            where run.contains(where: { !$0.isCombining }) {
                if words.count == Self.most {
                    isCut = true
                    break texts
                }
                words.append(String(run))
            }
        }
        (self.words, self.isCut) = (words, isCut)
    }

    /// The words in the language of FTS5 (SQLite, FTS5, section 3), each a string of its own; nil if there are none.
    ///
    /// A word of four letters or more may go on: `"hous" *`. A plural also finds one of them, and a short word several:
    /// "reps" finds "rep", and "dog" finds "dogs".
    package var match: String? { match(joinedBy: "AND") }

    /// The same for any of the words.
    package var matchOfAny: String? { match(joinedBy: "OR") }

    private func match(joinedBy joiner: String) -> String? {
        let terms = words.map { "(\(Self.forms(of: $0).joined(separator: " OR ")))" }
        return terms.isEmpty ? nil : terms.joined(separator: " \(joiner) ")
    }

    private static func forms(of word: String) -> [String] {
        let plain = word.lowercased()
        // What is too short to be a beginning still has a plural.
        var forms = word.count < 4 ? [term(word), term(word + "s")] : [term(word)]
        if plain.count > 4, plain.hasSuffix("ies") { forms.append(term(String(word.dropLast(3)) + "y")) }
        if plain.count > 4, ["ses", "xes", "zes", "ches", "shes"].contains(where: plain.hasSuffix) {
            forms.append(term(String(word.dropLast(2))))
        }
        if plain.count > 3, plain.hasSuffix("s"), !plain.hasSuffix("ss") { forms.append(term(String(word.dropLast()))) }
        return forms
    }

    private static func term(_ word: String) -> String { "\"\(word)\"" + (word.count < 4 ? "" : " *") }
}

extension Unicode.Scalar {
    fileprivate var isPartOfWord: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            true
        default: isCombining
        }
    }

    fileprivate var isCombining: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }
}
