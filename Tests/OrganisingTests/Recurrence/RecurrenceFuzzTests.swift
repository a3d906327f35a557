import TestKit
import Testing

@testable import Organising

@Suite struct RecurrenceFuzzTests {
    private static let vocabulary = [
        "every", "each", "other", "weekly", "fortnightly", "monthly", "quarterly", "yearly", "day", "weeks", "month",
        "months", "year", "2nd", "second", "last", "1st", "31st", "99th", "tuesday", "mondays", "mon/wed", "mon-fri",
        "weekday", "weekend", "on", "the", "of", "and", "until", "for", "december", "july", "2027", "14", "6", "0",
        "999", "times", "once", "a", "to", "12/7", "30/2", "31", "-", "", ",", "é", "biweekly", "further", "notice",
        "fri-", "end", "every", "on", "the", "friday", "wednesday", "every", "monthly", "last", "1st", "month",
    ]

    @Test func noWordsMakeTheReaderTrapOrGiveARuleThatDoesNotFit() throws {
        var random = SplitMix64(seed: 2027)
        var (rules, problems) = (0, 0)
        for _ in 0..<20_000 * Endurance.factor {
            let list = random.words(from: Self.vocabulary, upTo: 9)
            let start = LocalDateTime(LocalDate(dayNumber: Int.random(in: 20_000...22_000, using: &random)), .noon)
            do throws(RecurrenceProblem) {
                guard case .rule(let rule) = try RecurrenceReader.read(list[...], start: start) else { continue }
                rules += 1
                let first = Array(rule.occurrences(from: start).prefix(2))
                if first.count < 2 || first.first != start { Issue.record("\(list) from \(start) is \(rule)") }
            } catch {
                problems += 1
                if !error.sentence.contains(":") { Issue.record("\(error) does not say what to write") }
            }
        }
        #expect(rules > 50 && problems > 5_000)
    }

    @Test func aDayFarOffIsNoTrap() throws {
        for text in ["weekly for 999 years", "yearly until 1/1/9999", "every 366 years", "every 366 months 999 times"] {
            for start in ["0001-01-01T00:00", "2199-12-31T23:59", "9999-12-31T23:59"] {
                let list = words(text)
                let start = try moment(start)
                do throws(RecurrenceProblem) {
                    guard case .rule(let rule) = try RecurrenceReader.read(list[...], start: start) else { continue }
                    #expect(Array(rule.occurrences(from: start).prefix(2)).count == 2)
                } catch {
                    #expect(!error.sentence.isEmpty)
                }
            }
        }
    }
}
