import Events
import Organising
import StewardCore
import Testing

@testable import Announcing
@testable import FeatureKit

@Suite struct AnnouncementFormTests {
    @Test func `Eight answers make an event`() throws {
        let draft = try Self.draft(after: [
            "Pride picnic", "Sat 6 June 2-5pm", "Sefton Park, Liverpool", "1", "step-free", "free", "40", "2",
        ])
        let event = try #require(draft?.completed)
        let line =
            "social Pride picnic, Sat 6 June 2-5pm, Sefton Park, Liverpool #free #step-free #capacity-40 #private-venue"
        #expect(event == (try AnnouncementReaders.draft(line)))
    }

    @Test func `What may be skipped is left open`() throws {
        let draft = try Self.draft(after: [
            "Picnic", "Sat 6 June 2pm", "Leeds", "social", "skip", "skip", "Skip.", "skip",
        ])
        #expect(draft?.completed == (try AnnouncementReaders.draft("social Picnic, Sat 6 June 2pm, Leeds")))
    }

    @Test(arguments: ["idk", "dunno", "not sure", "?", "??", "I don’t know", "No idea."])
    func `Who does not know says nothing about access, cost or room`(_ unknown: String) throws {
        let rest = unknown.contains("?") ? ["skip", "skip"] : [unknown, unknown]
        let draft = try Self.draft(after: ["Picnic", "Sat 6 June 2pm", "Leeds", "social", unknown] + rest + ["1"])
        #expect(draft?.completed == (try AnnouncementReaders.draft("social Picnic, Sat 6 June 2pm, Leeds")))
    }

    @Test func `What tells a private place is asked for once more, and all else stays`() throws {
        let form = try AnnouncementReaders.form()
        let answers = [
            "Tea at 12 Hidden Street", "Sat 6 June 2pm", "12 Hidden Street, LS6 2AB", "social", "ring at 12 hidden st",
            "£5", "skip",
        ]
        let last = try #require(try Self.progress(after: answers))
        guard case .ask(let title, let reason) = try form.step(Words("2"), last, at: AnnouncementReaders.now) else {
            Issue.record("The title was taken")
            return
        }
        #expect(title.question == "title" && reason == Replies.tellsPlace([.title, .access]))
        guard case .ask(let access, let next) = try form.step(Words("Tea"), title, at: AnnouncementReaders.now) else {
            Issue.record("The note on access was taken")
            return
        }
        #expect(access.question == "access" && next == Replies.tellsPlace([.access]))
        guard
            case .readBack(let whole) = try form.step(Words("step-free"), access, at: AnnouncementReaders.now)
        else {
            Issue.record("The last answer did not end it")
            return
        }
        let line = "social Tea, Sat 6 June 2pm, 12 Hidden Street, LS6 2AB, £5 #step-free #private-venue"
        #expect(whole.draft.completed == (try AnnouncementReaders.draft(line)))
    }

    @Test func `The way back lets an answer be given anew`() throws {
        let draft = try Self.draft(after: [
            "Picknick", "back", "Picnic", "Sat 6 June 2pm", "Leeds", "back", "back", "Sun 7 June 2pm", "Leeds",
            "social", "skip",
            "skip", "skip", "skip",
        ])
        #expect(draft?.completed == (try AnnouncementReaders.draft("social Picnic, Sun 7 June 2pm, Leeds")))
    }

    @Test func `A day without a time waits for its time`() throws {
        let draft = try Self.draft(after: [
            "Picnic", "Sun 7 June", "2-5pm", "Leeds", "social", "skip", "skip", "skip", "skip",
        ])
        #expect(draft?.completed == (try AnnouncementReaders.draft("social Picnic, Sun 7 June 2-5pm, Leeds")))
    }

