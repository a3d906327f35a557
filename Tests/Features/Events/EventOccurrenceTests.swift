import FeatureKit
import Foundation
import GRDB
import MatrixProtocol
import Organising
import StewardCore
import TestKit
import Testing

@testable import Events

/// Events at their times: what a list is read off.
@Suite struct EventOccurrenceTests {
    private static let zone = Stage.timeZone

    @Test func `An event of several times is listed once, with the first that is asked for`() throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            let days = ["2026-06-09", "2026-07-14", "2026-08-11", "2026-09-08", "2026-10-13"]
            let number = try Self.add(at: try Self.moment("2026-06-09 19:00-21:00"), db)
            let times = try days.map { day in
                EventTime(start: try #require(LocalDateTime("\(day)T19:00")), end: LocalDateTime("\(day)T21:00"))
            }
            try Events.setOccurrences(number, times, Self.turn(db))
            for day in [days[0], days[2], days[4]] {
                var question = Asked()
                let first = try #require(LocalDate(day)).advanced(by: -3)
                question = day == days[0] ? Asked() : Asked(days: first...first.advanced(by: 60))
                let listed = try Self.list(question, db).filter { $0.number == number }
                #expect(listed.compactMap { $0.moment?.firstDay?.description } == [day])
            }
            let card = try #require(try EventStore.find(number, at: Readers.now, db))
            #expect(card.moment?.firstDay?.description == days[0])
            var facts = Replies.CardFacts(isOver: false)
            facts.later = try EventStore.moments(of: number, from: Readers.now, db).filter { $0 != card.moment }
            let text = Replies.card(card, try Gazetteer(areas: [], places: []), facts).plain
            #expect(text.contains("Then: Tuesday 14 July 2026, 7pm to 9pm; Tuesday 11 August"))
            #expect(text.contains("; and 1 more"))
            let afterAll = Readers.now + 365 * 86_400
            #expect(try EventStore.find(number, at: afterAll, db)?.moment?.firstDay?.description == days[4])
        }
    }

    @Test func `Times that are set anew take the place of the old ones`() throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            let number = try Self.add(at: try Self.moment("2026-06-09 19:00"), db)
            let moved = EventMoment(try Self.moment("2026-06-10 20:00"), in: Self.zone)
            try EventStore.setOccurrences(number, [try #require(moved)], db)
            let starts = try Self.list(Asked(), db).filter { $0.number == number }.map(\.moment)
            #expect(starts.map { $0?.firstDay?.description } == ["2026-06-10"])
            try EventStore.setOccurrences(number, [], db)
            #expect(try EventStore.find(number, at: Readers.now, db)?.moment == nil)
            let history = try Self.list(Asked(isHistory: true), db)
            #expect(history.suffix(2).contains { $0.number == number })
        }
    }

    /// What a list goes by is copied beside the times; whatever changes an event changes the copy.
    @Test(arguments: [
        ("status = 'cancelled'", Asked(), false),
        ("is_online = 1", Asked(isOnline: true), true),
        ("kind = 'online'", Asked(isOnline: true), true),
        ("cost = 'Free entry'", Asked(facts: [.free]), true),
        ("cost = 'free for members, £3 for others'", Asked(facts: [.free]), false),
        ("cost = '£3'", Asked(facts: [.free]), false),
        ("step_free = 1", Asked(facts: [.stepFree]), true),
        ("sign_language = 1", Asked(facts: [.signLanguage]), true),
        ("captions = 1", Asked(facts: [.captions]), true),
        ("quiet_space = 1", Asked(facts: [.quiet]), true),
        ("childcare = 1", Asked(facts: [.childcare]), true),
        ("alcohol_free = 1", Asked(facts: [.alcoholFree]), true),
        ("alcohol_free = 0", Asked(facts: [.alcoholFree]), false),
        ("(step_free, captions) = (1, 1)", Asked(facts: [.stepFree, .captions]), true),
        ("step_free = 1", Asked(facts: [.stepFree, .captions]), false),
        ("title = 'Knitting circle'", Asked(search: ["knitt circ"]), true),
        ("summary = 'Crêpes for all'", Asked(search: ["crepes"]), true),
        ("title = 'Knitting circle'", Asked(search: ["picnic"]), false),
    ])
    func `A change of an event is a change of what finds it`(
        _ change: String, _ question: Asked, _ isFound: Bool
    ) throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            let number = try Self.add(at: try Self.moment("2026-06-09 19:00"), db)
            try db.execute(sql: "UPDATE events_event SET \(change) WHERE number = ?", arguments: [number])
            let numbers = try Self.list(question, db).map(\.number)
            #expect(numbers.contains(number) == isFound)
        }
    }

    /// What began long ago and is still on, and what is on for days that somebody asks for.
    @Test(arguments: [("2026-05-20 09:00", 20), ("2026-05-31 09:00", 3), ("2026-06-01 09:00", 1)])
    func `What lasts for days is listed as long as it is on`(_ start: String, _ days: Int) throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            let begin = try #require(LocalDateTime(start.replacing(" ", with: "T")))
            let time = EventTime(start: begin, end: LocalDateTime(begin.date.advanced(by: days), begin.time))
            let number = try Self.add(at: .time(time), db)
            let later = Readers.now + 86_400 * 30
            #expect(try Self.list(Asked(), db).first?.number == number)
            let today = try #require(LocalDate("2026-06-01"))
            #expect(try Self.list(Asked(days: today...today), db).map(\.number) == [number])
            let history = EventSearch(Asked(isHistory: true), in: Self.zone, at: later)
            #expect(try !Self.list(Asked(isHistory: true), db).contains { $0.number == number })
            let past = try EventStore.page(history, limit: 99, at: later, db).listed
            #expect(past.contains { $0.number == number })
        }
    }

    @Test func `A month to come is history from the first, as it has no day`() throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            let number = try Self.add(at: try Self.moment("2027-02"), db)
            #expect(try Self.list(Asked(isHistory: true), db).first?.number == number)
        }
    }

    @Test func `A deleted event is found by nothing`() throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            let number = try Self.add(at: try Self.moment("2026-06-09 19:00"), db)
            try db.execute(sql: "DELETE FROM events_event WHERE number = ?", arguments: [number])
            for question in [Asked(), Asked(search: ["picnic"]), Asked(isHistory: true)] {
                #expect(try !Self.list(question, db).contains { $0.number == number })
            }
        }
    }

    /// Whatever was typed is a word to FTS5, and none of its syntax.
    @Test(arguments: [
        "AND", "OR", "NOT", "NEAR(a b)", "\"", "\"\"", "title:x", "x*", "^x", "{title}: x", "(", "a AND", "-x", "+x",
        "'",
        ";--", "٣", "é\u{301}", "😀x", "ﬁ", "\u{0}x", "a\"b", "½",
    ])
    func `No search word is syntax`(_ word: String) throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            _ = try Self.list(Asked(search: [word]), db)
            _ = try Self.list(Asked(isHistory: true, search: [word, "picnic"]), db)
        }
    }

    @Test(arguments: [false, true])
    func `Page after page a list shows everything once`(_ isHistory: Bool) throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            // Several begin at the same moment, and a page ends among them.
            for day in 1...12 {
                for _ in 0..<3 {
                    let date = isHistory ? "2026-05-\(10 + day)" : "2026-07-\(10 + day)"
                    _ = try Self.add(at: try Self.moment("\(date) 19:00"), db)
                }
            }
            let question = Asked(isHistory: isHistory)
            let whole = try Self.list(question, db).map(\.number)
            var search = EventSearch(question, in: Self.zone, at: Readers.now)
            var paged: [Int64] = []
            var left = 0
            repeat {
                let page = try EventStore.page(search, limit: 8, at: Readers.now, db)
                paged += page.listed.map(\.number)
                left = page.left
                search.shown = page.listed.last.flatMap { EventSearch.Cursor($0) }
                search = try OpenQuestion.Payload(search).read(as: EventSearch.self)
                #expect(left == whole.count - paged.count)
            } while left > 0
            #expect(paged == whole)
            #expect(Set(paged).count == paged.count && paged.count > 36)
        }
    }

    @Test func `In which rooms an event was announced is only counted`() throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            let number = try Self.add(at: try Self.moment("2026-06-09 19:00"), db)
            let told = { (room: String) in
                var facts = Replies.CardFacts(isOver: false)
                let event = try #require(try EventStore.find(number, at: Readers.now, db))
                facts.announced = try #require(try EventStore.details(of: event, in: room, db)).announced
                return Replies.card(event, try Gazetteer(areas: [], places: []), facts).lines.last?.plain
            }
            #expect(try told("!a") == "Access: unknown. Ask before you set out.")
            try EventStore.noteAnnounced(number, in: ["!a"], at: Readers.now, db)
            #expect(try told("!a") == "Announced in this room")
            #expect(try told("!z") == "Announced in 1 room")
            try EventStore.noteAnnounced(number, in: ["!a", "!b", "!c"], at: Readers.now, db)
            #expect(try told("!a") == "Announced in this room and 2 other rooms")
            #expect(try told("!z") == "Announced in 3 rooms")
        }
    }

    @Test func `A venue for those who are coming is on no card and in no list`() throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            let leeds = try #require(try AreaRegister.gazetteer(db).read(["leeds"])).reading.spot
            let gazetteer = try AreaRegister.gazetteer(db)
            var event = Event(
                kind: "social", title: "Picnic", summary: "", moment: try Self.moment("2026-06-09 19:00"),
                site: EventSite(venue: "Back room, Example Arms", spot: leeds))
            event.venueAudience = .coming
            event.capacity = 20
            let number = try EventStore.add(event, in: Self.zone, db)
            let stored = try #require(try EventStore.find(number, at: Readers.now, db))
            let card = Replies.card(stored, gazetteer, .init(isOver: false)).plain
            #expect(!card.contains("Example Arms"))
            #expect(card.contains("Where: Leeds (West Yorkshire)\nThe venue is told to those who are coming."))
            #expect(card.contains("Room for: 20 people"))
            let today = Self.zone.local(at: Readers.now).date
            #expect(!Replies.line(stored, from: nil, at: LocalDateTime(today, .noon)).plain.contains("Example Arms"))
        }
    }

    private static func list(_ question: Asked, _ db: Database) throws -> [Event] {
        try EventStore.page(EventSearch(question, in: zone, at: Readers.now), limit: 1000, at: Readers.now, db).listed
    }

    private static func turn(_ db: Database) -> Turn {
        let message = RoomEvent(
            room: RoomID("!room:example.org"), id: EventID("$said"), sender: UserID("@ash:example.org"), sentAt: 0,
            content: .message(MessageContent(type: "m.text", body: "")))
        return Turn(
            db: db, message: message, role: .officer, isDirect: false, now: Readers.now, network: Stage.network)
    }

    private static func moment(_ text: String) throws -> SeedMoment {
        try SeedMoment(text, today: zone.local(at: Readers.now).date, in: zone)
    }

    private static func add(at moment: SeedMoment, _ db: Database) throws -> Int64 {
        try EventStore.add(
            Event(kind: "social", title: "Picnic", summary: "", moment: moment, site: EventSite(spot: nil)),
            in: zone, db)
    }
}
