import FeatureKit
import Foundation
import GRDB
import Logging
import MatrixProtocol
import Runtime
import StewardCore
import Store
import Synchronization
import TestKit
import Testing

/// Timers as rows: which come again, and when.
@Suite struct ScheduleTests {
    @Test func `A timer that comes every hour is set again by the runtime, and one that comes once is gone`()
        async throws
    {
        let alarms = try await Alarms()
        try await alarms.set([.hourly("a"), .once("b")])
        #expect(try await alarms.wake(after: 0) == ["a", "b"])
        #expect(try await alarms.entries() == ["hourly a in 3600 s, failed 0 times"])
        #expect(try await alarms.wake(after: 3599) == [])
        #expect(try await alarms.wake(after: 1) == ["a"])
    }

    @Test func `A moment that was missed comes once, and the next one at its own time`() async throws {
        let alarms = try await Alarms()
        try await alarms.set([.hourly("a")])
        #expect(try await alarms.wake(after: 10 * 3600) == ["a"])
        #expect(try await alarms.entries() == ["hourly a in 3600 s, failed 0 times"])
    }

    @Test func `A timer whose work throws comes again, later each time, and leaves nothing of a failed attempt`()
        async throws
    {
        let alarms = try await Alarms(failing: 3)
        try await alarms.set([.hourly("a"), .once("b")])
        // What fails holds up nobody else.
        #expect(try await alarms.wake(after: 0) == ["b"])
        #expect(try await alarms.entries() == ["hourly a in 60 s, failed 1 times"])
        #expect(try await alarms.wake(after: 60) == [])
        #expect(try await alarms.entries() == ["hourly a in 120 s, failed 2 times"])
        #expect(try await alarms.wake(after: 120) == [])
        #expect(try await alarms.entries() == ["hourly a in 240 s, failed 3 times"])
        #expect(try await alarms.tally() == 1)
        #expect(try await alarms.wake(after: 240) == ["a"])
        #expect(try await alarms.entries() == ["hourly a in 3600 s, failed 0 times"])
        #expect(try await alarms.tally() == 2)
        #expect(alarms.logged == 3)
    }

