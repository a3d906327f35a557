import Events
import FeatureKit
import Foundation
import MatrixProtocol
import Organising
import StewardCore
import TestKit
import Testing

@testable import Announcing

@Suite struct AnnouncedEventTests {
    /// Announces many made-up events, and looks each of them up in the same breath.
    @Test func `What was announced is listed, and shown in the same words`() async throws {
        var random = TypingGenerator(seed: 3)
        let firstNumber = 19
        let announcements = (0..<40).map { Self.announcement($0, &random) }
        var script = ["now 2026-06-01T10:00", "officer: !budget 100"]
        for (index, typed) in announcements.enumerated() {
            script += ["officer: \(typed)", "officer: yes", "member: !event \(firstNumber + index)"]
        }
        script += ["member, direct: !events"] + [String](repeating: "member, direct: !more", count: 7)
        let answers = Self.answers(in: try await Conversation.transcript(of: script))
        let list = answers.filter { $0.asked.hasPrefix("member, direct") }.flatMap(\.lines)
        for (index, typed) in announcements.enumerated() {
            let number = firstNumber + index
            let post = try #require(
                answers.first { $0.lines.contains("  To see it again, type !event \(number).") }, "\(typed)")
            let card = try #require(answers.first { $0.asked == "member: !event \(number)" })
            let title = post.lines[1].dropFirst(2)
            #expect(card.lines.first == "  Event \(number): \(title)")
            // Between its title and its last line the announcement says what the card says.
            let facts = post.lines.dropFirst(2).prefix { !$0.hasPrefix("  To see it again") }
            #expect(facts.count >= 3 && facts.allSatisfy(card.lines.contains), "\(typed)")
            #expect(list.contains { $0.hasPrefix("  \(number). ") && $0.contains(": \(title)") }, "\(typed)")
        }
    }

    private static func announcement(_ index: Int, _ random: inout TypingGenerator) -> String {
        func one(_ choices: [String]) -> String { choices.randomElement(using: &random) ?? "" }
        let kind = one(["social", "forum", "Training", "pride", "agm", "vigil", "online"])
        let title = one(["Picnic", "Bread & roses", "May Day lunch", "<b>Bold</b>", "Sunday, at last", "Café"])
        let day = one(["\(index % 28 + 1) July", "Sat 6 June", "tomorrow", "next Friday", "\(index % 28 + 1)/8/26"])
        let hours = one(["2pm", "2-5pm", "14:00", "8pm-2am", "from noon till 3pm"])
        let place = one([
            "Leeds", "Example Park, Liverpool", "the hall in Bath", "online", "Reading and online", "LS1 4DY", "Wales",
        ])
        return "!announce \(kind) \(title) \(index), \(day) \(hours), \(place)\(one([". Bring a cake.", ""]))"
    }

    private static func answers(in transcript: String) -> [(asked: String, lines: [String])] {
        var answers: [(asked: String, lines: [String])] = []
        for line in transcript.components(separatedBy: "\n") {
            if line.hasPrefix("  "), !answers.isEmpty {
                answers[answers.count - 1].lines.append(line)
            } else {
                answers.append((line, []))
            }
        }
        return answers
    }

    @Test func `An announcement is sent on an officer's yes`() throws {
        let draft = try #require(
            try AnnouncementReaders.draft("social Picnic, Sat 6 June 2pm, Leeds"))
        try SeededStore.read(seedsAt: AnnouncementReaders.now) { db, _ in
            let message = RoomEvent(
                room: RoomID("!room:example.org"), id: EventID("$yes"), sender: UserID("@ash:example.org"),
                sentAt: 0, content: .message(MessageContent(type: "m.text", body: "yes")))
            let turn = Turn(
                db: db, message: message, role: .officer, isDirect: false, now: AnnouncementReaders.now,
                network: Stage.network)
            let announcing = Announcing(try Events.kinds(db), try AreaRegister.gazetteer(db), Stage.network)
            _ = try announcing.form.readBack(AnnouncementDraft(draft), turn)
            let now = Int64(turn.now.timeIntervalSince1970)
            let asked = try #require(
                try OpenQuestion.question(to: turn.sender, in: .room(turn.room), at: now, db))
            #expect(asked.question?.kind == .yesOrNo && asked.question?.permission == .officers)
            #expect(asked.question?.deed == Deed("announcing", "Announced", "Picnic, Sat 6 June"))
            #expect(try Events.twin(of: draft, turn) == nil)
            #expect(try announcing.form.confirmed(asked.payload, turn).count == 2)
            #expect(try Events.twin(of: draft, turn) != nil)
        }
    }
}
