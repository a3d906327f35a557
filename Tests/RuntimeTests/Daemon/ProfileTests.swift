import Foundation
import Logging
import MatrixProtocol
import SimulatedHomeserver
import Store
import TestKit
import Testing

@testable import Runtime

/// What Steward is called and how it looks at its homeserver.
@Suite(.timeLimit(.minutes(5))) struct ProfileTests {
    private static let tick = OwnProfile.Picture([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1])
    private static let rose = OwnProfile.Picture([0xFF, 0xD8, 0xFF, 2])

    private static func wanted(
        _ name: String = "Steward (Example Network)", isNameChosen: Bool = false,
        _ picture: OwnProfile.Picture? = tick, isPictureChosen: Bool = false
    ) -> OwnProfile {
        OwnProfile(name: name, isNameChosen: isNameChosen, picture: picture, isPictureChosen: isPictureChosen)
    }

    @Test(arguments: [nil, "steward"])
    func `Name and picture are set once, and anew only when the configuration changes`(_ given: String?) async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            if let given { server.setProfile("displayname", of: steward.bot, to: given) }
            try await steward.look(Self.wanted())
            #expect(server.profile("displayname", of: steward.bot) == "Steward (Example Network)")
            let first = try #require(server.profile("avatar_url", of: steward.bot))
            for _ in 0..<2 { try await steward.look(Self.wanted()) }
            #expect(server.requestCount(.upload) == 1)
            #expect(server.requestCount(.setProfile) == 2)

            try await steward.look(Self.wanted("Steward (Rainbow Union)", Self.rose))
            #expect(server.profile("displayname", of: steward.bot) == "Steward (Rainbow Union)")
            #expect(server.profile("avatar_url", of: steward.bot) != first)
            #expect(server.requestCount(.upload) == 2)
            #expect(server.requestCount(.setProfile) == 4)
        }
    }

    @Test func `What somebody else has given the account stays, unless an admin has chosen otherwise`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            server.setProfile("displayname", of: steward.bot, to: "Marigold")
            server.setProfile("avatar_url", of: steward.bot, to: "mxc://example.org/rose")
            try await steward.look(Self.wanted())
            #expect(server.requestCount(.setProfile) + server.requestCount(.upload) == 0)
            try await steward.look(Self.wanted("Rosa", isNameChosen: true, Self.rose, isPictureChosen: true))
            #expect(server.profile("displayname", of: steward.bot) == "Rosa")
            #expect(server.profile("avatar_url", of: steward.bot)?.hasPrefix("mxc://simulated") == true)
            // Somebody gives it back its old name, and the configuration has not changed.
            server.setProfile("displayname", of: steward.bot, to: "Marigold")
            try await steward.look(Self.wanted("Rosa", isNameChosen: true, Self.rose, isPictureChosen: true))
            #expect(server.profile("displayname", of: steward.bot) == "Marigold")
        }
    }

    @Test func `A homeserver that lets nobody change profiles is asked once, and the log says so`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            server.inject(.refusal(status: 403, errcode: "M_FORBIDDEN"), into: [.setProfile])
            let log = RecordedLog()
            for _ in 0..<3 { try await steward.look(Self.wanted(), log) }
            #expect(server.requestCount(.setProfile) == 2)
            #expect(server.requestCount(.upload) == 1)
            #expect(log.messages(.warning) == ["Steward's name is not set", "Steward's picture is not set"])
        }
    }

    @Test func `A picture that was stored before Steward was cut off is not stored again`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            server.setProfile("displayname", of: steward.bot, to: "Marigold")
            server.inject(.serverError(), into: [.setProfile])
            try await steward.run(options: { $0.profile = Self.wanted() }) {
                try await server.wait { $0.requestCount(.setProfile) > 2 }
            }
            #expect(server.profile("avatar_url", of: steward.bot) == nil)
            server.heal()
            try await steward.look(Self.wanted())
            #expect(server.profile("avatar_url", of: steward.bot) != nil)
            #expect(server.requestCount(.upload) == 1)
        }
    }

    @Test func `Steward is called by whatever name it has now, also while it runs`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            let server = steward.server
            try await steward.run(options: { $0.profile = Self.wanted() }) {
                try await server.wait { $0.requestCount(.setProfile) == 2 }
                try await steward.hears("Steward (Example Network): count tea")
                let reads = server.requestCount(.profile)
                server.setProfile("displayname", of: steward.bot, to: "Auntie Rosa")
                server.setMembership(.join, of: steward.bot, in: steward.room)
                try await server.wait { $0.requestCount(.profile) > reads }
                try await steward.hears("Auntie Rosa, count tea")
                try await steward.hears("Steward: count tea")
            }
        }
    }
}

extension RunningDaemon {
    /// Lets Steward start, look after its profile, do what is left to do, and stop.
    fileprivate func look(_ profile: OwnProfile, _ log: RecordedLog? = nil) async throws {
        let (syncs, reads) = (server.requestCount(.sync), server.requestCount(.profile))
        let change: (inout AssembledDaemon.Options) -> Void = { options in
            options.profile = profile
            if let log { options.logger = log.logger }
        }
        try await run(options: change) {
            try await server.wait { [bot] in
                $0.requestCount(.sync) > syncs && $0.isCaughtUp(bot) && $0.requestCount(.profile) > reads
            }
            try await waitUntilDone(profile)
        }
    }

    /// Suspends until the store says that all is done that `profile` wants: the picture comes last.
    private func waitUntilDone(_ profile: OwnProfile) async throws {
        let fingerprint = profile.picture.map { Fingerprint.of($0.bytes) }
        try await inStore { store in
            while try await store.read({ try ProfileRecord.load($0) }).picture != fingerprint { await Task.yield() }
        }
    }

    /// Lets the member say a line, and waits for the answer.
    fileprivate func hears(_ line: String) async throws {
        let said = server.say(in: room, as: member, line)
        let answer = try await server.waitForReplies(to: said).first?.body
        #expect(answer == "0")
    }
}
