/// A key of `steward.yaml`. `all` is the one list of them, with their defaults and forms.
struct SettingKey: Sendable {
    /// The whole name with its sections, such as `account.token-file`.
    let name: String
    /// The value if nothing is written.
    let preset: Preset
    /// True for a key that takes any number of values.
    let isList: Bool
    /// The systemd credential to read if no variable is set (systemd.exec(5), "Credentials").
    let credential: String?
    /// Reads what was written into the settings; returns what is wrong with it.
    let fill: @Sendable (Written, inout Settings) -> [Complaint]

    /// The value if nothing is written.
    enum Preset: Sendable, Equatable {
        /// There is none: the admin has to write it. Says in words what it is.
        case needed(String)
        /// This text, as if it were written.
        case text(String)
        /// No value, or an empty list.
        case empty
    }

    /// The environment variable that wins over the file: `STEWARD_ACCOUNT_TOKEN_FILE` for `account.token-file`.
    var variable: String {
        "STEWARD_" + name.uppercased().map { $0 == "." || $0 == "-" ? "_" : String($0) }.joined()
    }

    /// A key of one value.
    init<Value: Sendable>(
        _ name: String, _ place: any WritableKeyPath<Settings, Value> & Sendable, _ form: Form<Value>,
        preset: Preset, credential: String? = nil
    ) {
        self.name = name
        self.preset = preset
        self.credential = credential
        isList = false
        fill = { written, settings in
            guard !written.isList, let entry = written.entries.first else {
                let misfit = Misfit("this takes one value, not a list", "write it after the colon")
                return [Complaint(written.place, misfit)]
            }
            do throws(Misfit) {
                settings[keyPath: place] = try form.read(entry.text)
                return []
            } catch {
                return [Complaint(entry, error)]
            }
        }
    }

    /// A key of any number of values; a single one need not be written as a list.
    init<Value: Sendable>(
        _ name: String, _ place: any WritableKeyPath<Settings, [Value]> & Sendable, eachOf form: Form<Value>
    ) {
        self.name = name
        preset = .empty
        credential = nil
        isList = true
        fill = { written, settings in
            var complaints: [Complaint] = []
            var values: [Value] = []
            for entry in written.entries {
                do throws(Misfit) {
                    values.append(try form.read(entry.text))
                } catch {
                    complaints.append(Complaint(entry, error))
                }
            }
            settings[keyPath: place] = values
            return complaints
        }
    }

    /// Every key, in the order of `steward.yaml`.
    static let all: [SettingKey] = [
        SettingKey(
            "homeserver.url", \.homeserver.url, .httpAddress,
            preset: .needed("write your homeserver's address, such as https://matrix.example.org")),
        SettingKey("homeserver.proxy", \.homeserver.proxy, .proxyAddress, preset: .empty),
        SettingKey(
            "account.user", \.account.user, .userID,
            preset: .needed("write Steward's own user id in quotes, such as \"@steward:example.org\"")),
        SettingKey("account.device", \.account.device, .word, preset: .text("STEWARD")),
        SettingKey(
            "account.token-file", \.account.tokenFile, .path, preset: .text("/etc/steward/token"), credential: "token"),
        SettingKey("profile.name", \.profile.name, .text, preset: .empty),
        SettingKey("profile.picture", \.profile.picture, .path, preset: .empty),
        SettingKey("store.path", \.store.path, .path, preset: .text("/var/lib/steward/steward.sqlite")),
        SettingKey("officers.rooms", \.officers.rooms, eachOf: .roomID),
        SettingKey("admins", \.admins, eachOf: .userID),
        SettingKey("invites.allow", \.invites.allow, eachOf: .inviteRule),
        SettingKey("network.name", \.network.name, .text, preset: .text(Settings.Network.unnamed)),
        SettingKey("network.area", \.network.area, .text, preset: .text("United Kingdom")),
        SettingKey("network.time-zone", \.network.timeZone, .timeZone, preset: .text("Europe/London")),
        SettingKey("limits.commands-per-minute", \.limits.commandsPerMinute, .whole(1...600), preset: .text("30")),
        SettingKey(
            "limits.commands-per-minute-in-room", \.limits.commandsPerMinuteInRoom, .whole(1...6000),
            preset: .text("120")),
        SettingKey("limits.rooms-side-by-side", \.limits.roomsSideBySide, .whole(1...256), preset: .text("32")),
        SettingKey(
            "limits.response-bytes", \.limits.responseBytes, .whole(1_048_576...1_073_741_824),
            preset: .text("67108864")),
        SettingKey("limits.invites-per-hour", \.limits.invitesPerHour, .whole(0...1000), preset: .text("20")),
        SettingKey("limits.late-after-minutes", \.limits.lateAfter, .minutes(1...1440), preset: .text("15")),
        SettingKey("limits.drain-seconds", \.limits.drain, .seconds(0...60), preset: .text("10")),
    ]
}
