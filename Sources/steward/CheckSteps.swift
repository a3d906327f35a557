import Configuring
import Foundation
import Store
import Wiring

extension Check.Step {
    /// Reads the token.
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

    /// Looks into the store, where there is one already, without changing it.
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
