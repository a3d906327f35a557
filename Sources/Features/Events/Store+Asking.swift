import Foundation
import GRDB
import Organising

/// What is on and what was, read off the occurrences in the order of time.
extension EventStore {
    /// An event at one of its times.
    struct Listed {
        let event: Event
        let cursor: EventSearch.Cursor
    }

    /// No more than so many are counted: a list of a thousand is read by nobody.
    static let mostCounted = 1000

    /// The next of what was asked for, at most `limit`, those of `search.shown` and before it left out: what is on from
    /// `now`, the next first; or what is over at `now`, the latest first and what has no date last.
    static func page(_ search: EventSearch, limit: Int, at now: Date, _ db: Database) throws -> [Listed] {
        var terms = terms(search, at: now)
        terms.arguments.append(limit)
        let order = search.isHistory ? "DESC" : "ASC"
        let sql = """
            SELECT \(columns), o.starts_at FROM (
                SELECT * FROM events_occurrence \(terms.index) WHERE \(terms.sql)
                ORDER BY starts_at \(order), number \(order) LIMIT ?) o
            JOIN \(tables) ORDER BY o.starts_at \(order), o.number \(order)
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: StatementArguments(terms.arguments)).map {
            Listed(event: event($0), cursor: .init(startsAt: $0[columnCount], number: $0[0]))
        }
    }

    /// How many there are after `search.shown`, up to `mostCounted`.
    static func count(_ search: EventSearch, at now: Date, _ db: Database) throws -> Int {
        var terms = terms(search, at: now)
        terms.arguments.append(mostCounted)
        let sql = "SELECT count(*) FROM (SELECT 1 FROM events_occurrence \(terms.index) WHERE \(terms.sql) LIMIT ?)"
        return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: StatementArguments(terms.arguments)) ?? 0
    }

    // MARK: SQL

    private struct Terms {
        var conditions: [String] = []
        var arguments: [any DatabaseValueConvertible] = []
        /// The order in which rows are looked at; by time unless somewhere is asked for at any time.
        var index = "NOT INDEXED"

        var sql: String { conditions.joined(separator: " AND ") }

        mutating func add(_ condition: String, _ values: any DatabaseValueConvertible...) {
            conditions.append(condition)
            arguments += values
        }
    }

    /// Nothing lasts longer, as the schema sees to.
    private static let longest: Int64 = 32 * 86_400

    private static func terms(_ search: EventSearch, at now: Date) -> Terms {
        let now = EventMoment.seconds(now)
        var terms = Terms()
        terms.add("is_cancelled = 0")
        if search.isHistory {
            terms.add("(ends_at <= ? OR precision IS NULL OR precision NOT IN ('time', 'day'))", now)
            if let from = search.from { terms.add("ends_at > ?", from) }
        } else {
            let from = max(now, search.from ?? now)
            terms.add("starts_at > ? AND ends_at > ? AND precision IN ('time', 'day')", from - longest, from)
        }
        if let to = search.to { terms.add("starts_at < ?", to) }
        if let shown = search.shown {
            terms.add("(starts_at, number) \(search.isHistory ? "<" : ">") (?, ?)", shown.startsAt, shown.number)
        }
        if let kind = search.kind { terms.add("kind = ?", kind) }
        if search.isOnline { terms.add("is_online = 1") }
        if !search.facts.isEmpty {
            let bits = search.facts.reduce(0) { $0 | $1.bit }
            terms.add("facts & ? = ?", bits, bits)
        }
        if let region = search.region { add(region, to: &terms, isDated: search.to != nil) }
        if let match = search.match {
            terms.add("number IN (SELECT rowid FROM events_text WHERE events_text MATCH ?)", match)
        }
        return terms
    }

    private static func add(_ region: EventSearch.Region, to terms: inout Terms, isDated: Bool) {
        switch region {
        case .areas(let areas):
            terms.add("area IN (SELECT value FROM json_each(?))", json(areas))
            // Few areas are a small part of the country; many are quicker to find on the way through time.
            if !isDated, areas.count < 4 { terms.index = "INDEXED BY events_occurrence_area" }
        case .circle(let centre, let miles):
            let circle = MapCircle(centre, miles: miles)
            terms.add("latitude BETWEEN ? AND ?", circle.latitudes.lowerBound, circle.latitudes.upperBound)
            terms.add("longitude BETWEEN ? AND ?", circle.longitudes.lowerBound, circle.longitudes.upperBound)
            terms.add(MapCircle.condition)
            terms.arguments += circle.arguments
            if !isDated { terms.index = "INDEXED BY events_occurrence_map" }
        }
    }

    /// Ids of areas are slugs, and need no escapes.
    private static func json(_ areas: [Area.ID]) -> String {
        "[" + areas.map { "\"\($0)\"" }.joined(separator: ",") + "]"
    }
}

extension EventFact {
    /// Its bit in `events_occurrence.facts`.
    var bit: Int {
        switch self {
        case .free: 1
        case .stepFree: 2
        case .signLanguage: 4
        case .captions: 8
        case .quiet: 16
        case .childcare: 32
        case .alcoholFree: 64
        }
    }
}
