import ArgumentParser
import Configuring
import Foundation
import Logging
import Testing

@testable import steward

@Suite("The command line")
struct CommandLineTests {
    @Test("the configuration is the one named, by option before variable before habit")
    func path() throws {
        let variable = ["STEWARD_CONFIG": "/srv/steward.yaml"]
        #expect(try ConfigurationOptions.parse(["--config", "x"]).path(environment: variable) == "x")
        #expect(try ConfigurationOptions.parse([]).path(environment: variable) == "/srv/steward.yaml")
        #expect(
            try ConfigurationOptions.parse([]).path(environment: ["STEWARD_CONFIG": ""]) == "/etc/steward/steward.yaml")
    }

    @Test("a wrong configuration is told whole, with code 78")
    func mistakes() async throws {
        try await withFolder { folder in
            let path = folder + "/steward.yaml"
            try Data("admins: alice\nstoer: x\n".utf8).write(to: URL(filePath: path))
            let failure = #expect(throws: Failure.self) {
                try ConfigurationOptions.parse(["--config", path]).settings(environment: [:])
            }
            #expect(failure?.code == ExitCode(78))
            #expect(
                failure?.description == """
                    4 things have to be put right in \(path):
                    line 1: admins: “alice” does not start with @; write a whole user id in quotes, such as "@steward:example.org".
                    line 2: “stoer” is not a key that Steward knows; did you mean “store”?
                    homeserver.url: this is missing; write your homeserver's address, such as https://matrix.example.org.
                    account.user: this is missing; write Steward's own user id in quotes, such as "@steward:example.org".
                    """)
        }
    }

    @Test("a missing configuration, or one in another encoding, is told with code 78")
    func unreadable() async throws {
        try await withFolder { folder in
            let path = folder + "/steward.yaml"
            let missing =
                "There is no configuration at \(path) that can be read; name it with --config, or copy the example."
            #expect(throws: Failure(.badConfiguration, missing)) {
                try ConfigurationOptions.parse(["--config", path]).settings(environment: [:])
            }
            try Data([0x61, 0xE9, 0x62]).write(to: URL(filePath: path))
            let encoding = "\(path) is not plain text in UTF-8; save it so, and try again."
            #expect(throws: Failure(.badConfiguration, encoding)) {
                try ConfigurationOptions.parse(["--config", path]).settings(environment: [:])
            }
        }
    }

    @Test("the level of logging is the one named, by option before variable before habit")
    func level() throws {
        let variable = ["STEWARD_LOG": "debug"]
        #expect(try LoggingOptions.parse(["--log-level", "Error"]).handler(environment: variable).logLevel == .error)
        #expect(try LoggingOptions.parse([]).handler(environment: variable).logLevel == .debug)
        #expect(try LoggingOptions.parse([]).handler(environment: [:]).logLevel == .info)
        let sentence =
            "“loud” is not a level of logging; write one of trace, debug, info, notice, warning, error, critical."
        #expect(throws: Failure(.usage, sentence)) {
            try LoggingOptions.parse(["--log-level", "loud"]).handler(environment: [:])
        }
    }

    @Test(
        "the help names every code that Steward ends with",
        arguments: [
            ExitCode.usage, .unavailable, .noPermission, .badConfiguration,
        ])
    func codes(code: ExitCode) {
        #expect(Steward.helpMessage().contains("  \(code.rawValue)  "))
    }

    @Test(
        "the clock is fixed at a moment of the calendar, or a sentence says why not",
        arguments: [
            ("2026-03-02T10:00", nil), ("2026-10-25T01:30", nil), ("2026-02-30", "Write a day of the calendar"),
            ("2026-02-30T10:00", "Write a day of the calendar"), ("2026-03-02", "Write a day of the calendar"),
            ("2026-03-02T25:00", "Write a day of the calendar"), ("2026-03-02 10:00", "Write a day of the calendar"),
            ("2026-03-02T10:00:00", "Write a day of the calendar"), ("tomorrow", "Write a day of the calendar"),
            ("0001-01-01T00:00", "Write a day of the calendar"), ("", "Write a day of the calendar"),
            ("2026-03-29T01:30", "the next one is 2026-03-29T02:00"),
        ])
    func now(text: String, sentence: String?) throws {
        do {
            _ = try ChatCommand.parse(["--now", text])
            #expect(sentence == nil)
        } catch {
            let message = ChatCommand.message(for: error)
            #expect(sentence.map(message.contains) == true, "\(message)")
        }
    }

    @Test("no option takes a password or a token")
    func noSecrets() {
        for command in Steward.configuration.subcommands {
            let help = Steward.helpMessage(for: command)
            #expect(!help.contains("--token") && !help.contains("--password "))
        }
    }
}
