import Events
package import FeatureKit
import Foundation
import Organising
package import StewardCore

/// The private place of an event, to find out whether a text reveals it.
///
/// Words are compared without capitals, accents, punctuation and spaces, and "Street" equals "St". A text reveals the
/// place if it has the venue or one of its parts, one of its rarer words, even mistyped, two of its words in a row,
/// even joined to others, or any address, since that will be the place's.
struct PrivatePlace {
    /// Rows of the venue's words, joined without spaces.
    private var telling: Set<String> = []
    /// The rows that identify it even in a text about something else.
    private var names: Set<String> = []
    /// Its short names, which identify it as the venue of another event: "fox" for "The Fox, 3 High Street".
    private var shortNames: Set<String> = []
    /// The hosts of its links, if another part of the link identifies it: other links have the same host.
    private var hosts: Set<String> = []
    private var longest = 0
    /// Its names without spaces, to find in longer words: "crimsonotter" in "thecrimsonotterleeds".
    private let joined: [String]
    /// The words that are recognised even when mistyped, as UTF-8.
    private var distinctive: [[UInt8]] = []
    /// The words of the town's name, which is public.
    private let town: Set<String>
    /// The halves of its postcode, and the first half with a part of the second.
    private var halves: Set<String> = []
    /// Its house numbers, which reveal it after "number" and the like.
    private let houseNumbers: Set<String>
    /// The names of the people whose home it is, and its short names: "Jo" and "Patel" for "Jo Patel's flat", "fox" for
    /// "The Fox, 3 High Street". In lower case they may be ordinary words.
    private let owners: Set<String>
    private let isOnline: Bool
    /// Whether it is online but its link was not written as the place.
    private let lacksLink: Bool

    /// The private place of `event`; nil if its place is public.
    init?(_ event: EventDraft) {
        guard event.venueAudience == .coming else { return nil }
        self.init(event.site)
    }

    /// The place `site` with its link to join; with `linksAlone`, only the link, which is what matters in other towns.
    init(_ site: EventSite, linksAlone: Bool = false) {
        let venue = linksAlone ? "" : Links.taken(from: site.venue)
        isOnline = site.isOnline
        lacksLink = site.isOnline && !Links.are(in: site.venue)
        let town = Set(AddressWords.words(site.town))
        self.town = town
        let written = venue.split { $0.isOne(of: ",;\n") }
        let parts = written.map { AddressWords.telling($0) }.filter { !$0.isEmpty }
        let words = parts.flatMap(\.self)
        houseNumbers = Set(words.filter(AddressWords.isHouseNumber))
        owners = AddressWords.owners(in: venue).union(AddressWords.shortNames(in: words)).subtracting(town)
        shortNames = Set(parts.filter { $0.count == 1 }.joined()).intersection(AddressWords.shortNames(in: words))
        joined = written.flatMap { AddressWords.joinedNames(in: $0, besides: town) }
        for link in Links.of(site.venue) { add(link: link) }
        for secret in WaysIn.secrets(in: venue) { add([secret], isName: true) }
        // "We will meet" does not mean Will's house.
        let otherwiseUsed = owners.intersection(AddressWords.notOnlyNames)
        for part in parts + [words] where isTelling(part, asWhole: parts.count < 2) {
            add(part, isName: isName(part) || isWholeName(part))
        }
        for list in [words, words.filter { !town.contains($0) }] {
            for pair in zip(list, list.dropFirst()) where !(town.contains(pair.0) && town.contains(pair.1)) {
                add([pair.0, pair.1], isName: isName([pair.0, pair.1]))
            }
        }
        for address in AddressWords.numberedStreets(in: words) { add(address, isName: true) }
        for word in words + zip(words, words.dropFirst()).map({ "\($0) \($1)" }) {
            guard let postcode = Postcode(word), let inward = postcode.inward?.lowercased() else { continue }
            add([word.replacing(" ", with: "")], isName: true)
            halves.insert(inward)
            let district = postcode.district.lowercased()
            if town.contains(district) { continue }
            halves.formUnion((0..<inward.count).map { district + inward.prefix($0) })
        }
        for word in words
        where !town.contains(word) && AddressWords.isDistinctive(word) && !otherwiseUsed.contains(word) {
            add([word], isName: false)
        }
        distinctive = telling.filter { $0.utf8.count >= AddressWords.shortestWithSlips && $0.allSatisfy(\.isLetter) }
            .map { Array($0.utf8) }
    }

