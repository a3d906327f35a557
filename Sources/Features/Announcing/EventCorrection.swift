import Events
import FeatureKit
import Foundation
import Organising
import StewardCore

/// Reads what somebody says to a read-back in their own words, as the fields of an event and their new values.
struct EventCorrection {
    let draft: AnnouncementDraft
    let reader: AnnouncementReader

    /// The fields that the words change; nil if not all of the words can be read as that.
    func read(_ said: Words, isDirect: Bool) -> [(field: Field, value: Words)]? {
        parts.read(said, isDirect: isDirect)?.map { ($0.part, $0.value) }
    }

    /// The fields of an event that was only shown and that the words change; nil if they may ask for something else.
    func readOfShown(_ said: Words) -> [(field: Field, value: Words)]? {
        if said.folded.first != "called", let title = Self.title(said) { return [(.title, title)] }
        // "It's in Leeds", where it is already, takes no venue away.
        let town = draft.site.map { Words($0.town).folded } ?? []
        return parts.readOfShown(said).flatMap { changes in
            changes.contains { $0.part == .place && $0.value.folded == town }
                ? nil : changes.map { ($0.part, $0.value) }
        }
    }

    private var parts: CorrectionReader<Field> {
        CorrectionReader(
            named: { Field.read($0).map { ($0.field, $0.value) } },
            isLiteral: { [.title, .organiser, .summary].contains($0) },
            isReadable: { isReadable($0, $1) }, only: { only($0) }, areSame: { $0 == $1 })
    }

    private func isReadable(_ field: Field, _ words: Words) -> Bool {
        if field == .place, Self.isNoPlace(words) { return false }
        do throws(Misreading) {
            _ = try field.read(words, draft, reader)
            return true
        } catch {
            if case .unclear = error { return true }
            return false
        }
    }

    /// Whether words only tell how a place lies, or that it is to be as before: "upstairs, so not step-free", "back".
    static func isNoPlace(_ words: Words) -> Bool {
        guard let first = words.folded.first, ["back", "upstairs", "downstairs"].contains(first) else { return false }
        return words.folded.count == 1 || ["so", "again", "sorry"].contains(words.folded[1])
            || words.written(0).last.map { ",;.-".contains($0) } == true
    }

    /// What words without a field's name can only be.
    func only(_ correction: Correction) -> (part: Field, value: Words)? {
        let words = correction.words
        guard let first = words.folded.first else { return nil }
        if let audience = Self.audience(words, isMarked: correction.isMarked) { return (.audience, Words(audience)) }
        if let title = Self.title(words) { return (.title, title) }
        if case let count = Self.puttingOn.length(words.folded[...]), count > 0, count < words.folded.count {
            return (.organiser, words.dropFirst(count))
        }
        if let about = added(words) { return (.summary, about) }
        if let time = end(words) ?? relative(words) ?? lasting(correction) ?? time(correction) { return (.when, time) }
        if let facts = AnnouncementReader.onlyFacts(words), !facts.contains(where: { $0.0 == .free }) {
            return (.access, Words("add \(words.text)"))
        }
        let isTold = correction.isOfThing && ["costs", "cost"].contains(first)
        if !correction.isLed || isTold, let cost = cost(words) { return (.cost, cost) }
        if words.folded.count > 1, words.folded.contains(where: Capacity.nouns.contains),
            Capacity.read(words.folded) != nil
        {
            return (.capacity, words)
        }
        if let kind = kind(words, correction) { return (.kind, kind) }
        // A place is not added: "add it to my calendar".
        let mayBePlace = !correction.isLed && !correction.isAdded && !Self.talk.contains(first)
        return mayBePlace ? place(correction).map { (.place, $0) } : nil
    }

    // MARK: One field

