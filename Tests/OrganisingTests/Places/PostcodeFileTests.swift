import Testing

@testable import Organising

@Suite struct PostcodeFileTests {
    private static let geoNames =
        "GB\tLS1 4DY\tLeeds\tEngland\tENG\tWest Yorkshire\t\tLeeds\tE08000035\t53.7973\t-1.5527\t6"
    private static let codePoint = #""LS14DY",10,429567,433508,"E92000001","","E18000002","","E08000035","E05011399""#

    @Test(arguments: [
        (geoNames, geoNames, false),
        ("pcd,pcds,doterm,lat,long", "LS1 4DY,LS1 4DY,,53.7973,-1.5527", true),
        (#""pcd7","pcds","lat","long""#, #""LS1 4DY","LS1 4DY","53.7973","-1.5527""#, true),
        ("Postcode,Latitude,Longitude", "LS14DY,53.7973,-1.5527", true),
        ("postcode,name,easting,northing", #"LS1 4DY,"Wellington Street, Leeds",429567,433508"#, true),
        (codePoint, codePoint, false),
        (" Postcode , Lat ,Long ", "LS1 4DY , 53.7973 , -1.5527", true),
        (#""pcds" , "lat", "long""#, #" "LS1 4DY", 53.7973 ,"-1.5527" "#, true),
    ])
    func `A published file is read as it is`(_ first: String, _ line: String, _ hasHeader: Bool) throws {
        let file = try #require(PostcodeFile(firstLine: first))
        #expect(file.hasHeader == hasHeader)
        let (postcode, point) = try file.read(line)
        #expect(postcode.code == "LS14DY")
        #expect(point.miles(to: Coordinate(latitude: 53.7973, longitude: -1.5527)) < 0.1)
    }

    @Test func `A file of districts gives districts`() throws {
        let line = "GB\tLS1\tLeeds\tEngland\tENG\t\t\t\t\t53.79\t-1.55\t4"
        let (postcode, _) = try #require(PostcodeFile(firstLine: line)).read(line)
        #expect(postcode.district == "LS1" && postcode.code == nil)
    }

    @Test(arguments: ["", "hello", "name,lat,long", "postcode,name", "a,b,c,d", "LS14DY,10,x,y", "{\"a\": 1}"])
    func `Another file is not taken for one of postcodes`(_ first: String) {
        #expect(PostcodeFile(firstLine: first) == nil)
    }

    @Test(arguments: [
        ("LS1 4DY,99.999999,0.000000", PostcodeFile.Problem.noPlace("99.999999, 0.000000")),
        ("LS1 4DY,,", .noPlace(", ")), ("LS1 4DY,north,west", .noPlace("north, west")),
        ("LEEDS,53.8,-1.5", .noPostcode("LEEDS")), (",53.8,-1.5", .noPostcode("")), ("LS1 4DY,53.8", .tooFewColumns(2)),
        ("LS1 4DY,53.8,\"\(String(repeating: "1", count: 6_000_000))\"", .tooLong), ("", .tooFewColumns(1)),
        ("LS1 4DY,nan,-1", .noPlace("nan, -1")),
    ])
    func `A line without a postcode says what is wrong`(_ line: String, _ problem: PostcodeFile.Problem) throws {
        let file = try #require(PostcodeFile(firstLine: "postcode,lat,long"))
        #expect(throws: problem) { try file.read(line) }
    }

    @Test func `Metres on Ireland's grid are not taken for those on Britain's`() throws {
        let file = try #require(PostcodeFile(firstLine: "postcode,easting,northing"))
        #expect(throws: PostcodeFile.Problem.irishGrid) { try file.read("BT1 5GS,333800,374000") }
        #expect(throws: PostcodeFile.Problem.noPlace("0, 0")) { try file.read("LS1 4DY,0,0") }
    }

    /// The first is the Ordnance Survey's worked example; the degrees of all are PROJ's, by the same transformation.
    @Test(arguments: [
        (651_409.903, 313_177.27, 52.657979, 1.716052), (530_000, 180_000, 51.503991, -0.128354),
        (429_567, 433_508, 53.797044, -1.552610), (216_600, 771_200, 56.796088, -5.004712),
        (342_000, 389_700, 53.400921, -2.873799), (400_000, 1_200_000, 60.683214, -2.001839),
        (180_000, 40_000, 50.219001, -5.085308),
    ])
    func `Metres on the National Grid become degrees`(
        _ easting: Double, _ northing: Double, _ latitude: Float, _ longitude: Float
    ) throws {
        let point = try #require(NationalGrid(easting: easting, northing: northing).coordinate)
        let metres = point.miles(to: Coordinate(latitude: latitude, longitude: longitude)) * 1609
        #expect(metres < 3, "\(point.latitude), \(point.longitude): \(metres) metres off")
    }

    @Test func `No line makes it trap`() throws {
        var random = SplitMix64(seed: 5)
        let files = try [Self.geoNames, Self.codePoint, "pcds,lat,long"].map {
            try #require(PostcodeFile(firstLine: $0))
        }
        let pieces = ["\t", ",", "\"", "LS1", " 4DY", "53.8", "-1.5", "é", "1e999", "inf", "429567", "", "GB", "\u{0}"]
        for _ in 0..<20_000 {
            let line = random.words(from: pieces, upTo: 20).joined()
            for file in files {
                if let read = try? file.read(line) { #expect((48...62).contains(read.point.latitude)) }
            }
            _ = PostcodeFile(firstLine: line)
        }
    }
}
