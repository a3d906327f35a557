import MatrixClient
import MatrixProtocol
import SimulatedHomeserver
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

    private static let lookUp = OutboxRow.Action.request(.facts(of: RoomID("!r:x")))

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
            Self.row(1, "!1:x", Self.lookUp), Self.row(2, "!2:x", Self.announcement), Self.row(3, "!3:x", Self.urgent),
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
        let first = add([Self.row(1, "!r:x", Self.lookUp), Self.row(2), Self.row(3, "!r:x", Self.lookUp)])
        #expect(first.map(\.row.id) == [2, 1])
        let lookUp = try #require(first.last)
        #expect(machine.end(lookUp, .limited(until: .seconds(3600)), at: .zero).isEmpty)
        #expect(order([first[0]]) == [2])
        #expect(order(add([Self.row(4)])) == [4])
        #expect(order(machine.takeAll(at: .seconds(3600)), at: .seconds(3600)) == [1, 3])
    }

    @Test mutating func `A reaction waits until what it is for is done, and holds back no words of its room`() throws {
        machine = OutboxStateMachine(limit: 4)
        let first = add([
            Self.row(1), Self.row(2, "!r:x", .reaction("✅", target: 1)), Self.row(3, "!r:x", .reaction("❌", target: 1)),
            Self.row(4),
        ])
        #expect(first.map(\.row.id) == [1])
        #expect(machine.held == 4)
        let retried = machine.end(first[0], .failed(.init(attempts: 1), until: .seconds(5)), at: .zero)
        #expect(retried.isEmpty)
        let again = machine.takeAll(at: .seconds(6))
        #expect(again.map(\.row.id) == [1])
        let both = machine.end(again[0], .finished, at: .seconds(6))
        #expect(both.map(\.row.id) == [4, 2])
        #expect(order([both[1]], at: .seconds(6)) == [2, 3])
        #expect(order([both[0]], at: .seconds(6)) == [4])
        #expect(machine.held == 0)
    }

    @Test mutating func `A reaction to what was sent before waits for nothing, also behind newer words`() {
        machine = OutboxStateMachine(limit: 4)
        let first = add([Self.row(7), Self.row(8, "!r:x", .reaction("✅", target: 6))])
        #expect(first.map(\.row.id) == [7, 8])
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
        // What fails for ever must not hold back what waits until nothing else is to be sent.
        #expect(machine.isIdle)
        #expect(order(again, at: waking) == [1, 2])
        #expect(machine.nextWaking() == nil)
    }

    @Test mutating func `A limit pauses its own kind of request alone`() throws {
        machine = OutboxStateMachine(limit: 4)
        let join = try #require(add([Self.row(1, "!j:x", .join(via: []))]).first)
        #expect(machine.end(join, .limited(until: .seconds(60)), at: .zero).isEmpty)
        let send = add([Self.row(2), Self.row(3, "!k:x", .join(via: [])), Self.row(4, "!l:x", Self.lookUp)])
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

    @Test(arguments: [OutboxRow.Action.join(via: []), lookUp])
    mutating func `What failed leaves half of its kind's places for what has not, and takes no more than them`(
        _ action: OutboxRow.Action
    ) throws {
        machine = OutboxStateMachine(limit: 32)
        let failed = add((1...100).map { Self.row($0, "!f\($0):x", action, attempts: 3) })
        #expect(failed.map(\.row.id) == [1, 2, 3, 4])
        let new = add((101...200).map { Self.row($0, "!n\($0):x", action) })
        #expect(new.map(\.row.id) == [101, 102, 103, 104])
        #expect(machine.end(new[0], .finished, at: .zero).map(\.row.id) == [105])
        #expect(machine.end(failed[0], .finished, at: .zero).count == 1)
    }

    @Test mutating func `New rooms that failed leave places for those that have not`() throws {
        machine = OutboxStateMachine(limit: 32)
        var making = 0
        for (first, attempts) in [(1, 3), (101, 0)] as [(Int64, Int)] {
            var underWay = add((first..<first + 50).map { Self.row($0, "!\($0):x", attempts: attempts) })[...]
            while let attempt = underWay.popFirst() {
                if attempt.kind == .newRooms {
                    making += 1
                } else {
                    underWay += machine.end(attempt, .goesOn(.newRooms), at: .zero)
                }
            }
            #expect(making == (attempts > 0 ? 4 : 8))
        }
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

    @Test mutating func `A row says that it came from another kind of request, also after it has failed`() throws {
        let attempt = try #require(add([Self.row(1)]).first)
        let making = try #require(machine.end(attempt, .goesOn(.newRooms), at: .zero).first)
        let sending = try #require(machine.end(making, .goesOn(.sends), at: .zero).first)
        #expect([attempt, making, sending].map(\.hasGoneOn) == [false, true, true])
        #expect(machine.end(sending, .failed(.init(attempts: 1), until: .seconds(5)), at: .zero).isEmpty)
        let again = try #require(machine.takeAll(at: .seconds(6)).first)
        #expect(again.kind == .sends && again.hasGoneOn)
        #expect(machine.end(again, .finished, at: .seconds(6)).isEmpty)
        #expect(add([Self.row(2)], at: .seconds(6)).first?.hasGoneOn == false)
    }

    @Test mutating func `A row that comes after a later one of its room goes before it, unless that is under way`()
        throws
    {
        let busy = add([Self.row(1, "!s:x")])
        #expect(add([Self.row(5), Self.row(4), Self.row(3)]).isEmpty)
        let first = try #require(machine.end(busy[0], .finished, at: .zero).first)
        #expect(first.row.id == 3)
        #expect(add([Self.row(2)]).isEmpty)
        let next = machine.end(first, .failed(.init(attempts: 1), until: .seconds(5)), at: .zero)
        #expect(order(next) == [2])
        #expect(machine.isIdle)
        #expect(order(machine.takeAll(at: .seconds(6)), at: .seconds(6)) == [3, 4, 5])
    }

    @Test mutating func `An older row does not wait for the time of a newer one`() throws {
        let newer = try #require(add([Self.row(2)]).first)
        #expect(machine.end(newer, .failed(.init(attempts: 1), until: .seconds(60)), at: .zero).isEmpty)
        #expect(order(add([Self.row(1)])) == [1])
        #expect(machine.takeAll(at: .seconds(59)).isEmpty)
        #expect(order(machine.takeAll(at: .seconds(61)), at: .seconds(61)) == [2])
    }

    /// Rows of a few rooms come in any order, end in any way, and at any time.
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    mutating func `Every row is done once, in the order of its room, and what is done is soon dropped`(seed: UInt64)
        throws
    {
        machine = OutboxStateMachine(limit: 4)
        var random = SeededRandom(seed: seed)
        let rooms = ["!a:x", "!b:x", "!c:x", "!d:x", "!e:x", "!f:x"]
        var coming = (1...1000).map { id in
            let actions = [Self.answer, Self.announcement, Self.urgent, .pin([]), Self.lookUp]
            return Self.row(
                Int64(id), rooms.randomElement(using: &random) ?? "",
                actions.randomElement(using: &random) ?? Self.answer)
        }
        for index in coming.indices.dropFirst() where Int.random(in: 0..<4, using: &random) == 0 {
            coming.swapAt(index, index - 1)
        }
        var (known, underWay, done) = ([:] as [Int64: OutboxRow], [] as [OutboxStateMachine.Attempt], [] as [Int64])
        func isOfOneCourse(_ one: OutboxRow, _ other: OutboxRow) -> Bool {
            one.address == other.address && (one.kind == .lookUps) == (other.kind == .lookUps)
        }
        var now = Duration.zero
        while !coming.isEmpty || !known.isEmpty {
            now += .milliseconds(Int.random(in: 0...400, using: &random))
            let attempts: [OutboxStateMachine.Attempt]
            if !coming.isEmpty, underWay.isEmpty || Int.random(in: 0..<3, using: &random) == 0 {
                // Now and then what comes together comes in another order.
                var batch = Array(coming.prefix(Int.random(in: 1...8, using: &random)))
                coming.removeFirst(batch.count)
                if Bool.random(using: &random) { batch.shuffle(using: &random) }
                for row in batch { known[row.id] = row }
                attempts = add(batch, at: now)
            } else if let index = underWay.indices.randomElement(using: &random) {
                let attempt = underWay.remove(at: index)
                let outcome: OutboxStateMachine.Outcome =
                    switch Int.random(in: 0..<12, using: &random) {
                    case 0: .goesOn(.newRooms)
                    case 1: .failed(.init(attempts: 1), until: now + .seconds(1))
                    case 2: .limited(until: now + .seconds(1))
                    default: .finished
                    }
                if case .finished = outcome {
                    #expect(known.removeValue(forKey: attempt.row.id) != nil)
                    done.append(attempt.row.id)
                }
                attempts = machine.end(attempt, outcome, at: now)
            } else {
                now = max(now, try #require(machine.nextWaking()))
                attempts = machine.takeAll(at: now)
            }
            for attempt in attempts {
                #expect(!underWay.contains { isOfOneCourse($0.row, attempt.row) })
                underWay.append(attempt)
                let older = known.values.filter { $0.id < attempt.row.id && isOfOneCourse($0, attempt.row) }
                #expect(older.isEmpty, "\(attempt.row.id) is tried before \(older.map(\.id))")
            }
            #expect(underWay.count <= 4)
            #expect(machine.held <= 2 * known.count + 12 * 33)
        }
        #expect(done.sorted() == (1...1000).map(Int64.init))
        #expect(machine.isIdle && machine.held == 0)
    }

    @Test mutating func `A room that stays busy keeps none of what is done`() throws {
        var attempt = try #require(add([Self.row(1)]).first)
        for id in 2...10_000 {
            #expect(add([Self.row(Int64(id))]).isEmpty)
            attempt = try #require(machine.end(attempt, .finished, at: .zero).first)
        }
        #expect(machine.held <= 64)
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
