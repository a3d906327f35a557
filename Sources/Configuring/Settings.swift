package import Foundation
package import MatrixProtocol
import StewardCore

/// Everything that an admin can configure, read by `Settings.read(yaml:environment:)`.
///
/// The empty values below are never seen: reading fills each one from `SettingKey.all`, which has the defaults.
package struct Settings: Equatable, Sendable {
    /// The homeserver of Steward's account.
    package internal(set) var homeserver = Homeserver()
    /// The account that Steward uses.
    package internal(set) var account = Account()
    /// How Steward looks to others.
    package internal(set) var profile = Profile()
    /// Where Steward keeps its data.
    package internal(set) var store = Store()
    /// The officers of the network.
    package internal(set) var officers = Officers()
    /// The people who look after Steward itself; they may use every command.
    package internal(set) var admins: [UserID] = []
    /// Whose invites Steward accepts.
    package internal(set) var invites = Invites()
    /// The network that Steward serves.
    package internal(set) var network = Network()
    /// Limits on load and on time.
    package internal(set) var limits = Limits()

    /// The homeserver of Steward's account.
    package struct Homeserver: Equatable, Sendable {
        /// The base address of requests, without `/_matrix`.
        package internal(set) var url = HTTPAddress(unchecked: "")
        /// The proxy that requests go through, if any.
        package internal(set) var proxy: ProxyAddress?
    }

    /// The account that Steward uses.
    package struct Account: Equatable, Sendable {
        /// Steward's own user id.
        package internal(set) var user = UserID("")
        /// The device id of every login, so that the homeserver always sees the same device.
        package internal(set) var device = ""
        /// The file of the token that a login gave.
        package internal(set) var tokenFile = ""
    }

    /// How Steward looks to others; what is empty is left to Steward.
    package struct Profile: Equatable, Sendable {
        /// The name that rooms show.
        package internal(set) var name = ""
        /// The file of the picture.
        package internal(set) var picture = ""
    }

    /// Where Steward keeps its data.
    package struct Store: Equatable, Sendable {
        /// The database file.
        package internal(set) var path = ""
        /// The folder of the database file, in which Steward writes everything else too.
        package var directory: String { URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false) }
    }

    /// The officers of the network.
    package struct Officers: Equatable, Sendable {
        /// The rooms whose members are officers.
        package internal(set) var rooms: [RoomID] = []
    }

    /// Whose invites Steward accepts; it ignores all others.
    package struct Invites: Equatable, Sendable {
        /// Who may invite Steward into a room; admins and officers always may.
        package internal(set) var allow: [InviteRule] = []
    }

    /// The network that Steward serves.
    package struct Network: Equatable, Sendable {
        /// What a network is called that has no name yet.
        static let unnamed = "our network"
        /// The network's name as people know it.
        package internal(set) var name = ""
        /// Whether somebody has given it a name.
        package var hasName: Bool { name != Self.unnamed }
        /// The area that is meant if nobody names one.
        package internal(set) var area = ""
        /// The time zone that times are read and written in.
        package internal(set) var timeZone = TimeZone.gmt
    }

    /// Limits on load and on time.
    package struct Limits: Equatable, Sendable {
        /// How many commands one person may send in a minute.
        package internal(set) var commandsPerMinute = 0
        /// How many commands all people in one room together may send in a minute.
        package internal(set) var commandsPerMinuteInRoom = 0
        /// How many rooms Steward sends to at the same time.
        package internal(set) var roomsSideBySide = 0
        /// The largest response to read from the homeserver, in bytes.
        package internal(set) var responseBytes = 0
        /// How many invites Steward accepts in an hour.
        package internal(set) var invitesPerHour = 0
        /// The age of a message from which the answer says that it is late.
        package internal(set) var lateAfter = Duration.zero
        /// How long Steward goes on sending what is ready after it is told to stop.
        package internal(set) var drain = Duration.zero
    }
}

/// An address that starts with `https://` or `http://` and ends without a slash.
package struct HTTPAddress: Hashable, Sendable, CustomStringConvertible {
    /// The address, as requests begin with it.
    package let description: String

    init(unchecked address: String) { description = address }
}

/// The address of a proxy: `http`, `https`, `socks5` or `socks5h` (RFC 1928; the last leaves names to the proxy).
package struct ProxyAddress: Hashable, Sendable, CustomStringConvertible {
    /// The address as curl takes it (`CURLOPT_PROXY`).
    package let description: String

    init(unchecked address: String) { description = address }
}

/// An entry of the list of those who may invite Steward into a room.
package enum InviteRule: Hashable, Sendable {
    /// This person, into any room.
    case user(UserID)
    /// Everybody of this homeserver, by its server name such as `example.org`.
    case server(String)
    /// Anybody, into this room.
    case room(RoomID)
}

extension Settings {
    /// Reads the configuration; throws everything that is wrong with it at once, or only the fault in the YAML if it is
    /// not YAML.
    ///
    /// An environment variable wins over the file, and the file over the default. If systemd provides credentials
    /// (`$CREDENTIALS_DIRECTORY`, systemd.exec(5)), the token is the one named `token`, unless a variable names another
    /// file.
    ///
    /// - Parameters:
    ///   - yaml: The text of `steward.yaml`; empty if there is no file.
    ///   - environment: All environment variables of the process.
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

    /// Variables with our prefix that belong to no key; a mistyped name would otherwise go unnoticed.
    private static func unknownVariables(_ environment: [String: String]) -> [Mistake] {
        let known = SettingKey.all.map(\.variable) + ["STEWARD_CONFIG", "STEWARD_LOG"]
        return environment.keys.sorted().filter { $0.hasPrefix("STEWARD_") && !known.contains($0) }.map { name in
            let advice = Suggestion.nearest(to: name, in: known).map { "did you mean \($0)?" } ?? "remove it."
            return Mistake(.variable(name), "Steward knows no variable of this name; \(advice)")
        }
    }
}

extension SettingKey {
    /// The value in the environment; a list has commas or spaces between its values.
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
