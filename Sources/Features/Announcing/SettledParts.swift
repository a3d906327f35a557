import Events
import Foundation
import Organising
import StewardCore

/// What is put right in a title and a place that were read, by how they begin and end, whatever their nouns are.
extension AnnouncementReader {
    /// - Parameters:
    ///   - label: The words for a kind in front, which are no part of the title; empty if there are none.
    ///   - whole: The whole announcement.
    ///   - written: The same with what was taken off it, such as "Aberdeen folks,".
    func settle(
        _ found: inout TitleAndPlace, under label: String, of whole: Words, _ written: String, isOnline: Bool
    ) {
        Notice.take(outOf: &found)
        takeSentence(of: &found)
        found.title = withoutAside(withoutEnd(found.title), isOnline: &found.isOnlineToo)
        let said = Words(found.title)
        if isOnline, said.folded.count > 3, said.folded.last == "online" { found.title = shortened(said, by: 1) }
        if !isOnline, found.place?.site.isOnline != true {
            takeHours(outOf: &found)
            takeQuoted(as: &found, of: whole)
            takeVenue(outOf: &found)
            takeSort(outOfVenueOf: &found)
            takeSort(label, as: &found, of: whole)
            if found.place == nil { takeOnlyTown(for: &found, of: whole) }
            if found.place == nil { takeOnlyTown(for: &found, of: Words(written)) }
        }
        found.place?.tidyVenue()
        found.title = withoutEnd(found.title)
    }

    /// Takes one of several sentences in the title's place, which full stops end: the first that says what takes place, or
    /// else the first.
    private func takeSentence(of found: inout TitleAndPlace) {
        let sentences = AnnouncedPlace.sentences(of: found.title)
        // "In memory. In anger. In hope." is one title.
        if sentences.count > 2, sentences.allSatisfy({ Words($0).folded.count < 4 }) { return }
        guard sentences.count > 1, sentences.dropLast().allSatisfy({ $0.hasSuffix(".") && Words($0).folded.count > 1 }),
            !found.title.contains("\""), !found.title.contains("..")
        else { return }
        // "A talk with slides by the history group" only says what "Sisters in Steel" is.
        let index =
            sentences.firstIndex { sentence in
                let words = Words(sentence)
                return !["a", "an"].contains(words.folded.first) && KindWords.isSaid(beforePlaceOf: words, kinds)
            } ?? 0
        found.title = AnnouncedPlace.trimmed(sentences[index], keeping: "!?")
        found.about = sentences.enumerated().filter { $0.offset != index }.map(\.element) + found.about
    }

