/// A town, a city, or the area of a postcode, as a point on the map.
package struct Place: Hashable, Sendable {
    /// What sort of place it is.
    package enum Kind: String, CaseIterable, Sendable {
        case city, town, postcodeArea
    }

    /// The name as it is written, "Leeds"; for a postcode's area its letters, "LS".
    package let name: String
    /// The id of the smallest area that it lies in.
    package let area: Area.ID
    /// The centre.
    package let centre: Coordinate
    /// What sort of place it is.
    package let kind: Kind
    /// How many thousands live there, roughly: of two places with one name, the larger is taken. Nought if unknown.
    package let thousands: Int
    /// Other names that people use; for a postcode's area the town at its centre.
    package let aliases: [String]

    /// A place; `area` names an area's id.
    package init(
        name: String, area: Area.ID, centre: Coordinate, kind: Kind, thousands: Int = 0, aliases: [String] = []
    ) {
        (self.name, self.area, self.centre) = (name, area, centre)
        (self.kind, self.thousands, self.aliases) = (kind, thousands, aliases)
    }
}
