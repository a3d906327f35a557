import Logging
import MatrixClient
import MatrixProtocol
import StewardCore

/// Fetches the events that a sync response left out, so that no command in them is lost.
struct GapFiller {
    let client: MatrixClient
    let reader: IncomingReader
    let logger: Logger

    /// Events a page, and pages at most: a room that wrote more than that while we were away is a flood.
    private static let pageSize = 100
    private static let mostPages = 100

    /// The events between `start` (not included) and `end`, oldest first; where asked, none before our own join.
    func events(
        in room: RoomID, after start: SyncToken, before end: SyncToken, untilOurJoin: Bool
    ) async throws(MatrixFailure) -> [RoomEvent] {
        var newestFirst: [RoomEvent] = []
        var from = end
        for _ in 0..<Self.mostPages {
            let page = try await page(of: room, from: from, to: start)
            for event in page.events {
                newestFirst.append(event)
                if untilOurJoin, reader.isOurJoin(event) { return newestFirst.reversed() }
            }
            guard let next = page.end, next != from, next != start else { return newestFirst.reversed() }
            from = next
        }
        logger.warning("A room wrote more than 10,000 events while we were away; the oldest of them are passed over")
        return newestFirst.reversed()
    }

    private func page(of room: RoomID, from: SyncToken, to: SyncToken) async throws(MatrixFailure) -> MessagesPage {
        let page = try await client.messages(
            in: room, from: from, to: to, .backwards, limit: Self.pageSize)
        for skipped in page.skipped { logger.warning("An event could not be read", skipped) }
        return page
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
