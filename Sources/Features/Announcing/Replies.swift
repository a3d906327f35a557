import Events
import FeatureKit
import MatrixProtocol
import Organising
import Publishing
import StewardCore

/// The words of announcing.
enum Replies {
    /// What its commands belong to in the help for officers.
    static let announcingTopic = "A new event"
    static let changingTopic = "An event that is listed"
    static let suggestionsTopic = "What members suggest"

    /// Why the answers of some commands are long.
    static let readBackIsWhole = "an event is read back whole before it is sent"
    static let changeIsRead = "a change is read back with all that it would make public"

    /// The facts of an event for replies, in the same words as its card.
    struct Facts {
        let event: EventDraft
        /// When it is next; nil for a series without a date left.
        let time: EventTime?
        /// The branch or group that puts it on; nil if it is the network itself.
        let organiser: String?
        /// How it repeats, in words; nil if it does not.
        let repeats: String?
        /// The dates to come on which it does not take place, in order.
        let leftOut: [LocalDate]
        /// The name of its kind.
        let kind: String
        /// Where it is, with the venue, which is hidden from rooms if it is private.
        var place: Line
        /// Where it is, as everybody may read it.
        let toldPlace: String
        /// What clock changes do to its dates, a sentence each.
        var clocks: [String] = []
        /// The times of dates that were moved and keep their times.
        var timesKept: [EventTime] = []
        /// The public fields that reveal another event's private place, with that event's number.
        var kept: [Field: Int64] = [:]
        /// The fields that reveal the event's own place, which was private until now.
        var shown: Set<Field> = []

        var isPrivate: Bool { event.venueAudience == .coming }

        /// Whether it has a private venue.
        var keepsVenue: Bool { isPrivate && !event.site.venue.isEmpty }

        /// Whether its public venue has a postcode or a street, which may be somebody's home.
        var showsAddress: Bool {
            let venue = event.site.venue
            return !isPrivate && (AddressWords.haveAddress(venue) || AddressWords.haveStreet(venue))
        }

        /// Whether it has a public venue.
        var namesVenue: Bool { !isPrivate && !event.site.venue.isEmpty }

        /// Its name in answers, for a series with its rule and next date: "Pub quiz, every week on Tuesday, from Tue 9
        /// June".
        var name: String {
            let title = shown.contains(.title) ? "an event" : event.title
            guard let repeats else { return "\(title), \(event.time.start.date.shortText)" }
            let from = time.map { ", from \($0.start.date.shortText)" } ?? ""
            return "\(title), \(repeats)\(from)"
        }

        /// The first of the dates that are left out: ", not on Thu 19 March".
        var exceptions: String {
            let days = leftOut.prefix(Self.mostExceptions).map(\.shortText)
            return days.isEmpty ? "" : ", not on \(days.listed(with: "or"))"
        }

        private static let mostExceptions = 4

        /// Its title in a read-back, hidden from rooms if it names a private place, as are its other texts.
        var title: Line { text(event.title, .title) }

        func text(_ text: String, _ field: Field) -> Line {
            shown.contains(field) ? "\(hidden: "\(text)", told: "…")" : "\(text)"
        }

        /// The line that says when it is.
        var when: Line { time.map { "When: \($0.longText)" } ?? "No date of it is left." }
    }

    /// Where an announcement goes.
    struct Destinations {
        let rooms: [RoomID]
        /// Whether the first of them is the room in which it is made.
        let isHere: Bool
        /// The rooms in which everybody is mentioned; nil if nobody asked for that.
        var mentioned: [RoomID]?
        /// Whether some rooms are missing from `mentioned` only because Steward may not mention everybody there.
        var isStewardBarred = false
    }

