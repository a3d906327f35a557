import FeatureKit
import GRDB

extension EventSeed {
    /// Adds the kinds and themes that are not there and changes those that read otherwise; gives how many it wrote.
    func loadTables(from seeds: any SeedSource) throws -> [String: Int] {
        let kinds = try seeds.table(in: "kinds.csv", key: ["id"]).enumerated().filter { index, row in
            try save(
                "events_kind", row, ["id", "name", "plural", "synonyms", "summary"], and: ["place": index],
                of: "kinds.csv")
        }
        let themes = try seeds.table(in: "themes.csv", key: ["id"]).filter { row in
            try save("events_theme", row, ["id", "name", "sentence"], of: "themes.csv")
        }
        return ["kinds": kinds.count, "themes": themes.count]
    }

    /// Writes a row where it reads otherwise than the stored one; tells whether it did.
    private func save(
        _ table: String, _ row: [String: String], _ columns: [String], and place: [String: Int] = [:], of file: String
    ) throws -> Bool {
        var values: [(column: String, value: any DatabaseValueConvertible)] = []
        for column in columns {
            guard let value = row[column], !value.isEmpty || column == "synonyms" else {
                throw SeedProblem(file: file, reason: Replies.seedLacks(column, row["id"] ?? ""))
            }
            values.append((column, value))
        }
        for (column, value) in place { values.append((column, value)) }
        let names = values.map(\.column).joined(separator: ", ")
        let excluded = values.map { "excluded.\($0.column)" }.joined(separator: ", ")
        let before = tick.db.totalChangesCount
        try tick.db.execute(
            sql: """
                INSERT INTO \(table) (\(names)) VALUES (\(values.map { _ in "?" }.joined(separator: ", ")))
                ON CONFLICT (id) DO UPDATE SET (\(names)) = (\(excluded)) WHERE (\(names)) IS NOT (\(excluded))
                """, arguments: StatementArguments(values.map(\.value)))
        return tick.db.totalChangesCount > before
    }
}
