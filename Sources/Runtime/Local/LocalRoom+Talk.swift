package import MatrixProtocol
package import StewardCore
import Store

extension LocalRoom {
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
        /// The room in which they speak.
        package var room: RoomID {
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

        /// The message that says it; nil if words were taken back.
        package var event: EventID?
        /// The room in which it is said; nil if it is told to a person.
        package var room: RoomID?
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
}

extension LocalRoom.Said {
    /// What a row of the outbox amounts to when nothing is sent; nil if it is not about words.
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
        case .pin, .join, .leave, .request: return nil
        }
    }
}

extension OutboxRow.Address {
    fileprivate var room: RoomID? { if case .room(let room) = self { room } else { nil } }

    fileprivate var isPerson: Bool { if case .person = self { true } else { false } }

    /// The name of the person or the room that it is, as `Speaker` has it; nothing for the room that all share.
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
