import FeatureKit
import GRDB
import Organising
import Seeding
import Store
import TestKit
import Testing

@Suite struct AreaRegisterTests {
    @Test func `The package's own areas are read back as they were loaded`() throws {
        let seeds = SeedFolder(path: Stage.seeds)
        try inStore { db in
            let written = try AreaRegister.seed(from: seeds, db)
            let gazetteer = try AreaRegister.gazetteer(db)
            let rows = try ["places.csv", "postcodes.csv"].map { try seeds.table(in: $0, key: ["name", "area"]).count }
            #expect(written == ["areas": gazetteer.areas.count, "places": rows.reduce(0, +)])
            #expect(gazetteer.read(["leeds"])?.reading.spot.areaID == "west-yorkshire")
            #expect(gazetteer.read(["ls1"])?.reading.spot.name == "Leeds (LS1)")
            #expect(gazetteer.isWithin("merseyside", "north-west"))
        }
    }

    @Test func `Loading twice changes nothing`() throws {
        let seeds = SeedFolder(path: Stage.seeds)
        try inStore { db in
            _ = try AreaRegister.seed(from: seeds, db)
            let before = db.totalChangesCount
            #expect(try AreaRegister.seed(from: seeds, db).values.allSatisfy { $0 == 0 })
            #expect(db.totalChangesCount == before)
        }
    }

    @Test func `Areas may stand in any order, and a changed file changes the register`() throws {
        let first = Tables(
            areas: [["id": "south", "name": "South", "kind": "region", "parent": "uk"], Tables.country],
            places: [Tables.place("Oldtown"), Tables.place("Newtown")])
        let second = Tables(
            areas: [Tables.country, ["id": "south", "name": "Deep South", "kind": "region", "parent": "uk"]],
            places: [Tables.place("Newtown")])
        try inStore { db in
            #expect(try AreaRegister.seed(from: first, db) == ["areas": 2, "places": 2])
            #expect(try AreaRegister.seed(from: second, db) == ["areas": 1, "places": 1])
            let gazetteer = try AreaRegister.gazetteer(db)
            #expect(gazetteer.area("south")?.name == "Deep South")
            #expect(gazetteer.places.map(\.name) == ["Newtown"])
        }
    }

    @Test func `An area that a file no longer has stays, since records may name it`() throws {
        try inStore { db in
            _ = try AreaRegister.seed(from: Tables(areas: [Tables.country], places: []), db)
            let other = ["id": "south", "name": "South", "kind": "region", "parent": "uk"]
            #expect(try AreaRegister.seed(from: Tables(areas: [other], places: []), db)["areas"] == 1)
            #expect(try AreaRegister.gazetteer(db).areas.map(\.id) == ["south", "uk"])
        }
    }

    @Test func `Without the files nothing is written`() throws {
        try inStore { db in
            let written = try AreaRegister.seed(from: Tables(areas: [], places: []), db)
            #expect(written == [:])
        }
    }

    @Test(arguments: [
        (Tables(areas: [["name": "South"]], places: []), "areas.csv", "row 2 has no id"),
        (
            Tables(areas: [Tables.country, ["id": "s", "name": "S", "kind": "parish"]], places: []), "areas.csv",
            "parish in row 3 is no kind"
        ),
        (
            Tables(areas: [Tables.country], places: [Tables.place("Far", latitude: "95")]), "places.csv",
            "95 in row 2 is no latitude"
        ),
        (
            Tables(areas: [Tables.country], places: [Tables.place("Far", thousands: "-5")]), "places.csv",
            "-5 in row 2 is no thousands"
        ),
        (
            Tables(areas: [Tables.country], places: [Tables.place("Atlantis", area: "sea")]), "areas.csv",
            "Atlantis lies in sea, which is not in the list of areas"
        ),
        (Tables(areas: [Tables.country, Tables.country], places: []), "areas.csv", "two areas have the id uk"),
    ])
    func `A file that cannot be used is refused in one sentence`(_ seeds: Tables, file: String, reason: String) throws {
        try inStore { db in
            #expect(throws: SeedProblem(file: file, reason: reason)) { try AreaRegister.seed(from: seeds, db) }
        }
    }

    private func inStore(_ body: (Database) throws -> Void) throws {
        try Store.open(.memory, migrations: RegisterSchema.migrations).writeNow(body)
    }
}

/// Tables of first data that are written in a test.
struct Tables: SeedSource {
    let areas: [[String: String]]
    let places: [[String: String]]

    static let country = ["id": "uk", "name": "United Kingdom", "kind": "nation", "parent": ""]

    static func place(
        _ name: String, area: String = "uk", latitude: String = "51.5", thousands: String = "9"
    ) -> [String: String] {
        [
            "name": name, "area": area, "kind": "town", "latitude": latitude, "longitude": "-1",
            "thousands": thousands, "aliases": "",
        ]
    }

    func records<Record: SeedRecord>(_ type: Record.Type, of lists: [String], in name: String) -> [Record]? { nil }

    func table(in name: String, key: [String]) -> [[String: String]] {
        switch name {
        case "areas.csv": areas
        case "places.csv": places
        default: []
        }
    }
}
