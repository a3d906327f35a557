import GRDB
package import MatrixProtocol
package import StewardCore

import struct Foundation.Data
import class Foundation.JSONDecoder
import class Foundation.JSONEncoder

/// Something that waits to be done at the homeserver.
package struct OutboxRow: Equatable, Sendable {
    /// Where something goes.
    package enum Address: Hashable, Sendable {
        /// To a room.
        case room(RoomID)
        /// To a person, in whichever room is their direct room when it is done.
        case person(UserID)
        /// To whoever can answer: the answer goes back to a feature, under a key of its own.
        case feature(String, key: String)
    }

    /// What is to be done.
    package enum Action: Equatable, Sendable {
        /// Sends words; a post may have a key under which it is found again.
        case message(Message, key: PostKey? = nil)
        /// Puts other words in place of the answer that row `target` sent; if that was refused, they are the answer.
        case edit(Message, target: Int64)
        /// Puts other words in place of the post that row `target` made; if that was refused, nothing is sent.
        case revision(Message, target: Int64)
        /// Takes back what row `target` sent.
        case redaction(target: Int64)
        /// Puts a reaction with `key` under what row `target` sent; if that was refused, nothing is sent.
        case reaction(_ key: String, target: Int64)
        /// Keeps pinned what those keys posted in the room, and nothing else that has a key.
        case pin([PostKey])
        /// Goes into the room.
        case join(via: [String])
        /// Leaves the room.
        case leave
        /// Asks for something; nil if we do not understand any more what that was.
        case request(Request?)
    }

    /// Words for somebody who is not of the network, in place of those for who is.
    package struct Reservation: Equatable, Sendable {
        /// Who reads it.
        package var user: UserID
        /// What they read if they are not of the network.
        package var otherwisePlain: String
        /// The same as HTML, if that says more.
        package var otherwiseHTML: String?

        package init(for user: UserID, otherwisePlain: String, otherwiseHTML: String?) {
            self.user = user
            self.otherwisePlain = otherwisePlain
            self.otherwiseHTML = otherwiseHTML
        }
    }

    /// Words on their way.
    package struct Message: Equatable, Sendable {
        /// True for a quiet answer (`m.notice`), false for what should notify (`m.text`).
        package var isNotice: Bool
        package var plain: String
        package var html: String?
        /// The message that this answers.
        package var replyTo: EventID?
        /// The first event of the thread that it belongs to.
        package var thread: EventID?
        /// Those whom it mentions, and nobody else.
        package var mentions: [UserID]
        /// Whether it mentions the whole room (`@room`).
        package var mentionsRoom: Bool
        /// Whether it goes out as early as an answer, as a cancellation does.
        package var isUrgent: Bool
        /// Whom the words are for if they are of the network when it is sent, and what they read otherwise; nil if the
        /// words are for anybody.
        package var reserved: Reservation?

        package init(
            isNotice: Bool, plain: String, html: String? = nil, replyTo: EventID? = nil, thread: EventID? = nil,
            mentions: [UserID] = [], mentionsRoom: Bool = false, isUrgent: Bool = false
        ) {
            self.isNotice = isNotice
            self.plain = plain
            self.html = html
            self.replyTo = replyTo
            self.thread = thread
            self.mentions = mentions
            self.mentionsRoom = mentionsRoom
            self.isUrgent = isUrgent
        }
    }

    /// How often something was tried in vain.
    package struct Trials: Equatable, Sendable {
        /// Attempts that failed, but for those that the homeserver only put off.
        package var attempts: Int
        /// When to try again, in seconds since 1970; nil for at once.
        package var nextTryAt: Int64?
        /// For how many seconds it has failed; only time in which the homeserver could be read counts.
        package var secondsFailing: Int64

        package init(attempts: Int = 0, nextTryAt: Int64? = nil, secondsFailing: Int64 = 0) {
            self.attempts = attempts
            self.nextTryAt = nextTryAt
            self.secondsFailing = secondsFailing
        }
    }

    /// What goes first when more is to be done than can be at once.
    package enum Rank: Int, Comparable, CaseIterable, Sendable {
        /// What somebody waits for, and what cannot wait.
        case answer
        /// What tells many of something.
        case announcement
        /// What nobody would miss for a while.
        case chore

        package static func < (one: Rank, other: Rank) -> Bool { one.rawValue < other.rawValue }
    }

    /// Its place in the order.
    package let id: Int64
    /// Where it goes; rows of one address are done in the order of their ids.
    package let address: Address
    /// The id under which the homeserver recognises a repeated request.
    package let transaction: TransactionID
    /// What is to be done.
    package let action: Action
    /// How often it was tried in vain.
    package var trials = Trials()

    /// How early its turn comes.
    package var rank: Rank {
        switch (action, address) {
        case (.join, _), (.leave, _), (.request, _), (.pin, _), (.reaction, _): .chore
        case (.message(let message, _), .room), (.edit(let message, _), .room), (.revision(let message, _), .room):
            message.isNotice || message.isUrgent ? .answer : .announcement
        case (_, .person), (_, .feature), (.redaction, _): .answer
        }
    }
}

