import Foundation

/// How often a test tries what it draws at random: kills, faults, mistyped lines.
package enum Endurance {
    /// How many times as often as in `make test`. `make test-long` sets it by `STEWARD_LONG`.
    package static let factor = ProcessInfo.processInfo.environment["STEWARD_LONG"].flatMap { Int($0) } ?? 1
}
