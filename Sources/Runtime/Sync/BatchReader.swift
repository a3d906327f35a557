import FeatureKit
import Logging
import MatrixClient
import MatrixProtocol
import StewardCore
import Store

/// Makes batches of sync responses, and keeps rooms that are behind from running ahead.
struct BatchReader {
    let reader: EventSelector
    let store: Store
    let logger: Logger

    /// The batch for `response`, if the last sync ended at `since` and `behind` names the rooms that were behind
    /// already.
    ///
    /// A room in which only we have said something is left out. Of a room that is behind, only who left it counts now;
    /// everything else comes in order with the pieces of its gap. The state of a room that we joined meanwhile is shown only
    /// here.
    func batch(of response: SyncResponse, since: SyncToken, behind: [RoomID: Gap]) async throws -> Batch {
        for skipped in response.skipped { logger.warning("An event could not be read", skipped) }
        var batch = Batch(
            nextBatch: response.nextBatch, joined: response.joined.filter { !reader.isOnlyOurs($0) },
            invited: response.invited, left: response.left)
        batch.behind = try await gaps(in: response, since: since, behind: behind)
        for place in batch.joined.indices {
            let room = batch.joined[place].id
            guard let gap = behind[room] ?? batch.behind[room] else { continue }
            batch.joined[place].timeline = batch.joined[place].timeline.filter(\.takesSomebodyAway)
            if !gap.awaitsJoin { batch.joined[place].state = batch.joined[place].state.filter(\.takesSomebodyAway) }
        }
        return batch
    }

    /// The rooms of which `response` leaves out events, unless they are behind already.
    private func gaps(
        in response: SyncResponse, since: SyncToken, behind: [RoomID: Gap]
    ) async throws -> [RoomID: Gap] {
        let limited = response.joined.filter { $0.isLimited && behind[$0.id] == nil }
        if limited.isEmpty { return [:] }
        let known = try await store.read { try RoomRegister.joined(among: limited.map(\.id), $0) }
        var gaps: [RoomID: Gap] = [:]
        for room in limited where known.contains(room.id) || !room.timeline.contains(where: reader.isOurJoin) {
            // Before our own join nothing is missing, unless we were in the room already and only our name there
            // changed.
            gaps[room.id] = Gap(since: since, awaitsJoin: !known.contains(room.id))
        }
        return gaps
    }
}

extension RoomEvent {
    /// Whether somebody is no longer in the room. That counts at once, even if earlier events have not come yet.
    fileprivate var takesSomebodyAway: Bool {
        if case .member(_, let membership, _) = content { membership != .join } else { false }
    }
}

extension Logger {
    /// Logs an event that could not be read: where it stood and why, never what it said.
    func warning(_ message: Logger.Message, _ skipped: SkippedEvent) {
        warning(
            message,
            metadata: [
                "room": "\(skipped.room)", "event": "\(skipped.event?.rawValue ?? "unknown")",
                "reason": "\(skipped.reason)",
            ])
    }
}
