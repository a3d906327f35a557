import MatrixProtocol
import SimulatedHomeserver
import Testing

/// An officer's direct messages with Steward.
struct OfficersTalk: Sendable {
    let troupe: Troupe
    let room: RoomID

    /// Types `!announce` in a room, comes into the direct room that Steward asks the officer to, and finds the first
    /// question there.
    static func begin(with troupe: Troupe) async throws -> OfficersTalk {
        let answer = try await troupe.officer.ask("!announce", in: troupe.room)
        #expect(try answer.body.hasPrefix("I ask you in a direct message."))
        let room = try await troupe.officer.joinDirectRoom(with: troupe.bot)
        _ = try await troupe.officer.watch(room) { events in
            events.contains { $0["content"]?["body"]?.text?.contains("Question 1 of 8") == true }
        }
        return OfficersTalk(troupe: troupe, room: room)
    }

    /// Says `text` and gives what is answered.
    @discardableResult
    func say(_ text: String) async throws -> String { try await troupe.officer.ask(text, in: room).body }

    /// Says each of `lines` in turn and expects words in the answer.
    func say(_ lines: KeyValuePairs<String, String>) async throws {
        for (said, words) in lines {
            let answer = try await say(said)
            #expect(answer.contains(words), "\(said)")
        }
    }

    /// Says `text` while Steward does not run, starts it, and expects words in the answer.
    func answered(_ text: String, with words: String) async throws {
        let said = try await troupe.officer.say(text, in: room)
        try troupe.start()
        let answer = try await troupe.officer.answers(to: said, in: room)[0]
        #expect(try answer["content"]?.text("body").contains(words) == true)
    }

    /// Says `command`, and puts a tick on the question that answers it; gives what is answered to that.
    func agree(to command: String) async throws -> String {
        let question = try await troupe.officer.ask(command, in: room)
        try await troupe.officer.react("✅", to: question.id, in: room)
        let answers = try await troupe.officer.answers(to: question.command, in: room, count: 2)
        return try answers.last?["content"]?.text("body") ?? ""
    }

    /// The number of the event that `answer` says was sent.
    static func number(in answer: String) throws -> Int {
        try #require(answer.firstMatch(of: /It is event (\d+) in/).flatMap { Int($0.1) })
    }
}
