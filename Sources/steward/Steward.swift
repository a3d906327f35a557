import ArgumentParser
import Foundation

/// The program: a command line for the daemon and for the admin who looks after it.
@main
struct Steward: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "steward",
        abstract: "Keeps a network's events, pickets and speakers at hand in its Matrix rooms.",
        discussion: """
            What Steward ends with (sysexits.h):
              0   all is well
              64  the command line cannot be understood
              65  the store is damaged
              69  the homeserver or the store is not available
              70  something went wrong in Steward itself
              77  a file or the homeserver does not let Steward in
              78  the configuration is wrong
            """,
        version: Version.current,
        subcommands: [
            RunCommand.self, ChatCommand.self, SeedCommand.self, ImportCommand.self, CheckCommand.self,
            LoginCommand.self, ExplainCommand.self, VersionCommand.self,
        ])

    /// Runs the command and ends the program with an exit code for scripts.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var waiting = command as? any AsyncParsableCommand {
                try await waiting.run()
            } else {
                try command.run()
            }
        } catch let failure as Failure {
            end(failure)
        } catch  where exitCode(for: error) == .failure {
            end(Failure(unforeseen: error))
        } catch {
            exit(withError: error)
        }
    }

    private static func end(_ failure: Failure) -> Never {
        try? FileHandle.standardError.write(contentsOf: Data((failure.description + "\n").utf8))
        exit(withError: failure.code)
    }
}

/// `steward version`.
struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "version", abstract: "Say which Steward this is.")

    func run() { print("steward \(Version.current)") }
}

/// The version of this program.
enum Version {
    /// The version (semver.org); releases are tagged with it.
    static let current = "0.1.0"
}
