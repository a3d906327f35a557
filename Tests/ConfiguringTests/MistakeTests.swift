import Testing

@testable import Configuring

@Suite("What is wrong with the settings")
struct MistakeTests {
    /// Values that do not fit, one key each.
    static let misfits: [(yaml: String, sentence: String)] = [
        (
            "homeserver: {url: matrix.example.org}",
            "homeserver.url: “matrix.example.org” does not start with https:// or http://; write one such as https://matrix.example.org."
        ),
        (
            "homeserver: {url: 'ftp://x.org'}",
            "homeserver.url: “ftp://x.org” does not start with https:// or http://; write one such as https://matrix.example.org."
        ),
        (
            "homeserver: {url: 'https://x.org/_matrix/client'}",
            "homeserver.url: “https://x.org/_matrix/client” holds the start of a request; leave out everything from /_matrix on."
        ),
        (
            "homeserver: {url: 'https://x.org/?a=b'}",
            "homeserver.url: “https://x.org/?a=b” holds more than an address; leave out everything from ? or # on."
        ),
        (
            "homeserver: {url: 'https://me:secret@x.org'}",
            "homeserver.url: the address holds a name or a password; leave out everything up to and with the @."
        ),
        (
            "homeserver: {url: 'https://'}",
            "homeserver.url: “https://” names no machine that can be reached; write one such as https://matrix.example.org."
        ),
        (
            "homeserver: {url: 'https://x.org:99999'}",
            "homeserver.url: “https://x.org:99999” names no machine that can be reached; write one such as https://matrix.example.org."
        ),
        (
            "homeserver: {proxy: 'tor'}",
            "homeserver.proxy: “tor” does not start with http:// or https:// or socks5:// or socks5h://; write one such as socks5h://127.0.0.1:9050."
        ),
        (
            "account: {user: steward}",
            "account.user: “steward” does not start with @; write a whole user id in quotes, such as \"@steward:example.org\"."
        ),
        (
            "account: {user: '@steward'}",
            "account.user: “@steward” does not end with a colon and the server's name; write a whole user id in quotes, such as \"@steward:example.org\"."
        ),
        (
            "account: {user: '@:x.org'}",
            "account.user: “@:x.org” is not a user id; write a whole user id in quotes, such as \"@steward:example.org\"."
        ),
        (
            "account: {user: ['@a:x.org']}",
            "account.user: this takes one value, not a list; write it after the colon."
        ),
        ("account: {device: my bot}", "account.device: “my bot” has a space in it; write one word, such as STEWARD."),
        (
            "store: {path: ~/steward.sqlite}",
            "store.path: “~/steward.sqlite” starts with ~, which only a shell understands; write the whole path, starting with /."
        ),
        ("store: {path: /var/lib/}", "store.path: “/var/lib/” is a folder; write the path of a file in it."),
        (
            "officers: {rooms: ['#officers:x.org']}",
            "officers.rooms: “#officers:x.org” is a room's address, which can move to another room; write the room's id, which starts with ! and stands in the room's settings under Advanced."
        ),
        (
            "officers: {rooms: Officers}",
            "officers.rooms: “Officers” is not a room's id; write one that starts with ! in quotes, such as \"!abc:example.org\"."
        ),
        ("officers: {rooms: !abc:x.org }", "officers.rooms: what starts with ! needs quotes; write \"!abc:x.org\"."),
        (
            "officers: {rooms: [[a]]}",
            "officers.rooms: each value stands alone here, and more was written below it; write one value on each line."
        ),
        (
            "invites: {allow: [our friends]}",
            "invites.allow: “our friends” is neither a person nor a server nor a room; write \"@name:example.org\", example.org or \"!abc:example.org\"."
        ),
        (
            "network: {time-zone: Europe/Lodnon}",
            "network.time-zone: “Europe/Lodnon” is not a time zone; did you mean Europe/London?"
        ),
        (
            "network: {time-zone: here}",
            "network.time-zone: “here” is not a time zone; write one such as Europe/London."
        ),
        (
            "limits: {commands-per-minute: many}",
            "limits.commands-per-minute: “many” is not a whole number; write one from 1 to 600."
        ),
        (
            "limits: {commands-per-minute: 0}",
            "limits.commands-per-minute: “0” is too small a number; write one from 1 to 600."
        ),
        (
            "limits: {late-after-minutes: 15 minutes}",
            "limits.late-after-minutes: “15 minutes” is not a whole number of minutes; write one from 1 to 1440."
        ),
        (
            "limits: {drain-seconds: 3600}",
            "limits.drain-seconds: “3600” is too large a number of seconds; write one from 0 to 60."
        ),
        (
            "limits: 30",
            "limits: no value can stand here; write on lines of their own, indented: “commands-per-minute”, “commands-per-minute-in-room”, “rooms-side-by-side”, “response-bytes”, “invites-per-hour”, “late-after-minutes”, “drain-seconds”."
        ),
        ("limit: {}", "“limit” is not a key that Steward knows; did you mean “limits”?"),
        (
            "limits: {command-per-minute: 3}",
            "“limits.command-per-minute” is not a key that Steward knows; did you mean “commands-per-minute”?"
        ),
        (
            "account: {token_file: /x}",
            "“account.token_file” is not a key that Steward knows; did you mean “token-file”?"
        ),
        ("time-zone: Europe/London", "“time-zone” is not a key that Steward knows; did you mean “network.time-zone”?"),
        (
            "store: {colour: red}",
            "“store.colour” is not a key that Steward knows; here it knows “path”."
        ),
        ("{[a]: b}", "this is not a key; write a word and a colon."),
    ]

