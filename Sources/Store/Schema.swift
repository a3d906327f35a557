import Foundation
import GRDB
import StewardCore

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

    /// True where no step is missing; throws `StoreProblem.newer` where the database knows steps that we do not.
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
