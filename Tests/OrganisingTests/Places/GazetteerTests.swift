import Testing

@testable import Organising

@Suite struct GazetteerTests {
    let gazetteer: Gazetteer

    init() throws { gazetteer = try Seeds.gazetteer() }

    @Test(arguments: [
        ("leeds", "Leeds", 1), ("in leeds", "Leeds", 2), ("near leeds", "Leeds", 2), ("leeds, sat", "Leeds", 1),
        ("north west", "North West", 2), ("the north west", "North West", 3), ("in the north west", "North West", 4),
        ("nw", "North West", 1), ("north-west", "North West", 1), ("merseyside", "Merseyside", 1),
        ("yorkshire", "Yorkshire and the Humber", 1), ("north yorkshire", "North Yorkshire", 2),
        ("york", "York", 1), ("wales", "Wales", 1), ("cymru", "Wales", 1), ("ynys môn", "Isle of Anglesey", 2),
        ("london", "London", 1), ("east london", "East London", 2), ("near london", "London", 2),
        ("liverpool", "Liverpool", 1), ("liverpool city region", "Liverpool City Region", 3),
        ("newcastle", "Newcastle upon Tyne", 1), ("newcastle upon tyne", "Newcastle upon Tyne", 3),
        ("newcastle-upon-tyne", "Newcastle upon Tyne", 1), ("newcastle under lyme", "Newcastle-under-Lyme", 3),
        ("stoke-on-trent", "Stoke-on-Trent", 1), ("stoke on trent", "Stoke-on-Trent", 3),
        ("stoke", "Stoke-on-Trent", 1),
        ("st helens", "St Helens", 2), ("st. helens", "St Helens", 2), ("kings lynn", "King's Lynn", 2),
        ("king's lynn", "King's Lynn", 2), ("the wirral", "Wirral", 2), ("tyne & wear", "Tyne and Wear", 3),
        ("brighton and hove", "Brighton", 3), ("uk-wide", "United Kingdom", 1), ("anywhere", "United Kingdom", 1),
        ("m1", "Manchester (M1)", 1), ("ls1", "Leeds (LS1)", 1), ("ls1 4dy", "Leeds (LS1)", 2),
        ("ls14dy", "Leeds (LS1)", 1), ("ls97 9zz", "Leeds (LS)", 2), ("ls97", "Leeds (LS)", 1),
        ("ec1a 1bb", "the City of London (EC1A)", 2), ("w1a", "West London (W1A)", 1),
        ("m1 6pm", "Manchester (M1)", 1), ("near bt1", "Belfast (BT1)", 2), ("je2 3ab", "St Helier (JE2)", 2),
        ("derry", "Derry", 1),
        ("londonderry", "Derry", 1), ("bath spa", "Bath", 1), ("leeds - sat", "Leeds", 1), ("leeds , sat", "Leeds", 1),
    ])
    func aPlaceIsReadByAnyOfItsNames(_ text: String, _ name: String, _ consumed: Int) throws {
        let found = try #require(gazetteer.read(words(text)[...]))
        #expect(found.reading.spot.name == name)
        #expect(found.consumed == consumed)
    }

    @Test(arguments: [
        "", "in", "near", "the", "social", "zz1", "m", "ls", "q1", "near me", "m123", "6 june", "2pm", "east-ish",
    ])
    func wordsThatNameNoPlaceAreLeftAlone(_ text: String) {
        #expect(gazetteer.read(words(text)[...]) == nil)
    }

    @Test(arguments: [
        ("newport", "gwent", ["isle-of-wight", "shropshire", "pembrokeshire"]),
        ("richmond", "south-london", ["north-yorkshire"]),
        ("bangor", "county-down", ["gwynedd"]), ("newcastle", "tyne-and-wear", ["staffordshire", "county-down"]),
        ("stratford", "east-london", ["warwickshire"]), ("leeds", "west-yorkshire", []), ("london", "london", []),
    ])
    func ofPlacesWithOneNameTheLargerIsTakenAndTheOthersMentioned(
        _ text: String, _ area: String, _ others: [String]
    ) throws {
        let reading = try #require(gazetteer.read([text])).reading
        #expect(reading.spot.areaID == area)
        #expect(reading.others.map(\.areaID) == others)
    }

