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
    /// Whether "near" was written: the neighbourhood is meant too.
    package var isNear: Bool
}
