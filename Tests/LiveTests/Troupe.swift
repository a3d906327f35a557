import Foundation
import MatrixProtocol
import SimulatedHomeserver
import Synchronization
import Testing

/// Steward running against a real homeserver, with an officer, a member, the room that they share and the member's
/// direct message.
struct Troupe: Sendable {
    let homeserver: LiveHomeserver
    let bot: Person
    let officer: Person
    let member: Person
    let room: RoomID
    let direct: RoomID
    private let program: StewardProgram
    private let process: RunningProcess

    /// Holds the child process that runs now.
    private final class RunningProcess: Sendable {
        let current = Mutex<ChildProcess?>(nil)
    }

    /// Makes the people and the rooms, logs Steward in, loads the seeds, starts it, and stops it after `body`.
    static func assemble(
        signedInBy way: StewardProgram.SignIn = .password, _ body: (Troupe) async throws -> Void
    ) async throws {
        let homeserver = try #require(LiveHomeserver.current)
        try await withScratchFolder { folder in
            let bot = try await homeserver.register("steward")
            let (officer, member) = try await (homeserver.register("officer"), homeserver.register("member"))
            for person in [officer, member] { try await homeserver.liftRateLimit(of: person) }
            let officersRoom = try await officer.makeRoom(inviting: [bot])
            let room = try await officer.makeRoom(inviting: [bot, member])
            try await member.join(room)
            let program = try StewardProgram(
                in: folder, account: bot, officersRoom: officersRoom, officer: officer, members: [member])
            try await program.signIn(by: way)
            let seeded = try await program.call("seed", "--from", StewardProgram.seeds)
            try #require(seeded.status == 0, "\(seeded.errors)")
            let process = RunningProcess()
            let start = Troupe(
                homeserver: homeserver, bot: bot, officer: officer, member: member, room: room, direct: room,
                program: program, process: process)
            try start.start()
            do {
                for joined in [officersRoom, room] { try await officer.waitForMember(bot, in: joined) }
                let direct = try await member.makeRoom(inviting: [bot], isDirect: true)
                try await member.waitForMember(bot, in: direct)
                try await body(
                    Troupe(
                        homeserver: homeserver, bot: bot, officer: officer, member: member, room: room, direct: direct,
                        program: program, process: process))
            } catch {
                try await start.stop()
                throw error
            }
            try await start.stop()
        }
    }

    /// Starts Steward.
    func start() throws {
        let started = try program.start()
        process.current.withLock { $0 = started }
    }

    /// Stops Steward as systemd would, and holds it to ending with success.
    func stop() async throws {
        guard let running = process.current.withLock({ $0.take() }) else { return }
        #expect(await running.stop() == 0)
    }

    /// Kills Steward at once.
    func kill() async throws {
        guard let running = process.current.withLock({ $0.take() }) else { return }
        await running.kill()
    }
}
