import ArgumentParser
import Configuring

/// Looks at everything that Steward needs before it starts, and tells all that is wrong at once.
struct Check {
    /// One thing to look at.
    struct Step: Sendable {
        /// Looks, and tells what it found; nil if there was nothing to look at.
        let look: @Sendable (Settings) async -> Finding?
    }

    /// What a look found.
    enum Finding: Equatable, Sendable {
        /// All is well.
        case fine(String)
        /// Steward could not do its work like this.
        case problem(Failure)

        /// The finding as a line.
        var line: String {
            switch self {
            case .fine(let sentence): "ok       \(sentence)"
            case .problem(let failure): "problem  \(failure)"
            }
        }
    }

    /// What is looked at, in this order; a problem in one does not stop the next.
    let steps: [Step]

    /// Takes every step and says what it found as soon as it is found; gives the first problem's code, or success.
    func run(_ settings: Settings, say: (String) -> Void) async -> ExitCode {
        var code = ExitCode.success
        for step in steps {
            guard let finding = await step.look(settings) else { continue }
            say(finding.line)
            if case .problem(let failure) = finding, code == .success { code = failure.code }
        }
        return code
    }
}
