import FeatureKit
import Organising
import StewardCore

/// All about one event.
extension Replies {
    /// What a card says besides the event itself.
    struct CardFacts {
        var isOver: Bool
        /// The names of its kind and its theme.
        var names: (kind: String, theme: String?) = ("", nil)
        /// Whether it takes place at this time; that of a cancelled series had begun.
        var isStillOn = false
        /// How it repeats, in words.
        var repeats: String?
        /// Its times after the next one.
        var later: [SeedMoment] = []
        /// How far it is from the asker's own area, for nobody else to read.
        var distance: (miles: Double, from: String)?
        /// In how many rooms it was announced, and whether in this one.
        var announced: (rooms: Int, isHere: Bool) = (0, false)
        /// Whether the asker reads a private venue: an officer, with nobody else there.
        var showsVenue = false
    }

    /// All about an event; what matters only to those who would go is left out if it is over.
    static func card(_ event: Event, _ gazetteer: Gazetteer, _ facts: CardFacts) -> Reply {
        var card: Reply = ["\(strong: "Event \(event.number): \(event.title)")"]
        if event.status == .cancelled {
            let why = event.cancellation.map { " Why: \($0)" } ?? ""
            let what =
                facts.isStillOn
                ? "All dates after this one are cancelled."
                : facts.repeats == nil
                    ? "This event is cancelled." : "This event and all its later dates are cancelled."
            card.lines.append("\(strong: what)\(why)")
        }
        if event.status == .tentative { card.lines.append("It is not certain yet.") }
        let theme = facts.names.theme.map { " (theme: \($0))" } ?? ""
        card.lines.append("What: \(facts.names.kind)\(theme)")
        card.lines.append("When: \(event.moment?.text ?? noDate)")
        if let rule = facts.repeats {
            card.lines.append("\(event.status == .cancelled ? "It repeated" : "Repeats"): \(rule)")
        }
        if !facts.later.isEmpty { card.lines.append("Then: \(later(facts))") }
        card.lines += place(event, gazetteer, facts)
        if let (miles, home) = facts.distance, !facts.isOver { card.lines.append(far(miles, from: home)) }
        if !event.summary.isEmpty { card.lines.append("\(event.summary)") }
        if facts.isOver { return card }
        card.lines.append("Organiser: \(event.organiser ?? unknown)")
        card.lines.append("Cost: \(event.cost ?? unknown)")
        if let capacity = event.capacity { card.lines.append("Room for: \(capacity) people") }
        card.lines += access(event.access)
        card.lines += announced(facts.announced)
        return card
    }

    private static let unknown = "unknown"

    private static func later(_ facts: CardFacts) -> String {
        let shown = facts.later.prefix(3).map(\.text)
        // A series may go on for ever.
        let left = facts.repeats == nil ? facts.later.count - shown.count : 0
        return shown.joined(separator: "; ") + (left > 0 ? "; and \(left) more" : "")
    }

    private static func place(_ event: Event, _ gazetteer: Gazetteer, _ facts: CardFacts) -> [Line] {
        let isForThoseComing = event.venueAudience == .coming && !event.site.venue.isEmpty
        let isHidden = isForThoseComing && !facts.showsVenue
        let site = isHidden ? event.site.withoutVenue.text(gazetteer) : event.site.text(gazetteer)
        if site.isEmpty, facts.isOver { return [] }
        let audience: Line =
            isHidden
            ? "The venue is told to those who are coming."
            : "The venue is private: you read it as an officer, and rooms and members do not."
        return ["Where: \(site.isEmpty ? unknown : site)"]
            + (isForThoseComing && (!isHidden || !facts.isOver) ? [audience] : [])
    }

    private static func far(_ miles: Double, from home: String) -> Line {
        "How far: \(far(miles)) from \(home)"
    }

    /// What there is and what there is not in one line, and what nobody said in another.
    private static func access(_ access: AccessFacts) -> [Line] {
        let known = access.named.compactMap { fact in fact.value.map { $0 ? fact.name : fact.lack } }
        let unknown = access.named.filter { $0.value == nil }.map(\.name)
        let text = [known.joined(separator: ", "), access.note ?? ""].filter { !$0.isEmpty }.joined(separator: ". ")
        if text.isEmpty { return ["Access: unknown. Ask before you set out."] }
        return ["Access: \(text)"] + (unknown.isEmpty ? [] : ["Unknown: \(unknown.joined(separator: ", "))"])
    }

    /// Never which other rooms: that somebody is in them is theirs to tell.
    private static func announced(_ announced: (rooms: Int, isHere: Bool)) -> [Line] {
        let (rooms, isHere) = announced
        if rooms == 0 { return [] }
        if isHere, rooms == 1 { return ["Announced in this room"] }
        let others = isHere ? rooms - 1 : rooms
        let count = others == 1 ? "1 \(isHere ? "other " : "")room" : "\(others) \(isHere ? "other " : "")rooms"
        return ["Announced in \(isHere ? "this room and " : "")\(count)"]
    }
}
