import Announcing
import Events
package import FeatureKit
package import GRDB
import Help
package import Organising
import People
import Pickets
import Publishing
import Repeating
import Speakers
package import StewardCore
import Store

/// The one place where all features meet.
package enum Wiring {
    /// The features in the order in which help lists their commands; a new one is a line here.
    ///
    /// Their migrations run in the same order, so that a feature comes after those whose tables its own refer to.
    private static let wired: [Wired] = [
        Wired { Events($0.kinds, $0.gazetteer, $0.network, beside: $0.pickets.beside) },
        Wired { $0.announcing },
        Wired { Repeating($0.network, $0.announcing) },
        Wired { Publishing($0.kinds, $0.gazetteer, $0.network) },
        Wired { $0.pickets },
        Wired { Speakers($0.gazetteer) },
        Wired { People($0.gazetteer, keeping) },
    ]

    /// All migrations, in the order in which they run.
    package static let migrations: [Migration] =
        RegisterSchema.migrations + PlaceSchema.migrations + wired.flatMap(\.migrations)

    /// What all tables keep about people and rooms.
    package static let keeping: Keeping = Keeping(CoreKept.tables + RegisterSchema.kept + wired.flatMap(\.kept))

    /// All features with their commands in one table; areas and places come from the store.
    package static func featureSet(network: Network, _ db: Database) throws -> FeatureSet {
        let features = try features(network, db)
        let help = Help(with: features.flatMap { FeatureSet.entries(of: $0) } + FeatureSet.common, keeping)
        return FeatureSet([help] + features, keeping: keeping)
    }

    /// Loads first data in the open transaction; returns how many records it wrote, by what they are called ("events").
    ///
    /// Areas and places come first, since the features' records name them.
    package static func seed(from seeds: any SeedSource, _ tick: Tick) throws -> [String: Int] {
        var written = try AreaRegister.seed(from: seeds, tick.db)
        for feature in try features(tick.network, tick.db) {
            written.merge(try feature.seed(from: seeds, tick)) { $0 + $1 }
        }
        return written.filter { $0.value > 0 }
    }

    private static func features(_ network: Network, _ db: Database) throws -> [any Feature] {
        let parts = try Parts(network, db)
        return wired.map { $0.make(parts) }
    }

    /// A feature's type and how to make it.
    package struct Wired {
        package let migrations: [Migration]
        let kept: [Kept]
        let make: @Sendable (Parts) -> any Feature

        /// A feature that `make` makes, with the migrations and the tables of its type.
        package init<F: Feature>(_ make: @escaping @Sendable (Parts) -> F) {
            (migrations, kept) = (F.migrations, F.kept)
            self.make = make
        }
    }

    /// What features are made of: lists from the store, read once for all, and features that others use.
    package struct Parts {
        /// The kinds of events.
        package let kinds: Kinds
        /// The areas and places.
        package let gazetteer: Gazetteer
        /// The network that this is.
        package let network: Network
        let announcing: Announcing
        let pickets: Pickets

        init(_ network: Network, _ db: Database) throws {
            kinds = try Events.kinds(db)
            gazetteer = try AreaRegister.gazetteer(db)
            self.network = network
            announcing = Announcing(kinds, gazetteer, network)
            pickets = Pickets(gazetteer, network)
        }
    }
}
