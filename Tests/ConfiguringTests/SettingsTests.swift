import Foundation
import MatrixProtocol
import Testing

@testable import Configuring

@Suite("Reading the settings")
struct SettingsTests {
    static let needed = """
        homeserver: {url: "https://matrix.example.org/"}
        account: {user: "@steward:example.org"}

        """

    @Test("fills every key from the file")
    func everyKey() throws {
        let settings = try Settings.read(
            yaml: """
                homeserver:
                  url: http://localhost:8008/
                  proxy: socks5h://127.0.0.1:9050
                account:
                  user: "@bot:example.org"
                  device: OTHER
                  token-file: /run/token
                profile:
                  name: Rosa
                  picture: /etc/steward/rosa.png
                store:
                  path: /srv/steward/facts.sqlite
                officers:
                  rooms: ["!one:example.org", "!31hneApxJ_1o-63DmFrpeqnkFfWppnzWso1JvH3ogLM"]
                admins:
                  - "@a:example.org"
                  - '@b:example.org'
                invites:
                  allow: ["@c:example.org", example.net, "!two:example.org", "localhost:8448"]
                network:
                  name: Rainbow Union
                  area: Leeds
                  time-zone: Europe/Dublin
                limits:
                  commands-per-minute: 1
                  commands-per-minute-in-room: 3
                  rooms-side-by-side: 2
                  response-bytes: 2000000
                  invites-per-hour: 0
                  late-after-minutes: 4
                  drain-seconds: 5
                """, environment: [:])
        #expect(settings.homeserver.url.description == "http://localhost:8008")
        #expect(settings.homeserver.proxy?.description == "socks5h://127.0.0.1:9050")
        #expect(settings.account.user == UserID("@bot:example.org"))
        #expect(settings.account.device == "OTHER")
        #expect(settings.account.tokenFile == "/run/token")
        #expect(settings.profile.name == "Rosa")
        #expect(settings.profile.picture == "/etc/steward/rosa.png")
        #expect(settings.store.path == "/srv/steward/facts.sqlite")
        #expect(
            settings.officers.rooms
                == [RoomID("!one:example.org"), RoomID("!31hneApxJ_1o-63DmFrpeqnkFfWppnzWso1JvH3ogLM")])
        #expect(settings.admins == [UserID("@a:example.org"), UserID("@b:example.org")])
        #expect(
            settings.invites.allow == [
                .user(UserID("@c:example.org")), .server("example.net"), .room(RoomID("!two:example.org")),
                .server("localhost:8448"),
            ])
        #expect(settings.network.name == "Rainbow Union")
        #expect(settings.network.area == "Leeds")
        #expect(settings.network.timeZone == TimeZone(identifier: "Europe/Dublin"))
        #expect(settings.limits.commandsPerMinute == 1)
        #expect(settings.limits.commandsPerMinuteInRoom == 3)
        #expect(settings.limits.roomsSideBySide == 2)
        #expect(settings.limits.responseBytes == 2_000_000)
        #expect(settings.limits.invitesPerHour == 0)
        #expect(settings.limits.lateAfter == .seconds(240))
        #expect(settings.limits.drain == .seconds(5))
    }

    @Test("a variable wins over the file, and takes lists with commas or spaces")
    func environment() throws {
        let settings = try Settings.read(
            yaml: Self.needed + "limits: {drain-seconds: 5}",
            environment: [
                "STEWARD_LIMITS_DRAIN_SECONDS": "7", "STEWARD_ADMINS": "@a:x.org, @b:x.org @c:x.org", "PATH": "/bin",
                "STEWARD_NETWORK_NAME": "", "STEWARD_CONFIG": "x", "STEWARD_LOG": "debug",
            ])
        #expect(settings.limits.drain == .seconds(7))
        #expect(settings.admins.map(\.rawValue) == ["@a:x.org", "@b:x.org", "@c:x.org"])
        #expect(settings.network.name == "our network")
    }

    @Test(
        "the token is systemd's credential, unless a variable names a file",
        arguments: [
            ([:], "/file"),
            (["CREDENTIALS_DIRECTORY": "/run/credentials/steward.service"], "/run/credentials/steward.service/token"),
            (["CREDENTIALS_DIRECTORY": "/run/c", "STEWARD_ACCOUNT_TOKEN_FILE": "/mine"], "/mine"),
        ] as [([String: String], String)])
    func token(environment: [String: String], path: String) throws {
        let yaml = "homeserver.url: https://x.org\naccount: {user: '@s:x.org', token-file: /file}"
        #expect(try Settings.read(yaml: yaml, environment: environment).account.tokenFile == path)
    }

    @Test("every key has a variable of its own")
    func variables() {
        #expect(Set(SettingKey.all.map(\.variable)).count == SettingKey.all.count)
        #expect(SettingKey.all.map(\.variable).contains("STEWARD_ACCOUNT_TOKEN_FILE"))
    }
}
