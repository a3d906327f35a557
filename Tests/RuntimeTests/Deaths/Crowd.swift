import FeatureKit
import Foundation
import GRDB
import MatrixProtocol
import SimulatedHomeserver
import Store
import Synchronization
import TestKit
import Testing
import Wiring

/// People who talk in several rooms and give Steward commands, the same ones for the same seed.
final class Crowd: Sendable {
    private struct Said {
        var random: SeededRandom
        var due: [(room: RoomID, event: EventID)] = []
        var pickets = 0
    }

    let steward: RunningDaemon
    private let rooms: [RoomID]
    private let people: [UserID]
    private let said: Mutex<Said>

    /// Makes `count` rooms, in each of them several people, the officer and Steward.
    init(_ steward: RunningDaemon, rooms count: Int, seed: UInt64) async throws {
        self.steward = steward
        people = ["ash", "blake", "casey", "drew", "ellis"].map { steward.server.addUser($0) }
        let everybody = [steward.officer] + people + [steward.bot]
        rooms = (0..<count).map { steward.server.makeRoom(members: everybody, name: "Room \($0)") }
        said = Mutex(Said(random: SeededRandom(seed: seed)))
        try await steward.inStore { store in
            try await store.write { _ = try AreaRegister.seed(from: OneTown(), $0) }
        }
    }

    /// Somebody says something, mostly a command.
    func speak(times: Int = 1) {
        for _ in 0..<times {
            said.withLock { said in
                let room = rooms.randomElement(using: &said.random) ?? steward.room
                let person = people.randomElement(using: &said.random) ?? steward.member
                switch Int.random(in: 0..<10, using: &said.random) {
                case 0, 1: addPicket(in: room, &said)
                case 2: steward.server.say(in: room, as: person, "What do you think?")
                case 3:
                    let root = steward.server.say(in: room, as: person, "A thread")
                    ask("!about", in: room, person, thread: root, &said)
                default:
                    let text = Self.commands.randomElement(using: &said.random) ?? "!help"
                    ask(text, in: room, person, &said)
                }
            }
        }
    }

    private static let commands = [
        "!help", "!help more", "!about", "!hlep", "! Help picket", "!picket", "!picket leeds", "!picket 1", "!more",
    ]

    /// A picket line goes into the store after a yes, which must count once.
    private func addPicket(in room: RoomID, _ said: inout Said) {
        said.pickets += 1
        let line = "!picket add Employer \(said.pickets), Union, Gate \(said.pickets), Leeds, tomorrow 6am-10am"
        ask(line, in: room, steward.officer, &said)
        ask("yes", in: room, steward.officer, &said)
    }

    private func ask(
        _ text: String, in room: RoomID, _ person: UserID, thread: EventID? = nil, _ said: inout Said
    ) {
        said.due.append((room, steward.server.say(in: room, as: person, text, thread: thread)))
    }

    /// Suspends until everything that wants an answer has one.
    func waitUntilAnswered() async throws {
        let due = said.withLock { $0.due.map(\.event).reversed() }
        try await steward.server.wait { state in due.allSatisfy { !state.replies(to: $0).isEmpty } }
    }

    /// Expects one answer to everything that wanted one, in order within each room, and a store that says the same.
    func expectOneAnswerEach(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let (due, pickets) = said.withLock { ($0.due, $0.pickets) }
        var sent: [String: String] = [:]
        for room in rooms {
            let answers = steward.server.timeline(room).filter {
                $0.sender == steward.bot && $0.type == "m.room.message"
            }
            let asked = due.filter { $0.room == room }.map(\.event)
            #expect(answers.map(\.relation.inReplyTo) == asked, "\(room)", sourceLocation: sourceLocation)
            for answer in answers { sent[answer.relation.inReplyTo?.rawValue ?? ""] = answer.id.rawValue }
        }
        let unanswered = steward.server.answers(by: steward.bot).filter { $0.answers.count != 1 }
        #expect(unanswered.isEmpty, sourceLocation: sourceLocation)
        let stored = try await steward.inStore { store in
            try await store.read { db in
                (
                    waiting: try Outbox.waiting(db),
                    claimed: try Set(String.fetchAll(db, sql: "SELECT event_id FROM inbox")),
                    sent: try Row.fetchAll(
                        db, sql: "SELECT reply_to, event_id FROM outbox WHERE kind = 'answer' AND state = 'sent'"
                    ).map { row -> (String, String) in (row[0], row[1]) },
                    lines: try Int.fetchOne(db, sql: "SELECT count(*) FROM pickets_line") ?? 0,
                    givenUp: try Int.fetchOne(db, sql: "SELECT count(*) FROM inbox WHERE outcome = 'failed'") ?? 0
                )
            }
        }
        #expect(stored.waiting.isEmpty, sourceLocation: sourceLocation)
        #expect(stored.claimed == Set(due.map(\.event.rawValue)), sourceLocation: sourceLocation)
        #expect(stored.sent.count == due.count, sourceLocation: sourceLocation)
        #expect(Dictionary(stored.sent) { first, _ in first } == sent, sourceLocation: sourceLocation)
        #expect(stored.givenUp == 0, sourceLocation: sourceLocation)
        #expect(stored.lines == pickets, sourceLocation: sourceLocation)
    }

    /// A random number of the crowd's own.
    func random(in range: ClosedRange<Int>) -> Int {
        said.withLock { Int.random(in: range, using: &$0.random) }
    }
}

/// The smallest first data in which a picket line can stand.
private struct OneTown: SeedSource {
    func records<Record: SeedRecord>(_ type: Record.Type, of lists: [String], in name: String) -> [Record]? { nil }

    func table(in name: String, key: [String]) -> [[String: String]] {
        switch name {
        case "areas.csv": [["id": "uk", "name": "United Kingdom", "kind": "nation", "parent": ""]]
        case "places.csv":
            [
                [
                    "name": "Leeds", "area": "uk", "kind": "city", "latitude": "53.8", "longitude": "-1.5",
                    "thousands": "500",
                ]
            ]
        default: []
        }
    }
}
