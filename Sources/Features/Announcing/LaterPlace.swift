import Events
import Organising
import StewardCore

/// A venue in a sentence that goes on: "Example Square" in "It starts on Example Square and there'll be banners".
private struct SaidVenue {
    let name: String
    /// The town with it; nil if none is said there.
    let town: String?
    /// What the sentence says besides; empty if nothing.
    let rest: String
}

extension AnnouncementReader {
    /// Words that lead to a venue.
    private static let leadingToVenue: Set<String> = [
        "at", "in", "outside", "on", "near", "by", "from", "to", "inside",
    ]
    private static let insideNames: Set<String> = ["of", "and", "&", "the", "for"]
    /// The most words of an announcement among which its town is looked for.
    private static let furthestTown = 80

    /// Adds the venue that a later sentence names, with the town that is named there or elsewhere, if no venue is known.
    ///
    /// - Parameters:
    ///   - phrase: What takes place, if a sentence told it.
    ///   - rest: The text after the time.
    ///   - whole: The whole announcement.
    func takingLaterPlace(
        _ found: TitleAndPlace, _ phrase: EventPhrase?, _ rest: String, _ whole: Words, isOnline: Bool
    ) -> TitleAndPlace {
        guard !isOnline, found.place.map({ $0.site.venue.isEmpty && !$0.site.isOnline }) ?? true else { return found }
        if let place = found.place, phrase == nil {
            return takingMeetingPoint(found, place)
        }
        var found = found
        var sentences = found.about
        if let phrase, found.place != nil, found.title.hasPrefix(phrase.name),
            let said = saidVenue(in: Words(found.title.dropFirst(phrase.name.count)))
        {
            found.place?.add(venue: said.name)
            found.title = phrase.name
            return found
        }
        if found.place == nil {
            let later = rest.lines().flatMap { AnnouncedPlace.sentences(of: $0) }
            sentences = [phrase?.place ?? ""].filter { !$0.isEmpty } + later
        }
        for (index, sentence) in sentences.enumerated() {
            guard let said = saidVenue(in: Words(sentence)) else { continue }
            let town = said.town ?? (found.place == nil ? onlyTown(of: whole) : nil)
            let known = town.flatMap {
                AnnouncedPlace(
                    reading: $0, gazetteer, networkArea: networkArea, isOnline: false, [.byItself], orOnline: false)
            }
            guard var place = found.place ?? known else { continue }
            place.add(venue: said.name)
            var later = found
            later.place = place
            later.unknown = nil
            later.title = found.place == nil ? phrase?.name ?? found.title : found.title
            sentences[index] = said.rest
            later.about = sentences.filter { !$0.isEmpty }
            return later
        }
        return found
    }

    private static let meeting = Phrases([
        "meet", "meeting", "we meet", "we'll meet", "we're meeting", "assemble", "gather", "we start", "starts",
        "start",
        "we leave", "leaving", "it's", "it is",
    ])
    /// The most words of the place where people meet.
    private static let longestPoint = 6

    /// Adds the place where people meet, "Meet at Example Square", if no venue is known.
    private func takingMeetingPoint(_ found: TitleAndPlace, _ place: AnnouncedPlace) -> TitleAndPlace {
        var found = found
        var place = place
        for (index, sentence) in found.about.enumerated() {
            let words = Words(sentence)
            let lead = Self.meeting.length(words.folded[...])
            guard lead > 0, lead + 1 < words.folded.count,
                Self.leadingToVenue.contains(words.folded[lead]) || words.folded[lead] == "outside"
            else { continue }
            let name = words.dropFirst(lead + (words.folded[lead] == "outside" ? 0 : 1))
            let end = name.folded.indices.first { MomentWords.isPartEnd(name, $0) } ?? name.folded.count - 1
            let point = AnnouncedPlace.trimmed(name.text(before: end + 1))
            guard end < Self.longestPoint, hasVenueWord(point) else { continue }
            place.add(venue: point)
            found.place = place
            found.about[index] = AnnouncedPlace.trimmed(name.text(after: end + 1))
            found.about.removeAll(where: \.isEmpty)
            return found
        }
        return found
    }

    private func saidVenue(in words: Words) -> SaidVenue? {
        let folded = words.folded
        let isCapital = { (index: Int) in words.written(index).first?.isUppercase == true }
        for index in folded.indices.dropLast() where Self.leadingToVenue.contains(folded[index]) {
            let start = folded[index + 1] == "the" && index + 2 < folded.count ? index + 2 : index + 1
            guard isCapital(start), WhenReader.weekday(folded[start]) == nil else { continue }
            var end = start
            while end < folded.count, end == start || !MomentWords.isPartEnd(words, end - 1) {
                let joins =
                    Self.insideNames.contains(folded[end]) && end + 1 < folded.count && isCapital(end + 1)
                    || hasVenueWord("The \(folded[end])") && end > start
                if !isCapital(end), !joins { break }
                end += 1
            }
            let name = AnnouncedPlace.trimmed(words.dropFirst(start).text(before: end - start))
            guard hasVenueWord(name) else { continue }
            let behind = end + (end < folded.count && ["in", "near"].contains(folded[end]) ? 1 : 0)
            let town = behind < folded.count && isCapital(behind) ? gazetteer.read(folded[behind...])?.consumed : nil
            let within = (start..<end).lazy.compactMap { at in
                self.gazetteer.read(folded[at..<end]).flatMap { reading, count in
                    reading.isAlsoWord ? nil : folded[at..<(at + count)].joined(separator: " ")
                }
            }.first
            let last = behind + (town ?? 0)
            let before = words.text(before: index)
            let after = words.text(after: town == nil ? end : last)
            let rest = [before, after].filter(EventPhrase.says).map { Self.withoutJoint($0) }
            return SaidVenue(
                name: name, town: town.map { folded[behind..<(behind + $0)].joined(separator: " ") } ?? within,
                rest: rest.joined(separator: " "))
        }
        return nil
    }

    /// The text without "and" at its start.
    private static func withoutJoint(_ text: String) -> String {
        let words = Words(text)
        return ["and", "but", "so"].contains(words.folded.first) ? words.text(after: 1) : words.text
    }

    /// The one town that an announcement names; nil if it names none or several.
    func onlyTown(of words: Words) -> String? {
        var towns: Set<String> = []
        for index in words.folded.indices.prefix(Self.furthestTown)
        where words.written(index).first?.isUppercase == true && words.folded[index] != "the" {
            guard let (reading, count) = gazetteer.read(words.folded[index...]), !reading.isAlsoWord else { continue }
            towns.insert(words.folded[index..<(index + count)].joined(separator: " "))
        }
        return towns.count == 1 ? towns.first : nil
    }
}
