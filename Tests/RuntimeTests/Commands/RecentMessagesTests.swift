import MatrixProtocol
import Testing

@testable import Runtime

/// Who said the latest messages.
@Suite struct RecentMessagesTests {
    private static func event(_ number: Int) -> EventID { EventID("$\(number)") }
    private static func author(_ number: Int) -> UserID { UserID("@\(number % 7):example.org") }

    /// The numbers of those messages, of the first `count`, whose author is known once the last of them was said.
    private func known(of count: Int, sayingTwice: Bool = false) -> [Int] {
        let recent = RecentMessages()
        for number in 0..<count {
            for _ in 0..<(sayingTwice ? 2 : 1) { recent.note(Self.event(number), by: Self.author(number)) }
        }
        #expect(recent.author(of: Self.event(count)) == nil)
        return (0..<count).filter { recent.author(of: Self.event($0)) == Self.author($0) }
    }

    @Test(arguments: [1, 1_499, 1_500, 1_501, 3_000, 3_001, 7_000], [false, true])
    func `The latest are known, never fewer than is said, and none that is much older`(_ count: Int, _ twice: Bool) {
        let known = known(of: count, sayingTwice: twice)
        #expect(known == Array((count - known.count)..<count))
        #expect((min(count, RecentMessages.least)...2 * RecentMessages.least).contains(known.count))
    }
}
