import FeatureKit
import GRDB
import MatrixProtocol
import Organising
import Seeding
import Store
import TestKit
import Testing

@Suite struct PostcodeRegisterTests {
    private static let lines = [
        "pcds,lat,long", "LS1 4DY,53.79,-1.55", "LS1 5DY,53.81,-1.57", "LEEDS,53.8,-1.5", "", "ZZ9 9ZZ,99.9,0",
        "LS2 9JT,53.805,-1.555",
    ]

    @Test func `A file is loaded line by line, and its first odd line told`() throws {
        try inStore { db in
            let loaded = try Self.load(Self.lines, db)
            #expect(loaded.read == 3 && loaded.skipped == 2)
            #expect(loaded.firstSkipped?.line == 4)
            #expect(loaded.firstSkipped?.problem == .noPostcode("LEEDS"))
        }
    }

    @Test(arguments: [
        ("LS1 4DY", 53.79), ("LS1 5DY", 53.81), ("LS1", 53.8), ("LS1 9ZZ", 53.8), ("LS2", 53.805), ("LS3 1AA", nil),
    ])
    func `A postcode is where the file says, or in the middle of its district`(
        _ text: String, _ latitude: Float?
    ) throws {
        try inStore { db in
            _ = try Self.load(Self.lines, db)
            let centre = try PostcodeRegister.centre(of: try #require(Postcode(text)), db)
            #expect((centre == nil) == (latitude == nil))
            if let centre, let latitude { #expect(abs(centre.latitude - latitude) < 0.0001) }
        }
    }

    @Test func `Loading again puts newer places in place of older ones`() throws {
        try inStore { db in
            _ = try Self.load(Self.lines, db)
            _ = try Self.load(["pcds,lat,long", "LS1 4DY,53.7,-1.5", "LS1 5DY,53.9,-1.5"], db)
            let postcode = try #require(Postcode("LS1 4DY"))
            #expect(try PostcodeRegister.centre(of: postcode, db)?.latitude == 53.7)
            let district = try #require(try PostcodeRegister.centre(of: postcode.districtOnly, db))
            #expect(abs(district.latitude - 53.8) < 0.0001)
        }
    }

    @Test func `A question's postcode is counted from where it is, and named by its district`() throws {
        try inStore { db in
            _ = try AreaRegister.seed(from: SeedFolder(path: Stage.seeds), db)
            let gazetteer = try AreaRegister.gazetteer(db)
            let reading = try #require(gazetteer.read(["near", "ls1", "4dy"])).reading
            #expect(try PostcodeRegister.located(reading, db) == reading)
            _ = try Self.load(Self.lines, db)
            let located = try PostcodeRegister.located(reading, db)
            #expect(located.spot.name == "Leeds (LS1)" && located.isNear)
            guard case .place(let place) = located.spot else { return }
            #expect(place.centre.latitude == 53.79 && place.area == "west-yorkshire")
            let leeds = try #require(gazetteer.read(["leeds"])).reading
            #expect(try PostcodeRegister.located(leeds, db) == leeds)
        }
    }

    @Test func `Of a person's postcode only the district is kept, and nothing once it is forgotten`() throws {
        try inStore { db in
            _ = try AreaRegister.seed(from: SeedFolder(path: Stage.seeds), db)
            _ = try Self.load(Self.lines, db)
            let gazetteer = try AreaRegister.gazetteer(db)
            let user = UserID("@ash:example.org")
            let reading = try #require(gazetteer.read(["ls1", "4dy"])).reading
            try PersonRegister.setHome(try .init(reading, db), of: user, db)
            let home = try #require(try PersonRegister.home(of: user, db))
            #expect(home.name == "Leeds (LS1)" && home.area == "west-yorkshire")
            #expect(abs((home.point?.latitude ?? 0) - 53.8) < 0.0001)
            let wider = try #require(gazetteer.read(["merseyside"])).reading
            try PersonRegister.setHome(try .init(wider, db), of: user, db)
            #expect(try PersonRegister.home(of: user, db)?.name == "Merseyside")
            #expect(try PersonRegister.home(of: user, db)?.point == nil)
            try PersonRegister.forgetHome(of: user, db)
            #expect(try PersonRegister.home(of: user, db) == nil)
            #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM person") == 0)
        }
    }

    private static func load(_ lines: [String], _ db: Database) throws -> PostcodeRegister.Loaded {
        var rest = lines[...]
        return try PostcodeRegister.load(
            { rest.popFirst() }, laidOutAs: try #require(PostcodeFile(firstLine: lines[0])), db)
    }

    private func inStore(_ body: (Database) throws -> Void) throws {
        try Store.open(.memory, migrations: RegisterSchema.migrations + PlaceSchema.migrations).writeNow(body)
    }
}
