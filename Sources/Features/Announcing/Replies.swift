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
        /// The name of its kind.
        let kind: String
        /// Where it is, with the venue.
        let place: String
        /// Where it is, for everybody.
        let toldPlace: String

        var isPrivate: Bool { event.venueAudience == .coming }
    }

    static func readBack(_ facts: Facts, unknownTags: [String], to rooms: [RoomID]) -> Reply {
        let event = facts.event
        var reply: Reply = [
            "\(strong: "Is this right?")", "Title: \(event.title)", "What: \(facts.kind)",
            "When: \(event.time.longText)", "Where: \(facts.place)", "Access: \(access(event.access) ?? "not given")",
            "Cost: \(event.cost ?? "not given")",
        ]
        if let capacity = event.capacity { reply.lines.append("Places: \(capacity)") }
        if facts.isPrivate { reply.lines.append("The exact place: only for those who are coming") }
        if !event.summary.isEmpty { reply.lines.append("About: \(event.summary)") }
        if let tags = listed(unknownTags) {
            reply.lines.append("I do not know \(tags) and left \(unknownTags.count == 1 ? "it" : "them") in the text.")
        }
        return reply + destination(rooms) + [
            """
            Send? Type \(code: "yes"), \(code: "no"), or what to change, for example \(code: "change time 3pm").
            """
        ]
    }

    private static func destination(_ rooms: [RoomID]) -> Reply {
        rooms.isEmpty
            ? ["No room is subscribed to it, so I post it nowhere; everybody finds it with \(code: "!events")."]
            : ["It goes to this room, and everybody finds it with \(code: "!events")."]
    }

    static func announcement(_ facts: Facts, number: Int64) -> Reply {
        let event = facts.event
        var reply: Reply = [
            "\(strong: event.title)", "What: \(facts.kind)", "When: \(event.time.longText)",
            "Where: \(facts.toldPlace)",
        ]
        if facts.isPrivate { reply.lines.append("The exact place is for those who are coming: ask the organisers.") }
        if !event.summary.isEmpty { reply.lines.append("\(event.summary)") }
        if let cost = event.cost { reply.lines.append("Cost: \(cost)") }
        if let capacity = event.capacity { reply.lines.append("Places: \(capacity)") }
        reply.lines.append("Access: \(access(event.access) ?? "not given. Ask before you set out.")")
        reply.lines.append("To see it again, type \(code: "!event \(number)").")
        return reply
    }

    /// What there is and what there is not; nothing where nobody said.
    static func access(_ access: AccessFacts) -> String? {
        let known = access.named.compactMap { fact in fact.value.map { $0 ? fact.name : fact.lack } }
        let text = [known.joined(separator: ", "), access.note ?? ""].filter { !$0.isEmpty }.joined(separator: ". ")
        return text.isEmpty ? nil : text
    }

    /// "the tag #foo", "the tags #foo and #bar".
    private static func listed(_ tags: [String]) -> String? {
        guard let last = tags.last else { return nil }
        let tags = tags.map { String($0.prefix(40)) }
        return tags.count == 1
            ? "the tag \(last.prefix(40))"
            : "the tags \(tags.dropLast().joined(separator: ", ")) and \(last.prefix(40))"
    }

    static func sent(_ number: Int64) -> Reply { ["Sent. It is event \(number) in \(code: "!events")."] }

    static let dropped: Reply = ["Dropped: nothing was sent."]
}
