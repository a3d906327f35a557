import ArgumentParser
import FeatureKit
import Foundation
import Logging
import MatrixProtocol
import Organising
import Runtime
import Seeding
import StewardCore
import Store
import Wiring

/// `steward chat`: a room in the terminal, without a homeserver.
struct ChatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chat", abstract: "Talk to Steward in this terminal, without any homeserver.",
        discussion: """
            The same Steward over a store of your own, with the example network loaded. Where standard input is no \
            terminal, each of its lines is answered in turn and nothing but the answers is printed.
            """)

    @Option(help: "The store: a file, or :memory: to keep nothing.")
    var store: String?
    @Option(help: "Who is speaking: member, officer or admin.")
    var role = Role.member
    @Flag(help: "Speak in a direct message rather than in a room.")
    var direct = false
    @OptionGroup var example: ExampleNetworkOptions

    func run() async throws {
        let (network, clock) = (ExampleNetworkOptions.network, example.clock)
        let source = try example.source()
        try await StoreOpening.use(try location()) { store in
            let features: FeatureSet = try await store.write { db in
                _ = try Wiring.seed(from: source, Tick(db: db, now: clock(), network: network))
                return try Wiring.featureSet(network: network, db)
            }
            let room = try await LocalRoom(
                store: store, features: features, network: network, now: clock, logger: Logger(label: "steward"))
            var session = ChatSession(room: room, speaker: .init(role: role, isDirect: direct))
            try await session.run()
        }
    }

    private func location() throws -> Store.Location {
        if store == ":memory:" { return .memory }
        if let store { return .file(store) }
        let environment = ProcessInfo.processInfo.environment
        guard let data = environment["XDG_DATA_HOME"] ?? environment["HOME"].map({ $0 + "/.local/share" }) else {
            throw ValidationError("Neither HOME nor XDG_DATA_HOME is set; name a file with --store.")
        }
        let folder = data + "/steward"
        // If this fails, opening the store says so.
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return .file(folder + "/chat.sqlite")
    }
}

extension Role: ExpressibleByArgument {
    public init?(argument: String) {
        guard let role = Role.allCases.first(where: { "\($0)" == argument.lowercased() }) else { return nil }
        self = role
    }

    public static var allValueStrings: [String] { allCases.map { "\($0)" } }

    public var defaultValueDescription: String { "\(self)" }

    /// Reads `/officer`.
    static func named(_ word: String) -> Role? {
        word.hasPrefix("/") ? Role(argument: String(word.dropFirst())) : nil
    }
}

/// The options of what runs over the example network, without a homeserver.
struct ExampleNetworkOptions: ParsableArguments {
    static let network = Network(name: "Example Network", area: "United Kingdom", timeZone: FixedTime.timeZone)

    @Option(
        help: .init("Fix the clock, for example 2026-03-02T10:00.", valueName: "moment"),
        transform: { try FixedTime($0) })
    var now: FixedTime?
    @Option(name: .customLong("seeds"), help: "The folder of first data.")
    var seeds: String?

    /// The clock that was fixed, or else the system's.
    var clock: @Sendable () -> Date { now?.clock ?? FixedTime.running }

    /// The first data.
    func source() throws -> SeedFolder { SeedFolder(path: try SeedPath.find(seeds, option: "--seeds")) }
}

/// A moment in British wall time, such as `2026-03-02T10:00`.
struct FixedTime {
    static let timeZone = TimeZone(identifier: "Europe/London") ?? .gmt
    private let date: Date

    /// Reads a day and a time as clocks in Britain show them; if they show it twice, the first of the two.
    init(_ text: String) throws(ValidationError) {
        guard let local = LocalDateTime(text), WhenReader.years.contains(local.date.year) else {
            throw ValidationError("Write a day of the calendar and a time, such as 2026-03-02T10:00.")
        }
        if case .never(let next) = Self.timeZone.instant(of: local) {
            throw ValidationError(
                "Clocks go forward then and skip that time; the next one is \(Self.timeZone.local(at: next)).")
        }
        date = Self.timeZone.instant(of: local).earliest
    }

    /// The system's clock.
    static let running: @Sendable () -> Date = { Date() }

    /// A clock that always shows this moment.
    var clock: @Sendable () -> Date {
        let date = date
        return { date }
    }
}

/// A conversation in the terminal, line by line.
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
