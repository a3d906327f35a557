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

    /// The words in the language of FTS5, each a string of its own with what may follow it: `"hous" *` (SQLite, FTS5,
    /// section 3); nil if there are none.
    package var match: String? {
        words.isEmpty ? nil : words.map { "\"\($0)\" *" }.joined(separator: " ")
    }
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
