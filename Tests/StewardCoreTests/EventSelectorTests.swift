import MatrixProtocol
import StewardCore
import Testing

@Suite struct EventSelectorTests {
    private static let bot = UserID("@steward:example.org")
    private static let ash = UserID("@ash:example.org")

    @Test(arguments: [
        EventContent.message(MessageContent(type: "m.text", body: "!help")),
        .edit(of: EventID("$o"), MessageContent(type: "m.text", body: "!help")),
        .redaction(of: EventID("$o")),
        .reaction(to: EventID("$o"), key: "👍"),
        .member(user: ash, membership: .leave, isDirect: false),
        .name(isSet: true),
        .tombstone(replacement: RoomID("!new")),
        .create(RoomCreation(predecessor: RoomID("!old"), additionalCreators: [bot])),
        .powerLevels(PowerLevels(usersDefault: 7)),
        .encryption,
    ])
    func `What people say and what becomes of rooms concerns us`(_ content: EventContent) {
        #expect(read([event("$1", content)]) == [event("$1", content)])
    }

    @Test(arguments: [
        EventContent.message(MessageContent(type: "m.notice", body: "!help")),
        .message(MessageContent(type: "m.image", body: "!help")),
        .edit(of: EventID("$o"), MessageContent(type: "m.notice", body: "!help")),
        .encrypted, .other,
    ])
    func `Notices, pictures and what we have no use for fall away`(_ content: EventContent) {
        #expect(read([event("$1", content)]).isEmpty)
    }

    @Test(arguments: [
        EventContent.message(MessageContent(type: "m.text", body: "!help")),
        .edit(of: EventID("$o"), MessageContent(type: "m.text", body: "!help")), .redaction(of: EventID("$o")),
        .reaction(to: EventID("$o"), key: "👍"),
    ])
    func `What we said ourselves falls away`(_ content: EventContent) {
        #expect(read([event("$1", content, by: Self.bot)]).isEmpty)
    }

    @Test func `A room holds nothing new only if all that is new there is what we said`() {
        let message = EventContent.message(MessageContent(type: "m.notice", body: "Here is what is on"))
        let ours = JoinedRoom(
            id: RoomID("!r"),
            timeline: [
                event("$1", message, by: Self.bot), event("$2", .redaction(of: EventID("$1")), by: Self.bot),
            ])
        let selector = EventSelector(ownUser: Self.bot)
        #expect(selector.isOnlyOurs(ours))
        var withUs = ours
        withUs.state = [event("$0", .member(user: Self.bot, membership: .join, isDirect: false), by: Self.bot)]
        #expect(selector.isOnlyOurs(withUs))
        let changes: [(inout JoinedRoom) -> Void] = [
            { $0.timeline = [] },
            { $0.timeline.append(say("$3")) },
            { $0.timeline.append(event("$3", message)) },
            { $0.timeline.append(event("$3", .name(isSet: true), by: Self.bot)) },
            {
                $0.timeline.append(
                    event("$3", .member(user: Self.bot, membership: .join, isDirect: false), by: Self.bot))
            },
            { $0.timeline.append(event("$3", .encrypted, by: Self.bot)) },
            { $0.state = [event("$0", .name(isSet: true))] },
            { $0.state = [event("$0", .member(user: Self.ash, membership: .join, isDirect: false))] },
            { $0.state = [event("$0", .member(user: Self.bot, membership: .leave, isDirect: false))] },
            { $0.isLimited = true },
            { $0.joinedMemberCount = 2 },
            { $0.invitedMemberCount = 0 },
        ]
        for (number, change) in changes.enumerated() {
            var room = ours
            change(&room)
            #expect(!selector.isOnlyOurs(room), "change \(number)")
        }
    }

    @Test func `An event that stands twice is read once`() {
        #expect(said([say("$1"), say("$2"), say("$1"), say("$2"), say("$3")]) == ["$1", "$2", "$3"])
    }

