package import Foundation
package import MatrixProtocol

/// All that the person who runs Steward may decide, as read by `Settings.read(yaml:environment:)`.
///
/// The blanks below never reach anybody: reading fills every one from `SettingKey.all`, where the defaults stand.
package struct Settings: Equatable, Sendable {
    /// Where Steward speaks to Matrix.
    package internal(set) var homeserver = Homeserver()
    /// Whom Steward speaks as.
    package internal(set) var account = Account()
    /// What Steward keeps, and where.
    package internal(set) var store = Store()
    /// The officers of the network.
    package internal(set) var officers = Officers()
    /// The people who look after Steward itself; they may use every command.
    package internal(set) var admins: [UserID] = []
    /// Whose invites Steward follows.
    package internal(set) var invites = Invites()
    /// The network that Steward serves.
    package internal(set) var network = Network()
    /// How much Steward does for whom, and how fast.
    package internal(set) var limits = Limits()

    /// Where Steward speaks to Matrix.
    package struct Homeserver: Equatable, Sendable {
        /// The address that requests go to, without `/_matrix`.
        package internal(set) var url = HTTPAddress(unchecked: "")
        /// The proxy that requests go through, if any.
        package internal(set) var proxy: ProxyAddress?
    }

    /// Whom Steward speaks as.
    package struct Account: Equatable, Sendable {
        /// Steward's own user id.
        package internal(set) var user = UserID("")
        /// The device id that every login asks for, so that the homeserver sees one device for ever.
        package internal(set) var device = ""
        /// Where the token from the login lies.
        package internal(set) var tokenFile = ""
    }

    /// What Steward keeps, and where.
    package struct Store: Equatable, Sendable {
        /// The database file.
        package internal(set) var path = ""
        /// The folder of the database file, which holds whatever else Steward writes.
        package var directory: String { URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false) }
    }

    /// The officers of the network.
    package struct Officers: Equatable, Sendable {
        /// The rooms whose members are officers.
        package internal(set) var rooms: [RoomID] = []
    }

    /// Whose invites Steward follows; to all others it is silent.
    package struct Invites: Equatable, Sendable {
        /// Who may ask Steward into a room; admins and officers always may.
        package internal(set) var allow: [InviteRule] = []
    }

    /// The network that Steward serves.
    package struct Network: Equatable, Sendable {
        /// The name that Steward calls the network by.
        package internal(set) var name = ""
        /// The area that is meant where nobody names one.
        package internal(set) var area = ""
        /// The time zone that times are read and written in.
        package internal(set) var timeZone = TimeZone.gmt
    }

    /// How much Steward does for whom, and how fast.
    package struct Limits: Equatable, Sendable {
        /// Commands that one person may send in a minute.
        package internal(set) var commandsPerMinute = 0
        /// Commands that all people of one room together may send in a minute.
        package internal(set) var commandsPerMinuteInRoom = 0
        /// Rooms that Steward sends to at the same time.
        package internal(set) var roomsSideBySide = 0
        /// The largest answer that is read from the homeserver, in bytes.
        package internal(set) var responseBytes = 0
        /// Invites that Steward follows in an hour.
        package internal(set) var invitesPerHour = 0
        /// How old a message may be before the answer to it says that it is late.
        package internal(set) var lateAfter = Duration.zero
        /// How long Steward goes on sending what is ready after it was told to stop.
        package internal(set) var drain = Duration.zero
    }
}
