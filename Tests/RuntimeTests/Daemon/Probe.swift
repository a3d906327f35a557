import FeatureKit
import Foundation
import GRDB
import MatrixProtocol
import StewardCore
import Synchronization

/// A feature with one command for each thing that can happen to a command.
struct Probe: Feature {
    /// How often the disk is full yet.
    private let fullDisks = FullDisks()

    enum Command: Equatable, Sendable {
        case tally, role, ask, askOfficer, fail, full
        case wake(Int)
        case show
    }

    static let name = "probe"
    static let migrations = [
        Migration("probe.1 tally", "CREATE TABLE probe_tally (id INTEGER PRIMARY KEY) STRICT")
    ]

    let grammar = Grammar<Command>([
        rule("tally", .tally, isRepeatable: false), rule("role", .role), rule("ask", .ask),
        rule("ask officer", .askOfficer), rule("fail", .fail),
        rule("show", .show), rule("full", .full),
        .init(CommandEntry("wake", arguments: "seconds", summary: "", example: "!wake 60")) {
            words, _ throws(Refusal) in
            guard let seconds = Int(words.text) else { throw Refusal("In how many seconds?") }
            return .wake(seconds)
        },
    ])

    private static func rule(_ words: String, _ command: Command, isRepeatable: Bool = true) -> Grammar<Command>.Rule {
        .init(CommandEntry(words, summary: "", example: "!\(words)", isRepeatable: isRepeatable)) { _, _ in command }
    }

    func handle(_ command: Command, _ turn: Turn) throws -> [Effect] {
        switch command {
        case .tally: return [.reply("\(try tally(turn.db))")]
        case .show: return [.reply("\(try count(turn.db))")]
        case .role: return [.reply("\(String(describing: turn.role))")]
        case .ask, .askOfficer:
            try turn.confirm(
                "tally", called: Deed("counting", "Counted", "one"), by: command == .ask ? .anyone : .officers)
            return [.reply("Sure?")]
        case .fail:
            _ = try tally(turn.db)
            throw CocoaError(.featureUnsupported)
        case .full:
            let count = try tally(turn.db)
            try fullDisks.write()
            return [.reply("\(count)")]
        case .wake(let seconds):
            try turn.wake(Timer(rawValue: turn.room.rawValue), at: turn.now + Double(seconds))
            return [.reply("I will.")]
        }
    }

    func confirmed(_ act: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect] {
        [.reply("\(try tally(turn.db))")]
    }

    /// Says that it is awake in the room that it names.
    struct Timer: FeatureTimer {
        static let feature = Probe.name
        let rawValue: String
    }

    func due(_ timer: Timer, _ tick: Tick) throws -> [RoomAction] { [.post("Awake", to: RoomID(timer.rawValue))] }

    private func tally(_ db: Database) throws -> Int {
        try db.execute(sql: "INSERT INTO probe_tally DEFAULT VALUES")
        return try count(db)
    }

    private func count(_ db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM probe_tally") ?? 0
    }
}

/// A disk that is full the first two times.
private final class FullDisks: Sendable {
    private let left = Mutex(2)

    func write() throws {
        let isFull = left.withLock { left in
            left -= 1
            return left >= 0
        }
        if isFull { throw DatabaseError(resultCode: .SQLITE_FULL) }
    }
}