    /// Reads back an announcement; warns of what it makes public that was private, or that other events keep private.
    static func readBack(
        _ facts: Facts, showsPrivatePlace: Bool = false, agreed: [Field] = [], isShortened: Bool = false,
        unknownTags: [String], to destinations: Destinations
    ) -> Reply {
        var shown = isShown(facts, againWithoutPlace) + placeIsKept(facts)
        if showsPrivatePlace, facts.kept[.place] == nil { shown.lines.append(placeIsShown) }
        if shown.lines.isEmpty, facts.showsAddress, !agreed.contains(.audience) {
            shown = [
                "Everybody reads the exact place. To keep it for those coming, type \(code: "change audience coming")."
            ]
        }
        return ["\(strong: "Is this right?")", "Title: \(facts.title)"] + whole(facts, shown)
            + (isShortened ? shortened : []) + remark(facts.event) + personal(facts, agreed)
            + unknown(unknownTags, in: facts.event)
            + destination(destinations) + [
                """
                Send? \(FeatureKit.Replies.tapOrType) \(code: "yes"), \(code: "no"), or what to change, for example \
                \(code: "change time 3pm").
                """
            ]
    }

    private static func placeIsKept(_ facts: Facts) -> Reply {
        guard let keeper = facts.kept[.place] else { return [] }
        return [
            placeIsShown(keptBy: keeper),
            "To keep it private here too, type \(code: "change audience only those coming").",
        ]
    }

    /// What only the officer is told of an announcement that is read back in a room: what other events keep private.
    static func aside(_ facts: Facts) -> Reply {
        KeptPlaces.aside(isShown(facts, againWithoutPlace) + placeIsKept(facts), of: "announcing \(facts.name)")
    }

    /// Heads what only the person who asked in a room is told of what they are about to do.
    static func beforeYes(_ deed: String) -> Reply { ["\(strong: "For you alone, before you say yes to \(deed):")"] }

    private static func againWithoutPlace(_ name: String, _ word: String) -> Line {
        "To keep it private, type \(code: "change \(word)") and then \(name) without the place."
    }

    /// Asks what a remark such as "fully accessible" means, if it is all that is said of access.
    private static func remark(_ event: EventDraft) -> Reply {
        let note = event.access.note ?? ""
        let hasOther = !note.isEmpty && AccessRemark.first(in: note) == nil
        guard !hasOther, event.access.named.allSatisfy({ $0.value == nil }),
            let remark = AccessRemark.first(in: "\(note)\n\(event.summary)")
        else { return [] }
        return [
            """
            People read \(said: remark) in many ways. Which of these is there: \(accessChoices)? Type, \
            for example, \(code: "change access step-free, hearing loop").
            """
        ]
    }

    private static let accessChoices =
        "step-free, accessible toilet, hearing loop, BSL, captions, quiet space, childcare, alcohol-free"

    /// Says that a remark on access is no answer.
    static func remarkIsNoFact(_ remark: String) -> Reply {
        [
            """
            \(said: remark) can mean many things: name what there is, such as \(accessChoices).
            """
        ]
    }

    private static let shortened: Reply = [
        "The text about it was too long for a phone, so I kept its first sentences. To write it shorter, type \(code: "change about") and the text."
    ]

    /// What is asked before the read-back, because it may be somebody's own: a home, or else a number, an address or a
    /// name in the text about it; nil if there is nothing, or it was asked about.
    static func personal(in draft: AnnouncementDraft) -> (field: Field, why: Reply)? {
        let parts = PersonalParts(draft)
        if let doubt = parts.doubt { return (.audience, whyAsked(doubt)) }
        guard let words = parts.told.first(where: { $0.field == .summary })?.words else { return nil }
        return (
            .summary,
            [
                "Everybody will read \(words.map(\.name).listed()) in the text about it. Is that agreed?",
                "Type \(code: "yes"), or type the text without it. Now it is: \(draft.summary)",
            ]
        )
    }

    /// Why it is asked who may read the place.
    static func whyAsked(_ doubt: PersonalParts.PlaceDoubt) -> Reply {
        switch doubt {
        case .home: ["It seems to be in somebody's home."]
        case .address: ["It is at an address without a name, which may be somebody's home."]
        case .onRequest: ["It says that the address is told on request, and everybody would read it here."]
        }
    }

