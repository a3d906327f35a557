import PlainYAML
import Yams

/// The parsed `steward.yaml`: what was written for each key, and what does not belong there.
///
/// It is read from Yams' nodes, since a decoder could neither tell the line of a mistake nor notice an unknown key.
struct SettingsFile {
    /// What was written, by whole names of keys; keys without a value are not in it.
    private(set) var written: [String: Written] = [:]
    /// What is wrong with the shape of the file.
    private(set) var mistakes: [Mistake] = []
    /// Whether the file is not YAML, so that nothing could be read.
    private(set) var isUnreadable = false

    init(yaml: String) {
        do {
            guard let root = try PlainYAML.compose(yaml), !root.isEmptyValue else { return }
            guard let mapping = root.mapping else {
                let sentence = "the file is not made of keys; start from the steward.yaml that came with Steward."
                mistakes = [Mistake(root.place, sentence)]
                return
            }
            read(mapping, under: "")
        } catch {
            mistakes = [Mistake(unreadable: error, yaml: yaml)]
            isUnreadable = true
        }
    }

    private mutating func read(_ mapping: Node.Mapping, under section: String) {
        for (keyNode, node) in mapping {
            let place = keyNode.place
            guard let word = keyNode.scalar?.string else {
                mistakes.append(Mistake(place, "this is not a key; write a word and a colon."))
                continue
            }
            let name = section + word
            if SettingKey.all.contains(where: { $0.name == name }) {
                take(node, name: name, place: place)
            } else if SettingKey.all.contains(where: { $0.name.hasPrefix(name + ".") }) {
                enter(node, section: name, place: place)
            } else {
                mistakes.append(Mistake(unknown: word, under: section, at: place))
            }
        }
    }

    private mutating func enter(_ node: Node, section: String, place: Mistake.Place) {
        if let mapping = node.mapping {
            read(mapping, under: section + ".")
        } else if !node.isEmptyValue {
            let keys = SettingKey.names(under: section + ".").map { "“\($0)”" }.joined(separator: ", ")
            let sentence = "no value can stand here; write on lines of their own, indented: \(keys)."
            mistakes.append(Mistake(place, key: section, sentence))
        }
    }

    private mutating func take(_ node: Node, name: String, place: Mistake.Place) {
        if let earlier = written[name] {
            let sentence = "this was written before (\(earlier.place)); keep one of the two."
            mistakes.append(Mistake(place, key: name, sentence))
            return
        }
        if let sequence = node.sequence {
            let entries = sequence.compactMap { entry($0, name: name, place: $0.place) }
            written[name] = Written(list: entries, at: place)
        } else if !node.isEmptyValue, let entry = entry(node, name: name, place: place) {
            written[name] = Written(entry.text, at: entry.place)
        }
    }

    private mutating func entry(_ node: Node, name: String, place: Mistake.Place) -> Written.Entry? {
        guard let scalar = node.scalar else {
            let sentence = "each value stands alone here, and more was written below it; write one value on each line."
            mistakes.append(Mistake(place, key: name, sentence))
            return nil
        }
        let tag = scalar.tag.description
        if tag.hasPrefix("!"), tag.count > 1 {
            mistakes.append(Mistake(place, key: name, Mistake.needsQuotes(tag)))
            return nil
        }
        return Written.Entry(text: scalar.string, place: place)
    }
}

extension Node {
    /// True for a key with nothing after its colon.
    fileprivate var isEmptyValue: Bool {
        guard let scalar, scalar.style == .plain, !scalar.tag.description.hasPrefix("!") else { return false }
        return ["", "~", "null"].contains(scalar.string)
    }

    fileprivate var place: Mistake.Place { mark.map { .line($0.line) } ?? .nowhere }
}

/// What somebody wrote for one key, and where.
struct Written: Sendable, Equatable {
    /// Where the key stands.
    var place: Mistake.Place
    /// The one value, or the entries of a list.
    var entries: [Entry]
    /// True if a list was written.
    var isList: Bool

    /// One value as it was written.
    struct Entry: Sendable, Equatable {
        /// The text without its quotes.
        var text: String
        /// Where it stands.
        var place: Mistake.Place
    }

    /// One value that stands at `place`.
    init(_ text: String, at place: Mistake.Place) {
        self.place = place
        entries = [Entry(text: text, place: place)]
        isList = false
    }

    /// A list that starts at `place`.
    init(list entries: [Entry], at place: Mistake.Place) {
        self.place = place
        self.entries = entries
        isList = true
    }
}

/// Why a value cannot be used.
struct Complaint: Equatable, Sendable {
    /// Where it stands.
    var place: Mistake.Place
    /// What was read; nil if repeating it would not help or would tell a secret.
    var read: String?
    /// What is wrong with it, as the end of a sentence that starts with what was read.
    var wrong: String
    /// What to write instead.
    var advice: String

    /// A complaint about `place` that does not quote its text.
    init(_ place: Mistake.Place, _ misfit: Misfit) {
        self.place = place
        wrong = misfit.wrong
        advice = misfit.advice
    }

    /// A complaint about `entry` that quotes its text unless that may be a secret.
    init(_ entry: Written.Entry, _ misfit: Misfit) {
        self.init(entry.place, misfit)
        read = misfit.isSecret ? nil : entry.text
    }
}
