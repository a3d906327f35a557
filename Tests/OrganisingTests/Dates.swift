import Foundation
import Testing

@testable import Organising

/// The day written "2026-06-06"; the test fails where there is none.
func day(_ text: String) throws -> LocalDate { try #require(LocalDate(text)) }

/// The moment written "2026-06-06T14:00"; the test fails where there is none.
func moment(_ text: String) throws -> LocalDateTime { try #require(LocalDateTime(text)) }

/// London's clocks; the test fails where the machine knows no time zones.
func london() throws -> TimeZone { try #require(TimeZone(identifier: "Europe/London")) }

/// Words as the command reader hands them over.
func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

/// The moment that the words announce in London, read at `now`, "2026-06-03T12:00".
func readMoment(_ list: [String], now: String) throws -> (time: EventTime, consumed: Int)? {
    try WhenReader.readMoment(list[...], now: try moment(now), in: try london())
}
