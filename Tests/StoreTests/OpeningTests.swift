import Foundation
import GRDB
import StewardCore
import Testing

@testable import Store

@Suite struct OpeningTests {
    private static let first = Migration("test.1 notes", "CREATE TABLE note (text TEXT NOT NULL) STRICT")
    private static let second = Migration("test.2 dates", "ALTER TABLE note ADD COLUMN date TEXT")

    @Test func `A new store and its side files are for their owner alone`() throws {
        try inFolder { folder in
            let path = folder.appending(path: "store.sqlite").path()
            let store = try Store.open(.file(path), migrations: [Self.first])
            try store.writeNow { try $0.execute(sql: "INSERT INTO note VALUES ('hello')") }
            for file in [path, path + "-wal", path + "-shm"] { #expect(try mode(of: file) == 0o600, "\(file)") }
            try store.close()
        }
    }

    @Test func `After a stop the one file holds everything`() throws {
        try inStoreFolder { path in
            let copy = path + ".copy"
            try FileManager.default.copyItem(atPath: path, toPath: copy)
            let store = try Store.open(.file(copy), migrations: [Self.first])
            let notes = try store.writeNow { try String.fetchAll($0, sql: "SELECT text FROM note") }
            #expect(notes == ["hello"])
            try store.close()
        }
    }

    @Test func `A store that others could read is theirs no longer`() throws {
        try inStoreFolder { path in
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
            try Store.open(.file(path), migrations: [Self.first]).close()
            #expect(try mode(of: path) == 0o600)
        }
    }

    @Test func `Before an older store is changed a copy of it is left beside it`() throws {
        try inStoreFolder { path in
            let copy = path + ".before-upgrade"
            try Store.open(.file(path), migrations: [Self.first]).close()
            #expect(!FileManager.default.fileExists(atPath: copy))
            #expect(try Store.examine(path, migrations: [Self.first, Self.second]) == .older)
            let store = try Store.open(.file(path), migrations: [Self.first, Self.second])
            #expect(
                try store.writeNow { try String.fetchAll($0, sql: "SELECT text FROM note WHERE date IS NULL") } == [
                    "hello"
                ])
            try store.close()
            #expect(try Store.examine(path, migrations: [Self.first, Self.second]) == .upToDate)
            #expect(try mode(of: copy) == 0o600)
            let old = try Store.open(.file(copy), migrations: [Self.first])
            #expect(try old.writeNow { try String.fetchAll($0, sql: "SELECT * FROM note") } == ["hello"])
            try old.close()
        }
    }

    @Test func `A step that fails leaves the store as it was`() throws {
        try inStoreFolder { path in
            let broken = Migration("test.2 broken", "CREATE TABLE other (id INTEGER) STRICT; CREATE TABLE note (x)")
            #expect(throws: StoreProblem.self) { try Store.open(.file(path), migrations: [Self.first, broken]) }
            let condition = try Store.examine(path, migrations: [Self.first])
            #expect(condition == .upToDate)
        }
    }

    @Test func `A store that a newer Steward wrote is refused, and not changed`() throws {
        try inStoreFolder { path in
            try Store.open(.file(path), migrations: [Self.first, Self.second]).close()
            #expect(throws: StoreProblem.newer) { try Store.open(.file(path), migrations: [Self.first]) }
            #expect(throws: StoreProblem.newer) { try Store.examine(path, migrations: [Self.first]) }
            let condition = try Store.examine(path, migrations: [Self.first, Self.second])
            #expect(condition == .upToDate)
        }
    }

    @Test func `A file of another program is refused`() throws {
        try inFolder { folder in
            let text = folder.appending(path: "letter.txt").path()
            try String(repeating: "Dear friend, ", count: 100).write(toFile: text, atomically: true, encoding: .utf8)
            let database = folder.appending(path: "other.sqlite").path()
            let other = try DatabaseQueue(path: database)
            try other.write { try $0.execute(sql: "CREATE TABLE photo (id INTEGER)") }
            try other.close()
            for path in [text, database] {
                let problem = try #require(problem { try Store.open(.file(path), migrations: [Self.first]) })
                #expect(problem == "The file \(path) is not a Steward store; set store.path to another file.")
                #expect(problem == self.problem { try Store.examine(path, migrations: [Self.first]) })
            }
        }
    }

    @Test func `A first start that was cut off is taken up again`() throws {
        try inFolder { folder in
            let path = folder.appending(path: "store.sqlite").path()
            let cutOff = try DatabaseQueue(path: path)
            try cutOff.write {
                try $0.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
            }
            try cutOff.close()
            try Store.open(.file(path), migrations: [Self.first]).close()
            #expect(try Store.examine(path, migrations: [Self.first]) == .upToDate)
        }
    }

