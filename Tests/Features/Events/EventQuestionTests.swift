import FeatureKit
import Foundation
import Organising
import StewardCore
import TestKit
import Testing

@testable import Events

/// Questions about events, read at 10:00 on Monday 1 June 2026.
@Suite struct EventQuestionTests {
    @Test(
        arguments: QuestionReadings.plain + QuestionReadings.facts + QuestionReadings.places
            + QuestionReadings.searches + QuestionSentences.commands)
    func `A question is read whatever its order and its marks`(_ asked: String, _ read: String) throws {
        let reading = try Self.reading(asked)
        #expect(reading == read)
    }

    @Test(arguments: QuestionSentences.plain + QuestionSentences.telling)
    func `A sentence is read without a command before it`(_ said: String, _ read: String) throws {
        let reading = Self.parts(try Readers.reader().read(Words(said)))
        #expect(reading == read)
        let isClaimed = try Readers.events().rules.contains { $0.sureness(Words(said), Readers.now) != nil }
        #expect(isClaimed)
    }

    @Test(arguments: QuestionReadings.misreadings)
    func `Words that may mean several things are read for a reason`(
        _ asked: String, _ read: String, _ reason: String
    ) throws {
        let reading = try Self.reading(asked)
        #expect(reading == read, "\(reason)")
    }

    @Test(arguments: [
        ("event 3", 3), ("event #3", 3), ("Event No. 3", 3), ("events 12", 12), ("events event 12", 12),
        ("event 2019", 2019), ("event 3.", 3),
    ])
    func `A number alone is an event's`(_ asked: String, _ number: Int64) throws {
        #expect(try Readers.events().read(asked, at: Readers.now) == .card(number))
    }

    @Test(arguments: [
        "events 31 june", "events sun 6 june 2026", "events near", "events near xyzzy",
        "events near liverpol this weekend", "events within 10 miles of xyzzy", "event 1234567890",
        "events \(String(repeating: "so ", count: 61))",
    ])
    func `What cannot be meant is refused in one line`(_ asked: String) throws {
        let grammar = try Readers.events()
        do throws(Refusal) {
            let command = try grammar.read(asked, at: Readers.now)
            Issue.record("\(asked) was read as \(String(describing: command))")
        } catch {
            #expect(error.reply.lines.count == 1)
        }
    }

    @Test(arguments: [
        ("events liverpol", "liverpool"), ("events socials liverpol this weekend", "socials liverpool this weekend"),
        ("events cieldh", "ceilidh"), ("events polciy forums", "policy forums"),
        ("events anything on in croyden", "anything on in croydon"), ("events socail", "social"),
        ("events childcre leeds", "childcare leeds"),
        ("events the noth west", "the north west"), ("events newcaslte upon tyne", "newcastle upon tyne"),
        ("events housing", nil), ("events xyzzy", nil),
    ])
    func `A word that is near to a name is searched for, and the name suggested`(
        _ asked: String, _ suggestion: String?
    ) throws {
        guard case .list(let question) = try Readers.events().read(asked, at: Readers.now) else { return }
        #expect(question.corrected == suggestion)
        #expect(!question.topics.isEmpty)
    }

    @Test(arguments: ["evnts", "more", "", " ", "picket leeds", "eventsleeds"])
    func `Other commands are left to others`(_ asked: String) throws {
        #expect(try Readers.events().read(asked, at: Readers.now) == nil)
    }

