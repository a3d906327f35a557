import Foundation
import Organising
import StewardCore

/// Mends what a text was written or sent in before it is read: stamps of a chat, the head of a letter, commas without
/// spaces, full stops for commas, and a place that is put right in passing.
enum LooseText {
    static func mended(_ written: String) -> String {
        var lines = written.lines(keepingEmpty: true).map { withoutStamp(String($0)) }
        takeLetterhead(outOf: &lines)
        let isOneLine = lines.count { !Words.areNone(in: $0) } == 1
        return lines.map { line in
            let spaced = spaced(line).replacing(". Venue is ", with: ". Venue: ")
            return correctingPlace(in: isOneLine ? withCommas(spaced) : spaced)
        }.joined(separator: "\n")
    }

    // MARK: What a text was sent in

    /// A line without "[25/02, 18:02] Socials:" in front.
    private static func withoutStamp(_ line: String) -> String {
        guard line.first == "[", let end = line.firstIndex(of: "]") else { return line }
        let stamp = line[..<end]
        guard stamp.utf8.count < 30, stamp.contains(":"), stamp.contains(where: \.isNumber) else { return line }
        let rest = line[line.index(after: end)...].trimming()
        guard let colon = rest.firstIndex(of: ":"), Words(rest[..<colon]).folded.count < 4 else { return rest }
        return rest[rest.index(after: colon)...].trimming()
    }

    private static let heads = ["to:", "cc:", "bcc:", "sent:", "from:", "date sent:"]

    /// Takes the lines above a letter's subject that say whom it is to and from.
    private static func takeLetterhead(outOf lines: inout [String]) {
        let subject = lines.prefix(8).firstIndex { line in
            let start = line.prefix(9).lowercased()
            return start.hasPrefix("re:") || start.hasPrefix("subject:")
        }
        guard let subject else { return }
        for index in lines[..<subject].indices where heads.contains(where: lines[index].lowercased().hasPrefix) {
            lines[index] = ""
        }
    }

    // MARK: Marks

    private static let mostParts = 40

    /// A line with a space behind each comma between two parts, if it has several without one: "disco,sat 2 may,7pm".
    private static func spaced(_ line: String) -> String {
        guard line.utf8.contains(UInt8(ascii: ",")), !line.contains("://") else { return line }
        let pieces = line.split(separator: ",", omittingEmptySubsequences: false)
        let isTight = pieces.dropFirst().map { $0.first.map { !$0.isWhitespace } ?? false }
        // Nobody's event has so many parts, and to read them takes long.
        guard isTight.count(where: \.self) > 1, pieces.count <= mostParts else { return line }
        var spaced = String(pieces[0])
        for (piece, isTight) in zip(pieces.dropFirst(), isTight) {
            // "1,000" is a number.
            let isNumber = spaced.last?.isNumber == true && piece.prefix(3).count(where: \.isNumber) == 3
            spaced += (isTight && !isNumber ? ", " : ",") + piece
        }
        return spaced
    }

    /// The most words of a part that ends with a full stop in place of a comma.
    private static let longestPart = 6

    /// A line in small letters whose parts end with full stops, with commas there: "bristol. sat 27 june. pride breakfast".
    private static func withCommas(_ line: String) -> String {
        guard !line.contains(where: { $0.isUppercase || $0 == "," || $0 == "\"" }) else { return line }
        let sentences = AnnouncedPlace.sentences(of: line)
        guard sentences.count > 3, sentences.allSatisfy({ Words($0).folded.count <= longestPart }) else { return line }
        return sentences.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }.joined(separator: ", ")
    }

    // MARK: A place put right

    private static let leading: Set<String> = ["in", "at", "the"]

    /// A line without the place where it is not: "held not in Rotherham as advertised but in Sheffield", "now in the Tyne
    /// Suite not the Wear Suite".
    private static func correctingPlace(in line: String) -> String {
        guard line.has(letters: "not ") else { return line }
        let words = Words(line)
        let folded = words.folded
        guard
            let not = folded.indices.first(where: { index in
                folded[index] == "not" && index + 2 < folded.count && leading.contains(folded[index + 1])
            })
        else { return line }
        if folded[not + 1] != "the",
            let but = folded.indices.dropFirst(not + 2).prefix(8).first(where: { folded[$0] == "but" }),
            but + 1 < folded.count, ["in", "at"].contains(folded[but + 1])
        {
            return words.text(before: not) + words.text(after: but + 1)
        }
        // "Now in the Tyne Suite not the Wear Suite" ends there.
        guard let now = folded.indices.prefix(not).last(where: { folded[$0] == "now" }), not - now < 8,
            ["in", "at"].contains(folded[now + 1])
        else { return line }
        let end = folded.indices.dropFirst(not).first { MomentWords.isPartEnd(words, $0) } ?? folded.count - 1
        let rest = words.text(after: end + 1)
        let place = AnnouncedPlace.trimmed(words.text(before: not))
        return rest.isEmpty ? place : "\(place), \(rest)"
    }
}
