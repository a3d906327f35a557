import FeatureKit
import Logging
import MatrixClient
import MatrixProtocol
import StewardCore
import Store

/// Does once at the homeserver what a row of the outbox says.
struct RowSender: Sendable {
    private let client: MatrixClient
    private let ownUser: UserID
    private let store: Store
    private let dispatcher: Dispatcher
    private let rooms: RoomMaker
    private let members: NetworkMembership
    private let marks: DeliveryMarks
    private let logger: Logger

    init(
        client: MatrixClient, ownUser: UserID, store: Store, dispatcher: Dispatcher, marks: DeliveryMarks,
        logger: Logger
    ) {
        self.client = client
        self.ownUser = ownUser
        self.store = store
        self.dispatcher = dispatcher
        self.marks = marks
        self.logger = logger
        members = NetworkMembership(client: client, dispatcher: dispatcher)
        rooms = RoomMaker(client: client, ownUser: ownUser, store: store, dispatcher: dispatcher)
    }

    /// Does the part of `row` that requests of `kind` can do, and notes the row as done once all of it is; throws what the
    /// homeserver said to it.
    ///
    /// Gives the kind of request that the row goes on with; nil if it is done. If the row `hasGoneOn` to this kind already,
    /// what the homeserver forbids is not tried again in another room. `add` is given further rows.
    func attempt(
        _ row: OutboxRow, _ kind: RequestKind, hasGoneOn: Bool, _ add: ([OutboxRow]) -> Void
    ) async throws -> RequestKind? {
        if case .request(let request) = row.action {
            try await ask(request, for: row, add)
            return nil
        }
        switch (row.address, kind) {
        case (.feature, _): break
        case (.room(let room), _):
            if row.action.isPost, try await isEncrypted(room, add) {
                marks.note(.refused(row.id, reason: "The room is encrypted."))
                return nil
            }
            try await attempt(row, in: room, add)
        case (.person(let user), .newRooms):
            try await rooms.make(with: user, for: row)
            return .sends
        case (.person(let user), _):
            guard let room = try await rooms.find(with: user) else { return .newRooms }
            if !hasGoneOn, try await isEncrypted(room, add) { return .newRooms }
            do {
                try await attempt(row, in: room, add)
            } catch MatrixFailure.refused(_, .forbidden) where !hasGoneOn {
                // We are no longer in the room, or may say nothing there.
                try await dispatcher.noteDirectRoom(room, with: nil)
                return .newRooms
            }
        }
        return nil
    }

    /// Whether `room` is encrypted, so that nothing is posted there in clear. What we do not know, the homeserver is asked
    /// once.
    private func isEncrypted(_ room: RoomID, _ add: ([OutboxRow]) -> Void) async throws -> Bool {
        if let known = try await dispatcher.isEncrypted(room) { return known }
        do {
            let isEncrypted = try await asking { try await client.isEncrypted(room) }
            add(try await dispatcher.note(isEncrypted: isEncrypted, room))
            return isEncrypted
        } catch MatrixFailure.refused {
            // We are not in it: then nothing can be posted there.
            return false
        }
    }

    private func attempt(_ row: OutboxRow, in room: RoomID, _ add: ([OutboxRow]) -> Void) async throws {
        switch row.action {
        case .message(let message, _):
            try await send(
                OutgoingMessage(try await asking { try await members.words(of: message) }), to: room, as: row)
        case .edit(let message, let target):
            let message = try await asking { try await members.words(of: message) }
            // If the answer was refused after the edit was decided, the edit becomes the answer.
            let event = try await event(ofRow: target)
            let outgoing = event.map { OutgoingMessage(message, replacing: $0) } ?? OutgoingMessage(message)
            try await send(outgoing, to: room, as: row)
        case .revision(let message, let target):
            guard let event = try await event(ofRow: target) else { return skip(row) }
            try await send(OutgoingMessage(message, replacing: event), to: room, as: row)
        case .redaction(let target):
            guard let event = try await event(ofRow: target) else { return skip(row) }
            let redaction = try await client.redact(event, in: room, transaction: row.transaction)
            // What replaced the event still shows its words to anybody who asks for it.
            for change in try await store.read({ try Outbox.changes(ofRow: target, $0) }) {
                guard let event = try await self.event(ofRow: change) else { continue }
                let transaction = TransactionID("\(row.transaction.rawValue).\(change)")
                _ = try await client.redact(event, in: room, transaction: transaction)
            }
            note(row, as: redaction)
        case .reaction(let key, let target):
            guard let event = try await event(ofRow: target) else { return skip(row) }
            try await react(key, to: event, in: room, as: row)
        case .join(let servers):
            // A row that waits behind this one may know a server by which we get in.
            let others = try await store.read { try Outbox.serversToJoin(room, $0) }
            _ = try await client.join(room.rawValue, via: servers + others.filter { !servers.contains($0) })
            note(row, as: nil)
        case .leave:
            try await client.leave(room)
            note(row, as: nil)
        case .pin(let keys):
            try await pin(keys, in: room)
            note(row, as: nil)
        case .request: break
        }
    }