    @Test(arguments: [
        ("bangor gwynedd", "gwynedd", 2), ("bangor , gwynedd", "gwynedd", 3),
        ("newport isle of wight", "isle-of-wight", 4),
        ("richmond in north yorkshire", "north-yorkshire", 4), ("newport wales", "gwent", 2),
        ("leeds yorkshire", "west-yorkshire", 2), ("leeds liverpool", "west-yorkshire", 1),
        ("bangor cornwall", "county-down", 1), ("wales wales", "wales", 1),
    ])
    func theAreaAfterANameTellsWhichPlaceOfThatName(_ text: String, _ area: String, _ consumed: Int) throws {
        let found = try #require(gazetteer.read(words(text)[...]))
        #expect(found.reading.spot.areaID == area)
        #expect(found.consumed == consumed)
    }

    @Test(arguments: [
        ("within 10 miles of bolton", 10.0, 5), ("10 miles from bolton", 10, 4), ("16km from bolton", 10, 3),
        ("bolton within 5 miles", 5, 4), ("bolton +5 miles", 5, 3), ("near bolton", 25, 2),
        ("nearest thing to bolton", 25, 4),
        ("closer to bolton", 25, 3), ("nearest to bolton", 25, 3), ("bolton", 10, 1),
        ("near to bolton", 25, 3), ("close to bolton", 25, 3), ("within 9999 miles of bolton", 800, 5),
        ("10 miles away from bolton", 10, 5), ("within 10 miles of LS1 4DY", 10, 6),
        ("within 2.5 miles of bolton", 3, 5), ("within .5 miles of bolton", 1, 5), ("within 1.6 km of bolton", 1, 5),
        ("within 99999 miles of bolton", 800, 5), ("within 1,000 miles of bolton", 800, 5),
    ])
    func aDistanceIsReadBeforeOrAfterAName(_ text: String, _ miles: Double, _ consumed: Int) throws {
        let found = try #require(gazetteer.read(words(text.lowercased())[...]))
        #expect(abs(found.reading.reach - miles) < 0.01)
        #expect(found.consumed == consumed)
    }

    @Test(arguments: [
        ("within 0 miles of leeds", "within 0 miles"), ("within -5 miles of leeds", "within -5 miles"),
        ("within 1e308 miles of leeds", "within 1e308 miles"), ("up to 0km of leeds", "up to 0km"),
        ("0 miles from leeds", "0 miles"), ("+0 miles", "+0 miles"), ("within 9999999999 mi", "within 9999999999 mi"),
        ("within 10 miles of leeds", nil), ("0 miles to go", nil), ("within reach", nil), ("leeds", nil), ("", nil),
    ])
    func aDistanceThatCannotBeCountedIsNamed(_ text: String, _ distance: String?) {
        #expect(Reach.unreadable(words(text)[...]) == distance)
    }

    @Test(arguments: [
        ("manchestr", "Manchester"), ("birmingam", "Birmingham"), ("brmngham", "Birmingham"), ("leedz", "Leeds"),
        ("glasgw", "Glasgow"), ("yrok", "York"), ("oiverpool", "Liverpool"), ("edinbrgh", "Edinburgh"),
        ("hall", nil), ("pork", nil), ("heeds", nil), ("leeds2", nil), ("2026", nil), ("understanding", nil),
        ("tomatoes", nil), ("weather", nil), ("catering", nil),
    ])
    func onlyALikelySlipIsHintedAt(_ text: String, _ place: String?) {
        #expect(gazetteer.suggestions(for: words(text)[...]).first == place)
    }

    @Test(arguments: [
        ("Example Hall, 5 Example Street, LS1 4DY", "LS14DY"), ("Example Hall ls14dy", "LS14DY"),
        ("Example Hall, LS1", nil), ("Room 5", nil), ("", nil),
    ])
    func aWholePostcodeIsFoundInAnAddress(_ text: String, _ code: String?) {
        #expect(Postcode.whole(in: text)?.code == code)
    }

    @Test(arguments: [
        ("LS1 4DY", "LS1", "LS14DY"), ("ls14dy", "LS1", "LS14DY"), ("ec1a 1bb", "EC1A", "EC1A1BB"), ("M1", "M1", nil),
        ("m1 6pm", nil, nil), ("LS1 4DY x", nil, nil), ("leeds", nil, nil), ("", nil, nil), ("LS", nil, nil),
    ])
    func aPostcodeStandsAlone(_ text: String, _ district: String?, _ code: String?) {
        let postcode = Postcode(text)
        #expect(postcode?.district == district)
        #expect(postcode?.code == code)
        #expect(postcode?.districtOnly.code == nil)
    }

