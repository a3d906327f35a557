import Foundation
import TestKit
import Testing

@testable import Organising

@Suite struct WhenFuzzTests {
    static let vocabulary = [
        "today", "tonight", "tomorrow", "this", "next", "week", "weekend", "month", "days", "weeks", "on", "at", "in",
        "from",
        "to", "until", "of", "the", "noon", "midnight", "am", "pm", "sat", "sunday", "june", "feb", "6", "29", "31",
        "0", "99",
        "2026", "9999", "6th", "6/6", "31/2", "29/02/2028", "2026-06-06", "2026-06-06t14:00", "2pm", "2-5pm",
        "14:00-17:00",
        "7.30pm", "25:00", "-", "–", "--", "6-12", "before", "+9", "+999", "leeds", "", ",", "é", "12am", "2019",
        "2020-02", "half", "quarter", "past", "seven", "o'clock", "evening", "morning", "fortnight", "late", "til",
        "for",
        "1900", "2030", "bank", "holiday", "all", "day", "after", "a", "@7pm", "24:00", "5-3-26", "730pm", "week",
    ]

    @Test func noWordsMakeAReaderTrapOrTakeMoreThanThereIs() throws {
        var random = SplitMix64(seed: 2026)
        let zone = try london()
        var (spans, moments, problems) = (0, 0, 0)
        for _ in 0..<50_000 * Endurance.factor {
            let list = random.words(from: Self.vocabulary, upTo: 7)
            let today = LocalDate(dayNumber: Int.random(in: 20_000...22_000, using: &random))
            if let reading = WhenReader.read(list[...], today: today) {
                spans += 1
                if !(1...list.count).contains(reading.consumed) { Issue.record("\(list) took \(reading.consumed)") }
            }
            do throws(WhenProblem) {
                let now = LocalDateTime(today, .noon)
                if let reading = try WhenReader.readMoment(list[...], now: now, in: zone) {
                    moments += 1
                    if !(1...list.count).contains(reading.consumed) { Issue.record("\(list) took \(reading.consumed)") }
                    if reading.time.start <= now { Issue.record("\(list) is in the past") }
                    if let end = reading.time.end, end <= reading.time.start { Issue.record("\(list) ends too early") }
                }
            } catch {
                problems += 1
                if error.sentence.isEmpty { Issue.record("\(error) has no sentence") }
            }
            _ = try? SeedMoment(list.joined(separator: " "), today: today)
        }
        #expect(spans > 1_000 && moments > 500 && problems > 1_000)
    }
}
