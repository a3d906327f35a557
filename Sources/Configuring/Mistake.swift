import PlainYAML
import StewardCore
import Yams

/// Something wrong in the configuration, in one sentence.
package struct Mistake: Error, Equatable, Sendable, CustomStringConvertible {
    /// Where the mistake stands.
    package enum Place: Hashable, Comparable, Sendable, CustomStringConvertible {
        /// A line of the file, counted from 1.
        case line(Int)
        /// A variable of the environment.
        case variable(String)
        /// Nowhere, since something is missing.
        case nowhere

        /// The place in words; empty for `nowhere`.
        package var description: String {
            switch self {
            case .line(let line): "line \(line)"
            case .variable(let name): name
            case .nowhere: ""
            }
        }
    }

    /// Where the mistake stands.
    package let place: Place
    /// The key that it is about, if it is about one.
    package let key: String?
    /// What was read, what is wrong with it and what to write instead.
    package let sentence: String

    /// The whole sentence with its place, such as `line 3: limits.drain-seconds: “soon” is not a whole number; …`.
    package var description: String {
        [place.description, key ?? "", sentence].filter { !$0.isEmpty }.joined(separator: ": ")
    }

    init(_ place: Place, key: String? = nil, _ sentence: String) {
        self.place = place
        self.key = key
        self.sentence = sentence
    }

    init(_ complaint: Complaint, key: String?) {
        let read = complaint.read.map { "“\(Self.shown($0))” " } ?? ""
        let end = complaint.advice.hasSuffix("?") ? "" : "."
        self.init(complaint.place, key: key, "\(read)\(complaint.wrong); \(complaint.advice)\(end)")
    }

    /// A text that was read, as a message quotes it: shortened, without line breaks and control characters.
    static func shown(_ text: String) -> String {
        let plain = String(text.map { $0.unicodeScalars.allSatisfy(\.isShown) ? $0 : "�" })
        return plain.count <= 60 ? plain : plain.prefix(59) + "…"
    }
}

extension Unicode.Scalar {
    fileprivate var isShown: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: false
        default: true
        }
    }
}

/// Everything that is wrong with a configuration, in the order of the file; never empty.
package struct Mistakes: Error, Equatable, Sendable, CustomStringConvertible {
    /// The mistakes, at least one.
    package let all: [Mistake]

    /// One line for each mistake.
    package var description: String { all.map(\.description).joined(separator: "\n") }
}

extension SettingKey {
    /// The names that `section` may have; `section` is empty or ends with a full stop.
    static func names(under section: String) -> [String] {
        var names: [String] = []
        for key in all where key.name.hasPrefix(section) {
            let name = String(key.name.dropFirst(section.count).prefix { $0 != "." })
            if names.last != name { names.append(name) }
        }
        return names
    }

    /// The key that somebody most likely meant by `word` in `section`, in that section or another; nil if none is near.
    static func meant(by word: String, under section: String) -> String? {
        if let sibling = Suggestion.nearest(to: word, in: names(under: section)) { return sibling }
        let wholeNames = all.map(\.name)
        return wholeNames.first { $0.hasSuffix("." + word) } ?? Suggestion.nearest(to: section + word, in: wholeNames)
    }
}

extension Mistake {
    /// A key that Steward does not know.
    init(unknown word: String, under section: String, at place: Place) {
        let known = "“\(Mistake.shown(section + word))” is not a key that Steward knows"
        if let meant = SettingKey.meant(by: word, under: section) {
            self.init(place, "\(known); did you mean “\(meant)”?")
        } else {
            let keys = SettingKey.names(under: section).map { "“\($0)”" }.joined(separator: ", ")
            self.init(place, "\(known); here it knows \(keys).")
        }
    }

    /// A file that is not YAML; only its first fault is told, since nothing after it can be read with certainty.
    init(unreadable error: any Error, yaml: String) {
        switch error {
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            self.init(.line(mark.line), Mistake.advice(for: problem, line: yaml.line(mark.line)))
        case YamlError.duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { "“\(Mistake.shown($0))”" }.joined(separator: ", ")
            self.init(.line(context.mark.line), "\(names) stands here more than once; keep one and remove the others.")
        case let alias as PlainYAML.Alias:
            self.init(
                .line(alias.line),
                "“\(Mistake.shown(alias.word))” stands for what was written elsewhere; write that out here.")
        case YamlError.reader:
            self.init(.nowhere, "the file holds characters that are not text; save it as plain text in UTF-8.")
        default:
            self.init(.nowhere, "the file cannot be read as YAML; start from the steward.yaml that came with Steward.")
        }
    }

    /// Says that a Matrix id has to be in quotes, since its first character has a meaning in YAML.
    static func needsQuotes(_ word: String) -> String {
        "what starts with \(word.prefix(1)) needs quotes; write \"\(shown(word))\"."
    }

    private static func advice(for problem: String, line: String) -> String {
        let indentation = line.prefix(while: \.isWhitespace)
        if indentation.contains("\t") { return "the line starts with a tab; indent it with spaces instead." }
        let words = line.split { " \t,[]{}".contains($0) }
        if let word = words.first(where: { $0.hasPrefix("@") || $0.hasPrefix("!") }) {
            return needsQuotes(String(word))
        }
        return "the file cannot be read from here on (\(problem)); look at indentation, quotes and colons in this line "
            + "and the one before."
    }
}

extension String {
    /// The text of line `number`, counted from 1.
    fileprivate func line(_ number: Int) -> String {
        let lines = split(separator: "\n", omittingEmptySubsequences: false)
        return lines.indices.contains(number - 1) ? String(lines[number - 1]) : ""
    }
}
