import Foundation
import Organising
import StewardCore
import TestKit
import Testing

@testable import Pickets

@Suite struct PicketGrammarTests {
    /// Monday 2 March 2026, 10:00 in London.
    private static let now = Date(timeIntervalSince1970: 1_772_445_600)
    private static let gazetteer = Result { try Stage.gazetteer() }
    /// All picket lines, asked for without another word.
    private static let everything = {
        var asked = Asked()
        asked.said = [""]
        return asked
    }()
    private let gazetteer: Gazetteer
    private let grammar: Grammar<PicketCommand>

    init() throws {
        gazetteer = try Self.gazetteer.get()
        grammar = PicketCommand.grammar(gazetteer, Stage.timeZone)
    }

    @Test(arguments: [
        ("picket", PicketCommand.list(everything)), ("Pickets!", .list(everything)),
        ("picket lines", .list(everything)),
        ("picket 3", .card(3)), ("PICKET #3.", .card(3)), ("picket no. 3", .card(3)),
        ("picket line 12", .card(12)), ("picket confirm 3", .confirm(3)), ("pickets confirm line 3", .confirm(3)),
        ("picket over 3", .over(3)), ("picket reopen #3", .reopen(3)),
    ])
    func `A line is read as the command that it means`(_ line: String, _ command: PicketCommand) throws {
        #expect(try grammar.read(line, at: Self.now) == command)
    }

    @Test(arguments: ["picket all", "pickets please", "picket lines, any"])
    func `Words that say nothing ask for all lines`(_ line: String) throws {
        guard case .list(let asked) = try grammar.read(line, at: Self.now) else {
            Issue.record("\(line) was not read as a list")
            return
        }
        #expect(asked.isOpen)
    }

    @Test(arguments: ["picketing", "pick 3", "event picket", ""])
    func `Other words are none of its commands`(_ line: String) throws {
        #expect(try grammar.read(line, at: Self.now) == nil)
    }

    @Test(arguments: [
        ("picket leeds", "Leeds"), ("pickets in the north west", "North West"), ("picket near Bath,", "Bath"),
        ("picket m1", "Manchester (M1)"),
    ])
    func `An area or a place narrows the list`(_ line: String, _ name: String) throws {
        guard case .list(let asked) = try grammar.read(line, at: Self.now) else {
            Issue.record("\(line) was not read as a list of somewhere")
            return
        }
        #expect(asked.spots.map(\.spot.name) == [name])
    }

    @Test(arguments: [
        ("Mon-Fri 6am-10am until 6 March", ["03T06:00", "04T06:00", "05T06:00", "06T06:00"]),
        ("mon to wed 6am", ["03T06:00", "04T06:00", "09T06:00"]),
        ("Mon, Wed & Fri 7-9am until 9 March", ["04T07:00", "06T07:00", "09T07:00"]),
        ("6am-10am on weekdays till Thu", ["03T06:00", "04T06:00", "05T06:00"]),
        ("every day 7pm until Wednesday", ["02T19:00", "03T19:00", "04T19:00"]),
        ("tomorrow 6.30am", ["03T06:30"]),
        ("today 9am-11am", ["02T09:00"]),
        ("Thursday 5 March 7am to noon", ["05T07:00"]),
        ("3 March, 5 March and 9 March 7am", ["03T07:00", "05T07:00", "09T07:00"]),
        ("7am 3-5 March", ["03T07:00", "04T07:00", "05T07:00"]),
        ("from 2 March to 11 March, Tuesdays and Wednesdays, 7am", ["03T07:00", "04T07:00", "10T07:00", "11T07:00"]),
        ("Mon-Fri not Wed 7am-10am until 12 March", "03 05 06 09 10 12".split(separator: " ").map { "\($0)T07:00" }),
        ("every day 7am until 6 March, except Thursday", ["03T07:00", "04T07:00", "06T07:00"]),
        (
            "Mon-Fri 7am except 10 March until 13 March",
            "03 04 05 06 09 11 12 13".split(separator: " ").map { "\($0)T07:00" }
        ),
        ("Mon-Fri 7am from 9 March until 13 March", ["09T07:00", "10T07:00", "11T07:00", "12T07:00", "13T07:00"]),
        ("daily 7am from 9 March to 11 March", ["09T07:00", "10T07:00", "11T07:00"]),
        ("every day 7am from Thursday until 8 March", ["05T07:00", "06T07:00", "07T07:00", "08T07:00"]),
        ("Mon-Fri 7am from Thursday until 9 March", ["05T07:00", "06T07:00", "09T07:00"]),
        ("Mon-Fri 7am from Wednesday to Friday", ["04T07:00", "05T07:00", "06T07:00"]),
        ("Mon-Fri next week until Wed 11 March 7am", ["09T07:00", "10T07:00", "11T07:00"]),
        ("Mon-Fri next week 7am", ["09T07:00", "10T07:00", "11T07:00", "12T07:00", "13T07:00"]),
        ("Wed and Thu next week 7am", ["11T07:00", "12T07:00"]),
        ("every day 7am until 12 March except 4 March until 10 March", ["03T07:00", "11T07:00", "12T07:00"]),
        ("3-6 March but not 5 March 7am", ["03T07:00", "04T07:00", "06T07:00"]),
        ("8, 9 and 11 March 7am-10am", ["08T07:00", "09T07:00", "11T07:00"]),
        ("8 and 9 March 7am", ["08T07:00", "09T07:00"]), ("12th & 13th March 7am", ["12T07:00", "13T07:00"]),
        ("Mon 9 & Wed 11 March 7am", ["09T07:00", "11T07:00"]),
        ("7am Mon 9, Wed 11 March 2026", ["09T07:00", "11T07:00"]),
        ("Mon 9 7am-10am", ["09T07:00"]), ("tomorrow and thursday 7-10am", ["03T07:00", "05T07:00"]),
        ("weekends 10pm-6am until 8 March", ["07T22:00", "08T22:00"]),
        ("Saturday 7 March 2026 14:00", ["07T14:00"]),
    ])
    func `Days and times are read as people write them`(_ text: String, _ starts: [String]) throws {
        let draft = try draft(text)
        #expect(draft.times.map { "\($0.start)" } == starts.map { "2026-03-\($0)" })
        #expect(draft.meet == "bus station")
        #expect(draft.town == "Leeds")
    }

