import Foundation
import Testing

@testable import Organising

@Suite struct RRULETextTests {
    @Test(arguments: [
        ("FREQ=WEEKLY", "FREQ=WEEKLY"), ("freq=weekly;byday=tu", "FREQ=WEEKLY;BYDAY=TU"),
        ("FREQ=WEEKLY;INTERVAL=1;WKST=MO", "FREQ=WEEKLY"), ("INTERVAL=02;FREQ=DAILY", "FREQ=DAILY;INTERVAL=2"),
        ("FREQ=WEEKLY;BYDAY=WE,MO,WE", "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("FREQ=MONTHLY;BYDAY=-1FR,+2TU,MO", "FREQ=MONTHLY;BYDAY=MO,2TU,-1FR"),
        ("BYSETPOS=-1;BYDAY=MO,TU;FREQ=MONTHLY", "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1,+14", "FREQ=MONTHLY;BYMONTHDAY=-1,14"),
        ("FREQ=YEARLY;BYMONTH=6,1;COUNT=10", "FREQ=YEARLY;COUNT=10;BYMONTH=1,6"),
        ("FREQ=DAILY;UNTIL=20261231", "FREQ=DAILY;UNTIL=20261231"),
        ("FREQ=DAILY;UNTIL=20261231T190059", "FREQ=DAILY;UNTIL=20261231T190000"),
        ("FREQ=DAILY;UNTIL=20261231T235960", "FREQ=DAILY;UNTIL=20261231T235900"),
        ("FREQ=WEEKLY;WKST=SU", "FREQ=WEEKLY;WKST=SU"),
    ])
    func aRuleIsReadAndWrittenInOneForm(_ text: String, _ canonical: String) throws {
        let rule = try RecurrenceRule(rrule: text)
        #expect(rule.description == canonical)
        #expect(RecurrenceRule(canonical) == rule)
        let json = try JSONEncoder().encode(rule)
        #expect(try JSONDecoder().decode(RecurrenceRule.self, from: json) == rule)
    }

    @Test(arguments: [
        ("", RRULEProblem.malformed("")), ("weekly", .malformed("WEEKLY")), ("FREQ=WEEKLY;", .malformed("")),
        ("FREQ=", .malformed("FREQ=")), ("FREQ=WEEKLY=2", .malformed("FREQ=WEEKLY=2")),
        ("FREQ=WEEKLY;BYDAY=XX", .malformed("BYDAY=XX")), ("FREQ=WEEKLY;BYDAY=TU,", .malformed("BYDAY=TU,")),
        ("FREQ=WEEKLY;BYDAY=T", .malformed("BYDAY=T")), ("FREQ=MONTHLY;BYDAY=-TU", .malformed("BYDAY=-TU")),
        ("FREQ=DAILY;INTERVAL=x", .malformed("INTERVAL=X")), ("FREQ=DAILY;COUNT=99999", .malformed("COUNT=99999")),
        ("FREQ=DAILY;UNTIL=20260230", .malformed("UNTIL=20260230")),
        ("FREQ=DAILY;UNTIL=20261231T2500", .malformed("UNTIL=20261231T2500")),
        ("FREQ=DAILY;UNTIL=20261231T190061", .malformed("UNTIL=20261231T190061")),
        ("FREQ=DAILY;WKST=MO,TU", .malformed("WKST")),
        ("FREQ=HOURLY", .unsupported("FREQ=HOURLY")), ("FREQ=DAILY;BYHOUR=9", .unsupported("BYHOUR")),
        ("FREQ=YEARLY;BYWEEKNO=20", .unsupported("BYWEEKNO")), ("FREQ=YEARLY;BYYEARDAY=1", .unsupported("BYYEARDAY")),
        ("FREQ=DAILY;UNTIL=20261231T190000Z", .unsupported("UNTIL=20261231T190000Z")),
        ("FREQ=DAILY;X-NAME=1", .unsupported("X-NAME")), ("FREQ=DAILY;FREQ=DAILY", .repeated("FREQ")),
        ("INTERVAL=2", .noFrequency), ("FREQ=DAILY;INTERVAL=0", .outOfRange("INTERVAL")),
        ("FREQ=DAILY;INTERVAL=-1", .outOfRange("INTERVAL")), ("FREQ=DAILY;INTERVAL=1,2", .outOfRange("INTERVAL")),
        ("FREQ=DAILY;COUNT=0", .outOfRange("COUNT")), ("FREQ=DAILY;COUNT=1,2", .outOfRange("COUNT")),
        ("FREQ=MONTHLY;BYMONTHDAY=0", .outOfRange("BYMONTHDAY")),
        ("FREQ=MONTHLY;BYMONTHDAY=-32", .outOfRange("BYMONTHDAY")), ("FREQ=YEARLY;BYMONTH=13", .outOfRange("BYMONTH")),
        ("FREQ=YEARLY;BYMONTH=-1", .outOfRange("BYMONTH")), ("FREQ=MONTHLY;BYDAY=0TU", .outOfRange("BYDAY")),
        ("FREQ=YEARLY;BYDAY=54TU", .outOfRange("BYDAY")),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=367", .outOfRange("BYSETPOS")),
        ("FREQ=DAILY;COUNT=2;UNTIL=20261231", .notTogether("UNTIL", "COUNT")),
        ("FREQ=WEEKLY;BYDAY=2TU", .notTogether("a numbered BYDAY", "FREQ=WEEKLY")),
        ("FREQ=WEEKLY;BYMONTHDAY=14", .notTogether("BYMONTHDAY", "FREQ=WEEKLY")),
        ("FREQ=MONTHLY;BYSETPOS=1", .loneSetPosition),
    ])
    func whatCannotBeKeptIsRefusedWithASentence(_ text: String, _ problem: RRULEProblem) {
        #expect(throws: problem) { try RecurrenceRule(rrule: text) }
        #expect(RecurrenceRule(text) == nil)
        #expect(problem.sentence.hasSuffix(".") && problem.sentence.count > 30)
    }

    @Test func everyRuleReadsBackToItself() throws {
        var random = SplitMix64(seed: 5545)
        var kept = 0
        for _ in 0..<5_000 {
            guard let rule = random.rule() else { continue }
            kept += 1
            let again = RecurrenceRule(rule.description)
            #expect(again == rule)
            #expect(rule.text.hasPrefix("every "))
        }
        #expect(kept > 4_000)
    }

    @Test func noTextMakesTheReaderTrap() {
        var random = SplitMix64(seed: 3310)
        let vocabulary = [
            "FREQ=", "DAILY", "MONTHLY", "YEARLY", ";", ";", "=", ",", "BYDAY=", "2TU", "-1FR", "MO", "BYMONTHDAY=",
            "-1",
            "31", "BYSETPOS=", "UNTIL=", "20261231", "T190000", "COUNT=", "INTERVAL=", "9999", "0", "+", "é", "WKST=SU",
        ]
        var kept = 0
        for _ in 0..<20_000 {
            let text = "FREQ=MONTHLY;" + random.words(from: vocabulary, upTo: 8).joined()
            guard let rule = RecurrenceRule(text) else { continue }
            kept += 1
            #expect(RecurrenceRule(rule.description) == rule)
        }
        #expect(kept > 50)
    }
}
