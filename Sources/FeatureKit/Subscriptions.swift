package import GRDB
package import MatrixProtocol
package import Organising

/// What a room wants to hear of: certain kinds of things in a certain region.
package struct Interest: Equatable, Sendable {
    /// A region to hear of.
    package enum Region: Equatable, Sendable {
        /// Everywhere, and what has no place.
        case everywhere
        /// In an area, by its id.
        case area(Area.ID)
        /// Around a place.
        case circle(Coordinate, miles: Double)
    }

    /// The name of the region for people; empty for everywhere.
    package var place: String
    /// The region.
    package var region: Region
    /// The kinds, in the order in which they were asked for; empty for every kind.
    package var kinds: [Kind.ID]

    package init(place: String, region: Region, kinds: [Kind.ID]) {
        (self.place, self.region, self.kinds) = (place, region, kinds)
    }

    /// Whether it covers a post about `subject`.
    func covers(_ subject: Subject, _ gazetteer: Gazetteer) -> Bool {
        guard kinds.isEmpty || kinds.contains(where: subject.kinds.contains) else { return false }
        switch region {
        case .everywhere: return true
        case .area(let area): return subject.area.map { gazetteer.isWithin($0, area) } ?? false
        case .circle(let centre, let miles): return subject.point.map { $0.miles(to: centre) <= miles } ?? false
        }
    }
}

/// What a post is about, which decides to which rooms it goes.
package struct Subject: Sendable {
    /// Its kinds: what is a social and online goes to the rooms of both.
    let kinds: Set<Kind.ID>
    let area: Area.ID?
    let point: Coordinate?

    /// Makes a subject; without an area and a point it goes only to rooms that want to hear from everywhere.
    package init(kinds: Set<Kind.ID>, area: Area.ID?, point: Coordinate?) {
        (self.kinds, self.area, self.point) = (kinds, area, point)
    }
}

/// A room's subscription, by which it gets what is posted about its interest.
///
/// Its table is one of the feature Publishing, whose commands change it.
package struct Subscription: Sendable {
    private let id: Int64
    private let room: RoomID
    /// What the room wants to hear of.
    package let interest: Interest

    /// The subscriptions of `room`, if we are in it, the oldest first.
    package static func all(of room: RoomID, _ db: Database) throws -> [Subscription] {
        try Row.fetchAll(
            db.cachedStatement(sql: "\(joined) AND s.room_id = ? ORDER BY s.id"), arguments: [room.rawValue]
        ).map(Subscription.init)
    }

    /// The rooms that we are in and that subscribe to `subject`, each once; first those that subscribed first. In an
    /// encrypted room nothing is announced in clear, so that its subscriptions sleep.
    package static func rooms(for subject: Subject, _ gazetteer: Gazetteer, _ db: Database) throws -> [RoomID] {
        var seen: Set<RoomID> = []
        let areas = subject.area.map { gazetteer.ancestry(of: $0).map(\.id) } ?? []
        return try all(in: areas, db)
            .filter { $0.interest.covers(subject, gazetteer) && seen.insert($0.room).inserted }.map(\.room)
    }

    /// The subscriptions to one of `areas`, to a circle or to everywhere, of all rooms that we are in, the oldest
    /// first.
    private static func all(in areas: [Area.ID], _ db: Database) throws -> [Subscription] {
        try Row.fetchAll(
            db.cachedStatement(
                sql:
                    "\(joined) AND is_encrypted IS NOT 1 AND (s.area IS NULL OR s.area IN (SELECT value FROM json_each(?))) ORDER BY s.id"
            ),
            arguments: [areas.json]
        ).map(Subscription.init)
    }

    private static let joined = """
        SELECT s.id, s.room_id, s.place, s.area, s.latitude, s.longitude, s.miles, s.kinds
        FROM publishing_subscription s JOIN room USING (room_id) WHERE is_joined = 1
        """

    private init(_ row: Row) {
        var region = Interest.Region.everywhere
        if let area = row[3] as String? { region = .area(area) }
        if let latitude = row[4] as Float?, let longitude = row[5] as Float? {
            region = .circle(Coordinate(latitude: latitude, longitude: longitude), miles: row[6])
        }
        let kinds: String = row[7]
        (id, room) = (row[0], RoomID(row[1]))
        interest = Interest(place: row[2], region: region, kinds: kinds.split(separator: ";").map(String.init))
    }

    /// Adds a subscription. A room has one of each place and kinds: end an equal one first.
    package static func add(_ interest: Interest, to room: RoomID, _ db: Database) throws {
        var (area, circle): (String?, (Coordinate, Double)?) = (nil, nil)
        switch interest.region {
        case .everywhere: break
        case .area(let id): area = id
        case .circle(let centre, let miles): circle = (centre, miles)
        }
        try db.execute(
            sql: """
                INSERT INTO publishing_subscription (room_id, place, area, latitude, longitude, miles, kinds)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                room.rawValue, interest.place, area, circle?.0.latitude, circle?.0.longitude, circle?.1,
                interest.kinds.joined(separator: ";"),
            ])
    }

    /// Ends the subscription.
    package func end(_ db: Database) throws {
        try db.execute(sql: "DELETE FROM publishing_subscription WHERE id = ?", arguments: [id])
    }
}
