import Events
import FeatureKit
import MatrixProtocol
import Organising
import StewardCore

/// The words of announcing.
enum Replies {
    /// What is said of an event, in the words that its card has too.
    struct Facts {
        let event: EventDraft
        /// When it is next; nil for a series of which no date is left.
        let time: EventTime?
        /// The branch or the group that puts it on; nothing where that is the network itself.
        let organiser: String?
        /// How it repeats, in words; nothing where it does not.
        let repeats: String?
        /// The name of its kind.
        let kind: String
        /// Where it is, with the venue; in rooms without one that is private.
        var place: Line
        /// Where it is, for everybody.
        let toldPlace: String
        /// What becomes of dates at whose time clocks change, a sentence for each.
        var clocks: [String] = []
        /// The times that dates of a series keep, since they had been moved to them.
        var timesKept: [EventTime] = []
        /// What everybody would read in it that another event keeps private, by the number of that one.
        var kept: [Field: Int64] = [:]

        var isPrivate: Bool { event.venueAudience == .coming }

        /// Whether it has a venue that no room reads.
        var keepsVenue: Bool { isPrivate && !event.site.venue.isEmpty }

        /// Whether rooms read an address in it, a postcode or a street, which may be somebody's home.
        var showsAddress: Bool {
            let venue = event.site.venue
            return !isPrivate && (AddressWords.haveAddress(venue) || AddressWords.haveStreet(venue))
        }

        /// Whether rooms read a venue in it.
        var namesVenue: Bool { !isPrivate && !event.site.venue.isEmpty }

        /// What it is called when it is done something to, a series by all that is meant of it: "Pub quiz, every week on
        /// Tuesday, from Tue 9 June".
        var name: String {
            let title = kept[.title] == nil ? event.title : "an event"
            guard let repeats else { return "\(title), \(event.time.start.date.shortText)" }
            let from = time.map { ", from \($0.start.date.shortText)" } ?? ""
            return "\(title), \(repeats)\(from)"
        }

        /// What it is called, in a read-back without a word of a place that another event keeps private; so are other
        /// texts of it.
        var title: Line { text(event.title, .title) }

        func text(_ text: String, _ field: Field) -> Line { KeptPlaces.readBack(text, keptBy: kept[field]) }

        /// The line that says when it is.
        var when: Line { time.map { "When: \($0.longText)" } ?? "No date of it is left." }
    }

    /// Where an announcement goes.
    struct Destinations {
        let rooms: [RoomID]
        /// Whether the room in which it is made is among them, as the first.
        let isHere: Bool
        /// Those in which everybody is mentioned; nothing where nobody asked for that.
        var mentioned: [RoomID]?
        /// Whether some are not among those only because Steward may not mention everybody there.
        var isStewardBarred = false
    }

    /// Reads back what is to be announced, perhaps with a place that was private, or that other events keep private, and
    /// that everybody is to read.
    static func readBack(
        _ facts: Facts, showsPrivatePlace: Bool = false, unknownTags: [String], to destinations: Destinations
    ) -> Reply {
        var shown = isShown(facts) { name, word in
            "To keep it private, type \(code: "change \(word)") and then \(name) without the place."
        }
        if let keeper = facts.kept[.place] {
            shown.lines += [
                placeIsShown(keptBy: keeper),
                "To keep it private here too, type \(code: "change audience only those coming").",
            ]
        } else if showsPrivatePlace {
            shown.lines.append(placeIsShown)
        }
        if shown.lines.isEmpty, facts.showsAddress {
            shown = [
                "Everybody reads the exact place. To keep it for those coming, type \(code: "change audience coming")."
            ]
        }
        return ["\(strong: "Is this right?")", "Title: \(facts.title)"] + whole(facts, shown)
            + unknown(unknownTags) + destination(destinations) + [
                """
                Send? Type \(code: "yes"), \(code: "no"), or what to change, for example \(code: "change time 3pm").
                """
            ]
    }

    /// All that is announced of an event but its title, with what is said besides of its place.
    static func whole(_ facts: Facts, _ ofPlace: Reply = []) -> Reply {
        let event = facts.event
        var reply: Reply = [
            "What: \(facts.kind)", "When: \(event.time.longText)",
        ]
        reply.lines += facts.clocks.map { "\($0)" } + ["Where: \(facts.place)"]
        if let organiser = facts.organiser { reply.lines.append("Organiser: \(facts.text(organiser, .organiser))") }
        reply.lines.append("Access: \(facts.text(access(event.access) ?? "not given", .access))")
        reply.lines.append("Cost: \(facts.text(event.cost ?? "not given", .cost))")
        if let capacity = event.capacity { reply.lines.append("Places: \(capacity)") }
        if facts.keepsVenue { reply.lines.append("The exact place: only for those who are coming") }
        if facts.isPrivate, !facts.keepsVenue {
            reply.lines.append("The exact place: I read none. All that stands here is shown to everybody.")
        }
        reply = reply + ofPlace
        if !event.summary.isEmpty { reply.lines.append("About: \(facts.text(event.summary, .summary))") }
        return reply
    }

