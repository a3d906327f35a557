import Announcing
import FeatureKit
import Foundation
import Organising
import StewardCore

/// A picket line as somebody described it, with place and times read.
package struct PicketDraft: Codable, Equatable, Sendable {
    /// The employer in dispute.
    var employer: String
    /// The union that called it.
    var union: String
    /// What it is about; empty if nobody said.
    var cause: String
    /// Where in the town; empty if only the town is known.
    var meet: String
    /// The town or area.
    var town: String
    /// The smallest area around it.
    var area: Area.ID
    /// Where it is on the map, in degrees; nil if only an area is known.
    var latitude: Float?
    var longitude: Float?
    /// What to bring, and whatever else people should know; empty if nobody said.
    var needs: String
    /// When it stands, by wall clock, in order.
    var times: [EventTime]
    /// What clock changes do to its times, a sentence for each; nil if there is none.
    var clocks: [String]?
}

extension PicketDraft {
    init(
        employer: String, union: String, cause: String = "", meet: String, spot: Spot, needs: String, times: [EventTime]
    ) {
        self.init(
            employer: employer, union: union, cause: cause, meet: meet, town: spot.name, area: spot.areaID,
            latitude: spot.point?.latitude, longitude: spot.point?.longitude, needs: needs, times: times)
    }

    /// The texts that everybody reads, each with what it is.
    fileprivate var texts: [(text: String, kind: PersonalWords.Text)] {
        [(employer, .prose), (union, .prose), (cause, .line), (meet, .prose), (needs, .line)]
    }

    static let example = """
        !picket add Example Buses, Example Transport Union, Leeds bus station, Leeds, Mon-Fri 6am-10am next week. \
        Bring warm clothes
        """
}

extension PersonalWords {
    /// What the texts of a picket line have of it, each once; only those that `former` has not, if there is one.
    static func found(in draft: PicketDraft, since former: PicketDraft? = nil) -> [PersonalWords] {
        let before = Set(former?.texts.map(\.text) ?? [])
        let found = draft.texts.filter { !before.contains($0.text) }.flatMap {
            PersonalWords.found(in: $0.text, as: $0.kind)
        }
        return allCases.filter(found.contains)
    }
}

/// What of a picket line can be changed by itself.
package enum PicketField: String, CaseIterable, Sendable {
    /// The employer; the union; what it is about; where it stands; its days and times; what to bring.
    case employer, union, cause, place, time, needs

    /// The words that people use for it, the usual one first.
    var names: [String] {
        switch self {
        case .employer: ["employer", "company"]
        case .union: ["union"]
        case .cause: ["about", "cause", "dispute"]
        case .place: ["place", "venue", "where", "town", "location"]
        case .time: ["time", "times", "when", "day", "days", "date", "dates", "hours"]
        case .needs: ["bring", "needs", "note"]
        }
    }

    /// A line that changes the days of a picket line.
    static func example(_ number: Int64) -> String { "!picket edit \(number) time Mon-Fri 7am-10am next week" }
}

/// Reads a picket line from one message: employer, union, place and times, separated by commas.
///
/// What comes after the times, a full stop, a comma or a new line is what to bring.
struct PicketDraftReader {
    let gazetteer: Gazetteer
    let timeZone: TimeZone
    let now: Date

    private static let longest = 80
    private static let longestNeeds = 160

