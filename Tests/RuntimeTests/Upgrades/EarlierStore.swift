import Foundation
import GRDB

/// A small store as an earlier Steward wrote it, with something in every table.
enum EarlierStore {
    /// The clock a minute after its last command (Europe/London, 1 March 2026, 10:09).
    static let now = Date(timeIntervalSince1970: 1_772_359_740)

    private static let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "earlier-store.sql")

    /// Its schema and its rows as SQL, with other names put in place of those of rooms and people.
    static func sql(naming names: [String: String] = [:]) throws -> String {
        names.reduce(try String(contentsOf: path, encoding: .utf8)) { text, name in
            text.replacing(name.key, with: name.value)
        }
    }

    /// Writes it to the file `path`.
    static func write(to path: String, naming names: [String: String] = [:]) throws {
        var configuration = Configuration()
        // The dump is in the order of the tables' making, and some of them point at one another.
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.write { try $0.execute(sql: sql(naming: names)) }
        try queue.close()
    }

    /// Copies its rows into the tables of `db` as far as these have columns for them.
    ///
    /// A step may have renamed a column or taken it away since; `before` tells what such a one was filled from.
    static func copy(into db: Database) throws {
        let before = [
            "outbox": ["room_id": "address"], "events_event": ["announced_in": "venue", "announced_at": "starts_at"],
        ]
        let earlier = try DatabaseQueue()
        try earlier.writeWithoutTransaction { earlier in
            try earlier.execute(sql: "PRAGMA foreign_keys = OFF; \(sql())")
            for table in try tables(db) where try earlier.tableExists(table) {
                let had = Set(try earlier.columns(in: table).map(\.name))
                let columns = try db.columns(in: table).map(\.name)
                    .map { (name: $0, source: before[table]?[$0] ?? $0) }.filter { had.contains($0.source) }
                let row = try earlier.makeStatement(
                    sql: "SELECT \(columns.map(\.source).joined(separator: ", ")) FROM \(table)")
                let marks = columns.map { _ in "?" }.joined(separator: ", ")
                let insertion = try db.makeStatement(
                    sql: """
                        INSERT OR IGNORE INTO \(table) (\(columns.map(\.name).joined(separator: ", "))) VALUES (\(marks))
                        """)
                for values in try Row.fetchAll(row) {
                    try insertion.execute(arguments: StatementArguments(values.databaseValues))
                }
            }
        }
        try earlier.close()
    }

    /// The tables that steps make, without those of SQLite, of the search index and of GRDB.
    static func tables(_ db: Database) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'
                    AND name NOT LIKE 'events_text%' AND name <> 'grdb_migrations' ORDER BY rowid
                """)
    }

    /// The names of the steps that it has taken, in order.
    static func steps() throws -> [String] {
        let queue = try DatabaseQueue()
        return try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF; \(sql())")
            return try String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations ORDER BY rowid")
        }
    }
}