    /// Asks which words tell the private place of a draft, with all that everybody would read of it.
    static func whichIsPlace(_ draft: AnnouncementDraft, _ gazetteer: Gazetteer) -> Reply {
        let site = draft.site
        let isOnline = site?.isOnline == true && site?.town.isEmpty == true
        let known = site.flatMap { $0.venue.isEmpty ? nil : $0.venue }
        let texts: [(String, String?)] = [
            ("Title", draft.title), ("Where", site?.withoutVenue.text(gazetteer)), ("Organiser", draft.organiser),
            ("Access", draft.access.note), ("Cost", draft.cost), ("About", draft.summary),
        ]
        return [
            known.map { "The place is private, and all that I read of it is \($0.quoted). Everybody would read this:" }
                ?? "The place is private, and I have not read \(isOnline ? "how to join" : "where it is"). Everybody would read this:"
        ]
            + Reply(texts.compactMap { name, text in text.flatMap { $0.isEmpty ? nil : "\(name): \($0)" } })
            + whichWords(isOnline: isOnline)
    }

    /// Says what to type for the private place.
    static func whichWords(isOnline: Bool) -> Reply {
        [
            """
            Which words tell \(isOnline ? "how to join" : "the exact place")? Type them, and I keep them for those \
            coming. If none do, or they come later, type \(code: "none").
            """
        ]
    }

    /// Says that words that are to tell the private place stand nowhere.
    static func wordsAreNotThere(placeNow place: String?) -> Reply {
        [
            """
            I don't find these words in what everybody would read. \(place.map { "The place reads now: \($0). " } ?? "")Type \
            the words that tell the place as they stand there, \(code: "all of it") for the whole text, or \
            \(code: "none") if none tell it.
            """
        ]
    }

    /// Says that a yes is no text.
    static let yesIsNoText: Reply = ["A yes is no text: type the words that everybody is to read, or \(code: "none")."]

    static let textWithoutIt: Reply = ["Then type the text without it, or \(code: "none") if there is no more to say."]

    /// Asks about what may be somebody's own: a number, an address, a name, or a home that everybody would read.
    private static func personal(_ facts: Facts, _ agreed: [Field]) -> Reply {
        let event = facts.event
        var draft = AnnouncementDraft(event)
        draft.agreed = agreed
        let parts = PersonalParts(draft)
        return Reply(
            parts.told.map { field, words in
                "\(isAgreed(words, in: named(field))) If not, type \(code: "change \(field.name)") and new words."
            })
    }

    /// Asks whether everybody may read what may be somebody's own: "in the cost".
    static func isAgreed(_ words: [PersonalWords], in text: String) -> Line {
        "Everybody will read \(words.map(\.name).listed()) in \(text): is that agreed?"
    }

    /// What was read of an announcement that lacks something, in one line; nothing if it has not even a title.
    static func readSoFar(_ draft: AnnouncementDraft, _ gazetteer: Gazetteer) -> Reply {
        guard let title = draft.title else { return [] }
        let time = draft.time.map(\.longText) ?? draft.day?.longText
        let place = draft.venueAudience == .coming ? nil : draft.site?.text(gazetteer) ?? draft.venue
        return [
            "Noted so far: \([title, time, place].compactMap(\.self).joined(separator: "; ")). The rest is kept too."
        ]
    }

    /// Everything in an announcement but the title; `ofPlace` are further lines about the place.
    static func whole(_ facts: Facts, _ ofPlace: Reply = []) -> Reply {
        let event = facts.event
        var reply: Reply = [
            "What: \(facts.kind)", "When: \(event.time.longText)",
        ]
        if let repeats = facts.repeats { reply.lines.append("Repeats: \(repeats)\(facts.exceptions)") }
        reply.lines += facts.clocks.map { "\($0)" } + ["Where: \(facts.place)"]
        if let organiser = facts.organiser { reply.lines.append("Organiser: \(facts.text(organiser, .organiser))") }
        reply.lines.append("Access: \(facts.text(access(event.access) ?? "not given", .access))")
        reply.lines.append("Cost: \(facts.text(event.cost ?? "not given", .cost))")
        if let capacity = event.capacity { reply.lines.append("Places: \(capacity)") }
        if facts.keepsVenue { reply.lines.append("The exact place: only for those who are coming") }
        if facts.isPrivate, !facts.keepsVenue {
            reply.lines.append("The exact place: none is given. All that stands here is shown to everybody.")
        }
        reply = reply + ofPlace
        if !event.summary.isEmpty { reply.lines.append("About: \(facts.text(event.summary, .summary))") }
        return reply
    }

