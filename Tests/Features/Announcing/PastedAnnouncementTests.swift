import Events
import Foundation
import Organising
import StewardCore
import Testing

@testable import Announcing

/// Announcements as people type and paste them, with what was decided to be right before they were read; at 10:00 on
/// Monday 1 June 2026.
@Suite struct PastedAnnouncementTests {
    /// A text, and below it, after "=", what has to be read of it: `title`, `kind`, `at` (the start), `to` (the end),
    /// `town`, `in` (the venue, or a part of it), `cost`, `facts`, `room` (how many), `series`, `about` (a part), `online`,
    /// `note` (a part of what is said of access), or `asks` with the field that is asked for.
    struct Row: CustomTestStringConvertible, Sendable {
        let typed: String
        let wanted: [(key: String, value: String)]
        var testDescription: String { typed.replacing("\n", with: " / ") }

        static func rows(_ table: String) -> [Row] {
            var (rows, lines): ([Row], [Substring]) = ([], [])
            for line in table.split(separator: "\n", omittingEmptySubsequences: false) {
                guard line.hasPrefix("= ") else {
                    lines.append(line)
                    continue
                }
                let wanted = line.dropFirst(2).split(separator: "; ").map { part in
                    let words = part.split(separator: " ", maxSplits: 1)
                    return (String(words[0]), words.count > 1 ? String(words[1]) : "")
                }
                rows.append(Row(typed: lines.joined(separator: "\n"), wanted: wanted))
                lines = []
            }
            return rows
        }
    }

    @Test(
        arguments: Row.rows(PastedAnnouncements.table) + Row.rows(WrittenAnnouncements.table)
            + Row.rows(SpokenAnnouncements.table) + Row.rows(UnlistedAnnouncements.table)
            + Row.rows(NamedAnnouncements.table))
    func `An announcement is read as it was meant`(_ row: Row) throws {
        let reading = try Self.read(row.typed)
        for (key, value) in row.wanted {
            #expect(Self.value(key, of: reading) == value || Self.holds(key, value, in: reading), "\(key): \(reading)")
        }
        let said = row.wanted.map(\.key)
        if !said.contains("asks") {
            #expect(reading.lacks == nil)
            for (key, none) in [("to", ""), ("cost", ""), ("facts", ""), ("room", ""), ("series", "")]
            where !said.contains(key) {
                #expect(Self.value(key, of: reading) == none, "\(key)")
            }
        }
    }

    @Test func `The table has two hundred announcements`() {
        #expect(Row.rows(PastedAnnouncements.table).count >= 200)
    }

    @Test func `A long poster is read in time that grows with its length`() throws {
        let poster = { (count: Int) in
            "social\nPub quiz\nSat 6 June 7pm\nExample Arms, Hull\n"
                + (0..<count).map { "Round \($0) is on steps, £\($0) and the bank holidays of May." }.joined(
                    separator: "\n")
        }
        let reader = try AnnouncementReaders.reader()
        let work = { (count: Int) in Work.steps { _ = try? reader.read(Words(poster(count))) } }
        #expect(work(40) < work(10) * 6)
    }

    static func read(_ typed: String) throws -> AnnouncementReading {
        let reader = try AnnouncementReaders.reader()
        do throws(Misreading) {
            return try reader.read(Words(typed))
        } catch {
            switch error {
            case .unclear:
                var reading = AnnouncementReading()
                reading.lack(.when, [])
                return reading
            case .refused(let refusal): throw refusal
            default: throw error
            }
        }
    }

    private static func holds(_ key: String, _ value: String, in reading: AnnouncementReading) -> Bool {
        let draft = reading.draft
        return switch key {
        case "in": (draft.site?.venue ?? draft.venue ?? "").contains(value)
        case "about": draft.summary.contains(value)
        case "note": draft.access.note?.contains(value) == true
        default: false
        }
    }

    private static func value(_ key: String, of reading: AnnouncementReading) -> String? {
        let draft = reading.draft
        switch key {
        case "title": return draft.title
        case "kind": return draft.kind
        case "at": return draft.time.map { "\($0.start)" }
        case "to": return draft.time?.end.map { "\($0)" } ?? ""
        case "town": return draft.site?.town
        case "in": return draft.site?.venue
        case "cost": return draft.cost ?? ""
        case "room": return draft.capacity.map { "\($0)" } ?? ""
        case "series": return draft.repeats.flatMap { RecurrenceRule($0)?.text } ?? ""
        case "online": return draft.site?.isOnline == true ? "" : "no"
        case "asks": return reading.lacks?.field.name
        case "about": return draft.summary
        case "facts":
            return EventFact.allCases.compactMap { fact in
                fact.accessFact.flatMap { draft.access[keyPath: $0] }.map { ($0 ? "" : "no-") + fact.rawValue }
            }.joined(separator: " ")
        default: return nil
        }
    }
}
