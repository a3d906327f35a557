import ArgumentParser
import Foundation

/// The program: one command line for the daemon and for the person who looks after it.
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
            LoginCommand.self, VersionCommand.self,
        ])

    /// Runs what the command line asks for, and ends the program with a code that scripts can go by.
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

/// Which Steward this is.
enum Version {
    /// The version by semver.org; a release is tagged with it.
    static let current = "0.1.0"
}