    /// Adds the host of a link and the parts of its path that are not common to many links.
    private mutating func add(link: String) {
        let address = (link.range(of: "://").map { link[$0.upperBound...] } ?? link[...]).lowercased()
        let host = address.prefix { !$0.isOne(of: "/?#") }
        let words = AddressWords.words(host.trimmingPrefix("www."))
        let before = telling.count
        for part in address.dropFirst(host.count).split(whereSeparator: { $0.isOne(of: "/?#&=") }) {
            let words = AddressWords.words(part)
            if words.joined().utf8.count > 3, !words.allSatisfy(AddressWords.ofLinks.contains) {
                add(words, isName: true)
            }
        }
        if telling.count == before { return add(words, isName: true) }
        hosts.insert(words.joined())
        longest = max(longest, words.joined().utf8.count)
    }

    private mutating func add(_ words: [String], isName: Bool) {
        guard let last = words.last else { return }
        let before = words.dropLast().joined()
        for joined in [before + last] + AddressWords.joined(before, with: last) {
            telling.insert(joined)
            if isName { names.insert(joined) }
            longest = max(longest, joined.utf8.count)
        }
    }

    /// Whether a part of the venue identifies it: it is more than the town or a single word such as "upstairs".
    private func isTelling(_ part: [String], asWhole: Bool) -> Bool {
        guard !part.allSatisfy(town.contains) else { return false }
        guard part.count == 1 else { return true }
        return part[0].count > (asWhole ? 2 : 3) && part[0].contains(where: \.isLetter)
            && (asWhole || !AddressWords.general.contains(part[0]))
    }

    /// Whether words identify this place in any text: one can make a name, or they are an address.
    private func isName(_ words: [String]) -> Bool {
        words.contains { AddressWords.isOfName($0) && !town.contains($0) }
            || AddressWords.haveAddress(words.joined(separator: " "))
    }

    /// Whether a part of the venue is a name as a whole, although its words are common: "Labour Club".
    private func isWholeName(_ part: [String]) -> Bool {
        part.count > 1 && part.contains(where: AddressWords.naming.contains)
    }

    /// Whether a text about the event itself names the place.
    private func isNamed(in text: FoldedText) -> Bool {
        has(text, telling) || text.spacedOut.contains(where: isMeant) || text.telling.contains(where: isMeant)
    }

    /// Whether the venue of another event names the place. One common word is not enough (a White Hart is no White
    /// Swan), but two of its words are, even mistyped.
    func isNamed(inVenueOfAnother venue: FoldedText) -> Bool {
        if has(venue, names) || venue.spacedOut.contains(where: isMeant) { return true }
        if !shortNames.isDisjoint(with: venue.telling) { return true }
        let words = Set(venue.telling.filter { !town.contains($0) && (telling.contains($0) || isMeant($0)) })
        return words.count > 1
    }

    /// Whether a text about something else names the place; a single word of it is not enough there.
    func isNamed(inTextOfAnother text: FoldedText) -> Bool { has(text, names) }

    /// Whether a text that rooms read reveals the place, or has a postcode or a house number with a street.
    ///
    /// Some things reveal it only in a text about the event, since other places have them too: half of its postcode,
    /// its house number, the name of the person whose home it is, and how to join online.
    func isTold(in text: String) -> Bool {
        let folded = FoldedText(text)
        return isNamed(in: folded) || tell(folded.all, hosts) || AddressWords.haveAddress(text)
            || AddressWords.haveNumberBehindStreet(text) || MapPoint.isGiven(in: text)
            || !halves.isDisjoint(with: folded.all) || AddressWords.have(houseNumberIn: houseNumbers, text)
            || AddressWords.have(ownerIn: owners, text) || isOnline && WaysIn.are(in: text)
            || lacksLink && Links.are(in: text)
    }