    /// Takes a part with an hour out of the venue, "parade 12 noon", which tells of what takes place.
    private func takeHours(outOf found: inout TitleAndPlace) {
        guard let parts = found.place?.site.venue.split(separator: ",").map({ $0.trimming() }), parts.count > 1 else {
            return
        }
        let hours = parts.filter { part in
            let words = Words(part).folded
            return (2...5).contains(words.count)
                && words.indices.dropFirst().contains { index in
                    let isSure = MomentWords.isClock(words[index]) || words[index...].contains("noon")
                    return isSure && WhenReader.lengthOfHours(words[index...]) == words.count - index
                }
        }
        guard !hours.isEmpty, hours.count < parts.count else { return }
        found.place?.replaceVenue(parts.filter { !hours.contains($0) }.joined(separator: ", "))
        found.about += hours.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }
    }

    /// Takes what stands between single quotation marks as the title behind a word that only says what it is: "a talk,
    /// 'Fifty years on', at the Example Institute".
    private func takeQuoted(as found: inout TitleAndPlace, of whole: Words) {
        let title = found.title
        if title.count > 2, title.hasPrefix("'"), title.hasSuffix("'"), title.count(where: { $0 == "'" }) == 2 {
            found.title = String(title.dropFirst().dropLast())
            return
        }
        let kind = Words(found.title).folded.drop { ["a", "an", "the", "our"].contains($0) }
        guard !kind.isEmpty, KindWords.read(kind, kinds)?.consumed == kind.count,
            let start = whole.text.firstRange(of: ", '") ?? whole.text.firstRange(of: ", ‘")
        else { return }
        let behind = whole.text[start.upperBound...]
        guard let end = behind.firstRange(of: "',") ?? behind.firstRange(of: "’,"),
            Words(behind[..<end.lowerBound]).folded.count > 1
        else { return }
        found.title = String(behind[..<end.lowerBound])
        guard let venue = found.place?.site.venue, venue.first.map({ $0.isOne(of: "'‘") }) == true,
            let close = venue.firstRange(of: "',") ?? venue.firstRange(of: "’,")
        else { return }
        found.place?.replaceVenue(venue[close.upperBound...].trimming())
    }

    // MARK: The title's end

    /// Words at the end of a title that only lead to the time or the place behind it.
    private static let ends = [
        "moved to", "has moved to", "is moved to", "has been moved to", "now on", "is now on", "is now", "has now",
        "will be", "will now be", "leaves", "leaves from", "leaving", "leaving from", "departs", "rescheduled to",
        "rescheduled for", "rearranged to", "rearranged for", "postponed to", "changed to", "back by", "still", "from",
        "at", "is", "are", "will gather", "will meet", "will be held", "will take place", "takes place",
        "is taking place",
        "takes place in person", "is held", "gathers", "meets", "scheduled", "scheduled for", "planned", "planned for",
        "is being held", "is called", "is called for", "is upon us", "is moving", "which assembles", "assembles",
        "is happening", "is happening on the night of", "on the night of", "will be repeated", "has been arranged for",
        "is on", "sits down", "please", "pls",
    ].map { $0.split(separator: " ").map(String.init) }.sorted { $0.count > $1.count }

    /// A title without words that lead to what stood behind it: "AGM moved to", "leaflet drop meet".
    private func withoutEnd(_ title: String) -> String {
        let words = Words(title)
        guard !title.hasSuffix("?"), !title.contains("\"") else { return title }
        // "Warm Homes Now" is a name.
        let isSmall =
            words.folded.last.map { _ in words.written(words.folded.count - 1).first?.isLowercase == true } == true
        let end = Self.ends.first {
            isSmall && words.folded.count > $0.count && words.folded.suffix($0.count) == $0[...]
        }
        if let end { return withoutEnd(shortened(words, by: end.count)) }
        // "Bystander training again", but not "We meet again"
        let isAgain = isSmall && words.folded.count > 2 && words.folded.last == "again"
        if isAgain, KindWords.begin(words.folded[(words.folded.count - 2)..<(words.folded.count - 1)], kinds) {
            return shortened(words, by: 1)
        }
        // "Pride planning, now"
        let isNow = isSmall && words.folded.count > 1 && words.folded.last == "now"
        if isNow, words.written(words.folded.count - 2).hasSuffix(",") { return shortened(words, by: 1) }
        // "Swim meet" names what takes place, "leaflet drop meet" leads to where.
        let isMeeting =
            words.folded.last == "meet" && words.folded.count > 2
            && KindWords.read(words.folded.dropLast().suffix(2), kinds)?.consumed == 2
        return isMeeting ? shortened(words, by: 1) : title
    }

    /// Words of a part that only says how often it takes place: "1st & 3rd Sat", "alternate".
    private static let ofSeries: Set<String> = [
        "alternate", "every", "each", "other", "fortnightly", "weekly", "monthly", "first", "second", "third", "fourth",
        "last", "1st", "2nd", "3rd", "4th", "and", "&", "of", "the", "month", "months", "mornings", "evenings",
        "afternoons", "nights", "week", "weeks", "on", "in",
    ]

    /// A title without a last part that says how often it is or that it is online too, without a bracket that is not
    /// closed, and without "Re:" in front.
    private func withoutAside(_ written: String, isOnline: inout Bool) -> String {
        var title = written
        if let bracket = title.lastIndex(of: "("), !title[bracket...].contains(")"), bracket > title.startIndex {
            let before = AnnouncedPlace.trimmed(title[..<bracket], keeping: "!?")
            if before.contains(where: \.isLetter) { title = before }
        }
        let words = Words(title)
        if words.folded.count > 1, words.written(0).lowercased() == "re:" { title = words.text(after: 1) }
        // "We are going bowling"
        if words.folded.count > 1, words.folded[0] == "going", KindWords.begin(words.folded[1...], kinds) {
            title = words.text(after: 1)
        }
        guard let comma = title.lastIndex(of: ",") else { return withoutSeries(title) }
        let last = Words(title[title.index(after: comma)...])
        let before = AnnouncedPlace.trimmed(title[..<comma], keeping: "!?")
        if last.folded == ["hybrid"] {
            isOnline = true
            return before
        }
        let isOfSeries =
            !last.isEmpty
            && last.folded.allSatisfy { Self.ofSeries.contains($0) || WhenReader.weekday($0) != nil }
        return isOfSeries ? before : title
    }

    /// A title without the days of a series at its end, which stand without a mark: "yoga for pickets sunday mornings".
    private func withoutSeries(_ title: String) -> String {
        let words = Words(title)
        let count = words.folded.reversed().prefix {
            Self.ofSeries.contains($0) || WhenReader.weekday($0) != nil
        }.count
        let tail = words.folded.suffix(count)
        guard count > 1, count < words.folded.count, tail.contains(where: { WhenReader.weekday($0) != nil }),
            WhenReader.weekday(tail[tail.startIndex]) == nil || tail.last?.hasSuffix("s") == true,
            words.written(words.folded.count - count).first?.isUppercase != true
        else { return title }
        return shortened(words, by: count)
    }

    private func shortened(_ words: Words, by count: Int) -> String {
        AnnouncedPlace.trimmed(words.text(before: words.folded.count - count), keeping: "!?")
    }

    // MARK: The venue

    /// Words behind which a name with a capital is where it takes place, whatever it is called.
    private static let leadingToNames: Set<String> = [
        "at", "@", "outside", "inside", "leaves", "leaving", "departs", "assembles", "gathers",
    ]
    /// Words with which "to" leads to one too: "pop to Wool & Wonder".
    private static let going: Set<String> = ["pop", "come", "head", "get", "down", "over", "along", "going"]
    private static let besides: Set<String> = ["by", "at", "near", "outside", "in", "behind", "opposite", "beside"]
    private static let small: Set<String> = ["the", "of", "and", "&", "at", "in", "on", "for", "a"]

    /// Takes the venue from the end of the title if none is known: "games night at the Example Jute Works".
    private func takeVenue(outOf found: inout TitleAndPlace) {
        guard found.place.map({ $0.site.venue.isEmpty }) ?? true, found.title.contains(where: \.isLowercase) else {
            return
        }
        let words = Words(found.title)
        // "Film night (subtitled) Example Picturehouse"
        let bracket = words.folded.indices.dropLast().last { words.written($0).hasSuffix(")") }
        if let bracket, found.place != nil {
            let rest = words.dropFirst(bracket + 1)
            if isName(rest, least: 2), hasVenueWord(rest.text) {
                found.place?.add(venue: rest.text)
                found.title = words.text(before: bracket + 1)
                return
            }
        }
        let leads = words.folded.indices.dropFirst().last { index in
            guard index + 1 < words.folded.count else { return false }
            let isPopping = words.folded[index] == "to" && Self.going.contains(words.folded[index - 1])
            if isPopping || Self.leadingToNames.contains(words.folded[index]) {
                // Who writes no capitals writes none in names: "open mic at the example attic".
                let isPlain = ["at", "@"].contains(words.folded[index]) && !words.text.contains(where: \.isUppercase)
                return isName(words.dropFirst(index + 1))
                    || isPlain && KindWords.isSaid(beforePlaceOf: Words(words.text(before: index)), kinds)
            }
            // "In" leads to much else: "justice in the Welfare State".
            return words.folded[index] == "in" && isName(words.dropFirst(index + 1), least: 2)
                && (hasVenueWord(words.text(after: index + 1)) || words.folded[index + 1] == "the")
        }
        guard let leads = leads ?? leadToSpot(in: words) else { return }
        let first = words.folded[leads + 1] == "from" ? leads + 2 : leads + 1
        let venue = AnnouncedPlace.trimmed(words.text(after: first))
        let isPopping = words.folded[leads] == "to"
        let title = AnnouncedPlace.trimmed(words.text(before: isPopping ? leads - 1 : leads), keeping: "!?")
        guard !venue.isEmpty, title.contains(where: \.isLetter) else { return }
        if found.place == nil {
            // "By the boathouse" tells more of it.
            let more = found.unknown.flatMap { unknown in
                let first = Words(unknown).folded.first ?? ""
                return Self.besides.contains(first) || isVenue(unknown) ? unknown : nil
            }
            if more == nil, let unknown = found.unknown, !found.about.contains(where: { $0.hasPrefix(unknown) }) {
                found.about.append(unknown)
            }
            found.unknown = [venue, more].compactMap(\.self).joined(separator: ", ")
        } else {
            found.place?.add(venue: venue)
        }
        found.title = title
    }

    /// Where "outside the station" or the like begins at the end of a title, if no venue has a name.
    private func leadToSpot(in words: Words) -> Int? {
        words.folded.indices.dropFirst().last { index in
            let rest = words.dropFirst(index + 1)
            // "Picnic on the Example lawn", but not "talk on the village green"
            if words.folded[index] == "on", rest.folded.count == 3, rest.folded[0] == "the" {
                return rest.folded.last.map(Self.grounds.contains) == true
                    && KindWords.kind(ofTitle: Words(words.text(before: index)), kinds)?.id == "social"
            }
            return index > 1 && ["outside", "at", "by"].contains(words.folded[index])
                && (2...4).contains(rest.folded.count)
                && rest.folded[0] == "the" && rest.folded.last.map(Self.venues.contains) == true
                && !rest.folded.contains { KindWords.begin([$0], kinds) }
        }
    }

    /// Where people gather in the open.
    private static let grounds: Set<String> = [
        "lawn", "green", "common", "beach", "pier", "field", "fields", "terrace", "heath", "quay", "bandstand",
    ]

    /// Whether words are a name with capitals that is no town, no day and no event.
    private func isName(_ words: Words, least: Int = 1) -> Bool {
        let folded = words.folded
        let start = folded.prefix { ["the", "from"].contains($0) }.count
        guard start < folded.count, folded.count <= 8, !KindWords.begin(folded[start...], kinds),
            WhenReader.weekday(folded[start]) == nil, !words.text.contains(where: { "?!".contains($0) }),
            gazetteer.read(folded[start...])?.consumed != folded.count - start
        else { return false }
        let named = folded.indices.dropFirst(start).filter { !Self.small.contains(folded[$0]) }
        return named.count >= least
            && named.allSatisfy { words.written($0).first(where: { $0 != "(" })?.isUppercase == true }
    }

    /// Takes the word for a sort of event in front as the title if what stood in the title's place is a name without one,
    /// and no other venue is known: "book club Example Books Stirling".
    private func takeSort(_ label: String, as found: inout TitleAndPlace, of whole: Words) {
        let name = label.lowercased()
        guard !name.isEmpty, !kinds.all.contains(where: { $0.name == name || $0.plural == name }),
            !LineInParts.isGeneric(Words(label)), let place = found.place, !place.site.town.isEmpty
        else { return }
        let words = Words(found.title)
        let venue = place.site.venue
        guard words.folded.count <= 4, isName(words), KindWords.kind(ofTitle: words, kinds) == nil,
            found.title.contains(where: \.isLowercase),
            venue.isEmpty || whole.text.contains("\(found.title) \(venue)")
        else { return }
        let joint = venue.isEmpty ? "" : " "
        found.place?.replaceVenue("\(found.title)\(joint)\(venue)")
        found.title = label
    }

    /// Takes a part of the venue that only says what takes place as the title if that begins with a small letter and says
    /// nothing of it: "choir night" of "dydd Mercher, 7pm, choir night, Example Hall".
    private func takeSort(outOfVenueOf found: inout TitleAndPlace) {
        guard let venue = found.place?.site.venue, found.title.first?.isLowercase == true,
            KindWords.kind(ofTitle: Words(found.title), kinds) == nil
        else { return }
        let parts = venue.split { ",;".contains($0) }.map { $0.trimming() }
        guard parts.count > 1,
            KindWords.read(Words(parts[0]).folded[...], kinds)?.consumed == Words(parts[0]).folded.count
        else { return }
        found.about.insert(found.title, at: 0)
        found.title = parts[0]
        found.place?.replaceVenue(parts.dropFirst().joined(separator: ", "))
    }

    /// Takes the only town that is named anywhere, if a venue is known beside it: "the Dundee crowd are having a games night
    /// at the Example Jute Works".
    private func takeOnlyTown(for found: inout TitleAndPlace, of whole: Words) {
        let said = found.unknown.flatMap { isVenue($0) || isName(Words($0)) || $0.contains(",") ? $0 : nil }
        let sentence = found.about.lazy.map { AnnouncedPlace.trimmed($0) }.first(where: hasVenueWord)
        guard let venue = said ?? nameBehindLead(in: whole) ?? sentence, let town = onlyTown(of: whole),
            // "12 Wigan Lane" names a street.
            !venue.lowercased().contains(town),
            found.unknown.map({ unknown in
                guard unknown.contains(",") else { return true }
                let last = Words(String(unknown.split(separator: ",").last ?? "")).folded
                return !last.indices.contains { gazetteer.suggestions(for: last[$0...]).first != nil }
            }) ?? true,
            var place = AnnouncedPlace(
                reading: town, gazetteer, networkArea: networkArea, isOnline: false, [.byItself], orOnline: false)
        else { return }
        place.add(venue: venue)
        if said == nil, let unknown = found.unknown, !found.about.contains(unknown) { found.about.append(unknown) }
        (found.place, found.unknown) = (place, nil)
        found.about.removeAll { AnnouncedPlace.trimmed($0) == venue }
    }

    /// A name with capitals behind "at" or the like anywhere in an announcement.
    private func nameBehindLead(in whole: Words) -> String? {
        for index in whole.folded.indices.dropLast() where ["at", "outside", "@", "in"].contains(whole.folded[index]) {
            var end = index + 1
            while end < whole.folded.count, end == index + 1 || !MomentWords.isPartEnd(whole, end - 1),
                whole.written(end).first?.isUppercase == true
                    || Self.small.contains(whole.folded[end])
                        && !["at", "in", "on"].contains(whole.folded[end])
            {
                end += 1
            }
            let name = Words(AnnouncedPlace.trimmed(whole.dropFirst(index + 1).text(before: end - index - 1)))
            if !name.isEmpty, isName(name, least: 2) { return name.text }
        }
        return nil
    }
}

