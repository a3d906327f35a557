import Foundation
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
        "2020-02",
    ]

    @Test func noWordsMakeAReaderTrapOrTakeMoreThanThereIs() throws {
        var random = SplitMix64(seed: 2026)
        let zone = try london()
        let noon = LocalTime.noon
        var (spans, moments, problems) = (0, 0, 0)
        for _ in 0..<50_000 {
            let words = random.words(from: Self.vocabulary, upTo: 7)
            let today = LocalDate(dayNumber: Int.random(in: 20_000...22_000, using: &random))
            if let reading = WhenReader.read(words[...], today: today) {
                spans += 1
                #expect(reading.consumed > 0 && reading.consumed <= words.count)
                #expect(reading.range.lowerBound <= reading.range.upperBound)
            }
            do throws(WhenProblem) {
                let reading = try WhenReader.readMoment(words[...], now: LocalDateTime(today, noon), in: zone)
                if let reading {
                    moments += 1
                    #expect(reading.consumed > 0 && reading.consumed <= words.count)
                    #expect(reading.time.end.map { $0 > reading.time.start } ?? true)
                }
            } catch {
                problems += 1
                #expect(error.sentence.hasSuffix(".") || error.sentence.hasSuffix("?"))
            }
            _ = try? SeedMoment(words.joined(separator: " "), today: today)
        }
        #expect(spans > 1_000 && moments > 1_000 && problems > 1_000)
    }
}
