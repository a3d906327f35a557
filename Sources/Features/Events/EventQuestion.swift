package import Organising

/// What somebody wants to know about events; what they left open is nothing.
package struct EventQuestion: Equatable, Sendable {
    /// The kind, where one was named.
    package var kind: Kind?
    /// Where.
    package var spot: SpotReading?
    /// Around the asker's own area, as far as was written: "near me".
    package var nearMe: Reach?
    /// On which days.
    package var days: DateRange?
    /// What has to be known of them, in the order in which it was asked for.
    package var facts: [EventFact] = []
    /// Words to be found in title or description, as they were typed, those that stood together as one.
    package var search: [String] = []
    /// Whether only what can be joined from home is wanted.
    package var isOnline = false
    /// Whether what is over is wanted.
    package var isHistory = false
    /// Times of day and signs, which a list of days can do nothing with.
    package var leftOut: [String] = []
    /// The same question, as it was typed but with a name that is known in place of the first search word that is near
    /// to one.
    package var suggestion: String?
}