    @Test func `Whatever is typed gives a command, nothing, or a refusal of one line`() throws {
        var random = TypingGenerator(seed: 1)
        let grammar = try Readers.eventsInFewPlaces()
        var (lists, cards, refusals) = (0, 0, 0)
        for _ in 0..<6_000 {
            let line = random.typedLine(beginning: ["events", "event", "whats on"])
            do throws(Refusal) {
                switch try grammar.read(line, at: Readers.now) {
                case .list, .cancelled: lists += 1
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
        #expect(lists > 500 && cards > 20 && refusals > 100)
    }

    private static func reading(_ asked: String) throws -> String {
        guard case .list(let question) = try Readers.events().read(asked, at: Readers.now) else { return "no list" }
        return parts(question)
    }

    private static func parts(_ asked: Asked) -> String {
        var parts = asked.choices.map(choice) + asked.exceptChoices.map { "not " + choice($0) }
        parts += asked.spots.map(place) + asked.exceptSpots.map { "not " + place($0) }
        parts += asked.nearMe.map { ["near me" + ($0.miles.map { " \(Int($0))" } ?? "")] } ?? []
        parts += asked.times.map(time)
        parts += [joined(asked.facts.map(\.rawValue))].compactMap(\.self)
        parts += asked.isOnline.map { [$0 ? "online" : "in person"] } ?? []
        if asked.isHistory { parts.append("history") }
        if asked.isAboutOne { parts.append("one") }
        parts += [joined(asked.topics.map { "\"\($0.text)\"" })].compactMap(\.self)
        return parts.joined(separator: "; ")
    }

    private static func choice(_ choice: Asked.Choice) -> String {
        [choice.kind?.id, choice.sort?.name].compactMap(\.self).joined(separator: " ")
    }

    private static func time(_ time: AskedTime) -> String {
        let days = time.spans.map { "\($0.lowerBound)...\($0.upperBound)" }
        let weekdays = time.weekdays.map(\.rawValue).sorted().map(String.init).joined(separator: ",")
        let hours = time.hours.map { "\(clock($0.lowerBound))-\(clock($0.upperBound))" }
        return (days + [weekdays.isEmpty ? nil : "weekdays \(weekdays)", hours].compactMap(\.self))
            .joined(separator: " ")
    }

    private static func clock(_ minutes: Int) -> String {
        "\(minutes / 60)" + (minutes % 60 == 0 ? "" : ":\(minutes % 60)")
    }

    private static func place(_ reading: SpotReading) -> String {
        let reach = reading.miles.map { "within \(Int($0.rounded())) of " } ?? (reading.isNear ? "near " : "")
        let postcode = reading.postcode.map { " [\($0.code ?? $0.district)]" } ?? ""
        // Which of several it was, where another part of the question says so.
        let isChosen = ["Bangor", "Richmond", "Newport"].contains(reading.spot.name)
        return reach + reading.spot.name + postcode + (isChosen ? ", \(reading.spot.areaID)" : "")
    }

    private static func joined(_ words: [String]) -> String? {
        words.isEmpty ? nil : words.joined(separator: " ")
    }
}

/// The grammar of events with the kinds and places of the seeds, made once.
enum Readers {
    /// 10:00 on Monday 1 June 2026 in London.
    static let now = Date(timeIntervalSince1970: 1_780_304_400)
    private static let made = Result {
        try SeededStore.read(seedsAt: now) { db, _ in
            (kinds: try Events.kinds(db), gazetteer: try AreaRegister.gazetteer(db))
        }
    }

    static func events() throws -> Grammar<EventsCommand> {
        let (kinds, gazetteer) = try made.get()
        return Events(kinds, gazetteer, Stage.network).grammar
    }

    /// What reads a question without a command.
    static func reader() throws -> AskedReader {
        let (kinds, gazetteer) = try made.get()
        return AskedReader(kinds, gazetteer, at: try #require(LocalDateTime("2026-06-01T10:00")))
    }

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

extension Asked {
    /// A question for what was given; its topics are searched for as they are.
    init(
        days: DateRange? = nil, facts: [EventFact] = [], isOnline: Bool? = nil, isHistory: Bool = false,
        search: [String] = []
    ) {
        self.init()
        times = days.map { [AskedTime.on($0)] } ?? []
        (self.facts, self.isOnline, self.isHistory) = (facts, isOnline, isHistory)
        topics = search.map { Asked.Topic(text: $0) }
    }
}
