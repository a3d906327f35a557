import Announcing
import Events
import FeatureKit
import Foundation
import GRDB
import MatrixProtocol
import Organising
import StewardCore
import TestKit
import Testing

@testable import Repeating

@Suite struct RepeatingReaderTests {
    /// 10:00 on Monday 1 June 2026 in London.
    private static let now = Date(timeIntervalSince1970: 1_780_304_400)

    @Test(arguments: [
        ("repeat 3 weekly", "repeat 3: weekly"), ("Repeats #3 Every Tuesday.", "repeat 3: every tuesday"),
        ("repeat event 3 never", "repeat 3: never"), ("skip 3 14 July", "skip 3: 2026-07-14"),
        ("skip no. 3 the 14th", "skip 3: 2026-06-14"), ("skip 3 on Tue 14/7", "skip 3: 2026-07-14"),
        ("skip 3 next", "skip 3: next"), ("skip 3 the next one!", "skip 3: next"),
        ("skip 3 next tuesday", "skip 3: 2026-06-09"), ("skip 3 tuesday", "skip 3: 2026-06-02"),
        ("skip 3 today", "skip 3: 2026-06-01"), ("skip 3 14 july 2027", "skip 3: 2027-07-14"),
        ("unskip 3 2026-07-14", "unskip 3: 2026-07-14"), ("move 3 14 July to 15 July", "move 3: 2026-07-14 to 15 july"),
        ("move 3 next to 6pm", "move 3: next to 6pm"),
        ("move 3 the next one to Thursday to 9pm", "move 3: next to thursday to 9pm"),
        ("move 3 back a week", "move 3: to a week"), ("move 3 back by a week", "move 3: to a week"),
        ("move it to sunday", "move without a number: it to sunday"),
        ("move the hull quiz to sunday", "move by name: the hull quiz to sunday"),
        ("repeat it weekly", "repeat without a number: it weekly"),
        ("skip the 23rd", "skip without a number: the 23rd"), ("skip it next", "skip without a number: it next"),
    ])
    func `What is typed is read`(_ line: String, _ reading: String) throws {
        #expect(try Self.grammar.read(line, at: Self.now).map(Self.text) == reading)
    }

    /// The series is on Tuesdays at 19:00-21:00; it is Monday 1 June.
    @Test(arguments: [
        ("15 July", "Wednesday 15 July 2026, 7pm"), ("15 July 3pm", "Wednesday 15 July 2026, 3pm"),
        ("3pm on 15 July", "Wednesday 15 July 2026, 3pm"), ("6pm", "Tuesday 14 July 2026, 6pm"),
        ("7-9pm", "Tuesday 14 July 2026, 7pm to 9pm"), ("noon", "Tuesday 14 July 2026, noon"),
        ("18:30", "Tuesday 14 July 2026, 6:30pm"), ("wed 15 july 6-8pm", "Wednesday 15 July 2026, 6pm to 8pm"),
        ("tomorrow", "Tuesday 2 June 2026, 7pm"), ("tomorrow 6pm", "Tuesday 2 June 2026, 6pm"),
        // The 15th of that month, and not of this one; and the nearest one about a month's or a year's end.
        ("the 15th", "Wednesday 15 July 2026, 7pm"), ("the 12th", "Sunday 12 July 2026, 7pm"),
        ("the 12th 6pm", "Sunday 12 July 2026, 6pm"), ("12 July", "Sunday 12 July 2026, 7pm"),
        ("1 June 2027", "Tuesday 1 June 2027, 7pm"), ("2 June", "Tuesday 2 June 2026, 7pm"),
    ])
    func `A new time is seen from the one that it takes the place of`(_ words: String, _ reading: String) throws {
        #expect(try Self.newTime(words, for: "2026-07-14").longText == reading)
    }

    @Test(arguments: [
        ("2027-07-13", "15 July", "Thursday 15 July 2027, 7pm"),
        ("2026-12-29", "2 January", "Saturday 2 January 2027, 7pm"),
        ("2026-12-29", "the 2nd", "Saturday 2 January 2027, 7pm"),
        ("2026-06-02", "Thursday", "Thursday 4 June 2026, 7pm"),
        ("2026-06-02", "Wed 8pm", "Wednesday 3 June 2026, 8pm"),
        ("2028-02-22", "29 Feb", "Tuesday 29 February 2028, 7pm"),
    ])
    func `A date without a year is the one nearest`(_ day: String, _ words: String, _ reading: String) throws {
        #expect(try Self.newTime(words, for: day).longText == reading)
    }

