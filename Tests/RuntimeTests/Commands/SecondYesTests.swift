import FeatureKit
import Foundation
import GRDB
import MatrixProtocol
import People
import Runtime
import StewardCore
import Store
import TestKit
import Testing
import Wiring

/// An act that one officer asks for and that another must agree to.
@Suite struct SecondYesTests {
    @Test(arguments: Conversation.files(beside: #filePath))
    func `Conversations go as written`(_ path: String) async throws {
        try await Conversation(path: path).replay { now in
            let features = FeatureSet(
                [Herald(), People(try Stage.gazetteer(), Wiring.keeping)], keeping: Wiring.keeping)
            return try await Stage(now: now, features: features)
        }
    }

    @Test func `What was to be done is kept no longer than the question is open, and the rest for a day`() async throws
    {
        let now = Date(timeIntervalSince1970: 1_780_304_400)
        let stage = try await Stage(now: now, features: FeatureSet([Herald()]))
        let (officer, ash) = (speaker("officer"), speaker("ash"))
        func kept() async throws -> [String] {
            try await stage.store.read {
                try String.fetchAll(
                    $0, sql: "SELECT doing || ' ' || payload FROM continuation WHERE word = 'second' ORDER BY number")
            }
        }
        _ = try await stage.say("Hello", as: ash)
        for words in ["Tea", "Cake", "Soup"] { _ = try await stage.say("!callout \(words)", as: officer) }
        _ = try await stage.say("yes 1", as: ash)
        _ = try await stage.say("no 2", as: ash)
        _ = try await stage.wait(until: now + 7199)
        #expect(try await kept().map { $0.hasSuffix(" null") } == [true, true, false])
        _ = try await stage.wait(until: now + 7200)
        #expect(try await kept() == ["calling Tea null", "calling Cake null", "calling Soup null"])
        _ = try await stage.wait(until: now + 7200 + 86_400)
        #expect(try await kept() == [])
        let timers = try await stage.store.read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM schedule WHERE feature = 'second'")
        }
        #expect(timers == 0)
    }

    private func speaker(_ name: String) -> LocalRoom.Speaker {
        LocalRoom.Speaker(role: .officer, isDirect: false, name: name, otherRoom: "officers")
    }
}