    @Test func inPrefersTheAreaAndNearThePlace() throws {
        guard case .area(let area) = try #require(gazetteer.read(["in", "london"])).reading.spot else {
            Issue.record("\"in london\" is no area")
            return
        }
        #expect(area.id == "london")
        let near = try #require(gazetteer.read(["near", "london"])).reading
        #expect(near.isNear)
        guard case .place = near.spot else {
            Issue.record("\"near london\" is no place")
            return
        }
    }

    @Test(arguments: [
        ("merseyside", "north-west", true), ("wirral", "liverpool-city-region", true), ("wirral", "uk", true),
        ("halton", "merseyside", false), ("north-west", "merseyside", false), ("leeds", "uk", false),
        ("fife", "scotland", true), ("scotland", "england", false), ("uk", "uk", true),
        ("monmouthshire", "wales", true),
    ])
    func whatLiesInWhatIsKnown(_ area: String, _ ancestor: String, _ expected: Bool) {
        #expect(gazetteer.isWithin(area, ancestor) == expected)
    }

    @Test(arguments: [
        ("liverpol", "Liverpool"), ("livrepool", "Liverpool"), ("manchster", "Manchester"), ("birmigham", "Birmingham"),
        ("merseysid", "Merseyside"), ("newcaslte upon tyne", "Newcastle upon Tyne"),
        ("yorkshrie", "Yorkshire and the Humber"),
        ("edinburg", "Edinburgh"), ("the noth west", "North West"), ("leds", "Leeds"), ("sheffeild", "Sheffield"),
    ])
    func aSlipIsAnsweredWithTheNearestName(_ text: String, _ name: String) {
        #expect(gazetteer.read(words(text)[...]) == nil)
        #expect(gazetteer.suggestions(for: words(text)[...]).first == name)
    }

    @Test(arguments: ["", "xyzzy", "supercalifragilistic", "zz", "q"])
    func whatIsNearToNothingGetsNoSuggestion(_ text: String) {
        #expect(gazetteer.suggestions(for: words(text)[...], limit: 3).isEmpty)
    }

    @Test func suggestionsAreDifferentAndNoMoreThanAskedFor() {
        let suggestions = gazetteer.suggestions(for: ["stanford"], limit: 2)
        #expect(suggestions.count == 2)
        #expect(Set(suggestions).count == 2)
    }

    @Test func theNearestTownsToLeedsBeginWithItself() throws {
        let leeds = Coordinate(latitude: 53.8, longitude: -1.549)
        let near = gazetteer.nearest(to: leeds, limit: 4)
        #expect(near.map(\.place.name).first == "Leeds")
        #expect(near.map(\.miles) == near.map(\.miles).sorted())
        #expect(gazetteer.nearest(to: leeds, limit: 100, within: 10).allSatisfy { $0.miles <= 10 })
    }

    @Test func areasThatDoNotFitTogetherAreRefused() {
        let uk = Area(id: "uk", name: "UK", kind: .nation, parent: nil)
        let lost = Area(id: "lost", name: "Lost", kind: .county, parent: "nowhere")
        let one = Area(id: "one", name: "One", kind: .region, parent: "two")
        let two = Area(id: "two", name: "Two", kind: .region, parent: "one")
        let town = Place(
            name: "Town", area: "nowhere", centre: Coordinate(latitude: 53, longitude: -1), kind: .town)
        #expect(throws: GazetteerProblem.repeatedArea("uk")) { try Gazetteer(areas: [uk, uk], places: []) }
        #expect(throws: GazetteerProblem.unknownArea("nowhere", in: "Lost")) {
            try Gazetteer(areas: [uk, lost], places: [])
        }
        #expect(throws: GazetteerProblem.unknownArea("nowhere", in: "Town")) {
            try Gazetteer(areas: [uk], places: [town])
        }
        #expect(throws: GazetteerProblem.circle("one")) { try Gazetteer(areas: [one, two], places: []) }
    }

    @Test func noWordsMakeItTrapOrTakeMoreThanThereIs() {
        var random = SplitMix64(seed: 1904)
        let vocabulary =
            ["in", "near", "the", "and", "upon", "on", "m1", "ls1", "4dy", "ls14dy", "ec1a", "1bb", "-", "", "é", "9"]
            + gazetteer.places.prefix(120).flatMap { words($0.name.lowercased()) }
        var found = 0
        for _ in 0..<50_000 {
            let list = random.words(from: vocabulary, upTo: 5)
            guard let reading = gazetteer.read(list[...]) else { continue }
            found += 1
            if !(1...list.count).contains(reading.consumed) { Issue.record("\(list) took \(reading.consumed)") }
        }
        for _ in 0..<100 { _ = gazetteer.suggestions(for: random.words(from: vocabulary, upTo: 4)[...], limit: 3) }
        #expect(found > 10_000)
    }
}
