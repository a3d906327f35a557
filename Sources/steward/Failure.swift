import ArgumentParser

/// Why a command cannot be done: what a person reads, and what the program ends with.
struct Failure: Error, Equatable, CustomStringConvertible {
    /// One sentence for each thing that is wrong.
    let description: String
    /// The code that the program ends with.
    let code: ExitCode

    init(_ code: ExitCode, _ description: String) {
        self.code = code
        self.description = description
    }
}

extension Failure {
    /// What nobody has foreseen: by its kind alone, as its words may quote what people wrote or how the store is asked.
    init(unforeseen error: any Error) {
        self.init(
            .software,
            "Something went wrong in Steward itself (\(type(of: error))); tell those who make it what you did.")
    }
}

/// The codes of sysexits.h(3head) that Steward ends with.
extension ExitCode {
    /// EX_USAGE: the command line cannot be understood.
    static let usage = ExitCode(64)
    /// EX_DATAERR: the store is damaged, which only a person can mend.
    static let damaged = ExitCode(65)
    /// EX_UNAVAILABLE: the homeserver or the store is not available.
    static let unavailable = ExitCode(69)
    /// EX_SOFTWARE: a part of Steward ended that should not have.
    static let software = ExitCode(70)
    /// EX_NOPERM: something may not be read or written.
    static let noPermission = ExitCode(77)
    /// EX_CONFIG: the configuration is wrong, or what it names cannot be used until a person mends it.
    static let badConfiguration = ExitCode(78)
}
