package import FeatureKit
import Foundation
import Organising
import StewardCore

/// A command about what Steward posts in a room.
package enum PublishingCommand: Equatable, Sendable {
    /// Sends announcements to this room.
    case subscribe(Interest)
    /// Shows what is sent to this room.
    case subscriptions
    /// Ends one of this room's subscriptions by its number, or all of them.
    case unsubscribe(Int?)
    /// Sets how many posts a day this room gets, or shows it if nil.
    case budget(Int?)
    /// Shows when this room's digest comes.
    case showDigest
    /// Sets when this room's digest comes; nil for no digest.
    case digest(DigestTime?)
    /// Shows whether the next events are kept pinned.
    case showPins
    /// Keeps the next events pinned, or not.
    case pin(Bool)

    static func grammar(_ kinds: Kinds, _ gazetteer: Gazetteer, _ zone: TimeZone) -> Grammar<PublishingCommand> {
        Grammar([
            .init(
                CommandEntry(
                    "subscribe", arguments: "[place] [kinds]",
                    summary: "Sends announcements to this room: all of them, or those of a place and of some kinds.",
                    example: "!subscribe liverpool socials pickets", permission: .moderators, isRepeatable: false,
                    brief: .init("have announcements come to this room", in: .rooms),
                    topic: Replies.topic)
            ) { words, _ throws(Refusal) in
                .subscribe(try InterestReader(kinds: kinds, gazetteer: gazetteer).read(words))
            },
            .init(
                CommandEntry(
                    "subscriptions", aliases: ["subscription"],
                    summary: "Shows which announcements come to this room, and how many a day.",
                    example: "!subscriptions", brief: .init("which announcements come to this room", in: .rooms),
                    whyLong: "all that a room is set to is shown at once")
            ) { _, _ throws(Refusal) in .subscriptions },
            .init(
                CommandEntry(
                    "unsubscribe", arguments: "number or \"all\"",
                    summary: "Ends a subscription of this room.", example: "!unsubscribe 1", permission: .moderators,
                    isRepeatable: false, topic: Replies.topic)
            ) { words, _ throws(Refusal) in .unsubscribe(try which(words)) },
            .init(
                CommandEntry(
                    "budget", arguments: "[number] a day",
                    summary: "Sets how many announcements this room gets in a day; the rest waits for its digest.",
                    example: "!budget 3 a day", permission: .moderators, topic: Replies.topic)
            ) { words, _ throws(Refusal) in .budget(try budget(words)) },
            .init(
                CommandEntry(
                    "digest", arguments: "[day time] or \"off\"",
                    summary: "Posts what is on at that time: each week the week ahead, or each day the rest of it.",
                    example: "!digest monday 9am", permission: .moderators, topic: Replies.topic)
            ) { words, now throws(Refusal) in
                if words.isEmpty { return .showDigest }
                if off.contains(words.folded.joined(separator: " ")) { return .digest(nil) }
                let today = zone.local(at: now).date
                do throws(Refusal) {
                    return .digest(try DigestTime(reading: words, today: today))
                } catch {
                    throw error.offeringHalves(of: words, after: "!digest") {
                        (try? DigestTime(reading: $0, today: today)) != nil
                    }
                }
            },
            .init(
                CommandEntry(
                    "pin", arguments: "[on or off]", summary: "Keeps the next events pinned in this room.",
                    example: "!pin on", permission: .moderators, topic: Replies.topic)
            ) { words, _ throws(Refusal) in
                if words.isEmpty { return .showPins }
                let word = words.folded.joined(separator: " ")
                if ["on", "yes", "events"].contains(word) { return .pin(true) }
                if off.contains(word) { return .pin(false) }
                throw Refusal(Replies.pinForm(words.text))
            },
        ])
    }

    private static let off: Set<String> = ["off", "no", "none", "never", "stop", "no digest"]

    private static func which(_ words: Words) throws(Refusal) -> Int? {
        if ["all", "everything", "from all"].contains(words.folded.joined(separator: " ")) { return nil }
        if let (number, consumed) = words.leadingNumber(), consumed == words.folded.count { return Int(number) }
        throw Refusal(Replies.unsubscribeForm(words.text))
    }

    private static func budget(_ words: Words) throws(Refusal) -> Int? {
        if words.isEmpty { return nil }
        let rest: Set<String> = ["", "a day", "per day", "posts a day", "posts", "daily", "each day", "/day", "a day."]
        if let (number, consumed) = words.leadingNumber(), (0...100).contains(number),
            rest.contains(words.folded[consumed...].joined(separator: " "))
        {
            return Int(number)
        }
        throw Refusal(Replies.budgetForm(words.text))
    }
}