    @Test(arguments: [
        (true, ["$1", "join", "$2"], ["$2"]),
        (true, ["$1", "$2"], ["$1", "$2"]),
        (true, ["$1", "join", "$2", "join", "$3"], ["$2", "$3"]),
        (true, ["$1", "join", "$2", "leave", "$3", "join", "$4"], ["$2", "$4"]),
        (false, ["$1", "join", "$2"], ["$1", "$2"]),
        (false, ["$1", "leave", "$2", "join", "$3"], ["$1", "$3"]),
        (false, ["$1", "ban", "$2"], ["$1"]),
    ])
    func `Only what was said while we were in the room is for us; a new name of ours there is no joining`(
        _ isNew: Bool, _ timeline: [String], _ heard: [String]
    ) {
        let events = timeline.enumerated().map { place, name in
            Membership(rawValue: name).map {
                event("$own\(place)", .member(user: Self.bot, membership: $0, isDirect: false), by: Self.bot)
            } ?? say(name)
        }
        #expect(said(events, isNew: isNew) == heard)
    }

    @Test(arguments: [
        (["$1", "invite", "$2", "$other", "join", "$3"], ["$2", "$3"]),
        (["invite", "$1", "leave", "$2", "invite", "$3", "join"], ["$1", "$3"]),
        (["invite", "$1", "join", "$2", "$other", "leave", "$3", "join", "$4"], ["$1", "$2", "$other", "$4"]),
    ])
    func `Whoever asks us in is heard from then on, and nobody else until we come`(
        _ timeline: [String], _ heard: [String]
    ) {
        let events = timeline.enumerated().map { place, name in
            if let membership = Membership(rawValue: name) {
                event(
                    "$own\(place)", .member(user: Self.bot, membership: membership, isDirect: true),
                    by: membership == .invite ? Self.ash : Self.bot)
            } else {
                event(
                    name, .message(MessageContent(type: "m.text", body: "hello")),
                    by: name == "$other" ? UserID("@cay:example.org") : Self.ash)
            }
        }
        #expect(said(events, isNew: true) == heard)
        let room = JoinedRoom(id: RoomID("!r"), timeline: events)
        let late = EventSelector(ownUser: Self.bot).read(room, isNew: true, heardSince: 5)
        #expect(!late.contains { $0.id.rawValue == heard.first })
    }

    @Test func `Who came and went before we did is known all the same`() {
        let leave = event("$1", .member(user: Self.ash, membership: .leave, isDirect: false))
        let join = event("$2", .member(user: Self.bot, membership: .join, isDirect: false), by: Self.bot)
        #expect(read([leave, join], isNew: true).first == leave)
    }

    @Test func `State is read before the timeline`() {
        var room = JoinedRoom(id: RoomID("!r"), timeline: [say("$2")])
        room.state = [event("$1", .name(isSet: false))]
        #expect(EventSelector(ownUser: Self.bot).read(room, isNew: true).map(\.id.rawValue) == ["$1", "$2"])
    }

    private func event(_ id: String, _ content: EventContent, by sender: UserID = ash) -> RoomEvent {
        RoomEvent(room: RoomID("!r"), id: EventID(id), sender: sender, sentAt: 5, content: content)
    }

    private func say(_ id: String) -> RoomEvent { event(id, .message(MessageContent(type: "m.text", body: "hello"))) }

    private func read(_ timeline: [RoomEvent], isNew: Bool = false) -> [RoomEvent] {
        let room = JoinedRoom(id: RoomID("!r"), timeline: timeline)
        return EventSelector(ownUser: Self.bot).read(room, isNew: isNew)
    }

    private func said(_ timeline: [RoomEvent], isNew: Bool = false) -> [String] {
        read(timeline, isNew: isNew).compactMap { one in
            if case .message = one.content { one.id.rawValue } else { nil }
        }
    }
}
