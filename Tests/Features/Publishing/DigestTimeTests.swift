import Foundation
import Organising
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
}
