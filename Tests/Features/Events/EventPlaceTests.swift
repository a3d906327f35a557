import FeatureKit
import Foundation
import GRDB
import Organising
import StewardCore
import Store
import TestKit
import Testing
import Wiring

@testable import Events

/// Where events are, as SQL reckons it, and the step from the schema before.
@Suite struct EventPlaceTests {
    @Test func `A circle in SQL holds what is within its miles on the globe`() throws {
        var random = TypingGenerator(seed: 11)
        try Store.open(.memory, migrations: []).writeNow { db in
            try db.execute(sql: "CREATE TABLE point (latitude REAL, longitude REAL)")
            var counts = (within: 0, without: 0)
            for _ in 0..<20_000 {
                let centre = Coordinate(
                    latitude: .random(in: 49.9...60.9, using: &random),
                    longitude: .random(in: -8.2...1.8, using: &random))
                let point = Coordinate(
                    latitude: centre.latitude + .random(in: -2...2, using: &random),
                    longitude: centre.longitude + .random(in: -3...3, using: &random))
                let miles = Double(Int.random(in: 1...150, using: &random))
                let distance = Coordinate(latitude: centre.latitude, longitude: centre.longitude).miles(to: point)
                let isWithin = try Self.isWithin(MapCircle(centre, miles: miles), point, db)
                // A list rounds distances up: what is listed reads as within what was asked for, and nothing else does.
                let isShownWithin = Self.shown(distance) <= Int(miles)
                if isWithin, !isShownWithin { Issue.record("\(distance) miles within \(miles)") }
                if !isWithin, isShownWithin, distance > 1.003 * miles {
                    Issue.record("\(distance) miles is shown as \(Self.shown(distance)) and not within \(miles)")
                }
                // Nearer to the edge than a thousandth nobody can tell.
                if abs(distance - miles) < 0.002 * miles { continue }
                if isWithin { counts.within += 1 } else { counts.without += 1 }
                if isWithin != (distance < miles) { Issue.record("\(distance) miles, a circle of \(miles)") }
            }
            #expect(counts.within > 1_000 && counts.without > 1_000)
        }
    }

    /// The miles that a list shows.
    private static func shown(_ miles: Double) -> Int {
        let text = Replies.far(miles)
        return text == "less than a mile" ? 1 : text.split(separator: " ").first.flatMap { Int($0) } ?? .max
    }

    private static func isWithin(_ circle: MapCircle, _ point: Coordinate, _ db: Database) throws -> Bool {
        let box =
            circle.latitudes.contains(Double(point.latitude)) && circle.longitudes.contains(Double(point.longitude))
        let isInCircle = try Bool.fetchOne(
            db.cachedStatement(
                sql: "WITH point (latitude, longitude) AS (VALUES (?, ?)) SELECT \(MapCircle.condition) FROM point"),
            arguments: [point.latitude, point.longitude] + StatementArguments(circle.arguments))
        return box && isInCircle == true
    }

    @Test func `Events from before there were occurrences are listed and found as they were`() throws {
        let since = EventSchema.migrations.drop { $0.name != EventSchema.occurrences.name }
        let before = Wiring.migrations.filter { step in !since.contains { $0.name == step.name } }
        try Store.open(.memory, migrations: before).writeNow { db in
            try db.execute(
                sql: """
                    INSERT INTO events_kind VALUES ('social', 0, 'social', 'socials', '', 'x');
                    INSERT INTO events_event (number, kind, title, zone, precision, local_start, starts_at, ends_at,
                        latitude, longitude, cost, step_free, announced_in, announced_at)
                    VALUES (1, 'social', 'Picnic', 'GMT', 'time', '2026-06-09T19:00', 1781028000, 1781035200,
                        53.8, -1.5, 'free', 1, '!a', 5);
                    INSERT INTO events_event (number, kind, title, zone) VALUES (2, 'social', 'Old times', 'GMT');
                    """)
            for step in since { try db.execute(sql: step.sql) }
            let zone = Stage.timeZone
            let list = { (question: Asked) in
                try EventStore.page(EventSearch(question, in: zone, at: Readers.now), limit: 9, at: Readers.now, db)
                    .listed.map(
                        \.number)
            }
            #expect(try list(Asked(facts: [.free, .stepFree])) == [1])
            #expect(try list(Asked(search: ["picnic"])) == [1])
            #expect(try list(Asked(isHistory: true)) == [2])
            let picnic = try #require(try EventStore.find(1, at: Readers.now, db))
            #expect(try #require(try EventStore.details(of: picnic, in: "!a", db)).announced == (1, true))
            #expect(try db.columns(in: "events_event").allSatisfy { !$0.name.hasPrefix("announced") })
            // The table is as strict as ever, and words are still found by what they are changed to.
            #expect(throws: DatabaseError.self) { try db.execute(sql: "UPDATE events_event SET capacity = 'many'") }
            #expect(throws: DatabaseError.self) { try db.execute(sql: "UPDATE events_event SET latitude = NULL") }
            try db.execute(sql: "UPDATE events_event SET title = 'Tea' WHERE number = 1")
            #expect(try list(Asked(search: ["tea"])) == [1])
            #expect(try list(Asked(search: ["picnic"])) == [])
            try db.execute(sql: "UPDATE events_event SET title = 'Picnic' WHERE number = 1")
            #expect(try String.fetchOne(db, sql: "PRAGMA integrity_check") == "ok")
            var near = EventSearch(Asked(), in: zone, at: Readers.now)
            near.regions = [.circle(.init(latitude: 53.8, longitude: -1.6), miles: 10)]
            #expect(try EventStore.page(near, limit: 9, at: Readers.now, db).listed.map(\.number) == [1])
        }
    }

    /// Whatever order rows are looked at in, the answer is the same.
    @Test func `Somewhere at any time and somewhere in all days to come are the same`() throws {
        try SeededStore.read(seedsAt: Readers.now) { db, _ in
            let zone = Stage.timeZone
            let regions: [FeatureKit.Region] = [
                .circle(.init(latitude: 53.5, longitude: -2.2), miles: 60), .areas(["merseyside", "west-yorkshire"]),
                .areas(try AreaRegister.gazetteer(db).areas.map(\.id)),
            ]
            for region in regions {
                var search = EventSearch(Asked(), in: zone, at: Readers.now)
                search.regions = [region]
                let anyTime = try EventStore.page(search, limit: 99, at: Readers.now, db).listed.map(\.number)
                search.to = EventMoment.seconds(Readers.now + 1000 * 86_400)
                let dated = try EventStore.page(search, limit: 99, at: Readers.now, db).listed.map(\.number)
                #expect(anyTime == dated && !dated.isEmpty)
            }
        }
    }
}
