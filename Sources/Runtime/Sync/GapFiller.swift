import Logging
import MatrixClient
import MatrixProtocol
import StewardCore
import Store

/// Fetches the events that sync responses left out, a page of a room at a time, so that no command in them is lost and
/// memory does not depend on how many there are.
struct GapFiller {
    let client: MatrixClient
    let reader: IncomingReader
    let logger: Logger

    /// How many rooms are asked for side by side; with the pages' sizes this bounds the memory that is needed.
    static let sideBySide = 8
    /// Events a page at most.
    private static let pageSize = 100
    /// Bytes a page at most, unless it has one event only.
    private static let pageBytes = 2 << 20

    /// A room that is behind.
    struct Lagging: Sendable {
        let room: RoomID
        let gap: Gap
        /// How far the way through the gap has come; nil at its beginning.
        let walk: GapWalk?
        /// What was shown of the room by the response with which it fell behind, as far as that is kept.
        let shown: [RoomEvent]
    }

    /// What a request for a page of a room came to.
    struct Step: Sendable {
        /// How far the way through the gap has come; nil if it begins anew.
        var walk: GapWalk?
        /// What is to be handled now, oldest first.
        var events: [RoomEvent] = []
        /// Which piece of the gap that is; nil if nothing is to be handled yet.
        var piece: GapPiece?
    }

    /// A step for each of `rooms` on the way through its gap to the `present`; none for a room that cannot be read for now.
    ///
    /// A gap that the homeserver will never fill, since we may not read it, is passed over: of it counts what was shown.
    /// Throws if we cannot go on at all.
    func steps(for rooms: [Lagging], to present: SyncToken) async throws -> [RoomID: Step] {
        try await withThrowingTaskGroup(of: (RoomID, Step?).self) { group in
            for lagging in rooms {
                group.addTask { (lagging.room, try await self.step(for: lagging, to: present)) }
            }
            var steps: [RoomID: Step] = [:]
            for try await (room, step) in group { steps[room] = step }
            return steps
        }
    }

    private func step(for lagging: Lagging, to present: SyncToken) async throws(MatrixFailure) -> Step? {
        var walk = lagging.walk ?? GapWalk(from: present, isInside: !lagging.gap.awaitsJoin)
        let start = walk.nextStart
        do {
            let (page, size) = try await page(of: lagging.room, from: start, to: lagging.gap.since, walk.nextSize)
            guard walk.takes(page, of: size, since: lagging.gap.since) else { return Step(walk: walk) }
            let events = page.events.reversed().filter { event in
                let isOurs = reader.showsUsInside(event)
                walk.isInside = isOurs ?? walk.isInside
                return walk.isInside || isOurs != nil
            }
            guard walk.isOver else {
                return Step(walk: walk, events: events, piece: GapPiece(start: start, rest: lagging.gap))
            }
            // What came since the way began comes next.
            let rest = Gap(since: walk.end, awaitsJoin: !walk.isInside)
            return Step(events: events, piece: GapPiece(start: start, rest: walk.end == present ? nil : rest))
        } catch {
            switch error {
            case .refused, .missing:
                logger.warning(
                    "The homeserver will not give what a room wrote meanwhile", metadata: ["room": "\(lagging.room)"])
                return Step(events: lagging.shown, piece: GapPiece(start: lagging.gap.since, rest: nil))
            case .limited, .unavailable: return nil
            case .unknownToken, .duplicateAnnotation, .cancelled, .stopped: throw error
            }
        }
    }

    /// The page before `start`, newest event first, and how many events it may have; one with too many bytes is asked for
    /// again with fewer events.
    private func page(
        of room: RoomID, from start: SyncToken, to since: SyncToken, _ size: Int?
    ) async throws(MatrixFailure) -> (MessagesPage, size: Int) {
        var size = size ?? Self.pageSize
        while true {
            do throws(MatrixFailure) {
                let page = try await client.messages(
                    in: room, from: start, to: since, limit: size, bytes: size > 1 ? Self.pageBytes : nil)
                for skipped in page.skipped { logger.warning("An event could not be read", skipped) }
                return (page, size)
            } catch {
                guard error.isTooLarge, size > 1 else { throw error }
                size /= 2
            }
        }
    }
}

