import Events
import Foundation
import Organising
import StewardCore
import Testing

@testable import Announcing

/// One field after the other, of "Picnic" on Saturday 6 June 2026 from two to five in Example Park, Liverpool.
@Suite struct FieldTests {
    @Test(arguments: [
        ("time 3pm", "2026-06-06T15:00/2026-06-06T18:00"),
        ("time to 3pm", "2026-06-06T15:00/2026-06-06T18:00"),
        ("time 10.30pm", "2026-06-06T22:30/2026-06-07T01:30"), ("time 3pm onwards", "2026-06-06T15:00"),
        ("time 7pm til late", "2026-06-06T19:00"), ("when 24 october 11.30pm", "2026-10-24T23:30/2026-10-25T02:30"),
        ("when 24 october 10.30pm", "2026-10-24T22:30/2026-10-25T01:30"),
        ("when 27 march 2027 10pm", "1am does not exist"),
        ("when 27 march 2027 11pm", "2027-03-27T23:00/2027-03-28T02:00"),
        ("the time to 3-6pm", "2026-06-06T15:00/2026-06-06T18:00"),
        ("time 10pm-2am", "2026-06-06T22:00/2026-06-07T02:00"),
        ("time half 7 in the evening", "2026-06-06T19:30/2026-06-06T22:30"),
        ("day sun 7 june", "2026-06-07T14:00/2026-06-07T17:00"), ("date 20 June", "2026-06-20T14:00/2026-06-20T17:00"),
        ("day the 13th", "2026-06-13T14:00/2026-06-13T17:00"),
        ("when tue 9 june 7pm", "2026-06-09T19:00/2026-06-09T22:00"),
        ("time sun 7 june", "2026-06-07T14:00/2026-06-07T17:00"), ("day sat week", "2026-06-13T14:00/2026-06-13T17:00"),
        ("time 3", "asks 3"), ("day sun 6 june", "asks 2026-06-07"), ("when sat 7", "asks 7"),
        ("time 25:00", "not a time of day"), ("day 31 june", "no such day"), ("day 2 june 2025", "already gone"),
        ("time 3pm please", "cannot read \"please\" after \"3pm\""),
        ("time 12 Hidden Street", "cannot read \"Hidden Street\" after \"12\""),
        ("time to 7 Oak Road, Leeds", "cannot read \"Oak Road, Leeds\" after \"7\""),
        ("when sun 6 june 12 Hidden Street", "cannot read \"Hidden Street\" after \"sun 6 june 12\""),
        ("day 1 January 9999", "9999 as the year"), ("when 6 June 1926", "already gone"),
        ("when 6 June 1826 7pm", "1826 as the year"), ("time soon", "cannot read"), ("day 30 may", "already gone"),
        ("day 25 october", "2026-10-25T14:00/2026-10-25T17:00"), ("time midnight", "Midnight belongs"),
    ])
    func `A changed time keeps its day and its length, and a changed day its times`(
        _ change: String, _ expected: String
    ) throws {
        try Self.expect(expected, of: change) { $0.time.map { "\($0.start)" + ($0.end.map { "/\($0)" } ?? "") } }
    }

    @Test(arguments: [
        ("title Pride picnic", "Pride picnic"), ("title to pride picnic", "Pride picnic"),
        ("name \"pride picnic\"", "Pride picnic"),
        ("title …!", "no title"), ("title @room tea", "Room tea"), ("title @room", "Room"),
        ("title \(String(repeating: "x", count: 101))", "too long"),
        ("title 6 June, 7pm", "6 June, 7pm"), ("title #free us", "#free us"), ("title Quiz\nnight", "Quiz night"),
    ])
    func `A title is whatever is written`(_ change: String, _ expected: String) throws {
        try Self.expect(expected, of: change) { $0.title }
    }

