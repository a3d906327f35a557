package import FeatureKit
import GRDB
package import Logging
package import MatrixProtocol
package import StewardCore
package import Store

package import struct Foundation.Date

/// Steward without a homeserver: somebody says a line in a made-up room, and the answers come straight from the outbox.
///
/// The dispatcher and the store are those of a real room; only the network is missing.
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
        // A store that is opened again may know more rooms.
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

    /// The event that row `id` of the outbox becomes here.
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

    /// Runs the timers that are due; gives what Steward says.
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

    /// Answers the requests of features among `rows`: calculations are done, anything else is refused.
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

extension LocalRoom {
    /// Who speaks, and where.
    package struct Speaker: Hashable, Sendable {
        /// What they are to the network.
        package var role: Role
        /// True in a direct message, false in the room that all share.
        package var isDirect: Bool
        /// Tells several people of one role apart.
        package var name: String
        /// The name of a room other than the one that all share, such as `officers`.
        package var otherRoom: String?

        package init(role: Role, isDirect: Bool, name: String? = nil, otherRoom: String? = nil) {
            self.role = role
            self.isDirect = isDirect
            self.name = name ?? "\(role)"
            self.otherRoom = otherRoom
        }

        var user: UserID { UserID("@\(name):local") }
        /// The room in which they speak.
        package var room: RoomID {
            isDirect ? RoomID("!direct-\(name):local") : otherRoom.map { RoomID("!\($0):local") } ?? LocalRoom.room
        }
    }

    /// Something that Steward said, or did to something that it had said.
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

        /// The message that says it; nil if words were taken back.
        package var event: EventID?
        /// The room in which it is said; nil if it is told to a person.
        package var room: RoomID?
        /// How it came.
        package var manner: Manner
        /// The name of the room, or of the person who was told; nil for the room that all share.
        package var place: String?
        /// Whether it was said to one person.
        package var isTold = false
        /// The words.
        package var plain: String
        /// The words as HTML, if that says more.
        package var html: String?
    }
}

extension LocalRoom.Said {
    /// What a row of the outbox says; nil if it is about no words.
    init?(_ row: OutboxRow) {
        switch row.action {
        case .message(let message, _), .edit(let message, _):
            self.init(
                event: LocalRoom.event(row.action.target ?? row.id), room: row.address.room,
                manner: message.isNotice ? .answer : .post, place: row.address.name, isTold: row.address.isPerson,
                plain: message.plain, html: message.html)
        case .revision(let message, let target):
            self.init(
                event: LocalRoom.event(target), room: row.address.room, manner: .revision, place: row.address.name,
                plain: message.plain, html: message.html)
        case .redaction:
            self.init(room: row.address.room, manner: .takingBack, place: row.address.name, plain: "")
        case .reaction, .pin, .join, .leave, .request: return nil
        }
    }
}

extension OutboxRow.Address {
    fileprivate var room: RoomID? { if case .room(let room) = self { room } else { nil } }

    fileprivate var isPerson: Bool { if case .person = self { true } else { false } }

    /// The name of the person or of the room, as `Speaker` has it; nil for the room that all share.
    fileprivate var name: String? {
        let id =
            switch self {
            case .person(let user): user.rawValue
            case .room(LocalRoom.room): ""
            case .room(let room): room.rawValue
            case .feature: ""
            }
        return id.isEmpty ? nil : String(id.dropFirst().prefix { $0 != ":" })
    }
}
