import FeatureKit
import GRDB
import Logging
import MatrixProtocol
import StewardCore
import Store

/// What happens when rows are answered or given up, if somebody has to hear of it.
extension Dispatcher {
    /// Gives `answer` to whoever asked with `row`; returns the rows that it leads to.
    ///
    /// The request of a feature is marked as done in the same transaction, so that the feature hears of it once,
    /// whatever crash comes between.
    func take(_ answer: Request.Answer, to row: OutboxRow) async throws -> [OutboxRow] {
        switch (row.address, answer) {
        case (.feature(let name, let key), _):
            try await store.write { [self] db in
                guard try Outbox.isWaiting(row.id, db) else { return [] }
                var transaction = transaction(db, cause: "request.\(row.id)")
                try transaction.give(.success(answer), to: name, key)
                try Outbox.markSent(row.id, as: nil, db)
                return transaction.dispatched.rows
            }
        case (.room(let room), .membership(let isOfNetwork)):
            try await store.write { [self] db in
                guard case .request(.membership(of: let user)?) = row.action, try Outbox.isWaiting(row.id, db) else {
                    return []
                }
                var transaction = transaction(db, cause: "request.\(row.id)")
                try transaction.admit(user, to: room, isOfNetwork: isOfNetwork)
                try Outbox.markSent(row.id, as: nil, db)
                return transaction.dispatched.rows
            }
        case (_, .facts(let facts)): try await take(facts).rows
        case (.room, _), (.person, _): []
        }
    }

    /// Lets a feature work something out on a connection that can only read; nil if the feature cannot read `key` any
    /// more.
    func calculate(_ key: String, of feature: String) async throws -> String? {
        try await store.read { [self] db in
            let transaction = transaction(db, cause: "")
            return try transaction.features.calculate(key, of: feature, transaction.tick)
        }
    }

    /// Gives `row` up, and tells the officers if it was an announcement, or the feature if it was its request; returns
    /// the rows that this leads to.
    func giveUp(_ row: OutboxRow, _ cause: GivingUp, because reason: String) async throws -> [OutboxRow] {
        try await store.write { [self] db in
            let (isAnnouncement, isWaiting) = (try Outbox.isAnnouncement(row.id, db), try Outbox.isWaiting(row.id, db))
            try Outbox.markRefused(row.id, because: reason, db)
            var transaction = transaction(db, cause: "\(Outbox.causeOfGivenUp)\(row.id)")
            switch row.address {
            case .room(let room) where try isAnnouncement && !isForOneAlone(room, db):
                let words = OutboxRow.Message(post: Replies.gaveUp(row.action, in: room, cause))
                for officersRoom in try RoomRegister.officersRooms(db) where officersRoom != room {
                    guard try RoomRegister.find(officersRoom, db)?.isJoined == true else { continue }
                    try transaction.add(.message(words), to: officersRoom)
                }
            case .person where isWaiting:
                // What was to be told directly was announced in the answer to a command.
                guard let answered = try Outbox.answered(besides: row.id, db) else { break }
                let words = OutboxRow.Message(Replies.couldNotWrite, to: answered.message, thread: answered.thread)
                // Once, of however many words they are.
                try transaction.add(
                    .message(words), to: .room(answered.room), cause: "\(Outbox.causeOfGivenUp)\(answered.message)",
                    place: 0)
            case .feature(let name, let key) where isWaiting: try transaction.giveLast(.failure(cause), to: name, key)
            case .room, .person, .feature: break
            }
            return transaction.dispatched.rows
        }
    }
}

/// Whether `room` is a direct room, of which officers are told nothing.
private func isForOneAlone(_ room: RoomID, _ db: Database) throws -> Bool {
    guard let record = try RoomRegister.find(room, db) else { return false }
    return record.isDirect || record.directWith != nil
}

extension BatchTransaction {
    /// Gives a feature what came of its request.
    fileprivate mutating func give(
        _ result: Result<Request.Answer, GivingUp>, to feature: String, _ key: String
    ) throws {
        let actions = try features.received(result, for: key, of: feature, tick)
        for (place, action) in actions.enumerated() { try add(action, cause: cause, place: place) }
    }

    /// The same, without another attempt: a feature that fails at it hears nothing more.
    fileprivate mutating func giveLast(
        _ result: Result<Request.Answer, GivingUp>, to feature: String, _ key: String
    ) throws {
        let undone = self
        do {
            try db.inSavepoint {
                try give(result, to: feature, key)
                return .commit
            }
        } catch  where !StoreProblem.isOfTheStore(error) {
            self = undone
            logger.error(
                "A feature cannot take that its request is given up",
                metadata: ["feature": "\(feature)", "error": "\(type(of: error))"])
        }
    }
}
