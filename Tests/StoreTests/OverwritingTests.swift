import Foundation
import GRDB
import Store
import Testing

@Suite struct OverwritingTests {
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