    @Test(arguments: [
        ("place Leeds", "; Leeds; west-yorkshire"), ("venue Example Hall", "Example Hall; Liverpool; merseyside"),
        ("venue Example Hall, Leeds", "Example Hall; Leeds; west-yorkshire"),
        ("where the park in Leeds", "the park in Leeds; Leeds; west-yorkshire"),
        ("venue Leeds Town Hall", "Leeds Town Hall; Liverpool; merseyside"), ("place online", "; ; uk; online"),
        ("place Leeds and online", "; Leeds; west-yorkshire; online"),
        ("place \(String(repeating: "x", count: 121))", "too long"),
        ("venue \"Example Hall\"", "Example Hall; Liverpool; merseyside"),
        ("place \"Example Hall, Leeds\"", "Example Hall; Leeds; west-yorkshire"),
        ("venue Example Hall\nCancelled", "Example Hall Cancelled; Liverpool; merseyside"),
        ("venue Example\u{2028}Hall \t upstairs", "Example Hall upstairs; Liverpool; merseyside"),
        ("place Example\tHall, Leeds", "Example Hall; Leeds; west-yorkshire"),
        ("venue none", "; Liverpool; merseyside"), ("place None, Leeds", "; Leeds; west-yorkshire"),
        ("venue Zed Barn #free", "Zed Barn; Liverpool; merseyside"),
        ("place online https://example.org/tea", "https://example.org/tea; ; uk; online"),
        ("place Zoom: https://example.org/j/1?pwd=x.", "https://example.org/j/1?pwd=x; ; uk; online"),
        ("place #online", "; ; uk; online"),
        ("place Example Hall, Leeds. Use the side door.", "more than a place: Use the side door."),
        ("place 5 Orchard Close, Leeds. LS6 2AB", "5 Orchard Close, LS6 2AB; Leeds; west-yorkshire"),
    ])
    func `A venue alone keeps the town`(_ change: String, _ expected: String) throws {
        try Self.expect(expected, of: change) { draft in
            draft.site.map {
                ([$0.venue, $0.town, $0.area ?? ""] + ($0.isOnline ? ["online"] : [])).joined(separator: "; ")
            }
        }
    }

    @Test func `What follows a place that is private, or was until now, is part of it`() throws {
        let reader = try AnnouncementReaders.reader()
        var draft = Self.draft
        draft.summary = "Bring a cake."
        for isShown in [false, true] {
            draft.venueAudience = isShown ? .anyone : .coming
            draft.showsPrivatePlace = isShown ? true : nil
            let written = Words("5 Orchard Close, Leeds. Blue gate opposite the chip shop.")
            let read = try Field.place.read(written, draft, reader)
            #expect(read.site?.venue == "5 Orchard Close, Blue gate opposite the chip shop")
            #expect(read.site?.town == "Leeds" && read.summary == "Bring a cake.")
        }
    }

    /// What an event says of its time in the text about it, before and after a change.
    @Test(arguments: [
        ("7pm til late, Leeds. Bring a cake.", "time 7-9pm", "Bring a cake."),
        ("7pm til late, Leeds. Bring a cake.", "time 8pm", "Til late. Bring a cake."),
        ("7pm til late, Leeds. Bring a cake.", "day sun 7 june", "Til late. Bring a cake."),
        ("7pm til late, Leeds. Bring a cake.", "time 7.30pm for 8pm", "For 8pm. Bring a cake."),
        ("7pm til late, Leeds", "time 7-9pm", ""),
        ("7.30pm for 8pm, Leeds. Bring a cake.", "time 7pm", "Bring a cake."),
        ("7.30pm for 8, Leeds. Bring a cake.", "time 7pm", "Bring a cake."),
        ("7.30pm for 8pm, Leeds. Bring a cake.", "day sun 7 june", "For 8pm. Bring a cake."),
        ("7-9pm, Leeds. Bring a cake.", "time 7pm til late", "Til late. Bring a cake."),
        ("7-9pm, Leeds. For all who sing. Til late.", "time 8pm", "For all who sing. Til late."),
    ])
    func `What a time says beyond its figures goes with it`(
        _ announced: String, _ change: String, _ text: String
    ) throws {
        let draft = try #require(try AnnouncementReaders.written("social Picnic, Sat 6 June \(announced)"))
        let (field, words) = try #require(Field.read(Words(change)))
        #expect(try field.read(words, draft, try AnnouncementReaders.reader()).summary == text)
    }

    @Test(arguments: [
        ("kind forum", "forum"), ("kind 2", "forum"), ("kind policy forum", "forum"), ("kind pol", "forum"),
        ("kind rem", "remembrance"),
        ("kind camp", "campaign"), ("kind p", "don't know the kind"), ("kind 0", "don't know the kind"),
        ("kind 99", "don't know the kind"),
        ("kind vigil", "remembrance"), ("kind socail", "did you mean \"social\""),
        ("kind nonsense", "type social, policy forum"),
        ("type online", "online"), ("what training", "education"),
    ])
    func `A kind is a number, a name, or the beginning of one`(_ change: String, _ expected: String) throws {
        try Self.expect(expected, of: change) { $0.kind }
    }

