import Configuring
import FeatureKit
import Store
import Wiring

/// Opens the store, and says in one sentence why it cannot be.
enum StoreOpening {
    /// The store at `path`, its schema up to date.
    static func open(_ path: String) throws(Failure) -> Store {
        do {
            return try Store.open(.file(path), migrations: Wiring.migrations)
        } catch let problem as StoreProblem {
            throw Failure(.unavailable, problem.description)
        } catch {
            throw Failure(.unavailable, "The store \(path) cannot be opened (\(type(of: error))).")
        }
    }
}

extension FeatureKit.Network {
    /// The network as the configuration describes it.
    init(_ network: Settings.Network) {
        self.init(name: network.name, area: network.area, timeZone: network.timeZone)
    }
}
