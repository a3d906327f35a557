import Foundation
import Runtime
import StewardCore
package import Testing

/// A conversation written down as a text file, replayed through the real dispatcher and store on a fixed clock.
///
/// The file reads as a transcript:
///
///     now 2026-03-02T10:00
///
///     member: !help more
///       !more
///       Goes on with the last list that I showed you.
///
///     officer, direct: !nonsense
///       (silence)
///
/// `now` sets the clock (Europe/London) and lets what is due by then happen. A line `somebody: text` is said by a
/// `member`, `officer` or `admin`, or by another one of that role with a name (`member Ash`), in the room that all
/// share or, after `, direct`, in a direct message; `\n` in the text is a line break. The lines below, indented by two
/// spaces, are the answer; `(says in the room)`, `(tells ash)` and the like stand before what is no answer. `#` begins a
/// remark.
package struct Conversation {
    private let path: String
    private let lines: [String]

    /// Reads the conversation in the file `path`.
    package init(path: String) throws {
        self.path = path
        var lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
        while lines.last?.isEmpty == true { lines.removeLast() }
        self.lines = lines
    }

    /// Replays it and records an issue where Steward says anything else than is written.
    ///
    /// With `STEWARD_RECORD=1` in the environment the file is written anew instead, for a person to read over.
    package func replay(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let actual = try await transcript()
        let written = lines.joined(separator: "\n")
        if ProcessInfo.processInfo.environment["STEWARD_RECORD"] == "1" {
            try (actual + "\n").write(toFile: path, atomically: true, encoding: .utf8)
        } else if actual != written {
            let name = (path as NSString).lastPathComponent
            Issue.record(
                "\(name) went otherwise:\n\(Self.difference(written, actual))", sourceLocation: sourceLocation)
        }
    }

    /// What is said when the lines of people are said again.
    package func transcript() async throws -> String { try await Self.transcript(of: lines) }

    /// What is said when people say `lines`, which read as in a file.
    package static func transcript(of lines: [String]) async throws -> String {
        var transcript: [String] = []
        var stage: Stage?
        for line in lines where !line.hasPrefix("  ") {
            transcript.append(line)
            if line.isEmpty || line.hasPrefix("#") { continue }
            if line.hasPrefix("now ") {
                transcript += try await setClock(to: String(line.dropFirst(4)), on: &stage)
            } else if let (speaker, text) = speech(line), let stage {
                let said = try await stage.say(text, as: speaker)
                transcript += said.isEmpty ? ["  (silence)"] : indented(said)
            } else {
                throw Unreadable(line: line)
            }
        }
        return transcript.joined(separator: "\n")
    }

    /// Sets the clock; at first that raises the curtain, later it lets what is due happen.
    private static func setClock(to text: String, on stage: inout Stage?) async throws -> [String] {
        let format = Date.ISO8601FormatStyle(timeZone: Stage.timeZone).year().month().day().time(
            includingFractionalSeconds: false)
        guard let now = try? format.parse(text + ":00") else { throw Unreadable(line: "now \(text)") }
        guard let current = stage else {
            stage = try await Stage(now: now)
            return []
        }
        return indented(try await current.wait(until: now))
    }

    /// Reads `officer Ash, direct: text`.
    private static func speech(_ line: String) -> (LocalRoom.Speaker, String)? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        var who = String(line[..<colon])
        let isDirect = who.hasSuffix(", direct")
        if isDirect { who.removeLast(", direct".count) }
        let words = who.split(separator: " ").map(String.init)
        guard let role = Role.allCases.first(where: { "\($0)" == words.first }) else { return nil }
        let text = line[line.index(after: colon)...].drop { $0 == " " }.replacingOccurrences(of: "\\n", with: "\n")
        return (LocalRoom.Speaker(role: role, isDirect: isDirect, name: words.dropFirst().first?.lowercased()), text)
    }

    private static func indented(_ said: [LocalRoom.Said]) -> [String] {
        said.flatMap { one in
            let words = one.plain.components(separatedBy: "\n").map { "  " + $0 }
            return switch one.manner {
            case .answers: words
            case .says: ["  (says in the room)"] + words
            case .tells(let name): ["  (tells \(name))"] + words
            case .changes: ["  (changes what it said)"] + words
            case .takesBack: ["  (takes back what it said)"]
            }
        }
    }

    private static func difference(_ written: String, _ actual: String) -> String {
        let difference = actual.components(separatedBy: "\n").difference(from: written.components(separatedBy: "\n"))
        return difference.map { change in
            switch change {
            case .remove(let offset, let line, _): "\(offset + 1) written: \(line)"
            case .insert(let offset, let line, _): "\(offset + 1) said:    \(line)"
            }
        }.joined(separator: "\n")
    }

    private struct Unreadable: Error {
        let line: String
    }
}

extension Conversation {
    /// The conversations in the folder `Conversations` beside the source file `source`, as paths.
    package static func files(beside source: String) -> [String] {
        let folder = URL(filePath: source).deletingLastPathComponent().appending(path: "Conversations").path()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".txt") }.sorted().map { folder + "/" + $0 }
    }
}
