import ArgumentParser
import Configuring
import Foundation
import Logging

/// The options that tell a command where its configuration is.
struct ConfigurationOptions: ParsableArguments {
    @Option(
        name: .customLong("config"),
        help: .init(
            "The configuration; by default what STEWARD_CONFIG names, or else /etc/steward/steward.yaml.",
            valueName: "file"))
    var file: String?

    /// The path of the configuration file.
    func path(environment: [String: String]) -> String {
        file ?? environment["STEWARD_CONFIG"].flatMap { $0.isEmpty ? nil : $0 } ?? "/etc/steward/steward.yaml"
    }

    /// Reads the settings from the file and `environment`; throws every mistake in them.
    func settings(environment: [String: String]) throws(Failure) -> Settings {
        let path = path(environment: environment)
        let yaml = try text(of: path)
        do {
            return try Settings.read(yaml: yaml, environment: environment)
        } catch {
            let count = error.all.count == 1 ? "One thing has" : "\(error.all.count) things have"
            throw Failure(.badConfiguration, "\(count) to be put right in \(path):\n\(error)")
        }
    }

    private func text(of path: String) throws(Failure) -> String {
        let content: Data
        do {
            content = try Data(contentsOf: URL(filePath: path))
        } catch let error as CocoaError where error.code == .fileReadNoPermission {
            throw Failure(.noPermission, "You may not read the configuration \(path); try again with sudo.")
        } catch {
            throw Failure(
                .badConfiguration,
                "There is no configuration at \(path) that can be read; name it with --config, or copy the example.")
        }
        guard let text = String(data: content, encoding: .utf8) else {
            throw Failure(.badConfiguration, "\(path) is not plain text in UTF-8; save it so, and try again.")
        }
        return text
    }
}

/// The options that say what is logged, and how.
struct LoggingOptions: ParsableArguments {
    @Option(
        help: .init(
            "The least that is logged: trace, debug, info, notice, warning, error or critical; by default what STEWARD_LOG says, or else info.",
            valueName: "level"))
    var logLevel: String?

    @Flag(help: "Log as systemd's journal reads it, also where it does not listen.")
    var journal = false

    /// Sends every log record of the process to standard error; call this once, before anything is logged.
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
