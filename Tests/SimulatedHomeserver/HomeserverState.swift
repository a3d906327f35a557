package import MatrixProtocol

/// Everything that the homeserver knows; a value that one lock guards.
///
/// Conditions passed to `SimulatedHomeserver.wait(until:)` read it.
package struct HomeserverState: Sendable {
    /// As in Synapse, one id is remembered for a device and a room, whatever the event's type or the endpoint.
    struct TransactionKey: Hashable, Sendable {
        let user: UserID
        let device: String
        let room: RoomID
        let transaction: String

        init(_ session: SimulatedSession, _ request: Request) {
            user = session.user
            device = session.device
            room = request.route.room
            transaction = request.route.parts[1]
        }
    }

    struct EventPlace: Sendable {
        var room: RoomID
        var index: Int
    }

    struct Poll: Sendable {
        var user: UserID
        var since: Int
        var request: Request
        var fault: Fault?
        var record: Int
        /// Called from any thread, with this poll, once there is news.
        var wake: @Sendable (Poll) -> Void
    }

    let configuration: SimulatedHomeserver.Configuration
    /// The position of the newest event.
    var position = 0
    /// The position up to which `since` is refused, as after a backup was restored; nothing is refused at first.
    var forgotten = -1
    var sessions: Sessions
    var rooms: [RoomID: SimulatedRoom] = [:]
    var roomsOfUser: [UserID: [RoomID]] = [:]
    var aliases: [String: RoomID] = [:]
    var places: [EventID: EventPlace] = [:]
    var repliesByTarget: [EventID: [EventID]] = [:]
    var reactions: Set<[String]> = []
    var transactions: [TransactionKey: EventID] = [:]
    var filters: [String: [UInt8]] = [:]
    /// The texts that were stored, by their addresses.
    var files: [String: String] = [:]
    /// What people say of themselves, by the fields of their profiles.
    var profiles: [UserID: [String: String]] = [:]
    var receipts: [RoomID: [UserID: EventID]] = [:]
    var faults: FaultPlan
    var log = RequestLog()
    /// Long polls that wait for news.
    var polls: [Int: Poll] = [:]
    var lastPoll = 0
    /// Those that have news, until they are told.
    var wokenPolls: [Poll] = []

    init(configuration: SimulatedHomeserver.Configuration) {
        self.configuration = configuration
        sessions = Sessions(lifetime: configuration.tokenLifetime, seed: configuration.seed)
        faults = FaultPlan(seed: configuration.seed)
    }

    /// All rooms, in no order.
    package var roomIDs: [RoomID] { Array(rooms.keys) }

    /// The events of `room`, oldest first; none where there is no such room.
    package func timeline(_ room: RoomID) -> [SimulatedEvent] { rooms[room]?.timeline ?? [] }

    /// The event called `id`, where there is one.
    package func event(_ id: EventID) -> SimulatedEvent? {
        places[id].flatMap { rooms[$0.room]?.timeline[$0.index] }
    }

    /// The events that answer `id` by `m.in_reply_to`, in the order of sending, redacted ones too; edits and a
    /// thread's fallback do not count.
    package func replies(to id: EventID) -> [SimulatedEvent] {
        (repliesByTarget[id] ?? []).compactMap { event($0) }
    }

    /// The newest text of the message `id` as sent or edited by its sender; nothing once it is redacted.
    package func text(of id: EventID) -> String? {
        guard let place = places[id], let original = event(id), !original.isRedacted else { return nil }
        let edit = rooms[place.room]?.timeline[place.index...].last {
            $0.relation.replaces == id && $0.sender == original.sender && !$0.isRedacted
        }
        return edit?.body ?? original.body
    }

    /// The membership of `user` in `room`; nothing where there never was one.
    package func membership(of user: UserID, in room: RoomID) -> Membership? {
        rooms[room]?.members[user]?.membership
    }

    /// The event up to which `user` has said to have read `room`.
    package func receipt(of user: UserID, in room: RoomID) -> EventID? { receipts[room]?[user] }

    /// How many requests to `endpoint` have come in, those met by a fault too.
    package func requestCount(_ endpoint: Endpoint) -> Int { log.counts[endpoint] ?? 0 }

    /// How many requests came in so far, whatever they asked for.
    package var requestsInAll: Int { log.countInAll }

    /// True while a long poll of `user` waits that has seen everything.
    package func isCaughtUp(_ user: UserID) -> Bool {
        polls.values.contains { $0.user == user && $0.since >= position }
    }

    /// The requests so far, oldest first; empty where the configuration keeps none.
    package var requests: [RequestRecord] { log.records }

    /// For each message of a person that starts with `prefix`, how many messages of `types` by `bot` answer it and
    /// are not redacted, room by room in order.
    package func answers(
        by bot: UserID, prefix: String = "!", types: Set<String> = ["m.notice"]
    ) -> [CommandAnswers] {
        rooms.values.sorted { $0.id.rawValue < $1.id.rawValue }.flatMap { room in
            room.timeline.filter { event in
                event.sender != bot && event.messageType == "m.text" && event.relation.replaces == nil
                    && event.body?.hasPrefix(prefix) == true
            }
            .map { command in
                let answers = replies(to: command.id).filter {
                    $0.sender == bot && !$0.isRedacted && $0.messageType.map(types.contains) == true
                }
                return CommandAnswers(room: room.id, command: command.id, answers: answers.map(\.id))
            }
        }
    }
}

/// A person's command and what answers it.
package struct CommandAnswers: Sendable, Equatable {
    /// The room in which both stand.
    package let room: RoomID
    /// The command's event.
    package let command: EventID
    /// The events that answer it and still stand.
    package let answers: [EventID]
}