    /// Whether the text about the event reveals the place, also by a street's name alone.
    func isTold(inAbout text: String) -> Bool { isTold(in: text) || AddressWords.haveStreet(text) }

    /// Whether a title reveals the place, also by any link, which is never a real title.
    func isTold(inTitle title: String) -> Bool { isTold(inAbout: title) || Links.are(in: title) }

    /// Whether a word is one of the venue's, mistyped by a slip or two; its first letter must be right, or swapped with
    /// the second.
    private func isMeant(_ word: String) -> Bool {
        guard !town.contains(word), !AddressWords.ordinary.contains(word) else { return false }
        let written = Array(word.utf8)
        return distinctive.contains { name in
            guard written.first == name.first || written.prefix(2).elementsEqual(name.prefix(2).reversed()),
                let slips = EditDistance.slips(from: written, to: name)
            else { return false }
            return slips < 2 || name.count > AddressWords.longestWithOneSlip
        }
    }

    private func has(_ text: FoldedText, _ names: Set<String>) -> Bool {
        if tell(text.all, names) || tell(text.telling, names) { return true }
        let besidesTown = text.telling.filter { !town.contains($0) }
        return besidesTown.count < text.telling.count && tell(besidesTown, names)
            || text.long.contains { word in joined.contains { word.contains($0) } }
    }

    private func tell(_ words: [String], _ names: Set<String>) -> Bool {
        if names.isEmpty { return false }
        for start in words.indices {
            var joined = ""
            for word in words[start...] {
                joined += word
                if joined.utf8.count > longest { break }
                if names.contains(joined) { return true }
            }
        }
        return false
    }
}

/// A text prepared once to compare it with any number of places.
struct FoldedText {
    /// Its words in the form of `AddressWords.words(_:)`.
    let all: [String]
    /// The words that do not only join others.
    let telling: [String]
    /// Words that were written letter by letter.
    let spacedOut: [String]
    /// Typed words long enough to hold two words.
    let long: [String]

    init(_ text: String) {
        let words = AddressWords.unshortened(text)
        all = words.map(AddressWords.shortened)
        telling = all.filter(AddressWords.tells)
        spacedOut = AddressWords.spacedOut(all)
        long = words.filter { $0.utf8.count >= AddressWords.shortestJoined }
    }
}

extension EventDraft {
    /// The fields of the event that reveal its private place to rooms; empty if its place is public.
    var partsTellingPlace: [Field] {
        PrivatePlace(self).map { parts(telling: $0) } ?? []
    }

    /// A refusal that names what reveals the event's private place to rooms; nil if nothing does.
    var tellingPlace: Reply? {
        let parts = partsTellingPlace
        if parts.isEmpty { return nil }
        return tellsWayIn ? Replies.tellsWayIn(parts) : Replies.tellsPlace(parts)
    }

    /// Whether a text of an online event tells how to join it.
    private var tellsWayIn: Bool {
        site.isOnline && [title, summary, access.note, cost].contains { WaysIn.are(in: $0 ?? "") }
    }

    /// The fields of the event that reveal `place`.
    func parts(telling place: PrivatePlace) -> [Field] {
        let texts: [(Field, String?)] = [
            (.organiser, organiser), (.summary, summary), (.access, access.note), (.cost, cost),
        ]
        return (place.isTold(inTitle: title) ? [.title] : [])
            + texts.filter { field, text in
                field == .summary ? place.isTold(inAbout: text ?? "") : place.isTold(in: text ?? "")
            }.map(\.0)
    }

    /// Whether the place is public but was private in `earlier`.
    func showsPrivatePlace(of earlier: EventDraft) -> Bool {
        earlier.venueAudience == .coming && venueAudience == .anyone
    }

    /// Whether the place is private but was public in `earlier`.
    func hidesPlace(of earlier: EventDraft) -> Bool {
        earlier.venueAudience == .anyone && venueAudience == .coming && !earlier.site.venue.isEmpty
    }

    /// Refuses a reason that reveals the event's private place.
    func refuseToTellPlace(in reason: String) throws(Refusal) {
        if PrivatePlace(self)?.isTold(in: reason) == true { throw Refusal(Replies.reasonTellsPlace) }
    }
}

