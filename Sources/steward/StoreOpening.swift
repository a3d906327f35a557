import Configuring
import FeatureKit
import Logging
import Runtime
import Store
import Wiring

/// Opens the store, and says in one sentence why it cannot be.
enum StoreOpening {
    /// The store at `path`, its schema up to date.
    static func open(_ path: String) throws(Failure) -> Store {
        do {
            return try Store.open(.file(path), migrations: Wiring.migrations)
        } catch let problem as StoreProblem {
            throw Failure(problem)
        } catch {
            throw Failure(.unavailable, "The store \(path) cannot be opened (\(type(of: error))).")
        }
    }
}

extension StoreOpening {
    /// The store at `path`, as soon as nothing is in the way that may pass: a full disk, another program's lock.
    static func openWhenPossible(_ path: String, supervision: Supervision, logger: Logger) async throws -> Store {
        while true {
            do {
                return try Store.open(.file(path), migrations: Wiring.migrations)
            } catch let problem as StoreProblem where problem.remedy == .waiting {
                logger.error("The store does not work; I try again", metadata: ["reason": "\(problem)"])
                supervision.note(.storeFailed(problem))
                try await Task.sleep(for: .seconds(15))
            } catch let problem as StoreProblem {
                throw Failure(problem)
            }
        }
    }
}

extension Failure {
    /// A store that cannot be used, with the code for what is to be done about it.
    init(_ problem: StoreProblem) {
        self.init(problem.remedy == .restoring ? .damaged : .unavailable, problem.description)
    }
}

extension FeatureKit.Network {
    /// The network as the configuration describes it.
    init(_ network: Settings.Network) {
        self.init(name: network.name, area: network.area, timeZone: network.timeZone)
    }
}