extension OutboxRow {
    static let columns = """
        id, address, transaction_id, kind, plain, html, reply_to, thread, mentions, target, mentions_room, key,
        is_urgent, attempts, next_try_at, seconds_failing, member, otherwise_plain, otherwise_html
        """

    init(_ row: Row) {
        id = row[0]
        address = Address(column: row[1])
        transaction = TransactionID(row[2])
        let kind: String = row[3]
        let mentions = (row[8] as String?).map { $0.split(separator: " ").map(String.init) } ?? []
        var message = Message(
            isNotice: kind == "answer" || kind == "edit", plain: row[4] ?? "", html: row[5],
            replyTo: (row[6] as String?).map { EventID($0) },
            thread: (row[7] as String?).map { EventID($0) },
            mentions: kind == "join" ? [] : mentions.map { UserID($0) },
            mentionsRoom: row[10], isUrgent: row[12])
        message.reserved = (row[16] as String?).map {
            Reservation(for: UserID($0), otherwisePlain: row[17] ?? "", otherwiseHTML: row[18])
        }
        trials = Trials(attempts: row[13], nextTryAt: row[14], secondsFailing: row[15])
        switch kind {
        case "edit": action = .edit(message, target: row[9])
        case "revision": action = .revision(message, target: row[9])
        case "redaction": action = .redaction(target: row[9])
        case "reaction": action = .reaction(row[4] ?? "", target: row[9])
        case "join": action = .join(via: mentions)
        case "leave": action = .leave
        case "lookup":
            // Before there were others, each was about the room that it is addressed to.
            let request = (row[4] as String?).map { try? JSONDecoder().decode(Request.self, from: Data($0.utf8)) }
            action = .request(request ?? .facts(of: RoomID(row[1])))
        case "pin": action = .pin((row[4] as String? ?? "").split(separator: "\n").map { Self.key(String($0)) })
        default: action = .message(message, key: (row[11] as String?).map(Self.key))
        }
    }

    /// A key as it stands in its column: a feature's name has no slash.
    static func column(_ key: PostKey) -> String { "\(key.feature)/\(key.word)" }

    static func key(_ column: String) -> PostKey {
        let halves = column.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        return PostKey(halves.dropFirst().first.map(String.init) ?? "", of: halves.first.map(String.init) ?? "")
    }
}

extension OutboxRow.Address {
    /// Reads an address as it stands in its column: only a user's id begins with `@`, only a room's with `!`, and a
    /// feature's name has no slash.
    init(column: String) {
        let halves = column.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        if column.hasPrefix("@") {
            self = .person(UserID(column))
        } else if !column.hasPrefix("!"), halves.count == 2 {
            self = .feature(halves[0], key: halves[1])
        } else {
            self = .room(RoomID(column))
        }
    }

    /// The address as it stands in its column.
    var column: String {
        switch self {
        case .room(let room): room.rawValue
        case .person(let user): user.rawValue
        case .feature(let name, let key): "\(name)/\(key)"
        }
    }
}

extension OutboxRow.Action {
    var kind: String {
        switch self {
        case .message(let message, _): message.isNotice ? "answer" : "post"
        case .edit: "edit"
        case .revision: "revision"
        case .redaction: "redaction"
        case .reaction: "reaction"
        case .join: "join"
        case .leave: "leave"
        case .request: "lookup"
        case .pin: "pin"
        }
    }

    /// The words on their way, if it has any.
    package var message: OutboxRow.Message? {
        switch self {
        case .message(let message, _), .edit(let message, _), .revision(let message, _): message
        case .redaction, .reaction, .join, .leave, .request, .pin: nil
        }
    }

    /// What is forgotten once the row is done: a message's words, a reaction's key, the keys to pin, a line for each, or
    /// what is asked for.
    var plain: String? {
        switch self {
        case .message(let message, _), .edit(let message, _), .revision(let message, _): message.plain
        case .reaction(let key, _): key
        case .pin(let keys): keys.map(OutboxRow.column).joined(separator: "\n")
        case .request(let request): (try? JSONEncoder().encode(request)).map { String(decoding: $0, as: UTF8.self) }
        case .redaction, .join, .leave: nil
        }
    }

    var key: PostKey? {
        if case .message(_, let key) = self { key } else { nil }
    }

    /// The row whose words this one changes, takes back or reacts to; nil if there is none.
    package var target: Int64? {
        switch self {
        case .edit(_, let target), .revision(_, let target), .redaction(let target), .reaction(_, let target): target
        case .message, .join, .leave, .request, .pin: nil
        }
    }
}
