import ArgumentParser
import Configuring
import Foundation
import MatrixClient
import Runtime
import Store
import Wiring

/// `steward check`.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look at the configuration, the token, the store and the homeserver, and say what is wrong.",
        discussion: "Nothing is changed. Ends with 0 where all is well, 78, 77, 69 or 65 for the first problem.")

    @OptionGroup var source: ConfigurationOptions

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let settings = try source.settings(environment: environment)
        print(Check.Finding.fine("The configuration \(source.path(environment: environment)) is complete.").line)
        let steps: [Check.Step] = [
            .token(environment: environment), .store, .homeserver(environment: environment),
            .officersRooms(environment: environment),
        ]
        let code = await Check(steps: steps).run(settings) { print($0) }
        if code != .success { throw code }
    }
}

/// Checks everything that Steward needs before it starts, and reports every problem.
struct Check {
    /// One check.
    struct Step: Sendable {
        /// Makes the check; nil if there was nothing to check.
        let look: @Sendable (Settings) async -> Finding?
    }

    /// The result of a check.
    enum Finding: Equatable, Sendable {
        /// All is well.
        case fine(String)
        /// Steward cannot work like this.
        case problem(Failure)

        /// The finding as a line.
        var line: String {
            switch self {
            case .fine(let sentence): "ok       \(sentence)"
            case .problem(let failure): "problem  \(failure)"
            }
        }
    }

    /// The checks in their order; a problem in one does not stop the next.
    let steps: [Step]

    /// Makes every check and reports each result at once; returns the code of the first problem, or success.
    func run(_ settings: Settings, say: (String) -> Void) async -> ExitCode {
        var code = ExitCode.success
        for step in steps {
            guard let finding = await step.look(settings) else { continue }
            say(finding.line)
            if case .problem(let failure) = finding, code == .success { code = failure.code }
        }
        return code
    }
}

extension Check.Step {
    /// Checks that there is a token, and that it is the account's.
    static func token(environment: [String: String]) -> Check.Step {
        Check.Step { settings in
            do throws(TokenFileMistake) {
                guard let token = try TokenFiles(settings: settings, environment: environment).newest() else {
                    return .problem(Failure(.noPermission, "Nobody has logged in yet; do it with: steward login"))
                }
                let user = token.user ?? settings.account.user
                guard user == settings.account.user else {
                    let sentence = "The token belongs to \(user), not to \(settings.account.user); log in again."
                    return .problem(Failure(.badConfiguration, sentence))
                }
                return .fine("There is a token for \(user).")
            } catch {
                return .problem(Failure(.noPermission, error.description))
            }
        }
    }

    /// Checks the store, if there is one yet, without changing it.
    static let store = Check.Step { settings in
        let path = settings.store.path
        do {
            switch try Store.examine(path, migrations: Wiring.migrations) {
            case .absent: return .fine("There is no store at \(path) yet; it is made at the first start.")
            case .upToDate: return .fine("The store \(path) is whole and up to date.")
            case .older: return .fine("The store \(path) is whole; it is brought up to date at the next start.")
            }
        } catch let problem as StoreProblem {
            return .problem(Failure(problem))
        } catch {
            return .problem(Failure(.unavailable, "The store \(path) cannot be read; restore it from a backup."))
        }
    }
}

extension Check.Step {
    /// Checks that the homeserver answers and knows the token, which is not renewed.
    static func homeserver(environment: [String: String]) -> Check.Step {
        Check.Step { settings in
            let url = settings.homeserver.url
            do throws(PasswordLogin.Refusal) {
                let connection = try HomeserverConnection(settings)
                defer { connection.close() }
                do throws(MatrixFailure) {
                    _ = try await connection.client.versions()
                    guard let token = usableToken(settings, environment) else { return .fine("\(url) answers.") }
                    let user = try await connection.client(with: token).whoami().userID
                    guard user == settings.account.user else {
                        let sentence =
                            "\(url) knows this token as \(user), not as \(settings.account.user); log in again."
                        return .problem(Failure(.badConfiguration, sentence))
                    }
                    return .fine("\(url) answers, and knows the token.")
                } catch {
                    return .problem(Failure(error))
                }
            } catch {
                return .problem(Failure(.unavailable, "\(url) cannot be asked."))
            }
        }
    }

    /// Checks the officers' rooms; does nothing if the homeserver or the token fails, since an earlier check reports
    /// that.
    static func officersRooms(environment: [String: String]) -> Check.Step {
        Check.Step { settings in
            guard !settings.officers.rooms.isEmpty, let token = usableToken(settings, environment),
                let connection = try? HomeserverConnection(settings)
            else { return nil }
            defer { connection.close() }
            let client = connection.client(with: token)
            do throws(MatrixFailure) {
                var problems: [OfficersRoomProblem] = []
                for room in settings.officers.rooms {
                    problems += try await client.problems(ofOfficersRoom: room, ownUser: settings.account.user)
                }
                if problems.isEmpty { return .fine("The officers' rooms are closed to others, and can be read.") }
                let sentences = problems.map(\.description).joined(separator: "\n         ")
                return .problem(Failure(.badConfiguration, sentences))
            } catch {
                return nil
            }
        }
    }

    /// The token; nil if there is none, or if it has expired and will be renewed at the next start.
    private static func usableToken(_ settings: Settings, _ environment: [String: String]) -> StoredToken? {
        guard let token = try? TokenFiles(settings: settings, environment: environment).newest() else { return nil }
        return token.expiresAt.map { $0 > Date.now } ?? true ? token : nil
    }
}

extension Failure {
    /// A failed request, with the code for what to do about it.
    init(_ failure: MatrixFailure) {
        if case .unknownToken = failure {
            self.init(.noPermission, "The homeserver does not know the token; log in again with: steward login")
        } else {
            self.init(.unavailable, failure.description)
        }
    }
}
