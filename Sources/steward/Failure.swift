import ArgumentParser

/// Why a command failed: what a person reads, and the program's exit code.
struct Failure: Error, Equatable, CustomStringConvertible {
    /// One sentence for each thing that is wrong.
    let description: String
    /// The exit code.
    let code: ExitCode

    init(_ code: ExitCode, _ description: String) {
        self.code = code
        self.description = description
    }
}

extension Failure {
    /// An error that nobody foresaw. Only its type is told, since its description may quote what people wrote, or SQL.
    init(unforeseen error: any Error) {
        self.init(
            .software,
            "Something went wrong in Steward itself (\(type(of: error))); tell those who make it what you did.")
    }
}

/// The exit codes of Steward, from sysexits.h(3head).
extension ExitCode {
    /// EX_USAGE: the command line cannot be understood.
    static let usage = ExitCode(64)
    /// EX_DATAERR: the store is damaged, which only a person can repair.
    static let damaged = ExitCode(65)
    /// EX_UNAVAILABLE: the homeserver or the store is not available.
    static let unavailable = ExitCode(69)
    /// EX_SOFTWARE: a part of Steward ended unexpectedly.
    static let software = ExitCode(70)
    /// EX_NOPERM: something may not be read or written.
    static let noPermission = ExitCode(77)
    /// EX_CONFIG: the configuration is wrong, or something that it names cannot be used until a person repairs it.
    static let badConfiguration = ExitCode(78)
}