    /// Makes `request` and gives the answer to whoever asked with `row`; throws what kept it from being answered.
    private func ask(_ request: Request?, for row: OutboxRow, _ add: ([OutboxRow]) -> Void) async throws {
        let answer: Request.Answer
        switch (request, row.address) {
        case (.facts(let room)?, _): answer = .facts(try await client.facts(of: room))
        case (.membership(of: let user)?, _): answer = .membership(try await members.includes(user))
        case (.profile(let user, let field)?, _): answer = .profile(try await client.profile(field, of: user))
        case (.upload(let text, let type, let name)?, _):
            answer = .upload(try await client.upload(text, type: type, name: name))
        case (.newRoom(let name, let members)?, _):
            answer = .newRoom(try await rooms.make(named: name, with: members, for: row))
        case (.calculation?, .feature(let name, let key)):
            guard let result = try await dispatcher.calculate(key, of: name) else { throw MatrixFailure.missing }
            answer = .calculation(result)
        case (.calculation?, _), (nil, _): throw MatrixFailure.missing
        }
        add(try await dispatcher.take(answer, to: row))
        // Only now: a failure to check an officers' room must cost no officer their rights.
        if case .room(let room) = row.address { try await lookAfterOfficers(in: room) }
        note(row, as: nil)
    }

    /// Asks what has to be known before something is sent. A homeserver that answers no more questions for now may
    /// still take what is sent.
    private func asking<Value: Sendable>(_ question: () async throws -> Value) async throws -> Value {
        do {
            return try await question()
        } catch let failure as MatrixFailure {
            throw failure.ofThisRequestAlone
        }
    }

    /// Logs what is wrong with `room` if it is an officers' room. Those are looked up at each start.
    private func lookAfterOfficers(in room: RoomID) async throws {
        guard try await store.read({ try RoomRegister.officersRooms($0).contains(room) }) else { return }
        for problem in try await client.problems(ofOfficersRoom: room, ownUser: ownUser) { logger.error("\(problem)") }
    }

    /// Notes that `row` is done at the homeserver, which made it `event`.
    private func note(_ row: OutboxRow, as event: EventID?) {
        logger.passed(.sent)
        marks.note(.sent(row.id, event))
    }

    private func send(_ message: OutgoingMessage, to room: RoomID, as row: OutboxRow) async throws {
        note(
            row,
            as: try await client.send(
                message.encoded(), type: "m.room.message", to: room, transaction: row.transaction))
    }

    /// Puts a reaction under `event`. If that is not allowed, nobody need hear of it: whoever cannot tap can type.
    private func react(_ key: String, to event: EventID, in room: RoomID, as row: OutboxRow) async throws {
        let content = OutgoingReaction(key, to: event).encoded()
        do throws(MatrixFailure) {
            note(row, as: try await client.send(content, type: "m.reaction", to: room, transaction: row.transaction))
        } catch {
            guard case .refused = error else { throw error }
            marks.note(.refused(row.id, reason: error.description))
        }
    }

    /// Puts our pins after those of others, if that changes anything.
    private func pin(_ keys: [PostKey], in room: RoomID) async throws {
        let standing = try await asking { try await client.pinnedEvents(in: room) }
        let posts = try await store.read { db in try keys.compactMap { try Outbox.post($0, in: room, db) } }
        let ours = try await store.read { db in try Outbox.keyed(among: standing, in: room, db) }
        var wanted: [EventID] = []
        for post in posts { if let event = try await marks.event(ofRow: post) { wanted.append(event) } }
        let pinned = standing.filter { !ours.contains($0) && !wanted.contains($0) } + wanted
        if pinned != standing { try await client.pin(pinned, in: room) }
    }

    /// The event that row `target` became, which another row changes, takes back or reacts to; nil if it was refused.
    private func event(ofRow target: Int64) async throws -> EventID? {
        if let event = try await marks.event(ofRow: target) { return event }
        // Rows may reach us in another order than they were written.
        if try await store.read({ try Outbox.isWaiting(target, $0) }) {
            throw MatrixFailure.unavailable(.unreadable(problem: "What is to be changed is still to be sent."))
        }
        return nil
    }

    /// Gives `row` up, since what it changes, takes back or reacts to was refused.
    private func skip(_ row: OutboxRow) {
        marks.note(.refused(row.id, reason: "What it changes was never sent."))
    }
}

extension OutboxRow.Action {
    /// Whether it shows a post's words in a room.
    fileprivate var isPost: Bool {
        switch self {
        case .message(let message, _), .revision(let message, _): !message.isNotice
        case .edit, .redaction, .reaction, .pin, .join, .leave, .request: false
        }
    }
}

extension OutgoingMessage {
    /// The message as it stands for itself.
    init(_ message: OutboxRow.Message) {
        let relation: Relation =
            switch (message.replyTo, message.thread) {
            case (let event?, let root?): .thread(root: root, replyTo: event)
            case (let event?, nil): .reply(to: event)
            case (nil, _): .none
            }
        self.init(
            kind: message.isNotice ? .notice : .text, body: message.plain, formattedBody: message.html,
            relation: relation, mentions: Mentions(users: message.mentions, room: message.mentionsRoom))
    }

    /// The message in place of one of ours.
    init(_ message: OutboxRow.Message, replacing event: EventID) {
        self.init(
            kind: message.isNotice ? .notice : .text, body: message.plain, formattedBody: message.html,
            relation: .replacement(of: event), mentions: Mentions(users: message.mentions))
    }
}