    private static let keptPrivate: Set<String> = [
        "private", "place private", "venue private", "address private", "location private", "it private",
        "private venue", "private place", "place secret", "keep it private", "keep the place private",
        "keep the venue private", "keep the address private", "hide the place", "hide the address", "hide the venue",
        "only those coming", "only for those coming", "place is private", "venue is private", "address is private",
    ]
    private static let shown: Set<String> = [
        "public", "place public", "venue public", "address public", "it public", "for everyone", "for everybody",
    ]

    private static func audience(_ words: Words, isMarked: Bool) -> String? {
        let said = words.folded.joined(separator: " ")
        if keptPrivate.contains(said) || SaidPrivate(words)?.name.isEmpty == true { return "coming" }
        return isMarked && shown.contains(said) ? "everyone" : nil
    }

    private static let calling = Phrases(["call it", "called", "rename it to", "rename it", "rename to"])

    private static func title(_ words: Words) -> Words? {
        let count = calling.length(words.folded[...])
        // "Call it off" names nothing.
        guard count > 0, count < words.folded.count, words.folded[count] != "off" else { return nil }
        return words.dropFirst(count)
    }

    private static let puttingOn = Phrases(
        ["organised", "organized", "put on", "run", "hosted", "held", "presented", "arranged"].flatMap {
            ["\($0) by", "being \($0) by"]
        })
    private static let adding = Phrases(
        [
            "put", "add", "say", "mention", "include", "note", "also say", "also put", "also add", "please say",
            "please add",
        ]
        .map { "\($0) that" })

    /// The text about it with another sentence behind it, "add that dogs are welcome"; nil if something else is meant.
    private func added(_ words: Words) -> Words? {
        let isNegative = Self.isNegative(words)
        let count = isNegative ? 1 : Self.adding.length(words.folded[...])
        let rest = words.dropFirst(count)
        // "Add that it's step-free" is access.
        guard count > 0, isNegative || rest.folded.count > 1,
            Correction.readings(of: rest).allSatisfy({ only($0) == nil })
        else { return nil }
        let sentence = AnnouncedPlace.trimmed(isNegative ? words.text : rest.text, keeping: "!?")
        let ended = sentence.last.map { ".!?".contains($0) } == true ? sentence : sentence + "."
        return Words(
            [draft.summary, ended.prefix(1).uppercased() + ended.dropFirst()].filter { !$0.isEmpty }
                .joined(separator: " "))
    }

    /// Whether words say what there is not, "no dogs", and refuse nothing.
    private static func isNegative(_ words: Words) -> Bool {
        words.folded.first == "no" && (2...longestNegative).contains(words.folded.count)
            && !Correction.beginsWithNo(words) && AnnouncementReader.onlyFacts(words) == nil
            && !words.text.contains(where: \.isNumber) && WhenReader.weekday(words.folded[1]) == nil
            && !["wait", "it", "it's", "its", "the", "that's", "thats", "make", "change", "i", "this"].contains(
                words.folded[1])
    }

    private static let longestNegative = 5

    /// A day or hours that are counted from those that stand: "the saturday after", "the week after", "an hour later".
    private func relative(_ words: Words) -> Words? {
        guard let time = draft.time else { return nil }
        let plain = words.folded.filter { !["the", "on", "at", "then"].contains($0) }
        if plain.count == 2, ["after", "later", "following"].contains(plain[1]) || plain[0] == "following" {
            let named = plain[0] == "following" ? plain[1] : plain[0]
            switch named {
            case "week": return day(time, later: 7)
            case "day": return day(time, later: 1)
            default:
                guard let weekday = WhenReader.weekday(named) else { return nil }
                let next = time.start.date.advanced(by: 1).coming(weekday)
                return Words(next.typedText)
            }
        }
        if plain == ["week", "before"] { return day(time, later: -7) }
        if plain == ["day", "before"] { return day(time, later: -1) }
        guard let shift = TimeShift(words) else { return nil }
        if shift.isOfDays { return day(time, later: shift.minutes / 1440) }
        return time.wholeDays == nil ? Words(time.advanced(byMinutes: shift.minutes).hoursText) : nil
    }

