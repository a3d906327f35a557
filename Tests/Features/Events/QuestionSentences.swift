/// Questions as people say them, and what is expected of them: their parts, parted by "; ".
enum QuestionSentences {
    /// All that stand after a command.
    static var commands: [(asked: String, read: String)] {
        exclusions + alternatives + sorts + hours + days + places
    }

    /// Whole sentences, with no command before them.
    static let plain: [(asked: String, read: String)] = [
        ("is there anything on in hull tomorrow night", "Hull; 2026-06-02...2026-06-02 17-24"),
        ("any chance of a quiz in derby", "quiz; Derby"),
        ("what are people doing in cardiff on saturday", "Cardiff; 2026-06-06...2026-06-06"),
        ("I would love to go on a walk near Sheffield", "walk; near Sheffield"),
        ("could you tell me what is happening in york next month", "York; 2026-07-01...2026-07-31"),
        ("do we have a reading group in norwich", "reading group; Norwich"),
        ("I'm looking for something quiet in Bristol this evening", "Bristol; 2026-06-01...2026-06-01 17-24; quiet"),
        ("what can I bring my kids to", "family event"),
        ("hello steward, what's on in exeter this week?", "Exeter; 2026-06-01...2026-06-07"),
        ("thanks! and in plymouth?", "Plymouth"),
        ("is anybody meeting for coffee on friday morning", "coffee; 2026-06-05...2026-06-05 0-12"),
        ("where can i find a choir in glasgow", "choir; Glasgow"),
        ("when is the AGM", "AGM; one"),
        ("when's the summer school", "summer school; one"),
        ("what time does the picnic in leeds start", "picnic; Leeds; one"),
        ("how much is the ceilidh", "ceilidh; one"),
        ("where is the vigil on thursday", "vigil; 2026-06-04...2026-06-04; one"),
        ("how do I get to the bowling on sunday", "bowling; 2026-06-07...2026-06-07; one"),
        ("I'm new in Swansea and want to meet people", "Swansea"),
        ("we are a few mates who fancy a swim at the weekend", "swim; 2026-06-06...2026-06-07"),
        ("got any film nights coming up in brighton", "film; Brighton"),
        ("no idea what to do tonight, i'm in wigan", "Wigan; 2026-06-01...2026-06-01 17-24"),
        ("I am free on Sunday afternoon", "2026-06-07...2026-06-07 12-17"),
        ("is there a march in leeds", "march; Leeds"),
        ("what may I go to this weekend", "2026-06-06...2026-06-07"),
        ("are there any marches in march", "march; 2027-03-01...2027-03-31"),
        ("will there be pickets in hull this week", "picket; Hull; 2026-06-01...2026-06-07"),
        ("anything before I go away on the 9th", "2026-06-01...2026-06-08"),
        ("what's on in leeds before i go on holiday on 12 june", "Leeds; 2026-06-01...2026-06-11"),
        ("what is there after i get back on 20 june", "2026-06-21...2027-07-06"),
        ("is there a walk until I leave on friday", "walk; 2026-06-01...2026-06-05"),
        ("is anything happening between 10 and 14 june in manchester", "Manchester; 2026-06-10...2026-06-14"),
        ("Can I join a talk from home on Wednesday evening?", "talk; 2026-06-03...2026-06-03 17-24; online"),
        ("who's running a stall in oxford", "stall; Oxford"),
        ("what was on last month", "2026-05-01...2026-05-31; history"),
        ("did anything happen in preston yesterday", "Preston; 2026-05-31...2026-05-31; history"),
        ("what did we do last weekend", "2026-05-30...2026-05-31; history"),
        ("my sister lives in durham, is there something for us there on the 14th", "Durham; 2026-06-14...2026-06-14"),
        ("whats happening nearby on friday night", "near me; 2026-06-05...2026-06-05 17-24"),
        (
            "is there a social near me after work on thursday",
            "social; near me; 2026-06-04...2026-06-04 weekdays 1,2,3,4,5 17-24"
        ),
        ("anything that costs nothing in leicester", "Leicester; free"),
        ("I use a wheelchair, what is on in Nottingham", "Nottingham; step-free"),
        ("I don't drink. what is there in hull", "Hull; alcohol-free"),
        ("I can do Tuesdays in Stockport", "Stockport; weekdays 2"),
        ("would there be room for us at a drag bingo in blackpool", "bingo; Blackpool"),
        ("please list all the conferences this year", "conference; 2026-01-01...2026-12-31"),
        ("I've got the bank holiday monday off, anything in kent", "Kent; 2026-08-31...2026-08-31"),
        ("ta, any forums in the south west?", "forum; South West"),
    ]

