import ArgumentParser
import Configuring
import Foundation

/// `steward check`.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look at the configuration, the token, the store and the homeserver, and say what is wrong.",
        discussion: "Nothing is changed. Ends with 0 where all is well, 78, 77, 69 or 65 for the first problem.")

    @OptionGroup var source: ConfigurationOptions

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let settings = try source.settings(environment: environment)
        print(Check.Finding.fine("The configuration \(source.path(environment: environment)) is complete.").line)
        let steps: [Check.Step] = [
            .token(environment: environment), .store, .homeserver(environment: environment),
            .officersRooms(environment: environment),
        ]
        let code = await Check(steps: steps).run(settings) { print($0) }
        if code != .success { throw code }
    }
}