    private func day(_ time: EventTime, later days: Int) -> Words {
        Words(time.start.date.advanced(by: days).typedText)
    }

    /// The hours of something that lasts so long: "make it two hours", "two hours long".
    private func lasting(_ correction: Correction) -> Words? {
        guard let time = draft.time, time.wholeDays == nil else { return nil }
        var words = correction.words.folded[...].drop {
            ["for", "lasts", "lasting", "last", "going", "to", "be"].contains($0)
        }
        let isSaid = words.startIndex > 0 || words.last == "long" || correction.isMarked
        if words.last == "long" { words.removeLast() }
        guard isSaid, let minutes = TimeShift.length(words), (1..<1440).contains(minutes) else { return nil }
        let end = EventTime(start: time.start).advanced(byMinutes: minutes).start
        return Words(EventTime(start: time.start, end: end).hoursText)
    }

    private static let beginning = Phrases(
        ["start", "starts", "starting", "begin", "begins", "beginning"].flatMap {
            [
                "\($0)", "\($0) at",
                "\($0) time",
            ]
        }
            + ["to start at", "to start", "from"])
    private static let ending = Phrases(
        ["end", "ends", "ending", "finish", "finishes", "finishing"].flatMap {
            [
                "\($0)", "\($0) at", "\($0) by",
                "\($0) time",
            ]
        }
            + ["to finish at", "to finish", "to end at", "to end", "until", "till", "til"])

    /// A new beginning that keeps the end, or a new end that keeps the beginning: "start 6pm", "until 10pm".
    private func end(_ words: Words) -> Words? {
        guard let time = draft.time, time.wholeDays == nil else { return nil }
        let isEnd = Self.ending.length(words.folded[...])
        let count = max(isEnd, Self.beginning.length(words.folded[...]))
        let hour = words.dropFirst(count)
        guard count > 0, !hour.isEmpty, let clock = clock(hour) else { return nil }
        if isEnd == count { return Words("\(time.start.time.spokenTextOnDay) to \(clock)") }
        guard let last = time.end, last.date == time.start.date else { return Words("at \(clock)") }
        return Words("\(clock) to \(last.time.spokenTextOnDay)")
    }

    /// An hour in words: "6pm", "half 7"; nil if they are something else.
    private func clock(_ words: Words) -> String? {
        for text in [words.text, "at \(words.text)"] {
            let list = Words(text).folded
            if WhenReader.lengthOfHours(list[...]) == list.count { return words.text }
        }
        return nil
    }

    /// A day, a time or both: "the 26th", "half 7", "6.30" instead of "6".
    private func time(_ correction: Correction) -> Words? {
        let words = correction.words
        let today = reader.timeZone.local(at: reader.now).date
        let isTime = { (words: Words) in
            WhenReader.length(words.folded[...], today: today) == words.folded.count
        }
        if WhenReader.loneNumber(words.folded[...]) != nil {
            // A number alone may be anything, unless it takes the place of an hour.
            guard correction.not.folded.contains(where: { $0.first?.isNumber == true }) else { return nil }
        }
        guard let time = [words, Words("at \(words.text)")].first(where: isTime) else { return nil }
        guard !correction.not.isEmpty, let half = half else { return time }
        let settled = Words("\(time.text) \(half)")
        return isUnclear(time) && isTime(settled) ? settled : time
    }

    /// The half of the day in which it begins now.
    private var half: String? { draft.time.map { $0.start.time < .noon ? "am" : "pm" } }

    private func isUnclear(_ words: Words) -> Bool {
        do throws(Misreading) {
            _ = try Field.when.read(words, draft, reader)
            return false
        } catch {
            if case .unclear(.hour) = error { return true }
            return false
        }
    }