extension AnnouncementDraft {
    /// The finished event; throws `incomplete` if it is not finished, or a refusal if its texts reveal its private
    /// place.
    func whole(orElse incomplete: Reply) throws(Refusal) -> EventDraft {
        guard let event = completed else { throw Refusal(incomplete) }
        if let reply = event.tellingPlace { throw Refusal(reply) }
        return event
    }
}

/// The private places of other events, which the texts of this one could reveal.
package struct KeptPlaces {
    private let places: [(number: Int64, place: PrivatePlace)]

    /// The private places of events that are neither over nor cancelled, without `own`: those in `town`, and the links
    /// of those elsewhere.
    package init(in town: String, besides own: Int64? = nil, _ turn: Turn) throws {
        places = try Events.privateSites(in: town, besides: own, turn).map {
            ($0.number, PrivatePlace($0.site, linksAlone: !$0.isInTown))
        }
    }

    /// Whether no such place is kept private.
    package var isEmpty: Bool { places.isEmpty }

    /// The number of an event whose private place `venue` names; nil if there is none.
    package func keeper(ofVenue venue: String) -> Int64? {
        keeper(in: venue) { $0.isNamed(inVenueOfAnother: $1) }
    }

    /// The number of an event whose private place a text about something else names; nil if there is none.
    package func keeper(toldIn text: String) -> Int64? {
        keeper(in: text) { $0.isNamed(inTextOfAnother: $1) }
    }

    private func keeper(in text: String, _ isNamed: (PrivatePlace, FoldedText) -> Bool) -> Int64? {
        if text.isEmpty || places.isEmpty { return nil }
        let folded = FoldedText(text)
        return places.first { isNamed($0.place, folded) }?.number
    }

    /// The public fields of `event` that reveal another event's private place, with that event's number; without those
    /// that were public in `earlier` already.
    func told(by event: EventDraft, since earlier: EventDraft? = nil) -> [Field: Int64] {
        var told: [Field: Int64] = [:]
        let before = earlier?.texts ?? [:]
        for (field, text) in event.texts where before[field] != text { told[field] = keeper(toldIn: text) }
        let isShown = earlier.map { !event.site.isSame(as: $0.site) || event.showsPrivatePlace(of: $0) } ?? true
        if event.venueAudience == .anyone, isShown { told[.place] = keeper(ofVenue: event.site.venue) }
        return told
    }
}

/// Words about places that other events keep private.
extension KeptPlaces {
    /// Whether a text asks to keep a place private: "#private-venue".
    package static func isAsked(in text: String) -> Bool { Tags.meansPrivateVenue(text) }

    /// Warns that a yes makes a place public that the event `keeper` keeps private.
    package static func isShown(keptBy keeper: Int64) -> Line { Replies.placeIsShown(keptBy: keeper) }

    /// Warns that a yes makes a text public, such as "the reason", which names a place that the event `keeper` keeps
    /// private.
    package static func isShown(by text: String, keptBy keeper: Int64) -> Line {
        Replies.placeIsShown(by: text, keptBy: keeper)
    }

    /// The warnings of a yes to `deed`, for the person alone who asked in a room; nothing without any.
    ///
    /// The room reads what was typed there as if nothing kept it private: a difference would tell it that a guess is
    /// right.
    package static func aside(_ warnings: Reply, of deed: String) -> Reply {
        warnings.lines.isEmpty ? [] : Replies.beforeYes(deed) + warnings
    }
}

extension EventDraft {
    /// The fields with the organisers' own words.
    var texts: [Field: String] {
        [.title: title, .summary: summary, .access: access.note ?? "", .cost: cost ?? "", .organiser: organiser ?? ""]
    }
}

