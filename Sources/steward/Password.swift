import Configuring
import Foundation

/// Reads a password without showing it.
enum Password {
    /// The next line of standard input, for scripts.
    static func fromStandardInput() throws(Failure) -> Secret {
        guard let line = readLine(), !line.isEmpty else {
            throw Failure(.usage, "There is no password on standard input; write it there on one line.")
        }
        return Secret(line)
    }

    /// What a person types at `question`, which the terminal does not show.
    static func fromTerminal(_ question: String) throws(Failure) -> Secret {
        var shown = termios()
        guard isatty(STDIN_FILENO) == 1, tcgetattr(STDIN_FILENO, &shown) == 0 else {
            throw Failure(.usage, "There is no terminal to ask for the password on; use --password-stdin.")
        }
        var hidden = shown
        // Without signals too: Ctrl-C would leave the terminal hiding what is typed.
        hidden.c_lflag &= ~tcflag_t(ECHO | ISIG)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown)
            try? FileHandle.standardError.write(contentsOf: Data("\n".utf8))
        }
        try? FileHandle.standardError.write(contentsOf: Data(question.utf8))
        guard let line = readLine(), !line.isEmpty, !line.contains("\u{3}") else {
            throw Failure(.usage, "No password was typed; nothing has changed.")
        }
        return Secret(line)
    }
}