    @Test(arguments: [
        ([], "back", "first question"), ([], "skip", "needs a title"), (["Picnic"], "skip", "needs a day and a time"),
        (["Picnic", "Sat 6 June 2pm"], "skip", "needs a place"),
        (["Picnic", "Sat 6 June 2pm", "Leeds"], "skip", "needs a kind"),
        ([], "?", "no title"), (["Picnic"], "soon", "cannot read"), (["Picnic"], "2pm", "a time but no day"),
        (["Picnic"], "Sat 6 June", "needs a time"), (["Picnic", "Sat 6 June 2pm"], "my garden", "Area not recognised"),
        (["Picnic", "Sat 6 June 2pm", "Leeds"], "nonsense", "don't know the kind"),
        (["Picnic", "Sat 6 June 2pm", "Leeds", "1"], "bls", "did you mean"),
        (["Picnic", "Sat 6 June 2pm", "Leeds", "1", "skip", "skip"], "lots", "number of people"),
        (["Picnic", "Sat 6 June 2pm", "Leeds", "1", "skip", "skip", "40"], "who knows", "type \"1\""),
    ])
    func `A wrong answer gets one sentence and the same question again`(
        _ answers: [String], _ wrong: String, _ reason: String
    ) throws {
        let progress = try #require(try Self.progress(after: answers))
        let step = try AnnouncementReaders.form().step(Words(wrong), progress, at: AnnouncementReaders.now)
        guard case .ask(let same, let reply) = step else {
            Issue.record("\(wrong) was taken as an answer")
            return
        }
        #expect(same.question == progress.question)
        #expect(reply.lines.count == 1 && reply.plain.contains(reason), "\(reply.plain)")
    }

    @Test(arguments: [
        ([], "change title Pride walk", "time"), (["Picnic"], "change title Pride walk", "time"),
        (["Picnic", "back"], "change title Pride walk", "time"),
        (["Picnic", "Sat 6 June 2pm"], "change title Pride walk", "place"),
    ])
    func `A change names what it is for, also at the question for a title`(
        _ answers: [String], _ change: String, _ next: String
    ) throws {
        let progress = try #require(try Self.progress(after: answers + [change]))
        #expect(progress.draft.title == "Pride walk")
        #expect(progress.question == next)
    }

    @Test func `What was answered after the title is changed at its question, and a title may begin with the word`()
        throws
    {
        let back = try #require(
            try Self.progress(after: ["Picnic", "Sat 6 June 2pm", "back", "back", "change time 3pm"]))
        #expect(back.question == "title" && back.draft.title == "Picnic")
        #expect(back.draft.time?.start.time == LocalTime(hour: 15, minute: 0))
        for title in ["Change the place of work", "Change", "Change cost of living"] {
            #expect(try Self.progress(after: [title])?.draft.title == title)
        }
    }

    @Test(arguments: ["stop", "STOP", "Stop."])
    func `Stop ends it at any question`(_ word: String) throws {
        let progress = try #require(try Self.progress(after: ["Picnic"]))
        let step = try AnnouncementReaders.form().step(Words(word), progress, at: AnnouncementReaders.now)
        guard case .dropped = step else {
            Issue.record("\(word) did not end it")
            return
        }
    }

    /// What is asked after `answers`, none of which may be refused; nil if nothing is.
    private static func progress(after answers: [String]) throws -> Form<AnnouncementDraft>.Progress? {
        let (form, now) = (try AnnouncementReaders.form(), AnnouncementReaders.now)
        var progress = form.beginning
        for answer in answers {
            guard case .ask(let next, let reason) = try form.step(Words(answer), progress, at: now),
                reason.lines.isEmpty
            else { return nil }
            progress = next
        }
        return progress
    }

    private static func draft(after answers: [String]) throws -> AnnouncementDraft? {
        let (form, now) = (try AnnouncementReaders.form(), AnnouncementReaders.now)
        var progress = form.beginning
        for answer in answers {
            switch try form.step(Words(answer), progress, at: now) {
            case .ask(let next, _): progress = next
            case .readBack(let whole): return whole.draft
            case .dropped, .noAnswer: return nil
            }
        }
        return nil
    }
}