    /// A price; what follows it after "and" is of it only if it is another price.
    private func cost(_ words: Words) -> Words? {
        let text = words.text[...]
        guard Cost.isPart(text, ofPlace: true), !words.folded.contains("and") || Cost.isPrice(words) else { return nil }
        // What some pay comes to what all others do.
        if let known = draft.cost, Cost.isForSome(words), !Cost.isForSome(Words(known)) {
            return Words("\(known), \(Cost.said(text))")
        }
        return Words(Cost.said(text))
    }

    private func kind(_ words: Words, _ correction: Correction) -> Words? {
        let isLed = ["a", "an"].contains(words.folded.first)
        let name = isLed ? words.dropFirst(1) : words
        guard let (kind, count) = reader.kinds.read(name.folded[...]), count == name.folded.count,
            kind.id != AnnouncementReader.onlineKind
        else { return nil }
        return isLed || correction.isMarked || [kind.name, kind.plural].contains(name.folded.joined(separator: " "))
            ? name : nil
    }

    /// The most words of a place without its town.
    private static let longestVenue = 8
    /// First words of talk that is no place.
    private static let talk: Set<String> = [
        "i", "we", "you", "they", "he", "she", "tell", "ask", "keep", "leave", "see", "let", "someone", "people",
        "if",
        "because", "not", "thanks", "send", "take", "give", "back", "skip", "maybe", "probably", "hello", "hi",
        "help",
        "nothing", "none", "yes", "no",
    ]

    /// A place with a town, "online", or a venue in the same town if words say that the place is to be another.
    private func place(_ correction: Correction) -> Words? {
        var words = correction.words
        let isLed = ["at", "in", "to", "@"].contains(words.folded[0])
        if isLed { words = words.dropFirst(1) }
        if words.folded.first == "at" { words = words.dropFirst(1) }
        guard !words.isEmpty, words.folded.contains(where: { $0.contains(where: \.isLetter) }),
            !words.folded.contains(where: ["when", "what", "where", "who", "how", "which", "why"].contains),
            isReadable(.place, words)
        else { return nil }
        if AnnouncedPlace.namesSpot(words.text, reader.gazetteer) {
            let isPlaceAlone = reader.gazetteer.read(words.folded[...])?.consumed == words.folded.count
            let isMeant = isLed || correction.isMarked || isPlaceAlone || words.text.contains(",")
            return isMeant ? words : nil
        }
        let venue = draft.site.map { Words($0.venue).folded } ?? []
        let replaces = correction.not.folded.contains(where: venue.contains)
        return words.folded.count <= Self.longestVenue && (isLed || replaces || correction.isMoved)
            && draft.site?.town.isEmpty == false
            ? words : nil
    }
}

extension Announcing {
    /// The draft as somebody corrects it in their own words; nil if these can't be read as that.
    func corrected(_ draft: AnnouncementDraft, _ said: Words, _ turn: Turn) throws -> AnnouncementDraft? {
        let correction = EventCorrection(draft: draft, reader: reader(at: turn.now))
        return try correction.read(said, isDirect: turn.isDirect)?.reduce(draft) { changed, change in
            try read(change.value, as: change.field, in: changed, turn)
        }
    }

    /// The draft with one field changed; an hour that is unclear is in the half of the day in which it begins now.
    func read(
        _ words: Words, as field: Field, in draft: AnnouncementDraft, _ turn: Turn
    ) throws -> AnnouncementDraft {
        var reader = reader(at: turn.now)
        // A beginning and an end may both be unclear.
        for _ in 0..<3 {
            do throws(Misreading) {
                return try field.read(words, draft, reader)
            } catch {
                let unclear = try error.moment(reader, in: .readBack)
                let half = draft.time.map { $0.start.time < .noon ? "am" : "pm" } ?? ""
                guard let settled = unclear.settled(by: Words(half)) else { break }
                reader = self.reader(at: turn.now, knowing: settled.hints)
            }
        }
        throw Refusal(Replies.writeWhole)
    }
}
