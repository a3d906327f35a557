/// Tells a command from talk: a command is a message that begins with `!` and a letter.
package enum CommandReader {
    /// What a message is to us.
    package enum Reading: Equatable, Sendable {
        /// Words after the `!`; the first is the command's own.
        case command(Words)
        /// Anything else that a person said, as they wrote it.
        case talk(String)
    }

    /// Reads a message's plain text; a quoted reply fallback in front of it is passed over.
    ///
    /// `knows` tells whether a word begins one of our commands: in a direct message the `!` may be left out before one
    /// that does.
    package static func read(_ body: String, isDirect: Bool, knows: (String) -> Bool) -> Reading {
        let said = withoutQuotedReply(body)
        // Most of what is said in a room is talk: it is not worth tidying.
        guard isDirect || beginsWithMark(said) else { return .talk(said) }
        let words = Words(said)
        if words.text.first == "!" {
            let rest = Words(String(words.text.dropFirst()))
            if rest.text.first?.isLetter == true { return .command(rest) }
        } else if let first = words.folded.first, knows(first) {
            return .command(words)
        }
        return .talk(said)
    }

    private static func beginsWithMark(_ said: String) -> Bool {
        let first = said.unicodeScalars.first { !$0.isInvisible && !$0.properties.isWhitespace }
        return first == "!" || first == "\u{FF01}"
    }

    /// Clients before 2024 put the message answered to in front, each of its lines after `> `, then an empty line.
    private static func withoutQuotedReply(_ body: String) -> String {
        guard body.hasPrefix("> ") else { return body }
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.drop { $0.hasPrefix("> ") || $0 == ">" }.joined(separator: "\n")
    }
}
