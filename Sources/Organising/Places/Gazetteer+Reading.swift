extension Gazetteer {
    /// Reads the longest name of an area or a place, or the postcode, that the folded words begin with.
    ///
    /// "in", "near", "around" and "the" may stand before it. Where a name has several meanings, "in durham" prefers an
    /// area and "near durham" a place; then the larger is taken.
    ///
    /// - Returns: What was read, and how many words it took, at least one; nothing where no name is known.
    package func read(_ words: ArraySlice<String>) -> (reading: SpotReading, consumed: Int)? {
        var rest = words
        let isNear = rest.first == "near" || rest.first == "around"
        if isNear || rest.first == "in" { rest = rest.dropFirst() }
        if rest.first == "the" { rest = rest.dropFirst() }
        let skipped = words.count - rest.count
        if let (entries, consumed) = names.longest(rest), let reading = choose(entries, isNear: isNear) {
            return (reading, skipped + consumed)
        }
        guard let (letters, consumed) = Postcode.read(rest),
            let (entries, _) = postcodes.longest([letters]), let reading = choose(entries, isNear: isNear)
        else { return nil }
        return (reading, skipped + consumed)
    }

    /// Names that differ by a slip or two from what the words begin with, the likeliest first: "Liverpool" for
    /// "liverpol".
    ///
    /// - Parameter limit: How many to give at most.
    package func suggestions(for words: ArraySlice<String>, limit: Int = 1) -> [String] {
        let near = names.nearest(words.first == "the" ? words.dropFirst() : words)
            .map { (distance: $0.distance, spot: spot($0.meaning)) }
        let ordered = near.enumerated().sorted { one, other in
            (one.element.distance, -size(one.element.spot), one.offset)
                < (other.element.distance, -size(other.element.spot), other.offset)
        }
        var suggestions: [String] = []
        for spot in ordered.map(\.element.spot) where !suggestions.contains(spot.name) && suggestions.count < limit {
            suggestions.append(spot.name)
        }
        return suggestions
    }

    private func choose(_ entries: [Entry], isNear: Bool) -> SpotReading? {
        var seen: Set<Entry> = []
        let spots = entries.filter { seen.insert($0).inserted }.map(spot)
        let ordered = spots.enumerated().sorted { one, other in
            (rank(one.element, isNear: isNear), one.offset) < (rank(other.element, isNear: isNear), other.offset)
        }.map(\.element)
        guard let first = ordered.first else { return nil }
        let others = ordered.dropFirst().filter { other in
            !isWithin(other.areaID, first.areaID) && !isWithin(first.areaID, other.areaID)
        }
        return SpotReading(spot: first, others: others, isNear: isNear)
    }

    /// Smaller is likelier: the kind that the words ask for first, then by size.
    private func rank(_ spot: Spot, isNear: Bool) -> Int {
        if isNear, case .place(let place) = spot { return -place.thousands - 100_000 }
        return -size(spot)
    }

    /// Thousands of people; more than any place's for an area, by its kind.
    private func size(_ spot: Spot) -> Int {
        switch spot {
        case .place(let place): place.thousands
        case .area(let area):
            switch area.kind {
            case .nation: 80_000
            case .region: 70_000
            case .cityRegion: 60_000
            case .county: 50_000
            }
        }
    }
}