    private static func destination(_ destinations: Destinations) -> Reply {
        let count = destinations.rooms.count
        if count == 0 {
            return ["No room is subscribed to it, so I post it nowhere; everybody finds it with \(code: "!events")."]
        }
        let others = destinations.isHere && count > 1 ? "this room and \(Self.count(count - 1, "other"))" : nil
        let rooms = others ?? (destinations.isHere ? "this room" : Self.count(count, "room"))
        return ["It goes to \(rooms), and everybody finds it with \(code: "!events")."] + mention(destinations)
    }

    private static func mention(_ destinations: Destinations) -> Reply {
        guard let mentioned = destinations.mentioned?.count else { return [] }
        let count = destinations.rooms.count
        if mentioned == count { return ["It mentions everybody there."] }
        let others = mentioned == 0 ? "in none of them" : "only in \(mentioned) of them"
        return destinations.isStewardBarred
            ? ["It mentions everybody \(others): elsewhere you or I may not notify the whole room."]
            : ["It mentions everybody \(others): elsewhere you could not do that yourself."]
    }

    /// "1 room", "4 rooms".
    static func count(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }

    static func announcement(_ facts: Facts, number: Int64) -> Reply {
        let event = facts.event
        var reply: Reply = [
            "\(strong: event.title)", "What: \(facts.kind)", facts.when,
        ]
        if let repeats = facts.repeats { reply.lines.append("It repeats \(repeats).") }
        reply.lines.append("Where: \(facts.toldPlace)")
        if facts.isPrivate { reply.lines.append("The exact place is for those who are coming: ask the organisers.") }
        if !event.summary.isEmpty { reply.lines.append("\(event.summary)") }
        if let organiser = facts.organiser { reply.lines.append("Organiser: \(organiser)") }
        if let cost = event.cost { reply.lines.append("Cost: \(cost)") }
        if let capacity = event.capacity { reply.lines.append("Places: \(capacity)") }
        reply.lines.append("Access: \(access(event.access) ?? "unknown. Ask before you set out.")")
        reply.lines.append("To see it again, type \(code: "!event \(number)").")
        return reply
    }

    /// What there is and what there is not; nothing where nobody said.
    static func access(_ access: AccessFacts) -> String? {
        let known = access.named.compactMap { fact in fact.value.map { $0 ? fact.name : fact.lack } }
        let text = [known.joined(separator: ", "), access.note ?? ""].filter { !$0.isEmpty }.joined(separator: ". ")
        return text.isEmpty ? nil : text
    }

    /// More unknown tags than this are only counted.
    private static let mostTags = 5

    /// What of its tags nobody knows, and those that were probably meant.
    private static func unknown(_ tags: [String]) -> Reply {
        if tags.isEmpty { return [] }
        let named = tags.prefix(mostTags).map { $0.shortened(toLetters: 40) }
        let shown = (named + (tags.count > named.count ? ["\(tags.count - named.count) more"] : [])).listed()
        let meant = tags.prefix(mostTags).compactMap { Tags.suggestion(for: $0) }
        let end = meant.isEmpty ? "." : ": did you mean \(meant.listed())?"
        return [
            "I do not know the \(tags.count == 1 ? "tag \(shown) and left it" : "tags \(shown) and left them") in the text\(end)"
        ]
    }

    static func sent(_ number: Int64, rooms: Int, waiting: Int) -> Reply {
        let sent = rooms == 0 ? "Listed" : "On its way to \(count(rooms, "room"))"
        let later =
            waiting == 0
            ? ""
            : " \(count(waiting, "room")) \(waiting == 1 ? "takes" : "take") no more today and will get it later, before it begins."
        return [
            """
            \(sent). It is event \(number) in \(code: "!events").\(later) \(FeatureKit.Replies.undoable)
            """
        ]
    }

    static let placeTypedHere: Reply = [
        "If your own message shows the exact place here, delete it. Next time write to me in a direct message."
    ]

    static let dropped: Reply = ["Dropped: nothing was sent."]
}
