/// Words of speech that name nothing: a question means the same without them.
enum Filler {
    /// How many of the folded words at the start say nothing; 0 if the first one may mean something.
    ///
    /// A phrase wins over its words: in "I am free on Sunday", nothing is asked to be free of charge.
    static func length(_ words: ArraySlice<String>) -> Int {
        let phrase = phrases.length(words)
        if phrase > 0 { return phrase }
        guard let first = words.first else { return 0 }
        return single.contains(Self.uncontracted(first)) || single.contains(first) || isOnlyMarks(first) ? 1 : 0
    }

    /// "that" for "that's", "you" for "you'll".
    private static func uncontracted(_ word: String) -> String {
        guard let mark = word.lastIndex(of: "'"), ["s", "re", "ll", "d", "ve", "m"].contains(word[mark...].dropFirst())
        else { return word }
        return String(word[..<mark])
    }

    /// Whether the word has neither a letter nor a figure: "&", "🙂".
    static func isOnlyMarks(_ word: String) -> Bool { !word.contains { $0.isLetter || $0.isNumber } }

    /// Words that say nothing by themselves, by what they are in a sentence.
    private static let single: Set<String> = Set(
        [
            // Articles, pronouns and other words that stand for people and things.
            """
            a an the this that these those it its it's i i'm im i've ive i'd id i'll me my mine myself you your yours \
            you're youre u ur we we're we've us our ours he she they them their they're theirs he's she's who who's \
            whos whom whose which what what's whats whatever whichever anybody anyone anything anywhere somebody \
            someone something somewhere everybody everyone everything everywhere nobody none one ones some any every \
            each other others another both either few several many much more most lots lot bit bits all enough \
            such same own owt anyfing anyfink anythink sumfin summink somefing nuffin anytime whenever summat somethin anythin thing things stuff thingy wots wot wats wat whit's whits oan onything ony alreet dos
            """,
            // Words that join and place.
            """
            and or but nor so if because cos as than then though although while whether of at in on to into onto \
            for from by with within up down off over under about around round through across along per via like \
            re regarding concerning towards toward upon plus also too as well between after before until till til during since anyhow
            """,
            // Verbs of every day.
            """
            is isn't isnt are aren't arent am was wasn't were be been being do does doesn't don't dont did didn't \
            doing done dun has hasn't have haven't had having can can't cant cannot could couldn't will won't wont \
            would wouldn't shall should shouldn't may might must need needs needed needing want wants wanted wanting \
            wanna gonna gotta go goes going goin went gone get gets getting got gotten give gives giving take takes \
            taking make makes making come comes coming came know knows knowing think thinking thought say says said \
            tell tells telling ask asking show shows showing shown see seeing seen look looks looking find finds \
            finding found list lists listing listed give bring let lets let's try trying like liked love loved fancy \
            fancied wonder wondering keen interested interest prefer happen happens happening happened \
            happenin plan plans planning planned join joins joining joined attend attending visit visiting live lives \
            living stay staying based use using help please pls plz start starts starting started begin begins \
            end ends finish finishes finishing postcode directions upstairs downstairs run runs running runs held hold holding put keep feel attend meant mean means check checking \
            hear heard meet meets search searching available suggest recommend recommended organise organised organising \
            organized travel travelling travels reach drink watch play share learn miss missed said scheduled
            """,
            // Questions, answers and manners.
            """
            when where why how how's hows when's whens where's wheres there there's theres here here's yes yeah yep \
            ok okay no nope hello hi hiya hey heya hullo shwmae dear thanks thank thankyou cheers ta please sorry ah oh er lol haha \
            erm um hmm well right just only really very quite pretty even still ever never again yet already soon \
            now maybe perhaps possibly probably actually basically literally currently generally usually mostly \
            usually especially exactly anyways anyway though else instead once twice ago away back
            """,
            // What a list is of.
            """
            event events eventz what's-on whatson happening happenings calendar diary listing listings programme \
            schedule info information details detail dates date upcoming forthcoming coming next new latest nearest \
            closest first soonest future nice good great best cool fun lovely interesting friendly exciting decent \
            easy cheap proper local group groups people person folk folks sister brother mum dad son daughter wife husband niece nephew auntie member members mate mates friend friends \
            pal pals partner lot guys y'all peeps comrades comrade everyone's comrade's steward bot place places \
            area areas region regions town city venue location part parts way ways kind kinds sort sorts type types \
            time times bot's gay's space spaces room rooms spot spots craic activity activities session sessions option \
            options idea ideas chance opportunity network network's ones' involved possible able sure happy free-time \
            up-coming moment minute useful innit whr wha's thereabouts
            """,
        ].joined(separator: " ").split(separator: " ").map(String.init))

    private static let phrases = Phrases(
        [
            "i am free", "i'm free", "im free", "am i free", "we are free", "we're free", "if i'm free", "am free",
            "do we meet", "do you meet", "do they meet", "are we meeting", "are they meeting", "to meet for",
            "feel free", "free time", "day off", "days off", "time off", "got time", "have time", "spare time",
            "good morning", "good afternoon", "good evening", "good day", "morning all", "afternoon all",
            "evening all", "morning everyone", "evening everyone", "afternoon everyone", "morning comrades",
            "evening comrades", "morning folks", "evening folks", "hi all", "hello all", "hi there", "hello there",
            "not sure", "i'm not sure", "not really", "not yet", "not too far", "not far", "not far from", "no idea",
            "no problem", "no worries", "if not", "why not", "or not", "whether or not", "dont know", "don't know",
            "don't mind", "not fussed", "not bothered", "doesn't matter", "no matter",
            "going on", "coming up", "up to", "on offer", "up for", "in the diary", "in the calendar",
            "on the calendar", "what's on", "whats on", "what is on", "what else", "anything else", "kind of",
            "sort of", "a bit of", "a lot of", "lots of", "as well", "at all", "at the moment", "right now",
            "the moment", "in person or online", "online or in person", "either online or in person",
            "as soon as possible", "in advance", "of course",
            "by any chance", "have a look", "take a look", "take part", "sign up", "get involved", "hang out",
            "meet people", "new people", "make friends", "i work", "we work", "off work", "are we meeting",
            "we meeting", "we're meeting", "we are meeting", "walk with us", "march with us", "nothing", "meeting for",
            "meeting up", "meet up for", "on holiday", "go on holiday", "go on", "i leave", "we leave", "for work",
            "with work", "work nights", "work days", "work evenings",
            "work weekends", "work shifts", "do nights", "does nights", "doing nights", "do lates", "do earlies",
            "do shifts",
            "i'm on nights", "im on nights", "am on nights", "night shift", "night shifts", "no longer", "no doubt",
            "no matter what", "any idea", "any ideas", "i work evenings", "i work nights", "i work days",
            "i work weekends",
            "i work in", "i work at", "working in", "like minded", "get to", "able to", "used to", "next one",
            "the next", "how about", "what about", "a few", "one or two", "go away", "get back", "go to", "come to",
            "moved to", "just moved", "new here", "new to", "first time", "real person", "all day", "all day long",
            "the whole day", "whole day", "for me", "for us", "with me",
            "get better at", "my holidays", "our holidays", "my holiday", "our holiday", "from holiday", "pop along",
            "pop in",
            "pop over",
            "no money", "no cash", "anywhere in the country", "across the country", "around the country",
            "all over the country", "up and down the country",
            "my partner", "my friend", "my friends", "my mate",
        ])
}
