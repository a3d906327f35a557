package import GRDB
package import MatrixProtocol
package import StewardCore
import Store

package import struct Foundation.Date
package import struct Foundation.TimeZone

/// What an admin says about the network in the configuration.
package struct Network: Sendable {
    /// Its name as people know it.
    package var name: String
    /// The area that it works in, in a person's words, such as `United Kingdom`.
    package var area: String
    /// The time zone in which times are meant and shown.
    package var timeZone: TimeZone

    package init(name: String, area: String, timeZone: TimeZone) {
        self.name = name
        self.area = area
        self.timeZone = timeZone
    }
}

/// A moment in which a feature works inside the open write transaction: that of a timer (`Tick`) or of a command
/// (`Turn`).
///
/// What a feature can do in both is in extensions of this.
package protocol Moment {
    /// The moment without the message that led to it.
    var tick: Tick { get }
}

/// A moment without a message: a timer is due, or first data is loaded.
package struct Tick: Moment {
    /// The open write transaction.
    package let db: Database
    /// Now.
    package let now: Date
    /// The network that this is.
    package let network: Network
    /// Steward's own user; nil if it has none, as when first data is loaded.
    let ownUser: UserID?
    /// The feature at work, whose name is on what it leaves in the store.
    fileprivate(set) var feature = ""

    package init(db: Database, now: Date, network: Network, ownUser: UserID? = nil) {
        self.db = db
        self.now = now
        self.network = network
        self.ownUser = ownUser
    }

    package var tick: Tick { self }

    /// The same moment for another feature.
    func asSeen(by feature: String) -> Tick {
        var tick = self
        tick.feature = feature
        return tick
    }
}

/// The moment of a command: who gave it, where and when, and the open write transaction.
package struct Turn: Moment {
    package private(set) var tick: Tick
    /// The room of the message.
    package let room: RoomID
    /// The message.
    package let event: EventID
    /// The sender.
    package let sender: UserID
    /// What the sender is to the network at this moment.
    package let role: Role
    /// True in a direct message, where nobody else reads the answer.
    package private(set) var isDirect: Bool
    /// The permission by which the sender may do what they do.
    private(set) var permission = Permission.anyone
    /// Where the handler says what else holds of its answer; nil if the answer is not to be remembered.
    private(set) var notes: Answers.Notes?

    /// What was asked for the list that is shown, `Asked.said`.
    private(set) var asked: [String] = []

    /// The same moment for a list that answers what was `asked` (`Asked.said`), so that "and on Sunday?" goes on with it.
    package func listing(_ asked: [String]) -> Turn {
        var turn = self
        turn.asked = asked
        return turn
    }

    /// The same moment, noting in `notes`.
    func noting(in notes: Answers.Notes) -> Turn {
        var turn = self
        turn.notes = notes
        return turn
    }

    /// The open write transaction.
    package var db: Database { tick.db }
    /// Now.
    package var now: Date { tick.now }
    /// The network that this is.
    package var network: Network { tick.network }
    /// The feature at work, whose name is on what it leaves in the store.
    var feature: String { tick.feature }

    /// Makes a turn for the command that is found next.
    package init(
        db: Database, message: RoomEvent, role: Role, isDirect: Bool, now: Date, network: Network,
        ownUser: UserID? = nil
    ) {
        tick = Tick(db: db, now: now, network: network, ownUser: ownUser)
        room = message.room
        event = message.id
        sender = message.sender
        self.role = role
        self.isDirect = isDirect
    }

    /// The same moment as if the command had been given in a direct message.
    var madeDirect: Turn {
        var turn = self
        turn.isDirect = true
        return turn
    }

    /// The same moment for another feature, to which a command is handed on: what that asks and posts is its own.
    package func handed<F: Feature>(to feature: F.Type) -> Turn { asSeen(by: F.name, allowedBy: permission) }

    /// The same moment for another feature, with the `permission` that allows it.
    func asSeen(by feature: String, allowedBy permission: Permission = .anyone) -> Turn {
        var turn = self
        turn.tick.feature = feature
        turn.permission = permission
        return turn
    }
}

/// What is between the sender and us alone.
extension Turn {
    /// Whether we share a direct room with the sender.
    package func hasDirectRoom() throws -> Bool { try DirectRooms.find(with: sender, db) != nil }

    /// Whether something that the sender is told directly is still on its way.
    package func isTellingSender() throws -> Bool { try Outbox.isAnythingWaiting(for: .person(sender), db) }
}

/// Where a feature's posts stand, as the outbox knows.
extension Moment {
    /// The rooms in which the post of `key` stands or is about to, in the order of posting.
    package func postedRooms(_ key: PostKey) throws -> [RoomID] {
        try Outbox.rooms(of: key.owned(by: tick.feature), tick.db)
    }

    /// The posts that stand, or are about to, under keys that begin as `beginning` does, in the order of posting.
    package func posts(beginning: PostKey) throws -> [(key: PostKey, room: RoomID)] {
        try Outbox.posts(beginning: beginning.owned(by: tick.feature), tick.db)
    }
}

extension Tick {
    /// Takes the post of `key` out of each room in which it stands.
    package func takingBack(_ key: PostKey) throws -> [RoomAction] {
        try postedRooms(key).map { .takeBack(key, in: $0) }
    }
}

extension Turn {
    /// Takes the post of `key` out of each room in which it stands.
    package func takingBack(_ key: PostKey) throws -> [Effect] { try tick.takingBack(key).map { .action($0) } }
}
