import Events
import FeatureKit
import Organising
import StewardCore

/// The words of publishing.
enum Replies {
    /// What its commands belong to in help.
    static let topic = "A room, which its moderators may set too"

    /// Says how many rooms hear of a change.
    static func told(rooms: Int, waiting: Int) -> String {
        if rooms + waiting == 0 { return "No room had it, so nobody is told." }
        let now = rooms == 0 ? "" : "\(rooms == 1 ? "1 room hears" : "\(rooms) rooms hear") of it now."
        let later =
            waiting == 0
            ? ""
            : " \(waiting == 1 ? "1 room takes" : "\(waiting) rooms take") no more today and will hear of it later, before it begins."
        return (now + later).trimmingPrefix(" ").description
    }

    /// `former` are the subscriptions that it replaces.
    static func subscribed(_ what: String, insteadOf former: [String], _ setting: PublishingStore.Setting) -> Reply {
        let instead = former.isEmpty ? "" : ", no longer \(former.listed())"
        return [
            """
            This room now gets what is announced: \(strong: what)\(instead). \(limit(setting)) \
            See \(code: "!subscriptions") for all of it.
            """
        ]
    }

    static func overview(_ subscriptions: [String], _ setting: PublishingStore.Setting) -> Reply {
        guard !subscriptions.isEmpty else {
            return [
                """
                This room gets no announcements but those made in it. For more, a moderator or officer types, for \
                example, \(code: "!subscribe liverpool socials").
                """
            ] + rest(setting)
        }
        return ["\(strong: "This room gets")"] + .counted(subscriptions.map { "\($0)" }) + rest(setting) + [
            "To end one, type its number, like this: \(code: "!unsubscribe 1")."
        ]
    }

    private static func rest(_ setting: PublishingStore.Setting) -> Reply {
        [
            "\(limit(setting))", "Digest: \(setting.digest.map(words) ?? "none").",
            "Pins: \(setting.hasPins ? "on, so the next three events are pinned" : "off").",
        ]
    }

    static func unsubscribed(_ what: String) -> Reply { ["This room no longer gets \(what)."] }
    static let unsubscribedFromAll: Reply = ["This room gets no announcements any more but those made in it."]

    static func budget(_ setting: PublishingStore.Setting) -> Reply {
        ["\(limit(setting)) To change it, type, for example, \(code: "!budget 3 a day")."]
    }

    static func budgetIsSet(_ setting: PublishingStore.Setting) -> Reply { ["\(limit(setting))"] }

    static func budgetIsSetAlready(_ setting: PublishingStore.Setting) -> Reply {
        ["That is so already, and nothing is changed. \(limit(setting))"]
    }

    private static func limit(_ setting: PublishingStore.Setting) -> String {
        let until = setting.digest == nil ? "until 9 the next morning" : "for the digest"
        let share =
            switch setting.budget {
            case 0: "No announcement comes by itself: they wait \(until)."
            case 1: "One announcement a day at most; what is over that waits \(until)."
            default: "At most \(setting.budget) announcements a day; what is over that waits \(until)."
            }
        return "\(share) A cancellation always comes."
    }

    static func digest(_ text: String?) -> Reply {
        guard let text else {
            return ["This room has no digest. To get the week ahead, type, for example, \(code: "!digest monday 9am")."]
        }
        return ["The digest comes \(text). To end it, type \(code: "!digest off")."]
    }

    static func digestIsSet(_ text: String, next: String, isSubscribed: Bool) -> Reply {
        let what: Line =
            isSubscribed
            ? "It shows what this room subscribed to."
            : "It shows everything; for less, type, for example, \(code: "!subscribe liverpool socials")."
        return ["The digest comes \(text), first on \(next). \(what)"]
    }

    static func digestIsSetAlready(_ text: String?) -> Reply {
        guard let text else { return ["This room has no digest already, and nothing is changed."] }
        return ["The digest comes \(text) already, and nothing is changed."]
    }

    static let digestIsOff: Reply = ["No digest in this room any more."]
    static let pinsAreOn: Reply = ["I keep the next three events pinned in this room."]
    static let mayNotPin: Reply = [
        """
        I may not pin in this room: somebody with the right to change its settings can give me the right to pin messages \
        (or make me a moderator), and then \(code: "!pin on") works.
        """
    ]
    static let pinsAreOff: Reply = ["I pin nothing in this room any more."]

    static func pins(_ areOn: Bool) -> Reply {
        areOn
            ? ["Pins are on: I keep the next three events pinned in this room. To end it, type \(code: "!pin off")."]
            : ["Pins are off in this room. To keep the next three events pinned, type \(code: "!pin on")."]
    }

    static func pinsAreSetAlready(_ areOn: Bool) -> Reply {
        ["Pins are \(areOn ? "on" : "off") in this room already, and nothing is changed."]
    }

    /// "socials and pickets in Liverpool"; `kinds` are the names of the kinds.
    static func words(_ interest: Interest, kinds: [String]) -> String {
        let what = kinds.isEmpty ? "everything" : kinds.listed()
        switch interest.region {
        case .everywhere: return kinds.isEmpty ? what : "\(what) everywhere"
        case .area: return "\(what) in \(interest.place)"
        case .circle(_, SpotReading.usualReach): return "\(what) around \(interest.place)"
        case .circle(_, let miles):
            let count = Int(miles.rounded(.up))
            return "\(what) within \(count == 1 ? "1 mile" : "\(count) miles") of \(interest.place)"
        }
    }

