package import GRDB
package import Organising

/// The areas and places of the network's country, kept in the store so that an admin may change them.
package enum AreaRegister {
    /// The areas and places that the store holds, ready to read what people type.
    ///
    /// Throws a `GazetteerProblem` if they do not fit together.
    package static func gazetteer(_ db: Database) throws -> Gazetteer {
        try Gazetteer(areas: areas(db), places: places(db))
    }

    /// Loads `areas.csv`, `places.csv` and `postcodes.csv`; returns how many areas and how many places it wrote.
    ///
    /// Areas are added and changed but never deleted, since other records name them; places become those of the files.
    /// Throws a `SeedProblem` if a row cannot be read or names an area that is not there.
    package static func seed(from seeds: any SeedSource, _ db: Database) throws -> [String: Int] {
        let seed = AreaSeed(seeds)
        let newAreas = try seed.areas()
        let newPlaces = try seed.places()
        guard !newAreas.isEmpty || !newPlaces.isEmpty else { return [:] }
        let stored = try areas(db)
        let named = Set(newAreas.map(\.id))
        let gazetteer: Gazetteer
        do {
            gazetteer = try Gazetteer(areas: newAreas + stored.filter { !named.contains($0.id) }, places: newPlaces)
        } catch {
            throw SeedProblem(file: "areas.csv", reason: Replies.reason(error))
        }
        // An area needs the one that it lies in to be there first, wherever the file has it.
        let widestFirst = newAreas.sorted { gazetteer.ancestry(of: $0.id).count < gazetteer.ancestry(of: $1.id).count }
        let written = try save(widestFirst.filter { !stored.contains($0) }, db)
        return ["areas": written, "places": try replacePlaces(with: newPlaces, db)]
    }

    private static func areas(_ db: Database) throws -> [Area] {
        try Row.fetchAll(db, sql: "SELECT id, name, kind, parent, aliases FROM area ORDER BY id").compactMap { row in
            Area.Kind(rawValue: row[2]).map {
                Area(id: row[0], name: row[1], kind: $0, parent: row[3], aliases: AreaSeed.names(row[4]))
            }
        }
    }

    private static func places(_ db: Database) throws -> [Place] {
        // Thousands of places share the ids of a hundred areas.
        var ids: [Area.ID: Area.ID] = [:]
        var places: [Place] = []
        places.reserveCapacity(try Int.fetchOne(db, sql: "SELECT count(*) FROM place") ?? 0)
        // Row by row: all rows at once take 1.6 MB more.
        let rows = try Row.fetchCursor(
            db, sql: "SELECT name, area, latitude, longitude, kind, thousands, aliases FROM place ORDER BY id")
        while let row = try rows.next() {
            guard let kind = Place.Kind(rawValue: row[4]) else { continue }
            let area: Area.ID = row[1]
            let shared = ids[area] ?? area
            ids[shared] = shared
            places.append(
                Place(
                    name: row[0], area: shared, centre: Coordinate(latitude: row[2], longitude: row[3]), kind: kind,
                    thousands: row[5], aliases: AreaSeed.names(row[6])))
        }
        return places
    }

    private static func save(_ areas: [Area], _ db: Database) throws -> Int {
        let statement = try db.makeStatement(
            sql: """
                INSERT INTO area (id, name, kind, parent, aliases) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET
                    name = excluded.name, kind = excluded.kind, parent = excluded.parent, aliases = excluded.aliases
                """)
        for area in areas {
            try statement.execute(arguments: [
                area.id, area.name, area.kind.rawValue, area.parent, area.aliases.joined(separator: ";"),
            ])
        }
        return areas.count
    }

    private static func replacePlaces(with places: [Place], _ db: Database) throws -> Int {
        guard try places != Self.places(db) else { return 0 }
        try db.execute(sql: "DELETE FROM place")
        let statement = try db.makeStatement(
            sql: """
                INSERT INTO place (name, kind, area, latitude, longitude, thousands, aliases)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
        for place in places {
            try statement.execute(arguments: [
                place.name, place.kind.rawValue, place.area, place.centre.latitude, place.centre.longitude,
                place.thousands, place.aliases.joined(separator: ";"),
            ])
        }
        return places.count
    }
}

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
