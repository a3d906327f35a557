import FeatureKit
import Foundation
import Logging
import MatrixClient
import MatrixProtocol
import SimulatedHomeserver
import StewardCore
import TestKit
import Testing
import Wiring

@testable import Runtime
@testable import Store

@Suite(.timeLimit(.minutes(5))) struct RowSenderTests {
    /// Which words of a row that was sent are changed, and how.
    enum Change: CaseIterable {
        case edit, revision, redaction, reaction

        func action(of target: Int64) -> OutboxRow.Action {
            let message = OutboxRow.Message(isNotice: self == .edit, plain: "Tea at five")
            return switch self {
            case .edit: .edit(message, target: target)
            case .revision: .revision(message, target: target)
            case .redaction: .redaction(target: target)
            case .reaction: .reaction("✅", target: target)
            }
        }

        var type: String {
            switch self {
            case .edit, .revision: "m.room.message"
            case .redaction: "m.room.redaction"
            case .reaction: "m.reaction"
            }
        }
    }

    @Test(arguments: Change.allCases)
    func `What changes words, or reacts to them, that are still to be sent is put off until they are`(_ change: Change)
        async throws
    {
        try await Self.running { sender, store, server, room in
            let (post, later) = try await store.write { db in
                let message = OutboxRow.Message(isNotice: change == .edit, plain: "Tea at four")
                let post = try #require(
                    try Outbox.add(.message(message), to: .room(room), cause: "$1", place: 0, at: 0, db))
                let action = change.action(of: post.id)
                return (post, try #require(try Outbox.add(action, to: .room(room), cause: "$2", place: 0, at: 0, db)))
            }
            let failure = await #expect(throws: MatrixFailure.self) {
                try await sender.attempt(later, .sends, hasGoneOn: false) { _ in }
            }
            guard case .unavailable = failure else {
                Issue.record("\(String(describing: failure))")
                return
            }
            #expect(server.requestCount(.send) + server.requestCount(.redact) == 0)
            #expect(try await sender.attempt(post, .sends, hasGoneOn: false, { _ in }) == nil)
            #expect(try await sender.attempt(later, .sends, hasGoneOn: false, { _ in }) == nil)
            let types = server.timeline(room).suffix(2).map(\.type)
            #expect(types == ["m.room.message", change.type])
        }
    }

    @Test func `A reaction that the homeserver forbids is dropped in silence`() async throws {
        try await Self.running { sender, store, server, room in
            let owner = server.addUser("owner")
            server.setMembership(.join, of: owner, in: room)
            server.setState(
                in: room, as: owner, type: "m.room.power_levels", content: #"{"events":{"m.reaction":50}}"#)
            let reaction = try await store.write { db in
                let message = OutboxRow.Message(isNotice: false, plain: "Tea?")
                let post = try #require(
                    try Outbox.add(.message(message), to: .room(room), cause: "$1", place: 0, at: 0, db))
                try Outbox.markSent(post.id, as: server.say(in: room, as: owner, "Tea?"), db)
                return try #require(
                    try Outbox.add(.reaction("✅", target: post.id), to: .room(room), cause: "$1", place: 1, at: 0, db))
            }
            #expect(try await sender.attempt(reaction, .sends, hasGoneOn: false, { _ in }) == nil)
            #expect(server.requestCount(.send) == 1)
            #expect(server.timeline(room).last?.type == "m.room.message")
        }
    }

    /// Runs `body` with a sender over an empty store, for a room in which Steward is.
    private static func running(
        _ body: @Sendable (RowSender, Store, SimulatedHomeserver, RoomID) async throws -> Void
    ) async throws {
        try await SimulatedHomeserver.running(.init()) { server in
            let bot = server.addUser("steward")
            let room = server.makeRoom(members: [bot])
            let engine = try HTTPEngine(.init(userAgent: "Steward/test", connectionsPerHost: 2))
            defer { engine.stop() }
            let access = AccessTokens(
                Tokens(accessToken: server.signIn(bot).accessToken),
                refresh: { _ throws(MatrixFailure) in throw .stopped }, save: { _ in }, now: { Date() })
            let client = MatrixClient(try HomeserverAddress(server.url), engine: engine, tokens: access)
            let store = try Store.open(.memory, migrations: Wiring.migrations)
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let settings = DispatchSettings(ownUser: bot, network: Stage.network, admins: [], officersRooms: [])
            let dispatcher = Dispatcher(
                store: store, features: FeatureSet([Herald()]), settings: settings, now: { Date() }, logger: logger)
            let sender = RowSender(
                client: client, ownUser: bot, store: store, dispatcher: dispatcher, marks: dispatcher.marks,
                logger: logger)
            try await body(sender, store, server, room)
            try store.close()
        }
    }
}
