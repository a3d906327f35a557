import FeatureKit
import Foundation
import MatrixProtocol
import Runtime
import StewardCore
import Store
import TestKit
import Testing

/// That an announcement mentions everybody is said only if it will.
@Suite struct MentionTests {
    /// 10:00 on Monday 1 June 2026 in London.
    private static let now = Date(timeIntervalSince1970: 1_780_304_400)

    @Test(arguments: [
        (50, 50, "It mentions everybody there."),
        (0, 50, "It mentions everybody in none of them: elsewhere you or I may not notify the whole room."),
        (50, 0, "It mentions everybody in none of them: elsewhere you could not do that yourself."),
    ])
    func `Everybody is mentioned if the officer may, and Steward itself too`(
        _ steward: Int, _ officer: Int, _ sentence: String
    ) async throws {
        let stage = try await Stage(now: Self.now)
        let levels = PowerLevels(users: [UserID("@steward:local"): steward, UserID("@officer:local"): officer])
        try await stage.store.write { try RoomPower.note(levels, of: LocalRoom.room, $0) }
        let speaker = LocalRoom.Speaker(role: .officer, isDirect: false)
        let said = try await stage.say("!announce social Quiz, Sat 13 June 7pm, Leeds. @room", as: speaker)
        let lines = said.flatMap { $0.plain.split(separator: "\n").map(String.init) }
        #expect(lines.filter { $0.hasPrefix("It mentions") } == [sentence])
    }

    @Test func `No words of a person mention everybody, in whatever command and part they stand`() async throws {
        let stage = try await Stage(now: Self.now)
        let speaker = LocalRoom.Speaker(role: .officer, isDirect: false)
        var said: [LocalRoom.Said] = []
        for line in [
            "!announce social \"@room quiz\", Sat 13 June 7pm, \"@room Arms\", Leeds. \"@room\" for all", "yes",
            "!edit 19 title @ROOM tea", "!edit 19 about Come, @Room!", "!edit 19 organiser @room friends",
            "!edit 19 access @room ring", "!edit 19 cost £5 @room", "!cancel 19 ill, @room", "yes", "!event 19",
            "!suggest social Boat trip @room, Sun 14 June 7pm, Leeds", "yes", "!decline 1 full @room",
            "!picket add @room Buses, @room Union, @room gate, Leeds, Mon-Fri 6am-10am until 12 June. Bring @room",
            "yes", "!picket", "!events @room", "!@room",
        ] { said += try await stage.say(line, as: speaker) }
        #expect(said.count > 20)
        let mentions = said.filter { "\($0.plain) \($0.html ?? "")".lowercased().contains("@room") }
        #expect(mentions.isEmpty, "\(mentions.map(\.plain))")
    }
}
