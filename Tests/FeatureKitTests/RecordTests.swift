import FeatureKit
import GRDB
import StewardCore
import Store
import Testing

@Suite struct RecordTests {
    private struct Hall: StoredRecord, Equatable {
        enum Column: Int, RecordColumn { case number, name, isStepFree, localStart }
        static let table = "test_hall"

        var number: Int64?
        var name: String
        var isStepFree: Bool
        var localStart: String?

        init(name: String, isStepFree: Bool, localStart: String? = nil) {
            (self.name, self.isStepFree, self.localStart) = (name, isStepFree, localStart)
        }

        init(_ row: RecordRow<Column>) {
            (number, name, isStepFree) = (row[.number], row[.name], row[.isStepFree])
            localStart = row[.localStart]
        }

        func write(to row: inout RecordValues<Column>) {
            (row[.number], row[.name], row[.isStepFree]) = (number, name, isStepFree)
            row[.localStart] = localStart
        }
    }

    @Test func `Columns are called as the cases are, in snake case`() {
        #expect(Hall.Column.list == "number, name, is_step_free, local_start")
        #expect(Hall.Column.list { $0 == .number ? "a" : "b" } == "a.number, b.name, b.is_step_free, b.local_start")
    }

    @Test func `A record is read as it was written, and written again under its number`() throws {
        let halls = try inStore { db in
            try Hall(name: "Labour Club", isStepFree: true).save(db)
            try Hall(name: "Town Hall", isStepFree: false, localStart: "2026-03-02T10:00").save(db)
            var first = try #require(try Hall.fetchOne(db, sql: "SELECT \(Hall.Column.list) FROM test_hall"))
            first.isStepFree = false
            try first.save(db)
            return try Hall.fetchAll(db, sql: "SELECT \(Hall.Column.list) FROM test_hall ORDER BY number")
        }
        #expect(halls.map(\.number) == [1, 2])
        #expect(halls.map(\.name) == ["Labour Club", "Town Hall"])
        #expect(halls.map(\.isStepFree) == [false, false])
        #expect(halls.map(\.localStart) == [nil, "2026-03-02T10:00"])
    }

    @Test func `A record is read behind the columns of another`() throws {
        let name = try inStore { db in
            try Hall(name: "Labour Club", isStepFree: true).save(db)
            let row = try #require(try Row.fetchOne(db, sql: "SELECT 7, 8, \(Hall.Column.list) FROM test_hall"))
            return Hall(RecordRow(row, from: 2)).name
        }
        #expect(name == "Labour Club")
    }

    @Test(arguments: [[], ["pay"], ["a \"quiet\" room", "café", "back\\slash", ""]])
    func `Texts come back out of JSON as they went in`(_ texts: [String]) throws {
        #expect(try [String](json: texts.json) == texts)
    }

    private func inStore<Value>(_ body: (Database) throws -> Value) throws -> Value {
        let table = Migration(
            "test.1 halls",
            """
            CREATE TABLE test_hall (
                number INTEGER PRIMARY KEY, name TEXT NOT NULL, is_step_free INTEGER NOT NULL, local_start TEXT
            ) STRICT;
            """)
        return try Store.open(.memory, migrations: RegisterSchema.migrations + [table]).writeNow(body)
    }
}
