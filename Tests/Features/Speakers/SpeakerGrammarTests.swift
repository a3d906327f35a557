import FeatureKit
import Foundation
import Organising
import StewardCore
import TestKit
import Testing

@testable import Speakers

@Suite struct SpeakerGrammarTests {
    private static let gazetteer = Result { try Stage.gazetteer() }
    private let gazetteer: Gazetteer
    private let grammar: Grammar<SpeakerCommand>

    init() throws {
        gazetteer = try Self.gazetteer.get()
        grammar = SpeakerCommand.grammar(gazetteer)
    }

    @Test(arguments: [
        ("speakers", "", nil), ("speakers all", "", nil), ("Speakers!", "", nil), ("speakers leeds", "", "Leeds"),
        ("speakers about pay in Leeds.", "pay", "Leeds"),
        ("speakers pay claim near the North West", "pay claim", "North West"),
        ("speakers leeds pay", "pay", "Leeds"), ("speaker Wales", "", "Wales"), ("speakers bbc", "bbc", nil),
        ("speakers trans rights LS1 4DY", "trans rights", "Leeds (LS1)"),
    ])
    func `A list is asked for by topic and area, in either order`(_ line: String, _ topic: String, _ place: String?)
        throws
    {
        guard case .list(let asked) = try grammar.read(line, at: .distantPast) else {
            Issue.record("\(line) was not read as a list")
            return
        }
        #expect(asked.topics.map(\.text).joined(separator: " ") == topic)
        #expect(asked.spots.first?.spot.name == place)
    }

    @Test(arguments: ["speaker 3", "speakers 3", "SPEAKER #3.", "speaker no. 3", "speakers number 3"])
    func `A number asks for one speaker`(_ line: String) throws {
        #expect(try grammar.read(line, at: .distantPast) == .card(3))
    }

    @Test(arguments: ["speak 3", "speech", ""])
    func `Other words are none of its commands`(_ line: String) throws {
        #expect(try grammar.read(line, at: .distantPast) == nil)
    }

    @Test func `Whatever is typed is a command, nothing, or a refusal of one line`() throws {
        let samples = [
            "speakers pay leeds", "speaker 3", "speakers about being out at work near the north west", "speakers",
            "speaker #12", "speakers LS1 4DY housing, tenants and rent", "speaker", "speakers in county durham",
        ]
        var lists = 0
        for line in RandomLines(samples, seed: 2, count: 20_000) {
            do {
                if case .list = try grammar.read(line, at: .distantPast) { lists += 1 }
            } catch let refusal {
                try #require(refusal.reply.lines.count == 1 && !refusal.reply.plain.contains("\n"), "\(line)")
            }
        }
        #expect(lists > 5000, "too few of the lines were near enough to a good one")
    }

    @Test(arguments: [
        ("pay", ["winning a pay claim"], 1), ("pay claims", ["winning a pay claim"], 2), ("helth", ["LGBT+ health"], 1),
        ("organise", ["tenants' organising"], 1), ("tenant", ["tenants' organising"], 1), ("pay", ["playing music"], 0),
        ("pride unions", ["Pride and the unions"], 2), ("work", ["workload"], 0), ("the of and", ["the and of"], 0),
        ("money", ["wages"], 1), ("Money", ["rents"], 0), ("LGBT+", ["health and LGBT+ patients"], 1),
    ])
    func `Topics are matched by word, whatever its ending`(_ asked: String, _ topics: [String], _ hits: Int) {
        let speaker = Speaker(
            about: "", topics: topics, town: "Leeds", area: "west-yorkshire", point: nil,
            isInPerson: true, isOnline: true, contact: "")
        let themes = [(name: "Money", sentence: "Who gets what: wages and housing.")]
        #expect(WordSearch([Asked.Topic(text: asked)], themes: themes).hits(speaker.topics) == hits)
    }
}
