package import GRDB
package import MatrixProtocol
package import StewardCore

package import struct Foundation.Date

/// What is kept in all tables together: shown to those whom it is about, and forgotten.
package struct Keeping: Sendable {
    /// What each table keeps.
    package let tables: [Kept]

    /// Makes one of what each table keeps.
    package init(_ tables: [Kept]) { self.tables = tables }

    /// What stands in one table about somebody.
    package struct Holding: Equatable, Sendable {
        /// The table, as it is declared.
        package let kept: Kept
        /// How many rows.
        package let count: Int
        /// What the first ten rows hold, if the table tells that.
        package let content: [String]
    }

    /// What is kept about `user`, table by table, without those that have no row of theirs.
    package func holdings(of user: UserID, _ db: Database) throws -> [Holding] {
        try tables.compactMap { kept in
            try kept.condition(kept.people).flatMap { try holding(kept, where: $0, ["id": user.rawValue], db) }
        }
    }

    /// What `user` has worked on and would lose at `now`.
    package func work(of user: UserID, at now: Date, _ db: Database) throws -> [Holding] {
        try tables.compactMap { kept in
            guard let condition = kept.condition(kept.people), let work = kept.work else { return nil }
            let all: StatementArguments = ["id": user.rawValue, "now": Int64(now.timeIntervalSince1970)]
            let needed: StatementArguments = work.contains(":now") ? all : ["id": user.rawValue]
            return try holding(kept, where: "(\(condition)) AND \(work)", needed, db)
        }
    }

    private func holding(
        _ kept: Kept, where condition: String, _ arguments: StatementArguments, _ db: Database
    ) throws -> Holding? {
        let whole = kept.part.map { " AND NOT (\($0))" } ?? ""
        let rows = "FROM \(kept.table) WHERE (\(condition))\(whole)"
        let count = try Int.fetchOne(db, sql: "SELECT count(*) \(rows)", arguments: arguments) ?? 0
        if count == 0 { return nil }
        let content = try kept.content.map { term in
            try String?.fetchAll(db, sql: "SELECT \(term) \(rows) LIMIT 10", arguments: arguments)
        }
        return Holding(kept: kept, count: count, content: content?.compactMap { $0 } ?? [])
    }

    /// Forgets `user` in every table, as the table declares. `holdings(of:_:)` tells what stays.
    package func forget(_ user: UserID, _ db: Database) throws {
        for kept in tables { try kept.forget(kept.people, user.rawValue, kept.whenForgotten, db) }
    }

    /// The keys of the posts in rooms that show what `forget(_:_:)` would delete of `user`.
    package func posts(of user: UserID, _ db: Database) throws -> [PostKey] {
        try tables.flatMap { kept -> [PostKey] in
            guard let posts = kept.posts, let condition = kept.condition(kept.people) else { return [] }
            return try String.fetchAll(
                db, sql: "SELECT \(posts.word) FROM \(kept.table) WHERE \(condition)", arguments: ["id": user.rawValue]
            ).map { PostKey($0, of: posts.feature) }
        }
    }

    /// Forgets what `forget(_:_:)` left for two minutes later.
    package func forgetLater(_ user: UserID, _ db: Database) throws {
        for kept in tables where kept.whenForgotten == .emptiedLater {
            try kept.forget(kept.people, user.rawValue, .emptied, db)
        }
    }

    /// Makes what is kept about `old` the `new` room's, which has replaced it, as each table says. What `new` has itself
    /// stays.
    package func moved(from old: RoomID, to new: RoomID, _ db: Database) throws {
        for kept in tables where kept.movesWithRoom {
            for column in kept.rooms {
                try db.execute(
                    sql: "UPDATE OR IGNORE \(kept.table) SET \(column) = ? WHERE \(column) = ?",
                    arguments: [new.rawValue, old.rawValue])
                try db.execute(sql: "DELETE FROM \(kept.table) WHERE \(column) = ?", arguments: [old.rawValue])
            }
        }
    }

    /// Deletes what is kept about a room that we left a while ago, as each table says.
    package func left(_ room: RoomID, _ db: Database) throws {
        for kept in tables { try kept.forget(kept.rooms, room.rawValue, kept.whenLeft, db) }
    }
}

extension Kept {
    /// That one of `columns` is `:id`; nil if there is none.
    fileprivate func condition(_ columns: [String]) -> String? {
        columns.isEmpty ? nil : columns.map(condition).joined(separator: " OR ")
    }

    /// The key of a timer ends with the room that it is for.
    private func condition(_ column: String) -> String {
        column == "key" ? "substr(key, -length(:id) - 1) = ' ' || :id" : "\(column) = :id"
    }

    fileprivate func forget(_ columns: [String], _ id: String, _ way: Forgetting, _ db: Database) throws {
        guard let condition = condition(columns) else { return }
        switch way {
        case .deleted:
            // A row that waits is sent a moment later, and then its words go.
            let waits = table == "outbox" ? " AND state <> 'waiting'" : ""
            try db.execute(sql: "DELETE FROM \(table) WHERE (\(condition))\(waits)", arguments: ["id": id])
        case .emptied:
            for column in columns {
                let isRequired =
                    try db.columns(in: table).first { $0.name == column }?.isNotNull == true
                try db.execute(
                    sql: "UPDATE \(table) SET \(column) = \(isRequired ? "''" : "NULL") WHERE \(column) = :id",
                    arguments: ["id": id])
            }
        case .emptiedLater, .stays: break
        }
    }
}
