import Configuring
import Foundation
import MatrixClient
import Runtime

extension Check.Step {
    /// Asks the homeserver whether it is there and knows the token; neither is used up or renewed by it.
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

    /// Asks what is wrong with the officers' rooms; if the homeserver or the token is not all right, an earlier step has
    /// said so.
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

    /// The token, unless there is none, or one that has ended and waits to be renewed at the next start.
    private static func usableToken(_ settings: Settings, _ environment: [String: String]) -> StoredToken? {
        guard let token = try? TokenFiles(settings: settings, environment: environment).newest() else { return nil }
        return token.expiresAt.map { $0 > Date.now } ?? true ? token : nil
    }
}

extension Failure {
    /// A failed request, with the code for what is to be done about it.
    init(_ failure: MatrixFailure) {
        if case .unknownToken = failure {
            self.init(.noPermission, "The homeserver does not know the token; log in again with: steward login")
        } else {
            self.init(.unavailable, failure.description)
        }
    }
}
