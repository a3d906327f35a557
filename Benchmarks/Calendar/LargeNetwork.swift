import Events
import FeatureKit
import Foundation
import Logging
import MatrixProtocol
import Organising
import Runtime
import Seeding
import StewardCore
import Store
import Synchronization
import Wiring

/// A network with more events and rooms than any has, and people who ask in its rooms.
struct LargeNetwork {
    static let events = 100_000
    static let rooms = 10_000
    /// 10:00 on Monday 1 June 2026 in London.
    private static let now = Date(timeIntervalSince1970: 1_780_304_400)
    private static let network = Network(
        name: "Example Network", area: "United Kingdom", timeZone: TimeZone(identifier: "Europe/London") ?? .gmt)

    private let clock = Clock(Self.now)
    private let dispatcher: Dispatcher
    private let store: Store
    /// All that can be asked.
    let commands: [CommandEntry]

    /// Makes the network in a store at `path`.
    init(path: String) async throws {
        store = try Store.open(.file(path), migrations: Wiring.migrations)
        try await store.write { db in
            _ = try Wiring.seed(
                from: SeedFolder(path: "seeds"), Tick(db: db, now: Self.now, network: Self.network))
            try RoomRegister.noteJoined((0..<Self.rooms).map { Self.room($0) }, db)
            for number in 0..<Self.rooms {
                let facts = RoomFacts(room: Self.room(number), members: [Self.member(number), Self.bot], isNamed: true)
                try RoomRegister.note(facts, db)
            }
            let message = RoomEvent(
                room: Self.room(0), id: EventID("$made"), sender: Self.member(0), sentAt: 0,
                content: .message(MessageContent(type: "m.text", body: "")))
            let turn = Turn(
                db: db, message: message, role: .officer, isDirect: false, now: Self.now, network: Self.network)
            var maker = DraftMaker(
                gazetteer: try AreaRegister.gazetteer(db), kinds: try Events.kinds(db),
                today: Self.network.timeZone.local(at: Self.now).date)
            for number in 0..<Self.events {
                let event = try Events.add(maker.draft(), turn)
                try Events.noteAnnounced(event, in: [Self.room(number % Self.rooms)], turn)
            }
        }
        let clock = clock
        let features = try await store.read { try Wiring.featureSet(network: Self.network, $0) }
        commands = features.table.entries
        dispatcher = Dispatcher(
            store: store, features: features,
            settings: DispatchSettings(
                ownUser: Self.bot, network: Self.network, admins: [Self.admin], commandsPerMinute: .max / 4,
                commandsPerMinuteInRoom: .max / 4),
            now: { clock.now }, logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
        try await dispatcher.noteJoined((0..<Self.rooms).map { Self.room($0) })
        try await dispatcher.begin(at: SyncToken("begin"))
    }

    /// What an answer costs: seconds on the clock, and seconds of processor time, which a busy machine does not stretch.
    struct Cost {
        let wait, work: Double
    }

    /// What each answer costs where `times` people in rooms of their own ask `question`, one after the other.
    func ask(
        _ name: String, as question: String? = nil, byAdmin: Bool = false, times: Int
    ) async throws -> [Cost] {
        let question = question ?? name
        var costs: [Cost] = []
        for number in 0..<times {
            let message = RoomEvent(
                room: Self.room(number), id: EventID("$\(name)-\(number)"),
                sender: byAdmin ? Self.admin : Self.member(number),
                sentAt: Int64(clock.now.timeIntervalSince1970 * 1000),
                content: .message(MessageContent(type: "m.text", body: question)))
            let batch = Batch(
                nextBatch: SyncToken("\(name)-\(number)"),
                joined: [JoinedRoom(id: Self.room(number), timeline: [message])])
            let start = ContinuousClock.now
            let before = Self.processorSeconds
            var answers = 0
            try await dispatcher.dispatch(batch) { answers += $0.rows.count }
            let wait = (ContinuousClock.now - start).components
            guard answers > 0 else { throw CocoaError(.featureUnsupported) }
            costs.append(
                Cost(
                    wait: Double(wait.seconds) + Double(wait.attoseconds) / 1e18,
                    work: Self.processorSeconds - before))
        }
        return costs
    }

    /// What came of the digests of all rooms, and what people waited meanwhile.
    struct Digests {
        let posts, seconds: Int
        let waits: [Double]
    }

    /// Lets every room choose its digest for Monday 9am, most of them with something that they subscribed to, and people
    /// ask one after the other while the digests of the next Monday are written.
    func mondayMorning() async throws -> Digests {
        let towns = ["leeds", "liverpool", "cornwall", "north west", "bolton socials", "manchester pickets", "london"]
        let messages = (0..<Self.rooms).map { number in
            let lines = ["!digest monday 9am"] + (number % 8 == 7 ? [] : ["!subscribe \(towns[number % 8])"])
            return JoinedRoom(
                id: Self.room(number),
                timeline: lines.map { line in
                    RoomEvent(
                        room: Self.room(number), id: EventID("$\(line)-\(number)"), sender: Self.admin,
                        sentAt: Int64(Self.now.timeIntervalSince1970 * 1000),
                        content: .message(MessageContent(type: "m.text", body: line)))
                })
        }
        try await dispatcher.dispatch(Batch(nextBatch: SyncToken("digests"), joined: messages)) { _ in }
        // Monday 8 June, 9:00.
        clock.now = Self.now + 7 * 86_400 - 3600
        let start = ContinuousClock.now
        let waking = Waking()
        async let woken: Void = wake(waking)
        var waits: [Double] = []
        while !waking.isOver {
            waits += try await ask("!events \(waits.count)", as: "!events", times: 1).map(\.wait)
        }
        try await woken
        return Digests(
            posts: waking.posts, seconds: Int((ContinuousClock.now - start).components.seconds), waits: waits)
    }

    private func wake(_ waking: Waking) async throws {
        defer { waking.end() }
        _ = try await dispatcher.wake { waking.note($0.rows.count) }
    }

    private static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static let bot = UserID("@steward:bench")
    private static let admin = UserID("@admin:bench")
    private static func member(_ number: Int) -> UserID { UserID("@member\(number):bench") }
    private static func room(_ number: Int) -> RoomID { RoomID("!room\(number):bench") }
}

/// The time that it is.
private final class Clock: Sendable {
    private let date: Mutex<Date>

    init(_ date: Date) { self.date = Mutex(date) }

    var now: Date {
        get { date.withLock { $0 } }
        set { date.withLock { $0 = newValue } }
    }
}

/// How far the waking of all rooms has come.
private final class Waking: Sendable {
    private let state = Mutex((posts: 0, isOver: false))

    var posts: Int { state.withLock(\.posts) }
    var isOver: Bool { state.withLock(\.isOver) }

    func note(_ posts: Int) { state.withLock { $0.posts += posts } }
    func end() { state.withLock { $0.isOver = true } }
}
