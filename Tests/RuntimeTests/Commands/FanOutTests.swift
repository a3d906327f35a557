import Events
import FeatureKit
import Foundation
import GRDB
import MatrixProtocol
import Publishing
import Runtime
import StewardCore
import Store
import TestKit
import Testing
import Wiring

/// What a feature posts to all rooms that it concerns.
@Suite struct FanOutTests {
    // A Monday at ten in the morning.
    private static let now = Date(timeIntervalSince1970: 1_780_304_400)

    @Test func `It goes to the rooms whose area, circle and kinds it is in`() async throws {
        let stage = try await stage()
        for (room, line) in [
            ("area", "!subscribe yorkshire"), ("circle", "!subscribe 30 miles around york"), ("all", "!subscribe"),
            ("pickets", "!subscribe pickets leeds"), ("socials", "!subscribe leeds socials"),
            ("far", "!subscribe kent"), ("near", "!subscribe 5 miles around york"), ("silent", "!subscriptions"),
        ] {
            _ = try await say(line, in: room, stage)
        }
        let said = try await say("!proclaim march Leeds Join us", in: "desk", stage)
        #expect(
            said == [
                "area: Join us", "circle: Join us", "all: Join us", "pickets: Join us",
                "desk: In 4 rooms now; 0 have had enough today.",
            ])
    }

    @Test func `A room that has had its posts of the day gets only urgent ones, which count`() async throws {
        let stage = try await stage()
        for (room, line) in [
            ("one", "!subscribe yorkshire"), ("one", "!budget 1"), ("two", "!subscribe leeds"), ("two", "!budget 2"),
        ] {
            _ = try await say(line, in: room, stage)
        }
        #expect(
            try await say("!proclaim first Leeds Come", in: "desk", stage) == [
                "one: Come", "two: Come", "desk: In 2 rooms now; 0 have had enough today.",
            ])
        #expect(
            try await say("!proclaim second Leeds Come", in: "desk", stage) == [
                "two: Come", "desk: In 1 rooms now; 1 have had enough today.",
            ])
        _ = try await stage.wait(until: Self.now + 86_400)
        for words in ["Come", "Come now"] {
            #expect(
                try await say("!proclaim \(words.count) Leeds \(words)", in: "desk", stage) == [
                    "one: \(words)", "two: \(words)", "desk: In 2 rooms now; 0 have had enough today.",
                ])
        }
        #expect(
            try await say("!proclaim last Leeds Come", in: "desk", stage) == [
                "desk: In 0 rooms now; 2 have had enough today."
            ])
    }

    @Test func `Said again, it goes only to rooms that do not have it, and counts there alone`() async throws {
        let stage = try await stage()
        for line in ["!subscribe leeds", "!budget 2"] { _ = try await say(line, in: "one", stage) }
        _ = try await say("!proclaim march Leeds Come", in: "desk", stage)
        _ = try await say("!subscribe leeds", in: "two", stage)
        #expect(
            try await say("!proclaim march Leeds Come", in: "desk", stage) == [
                "two: Come", "desk: In 1 rooms now; 0 have had enough today.",
            ])
        #expect(
            try await say("!proclaim other Leeds Come", in: "desk", stage) == [
                "one: Come", "two: Come", "desk: In 2 rooms now; 0 have had enough today.",
            ])
    }

    @Test func `It can be revised and taken back by its key`() async throws {
        let stage = try await stage()
        for room in ["one", "two"] { _ = try await say("!subscribe leeds", in: room, stage) }
        _ = try await say("!proclaim march Leeds At noon", in: "desk", stage)
        #expect(try await say("!count march", in: "desk", stage) == ["desk: 2"])
        #expect(
            try await say("!change march At one", in: "desk", stage) == [
                "one: At one", "two: At one", "desk: Changed.",
            ])
        #expect(try await say("!hush march", in: "desk", stage) == ["one: ", "two: ", "desk: Hushed."])
        #expect(try await say("!count march", in: "desk", stage) == ["desk: 0"])
    }

    /// A stage on which rooms are set by the commands of Publishing, and a herald posts to them.
    private func stage() async throws -> Stage {
        let store = try Store.open(.memory, migrations: Wiring.migrations)
        try await Stage.seed(store, at: Self.now)
        let kinds = try await store.read { try Events.kinds($0) }
        let publishing = Publishing(kinds, try Stage.gazetteer(), Stage.network)
        let features = FeatureSet([Herald(), publishing], keeping: Wiring.keeping)
        return try await Stage(over: store, now: Self.now, features: features)
    }

    /// Says a line as an officer; gives what Steward says to it, each with its room.
    private func say(_ line: String, in room: String, _ stage: Stage) async throws -> [String] {
        try await stage.say(line, as: LocalRoom.Speaker(role: .officer, isDirect: false, otherRoom: room))
            .map { "\($0.place ?? ""): \($0.plain)" }
    }
}
