package import StewardCore

extension Gazetteer {
    /// Reads the area, place or postcode at the start of the folded words, by the longest name that fits.
    ///
    /// "in", "near", "within 10 miles of", "the" and "postcode" may stand before it, and "within 10 miles" after it. If a
    /// name has several meanings, "in durham" prefers an area and "near durham" a place, and of two of a kind the larger
    /// is taken; "bangor, gwynedd" picks the one in Gwynedd. A town and a postcode in it, "leeds LS1", are one place.
    ///
    /// - Parameter home: The area of whoever asks: of several places with one name, one near to it is meant.
    /// - Returns: What was read, and how many words it took, at least one; nil if no name is known.
    package func read(
        _ words: ArraySlice<String>, preferring home: Area.ID? = nil
    ) -> (reading: SpotReading, consumed: Int)? {
        var rest = words
        var reach: Reach?
        if let (written, consumed) = Reach.before(rest) {
            reach = written
            rest = rest.dropFirst(consumed)
        } else if rest.first == "in" {
            rest = rest.dropFirst()
        }
        let isLed = rest.startIndex > words.startIndex
        let name = rest
        guard let (found, length) = spot(name, isNear: reach != nil, preferring: home) else { return nil }
        var reading = found
        rest = rest.dropFirst(length)
        if reach == nil, let (written, consumed) = Reach.after(rest) {
            reach = written
            rest = rest.dropFirst(consumed)
            // What is around "london within 5 miles" is around the city.
            reading = spot(name, isNear: true, preferring: home)?.reading ?? reading
        }
        reading.isNear = reach != nil
        reading.miles = reach?.miles
        if isLed { reading.isAlsoWord = false }
        return (reading, words.count - rest.count)
    }

    /// Reads a name or a postcode, or both, and the area after a name.
    private func spot(
        _ words: ArraySlice<String>, isNear: Bool, preferring home: Area.ID?
    ) -> (reading: SpotReading, consumed: Int)? {
        guard let (entries, length) = name(words) else {
            guard let (reading, consumed) = postcode(words) else { return nil }
            // "LS1 Leeds" is one place.
            guard let (entries, more) = names.longest(words.dropFirst(consumed)),
                entries.contains(where: { isAround(reading, $0) })
            else { return (reading, consumed) }
            return (reading, consumed + more)
        }
        let rest = words.dropFirst(length)
        if let (inside, consumed) = narrowed(entries, by: rest) {
            return choose(inside, isNear: isNear, preferring: home).map { ($0, length + consumed) }
        }
        if let (reading, consumed) = postcode(rest), entries.contains(where: { isAround(reading, $0) }) {
            return (reading, length + consumed)
        }
        let word = words.prefix(length).drop { $0 == "the" && length > 1 }.joined(separator: " ")
        if !isNear, EverydayWords.seldomPlaces.contains(word) { return nil }
        guard var reading = choose(entries, isNear: isNear, preferring: home) else { return nil }
        reading.isAlsoWord = EverydayWords.places.contains(word)
        return (reading, length)
    }

