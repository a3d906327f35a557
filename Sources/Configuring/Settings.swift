package import Foundation
package import MatrixProtocol
import StewardCore

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

/// An address that starts with `https://` or `http://` and ends without a slash.
package struct HTTPAddress: Hashable, Sendable, CustomStringConvertible {
    /// The address as requests are built on it.
    package let description: String

    init(unchecked address: String) { description = address }
}

/// The address of a proxy: `http`, `https`, `socks5` or `socks5h` (RFC 1928; the last leaves names to the proxy).
package struct ProxyAddress: Hashable, Sendable, CustomStringConvertible {
    /// The address as curl takes it (`CURLOPT_PROXY`).
    package let description: String

    init(unchecked address: String) { description = address }
}

/// One entry of the list of those who may ask Steward into a room.
package enum InviteRule: Hashable, Sendable {
    /// This person, into any room.
    case user(UserID)
    /// Everybody of this homeserver, by its server name such as `example.org`.
    case server(String)
    /// Anybody, into this room.
    case room(RoomID)
}

extension Settings {
    /// Reads the configuration, or throws everything that is wrong with it at once; of a file that is no YAML, that alone.
    ///
    /// A variable of the environment wins over the file, the file over the default. Where systemd hands over
    /// credentials (`$CREDENTIALS_DIRECTORY`, systemd.exec(5)) the token is the one named `token`, unless a variable
    /// names another file.
    ///
    /// - Parameters:
    ///   - yaml: the text of `steward.yaml`; empty where there is no file.
    ///   - environment: every variable of the process.
    package static func read(yaml: String, environment: [String: String]) throws(Mistakes) -> Settings {
        let file = SettingsFile(yaml: yaml)
        var mistakes = file.mistakes + unknownVariables(environment)
        if file.isUnreadable { throw Mistakes(all: mistakes.sorted { $0.place < $1.place }) }
        var settings = Settings()
        for key in SettingKey.all {
            var sources = [file.written[key.name], key.written(in: environment)].compactMap(\.self)
            if sources.isEmpty, let preset = key.presetAsWritten { sources = [preset] }
            for source in sources {
                mistakes += key.fill(source, &settings).map { Mistake($0, key: key.name) }
            }
            let isTold = mistakes.contains { $0.key == key.name }
            if case .needed(let advice) = key.preset, sources.isEmpty, !isTold {
                mistakes.append(Mistake(.nowhere, key: key.name, "this is missing; \(advice)."))
            }
        }
        guard mistakes.isEmpty else { throw Mistakes(all: mistakes.sorted { $0.place < $1.place }) }
        return settings
    }

    /// Variables with our prefix that no key has: a slip of the pen would otherwise be passed over in silence.
    private static func unknownVariables(_ environment: [String: String]) -> [Mistake] {
        let known = SettingKey.all.map(\.variable) + ["STEWARD_CONFIG", "STEWARD_LOG"]
        return environment.keys.sorted().filter { $0.hasPrefix("STEWARD_") && !known.contains($0) }.map { name in
            let advice = Suggestion.nearest(to: name, in: known).map { "did you mean \($0)?" } ?? "remove it."
            return Mistake(.variable(name), "Steward knows no variable of this name; \(advice)")
        }
    }
}

extension SettingKey {
    /// What the environment says; several values are parted by commas or spaces.
    fileprivate func written(in environment: [String: String]) -> Written? {
        if let text = environment[variable], !text.isEmpty {
            let place = Mistake.Place.variable(variable)
            guard isList else { return Written(text, at: place) }
            let parts = text.split { $0 == "," || $0.isWhitespace }
            return Written(list: parts.map { Written.Entry(text: String($0), place: place) }, at: place)
        }
        guard let credential, let folder = environment["CREDENTIALS_DIRECTORY"], !folder.isEmpty else { return nil }
        return Written("\(folder)/\(credential)", at: .variable("CREDENTIALS_DIRECTORY"))
    }

    fileprivate var presetAsWritten: Written? {
        if case .text(let text) = preset { Written(text, at: .nowhere) } else { nil }
    }
}