    @Test(arguments: [
        ("step-free, bsl", "step-free; British Sign Language"),
        ("Step free and BSL.", "step-free; British Sign Language"),
        ("stepfree; captions; quiet room", "step-free; captions; quiet space"), ("don't know", ""), ("don’t know", ""),
        ("idk", ""), ("dunno", ""), ("Not sure yet", ""), ("I don't know, sorry", ""), ("tbc", ""),
        ("unknown", ""),
        ("none", "-step-free; -British Sign Language; -captions; -quiet space; -childcare; -alcohol-free"),
        ("no", "Name all that there is"), ("yes", "Name all that there is"), ("remove bsl", "Name all that there is"),
        ("#bsl #no-bsl", "I read both"), ("#bsl?", "I cannot tell whether \"#bsl\" is so"),
        ("no bsl, not step-free", "-step-free; -British Sign Language"),
        ("captions, ring the bell", "captions; note Ring the bell"),
        ("#bsl #step-free", "step-free; British Sign Language"),
        ("#bsl, #not-step-free", "-step-free; British Sign Language"),
        ("#BSL ring the bell", "British Sign Language; note Ring the bell"), ("#stepfre", "did you mean \"step-free\""),
        ("step-free no bsl", "step-free; -British Sign Language"),
        ("step free but no bsl", "step-free; -British Sign Language"),
        ("bsl step-free", "step-free; British Sign Language"),
        ("no bsl or captions", "-British Sign Language; -captions"),
        ("not step-free and without captions but with bsl", "-step-free; British Sign Language; -captions"),
        ("no alcohol no bsl", "-British Sign Language; alcohol-free"),
        ("no steps, quiet room and captions", "step-free; captions; quiet space"),
        ("step-free and bsl. Ring the bell", "step-free; British Sign Language; note Ring the bell"),
        ("bsl the lift is at the back", "British Sign Language; note The lift is at the back"),
        ("step-free no bls", "did you mean \"bsl\""),
        // Nothing is promised that is only spoken of.
        ("step-free?", "I cannot tell whether"), ("step-free, bsl?", "I cannot tell whether"),
        ("captions on request", "note Captions on request"), ("accessible toilet", "note Accessible toilet"),
        ("fully accessible", "can mean many things"), ("Accessible", "can mean many things"),
        ("bsl, accessible venue", "can mean many things"), ("the venue is fully accessible", "can mean many things"),
        ("wheelchair accessible", "step-free"), ("fully accessible toilet", "note Fully accessible toilet"),
        ("children welcome", "note Children welcome"), ("no lift", "note No lift"),
        ("step-free toilets only", "note Step-free toilets only"), ("ask for bsl", "note Ask for bsl"),
        ("the lift is at the back", "note The lift is at the back"), ("bls", "did you mean \"bsl\""),
        ("step-fre", "did you mean \"step-free\""), ("free, step-free", "is what it costs"),
        ("quite", "did you mean \"quiet\""), ("\(String(repeating: "long ", count: 50))", "too long"),
    ])
    func `Access is read by its words, and the rest is a note`(_ answer: String, _ expected: String) throws {
        var draft = Self.draft
        draft.summary = ""
        let reader = try AnnouncementReaders.reader()
        do throws(Misreading) {
            #expect(AnnouncementTagTests.text(try Field.access.read(Words(answer), draft, reader)) == expected)
        } catch {
            #expect(Self.text(error).contains(expected), "\(Self.text(error))")
        }
    }

    @Test(arguments: [
        ("cost free", "free"), ("cost nothing", "free"), ("cost 0", "free"), ("cost £0", "free"),
        ("cost it's free", "free"), ("cost 5", "£5"),
        ("cost 3.50", "£3.50"), ("cost £5/£3", "£5/£3"), ("price pay what you can", "pay what you can"),
        ("cost £5\nor less", "£5 or less"), ("cost £3-5", "£3-5"), ("cost £3 - £5", "£3 - £5"),
        ("cost free - bring £2", "free - bring £2"), ("cost #free", "free"),
        ("cost yes", "I can see no cost"), ("cost no", "I can see no cost"),
        ("cost £-5", "can't be below £0"), ("cost -5", "can't be below £0"),
        ("cost £5, -£3 for some", "can't be below £0"), ("cost £ - 5", "can't be below £0"),
        ("cost \(String(repeating: "x", count: 101))", "too long"),
    ])
    func `A cost is free or whatever is written`(_ change: String, _ expected: String) throws {
        try Self.expect(expected, of: change) { $0.cost }
    }

    @Test(arguments: [
        ("capacity 40", "40"), ("capacity 40 people", "40"), ("places about 40", "40"), ("capacity #40", "40"),
        ("capacity no limit", "none"),
        ("capacity 0", "as a number of people"), ("capacity lots", "as a number of people"),
        ("capacity -3", "as a number of people"),
        ("capacity 100001", "as a number of people"), ("capacity 4 0", "as a number of people"),
    ])
    func `Room is for a number of people or without a limit`(_ change: String, _ expected: String) throws {
        try Self.expect(expected, of: change) { $0.capacity.map(String.init) ?? "none" }
    }

