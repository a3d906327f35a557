package import FeatureKit
package import struct Foundation.Date
import GRDB
package import Logging
package import MatrixProtocol
package import StewardCore
package import Store

/// Takes what happened and decides what is to be done: one write transaction for each batch.
///
/// Either everything of a batch is in the store (commands claimed, facts changed, answers in the outbox, position
/// saved) or nothing is, and then the batch comes again.
package struct Dispatcher: Sendable {
    private let store: Store
    private let features: FeatureSet
    private let settings: DispatchSettings
    let now: @Sendable () -> Date
    private let reference: @Sendable () -> String
    private let logger: Logger

    /// Makes a dispatcher; `now` is the clock, `reference` makes the short code under which a failure is logged.
    package init(
        store: Store, features: FeatureSet, settings: DispatchSettings, now: @escaping @Sendable () -> Date,
        reference: @escaping @Sendable () -> String = Self.randomReference, logger: Logger
    ) {
        self.store = store
        self.features = features
        self.settings = settings
        self.now = now
        self.reference = reference
        self.logger = logger
    }

    /// Four letters and digits that are hard to mix up when read aloud.
    @Sendable package static func randomReference() -> String {
        String((0..<4).compactMap { _ in "ABCDEFGHJKMNPQRSTUVWXYZ23456789".randomElement() })
    }

    /// Handles a batch and saves its position.
    package func dispatch(_ batch: Batch) async throws -> Dispatched {
        try await store.database.write { db in
            var handling = handling(db, cause: batch.nextBatch.rawValue)
            for room in batch.left { try RoomRegister.noteLeft(room, db) }
            for room in batch.joined { try handling.take(room) }
            for invite in batch.invited { try handling.take(invite) }
            for (room, since) in batch.behind { try RoomsBehind.add(room, since: since, db) }
            for room in batch.caughtUp { try RoomsBehind.remove(room, db) }
            try SyncPosition.save(batch.nextBatch, db)
            return handling.dispatched
        }
    }

    /// Writes down the first position and the rooms that we were in already.
    package func begin(at position: SyncToken, in rooms: [RoomID]) async throws {
        try await store.database.write { db in
            try RoomRegister.noteJoined(rooms, db)
            try SyncPosition.save(position, db)
        }
    }

    /// Makes the configuration's officers' rooms the officers' and asks anew who is in them; gives all that waits.
    package func resume() async throws -> Dispatched {
        try await store.database.write { db in
            var dispatched = Dispatched()
            dispatched.rows = try Outbox.waiting(db)
            var handling = handling(db, cause: "start.\(now().timeIntervalSince1970)")
            for room in try RoomSuccession.setOfficersRooms(settings.officersRooms, db) {
                try handling.add(.lookUp, to: room)
            }
            dispatched.rows += handling.dispatched.rows
            return dispatched
        }
    }

    /// Takes in the answer to a look-up, in the transaction that marks its row as done.
    package func take(_ facts: RoomFacts, row: Int64) async throws {
        try await store.database.write { db in
            try RoomRegister.note(facts, db)
            try Outbox.markSent(row, as: nil, db)
        }
    }

    /// Does what is due and gives when the next is, in seconds since 1970.
    package func wake() async throws -> (dispatched: Dispatched, next: Int64?) {
        try await store.database.write { db in
            let now = now()
            let seconds = Int64(now.timeIntervalSince1970)
            var dispatched = Dispatched()
            for entry in try Schedule.due(at: seconds, db) {
                var handling = handling(db, cause: "timer.\(entry.feature).\(entry.key).\(entry.dueAt)")
                try handling.run(entry, Tick(db: db, now: now, network: settings.network))
                dispatched.rows += handling.dispatched.rows
            }
            try Retention.deleteOld(at: seconds, db)
            try Continuation.forgetExpired(at: seconds, db)
            return (dispatched, try Schedule.nextDue(db))
        }
    }

    private func handling(_ db: Database, cause: String) -> Handling {
        Handling(
            db: db, features: features, settings: settings, now: now(), reference: reference, logger: logger,
            cause: cause)
    }
}
