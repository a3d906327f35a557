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

/// A moment in which a feature is at work, inside the open write transaction: a timer's (`Tick`) or a command's (`Turn`).
///
/// What a feature can do at either stands once, in extensions of this.
package protocol Moment {
    /// The moment without the message that led to it, if one did.
    var tick: Tick { get }
}

/// A moment without a message: a timer's, or that of loading first data.
package struct Tick: Moment {
    /// The open write transaction.
    package let db: Database
    /// Now.
    package let now: Date
    /// The network that this is.
    package let network: Network
    /// Who we are; nil if nobody, as when first data is loaded.
    let ownUser: UserID?
    /// The feature at work, under whose name it leaves things in the store.
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

/// One command's moment: who said it, where, when, and the open write transaction.
package struct Turn: Moment {
    package private(set) var tick: Tick
    /// The room in which it was said.
    package let room: RoomID
    /// The message, by its id.
    package let event: EventID
    /// Who said it.
    package let sender: UserID
    /// What they are to the network at this moment.
    package let role: Role
    /// True in a direct message: nobody else reads the answer.
    package let isDirect: Bool
    /// What the person was allowed by to do what they do.
    private(set) var permission = Permission.anyone
    /// Where is noted what holds of the answer besides this one; nil if nobody remembers it.
    private(set) var notes: Answers.Notes?

    /// The same moment with `notes` to be taken.
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
    /// The feature at work, under whose name it leaves things in the store.
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

    /// The same moment for another feature, at what `permission` allows.
    func asSeen(by feature: String, allowedBy permission: Permission = .anyone) -> Turn {
        var turn = self
        turn.tick.feature = feature
        turn.permission = permission
        return turn
    }
}

/// Where a feature's posts stand, as the outbox knows.
extension Moment {
    /// The rooms in which the post of `key` stands or is on its way, in the order in which it was posted.
    package func postedRooms(_ key: PostKey) throws -> [RoomID] {
        try Outbox.rooms(of: key.owned(by: tick.feature), tick.db)
    }

    /// The posts that stand, or are on their way, under keys that begin as `beginning` does, in the order in which they
    /// were posted.
    package func posts(beginning: PostKey) throws -> [(key: PostKey, room: RoomID)] {
        try Outbox.posts(beginning: beginning.owned(by: tick.feature), tick.db)
    }
}

extension Tick {
    /// Takes the post of `key` out of each room in which it stands.
    package func takingBack(_ key: PostKey) throws -> [Errand] { try postedRooms(key).map { .takeBack(key, in: $0) } }
}

extension Turn {
    /// Takes the post of `key` out of each room in which it stands.
    package func takingBack(_ key: PostKey) throws -> [Effect] { try tick.takingBack(key).map { .errand($0) } }
}
