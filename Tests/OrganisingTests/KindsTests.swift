import Testing

@testable import Organising

@Suite struct KindsTests {
    let kinds: Kinds

    init() throws { kinds = try Seeds.kinds() }

    @Test(arguments: [
        ("social", "social", 1), ("socials", "social", 1), ("meet-up", "social", 1), ("meet up", "social", 2),
        ("policy forum", "forum", 2), ("policy forums in leeds", "forum", 2), ("forum", "forum", 1),
        ("teach-in", "education", 1), ("training", "education", 1), ("rally", "campaign", 1),
        ("campaign day", "campaign", 2), ("campaign", "campaign", 1), ("pride bloc", "pride", 2), ("pride", "pride", 1),
        ("picket line", "picket", 2), ("pickets", "picket", 1), ("agm", "meeting", 1), ("online", "online", 1),
        ("officers meeting", "meeting", 2), ("vigil", "remembrance", 1), ("socials,", "social", 1),
        ("march", "campaign", 1), ("pub quizzes", "social", 2), ("first aid", "education", 2),
        ("quizes", "social", 1), ("partys", "social", 1), ("rallys", "campaign", 1),
    ])
    func aKindIsReadByAnyOfItsWords(_ text: String, _ id: String, _ consumed: Int) throws {
        let found = try #require(kinds.read(words(text)[...]))
        #expect(found.kind.id == id)
        #expect(found.consumed == consumed)
    }

    @Test(arguments: ["", "leeds", "socialism", "the social", "may", "address", "series"])
    func otherWordsAreLeftAlone(_ text: String) {
        #expect(kinds.read(words(text)[...]) == nil)
    }

    @Test(arguments: [
        ("socal", "social"), ("picketts", "picket"), ("trainning", "training"), ("raly", "rally"),
    ])
    func aSlipIsAnsweredWithTheNearestKind(_ text: String, _ name: String) {
        #expect(kinds.suggestions(for: words(text)[...]) == [name])
    }

    @Test func everyWordOfTheFirstDataReadsBackToItsKind() {
        for kind in kinds.all {
            #expect(kinds[kind.id] == kind)
            for name in [kind.name, kind.plural] + kind.synonyms {
                let list = words(name)
                let found = kinds.read(list[...])
                #expect(found?.kind == kind && found?.consumed == list.count, "\(name) is not read as \(kind.id)")
            }
        }
    }

    @Test func noWordOfAKindIsADay() throws {
        for kind in kinds.all {
            for name in [kind.name, kind.plural] + kind.synonyms {
                #expect(WhenReader.read(words(name)[...], today: try day("2026-06-03")) == nil, "\(name)")
            }
        }
    }

    @Test func theFourThemesOfConversationAreThere() throws {
        #expect(try Seeds.themes().map(\.id) == ["belonging", "power", "work", "economy"])
        #expect(try Seeds.themes().allSatisfy { $0.sentence.hasSuffix(".") })
    }

    @Test func noWordsMakeItTrapOrTakeMoreThanThereIs() {
        var random = SplitMix64(seed: 11)
        let vocabulary = kinds.all.flatMap { ([$0.name, $0.plural] + $0.synonyms).flatMap(words) } + ["", "-", "é"]
        var found = 0
        for _ in 0..<50_000 {
            let list = random.words(from: vocabulary, upTo: 4)
            guard let reading = kinds.read(list[...]) else { continue }
            found += 1
            if !(1...list.count).contains(reading.consumed) { Issue.record("\(list) took \(reading.consumed)") }
        }
        #expect(found > 10_000)
    }
}
