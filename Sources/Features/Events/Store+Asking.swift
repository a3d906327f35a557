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

    /// The days on which the series among `listed` take place again within the span of days that was asked for, after
    /// the date that is listed; none if no span was.
    static func others(
        _ search: EventSearch, of listed: [Event], at now: Date, _ db: Database
    ) throws -> [Int64: [LocalDate]] {
        guard search.to != nil, !search.isHistory, !listed.isEmpty else { return [:] }
        let first = Dictionary(listed.map { ($0.number, $0.startsAt ?? .max) }) { one, _ in one }
        var asked = search
        asked.shown = nil
        let terms = terms(asked, at: now, isEachListedOnce: false)
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT number, starts_at, local_start FROM events_occurrence INDEXED BY events_occurrence_number
                    WHERE number IN (SELECT value FROM json_each(?)) AND \(terms.sql) ORDER BY starts_at
                    """),
            arguments: StatementArguments(
                ["[" + first.keys.map(String.init).joined(separator: ",") + "]"] + terms.arguments))
        var others: [Int64: [LocalDate]] = [:]
        for row in rows {
            guard let shown = first[row[0]], shown < row[1], let day = LocalDate(String((row[2] as String).prefix(10)))
            else { continue }
            others[row[0], default: []].append(day)
        }
        return others
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
        try count(match, db) < common ? "INDEXED BY events_occurrence_number" : index
    }

    /// How many events have a word, or one that begins so, counted up to a number above which it is common.
    static func count(having word: String, _ db: Database) throws -> Int {
        guard let match = SearchWords([word]).match else { return 0 }
        return try count(match, db)
    }

    private static let common = 500

    private static func count(_ match: String, _ db: Database) throws -> Int {
        let sql = "SELECT count(*) FROM (SELECT 1 FROM events_text WHERE events_text MATCH ? LIMIT ?)"
        return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [match, common]) ?? 0
    }

    /// Whether the title of any event has these words in a row.
    static func hasTitle(_ text: String, _ db: Database) throws -> Bool {
        let words = SearchWords([text]).words
        if words.isEmpty { return false }
        let sql = "SELECT EXISTS (SELECT 1 FROM events_text WHERE events_text MATCH ?)"
        return try Bool.fetchOne(
            db.cachedStatement(sql: sql), arguments: ["title : \"\(words.joined(separator: " "))\""]) ?? false
    }

    /// Whether an event has all of these words in its title, or no others if it is to be the whole.
    static func isCalled(_ text: String, isWhole: Bool, _ db: Database) throws -> Bool {
        guard let match = EventSearch.titled(text) else { return false }
        let sql = """
            SELECT title FROM events_event WHERE number IN (
                SELECT rowid FROM events_text WHERE events_text MATCH ? LIMIT ?)
            """
        let titles = try String.fetchAll(db.cachedStatement(sql: sql), arguments: [match, isWhole ? mostTitled : 1])
        let words = SearchWords([text.lowercased()]).words
        return titles.contains { !isWhole || SearchWords([$0.lowercased()]).words == words }
    }

    /// How many titles with the same words are compared with what may be the whole of one.
    private static let mostTitled = 20

    // MARK: SQL

    private struct Terms {
        var conditions: [String] = []
        var arguments: [any DatabaseValueConvertible] = []
        /// The index to scan; by time, unless a small region at any time is asked for.
        var index = "NOT INDEXED"

        var sql: String { conditions.joined(separator: " AND ") }

        mutating func add(_ condition: String, _ values: any DatabaseValueConvertible...) { add(condition, values) }

        mutating func add(_ condition: String, _ values: [any DatabaseValueConvertible]) {
            conditions.append(condition)
            arguments += values
        }

        /// Adds that at least one of these must hold.
        mutating func addAny(of others: [Terms]) {
            let any = others.filter { !$0.conditions.isEmpty }.map { "(\($0.sql))" }
            guard any.count == others.count else { return }
            add("(\(any.joined(separator: " OR ")))", others.flatMap(\.arguments))
        }
    }

    /// How many seconds after midnight a night lasts.
    private static let smallHours: Int64 = 6 * 3600

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

    private static func terms(_ search: EventSearch, at now: Date, isEachListedOnce: Bool = true) -> Terms {
        let now = EventMoment.seconds(now)
        var terms = Terms()
        if search.isWithCancelled != true { terms.add("is_cancelled = 0") }
        if search.isOnlyCancelled == true { terms.add("is_cancelled = 1") }
        if search.isHistory {
            terms.add(end, now, now)
            terms.add("(ends_at <= ? OR precision IS NULL OR precision NOT IN ('time', 'day'))", now)
            if let from = search.from { terms.add("ends_at > ?", from) }
            terms.add(last, now, search.to ?? Int64.max)
        } else {
            let from = max(now, search.from ?? now)
            // What began the day before and ends in the small hours belongs to that day.
            if from > now { terms.add("(starts_at >= ? OR ends_at > ?)", from, from + smallHours) }
            terms.add(beginning, from, from, from)
            terms.add("ends_at > ? AND precision IN ('time', 'day')", from)
            if isEachListedOnce { terms.add(first, from) }
        }
        if let to = search.to { terms.add("starts_at < ?", to) }
        if let shown = search.shown {
            terms.add("(starts_at, number) \(search.isHistory ? "<" : ">") (?, ?)", shown.startsAt, shown.number)
        }
        add(search.choices, to: &terms, isWanted: true)
        for choice in search.exceptChoices { add([choice], to: &terms, isWanted: false) }
        if let isOnline = search.isOnline {
            terms.add(isOnline ? "is_online = 1" : Self.inPerson)
        }
        if !search.facts.isEmpty {
            let bits = search.facts.reduce(0) { $0 | $1.bit }
            if search.isAnyFactEnough {
                terms.add("facts & ? != 0", bits)
            } else {
                terms.add("facts & ? = ?", bits, bits)
            }
        }
        if !search.times.isEmpty {
            terms.addAny(of: search.times.map { Self.terms(of: $0) })
        }
        if search.regions.count == 1 {
            add(search.regions[0], to: &terms, isDated: search.to != nil)
        } else if !search.regions.isEmpty {
            terms.addAny(of: search.regions.map { region in building { add(region, to: &$0, isDated: true) } })
        }
        for region in search.exceptRegions {
            let inside = building { add(region, to: &$0, isDated: true) }
            terms.add("NOT coalesce(\(inside.sql), 0)", inside.arguments)
        }
        for town in search.exceptTowns {
            terms.add("number NOT IN (SELECT number FROM events_event WHERE town = ?)", town)
        }
        if let match = search.match {
            terms.add(matching, match)
        }
        return terms
    }

    /// What is only online has no place: its area is none, or all of the network's.
    private static let inPerson =
        "NOT (is_online = 1 AND (area IS NULL OR area IN (SELECT id FROM area WHERE parent IS NULL)))"

    private static func building(_ build: (inout Terms) -> Void) -> Terms {
        var terms = Terms()
        build(&terms)
        return terms
    }

    private static let matching = "number IN (SELECT rowid FROM events_text WHERE events_text MATCH ?)"

    /// Asks for events of any of these kinds and sorts, or for those of none of them.
    private static func add(_ choices: [EventSearch.Choice], to terms: inout Terms, isWanted: Bool) {
        guard !choices.isEmpty else { return }
        let any = choices.map { choice in
            building { terms in
                // "Pride picnic" is a picnic that is filed under Pride, or says so.
                if let kind = choice.kind, let kindMatch = choice.kindMatch, choice.match != nil {
                    terms.add("(kind = ? OR \(matching))", kind, kindMatch)
                } else if let kind = choice.kind {
                    terms.add("kind = ?", kind)
                }
                guard let match = choice.match, let described = choice.described else { return }
                if let kind = choice.sortKind {
                    terms.add("(\(matching) OR kind IN (?, 'online') AND \(matching))", match, kind, described)
                } else {
                    let bit = choice.fact?.bit ?? 0
                    terms.add("(\(matching) OR \(matching) OR facts & ? != 0)", match, described, bit)
                }
            }
        }
        if isWanted {
            terms.addAny(of: any)
        } else {
            for choice in any { terms.add("NOT (\(choice.sql))", choice.arguments) }
        }
    }

    /// Asks for occurrences in a span, on certain weekdays, at certain hours of the clock.
    /// More minutes than anything shares with an hour of a day.
    private static let neverShared = 1_000_000

    private static func terms(of time: EventSearch.Time) -> Terms {
        building { terms in
            if let from = time.from { terms.add("(starts_at >= ? OR ends_at > ?)", from, from + smallHours) }
            if let to = time.to { terms.add("starts_at < ?", to) }
            guard !time.weekdays.isEmpty || time.hours != nil else { return }
            let clock = time.clock.sql("starts_at")
            if !time.weekdays.isEmpty {
                // 1 January 1970 was a Thursday.
                terms.add(
                    "(\(clock) / 86400 + 3) % 7 + 1 IN (\(time.weekdays.map(String.init).joined(separator: ",")))")
            }
            guard let hours = time.hours else { return }
            // What lasts a day or more is on at any hour of its days, and so may be what has no time yet.
            let lasts = time.isOfBeginning ? "" : " OR ends_at - starts_at >= 86400"
            let begins = "\(clock) % 86400 >= ? AND \(clock) % 86400 < ?"
            let shared = hours.mustBegin == true ? Self.neverShared : AskedTime.leastShared
            let goesOn = "\(clock) % 86400 < ? AND \(clock) % 86400 + (ends_at - starts_at) >= ?"
            terms.add(
                "(\(begins) OR \(goesOn) OR precision = 'day'\(lasts))", hours.from * 60, hours.to * 60,
                hours.from * 60,
                (hours.from + shared) * 60)
        }
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
    /// Which events are looked for by whether they were cancelled.
    enum Shown {
        case goingAhead, all, cancelled
    }

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

    /// A kind, a sort, or both.
    struct Choice: Codable, Equatable {
        var kind: Kind.ID?
        /// The kind's name as an FTS5 query, for events of other kinds that say so; nil if only the kind counts.
        var kindMatch: String?
        /// The sort's words as an FTS5 query for titles.
        var match: String?
        /// The same for descriptions, which count for events of the sort's own kind: at a Pride, people walk too.
        var described: String?
        /// The sort as it was typed, if those are several words; if a title has them, they are what is meant.
        var typed: String?
        /// A fact that makes an event one of the sort too.
        var fact: EventFact?
        /// The kind that the sort is of; nil if it may be of any.
        var sortKind: Kind.ID?

        init(_ choice: Asked.Choice) {
            kind = choice.kind?.id
            kindMatch = choice.kind.map { "\"\($0.name)\"" }
            let words = choice.sort.map { $0.words.map { "\"\($0)\"" }.joined(separator: " OR ") }
            match = words.map { "title : (\($0))" }
            described = words.map { "summary : (\($0))" }
            typed = choice.words.map { "title : \"\($0)\"" }
            (sortKind, fact) = (choice.sort?.kind, choice.sort?.fact)
        }
    }

    /// A span of time, in seconds since 1970; and which weekdays and hours in it.
    struct Time: Codable, Equatable {
        /// Minutes after midnight.
        struct Hours: Codable, Equatable {
            let from: Int
            let to: Int
            /// True if an event has to begin in them.
            var mustBegin: Bool?
        }

        let from: Int64?
        let to: Int64?
        /// Monday is 1; empty for all.
        let weekdays: [Int]
        let hours: Hours?
        let clock: LocalClock

        /// Whether an hour is asked for before which something begins, on whatever day: "before 9am".
        var isOfBeginning: Bool {
            from == nil && to == nil && weekdays.isEmpty && hours?.from == 0 && hours?.mustBegin != true
        }

        init(_ time: AskedTime, on days: DateRange?, in zone: TimeZone, around now: Date) {
            from = days.map { EventSearch.midnight($0.lowerBound, zone) }
            to = days.map { EventSearch.midnight($0.upperBound.advanced(by: 1), zone) }
            weekdays = time.weekdays.map(\.rawValue).sorted()
            hours = time.hours.map {
                Hours(from: $0.lowerBound, to: $0.upperBound, mustBegin: time.mustBegin ? true : nil)
            }
            let isAnyTime = weekdays.isEmpty && hours == nil
            clock = isAnyTime ? LocalClock() : LocalClock(zone, from: from ?? EventMoment.seconds(now), to: to)
        }
    }

    var choices: [Choice] = []
    var exceptChoices: [Choice] = []
    var regions: [Region] = []
    var exceptRegions: [Region] = []
    /// Towns whose events are not wanted, however far from their middle.
    var exceptTowns: [String] = []
    /// The span of the days, in seconds since 1970.
    var from: Int64?
    var to: Int64?
    /// The times, if the span alone does not say them; any of them will do.
    var times: [Time] = []
    var facts: [EventFact] = []
    var isAnyFactEnough = false
    /// The words as an FTS5 query in which nothing that a person typed is syntax.
    var match: String?
    var isOnline: Bool?
    var isHistory = false
    /// True if cancelled events are wanted too.
    var isWithCancelled: Bool?
    /// True if only cancelled events are wanted.
    var isOnlyCancelled: Bool?
    /// The point that distances are measured from.
    var centre: Coordinate?
    /// The last event that was shown; nil at the beginning.
    var shown: Cursor?

    /// The same with each sort narrowed to the words that were typed; nil if there are none to narrow it to.
    var asTyped: EventSearch? {
        guard choices.count == 1, choices[0].typed != nil else { return nil }
        var search = self
        for index in choices.indices {
            guard let typed = choices[index].typed else { continue }
            (search.choices[index].match, search.choices[index].described) = (typed, typed)
            search.choices[index].fact = nil
        }
        return search
    }

    /// Takes all of `asked` but its places.
    init(_ asked: Asked, in zone: TimeZone, at now: Date) {
        choices = asked.choices.map(Choice.init)
        exceptChoices = asked.exceptChoices.map(Choice.init)
        let days = asked.times.map(\.days)
        if !days.contains(nil), let first = days.compactMap(\.?.lowerBound).min(),
            let last = days.compactMap(\.?.upperBound).max()
        {
            from = Self.midnight(first, zone)
            to = Self.midnight(last.advanced(by: 1), zone)
        }
        let isSpan =
            asked.times.count < 2
            && asked.times.allSatisfy { $0.weekdays.isEmpty && $0.hours == nil && $0.spans.count < 2 }
        if !isSpan {
            times = asked.times.flatMap { time in
                time.spans.isEmpty
                    ? [Time(time, on: nil, in: zone, around: now)]
                    : time.spans.map { Time(time, on: $0, in: zone, around: now) }
            }
        }
        (facts, isAnyFactEnough) = (asked.facts, asked.isAnyFactEnough)
        let words = SearchWords(asked.topics.map(\.text))
        let text = asked.isAnyTopicEnough ? words.matchOfAny : words.match
        let matches = [text, asked.title.flatMap(Self.titled)].compactMap(\.self)
        match = matches.isEmpty ? nil : matches.map { "(\($0))" }.joined(separator: " AND ")
        isOnline = asked.isOnline
        isHistory = asked.isHistory
    }

    /// All of these words in a title, as an FTS5 query; nil if there are none. "Knitting" finds "Knit and natter".
    static func titled(_ text: String) -> String? {
        let terms = SearchWords([text]).words.compactMap { word in
            SearchWords([word, stem(word)].compactMap(\.self)).matchOfAny.map { "(\($0))" }
        }
        return terms.isEmpty ? nil : "title : (\(terms.joined(separator: " AND ")))"
    }

    /// A word without "ing", "knit" of "knitting"; nil for others.
    private static func stem(_ word: String) -> String? {
        guard word.count > 6, word.lowercased().hasSuffix("ing") else { return nil }
        let stem = word.dropLast(3)
        let isDoubled = stem.count > 3 && stem.last == stem.dropLast().last
        return String(isDoubled ? stem.dropLast() : stem)
    }

    private static func midnight(_ date: LocalDate, _ zone: TimeZone) -> Int64 {
        EventMoment.seconds(zone.instant(of: LocalDateTime(date, .midnight)).earliest)
    }
}

/// How far the clocks of a zone are ahead of UTC, from time to time, so that SQL can tell what they show.
struct LocalClock: Codable, Equatable {
    /// A time from which on the clocks are so many seconds ahead.
    struct Change: Codable, Equatable {
        let from: Int64
        let seconds: Int
    }

    /// The first begins with all time; in order.
    private var changes: [Change] = []

    /// UTC.
    init() {}

    /// The clocks of `zone` between two moments, in seconds since 1970; without an end, for the years that are listed.
    init(_ zone: TimeZone, from: Int64, to: Int64?) {
        let start = Date(timeIntervalSince1970: TimeInterval(from) - 2 * 86_400)
        let end = to.map { Date(timeIntervalSince1970: TimeInterval($0)) } ?? start + Self.ahead
        changes = [Change(from: .min, seconds: zone.secondsFromGMT(for: start))]
        var moment = start
        while let next = zone.nextDaylightSavingTimeTransition(after: moment), next < end, changes.count < Self.most {
            changes.append(
                Change(from: Int64(next.timeIntervalSince1970), seconds: zone.secondsFromGMT(for: next + 1)))
            moment = next
        }
    }

    /// Two years, in seconds.
    private static let ahead: TimeInterval = 2 * 366 * 86_400
    private static let most = 8

    /// What the clocks show at the instant in `column`, as seconds since the beginning of 1970.
    func sql(_ column: String) -> String {
        guard let last = changes.last, changes.count > 1 else { return "(\(column) + \(changes.first?.seconds ?? 0))" }
        let cases = zip(changes, changes.dropFirst()).map { "WHEN \(column) < \($1.from) THEN \($0.seconds)" }
        return "(\(column) + CASE \(cases.joined(separator: " ")) ELSE \(last.seconds) END)"
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
