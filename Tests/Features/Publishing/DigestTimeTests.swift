import Foundation
import Organising
import StewardCore
import TestKit
import Testing

@testable import Publishing

@Suite struct DigestTimeTests {
    @Test(arguments: [
        // Clocks skip 01:30 in the night to 29 March, and show it twice in the night to 25 October.
        ("2026-03-28T10:00:00Z", "2026-03-29T01:00:00Z"), ("2026-03-29T01:00:00Z", "2026-04-05T00:30:00Z"),
        ("2027-03-27T10:00:00Z", "2027-03-28T01:00:00Z"), ("2026-10-24T10:00:00Z", "2026-10-25T00:30:00Z"),
        ("2026-10-25T00:30:00Z", "2026-11-01T01:30:00Z"), ("2026-10-25T01:15:00Z", "2026-11-01T01:30:00Z"),
    ])
    func `A digest comes at the first moment that really comes, and once`(_ now: String, _ next: String) throws {
        let time = DigestTime(day: .sunday, time: try #require(LocalTime("01:30")))
        let (now, expected) = (try Date(now, strategy: .iso8601), try Date(next, strategy: .iso8601))
        #expect(time.next(after: now, in: Stage.timeZone) == expected)
    }

    @Test(arguments: [
        ("thurs 9am", Weekday.thursday), ("tues 9am", .tuesday), ("weds at 9am", .wednesday),
        ("every thur 9am", .thursday),
    ])
    func `A day of the week may be shortened as anywhere`(_ words: String, _ day: Weekday) throws {
        let today = try #require(LocalDate("2026-06-01"))
        let time = try DigestTime(reading: Words(words), today: today)
        #expect(time.day == day && time.time == LocalTime("09:00"))
    }

    @Test(arguments: [
        ("monday midnight", "Midnight belongs to two days: type !digest monday 00:00 for the beginning"),
        (
            "monday 12",
            "I cannot tell whether 12 is noon or midnight: type !digest monday 12:00 or !digest monday 00:00."
        ),
        (
            "weds 7",
            "I cannot tell whether 7 is in the morning or the evening: type !digest wednesday 7am or !digest wednesday 7pm."
        ),
    ])
    func `An hour that may be another is asked for`(_ words: String, _ answer: String) throws {
        let today = try #require(LocalDate("2026-06-01"))
        let refusal = #expect(throws: Refusal.self) { try DigestTime(reading: Words(words), today: today) }
        #expect(refusal?.reply.plain.hasPrefix(answer) == true, "\(refusal?.reply.plain ?? "")")
    }
}