    @Test(arguments: [
        ("7am tomorrow. Bring gloves", "Bring gloves"), ("7 a.m. tomorrow, bring gloves", "Bring gloves"),
        ("tomorrow 7am please be loud", "Please be loud"), ("tomorrow 7am; tea is on us.", "Tea is on us."),
        ("tomorrow 7am\nWear purple", "Wear purple"), ("tomorrow 7am.", ""),
    ])
    func `What follows the times is what to bring`(_ text: String, _ needs: String) throws {
        #expect(try draft(text).needs == needs)
    }

    @Test(arguments: [
        "tomorrow", "7am", "tomorrow 7am or so", "tomorrow 7am except Fridays", "tomorrow 25:00", "Mon 3 March 7am",
        "30 February 7am", "20 June 7am", "2-5 March 7am to 9 March 8am", "yesterday 7am", "2 March 9am",
        "last Friday 7am", "6-8 and 10 March 7am", "Tue 9 & Wed 11 March 7am", "9 and 32 March 7am",
    ])
    func `Times that cannot be meant are refused`(_ text: String) throws {
        #expect(throws: Refusal.self) { try draft(text) }
    }

    @Test func `A spring night's line keeps its wall times over the change of clocks`() throws {
        let times = try draft("Sat 28 March 10pm-6am until 29 March").times
        #expect(
            times.map { "\($0.start) \($0.end?.description ?? "")" } == [
                "2026-03-28T22:00 2026-03-29T06:00", "2026-03-29T22:00 2026-03-30T06:00",
            ])
    }

    @Test func `Whatever is typed is a command, nothing, or a refusal of one line`() throws {
        let samples =
            grammar.rules.map(\.entry.example).map { String($0.dropFirst()) } + [
                "picket near leeds", "picket 3 over", "picket confirm #3",
                "picket add A, B, Hull docks, Hull, 2 March, 4 March and 9 March 7:30-9:30am, bring tea",
                "picket add A; B; 10 May Street, Leeds; every Friday 10pm-6am until 31 March. Wear purple",
                "picket add A\nB\nLeeds\nSat 28 March 1.30am to noon",
            ]
        // A handful of names, as looking for the nearest of a thousand takes most of the time.
        let towns = gazetteer.places.filter { ["Leeds", "Hull", "Derby"].contains($0.name) }
        let areas = Set(towns.flatMap { gazetteer.ancestry(of: $0.area) }).sorted { $0.id < $1.id }
        let grammar = PicketCommand.grammar(try Gazetteer(areas: areas, places: towns), Stage.timeZone)
        var adds = 0
        for line in RandomLines(samples, seed: 1, count: 20_000) {
            do {
                guard case .add(let draft) = try grammar.read(line, at: Self.now) else { continue }
                adds += 1
                try #require(!draft.times.isEmpty && draft.times.count <= 94, "\(line)")
                try #require(gazetteer.area(draft.area) != nil, "\(line)")
                try #require(!"\(draft.employer)\(draft.union)\(draft.meet)\(draft.needs)".contains("\n"), "\(line)")
            } catch let refusal as Refusal {
                try #require(refusal.reply.lines.count == 1 && !refusal.reply.plain.contains("\n"), "\(line)")
                try #require(refusal.reply.plain.count < 300, "\(line)")
            }
        }
        #expect(adds > 1000, "too few of the lines were near enough to a good one")
    }

    private func draft(_ times: String) throws -> PicketDraft {
        let line = "picket add Example Buses, Example Union, bus station, Leeds, \(times)"
        guard case .add(let draft) = try grammar.read(line, at: Self.now) else {
            throw NotADraft()
        }
        return draft
    }

    private struct NotADraft: Error {}
}
