import GRDB
import MatrixProtocol
import StewardCore
import Store
import Synchronization

/// Whether a command is still answered, given how many came of late. They are counted by when they reached us, since a
/// homeserver may write any time on its messages.
enum Budget {
    case within
    /// The command is not carried out; with what is said, or nil if that was said already.
    case spent(Reply?)
}

extension BatchTransaction {
    /// Claims `event`; true if it is new.
    func claim(_ event: RoomEvent) throws -> Bool {
        let isNew = try Inbox.claim(
            event.id, in: event.room, from: event.sender, sentAt: event.sentAt / 1000, at: seconds, db)
        if isNew { commands.note(by: event.sender, in: event.room, at: seconds) }
        return isNew
    }

    /// Whether the message, which is claimed already, is within the budget of its sender and of its room.
    ///
    /// Who has spent their own budget is not answered. If the room's is spent, people who were not yet answered there
    /// in the same minute still are, up to twice the number, so that a few people cannot silence all others.
    func budget(of message: Message) -> Budget {
        let (sender, room) = (message.event.sender, message.event.room)
        let own = settings.commandsPerMinute
        let sent = commands.count(by: sender, since: seconds - 60)
        if sent > own { return .spent(sent == own + 1 ? Replies.tooMany : nil) }
        let all = settings.commandsPerMinuteInRoom
        let (answered, toSender) = commands.countAnswered(in: room, of: sender, at: seconds)
        if answered <= all { return .within }
        if answered == all + 1 { return .spent(Replies.tooManyInRoom) }
        return toSender == 1 && answered <= 2 * all ? .within : .spent(nil)
    }
}

/// The commands of the last minute, counted in memory since each message asks for them.
///
/// They are those of the store, and are read from it at first and after a transaction that failed. Moments are in
/// seconds since 1970.
final class RecentCommands: Sendable {
    /// The commands of a room that were answered within one minute of the clock. In each minute the room is told once
    /// that it asks too much.
    private struct Answered {
        let minute: Int64
        var all = 0
        var bySender: [UserID: Int] = [:]
    }

    private struct State {
        /// Whether all of it is in the store.
        var isCommitted = false
        /// The number of the last transaction that began.
        var transaction = 0
        /// When the commands of each sender came.
        var moments: [UserID: [Int64]] = [:]
        var answered: [RoomID: Answered] = [:]
        /// The minute in which what is over was last dropped.
        var minute: Int64 = 0
    }

    private let state = Mutex(State())

    /// Begins a transaction in which commands may be claimed, and gives its number.
    func begin(_ db: Database, at now: Int64) throws -> Int {
        let (transaction, isCommitted) = state.withLock { state in
            defer { state.isCommitted = false }
            state.transaction += 1
            return (state.transaction, state.isCommitted)
        }
        if isCommitted { return transaction }
        state.withLock { $0 = State(transaction: transaction) }
        for command in try Inbox.claimed(after: now - 60, db) {
            note(by: command.sender, in: command.room, at: command.claimedAt)
            if command.isSilent { noteSilence(to: command.sender, in: command.room, at: command.claimedAt) }
        }
        return transaction
    }

    /// Notes that what was noted in `transaction` is in the store, unless another one has begun.
    func commit(_ transaction: Int) {
        state.withLock { state in
            if state.transaction == transaction { state.isCommitted = true }
        }
    }

    /// Notes a command that came at `now`.
    func note(by sender: UserID, in room: RoomID, at now: Int64) {
        let minute = Self.minute(of: now)
        state.withLock { state in
            if state.minute != minute {
                state.minute = minute
                state.moments = state.moments.compactMapValues { moments in
                    let late = moments.filter { $0 > now - 60 }
                    return late.isEmpty ? nil : late
                }
                state.answered = state.answered.filter { $0.value.minute == minute }
            }
            state.moments[sender, default: []].append(now)
            Self.change(&state.answered[room], minute) { answered in
                answered.all += 1
                answered.bySender[sender, default: 0] += 1
            }
        }
    }

    /// Takes back that a command which came at `now` was answered.
    func noteSilence(to sender: UserID, in room: RoomID, at now: Int64) {
        state.withLock { state in
            Self.change(&state.answered[room], Self.minute(of: now)) { answered in
                answered.all -= 1
                answered.bySender[sender, default: 1] -= 1
            }
        }
    }

    /// Takes back a command that came at `now` and turned out to be none.
    func forget(by sender: UserID, in room: RoomID, at now: Int64) {
        noteSilence(to: sender, in: room, at: now)
        state.withLock { state in
            if let index = state.moments[sender]?.lastIndex(of: now) { state.moments[sender]?.remove(at: index) }
        }
    }

    /// How many commands of `sender` came after `moment`, which is at most a minute ago.
    func count(by sender: UserID, since moment: Int64) -> Int {
        state.withLock { $0.moments[sender]?.count { $0 > moment } ?? 0 }
    }

    /// How many commands in `room` were answered within the minute of `now`, and how many of them are `sender`'s.
    func countAnswered(in room: RoomID, of sender: UserID, at now: Int64) -> (all: Int, ofSender: Int) {
        state.withLock { state in
            guard let answered = state.answered[room], answered.minute == Self.minute(of: now) else { return (0, 0) }
            return (answered.all, answered.bySender[sender] ?? 0)
        }
    }

    private static func change(_ answered: inout Answered?, _ minute: Int64, _ body: (inout Answered) -> Void) {
        // Taken out, so that its table is changed where it lies.
        var changed = answered.take().flatMap { $0.minute == minute ? $0 : nil } ?? Answered(minute: minute)
        body(&changed)
        answered = changed
    }

    private static func minute(of moment: Int64) -> Int64 { moment - moment % 60 }
}