    private static func destination(_ destinations: Destinations) -> Reply {
        let count = destinations.rooms.count
        if count == 0 {
            return ["No room is subscribed to it, so I post it nowhere; everybody finds it with \(code: "!events")."]
        }
        let others = destinations.isHere && count > 1 ? "this room and \(Self.count(count - 1, "other"))" : nil
        let rooms = others ?? (destinations.isHere ? "this room" : Self.count(count, "room"))
        return ["It goes to \(rooms), and everybody finds it with \(code: "!events")."] + mention(destinations)
    }

    private static func mention(_ destinations: Destinations) -> Reply {
        guard let mentioned = destinations.mentioned?.count else { return [] }
        let count = destinations.rooms.count
        if mentioned == count { return ["It mentions everybody there."] }
        let others = mentioned == 0 ? "in none of them" : "only in \(mentioned) of them"
        return destinations.isStewardBarred
            ? ["It mentions everybody \(others): elsewhere you or I may not notify the whole room."]
            : ["It mentions everybody \(others): elsewhere you could not do that yourself."]
    }

    /// "1 room", "4 rooms".
    static func count(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }

    static func announcement(_ facts: Facts, number: Int64) -> Reply {
        let event = facts.event
        var reply: Reply = [
            "\(strong: event.title)", "What: \(facts.kind)", facts.when,
        ]
        if let repeats = facts.repeats { reply.lines.append("It repeats \(repeats)\(facts.exceptions).") }
        reply.lines.append("Where: \(facts.toldPlace)")
        if facts.isPrivate { reply.lines.append("The exact place is for those who are coming: ask the organisers.") }
        if !event.summary.isEmpty { reply.lines.append("\(event.summary)") }
        if let organiser = facts.organiser { reply.lines.append("Organiser: \(organiser)") }
        if let cost = event.cost { reply.lines.append("Cost: \(cost)") }
        if let capacity = event.capacity { reply.lines.append("Places: \(capacity)") }
        reply.lines.append("Access: \(access(event.access) ?? "unknown. Ask before you set out.")")
        reply.lines.append("To see it again, type \(code: "!event \(number)").")
        return reply
    }

    /// The known facts about access; nil if there are none.
    static func access(_ access: AccessFacts) -> String? {
        let known = access.named.compactMap { fact in fact.value.map { $0 ? fact.name : fact.lack } }
        let text = [known.joined(separator: ", "), access.note ?? ""].filter { !$0.isEmpty }.joined(separator: ". ")
        return text.isEmpty ? nil : text
    }

    /// How many unknown tags are named; the rest are counted.
    private static let mostTags = 5

    /// Says which tags are unknown, and which were probably meant.
    static func unknown(_ tags: [String], in event: EventDraft) -> Reply {
        if tags.isEmpty { return [] }
        let text = [event.title, event.summary, event.site.venue, event.cost, event.access.note, event.organiser]
            .compactMap(\.self).joined(separator: " ").lowercased()
        let left = tags.contains { text.contains($0.lowercased()) } ? "in the text" : "out"
        let named = tags.prefix(mostTags).map { $0.shortened(toLetters: 40) }
        let shown = (named + (tags.count > named.count ? ["\(tags.count - named.count) more"] : [])).listed()
        let meant = tags.prefix(mostTags).compactMap { Tags.suggestion(for: $0) }
        let end = meant.isEmpty ? "." : ": did you mean \(meant.listed())?"
        return [
            "I do not know the \(tags.count == 1 ? "tag \(shown) and left it" : "tags \(shown) and left them") \(left)\(end)"
        ]
    }

    static func sent(_ number: Int64, rooms: Int, waiting: Int) -> Reply {
        let sent = rooms == 0 ? "Listed" : "On its way to \(count(rooms, "room"))"
        let later =
            waiting == 0
            ? ""
            : " \(count(waiting, "room")) \(waiting == 1 ? "takes" : "take") no more today and will get it later, before it begins."
        return [
            """
            \(sent). It is event \(number) in \(code: "!events").\(later) \(FeatureKit.Replies.undoable)
            """
        ]
    }

