import Testing

@testable import Organising

/// The records of the YAML files in `seeds/`.
private struct Network: Decodable {
    var uid, name, short, description, contact, timezone: String
}

private struct Calendar: Decodable {
    var upcoming: [Event]
    var history: [Event]

    struct Event: Decodable {
        var uid, title, kind, theme: String
        var when, place, area, venue, summary, access: String?
        var online: Bool?
    }
}

private struct Disputes: Decodable {
    var pickets: [Picket]

    struct Picket: Decodable {
        var uid, dispute, union, employer, place, meet: String
        var when, bring: [String]
    }
}

private struct Register: Decodable {
    var speakers: [Speaker]

    struct Speaker: Decodable {
        var uid, about, place, contact: String
        var topics: [String]
        var listed, online: Bool
        var inPerson: Bool

        enum CodingKeys: String, CodingKey {
            case uid, about, place, contact, topics, listed, online
            case inPerson = "in_person"
        }
    }
}

@Suite struct SeedRecordsTests {
    private let calendar: Calendar
    private let disputes: Disputes
    private let register: Register

    init() throws {
        calendar = try Seeds.yaml("events.yaml")
        disputes = try Seeds.yaml("pickets.yaml")
        register = try Seeds.yaml("speakers.yaml")
    }

    @Test func everyRecordHasAUIDOfItsOwn() throws {
        let network: Network = try Seeds.yaml("network.yaml")
        let uids =
            [network.uid] + (calendar.upcoming + calendar.history).map(\.uid) + disputes.pickets.map(\.uid)
            + register.speakers.map(\.uid)
        #expect(Set(uids).count == uids.count)
    }

    @Test func whatIsInventedSaysSo() throws {
        let network: Network = try Seeds.yaml("network.yaml")
        let texts =
            [network.name, network.description] + calendar.upcoming.flatMap { [$0.title, $0.venue ?? "example"] }
            + disputes.pickets.flatMap { [$0.dispute, $0.union, $0.employer, $0.meet] } + register.speakers.map(\.about)
        for text in texts { #expect(text.lowercased().contains("example"), "\(text)") }
        let contacts = [network.contact] + register.speakers.map(\.contact)
        #expect(contacts.allSatisfy { $0.hasSuffix("@example.org") || $0 == "ask the officers" })
    }

    /// On any day of a year, clock changes and its end included.
    @Test func whatIsUpcomingIsAlwaysToCome() throws {
        let zone = try london()
        let moments = calendar.upcoming.map { $0.when ?? "" } + disputes.pickets.flatMap(\.when)
        let first = try day("2026-01-01")
        for today in stride(from: first, to: first.advanced(by: 366), by: 3) {
            for text in moments {
                guard case .time(let time) = try SeedMoment(text, today: today) else {
                    Issue.record("\(text) has no time")
                    continue
                }
                #expect(time.start.date > today && time.end != nil, "\(text)")
                let instant = zone.instant(of: time.start)
                #expect(instant == .unique(instant.earliest), "\(text)")
            }
        }
    }

    @Test func historyIsNoMoreExactThanIsKnown() throws {
        let today = try day("2026-06-03")
        let moments = try calendar.history.map { try $0.when.map { try SeedMoment($0, today: today) } }
        #expect(moments == [.before(year: 2019), .year(2019), nil, .month(2, year: 2020)])
    }

    @Test func placesKindsAndThemesAreOnesThatSeedsName() throws {
        let gazetteer = try Seeds.gazetteer()
        let kinds = try Seeds.kinds()
        let themes = try Seeds.themes().map(\.id)
        for event in calendar.upcoming + calendar.history {
            #expect(kinds[event.kind] != nil && themes.contains(event.theme), "\(event.uid)")
            if let area = event.area { #expect(gazetteer.area(area) != nil, "\(event.uid)") }
        }
        for event in calendar.upcoming { #expect((event.place == nil) != (event.area == nil), "\(event.uid)") }
        let places =
            (calendar.upcoming + calendar.history).compactMap(\.place) + disputes.pickets.map(\.place)
            + register.speakers.map(\.place)
        for place in places { #expect(gazetteer.places.contains { $0.name == place }, "\(place)") }
    }

    @Test func theExamplesShowEveryNationAndKind() throws {
        let gazetteer = try Seeds.gazetteer()
        let areas = calendar.upcoming.compactMap { event in
            event.area ?? gazetteer.places.first { $0.name == event.place }?.area
        }
        for nation in ["england", "scotland", "wales", "northern-ireland"] {
            #expect(areas.contains { gazetteer.isWithin($0, nation) }, "\(nation)")
        }
        #expect(Set(calendar.upcoming.map(\.kind)) == Set(try Seeds.kinds().all.map(\.id)))
    }

    @Test func speakersAreListedOnlyWithTheirConsent() {
        #expect(register.speakers.contains { $0.listed } && register.speakers.contains { !$0.listed })
        #expect(register.speakers.allSatisfy { ($0.inPerson || $0.online) && !$0.topics.isEmpty })
    }
}
