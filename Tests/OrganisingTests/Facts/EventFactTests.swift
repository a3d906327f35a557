import Testing

@testable import Organising

@Suite struct EventFactTests {
    @Test(arguments: [
        ("free", EventFact.free, 1), ("#free", .free, 1), ("for free", .free, 2), ("free entry", .free, 2),
        ("free of charge", .free, 3), ("free socials", .free, 1), ("step-free", .stepFree, 1),
        ("step free", .stepFree, 2), ("#step-free", .stepFree, 1), ("#stepfree", .stepFree, 1),
        ("#step_free", .stepFree, 1), ("wheelchair", .stepFree, 1), ("wheelchair access", .stepFree, 2),
        ("no steps", .stepFree, 2), ("step-free access", .stepFree, 2), ("bsl", .signLanguage, 1),
        ("#bsl", .signLanguage, 1), ("sign language", .signLanguage, 2), ("british sign language", .signLanguage, 3),
        ("signed", .signLanguage, 1), ("captions", .captions, 1), ("live captions", .captions, 2),
        ("subtitles", .captions, 1), ("quiet", .quiet, 1), ("quiet room", .quiet, 2), ("childcare", .childcare, 1),
        ("child care", .childcare, 2), ("kids", .childcare, 1), ("kids welcome", .childcare, 1),
        ("crèche", .childcare, 1), ("alcohol-free", .alcoholFree, 1), ("alcohol free", .alcoholFree, 2),
        ("#alcohol-free", .alcoholFree, 1), ("no alcohol", .alcoholFree, 2), ("dry", .alcoholFree, 1),
        ("sober", .alcoholFree, 1), ("non-alcoholic", .alcoholFree, 1),
    ])
    func `A fact is read by any of its names`(_ text: String, _ fact: EventFact, _ consumed: Int) throws {
        let found = try #require(EventFact.read(words(text)[...]))
        #expect(found.fact == fact)
        #expect(found.consumed == consumed)
        #expect(EventFact.mayBegin(with: words(text)[0]))
    }

    @Test(arguments: ["", "step", "alcohol", "no", "freedom", "quietly", "#", "sign", "child", "drystone", "##"])
    func `Words that name no fact are left alone`(_ text: String) {
        #expect(EventFact.read(words(text)[...]) == nil)
    }

    @Test(arguments: ["", "quietly", "#", "drystone", "tea", "level-headed"])
    func `Most words begin no fact`(_ word: String) {
        #expect(!EventFact.mayBegin(with: word))
    }

    @Test func `A slip is answered with the nearest fact`() {
        #expect(EventFact.suggestion(for: ["childcre"]) == "childcare")
        #expect(EventFact.suggestion(for: ["xyzzy"]) == nil)
    }

    @Test(arguments: EventFact.allCases)
    func `A fact's own tag reads back to it`(_ fact: EventFact) {
        #expect(EventFact.read([fact.tag])?.fact == fact)
    }
}
