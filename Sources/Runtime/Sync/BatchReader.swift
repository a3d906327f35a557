import FeatureKit
import Logging
import MatrixClient
import MatrixProtocol
import StewardCore
import Store

/// Makes a batch of a sync response: fills its gaps, and keeps rooms that are behind from running ahead.
struct BatchReader {
    let filler: GapFiller
    let store: Store
    let logger: Logger

    /// How many rooms' gaps are filled at a time.
    private static let sideBySide = 8

    /// The batch that `response` makes, where the last sync ended at `since` and `behind` names the rooms that were
    /// behind already.
    ///
    /// A gap that cannot be filled for now leaves its room behind, and what people said since out; one that the homeserver
    /// will never fill (we may not read it) is passed over. Throws where we cannot go on at all.
    func batch(
        of response: SyncResponse, since: SyncToken, behind: [RoomID: SyncToken]
    ) async throws -> Batch {
        for skipped in response.skipped { logger.warning("An event could not be read", skipped) }
        let gaps = try await gaps(in: response, since: since, behind: behind)
        let filled = try await fill(gaps)
        var batch = Batch(nextBatch: response.nextBatch, invited: response.invited, left: response.left)
        for room in response.joined where gaps[room.id] == nil { batch.joined.append(room) }
        for (room, gap) in gaps {
            var whole = gap.room
            if let missing = filled[room] {
                // State stands as it was after what was missing: told before, it would give or take rights too early.
                whole.timeline = missing + whole.state + whole.timeline
                whole.state = []
                if behind[room] != nil { batch.caughtUp.insert(room) }
            } else {
                whole.timeline = whole.timeline.filter(\.isAboutTheRoom)
                batch.behind[room] = gap.start
            }
            batch.joined.append(whole)
        }
        batch.caughtUp.formUnion(behind.keys.filter(response.left.contains))
        return batch
    }

    /// Events that are missing before a room's timeline.
    private struct Gap {
        let room: JoinedRoom
        let start: SyncToken
        let end: SyncToken
        /// Whether we were in the room at its start.
        let wasJoined: Bool
    }

    private func gaps(
        in response: SyncResponse, since: SyncToken, behind: [RoomID: SyncToken]
    ) async throws -> [RoomID: Gap] {
        let limited = response.joined.filter(\.isLimited).map(\.id)
        let known = limited.isEmpty ? [] : try await store.read { try RoomRegister.joined(among: limited, $0) }
        var gaps: [RoomID: Gap] = [:]
        for room in response.joined where behind[room.id] != nil || isMissingEvents(room, known) {
            gaps[room.id] = Gap(
                room: room, start: behind[room.id] ?? since, end: room.previousBatch ?? response.nextBatch,
                wasJoined: behind[room.id] != nil || known.contains(room.id))
        }
        for (room, start) in behind where gaps[room] == nil && !response.left.contains(room) {
            gaps[room] = Gap(room: JoinedRoom(id: room), start: start, end: response.nextBatch, wasJoined: true)
        }
        return gaps
    }

    /// Nothing is missing before our own join, unless we were in the room already and only our name there is new.
    private func isMissingEvents(_ room: JoinedRoom, _ known: Set<RoomID>) -> Bool {
        room.isLimited && (known.contains(room.id) || !room.timeline.contains(where: filler.reader.isOurJoin))
    }

    /// The missing events of each gap that could be filled, or that never will be.
    private func fill(_ gaps: [RoomID: Gap]) async throws -> [RoomID: [RoomEvent]] {
        var filled: [RoomID: [RoomEvent]] = [:]
        var waiting = Array(gaps.values)
        try await withThrowingTaskGroup(of: (RoomID, [RoomEvent]?).self) { group in
            func startNext() {
                guard let gap = waiting.popLast() else { return }
                group.addTask { (gap.room.id, try await self.fill(gap)) }
            }
            for _ in 0..<Self.sideBySide { startNext() }
            for try await (room, events) in group {
                filled[room] = events
                startNext()
            }
        }
        return filled
    }

    private func fill(_ gap: Gap) async throws -> [RoomEvent]? {
        do {
            return try await filler.events(
                in: gap.room.id, after: gap.start, before: gap.end, untilOurJoin: !gap.wasJoined)
        } catch MatrixFailure.refused, MatrixFailure.missing {
            logger.warning(
                "The homeserver will not give what a room wrote meanwhile", metadata: ["room": "\(gap.room.id)"])
            return []
        } catch MatrixFailure.limited, MatrixFailure.unavailable {
            return nil
        }
    }
}

extension RoomEvent {
    /// Whether it tells a fact about the room, which holds at once even where what people said before has not come yet.
    fileprivate var isAboutTheRoom: Bool {
        switch content {
        case .member, .name, .tombstone, .create, .powerLevels: true
        case .message, .edit, .redaction, .reaction, .encrypted, .other: false
        }
    }
}
