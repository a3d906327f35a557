package import FeatureKit
package import MatrixProtocol

/// What the dispatcher needs to know from the configuration.
package struct DispatchSettings: Sendable {
    /// Who we are.
    package var ownUser: UserID
    /// The network that this is.
    package var network: Network
    /// People who may do everything.
    package var admins: Set<UserID>
    /// The rooms whose members are officers.
    package var officersRooms: [RoomID]
    /// Users, servers and rooms whose invites are accepted, besides those of admins and officers.
    package var invitesAllowed: Set<String>
    /// How often we go into rooms within an hour, on invites and after tombstones.
    package var invitesPerHour: Int
    /// How many commands of one person are answered within a minute.
    package var commandsPerMinute: Int
    /// How many commands of one room are answered within a minute; beyond them, one of each person.
    package var commandsPerMinuteInRoom: Int
    /// After how many seconds an answer says that it is late.
    package var lateAfter: Int64

    package init(
        ownUser: UserID, network: Network, admins: Set<UserID> = [], officersRooms: [RoomID] = [],
        invitesAllowed: Set<String> = [], invitesPerHour: Int = 20, commandsPerMinute: Int = 30,
        commandsPerMinuteInRoom: Int = 120, lateAfter: Int64 = 900
    ) {
        self.ownUser = ownUser
        self.network = network
        self.admins = admins
        self.officersRooms = officersRooms
        self.invitesAllowed = invitesAllowed
        self.invitesPerHour = invitesPerHour
        self.commandsPerMinute = commandsPerMinute
        self.commandsPerMinuteInRoom = commandsPerMinuteInRoom
        self.lateAfter = lateAfter
    }
}
