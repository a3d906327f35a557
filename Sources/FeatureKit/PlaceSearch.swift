package import Organising
package import StewardCore

/// A part of the country in which something is looked for.
package enum Region: Codable, Equatable, Sendable {
    /// These areas, each named.
    case areas([Area.ID])
    /// What is around a point.
    case circle(Coordinate, miles: Double)

    /// Whether something is in it.
    func contains(_ item: some Located) -> Bool {
        switch self {
        case .areas(let areas): areas.contains(item.area)
        case .circle(let centre, let miles): item.point.map { $0.miles(to: centre) <= miles } ?? false
        }
    }
}

/// Something that is somewhere.
package protocol Located {
    /// The smallest area that it lies in.
    var area: Area.ID { get }
    /// Where in that area, if it is known.
    var point: Coordinate? { get }
}

/// What was found in the place that somebody asked for, or in an area around it.
package struct Found<Value> {
    /// What was found; nil if nothing was.
    package let value: Value?
    /// The name of the widest area around the place that had to be searched; nil if there was no need, or no such area.
    package let wider: String?

    /// Whether something was found in the place itself.
    package var isThere: Bool { value != nil && wider == nil }

    package init(value: Value?, wider: String?) { (self.value, self.wider) = (value, wider) }
}

extension Gazetteer {
    /// Searches the place that somebody means, or everywhere if they mean none. If nothing is there, searches the areas
    /// around it, the smallest first, up to its region (or its nation, if that has no regions).
    ///
    /// A town reaches ten miles around its centre, a part of a large city four if something is there; 25 if "near" was
    /// written, or as many miles as were written.
    ///
    /// - Parameter look: Gives what is in a region, or everywhere if that is nil; nil if nothing is.
    package func search<Value>(
        _ reading: SpotReading?, _ look: (Region?) throws -> Value?
    ) rethrows -> Found<Value> {
        guard let reading else { return Found(value: try look(nil), wider: nil) }
        var found = Found(value: try look(region(reading)), wider: nil)
        if found.value == nil, case .place(let place) = reading.spot, reading.miles == nil, !reading.isNear,
            usualReach(of: place) < SpotReading.usualReach
        {
            found = Found(value: try look(.circle(place.centre, miles: SpotReading.usualReach)), wider: nil)
        }
        for area in areasAround(reading.spot) where found.value == nil {
            found = Found(value: try look(.areas(areas(within: area))), wider: area.name)
        }
        return found
    }

    /// Searches any of the places that somebody means, as the other `search(_:_:)` does if there is only one. Around
    /// several, no wider area is searched.
    ///
    /// - Parameter look: Gives what is in any of the regions, or everywhere if there are none; nil if nothing is.
    package func search<Value>(
        _ readings: [SpotReading], _ look: ([Region]) throws -> Value?
    ) rethrows -> Found<Value> {
        if readings.count > 1 { return Found(value: try look(readings.map(region)), wider: nil) }
        return try search(readings.first) { try look($0.map { [$0] } ?? []) }
    }

    /// Those of `items` that are in one of the places that somebody means and in none of `except`.
    package func find<Item: Located>(
        _ readings: [SpotReading], except: [SpotReading] = [], among items: [Item]
    ) -> Found<[Item]> {
        let outside = except.map(region)
        let allowed = items.filter { item in !outside.contains { $0.contains(item) } }
        return search(readings) { regions in
            let here = regions.isEmpty ? allowed : allowed.filter { item in regions.contains { $0.contains(item) } }
            return here.isEmpty ? nil : here
        }
    }

    /// What somebody means by a place: all of an area, or what is around a town.
    package func region(_ reading: SpotReading) -> Region {
        switch reading.spot {
        case .area(let area): .areas(areas(within: area))
        case .place(let place):
            .circle(place.centre, miles: reading.miles ?? (reading.isNear ? reading.reach : usualReach(of: place)))
        }
    }

    /// The same for a place that is not wanted: no more of it than lies nearer to it than to a place that is, since
    /// Salford's neighbourhood is Manchester's too. "Yorkshire, not Leeds" leaves out the city, and not its neighbours.
    package func region(_ reading: SpotReading, apartFrom wanted: [SpotReading]) -> Region {
        guard case .circle(let centre, let miles) = region(reading) else { return region(reading) }
        let distances = wanted.compactMap { $0.spot.point?.miles(to: centre) }.filter { $0 > 0 }
        let isOpen = reading.miles == nil && !reading.isNear
        return .circle(centre, miles: min(miles, (distances.min() ?? (isOpen ? miles : .infinity)) / 2))
    }

    private func areas(within area: Area) -> [Area.ID] { areas.map(\.id).filter { isWithin($0, area.id) } }

    private func areasAround(_ spot: Spot) -> ArraySlice<Area> {
        let ancestry = ancestry(of: spot.areaID)
        let widest = ancestry.firstIndex { $0.kind == .region || $0.kind == .nation } ?? 0
        let areas = ancestry.prefix(widest + 1)
        if case .area = spot { return areas.dropFirst() }
        return areas
    }
}

extension Gazetteer {
    /// Reads all of `words` as one area or place. `command` is what was typed before them, for the refusal to repeat.
    package func read(_ words: Words, after command: String) throws(Refusal) -> SpotReading {
        guard let (reading, consumed) = read(words.folded[...]) else {
            try refuseNearMe(words.folded[...], after: command)
            if let distance = Reach.unreadable(words.folded[...]) { throw Refusal(Replies.noDistance(distance)) }
            let suggestion = suggestions(for: words.folded[...]).first
            throw Refusal(
                Replies.unknownSpot(words.text, after: command, suggestion: suggestion),
                instead: suggestion.map { [.yes: "\(command) \($0)"] } ?? [:])
        }
        guard consumed == words.folded.count else {
            if let distance = Reach.unreadable(words.folded[consumed...]) {
                throw Refusal(Replies.noDistance(distance))
            }
            let rest = words.text(after: consumed)
            throw Refusal(Replies.moreThanSpot(reading.spot.name, then: rest, after: command))
        }
        return reading
    }

    /// Refuses "near me", which works only for events. `command` is what was typed before the place.
    package func refuseNearMe(_ words: ArraySlice<String>, after command: String) throws(Refusal) {
        guard let reach = Reach.before(words), words.count <= reach.consumed + 1 else { return }
        guard words.dropFirst(reach.consumed).allSatisfy(Reach.asker.contains) else { return }
        throw Refusal(Replies.nameTown(after: command))
    }

    /// The place called `name` in the record `uid` of the first data in `file`.
    ///
    /// - Throws: A `SeedProblem` if the list of places has none of that name.
    package func spot(_ name: String, of uid: String, in file: String) throws -> Spot {
        let words = Words(name).folded[...]
        guard let (reading, consumed) = read(words), consumed == words.count else {
            throw SeedProblem(file: file, reason: Replies.seedPlace(name, in: uid))
        }
        return reading.spot
    }
}
