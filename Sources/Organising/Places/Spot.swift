/// What a name on the map means: an area or a place.
package enum Spot: Hashable, Sendable {
    /// A nation, region, city region or county.
    case area(Area)
    /// A town, a city or a postcode area.
    case place(Place)

    /// The smallest area that it lies in; an area's own id.
    package var areaID: Area.ID {
        switch self {
        case .area(let area): area.id
        case .place(let place): place.area
        }
    }

    /// Where it is on the map; nil for an area, unless a town in it has its name.
    package var point: Coordinate? {
        switch self {
        case .area(let area): area.centre
        case .place(let place): place.centre
        }
    }

    /// The name for people: "North West", "Leeds", or for a postcode area its town too, "Leeds (LS)".
    package var name: String {
        switch self {
        case .area(let area): area.name
        case .place(let place) where place.kind == .postcodeArea:
            place.aliases.first.map { "\($0) (\(place.name))" } ?? place.name
        case .place(let place): place.name
        }
    }
}

/// What words about a place were read as.
package struct SpotReading: Hashable, Sendable {
    /// The spot meant.
    package var spot: Spot
    /// Others with the same name that are not part of it, the larger first, so that an answer can mention them.
    package var others: [Spot]
    /// Whether "near" or a distance was written, which asks for the neighbourhood too.
    package var isNear: Bool
    /// The distance that was written, "within 10 miles of"; nil if none was.
    package var miles: Double?
    /// The postcode that was written, if the spot is its district or its area.
    package var postcode: Postcode?
    /// Whether the name is also an everyday word, such as "reading" or "bath", so that without "in" or a capital it may
    /// mean that; false if the words around tell that a place is meant.
    package var isAlsoWord = false

    init(spot: Spot, others: [Spot], isNear: Bool) {
        (self.spot, self.others, self.isNear) = (spot, others, isNear)
    }

    /// A reading of a spot that was not found by its name, with the neighbourhood that `reach` asks for.
    package init(spot: Spot, reach: Reach) {
        self.init(spot: spot, others: [], isNear: true)
        miles = reach.miles
    }

    /// A reading of a spot by its own name.
    package init(naming spot: Spot) { self.init(spot: spot, others: [], isNear: false) }

    /// How many miles around its centre a town reaches if only its name was written.
    package static let usualReach = 10.0

    /// How many miles around its centre the spot reaches: the distance that was written, or else 25 with "near" and 10
    /// without.
    package var reach: Double { miles ?? (isNear ? 25 : Self.usualReach) }

    /// The same with its centre at `centre`, named after the postcode's district.
    package func centred(at centre: Coordinate) -> SpotReading {
        guard let postcode, case .place(let area) = spot else { return self }
        var reading = self
        reading.spot = .place(
            Place(
                name: postcode.district, area: area.area, centre: centre, kind: .postcodeArea, aliases: area.aliases))
        return reading
    }
}
