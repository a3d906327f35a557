import ArgumentParser
import Configuring
import Logging

/// The options that say what is logged, and how.
struct LoggingOptions: ParsableArguments {
    @Option(
        help: .init(
            "The least that is logged: trace, debug, info, notice, warning, error or critical; by default what STEWARD_LOG says, or else info.",
            valueName: "level"))
    var logLevel: String?

    @Flag(help: "Log as systemd's journal reads it, also where it does not listen.")
    var journal = false

    /// Sends every log record of the process to standard error; to be called once, before anything is logged.
    func start(environment: [String: String]) throws(Failure) {
        let handler = try handler(environment: environment)
        LoggingSystem.bootstrap { _ in handler }
    }

    /// The handler that the options and `environment` ask for.
    func handler(environment: [String: String]) throws(Failure) -> JournalHandler {
        let written = logLevel ?? environment["STEWARD_LOG"].flatMap { $0.isEmpty ? nil : $0 } ?? "info"
        guard let level = Logger.Level(rawValue: written.lowercased()) else {
            let known = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure(.usage, "“\(written)” is not a level of logging; write one of \(known).")
        }
        return JournalHandler(form: journal ? .journal : .init(environment: environment), logLevel: level)
    }
}