extension AnnouncedPlace {
    /// Words in front of a venue that only lead to it, and parts that say nothing.
    private static let (leading, empty): (Set<String>, Set<String>) = (
        [
            "still", "again", "now", "sorry", "meeting", "meet", "held", "and", "it's", "its", "it", "is", "will", "be",
            "take", "takes", "taking", "place", "venue", "we're", "we", "are", "we'll", "this", "happening",
        ],
        ["from", "to", "on", "at", "in", "then", "the", "for", "as", "usual"]
    )

    private static let leaving = Phrases(
        ["coach", "the coach", "bus", "the bus", "minibus", "we", "train"].flatMap { who in
            ["leaves", "leaves from", "leave", "leave from", "departs", "departs from"].map { "\(who) \($0)" }
        })

    /// Takes words out of the venue that only led to it: "still at Example Foundry", "and it's in the beer garden".
    mutating func tidyVenue() {
        guard !site.venue.isEmpty, !site.venue.contains("\"") else { return }
        var parts = site.venue.split(separator: ",").map { $0.trimming() }
        let kept = parts.filter { part in
            !Words(part).folded.allSatisfy { Self.empty.contains($0) || Self.leading.contains($0) }
        }
        if kept.count < parts.count { parts = kept }
        if let first = parts.first.map({ Words($0) }) {
            let lead = first.folded.prefix { Self.leading.contains($0) }.count
            let isLed = lead < first.folded.count && ["at", "@", "in"].contains(first.folded[lead])
            // "Venue is the Lowry Room"
            let isSaid = lead > 1 && first.folded[lead - 1] == "is" || lead > 0 && first.folded[0] == "sorry"
            // "Coach leaves the Trades Club", "We have hired the Priory Centre"
            let told = max(Self.leaving.length(first.folded[...]), BookedPlace.leading.length(first.folded[...]))
            let isAt = lead == 0 && ["at", "@"].contains(first.folded[0])
            let count = told > 0 ? told : isLed && lead > 0 || isAt ? lead + 1 : isSaid ? lead : 0
            if count > 0, count < first.folded.count { parts[0] = first.text(after: count) }
        }
        replaceVenue(parts.joined(separator: ", "))
    }
}

