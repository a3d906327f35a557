import Events
import Foundation
import Organising
import StewardCore
import TestKit
import Testing

@testable import Announcing

@Suite struct DialogueFuzzTests {
    private static let beginnings = [
        "", "change", "change time", "change day", "change place", "change access", "yes", "back", "skip", "2", "pm",
        "sat", "change time 7", "change time sat 7", "change day sun 6 june", "Picnic", "step-free, bsl", "£5", "40",
        "1", "Leeds",
        "sun 7 june", "social", "7", "sat 6 june 2pm", "sat 6 june 7", "#free",
    ]

    @Test func `Whatever is answered leads on, ends it, or is refused in few lines`() throws {
        let reader = try AnnouncementReaders.reader()
        var random = TypingGenerator(seed: 11)
        var dialogue = Dialogue.questions(DraftQuestions())
        var draft: AnnouncementDraft?
        var seen: [String: Int] = [:]
        for _ in 0..<6_000 * Endurance.factor {
            let said = Words(random.typedLine(beginning: Self.beginnings))
            let isDirect = Bool.random(using: &random)
            do throws(Refusal) {
                let outcome =
                    if let draft {
                        try reader.amended(said, draft, isDirect: isDirect)
                    } else {
                        try reader.answer(said, to: dialogue, isDirect: isDirect)
                    }
                switch outcome {
                case .ask(let next, let reason):
                    if reason.lines.count > 1 { Issue.record("\(said.text) is answered with \(reason.plain)") }
                    (dialogue, draft) = (next, nil)
                case .readBack(let whole), .suggest(let whole):
                    if whole.completed == nil { Issue.record("\(said.text) would send half an event") }
                    draft = whole
                case .dropped: dialogue = .questions(DraftQuestions())
                case .talk, .edit: break
                }
            } catch {
                if error.reply.lines.count > 4 || error.reply.plain.isEmpty { Issue.record("\(error.reply.plain)") }
            }
            seen[draft == nil ? Self.name(dialogue) : "readBack", default: 0] += 1
            // What waits for an answer is read back from the store as it was.
            let stored = try JSONDecoder().decode(Dialogue.self, from: try JSONEncoder().encode(dialogue))
            if stored != dialogue { Issue.record("\(dialogue) is not what was stored") }
            if Int.random(in: 0..<12, using: &random) == 0 { (dialogue, draft) = (.questions(DraftQuestions()), nil) }
            if Int.random(in: 0..<12, using: &random) == 0 { draft = FieldTests.draft }
        }
        #expect(seen["questions", default: 0] > 500 && seen["readBack", default: 0] > 500)
        #expect(seen["unclear", default: 0] > 20)
    }

    private static func name(_ dialogue: Dialogue) -> String {
        switch dialogue {
        case .questions: "questions"
        case .answered: "answered"
        case .unclear: "unclear"
        }
    }
}
