import Foundation
import Organising
import StewardCore

/// The branch or group that puts on an event, as people write it.
enum Organiser {
    private static let labels: Set<String> = [
        "organiser", "organisers", "organizer", "organizers", "organised by", "organized by",
    ]
    /// The most words of a name; more words after "organised by" are a sentence, such as "organised by and for those
    /// who …".
    private static let longest = 8

    /// Reads "Organiser: Leeds branch" or "organised by Leeds branch"; nil if more follows.
    static func read(_ text: Substring) -> String? {
        // Every label has these letters, and most lines have not.
        guard text.has(letters: "organi") || text.has(letters: " by "), AnnouncedPlace.sentences(of: text).count == 1
        else { return nil }
        if let colon = text.firstIndex(of: ":") {
            let label = text[..<colon].trimming().lowercased()
            if labels.contains(label) { return named(text[text.index(after: colon)...]) }
        }
        let words = Words(String(text))
        let lead = leading.length(words.folded[...])
        if lead > 0, lead < words.folded.count, words.folded.count <= longest + lead, !text.contains(",") {
            // A person may be a host too, and is never named.
            let name = words.dropFirst(lead)
            return name.folded.contains(where: groups.contains) ? named(name.text[...]) : nil
        }
        guard labels.contains(words.folded.prefix(2).joined(separator: " ")), words.folded.count <= longest + 2,
            !text.contains(",")
        else { return nil }
        return named(words.text(after: 2)[...])
    }

    private static let leading = Phrases([
        "hosted by", "presented by", "brought to you by", "put on by", "run by", "in association with",
    ])
    private static let presenting = Phrases([
        "presents", "present", "proudly presents", "proudly present", "is proud to present", "are proud to present",
        "brings you", "bring you", "hosts",
    ])
    private static let inviting = Phrases([
        "invites you to", "invite you to", "invites you all to", "invite you all to", "invites everyone to",
        "invite everyone to",
    ])
    /// Words that end the name of a group, after which "presents" is no noun.
    static let groups: Set<String> = [
        "council", "branch", "network", "group", "club", "union", "society", "collective", "committee", "choir",
        "forum",
        "workers", "members", "campaign", "alliance", "unison", "unite", "gmb", "usdaw", "tuc", "pcs", "neu", "rmt",
        "aslef", "fbu", "cwu", "association", "federation", "lgbt", "lgbt+", "lgbtq+", "lgbtqia+", "productions",
    ]

    /// Reads "Leeds Trades Council PRESENTS:" or "Leeds branch invites you to" at the start of an announcement, whose
    /// title follows; nil if it does not begin so. "Making Christmas presents" is a title.
    ///
    /// - Parameter kindLength: How many words at the start of the line are a label for the kind, which stays.
    static func presenting(
        _ text: String, after kindLength: (Words) -> Int
    ) -> (name: String, rest: String)? {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).drop { Words.areNone(in: $0) }
        // "Invites you to" may stand on a line of its own.
        if lines.count > 2, let second = lines.dropFirst().first.map({ Words($0) }), second.folded.count < 7,
            max(inviting.length(second.folded[...]), presenting.length(second.folded[...])) == second.folded.count,
            let first = lines.first
        {
            lines = ["\(first) \(second.text)"[...]] + lines.dropFirst(2)
        }
        guard let line = lines.first.map({ Words(String($0)) }) else { return nil }
        let above = kindLength(line)
        // The kind may stand on a line of its own above.
        if above > 0, above == line.folded.count {
            let found = presenting(lines.dropFirst().joined(separator: "\n")) { _ in 0 }
            return found.map { ($0.name, line.text + "\n" + $0.rest) }
        }
        let plain = line.folded.map { $0.trimmingPunctuation() }
        let label = kindLength(line)
        for index in plain.indices.dropFirst(label + 1).prefix(longest) {
            let invited = inviting.length(plain[index...])
            let count = max(presenting.length(plain[index...]), invited)
            guard count > 0 else { continue }
            let isEnd = index + count == plain.count
            let end = line.written(index + count - 1)
            let isMarked = end.last.map { $0.isOne(of: ":….") } == true
            let isShouted = !end.contains(where: \.isLowercase) && line.text.contains(where: \.isLowercase)
            let isAbove = isEnd && (isShouted || groups.contains(plain[index - 1]) || isTitle(lines.dropFirst()))
            // "Hull Trades Council hosts THE RED RIBBON REVUE on Friday"
            let behind = line.dropFirst(index + count)
            let isNamed =
                behind.folded.count > 1
                && (0..<2).allSatisfy {
                    !behind.written($0).contains(where: \.isLowercase) && behind.written($0).count > 1
                }
                && line.text.contains(where: \.isLowercase)
            guard invited > 0 || isMarked || isAbove || isNamed else { return nil }
            let said = line.dropFirst(label)
            let verb = said.folded.indices.prefix(index - label).first { doing.contains(said.folded[$0]) }
            let name = tidied(said.text(before: verb ?? index - label))
            let below = lines.dropFirst().joined(separator: "\n")
            let rest = isEnd ? below : line.text(after: index + count) + "\n" + below
            // "We are pleased to invite you to" names nobody.
            guard !Words(rest).isEmpty, name.contains(where: \.isLetter), !["we", "i", "you"].contains(plain[label])
            else {
                return nil
            }
            let kind = label > 0 ? line.text(before: label) + (isEnd ? "\n" : " ") : ""
            return (name, kind + rest)
        }
        return nil
    }

    /// Words between the name of a group and what it does: "The branch would like to invite you".
    private static let doing: Set<String> = [
        "would", "is", "are", "wants", "want", "will", "has", "have", "cordially", "warmly", "hereby", "wish", "wishes",
    ]

    /// Whether the next line may be a title, which stands below "Hull Workers present": it is no day, hour or label, and
    /// more lines follow.
    private static func isTitle(_ lines: ArraySlice<Substring>) -> Bool {
        let written = lines.filter { !Words.areNone(in: $0) }
        guard written.count > 1, let line = written.first.map({ Words($0) }) else { return false }
        return WhenReader.weekday(line.folded[0]) == nil && PosterLabel.read(written[0]) == nil
            && line.written(0).first?.isNumber != true && WhenReader.lengthOfHours(line.folded[...]) == nil
    }

    /// The name on one line, without the mark that ends its sentence.
    static func tidied(_ text: some StringProtocol) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.trimming(".,;:")
    }

    private static func named(_ text: Substring) -> String? {
        let name = tidied(text)
        return name.isEmpty ? nil : name
    }
}
