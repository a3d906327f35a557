import MatrixProtocol

/// The part of a filter that chooses events (client-server API, "Filtering").
struct EventFilter: Sendable {
    var types: [String]?
    var notTypes: [String]
    var senders: [String]?
    var notSenders: [String]
    var limit: Int?
    var lazyLoadsMembers: Bool

    init(_ value: ReceivedJSON?) {
        types = value?["types"]?.texts
        notTypes = value?["not_types"]?.texts ?? []
        senders = value?["senders"]?.texts
        notSenders = value?["not_senders"]?.texts ?? []
        limit = value?["limit"]?.integer
        lazyLoadsMembers = value?["lazy_load_members"]?.boolean == true
    }

    func admits(_ event: SimulatedEvent) -> Bool {
        if event.isRaw { return true }
        func matches(_ pattern: String) -> Bool {
            pattern.hasSuffix("*") ? event.type.hasPrefix(pattern.dropLast()) : event.type == pattern
        }
        return types?.contains(where: matches) != false && !notTypes.contains(where: matches)
            && senders?.contains(event.sender.rawValue) != false && !notSenders.contains(event.sender.rawValue)
    }
}

/// A filter for `/sync`.
struct SyncFilter: Sendable {
    var rooms: [String]?
    var notRooms: [String]
    var timeline: EventFilter
    var state: EventFilter
    var lazyLoadsMembers: Bool { timeline.lazyLoadsMembers || state.lazyLoadsMembers }

    init(_ value: ReceivedJSON?) {
        let room = value?["room"]
        rooms = room?["rooms"]?.texts
        notRooms = room?["not_rooms"]?.texts ?? []
        timeline = EventFilter(room?["timeline"])
        state = EventFilter(room?["state"])
    }

    func admits(_ room: RoomID) -> Bool {
        rooms?.contains(room.rawValue) != false && !notRooms.contains(room.rawValue)
    }
}
