package import FeatureKit
import Foundation
import GRDB
import Organising
package import StewardCore

/// Finding the events that somebody means by what they call them.
extension Events {
    /// The events to come that somebody may call so, the earliest first, at most `limit` of them: those with all the words
    /// in their titles, or else those that a question with these words finds by sort, place, day and words, "Saturday's quiz
    /// in Hull".
    package func called(_ name: Words, limit: Int, _ turn: Turn) throws -> [EventListing] {
        let plain = Self.withoutOwners(name)
        let titled = try Self.titled(plain.text, limit: limit, turn)
        if !titled.isEmpty { return titled }
        let reader = AskedReader(kinds, gazetteer, at: timeZone.local(at: turn.now))
        let asked = try reader.read(plain, after: "!events")
        guard !asked.isOpen, !asked.isHistory, asked.nearMe == nil else { return [] }
        let found = try look(asked, turn).found
        guard found.isThere, let page = found.value else { return [] }
        var seen: Set<Int64> = []
        let events = page.listed.filter { seen.insert($0.number).inserted }
        // Who says "the film night" means no other film if one is called so.
        let named = events.filter { reader.names(plain, $0.title) }
        let local = timeZone.local(at: turn.now)
        return (named.isEmpty ? events : named).prefix(limit).map { EventListing($0, at: local) }
    }

    /// The cancelled events to come that somebody may call so, the earliest first, at most `limit` of them.
    package func cancelled(called name: Words, limit: Int, _ turn: Turn) throws -> [EventListing] {
        let reader = AskedReader(kinds, gazetteer, at: timeZone.local(at: turn.now))
        let asked = try reader.read(Self.withoutOwners(name), after: "!events")
        guard !asked.isOpen, !asked.isHistory, asked.nearMe == nil else { return [] }
        return try cancelled(asked, turn).prefix(limit).map { EventListing($0, at: timeZone.local(at: turn.now)) }
    }

    /// The cancelled events to come that were asked for, the earliest first.
    func cancelled(_ asked: Asked, _ turn: Turn) throws -> [Event] {
        let found = try look(asked, turn, showing: .cancelled).found
        guard found.isThere, let page = found.value else { return [] }
        var seen: Set<Int64> = []
        return page.listed.filter { seen.insert($0.number).inserted }
    }

    /// The town that a name tells and in which an event that was found by it is not, but only near it; nil if it is there,
    /// or the name tells no town.
    package func townMissed(by event: EventListing, _ name: Words, _ turn: Turn) throws -> String? {
        let plain = Self.withoutOwners(name)
        let reader = AskedReader(kinds, gazetteer, at: timeZone.local(at: turn.now))
        guard let asked = try? reader.read(plain, after: "!events"), asked.spots.count == 1,
            case .place(let place) = asked.spots[0].spot, !asked.spots[0].isNear, let point = event.site.point
        else { return nil }
        let named = Words(place.name).folded
        // "The Leeds quiz" may be held elsewhere, and who says "Deptford" may mean a cinema there.
        let told = [event.title, event.site.town, event.site.venue].map { Words($0).folded }
        if told.contains(where: { words in named.allSatisfy(words.contains) }) { return nil }
        if point.miles(to: place.centre) <= Self.sameTown { return nil }
        return place.name
    }

    /// How many miles from a town's centre what is said to be there can be.
    private static let sameTown = 3.0

    /// The words with "Saturday" for "Saturday's".
    private static func withoutOwners(_ name: Words) -> Words {
        guard name.folded.contains(where: { $0.hasSuffix("'s") }) else { return name }
        let words = name.text.split(separator: " ").map { word -> Substring in
            let folded = word.lowercased()
            let owner = folded.dropLast(2)
            let isDay = WhenReader.weekday(String(owner)) != nil || ["tomorrow", "tonight", "today"].contains(owner)
            return folded.hasSuffix("'s") && isDay ? word.dropLast(2) : word
        }
        return Words(words.joined(separator: " "))
    }
}