    func read(_ words: Words) throws(Refusal) -> PicketDraft {
        let line = words.text.split(whereSeparator: \.isNewline).joined(separator: ", ")
        let parts = line.split(maxSplits: 2, omittingEmptySubsequences: true) { $0 == "," || $0 == ";" }.map(
            Self.trimmed)
        guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty }) else { throw Refusal(Replies.form) }
        let (named, rest) = try unionWithPlace(parts[1], before: parts[2]) ?? (parts[1], parts[2])
        let (written, times, needs) = try split(Words(rest))
        let (employer, union, place) = arranged(parts[0], named, written)
        let spot = try spot(in: place)
        for (name, text, limit) in [
            ("employer", employer, Self.longest), ("union", union, Self.longest), ("place", place, Self.longest),
            ("last part", needs, Self.longestNeeds),
        ] where !text.fits(letters: limit) {
            throw Refusal(Replies.tooLong(name, limit))
        }
        var draft = PicketDraft(
            employer: employer, union: union, meet: spot.meet, spot: spot.spot, needs: needs,
            times: times.map { $0.shown(in: timeZone) })
        let clocks = times.compactMap { $0.clockChange(in: timeZone)?.sentence }
        draft.clocks = clocks.isEmpty ? nil : clocks
        return draft
    }

    /// The draft with one thing as the words say.
    func read(_ words: Words, as field: PicketField, in draft: PicketDraft) throws(Refusal) -> PicketDraft {
        let text = Self.trimmed(words.text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
        let limit = field == .needs || field == .cause ? Self.longestNeeds : Self.longest
        guard field == .time || text.fits(letters: limit) else {
            throw Refusal(Replies.tooLong(field.names[0], limit))
        }
        var draft = draft
        switch field {
        case .employer: draft.employer = text
        case .union: draft.union = text
        case .cause: draft.cause = Self.sentence(text)
        case .needs: draft.needs = Words(text).folded == ["none"] ? "" : Self.sentence(text)
        case .place:
            let found = try spot(in: text)
            let spot = found.spot
            (draft.meet, draft.town, draft.area) = (found.meet, spot.name, spot.areaID)
            (draft.latitude, draft.longitude) = (spot.point?.latitude, spot.point?.longitude)
        case .time:
            let times = try times(words, keeping: draft.times)
            draft.times = times.map { $0.shown(in: timeZone) }
            let clocks = times.compactMap { $0.clockChange(in: timeZone)?.sentence }
            draft.clocks = clocks.isEmpty ? nil : clocks
        }
        return draft
    }

    /// The days and times that the words are, and nothing more; what they leave open stays as it was.
    private func times(_ words: Words, keeping kept: [EventTime]) throws(Refusal) -> [EventTime] {
        var consumed = 0
        do throws(PicketTimesProblem) {
            let times = try PicketTimesReader.read(
                words.folded[...], now: timeZone.local(at: now), keeping: kept, &consumed)
            let rest = words.text(after: consumed)
            guard rest.isEmpty else {
                throw beginsWithHours(rest) ? PicketTimesProblem.otherHours(rest) : .unread(rest)
            }
            return times
        } catch {
            throw Refusal(Replies.noNewTimes(error))
        }
    }

    /// If the times begin right after the second comma, that part has both the union and the place, as in "RMT Leeds", or
    /// one of them is missing: the union, if the part is a town. Nil if they begin later.
    private func unionWithPlace(
        _ second: String, before times: String
    ) throws(Refusal) -> (union: String, rest: String)? {
        let (rest, words) = (Words(times), Words(second))
        var consumed = 0
        do throws(PicketTimesProblem) {
            let sentence = sentenceEnds(rest).first ?? 0
            _ = try PicketTimesReader.read(rest.folded[..<sentence], now: timeZone.local(at: now), &consumed)
            guard startsAnew(rest.text(after: consumed), after: rest, consumed - 1) else { return nil }
        } catch {
            // If the problem is with days and times together, they begin here all the same.
            guard error.isCertain, consumed > 0 else { return nil }
        }
        let length = UnionName.length(words)
        if length > 0, length < words.folded.count, names(words.text(after: length)) {
            return (Self.trimmed(words.text(before: length)), "\(words.text(after: length)), \(times)")
        }
        throw Refusal(isSpot(second) ? Replies.noUnion(second) : Replies.noPlace)
    }

    /// Tells employer, union and place apart, in whatever order they were written: the union by its name, the place by its
    /// town. Where neither tells, the union comes second.
    private func arranged(
        _ first: String, _ second: String, _ place: String
    ) -> (employer: String, union: String, place: String) {
        var parts = [first, second] + place.split(separator: ",").map(Self.trimmed).filter { !$0.isEmpty }
        let isUnion = parts.map { UnionName.isNamed(by: Words($0)) }
        var index = 1
        if !isUnion[1], let named = isUnion.indices.dropFirst(2).first(where: { isUnion[$0] }) {
            index = named
        } else if !isUnion[1], UnionName.length(Words(first)) == Words(first).folded.count {
            index = 0
        } else if !isUnion[1], isSpot(second), !names(place) {
            index = parts.count - 1
        }
        var union = parts.remove(at: index)
        let isLedByTown = parts.count > 1 && isSpot(parts[0]) && !names(parts[1...].joined(separator: ","))
        let employer = parts.remove(at: isLedByTown ? 1 : 0)
        let words = Words(union)
        let length = UnionName.length(words)
        let branch = words.text(after: length)
        if length > 0, !branch.isEmpty, isSpot(branch), !names(parts.joined(separator: ",")) {
            (union, parts) = (Self.trimmed(words.text(before: length)), parts + [branch])
        }
        return (employer, union, parts.joined(separator: ", "))
    }

    /// Whether a part is a town or an area and nothing else.
    private func isSpot(_ part: String) -> Bool {
        let words = Words(part).folded
        return !words.isEmpty && gazetteer.read(words[...])?.consumed == words.count
    }

    /// Whether one of the parts between commas is a town, or begins or ends with one.
    private func names(_ place: String) -> Bool {
        let parts = place.split(separator: ",").map { Words(String($0)) }.filter { !$0.isEmpty }
        return PlaceFinder(gazetteer).place(among: parts) != nil
            || parts.contains { gazetteer.read($0.folded[...]) != nil }
    }

    /// Splits the words at the first from which a day and a time can be read.
    private func split(_ words: Words) throws(Refusal) -> (place: String, times: [EventTime], needs: String) {
        var problem = PicketTimesProblem.nothing
        let ends = sentenceEnds(words)
        let today = timeZone.local(at: now).date
        var start = 1
        while start < min(words.folded.count, 60) {
            var consumed = 0
            do throws(PicketTimesProblem) {
                let times = try PicketTimesReader.read(
                    words.folded[start..<ends[start]], now: timeZone.local(at: now), &consumed)
                let rest = words.text(after: start + consumed)
                guard startsAnew(rest, after: words, start + consumed - 1) else {
                    throw beginsWithHours(rest) ? PicketTimesProblem.otherHours(rest) : .unread(rest)
                }
                if let first = times.first,
                    let piece = WhenReader.isLed(
                        words.folded[start...], by: words.folded[..<start], on: first.start.date, today: today)
                {
                    throw PicketTimesProblem.unreadBefore(piece.joined(separator: " "))
                }
                let place = String(words.text(before: start))
                return (Self.trimmed(place), times, Self.sentence(rest))
            } catch {
                if error.rank > problem.rank { problem = error }
                if error.isCertain { break }
            }
            // Reading from the middle of what was read here would not go better.
            start += max(1, consumed)
        }
        throw Refusal(Replies.noTimes(problem))
    }

    /// For each word, the end of its sentence: after the next word that ends with a full stop.
    private func sentenceEnds(_ words: Words) -> [Int] {
        var ends = [Int](repeating: words.folded.count, count: words.folded.count)
        var end = words.folded.count
        for index in words.folded.indices.reversed() {
            let word = words.written(index)
            if word.hasSuffix("."), !["a.m.", "p.m."].contains(where: { word.lowercased().hasSuffix($0) }) {
                end = index + 1
            }
            ends[index] = end
        }
        return ends
    }

    /// Whether `rest` is a new part, rather than a piece of the times that could not be read.
    private func startsAnew(_ rest: String, after words: Words, _ last: Int) -> Bool {
        guard let first = Words(rest).folded.first else { return true }
        if ["bring", "please", "wear"].contains(first) { return true }
        let goesOn = ["until", "till", "to", "every", "each", "except", "not", "from", "and", "or", "but", "-"]
        return !goesOn.contains(first) && [",", ";", "."].contains { words.written(last).hasSuffix($0) }
    }

    private func beginsWithHours(_ text: String) -> Bool {
        let local = timeZone.local(at: now)
        let hours = try? WhenReader.readHours(
            Words(text).folded[...], on: local.date.advanced(by: 1), now: local, in: .gmt)
        return hours != nil
    }

    /// Finds the town or area in the words of the place, from the last part on: "Leeds bus station, Leeds".
    private func spot(in place: String) throws(Refusal) -> (spot: Spot, meet: String) {
        let parts = place.split(separator: ",").map { Words(String($0)) }.filter { !$0.isEmpty }
        if let found = PlaceFinder(gazetteer).place(among: parts) { return found }
        for part in parts.reversed() {
            for start in part.folded.indices {
                if let (reading, _) = gazetteer.read(part.folded[start...]) { return (reading.spot, place) }
            }
        }
        let ends = parts.last.map { part in part.folded.indices.suffix(4).reversed().map { part.folded[$0...] } } ?? []
        let slip = ends.lazy.compactMap { end in
            gazetteer.suggestions(for: end).first.map { Refusal.Slip(end.joined(separator: " "), for: $0) }
        }.first
        throw Refusal(Replies.unknownTown(place, suggestion: slip?.meant), slip: slip)
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        text.trimming(",;")
    }

    private static func sentence(_ text: String) -> String {
        let text = trimmed(text)
        return text.prefix(1).uppercased() + text.dropFirst()
    }
}
