/// Where each postcode district is: a sorted array of sixteen bytes a district, since there are thousands and they stay
/// in memory.
struct PostcodeDistricts: Sendable {
    /// A district's point, and the indexes of its area and of its town.
    private struct Row {
        let code: UInt32
        let area: UInt16
        let town: UInt16
        let centre: Coordinate
    }

    private let rows: [Row]
    private let areas: [Area.ID]
    private let towns: [String]

    /// Packs the districts among `places`: those whose name ends with figures, "LS1".
    init(_ places: [Place]) {
        var areas = Numbering()
        var towns = Numbering()
        rows = places.compactMap { place -> Row? in
            guard Self.isDistrict(place), let code = Self.code(place.name) else { return nil }
            return Row(
                code: code, area: areas.number(place.area), town: towns.number(place.aliases.first ?? ""),
                centre: place.centre)
        }.sorted { $0.code < $1.code }
        (self.areas, self.towns) = (areas.values, towns.values)
    }

    /// Whether there are none.
    var isEmpty: Bool { rows.isEmpty }

    /// Whether a place is a postcode district rather than all postcodes with the same letters.
    static func isDistrict(_ place: Place) -> Bool {
        place.kind == .postcodeArea && place.name.contains(where: \.isNumber)
    }

    /// The district with this name, "LS1", or what lies in the middle of those that "W1" stands for, "W1A" to "W1W"; nil
    /// if there is none.
    func district(_ name: String) -> Place? {
        guard let code = Self.code(name) else { return nil }
        let first = firstIndex(from: code)
        if first < rows.count, rows[first].code == code { return place(name, [rows[first]]) }
        guard name.last?.isNumber == true, name.count < Self.longest else { return nil }
        let parts = (UInt8(ascii: "A")...UInt8(ascii: "Z")).compactMap { letter -> Row? in
            guard let code = Self.code(name + String(UnicodeScalar(letter))) else { return nil }
            let index = firstIndex(from: code)
            return index < rows.count && rows[index].code == code ? rows[index] : nil
        }
        return parts.isEmpty ? nil : place(name, parts)
    }

    private func place(_ name: String, _ rows: [Row]) -> Place {
        let count = Float(rows.count)
        return Place(
            name: name, area: areas[Int(rows[0].area)],
            centre: Coordinate(
                latitude: rows.map(\.centre.latitude).reduce(0, +) / count,
                longitude: rows.map(\.centre.longitude).reduce(0, +) / count),
            kind: .postcodeArea, aliases: [towns[Int(rows[0].town)]].filter { !$0.isEmpty })
    }

    private func firstIndex(from code: UInt32) -> Int {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].code < code { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The most characters of a district's name.
    private static let longest = 4

    /// A name of at most four letters and figures as a number; nil for others.
    private static func code(_ name: String) -> UInt32? {
        guard (2...longest).contains(name.utf8.count), name.utf8.allSatisfy({ $0 < 128 }) else { return nil }
        return name.utf8.reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Gives each value a number.
    private struct Numbering {
        private(set) var values: [String] = []
        private var numbers: [String: UInt16] = [:]

        mutating func number(_ value: String) -> UInt16 {
            if let number = numbers[value] { return number }
            numbers[value] = UInt16(values.count)
            values.append(value)
            return UInt16(values.count - 1)
        }
    }
}
