import FeatureKit
import Foundation
import Logging
import MatrixProtocol
import Runtime
import StewardCore
import Store
import TestKit
import Testing
import Wiring

/// A third person in a direct room, of whom the homeserver tells before it tells how many are there.
@Suite struct ThirdPersonTests {
    private static let (bot, ash, bo) = (
        UserID("@steward:local"), UserID("@ash:local"), UserID("@bo:local")
    )
    private static let room = RoomID("!direct:local")
    private let store: Store
    private let dispatcher: Dispatcher

    init() throws {
        store = try Store.open(.memory, migrations: Wiring.migrations)
        dispatcher = Dispatcher(
            store: store, features: FeatureSet([Herald()]),
            settings: DispatchSettings(ownUser: Self.bot, network: Stage.network),
            now: { Date(timeIntervalSince1970: 1_780_308_000) },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// Handles `timeline`, with how many are in the room if that is told; gives the look-ups that it led to.
    private func take(_ timeline: [RoomEvent], members: Int? = nil) async throws -> Int {
        let id = try #require(timeline.last?.id)
        let joined = JoinedRoom(id: Self.room, timeline: timeline, joinedMemberCount: members)
        var rows: [OutboxRow] = []
        try await dispatcher.dispatch(Batch(nextBatch: SyncToken(id.rawValue), joined: [joined])) { rows += $0.rows }
        return rows.count { if case .request = $0.action { true } else { false } }
    }

    private func event(_ id: String, by sender: UserID, _ content: EventContent) -> RoomEvent {
        RoomEvent(room: Self.room, id: EventID(id), sender: sender, sentAt: 1_780_308_000_000, content: content)
    }

    private func isDirect() async throws -> Bool? {
        try await store.read { try RoomRegister.find(Self.room, $0)?.isDirect }
    }

    @Test(arguments: [Membership.join, .invite])
    func `Until it is known who is there, it is no direct room any more`(_ membership: Membership) async throws {
        let coming = event("$us", by: Self.bot, .member(user: Self.bot, membership: .join, isDirect: true))
        _ = try await take([coming], members: 2)
        let command = MessageContent(type: "m.text", body: "!list")
        _ = try await take([event("$1", by: Self.ash, .message(command))])
        #expect(try await isDirect() == true)

        // A homeserver may tell of the person it is with again and again.
        let again = event("$ash", by: Self.ash, .member(user: Self.ash, membership: .join, isDirect: false))
        #expect(try await take([again]) == 0)
        #expect(try await isDirect() == true)

        let third = event("$bo", by: Self.ash, .member(user: Self.bo, membership: membership, isDirect: false))
        #expect(try await take([third]) > 0)
        #expect(try await isDirect() == false)

        _ = try await dispatcher.take(
            RoomFacts(room: Self.room, members: [Self.bot, Self.ash, Self.bo], isNamed: false))
        #expect(try await isDirect() == false)
        _ = try await dispatcher.take(RoomFacts(room: Self.room, members: [Self.bot, Self.ash], isNamed: false))
        #expect(try await isDirect() == true)
    }
}
