import Foundation
import Testing

@testable import Organising

@Suite struct ClockChangeTests {
    static func zone(_ identifier: String) throws -> TimeZone { try #require(TimeZone(identifier: identifier)) }

    @Test(arguments: [
        ("Europe/London", "2026-01-15T12:00", "2026-01-15T12:00:00Z"),
        ("Europe/London", "2026-06-06T14:00", "2026-06-06T13:00:00Z"),
        ("Europe/London", "2026-03-29T00:59", "2026-03-29T00:59:00Z"),
        ("Europe/London", "2026-03-29T02:00", "2026-03-29T01:00:00Z"),
        ("Europe/London", "2026-10-25T00:59", "2026-10-24T23:59:00Z"),
        ("Europe/London", "2026-10-25T02:00", "2026-10-25T02:00:00Z"),
        ("Europe/London", "1999-12-31T23:59", "1999-12-31T23:59:00Z"),
        ("America/St_Johns", "2026-07-01T12:00", "2026-07-01T14:30:00Z"),
        ("Asia/Kathmandu", "2026-07-01T12:00", "2026-07-01T06:15:00Z"),
        ("UTC", "2026-03-29T01:30", "2026-03-29T01:30:00Z"),
    ])
    func anOrdinaryTimeIsOneInstant(_ identifier: String, _ local: String, _ utc: String) throws {
        let zone = try Self.zone(identifier)
        let local = try moment(local)
        let instant = try Date(utc, strategy: .iso8601)
        #expect(zone.instant(of: local) == .unique(instant))
        #expect(zone.local(at: instant) == local)
    }

    @Test(arguments: [
        ("Europe/London", "2026-03-29T01:00", "2026-03-29T01:00:00Z"),
        ("Europe/London", "2026-03-29T01:30", "2026-03-29T01:00:00Z"),
        ("Europe/London", "2026-03-29T01:59", "2026-03-29T01:00:00Z"),
        ("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:30:00Z"),
    ])
    func aTimeThatClocksSkipGivesTheChange(_ identifier: String, _ local: String, _ change: String) throws {
        let zone = try Self.zone(identifier)
        let change = try Date(change, strategy: .iso8601)
        #expect(zone.instant(of: try moment(local)) == .never(nextValid: change))
    }

    @Test(arguments: [
        ("Europe/London", "2026-10-25T01:00", "2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z"),
        ("Europe/London", "2026-10-25T01:59", "2026-10-25T00:59:00Z", "2026-10-25T01:59:00Z"),
    ])
    func aTimeThatClocksShowTwiceGivesBoth(
        _ identifier: String, _ local: String, _ first: String, _ second: String
    ) throws {
        let zone = try Self.zone(identifier)
        let both = (try Date(first, strategy: .iso8601), try Date(second, strategy: .iso8601))
        let reading = zone.instant(of: try moment(local))
        #expect(reading == .twice(first: both.0, second: both.1))
        #expect(reading.earliest == both.0)
    }

    @Test func everyHalfHourOfAYearInLondonIsShownAsItsInstantSays() throws {
        let zone = try Self.zone("Europe/London")
        let beginning = try day("2026-01-01")
        var skipped: [LocalDateTime] = []
        var repeated: [LocalDateTime] = []
        for half in 0..<(365 * 48) {
            let local = LocalDateTime(minuteNumber: beginning.dayNumber * 1440 + half * 30)
            switch zone.instant(of: local) {
            case .unique(let date): #expect(zone.local(at: date) == local)
            case .twice(let first, let second):
                #expect(zone.local(at: first) == local && zone.local(at: second) == local)
                repeated.append(local)
            case .never(let next):
                #expect(zone.local(at: next) > local)
                skipped.append(local)
            }
        }
        #expect(skipped.map(\.description) == ["2026-03-29T01:00", "2026-03-29T01:30"])
        #expect(repeated.map(\.description) == ["2026-10-25T01:00", "2026-10-25T01:30"])
    }
}
