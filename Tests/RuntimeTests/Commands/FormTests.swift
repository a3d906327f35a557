import Foundation
import Runtime
import StewardCore
import TestKit
import Testing

/// What is said to the questions of a form and reads as a command as well.
@Suite struct FormTests {
    /// What a line is taken for.
    enum Meaning: String {
        /// The answer: the next question follows.
        case answer
        /// Either: we ask which.
        case doubt
        /// The command: the form is paused.
        case command
        /// A question: it is answered, and the form's own stands.
        case told
        /// A word for the form itself, or no answer: the same question stands.
        case same
        /// The end of the form.
        case end
    }

    /// 10:00 on Monday 1 June 2026 in London.
    private static let now = Date(timeIntervalSince1970: 1_780_304_400)
    private static let answers = ["Pride picnic", "Sat 6 June 2-5pm", "Leeds", "social", "step-free", "free", "40"]
    private static let officer = LocalRoom.Speaker(role: .officer, isDirect: true)

    /// A line said to the question of a number.
    static let lines: [(question: Int, line: String, meaning: Meaning)] = [
        (1, "Pride picnic", .answer), (1, "Help the miners", .answer), (1, "Help! The musical", .answer),
        (1, "About pride", .answer), (1, "Speakers' corner", .answer), (1, "Pin badges for pride", .answer),
        (1, "Repeat after me", .answer), (1, "Budget meeting", .answer), (1, "Move on up, a night of soul", .answer),
        (1, "Suggest a name", .answer), (1, "My data, my rights", .answer), (1, "More than words", .answer),
        (1, "Undo the cuts", .answer), (1, "Skip dance", .answer), (1, "Edit-a-thon", .answer),
        (1, "Area meeting", .answer), (1, "Approve of us", .answer), (1, "Continue the fight", .answer),
        (1, "events leeds", .doubt), (1, "Events team meet", .doubt), (1, "help", .doubt), (1, "help events", .doubt),
        (1, "picket 3", .doubt), (1, "more", .doubt), (1, "undo", .doubt), (1, "speakers housing", .doubt),
        (1, "what's on in leeds", .doubt), (1, "skip 3 14 July", .doubt), (1, "cancel 3 speaker ill", .doubt),
        (1, "announce", .doubt), (1, "about", .doubt),
        (1, "stop", .end), (1, "cancel", .end), (1, "continue", .same), (1, "back", .same), (1, "skip", .same),
        (2, "Sat 13 June 7pm", .answer), (2, "events today", .told), (2, "help", .command),
        (2, "picket 3", .told), (2, "any quizzes in leeds?", .told), (1, "What's on in leeds?", .told),
        (2, "more", .command), (2, "soon", .same), (2, "back", .same), (2, "continue", .same), (2, "stop", .end),
        (3, "Example Park, Liverpool", .answer), (3, "events leeds", .doubt), (3, "help", .command),
        (3, "online", .answer),
        (4, "picket", .answer), (4, "1", .answer), (4, "events leeds", .told), (4, "help", .command),
        (5, "none", .answer), (5, "help", .doubt), (5, "step-free, BSL", .answer),
        (6, "skip", .answer), (6, "free", .answer), (6, "about", .doubt),
        (7, "40", .answer), (7, "more", .command), (7, "lots", .same),
        (8, "everyone", .answer), (8, "help", .command), (8, "picket 3", .told),
    ]

    @Test func `What reads as a command is an answer, a command or asked about, and nothing of it is lost`()
        async throws
    {
        let stage = try await Stage(now: Self.now)
        for (question, line, meaning) in Self.lines {
            // What is asked, and what is paused, would be gone on with.
            for _ in 0..<2 { _ = try await say("stop", stage) }
            _ = try await say("!announce", stage)
            for answer in Self.answers.prefix(question - 1) { _ = try await say(answer, stage) }
            let answer = try await say(line, stage)
            #expect(Self.meaning(of: answer, to: question) == meaning, "\(line) to question \(question): \(answer)")
            if meaning == .doubt {
                // A yes keeps it as it was written.
                #expect(try await say("yes", stage).contains(Self.following(question)), "\(line)")
                if question == 1 {
                    #expect(
                        try await say("!events wigan", stage).lowercased().contains("announcing \(line.lowercased())"))
                }
            }
            if meaning == .command {
                #expect(try await say("continue", stage).contains("Question \(question) of 8"), "\(line)")
            }
            _ = try await say("!events wigan", stage)
        }
    }

    @Test func `A no to that asks the question again, and another word is read anew`() async throws {
        let stage = try await Stage(now: Self.now)
        _ = try await say("!announce", stage)
        #expect(try await say("picket 3", stage).hasPrefix("Is \"picket 3\" what it is called?"))
        #expect(try await say("no", stage) == "Question 1 of 8: What is it called?")
        #expect(try await say("help", stage).hasPrefix("Is \"help\" what it is called?"))
        #expect(try await say("events leeds", stage).hasPrefix("Is \"events leeds\" what it is called?"))
        #expect(try await say("!events leeds", stage).hasPrefix("Paused: announcing an event."))
        let goingOn = try await say("continue", stage)
        #expect(goingOn.hasPrefix("Going on with announcing an event."))
        #expect(goingOn.contains("Is \"events leeds\" what it is called?"))
        #expect(try await say("Quiz", stage).hasPrefix("Question 2 of 8"))
    }

    @Test func `What somebody may not do is no command to them`() async throws {
        let stage = try await Stage(now: Self.now)
        let member = LocalRoom.Speaker(role: .member, isDirect: true)
        _ = try await stage.say("!suggest social Tea, Sun 7 June 3, Leeds", as: member)
        let answer = try await stage.say("announce", as: member).map(\.plain).joined(separator: "\n")
        #expect(answer.hasPrefix("Is that 3 in the morning or 3 in the afternoon?"))
    }

    private func say(_ line: String, _ stage: Stage) async throws -> String {
        try await stage.say(line, as: Self.officer).filter { $0.manner == .answer }.map(\.plain).joined(separator: "\n")
    }

    private static func following(_ question: Int) -> String {
        question == 8 ? "Is this right?" : "Question \(question + 1) of 8"
    }

    private static func meaning(of answer: String, to question: Int) -> Meaning? {
        if answer.hasPrefix("Paused: ") { return .command }
        let tells = ["What is on", "I know of no", "Picket line", "Quizzes"].contains { answer.hasPrefix($0) }
        if tells, answer.contains("Question \(question) of 8") { return .told }
        if answer.hasPrefix("Dropped: nothing was sent.") { return .end }
        if answer.hasPrefix("Is \""), answer.hasSuffix("for the command.") { return .doubt }
        if answer.contains(following(question)) { return .answer }
        return answer.contains("Question \(question) of 8") || answer.contains("Question \(question - 1) of 8")
            ? .same : nil
    }
}
