import MatrixClient
import MatrixProtocol
import StewardCore
import Testing

@testable import Runtime
@testable import Store

@Suite struct OutboxStateMachineTests {
    private static func row(
        _ id: Int64, _ room: String = "!r:x", _ action: OutboxRow.Action = answer, attempts: Int = 0
    ) -> OutboxRow {
        OutboxRow(
            id: id, address: .room(RoomID(room)), transaction: TransactionID("\(id)"), action: action,
            trials: .init(attempts: attempts))
    }

    private static let answer = OutboxRow.Action.message(.init(isNotice: true, plain: ""))
    private static let announcement = OutboxRow.Action.message(.init(isNotice: false, plain: ""))
    private static let urgent = OutboxRow.Action.message(.init(isNotice: false, plain: "", isUrgent: true))

    private var machine = OutboxStateMachine(limit: 1)

    private mutating func add(_ rows: [OutboxRow], at now: Duration = .zero) -> [OutboxStateMachine.Attempt] {
        machine.add(rows.map { ($0, nil) }, at: now)
    }

    /// Ends each attempt as done; gives the rows in the order of their turns.
    private mutating func order(_ first: [OutboxStateMachine.Attempt], at now: Duration = .zero) -> [Int64] {
        var (ids, attempts) = ([] as [Int64], first[...])
        while let attempt = attempts.popFirst() {
            ids.append(attempt.row.id)
            attempts += machine.end(attempt, .finished, at: now)
        }
        return ids
    }

    @Test mutating func `Rows of a room are done in order, side by side with those of others`() {
        machine = OutboxStateMachine(limit: 2)
        let first = add([Self.row(1), Self.row(2), Self.row(3, "!s:x"), Self.row(4, "!s:x"), Self.row(5, "!t:x")])
        #expect(first.map(\.row.id) == [1, 3])
        #expect(machine.end(first[0], .finished, at: .zero).map(\.row.id) == [5])
        #expect(machine.end(first[1], .finished, at: .zero).map(\.row.id) == [2])
    }

    @Test mutating func `Answers and what is urgent go first, then announcements, then chores`() {
        let first = add([
            Self.row(1, "!1:x", .lookUp), Self.row(2, "!2:x", Self.announcement), Self.row(3, "!3:x", Self.urgent),
            Self.row(4, "!4:x"),
        ])
        #expect(order(first) == [3, 4, 2, 1])
    }

    @Test mutating func `A chore before an answer of the same room is as urgent as the answer`() {
        let first = add([
            Self.row(1, "!1:x"), Self.row(2, "!2:x", .pin([])), Self.row(3, "!3:x", Self.announcement),
            Self.row(4, "!2:x"),
        ])
        #expect(order(first) == [1, 2, 4, 3])
    }

    @Test mutating func `A look-up that waits for its time holds back no words of its room`() throws {
        machine = OutboxStateMachine(limit: 4)
        let first = add([Self.row(1, "!r:x", .lookUp), Self.row(2), Self.row(3, "!r:x", .lookUp)])
        #expect(first.map(\.row.id) == [2, 1])
        let lookUp = try #require(first.last)
        #expect(machine.end(lookUp, .limited(until: .seconds(3600)), at: .zero).isEmpty)
        #expect(order([first[0]]) == [2])
        #expect(order(add([Self.row(4)])) == [4])
        #expect(order(machine.takeAll(at: .seconds(3600)), at: .seconds(3600)) == [1, 3])
    }

    @Test mutating func `Every fourth turn goes to whoever has waited longest`() {
        let first = add([Self.row(1, "!0:x"), Self.row(100, "!chore:x", .pin([]))])
        #expect(add((2...9).map { Self.row($0, "!\($0):x") }, at: .seconds(1)).isEmpty)
        #expect(order(first, at: .seconds(2)) == [1, 2, 3, 100, 4, 5, 6, 7, 8, 9])
    }

    @Test mutating func `A row that failed holds no place and holds back its own room alone`() throws {
        let attempt = try #require(add([Self.row(1), Self.row(2), Self.row(3, "!s:x")]).first)
        let next = machine.end(attempt, .failed(.init(attempts: 1), until: .seconds(5)), at: .zero)
        #expect(next.map(\.row.id) == [3])
        #expect(machine.end(next[0], .finished, at: .zero).isEmpty)
        #expect(machine.isIdle)
        let waking = try #require(machine.nextWaking())
        #expect(waking >= .seconds(5) && waking <= .milliseconds(5100))
        #expect(machine.takeAll(at: .seconds(4)).isEmpty)
        let again = machine.takeAll(at: waking)
        #expect(again.map(\.row.id) == [1])
        #expect(again.first?.row.trials.attempts == 1)
        #expect(order(again, at: waking) == [1, 2])
        #expect(machine.nextWaking() == nil)
    }

    @Test mutating func `A limit pauses its own kind of request alone`() throws {
        machine = OutboxStateMachine(limit: 4)
        let join = try #require(add([Self.row(1, "!j:x", .join(via: []))]).first)
        #expect(machine.end(join, .limited(until: .seconds(60)), at: .zero).isEmpty)
        let send = add([Self.row(2), Self.row(3, "!k:x", .join(via: [])), Self.row(4, "!l:x", .lookUp)])
        #expect(send.map(\.row.id) == [2, 4])
        #expect(machine.nextWaking() == .seconds(60))
        #expect(machine.end(send[0], .limited(until: .seconds(10)), at: .zero).isEmpty)
        #expect(machine.nextWaking() == .seconds(10))
        #expect(machine.takeAll(at: .seconds(10)).map(\.row.id) == [2])
        #expect(machine.takeAll(at: .seconds(60)).map(\.row.id) == [1])
    }

    @Test mutating func `What hangs leaves places for what has not failed yet`() {
        machine = OutboxStateMachine(limit: 32)
        let joins = add((1...100).map { Self.row($0, "!j\($0):x", .join(via: [])) })
        #expect(joins.count == 8)
        let resends = add((101...200).map { Self.row($0, "!s\($0):x", attempts: 3) })
        #expect(resends.count == 16)
        #expect(add((201...300).map { Self.row($0, "!t\($0):x") }).count == 8)
        #expect(!machine.isIdle)
    }

    @Test mutating func `A row goes on with a request of another kind before the next of its address`() throws {
        let attempt = try #require(add([Self.row(1), Self.row(2)]).first)
        #expect(attempt.kind == .sends)
        let making = try #require(machine.end(attempt, .goesOn(.newRooms), at: .zero).first)
        #expect(making.row.id == 1)
        #expect(making.kind == .newRooms)
        let sending = try #require(machine.end(making, .goesOn(.sends), at: .zero).first)
        #expect(sending.kind == .sends)
        #expect(order([sending]) == [1, 2])
    }

    @Test mutating func `A row whose time stands in the store waits for it`() {
        #expect(machine.add([(Self.row(1, attempts: 2), .seconds(30))], at: .zero).isEmpty)
        #expect(machine.isIdle)
        #expect(machine.takeAll(at: .seconds(31)).map(\.row.id) == [1])
    }
}

@Suite struct ReadableTimeTests {
    @Test func `Only time between two successes counts`() {
        let readable = ReadableTime()
        readable.note(.synced, at: .seconds(10))
        readable.note(.synced, at: .seconds(40))
        #expect(readable.total == .seconds(30))
        readable.note(.failed(.stopped), at: .seconds(50))
        readable.note(.synced, at: .seconds(1000))
        #expect(readable.total == .seconds(30))
        readable.note(.synced, at: .seconds(1001))
        #expect(readable.total == .seconds(31))
    }
}
