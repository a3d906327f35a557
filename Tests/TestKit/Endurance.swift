import Foundation

/// How much is tried of what is drawn at random: kills, faults, mistyped lines.
package enum Endurance {
    /// How many times as much as in `make test`; `make test-long` sets it by `STEWARD_LONG`.
    package static let factor = ProcessInfo.processInfo.environment["STEWARD_LONG"].flatMap { Int($0) } ?? 1
}
