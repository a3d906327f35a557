import FeatureKit
package import Foundation
import MatrixProtocol
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
/// `somebody replies: text` replies to the last post, and with the beginning of a message after it in quotation marks
/// (`reacts to "Cancel event 1?": 👍`, `replies to "hello": text`) to the last message there that begins so;
/// `edits "yse": yes` puts other words in place of the last line there that begins so, whoever said it. The lines
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

    /// Replays it, and records an issue if Steward says anything other than what is written, or answers at greater
    /// length than its command says (`CommandEntry.whyLong`).
    ///
    /// With `STEWARD_RECORD=1` in the environment it writes the file anew instead, for a person to read. `open` makes
    /// the stage.
    package func replay(
        on open: (Date) async throws -> Stage = { try await Stage(now: $0) },
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let (said, tooLong) = try await Self.play(lines, on: open)
        for answer in tooLong {
            Issue.record("\((path as NSString).lastPathComponent): \(answer)", sourceLocation: sourceLocation)
        }
        let actual = said.joined(separator: "\n")
        let written = lines.joined(separator: "\n")
        if ProcessInfo.processInfo.environment["STEWARD_RECORD"] == "1" {
            try (actual + "\n").write(toFile: path, atomically: true, encoding: .utf8)
        } else if actual != written {
            let name = (path as NSString).lastPathComponent
            Issue.record(
                "\(name) went otherwise:\n\(Self.difference(written, actual))", sourceLocation: sourceLocation)
        }
    }

    /// What is said if the lines of the people are said again.
    package func transcript() async throws -> String { try await Self.transcript(of: lines) }

    /// What is said if people say `lines`, which are written as in a file.
    package static func transcript(
        of lines: [String], on open: (Date) async throws -> Stage = { try await Stage(now: $0) }
    ) async throws -> String {
        try await play(lines, on: open).transcript.joined(separator: "\n")
    }

    private static func play(
        _ lines: [String], on open: (Date) async throws -> Stage
    ) async throws -> (transcript: [String], tooLong: [String]) {
        var transcript: [String] = []
        var lengths = AnswerLengths()
        var stage: Stage?
        for line in lines where !line.hasPrefix("  ") {
            transcript.append(line)
            if line.isEmpty || line.hasPrefix("#") { continue }
            if line.hasPrefix("now ") {
                transcript += try await setClock(to: String(line.dropFirst(4)), on: &stage, open)
            } else if let speech = Speech(line), let stage {
                let said = try await say(speech, on: stage)
                checkViews(of: said)
                lengths.check(said, to: speech, line, on: stage)
                transcript += said.isEmpty ? ["  (silence)"] : indented(said)
            } else {
                throw Unreadable(line: line)
            }
        }
        return (transcript, lengths.tooLong)
    }

    private static func say(_ speech: Speech, on stage: Stage) async throws -> [LocalRoom.Said] {
        let (speaker, text) = (speech.speaker, speech.text)
        guard let manner = speech.manner else { return try await stage.say(text, as: speaker) }
        let quoted =
            speech.isQuoting
            ? stage.message(speech.quoted, in: speaker.room, byPeople: manner == .edits ? true : nil) : nil
        guard !speech.isQuoting || quoted != nil else {
            throw Unreadable(line: "no message begins with \(speech.quoted)")
        }
        let message = quoted ?? stage.lastSaid(in: speaker.room, isAnswer: manner == .reacts) ?? EventID("$nothing")
        return switch manner {
        case .reacts: try await stage.react(text, to: message, as: speaker)
        case .replies: try await stage.say(text, inReplyTo: message, as: speaker)
        case .edits: try await stage.edit(message, to: text, as: speaker)
        }
    }

    /// Sets the clock. The first time this makes the stage; later it lets happen what is due.
    private static func setClock(
        to text: String, on stage: inout Stage?, _ open: (Date) async throws -> Stage
    ) async throws -> [String] {
        let format = Date.ISO8601FormatStyle(timeZone: Stage.timeZone).year().month().day().time(
            includingFractionalSeconds: false)
        guard let now = try? format.parse(text + ":00") else { throw Unreadable(line: "now \(text)") }
        guard let current = stage else {
            stage = try await open(now)
            return []
        }
        let said = try await current.wait(until: now)
        checkViews(of: said)
        return indented(said)
    }

    /// Records an issue for what one of the clients that people have would show badly.
    private static func checkViews(of said: [LocalRoom.Said]) {
        for one in said {
            for problem in ClientView.problems(plain: one.plain, html: one.html) { Issue.record("\(problem)") }
        }
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

/// The answers of a conversation that are longer than their commands say.
private struct AnswerLengths {
    private(set) var tooLong: [String] = []
    /// The commands that each person gave, to one of which an answer to our question belongs.
    private var given: [String: [CommandEntry]] = [:]

    mutating func check(_ said: [LocalRoom.Said], to speech: Speech, _ line: String, on stage: Stage) {
        let commands = commands(speech, on: stage)
        if commands.contains(where: { $0.whyLong != nil }) { return }
        for one in said where one.manner == .answer || one.isTold {
            let lines = one.plain.split(separator: "\n", omittingEmptySubsequences: false).count
            if lines > Reply.mostLines || one.plain.count > Reply.mostLetters {
                tooLong.append("\(line)\nhas \(lines) lines and \(one.plain.count) letters:\n\(one.plain)")
            }
        }
    }

    /// What somebody may have meant: a command by its words or by a sentence; or one that they gave before and now
    /// answer our question about.
    private mutating func commands(_ speech: Speech, on stage: Stage) -> [CommandEntry] {
        let words = Words(speech.text)
        let isMarked = words.text.hasPrefix("!")
        let before = isMarked ? [] : given[speech.speaker.name] ?? []
        var meant: CommandEntry?
        if isMarked || speech.speaker.isDirect {
            let command = stage.features.find(isMarked ? Words(words.text.dropFirst()) : words)?.command.entry
            if let command { given[speech.speaker.name, default: []].append(command) }
            let numbered = NumberAskedFor(words).flatMap { stage.features.one($0, listedBy: nil)?.command.entry }
            let sentence = stage.features.meant(by: words, at: stage.now)?.command.entry
            meant = command ?? (isMarked ? nil : numbered ?? sentence)
        }
        return before + (meant.map { [$0] } ?? [])
    }
}

/// What a person does in a conversation: `officer Ash, direct replies to "Is this right?": yes`.
private struct Speech {
    enum Manner: String, CaseIterable { case reacts, replies, edits }

    let speaker: LocalRoom.Speaker
    /// Nil if it is simply said.
    let manner: Manner?
    /// The beginning of the message that it is about, and whether that is written.
    let quoted: String
    let isQuoting: Bool
    let text: String

    init?(_ line: String) {
        let marks = line.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        // Quotation marks in what is said come after the first colon.
        isQuoting = marks.count == 3 && !marks[0].contains(":")
        quoted = isQuoting ? marks[1] : ""
        let plain = isQuoting ? marks[0] + marks[2] : line
        guard let colon = plain.firstIndex(of: ":") else { return nil }
        text = plain[plain.index(after: colon)...].drop { $0 == " " }.replacingOccurrences(of: "\\n", with: "\n")
        var words = plain[..<colon].split(separator: " ").map(String.init)
        if isQuoting, words.last == "to" { words.removeLast() }
        manner = words.last.flatMap { Manner(rawValue: $0) }
        if manner != nil { words.removeLast() }
        let parts = words.joined(separator: " ").components(separatedBy: ", ")
        let names = parts[0].split(separator: " ").map(String.init)
        guard let role = Role.allCases.first(where: { "\($0)" == names.first }) else { return nil }
        let place = parts.dropFirst().first ?? ""
        speaker = LocalRoom.Speaker(
            role: role, isDirect: place == "direct", name: names.dropFirst().first?.lowercased(),
            otherRoom: place.hasPrefix("in ") ? String(place.dropFirst(3)) : nil)
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
