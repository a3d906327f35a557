import ArgumentParser

/// `steward version`.
struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "version", abstract: "Say which Steward this is.")

    func run() { print("steward \(Version.current)") }
}
