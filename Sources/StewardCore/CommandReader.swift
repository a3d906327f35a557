/// Tells a command from talk: a command is a message that begins with `!` and a letter.
package enum CommandReader {
    /// What a message is to us.
    package enum Reading: Equatable, Sendable {
        /// Words after the `!`; the first is the command's own.
        case command(Words)
        /// Anything else that a person said.
        case talk(Words)
        /// Said in a room and not for us: it is not read at all.
        case unread
    }

    /// The plain text of a message. No more of it is read than the longest answer may have.
    package struct Said: Equatable, Sendable {
        /// As much of its beginning as is read.
        package let beginning: Substring
        /// How long all of it is, in bytes.
        package let bytes: Int

        /// Takes a message's body; a quoted reply fallback in front of it is passed over.
        package init(_ body: String) {
            let said = CommandReader.withoutQuotedReply(body)
            beginning = said.beginning(bytes: CommandEntry.longestForm)
            bytes = said.utf8.count
        }

        /// Whether its first word may be a name that somebody is called by, as in "Steward, what is on?": it has a sign
        /// or a letter that is not ASCII's, behind which such a sign may be.
        package var firstWordMayCall: Bool {
            var isWord = false
            for byte in beginning.utf8 {
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): isWord = true
                case 0...0x20: if isWord { return false }
                default: return true
                }
            }
            return false
        }

        /// Whether it begins with `name`, in whatever letters.
        package func begins(with name: String) -> Bool {
            guard beginning.first?.lowercased() == name.first?.lowercased() else { return false }
            return beginning.prefix(name.count).lowercased() == name.lowercased()
        }

        /// Whether it begins as a command does.
        var hasMark: Bool {
            let first = beginning.unicodeScalars.first { !$0.isFormatCharacter && !$0.properties.isWhitespace }
            return first == "!" || first == "\u{FF01}"
        }
    }

    /// Reads what was said.
    ///
    /// `knows` tells whether a word begins one of our commands: in a direct message it then needs no `!`. Talk in a
    /// room is read only if `isAwaited` says that it may be an answer to us.
    package static func read(
        _ said: Said, isDirect: Bool, isAwaited: Bool = true, knows: (String) -> Bool
    ) -> Reading {
        guard isDirect || isAwaited || said.hasMark else { return .unread }
        let words = Words(said.beginning)
        if words.text.first == "!" {
            let rest = Words(words.text.dropFirst())
            if rest.text.first?.isLetter == true { return .command(rest) }
        } else if isDirect, let first = words.folded.first, knows(first) {
            return .command(words)
        }
        return .talk(words)
    }

    /// Clients before 2024 quote the message that is replied to: its lines come first, each after `> `, then an empty
    /// line.
    private static func withoutQuotedReply(_ body: String) -> Substring {
        var rest = body[...]
        guard rest.utf8.starts(with: "> ".utf8) else { return rest }
        while rest.utf8.starts(with: "> ".utf8) || rest.utf8.elementsEqual(">".utf8)
            || rest.utf8.starts(with: ">\n".utf8)
        {
            guard let end = rest.utf8.firstIndex(of: UInt8(ascii: "\n")) else { return "" }
            rest = rest[rest.utf8.index(after: end)...]
        }
        return rest
    }
}
