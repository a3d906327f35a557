import FeatureKit
import Foundation
import Organising
import StewardCore

/// A picket line as it stands in the store, seen at one moment.
struct PicketLine: Located {
    /// Somebody said something about it: what they were to the network, never who they were, and when.
    struct Word: Equatable {
        let role: Role
        let date: Date
    }

    /// After how many seconds without a word a line says that nobody has confirmed it.
    static let confirmationHolds: TimeInterval = 3 * 86_400
    /// How many seconds after its last day a line ends by itself.
    static let lingers: TimeInterval = 7 * 86_400

    let number: Int64
    let employer: String
    let union: String
    let cause: String
    let meet: String
    let town: String
    let area: Area.ID
    let point: Coordinate?
    let needs: String
    let timeZone: TimeZone
    /// Who said last that it stands.
    let confirmed: Word
    /// Who said that it is over, where somebody did.
    let over: Word?
    /// The time that runs now or comes next; nothing where all are over.
    let next: EventTime?
    /// Whether that time has begun.
    let isOnNow: Bool
    /// Its last day.
    let lastDay: LocalDate

    /// Whether an officer said that it is over, so that it is no longer listed.
    var isEnded: Bool { over.map { $0.role >= .officer } ?? false }

    /// Whether nobody has said for three days that it still stands.
    func isUnconfirmed(at now: Date) -> Bool { now.timeIntervalSince(confirmed.date) > Self.confirmationHolds }

    /// The day on which something happened, as clocks at the line show it.
    func day(of date: Date) -> LocalDate { timeZone.local(at: date).date }
}
