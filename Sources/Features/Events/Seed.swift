import FeatureKit
import Foundation
import GRDB
import Organising
import StewardCore

/// The kinds, themes and events of the first data.
struct EventSeed {
    let gazetteer: Gazetteer
    let timeZone: TimeZone
    let tick: Tick

    private static let file = "events.yaml"

    private struct Record: SeedRecord {
        let uid: String
        let title: String
        let kind: String
        let theme: String?
        let when: String?
        let place: String?
        let area: String?
        let venue: String?
        let online: Bool?
        let summary: String?
        let cost: String?
        let organiser: String?
        let access: String?
        let stepFree: Bool?
        let signLanguage: Bool?
        let captions: Bool?
        let quietSpace: Bool?
        let childcare: Bool?
        let alcoholFree: Bool?

        typealias Field = CodingKeys

        enum CodingKeys: String, CodingKey, CaseIterable {
            case uid, title, kind, theme, when, place, area, venue, online, summary, cost, organiser, access
            case stepFree = "step_free"
            case signLanguage = "sign_language"
            case captions
            case quietSpace = "quiet_space"
            case childcare
            case alcoholFree = "alcohol_free"
        }
    }

    /// Adds what is new and changes what differs, except events that officers have changed; returns how many kinds,
    /// themes and events it wrote, and how many events it left alone.
    func load(from seeds: any SeedSource) throws -> [String: Int] {
        var written = try loadTables(from: seeds)
        let records = try seeds.records(Record.self, of: ["upcoming", "history"], in: Self.file) ?? []
        let saved = try records.map(load)
        written["events"] = saved.filter { $0 == .written }.count
        written[Replies.leftAlone] = saved.filter { $0 == .kept }.count
        return written
    }

    private func load(_ record: Record) throws -> EventStore.Saved {
        try EventStore.save(try event(record), as: record.uid, in: timeZone, tick.db)
    }

    private func event(_ record: Record) throws -> Event {
        for (table, id) in [("kind", record.kind), ("theme", record.theme)] {
            guard let id else { continue }
            let isThere = try Bool.fetchOne(
                tick.db, sql: "SELECT EXISTS (SELECT * FROM events_\(table) WHERE id = ?)", arguments: [id])
            if isThere != true { throw problem(Replies.seedReference(table, id, in: record.uid)) }
        }
        return Event(
            kind: record.kind, theme: record.theme, title: record.title, summary: record.summary ?? "",
            moment: try moment(record), site: try site(record),
            access: AccessFacts(
                isStepFree: record.stepFree, hasSignLanguage: record.signLanguage, hasCaptions: record.captions,
                hasQuietSpace: record.quietSpace, hasChildcare: record.childcare, isAlcoholFree: record.alcoholFree,
                note: record.access),
            cost: record.cost, organiser: record.organiser)
    }

    private func moment(_ record: Record) throws -> SeedMoment? {
        guard let text = record.when else { return nil }
        let today = timeZone.local(at: tick.now).date
        do throws(WhenProblem) {
            return try SeedMoment(text, today: today, in: timeZone)
        } catch {
            throw problem(Replies.seedMoment(text, in: record.uid, error))
        }
    }

    private func site(_ record: Record) throws -> EventSite {
        let isOnline = record.online ?? false
        if let place = record.place {
            let words = Words(place).folded[...]
            guard let (reading, consumed) = gazetteer.read(words), consumed == words.count else {
                throw problem(Replies.seedReference("place", place, in: record.uid))
            }
            return EventSite(venue: record.venue ?? "", spot: reading.spot, isOnline: isOnline)
                .placed(gazetteer, in: reading.spot)
        }
        guard let id = record.area else { return EventSite(spot: nil, isOnline: isOnline) }
        guard let area = gazetteer.area(id) else { throw problem(Replies.seedReference("area", id, in: record.uid)) }
        // An online event for a whole area has no place in it.
        return EventSite(
            venue: record.venue ?? "", spot: isOnline ? nil : .area(area), in: area.id, isOnline: isOnline)
    }

    private func problem(_ reason: String) -> SeedProblem { SeedProblem(file: Self.file, reason: reason) }
}

extension EventSeed {
    /// Adds new kinds and themes and changes those that differ; returns how many it wrote.
    func loadTables(from seeds: any SeedSource) throws -> [String: Int] {
        let kinds = try seeds.table(in: "kinds.csv", key: ["id"]).enumerated().filter { index, row in
            try save(
                "events_kind", row, ["id", "name", "plural", "synonyms", "summary"], and: ["place": index],
                of: "kinds.csv")
        }
        let sorts = try seeds.table(in: "sorts.csv", key: ["name"]).enumerated().filter { index, row in
            try save(
                "events_sort", row, ["name", "plural", "words", "kind", "fact"], and: ["place": index], of: "sorts.csv",
                key: "name")
        }
        let themes = try seeds.table(in: "themes.csv", key: ["id"]).filter { row in
            try save("events_theme", row, ["id", "name", "sentence"], of: "themes.csv")
        }
        return ["kinds": kinds.count, "sorts": sorts.count, "themes": themes.count]
    }

    /// Writes a row if it differs from the stored one; true if it did.
    private func save(
        _ table: String, _ row: [String: String], _ columns: [String], and place: [String: Int] = [:], of file: String,
        key: String = "id"
    ) throws -> Bool {
        var values: [(column: String, value: any DatabaseValueConvertible)] = []
        for column in columns {
            guard let value = row[column], !value.isEmpty || ["synonyms", "words", "kind", "fact"].contains(column)
            else {
                throw SeedProblem(file: file, reason: Replies.seedLacks(column, row[key] ?? ""))
            }
            // A sort that may be of any kind has none.
            values.append((column, ["kind", "fact"].contains(column) && value.isEmpty ? DatabaseValue.null : value))
        }
        for (column, value) in place { values.append((column, value)) }
        let names = values.map(\.column).joined(separator: ", ")
        let excluded = values.map { "excluded.\($0.column)" }.joined(separator: ", ")
        let before = tick.db.totalChangesCount
        try tick.db.execute(
            sql: """
                INSERT INTO \(table) (\(names)) VALUES (\(values.map { _ in "?" }.joined(separator: ", ")))
                ON CONFLICT (\(key)) DO UPDATE SET (\(names)) = (\(excluded)) WHERE (\(names)) IS NOT (\(excluded))
                """, arguments: StatementArguments(values.map(\.value)))
        return tick.db.totalChangesCount > before
    }
}
