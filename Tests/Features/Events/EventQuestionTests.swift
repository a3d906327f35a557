import FeatureKit
import Foundation
import Organising
import StewardCore
import TestKit
import Testing

@testable import Events

/// Questions about events, read at 10:00 on Monday 1 June 2026.
@Suite struct EventQuestionTests {
    /// What is expected of a question: the names of its parts, parted by "; ".
    static let readings: [(asked: String, read: String)] = [
        ("events", ""),
        ("EVENTS", ""),
        ("events all", ""),
        ("events   ", ""),
        ("Events socials", "social"),
        ("events Social", "social"),
        ("events socials please", "social"),
        ("events policy forums", "forum"),
        ("events forums", "forum"),
        ("events reading group", "education"),
        ("events reading groups in reading", "education; Reading"),
        ("events get-together", "social"),
        ("events get together", "social"),
        ("events meet‑ups", "social"),
        ("events pride march", "pride"),
        ("events marches", "campaign"),
        ("events officers’ meeting", "meeting"),
        ("events online", "online"),
        ("events online talks", "education; online"),
        ("events Zoom calls", "online"),
        ("events conferences online", "conference; online"),
        ("events liverpool", "Liverpool"),
        ("events “liverpool”", "Liverpool"),
        ("events Liverpool?", "Liverpool"),
        ("events in the north west", "North West"),
        ("events NW", "North West"),
        ("events near bath", "near Bath"),
        ("events st helens", "St Helens"),
        ("events St. Helen’s", "St Helens"),
        ("events newcastle", "Newcastle upon Tyne"),
        ("events king’s cross", "King's Cross"),
        ("events ls1 4dy", "Leeds (LS)"),
        ("events M1", "Manchester (M)"),
        ("events sale", "Sale"),
        ("events reading", "Reading"),
        ("events bath", "Bath"),
        ("events wales", "Wales"),
        ("events everywhere", "United Kingdom"),
        ("events today", "2026-06-01...2026-06-01"),
        ("events tomorrow", "2026-06-02...2026-06-02"),
        ("events this weekend", "2026-06-06...2026-06-07"),
        ("events next week", "2026-06-08...2026-06-14"),
        ("events sat", "2026-06-06...2026-06-06"),
        ("events Sat 6 June", "2026-06-06...2026-06-06"),
        ("events 6/6", "2026-06-06...2026-06-06"),
        ("events 6–12 june", "2026-06-06...2026-06-12"),
        ("events in june", "2026-06-01...2026-06-30"),
        // March the month, never the town in Cambridgeshire, and never the thing that people do in the street.
        ("events march", "2027-03-01...2027-03-31"),
        ("events in march", "2027-03-01...2027-03-31"),
        ("events may", "2027-05-01...2027-05-31"),
        ("events may socials", "social; 2027-05-01...2027-05-31"),
        ("events next 10 days", "2026-06-01...2026-06-11"),
        ("events socials liverpool this weekend", "social; Liverpool; 2026-06-06...2026-06-07"),
        ("events liverpool socials this weekend", "social; Liverpool; 2026-06-06...2026-06-07"),
        ("events this weekend liverpool socials", "social; Liverpool; 2026-06-06...2026-06-07"),
        ("events this weekend, socials, in Liverpool", "social; Liverpool; 2026-06-06...2026-06-07"),
        ("events any socials in the north west on saturday", "social; North West; 2026-06-06...2026-06-06"),
        ("events socials\nliverpool\n", "social; Liverpool"),
        ("what’s on in leeds today", "Leeds; 2026-06-01...2026-06-01"),
        ("whats on", ""),
        ("whatson bristol", "Bristol"),
        ("event leeds", "Leeds"),
        ("events liverpool liverpool", "Liverpool"),
        ("events history", "history"),
        ("events past socials leeds", "social; Leeds; history"),
        ("events 2019", "2019-01-01...2019-12-31; history"),
        ("events in 2019", "2019-01-01...2019-12-31; history"),
        ("events 2027", "2027-01-01...2027-12-31"),
        ("events february 2020", "2020-02-01...2020-02-29; history"),
        ("events june 2026", "2026-06-01...2026-06-30"),
    ]

