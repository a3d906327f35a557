import Testing

@testable import Organising

@Suite struct DistanceTests {
    /// Miles as the crow flies, as atlases give them.
    static let known: [(String, String, Double)] = [
        ("london", "birmingham", 101), ("london", "manchester", 163), ("london", "liverpool", 178),
        ("london", "leeds", 170), ("london", "sheffield", 142), ("london", "bristol", 106), ("london", "cardiff", 131),
        ("london", "edinburgh", 332), ("london", "glasgow", 345), ("london", "belfast", 321),
        ("london", "brighton", 47),
        ("london", "cambridge", 49), ("london", "oxford", 51), ("london", "norwich", 99), ("london", "plymouth", 192),
        ("london", "newcastle", 247), ("london", "nottingham", 109), ("london", "southampton", 69),
        ("london", "york", 174), ("london", "exeter", 157), ("manchester", "liverpool", 31),
        ("manchester", "leeds", 36),
        ("manchester", "sheffield", 33), ("leeds", "sheffield", 29), ("leeds", "york", 22), ("leeds", "newcastle", 82),
        ("leeds", "bradford", 9), ("glasgow", "edinburgh", 42), ("edinburgh", "newcastle", 91),
        ("edinburgh", "aberdeen", 93), ("inverness", "aberdeen", 83), ("dundee", "edinburgh", 36),
        ("cardiff", "swansea", 35), ("cardiff", "bristol", 26), ("birmingham", "coventry", 17),
        ("birmingham", "nottingham", 45), ("birmingham", "bristol", 78), ("belfast", "derry", 64),
        ("belfast", "glasgow", 110), ("liverpool", "chester", 15), ("plymouth", "exeter", 36),
        ("norwich", "ipswich", 40),
        ("hull", "leeds", 50), ("inverness", "glasgow", 112), ("leicester", "nottingham", 22),
        ("penzance", "lerwick", 710),
    ]

    @Test(arguments: known)
    func knownDistancesComeOut(_ from: String, _ to: String, _ miles: Double) throws {
        let gazetteer = try Seeds.gazetteer()
        let measured = try centre(from, gazetteer).miles(to: try centre(to, gazetteer))
        #expect(abs(measured - miles) <= 2 + miles * 0.01, "measured \(measured)")
    }

    @Test func aDistanceIsTheSameBothWaysAndNeverLongerThanADetour() {
        var random = SplitMix64(seed: 7)
        for _ in 0..<2_000 {
            let (one, other, third) = (point(&random), point(&random), point(&random))
            #expect(abs(one.miles(to: other) - other.miles(to: one)) < 0.001)
            #expect(one.miles(to: one) == 0)
            #expect(one.miles(to: other) <= one.miles(to: third) + third.miles(to: other) + 0.001)
        }
    }

    @Test func aQuarterOfTheEarthIsAQuarterOfItsGirth() {
        let pole = Coordinate(latitude: 90, longitude: 0)
        let equator = Coordinate(latitude: 0, longitude: 123)
        #expect(abs(pole.miles(to: equator) - 6218.4) < 1)
    }

    private func centre(_ name: String, _ gazetteer: Gazetteer) throws -> Coordinate {
        guard case .place(let place) = try #require(gazetteer.read(["near", name])).reading.spot else {
            throw GazetteerProblem.unknownArea(name, in: "the gazetteer")
        }
        return place.centre
    }

    private func point(_ random: inout SplitMix64) -> Coordinate {
        Coordinate(
            latitude: Float.random(in: -90...90, using: &random),
            longitude: Float.random(in: -180...180, using: &random))
    }
}
