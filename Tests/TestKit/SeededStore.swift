import FeatureKit
package import Foundation
package import GRDB
import Seeding
import Store
import Wiring

/// A store in memory with the seeds loaded, and nobody in any room.
package enum SeededStore {
    /// Loads the seeds as of each of `dates`, one after the other, and gives what `work` makes of the store.
    ///
    /// `work` also gets how many records of each sort were written at the last loading, if there were any.
    package static func read<Value>(
        seedsAt dates: Date..., work: (Database, _ written: [String: Int]) throws -> Value
    ) throws -> Value {
        let store = try Store.open(.memory, migrations: Wiring.migrations)
        return try store.writeNow { db in
            var written: [String: Int] = [:]
            for date in dates {
                let tick = Tick(db: db, now: date, network: Stage.network)
                written = try Wiring.seed(from: SeedFolder(path: Stage.seeds), tick)
            }
            return try work(db, written)
        }
    }
}
