import MatrixProtocol

/// A room with its events in order and the state that they add up to.
struct SimulatedRoom: Sendable {
    struct StateKey: Hashable, Sendable {
        var type: String
        var key: String
    }

    struct Member: Sendable {
        var membership: Membership
        /// The stream position of the last change.
        var position: Int
        /// The stream position at which the membership became `join`.
        var joined: Int?
        /// The index of the member event.
        var index: Int
    }

    let id: RoomID
    var timeline: [SimulatedEvent] = []
    /// The index of the event that each piece of state stands in now.
    var state: [StateKey: Int] = [:]
    /// The indices of all state events, old ones too.
    var stateIndices: [Int] = []
    var members: [UserID: Member] = [:]
    var joinedCount = 0
    var invitedCount = 0
    var powerLevels = PowerLevels()
    /// The power level that it takes to ask somebody in.
    var invitePower = 0
    var isPublic = false
    var lastPosition = 0
    var lastMembershipPosition = 0

    init(id: RoomID) { self.id = id }

    /// The index of the first event whose position is above `position`.
    func firstIndex(after position: Int) -> Int {
        var low = 0
        var high = timeline.count
        while low < high {
            let middle = (low + high) / 2
            if timeline[middle].position > position { high = middle } else { low = middle + 1 }
        }
        return low
    }

    func current(_ type: String, _ key: String = "") -> SimulatedEvent? {
        state[StateKey(type: type, key: key)].map { timeline[$0] }
    }

    func isJoined(_ user: UserID) -> Bool { members[user]?.membership == .join }

    /// The members after whom clients call a room that has no name: five at most.
    func heroes(besides user: UserID) -> [UserID] {
        guard current("m.room.name") == nil else { return [] }
        let others = members.filter {
            $0.key != user && ($0.value.membership == .join || $0.value.membership == .invite)
        }
        return others.sorted { $0.value.index < $1.value.index }.prefix(5).map(\.key)
    }

    mutating func append(_ event: SimulatedEvent) {
        let index = timeline.count
        timeline.append(event)
        lastPosition = event.position
        guard let key = event.stateKey else { return }
        state[StateKey(type: event.type, key: key)] = index
        stateIndices.append(index)
        switch event.type {
        case "m.room.member": noteMember(UserID(key), event, index)
        case "m.room.power_levels":
            powerLevels = PowerLevels(event.content)
            invitePower = event.content?["invite"]?.integer ?? 0
        case "m.room.join_rules": isPublic = event.content?["join_rule"]?.text == "public"
        default: break
        }
    }

    private mutating func noteMember(_ user: UserID, _ event: SimulatedEvent, _ index: Int) {
        guard let membership = event.content?["membership"]?.text.flatMap(Membership.init) else { return }
        let before = members[user]
        joinedCount += (membership == .join ? 1 : 0) - (before?.membership == .join ? 1 : 0)
        invitedCount += (membership == .invite ? 1 : 0) - (before?.membership == .invite ? 1 : 0)
        lastMembershipPosition = event.position
        let joined = membership == .join && before?.membership != .join ? event.position : before?.joined
        members[user] = Member(membership: membership, position: event.position, joined: joined, index: index)
    }
}

extension PowerLevels {
    /// Reads the content of `m.room.power_levels`.
    fileprivate init(_ content: ReceivedJSON?) {
        self.init()
        usersDefault = content?["users_default"]?.integer ?? usersDefault
        eventsDefault = content?["events_default"]?.integer ?? eventsDefault
        stateDefault = content?["state_default"]?.integer ?? stateDefault
        redact = content?["redact"]?.integer ?? redact
        users = Self.levels(content?["users"]).reduce(into: [:]) { $0[UserID($1.key)] = $1.value }
        events = Self.levels(content?["events"])
    }

    private static func levels(_ value: ReceivedJSON?) -> [String: Int] {
        guard case .object(let members) = value else { return [:] }
        return members.compactMapValues(\.integer)
    }
}