/// A wish to keep the place private that would be read as plain text: "The venue is private", "Audience: only those
/// coming".
enum PrivateWish {
    private static let places: Set<String> = ["venue", "location", "address", "place", "audience", "whereabouts"]
    private static let secret: Set<String> = ["private", "confidential", "secret", "hidden"]
    /// Words of "private address"; "hidden" is not among them, since a walk may go to a hidden place.
    private static let (kept, spots): (Set<String>, Set<String>) = (
        ["private", "confidential", "secret"], ["venue", "location", "address"]
    )
    /// Words between the two: "the venue is to be kept private", "the address only for those coming". None of them
    /// begins such a wish, so that no word is read twice.
    private static let between: Set<String> = [
        "is", "are", "be", "to", "must", "should", "shall", "will", "stays", "stay", "remains", "remain", "kept",
        "strictly", "only", "just", "for", "those", "people", "who", "whoever", "the", "exact", "and", "please", "very",
        "told", "shared", "given", "sent", "with", "this", "it", "pls", "plz", "thanks", "thx", "ta",
    ]
    private static let negating: Set<String> = ["not", "don't", "dont", "never"]
    private static let telling: Set<String> = [
        "hide", "share", "tell", "post", "publish", "show", "give", "announce", "reveal", "disclose", "sharing",
        "posting",
    ]

    /// The most words of "Leeds private", in which none makes it a sentence.
    private static let longestPlace = 4
    private static let saying: Set<String> = ["is", "are", "was", "in", "be", "not", "and", "or", "non", "semi"]

    /// The words of which every wish has one.
    private static let needed = places.union(kept).union(negating).union(["only", "just", "keep", "hide"])

    /// Whether a part of the text, between full stops, commas and brackets, is such a wish.
    static func isSaid(in text: String) -> Bool {
        text.withoutLookAlikes.unicodeScalars.split(whereSeparator: isEnd).contains { part in
            let part = Substring(part)
            let words = Words(part.utf8.contains(UInt8(ascii: ":")) ? part.replacing(":", with: " ")[...] : part)
            return words.folded.contains(where: needed.contains)
                && isWish(words.folded.filter { $0.contains(where: \.isLetter) })
        }
    }

    /// Whether a mark ends a part of a text.
    private static func isEnd(_ mark: Unicode.Scalar) -> Bool {
        switch mark {
        case ".", ",", ";", "!", "?", "(", ")", "[", "]", "\n", "\r": true
        default: false
        }
    }

    private static let asking: Set<String> = ["request", "application", "booking", "asking"]
    private static let askedFor: Set<String> = ["address", "location", "venue", "whereabouts"]
    private static let reaching: Set<String> = ["dm", "message", "ask", "email", "contact", "text", "pm", "msg"]

    /// Whether a text says that the place is told to whoever asks for it: "address on request", "DM me for the address".
    static func isOnRequest(in text: String) -> Bool {
        text.split { $0.isOne(of: ".,;!?()[]\n") }.contains { part in
            let words = Words(part).folded
            return words.indices.contains { index in
                guard askedFor.contains(words[index]) else { return false }
                let (before, behind) = (words[..<index], words[(index + 1)...])
                let isAsked =
                    behind.dropFirst().first.map(asking.contains) == true
                    && behind.first.map { ["on", "upon", "by"].contains($0) } == true
                return isAsked || before.contains("for") && before.contains(where: reaching.contains)
            }
        }
    }

    /// Words that nothing but such a wish has.
    private static let ofWishes = places.union(secret).union(between).union(negating).union(telling)
        .union(["keep", "private", "public", "coming", "do", "we", "want", "yes", "event"])

    /// The text with each part that is such a wish and nothing besides, "(private)" or "Keep the venue private", and each
    /// label such as "Private: yes" or "private: 14 Example Mount", written as the tag.
    static func tagged(_ text: String) -> String {
        guard text.has(letters: "priv") || isSaid(in: text) else { return text }
        var (tagged, isWished) = ("", false)
        for (part, end) in parts(of: text) {
            if let label = PrivateLabel(part) {
                isWished = isWished || label.isPrivate
                tagged += label.place.map { "\(part.first == " " ? " " : "")Venue: \($0)" } ?? ""
            } else if isWhole(part) {
                isWished = true
            } else {
                tagged += part
            }
            // No brackets stay around nothing.
            if end == ")", tagged.last == "(" { tagged.removeLast() } else { tagged += end.map(String.init) ?? "" }
        }
        return isWished ? "\(tagged) #private-venue" : text
    }

