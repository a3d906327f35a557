import MatrixProtocol
import Store

/// Decides which row is tried next.
///
/// The order within an address stands: only its first row is ever tried, so that one which fails holds back its own
/// address and nothing else. Look-ups say nothing there: they have an order of their own, and hold back no words. Among
/// addresses the better rank goes first, and within a rank who came first; every fourth turn goes to whoever has waited
/// longest, so that nobody waits for ever. What waits for its time, or for the end of a pause, holds no place. Moments are
/// durations since one start that all calls share.
struct OutboxStateMachine {
    /// One try of one row.
    struct Attempt: Sendable {
        let row: OutboxRow
        /// What it asks the homeserver for now.
        let kind: RequestKind
        fileprivate let lane: Lane
    }

    /// What became of an attempt.
    enum Outcome {
        /// The row is done, or given up.
        case finished
        /// The row goes on with a request of another kind.
        case goesOn(RequestKind)
        /// The row failed and is tried again at that moment.
        case failed(OutboxRow.Trials, until: Duration)
        /// The homeserver takes no request of this kind until that moment.
        case limited(until: Duration)
    }

    /// Rows that share a bound on the places that they take.
    fileprivate enum Lane: CaseIterable {
        case sends, resends, joins, newRooms, lookUps

        init(_ kind: RequestKind, _ row: OutboxRow) {
            self =
                switch kind {
                case .sends: row.trials.attempts == 0 ? .sends : .resends
                case .joins: .joins
                case .newRooms: .newRooms
                case .lookUps: .lookUps
                }
        }

        var kind: RequestKind {
            switch self {
            case .sends, .resends: .sends
            case .joins: .joins
            case .newRooms: .newRooms
            case .lookUps: .lookUps
            }
        }

        /// Whatever hangs while it is tried, some of `limit` places are left for what has not failed yet.
        func places(of limit: Int) -> Int {
            switch self {
            case .sends: limit
            case .resends: max(1, limit / 2)
            case .joins, .newRooms, .lookUps: max(1, limit / 4)
            }
        }
    }

    /// Whose rows wait for one another.
    private struct Course: Hashable {
        var address: OutboxRow.Address
        var isOfLookUps: Bool

        init(_ row: OutboxRow) {
            address = row.address
            isOfLookUps = row.kind == .lookUps
        }
    }

    /// The rows of one course, oldest first.
    private struct Queue {
        enum State {
            /// The first row can be tried, since that moment.
            case ready(Lane, Duration)
            case underWay
            /// The first row waits for its time.
            case later
        }

        var rows: [OutboxRow]
        var next = 0
        var state = State.underWay
        /// The kind of request that the first row goes on with, if it has begun.
        var kind: RequestKind?

        var first: OutboxRow { rows[next] }
        /// A chore is as urgent as the answer behind it.
        var rank: OutboxRow.Rank {
            var best = OutboxRow.Rank.chore
            for row in rows[next...] where best > .answer { best = min(best, row.rank) }
            return best
        }
    }

    /// Courses whose turn comes one after the other; those that have been taken meanwhile are passed over.
    private struct Line {
        private var entries: [(course: Course, since: Duration)] = []
        private var next = 0

        var first: (course: Course, since: Duration)? { next < entries.count ? entries[next] : nil }

        mutating func append(_ course: Course, since: Duration) { entries.append((course, since)) }

        mutating func removeFirst() {
            next += 1
            guard next == entries.count || next > 1024 && next * 2 > entries.count else { return }
            entries.removeSubrange(..<next)
            next = 0
        }
    }

    private struct Place: Hashable {
        var lane: Lane
        var rank: OutboxRow.Rank
    }

    private let limit: Int
    private var queues: [Course: Queue] = [:]
    private var lines: [Place: Line] = [:]
    private var taken: [Lane: Int] = [:]
    private var takenInAll = 0
    private var turns = 0
    private var pauses: [RequestKind: Duration] = [:]
    /// Courses that wait for their time, by the tick in which that comes.
    private var later: [Int64: [Course]] = [:]
    private var nextTick: Int64?

    /// At most `limit` rows side by side.
    init(limit: Int) { self.limit = limit }

    /// True if nothing is under way, and nothing can be before its time.
    var isIdle: Bool { takenInAll == 0 }

    /// When something's time comes or a pause ends that something waits for; nil if nothing waits.
    func nextWaking() -> Duration? {
        let pauseEnds = pauses.filter { pause in
            lines.contains { $0.key.lane.kind == pause.key && $0.value.first != nil }
        }
        return ([nextTick.map(Self.moment)] + pauseEnds.values.map { $0 }).compactMap(\.self).min()
    }

