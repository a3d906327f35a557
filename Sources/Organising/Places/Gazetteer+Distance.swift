extension Gazetteer {
    /// The towns and cities nearest to a point, with the miles to each, the nearest first; postcodes' areas are left out.
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
