package import GRDB
package import MatrixProtocol
package import StewardCore

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

/// One command's moment: who said it, where, when, and the open write transaction.
package struct Turn {
    /// The open write transaction.
    package let db: Database
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
    /// Now.
    package let now: Date
    /// The network that this is.
    package let network: Network
    /// What the runtime knows besides.
    let surroundings: Surroundings
    /// The feature at work, under whose name it leaves things in the store.
    private(set) var feature = ""
    /// What the person was allowed by to do what they do.
    private(set) var permission = Permission.anyone

    /// The same moment for another feature, at what `permission` allows.
    func asSeen(by feature: String, allowedBy permission: Permission = .anyone) -> Turn {
        var turn = self
        turn.feature = feature
        turn.permission = permission
        return turn
    }

    /// Makes a turn for the command that is found next.
    package init(
        db: Database, message: Incoming, role: Role, isDirect: Bool, now: Date, network: Network,
        surroundings: Surroundings = .none
    ) {
        self.db = db
        room = message.room
        event = message.event
        sender = message.sender
        self.role = role
        self.isDirect = isDirect
        self.now = now
        self.network = network
        self.surroundings = surroundings
    }
}

/// A moment without a message: a timer's, or that of loading first data.
package struct Tick {
    /// The open write transaction.
    package let db: Database
    /// Now.
    package let now: Date
    /// The network that this is.
    package let network: Network
    /// What the runtime knows besides.
    let surroundings: Surroundings
    /// The feature that is woken.
    private(set) var feature = ""

    /// The same moment for another feature.
    func asSeen(by feature: String) -> Tick {
        var tick = self
        tick.feature = feature
        return tick
    }

    package init(db: Database, now: Date, network: Network, surroundings: Surroundings = .none) {
        self.db = db
        self.now = now
        self.network = network
        self.surroundings = surroundings
    }

    init(_ turn: Turn) {
        self.init(db: turn.db, now: turn.now, network: turn.network, surroundings: turn.surroundings)
        feature = turn.feature
    }
}
