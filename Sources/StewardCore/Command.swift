package import struct Foundation.Date

/// A command as people meet it: its words, what comes after them, what it does, and who may.
///
/// Help, refusals, suggestions and the guide's list are all made from these.
package struct CommandEntry: Equatable, Sendable {
    /// The words that it begins with, such as `picket add`.
    package var words: [String]
    /// Other words for the same, such as `pickets add`.
    package var aliases: [[String]]
    /// What may follow, such as `[kind] [area] [when]`; square brackets mark what may be left out.
    package var arguments: String
    /// What it does, in one short sentence.
    package var summary: String
    /// A whole line that works, such as `!events socials liverpool`.
    package var example: String
    /// Who may use it.
    package var permission: Permission
    /// A whole line that somebody who may not use it can type instead; nil if there is none.
    package var otherwise: String?
    /// True if running it twice changes nothing more than running it once. Only such a command runs again when it is
    /// edited.
    package var isRepeatable: Bool
    /// What the number at the beginning of its arguments counts; nil if there is no number, or if that is never
    /// private.
    package var numbers: Numbered?
    /// The longest message that is read as this command, in bytes. A longer one is refused.
    package var longest: Int
    /// Whether help lists it; what answers a greeting is no command to learn.
    package var isListed: Bool
    /// How the first help tells of it; nil if only the longer help does.
    package var brief: Brief?
    /// What it belongs to in the help for officers, such as `Picket lines`; nil if that does not tell of it.
    package var topic: String?
    /// Why its answers may have more than `Reply.mostLines` or `Reply.mostLetters`, such as `an event is read back
    /// whole`; nil if they may not.
    package var whyLong: String?

    /// Makes an entry; `words` and `aliases` are written as a person types them, without the `!`.
    package init(
        _ words: String, aliases: [String] = [], arguments: String = "", summary: String, example: String,
        permission: Permission = .anyone, otherwise: String? = nil, isRepeatable: Bool = true,
        numbers: Numbered? = nil, longest: Int = CommandEntry.longestQuestion, isListed: Bool = true,
        brief: Brief? = nil, topic: String? = nil, whyLong: String? = nil
    ) {
        self.words = words.split(separator: " ").map(String.init)
        self.aliases = aliases.map { $0.split(separator: " ").map(String.init) }
        self.arguments = arguments
        self.summary = summary
        self.example = example
        self.permission = permission
        self.otherwise = otherwise
        self.isRepeatable = isRepeatable
        self.numbers = numbers
        self.longest = longest
        self.isListed = isListed
        self.brief = brief
        self.topic = topic
        self.whyLong = whyLong
    }

    /// How the first help tells of a command.
    package struct Brief: Equatable, Sendable {
        /// Where a command is of use.
        package enum Place: Sendable { case anywhere, directMessages, rooms }

        /// What it is for, in a few words, such as `what is on`.
        package let use: String
        /// Where it is of use.
        package let place: Place
        /// A sentence that asks for the same in a direct message; nil if none does.
        package let sentence: String?

        /// Tells that a command is for `use`.
        package init(_ use: String, in place: Place = .anywhere, asked sentence: String? = nil) {
            (self.use, self.place, self.sentence) = (use, place, sentence)
        }

        /// Whether the command is of use in a direct message, or in a room.
        package func isOfUse(directly isDirect: Bool) -> Bool {
            place == .anywhere || isDirect == (place == .directMessages)
        }
    }

    /// Things that people name by numbers, and whose places may be private.
    package enum Numbered: Sendable {
        /// An event.
        case event
        /// What a member suggests for an announcement.
        case suggestion
    }

    /// One of these things, by its number.
    package struct Named: Sendable {
        /// What it is.
        package let thing: Numbered
        /// Its number.
        package let number: Int64

        /// Names the one of `thing` that has `number`.
        package init(_ thing: Numbered, _ number: Int64) { (self.thing, self.number) = (thing, number) }
    }

    /// The longest question or plain command, in bytes.
    package static let longestQuestion = 2000
    /// The longest announcement, suggestion or answer to one of our questions, in bytes.
    package static let longestForm = 8000

    /// The whole form, such as `!events [kind] [area] [when]`.
    package var form: String { "!" + (words + (arguments.isEmpty ? [] : [arguments])).joined(separator: " ") }
}