    @Test(arguments: [
        ("audience 1", "anyone"), ("audience everyone", "anyone"), ("audience 2", "coming"),
        ("who only those coming", "coming"),
        ("audience private", "coming"), ("audience 3", "type \"1\""), ("audience maybe", "type \"1\""),
    ])
    func `The exact place is for everyone or for those who come`(_ change: String, _ expected: String) throws {
        try Self.expect(expected, of: change) { $0.venueAudience.rawValue }
    }

    @Test(arguments: [
        ("organiser Leeds branch", "Leeds branch"), ("the organiser to Leeds branch.", "Leeds branch"),
        ("organiser The  Example\nUnion!", "The Example Union!"), ("organiser us", "none"), ("organiser none", "none"),
        ("organiser @ash:example.org", "never a person"), ("organiser 42", "never a person"),
        ("organiser \(String(repeating: "x", count: 81))", "too long"),
    ])
    func `An organiser is a branch or a group, or else the network itself`(_ change: String, _ expected: String) throws
    {
        try Self.expect(expected, of: change) { $0.organiser ?? "none" }
    }

    @Test(arguments: [
        "#privte-venue", "#prvate", "#venue-private", "#privatevenue", "# private venue", "#private-venue", "(#pivate)",
    ])
    func `A tag for a private place is no part of a field`(_ tag: String) throws {
        let reader = try AnnouncementReaders.reader()
        for field in Field.allCases where field != .audience {
            do throws(Misreading) {
                let draft = try field.read(Words("12 Hidden Street \(tag)"), Self.draft, reader)
                Issue.record("\(field) is read as \(draft)")
            } catch {
                #expect(Self.text(error) == "is to be private")
            }
        }
    }

    @Test(arguments: [
        ("about Bring a\ncake.", "Bring a cake."), ("text none", ""), ("about £5 and #free", "£5 and #free"),
        ("about \(String(repeating: "x", count: 601))", "too long"),
    ])
    func `A text is whatever is written, on one line`(_ change: String, _ expected: String) throws {
        try Self.expect(expected, of: change) { $0.summary }
    }

    @Test(arguments: Field.allCases)
    func `An answer of eight thousand bytes is read in steps that its length bounds, and little of it is kept`(
        _ field: Field
    ) throws {
        let reader = try AnnouncementReaders.reader()
        let units = [
            "a.", ", ", "mon ", "7pm ", "1,", "e\u{301}", "\u{301}", "leeds ", "\" ", "#x ", "step-free, ", "🏳️‍🌈",
        ]
        for unit in units {
            let steps = [4000, 8000].map { bytes in
                let text = "x" + String(repeating: unit, count: bytes / unit.utf8.count)
                return Work.steps {
                    guard let draft = try? field.read(Words(text), Self.draft, reader) else { return }
                    let kept = (try? JSONEncoder().encode(draft).count) ?? .max
                    #expect(kept < 6000, "\(unit)")
                }
            }
            #expect(steps[1] <= 200 * 8000, "\(unit): \(steps)")
            // To look for names that are near takes as long for a short text as for a long one.
            #expect(steps[1] <= 2 * steps[0] + 300_000, "\(unit): \(steps)")
        }
    }

    static var draft: AnnouncementDraft {
        var draft = AnnouncementDraft()
        draft.title = "Picnic"
        draft.kind = "social"
        draft.time = LocalDateTime("2026-06-06T14:00").map {
            EventTime(start: $0, end: LocalDateTime("2026-06-06T17:00"))
        }
        draft.site = try? AnnouncementReaders.draft("social Picnic, Sat 6 June 2pm, Example Park, Liverpool")?.site
        return draft
    }

    /// Expects a field's value after a change, or words of the refusal or the question.
    private static func expect(
        _ expected: String, of change: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ value: (AnnouncementDraft) -> String?
    ) throws {
        let (field, words) = try #require(Field.read(Words(change)))
        let reader = try AnnouncementReaders.reader()
        do throws(Misreading) {
            #expect(value(try field.read(words, draft, reader)) == expected, sourceLocation: sourceLocation)
        } catch {
            let text = text(error)
            #expect(text.localizedCaseInsensitiveContains(expected), "\(text)", sourceLocation: sourceLocation)
        }
    }

    private static func text(_ misreading: Misreading) -> String {
        switch misreading {
        case .refused(let refusal): refusal.reply.plain
        case .moreThanPlace(let rest): "more than a place: \(rest)"
        case .ofOther(let field, let value, let asked): "\(field) \(value), not \(asked)"
        case .privateUnread: "is to be private"
        case .unclear(.hour(let hour, _)): "asks \(hour)"
        case .unclear(.day(_, let nearest)): "asks \(nearest)"
        }
    }
}
