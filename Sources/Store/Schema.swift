import Foundation
import GRDB
package import StewardCore

/// The steps of the schema, in the order in which they are taken.
struct Schema {
    private let migrator: DatabaseMigrator

    init(_ migrations: [Migration]) {
        var migrator = DatabaseMigrator()
        for migration in migrations {
            migrator.registerMigration(migration.name) { try $0.execute(sql: migration.sql) }
        }
        self.migrator = migrator
    }

    /// True if no step is missing; throws `StoreProblem.newer` if the database knows steps that we do not.
    func isUpToDate(_ database: any DatabaseReader) throws -> Bool {
        try applied(database) == Set(migrator.migrations)
    }

    /// Takes the steps that are missing; `copy` is where a database that already holds something is copied first.
    func bringUpToDate(_ database: any DatabaseWriter, copyingTo copy: String?) throws {
        let applied = try applied(database)
        if applied == Set(migrator.migrations) { return }
        if let copy, !applied.isEmpty { try Self.copy(database, to: copy) }
        try migrator.migrate(database)
    }

    private func applied(_ database: any DatabaseReader) throws -> Set<String> {
        let (applied, isNewer, isOthers) = try database.read { db in
            let applied = try migrator.appliedIdentifiers(db)
            return (applied, try migrator.hasBeenSuperseded(db), try applied.isEmpty && Self.hasTables(db))
        }
        if isOthers { throw DatabaseError(resultCode: .SQLITE_NOTADB) }
        if isNewer { throw StoreProblem.newer }
        return applied
    }

    /// Whether there are tables although no step was taken: then the file is another program's.
    private static func hasTables(_ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT * FROM sqlite_master
                    WHERE name NOT LIKE 'sqlite^_%' ESCAPE '^' AND name <> 'grdb_migrations')
                """) ?? false
    }

    private static func copy(_ database: any DatabaseWriter, to path: String) throws {
        try? FileManager.default.removeItem(atPath: path)
        try StoreFile.makePrivate(path)
        let copy = try DatabaseQueue(path: path)
        try database.backup(to: copy)
        try copy.close()
    }
}

extension Migration {
    /// A migration after which each `column` of `table` is checked by comparisons, and no longer by a list of its
    /// `values`: of a list of more than two SQLite makes an index, anew for each row that is written. Its SQL must never
    /// change.
    ///
    /// SQLite changes a CHECK only in the schema's own text (ALTER TABLE, section 7). If that text is not as given, it stays.
    package static func comparing(
        _ checks: [(table: String, column: String, values: [String])], _ name: String
    ) -> Migration {
        let changes = checks.map { check in
            // Quotes stand twice within a quoted text.
            let values = check.values.map { "''\($0)''" }
            let list = "\(check.column) IN (\(values.joined(separator: ", ")))"
            let comparisons = values.map { "\(check.column) = \($0)" }.joined(separator: " OR ")
            return """
                UPDATE sqlite_schema SET sql = replace(sql, '\(list)', '\(comparisons)')
                    WHERE type = 'table' AND name = '\(check.table)';
                """
        }
        return Migration(
            name, "PRAGMA writable_schema = ON;\n\(changes.joined(separator: "\n"))\nPRAGMA writable_schema = RESET;")
    }
}

extension Store {
    /// How a store stands that nobody has opened yet.
    package enum Condition: Equatable, Sendable {
        /// There is no file.
        case absent
        /// The file is whole, and at the schema of this program.
        case upToDate
        /// The file is whole, and is brought up to date when it is opened.
        case older
    }

    /// The room that the write-ahead log takes as a rule, below which the disk counts as full.
    private static let leastFreeBytes: Int64 = 32 << 20

    /// Looks into the file at `path` without changing it; throws `StoreProblem` if it cannot be used, or if
    /// its disk is full.
    package static func examine(_ path: String, migrations: [Migration]) throws -> Condition {
        try StoreFile.requireFolder(of: path)
        guard FileManager.default.fileExists(atPath: path) else { return .absent }
        try StoreFile.requireFile(path)
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            let free = StoreFile.freeBytes(at: path)
            if let free, free < leastFreeBytes { throw StoreProblem.full(path, free: free) }
            let isWhole = try queue.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") == "ok" }
            guard isWhole else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
            return try Schema(CoreSchema.migrations + migrations).isUpToDate(queue) ? .upToDate : .older
        } catch let error as DatabaseError {
            throw StoreProblem(path: path, error, free: StoreFile.freeBytes(at: path))
        }
    }
}
