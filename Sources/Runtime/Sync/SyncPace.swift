/// How long to wait before the homeserver is asked again.
struct SyncPace {
    /// How long the homeserver is to hold the next request open while nothing is new.
    private(set) var wait = Duration.zero
    /// Answers in a row that came at once though nothing was new.
    private var hasty = 0
    /// Attempts in a row to catch up that brought nothing.
    private var inVain = 0

    /// How long the homeserver holds a request open while nothing is new.
    static let longPoll = Duration.seconds(30)
    /// The longest pause before a homeserver is asked again that does not hold requests open: news is late by no more.
    static let longestPause = Duration.seconds(1)

    /// Takes in an answer that came `after` some time; gives how long to pause before the next request.
    ///
    /// - Parameter isNew: Whether it moved the position.
    mutating func answered(isNew: Bool, after elapsed: Duration) -> Duration {
        // The first answer is to come at once, and so are those while rooms are behind.
        hasty = isNew || wait == .zero || elapsed >= wait / 2 ? 0 : hasty + 1
        return hasty == 0 ? .zero : min(Self.longestPause, .milliseconds(20 << min(hasty - 1, 10)))
    }

    /// Takes in how catching up went: whether rooms are still behind, and whether a piece of what they miss came.
    mutating func caughtUp(isBehind: Bool, gained: Bool) {
        inVain = isBehind && !gained ? inVain + 1 : 0
        wait = !isBehind ? Self.longPoll : gained ? .zero : min(Self.longPoll, .seconds(1 << min(inVain, 5)))
    }
}
