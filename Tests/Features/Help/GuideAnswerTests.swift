import Foundation
import TestKit
import Testing

@Suite struct GuideAnswerTests {
    @Test func `Every answer that the guide shows is one that Steward gives`() throws {
        let file = URL(filePath: #filePath).appending(path: "../Conversations/guide.txt").standardized
        let conversation = try String(contentsOf: file, encoding: .utf8)
        let answers = try GuidePage.members.answers + GuidePage.officers.answers
        try #require(answers.count > 10)
        for lines in answers {
            let answer = lines.map { "  \($0)\n" }.joined()
            if !conversation.contains("\n" + answer) { Issue.record("\(answer)is not in guide.txt") }
        }
    }
}