    @Test func `Of many that make one store at once each has it, with every step taken once`() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            let folder = FileManager.default.temporaryDirectory.appending(path: "steward-store-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let path = folder.appending(path: "store.sqlite").path()
            let steps = (1...40).map { Migration("test.\($0)", "CREATE TABLE note_\($0) (text TEXT)") }
            for _ in 0..<8 { group.addTask { try Store.open(.file(path), migrations: steps).close() } }
            try await group.waitForAll()
            #expect(try Store.examine(path, migrations: steps) == .upToDate)
        }
    }

    @Test func `While another opens a store beside it, an opening waits, and says so if that takes long`() throws {
        try inStoreFolder { path in
            try StoreFile.alone(path) {
                #expect(
                    problem { try StoreFile.alone(path, waiting: .zero) { true } }
                        == "Another Steward is just opening the store \(path); try again in a minute.")
            }
            #expect(try StoreFile.alone(path, waiting: .zero) { true })
        }
    }

    @Test func `Of two daemons on one store the second is refused, and other programs are not`() throws {
        try inStoreFolder { path in
            let daemon = try Store.open(.file(path), migrations: [Self.first], alone: true)
            #expect(
                problem { try Store.open(.file(path), migrations: [Self.first], alone: true) }
                    == "Another Steward runs on the store \(path); stop that one, or give this one a store of its own.")
            try Store.open(.file(path), migrations: [Self.first]).close()
            try daemon.close()
        }
    }

    @Test func `A place where no file can be is named in one sentence`() throws {
        try inStoreFolder { path in
            let folder = (path as NSString).deletingLastPathComponent
            let below = folder + "/deep/store.sqlite"
            let sentence = """
                The store \(below) cannot be made: there is no folder \(folder)/deep; make it, or name a file in another \
                one. (The service makes /var/lib/steward by itself.)
                """
            #expect(problem { try Store.open(.file(below), migrations: []) } == sentence)
            #expect(problem { try Store.examine(below, migrations: []) } == sentence)
            #expect(!FileManager.default.fileExists(atPath: folder + "/deep"))
            let device = "The store cannot be /dev/full, which is not a file that keeps anything; name another file."
            #expect(problem { try Store.open(.file("/dev/full"), migrations: []) } == device)
            #expect(problem { try Store.examine("/dev/full", migrations: []) } == device)
            #expect(
                problem { try Store.open(.file(folder), migrations: []) }
                    == "The store \(folder) cannot be made: Is a directory.")
            let condition = try Store.examine(folder + "/absent.sqlite", migrations: [])
            #expect(condition == .absent)
        }
    }

    @Test(arguments: [
        (
            ResultCode.SQLITE_FULL,
            "The disk that holds /x/store is full (3 MB free); make room, and Steward goes on by itself."
        ),
        (.SQLITE_READONLY, "The store /x/store cannot be opened for writing; check who owns the folder /x."),
        (.SQLITE_CANTOPEN, "The store /x/store cannot be opened for writing; check who owns the folder /x."),
        (.SQLITE_CORRUPT, "The store /x/store is damaged; stop Steward and restore it from a backup."),
        (.SQLITE_BUSY, "The store /x/store is locked by another program; stop that one."),
        (.SQLITE_IOERR, "The store /x/store cannot be used (SQLite code 10)."),
    ])
    func `What SQLite reports becomes one sentence for an admin`(_ code: ResultCode, _ sentence: String) {
        #expect(StoreProblem(path: "/x/store", DatabaseError(resultCode: code), free: 3 << 20).description == sentence)
        #expect(StoreProblem.isOfTheStore(DatabaseError(resultCode: code)))
    }

    @Test func `A disk without room is told with how much it has left`() throws {
        try inStoreFolder { path in
            let store = try Store.open(.file(path), migrations: [Self.first])
            let problem = { () -> StoreProblem? in
                do {
                    try store.writeNow { db in
                        let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
                        try db.execute(sql: "PRAGMA max_page_count = \(pages)")
                        try db.execute(sql: "INSERT INTO note VALUES (hex(zeroblob(50000)))")
                    }
                    return nil
                } catch {
                    return store.problem(error)
                }
            }()
            #expect(problem?.remedy == .waiting)
            #expect(problem?.description.hasPrefix("The disk that holds \(path) is full (") == true)
            #expect(problem?.description.hasSuffix(" MB free); make room, and Steward goes on by itself.") == true)
            try store.close()
        }
    }

    @Test func `The log says what is wrong with the store, and of any other error its kind alone`() throws {
        let store = try Store.open(.memory, migrations: [])
        let damage = DatabaseError(resultCode: .SQLITE_CORRUPT, message: "secret", sql: "SELECT secret")
        #expect(
            store.cause(of: damage) == "The store in memory is damaged; stop Steward and restore it from a backup.")
        #expect(
            store.cause(of: DatabaseError(resultCode: .SQLITE_CONSTRAINT, sql: "SELECT secret")) == "DatabaseError")
    }

    @Test func `A broken rule of the schema is a command's problem, not the store's`() {
        #expect(!StoreProblem.isOfTheStore(DatabaseError(resultCode: .SQLITE_CONSTRAINT)))
        #expect(!StoreProblem.isOfTheStore(CocoaError(.fileNoSuchFile)))
    }

    @Test func `A damaged store is found when it is examined`() throws {
        try inStoreFolder { path in
            let file = try #require(FileHandle(forUpdatingAtPath: path))
            try file.seek(toOffset: 4096)
            try file.write(contentsOf: Data(repeating: 0x5A, count: 8192))
            try file.close()
            #expect(
                problem { try Store.examine(path, migrations: [Self.first]) }
                    == "The store \(path) is damaged; stop Steward and restore it from a backup.")
        }
    }

    /// A folder with a store that holds one note.
    private func inStoreFolder(_ body: (String) throws -> Void) throws {
        try inFolder { folder in
            let path = folder.appending(path: "store.sqlite").path()
            let store = try Store.open(.file(path), migrations: [Self.first])
            try store.writeNow { try $0.execute(sql: "INSERT INTO note VALUES ('hello')") }
            try store.close()
            try body(path)
        }
    }

    private func inFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "steward-store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private func problem(_ body: () throws -> some Any) -> String? {
        do {
            _ = try body()
            return nil
        } catch {
            return (error as? StoreProblem)?.description
        }
    }

    private func mode(of path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
}
