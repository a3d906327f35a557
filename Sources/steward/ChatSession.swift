import Foundation
import MatrixProtocol
import Runtime
import StewardCore

/// A talk in the terminal, line by line.
struct ChatSession {
    let room: LocalRoom
    var speaker: LocalRoom.Speaker

    /// Talks until the end of the input or `/quit`.
    mutating func run() async throws {
        let isTerminal = isatty(STDIN_FILENO) == 1
        if isTerminal { try show(ChatWords.greeting) }
        while let line = try nextLine(isTerminal) {
            switch line.trimmingCharacters(in: .whitespaces) {
            case "/quit" where isTerminal: return
            case "/help" where isTerminal: try show(ChatWords.greeting)
            case "/direct" where isTerminal: speaker.isDirect = true
            case "/room" where isTerminal: speaker.isDirect = false
            case let word where isTerminal && Role.named(word) != nil:
                speaker = .init(role: Role.named(word) ?? .member, isDirect: speaker.isDirect)
            case "": continue
            default: try await say(line, isTerminal)
            }
        }
    }

    private func say(_ line: String, _ isTerminal: Bool) async throws {
        let said = try await room.say(line, as: speaker, event: EventID("$\(UUID().uuidString)"))
        for one in said { try show(one.plain) }
        if said.isEmpty, isTerminal { try show(ChatWords.silence) }
    }

    /// Writes at once, so that a program at the other end of a pipe need not wait.
    private func show(_ text: String) throws {
        try FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
    }

    private func nextLine(_ isTerminal: Bool) throws -> String? {
        if isTerminal { try FileHandle.standardOutput.write(contentsOf: Data(ChatWords.prompt(speaker).utf8)) }
        return readLine()
    }
}

/// The words of the terminal itself.
enum ChatWords {
    static let greeting = """
        You are in a made-up room with Steward. Type !help, or !events.
        /member, /officer and /admin change who you are; /direct and /room where you speak; /quit ends.
        """
    static let silence = "(Steward says nothing to that.)"

    static func prompt(_ speaker: LocalRoom.Speaker) -> String {
        "\(speaker.role)\(speaker.isDirect ? ", direct" : "")> "
    }
}