    @Test(arguments: readings)
    func `A question is read whatever its order and its marks`(_ asked: String, _ read: String) throws {
        let command = try Readers.events().read(asked, at: Readers.now)
        guard case .list(let question) = command else {
            Issue.record("\(asked) was read as \(String(describing: command))")
            return
        }
        #expect(Self.parts(question) == read)
    }

    @Test(arguments: [
        ("event 3", 3), ("event #3", 3), ("Event No. 3", 3), ("events 12", 12), ("events event 12", 12),
        ("event 2019", 2019), ("event 3.", 3),
    ])
    func `A number alone is an event's`(_ asked: String, _ number: Int64) throws {
        #expect(try Readers.events().read(asked, at: Readers.now) == .card(number))
    }

    @Test(arguments: [
        "events socail", "events liverpol", "events xyzzy", "events socials at nan's", "events 31 june",
        "events sun 6 june 2026", "events leeds bath", "events socials forums", "events today tomorrow", "events 2pm",
        "events near me", "events 3 4", "events -", "events liverpool'", "events !!", "event 1234567890",
    ])
    func `What cannot be read is refused in one line, or left out where it is no word`(_ asked: String) throws {
        let grammar = try Readers.events()
        do throws(Refusal) {
            let command = try grammar.read(asked, at: Readers.now)
            #expect(["events -", "events liverpool'", "events !!"].contains(asked), "\(String(describing: command))")
        } catch {
            #expect(error.reply.lines.count == 1)
        }
    }

    @Test(arguments: ["evnts", "more", "", " ", "picket leeds", "eventsleeds"])
    func `Other commands are left to others`(_ asked: String) throws {
        #expect(try Readers.events().read(asked, at: Readers.now) == nil)
    }

    @Test func `Whatever is typed gives a command, nothing, or a refusal of one line`() throws {
        var random = TypingGenerator(seed: 1)
        let grammar = try Readers.eventsInFewPlaces()
        var (lists, cards, refusals) = (0, 0, 0)
        for _ in 0..<20_000 {
            let line = random.typedLine(beginning: ["events", "event", "whats on"])
            do throws(Refusal) {
                switch try grammar.read(line, at: Readers.now) {
                case .list: lists += 1
                case .card: cards += 1
                case nil: break
                }
            } catch {
                refusals += 1
                if error.reply.lines.count != 1 || error.reply.plain.contains("\n") {
                    Issue.record("\(line) is refused with \(error.reply.plain)")
                }
            }
        }
        #expect(lists > 500 && cards > 20 && refusals > 500)
    }

    private static func parts(_ question: EventQuestion) -> String {
        var parts = [question.kind?.id, question.spot.map { ($0.isNear ? "near " : "") + $0.spot.name }]
        parts.append(question.days.map { "\($0.lowerBound)...\($0.upperBound)" })
        if question.isOnline { parts.append("online") }
        if question.isHistory { parts.append("history") }
        return parts.compactMap { $0 }.joined(separator: "; ")
    }
}

/// The grammar of events with the kinds and places of the seeds, made once.
enum Readers {
    /// 10:00 on Monday 1 June 2026 in London.
    static let now = Date(timeIntervalSince1970: 1_780_304_400)
    private static let made = Result {
        try SeededStore.read(seedsAt: now) { db, _ in
            Events(try Events.kinds(db), try AreaRegister.gazetteer(db), Stage.network).grammar
        }
    }

    static func events() throws -> Grammar<EventsCommand> { try made.get() }

    /// The same with a handful of places: to look for what somebody may have meant in all of them takes long, and a
    /// thousandfold of it longer.
    static func eventsInFewPlaces() throws -> Grammar<EventsCommand> {
        try SeededStore.read(seedsAt: now) { db, _ in
            let all = try AreaRegister.gazetteer(db)
            let few = try Gazetteer(
                areas: all.ancestry(of: "merseyside"), places: all.places.filter { $0.area == "merseyside" })
            return Events(try Events.kinds(db), few, Stage.network).grammar
        }
    }
}
