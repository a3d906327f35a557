package import FeatureKit
package import Foundation
import GRDB
import Logging
package import MatrixProtocol
package import Organising
package import Runtime
import Seeding
package import Store
import Synchronization
import Wiring

/// Steward on a fixed clock, with a store in memory and the seeds loaded, for a conversation to be held with.
package final class Stage: Sendable {
    /// The time zone of the network that is played.
    package static let timeZone = TimeZone(identifier: "Europe/London") ?? .gmt
    /// The network that is played.
    package static let network = Network(name: "Example Network", area: "United Kingdom", timeZone: timeZone)
    /// The folder of the package's own seeds.
    package static let seeds = URL(filePath: #filePath).appending(path: "../../../seeds").standardized.path()

    /// The store behind it all.
    package let store: Store
    /// What Steward can do there.
    package let features: FeatureSet
    private let clock: FixedClock
    private let room: LocalRoom
    private let count: Mutex<Int>
    private let lines = Mutex<[Line]>([])

    /// Opens a store, loads the seeds as of `now`, and makes the rooms. `features` is what Steward can do there; nil
    /// for all.
    package convenience init(now: Date, seeds: String = Stage.seeds, features: FeatureSet? = nil) async throws {
        let store = try Store.open(.memory, migrations: Wiring.migrations)
        try await Self.seed(store, from: seeds, at: now)
        try await self.init(over: store, now: now, features: features)
    }

    /// Makes the rooms over a store that holds its data already. `features` is what Steward can do there; nil for all.
    package init(over store: Store, now: Date, features: FeatureSet? = nil) async throws {
        let clock = FixedClock(now)
        let wired = try await store.read { try Wiring.featureSet(network: Self.network, $0) }
        self.features = features ?? wired
        room = try await LocalRoom(
            store: store, features: self.features, network: Self.network, now: { clock.now },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        self.store = store
        self.clock = clock
        // What is said after a restart has other ids.
        count = Mutex(Int(now.timeIntervalSince1970))
    }

    /// Loads seeds into `store` as of `now`.
    package static func seed(_ store: Store, from seeds: String = Stage.seeds, at now: Date) async throws {
        try await store.write { db in
            _ = try Wiring.seed(from: SeedFolder(path: seeds), Tick(db: db, now: now, network: network))
        }
    }

    /// The areas and places of the seeds.
    package static func gazetteer() throws -> Gazetteer {
        try Store.open(.memory, migrations: RegisterSchema.migrations).writeNow { db in
            _ = try AreaRegister.seed(from: SeedFolder(path: seeds), db)
            return try AreaRegister.gazetteer(db)
        }
    }

    /// What the clock shows.
    package var now: Date { clock.now }

    /// Says `text`, perhaps in reply to a message; gives what Steward says to it.
    package func say(
        _ text: String, inReplyTo original: EventID? = nil, as speaker: LocalRoom.Speaker
    ) async throws -> [LocalRoom.Said] {
        let event = nextEvent()
        note(Line(event: event, room: speaker.room, isAnswer: nil, text: text))
        return note(try await room.say(text, inReplyTo: original, as: speaker, event: event))
    }

    /// Puts `text` in place of what a person said; gives what Steward says to it.
    package func edit(
        _ original: EventID, to text: String, as speaker: LocalRoom.Speaker
    ) async throws -> [LocalRoom.Said] {
        note(try await room.edit(original, to: text, as: speaker, event: nextEvent()))
    }

    /// Reacts to a message; gives what Steward says to it.
    package func react(
        _ key: String, to message: EventID, as speaker: LocalRoom.Speaker
    ) async throws -> [LocalRoom.Said] {
        note(try await room.react(key, to: message, as: speaker, event: nextEvent()))
    }

    /// The last message in `room` that begins with `words`. `byPeople` says whose messages are searched; nil for all.
    package func message(_ words: String, in room: RoomID, byPeople: Bool? = nil) -> EventID? {
        lines.withLock { lines in
            lines.last { line in
                line.room == room && line.text.hasPrefix(words)
                    && (byPeople.map { $0 == (line.isAnswer == nil) } ?? true)
            }?.event
        }
    }

    /// Steward's last answer in `room`, or its last post.
    package func lastSaid(in room: RoomID, isAnswer: Bool) -> EventID? {
        lines.withLock { $0.last { $0.room == room && $0.isAnswer == isAnswer }?.event }
    }

    private struct Line {
        let event: EventID
        let room: RoomID
        /// Whether Steward answered with it; nil for what a person said.
        let isAnswer: Bool?
        let text: String
    }

    private func note(_ said: [LocalRoom.Said]) -> [LocalRoom.Said] {
        for one in said {
            guard let event = one.event, let room = one.room ?? one.place.map({ RoomID("!direct-\($0):local") }) else {
                continue
            }
            note(Line(event: event, room: room, isAnswer: one.manner == .answer, text: one.plain))
        }
        return said
    }

    private func note(_ line: Line) { lines.withLock { $0.append(line) } }

    private func nextEvent() -> EventID {
        count.withLock { count in
            count += 1
            return EventID("$\(count)")
        }
    }

    /// Lets time pass until `date`; gives what Steward says by then.
    package func wait(until date: Date) async throws -> [LocalRoom.Said] {
        clock.set(date)
        return note(try await room.wake())
    }
}

/// A clock that stands still until it is set.
package final class FixedClock: Sendable {
    private let date: Mutex<Date>

    /// A clock that shows `date`.
    package init(_ date: Date) { self.date = Mutex(date) }

    /// What it shows.
    package var now: Date { date.withLock { $0 } }

    /// Sets it.
    package func set(_ date: Date) { self.date.withLock { $0 = date } }
}
