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
/// share or, after `, direct`, in a direct message or, after `, in leeds`, in a room of that name (`officers` is the
/// officers' own); `\n` in the text is a line break. `somebody reacts: 👍` reacts to the last answer there,
/// `somebody replies: text` replies to the last post. The lines
/// below, indented by two spaces, are the answer; `(says in the room)`, `(says in leeds)` or `(tells ash)` stands before
/// what phones are notified of, `(changes in leeds)` before other words in place of that. `#` begins a remark.
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
                let said =
                    switch line.prefix(while: { $0 != ":" }).split(separator: " ").last {
                    case "reacts": try await stage.react(text, as: speaker)
                    case "replies": try await stage.reply(text, as: speaker)
                    default: try await stage.say(text, as: speaker)
                    }
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
        let text = line[line.index(after: colon)...].drop { $0 == " " }.replacingOccurrences(of: "\\n", with: "\n")
        let beginning = line[..<colon].split(separator: " ").filter { !["reacts", "replies"].contains($0) }.joined(
            separator: " ")
        let parts = beginning.components(separatedBy: ", ")
        let words = parts[0].split(separator: " ").map(String.init)
        guard let role = Role.allCases.first(where: { "\($0)" == words.first }) else { return nil }
        let place = parts.dropFirst().first ?? ""
        return (
            LocalRoom.Speaker(
                role: role, isDirect: place == "direct", name: words.dropFirst().first?.lowercased(),
                otherRoom: place.hasPrefix("in ") ? String(place.dropFirst(3)) : nil), text
        )
    }

    private static func indented(_ said: [LocalRoom.Said]) -> [String] {
        said.flatMap { one in
            let words = one.plain.isEmpty ? [] : one.plain.components(separatedBy: "\n").map { "  " + $0 }
            return manner(one).map { ["  (\($0))"] + words } ?? words
        }
    }

    private static func manner(_ said: LocalRoom.Said) -> String? {
        let place = said.place.map { "in \($0)" } ?? "in the room"
        return switch said.manner {
        case .answer: nil
        case .post where said.isTold: "tells \(said.place ?? "")"
        case .post: "says \(place)"
        case .revision: "changes \(place)"
        case .takingBack: "takes back \(place)"
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
