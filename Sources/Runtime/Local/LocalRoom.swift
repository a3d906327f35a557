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

        package init(role: Role, isDirect: Bool, name: String? = nil) {
            self.role = role
            self.isDirect = isDirect
            self.name = name ?? "\(role)"
        }

        var user: UserID { UserID("@\(name):local") }
        var room: RoomID { isDirect ? RoomID("!direct-\(name):local") : LocalRoom.room }
    }

    /// Something that Steward said.
    package struct Said: Equatable, Sendable {
        /// How.
        package var manner: Manner
        /// In which words; none where it was taken back.
        package var plain: String
        /// As HTML, where that says more.
        package var html: String?

        /// How something is said.
        package enum Manner: Equatable, Sendable {
            /// Quietly, to what somebody said.
            case answers
            /// To a room, so that phones notify.
            case says
            /// To the person of that name alone, so that their phone notifies.
            case tells(String)
            /// In place of what was said before.
            case changes
            /// Not any longer.
            case takesBack
        }
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
        _ = try await dispatcher.resume()
        try await dispatcher.begin(at: SyncToken("local"), in: [Self.room, Self.officersRoom])
        try await know(Self.room, members: ["@member:local", "@officer:local", "@admin:local"])
        try await know(Self.officersRoom, members: ["@officer:local"])
    }

    /// Says a line; gives what Steward says to it, oldest first.
    package func say(_ line: String, as speaker: Speaker, event: EventID) async throws -> [Said] {
        if speaker.isDirect { try await know(speaker.room, members: [speaker.user.rawValue], isNamed: false) }
        if speaker.role == .officer { try await join(speaker.user, to: Self.officersRoom) }
        let message = RoomEvent(
            id: event, sender: speaker.user, sentAt: Int64(dispatcher.now().timeIntervalSince1970 * 1000),
            content: .message(MessageContent(type: "m.text", body: line)))
        let batch = Batch(
            nextBatch: SyncToken(event.rawValue), joined: [JoinedRoom(id: speaker.room, timeline: [message])])
        let dispatched = try await dispatcher.dispatch(batch)
        return try await deliver(dispatched.rows)
    }

    /// Lets what is due by now happen; gives what Steward says then.
    package func wake() async throws -> [Said] {
        try await deliver(try await dispatcher.wake().dispatched.rows)
    }

    private func deliver(_ rows: [OutboxRow]) async throws -> [Said] {
        try await store.write { db in
            var said: [Said] = []
            for row in rows {
                try Outbox.markSent(row.id, as: EventID("$said-\(row.id)"), db)
                guard let manner = row.manner else { continue }
                said.append(Said(manner: manner, plain: row.message?.plain ?? "", html: row.message?.html))
            }
            return said
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

extension OutboxRow {
    fileprivate var message: Message? {
        switch action {
        case .message(let message, _), .edit(let message, _), .revision(let message, _): message
        case .redaction, .pin, .join, .lookUp: nil
        }
    }

    /// How what it says is said; nothing where it says nothing.
    fileprivate var manner: LocalRoom.Said.Manner? {
        switch (action, address) {
        case (.message, .person(let user)): .tells(String(user.rawValue.dropFirst().prefix { $0 != ":" }))
        case (.message(let message, _), .room): message.isNotice ? .answers : .says
        case (.edit, _), (.revision, _): .changes
        case (.redaction, _): .takesBack
        case (.pin, _), (.join, _), (.lookUp, _): nil
        }
    }
}
