import ArgumentParser
import Configuring
import FeatureKit
import Logging
import Runtime
import Store
import Wiring

/// Opens the store; a failure says in one sentence why it cannot be used.
enum StoreOpening {
    /// Opens the store at `location`, migrates its schema, runs `work` with it and closes it.
    static func use<Value>(
        _ location: Store.Location, for work: (Store) async throws -> Value
    ) async throws -> Value {
        do {
            return try await use(try Store.open(location, migrations: Wiring.migrations), for: work)
        } catch let problem as StoreProblem {
            throw Failure(problem)
        }
    }

    /// Runs `work` with `store` and closes it; throws errors of the store as a `Failure` with one sentence.
    static func use<Value>(_ store: Store, for work: (Store) async throws -> Value) async throws -> Value {
        do {
            let value = try await work(store)
            try store.close()
            return value
        } catch let problem as SeedProblem {
            throw Failure(.badConfiguration, problem.description)
        } catch {
            throw store.problem(error).map { Failure($0) } ?? error
        }
    }
}

extension StoreOpening {
    /// Opens the store at `path`; waits while something is in the way that may pass, such as a full disk or another
    /// program's lock.
    static func openWhenPossible(_ path: String, supervision: Supervision, logger: Logger) async throws -> Store {
        while true {
            do {
                return try Store.open(.file(path), migrations: Wiring.migrations, alone: true)
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
    /// A problem with the store, with the code for what to do about it.
    init(_ problem: StoreProblem) {
        let code: ExitCode =
            switch problem.remedy {
            case .restoring: .damaged
            case .mending: .badConfiguration
            case .waiting: .unavailable
            }
        self.init(code, problem.description)
    }
}

extension FeatureKit.Network {
    /// The network as the configuration describes it.
    init(_ network: Settings.Network) {
        self.init(name: network.name, area: network.area, timeZone: network.timeZone)
    }
}
