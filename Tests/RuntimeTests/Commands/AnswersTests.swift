import Foundation
import GRDB
import MatrixProtocol
import Runtime
import StewardCore
import Store
import Synchronization
import TestKit
import Testing

/// Answers that are the same for everybody are read once, and again as soon as they could be others.
@Suite struct AnswersTests {
    /// 10:00 on Monday 1 June 2026 in London.
    private static let now = Date(timeIntervalSince1970: 1_780_304_400)
    private static let member = LocalRoom.Speaker(role: .member, isDirect: false)
    private static let officer = LocalRoom.Speaker(role: .officer, isDirect: false)

    @Test func `The next who asks in the same words is answered without a look at what is on`() async throws {
        let stage = try await Stage(now: Self.now)
        let questions = ["!events", "!events socials in leeds", "!events near hull", "!events this weekend"]
        for (question, other) in zip(questions, ["bolton", "wigan", "derby", "york"]) {
            let first = try await Self.ask(question, stage, Self.member)
            let reads = try await Self.statements(on: "events_occurrence", stage) {
                let again = try await Self.ask(question, stage, Self.officer)
                #expect(again == first)
            }
            #expect(reads == 0, "\(question)")
            let others = try await Self.statements(on: "events_occurrence", stage) {
                _ = try await Self.ask("!events \(other)", stage, Self.officer)
            }
            #expect(others > 0)
        }
    }

    @Test(arguments: [
        ("!picket", "pickets_line", "!picket over 1"), ("!picket leeds", "pickets_line", "!picket confirm 2"),
        ("!speakers pay", "speakers_speaker", ""),
    ])
    func `So are picket lines and speakers, until one is changed`(
        _ question: String, _ table: String, _ change: String
    ) async throws {
        let stage = try await Stage(now: Self.now)
        let first = try await Self.ask(question, stage, Self.member)
        let reads = try await Self.statements(on: table, stage) {
            let again = try await Self.ask(question, stage, Self.officer)
            #expect(again == first)
        }
        #expect(reads == 0)
        if change.isEmpty {
            try await stage.store.write { try $0.execute(sql: "DELETE FROM speakers_speaker WHERE number = 1") }
        } else {
            _ = try await Self.ask(change, stage, Self.officer)
        }
        let again = try await Self.statements(on: table, stage) {
            _ = try await Self.ask(question, stage, Self.officer)
        }
        #expect(again > 0)
    }

    @Test func `It goes on with !more for each of them`() async throws {
        let stage = try await Stage(now: Self.now)
        let first = try await Self.ask("!events", stage, Self.member)
        let rest = try await Self.ask("!more", stage, Self.member)
        #expect(try await Self.ask("!events", stage, Self.officer) == first)
        #expect(try await Self.ask("!more", stage, Self.officer) == rest && rest.contains("Example"))
        // What is no list leaves an older one as it is, the second time as the first.
        for speaker in [Self.member, Self.officer] {
            _ = try await Self.ask("!events", stage, speaker)
            #expect(try await Self.ask("!picket norwich", stage, speaker).contains("has no open picket line"))
            #expect(try await Self.ask("!more", stage, speaker) == rest)
        }
        // A list that is whole ends an older one for whoever asks, whether it is read or remembered.
        for speaker in [Self.member, Self.officer] {
            _ = try await Self.ask("!events", stage, speaker)
            _ = try await Self.ask("!events socials in leeds", stage, speaker)
            #expect(try await Self.ask("!more", stage, speaker).contains("nothing more"))
        }
    }

    @Test func `A change is seen by the next question`() async throws {
        let stage = try await Stage(now: Self.now)
        let before = try await Self.ask("!events", stage, Self.member)
        _ = try await Self.ask("!edit 1 title Example supper", stage, Self.officer)
        let after = try await Self.ask("!events", stage, Self.member)
        #expect(after != before && after.contains("Example supper"))
        _ = try await Self.ask("!undo", stage, Self.officer)
        #expect(try await Self.ask("!events", stage, Self.member) == before)
        _ = try await Self.ask("!cancel 1", stage, Self.officer)
        _ = try await Self.ask("yes", stage, Self.officer)
        #expect(try await !Self.ask("!events", stage, Self.member).contains("Example picnic"))
    }

    @Test func `A change that is undone with its transaction ends nothing`()
        async throws
    {
        let stage = try await Stage(now: Self.now)
        let before = try await Self.ask("!events", stage, Self.member)
        struct Undone: Error {}
        for title in ["One", "Two"] {
            let written: Void? = try? await stage.store.write { db in
                try db.execute(sql: "UPDATE events_event SET title = ? WHERE number = 1", arguments: [title])
                throw Undone()
            }
            #expect(written == nil)
            #expect(try await Self.ask("!events", stage, Self.member) == before)
        }
    }

    @Test func `It holds until the first of what was found ends, and no longer than the day`() async throws {
        let stage = try await Stage(now: Self.now)
        _ = try await Self.ask("!announce social Example tea, today 11am-12pm, Leeds", stage, Self.officer)
        _ = try await Self.ask("yes", stage, Self.officer)
        let all = try await Self.ask("!events", stage, Self.member)
        let today = try await Self.ask("!events today", stage, Self.member)
        #expect(all.contains("Example tea") && today.contains("Example tea"))
        _ = try await stage.wait(until: Self.now + 7_199)
        #expect(try await Self.ask("!events", stage, Self.member) == all)
        _ = try await stage.wait(until: Self.now + 7_200)
        #expect(try await !Self.ask("!events", stage, Self.member).contains("Example tea"))
        #expect(try await !Self.ask("!events today", stage, Self.member).contains("Example tea"))
        let tomorrow = try await Self.ask("!events tomorrow", stage, Self.member)
        _ = try await stage.wait(until: Self.now + 86_400)
        #expect(try await Self.ask("!events tomorrow", stage, Self.member) != tomorrow)
    }

    @Test func `What depends on who asks is read for each of them`() async throws {
        let stage = try await Stage(now: Self.now)
        let (member, officer) = (
            LocalRoom.Speaker(role: .member, isDirect: true), LocalRoom.Speaker(role: .officer, isDirect: true)
        )
        _ = try await Self.ask("!area leeds", stage, member)
        _ = try await Self.ask("!area glasgow", stage, officer)
        let near = try await Self.ask("!events near me", stage, member)
        #expect(near.contains("Leeds"))
        #expect(try await !Self.ask("!events near me", stage, officer).contains("near Leeds"))
        #expect(try await Self.ask("!event 3", stage, member).contains("from Leeds"))
        #expect(try await Self.ask("!event 3", stage, officer).contains("from Glasgow"))
    }

    private static func ask(_ text: String, _ stage: Stage, _ speaker: LocalRoom.Speaker) async throws -> String {
        try await stage.say(text, as: speaker).map(\.plain).joined(separator: "\n")
    }

    /// How many statements that name `table` `work` leads to.
    private static func statements(
        on table: String, _ stage: Stage, _ work: () async throws -> Void
    ) async throws -> Int {
        let heard = Mutex(0)
        try await stage.store.write { db in
            db.trace { event in
                if case .statement(let statement) = event, statement.sql.contains(table) {
                    heard.withLock { $0 += 1 }
                }
            }
        }
        try await work()
        try await stage.store.write { $0.trace(options: []) }
        return heard.withLock { $0 }
    }
}
