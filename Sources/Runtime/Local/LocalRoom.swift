package import FeatureKit
import GRDB
package import Logging
package import MatrixProtocol
package import StewardCore
package import Store

package import struct Foundation.Date

/// Steward without a homeserver: somebody says a line in a made-up room, and its answers come straight out of the
/// outbox.
///
/// It is the same dispatcher and the same store as in a real room; only the network is missing.
package struct LocalRoom: Sendable {
    /// Somebody who speaks, and where.
    package struct Speaker: Hashable, Sendable {
        /// What they are to the network.
        package var role: Role
        /// True in a direct message, false in the room that all share.
        package var isDirect: Bool
        /// Tells several people of one role apart.
        package var name: String
        /// The name of another room than the one that all share, such as `officers`.
        package var otherRoom: String?

        package init(role: Role, isDirect: Bool, name: String? = nil, otherRoom: String? = nil) {
            self.role = role
            self.isDirect = isDirect
            self.name = name ?? "\(role)"
            self.otherRoom = otherRoom
        }

        var user: UserID { UserID("@\(name):local") }
        var room: RoomID {
            isDirect ? RoomID("!direct-\(name):local") : otherRoom.map { RoomID("!\($0):local") } ?? LocalRoom.room
        }
    }

    /// Something that Steward said or did with what it had said.
    package struct Said: Equatable, Sendable {
        /// How it came.
        package enum Manner: Equatable, Sendable {
            /// A quiet answer where the question was asked.
            case answer
            /// Something new that makes phones notify.
            case post
            /// Other words in place of an earlier post.
            case revision
            /// An earlier post taken back, which leaves no words.
            case takingBack
        }

        /// How it came.
        package var manner: Manner
        /// Where: the name of a room, or of the person who was told; nothing for the room that all share.
        package var place: String?
        /// Whether it was said to one person.
        package var isTold = false
        /// In which words.
        package var plain: String
        /// As HTML, where that says more.
        package var html: String?
    }

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
                officersRooms: [Self.officersRoom], commandsPerMinute: .max),
            now: now, logger: logger)
        try await dispatcher.noteJoined([Self.room, Self.officersRoom])
        _ = try await dispatcher.setOfficersRooms()
        try await dispatcher.begin(at: SyncToken("local"))
        try await know(Self.room, members: ["@member:local", "@officer:local", "@admin:local"])
        try await know(Self.officersRoom, members: ["@officer:local"])
    }

    /// Says a line; gives what Steward says to it, oldest first.
    package func say(_ line: String, as speaker: Speaker, event: EventID) async throws -> [Said] {
        try await happen(.message(MessageContent(type: "m.text", body: line)), by: speaker, event: event)
    }

    /// Reacts with `key` to what Steward last answered where the speaker is; gives what Steward says to it.
    package func react(_ key: String, as speaker: Speaker, event: EventID) async throws -> [Said] {
        let last = try await last("answer", in: speaker.room)
        return try await happen(.reaction(to: last, key: key), by: speaker, event: event)
    }

    /// Says a line in reply to what Steward last posted where the speaker is; gives what Steward says to it.
    package func reply(_ line: String, as speaker: Speaker, event: EventID) async throws -> [Said] {
        let last = try await last("post", in: speaker.room)
        return try await happen(
            .message(MessageContent(type: "m.text", body: line, inReplyTo: last)), by: speaker, event: event)
    }

    private func last(_ kind: String, in room: RoomID) async throws -> EventID {
        try await store.read { db in
            let sql = """
                SELECT event_id FROM outbox
                WHERE kind = ? AND address = ? AND event_id IS NOT NULL ORDER BY id DESC LIMIT 1
                """
            return EventID(try String.fetchOne(db, sql: sql, arguments: [kind, room.rawValue]) ?? "")
        }
    }

    private func happen(_ content: EventContent, by speaker: Speaker, event: EventID) async throws -> [Said] {
        if speaker.isDirect { try await know(speaker.room, members: [speaker.user.rawValue], isNamed: false) }
        if speaker.otherRoom != nil, speaker.room != Self.officersRoom {
            try await know(speaker.room, members: ["@member:local", "@officer:local", "@admin:local"])
        }
        if speaker.role == .officer { try await join(speaker.user, to: Self.officersRoom) }
        let message = RoomEvent(
            id: event, sender: speaker.user, sentAt: Int64(dispatcher.now().timeIntervalSince1970 * 1000),
            content: content)
        let batch = Batch(
            nextBatch: SyncToken(event.rawValue), joined: [JoinedRoom(id: speaker.room, timeline: [message])])
        var rows: [OutboxRow] = []
        try await dispatcher.dispatch(batch) { rows += $0.rows }
        return try await deliver(rows)
    }

    /// Lets what is due by now happen; gives what Steward says then.
    package func wake() async throws -> [Said] {
        try await deliver(try await dispatcher.wake().dispatched.rows)
    }

    private func deliver(_ rows: [OutboxRow]) async throws -> [Said] {
        try await store.write { db in
            for row in rows { try Outbox.markSent(row.id, as: EventID("$said-\(row.id)"), db) }
            return rows.compactMap(Said.init)
        }
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

extension LocalRoom.Said {
    /// What a row of the outbox amounts to where nothing is sent; nothing where it is not about words.
    fileprivate init?(_ row: OutboxRow) {
        switch row.action {
        case .message(let message, _), .edit(let message, _):
            self.init(
                manner: message.isNotice ? .answer : .post, place: row.address.name, isTold: row.address.isPerson,
                plain: message.plain, html: message.html)
        case .revision(let message, _):
            self.init(manner: .revision, place: row.address.name, plain: message.plain, html: message.html)
        case .redaction: self.init(manner: .takingBack, place: row.address.name, plain: "")
        case .pin, .join, .lookUp: return nil
        }
    }
}

extension OutboxRow.Address {
    fileprivate var isPerson: Bool { if case .person = self { true } else { false } }

    /// The name of the person or the room that it is, as `Speaker` has it; nothing for the room that all share.
    fileprivate var name: String? {
        let id =
            switch self {
            case .person(let user): user.rawValue
            case .room(LocalRoom.room): ""
            case .room(let room): room.rawValue
            }
        return id.isEmpty ? nil : String(id.dropFirst().prefix { $0 != ":" })
    }
}
