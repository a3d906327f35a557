import FeatureKit
import Foundation
import Runtime
import StewardCore
import TestKit
import Testing

@Suite struct HelpTests {
    private static let now = Date(timeIntervalSince1970: 1_780_304_400)
    private static let mostLines = 12

    @Test(arguments: Conversation.files(beside: #filePath))
    func `Conversations go as written`(_ path: String) async throws {
        try await Conversation(path: path).replay()
    }

    @Test(arguments: Role.allCases, [true, false])
    func `No page of help is longer than a phone's screen`(_ role: Role, isDirect: Bool) async throws {
        let stage = try await Stage(now: Self.now)
        let speaker = LocalRoom.Speaker(role: role, isDirect: isDirect)
        var pages: [String] = []
        for line in ["!help", "!help officers", "!help all"] + [String](repeating: "!more", count: 9) {
            pages += try await stage.say(line, as: speaker).map(\.plain)
        }
        #expect(pages.count > 3)
        for page in pages where page.split(separator: "\n").count > Self.mostLines { Issue.record("\(page)") }
        // All commands are on the pages of "!help all", each once.
        let listed = pages.dropFirst(2).flatMap { $0.split(separator: "\n") }.filter { $0.hasPrefix("!") }
        #expect(listed.count == stage.features.table.entries.count(where: \.isListed))
    }

    @Test func `What help says of one command is as short as any answer`() async throws {
        let stage = try await Stage(now: Self.now)
        let speaker = LocalRoom.Speaker(role: .member, isDirect: true)
        for entry in stage.features.table.entries where entry.isListed {
            let answer = try await stage.say("!help " + entry.words.joined(separator: " "), as: speaker).map(\.plain)
            let text = answer.joined(separator: "\n")
            #expect(text.hasPrefix(entry.form))
            #expect(text.split(separator: "\n").count <= Reply.mostLines && text.count <= Reply.mostLetters)
        }
    }

    @Test func `Every officers' command is in the help for officers, with the first of each topic as an example`()
        async throws
    {
        let stage = try await Stage(now: Self.now)
        let help = try await stage.say("!help officers", as: .init(role: .officer, isDirect: true))[0].plain
        for entry in stage.features.table.entries where entry.isListed && !entry.permission.allows(.member) {
            #expect(help.contains("!" + entry.words.joined(separator: " ")))
        }
    }
}
