import Organising
package import StewardCore

/// A command of help.
package enum HelpCommand: Equatable, Sendable {
    /// What whoever asks may do where they ask, in short.
    case short
    /// What officers may do, in short.
    case officers
    /// All commands.
    case all
    /// One command.
    case explain(CommandEntry)
    /// What Steward is.
    case about
    /// A direct message to the asker.
    case direct
    /// What Steward sends unasked.
    case stop
    /// Who reads what is written.
    case privacy
    /// Who comes to an event, and that the asker does.
    case coming
    /// How to take back what was written.
    case takingBack
    /// Where to turn to with what a program cannot help with.
    case trouble
    /// A question about Steward or the network that many ask.
    case common(CommonQuestion)
    /// An answer to a greeting, to thanks, or to somebody who wonders whom they talk to.
    case hello(Talk)

    /// What people say to whoever they talk to.
    package enum Talk: Sendable {
        case greeting, thanks, wondering
    }

    private static let helpEntry = CommandEntry(
        "help", aliases: ["commands"], arguments: "[command]",
        summary: "Shows what you can do here, or explains one command; \"officers\" and \"all\" show the rest.",
        example: "!help events", whyLong: "what somebody may do is shown at once, and all there is a page at a time")
    private static let aboutEntry = CommandEntry(
        "about", summary: "Says what I am and what I keep about you.", example: "!about",
        brief: .init("what I am and what I keep about you"), whyLong: "it is all that is kept about people")

    private static let directEntry = CommandEntry(
        "dm", summary: "Opens a direct message with you, so that nobody else reads along.", example: "!dm",
        isRepeatable: false)

    private static let stopEntry = CommandEntry(
        "unsubscribe me", summary: "Says what I send you unasked, and how to be forgotten.",
        example: "!unsubscribe me", isListed: false)

    private static let privacyEntry = CommandEntry(
        "privacy", summary: "Says who reads what you write, and what I keep.", example: "!privacy", isListed: false)

    private static let comingEntry = CommandEntry(
        "attendance", summary: "Says that I keep no list of who comes.", example: "!attendance", isListed: false)

    private static let takingBackEntry = CommandEntry(
        "mistake", summary: "Says how to take back what you wrote.", example: "!mistake", isListed: false)

    private static let troubleEntry = CommandEntry(
        "crisis", summary: "Says whom to call.", example: "!crisis", isListed: false)

    private static let helloEntry = CommandEntry(
        "greeting", summary: "Says hello.", example: "!greeting", isListed: false)

    private static let commonEntry = CommandEntry(
        "faq", summary: "Answers what many ask about me.", example: "!faq", isListed: false)

    static let entries = [
        commonEntry, helpEntry, aboutEntry, directEntry, stopEntry, privacyEntry, comingEntry, takingBackEntry,
        troubleEntry,
        helloEntry,
    ]

    private static let greetings = Phrases([
        "hello", "hi", "hiya", "hey", "heya", "hullo", "good morning", "good afternoon", "good evening", "morning",
        "evening", "afternoon", "hi there", "hello there", "hey there", "howdy", "shwmae", "bore da", "prynhawn da",
        "yo", "alright", "all right",
        "how are you", "how's it going", "hows it going", "you ok", "everyone", "all", "steward", "comrade", "there",
        "folks", "sup", "test", "testing", "ping",
    ])
    private static let thanks = Phrases([
        "thanks", "thank you", "thankyou", "thx", "thnx", "ta", "cheers", "nice one", "great", "brilliant", "lovely",
        "perfect", "fab", "fabulous", "amazing", "awesome", "cool", "much appreciated", "appreciate it", "ok", "okay",
        "good bot", "well done", "see you", "see ya", "bye", "goodbye", "cya", "ttyl", "night night", "good night",
        "👍", "❤️", "🙏", "solidarity", "you're a star", "youre a star", "legend", "got it", "will do", "sounds good",
        "x", "xx", "xxx", "xo", "see you there", "cu there", "nvm", "never mind", "nevermind", "that's all",
        "thats all",
        "that is all", "most helpful", "very helpful", "so helpful", "really helpful", "that helps", "that helped",
        "no worries", "all good", "goodnight", "take care",
    ])
    private static let wonder = Phrases([
        "are you a bot", "are you a robot", "are you a real person", "are you real", "are you human",
        "are you a person", "are you a human", "is this a bot", "is this a real person", "am i talking to",
        "who are you", "who is this", "who's this", "whos this", "what are you", "are you ai", "are you an ai",
        "are you there", "anyone there", "anybody there", "is anyone there",
    ])
    private static let help = Phrases([
        "help", "help me", "can you help", "i'm new", "im new", "i am new", "i'm new here", "im new here",
        "what is this", "what's this", "whats this", "how do i start", "where do i start", "i need help",
        "i made a mistake", "i've made a mistake", "ive made a mistake", "what can you do", "what do you do",
        "what can i ask",
        "what can i ask you", "what should i type", "what do i type", "how does this work", "how do you work",
        "how do i use", "how does it work", "how do i use you", "instructions", "commands", "options", "menu",
        "what commands", "list commands", "i'm lost", "im lost", "i don't understand", "i dont understand",
    ])

    private static let privately = Phrases([
        "dm me", "pm me", "message me privately", "message me", "message me directly", "write to me privately",
        "write to me", "write me", "send me a direct message", "send me a dm", "send me a message",
        "send me a private message", "can we talk privately", "can we talk in private", "talk to me privately",
        "talk to me in private", "can i dm you", "can i message you", "can i message you privately", "private message",
        "direct message", "in private", "privately", "please", "pls", "can you", "could you",
    ])
    private static let askingWhatItIs = Phrases([
        "who runs this", "who runs you", "who runs this bot", "who made you", "who built you", "who is behind this",
        "who's behind this", "whos behind this", "what do you keep", "what do you store", "what do you record",
        "what data do you keep", "what data do you store",
    ])
    /// Words of people who worry about who reads what they write, wherever in a sentence.
    private static let worries = Phrases([
        "privacy policy", "gdpr", "data protection", "is this private", "is it private", "is this confidential",
        "is it confidential", "is this safe", "is it safe to", "is this secret", "is it secret", "messages here secret",
        "is this chat", "is it encrypted", "is this encrypted", "are you encrypted", "chat encrypted",
        "messages encrypted",
        "who can see", "who can read", "who reads", "who sees", "can anyone see", "can anyone read", "will anyone see",
        "can people see", "other people see", "others see what", "officers see", "officers read", "see what i",
        "read what i", "reads what i", "see that i", "see my messages", "read my messages", "keep my messages",
        "save my messages", "store my messages", "log my messages", "save what i", "log what i", "record what i",
        "keep what i", "do you log", "do you record", "keep a record of", "keep records of", "keep track of what",
        "keep stuff", "how long do you keep", "share my", "sell my",
        "where is my data", "where's my data", "wheres my data", "tell anyone", "tell anybody", "tell my", "my boss",
        "my employer", "my manager", "will my union", "my union know", "find out about me", "anyone find out",
        "know it's me", "know its me", "know it is me", "know who i am", "know my name", "my name to anyone",
        "be anonymous", "stay anonymous", "am i anonymous", "is it anonymous", "i'm not out", "im not out",
        "i am not out", "out me to", "delete this chat", "delete my messages", "my name", "fake name", "false name",
        "real name", "is this anonymous", "is it all anonymous", "anonymous", "anonymously", "my number visible",
        "number visible", "my number", "see my number", "tell the officers", "tell officers", "officers know",
        "officers what i", "nobody sees", "no one sees", "nobody see", "nobody knows", "nobody know", "no one knows",
        "anyone knowing", "anybody knowing", "people knowing", "them knowing", "work knowing", "family knowing",
        "get found out", "gets found out", "found out", "telling work", "telling my", "only out to", "not out at",
        "not out to", "know it was me", "knows it was me", "was me", "know im gay", "know i'm gay",
        "know im trans", "know i'm trans", "know im bi", "know i'm bi", "know im queer", "know i'm queer",
        "know i'm lesbian", "know im lesbian", "knows i'm", "knows im", "don't tell", "dont tell", "not tell them",
        "not tell anyone", "who will know", "anyone know i", "people know i", "keep it quiet", "keep it secret",
        "keep this secret", "keep this between us", "between us",
    ])
    /// Words of people who ask who comes to something, or who else belongs to the network.
    private static let attending = Phrases([
        "is anyone else going", "is anyone else coming", "is anyone coming to", "is anybody coming to",
        "who is coming", "who's coming", "whos coming", "who is going", "who's going", "whos going", "who's attending",
        "who is attending", "who will be there", "who's gonna be there", "who is going to be there", "who'll be there",
        "list of who", "who goes to", "who went to", "who signed up", "who has signed up", "how many are coming",
        "how many people are coming", "how many are going", "how many people are going", "list of people coming",
        "list of attendees", "guest list", "attendee list", "attendance list", "who else is coming",
        "who else is going",
        "who else is in the network", "who else is in this network", "who is in the network", "who's in the network",
        "who lives in", "who lives near", "who is near", "who's near", "whos near",
        "who announced", "who suggested", "who posted", "who added", "who asked", "who has asked",
        "list members", "who from", "have signed up", "has signed up", "signed up for", "how many are signed up",
        "list of members", "member list", "membership list", "names of members",
    ])
    /// Words of people who say that they come, or do not.
    private static let comingAlong = Phrases([
        "i'm coming", "im coming", "i am coming", "i'll come", "ill come", "i will come", "i'll be there",
        "ill be there", "i will be there", "i'm going", "im going", "i am going", "count me in", "put me down",
        "sign me up", "book me in", "book me on", "book me a place", "save me a place", "save me a seat",
        "i'd like to come", "id like to come", "i want to come", "i can't make it", "i cant make it", "can't make it",
        "cant make it", "i can't come", "i cant come", "rsvp", "register me", "we're coming", "were coming",
        "add me to the list",
    ])
    private static let alongWords = Phrases([
        "ok", "okay", "yes", "yeah", "great", "to", "that", "this", "it", "the", "for", "on", "one", "please", "pls",
        "thanks", "thank you", "then", "with", "a friend", "my partner", "too", "sorry", "and", "definitely",
        "how do i",
        "can you", "can i", "could you", "event", "now", "after all", "!",
    ])
    /// Words of people who have written what they should not have.
    private static let mistakes = Phrases([
        "by mistake", "wrong room", "wrong chat", "wrong group", "posted in the room", "told the room",
        "wrote in the room", "typed in the room", "sent it to the room", "sent that to the room",
        "how do i delete it", "how do i delete that", "how do i delete my message", "how do i delete what i",
        "how do i take it back", "how do i take that back", "how can i delete it", "can i delete it",
        "can you delete it", "delete my message", "delete what i wrote", "delete what i said", "unsend",
        "didn't mean to send", "didnt mean to send", "didn't mean to post", "didnt mean to post",
    ])
    /// Words of people in trouble, whom only people can help.
    private static let troubles = Phrases([
        "i'm in danger", "im in danger", "i am in danger", "in danger", "not safe", "i don't feel safe",
        "i dont feel safe", "i feel unsafe", "being bullied", "bullied", "bullying me", "being harassed",
        "harassing me", "harassed me", "being threatened", "threatened me", "threatening me", "attacked me",
        "assaulted", "abused me", "being abused", "being stalked", "stalking me", "hate crime", "kill myself",
        "killing myself",
        "want to die", "wanna die", "don't want to live", "dont want to live", "end my life", "suicidal", "suicide",
        "self harm", "self-harm", "hurt myself", "feeling low",
        "feeling really low", "feel really low", "feeling so low", "feeling down", "can't cope", "cant cope",
        "outed me", "being outed", "been outed", "threatening to out", "going to out me", "gonna out me",
        "im scared", "i'm scared", "i am scared", "im afraid of", "i'm afraid of", "i feel alone", "so alone",
        "im lonely",
        "i'm lonely", "kicked out", "thrown out", "sacked me",
        "sacked for", "been sacked", "fired me", "fired for", "been fired", "discriminated against", "picked on",
        "talk to a human",
        "talk to a person", "talk to someone real", "speak to a human", "speak to a person", "a real person",
    ])
    /// Words of people who look for somebody to talk to.
    private static let talking = Phrases(
        ["someone", "somebody", "anyone", "anybody"].flatMap { who in
            ["need", "want", "i'd like", "id like", "would like", "have"].map { "\($0) to talk to \(who)" }
                + ["need", "want", "i'd like", "have"].map { "\($0) to speak to \(who)" }
                + ["can i", "could i", "can we"].flatMap { ["\($0) talk to \(who)", "\($0) speak to \(who)"] }
                + ["\(who) to talk to", "\(who) to speak to", "\(who) i can talk to", "\(who) i could talk to"]
        } + [
            "who can i talk to", "who can i speak to", "who could i talk to", "who can i turn to", "the helpline",
            "helpline", "help line", "need to talk", "need someone to talk to", "need somebody to talk to",
        ])
    /// What people want to talk about with an organiser rather than with a helpline.
    private static let ofOrganising: Set<String> = [
        "joining", "join", "booking", "book", "event", "events", "speaking", "speaker", "volunteering", "stall",
        "announcing", "suggesting", "membership", "housing", "pensions",
    ]
    private static let stopping = Phrases([
        "stop", "stop it", "unsubscribe", "unsubscribe me", "leave me alone", "go away", "stop messaging",
        "stop writing",
        "stop sending", "stop texting", "stop bothering", "stop contacting", "don't message me", "dont message me",
        "don't write to me", "dont write to me", "no more messages", "opt out", "take me off",
    ])
    private static let ofStopping = Phrases([
        "me", "to me", "messages", "message", "stuff", "things", "emails", "texts", "this", "these", "please", "pls",
        "now",
        "any more", "anymore", "i want to", "can you", "could you", "just", "from this", "your list", "the list",
        "this list",
        "of this",
    ])
    private static let politeness = Phrases(["please", "pls", "can you", "could you"])

    /// Whether nothing is asked but to talk where nobody else reads along.
    private static func asksForDirectMessage(_ words: Words) -> Bool {
        privately.areAll(words.folded[...]) && !politeness.areAll(words.folded[...])
    }

    /// Whether somebody asks what Steward is, and what it does with what they write.
    private static func asksWhatItIs(_ words: Words) -> Bool {
        let asked = behindGreeting(words)
        return !asked.isEmpty && askingWhatItIs.areAll(asked)
    }

    /// Whether nothing is asked but that Steward write no more.
    private static func asksToStop(_ words: Words) -> Bool {
        stopping.areAll(words.folded[...], besides: ofStopping)
    }

    /// Whether somebody asks who comes, or says that they do; a question that comes with it, "and where is it?", is one
    /// of its own.
    private static func asksWhoComes(_ words: Words) -> Bool {
        attending.areIn(words) || comingAlong.areAll(words.folded[...], besides: alongWords)
    }

    /// Whether somebody tells of trouble. A workshop about bullying is none.
    private static func isTrouble(_ words: Words) -> Bool {
        if talking.areIn(words), !words.folded.contains(where: ofOrganising.contains),
            words.folded.count <= longestTalk * 2
        {
            return true
        }
        guard troubles.areIn(words), !words.folded.starts(with: ["are", "you"]) else { return false }
        return toWhom.areIn(words) || !words.folded.contains { tellingOfEvents.contains($0) }
    }

    /// How somebody begins who looks for a person, "who do I talk to about being bullied".
    private static let toWhom = Phrases([
        "who do i talk to", "who can i talk to", "who do i speak to", "who can i speak to", "who do i tell",
        "who can i tell", "talk to someone about", "talk to somebody about", "speak to someone about",
        "speak to somebody about", "what do i do", "what can i do", "what should i do", "can anyone help",
        "can you help",
        "i need help",
    ])

    private static let tellingOfEvents: Set<String> = [
        "about", "workshop", "workshops", "training", "talks", "event", "events", "speaker", "speakers",
        "session", "course", "meeting", "anything", "any",
    ]

    /// What is said without anything being asked; nil if something is.
    private static func talk(_ words: Words) -> Talk? {
        let folded = words.folded
        if wonder.areAll(folded[...]) { return .wondering }
        if greetings.areAll(folded[...]) { return .greeting }
        let isThanks = thanks.areIn(words) && !words.text.contains("?") && folded.count <= longestTalk
        if isThanks, AskedReader.saysNothing(words, besides: thanks) { return .thanks }
        return nil
    }

    /// The most words that are taken for thanks.
    private static let longestTalk = 12

    /// The grammar of help, which reads the name of a command in `table`.
    static func grammar(_ table: CommandTable) -> Grammar<HelpCommand> {
        Grammar([
            .init(
                helpEntry,
                meant: { words, _ in
                    let asked = behindGreeting(words)
                    if howTo(words, table) != nil { return .certain }
                    return asked.isEmpty ? nil : help.areAll(asked) ? .certain : help.length(asked) > 0 ? .likely : nil
                }
            ) { words, _ throws(Refusal) in
                if let command = howTo(words, table) { return .explain(try entry(command, table)) }
                let lead = words.folded == ["about"] ? 0 : words.folded.prefix { leadingToTopic.contains($0) }.count
                let topic = words.dropFirst(lead)
                if topic.isEmpty || help.length(behindGreeting(words)) > 1 { return .short }
                switch topic.folded {
                case ["officer"], ["officers"]: return .officers
                case ["all"], ["everything"], ["full"]: return .all
                default: return .explain(try entry(withoutMark(topic), table))
                }
            },
            .init(commonEntry, meant: { words, _ in CommonQuestion(words) == nil ? nil : .certain }) {
                words, _ throws(Refusal) in
                guard let question = CommonQuestion(words) else { return .short }
                return .common(question)
            },
            .init(aboutEntry, meant: { words, _ in asksWhatItIs(words) ? .certain : nil }) {
                _, _ in
                .about
            },
            .init(privacyEntry, meant: { words, _ in worries.areIn(words) && !isTrouble(words) ? .certain : nil }) {
                _, _ in .privacy
            },
            .init(troubleEntry, meant: { words, _ in isTrouble(words) ? .certain : nil }) { _, _ in .trouble },
            .init(takingBackEntry, meant: { words, _ in mistakes.areIn(words) ? .certain : nil }) { _, _ in
                .takingBack
            },
            .init(comingEntry, meant: { words, _ in asksWhoComes(words) ? .certain : nil }) { _, _ in .coming },
            .init(stopEntry, meant: { words, _ in asksToStop(words) ? .certain : nil }) { _, _ in .stop },
            .init(directEntry, meant: { words, _ in asksForDirectMessage(words) ? .certain : nil }) { _, _ in .direct },
            .init(helloEntry, meant: { words, _ in talk(words) == nil ? nil : .certain }) { words, _ in
                .hello(talk(words) ?? .greeting)
            },
        ])
    }

    /// Words between "help" and what it is about: "help me with pickets".
    private static let leadingToTopic: Set<String> = ["me", "with", "about", "for", "on", "please", "pls"]

    /// What follows "hi" and the like.
    private static func behindGreeting(_ words: Words) -> ArraySlice<String> {
        var rest = words.folded[...]
        while case let count = greetings.length(rest), count > 0, help.length(rest) == 0 {
            rest = rest.dropFirst(count)
        }
        return rest
    }

    private static let askingHow = Phrases(
        ["how do", "how can", "how would", "how should", "how could"].flatMap { ask in
            ["i", "we", "you"].map { "\(ask) \($0)" }
        }
            + ["how to", "what do i type to", "what's the command to", "whats the command to"])
    /// What commands are for, as people say it without more: "how do I cancel an event".
    private static let things: Set<String> = [
        "an", "a", "the", "my", "our", "event", "events", "it", "something", "one", "thing", "date", "of", "picket",
        "line",
        "series", "that", "please", "announcement", "here", "with", "you", "suggestion", "room", "to",
    ]

    /// The command whose use somebody asks for, "how do I cancel an event"; nil if they ask for none, or for more.
    private static func howTo(_ words: Words, _ table: CommandTable) -> Words? {
        let behind = behindGreeting(words)
        let count = askingHow.length(behind)
        guard count > 0, behind.first == "how" || behind.first == "what", let verb = behind.dropFirst(count).first,
            table.knows(verb), behind.dropFirst(count + 1).allSatisfy(things.contains)
        else { return nil }
        // "How do I delete it" asks for more than one command can do.
        let isOwnWord = table.find(Words(verb)).map { table.entries[$0.index].words.first == verb } ?? false
        return isOwnWord ? Words(verb) : nil
    }

    private static func entry(_ words: Words, _ table: CommandTable) throws(Refusal) -> CommandEntry {
        let whole = words.folded.first.flatMap { table.whole(beginningWith: $0) }
        if let match = table.find(words) ?? whole.flatMap({ table.find(Words($0)) }) {
            return table.entries[match.index]
        }
        throw Refusal(Replies.noSuchCommand(words.folded.first ?? "", nearest: table.nearest(to: words)))
    }

    /// People also type `!help !events`.
    private static func withoutMark(_ words: Words) -> Words {
        words.text.hasPrefix("!") ? Words(String(words.text.dropFirst())) : words
    }
}
