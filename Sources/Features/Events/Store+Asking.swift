import FeatureKit
import Foundation
import GRDB
import Organising

/// Lists of events, read from their occurrences in order of time.
extension EventStore {
    /// How many of the rest of a list are counted; beyond that it is just "more".
    static let mostCounted = 100

    /// One page of a list.
    struct Page {
        var listed: [Event] = []
        /// How many are left after these, up to `mostCounted`.
        var left = 0
        /// When the first of these events ends, in seconds since 1970; nil if there are none.
        var firstEnd: Int64?
    }

    /// The next page of a search, at most `limit` events after `search.shown`: events from `now` on, the next first;
    /// or, in history, events over at `now`, the latest first and undated ones last.
    static func page(
        _ search: EventSearch, limit: Int = FeatureKit.Page<Event>.length, at now: Date, _ db: Database
    ) throws -> Page {
        var terms = terms(search, at: now)
        if let match = search.match { terms.index = try index(for: match, else: terms.index, db) }
        let order = search.isHistory ? "DESC" : "ASC"
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    WITH found AS MATERIALIZED (
                        SELECT starts_at, number, ends_at FROM events_occurrence \(terms.index) WHERE \(terms.sql)
                        ORDER BY starts_at \(order), number \(order) LIMIT ?)
                    SELECT \(Event.Column.occurring), (SELECT count(*) FROM found), (SELECT min(ends_at) FROM found)
                    FROM (SELECT starts_at, number FROM found LIMIT ?) JOIN events_occurrence o USING (starts_at, number)
                        JOIN events_event e USING (number)
                    ORDER BY o.starts_at \(order), o.number \(order)
                    """), arguments: StatementArguments(terms.arguments + [limit + mostCounted, limit]))
        let columns = Event.Column.allCases.count
        var (page, found) = (Page(), 0)
        while let row = try rows.next() {
            page.listed.append(try Event(row: row))
            (found, page.firstEnd) = (row[columns], row[columns + 1])
        }
        page.left = found - page.listed.count
        return page
    }

    /// At most `limit` occurrences, the next first, that are not cancelled, begin before `to`, end after `from`
    /// (seconds since 1970) and pass `filter`.
    static func ahead(
        _ filter: EventFilter, from: Int64, to: Int64, limit: Int, _ db: Database
    ) throws -> [EventSearch.Cursor] {
        var terms = Terms()
        terms.add("is_cancelled = 0")
        terms.add(beginning, from, from, from)
        terms.add("starts_at < ? AND ends_at > ? AND precision IN ('time', 'day')", to, from)
        if !filter.kinds.isEmpty || filter.isOnline {
            terms.add(
                "(kind IN (SELECT value FROM json_each(?)) OR is_online AND ?)", json(filter.kinds), filter.isOnline)
        }
        switch filter.region {
        case .everywhere: break
        case .areas(let areas):
            add(.areas(areas), to: &terms, isDated: true)
            terms.index = "INDEXED BY events_occurrence_area"
        case .circle(let centre, let miles):
            add(.circle(centre, miles: miles), to: &terms, isDated: true)
        }
        return try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT starts_at, number FROM events_occurrence \(terms.index) WHERE \(terms.sql)
                    ORDER BY starts_at, number LIMIT ?
                    """), arguments: StatementArguments(terms.arguments + [limit])
        ).map { EventSearch.Cursor(startsAt: $0[0], number: $0[1]) }
    }

    /// The events at these occurrences, the next first.
    static func find(_ cursors: [EventSearch.Cursor], _ db: Database) throws -> [Event] {
        try Event.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT \(Event.Column.occurring) FROM json_each(?) asked
                        JOIN events_occurrence o ON o.starts_at = asked.value ->> 0 AND o.number = asked.value ->> 1
                        JOIN events_event e USING (number)
                    ORDER BY o.starts_at, o.number
                    """),
            arguments: ["[" + cursors.map { "[\($0.startsAt),\($0.number)]" }.joined(separator: ",") + "]"])
    }

    /// Chooses the index: rare words find their events fastest by the text index; common words turn up soon by any
    /// other.
    private static func index(for match: String, else index: String, _ db: Database) throws -> String {
        let rare = 500
        let sql = "SELECT count(*) FROM (SELECT 1 FROM events_text WHERE events_text MATCH ? LIMIT ?)"
        let found = try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [match, rare]) ?? 0
        return found < rare ? "INDEXED BY events_occurrence_number" : index
    }

    // MARK: SQL

    private struct Terms {
        var conditions: [String] = []
        var arguments: [any DatabaseValueConvertible] = []
        /// The index to scan; by time, unless a small region at any time is asked for.
        var index = "NOT INDEXED"

        var sql: String { conditions.joined(separator: " AND ") }

        mutating func add(_ condition: String, _ values: any DatabaseValueConvertible...) {
            conditions.append(condition)
            arguments += values
        }
    }

    /// Lower bound on `starts_at`: a day ago, or earlier if a longer event is still running.
    private static let beginning = """
        starts_at >= min(? - 86400, ifnull((
            SELECT min(starts_at) FROM events_occurrence INDEXED BY events_occurrence_long
            WHERE ends_at - starts_at > 86400 AND ends_at > ?), ?))
        """
    /// Upper bound on `starts_at` in history: now, or the last of the vague dates.
    private static let end = """
        starts_at <= max(?, ifnull((
            SELECT max(starts_at) FROM events_occurrence INDEXED BY events_occurrence_vague
            WHERE precision IN ('month', 'year', 'before')), ?))
        """

    /// Lists a series once: with its first date that was asked for, or in history with its last.
    private static let first = """
        NOT EXISTS (SELECT 1 FROM events_occurrence AS other INDEXED BY events_occurrence_number
            WHERE other.number = events_occurrence.number
                AND other.starts_at < events_occurrence.starts_at AND other.ends_at > ?)
        """
    private static let last = """
        NOT EXISTS (SELECT 1 FROM events_occurrence AS other INDEXED BY events_occurrence_number
            WHERE other.number = events_occurrence.number
                AND other.starts_at > events_occurrence.starts_at AND other.ends_at <= ? AND other.starts_at < ?
                AND other.is_cancelled = 0)
        """

    private static func terms(_ search: EventSearch, at now: Date) -> Terms {
        let now = EventMoment.seconds(now)
        var terms = Terms()
        terms.add("is_cancelled = 0")
        if search.isHistory {
            terms.add(end, now, now)
            terms.add("(ends_at <= ? OR precision IS NULL OR precision NOT IN ('time', 'day'))", now)
            if let from = search.from { terms.add("ends_at > ?", from) }
            terms.add(last, now, search.to ?? Int64.max)
        } else {
            let from = max(now, search.from ?? now)
            terms.add(beginning, from, from, from)
            terms.add("ends_at > ? AND precision IN ('time', 'day')", from)
            terms.add(first, from)
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

    private static func add(_ region: Region, to terms: inout Terms, isDated: Bool) {
        switch region {
        case .areas(let areas):
            terms.add("area IN (SELECT value FROM json_each(?))", json(areas))
            // A few areas are a small part of the country; for many, a scan by time is faster.
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

    /// Ids of areas and kinds are slugs and need no escaping.
    private static func json(_ areas: [String]) -> String {
        "[" + areas.map { "\"\($0)\"" }.joined(separator: ",") + "]"
    }
}

extension EventFact {
    /// The fact's bit in `events_occurrence.facts`.
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

/// A question with all its names looked up, ready for SQL; kept in the store for `!more`.
struct EventSearch: Codable, Equatable {
    /// The last occurrence that was shown.
    struct Cursor: Codable, Hashable {
        let startsAt: Int64
        let number: Int64

        /// The position of `event` in a list; nil if it is not stored yet.
        init?(_ event: Event) {
            guard let startsAt = event.startsAt else { return nil }
            self.init(startsAt: startsAt, number: event.number)
        }

        init(startsAt: Int64, number: Int64) { (self.startsAt, self.number) = (startsAt, number) }
    }

    var kind: Kind.ID?
    var region: Region?
    /// The span of the days, in seconds since 1970.
    var from: Int64?
    var to: Int64?
    var facts: [EventFact] = []
    /// The words as an FTS5 query in which nothing that a person typed is syntax.
    var match: String?
    var isOnline = false
    var isHistory = false
    /// The point that distances are measured from.
    var centre: Coordinate?
    /// The last event that was shown; nil at the beginning.
    var shown: Cursor?

    /// Takes all of `question` but its place.
    init(_ question: EventQuestion, in zone: TimeZone) {
        kind = question.kind?.id
        from = question.days.map { Self.midnight($0.lowerBound, zone) }
        to = question.days.map { Self.midnight($0.upperBound.advanced(by: 1), zone) }
        facts = question.facts
        match = SearchWords(question.search).match
        isOnline = question.isOnline
        isHistory = question.isHistory
    }

    private static func midnight(_ date: LocalDate, _ zone: TimeZone) -> Int64 {
        EventMoment.seconds(zone.instant(of: LocalDateTime(date, .midnight)).earliest)
    }
}

/// A circle on the map as SQL can test it, precise to a thousandth of its radius up to some hundred miles.
struct MapCircle {
    private static let milesPerDegree = 3958.8 * Double.pi / 180

    private let latitude: Double
    private let longitude: Double
    private let miles: Double

    init(_ centre: Coordinate, miles: Double) {
        (latitude, longitude) = (Double(centre.latitude), Double(centre.longitude))
        self.miles = miles
    }

    private var radians: Double { latitude * .pi / 180 }

    /// The degrees of latitude that it lies between.
    var latitudes: ClosedRange<Double> {
        let half = miles / Self.milesPerDegree
        return latitude - half...latitude + half
    }

    /// The degrees of longitude that it lies between; a degree is narrower the further north.
    var longitudes: ClosedRange<Double> {
        let north = min(89, latitude + miles / Self.milesPerDegree) * .pi / 180
        let half = miles / (Self.milesPerDegree * cos(north))
        return longitude - half...longitude + half
    }

    /// SQL that tests whether a row's point lies within, by Pythagoras, with the width of a degree of longitude half
    /// way between point and centre (the cosine's Taylor series to its second term).
    static let condition = """
        (latitude - ?) * (latitude - ?)
            + (longitude - ?) * (longitude - ?) * (? - ? * (latitude - ?)) * (? - ? * (latitude - ?)) <= ?
        """

    /// The values of `condition`, in order.
    var arguments: [any DatabaseValueConvertible] {
        let (width, narrowing) = (cos(radians), sin(radians) * .pi / 360)
        let reach = miles / Self.milesPerDegree
        return [
            latitude, latitude, longitude, longitude, width, narrowing, latitude, width, narrowing, latitude,
            reach * reach,
        ]
    }
}
