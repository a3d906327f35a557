import ArgumentParser
import Configuring
import Foundation
import MatrixClient
import MatrixProtocol
import SimulatedHomeserver
import Testing

@testable import steward

@Suite("Asking the homeserver")
struct HomeserverTests {
    /// Runs `body` with a homeserver on which Steward has the password `right`, and settings that lead there.
    private func withHomeserver(
        tokenLifetime: Int? = nil, _ body: (SimulatedHomeserver, Settings, String) async throws -> Void
    ) async throws {
        var configuration = SimulatedHomeserver.Configuration()
        configuration.tokenLifetime = tokenLifetime
        try await SimulatedHomeserver.running(configuration) { homeserver in
            try await withFolder { folder in
                let user = homeserver.addUser("steward", password: "right")
                let settings = try Settings.read(
                    yaml: """
                        homeserver.url: \(homeserver.url)
                        account: {user: "\(user)", device: FIXED, token-file: \(folder)/token}
                        store.path: \(folder)/steward.sqlite
                        """, environment: [:])
                try await body(homeserver, settings, folder)
            }
        }
    }

    @Test("a login gets tokens of the configured device, with what it takes to renew them")
    func login() async throws {
        try await withHomeserver(tokenLifetime: 60_000) { homeserver, settings, _ in
            let token = try await HomeserverLogin.logIn(settings, Secret("right"))
            #expect(token.user == settings.account.user && token.device == "FIXED")
            #expect(token.homeserver == homeserver.url && token.refreshToken != nil)
            let (issued, expires) = (try #require(token.issuedAt), try #require(token.expiresAt))
            #expect(expires.timeIntervalSince(issued) == 60)
            let check = Check.Step.homeserver(environment: [:])
            try TokenFile(path: settings.account.tokenFile).write(token)
            #expect(await check.look(settings) == .fine("\(homeserver.url) answers, and knows the token."))
        }
    }

    @Test("a wrong password is told from other refusals")
    func wrongPassword() async throws {
        try await withHomeserver { _, settings, _ in
            await #expect(throws: PasswordLogin.Refusal.wrongPassword) {
                try await HomeserverLogin.logIn(settings, Secret("wrong"))
            }
        }
    }

    @Test(
        "a homeserver that lets nobody in by password is told from one that has other trouble",
        arguments: [
            ("M_UNRECOGNIZED", .noPasswordLogin), ("M_UNKNOWN", .noPasswordLogin), ("M_FORBIDDEN", .wrongPassword),
            ("M_USER_DEACTIVATED", .other("The homeserver refused the request (400 M_USER_DEACTIVATED).")),
        ] as [(String, PasswordLogin.Refusal)])
    func refusal(code: String, refusal: PasswordLogin.Refusal) throws {
        let code = try #require(ErrorCode(rawValue: code))
        #expect(PasswordLogin.Refusal(.refused(status: 400, errcode: code)) == refusal)
        #expect(PasswordLogin.Refusal(MatrixFailure.missing) == .noPasswordLogin)
    }

    @Test("a check tells a homeserver that is away, and one that does not know the token")
    func check() async throws {
        try await withHomeserver { homeserver, settings, _ in
            let step = Check.Step.homeserver(environment: [:])
            #expect(await step.look(settings) == .fine("\(homeserver.url) answers."))
            try TokenFile(path: settings.account.tokenFile).write(StoredToken(accessToken: Secret("unknown")))
            let unknown = "The homeserver does not know the token; log in again with: steward login"
            #expect(await step.look(settings) == .problem(Failure(.noPermission, unknown)))
            let other = homeserver.signIn(homeserver.addUser("other"))
            try TokenFile(path: settings.account.tokenFile).write(
                StoredToken(accessToken: Secret(other.accessToken)))
            let sentence =
                "\(homeserver.url) knows this token as @other:simulated.example, not as \(settings.account.user); log in again."
            #expect(await step.look(settings) == .problem(Failure(.badConfiguration, sentence)))
            try await homeserver.goDown()
            guard case .problem(let failure) = await step.look(settings) else {
                Issue.record("a homeserver that is away is fine")
                return
            }
            #expect(failure.code == .unavailable)
        }
    }

    @Test("a check says all that is wrong with the officers' rooms, and nothing if it cannot ask")
    func officersRooms() async throws {
        try await withHomeserver { homeserver, settings, folder in
            let (bot, officer) = (settings.account.user, homeserver.addUser("officer"))
            let closed = homeserver.makeRoom(members: [officer, bot])
            let open = homeserver.makeRoom(members: [officer, bot], isPublic: true, isEncrypted: true)
            let (empty, away) = (homeserver.makeRoom(members: [bot]), homeserver.makeRoom(members: [officer]))
            let step = Check.Step.officersRooms(environment: [:])
            func look(_ rooms: RoomID...) async throws -> Check.Finding? {
                let list = rooms.map { "\"\($0)\"" }.joined(separator: ", ")
                return await step.look(
                    try Settings.read(
                        yaml: """
                            homeserver.url: \(homeserver.url)
                            account: {user: "\(bot)", device: FIXED, token-file: \(folder)/token}
                            store.path: \(folder)/steward.sqlite
                            officers.rooms: [\(list)]
                            """, environment: [:]))
            }
            #expect(try await look(closed) == nil)
            try TokenFile(path: settings.account.tokenFile).write(
                StoredToken(accessToken: Secret(homeserver.signIn(bot).accessToken)))
            #expect(await step.look(settings) == nil)
            #expect(try await look(closed) == .fine("The officers' rooms are closed to others, and can be read."))
            guard case .problem(let failure) = try await look(closed, open, empty, away) else {
                Issue.record("officers' rooms that are open to all are fine")
                return
            }
            #expect(failure.code == .badConfiguration)
            let lines = failure.description.split(separator: "\n").map { $0.trimmingPrefix { $0 == " " } }
            try #require(lines.count == 4)
            #expect(lines[0].hasPrefix("Anybody can join the officers' room \(open) and is an officer then"))
            #expect(lines[1].hasPrefix("The officers' room \(open) is encrypted"))
            #expect(lines[2].hasPrefix("Nobody but Steward is in the officers' room \(empty)"))
            #expect(lines[3].hasPrefix("Steward is not in the officers' room \(away)"))
            try await homeserver.goDown()
            #expect(try await look(open) == nil)
        }
    }

    @Test("a check leaves a token alone that waits to be renewed")
    func expired() async throws {
        try await withHomeserver { homeserver, settings, _ in
            let token = StoredToken(
                accessToken: Secret("old"), refreshToken: Secret("new"), expiresAt: Date(timeIntervalSince1970: 0))
            try TokenFile(path: settings.account.tokenFile).write(token)
            #expect(
                await Check.Step.homeserver(environment: [:]).look(settings) == .fine("\(homeserver.url) answers."))
            #expect(homeserver.requestCount(.refresh) == 0 && homeserver.requestCount(.whoami) == 0)
        }
    }
}
