import Announcing
import Events
package import FeatureKit
package import GRDB
import Help
import Organising
import People
import Pickets
import Publishing
import Repeating
import Speakers
package import StewardCore
import Store

/// The one place where all features meet.
package enum Wiring {
    /// The steps of every feature's schema, in the order in which they are taken.
    package static let migrations: [Migration] =
        RegisterSchema.migrations + PlaceSchema.migrations + Help.migrations + Events.migrations
        + Pickets.migrations + Speakers.migrations + Publishing.migrations + Announcing.migrations

    /// What every table keeps about people and rooms.
    package static let keeping = Keeping(
        CoreKept.tables + RegisterSchema.kept + Events.kept + Speakers.kept + Publishing.kept + Announcing.kept)

    /// All features with their commands in one table, reading areas and places out of the store.
    package static func featureSet(network: Network, _ db: Database) throws -> FeatureSet {
        FeatureSet(try features(network, db), keeping: keeping)
    }

    /// Loads first data into the open transaction; returns how many records it wrote, by what they are called.
    ///
    /// Areas and places come first, since the features name them.
    package static func seed(from seeds: any SeedSource, _ tick: Tick) throws -> [String: Int] {
        var written = try AreaRegister.seed(from: seeds, tick.db)
        for feature in try features(tick.network, tick.db) {
            written.merge(try feature.seed(from: seeds, tick)) { $0 + $1 }
        }
        return written.filter { $0.value > 0 }
    }

    private static func features(_ network: Network, _ db: Database) throws -> [any Feature] {
        let gazetteer = try AreaRegister.gazetteer(db)
        let kinds = try Events.kinds(db)
        let announcing = Announcing(kinds, gazetteer, network)
        let others: [any Feature] = [
            Events(kinds, gazetteer, network), announcing, Repeating(network, announcing),
            Publishing(kinds, gazetteer, network), Pickets(gazetteer, network), Speakers(gazetteer),
            People(gazetteer, keeping),
        ]
        return [Help(with: others.flatMap { FeatureSet.entries(of: $0) } + FeatureSet.common, keeping)] + others
    }
}
