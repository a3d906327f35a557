import MatrixProtocol
import StewardCore
import Store

/// Decides which row is tried next.
///
/// The order within an address is kept: only its first row is ever tried, so that a row which fails holds back its own
/// address and nothing else. Look-ups and reactions each have an order of their own, and hold back no words; a reaction
/// waits until what it is for is done. Among addresses the better rank goes first, and within a rank the one that came
/// first. Every fourth turn goes to the one that has waited longest, so that nobody waits for ever. A row that waits for
/// its time, or for the end of a pause, takes no place.
/// Moments are durations since one start that all calls share.
struct OutboxStateMachine {
    /// One try of one row.
    struct Attempt: Sendable {
        let row: OutboxRow
        /// What it asks the homeserver for now.
        let kind: RequestKind
        /// Whether the row came to this kind from another one.
        let hasGoneOn: Bool
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

    /// Rows that share a limit on how many are tried at once.
    fileprivate struct Lane: Hashable {
        let kind: RequestKind
        /// Whether they have failed before.
        let hasFailed: Bool

        static let all = RequestKind.allCases.flatMap { kind in
            [false, true].map { Lane(kind: kind, hasFailed: $0) }
        }

        init(kind: RequestKind, hasFailed: Bool) {
            self.kind = kind
            self.hasFailed = hasFailed
        }

        init(_ kind: RequestKind, _ row: OutboxRow) { self.init(kind: kind, hasFailed: row.trials.attempts > 0) }

        /// The lane of the same kind in which nothing has failed, or in which everything has.
        var other: Lane { Lane(kind: kind, hasFailed: !hasFailed) }

        /// Its place among all lanes.
        var index: Int { kind.rawValue * 2 + (hasFailed ? 1 : 0) }

        /// Leaves half of a kind's places for rows that have not failed yet, and some of `limit` for other kinds,
        /// whatever hangs while it is tried.
        func places(of limit: Int) -> Int { hasFailed ? max(1, kind.places(of: limit) / 2) : kind.places(of: limit) }
    }

    /// Whose rows wait for one another.
    private struct Course: Hashable {
        enum Order { case words, lookUps, reactions }

        var address: OutboxRow.Address
        var order: Order

        init(_ row: OutboxRow) {
            address = row.address
            order = if case .reaction = row.action { .reactions } else { row.kind == .lookUps ? .lookUps : .words }
        }

        /// The course of the words to the same address.
        var ofWords: Course {
            var course = self
            course.order = .words
            return course
        }
    }

    /// A line from which elements leave at the front. Those that have left are dropped once they are more than those
    /// that wait.
    private struct Line<Element> {
        private var elements: [Element] = []
        private var next = 0

        var first: Element? { next < elements.count ? elements[next] : nil }
        var waiting: Range<Int> { next..<elements.count }
        /// How many are in memory, those among them that have gone out.
        var held: Int { elements.count }

        subscript(index: Int) -> Element {
            get { elements[index] }
            set { elements[index] = newValue }
        }

        mutating func append(_ element: Element) { elements.append(element) }

        mutating func insert(_ element: Element, at index: Int) { elements.insert(element, at: index) }

        mutating func remove(at index: Int) {
            if index == next { removeFirst() } else { elements.remove(at: index) }
        }

        mutating func removeFirst() {
            next += 1
            guard next == elements.count || next > 32 && next * 2 > elements.count else { return }
            elements.removeSubrange(..<next)
            next = 0
        }
    }

    /// The rows of one course, oldest first.
    private struct Queue {
        struct Entry {
            var row: OutboxRow
            /// The moment before which it is not to be tried.
            var due: Duration?
            /// The kind of request that it goes on with, if it has begun.
            var kind: RequestKind?
        }

        enum State {
            /// The first row can be tried, since that moment.
            case ready(Lane, Duration)
            case underWay
            /// The first row waits for its time.
            case later
        }

        private var entries = Line<Entry>()
        /// How many rows of each rank there are.
        private var counts = [Int](repeating: 0, count: OutboxRow.Rank.allCases.count)
        var state = State.underWay

        var first: Entry? { entries.first }
        var held: Int { entries.held }
        /// A chore is as urgent as the answer behind it.
        var rank: OutboxRow.Rank { OutboxRow.Rank.allCases.first { counts[$0.rawValue] > 0 } ?? .chore }

