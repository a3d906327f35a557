import Foundation
import GRDB
import Logging
import StewardCore
import Store
import Testing

@testable import Runtime

@Suite struct CheckpointServiceTests {
    /// A store in a folder of its own with 200,000 bytes in its log.
    private func withLongLog(_ body: (Store, _ file: URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "steward-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "store.sqlite")
        let note = Migration("test.1 notes", "CREATE TABLE note (text TEXT NOT NULL) STRICT")
        let store = try Store.open(.file(file.path()), migrations: [note])
        try await store.write { db in
            let text = String(repeating: "a", count: 200_000)
            try db.execute(sql: "INSERT INTO note VALUES (?)", arguments: [text])
        }
        try await body(store, file)
        try store.close()
    }

    @Test func `After so many rows the write-ahead log is taken into the file`() async throws {
        try await withLongLog { store, file in
            let service = CheckpointService(store: store, logger: Logger(label: "test"))
            for _ in 0..<5 { service.note(rows: CheckpointService.rowsBetween / 5) }
            service.finish()
            await service.run()
            let bytes = try Data(contentsOf: file).count
            #expect(bytes > 200_000)
        }
    }

    @Test func `After fewer rows it is left alone`() async throws {
        try await withLongLog { store, file in
            let service = CheckpointService(store: store, logger: Logger(label: "test"))
            service.note(rows: CheckpointService.rowsBetween - 1)
            service.finish()
            await service.run()
            let bytes = try Data(contentsOf: file).count
            #expect(bytes < 200_000)
        }
    }
}
