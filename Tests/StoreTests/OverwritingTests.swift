import Foundation
import GRDB
import StewardCore
import Store
import Testing

@Suite struct OverwritingTests {
    @Test func `A checkpoint lets the write-ahead log begin anew, however much was written`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "steward-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "store.sqlite").path()
        let note = Migration("test.1 notes", "CREATE TABLE note (text TEXT NOT NULL) STRICT")
        let store = try Store.open(.file(path), migrations: [note])
        let log = URL(filePath: path + "-wal")
        var longest = 0
        for round in 0..<4 {
            try await store.write { db in
                let text = String(repeating: "a", count: 200_000)
                try db.execute(sql: "INSERT INTO note VALUES (?)", arguments: [text])
            }
            let bytes = try Data(contentsOf: log).count
            if round == 0 { longest = bytes }
            #expect(bytes < longest + 100_000)
            try await store.checkpoint()
        }
        #expect(try await store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM note") } == 4)
        try store.close()
    }

    @Test func `While somebody reads the write-ahead log stays as it is, and says so`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "steward-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "store.sqlite").path()
        let store = try Store.open(.file(path), migrations: [])
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let reader = try DatabaseQueue(path: path, configuration: configuration)
        let begin = "BEGIN; SELECT count(*) FROM inbox"
        try await reader.writeWithoutTransaction { try $0.execute(sql: begin) }
        try await store.write { try $0.execute(sql: "INSERT INTO running VALUES (1)") }
        #expect(try await !store.overwriteDeleted())
        #expect(try Data(contentsOf: URL(filePath: path + "-wal")).isEmpty == false)
        try await reader.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
        #expect(try await store.overwriteDeleted())
        #expect(try Data(contentsOf: URL(filePath: path + "-wal")).isEmpty)
        try reader.close()
        try store.close()
    }
}