    @Test("a value that does not fit is told in one sentence", arguments: misfits)
    func misfit(yaml: String, sentence: String) {
        let (url, user) = (yaml.hasPrefix("homeserver: {url"), yaml.hasPrefix("account: {user"))
        var environment: [String: String] = [:]
        if !url { environment["STEWARD_HOMESERVER_URL"] = "https://x.org" }
        if !user { environment["STEWARD_ACCOUNT_USER"] = "@s:x.org" }
        #expect(mistakes(in: yaml, environment: environment) == ["line 1: \(sentence)"])
    }

    /// Files that cannot be read on after their first fault.
    static let unreadable: [(yaml: String, sentence: String)] = [
        ("admins:\n  - @a:x.org", "line 2: what starts with @ needs quotes; write \"@a:x.org\"."),
        ("officers: {rooms: [!abc:x.org]}", "line 1: what starts with ! needs quotes; write \"!abc:x.org\"."),
        ("limits:\n\tdrain-seconds: 3", "line 2: the line starts with a tab; indent it with spaces instead."),
        ("admins: []\nadmins: []", "line 1: “admins” stands here more than once; keep one and remove the others."),
        (
            "network:\n  name: a: b",
            "line 2: the file cannot be read from here on (mapping values are not allowed in this context); look at indentation, quotes and colons in this line and the one before."
        ),
        (
            "network: &n\n  name: x\nlimits: *n",
            "line 3: “*n” stands for what was written elsewhere; write that out here."
        ),
        (
            "a: &a [x, x]\nb: &b [*a, *a]\n? [*b, *b]\n: x",
            "line 2: “*a” stands for what was written elsewhere; write that out here."
        ),
        ("a: \u{1}", "the file holds characters that are not text; save it as plain text in UTF-8."),
    ]

    @Test("a file that is not YAML says where it breaks off", arguments: unreadable)
    func unreadableFile(yaml: String, sentence: String) {
        let environment = ["STEWARD_HOMESERVER_URL": "https://x.org", "STEWARD_ACCOUNT_USER": "@s:x.org"]
        #expect(mistakes(in: yaml, environment: environment) == [sentence])
    }

    @Test("all mistakes are told at once, each with its line, in the order of the file")
    func allAtOnce() {
        let yaml = """
            homeserver:
              url: x.org
            acount: {}
            admins:
              - "@a:x.org"
              - b
              - "@c"
            limits:
              drain-seconds: soon
            limits.drain-seconds: 5
            """
        let starts = mistakes(in: yaml, environment: ["STEWARD_LIMITS_RESPONSE_BYTES": "1", "STEWARD_ADMIN": "x"])
            .map { $0.split(separator: ";")[0] }
        #expect(
            starts == [
                "line 2: homeserver.url: “x.org” does not start with https:// or http://",
                "line 3: “acount” is not a key that Steward knows",
                "line 6: admins: “b” does not start with @",
                "line 7: admins: “@c” does not end with a colon and the server's name",
                "line 9: limits.drain-seconds: “soon” is not a whole number of seconds",
                "line 10: limits.drain-seconds: this was written before (line 9)",
                "STEWARD_ADMIN: Steward knows no variable of this name",
                "STEWARD_LIMITS_RESPONSE_BYTES: limits.response-bytes: “1” is too small a number",
                "account.user: this is missing",
            ])
    }

    @Test("what was read is shown on one line, without control characters, and shortened")
    func shown() {
        #expect(Mistake.shown("a\nb\u{1B}[31m\u{202E}") == "a�b�[31m�")
        #expect(Mistake.shown(String(repeating: "x", count: 61)) == String(repeating: "x", count: 59) + "…")
    }
}
