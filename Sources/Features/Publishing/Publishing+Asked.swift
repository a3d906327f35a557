import Events
package import FeatureKit
import Organising
package import StewardCore

extension Publishing {
    /// Answers a question in reply to an announcement with what is asked of its event; nil for other talk about it.
    package func reply(_ said: Words, to post: PostKey, _ turn: Turn) throws -> [Effect]? {
        guard let number = Self.number(of: post) else { return nil }
        let reader = AskedReader(kinds, gazetteer, at: turn.network.timeZone.local(at: turn.now))
        return try Events.told(of: number, gazetteer, turn) { reader.asked(ofPost: said, naming: $0) }
    }

    /// The number of the event that a post of ours announces, or of which it tells a change.
    private static func number(of post: PostKey) -> Int64? {
        let parts = post.word.split(separator: ".")
        guard let what = parts.first, what == "event" || what == "notice", parts.count > 1 else { return nil }
        return Int64(parts[1])
    }
}
