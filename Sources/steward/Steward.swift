import ArgumentParser

/// The program: one command line for the daemon and for the person who looks after it.
@main
struct Steward: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "steward",
        abstract: "Keeps a network's events, pickets and speakers at hand in its Matrix rooms.",
        subcommands: [ChatCommand.self])
}