    /// "every Monday at 9am".
    static func words(_ time: DigestTime) -> String {
        "every \(time.day?.name ?? "day") at \(time.time.spokenTextOnDay)"
    }

    // MARK: What is done, and taken back

    static func subscribing(_ what: String) -> Deed { Deed("subscribing a room to", "Subscribed", what) }
    static func unsubscribing(from what: String) -> Deed { Deed("unsubscribing a room from", "Unsubscribed", what) }

    static func settingBudget(_ number: Int) -> Deed {
        Deed("limiting a room to", "Limited", number == 1 ? "1 announcement a day" : "\(number) announcements a day")
    }

    static func settingDigest(_ time: DigestTime?) -> Deed {
        guard let time else { return Deed(doing: "turning a room's digest off", done: "Turned off: a room's digest") }
        return Deed("setting a room's digest to", "Set: a room's digest", words(time))
    }

    static func pinning(_ isOn: Bool) -> Deed {
        isOn
            ? Deed(doing: "turning a room's pins on", done: "Turned on: a room's pins")
            : Deed(doing: "turning a room's pins off", done: "Turned off: a room's pins")
    }

    static func isSetAsBefore(isHere: Bool) -> Reply {
        isHere
            ? ["This room is set as before: type \(code: "!subscriptions") to see how."]
            : ["That room is set as before: type \(code: "!subscriptions") in it to see how."]
    }

    // MARK: Digests

    static func digest(ahead: [Line], isOneDay: Bool, waited: [Line], first: Int64) -> Reply {
        var reply: Reply = []
        if !ahead.isEmpty {
            reply.lines.append("\(strong: isOneDay ? "Today" : "The week ahead")")
            reply.lines += ahead
        }
        if !waited.isEmpty {
            reply.lines.append("\(strong: "Also announced")")
            reply.lines += waited
        }
        return reply + [Events.numbered.details(first)]
    }

    static func waited(_ lines: [Line]) -> Reply {
        ["\(strong: "Announced since yesterday")"] + Reply(lines)
    }

    /// Says how many are left; `hasMore` means that there are even more.
    static func andMore(_ count: Int, hasMore: Bool) -> Line {
        "And \(hasMore ? "over " : "")\(count) more: type \(code: "!events")."
    }

    // MARK: Refusals

    static let onlyInRooms: Reply = [
        "This sets what comes to a room: type it in that room, for example \(code: "!subscribe liverpool socials")."
    ]

    static func isSubscribedAlready(_ what: String) -> Reply { ["This room gets \(what) already."] }
    static let noSubscriptions: Reply = ["This room has no subscriptions to end."]

    static func noSuchSubscription(_ number: Int, count: Int) -> Reply {
        let range = count == 1 ? "only number 1" : "numbers 1 to \(count)"
        return ["There is no subscription \(number) here, \(range): type \(code: "!subscriptions") to see them."]
    }

    static func onePlaceAtATime(_ one: String, _ other: String) -> Reply {
        [
            "I read two places, \(one) and \(other): subscribe to one at a time, for example \(code: "!subscribe \(one)")."
        ]
    }

    static func unknownInterest(_ word: String, suggestion: String?) -> Reply {
        if let suggestion {
            return ["I don't know \(said: word) as a place or a kind of event: did you mean \(suggestion)?"]
        }
        return [
            """
            I don't know \(said: word) as a place or a kind of event: type, for example, \
            \(code: "!subscribe liverpool socials pickets").
            """
        ]
    }

    static func unsubscribeForm(_ typed: String) -> Reply {
        [
            """
            \(read(typed)): type the number of a subscription, or "all", for example \(code: "!unsubscribe 1").
            """
        ]
    }

    static func budgetForm(_ typed: String) -> Reply {
        ["\(read(typed)), not a number from 0 to 100: type, for example, \(code: "!budget 3 a day")."]
    }

    static func digestForm(_ typed: String) -> Reply {
        ["\(read(typed)), not a day of the week and a time: type, for example, \(code: "!digest monday 9am")."]
    }

    /// Asks which half of the day an hour is in, and shows both ways to write it.
    static func digestHour(_ hour: Int, _ minute: Int, on weekday: Weekday?) -> Reply {
        let doubt = WhenProblem.doubt(hour, minute)
        let day = weekday?.name.lowercased() ?? "daily"
        return [
            """
            \(doubt.text): type \(code: "!digest \(day) \(doubt.early)") or \(code: "!digest \(day) \(doubt.late)").
            """
        ]
    }

    static func digestMidnight(on weekday: Weekday?) -> Reply {
        let day = weekday?.name.lowercased() ?? "daily"
        return [
            """
            Midnight belongs to two days: type \(code: "!digest \(day) 00:00") for the beginning of the day, or \
            \(code: "!digest \(day) 23:59") for its end.
            """
        ]
    }

    static func pinForm(_ typed: String) -> Reply {
        ["\(read(typed)): type \(code: "!pin on") or \(code: "!pin off")."]
    }

    private static func read(_ typed: String) -> Line {
        typed.isEmpty ? "I read nothing after it" : "I read \(said: typed)"
    }
}