    private static func isWhole(_ part: Substring) -> Bool {
        let words = Words(part.replacing(":", with: " ")).folded
        return !part.contains("#") && !part.contains("\"") && words.allSatisfy(ofWishes.contains)
            && isSaid(in: String(part))
    }

    /// The parts of a text with the mark that ends each; the last has none.
    private static func parts(of text: String) -> [(part: Substring, end: Character?)] {
        var (parts, start): ([(Substring, Character?)], String.Index) = ([], text.startIndex)
        for index in text.indices {
            let next = text.index(after: index)
            let isFullStop = text[index] == "." && next < text.endIndex && !text[next].isWhitespace
            guard text[index].isNewline || text[index].unicodeScalars.allSatisfy(isEnd), !isFullStop else { continue }
            parts.append((text[start..<index], text[index]))
            start = next
        }
        return parts + [(text[start...], nil)]
    }

    private static func isWish(_ words: [String]) -> Bool {
        // "(private)", "Leeds private", "only those coming".
        if words.last == "private", words.count <= longestPlace, words.allSatisfy({ !saying.contains($0) }) {
            return true
        }
        if words.contains("only") || words.contains("just"), endsPrivate(words[...]) { return true }
        if zip(words, words.dropFirst()).contains(where: { kept.contains($0) && spots.contains($1) }) { return true }
        return words.indices.contains { index in
            if places.contains(words[index]) { return endsPrivate(words[(index + 1)...]) }
            // "Keep it secret" may be about a surprise.
            if words[index] == "keep" { return endsPrivate(words[(index + 1)...], among: ["private"]) }
            if words[index] == "hide" { return keepsBack(words[index...]) }
            return negating.contains(words[index]) && keepsBack(words[(index + 1)...])
        }
    }

    /// Whether the rest only says that it is private or for those who are coming; "private hire" is something else.
    private static func endsPrivate(_ words: ArraySlice<String>, among secret: Set<String> = secret) -> Bool {
        let rest = words.drop(while: between.contains)
        guard let word = rest.first else { return false }
        if word == "not" { return rest.dropFirst().first == "public" }
        let isForThoseComing = word == "coming" && rest.startIndex > words.startIndex || words.first == "coming"
        return (secret.contains(word) || isForThoseComing) && rest.dropFirst().allSatisfy(between.contains)
    }

    /// Whether the words ask not to tell the place: "do not share the address".
    private static func keepsBack(_ words: ArraySlice<String>) -> Bool {
        guard let verb = words.first, telling.contains(verb) else { return false }
        return words.dropFirst().prefix(4).contains { places.contains($0) && $0 != "audience" }
    }
}

/// A label that says whether the place is private, or what it is: "Private: yes", "private venue: 14 Example Mount".
private struct PrivateLabel {
    let isPrivate: Bool
    /// The exact place; nil if the label only says yes or no.
    let place: String?

    private static let labels: Set<String> = [
        "private", "private venue", "private place", "private address", "private location", "venue private",
        "place private", "address private", "location private", "secret venue", "secret place", "secret address",
        "secret location", "confidential address", "confidential venue", "private event", "privacy",
    ]
    private static let (agreeing, denying): (Set<String>, Set<String>) = (
        ["yes", "y", "yep", "true", "private", "venue", "place", "address", "on", "yes please", "✓", "✔", "x"],
        ["no", "n", "nope", "false", "none", "public", "off", "not private"]
    )

    init?(_ part: Substring) {
        guard let colon = part.firstIndex(where: { $0.isOne(of: ":=") }), !part.contains("\"") else { return nil }
        let name = Words(part[..<colon]).folded.drop { $0 == "the" }.joined(separator: " ")
        let value = part[part.index(after: colon)...].trimming()
        guard Self.labels.contains(name), !value.isEmpty else { return nil }
        let said = value.lowercased()
        isPrivate = !Self.denying.contains(said)
        place = Self.agreeing.contains(said) || Self.denying.contains(said) ? nil : String(value)
    }
}