    @Test func `What fails for days is tried every six hours`() async throws {
        let alarms = try await Alarms(failing: .max)
        try await alarms.set([.hourly("a")])
        for _ in 0..<30 { #expect(try await alarms.wake(after: 6 * 3600) == []) }
        #expect(try await alarms.entries() == ["hourly a in 21600 s, failed 30 times"])
    }

    @Test func `Many that are due share no transaction, so that answers go between`() async throws {
        let alarms = try await Alarms()
        try await alarms.set((0..<100).map { .once("\(100 + $0)") })
        var transactions: [Int] = []
        _ = try await alarms.dispatcher.wake { transactions.append($0.rows.count) }
        #expect(transactions.reduce(0, +) == 100)
        #expect(transactions.max() == 8)
    }

    @Test func `A timer that changes many rows is the last of its transaction`() async throws {
        let alarms = try await Alarms()
        try await alarms.set([.long("1"), .long("2"), .once("3"), .once("4")])
        var transactions: [Int] = []
        _ = try await alarms.dispatcher.wake { transactions.append($0.rows.count) }
        #expect(transactions == [1, 1, 2])
    }

    @Test func `A rule that always says now comes once in a second and not for ever at once`() async throws {
        let alarms = try await Alarms()
        try await alarms.set([.always("a")])
        #expect(try await alarms.wake(after: 0) == ["a"])
        #expect(try await alarms.entries() == ["always a in 1 s, failed 0 times"])
    }

    @Test func `What nobody knows any more goes`() async throws {
        let alarms = try await Alarms()
        try await alarms.store.write { db in
            try db.execute(
                sql: "INSERT INTO schedule (feature, key, due_at) VALUES ('gone', 'x', 0), ('alarms', 'unknown', 0)")
        }
        #expect(try await alarms.wake(after: 0) == [])
        #expect(try await alarms.entries() == [])
    }

    @Test func `Housekeeping deletes piece by piece all that is over, and keeps posts that can be found by their keys`()
        async throws
    {
        let alarms = try await Alarms()
        let (day, now) = (Int64(86_400), Int64(alarms.clock.now.timeIntervalSince1970))
        try await alarms.store.write { db in
            for number in 0..<700 {
                let event = EventID("$\(number)")
                let old = now - 8 * day
                _ = try Inbox.claim(event, in: RoomID("!r"), from: UserID("@a:local"), sentAt: old, at: old, db)
                for (place, key) in [nil, PostKey("event.\(number)", of: "alarms")].enumerated() {
                    let words = OutboxRow.Message(isNotice: false, plain: "Words")
                    let row = try Outbox.add(
                        .message(words, key: key), to: .room(RoomID("!r")), cause: event.rawValue, place: place,
                        at: old,
                        db)
                    try Outbox.markSent(try #require(row).id, as: nil, db)
                }
            }
        }
        _ = try await alarms.wake(after: 0)
        #expect(try await alarms.count("inbox") == 0)
        #expect(try await alarms.count("outbox") == 700)
        _ = try await alarms.wake(after: 393 * 86_400)
        #expect(try await alarms.count("outbox") == 0)
    }
}

/// A feature with nothing but timers, over a store in memory.
private final class Alarms: Sendable {
    struct Feature: FeatureKit.Feature {
        enum Command: Sendable {}

        enum Timer: FeatureTimer {
            case once(String)
            case hourly(String)
            case always(String)
            case long(String)

            static let feature = Feature.name

            var name: String {
                switch self {
                case .once(let name), .hourly(let name), .always(let name), .long(let name): name
                }
            }

            var rawValue: String {
                switch self {
                case .once(let name): "once \(name)"
                case .hourly(let name): "hourly \(name)"
                case .always(let name): "always \(name)"
                case .long(let name): "long \(name)"
                }
            }

            init?(rawValue: String) {
                let parts = rawValue.split(separator: " ").map(String.init)
                switch parts.first {
                case "once": self = .once(parts[1])
                case "hourly": self = .hourly(parts[1])
                case "always": self = .always(parts[1])
                case "long": self = .long(parts[1])
                default: return nil
                }
            }

            func next(_ tick: Tick) throws -> Date? {
                switch self {
                case .once, .long: nil
                case .hourly: tick.now + 3600
                case .always: tick.now
                }
            }
        }

        static let name = "alarms"
        static let migrations = [Migration("alarms.1", "CREATE TABLE alarms_tally (at INTEGER) STRICT")]
        let grammar = Grammar<Command>([])
        let failures: Failures

        func handle(_ command: Command, _ turn: Turn) throws -> [Effect] {}

        func due(_ timer: Timer, _ tick: Tick) throws -> [RoomAction] {
            for _ in 0..<(timer.rawValue.hasPrefix("long") ? 300 : 1) {
                try tick.db.execute(sql: "INSERT INTO alarms_tally DEFAULT VALUES")
            }
            if case .hourly = timer { try failures.fail() }
            return [.post("\(timer.name)", to: RoomID("!room"))]
        }
    }

    final class Failures: Sendable {
        private let left: Mutex<Int>
        init(_ count: Int) { left = Mutex(count) }
        func fail() throws {
            let fails = left.withLock { left in
                left -= 1
                return left >= 0
            }
            if fails { throw DatabaseError(resultCode: .SQLITE_CONSTRAINT, message: "what somebody wrote") }
        }
    }

    let store: Store
    let dispatcher: Dispatcher
    let clock = FixedClock(Date(timeIntervalSince1970: 1_780_311_600))
    private let log = Lines()

    var logged: Int { log.count(of: "A timer failed and comes again later") }

    init(failing count: Int = 0) async throws {
        store = try Store.open(.memory, migrations: RegisterSchema.migrations + Feature.migrations)
        let (clock, log) = (clock, log)
        dispatcher = Dispatcher(
            store: store, features: FeatureSet([Feature(failures: Failures(count))]),
            settings: DispatchSettings(ownUser: UserID("@steward:local"), network: Stage.network),
            now: { clock.now }, logger: Logger(label: "test") { _ in log })
    }

    func set(_ timers: [Feature.Timer]) async throws {
        let now = clock.now
        try await store.write { db in
            let tick = Tick(db: db, now: now, network: Stage.network)
            for timer in timers { try tick.wake(timer, at: now) }
        }
    }

    /// Lets seconds go by; gives what is said then.
    func wake(after seconds: Double) async throws -> [String] {
        clock.set(clock.now + seconds)
        var said: [String] = []
        _ = try await dispatcher.wake { dispatched in
            for case .message(let message, _) in dispatched.rows.map(\.action) { said.append(message.plain) }
        }
        return said
    }

    func entries() async throws -> [String] {
        let now = Int64(clock.now.timeIntervalSince1970)
        return try await store.read { db in
            try Schedule.due(at: .max, limit: .max, db).map {
                "\($0.key) in \($0.dueAt - now) s, failed \($0.attempts) times"
            }
        }
    }

    func tally() async throws -> Int { try await count("alarms_tally") }

    func count(_ table: String) async throws -> Int {
        try await store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? 0 }
    }
}

/// What was logged.
private final class Lines: LogHandler, Sendable {
    private let messages = Mutex<[String]>([])

    func count(of message: String) -> Int { messages.withLock { $0.count { $0 == message } } }

    func log(event: LogEvent) {
        let metadata = event.metadata ?? [:]
        // No word of a message or of a statement stands in the log.
        precondition(!"\(metadata)".contains("somebody wrote"))
        messages.withLock { $0.append("\(event.message)") }
    }

    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    var logLevel: Logger.Level {
        get { .trace }
        set {}
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }
}
