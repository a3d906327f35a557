import MatrixProtocol
import StewardCore
import Store

extension Handling {
    /// `reply` with a line that says how late it is, if we were away for so long.
    mutating func withLateness(_ reply: Reply, _ event: RoomEvent) throws -> Reply {
        let byItsClock = seconds - event.sentAt / 1000
        guard byItsClock > settings.lateAfter else { return reply }
        // What was there the last time that we looked would have been answered then, whatever its sender's clock says.
        let away = try lastLook(into: event.room).map { seconds - $0 } ?? byItsClock
        let late = min(byItsClock, away)
        return late > settings.lateAfter ? [Replies.late(late)] + reply : reply
    }

    /// When we last knew all that had been said in `room`, in seconds since 1970; nil if that was not written down.
    private mutating func lastLook(into room: RoomID) throws -> Int64? {
        let looks = try remembered.looks ?? (all: SyncPosition.savedAt(db), behind: RoomsBehind.savedAt(db))
        remembered.looks = looks
        return looks.behind[room] ?? looks.all
    }
}
