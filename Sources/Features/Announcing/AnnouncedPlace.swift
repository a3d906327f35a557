import Events
import Foundation
import Organising
import StewardCore

/// Where something is, as written after its time, and what is written after that.
struct AnnouncedPlace {
    let site: EventSite
    /// More about the event, on one line; empty where nothing is.
    let rest: String

    /// The place is looked for in this many lines or sentences.
    private static let furthest = 3

    /// Reads "Example Park, Liverpool. Bring a blanket.", or nothing where no place is known in it.
    ///
    /// The place goes as far as the first line or sentence in which a town, an area or "online" stands by itself; where
    /// none does, the first that begins or ends with one.
    init?(reading text: String, _ gazetteer: Gazetteer, networkArea: Area.ID?, isOnline: Bool) {
        let sentences = Self.sentences(text)
        for read in [PlaceFinder.byItself, PlaceFinder.within] {
            for count in 1...Self.furthest where count <= sentences.count {
                guard let found = read(PlaceFinder(gazetteer))(Self.parts(sentences[..<count])) else { continue }
                site = EventSite(
                    venue: found.venue, spot: found.spot, in: networkArea, isOnline: found.isOnline || isOnline)
                rest = sentences[count...].joined(separator: " ")
                return
            }
        }
        guard isOnline else { return nil }
        site = EventSite(spot: nil, in: networkArea, isOnline: true)
        rest = sentences.joined(separator: " ")
    }

    /// What is written where a place should be: the first line or sentence; nothing where nothing is.
    static func written(_ text: String) -> String? { sentences(text).first.map { trimmed($0) } }

    private static func parts(_ sentences: ArraySlice<String>) -> [Words] {
        sentences.flatMap { sentence in
            sentence.replacingOccurrences(of: " - ", with: ",").split { ",;".contains($0) }.map { Words(trimmed($0)) }
        }.filter { !$0.isEmpty }
    }

    /// Words whose full stop ends no sentence.
    private static let abbreviations: Set<String> = ["st", "rd", "mt", "no", "dr"]

    /// The lines, and in them the sentences.
    private static func sentences(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).flatMap { line in
            var sentences = [[Substring]()]
            for word in line.split(separator: " ") {
                sentences[sentences.count - 1].append(word)
                let isEnd = word.last.map { ".!?".contains($0) } ?? false
                if isEnd, !abbreviations.contains(word.dropLast().lowercased()) { sentences.append([]) }
            }
            return sentences.map { $0.joined(separator: " ") }
        }.filter { !Words($0).isEmpty }
    }

    /// The text without the marks and spaces around it.
    static func trimmed(_ text: some StringProtocol) -> String {
        text.trimmingCharacters(in: .whitespacesAndNewlines.union(CharacterSet(charactersIn: ",;:.!?-")))
    }
}
