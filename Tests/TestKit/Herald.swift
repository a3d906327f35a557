package import FeatureKit
import GRDB
import MatrixProtocol
import Organising
package import StewardCore

/// A feature with a command for each thing that features do at the homeserver.
package struct Herald: Feature {
    /// What a herald does, each with the words of the command.
    package enum Command: Equatable, Sendable {
        /// Posts words under a key in every room, and after them the same in capitals under a second key.
        case cry(PostKey, String)
        /// Posts words about a picket in a town, under a key, in the rooms that subscribe to such. It is urgent if "now"
        /// is among them.
        case proclaim(PostKey, town: String, String, isUrgent: Bool)
        /// Posts words without a key in every room.
        case post(String)
        /// Puts other words in their place.
        case change(PostKey, String)
        /// Takes both posts back.
        case hush(PostKey)
        /// Says in how many rooms the first one stands.
        case count(PostKey)
        /// Tells the person words, and then the same in capitals.
        case tell(String)
        /// Asks the person in a direct message whether they mean it.
        case ask
        /// Asks the person whether they are sure, where they are.
        case sure
        /// Posts in the room, in capitals, once another officer agrees, or an admin if it begins with "admins". "nobody"
        /// cannot be called.
        case callOut(String)
        /// Counts, one number at a time.
        case list
        /// Keeps pinned in the room what was posted there under these keys.
        case pin([PostKey])
        /// Says who may do what in the room.
        case powers
        /// Asks for something, and posts in the room what comes of it.
        case request(Request, about: String)
    }

    package static let name = "herald"

    package init() {}

    package let grammar = Grammar<Command>([
        rule("cry") { .cry(key(of: $0), $0.text(after: 1)) },
        rule("proclaim") {
            .proclaim(
                key(of: $0), town: $0.folded.dropFirst().first ?? "", $0.text(after: 2),
                isUrgent: $0.folded.contains("now"))
        },
        rule("post") { .post($0.text) },
        rule("change") { .change(key(of: $0), $0.text(after: 1)) },
        rule("hush") { .hush(key(of: $0)) },
        rule("count") { .count(key(of: $0)) },
        rule("tell") { .tell($0.text) },
        rule("ask") { _ in .ask }, rule("sure") { _ in .sure },
        rule("callout", permission: .officers) { .callOut($0.text) },
        rule("list") { _ in .list },
        rule("pin") { .pin($0.folded.map { PostKey($0) }) },
        rule("zone") { _ in .request(.profile(UserID(""), field: "m.tz"), about: "") },
        rule("store") { .request(.upload($0.text, type: "text/plain", name: "words.txt"), about: "") },
        rule("sum") { .request(.calculation, about: $0.text) },
        rule("meet") { .request(.newRoom(name: "Meeting", members: $0.folded.map { UserID($0) }), about: "") },
        rule("who") { .request(.facts(of: RoomID($0.text)), about: "") },
        rule("powers") { _ in .powers }, rule("moderate", permission: .moderators) { _ in .powers },
    ])

    private static func rule(
        _ words: String, permission: Permission = .anyone, _ read: @escaping @Sendable (Words) -> Command
    ) -> Grammar<Command>.Rule {
        let entry = CommandEntry(
            words, summary: "", example: "!\(words)", permission: permission, isRepeatable: false)
        return .init(entry) { words, _ in read(words) }
    }

    private static func key(of words: Words) -> PostKey { PostKey(words.folded.first ?? "") }

    package func handle(_ command: Command, _ turn: Turn) throws -> [Effect] {
        switch command {
        case .cry(let key, let words):
            let rooms = try rooms(turn.db)
            return [.reply("Crying in \(rooms.count) rooms.")]
                + rooms.map { .action(.post("\(words)", to: $0, mentions: [turn.sender], key: key)) }
                + rooms.map { .action(.post("\(words.uppercased())", to: $0, key: second(key))) }
        case .proclaim(let key, let town, let words, let isUrgent):
            return try proclaim(key, in: town, words, isUrgent: isUrgent, turn)
        case .post(let words):
            return try [.reply("Posting.")] + rooms(turn.db).map { .action(.post("\(words)", to: $0)) }
        case .change(let key, let words):
            return try turn.postedRooms(key).map { .action(.revise(key, in: $0, "\(words)")) } + [.reply("Changed.")]
        case .hush(let key):
            let actions = try [key, second(key)].flatMap { key in
                try turn.postedRooms(key).map { Effect.action(.takeBack(key, in: $0)) }
            }
            return actions + [.reply("Hushed.")]
        case .count(let key): return [.reply("\(try turn.postedRooms(key).count)")]
        case .tell(let words):
            return [.reply("Telling you.")]
                + [words, words.uppercased()].map { .action(.tell(turn.sender, "\($0)")) }
        case .ask:
            try turn.confirm("it", called: Deed("meaning", "Meant", "it"), by: .anyone, in: .directly)
            return [.action(.tell(turn.sender, "Do you mean it?"))]
        case .sure:
            try turn.confirm("it", called: Deed("meaning", "Meant", "it"), by: .anyone)
            return [.reply("Sure? \(Replies.yesOrNo)")]
        case .callOut(let words):
            return try turn.confirm(
                CallOut(words: words, room: turn.room), to: "callout.\(words.prefix { $0 != " " })",
                called: Deed("calling", "Called", words), by: .another(words.hasPrefix("admins") ? .admin : .officer),
                reading: ["Everybody would read: \(words)"], minutes: 120)
        case .list:
            try turn.offerMore(2)
            return [.reply("1")]
        case .pin(let keys): return [.action(.pin(keys, in: turn.room)), .reply("Pinned.")]
        case .request(let request, let what):
            let key = RequestKey(rawValue: "\(turn.room) \(what)")
            if case .profile(_, let field) = request {
                return [.action(key.asking(for: .profile(turn.sender, field: field)))]
            }
            return [.action(key.asking(for: request))]
        case .powers:
            let (moderates, mentions) = (try turn.isModerator, try turn.mayMentionRoom(in: turn.room))
            return [.reply("\(moderates) \(mentions) \(try turn.iMayPin(in: turn.room))")]
        }
    }

    /// The room in which what comes of a request is posted, and what is to be worked out.
    package struct RequestKey: FeatureRequest {
        package static let feature = Herald.name
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }

        fileprivate var parts: [Substring] { rawValue.split(separator: " ") }
    }

    package func received(
        _ result: Result<Request.Answer, GivingUp>, for request: RequestKey, _ tick: Tick
    ) throws -> [RoomAction] {
        let words =
            switch result {
            case .success(.profile(let value)): value ?? "nothing"
            case .success(.calculation(let sum)): sum
            case .success(.upload(let address)): address
            case .success(.newRoom(let room)): room.rawValue
            case .success(.facts(let facts)): "\(facts.members?.count ?? 0)"
            case .success(.membership(let isMember)): "\(isMember)"
            case .failure(let why): "\(why)"
            }
        return [.post("\(words)", to: RoomID(String(request.parts[0])))]
    }

    package func calculate(_ request: RequestKey, _ tick: Tick) throws -> String {
        "\(request.parts.dropFirst().compactMap { Int($0) }.reduce(0, +))"
    }

    /// What is called out, and in which room.
    private struct CallOut: Codable {
        let words: String
        let room: RoomID
    }

    package func confirmed(_ act: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect] {
        guard let callOut = try? act.read(as: CallOut.self) else { return [.reply("You do.")] }
        if callOut.words.contains("nobody") { throw Refusal("There is nobody to call.") }
        return [.action(.post("\(callOut.words.uppercased())", to: callOut.room))]
    }

    package func more(_ place: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect] {
        let number = try place.read(as: Int.self)
        try turn.offerMore(number + 1)
        return [.reply("\(number)")]
    }

    private func proclaim(
        _ key: PostKey, in town: String, _ words: String, isUrgent: Bool, _ turn: Turn
    ) throws -> [Effect] {
        let gazetteer = try AreaRegister.gazetteer(turn.db)
        guard case .place(let place)? = gazetteer.read([town])?.reading.spot else { throw Refusal("Where?") }
        let subject = Subject(kinds: ["picket"], area: place.area, point: place.centre)
        let fanOut = try turn.fanOut("\(words)", under: key, about: subject, isUrgent: isUrgent, gazetteer)
        return fanOut.actions.map { .action($0) } + [
            .reply("In \(fanOut.rooms.count) rooms now; \(fanOut.overBudget.count) have had enough today.")
        ]
    }

    private func second(_ key: PostKey) -> PostKey { PostKey(key.word + ".2") }

    private func rooms(_ db: Database) throws -> [RoomID] {
        try String.fetchAll(db, sql: "SELECT room_id FROM room WHERE is_joined = 1 ORDER BY room_id").map { RoomID($0) }
    }
}
