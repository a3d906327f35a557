import Events
import FeatureKit
import Foundation
import Organising
import StewardCore
import Testing

@testable import Announcing

/// Corrections of "Branch social" on Saturday 6 June 2026 from seven to ten in Example Hall, Leeds, with BSL, at £3; now it
/// is 10:00 on Monday 1 June.
@Suite struct EventCorrectionTests {
    private static let eight = "when 2026-06-06T20:00/2026-06-06T23:00"

    @Test(arguments: [
        ("actually make it 8pm", eight), ("no make it 8pm", eight), ("make it 8pm please", eight), ("8pm", eight),
        ("yes but make it 8pm", eight), ("ok but at 8pm", eight), ("can it be 8pm?", eight), ("sorry, 8pm", eight),
        ("could we make it 8pm instead", eight), ("Oh wait, it should be 8pm", eight), ("time 8pm", eight),
        ("no, change the time to 8pm", eight), ("its 8pm not 7pm", eight), ("not 7pm but 8pm", eight),
        ("move it to 8pm", eight), ("change it to 8pm", eight), ("the time should be 8pm", eight),
        ("no wait change the time to half 8", "when asks"), ("ok but at 3", "when asks"),
        ("7.30 not 7", "when 2026-06-06T19:30/2026-06-06T22:30"),
        ("not 7, 7.30", "when 2026-06-06T19:30/2026-06-06T22:30"),
        ("start 6pm", "when 2026-06-06T18:00/2026-06-06T22:00"),
        ("change start 6pm", "when 2026-06-06T18:00/2026-06-06T22:00"),
        ("it starts at 6pm", "when 2026-06-06T18:00/2026-06-06T22:00"),
        ("change end 11pm", "when 2026-06-06T19:00/2026-06-06T23:00"),
        ("ends at 11pm", "when 2026-06-06T19:00/2026-06-06T23:00"),
        ("change time to finish at 11pm", "when 2026-06-06T19:00/2026-06-06T23:00"),
        ("actually until 11pm", "when 2026-06-06T19:00/2026-06-06T23:00"),
        ("half eight in the evening obviously", "when 2026-06-06T20:30/2026-06-06T23:30"),
        ("make it two hours", "when 2026-06-06T19:00/2026-06-06T21:00"),
        ("it's going to be two hours long", "when 2026-06-06T19:00/2026-06-06T21:00"),
        ("an hour later", eight), ("half an hour earlier please", "when 2026-06-06T18:30/2026-06-06T21:30"),
    ])
    func `Another time`(_ said: String, _ expected: String) throws { #expect(try Self.changed(by: said) == expected) }

    @Test(arguments: [
        ("no make it sunday", "when 2026-06-07T19:00/2026-06-07T22:00"),
        ("friday", "when 2026-06-05T19:00/2026-06-05T22:00"),
        ("make it the 13th", "when 2026-06-13T19:00/2026-06-13T22:00"),
        ("no make it the 3rd", "when 2026-06-03T19:00/2026-06-03T22:00"),
        ("move it to sunday 8pm", "when 2026-06-07T20:00/2026-06-07T23:00"),
        ("change day sunday and time 8pm", "when 2026-06-07T20:00/2026-06-07T23:00"),
        ("should be 20 june", "when 2026-06-20T19:00/2026-06-20T22:00"),
        ("change day to tomorrow", "when 2026-06-02T19:00/2026-06-02T22:00"),
        ("no wait it's the saturday after", "when 2026-06-13T19:00/2026-06-13T22:00"),
        ("scrap that, it's the week after", "when 2026-06-13T19:00/2026-06-13T22:00"),
        ("the day after", "when 2026-06-07T19:00/2026-06-07T22:00"),
    ])
    func `Another day, a bare one beside the event's own`(_ said: String, _ expected: String) throws {
        #expect(try Self.changed(by: said) == expected)
    }

    @Test(arguments: [
        ("and its £4 not £3", "cost £4"), ("£4", "cost £4"), ("actually its free", "cost free"),
        ("make it free", "cost free"), ("the cost is £5", "cost £5"), ("cost should be £5", "cost £5"),
        ("add step free", "access step-free, BSL"), ("and step free too", "access step-free, BSL"),
        ("step-free as well", "access step-free, BSL"), ("and add that it is step free", "access step-free, BSL"),
        ("change access step-free as well", "access step-free, BSL"), ("also captions", "access BSL, captions"),
        ("no bsl", "access no BSL"), ("change access step-free", "access step-free"),
        ("and make it private", "audience coming"), ("keep the place private please", "audience coming"),
        ("its a talk not a social", "kind education"), ("make it a meeting", "kind meeting"),
        ("40 places", "capacity 40"), ("and room for 40 people", "capacity 40"),
        ("title should be Branch cuppa", "title Branch cuppa"), ("call it Branch cuppa", "title Branch cuppa"),
        ("no, the title is Branch cuppa", "title Branch cuppa"),
        ("change title to Branch tea and cake", "title Branch tea and cake"),
        ("change title to Me Too", "title Me Too"), ("change about bring a cup", "summary bring a cup"),
        ("free for students", "cost £3, free for students"),
        ("make it £2 if you're a student", "cost £3, £2 if you're a student"),
        ("venue is upstairs, so not wheelchair accessible", "access no step-free, BSL"),
        ("the venue is upstairs, sorry, so it's not step free", "access no step-free, BSL"),
        ("it's organised by Leeds branch", "organiser Leeds branch"),
        ("put on by Leeds branch", "organiser Leeds branch"),
        ("put that dogs are welcome too", "summary Dogs are welcome."),
        ("add that it's step free", "access step-free, BSL"),
        ("no dogs", "summary No dogs."), ("no parking at the venue", "summary No parking at the venue."),
    ])
    func `Cost, access, who may know, kind, room and title`(_ said: String, _ expected: String) throws {
        #expect(try Self.changed(by: said) == expected)
    }

    @Test(arguments: [
        ("its at Example Café not Hall", "place Example Café; Leeds"),
        ("no thats wrong, Example Café, York", "place Example Café; York"), ("actually its in York", "place ; York"),
        ("make it online", "place ; ; online"), ("put it back to Example Park", "place Example Park; Leeds"),
        ("change place Example Café, York", "place Example Café; York"),
        ("actually the venue is Example Park", "place Example Park; Leeds"), ("York not Leeds", "place ; York"),
        ("hang on, wrong pub. it's the Example Inn", "place Example Inn; Leeds"),
        ("no it's at the Old Assembly this time", "place the Old Assembly; Leeds"),
    ])
    func `Another place`(_ said: String, _ expected: String) throws { #expect(try Self.changed(by: said) == expected) }

    @Test(arguments: [
        ("change time 8pm and cost £2", "\(eight); cost £2"), ("actually make it 8pm and £4", "\(eight); cost £4"),
        ("make it 8pm, £4 and step free", "\(eight); access step-free, BSL; cost £4"),
        ("its £4 and it should be at Example Park", "place Example Park; Leeds; cost £4"),
        ("change access step-free and cost £2", "access step-free; cost £2"),
        ("the title is Big Quiz and it's put on by Leeds branch", "title Big Quiz; organiser Leeds branch"),
    ])
    func `Several things at once`(_ said: String, _ expected: String) throws {
        #expect(try Self.changed(by: said) == expected)
    }

    @Test(arguments: [
        "looks nice", "hello", "who sees this", "what rooms does it go to", "is it step free", "when is it", "8pm?",
        "8",
        "nope wrong day", "and tell people", "take it back", "why", "thanks", "see you at 7pm in leeds", "room 3",
        "let me ask Sam in Leeds", "maybe", "what is it about", "back", "skip", "where is it", "how much is it",
        "change", "change the colour", "no idea", "you decide", "can you send it to York", "put it back",
        "change the place back", "no thanks", "no chance",
    ])
    func `What is none`(_ said: String) throws { #expect(try Self.changed(by: said) == nil) }

    /// What others say beside it in a room is none, unless it asks for a change.
    @Test(arguments: [
        ("8pm", false), ("friday", false), ("York", false), ("actually make it 8pm", true), ("change time 8pm", true),
        ("7.30 not 7", true),
    ])
    func `In a room`(_ said: String, _ isTaken: Bool) throws {
        #expect(try (Self.changed(by: said, isDirect: false) != nil) == isTaken)
    }

    /// What is said of the event when it was only shown changes it, unless it may ask for something else.
    @Test(arguments: [
        ("whoops, it should be six quid", "cost six quid"), ("oops £4", "cost £4"), ("it's £4", "cost £4"),
        ("put the price up to £5", "cost £5"), ("lower the cost to £2", "cost £2"), ("the price is now £5", "cost £5"),
        ("make it 8pm", eight), ("change the time to 8pm", eight), ("the time has changed to 8pm", eight),
        ("can you make it 8pm?", eight), ("it's £4 and it's step free", "access step-free, BSL; cost £4"),
        ("the venue has moved to Example Works", "place Example Works; Leeds"),
        ("the time should be 8pm", eight), ("add captions", "access BSL, captions"),
        ("wrong time, it's 8pm", eight), ("i got the time wrong, it's 8pm", eight),
        ("i forgot the price, it's £5", "cost £5"),
        ("forgot to say it's step free", "access step-free, BSL"), ("it should have said £4", "cost £4"),
        ("it's been moved to Example Works", "place Example Works; Leeds"), ("it's now £4", "cost £4"),
        ("it starts at 8", "when 2026-06-06T20:00/2026-06-06T22:00"),
        ("it begins at 8pm now", "when 2026-06-06T20:00/2026-06-06T22:00"),
        ("it costs a fiver", "cost a fiver"), ("there's captions at it now", "access BSL, captions"),
        ("the lift's broken, so it's not step free", "access no step-free, BSL"), ("there's captions", nil),
        ("it's not step free any more", "access no step-free, BSL"),
        ("we've moved it to Example Works", "place Example Works; Leeds"),
        ("rename it Branch tea", "title Branch tea"), ("called off", nil), ("add it to my calendar", nil),
        ("it's in leeds", nil), ("call it off", nil),
        ("i forgot where it was", nil), ("wrong number, sorry", nil),
        ("8pm", nil), ("York", nil), ("in York", nil), ("saturday", nil), ("free", nil), ("£4", nil),
        ("step-free", nil),
        ("also in york", nil), ("can you find me something in york", nil), ("could we go to york", nil),
        ("i want something in york", nil), ("is it £4", nil), ("it's £4?", nil), ("what about 8pm", nil),
        ("time 8pm", nil), ("it's great", nil), ("no saturday", nil), ("actually york", nil), ("rather york", nil),
    ])
    func `Said of an event that was shown`(_ said: String, _ expected: String?) throws {
        #expect(try Self.changed(by: said, isShown: true) == expected)
    }

    /// What the words change, in the order of the fields; nil if they are no correction.
    private static func changed(by said: String, isDirect: Bool = true, isShown: Bool = false) throws -> String? {
        let reader = try AnnouncementReaders.reader()
        let typed = "social Branch social, Sat 6 June 7-10pm, Example Hall, Leeds, £3 #bsl"
        let draft = try #require(try AnnouncementReaders.written(typed))
        let correction = EventCorrection(draft: draft, reader: reader)
        let words = Words(said)
        let changes = isShown ? correction.readOfShown(words) : correction.read(words, isDirect: isDirect)
        guard let changes else { return nil }
        var changed = draft
        for (field, value) in changes {
            do throws(Misreading) {
                changed = try field.read(value, changed, reader)
            } catch {
                return "\(field) asks"
            }
        }
        return Field.allCases.compactMap { text($0, changed, insteadOf: draft) }.joined(separator: "; ")
    }

    private static func text(
        _ field: Field, _ draft: AnnouncementDraft, insteadOf before: AnnouncementDraft
    ) -> String? {
        let new = text(field, draft)
        return new == text(field, before) ? nil : "\(field) \(new ?? "none")"
    }

    private static func text(_ field: Field, _ draft: AnnouncementDraft) -> String? {
        switch field {
        case .title: draft.title
        case .when: draft.time.map { "\($0.start)" + ($0.end.map { "/\($0)" } ?? "") }
        case .place: draft.site.map { "\($0.venue); \($0.town)" + ($0.isOnline ? "; online" : "") }
        case .kind: draft.kind
        case .access:
            [
                draft.access.isStepFree.map { $0 ? "step-free" : "no step-free" },
                draft.access.hasSignLanguage.map { $0 ? "BSL" : "no BSL" },
                draft.access.hasCaptions.map { $0 ? "captions" : "no captions" }, draft.access.note,
            ].compactMap(\.self).joined(separator: ", ")
        case .cost: draft.cost
        case .capacity: draft.capacity.map { "\($0)" }
        case .audience: draft.venueAudience == .coming ? "coming" : nil
        case .organiser: draft.organiser
        case .summary: draft.summary.isEmpty ? nil : draft.summary
        }
    }
}
