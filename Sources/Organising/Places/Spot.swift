/// Where somebody means: an area or a place.
package enum Spot: Hashable, Sendable {
    /// A nation, region, city region or county.
    case area(Area)
    /// A town, a city or a postcode's area.
    case place(Place)

    /// The smallest area that it lies in: itself, where it is one.
    package var areaID: Area.ID {
        switch self {
        case .area(let area): area.id
        case .place(let place): place.area
        }
    }

    /// Where it is on the map; nil for an area.
    package var point: Coordinate? { if case .place(let place) = self { place.centre } else { nil } }

    /// The name for people: "North West", "Leeds", and for a postcode's area its town with it, "Leeds (LS)".
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
    /// Others with the same name that are not a part of it, the larger first; they are worth a mention.
    package var others: [Spot]
    /// Whether "near" or a distance was written: the neighbourhood is meant too.
    package var isNear: Bool
    /// The miles around it that were written, "within 10 miles of".
    package var miles: Double?
    /// The postcode that was written, where the spot is its area.
    package var postcode: Postcode?

    init(spot: Spot, others: [Spot], isNear: Bool) {
        (self.spot, self.others, self.isNear) = (spot, others, isNear)
    }

    /// The neighbourhood of a spot that is known otherwise than by its name.
    package init(spot: Spot, reach: Reach) {
        self.init(spot: spot, others: [], isNear: true)
        miles = reach.miles
    }

    /// How many miles around a town's centre are meant by its name alone.
    package static let usualReach = 10.0

    /// How many miles around a town's centre it reaches: as far as was written, or else 10, and 25 with "near".
    package var reach: Double { miles ?? (isNear ? 25 : Self.usualReach) }

    /// The same with the spot's centre where `centre` is, and the name of the postcode's district.
    package func centred(at centre: Coordinate) -> SpotReading {
        guard let postcode, case .place(let area) = spot else { return self }
        var reading = self
        reading.spot = .place(
            Place(
                name: postcode.district, area: area.area, centre: centre, kind: .postcodeArea, aliases: area.aliases))
        return reading
    }
}