/// How surely a sentence is meant for a command that it does not name.
package enum Sureness: Int, Comparable, Sendable {
    /// It asks for something that the command may give.
    case possible
    /// It has a word that belongs to the command.
    case likely
    /// It can be meant for nothing else.
    case certain

    /// Whether one is less sure.
    package static func < (one: Sureness, other: Sureness) -> Bool { one.rawValue < other.rawValue }
}

/// A feature's commands, each with the reader that turns what follows its words into the feature's own value.
package struct Grammar<Command: Sendable>: Sendable {
    /// One command: how people meet it, and how its arguments are read.
    package struct Rule: Sendable {
        /// How people meet it.
        package let entry: CommandEntry
        /// How surely a sentence without the command's words is meant for it; its arguments are then the whole sentence.
        package let sureness: @Sendable (Words, Date) -> Sureness?
        /// Reads the arguments as meant at an instant; throws a `Refusal` if they cannot be read.
        package let read: @Sendable (Words, Date) throws(Refusal) -> Command

        /// Makes a rule.
        package init(
            _ entry: CommandEntry, meant sureness: @escaping @Sendable (Words, Date) -> Sureness? = { _, _ in nil },
            read: @escaping @Sendable (Words, Date) throws(Refusal) -> Command
        ) {
            self.entry = entry
            self.sureness = sureness
            self.read = read
        }
    }

    /// The rules in the order in which help lists them.
    package let rules: [Rule]

    /// Makes a grammar of `rules`.
    package init(_ rules: [Rule]) { self.rules = rules }

    /// Reads a whole line without its `!`; nil if none of the commands begins so.
    package func read(_ line: String, at now: Date) throws(Refusal) -> Command? {
        let words = Words(line)
        let table = CommandTable(rules.map(\.entry))
        guard let match = table.find(words) else { return nil }
        return try rules[match.index].read(words.dropFirst(match.length), now)
    }
}

/// Finds the command that a line begins with; the longest words win.
package struct CommandTable: Sendable {
    /// The commands, in the order given.
    package let entries: [CommandEntry]
    private let byFirstWord: [String: [(words: [String], index: Int)]]

    /// Makes a table of `entries`.
    package init(_ entries: [CommandEntry]) {
        self.entries = entries
        var byFirstWord: [String: [(words: [String], index: Int)]] = [:]
        for (index, entry) in entries.enumerated() {
            for words in [entry.words] + entry.aliases {
                byFirstWord[words.first ?? "", default: []].append((words, index))
            }
        }
        self.byFirstWord = byFirstWord.mapValues { $0.sorted { $0.words.count > $1.words.count } }
    }

    /// The command that `words` begin with, and how many words are its own.
    package func find(_ words: Words) -> (index: Int, length: Int)? {
        guard let first = words.folded.first, let candidates = byFirstWord[first] else { return nil }
        return candidates.first { words.folded.starts(with: $0.words) }.map { ($0.index, $0.words.count) }
    }

    /// Whether a command begins with `word`.
    package func knows(_ word: String) -> Bool { byFirstWord[word] != nil }

    /// All the words of the first command that begins with `word` and needs more; nil if there is none.
    package func whole(beginningWith word: String) -> String? {
        byFirstWord[word]?.first.map { entries[$0.index].words.joined(separator: " ") }
    }

    /// The command's first word that `words` probably began with.
    package func nearest(to words: Words) -> String? {
        words.folded.first.flatMap { Suggestion.nearest(to: $0, in: byFirstWord.keys.sorted()) }
    }
}