    static let placeTypedHere: Reply = [
        "If your own message shows the exact place here, delete it. Next time write to me in a direct message."
    ]

    /// The same for an announcement that was typed in a room and sent in a direct message.
    static let placeTypedThere: Reply = [
        "If your own message in the room shows the exact place, delete it there. Next time write to me here."
    ]

    static let dropped: Reply = ["Dropped: nothing was sent."]
}

/// The questions of the form.
extension Replies {
    /// The question for a field; nil if the form does not ask for it.
    static func question(_ field: Field) -> String? {
        switch field {
        case .title: "What is it called?"
        case .when: "When is it?"
        case .place: "Where is it?"
        case .kind: "What kind is it?"
        case .access: "What is there for access?"
        case .cost: "What does it cost?"
        case .capacity: "How many people is there room for?"
        case .audience: "Who may read the exact place?"
        case .organiser, .summary: nil
        }
    }

    /// The lines below the question: an example, or the choices.
    static func hint(_ field: Field, _ draft: AnnouncementDraft, _ kinds: Kinds) -> Reply {
        switch field {
        case .title, .organiser, .summary: []
        case .when where draft.day != nil:
            [
                """
                The day is noted. Type the time, for example \(code: "2-5pm"), or \(code: "all day"), or \
                \(code: "not known yet").
                """
            ]
        case .when: ["For example \(code: "Sat 6 June 2-5pm")."]
        case .place: ["The venue and the town, for example \(code: "Example Park, Liverpool"), or \(code: "online")."]
        case .kind: ["Type its number or its name: \(list(kinds))."]
        case .access:
            [
                "Name what there is: step-free, BSL, captions, quiet space, childcare, alcohol-free.",
                "Or type \(code: "none"), or \(code: "don't know").",
            ]
        case .cost: ["Type \(code: "free"), an amount such as \(code: "£5"), or \(code: "skip")."]
        case .capacity: ["Type a number, or \(code: "skip")."]
        case .audience: .counted(["everyone", "only those who are coming: everybody else reads the town"])
        }
    }

    /// The draft's answer for a field; nil if there is none.
    static func answer(
        to field: Field, in draft: AnnouncementDraft, _ kinds: Kinds, _ gazetteer: Gazetteer
    ) -> String? {
        switch field {
        case .title: draft.title
        case .when: draft.day == nil ? draft.time?.longText : nil
        case .place: draft.site?.text(gazetteer)
        case .kind: draft.kind.flatMap { kinds[$0]?.name }
        case .access: access(draft.access)
        case .cost: draft.cost
        case .capacity: draft.capacity.map { "\($0)" }
        case .audience, .organiser, .summary: nil
        }
    }

    /// Which words count as an answer to the question.
    static func taking(_ field: Field) -> Form<AnnouncementDraft>.Taking {
        switch field {
        case .title: .any("what it is called")
        case .place: .most("where it is")
        case .access: .most("what there is for access")
        case .cost: .most("what it costs")
        case .summary: .any("the text about it")
        case .when, .kind, .capacity, .audience, .organiser: .few
        }
    }

    /// Why the question cannot be skipped; nil if it can be.
    static func need(_ field: Field) -> String? {
        switch field {
        case .title: "An event needs a title"
        case .when: "An event needs a day and a time"
        case .place: "An event needs a place"
        case .kind: "An event needs a kind"
        case .access, .cost, .capacity, .audience, .organiser, .summary: nil
        }
    }

    /// An example of the words that change it.
    static func example(_ field: Field) -> String {
        switch field {
        case .title: "Pride picnic"
        case .when: "Sat 6 June 2-5pm"
        case .place: "Example Park, Liverpool"
        case .kind: "social"
        case .access: "step-free, BSL"
        case .cost: "£5"
        case .capacity: "40"
        case .audience: "only those coming"
        case .organiser: "Leeds branch"
        case .summary: "Bring a blanket"
        }
    }

