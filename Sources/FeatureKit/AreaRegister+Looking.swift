package import Organising
package import StewardCore

/// Something that is somewhere.
package protocol Located {
    /// The smallest area that it lies in.
    var area: Area.ID { get }
    /// Where in that area, if it is known.
    var point: Coordinate? { get }
}

/// What was found where somebody asked for, or near it.
package struct Found<Item> {
    /// What was found, in the order given.
    package var items: [Item]
    /// The name of where it was found; where nothing was, of the widest area that was looked through.
    package var place: String
    /// True where there was nothing at the place asked for, so that a wider area was looked through.
    package var isWider: Bool
}

extension Gazetteer {
    /// Reads all of `words` as one area or place; `command` is what was typed before them, for a refusal to show.
    package func read(_ words: Words, after command: String) throws(Refusal) -> SpotReading {
        guard let (reading, consumed) = read(words.folded[...]) else {
            try refuseNearMe(words.folded[...], after: command)
            if let distance = Reach.unreadable(words.folded[...]) { throw Refusal(Replies.noDistance(distance)) }
            let suggestion = suggestions(for: words.folded[...]).first
            throw Refusal(Replies.unknownSpot(words.text, after: command, suggestion: suggestion))
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

    /// Refuses "near me", which is understood only of events; `command` is what was typed before a place.
    package func refuseNearMe(_ words: ArraySlice<String>, after command: String) throws(Refusal) {
        guard let reach = Reach.before(words), words.count <= reach.consumed + 1 else { return }
        guard words.dropFirst(reach.consumed).allSatisfy(Reach.asker.contains) else { return }
        throw Refusal(Replies.nameTown(after: command))
    }

    /// Those of `items` that are where somebody means; where there are none, those in the smallest area around it that
    /// has any, up to its region (or its nation, where that has no regions).
    ///
    /// A town reaches ten miles around its centre, 25 where "near" was written, and as far as miles were.
    package func find<Item: Located>(_ reading: SpotReading, among items: [Item]) -> Found<Item> {
        let here = items.filter { isMeant($0, by: reading) }
        var found = Found(items: here, place: reading.spot.name, isWider: false)
        for area in areasAround(reading.spot) where found.items.isEmpty {
            found = Found(items: items.filter { isWithin($0.area, area.id) }, place: area.name, isWider: true)
        }
        return found
    }

    private func isMeant(_ item: some Located, by reading: SpotReading) -> Bool {
        switch reading.spot {
        case .area(let area): isWithin(item.area, area.id)
        case .place(let place): item.point.map { $0.miles(to: place.centre) <= reading.reach } ?? false
        }
    }

    /// The areas around a spot that are worth a look where it has nothing itself, the smallest first, up to its region
    /// (or its nation, where that has no regions).
    package func areasAround(_ spot: Spot) -> ArraySlice<Area> {
        let ancestry = ancestry(of: spot.areaID)
        let widest = ancestry.firstIndex { $0.kind == .region || $0.kind == .nation } ?? 0
        let areas = ancestry.prefix(widest + 1)
        if case .area = spot { return areas.dropFirst() }
        return areas
    }
}