    @Test(arguments: [
        ("12 hidden street", "\"hidden street\" after \"12\""), ("7 oak road", "\"oak road\" after \"7\""),
        ("wed 15 july 12 hidden street", "\"hidden street\" after \"wed 15 july 12\""),
        ("6pm please", "\"please\" after \"6pm\""), ("15 july please", "\"please\" after \"15 july\""),
    ])
    func `What is left over after a time is refused`(_ words: String, _ said: String) throws {
        let refusal = #expect(throws: Refusal.self) { try Self.newTime(words, for: "2026-07-14") }
        #expect(refusal?.reply.plain.contains("I can't read \(said)") == true, "\(refusal?.reply.plain ?? "")")
    }

    @Test(arguments: ["Thursday", "Sat 8pm", "next Friday", "sunday week"])
    func `A weekday that may be one of two is asked about`(_ words: String) throws {
        let refusal = #expect(throws: Refusal.self) { try Self.newTime(words, for: "2026-07-14") }
        #expect(refusal?.reply.plain.contains(" may be ") == true)
    }

    @Test func `Whatever is typed changes a series or is refused in one line`() throws {
        let samples = [
            "repeat 1 monthly on the 2nd Saturday until December", "repeat 1 weekly 6 times", "repeat 1 never",
            "skip 1 14 July", "skip 1 next", "unskip 1 20 June", "move 1 13 June to 14 June 3pm",
            "move 1 next to Thursday 6-8pm", "move 1 the 20th to the 21st", "repeat 1 every other Saturday for a year",
        ]
        var lines = Array(RandomLines(samples, seed: 4, count: 2_000))
        var random = TypingGenerator(seed: 5)
        for _ in 0..<2_000 { lines.append(random.typedLine(beginning: samples + ["move 1 next to", "skip 1"])) }
        try SeededStore.read(seedsAt: Self.now) { db, _ in
            let repeating = Repeating(
                Stage.network, Announcing(try Events.kinds(db), try AreaRegister.gazetteer(db), Stage.network))
            var (done, refused) = (0, 0)
            let message = RoomEvent(
                room: RoomID("!room:example.org"), id: EventID("$1"), sender: UserID("@ash:example.org"), sentAt: 0,
                content: .message(MessageContent(type: "m.text", body: "")))
            let turn = Turn(
                db: db, message: message, role: .officer, isDirect: false, now: Self.now, network: Stage.network)
            let start = try #require(try Events.timetable(1, db)?.time)
            let weekly = try #require(RecurrenceRule("FREQ=WEEKLY"))
            try Events.setSeries(1, Series(start: start, rule: weekly, in: Stage.timeZone), turn)
            for line in lines {
                // Each line meets the same series.
                try db.inSavepoint {
                    do {
                        guard let command = try Self.grammar.read(line, at: Self.now) else { return .rollback }
                        #expect(try repeating.handle(command, turn).count == 1)
                        done += 1
                    } catch let refusal as Refusal {
                        refused += 1
                        let said = refusal.reply
                        if said.lines.count != 1 || said.plain.contains("\n") || said.plain.count > 400 {
                            Issue.record("\(line) is refused with \(said.plain)")
                        }
                    } catch is MeansCommand {
                        // Another feature reads by what name an event is called.
                    }
                    return .rollback
                }
            }
            #expect(done > 300 && refused > 300, "\(done) done, \(refused) refused")
        }
    }

    private static let grammar = RepeatingCommand.grammar(Stage.timeZone)

    private static func newTime(_ words: String, for day: String) throws -> EventTime {
        let date = try #require(LocalDate(day))
        let seven = LocalDateTime(date, try #require(LocalTime(hour: 19)))
        let reader = NewTime(
            occurrence: EventTime(start: seven), timeOfDay: seven.time, now: Stage.timeZone.local(at: now),
            zone: Stage.timeZone)
        return try reader.read(Words(words).folded)
    }

    private static func text(_ command: RepeatingCommand) -> String {
        switch command {
        case .repeats(let number, let words): "repeat \(number): \(words.joined(separator: " "))"
        case .skip(let number, let occasion): "skip \(number): \(text(occasion))"
        case .unskip(let number, let date): "unskip \(number): \(date)"
        case .move(let number, let occasion, let words):
            "move \(number): \(text(occasion)) to \(words.joined(separator: " "))"
        case .postpone(let number, let words, _): "move \(number): to \(words.joined(separator: " "))"
        case .ofShown(let deed, let text): "\(deed.rawValue) without a number: \(text)"
        case .ofNamed(let deed, let text): "\(deed.rawValue) by name: \(text)"
        }
    }

    private static func text(_ occasion: RepeatingCommand.Occasion) -> String {
        switch occasion {
        case .next: "next"
        case .day(let date): "\(date)"
        }
    }
}
