import Events
package import FeatureKit
import Organising
package import StewardCore

extension Publishing {
    /// Answers a question in reply to an announcement with what is asked of its event; nil for other talk about it.
    package func reply(_ said: Words, to post: PostKey, _ turn: Turn) throws -> [Effect]? {
        guard let number = Self.number(of: post), let event = try Events.listed(number, turn)?.draft else { return nil }
        // A private venue must not be found out by naming one and seeing whether that is understood.
        let names = [event.title, event.site.town] + (event.venueAudience == .anyone ? [event.site.venue] : [])
        let reader = AskedReader(kinds, gazetteer, at: turn.network.timeZone.local(at: turn.now))
        let parts = reader.asked(ofPost: said, naming: Set(names.flatMap { Words($0).folded }))
        if parts.isEmpty { return nil }
        return try Events.told(parts, of: number, gazetteer, turn).map { [.reply($0)] }
    }

    /// The number of the event that a post of ours announces, or of which it tells a change.
    private static func number(of post: PostKey) -> Int64? {
        let parts = post.word.split(separator: ".")
        guard let what = parts.first, what == "event" || what == "notice", parts.count > 1 else { return nil }
        return Int64(parts[1])
    }
}
