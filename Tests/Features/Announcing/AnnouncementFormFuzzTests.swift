import Events
import Foundation
import Organising
import StewardCore
import TestKit
import Testing

@testable import Announcing
@testable import FeatureKit

@Suite struct AnnouncementFormFuzzTests {
    private static let beginnings = [
        "", "change", "change time", "change day", "change place", "change access", "yes", "back", "skip", "2", "pm",
        "sat", "change time 7", "change time sat 7", "change day sun 6 june", "Picnic", "step-free, bsl", "£5", "40",
        "1", "Leeds",
        "sun 7 june", "social", "7", "sat 6 june 2pm", "sat 6 june 7", "#free",
    ]

    @Test func `Whatever is answered leads on, ends it, or is refused in few lines`() throws {
        let (form, now) = (try AnnouncementReaders.form(), AnnouncementReaders.now)
        var random = TypingGenerator(seed: 11)
        var progress = form.beginning
        var seen: [String: Int] = [:]
        for _ in 0..<6_000 * Endurance.factor {
            let said = Words(random.typedLine(beginning: Self.beginnings))
            let isDirect = Bool.random(using: &random)
            do {
                let step =
                    if progress.isReadBack {
                        try form.amendment(said, progress, isDirect: isDirect, at: now)
                    } else {
                        try form.step(said, progress, isDirect: isDirect, at: now)
                    }
                switch step {
                case .ask(let next, let reason):
                    if reason.lines.count > 1 { Issue.record("\(said.text) is answered with \(reason.plain)") }
                    progress = next
                case .readBack(let whole):
                    if whole.draft.completed == nil { Issue.record("\(said.text) would send half an event") }
                    progress = whole
                case .dropped: progress = form.beginning
                case .noAnswer: break
                }
            } catch let refusal as Refusal {
                let reply = refusal.reply
                if reply.lines.count > 4 || reply.plain.isEmpty { Issue.record("\(reply.plain)") }
            }
            seen[Self.name(progress), default: 0] += 1
            // What waits for an answer is read back from the store as it was.
            let stored = try JSONDecoder().decode(
                Form<AnnouncementDraft>.Progress.self, from: try JSONEncoder().encode(progress))
            if stored != progress { Issue.record("\(progress) is not what was stored") }
            if Int.random(in: 0..<12, using: &random) == 0 { progress = form.beginning }
            if Int.random(in: 0..<12, using: &random) == 0 {
                progress = Form.Progress(form: form.name, draft: FieldTests.draft)
            }
        }
        #expect(seen["questions", default: 0] > 500 && seen["readBack", default: 0] > 500)
        #expect(seen["unclear", default: 0] > 20)
    }

    private static func name(_ progress: Form<AnnouncementDraft>.Progress) -> String {
        if progress.isReadBack { return "readBack" }
        if case .unclear? = progress.last { return "unclear" }
        return "questions"
    }
}
