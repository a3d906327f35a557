import Organising
import StewardCore
import TestKit
import Testing

@testable import Events

/// The questions that the guide shows, each of which is a row of a table.
@Suite struct GuideQuestionTests {
    @Test func `Every kind of question that people are told of is in the tables`() throws {
        let asked = try (GuidePage.members.typed + GuidePage.officers.typed).filter { $0.hasPrefix("!events") }
        try #require(asked.count > 50)
        let rows = Set(
            (QuestionReadings.plain + QuestionReadings.facts + QuestionReadings.places + QuestionReadings.searches)
                .map(\.asked) + QuestionReadings.misreadings.map(\.asked) + QuestionSentences.commands.map(\.asked))
        for line in asked where !rows.contains(String(line.dropFirst())) { Issue.record("\(line) is in no table") }
    }

    @Test func `Every day that people are told of can be asked for`() throws {
        let days = try #require(try GuidePage.members.lists["Days I understand"])
        for text in days {
            guard case .list(let question) = try Readers.events().read("events leeds \(text)", at: Readers.now) else {
                Issue.record("\(text) is no question")
                continue
            }
            #expect(
                question.times.count == 1 && question.spots.count == 1 && question.topics.isEmpty,
                "\(text)")
        }
    }
}
