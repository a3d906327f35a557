/// Tells a command from talk: a command is a message that begins with `!` and a letter.
package enum CommandReader {
    /// What a message is to us.
    package enum Reading: Equatable, Sendable {
        /// Words after the `!`; the first is the command's own.
        case command(Words)
        /// Anything else that a person said.
        case talk(Words)
    }

    /// Reads a message's plain text; a quoted reply fallback in front of it is passed over.
    ///
    /// `knows` tells whether a word begins one of our commands: in a direct message the `!` may be left out before one
    /// that does.
    package static func read(_ body: String, isDirect: Bool, knows: (String) -> Bool) -> Reading {
        let words = Words(withoutQuotedReply(body))
        if words.text.first == "!" {
            let rest = Words(String(words.text.dropFirst()))
            if rest.text.first?.isLetter == true { return .command(rest) }
            return .talk(words)
        }
        if isDirect, let first = words.folded.first, knows(first) { return .command(words) }
        return .talk(words)
    }

    /// Clients before 2024 put the message answered to in front, each of its lines after `> `, then an empty line.
    private static func withoutQuotedReply(_ body: String) -> String {
        guard body.hasPrefix("> ") else { return body }
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.drop { $0.hasPrefix("> ") || $0 == ">" }.joined(separator: "\n")
    }
}
