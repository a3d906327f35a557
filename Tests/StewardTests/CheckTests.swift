import ArgumentParser
import Configuring
import Foundation
import MatrixProtocol
import Store
import Testing
import Wiring

@testable import steward

@Suite("Checking before the start")
struct CheckTests {
    @Test("takes every step, says each finding and ends with the first problem's code")
    func everyStep() async throws {
        let findings: [Check.Finding] = [
            .fine("One."), .problem(Failure(.noPermission, "Two.")), .problem(Failure(.unavailable, "Three.")),
            .fine("Four."),
        ]
        var said: [String] = []
        let check = Check(steps: findings.map { finding in Check.Step { _ in finding } })
        #expect(await check.run(try settings()) { said.append($0) } == .noPermission)
        #expect(said == ["ok       One.", "problem  Two.", "problem  Three.", "ok       Four."])
    }

    @Test("ends well where there is no problem")
    func fine() async throws {
        let check = Check(steps: [Check.Step { _ in .fine("One.") }])
        #expect(await check.run(try settings()) { _ in } == .success)
    }

    @Test("finds the token, a missing one and one of another account")
    func token() async throws {
        try await withFolder { folder in
            let settings = try settings("account.token-file: \(folder)/token\nstore.path: \(folder)/s.sqlite")
            let step = Check.Step.token(environment: [:])
            let missing = Failure(.noPermission, "Nobody has logged in yet; do it with: steward login")
            #expect(await step.look(settings) == .problem(missing))
            let file = TokenFile(path: folder + "/token")
            try file.write(StoredToken(accessToken: Secret("x")))
            #expect(await step.look(settings) == .fine("There is a token for @steward:example.org."))
            try file.write(StoredToken(accessToken: Secret("x"), user: UserID("@other:example.org")))
            let other = "The token belongs to @other:example.org, not to @steward:example.org; log in again."
            #expect(await step.look(settings) == .problem(Failure(.badConfiguration, other)))
            try #require(chmod(folder + "/token", 0o644) == 0)
            guard case .problem(let failure) = await step.look(settings) else {
                Issue.record("a token that others can read is fine")
                return
            }
            #expect(failure.code == .noPermission && failure.description.hasPrefix("Others can read the token file"))
        }
    }

    @Test("finds the store as it stands, and leaves it so")
    func store() async throws {
        try await withFolder { folder in
            let path = folder + "/steward.sqlite"
            let settings = try settings("store.path: \(path)")
            let absent = "There is no store at \(path) yet; it is made at the first start."
            #expect(await Check.Step.store.look(settings) == .fine(absent))
            #expect(!FileManager.default.fileExists(atPath: path))

            try Store.open(.file(path), migrations: Array(Wiring.migrations.dropLast())).close()
            let older = "The store \(path) is whole; it is brought up to date at the next start."
            for _ in 0..<2 { #expect(await Check.Step.store.look(settings) == .fine(older)) }

            try Store.open(.file(path), migrations: Wiring.migrations).close()
            #expect(await Check.Step.store.look(settings) == .fine("The store \(path) is whole and up to date."))

        }
    }

    @Test("says that a file is no store")
    func noStore() async throws {
        try await withFolder { folder in
            let path = folder + "/steward.sqlite"
            let settings = try settings("store.path: \(path)")
            try Data("nothing of the kind".utf8).write(to: URL(filePath: path))
            let other = "The file \(path) is not a Steward store; set store.path to another file."
            let finding = await Check.Step.store.look(settings)
            #expect(finding == .problem(Failure(.badConfiguration, other)))
        }
    }
}