    /// What is not wanted.
    static let exclusions: [(asked: String, read: String)] = [
        ("events leeds not pride", "not pride; Leeds"), ("events not london", "not London"),
        ("events socials not in london", "social; not London"),
        ("events anything except meetings", "not meeting"), ("events no pickets please", "not picket"),
        ("events walks but not in sheffield", "walk; not Sheffield"),
        ("events leeds without pubs", "not drinks; Leeds"),
        ("events somewhere that isn't a pub", "not drinks"),
        ("events no meetings or conferences", "not meeting; not conference"),
        ("events not london or brighton", "not London; not Brighton"),
        ("events not in london but in leeds", "Leeds; not London"),
        ("events hull, nothing online", "Hull; in person"), ("events not online", "in person"),
        ("events not on zoom", "in person"), ("events in person", "in person"),
        ("events face to face talks in york", "talk; York; in person"),
        ("events socials in the north west excluding manchester", "social; North West; not Manchester"),
        ("events talks besides the ones online", "talk; in person"),
        ("events online not pride", "not pride; online"),
        ("events this weekend minus socials", "not social; 2026-06-06...2026-06-07"),
        ("events no quizzes in derby", "not quiz; Derby"),
    ]

    /// Two or more of a sort, any of which will do.
    static let alternatives: [(asked: String, read: String)] = [
        ("events hull or york", "Hull; York"), ("events quiz or karaoke", "quiz; karaoke"),
        ("events leeds and bradford", "Leeds; Bradford"),
        ("events liverpool, chester and wigan", "Liverpool; Chester; Wigan"),
        ("events edinburgh/glasgow", "Edinburgh; Glasgow"), ("events leeds bath", "Leeds; Bath"),
        ("events talks and workshops", "talk; workshop"), ("events socials or forums", "social; forum"),
        ("events socials forums", "social; forum"), ("events picnic, quiz, choir", "picnic; quiz; choir"),
        ("events choirs, walks or swims near bath", "choir; walk; swim; near Bath"),
        ("events today or tomorrow", "2026-06-01...2026-06-01 2026-06-02...2026-06-02"),
        ("events today tomorrow", "2026-06-01...2026-06-01; 2026-06-02...2026-06-02"),
        (
            "events friday or sunday in derby",
            "Derby; 2026-06-05...2026-06-05 2026-06-07...2026-06-07"
        ),
        ("events free or sober socials", "social; free alcohol-free"),
        ("events rally or demo in london this month", "rally; demo; London; 2026-06-01...2026-06-30"),
        ("events wales or the south west", "Wales; South West"),
        ("events yoga plus swimming", "yoga; swim"),
        ("events june or july in hull", "Hull; 2026-06-01...2026-06-30 2026-07-01...2026-07-31"),
        ("events training & talks online", "training; talk; online"),
    ]

    /// Sorts of event within their kinds.
    static let sorts: [(asked: String, read: String)] = [
        ("events quiz", "quiz"), ("events quizzes", "quiz"), ("events pub quiz hull", "quiz; Hull"),
        ("events coffee mornings", "coffee"), ("events a cuppa in leeds", "cuppa; Leeds"),
        ("events rambles", "walk"), ("events hiking this weekend", "walk; 2026-06-06...2026-06-07"),
        ("events picnics", "picnic"), ("events bbq", "barbecue"), ("events brunches", "brunch"),
        ("events swims in wales", "swim; Wales"), ("events bike rides", "bike ride"), ("events cycling", "bike ride"),
        ("events five-a-side", "football"), ("events board games", "board games"), ("events ceilidhs", "ceilidh"),
        ("events drag bingo", "bingo"), ("events drag", "drag"), ("events open mic", "gig"),
        ("events knitting", "craft"), ("events film screening", "film"), ("events movies", "film"),
        ("events book clubs", "reading group"), ("events reading circle", "reading group"),
        ("events lectures", "talk"), ("events panel discussion", "talk"), ("events teach-ins", "teach-in"),
        ("events first aid", "training"), ("events training day", "training"), ("events walking tour", "tour"),
        ("events summer schools", "summer school"), ("events rallies", "rally"), ("events protest", "demo"),
        ("events demos", "demo"), ("events street stalls", "stall"), ("events door knocking", "canvass"),
        ("events phone bank", "canvass"), ("events leafleting", "leafleting"), ("events petitions", "petition"),
        ("events AGMs in wales", "AGM; Wales"), ("events annual general meeting", "AGM"),
        ("events committee meetings", "committee"), ("events hustings", "election"),
        ("events candlelit vigil", "vigil"), ("events memorial service", "memorial"), ("events debates", "debate"),
        ("events fundraisers", "fundraiser"), ("events family events", "family event"),
        ("events social walk in leeds", "walk; Leeds"), ("events campaign stall", "stall"),
        ("events pride picnic", "pride picnic"), ("events pride vigil hull", "pride vigil; Hull"),
        ("events quiz online tonight", "quiz; 2026-06-01...2026-06-01 17-24; online"),
        ("events free yoga", "yoga; free"), ("events karaoke night in stoke", "karaoke; Stoke-on-Trent"),
        ("events trans health training", "training; \"trans health\""),
    ]