    /// A name of one or more words, such as "the north", "the wirral" or "leeds".
    private func name(_ words: ArraySlice<String>) -> (entries: [Entry], consumed: Int)? {
        let found = names.longest(words).map { (entries: $0.meanings, consumed: $0.consumed) }
        guard words.first == "the" else { return found }
        let bare = names.longest(words.dropFirst()).map { (entries: $0.meanings, consumed: $0.consumed + 1) }
        if let found, found.consumed >= bare?.consumed ?? 0 { return found }
        return bare
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

    /// Reads a postcode, also after the word "postcode".
    private func postcode(_ words: ArraySlice<String>) -> (reading: SpotReading, consumed: Int)? {
        let lead = [["postcode"], ["post", "code"]].first { words.starts(with: $0) }?.count ?? 0
        guard
            let (postcode, consumed) = Postcode.read(
                words.dropFirst(lead), isKnown: { districts.district($0) != nil }),
            let place = place(of: postcode)
        else { return nil }
        var reading = SpotReading(spot: .place(place), others: [], isNear: false)
        reading.postcode = postcode
        return (reading, lead + consumed)
    }

    /// The district of a postcode, or if that is not known all that begins with its letters; nil if it is surely no
    /// postcode, such as "b2b" or "m62".
    private func place(of postcode: Postcode) -> Place? {
        if let district = districts.district(postcode.district) { return district }
        let isLikely = postcode.inward != nil || postcode.area.count == 2 && postcode.district.last?.isNumber == true
        guard isLikely || districts.isEmpty,
            let entry = postcodes.longest([postcode.area.lowercased()])?.meanings.first,
            case .place(let area) = spot(entry)
        else { return nil }
        return area
    }

    /// All that begins with these letters of a postcode, "bd"; nil if no postcode does.
    package func postcodeArea(_ letters: String) -> Spot? { postcodes.longest([letters])?.meanings.first.map(spot) }

    /// Where a postcode is, as far as its district tells; nil if its letters are unknown.
    package func centre(of postcode: Postcode) -> Coordinate? { place(of: postcode)?.centre }

    /// Whether a postcode's district lies in or near to what a name means, so that both are one place.
    private func isAround(_ postcode: SpotReading, _ entry: Entry) -> Bool {
        guard let point = postcode.spot.point else { return false }
        switch spot(entry) {
        case .area(let area): return isWithin(postcode.spot.areaID, area.id)
        case .place(let place): return place.centre.miles(to: point) < Self.postcodeMiles
        }
    }

    /// How many miles a town may be from a postcode's district that is written with it.
    private static let postcodeMiles = 25.0

    /// The finest place that `words` name inside `spot`, a city or an area: a postcode, or else a neighbourhood, such as
    /// Soho in "Example Hall, Soho, London"; nil if they name none.
    ///
    /// A name that is also an everyday word counts only with a capital.
    package func finest(in words: Words, inside spot: Spot) -> SpotReading? {
        let folded = words.folded[...]
        let postcodes = folded.indices.compactMap { postcode(folded[$0...])?.reading }
            .filter { contains(spot, $0.spot) }
        if let code = postcodes.first(where: { $0.postcode?.inward != nil }) ?? postcodes.first { return code }
        var found: SpotReading?
        var index = folded.startIndex
        while index < folded.endIndex {
            guard let (entries, consumed) = names.longest(folded[index...]) else {
                index += 1
                continue
            }
            let inside = entries.filter { contains(spot, self.spot($0)) }
            let word = folded[index..<index + consumed].joined(separator: " ")
            let isPlace =
                !EverydayWords.places.contains(word) || words.written(index).first { $0.isLetter }?.isUppercase == true
            if isPlace, !EverydayWords.seldomPlaces.contains(word),
                let reading = choose(inside, isNear: false, preferring: nil)
            {
                found = reading
            }
            index += consumed
        }
        return found
    }

    /// Whether `inner` is a place inside `outer` and finer than it.
    private func contains(_ outer: Spot, _ inner: Spot) -> Bool {
        guard case .place(let place) = inner else { return false }
        switch outer {
        case .area(let area): return isWithin(place.area, area.id) && place.name != area.name
        case .place(let city):
            let isFiner = place.kind == .postcodeArea || place.thousands < city.thousands && place.name != city.name
            return isFiner && place.centre.miles(to: city.centre) < Self.cityMiles
        }
    }

    /// How many miles from a city's centre its neighbourhoods are.
    private static let cityMiles = 8.0

    /// Places and areas that somebody probably meant when they mistyped one by a letter or two, the likeliest first:
    /// "Liverpool" for "liverpol".
    ///
    /// - Parameter limit: How many to give at most.
    package func suggestions(for words: ArraySlice<String>, limit: Int = 1) -> [String] {
        var suggestions: [String] = []
        for (spot, _) in near(words) where !suggestions.contains(spot.name) && suggestions.count < limit {
            suggestions.append(spot.name)
        }
        return suggestions
    }

    /// The name for which the first words are probably a slip, in small letters, "newcastle" for "nwcastle"; nil if there
    /// is none near to them.
    func nearestName(to words: ArraySlice<String>) -> String? {
        near(words).first.map { spot, key in
            // The whole name as it is written, if that is what the key was made of.
            let name = spot.name.lowercased()
            return Words(name).folded.count == Words(key).folded.count ? name : key
        }
    }

    /// The spots whose names are near to the first words, each with that name: the nearest, and of those the largest,
    /// first, and of the names of one the longest.
    private func near(_ words: ArraySlice<String>) -> [(spot: Spot, key: String)] {
        names.nearest(words.first == "the" ? words.dropFirst() : words)
            .map { (distance: $0.distance, spot: spot($0.meaning), key: $0.key) }.enumerated()
            .sorted { one, other in
                (one.element.distance, -size(one.element.spot), -one.element.key.utf8.count, one.offset)
                    < (
                        other.element.distance, -size(other.element.spot), -other.element.key.utf8.count, other.offset
                    )
            }.map { ($0.element.spot, $0.element.key) }
    }

    private func choose(_ entries: [Entry], isNear: Bool, preferring home: Area.ID?) -> SpotReading? {
        var seen: Set<Entry> = []
        let spots = entries.filter { seen.insert($0).inserted }.map(spot)
        let around = spots.count > 1 ? home.map(surroundings) ?? [] : []
        let ordered = spots.enumerated().map { offset, spot in
            (spot: spot, away: distance(spot, around), rank: rank(spot, isNear: isNear), offset: offset)
        }.sorted { ($0.away, $0.rank, $0.offset) < ($1.away, $1.rank, $1.offset) }.map(\.spot)
        guard let first = ordered.first else { return nil }
        let others = ordered.dropFirst().filter { other in
            !isWithin(other.areaID, first.areaID) && !isWithin(first.areaID, other.areaID)
        }
        return SpotReading(spot: first, others: others, isNear: isNear)
    }

    /// The areas around somebody's own, the smallest first, without those that are most of the country.
    private func surroundings(of home: Area.ID) -> [Area.ID] {
        ancestry(of: home).map(\.id).filter { id in areas.count { isWithin($0.id, id) } * 2 < areas.count }
    }

    /// How far out of somebody's own area a spot lies, in steps from area to area; the same for all that lie outside.
    private func distance(_ spot: Spot, _ surroundings: [Area.ID]) -> Int {
        // An area is meant by its name wherever somebody lives.
        if case .area = spot { return 0 }
        return surroundings.firstIndex { isWithin(spot.areaID, $0) } ?? surroundings.count
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
