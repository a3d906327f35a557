package import GRDB
import MatrixProtocol

/// A row as a value.
///
/// Each column is named once, by a case of `Column`, in the order in which all are read; a row is read by these names as
/// fast as by their places.
///
///     struct Link: Record {
///         enum Column: Int, RecordColumn { case number, title, isOnline }
///         static let selection = "SELECT \(Column.list) FROM links_link"
///
///         init(_ row: RecordRow<Column>) {
///             (number, title, isOnline) = (row[.number], row[.title], row[.isOnline])
///         }
///     }
///
///     try Link.fetchAll(db.cachedStatement(sql: "\(Link.selection) ORDER BY number"))
package protocol Record: FetchableRecord {
    /// The columns, in the order in which they are read.
    associatedtype Column: RecordColumn
    /// Reads a row.
    init(_ row: RecordRow<Column>) throws
}

extension Record {
    package init(row: Row) throws { try self.init(RecordRow(row)) }
}

/// The columns of a record, named once and in the order in which a statement gives them.
///
/// A case is called as its column is, `localStart` for `local_start`; its raw value is its place.
package protocol RecordColumn: CaseIterable, RawRepresentable<Int>, Sendable {
    /// The columns as they stand in a SELECT: by their names, unless a query has other terms.
    static var list: String { get }
}

extension RecordColumn {
    /// Its name in the table, such as `local_start`.
    package var name: String { "\(self)".reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : "\($1)" } }

    package static var list: String { allCases.map(\.name).joined(separator: ", ") }

    /// The columns as they stand in a SELECT, each of the table, or the alias for it, that `table` says:
    /// "e.number, o.local_start".
    package static func list(_ table: (Self) -> String) -> String {
        allCases.map { "\(table($0)).\($0.name)" }.joined(separator: ", ")
    }
}

/// A row whose columns are those of `Column`.
package struct RecordRow<Column: RecordColumn> {
    @usableFromInline let row: Row
    @usableFromInline let start: Int

    /// Takes a row in which the columns begin at the place `start`.
    package init(_ row: Row, from start: Int = 0) { (self.row, self.start) = (row, start) }

    /// What stands in a column; nil if it is NULL.
    // Inlined, so that it is read as fast as by its place.
    @inlinable package subscript<Value: DatabaseValueConvertible & StatementColumnConvertible>(column: Column) -> Value
    {
        row[start + column.rawValue]
    }
}

/// A row of one table, which is written as it is read.
package protocol StoredRecord: Record {
    /// The table.
    static var table: String { get }
    /// Writes every column.
    func write(to row: inout RecordValues<Column>)
}

/// What is written into the columns of a row; nil for NULL.
package struct RecordValues<Column: RecordColumn> {
    fileprivate var values = [(any DatabaseValueConvertible)?](repeating: nil, count: Column.allCases.count)

    package subscript(column: Column) -> (any DatabaseValueConvertible)? {
        get { values[column.rawValue] }
        set { values[column.rawValue] = newValue }
    }
}

extension StoredRecord {
    /// Writes it in place of the row that has the same first column, its primary key, or as a new row if there is none or
    /// that column is nil.
    package func save(_ db: Database) throws {
        var row = RecordValues<Column>()
        write(to: &row)
        let names = Column.allCases.map(\.name)
        let changes = names.dropFirst().map { "\($0) = excluded.\($0)" }
        try db.execute(
            sql: """
                INSERT INTO \(Self.table) (\(names.joined(separator: ", ")))
                VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
                ON CONFLICT (\(names[0])) DO UPDATE SET \(changes.joined(separator: ", "))
                """, arguments: StatementArguments(row.values))
    }
}

extension [String] {
    /// The texts as an array in JSON, as they stand in a column.
    package var json: String {
        String(decoding: JSONValue.array(map { .string($0) }).encoded(), as: UTF8.self)
    }

    /// The texts of an array in JSON, as `json` wrote them.
    package init(json: String) throws {
        self = []
        var reader = JSONReader(json.utf8.span)
        guard try reader.beginArray() else { return }
        while try reader.nextElement() {
            if let text = try reader.string() { append(text) }
        }
    }
}
