extension Gazetteer {
    /// Reads the area, place or postcode at the start of the folded words, by the longest name that fits.
    ///
    /// "in", "near", "within 10 miles of" and "the" may stand before it, and "within 10 miles" after it. If a name has
    /// several meanings, "in durham" prefers an area and "near durham" a place, and of two of a kind the larger is
    /// taken; "bangor, gwynedd" picks the one in Gwynedd.
    ///
    /// - Returns: What was read, and how many words it took, at least one; nil if no name is known.
    package func read(_ words: ArraySlice<String>) -> (reading: SpotReading, consumed: Int)? {
        var rest = words
        var reach: Reach?
        if let (written, consumed) = Reach.before(rest) {
            reach = written
            rest = rest.dropFirst(consumed)
        } else if rest.first == "in" {
            rest = rest.dropFirst()
        }
        if rest.first == "the" { rest = rest.dropFirst() }
        guard let (name, length) = name(rest) else { return nil }
        rest = rest.dropFirst(length)
        let narrowed = narrowed(name.entries, by: rest)
        rest = rest.dropFirst(narrowed?.consumed ?? 0)
        if reach == nil, let (written, consumed) = Reach.after(rest) {
            reach = written
            rest = rest.dropFirst(consumed)
        }
        guard var reading = choose(narrowed?.entries ?? name.entries, isNear: reach != nil) else { return nil }
        reading.miles = reach?.miles
        reading.postcode = name.postcode
        return (reading, words.count - rest.count)
    }

    /// Narrows the meanings of a name by the area named after it, as in "bangor, gwynedd"; nil if none lies there.
    private func narrowed(_ entries: [Entry], by words: ArraySlice<String>) -> (entries: [Entry], consumed: Int)? {
        let rest = words.first == "in" ? words.dropFirst() : words
        guard let (wider, consumed) = names.longest(rest) else { return nil }
        let areas = wider.map { spot($0) }.compactMap { if case .area(let area) = $0 { area.id } else { nil } }
        let inside = entries.filter { entry in
            areas.contains { spot(entry) != area($0).map(Spot.area) && isWithin(spot(entry).areaID, $0) }
        }
        return inside.isEmpty ? nil : (inside, words.count - rest.count + consumed)
    }

    /// A name of one or more words, or a postcode.
    private func name(
        _ words: ArraySlice<String>
    ) -> (name: (entries: [Entry], postcode: Postcode?), consumed: Int)? {
        if let (entries, consumed) = names.longest(words) { return ((entries, nil), consumed) }
        guard let (postcode, consumed) = Postcode.read(words),
            let (entries, _) = postcodes.longest([postcode.area.lowercased()])
        else { return nil }
        return ((entries, postcode), consumed)
    }

    /// Places and areas that somebody probably meant when they mistyped one by a letter or two, the likeliest first:
    /// "Liverpool" for "liverpol".
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

    /// A sort key, the likeliest first: the kind of spot that the words ask for, then the larger.
    private func rank(_ spot: Spot, isNear: Bool) -> Int {
        if isNear, case .place(let place) = spot { return -place.thousands - 100_000 }
        return -size(spot)
    }

    /// How large a spot is: thousands of people, and for an area a number above any place's, by its kind.
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