    private static func list(_ kinds: Kinds) -> String {
        kinds.all.enumerated().map { "\($0 + 1) \($1.name)" }.listed(with: "or")
    }

    /// The name of an event in answers: "Pub quiz, Sat 7 March".
    static func name(_ event: EventDraft) -> String { "\(event.title), \(event.time.start.date.shortText)" }

    /// What a question about a draft is about.
    static func announcing(_ title: String?) -> String { "announcing \(title ?? "an event")" }

    /// What a question about a member's draft is about.
    static func suggesting(_ title: String?) -> String { "suggesting \(title ?? "an event")" }

    /// What a question about unclear words is about.
    static func purpose(_ purpose: OpenReading.Purpose) -> String {
        switch purpose {
        case .announcement: announcing(nil)
        case .suggestion: suggesting(nil)
        case .edit(let number, _): "changing event \(number)"
        }
    }

    /// Asks which of two readings is meant.
    static func question(_ question: MomentQuestion) -> Reply {
        switch question {
        case .hour(12, minute: 0):
            return ["Is 12 noon, or midnight at the beginning of that day? Type \(code: "noon") or \(code: "am")."]
        case .hour(let hour, let minute):
            let face = minute == 0 ? "\(hour)" : "\(hour):\(minute < 10 ? "0" : "")\(minute)"
            let (early, late) =
                hour == 12
                ? ("after midnight", "after noon")
                : ("in the morning", hour < 6 ? "in the afternoon" : "in the evening")
            return ["Is that \(face) \(early) or \(face) \(late)? Type \(code: "am") or \(code: "pm")."]
        case .day(let date, let nearest):
            let (written, named) = (date.weekday.name, nearest.weekday.name)
            let day = date.longText.dropFirst(written.count + 1)
            return ["\(day) is a \(written), not a \(named). Which day is meant?"]
                + .counted(["\(date.shortText)", "\(nearest.shortText)"]) + ["Type \(code: "1") or \(code: "2")."]
        }
    }
}

/// The words for members' suggestions.
extension Replies {
    /// Shows a suggestion to officers, without its member.
    static func suggestion(_ facts: Facts, number: Int64) -> Reply {
        ["\(strong: "A member suggests (\(number)): \(facts.event.title)")"] + whole(facts)
            + (facts.keepsVenue ? ["I tell the exact place to whoever approves."] : []) + [
                """
                Reply \(code: "approve"), or \(code: "decline") and why; or type \(code: "!approve \(number)") or \
                \(code: "!decline \(number) why").
                """
            ]
    }

    /// Reads back to a member what they suggest; warns of what they had kept private and everybody is to read now.
    static func suggestionReadBack(
        _ facts: Facts, showsPrivatePlace: Bool, agreed: [Field], isDirect: Bool
    ) -> Reply {
        let shown = isShown(facts, againWithoutPlace) + (showsPrivatePlace ? [placeIsShown] : [])
        let asked = remark(facts.event) + personal(facts, agreed)
        return ["\(strong: "Is this right?")", "Title: \(facts.title)"] + whole(facts, shown) + asked + [
            """
            It goes to the officers. \
            \(isDirect ? "They do not see who suggests it." : "I do not tell them who suggests it.")
            """,
            """
            Send? \(FeatureKit.Replies.tapOrType) \(code: "yes"), \(code: "no"), or what to change, for example \
            \(code: "change time 3pm").
            """,
        ]
    }

    static func suggested(_ number: Int64, isDirect: Bool) -> Reply {
        let withdraw: Line = "\(code: "!withdraw \(number)")"
        return [
            "The officers have it as number \(number). I tell you in a direct message what they decide.",
            isDirect
                ? "To take it back before that, type \(withdraw)."
                : "To take it back before that, send me \(withdraw) in a direct message.",
        ]
    }

    /// Shows a member what they suggested.
    static func yours(_ facts: Facts, number: Int64) -> Reply {
        ["\(strong: "You suggested (\(number)): \(facts.event.title)")"] + whole(facts) + toWithdraw(number)
    }

