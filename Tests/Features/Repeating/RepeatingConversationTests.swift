import TestKit
import Testing

@Suite struct RepeatingConversationTests {
    @Test(arguments: Conversation.files(beside: #filePath))
    func `Conversations go as written`(_ path: String) async throws {
        try await Conversation(path: path).replay()
    }
}