        /// Puts a row in its place; true if it is the first now. Two who write to the store may hand us their rows in
        /// another order than they wrote them.
        mutating func insert(_ entry: Entry) -> Bool {
            counts[entry.row.rank.rawValue] += 1
            var index = entries.waiting.upperBound
            while index > entries.waiting.lowerBound, entries[index - 1].row.id > entry.row.id { index -= 1 }
            entries.insert(entry, at: index)
            return index == entries.waiting.lowerBound
        }

        mutating func remove(_ row: OutboxRow) {
            guard let index = index(of: row) else { return }
            counts[row.rank.rawValue] -= 1
            entries.remove(at: index)
        }

        mutating func change(_ row: OutboxRow, _ body: (inout Entry) -> Void) {
            if let index = index(of: row) { body(&entries[index]) }
        }

        /// While a row is under way, only a few can come before it.
        private func index(of row: OutboxRow) -> Int? {
            entries.waiting.first { entries[$0].row.id == row.id }
        }

        func holds(_ id: Int64) -> Bool { entries.waiting.contains { entries[$0].row.id == id } }
    }

    private struct Place {
        var lane: Lane
        var rank: OutboxRow.Rank

        static let count = Lane.all.count * OutboxRow.Rank.allCases.count
        /// Its number among all places.
        var index: Int { lane.index * OutboxRow.Rank.allCases.count + rank.rawValue }
    }

    private let limit: Int
    private var queues: [Course: Queue] = [:]
    /// Reactions to what is still to be sent, by the row that sends it.
    private var followers: [Int64: [(row: OutboxRow, due: Duration?)]] = [:]
    /// The courses in the order of their turns, by the index of the place. One that was taken meanwhile in another line is
    /// passed over.
    private var lines = [Line<(course: Course, since: Duration)>](repeating: Line(), count: Place.count)
    /// How many rows are under way, by the index of their lane.
    private var taken = [Int](repeating: 0, count: Lane.all.count)
    private var takenInAll = 0
    private var turns = 0
    private var pauses: [RequestKind: Duration] = [:]
    /// Courses that wait for their time, by the tick in which that comes.
    private var later: [Int64: [Course]] = [:]
    private var nextTick: Int64?

    /// At most `limit` rows side by side.
    init(limit: Int) { self.limit = limit }

    /// How many rows are in memory, those among them that are done.
    var held: Int {
        queues.values.reduce(0) { $0 + $1.held } + followers.values.reduce(0) { $0 + $1.count }
    }

    /// True if nothing is under way that has not failed before. What fails again and again would never let it be idle.
    var isIdle: Bool { Lane.all.allSatisfy { $0.hasFailed || taken[$0.index] == 0 } }

    /// When something is due, or a pause ends for which something waits; nil if nothing waits.
    func nextWaking() -> Duration? {
        let due = nextTick.map(Self.moment)
        if pauses.isEmpty { return due }
        let pauseEnds = pauses.filter { pause in Lane.all.contains { $0.kind == pause.key && isAwaited($0) } }
        return ([due] + pauseEnds.values.map { $0 }).compactMap(\.self).min()
    }

    /// Whether anything waits for its turn in `lane`.
    private func isAwaited(_ lane: Lane) -> Bool {
        OutboxRow.Rank.allCases.contains { lines[Place(lane: lane, rank: $0).index].first != nil }
    }

    /// Adds rows, each with the moment before which it is not to be tried; gives what is to be tried now.
    mutating func add(_ rows: [(row: OutboxRow, due: Duration?)], at now: Duration) -> [Attempt] {
        for (row, due) in rows { add(row, due, at: now) }
        return takeAll(at: now)
    }

    private mutating func add(_ row: OutboxRow, _ due: Duration?, at now: Duration) {
        let course = Course(row)
        if case .reaction(_, let target) = row.action, queues[course.ofWords]?.holds(target) == true {
            followers[target, default: []].append((row, due))
            return
        }
        // Nobody else holds the queue while it grows, or all of it would be copied.
        let before = queues[course].map { ($0.state, $0.rank) }
        let isFirst = queues[course, default: Queue()].insert(.init(row: row, due: due))
        switch before {
        case (.underWay, _)?: break
        case (.ready(let lane, let since), let rank)? where !isFirst:
            if row.rank < rank {
                lines[Place(lane: lane, rank: row.rank).index].append((course, since))
            }
        case (.later, _)? where !isFirst: break
        default: settle(course, at: now)
        }
    }

