/// The areas and places of the United Kingdom: finds them by name and knows which lies in which.
package struct Gazetteer: Sendable {
    /// All areas, in the order given.
    package let areas: [Area]
    /// All places but postcode districts, in the order given.
    package let places: [Place]

    /// An index into `areas` or `places`; two bytes, since there are thousands of names.
    enum Entry: Hashable {
        case area(UInt16)
        case place(UInt16)
    }

    /// The most areas that may lie in each other; more means that they go round in a circle.
    private static let deepest = 8

    let names: PhraseIndex<Entry>
    let postcodes: PhraseIndex<Entry>
    let districts: PostcodeDistricts
    private let cities: [Place]
    private let areaIndexes: [Area.ID: Int]

    /// Makes a gazetteer of areas and places, and checks that each lies in a known area.
    ///
    /// - Throws: The first `GazetteerProblem` in them.
    package init(areas: [Area], places: [Place]) throws(GazetteerProblem) {
        var areaIndexes: [Area.ID: Int] = [:]
        for (index, area) in areas.enumerated() {
            guard areaIndexes.updateValue(index, forKey: area.id) == nil else { throw .repeatedArea(area.id) }
        }
        guard areas.count < UInt16.max, places.count < UInt16.max else { throw .tooMany }
        for area in areas {
            if let parent = area.parent, areaIndexes[parent] == nil { throw .unknownArea(parent, in: area.name) }
        }
        for place in places where areaIndexes[place.area] == nil { throw .unknownArea(place.area, in: place.name) }
        districts = PostcodeDistricts(places)
        let places = places.filter { !PostcodeDistricts.isDistrict($0) }
        self.areas = Self.centred(areas, on: places, areaIndexes)
        (self.places, self.areaIndexes) = (places, areaIndexes)
        cities = places.filter { $0.thousands >= Self.large }
        (names, postcodes) = Self.index(areas, places)
        for area in areas where ancestry(of: area.id).count > Self.deepest { throw .circle(area.id) }
    }

    /// How many miles around its centre a place reaches if only its name was written: a town ten, a part of a large
    /// city four, since what is on across the city is not meant.
    package func usualReach(of place: Place) -> Double {
        cities.contains { city in
            city.thousands >= place.thousands * Self.partOfCity && city.centre != place.centre
                && city.centre.miles(to: place.centre) < Double(city.thousands).squareRoot() / Self.spread
        } ? 4 : SpotReading.usualReach
    }

    /// How many times as many people as in its parts live in a city, and how the miles from its centre to its edge go
    /// with the root of its people in thousands: London 14, Leeds 3.5.
    private static let partOfCity = 8
    private static let spread = 6.5
    /// How many thousands of people a city has whose parts are known by name.
    private static let large = 150

    /// `areas` with the centres of those that are called as a town or city in them.
    private static func centred(_ areas: [Area], on places: [Place], _ indexes: [Area.ID: Int]) -> [Area] {
        var areas = areas
        for place in places where place.kind != .postcodeArea {
            var next: Area.ID? = place.area
            for _ in 0..<deepest {
                guard let index = next.flatMap({ indexes[$0] }) else { break }
                if areas[index].name == place.name { areas[index].centre = place.centre }
                next = areas[index].parent
            }
        }
        return areas
    }

    private static func index(_ areas: [Area], _ places: [Place]) -> (PhraseIndex<Entry>, PhraseIndex<Entry>) {
        var names: [(name: String, meaning: Entry)] = []
        var postcodes: [(name: String, meaning: Entry)] = []
        for (index, area) in areas.enumerated() {
            for name in [area.name] + area.aliases { names.append((name, .area(UInt16(index)))) }
        }
        for (index, place) in places.enumerated() {
            if place.kind == .postcodeArea {
                postcodes.append((place.name, .place(UInt16(index))))
            } else {
                for name in [place.name] + place.aliases {
                    names.append((name, .place(UInt16(index))))
                    if let short = withoutLittleWords(name) { names.append((short, .place(UInt16(index)))) }
                }
            }
        }
        return (PhraseIndex(names), PhraseIndex(postcodes))
    }

    /// Words in the middle of a name that people leave out: "stoke trent".
    private static let littleWords: Set<Substring> = ["on", "upon", "under", "by", "the", "in", "super"]

    /// A name without the little words in its middle; nil if it has none.
    private static func withoutLittleWords(_ name: String) -> String? {
        let words = name.lowercased().split { $0 == " " || $0 == "-" }
        guard words.count > 2 else { return nil }
        let kept = words.enumerated().filter { $0.offset == 0 || !littleWords.contains($0.element) }.map(\.element)
        return kept.count < words.count && kept.count > 1 ? kept.joined(separator: " ") : nil
    }

    /// The area with this id.
    package func area(_ id: Area.ID) -> Area? { areaIndexes[id].map { areas[$0] } }

    /// The area and every area around it, from the smallest to the United Kingdom; empty for an unknown id.
    package func ancestry(of id: Area.ID) -> [Area] {
        var path: [Area] = []
        var next: Area.ID? = id
        // One step more than areas go, so that a circle ends and shows.
        while let id = next, let area = area(id), path.count <= Self.deepest {
            path.append(area)
            next = area.parent
        }
        return path
    }

    /// Whether an area lies in `ancestor` or is the same area.
    package func isWithin(_ id: Area.ID, _ ancestor: Area.ID) -> Bool {
        ancestry(of: id).contains { $0.id == ancestor }
    }

    func spot(_ entry: Entry) -> Spot {
        switch entry {
        case .area(let index): .area(areas[Int(index)])
        case .place(let index): .place(places[Int(index)])
        }
    }
}

/// Why a gazetteer cannot be made of some areas and places.
package enum GazetteerProblem: Error, Hashable, Sendable {
    /// Two areas have the same id.
    case repeatedArea(Area.ID)
    /// An area or a place lies in an area that does not exist.
    case unknownArea(Area.ID, in: String)
    /// An area is its own ancestor, or has more than eight ancestors.
    case circle(Area.ID)
    /// More than 65,534 areas or places.
    case tooMany
}

extension Gazetteer {
    /// The towns and cities nearest to a point, with the miles to each, the nearest first; postcode areas do not count.
    ///
    /// - Parameters:
    ///   - limit: How many to give at most.
    ///   - miles: How far away they may be.
    package func nearest(
        to point: Coordinate, limit: Int, within miles: Double = .infinity
    ) -> [(place: Place, miles: Double)] {
        let towns = places.lazy.filter { $0.kind != .postcodeArea }
            .map { (place: $0, miles: $0.centre.miles(to: point)) }
            .filter { $0.miles <= miles }
        return Array(towns.sorted { ($0.miles, $0.place.name) < ($1.miles, $1.place.name) }.prefix(limit))
    }
}