/// The way through a room's gap: back through its pages without handling them, and then from the oldest to the newest.
///
/// A homeserver sorts the events of its pages by their depth, which whoever sends an event may choose, and a page that
/// begins where another ended has no other border on that side. Only backwards, from a position of ours to another, does
/// each page end at the older position, so that no old command is taken for a new one, and none is left out.
struct GapWalk: Equatable, Sendable {
    /// The position up to which the gap is filled.
    let end: SyncToken
    /// Pages that were passed by, newest first.
    private var passed: [Page] = []
    /// Where the next page on the way back begins; nil once the oldest was reached.
    private var next: SyncToken?
    /// Whether we are in the room after what was handled so far: what is said while we are not is not for us.
    var isInside: Bool

    private struct Page: Equatable {
        let start: SyncToken
        let size: Int
        let oldest: EventID
    }

    /// Begins at `end`; `isInside` tells whether we are in the room at the other end, where the gap begins.
    init(from end: SyncToken, isInside: Bool = true) {
        self.end = end
        self.isInside = isInside
        next = end
    }

    /// Whether all pages are handled.
    var isOver: Bool { next == nil && passed.isEmpty }
    /// Where the page begins that is needed next.
    var nextStart: SyncToken { next ?? passed.last?.start ?? end }
    /// How many events the page that is needed next may have; nil if it was not asked for before.
    var nextSize: Int? { next == nil ? passed.last?.size : nil }

    /// Takes the page that was needed, which may have `size` events; true if it is to be handled now.
    mutating func takes(_ page: MessagesPage, of size: Int, since: SyncToken) -> Bool {
        let start = nextStart
        let following = page.end.flatMap { $0 == start || $0 == since ? nil : $0 }
        let taken = page.events.last.map { Page(start: start, size: size, oldest: $0.id) }
        if next != nil { return !goBack(past: taken, to: following) }
        return !divide(page, taken, before: following)
    }

    /// On the way back: passes a page by, and goes on to the one before it; false if there is none, so that this is the
    /// oldest.
    private mutating func goBack(past page: Page?, to following: SyncToken?) -> Bool {
        next = following
        guard following != nil else { return false }
        if let page { passed.append(page) }
        return true
    }

    /// From the oldest on: makes two of a page if something was put in between meanwhile, so that it ends before what it
    /// showed first; false if it is whole.
    private mutating func divide(_ page: MessagesPage, _ newer: Page?, before following: SyncToken?) -> Bool {
        guard let known = passed.popLast(), let following, let newer,
            !page.events.contains(where: { $0.id == known.oldest })
        else { return false }
        passed.append(newer)
        passed.append(Page(start: following, size: known.size, oldest: known.oldest))
        return true
    }
}

extension MatrixFailure {
    /// Whether the answer has more bytes than we read.
    var isTooLarge: Bool {
        if case .unavailable(.network(.tooLarge), _) = self { true } else { false }
    }
}

/// What responses showed of rooms that fell behind with them: all that there is of such a room if its past is refused.
///
/// As much is kept as memory is to be spared for it. A room for which there was no place left has nothing to show.
struct ShownEvents {
    /// The most bytes in all, as far as they can be told.
    static let mostBytes = 8 << 20

    private var rooms: [RoomID: (events: [RoomEvent], bytes: Int)] = [:]
    private var bytes = 0

    /// What was shown of `room` and kept.
    subscript(room: RoomID) -> [RoomEvent] { rooms[room]?.events ?? [] }

    /// Keeps what was shown of `room`, in place of what was kept of it before, if there is place for that.
    mutating func keep(_ events: [RoomEvent], of room: RoomID) {
        forget(room)
        let size = events.reduce(0) { $0 + $1.bytes }
        guard bytes + size <= Self.mostBytes else { return }
        rooms[room] = (events, size)
        bytes += size
    }

    /// Forgets what was shown of `room`.
    mutating func forget(_ room: RoomID) { bytes -= rooms.removeValue(forKey: room)?.bytes ?? 0 }
}

extension RoomEvent {
    /// About how many bytes of memory the event takes.
    fileprivate var bytes: Int {
        let said: Int
        switch content {
        case .message(let message), .edit(_, let message): said = message.body.utf8.count
        case .reaction(_, let key): said = key.utf8.count
        case .powerLevels(let levels): said = (levels.users.count + levels.events.count) * 64
        case .redaction, .member, .name, .tombstone, .create, .encrypted, .other: said = 0
        }
        return said + id.rawValue.utf8.count + sender.rawValue.utf8.count + MemoryLayout<RoomEvent>.stride
    }
}