    /// Parts of the day.
    static let hours: [(asked: String, read: String)] = [
        ("events 6pm", "18-19"), ("events after 6pm", "18-24"), ("events 19:00", "19-20"),
        ("events friday after 6", "2026-06-05...2026-06-05 18-24"),
        ("events tonight after 8pm", "2026-06-01...2026-06-01 20-24"),
        ("events saturday morning", "2026-06-06...2026-06-06 0-12"),
        ("events saturday evening", "2026-06-06...2026-06-06 17-24"),
        ("events sunday afternoon in bath", "Bath; 2026-06-07...2026-06-07 12-17"),
        ("events weekday evenings", "weekdays 1,2,3,4,5 17-24"),
        ("events after work in leeds", "Leeds; weekdays 1,2,3,4,5 17-24"),
        ("events lunchtime tomorrow", "2026-06-02...2026-06-02 12-14"),
        ("events tomorrow lunchtime", "2026-06-02...2026-06-02 12-14"),
        ("events evenings next week", "2026-06-08...2026-06-14 17-24"),
        ("events next week in the evening", "2026-06-08...2026-06-14 17-24"),
        ("events weekends in june", "2026-06-01...2026-06-30 weekdays 6,7"),
        ("events thursdays", "weekdays 4"), ("events on tuesday evenings", "weekdays 2 17-24"),
        ("events between 2 and 5 on sunday", "2026-06-07...2026-06-07 14-17"),
        ("events 2-5pm sat", "2026-06-06...2026-06-06 14-17"),
        ("events before noon on saturday", "2026-06-06...2026-06-06 0-12"),
        ("events around 7pm tomorrow", "2026-06-02...2026-06-02 18-20"), ("events daytime", "9-17"),
        ("events friday night leeds", "Leeds; 2026-06-05...2026-06-05 17-24"),
        ("events mondays and wednesdays", "weekdays 1,3"),
    ]

    /// Days with names, days counted from now, days as a phone writes them.
    static let days: [(asked: String, read: String)] = [
        ("events good friday", "2027-03-26...2027-03-26"), ("events easter monday", "2027-03-29...2027-03-29"),
        ("events may day", "2027-05-01...2027-05-01"), ("events boxing day", "2026-12-26...2026-12-26"),
        ("events new year's eve", "2026-12-31...2026-12-31"), ("events halloween", "2026-10-31...2026-10-31"),
        ("events remembrance sunday", "2026-11-08...2026-11-08"),
        ("events mothering sunday", "2027-03-07...2027-03-07"),
        ("events before christmas in leeds", "Leeds; 2026-06-01...2026-12-23"),
        ("events anything before I go away on the 9th", "2026-06-01...2026-06-08"),
        ("events in 10 days", "2026-06-11...2026-06-11"), ("events 3 days from now", "2026-06-04...2026-06-04"),
        ("events week after next", "2026-06-15...2026-06-21"), ("events rest of the week", "2026-06-01...2026-06-07"),
        ("events first saturday in july", "2026-07-04...2026-07-04"),
        ("events last friday of the month", "2026-06-26...2026-06-26"),
        ("events the 20th of next month", "2026-07-20...2026-07-20"),
        ("events weekend of 13 june", "2026-06-13...2026-06-14"),
        ("events mon to wed next week", "2026-06-08...2026-06-10"), ("events 14-15 june", "2026-06-14...2026-06-15"),
        ("events june 14-15", "2026-06-14...2026-06-15"), ("events 14.6", "2026-06-14...2026-06-14"),
        ("events 8/Jul/2026", "2026-07-08...2026-07-08"), ("events first of july", "2026-07-01...2026-07-01"),
        ("events 2moro leeds", "Leeds; 2026-06-02...2026-06-02"),
        ("events tonite hull", "Hull; 2026-06-01...2026-06-01 17-24"),
        ("events tomorow", "2026-06-02...2026-06-02"), ("events thurs 18", "2026-06-18...2026-06-18"),
        ("events 14th", "2026-06-14...2026-06-14"), ("events 14jun", "2026-06-14...2026-06-14"),
        ("events from 14 june", "2026-06-14...2027-07-06"), ("events yesterday", "2026-05-31...2026-05-31; history"),
        ("events last week", "2026-05-25...2026-05-31; history"),
    ]

    /// Places by other names, by neighbourhoods, by parts of the country.
    static let places: [(asked: String, read: String)] = [
        ("events soho", "Soho"), ("events hackney", "Hackney"), ("events leith", "Leith"),
        ("events burton on trent", "Burton upon Trent"), ("events saint andrews", "St Andrews"),
        ("events west yorks", "West Yorkshire"), ("events up north", "North of England"),
        ("events the north", "North of England"), ("events east london", "East London"),
        ("events derry", "Derry"), ("events caerdydd", "Cardiff"), ("events abertawe", "Swansea"),
        ("events didsbury tonight", "Didsbury; 2026-06-01...2026-06-01 17-24"),
        ("events kingston upon hull", "Hull"),
        ("events near me leeds", "Leeds"), ("events leeds near me", "Leeds"),
        ("events in the centre of leeds", "within 3 of Leeds"),
        ("events Barrow socials", "social; Barrow-in-Furness"),
    ]
}
