import Events
import FeatureKit
import Organising
import StewardCore

extension Interest {
    /// The filter that finds the events it covers.
    func filter(_ gazetteer: Gazetteer) -> EventFilter {
        var filter = EventFilter.everything
        filter.kinds = kinds.filter { $0 != "online" }
        filter.isOnline = kinds.contains("online")
        switch region {
        case .everywhere: break
        case .area(let area):
            filter.region = .areas(gazetteer.areas.map(\.id).filter { gazetteer.isWithin($0, area) })
        case .circle(let centre, let miles): filter.region = .circle(centre, miles: miles)
        }
        return filter
    }
}

/// Reads what a room wants to hear of: a place and kinds of events, in any order.
struct InterestReader {
    let kinds: Kinds
    let gazetteer: Gazetteer

    private static let fillers: Set<String> = [
        "a", "all", "and", "announcements", "any", "around", "event", "events", "everything", "for", "from", "in",
        "of", "please", "room", "the", "this", "to", "us", "&", "+", "-", "every", "kind", "kinds", "everywhere",
    ]

    func read(_ words: Words) throws(Refusal) -> Interest {
        var interest = Interest(place: "", region: .everywhere, kinds: [])
        var position = 0
        while position < words.folded.count {
            let rest = words.folded[position...]
            let spot = gazetteer.read(rest)
            if let (kind, consumed) = kinds.read(rest), consumed >= spot?.consumed ?? 0 {
                if !interest.kinds.contains(kind.id) { interest.kinds.append(kind.id) }
                position += consumed
            } else if let (reading, consumed) = spot {
                try take(reading, into: &interest)
                position += consumed
            } else if Self.fillers.contains(words.folded[position].trimming(",")) {
                position += 1
            } else {
                throw refusal(words, at: position)
            }
        }
        interest.kinds.sort()
        return interest
    }

    private func take(_ reading: SpotReading, into interest: inout Interest) throws(Refusal) {
        let name = name(of: reading.spot)
        if !interest.place.isEmpty, interest.place != name {
            throw Refusal(Replies.onePlaceAtATime(interest.place, name))
        }
        interest.place = name
        interest.region =
            switch reading.spot {
            case .area(let area): area.parent == nil ? .everywhere : .area(area.id)
            case .place(let place): .circle(place.centre, miles: reading.reach)
            }
    }

    /// The name of a spot, with its area if the name alone could mean another: "Newport, Gwent".
    private func name(of spot: Spot) -> String {
        let name = spot.name
        if case .place(let place) = spot, place.kind == .postcodeArea { return name }
        guard let (plain, _) = gazetteer.read(Words(name).folded[...]), plain.spot != spot || !plain.others.isEmpty
        else { return name }
        switch spot {
        case .place(let place):
            let area = gazetteer.area(place.area)?.name ?? name
            return area == name ? "\(name) \(place.kind.rawValue)" : "\(name), \(area)"
        case .area(let area):
            return area.parent.flatMap { gazetteer.area($0)?.name }.map { "\(name), \($0)" } ?? name
        }
    }

    private func refusal(_ words: Words, at position: Int) -> Refusal {
        let rest = words.folded[position...]
        if let distance = Reach.unreadable(rest) { return Refusal(FeatureKit.Replies.noDistance(distance)) }
        let suggestion =
            kinds.suggestions(for: rest).first ?? gazetteer.suggestions(for: rest).first
        let typed = suggestion.map { rest.prefix(Words($0).folded.count).joined(separator: " ") }
        return Refusal(
            Replies.unknownInterest(words.folded[position], suggestion: suggestion),
            slip: suggestion.flatMap { meant in typed.map { .init($0, for: meant) } })
    }
}

extension String {
    fileprivate func trimming(_ sign: Character) -> String { String(prefix { $0 != sign }) }
}
