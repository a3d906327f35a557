import Foundation
import Testing

@testable import Organising

/// The table that `make-rules.py` makes: random rules, and the days on which python-dateutil says that they fall.
@Suite struct RecurrenceTableTests {
    private static let most = 40

    private struct Row {
        var rule: RecurrenceRule
        var start: LocalDateTime
        var days: String
    }

    private static func rows() throws -> [Row] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "rules.txt")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            try #require(fields.count == 3, "\(line)")
            return Row(rule: try RecurrenceRule(rrule: fields[0]), start: try moment(fields[1]), days: fields[2])
        }
    }

    @Test func everyRuleOfTheTableFallsWhereDateutilSays() throws {
        let rows = try Self.rows()
        #expect(rows.count >= 600)
        for row in rows {
            let found = row.rule.occurrences(from: row.start).prefix(Self.most)
            let days = found.map(\.date.basicText).joined(separator: " ")
            #expect(days == row.days, "\(row.rule) from \(row.start)")
            #expect(Set(found.map(\.time)).isSubset(of: [row.start.time]))
        }
    }

    @Test(arguments: RecurrenceRule.Frequency.allCases)
    func everyPartOfARuleIsInTheTable(_ frequency: RecurrenceRule.Frequency) throws {
        let rows = try Self.rows().filter { $0.rule.frequency == frequency && !$0.days.isEmpty }
        let rules = rows.map(\.rule.description)
        let parts = ["INTERVAL=", "COUNT=", "UNTIL=", "BYMONTH=", "BYDAY=", "BYSETPOS=", "WKST=SU"]
        let isByMonth = frequency == .monthly || frequency == .yearly
        for part in parts + (isByMonth ? ["BYMONTHDAY=-", "BYDAY=2", "BYDAY=-1"] : []) {
            #expect(rules.count { $0.contains(part) } >= 3, "\(part)")
        }
        for start in ["-01-31", "-02-29", "-12-31"] {
            #expect(rows.contains { $0.start.date.description.hasSuffix(start) }, "\(start)")
        }
    }

    @Test func beginningLaterLosesNothing() throws {
        for row in try Self.rows() where !row.days.isEmpty {
            let all = Array(row.rule.occurrences(from: row.start).prefix(Self.most))
            for index in stride(from: 1, to: all.count, by: 9) {
                let later = row.rule.occurrences(from: row.start, notBefore: all[index].date)
                #expect(Array(later.prefix(all.count - index)) == Array(all[index...]), "\(row.rule) from \(row.start)")
            }
        }
    }
}
