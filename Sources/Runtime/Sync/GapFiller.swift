import Logging
import MatrixClient
import MatrixProtocol
import StewardCore
import Store

/// Fetches the events that sync responses left out, one page of a room at a time. So no command in them is lost, and
/// the memory that is needed does not depend on how many there are.
struct GapFiller {
    let client: MatrixClient
    let reader: EventSelector
    let logger: Logger

    /// How many rooms are read side by side. With the size of a page this bounds the memory that is needed.
    static let sideBySide = 16
    /// How many events a page has at most.
    static let pageSize = 100
    /// How many bytes a page has at most, unless it has only one event.
    private static let pageBytes = 2 << 20

    /// A room that is behind.
    struct Lagging: Sendable {
        let room: RoomID
        let gap: Gap
        /// How far the walk through its gap has come; nil at the beginning.
        let walk: GapWalk?
        /// What the response showed of the room with which it fell behind, as far as that was kept.
        let shown: [RoomEvent]
    }

    /// What the request for a page of a room led to.
    struct Step: Sendable {
        /// How far the walk through the gap has come; nil if it begins again.
        var walk: GapWalk?
        /// What is to be handled now, oldest first.
        var events: [RoomEvent] = []
        /// Which piece of the gap the events are; nil if nothing is to be handled yet.
        var piece: GapPiece?
    }

    /// One step for each of `rooms` through its gap towards the `present`; none for a room that cannot be read for now.
    ///
    /// A gap that the homeserver refuses to show is skipped, and only what the sync response showed counts. Throws if
    /// we cannot go on at all.
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
            // What came after the walk began comes next.
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

    /// The page before `start`, with the newest event first, and how many events it may have. If it has too many bytes,
    /// it is asked for again with fewer events.
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

/// A walk through a room's gap: first back through its pages without handling them, and then from the oldest to the
/// newest.
///
/// A homeserver sorts the events of a page by their depth, which the sender of an event may choose, and a page that
/// begins where another ended has no other bound on that side. Only going back, from one of our positions to another,
/// ends each page at the older position, so that no old command counts as new and none is left out.
struct GapWalk: Equatable, Sendable {
    /// The position up to which the gap is filled.
    let end: SyncToken
    /// Pages that were passed on the way back, the newest first.
    private var passed: [Page] = []
    /// Where the next page on the way back begins; nil once the oldest page was reached.
    private var next: SyncToken?
    /// Whether we are in the room after what was handled so far. What is said while we are not is not for us.
    var isInside: Bool

    private struct Page: Equatable {
        let start: SyncToken
        let size: Int
        let oldest: EventID
    }

    /// Begins at `end`; `isInside` tells whether we are in the room where the gap begins, at the other end.
    init(from end: SyncToken, isInside: Bool = true) {
        self.end = end
        self.isInside = isInside
        next = end
    }

    /// Whether all pages are handled.
    var isOver: Bool { next == nil && passed.isEmpty }
    /// Where the page begins that is needed next.
    var nextStart: SyncToken { next ?? passed.last?.start ?? end }
    /// How many events the next page may have; nil if it was not asked for before.
    var nextSize: Int? { next == nil ? passed.last?.size : nil }

    /// Takes the page that was needed, which may have `size` events; true if it is to be handled now.
    mutating func takes(_ page: MessagesPage, of size: Int, since: SyncToken) -> Bool {
        let start = nextStart
        let following = page.end.flatMap { $0 == start || $0 == since ? nil : $0 }
        let taken = page.events.last.map { Page(start: start, size: size, oldest: $0.id) }
        if next != nil { return !goBack(past: taken, to: following) }
        return !divide(page, taken, before: following)
    }

    /// On the way back: notes a page and goes on to the one before it; false if this is the oldest.
    private mutating func goBack(past page: Page?, to following: SyncToken?) -> Bool {
        next = following
        guard following != nil else { return false }
        if let page { passed.append(page) }
        return true
    }

    /// On the way forward: divides a page if events have been put into it meanwhile, so that it ends before what it
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

/// What sync responses showed of rooms that fell behind. If a room's past is refused, there is nothing else of it.
///
/// Only so much is kept as may take memory. A room for which nothing was left has nothing to show.
struct ShownEvents {
    /// How many bytes are kept at most, as far as they can be counted.
    static let mostBytes = 8 << 20

    private var rooms: [RoomID: (events: [RoomEvent], bytes: Int)] = [:]
    private var bytes = 0

    /// What was shown of `room` and kept.
    subscript(room: RoomID) -> [RoomEvent] { rooms[room]?.events ?? [] }

    /// Keeps what was shown of `room` in place of what was kept before, if there is memory left for it.
    mutating func keep(_ events: [RoomEvent], of room: RoomID) {
        forget(room)
        var size = 0
        for event in events {
            size += event.bytes
            guard bytes + size <= Self.mostBytes else { return }
        }
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
        case .redaction, .member, .name, .tombstone, .create, .encryption, .encrypted, .other: said = 0
        }
        return said + id.rawValue.utf8.count + sender.rawValue.utf8.count + MemoryLayout<RoomEvent>.stride
            + MemoryLayout<MessageContent>.stride
    }
}
