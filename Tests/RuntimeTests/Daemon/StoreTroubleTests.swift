import Foundation
import GRDB
import Runtime
import SimulatedHomeserver
import Store
import TestKit
import Testing

@Suite(.timeLimit(.minutes(5))) struct StoreTroubleTests {
    @Test func `While another program locks the store Steward waits and says so, and then goes on`() async throws {
        try await RunningDaemon.prepare { steward in
            let server = steward.server
            try await steward.settle()
            let (troubles, trouble) = AsyncStream.makeStream(of: StoreProblem.self)
            try await steward.run(options: { $0.progressed = { trouble.tell($0) } }) {
                try await server.waitUntilCaughtUp(steward.bot)
                var configuration = Configuration()
                configuration.allowsUnsafeTransactions = true
                let other = try DatabaseQueue(path: steward.storePath, configuration: configuration)
                try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
                let command = server.say(in: steward.room, as: steward.member, "!help more")
                let problem = await troubles.first { _ in true }
                #expect(problem?.description.hasSuffix("is locked by another program; stop that one.") == true)
                #expect(problem?.remedy == .waiting)
                try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
                try await server.waitForReplies(to: command)
            }
        }
    }

    @Test(arguments: ["sync_position", "room_behind", "running", "outbox"])
    func `A store that is damaged ends nothing: a person is asked to restore it`(_ table: String) async throws {
        try await RunningDaemon.prepare { steward in
            try await steward.settle()
            try steward.damage(table)
            let (troubles, trouble) = AsyncStream.makeStream(of: StoreProblem.self)
            try await steward.run(options: { $0.progressed = { trouble.tell($0) } }) {
                let problem = await troubles.first { _ in true }
                #expect(
                    problem?.description
                        == "The store \(steward.storePath) is damaged; stop Steward and restore it from a backup.")
                #expect(problem?.remedy == .restoring)
            }
        }
    }
}

extension AsyncStream<StoreProblem>.Continuation {
    /// Passes on what is wrong with the store.
    fileprivate func tell(_ progress: SyncProgress) {
        if case .storeFailed(let problem) = progress { yield(problem) }
    }
}

extension RunningDaemon {
    /// Writes nonsense over the first page of `table`, while Steward does not run.
    fileprivate func damage(_ table: String) throws {
        let queue = try DatabaseQueue(path: storePath)
        let (page, size) = try queue.write { db in
            (
                try Int.fetchOne(db, sql: "SELECT rootpage FROM sqlite_master WHERE name = ?", arguments: [table]) ?? 0,
                try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
            )
        }
        try queue.close()
        let file = try FileHandle(forUpdating: URL(filePath: storePath))
        try file.seek(toOffset: UInt64((page - 1) * size))
        try file.write(contentsOf: Data(repeating: 0x5A, count: size))
        try file.close()
    }
}