    /// Adds rows, each with the moment before which it is not to be tried; gives what is to be tried now.
    mutating func add(_ rows: [(row: OutboxRow, due: Duration?)], at now: Duration) -> [Attempt] {
        for (row, due) in rows {
            let course = Course(row)
            guard let queue = queues[course] else {
                queues[course] = Queue(rows: [row])
                settle(course, until: due, at: now)
                continue
            }
            let rank = queue.rank
            queues[course]?.rows.append(row)
            if row.rank < rank, case .ready(let lane, let since) = queue.state {
                lines[Place(lane: lane, rank: row.rank), default: Line()].append(course, since: since)
            }
        }
        return takeAll(at: now)
    }

    /// Takes in what became of `attempt`; gives what is to be tried now.
    mutating func end(_ attempt: Attempt, _ outcome: Outcome, at now: Duration) -> [Attempt] {
        let course = Course(attempt.row)
        taken[attempt.lane, default: 0] -= 1
        takenInAll -= 1
        switch outcome {
        case .finished:
            queues[course]?.next += 1
            queues[course]?.kind = nil
            if let queue = queues[course], queue.next == queue.rows.count {
                queues[course] = nil
            } else {
                settle(course, until: nil, at: now)
            }
        case .goesOn(let kind):
            queues[course]?.kind = kind
            settle(course, until: nil, at: now)
        case .failed(let trials, let due):
            if let next = queues[course]?.next { queues[course]?.rows[next].trials = trials }
            settle(course, until: due, at: now)
        case .limited(let end):
            pauses[attempt.kind] = max(pauses[attempt.kind] ?? end, end)
            settle(course, until: nil, at: now)
        }
        return takeAll(at: now)
    }

    /// Gives what is to be tried now.
    mutating func takeAll(at now: Duration) -> [Attempt] {
        while let tick = nextTick, Self.moment(tick) <= now {
            for course in later.removeValue(forKey: tick) ?? [] { settle(course, until: nil, at: now) }
            nextTick = later.keys.min()
        }
        pauses = pauses.filter { $0.value > now }
        var attempts: [Attempt] = []
        while takenInAll < limit, let attempt = take() { attempts.append(attempt) }
        return attempts
    }

    /// Lets the first row of `course` be tried, or wait for `due`.
    private mutating func settle(_ course: Course, until due: Duration?, at now: Duration) {
        guard var queue = queues[course] else { return }
        if let due, due > now {
            queue.state = .later
            let tick = Self.tick(due)
            later[tick, default: []].append(course)
            nextTick = min(nextTick ?? tick, tick)
        } else {
            let lane = Lane(queue.kind ?? queue.first.kind, queue.first)
            queue.state = .ready(lane, now)
            lines[Place(lane: lane, rank: queue.rank), default: Line()].append(course, since: now)
        }
        queues[course] = queue
    }

    private mutating func take() -> Attempt? {
        var best: (place: Place, since: Duration)?
        let byAgeAlone = turns % 4 == 3
        for lane in Lane.allCases where pauses[lane.kind] == nil && taken[lane, default: 0] < lane.places(of: limit) {
            for rank in OutboxRow.Rank.allCases {
                let place = Place(lane: lane, rank: rank)
                guard let since = firstSince(in: place) else { continue }
                guard let leader = best else {
                    best = (place, since)
                    continue
                }
                let isBetter =
                    byAgeAlone || rank == leader.place.rank ? since < leader.since : rank < leader.place.rank
                if isBetter { best = (place, since) }
            }
        }
        guard let place = best?.place, let course = lines[place]?.first?.course, let queue = queues[course] else {
            return nil
        }
        lines[place]?.removeFirst()
        queues[course]?.state = .underWay
        turns += 1
        taken[place.lane, default: 0] += 1
        takenInAll += 1
        return Attempt(row: queue.first, kind: place.lane.kind, lane: place.lane)
    }

    /// Since when the first of a line has waited; passes over those whose turn has come in another line.
    private mutating func firstSince(in place: Place) -> Duration? {
        while let entry = lines[place]?.first {
            if case .ready(place.lane, _) = queues[entry.course]?.state { return entry.since }
            lines[place]?.removeFirst()
        }
        return nil
    }

    // Ticks keep a thousand rows that fail from waking us a thousand times a second.
    private static let ticksPerSecond: Int64 = 20

    private static func tick(_ moment: Duration) -> Int64 {
        let (seconds, attoseconds) = moment.components
        return seconds * ticksPerSecond + attoseconds / (1_000_000_000_000_000_000 / ticksPerSecond) + 1
    }

    private static func moment(_ tick: Int64) -> Duration { .milliseconds(tick * 1000 / ticksPerSecond) }
}
