import Foundation
import Glibc
import MatrixProtocol
import Testing

@testable import Configuring

@Suite("The token file")
struct TokenFileTests {
    static func token(_ access: String, issued: TimeInterval?, device: String? = "STEWARD") -> StoredToken {
        StoredToken(
            accessToken: Secret(access), refreshToken: Secret("again"),
            expiresAt: Date(timeIntervalSince1970: 2_000_000),
            issuedAt: issued.map(Date.init(timeIntervalSince1970:)), user: UserID("@steward:example.org"),
            device: device, homeserver: "https://matrix.example.org")
    }

    @Test("gives back what was written, and only its owner can read it")
    func roundTrip() throws {
        try withFolder { folder in
            let file = TokenFile(path: folder + "/token")
            try file.write(Self.token("first", issued: 1000))
            try file.write(Self.token("second", issued: 2000))
            #expect(try file.read() == Self.token("second", issued: 2000))
            #expect(try mode(of: file.path) == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["token"])
        }
    }

    @Test("holds the fields by which other programs know them")
    func fields() throws {
        try withFolder { folder in
            let file = TokenFile(path: folder + "/token")
            try file.write(Self.token("secret", issued: 1000))
            let text = try String(contentsOfFile: file.path, encoding: .utf8)
            for name in ["access_token", "refresh_token", "expires_at", "issued_at", "user", "device", "homeserver"] {
                #expect(text.contains("\"\(name)\" : "), "\(name)")
            }
            #expect(text.contains("\"1970-01-24T03:33:20Z\""))
        }
    }

    @Test("may hold the bare token on a line")
    func bareToken() throws {
        try withFolder { folder in
            try put(" syt_abc \n", at: folder + "/token", mode: 0o400)
            #expect(try TokenFile(path: folder + "/token").read() == StoredToken(accessToken: Secret("syt_abc")))
        }
    }

    @Test("that is not there gives nothing")
    func absent() throws {
        try withFolder { folder in
            let token = try TokenFile(path: folder + "/token").read()
            #expect(token == nil)
        }
    }

    @Test("that others can read is refused", arguments: [0o640, 0o604, 0o620, 0o601] as [mode_t])
    func readable(mode: mode_t) throws {
        try withFolder { folder in
            let path = folder + "/token"
            try put("syt_abc", at: path, mode: mode)
            let sentence = "Others can read the token file \(path); keep it to its owner with: chmod 600 \(path)"
            #expect(throws: TokenFileMistake(sentence)) { try TokenFile(path: path).read() }
            #expect(try TokenFile(path: path, isGuarded: true).read() != nil)
        }
    }

    @Test(
        "without a token in it is refused, and none of it is repeated",
        arguments: [
            "", "\n", "two words", "{\"access_token\": \"\"}", "{\"token\": \"x\"}", "{", "{}{}", "a\u{0}b", "é",
        ])
    func unreadable(text: String) throws {
        try withFolder { folder in
            let path = folder + "/token"
            try put(text, at: path, mode: 0o600)
            #expect(throws: TokenFileMistake("\(path) holds no token; write a new one with: steward login")) {
                try TokenFile(path: path).read()
            }
        }
    }

    @Test("that is a folder, or lies in no folder, is told plainly")
    func noFile() throws {
        try withFolder { folder in
            #expect(throws: TokenFileMistake("\(folder) is not a file; name the token's file with account.token-file."))
            {
                try TokenFile(path: folder).read()
            }
            let path = folder + "/none/token"
            let sentence =
                "The token cannot be kept in \(path) (No such file or directory); see who may write to its folder."
            #expect(throws: TokenFileMistake(sentence)) {
                try TokenFile(path: path).write(Self.token("x", issued: 1))
            }
        }
    }

    @Test("any bytes give a token or a sentence", arguments: 0..<20)
    func anyBytes(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        try withFolder { folder in
            let file = TokenFile(path: folder + "/token")
            try file.write(Self.token("secret", issued: 1000))
            let whole = try Data(contentsOf: URL(filePath: file.path))
            for _ in 0..<20 {
                var bytes = whole.prefix(Int.random(in: 0...whole.count, using: &random))
                if !bytes.isEmpty { bytes[Int.random(in: 0..<bytes.count, using: &random)] = random.next() }
                try bytes.write(to: URL(filePath: file.path))
                do throws(TokenFileMistake) {
                    #expect(try file.read()?.accessToken.revealed.isEmpty == false)
                } catch {
                    #expect(!error.description.contains("secret"))
                }
            }
        }
    }

    @Test("a secret is never printed")
    func hidden() {
        let token = Self.token("secret", issued: 1)
        var dumped = ""
        dump(token, to: &dumped)
        for text in ["\(token)", String(reflecting: token), dumped] {
            #expect(text.contains("STEWARD") && !text.contains("secret") && !text.contains("again"))
        }
    }
}

@Suite("The given and the renewed token")
struct TokenFilesTests {
    /// What is given, what is renewed, and which is used.
    static let choices: [(given: StoredToken?, renewed: StoredToken?, used: String?)] = [
        (nil, nil, nil),
        (TokenFileTests.token("given", issued: 1), nil, "given"),
        (nil, TokenFileTests.token("renewed", issued: 1), "renewed"),
        (TokenFileTests.token("given", issued: 1), TokenFileTests.token("renewed", issued: 2), "renewed"),
        (TokenFileTests.token("given", issued: 2), TokenFileTests.token("renewed", issued: 1), "given"),
        (TokenFileTests.token("given", issued: 1), TokenFileTests.token("renewed", issued: 2, device: "B"), "given"),
        (TokenFileTests.token("given", issued: nil), TokenFileTests.token("renewed", issued: 2), "given"),
    ]

    @Test("the later one of the same device is used", arguments: choices)
    func newest(given: StoredToken?, renewed: StoredToken?, used: String?) throws {
        try withFolder { folder in
            try FileManager.default.createDirectory(atPath: folder + "/state", withIntermediateDirectories: false)
            let settings = try Settings.read(
                yaml: """
                    homeserver: {url: "https://x.org"}
                    account: {user: "@steward:example.org", token-file: \(folder)/token}
                    store: {path: \(folder)/state/steward.sqlite}
                    """, environment: [:])
            let files = TokenFiles(settings: settings, environment: [:])
            #expect(files.renewed.path == "\(folder)/state/token")
            if let given { try files.given.write(given) }
            if let renewed { try files.keep(renewed) }
            #expect(try files.newest()?.accessToken.revealed == used)
        }
    }

    @Test("only a token among systemd's credentials may show group bits")
    func guarded() throws {
        let environment = [
            "CREDENTIALS_DIRECTORY": "/run/credentials/steward.service", "STEWARD_HOMESERVER_URL": "https://x.org",
            "STEWARD_ACCOUNT_USER": "@s:x.org",
        ]
        let settings = try Settings.read(yaml: "", environment: environment)
        let files = TokenFiles(settings: settings, environment: environment)
        #expect(files.given == TokenFile(path: "/run/credentials/steward.service/token", isGuarded: true))
        #expect(!files.renewed.isGuarded)
        #expect(!TokenFiles(settings: settings, environment: [:]).given.isGuarded)
    }
}

/// Runs `body` with the path of a new folder, which is removed afterwards.
func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "steward-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path(percentEncoded: false))
}

private func put(_ text: String, at path: String, mode: mode_t) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
    try #require(chmod(path, mode) == 0)
}

private func mode(of path: String) throws -> mode_t {
    var status = stat()
    try #require(stat(path, &status) == 0)
    return status.st_mode & 0o7777
}