    /// A line for a list: the number, when, the title and the town.
    static func line(_ number: Int64, _ draft: AnnouncementDraft) -> Line {
        let when = draft.time.map { " \($0.shortText):" } ?? ""
        let site = draft.venueAudience == .coming ? draft.site?.withoutVenue : draft.site
        let town = site.map(\.town).flatMap { $0.isEmpty ? nil : ", \($0)" } ?? ""
        return "\(strong: number).\(when) \(draft.title ?? "")\(town)"
    }

    static let waitingHeading: Line = "\(strong: "Suggestions that wait for a decision")"
    static let yoursHeading: Line = "\(strong: "What you suggested and the officers have not decided")"

    static func toDecide(_ number: Int64) -> Reply {
        [
            """
            To decide, type for example \(code: "!approve \(number)"), or \(code: "!decline \(number)") and why.
            """
        ]
    }

    static func toWithdraw(_ number: Int64) -> Reply { ["To take it back, type \(code: "!withdraw \(number)")."] }

    static func withdrawn(suggestion number: Int64) -> Reply { ["\(strong: "Withdrawn: suggestion \(number)")"] }

    static let nothingWaits: Reply = ["No suggestion waits for a decision."]
    static let nothingOfYoursWaits: Reply = [
        "No suggestion of yours waits for the officers. To make one, type \(code: "!suggest")."
    ]

    /// Comes before the read-back of an event that would have begun already.
    static let dayIsPast: Reply = [
        "Its day has gone by: before you say yes, type a new one, for example \(code: "change day next saturday")."
    ]

    static func approved(_ title: String, as number: Int64) -> Reply {
        ["Approved: \(title). It is event \(number)."]
    }

    static func taken(_ title: String, as number: Int64) -> Reply {
        ["Good news: the officers announced what you suggested, \(title). Type \(code: "!event \(number)") to see it."]
    }

    static func declined(_ facts: Facts, because reason: String) -> Reply {
        [
            "Declined: \(facts.event.title), \(facts.event.time.shortText).\(reason.isEmpty ? "" : " Why: \(reason)")"
        ]
    }

    static func notTaken(_ title: String, because reason: String) -> Reply {
        [
            """
            The officers did not take up what you suggested, \(title).\(reason.isEmpty ? "" : " They say: \(reason).") \
            Thank you for it all the same.
            """
        ]
    }

    static func isDeclined(_ number: Int64) -> Reply {
        ["Suggestion \(number) is declined, and whoever made it is told."]
    }

    // MARK: Refusals

    static let suggestionForm: Reply = [
        """
        I need a kind, a title, when and where, with commas between, for example \
        \(code: AnnouncingCommand.suggestionExample)
        """
    ]

    static let suggestionsForm: Reply = [
        "Type \(code: "!suggestions") alone, or with a number for all about one, for example \(code: "!suggestions 3")."
    ]
    static let withdrawForm: Reply = ["Write the suggestion's number, for example \(code: "!withdraw 3")."]
    static let withdrawWhich: Reply = [
        """
        Several of your suggestions wait: write the number of one, for example \(code: "!withdraw 3"). In a direct \
        message \(code: "!suggestions") lists them.
        """
    ]

    static func noneOfYours(_ number: Int64) -> Reply {
        [
            """
            No suggestion of yours with the number \(number) waits: type \(code: "!suggestions") in a direct message \
            to see yours.
            """
        ]
    }

    static let approveForm: Reply = ["Write the suggestion's number, for example \(code: "!approve 3")."]
    static let declineForm: Reply = [
        "Write the suggestion's number and why, for example \(code: "!decline 3 the hall is booked")."
    ]
    static let officersDecide: Reply = ["Only officers decide on suggestions."]

    static func noSuchSuggestion(_ number: Int64) -> Reply {
        ["There is no suggestion \(number) that waits: it was decided or withdrawn, or it is older than a month."]
    }

    static let tooManySuggestions: Reply = [
        "Five of your suggestions wait for the officers already: please wait until they have decided on one."
    ]

    static let noOfficersRoom: Reply = [
        "I am in no officers' room, so that nobody would see it: please ask an officer directly."
    ]
}
