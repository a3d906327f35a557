package import Organising

/// What somebody wants to know about events; what they left open is nothing.
package struct EventQuestion: Equatable, Sendable {
    /// The kind, where one was named.
    package var kind: Kind?
    /// Where.
    package var spot: SpotReading?
    /// On which days.
    package var days: DateRange?
    /// Whether only what can be joined from home is wanted.
    package var isOnline = false
    /// Whether what is over is wanted.
    package var isHistory = false
}
