package import FeatureKit
package import GRDB
import Help
package import StewardCore

/// The one place where all features meet.
package enum Wiring {
    /// The steps of every feature's schema, in the order in which they are taken.
    package static let migrations: [Migration] = RegisterSchema.migrations + Help.migrations

    /// All features with their commands in one table, reading areas and places out of the store.
    package static func featureSet(network: Network, _ db: Database) throws -> FeatureSet {
        FeatureSet(features())
    }

    /// Loads first data into the open transaction; returns how many records each part wrote, by its name.
    ///
    /// Areas and places come first, since the features name them.
    package static func seed(from seeds: any SeedSource, _ tick: Tick) throws -> [(part: String, records: Int)] {
        try features().map { (type(of: $0).name, try $0.seed(from: seeds, tick)) }.filter { $0.records > 0 }
    }

    private static func features() -> [any Feature] {
        let others: [any Feature] = []
        return [Help(with: others.flatMap { FeatureSet.entries(of: $0) } + [FeatureSet.more])] + others
    }
}
