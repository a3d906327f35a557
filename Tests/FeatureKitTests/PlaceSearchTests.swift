import FeatureKit
import Organising
import TestKit
import Testing

@Suite struct PlaceSearchTests {
    private static let gazetteer = Result { try Stage.gazetteer() }
    private let gazetteer: Gazetteer

    init() throws { gazetteer = try Self.gazetteer.get() }

    private struct Hall: Located, Equatable {
        let area: Area.ID
        let point: Coordinate?
    }

    private func reading(_ words: String...) throws -> SpotReading {
        try #require(gazetteer.read(words[...])?.reading)
    }

    @Test func `Nowhere is everywhere`() {
        let found = gazetteer.search(nil) { region in region == nil ? "all" : nil }
        #expect(found.value == "all")
        #expect(found.wider == nil)
    }

    @Test func `A town is looked for around its centre, and then area by area up to its region`() throws {
        var regions: [Region?] = []
        let found = gazetteer.search(try reading("leeds")) { region -> Int? in
            regions.append(region)
            return nil
        }
        let isCircle = if case .circle(_, miles: 10) = regions.first { true } else { false }
        #expect(isCircle)
        #expect(regions.dropFirst().first == .areas(["west-yorkshire"]))
        #expect(regions.count > 2)
        #expect(found.value == nil)
        #expect(found.wider == "Yorkshire and the Humber")
    }

    @Test func `The search ends with the smallest area that has any`() throws {
        var count = 0
        let found = gazetteer.search(try reading("leeds")) { _ -> Int? in
            count += 1
            return count == 2 ? 7 : nil
        }
        #expect(count == 2)
        #expect(found.value == 7)
        #expect(found.wider == "West Yorkshire")
    }

    @Test func `What is not wanted is a town and not its neighbours, unless a distance says so`() throws {
        let (yorkshire, leeds) = (try reading("yorkshire"), try reading("leeds"))
        #expect(gazetteer.region(leeds, apartFrom: [yorkshire]) == .circle(try #require(leeds.spot.point), miles: 5))
        let around = try reading("within", "10", "miles", "of", "leeds")
        #expect(gazetteer.region(around, apartFrom: []) == .circle(try #require(leeds.spot.point), miles: 10))
    }

    @Test func `Things that lie somewhere are found by their points, and further away by their areas`() throws {
        let leeds = try #require(try reading("leeds").spot.point)
        let (hall, office) = (Hall(area: "west-yorkshire", point: leeds), Hall(area: "west-yorkshire", point: nil))
        #expect(gazetteer.find([try reading("leeds")], among: [office, hall]).value == [hall])
        #expect(gazetteer.find([try reading("leeds")], among: [office]).value == [office])
        #expect(gazetteer.find([try reading("leeds")], among: [office]).wider == "West Yorkshire")
        #expect(gazetteer.find([try reading("wales")], among: [office, hall]).value == nil)
        #expect(gazetteer.find([], among: [office, hall]).value == [office, hall])
    }
}
