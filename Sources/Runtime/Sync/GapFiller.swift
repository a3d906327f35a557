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

    /// The next pieces of the gaps of `rooms` up to `end`, as a batch of that position; nothing of a room that cannot be
    /// read for now.
    ///
    /// A gap that the homeserver will never fill, since we may not read it, is passed over: of it counts what the last
    /// response has `shown`. Throws if we cannot go on at all.
    func pieces(
        of rooms: [RoomID: Gap], upTo end: SyncToken, shown: [RoomID: [RoomEvent]]
    ) async throws -> Batch {
        var batch = Batch(nextBatch: end)
        try await withThrowingTaskGroup(of: (RoomID, [RoomEvent], GapPiece)?.self) { group in
            for (room, gap) in rooms {
                group.addTask {
                    try await self.piece(of: gap, in: room, upTo: end, shown: shown[room] ?? [])
                        .map { (room, $0, $1) }
                }
            }
            for try await case (let room, let events, let piece)? in group {
                batch.pieces[room] = piece
                batch.joined.append(JoinedRoom(id: room, timeline: events))
            }
        }
        return batch
    }

    private func piece(
        of gap: Gap, in room: RoomID, upTo end: SyncToken, shown: [RoomEvent]
    ) async throws(MatrixFailure) -> ([RoomEvent], GapPiece)? {
        let page: MessagesPage
        do {
            page = try await self.page(of: room, from: gap.since, to: end)
        } catch {
            switch error {
            case .refused, .missing:
                logger.warning(
                    "The homeserver will not give what a room wrote meanwhile", metadata: ["room": "\(room)"])
                return (shown, GapPiece(start: gap.since, rest: nil))
            case .limited, .unavailable: return nil
            case .unknownToken, .duplicateAnnotation, .cancelled, .stopped: throw error
            }
        }
        var rest: Gap?
        if let next = page.end, next != gap.since, next != end { rest = Gap(since: next, awaitsJoin: gap.awaitsJoin) }
        guard gap.awaitsJoin else { return (page.events, GapPiece(start: gap.since, rest: rest)) }
        guard let join = page.events.firstIndex(where: reader.isOurJoin) else {
            return ([], GapPiece(start: gap.since, rest: rest))
        }
        rest?.awaitsJoin = false
        return (Array(page.events[join...]), GapPiece(start: gap.since, rest: rest))
    }

    /// The page after `start`, oldest event first; one with too many bytes is asked for again with fewer events.
    private func page(
        of room: RoomID, from start: SyncToken, to end: SyncToken
    ) async throws(MatrixFailure) -> MessagesPage {
        var size = Self.pageSize
        while true {
            do throws(MatrixFailure) {
                let page = try await client.messages(
                    in: room, from: start, to: end, .forwards, limit: size, bytes: size > 1 ? Self.pageBytes : nil)
                for skipped in page.skipped { logger.warning("An event could not be read", skipped) }
                return page
            } catch {
                guard error.isTooLarge, size > 1 else { throw error }
                size /= 2
            }
        }
    }
}

extension MatrixFailure {
    /// Whether the answer has more bytes than we read.
    var isTooLarge: Bool {
        if case .unavailable(.network(.tooLarge), _) = self { true } else { false }
    }
}