/// A sentence in front of a title that only calls for attention: "NEW DATE!", "Calling all crafters!".
enum Notice {
    /// Words of which one is in every notice, and the others beside them.
    private static let (strong, words): (Set<String>, Set<String>) = (
        [
            "reminder", "fyi", "update", "updated", "attention", "correction", "announcement", "alert", "notice",
            "calling", "new", "heads", "news",
        ],
        [
            "date", "time", "venue", "event", "all", "everyone", "everybody", "folks", "comrades", "please", "note",
            "for", "the", "your", "diary", "diaries", "of", "change", "a", "an", "and", "with", "big", "quick", "just",
            "friendly", "important", "hi", "hello", "hey", "details", "here", "we", "have", "up",
        ]
    )

    static func take(outOf found: inout TitleAndPlace) {
        let sentences = AnnouncedPlace.sentences(of: found.title)
        if sentences.count > 1, isNotice(Words(sentences[0])) {
            found.title = sentences.dropFirst().joined(separator: " ")
            return
        }
        let title = Words(found.title)
        let end = title.folded.indices.prefix(5).first { index in
            title.written(index).last.map { ",:".contains($0) } == true
                || index + 1 < title.folded.count && title.folded[index + 1] == "-"
        }
        guard let end, end + 1 < title.folded.count, isNotice(Words(title.text(before: end + 1))) else { return }
        found.title = title.text(after: title.folded[end + 1] == "-" ? end + 2 : end + 1)
    }

    /// Whether words only call for attention.
    static func isNotice(_ said: Words) -> Bool {
        if said.folded.starts(with: ["calling", "all"]) { return said.text.hasSuffix("!") && said.folded.count < 7 }
        return said.folded.contains(where: strong.contains)
            && said.folded.allSatisfy { strong.contains($0) || words.contains($0) }
            // "New Year" and "News" are no notices.
            && (said.folded.count > 1 || said.folded[0] != "new")
    }
}
