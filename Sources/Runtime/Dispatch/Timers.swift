import FeatureKit
import GRDB
import Logging
import StewardCore
import Store

/// Timers that are due, as many as one transaction may do while people wait for answers.
extension Handling {
    /// No more timers than this in one transaction.
    private static let mostTimers = 8
    /// No further timer once so many rows were changed.
    private static let mostRows = 200

    /// Does what is due, up to that; true if more may be.
    mutating func runTimers() throws -> Bool {
        let entries = try Schedule.due(at: seconds, limit: Self.mostTimers, db)
        let before = db.totalChangesCount
        for entry in entries {
            try run(entry)
            if db.totalChangesCount - before > Self.mostRows { return true }
        }
        return entries.count == Self.mostTimers
    }

    /// Does what one timer was set for, whole or not at all; if it fails, it comes again later.
    private mutating func run(_ entry: Schedule.Entry) throws {
        let (cause, undone) = ("timer.\(entry.feature).\(entry.key).\(entry.dueAt)", self)
        do {
            try db.inSavepoint {
                let (errands, next) = try features.due(entry, tick)
                for (place, errand) in errands.enumerated() { try add(errand, cause: cause, place: place) }
                try Schedule.done(entry, next: next, at: now, db)
                return .commit
            }
        } catch  where !StoreProblem.isOfTheStore(error) {
            self = undone
            logger.error(
                "A timer failed and comes again later",
                metadata: [
                    "feature": "\(entry.feature)", "attempt": "\(entry.attempts + 1)",
                    "error": "\(Self.code(of: error))",
                ])
            try Schedule.failed(entry, at: now, db)
        }
    }

    private static func code(of error: any Error) -> String {
        guard let error = error as? DatabaseError else { return "\(type(of: error))" }
        return "SQLite \(error.extendedResultCode.rawValue)"
    }
}