    /// Takes what became of `attempt`; gives what is to be tried now.
    mutating func end(_ attempt: Attempt, _ outcome: Outcome, at now: Duration) -> [Attempt] {
        let course = Course(attempt.row)
        taken[attempt.lane.index] -= 1
        takenInAll -= 1
        switch outcome {
        case .finished:
            queues[course]?.remove(attempt.row)
            if case .some(nil) = queues[course].map({ $0.first }) { queues[course] = nil }
            for (row, due) in followers.removeValue(forKey: attempt.row.id) ?? [] { add(row, due, at: now) }
        case .goesOn(let kind): queues[course]?.change(attempt.row) { $0.kind = kind }
        case .failed(let trials, let due):
            queues[course]?.change(attempt.row) { ($0.row.trials, $0.due) = (trials, due) }
        case .limited(let end): pauses[attempt.kind] = max(pauses[attempt.kind] ?? end, end)
        }
        settle(course, at: now)
        return takeAll(at: now)
    }

    /// Gives what is to be tried now.
    mutating func takeAll(at now: Duration) -> [Attempt] {
        while let tick = nextTick, Self.moment(tick) <= now {
            for course in later.removeValue(forKey: tick) ?? [] {
                // An older row may have come before the one that waits.
                if case .later = queues[course]?.state { settle(course, at: now) }
            }
            nextTick = later.keys.min()
        }
        if !pauses.isEmpty { pauses = pauses.filter { $0.value > now } }
        var attempts: [Attempt] = []
        while takenInAll < limit, let attempt = take() { attempts.append(attempt) }
        return attempts
    }

    /// Lets the first row of `course` be tried, or wait for its time.
    private mutating func settle(_ course: Course, at now: Duration) {
        guard let queue = queues[course], let first = queue.first else { return }
        if let due = first.due, due > now {
            queues[course]?.state = .later
            let tick = Self.tick(due)
            later[tick, default: []].append(course)
            nextTick = min(nextTick ?? tick, tick)
        } else {
            let lane = Lane(first.kind ?? first.row.kind, first.row)
            queues[course]?.state = .ready(lane, now)
            lines[Place(lane: lane, rank: queue.rank).index].append((course, now))
        }
    }

    private mutating func take() -> Attempt? {
        var best: (place: Place, since: Duration)?
        let byAgeAlone = turns % 4 == 3
        for lane in Lane.all where pauses[lane.kind] == nil && hasPlace(lane) {
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
        guard let place = best?.place, let course = lines[place.index].first?.course, let first = queues[course]?.first
        else {
            return nil
        }
        lines[place.index].removeFirst()
        queues[course]?.state = .underWay
        turns += 1
        taken[place.lane.index] += 1
        takenInAll += 1
        return Attempt(row: first.row, kind: place.lane.kind, hasGoneOn: first.kind != nil, lane: place.lane)
    }

    private func hasPlace(_ lane: Lane) -> Bool {
        let mine = taken[lane.index]
        return mine < lane.places(of: limit) && mine + taken[lane.other.index] < lane.kind.places(of: limit)
    }

    /// Since when the first of a line has waited. Drops those whose turn has come in another line.
    private mutating func firstSince(in place: Place) -> Duration? {
        while let entry = lines[place.index].first {
            if case .ready(place.lane, _) = queues[entry.course]?.state { return entry.since }
            lines[place.index].removeFirst()
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

/// A kind of request that homeservers limit separately.
enum RequestKind: Int, CaseIterable, Sendable {
    /// Sends events, state and redactions too.
    case sends
    /// Goes into rooms and leaves them.
    case joins
    /// Makes rooms and asks people in.
    case newRooms
    /// Asks for something, such as what a room is.
    case lookUps

    /// For how many seconds a row may fail before it is given up, counted while the homeserver can be read: an hour if
    /// a dead server can be the cause, a day otherwise.
    var patience: Int64 {
        switch self {
        case .sends, .newRooms: 24 * 3600
        case .joins, .lookUps: 3600
        }
    }

    /// How many of `limit` places it may take.
    func places(of limit: Int) -> Int {
        switch self {
        case .sends: limit
        case .joins, .lookUps: max(1, limit / 4)
        // Each of them reads the list of all our rooms.
        case .newRooms: max(1, min(limit, 32) / 4)
        }
    }
}

extension OutboxRow {
    /// The kind of request that the row begins with.
    var kind: RequestKind {
        switch action {
        case .message, .edit, .revision, .redaction, .reaction, .pin: .sends
        case .join, .leave: .joins
        case .request(.newRoom(_, _)?): .newRooms
        case .request: .lookUps
        }
    }
}
