import FeatureKit
import GRDB

/// Who confirmed a picket line and who said that it is over, and when: what people change about it.
struct PicketStanding: Codable, Equatable {
    let confirmedAt: Int64
    let confirmedBy: String
    let overAt: Int64?
    let overBy: String?

    /// Tells one standing from another.
    var version: String { "\(confirmedAt) \(confirmedBy) \(overAt ?? 0) \(overBy ?? "")" }
}

extension PicketStore {
    /// How a line stands; nil if there is none.
    static func standing(_ number: Int64, _ db: Database) throws -> PicketStanding? {
        try db.cachedStatement(
            sql: "SELECT confirmed_at, confirmed_by, over_at, over_by FROM pickets_line WHERE number = ?"
        ).first([number]) { row in
            PicketStanding(confirmedAt: row[0], confirmedBy: row[1], overAt: row[2], overBy: row[3])
        }
    }

    /// Makes a line stand as it did.
    static func set(_ number: Int64, to standing: PicketStanding, _ db: Database) throws {
        try db.execute(
            sql: """
                UPDATE pickets_line SET confirmed_at = ?, confirmed_by = ?, over_at = ?, over_by = ? WHERE number = ?
                """,
            arguments: [standing.confirmedAt, standing.confirmedBy, standing.overAt, standing.overBy, number])
    }
}
