import Testing

@testable import Organising

@Suite struct SeedPlacesTests {
    let gazetteer: Gazetteer

    init() throws { gazetteer = try Seeds.gazetteer() }

    @Test func thereAreEnoughPlacesAndEveryPostcodeArea() throws {
        #expect(try Seeds.places().count >= 2500)
        let postcodes = try Seeds.postcodes()
        let areas = postcodes.filter { !PostcodeDistricts.isDistrict($0) }
        #expect(areas.count == 124)
        #expect(Set(areas.map(\.name)) == Set(postcodes.map { $0.name.prefix { $0.isLetter } }.map(String.init)))
        #expect(postcodes.count >= 2900)
        #expect(Set(postcodes.map(\.name)).count == postcodes.count)
    }

    @Test func everyNameInTheFirstDataReadsBackToItself() {
        for area in gazetteer.areas {
            for name in [area.name] + area.aliases {
                #expect(spots(name).contains(.area(area)), "\(name) is not read as \(area.id)")
            }
        }
        for place in gazetteer.places where place.kind != .postcodeArea {
            for name in [place.name] + place.aliases {
                let found = spots(name, near: true)
                #expect(found.contains(.place(place)), "\(name) is not read as \(place.name) in \(place.area)")
            }
        }
        for place in gazetteer.places where place.kind == .postcodeArea {
            // No district has a letter after two figures, but so written it is one of these letters.
            #expect(spots(place.name + "0Z 9ZZ").contains(.place(place)), "\(place.name) is not read")
        }
    }

    @Test func everyPlaceLiesWithinTheBritishIsles() {
        for place in gazetteer.places {
            #expect((49.1...60.9).contains(place.centre.latitude), "\(place.name)")
            #expect((-8.2...1.8).contains(place.centre.longitude), "\(place.name)")
        }
    }

    @Test func everyPlaceIsNearToTheOthersOfItsArea() throws {
        // Islands, and the ends of the longest counties, are further from the others.
        let farAway = [
            "Isles of Scilly", "Islay", "Tiree", "Durness", "John o' Groats", "Bentham", "Settle", "Hawes", "Glencoe",
            "Mallaig",
            "Barra",
        ]
        let places = try Seeds.places().filter { $0.area != "crown-dependencies" && !farAway.contains($0.name) }
        for place in places {
            let miles = places.filter { $0.area == place.area && $0 != place }.map { $0.centre.miles(to: place.centre) }
            guard let nearest = miles.min(), let furthest = miles.max() else { continue }
            let isWide = ["highland", "argyll", "dumfries-and-galloway"].contains(place.area)
            let isAlone = isWide || ["Lowestoft", "Elgin"].contains(place.name)
            #expect(nearest <= (isAlone ? 70 : 28), "\(place.name) in \(place.area): \(nearest) miles")
            #expect(furthest <= (isWide ? 140 : 75), "\(place.name) in \(place.area): \(furthest) miles")
        }
    }

    @Test func noTwoPlacesStandOnOneSpotAndNoneTwice() throws {
        let places = try Seeds.places()
        #expect(Set(places.map(\.centre)).count == places.count)
        #expect(Set(places.map { $0.name + "/" + $0.area }).count == places.count)
    }

    @Test func everyPostcodeAreaIsNearItsTown() throws {
        for postcode in try Seeds.postcodes() {
            // Of several towns with one name it is the nearest.
            let places = postcode.aliases.flatMap { spots($0, near: true) }.compactMap { spot in
                if case .place(let place) = spot { place } else { nil }
            }
            guard let miles = places.map({ $0.centre.miles(to: postcode.centre) }).min() else { continue }
            #expect(miles <= 50, "\(postcode.name) is \(miles) miles from its town")
        }
    }

    private func spots(_ name: String, near: Bool = false) -> [Spot] {
        let list = (near ? ["near"] : []) + words(name.lowercased())
        guard let found = gazetteer.read(list[...]), found.consumed == list.count else { return [] }
        return [found.reading.spot] + found.reading.others
    }
}
