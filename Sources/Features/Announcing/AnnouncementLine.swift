import Events
import Organising
import StewardCore

/// Writes an event in the form in which it is announced, so that it can be sent again with a word changed.
struct AnnouncementLine {
    let reader: AnnouncementReader

    /// The lines after `!announce`, which read back as the same event.
    ///
    /// Not so where the texts themselves are in the way: a title or a venue with quotation marks in it, and a text about
    /// the event with a known tag, a part such as "£5" or "40 places", or a sentence that begins with "Cost:",
    /// "Access:" or "Organised by".
    func render(_ event: EventDraft) -> String {
        let kind = reader.kinds[event.kind]?.name ?? event.kind
        let head = ["\(kind) \"\(event.title)\"", Self.when(event.time), place(event.site)].joined(separator: ", ")
        var lines = [([head] + tags(event)).joined(separator: " ")]
        if let organiser = event.organiser { lines.append("Organiser: \(organiser)") }
        if let cost = event.cost, cost != "free" { lines.append("Cost: \(cost)") }
        if let note = event.access.note { lines.append("Access: \(note)") }
        if !event.summary.isEmpty { lines.append(event.summary) }
        return lines.joined(separator: "\n")
    }

    private static func when(_ time: EventTime) -> String {
        let start = "\(time.start.date.shortText) \(time.start.date.year) \(time.start.time)"
        guard let end = time.end else { return start }
        if end.date == time.start.date { return "\(start)-\(end.time)" }
        return "\(start) to \(end.date.shortText) \(end.date.year) \(end.time)"
    }

    private func tags(_ event: EventDraft) -> [String] {
        var tags: [String] = EventFact.allCases.compactMap { fact in
            guard let path = fact.accessFact else { return event.cost == "free" ? fact.tag : nil }
            return event.access[keyPath: path].map { $0 ? fact.tag : "#not-" + fact.tag.dropFirst() }
        }
        if let capacity = event.capacity { tags.append("#capacity-\(capacity)") }
        if event.venueAudience == .coming { tags.append("#private-venue") }
        return tags
    }

    private func place(_ site: EventSite) -> String {
        let spot = [spotWords(site), site.isOnline ? "online" : ""].filter { !$0.isEmpty }.joined(separator: ", ")
        return site.venue.isEmpty ? spot : "\"\(site.venue)\", \(spot)"
    }

    /// The town in the words by which it is found again: with its area where there are several of that name, and a
    /// postcode's area as a postcode.
    private func spotWords(_ site: EventSite) -> String {
        guard !site.town.isEmpty else { return "" }
        var wanted = site
        (wanted.venue, wanted.isOnline) = ("", false)
        let area = site.area.flatMap { reader.gazetteer.area($0)?.name } ?? ""
        let letters = site.town.split(separator: "(").last.map { $0.prefix { $0.isLetter } } ?? ""
        let candidates = [
            site.town, "near \(site.town)", "\(site.town), \(area)", "near \(site.town), \(area)", "\(letters)1",
        ]
        return candidates.first { words in
            AnnouncedPlace(
                reading: words, reader.gazetteer, networkArea: reader.networkArea, isOnline: false)?.site == wanted
        } ?? site.town
    }
}
