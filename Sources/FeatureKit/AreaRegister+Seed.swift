import Organising

/// The files of areas and places, read row by row.
struct AreaSeed {
    private let seeds: any SeedSource

    init(_ seeds: any SeedSource) { self.seeds = seeds }

    /// The areas of `areas.csv`, with the columns id, name, kind, parent and aliases (parted by semicolons).
    func areas() throws -> [Area] {
        try rows(of: "areas.csv", key: ["id"]) { row throws(SeedProblem) in
            Area(
                id: try row.text("id"), name: try row.text("name"), kind: try row.value("kind", Area.Kind.init),
                parent: row.optional("parent"), aliases: row.names("aliases"))
        }
    }

    /// The towns of `places.csv`, and the postcodes' areas of `postcodes.csv`, each known by its town.
    func places() throws -> [Place] {
        try rows(of: "places.csv", key: ["name", "kind", "area"]) { row throws(SeedProblem) in
            Place(
                name: try row.text("name"), area: try row.text("area"), centre: try row.coordinate,
                kind: try row.value("kind", Place.Kind.init),
                thousands: try row.value("thousands") { Int($0).flatMap { $0 < 0 ? nil : $0 } },
                aliases: row.names("aliases"))
        }
            + rows(of: "postcodes.csv", key: ["name"]) { row throws(SeedProblem) in
                Place(
                    name: try row.text("name"), area: try row.text("area"), centre: try row.coordinate,
                    kind: .postcodeArea, aliases: [try row.text("town")])
            }
    }

    /// Other names as they stand in a column, parted by semicolons.
    static func names(_ column: String) -> [String] { column.split(separator: ";").map(String.init) }

    private func rows<Value>(
        of file: String, key: [String], read: (SeedRow) throws(SeedProblem) -> Value
    ) throws -> [Value] {
        // As a spreadsheet counts them, the first row names the columns.
        try seeds.table(in: file, key: key).enumerated().map {
            try read(SeedRow(file: file, number: $0 + 2, columns: $1))
        }
    }
}

/// A row of a table of first data; an empty column is none.
private struct SeedRow {
    let file: String
    let number: Int
    let columns: [String: String]

    func optional(_ column: String) -> String? { columns[column].flatMap { $0.isEmpty ? nil : $0 } }

    func text(_ column: String) throws(SeedProblem) -> String { try value(column) { $0 } }

    func names(_ column: String) -> [String] { AreaSeed.names(columns[column] ?? "") }

    func value<Value>(_ column: String, _ read: (String) -> Value?) throws(SeedProblem) -> Value {
        guard let text = optional(column) else {
            throw SeedProblem(file: file, reason: Replies.missing(column, inRow: number))
        }
        guard let value = read(text) else {
            throw SeedProblem(file: file, reason: Replies.unreadable(text, as: column, inRow: number))
        }
        return value
    }

    var coordinate: Coordinate {
        get throws(SeedProblem) {
            Coordinate(
                latitude: try value("latitude") { Float($0).flatMap { abs($0) <= 90 ? $0 : nil } },
                longitude: try value("longitude") { Float($0).flatMap { abs($0) <= 180 ? $0 : nil } })
        }
    }
}
