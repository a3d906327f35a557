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
    /// `work` also gets how many records each part wrote at the last loading, where it wrote any.
    package static func read<Value>(
        seedsAt dates: Date..., work: (Database, _ written: [String: Int]) throws -> Value
    ) throws -> Value {
        let store = try Store.open(.memory, migrations: Wiring.migrations)
        return try store.writeNow { db in
            var written: [String: Int] = [:]
            for date in dates {
                let tick = Tick(db: db, now: date, network: Stage.network)
                let parts = try Wiring.seed(from: SeedFolder(path: Stage.seeds), tick)
                written = Dictionary(uniqueKeysWithValues: parts.map { ($0.part, $0.records) })
            }
            return try work(db, written)
        }
    }
}
