package import FeatureKit
import GRDB
package import Logging
package import MatrixProtocol
import StewardCore
package import Store

package import struct Foundation.Date

/// Steward without a homeserver: somebody says a line in a made-up room, and its answers come straight out of the
/// outbox.
///
/// It is the same dispatcher and the same store as in a real room; only the network is missing.
package struct LocalRoom: Sendable {
    /// The room that all share.
    package static let room = RoomID("!members:local")
    /// The officers' own.
    package static let officersRoom = RoomID("!officers:local")
    static let ownUser = UserID("@steward:local")

    private let store: Store
    private let dispatcher: Dispatcher

    /// Opens the made-up rooms over a store and its features.
    package init(
        store: Store, features: FeatureSet, network: Network, now: @escaping @Sendable () -> Date, logger: Logger
    ) async throws {
        self.store = store
        dispatcher = Dispatcher(
            store: store, features: features,
            settings: DispatchSettings(
                ownUser: Self.ownUser, network: network, admins: [UserID("@admin:local")],
                officersRooms: [Self.officersRoom], commandsPerMinute: .max / 4,
                commandsPerMinuteInRoom: .max / 4),
            now: now, logger: logger)
        // A store that is opened again knows of more of them.
        let known = try await store.read { try RoomRegister.joinedRooms($0) }
        try await dispatcher.noteJoined(Array(known.union([Self.room, Self.officersRoom])))
        _ = try await dispatcher.setOfficersRooms()
        try await dispatcher.begin(at: SyncToken("local"))
        try await know(Self.room, members: ["@member:local", "@officer:local", "@admin:local"])
        try await know(Self.officersRoom, members: ["@officer:local"])
    }

    /// Says a line, perhaps in reply to a message; gives what Steward says to it, oldest first.
    package func say(
        _ line: String, inReplyTo original: EventID? = nil, as speaker: Speaker, event: EventID
    ) async throws -> [Said] {
        let content = MessageContent(type: "m.text", body: line, inReplyTo: original)
        return try await happen(.message(content), by: speaker, event: event)
    }

    /// Says a line in place of an earlier one; gives what Steward says to it.
    package func edit(
        _ original: EventID, to line: String, as speaker: Speaker, event: EventID
    ) async throws -> [Said] {
        let content = MessageContent(type: "m.text", body: line)
        return try await happen(.edit(of: original, content), by: speaker, event: event)
    }

    /// Reacts to a message with `key`; gives what Steward says to it.
    package func react(_ key: String, to message: EventID, as speaker: Speaker, event: EventID) async throws -> [Said] {
        try await happen(.reaction(to: message, key: key), by: speaker, event: event)
    }

    /// The event that row `id` of the outbox is taken to have become.
    static func event(_ id: Int64) -> EventID { EventID("$said-\(id)") }

    private func happen(_ content: EventContent, by speaker: Speaker, event: EventID) async throws -> [Said] {
        if speaker.isDirect { try await know(speaker.room, members: [speaker.user.rawValue], isNamed: false) }
        if speaker.otherRoom != nil, speaker.room != Self.officersRoom {
            try await know(speaker.room, members: ["@member:local", "@officer:local", "@admin:local"])
        }
        if speaker.role == .officer { try await join(speaker.user, to: Self.officersRoom) }
        let message = RoomEvent(
            room: speaker.room, id: event, sender: speaker.user,
            sentAt: Int64(dispatcher.now().timeIntervalSince1970 * 1000),
            content: content)
        let batch = Batch(
            nextBatch: SyncToken(event.rawValue), joined: [JoinedRoom(id: speaker.room, timeline: [message])])
        var rows: [OutboxRow] = []
        try await dispatcher.dispatch(batch) { rows += $0.rows }
        return try await deliver(rows)
    }

    /// Lets what is due by now happen; gives what Steward says then.
    package func wake() async throws -> [Said] {
        var rows: [OutboxRow] = []
        _ = try await dispatcher.wake { rows += $0.rows }
        return try await deliver(rows)
    }

    private func deliver(_ rows: [OutboxRow]) async throws -> [Said] {
        let answers = try await answers(to: rows)
        let said = try await store.write { db in
            for row in rows { try Outbox.markSent(row.id, as: Self.event(row.id), db) }
            return rows.compactMap(Said.init)
        }
        return try await answers.isEmpty ? said : said + deliver(answers)
    }

    /// What features' requests among `rows` lead to: they can work things out, and nobody else answers here.
    private func answers(to rows: [OutboxRow]) async throws -> [OutboxRow] {
        var answers: [OutboxRow] = []
        for row in rows {
            guard case .request(let request) = row.action, case .feature(let name, let key) = row.address else {
                continue
            }
            if request == .calculation, let result = try await dispatcher.calculate(key, of: name) {
                answers += try await dispatcher.take(.calculation(result), to: row)
            } else {
                answers += try await dispatcher.giveUp(row, .refused, because: "There is no homeserver.")
            }
        }
        return answers
    }

    private func know(_ room: RoomID, members: [String], isNamed: Bool = true) async throws {
        let facts = RoomFacts(
            room: room, members: members.map { UserID($0) } + [Self.ownUser], isNamed: isNamed,
            levels: PowerLevels(users: [Self.ownUser: 50, UserID("@officer:local"): 50, UserID("@admin:local"): 100]))
        try await store.write { db in
            try RoomRegister.noteJoined([room], db)
            try RoomRegister.note(facts, db)
        }
    }

    private func join(_ user: UserID, to room: RoomID) async throws {
        try await store.write { try RoomRegister.noteMember(user, .join, in: room, $0) }
    }
}
