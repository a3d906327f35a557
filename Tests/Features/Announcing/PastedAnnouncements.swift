/// The announcements of `PastedAnnouncementTests`.
enum PastedAnnouncements {
    static let table = """
        Bingo in Hull on 13 June at 7pm
        = title Bingo; kind social; at 2026-06-13T19:00; town Hull
        Picnic in Leeds on Sat 6 June, 2pm
        = title Picnic; kind social; at 2026-06-06T14:00; town Leeds
        Coffee at the Copper Kettle, Bath, on 12 June at 11am
        = title Coffee; kind social; at 2026-06-12T11:00; town Bath; in Copper Kettle
        Quiz at the Example Arms in Hull, Fri 12 June, 7pm
        = title Quiz; kind social; at 2026-06-12T19:00; town Hull; in Example Arms
        Rally in Derby, Sat 20 June, noon
        = title Rally; kind campaign; at 2026-06-20T12:00; town Derby
        Film night in Oldham on Thursday 18 June at 7.30pm
        = title Film night; kind social; at 2026-06-18T19:30; town Oldham
        Vigil at Example Bridge, Preston, Sun 14 June 6pm
        = title Vigil; kind remembrance; at 2026-06-14T18:00; town Preston; in Example Bridge
        Stall in Lincoln on Sat 13 June 11am-1pm
        = title Stall; kind campaign; at 2026-06-13T11:00; to 2026-06-13T13:00; town Lincoln
        Choir practice at Example Chapel, Swansea, Thu 11 June 7pm
        = title Choir practice; kind social; at 2026-06-11T19:00; town Swansea; in Example Chapel
        Workshop in Norwich on 20 June 10am-4pm
        = title Workshop; kind education; at 2026-06-20T10:00; to 2026-06-20T16:00; town Norwich
        Sat 13 June 7pm: karaoke at the Example Arms, Hull
        = title Karaoke; kind social; at 2026-06-13T19:00; town Hull; in Example Arms
        Fri 12 June, 6pm: after-work drinks, Example Bar, Leeds
        = title After-work drinks; kind social; at 2026-06-12T18:00; town Leeds; in Example Bar
        7pm Thu 11 June, film night, Example Cinema, Derby
        = title Film night; kind social; at 2026-06-11T19:00; town Derby; in Example Cinema
        6.30pm on Wed 10 June - branch meeting - Example Rooms, York
        = title Branch meeting; kind meeting; at 2026-06-10T18:30; town York; in Example Rooms
        13 June 2pm, Example Park, Bristol, picnic
        = title Picnic; kind social; at 2026-06-13T14:00; town Bristol; in Example Park
        Sunday 14 June 10.30am: walk by the river, Example Gate, Sheffield
        = title Walk by the river; kind social; at 2026-06-14T10:30; town Sheffield; in Example Gate
        pub quiz fri 12 june 8pm example arms hull
        = title Pub quiz; kind social; at 2026-06-12T20:00; town Hull; in example arms
        board games sat 13 june 2pm example cafe leeds
        = title Board games; kind social; at 2026-06-13T14:00; town Leeds; in example cafe
        karaoke tomorrow 8pm the copper mug bath
        = title Karaoke; kind social; at 2026-06-02T20:00; town Bath; in the copper mug
        branch meeting thursday 7pm example hall derby
        = title Branch meeting; kind meeting; at 2026-06-04T19:00; town Derby; in example hall
        reading group wed 10 june 7pm example library exeter
        = title Reading group; kind education; at 2026-06-10T19:00; town Exeter; in example library
        picnic sun 14 june 1pm-4pm example park cardiff
        = title Picnic; kind social; at 2026-06-14T13:00; to 2026-06-14T16:00; town Cardiff; in example park
        Hi all, can you put out: book club, Tue 9 June 7pm, Example Library, Leeds. Thanks!
        = title Book club; kind education; at 2026-06-09T19:00; town Leeds; in Example Library
        Please can you share: rally for buses, Sat 20 June 12pm, Example Square, Oldham
        = title Rally for buses; kind campaign; at 2026-06-20T12:00; town Oldham; in Example Square
        Please announce a tea dance, Sun 14 June 2-5pm, Example Ballroom, Brighton
        = title A tea dance; kind social; at 2026-06-14T14:00; to 2026-06-14T17:00; town Brighton; in Example Ballroom
        We're having a barbecue at Example Park Leeds on sat 13 june 2pm
        = title Barbecue; kind social; at 2026-06-13T14:00; town Leeds; in Example Park
        Join us for a ceilidh, Fri 19 June 7pm, Example Hall, Glasgow
        = title Ceilidh; kind social; at 2026-06-19T19:00; town Glasgow; in Example Hall
        There's a jumble sale in Preston on Sat 13 June at 10am
        = title Jumble sale; kind social; at 2026-06-13T10:00; town Preston
        Hello Steward! Pub lunch, Sun 14 June 1pm, Example Inn, York
        = title Pub lunch; kind social; at 2026-06-14T13:00; town York; in Example Inn
        Could you post this: open mic, Thu 18 June 8pm, Example Bar, Hull. Many thanks
        = title Open mic; kind social; at 2026-06-18T20:00; town Hull; in Example Bar
        York: Summer ceilidh, Trades Hall, Sat 13 June, 7-11pm
        = title Summer ceilidh; kind social; at 2026-06-13T19:00; to 2026-06-13T23:00; town York; in Trades Hall
        Policy forum on pensions, Cardiff, Wed 10 June 6.30pm, Example Library
        = title Policy forum on pensions; kind forum; at 2026-06-10T18:30; town Cardiff; in Example Library
        Games night, Example Club, Derby, Fri 12 June 7pm
        = title Games night; kind social; at 2026-06-12T19:00; town Derby; in Example Club
        Hull pride planning meeting, Thu 11 June 6pm, civic rooms
        = title Hull pride planning meeting; kind meeting; at 2026-06-11T18:00; town Hull; in civic rooms
        Tea & cake in Lincoln this sunday 2-4 pm Example Tea Room
        = title Tea & cake; kind social; at 2026-06-07T14:00; to 2026-06-07T16:00; town Lincoln; in Example Tea Room
        Leeds knitters' social, Sat 13 June 2pm, Example Wool Shop, Leeds
        = title Leeds knitters' social; kind social; at 2026-06-13T14:00; town Leeds; in Example Wool Shop
        social
        🌈 RAINBOW SOCIAL 🌈
        📅 Friday 12 June
        🕖 7pm til late
        📍 The Copper Mug, Example Road, Leeds
        Free entry, all welcome!
        = title RAINBOW SOCIAL; kind social; at 2026-06-12T19:00; town Leeds; in Copper Mug; cost free; about Til late.
        🎉 Summer party 🎉
        🗓 Sat 20 June ⏰ 8pm 📍 Example Club, Derby 💷 £5
        = title Summer party; kind social; at 2026-06-20T20:00; town Derby; in Example Club; cost £5
        campaign
        **SAVE OUR LIBRARIES**
        Saturday 13 June 2026
        12 noon - 2pm
        Example Square, Nottingham
        Speakers and music. BSL interpreted.
        = title SAVE OUR LIBRARIES; kind campaign; at 2026-06-13T12:00; to 2026-06-13T14:00; town Nottingham; in Example Square; facts bsl; about Speakers and music.
        workshop
        Placard-making workshop
        - Saturday 13 June
        - 11am to 1pm
        - Example Arts Centre, Nottingham
        - Free
        - Crèche available
        = title Placard-making workshop; kind education; at 2026-06-13T11:00; to 2026-06-13T13:00; town Nottingham; in Arts Centre; cost free; facts childcare
        meeting
        Derby branch meeting
        Date: Wed 10th June
        Start: 6.30pm
        Finish: 8.30pm
        Location: Example Trades Hall, Derby
        = title Derby branch meeting; kind meeting; at 2026-06-10T18:30; to 2026-06-10T20:30; town Derby; in Trades Hall
        Title: Sober social
        Kind: social
        Day: Friday 12 June
        Time: 18:30 - 20:30
        Venue: Example Juice Bar
        Town: Sunderland
        = title Sober social; kind social; at 2026-06-12T18:30; to 2026-06-12T20:30; town Sunderland; in Example Juice Bar
        What: Pub quiz
        When: Thu 11 June 8pm
        Where: The Copper Mug, Hull
        How much: £2
        = title Pub quiz; kind social; at 2026-06-11T20:00; town Hull; in Copper Mug; cost £2
        What: film night. When: Fri 12 June 7pm. Where: Example Hall, Leeds. Cost: £3
        = title Film night; kind social; at 2026-06-12T19:00; town Leeds; in Example Hall; cost £3
        What: picnic When: Sat 13 June 2pm Where: Example Park, Derby
        = title Picnic; kind social; at 2026-06-13T14:00; town Derby; in Example Park
        Event: Branch AGM
        Date: 20/06/2026
        Time: 10.00 - 16.00
        Place: Example College, Glasgow
        Cost: Free
        Places: 16
        = title Branch AGM; kind meeting; at 2026-06-20T10:00; to 2026-06-20T16:00; town Glasgow; in Example College; cost free; room 16
        When:
        Sat 13 June 7pm
        Where:
        Example Arms, Hull
        What:
        Karaoke
        = title Karaoke; kind social; at 2026-06-13T19:00; town Hull; in Example Arms
        WHEN - Sat 13 June 7pm
        WHERE - Example Arms, Hull
        WHAT: Karaoke
        = title Karaoke; at 2026-06-13T19:00; town Hull; in Example Arms
        talk
        A hundred years of the strike: a talk
        Example Museum, Liverpool
        Wednesday 17th June 2026, 7:00 PM - 8:30 PM
        Free but ticketed: https://tickets.example.org/100
        = title A hundred years of the strike: a talk; kind education; at 2026-06-17T19:00; to 2026-06-17T20:30; town Liverpool; in Example Museum; cost free; about https://tickets.example.org/100
        social
        ** Darts league, round 2 **
        Copper Mug, Hull
        Friday 12 June
        19.30 start
        = title Darts league, round 2; kind social; at 2026-06-12T19:30; town Hull; in Copper Mug
        social
        Hill ramble 🥾
        Sunday 21 June, 10am
        Meet: Hebden Bridge railway station
        7 miles, not suitable for wheelchairs
        Bring: packed lunch
        = title Hill ramble; kind social; at 2026-06-21T10:00; town Hebden Bridge; in station; facts no-step-free; about Bring: packed lunch
        ***AGM***
        Saturday 27 June
        10:00 to 16:00
        Example Meeting House, Manchester
        Step free. Creche. BSL interpreter.
        Lunch provided
        = title AGM; kind meeting; at 2026-06-27T10:00; to 2026-06-27T16:00; town Manchester; in Meeting House; facts step-free bsl childcare; about Lunch provided
        picket
        Strike breakfast
        🗓 Tue 9 June
        ⏱ 7 - 9 am
        📌 Example Hospital (east entrance), Leeds
        = title Strike breakfast; kind picket; at 2026-06-09T07:00; to 2026-06-09T09:00; town Leeds; in Example Hospital (east entrance)
        campaign
        Clean air march
        Saturday 13 June - assemble 12pm
        Example Green, Bristol
        Banners and bands
        = title Clean air march; kind campaign; at 2026-06-13T12:00; town Bristol; in Example Green; about Banners and bands
        From: Example officers
        Planning our Pride
        Thursday 11 June 6-7.30pm
        Civic Rooms, Swansea
        = title Planning our Pride; kind pride; at 2026-06-11T18:00; to 2026-06-11T19:30; town Swansea; in Civic Rooms
        debate
        THE BIG DEBATE: WHO OWNS THE WATER?

        Mon 15 June 2026, 19:00
        Trades Club, Leeds

        Doors 18:30. £3/£1. Bar.
        = kind forum; at 2026-06-15T19:00; town Leeds; in Trades Club; cost £3/£1; about Doors 18:30.
        social
        Stroll + pint
        -----------------
        Sun 14 June
        11.00 a.m.
        Car park, Example Hill, Malvern
        -----------------
        Ends at the pub about 2
        = title Stroll + pint; kind social; at 2026-06-14T11:00; town Malvern; in Example Hill; about Ends at the pub
        SAVE THE DATE
        Trades council supper
        Fri 26 June 7pm
        Example Hall, York
        In solidarity,
        Robin
        = title Trades council supper; kind social; at 2026-06-26T19:00; town York; in Example Hall
        We meet again!
        Pub quiz
        Sat 13 June 7pm
        Example Arms, Hull
        = title We meet again!; at 2026-06-13T19:00; town Hull; in Example Arms; asks kind
        Board game café | Thu 18 June | 6pm-9pm | Example Café | Cardiff
        = title Board game café; kind social; at 2026-06-18T18:00; to 2026-06-18T21:00; town Cardiff; in Example Café
        Drag brunch • Sun 14 June • 11am • Example Bar • Brighton
        = title Drag brunch; kind social; at 2026-06-14T11:00; town Brighton; in Example Bar
        Craft night - Thu 11 June - 7pm - Example Hub, Hastings - £2
        = title Craft night; kind social; at 2026-06-11T19:00; town Hastings; in Example Hub; cost £2
        Branch AGM at the Meeting House, Manchester, on saturday the 27th, starts 10am finishes 4pm
        = title Branch AGM; kind meeting; at 2026-06-27T10:00; to 2026-06-27T16:00; town Manchester; in Meeting House
        Film club, Sat 13 June, Example Hall, Leeds, 7pm
        = title Film club; kind social; at 2026-06-13T19:00; town Leeds; in Example Hall
        Film club, 7pm, Example Hall, Leeds, Sat 13 June
        = title Film club; kind social; at 2026-06-13T19:00; town Leeds; in Example Hall
        social Gig, Sat 13 June, doors 7.30pm for 8pm, Example Rooms, Derby
        = title Gig; at 2026-06-13T19:30; town Derby; in Example Rooms; about For 8pm.
        social Gig, Sat 13 June 8pm, doors 7pm, Example Rooms, Derby
        = title Gig; at 2026-06-13T20:00; town Derby; in Example Rooms; about doors 7pm
        social Drinks, Fri 12 June 5.30pm start, Example Arms, Derby
        = title Drinks; at 2026-06-12T17:30; town Derby; in Example Arms
        social Ramble, 10am sharp on Sun 14 June, Example Station, Derby
        = title Ramble; at 2026-06-14T10:00; town Derby; in Example Station
        """ + "\n" + facts + "\n" + titles + "\n" + others

    /// Costs, facts about access and capacity.
    private static let facts = """
        social Cabaret, Sat 13 June 8pm, Example Theatre, Lincoln. Tickets £7 in advance, £9 on the door
        = title Cabaret; at 2026-06-13T20:00; town Lincoln; in Example Theatre; cost £7 in advance, £9 on the door
        social Gig, Sat 13 June 8pm, Example Rooms, Derby. Entry £3, under 16s free
        = cost £3, under 16s free; town Derby
        social Gig, Sat 13 June 8pm, Example Rooms, Derby £4 entry
        = cost £4 entry; town Derby; in Example Rooms
        social Gig, Sat 13 June 8pm, Example Rooms, Derby. £10 adv, £12 otd
        = cost £10 adv, £12 otd; town Derby
        social Gig, Sat 13 June 8pm, Example Rooms, Derby. £5/£3 concs
        = cost £5/£3 concs; town Derby
        social Gig, Sat 13 June 8pm, Example Rooms, Derby. Tickets £8 (£5 concessions)
        = cost £8 (£5 concessions); town Derby
        social Gig, Sat 13 June 8pm, Example Rooms, Derby, about a tenner
        = cost about a tenner; town Derby
        social Gig, Sat 13 June 8pm, Example Rooms, Derby. Pay what you can
        = cost Pay what you can; town Derby
        social Gig, Sat 13 June 8pm, Example Rooms, Derby. Suggested donation £5
        = cost Suggested donation £5; town Derby
        social Gig, Sat 13 June 8pm, Example Rooms, Derby. Donations welcome
        = cost Donations welcome; town Derby
        social Gig, Sat 13 June 8pm, Example Rooms, Derby. Entry is free
        = cost free; town Derby
        social Gig, Sat 13 June 8pm, Example Rooms, Derby. Free entry. Bring friends
        = cost free; town Derby; about Bring friends
        social Gig, Sat 13 June 8pm, Example Rooms, Derby. Free parking behind the hall
        = town Derby; about Free parking behind the hall
        social Gig, Sat 13 June 8pm, Example Rooms, Derby. Free food for all who come early
        = town Derby; about Free food
        social Gig, Sat 13 June 8pm, Example Rooms, Derby. We raised £300 for the strike fund last year
        = town Derby; about We raised £300
        social Gig, Sat 13 June 8pm, Example Rooms, Derby. Free, donations to the food bank
        = cost free; town Derby; about donations to the food bank
        social Gig, Sat 13 June 8pm, Example Rooms, Derby. £12.50
        = cost £12.50; town Derby
        social Gig, Sat 13 June 8pm, Example Rooms, Derby. 5 pounds on the door
        = cost 5 pounds on the door; town Derby
        social Gig, Sat 13 June 8pm, Example Rooms, Derby. Waged £6, unwaged £2
        = cost Waged £6, unwaged £2; town Derby
        social Gig, Sat 13 June 8pm, Example Rooms, Derby. No charge
        = cost free; town Derby
        social Supper, Sat 13 June 7pm, Example Café, Truro. Limited to 20 places
        = room 20; town Truro
        social Supper, Sat 13 June 7pm, Example Café, Truro. Room for 30
        = room 30; town Truro
        social Supper, Sat 13 June 7pm, Example Café, Truro. Max 12 people
        = room 12; town Truro
        social Supper, Sat 13 June 7pm, Example Café, Truro. 25 spaces available
        = room 25; town Truro
        social Supper, Sat 13 June 7pm, Example Café, Truro. Only fifteen places
        = room 15; town Truro
        social Supper, Sat 13 June 7pm, Room 101, Example Hall, Truro
        = town Truro; in Room 101, Example Hall
        social Supper, Sat 13 June 7pm, Floor 2, Example House, Truro. Teams of up to six
        = town Truro; in Floor 2, Example House; about Teams of up to six
        social Games, Thu 11 June 7pm, Example Hub, Hastings. The hall is step free and there is a quiet room
        = facts step-free quiet; town Hastings; about The hall is step free
        social Games, Thu 11 June 7pm, Example Hub, Hastings. There will be a BSL interpreter and live captions
        = facts bsl captions; town Hastings
        social Games, Thu 11 June 7pm, Example Hub, Hastings. Wheelchair accessible. BSL interpreter booked.
        = facts step-free bsl; town Hastings
        social Games, Thu 11 June 7pm, Example Hub, Hastings. Wheelchair accessible toilet
        = town Hastings; about Wheelchair accessible toilet
        social Games, Thu 11 June 7pm, Example Hub, Hastings. Fully accessible
        = town Hastings; about Fully accessible
        social Games, Thu 11 June 7pm, Example Hub, Hastings. Sorry, there are three steps at the door and no lift
        = facts no-step-free; town Hastings
        social Games, Thu 11 June 7pm, Example Hub, Hastings. The room is up a flight of stairs
        = facts no-step-free; town Hastings
        social Games, Thu 11 June 7pm, Example Hub, Hastings. Not wheelchair accessible, sorry
        = facts no-step-free; town Hastings
        social Games, Thu 11 June 7pm, Example Hub, Hastings. First steps in chess
        = town Hastings; about First steps in chess
        social Games, Thu 11 June 7pm, Example Hub, Hastings. No steps anywhere
        = facts step-free; town Hastings
        social Games, Thu 11 June 7pm, Example Hub, Hastings. BSL on request
        = town Hastings; about BSL on request
        social Games, Thu 11 June 7pm, Example Hub, Hastings. Tell us if you need BSL
        = town Hastings; about Tell us if you need BSL
        social Games, Thu 11 June 7pm, Example Hub, Hastings. Childcare provided, no alcohol please
        = facts childcare alcohol-free; town Hastings
        social Games, Thu 11 June 7pm, Example Hub, Hastings. It's an alcohol-free event
        = facts alcohol-free; town Hastings
        social Games, Thu 11 June 7pm, Example Hub, Hastings. Step-free via the yard. Subtitles on screen
        = facts step-free captions; town Hastings
        social Games, Thu 11 June 7pm, Example Hub, Hastings. A talk on childcare costs follows
        = town Hastings; about childcare costs
        social Games, Thu 11 June 7pm, Example Hub, Hastings. Free crèche
        = facts childcare; town Hastings
        social Games, Thu 11 June 7pm, Example Hub, Hastings. We have a quiet space, step-free access and BSL
        = facts step-free bsl quiet; town Hastings
        social Games, Thu 11 June 7pm, Example Hub, Hastings. There is no BSL
        = facts no-bsl; town Hastings
        social Games, Thu 11 June 7pm, Example Hub, Hastings. Childcare will be provided
        = facts childcare; town Hastings
        social Games, Thu 11 June 7pm, Example Hub, Hastings. Is it step free?
        = town Hastings; about Is it step free?
        social Games, Thu 11 June 7pm, Example Hub, Hastings. The lift may be out of order
        = town Hastings
        social Games, Thu 11 June 7pm, Example Hub, Hastings. Live captions, quiet corner, crèche
        = facts captions quiet childcare; town Hastings
        social Games, Thu 11 June 7pm, Example Hub, Hastings #step-free #no-bsl #free
        = facts step-free no-bsl; cost free; town Hastings
        social Games, Thu 11 June 7pm, Example Hub, Hastings. Level access at the back
        = facts step-free; town Hastings
        social Games, Thu 11 June 7pm, Example Hub, Hastings. Please note there is no step-free access
        = facts no-step-free; town Hastings
        social Games, Thu 11 June 7pm, Example Hub, Hastings. No alcohol, and dogs welcome
        = facts alcohol-free; town Hastings; about dogs welcome
        """

    /// Titles with words of times, places, kinds and numbers in them.
    private static let titles = """
        forum Section 12: forty years on, Thu 11 June 6pm, Example Museum, Manchester
        = title Section 12: forty years on; at 2026-06-11T18:00; town Manchester
        education From picket to parliament, Tue 9 June 6pm, Example Library, Durham
        = title From picket to parliament; kind education; at 2026-06-09T18:00; town Durham
        talk 1926-27: the lockout remembered, Thu 11 June 7pm, Example Miners' Hall, Barnsley
        = title 1926-27: the lockout remembered; at 2026-06-11T19:00; town Barnsley
        social Sunday night disco, Sat 13 June 8pm, Example Club, Bolton
        = title Sunday night disco; at 2026-06-13T20:00; town Bolton
        forum Free buses for all, Mon 15 June 7pm, Example Hall, Nottingham
        = title Free buses for all; at 2026-06-15T19:00; town Nottingham
        talk The 1819 dead, and what they ask of us, Sun 14 June 3pm, Example Chapel, Oldham
        = title The 1819 dead, and what they ask of us; at 2026-06-14T15:00; town Oldham
        social Bath time: a sauna, Tue 9 June 6pm, Example Baths, Leeds
        = title Bath time: a sauna; at 2026-06-09T18:00; town Leeds
        social Hull calling: ska night, Fri 12 June 8pm, Example Club, Glasgow
        = title Hull calling: ska night; at 2026-06-12T20:00; town Glasgow
        social Drinks (12+ people expected!), Fri 12 June 6pm, The Leeds Arms, London Road, Sheffield
        = at 2026-06-12T18:00; town Sheffield; in The Leeds Arms
        training First aid (for reps), Wed 10 June 10am-4pm, Example College, Glasgow
        = title First aid (for reps); kind education; at 2026-06-10T10:00; to 2026-06-10T16:00; town Glasgow
        social May contain nuts: comedy, Fri 12 June 8pm, Example Club, Derby
        = title May contain nuts: comedy; at 2026-06-12T20:00; town Derby
        social Bank holiday blues, Sat 13 June 8pm, Example Club, Derby
        = title Bank holiday blues; at 2026-06-13T20:00; town Derby
        Quiz night for the strike fund, Fri 12 June 7pm, Example Arms, Derby
        = title Quiz night for the strike fund; kind social; at 2026-06-12T19:00; town Derby
        Pride picnic, Sat 13 June 1pm, Example Park, Derby
        = title Pride picnic; kind social; at 2026-06-13T13:00; town Derby
        Trans healthcare rally, Sat 13 June 1pm, Example Square, Derby
        = title Trans healthcare rally; kind campaign; at 2026-06-13T13:00; town Derby
        Meeting of the social committee, Sat 13 June 1pm, Example Rooms, Derby
        = title Meeting of the social committee; kind meeting; at 2026-06-13T13:00; town Derby
        Summer school for reps, Sat 13 June 10am, Example College, Derby
        = title Summer school for reps; kind education; at 2026-06-13T10:00; town Derby
        Candlelit vigil for workers, Fri 12 June 8pm, Example Cross, Derby
        = title Candlelit vigil for workers; kind remembrance; at 2026-06-12T20:00; town Derby
        Walk and talk, Sat 13 June 10am, Example Gate, Derby
        = title Walk and talk; at 2026-06-13T10:00; town Derby
        Hustings on housing, Thu 11 June 7pm, Example Hall, Derby
        = title Hustings on housing; kind forum; at 2026-06-11T19:00; town Derby
        Phone bank for the ballot, Thu 11 June 6pm, Example Office, Derby
        = title Phone bank for the ballot; kind campaign; at 2026-06-11T18:00; town Derby
        Trades council delegate meeting, Mon 8 June 7.30pm, Example Rooms, Derby
        = title Trades council delegate meeting; kind meeting; at 2026-06-08T19:30; town Derby
        Film screening and discussion, Tue 9 June 7pm, Example Cinema, Derby
        = title Film screening and discussion; at 2026-06-09T19:00; town Derby
        Letter-writing workshop, Tue 9 June 6pm, Example Library, Derby
        = title Letter-writing workshop; kind education; at 2026-06-09T18:00; town Derby
        Leafleting outside Derby station, Tue 9 June 7.30am
        = title Leafleting; kind campaign; at 2026-06-09T07:30; town Derby; in Derby station
        Petition stall, Saturday 13th June, 11am til 2pm, Example Market, Bolton
        = title Petition stall; kind campaign; at 2026-06-13T11:00; to 2026-06-13T14:00; town Bolton
        Curry night, Thurs 11 June, 1900, Example Tandoori, Bradford
        = title Curry night; kind social; at 2026-06-11T19:00; town Bradford; in Example Tandoori
        Cinema trip, Weds 10th June, 6:45pm, Example Picturehouse, York
        = title Cinema trip; kind social; at 2026-06-10T18:45; town York
        New members' induction, 15/6/26 6pm, Example Office, Cardiff
        = title New members' induction; kind education; at 2026-06-15T18:00; town Cardiff
        Solidarity with the cleaners, Fri 12 June 7am, Example Hospital gate, Leeds
        = title Solidarity with the cleaners; kind picket; at 2026-06-12T07:00; town Leeds
        Day school on bargaining, 13 June 2026, 10:00-16:00, Example College, Preston
        = title Day school on bargaining; kind education; at 2026-06-13T10:00; to 2026-06-13T16:00; town Preston
        "Sat 5 June, 7pm: the film", Sat 13 June 8pm, Example Cinema, Derby
        = title Sat 5 June, 7pm: the film; at 2026-06-13T20:00; town Derby
        social "Quiz; and more", Sat 13 June 8pm, "The £5 Bar", Derby
        = kind social; town Derby; in The £5 Bar
        """

    /// Series, online events, several days, and what has to be asked.
    private static let others = """
        social Knitting circle, Tuesdays 6-7.30pm, Example Wool Shop, Derby
        = title Knitting circle; at 2026-06-02T18:00; to 2026-06-02T19:30; series every week on Tuesday; town Derby
        meeting Branch night, first Thursday of every month 6.30pm starting 2 July, Example Rooms, Lancaster
        = title Branch night; at 2026-07-02T18:30; series every month on the 1st Thursday; town Lancaster
        education English class, weekly on Wednesdays from 10 June, 10am-12, Example Library, Luton
        = title English class; at 2026-06-10T10:00; to 2026-06-10T12:00; series every week on Wednesday; town Luton
        social
        Sunday striders
        Every other Sunday from 14 June
        10.30am, Example Gate, Sheffield
        Free
        = title Sunday striders; at 2026-06-14T10:30; series every 2 weeks on Sunday; town Sheffield; cost free
        online Tea break call, Fridays 12.30-1pm from 12 June
        = title Tea break call; kind online; at 2026-06-12T12:30; to 2026-06-12T13:00; series every week on Friday; online
        social Choir, every Thursday 7pm, Example Chapel, Derby
        = title Choir; at 2026-06-04T19:00; series every week on Thursday; town Derby
        social Choir, every Thursday from 11 June at 7pm, Example Chapel, Derby
        = title Choir; at 2026-06-11T19:00; series every week on Thursday; town Derby
        social Choir, 7pm every Thursday, Example Chapel, Derby
        = title Choir; at 2026-06-04T19:00; series every week on Thursday; town Derby
        social Pool, last Friday of every month, 8pm, Example Arms, Derby
        = title Pool; at 2026-06-26T20:00; series every month on the last Friday; town Derby
        social Chess, every Monday 6pm from 8 June until 27 July, Example Hub, Derby
        = title Chess; at 2026-06-08T18:00; series every week on Monday until 27 July 2026; town Derby
        social Chess, Sat 6 June 2pm, every week, Example Hub, Derby
        = title Chess; at 2026-06-06T14:00; series every week on Saturday; town Derby; in Example Hub
        social Every cloud: a film, Sat 13 June 7pm, Example Hall, Derby
        = title Every cloud: a film; at 2026-06-13T19:00; town Derby
        talk The strike remembered, Sun 14 June 7.30pm, on Zoom https://video.example.org/j/12
        = title The strike remembered; at 2026-06-14T19:30; online
        meeting Members' call, Sun 14 June 7-8.30pm, online. Link: https://video.example.org/all
        = title Members' call; at 2026-06-14T19:00; to 2026-06-14T20:30; online; about https://video.example.org/all
        meeting
        Mixed branch meeting
        Tue 9 June 6.30pm
        In person: Example Hall, Derby
        Or join online: https://video.example.org/derby
        = title Mixed branch meeting; at 2026-06-09T18:30; town Derby; in Example Hall; online; about https://video.example.org/derby
        conference Care conference, Sat 13 June 10am-4pm, Example Centre, Leeds (and livestreamed)
        = title Care conference; at 2026-06-13T10:00; to 2026-06-13T16:00; town Leeds; in Example Centre; online
        reading group online, Thu 11 June 8pm, chapter 2, zoom link in the room
        = kind education; at 2026-06-11T20:00; online; about chapter 2
        social Craft night, Thu 11 June 7pm, Zoom
        = title Craft night; at 2026-06-11T19:00; online
        forum Village life, Sat 13 June 11am-1pm. Hybrid: Example Rooms, Derby + Zoom
        = title Village life; at 2026-06-13T11:00; to 2026-06-13T13:00; town Derby; in Example Rooms; online
        meeting Reps, Mon 8 June 6pm, via Teams
        = title Reps; at 2026-06-08T18:00; online
        talk Wages, Mon 8 June 6pm, Example Hall, Derby and on Zoom
        = title Wages; at 2026-06-08T18:00; town Derby; in Example Hall; online
        Webinar on pay, Mon 8 June 6pm, online
        = title Webinar on pay; kind online; at 2026-06-08T18:00; online
        school
        Summer School
        Fri 17 July 2pm to Sun 19 July 3pm
        Example Hall of Residence, Sheffield
        £40 including beds and breakfast
        = title Summer School; at 2026-07-17T14:00; to 2026-07-19T15:00; town Sheffield; cost £40 including beds and breakfast
        conference Women's conference, Fri 6 - Sun 8 November, 10am-4pm, Example Centre, Blackpool
        = title Women's conference; at 2026-11-06T10:00; to 2026-11-08T16:00; town Blackpool
        campaign Day of action, Sat 13 June, Example Precinct, Swindon
        = title Day of action; asks time; town Swindon; in Example Precinct
        pride Pride, Sat 4 July all day, Example Square, Plymouth
        = title Pride; at 2026-07-04T00:00; to 2026-07-05T00:00; town Plymouth; in Example Square
        forum The price of bread
        = title The price of bread; kind forum; asks time
        quiz tomorrow 7pm
        = title Quiz; kind social; at 2026-06-02T19:00; asks place
        Zxyw frub, Sat 13 June 7pm, Example Hall, Derby
        = title Zxyw frub; at 2026-06-13T19:00; town Derby; asks kind
        social Supper, Sat 13 June 7pm, Example Library
        = title Supper; at 2026-06-13T19:00; in Example Library; asks place
        meeting Reps, Thu 11 June 6pm, Floor 3, Example House, 12 Example Street, Leeds
        = title Reps; at 2026-06-11T18:00; town Leeds; in Floor 3, Example House, 12 Example Street
        social Meet, Thu 11 June 6pm, upstairs at the Example Arms, Leeds
        = title Meet; at 2026-06-11T18:00; town Leeds; in upstairs at the Example Arms
        social Meet, Thu 11 June 6pm, Example Arms (back room), Leeds
        = title Meet; at 2026-06-11T18:00; town Leeds; in Example Arms (back room)
        social Meet, Thu 11 June 6pm @ Example Arms, Leeds
        = title Meet; at 2026-06-11T18:00; town Leeds; in Example Arms
        social Supper 🍲 Sat 13 June 7pm 🏠 Example Hall, Derby
        = title Supper; at 2026-06-13T19:00; town Derby
        Event: Supper club
        Date: Sat 13 June
        Time: TBC
        Venue: Example Hall, Derby
        = title Supper club; at 2026-06-13T00:00; to 2026-06-14T00:00; town Derby; in Example Hall
        Event: Supper club
        Date: Sat 13 June
        Time: 7pm
        Venue: TBC
        = title Supper club; at 2026-06-13T19:00; asks place
        Time: 7pm
        Date: Sat 13 June
        Supper club
        Location: Example Hall, Derby
        Organised by: Derby branch
        Access: step-free, no BSL
        = title Supper club; at 2026-06-13T19:00; town Derby; in Example Hall; facts step-free no-bsl
        social: Supper club. Sat 13 June. 7pm. Example Hall, Derby.
        = title Supper club; at 2026-06-13T19:00; town Derby; in Example Hall
        SOCIAL
        SUPPER CLUB
        SATURDAY 13TH JUNE
        7PM
        EXAMPLE HALL
        DERBY
        = title SUPPER CLUB; at 2026-06-13T19:00; town Derby; in EXAMPLE HALL
        social Breakfast, Fri 12 June at 7, Example Café, Hove
        = asks time
        campaign
        Save our station!
        Where: Example Station, Skipton
        Bring flags
        = asks time; town Skipton; in Example Station; about Bring flags
        social Big party, Sat 32 June 8pm, Example Arms, Oldham
        = title Big party; asks time; town Oldham; in Example Arms
        social
        Big party
        When: 31 June 8pm
        Where: Example Arms, Oldham
        = title Big party; asks time; town Oldham; in Example Arms
        Supper, time to be confirmed, Example Café, Hove
        = title Supper; asks time
        social Supper, Sat 13 June, time TBC, Example Café, Hove
        = title Supper; at 2026-06-13T00:00; to 2026-06-14T00:00; town Hove; in Example Café
        talk Miners and their friends, Thu 18 June 7pm, Example Library, Barnsley
        = title Miners and their friends; kind education; at 2026-06-18T19:00; town Barnsley; in Example Library
        training 24 hours in a call centre, Fri 12 June 2-4pm, Example House, Derby
        = title 24 hours in a call centre; kind education; at 2026-06-12T14:00; to 2026-06-12T16:00; town Derby
        debate Who pays for the trams?, Wed 17 June 7pm, Example Rooms, Leeds
        = title Who pays for the trams?; kind forum; at 2026-06-17T19:00; town Leeds; in Example Rooms
        social No more agendas!, Tue 16 June 6pm, Example Arms, York
        = title No more agendas!; kind social; at 2026-06-16T18:00; town York
        karaoke night, Fri 12 June 8pm, Example Arms, Hull
        = title Karaoke night; kind social; at 2026-06-12T20:00; town Hull
        school
        Autumn School
        Sat 10 October 10am
        Example College, Leeds
        = title Autumn School; kind education; at 2026-10-10T10:00; town Leeds; in Example College
        Talk about sickness pay at work. It's at Example House in Derby on the 12th of June at 2pm.
        = title Talk about sickness pay at work; kind education; at 2026-06-12T14:00; town Derby; in Example House
        social
        Saturday 20 June
        Big queer ceilidh
        7pm-11pm
        Example Hall
        Oldham
        = title Big queer ceilidh; kind social; at 2026-06-20T19:00; to 2026-06-20T23:00; town Oldham; in Example Hall
        education
        Fwd: from the library
        Songs of the mill girls
        Thu 11 June, 6pm
        Example Library, Bolton
        = title Songs of the mill girls; kind education; at 2026-06-11T18:00; town Bolton; in Example Library
        social
        Bingo!
        Where? Example Arms, Hull
        When? Friday 12 June
        What time? 7pm
        How much? £2 a card
        = title Bingo!; at 2026-06-12T19:00; town Hull; in Example Arms; cost £2 a card
        forum
        Pay and grades
        Date - Saturday 13 June
        Time - 11am to 1pm
        Place - Example Centre, Derby
        = title Pay and grades; kind forum; at 2026-06-13T11:00; to 2026-06-13T13:00; town Derby; in Example Centre
        meeting Welsh members, Wed 10 June 7pm, Microsoft Teams
        = title Welsh members; kind meeting; at 2026-06-10T19:00; online
        meeting Welsh members, Wed 10 June 7pm, online (Zoom)
        = title Welsh members; kind meeting; at 2026-06-10T19:00; online
        forum Pensions and us, Wed 10 June 7pm, from your kitchen via Zoom
        = title Pensions and us; kind forum; at 2026-06-10T19:00; online
        meeting
        Spring assembly (hybrid)
        Wed 10 June 6pm
        In the room: Example Centre, Swansea
        At home: https://meet.example.org/spring
        = title Spring assembly (hybrid); at 2026-06-10T18:00; town Swansea; online
        social Salsa class, Sun 14 June 3pm, Example Studio, Derby. £8, or £3 if you're out of work. Room holds 30.
        = title Salsa class; at 2026-06-14T15:00; town Derby; cost £8, or £3 if you're out of work; room 30
        social Film night, Sun 14 June 3pm, Example Cinema, Derby. Nothing to pay. Screened with subtitles.
        = title Film night; at 2026-06-14T15:00; town Derby; cost free; facts captions
        talk The docks, Mon 15 June 6pm, Example House, Hull. There's a ramp at the back door. A quiet room is set aside.
        = title The docks; at 2026-06-15T18:00; town Hull; facts step-free quiet
        social Darts, Mon 15 June 6pm, Example Bar (first floor, no lift), Hull. Creche available - write to us
        = title Darts; at 2026-06-15T18:00; town Hull; in Example Bar; facts no-step-free childcare
        social
        Running club
        Thursdays at 6pm, 11 June to 30 July
        Example Gate, York
        = title Running club; at 2026-06-11T18:00; town York; series every week on Thursday until 30 July 2026
        pride Example Pride, Saturday 11 July all day, Example Square, Exeter
        = title Example Pride; at 2026-07-11T00:00; to 2026-07-12T00:00; town Exeter; in Example Square
        social Camp, Sat 11 and Sun 12 July, all weekend, Example Meadow, Kendal
        = title Camp; at 2026-07-11T00:00; to 2026-07-13T00:00; town Kendal; in Example Meadow
        campaign Example rally, Sat 11 July (time tbc), Example Square, Derby
        = title Example rally; at 2026-07-11T00:00; to 2026-07-12T00:00; town Derby; in Example Square
        social Summer fair, Example Hall, Hull, Sat 11 July, times to be confirmed
        = title Summer fair; at 2026-07-11T00:00; to 2026-07-12T00:00; town Hull; in Example Hall
        education
        What: Example summer school
        Date: Saturday 11 July
        Time: TBC
        Where: Example College, York
        = title Example summer school; at 2026-07-11T00:00; to 2026-07-12T00:00; town York; in Example College
        education All day workshop, Sat 11 July 10am-4pm, Example College, York
        = title All day workshop; at 2026-07-11T10:00; to 2026-07-11T16:00; town York; in Example College
        social All day breakfast, Sat 11 July 9am, Example Café, York
        = title All day breakfast; at 2026-07-11T09:00; town York; in Example Café
        social Picnic, easter monday 2pm, Leeds
        = title Picnic; at 2027-03-29T14:00; town Leeds
        social Picnic, Good Friday 7pm, Leeds
        = title Picnic; at 2027-03-26T19:00; town Leeds
        social Picnic, sat 6 june 7pm GMT, Leeds
        = title Picnic; at 2026-06-06T20:00; town Leeds
        social Singalong, Mon 15 June 6pm; Example Tap, Hull; songbooks supplied; free; there are two steps at the door
        = title Singalong; at 2026-06-15T18:00; town Hull; in Example Tap; cost free; facts no-step-free; about songbooks supplied
        meeting of the stewards, Tue 16 June 7pm, teams only
        = title Meeting of the stewards; kind meeting; at 2026-06-16T19:00; online
        social Pottery, Tue 16 June 7pm, Example Studio (second floor, no lift), York. £6
        = title Pottery; at 2026-06-16T19:00; town York; in Example Studio (second floor, no lift); cost £6; facts no-step-free
        meeting Branch night, Tue 16 June 7pm in Room 4, Example Town Hall, Leeds
        = title Branch night; at 2026-06-16T19:00; town Leeds; in Room 4, Example Town Hall
        meeting Branch night, Tue 16 June 7pm. Hybrid! Example Hall, Leeds / Zoom
        = title Branch night; at 2026-06-16T19:00; town Leeds; in Example Hall; online
        education Speaking up; Tue 16 June; 7pm-8pm; Example Library; Truro; quiet room, no childcare
        = title Speaking up; at 2026-06-16T19:00; to 2026-06-16T20:00; town Truro; in Example Library; facts quiet no-childcare
        talk Pay slips, Tue 16 June 7pm, Example Chapel (ramped), Brighton
        = title Pay slips; at 2026-06-16T19:00; town Brighton; in Example Chapel; facts step-free
        conference
        Example Members' Congress
        Fri 19 June 10am to Sat 20 June 4pm
        Example Hotel, Hull
        BSL interpreters and captions both days. Hot lunch.
        = title Example Members' Congress; at 2026-06-19T10:00; to 2026-06-20T16:00; town Hull; facts bsl captions
        forum
        Who pays for parks?
        Tue 16 June 6pm
        Example Halls, Perth
        Step-free, large print, BSL on request.
        = title Who pays for parks?; at 2026-06-16T18:00; town Perth; facts step-free
        campaign
        Lantern walk
        Tue 16 June 9pm
        Example Pier, Llandudno
        Level path, suitable for wheelchair users
        Stewards, water and a quiet tent at the end
        Captions: yes
        = title Lantern walk; at 2026-06-16T21:00; town Llandudno; facts step-free captions quiet
        social Crafts, Fri 12 June 8pm, Example Barn, Ely. Free entry, donations welcome
        = title Crafts; at 2026-06-12T20:00; town Ely; cost Free entry, donations welcome
        social Crafts, Fri 12 June 8pm, Example Barn, Ely, free obviously
        = title Crafts; at 2026-06-12T20:00; town Ely; cost free
        workshop
        Zines for all
        Date - Fri 12 June
        Time - 2 to 5pm
        Place - Example Makers, Ely
        Donation - pay as you feel
        = title Zines for all; at 2026-06-12T14:00; to 2026-06-12T17:00; town Ely; cost pay as you feel
        social Darts, Tue 16 June 7pm, Example Arms, Hebden Bridge (no lift, sorry)
        = title Darts; at 2026-06-16T19:00; town Hebden Bridge; facts no-step-free
        social Darts, Tue 16 June 7pm, Example Arms, Leeds with step-free access
        = title Darts; at 2026-06-16T19:00; town Leeds; facts step-free
        Tue 16 June, 7pm, Derby: Quiz night at Example Tavern. £9. Step free.
        = title Quiz night; at 2026-06-16T19:00; town Derby; in Example Tavern; cost £9; facts step-free
        meeting
        Dear members,
        Our next committee meeting is on Tuesday 16 June at 6pm in Example Library, Hull
        = title Committee meeting; kind meeting; at 2026-06-16T18:00; town Hull; in Example Library
        social 8pm on Fri 12 June karaoke!! at example working club, Ayr. Songs £1
        = title Karaoke!!; kind social; at 2026-06-12T20:00; town Ayr; cost Songs £1; in example working club
        social , Fri 12 June 8pm, Example Barn, Ely
        = asks title
        training
        Course: Safety at work
        Date: 12 June
        Time: 0930-1630
        Place: Example Centre, Hull
        Fee - £5
        = title Safety at work; at 2026-06-12T09:30; to 2026-06-12T16:30; town Hull; cost £5
        campaign Rally for the trams will be held on Tue 16 June at 7pm, Example Square, Leeds
        = title Rally for the trams; kind campaign; at 2026-06-16T19:00; town Leeds; in Example Square
        education See what happens, Tue 16 June 7pm, Example Hall, Leeds
        = title See what happens; at 2026-06-16T19:00; town Leeds; in Example Hall
        remembrance
        World AIDS Day
        Tuesday 1 December
        11am
        Example Gardens, Hull
        = title World AIDS Day; kind remembrance; at 2026-12-01T11:00; town Hull; in Example Gardens
        social Ramble - fortnightly - Sat 13 June 10am-noon - Example Gate, York
        = title Ramble; at 2026-06-13T10:00; to 2026-06-13T12:00; town York; in Example Gate; series every 2 weeks on Saturday
        social
        Cycling club
        2nd Sunday of the month, next one 14 June
        9am
        Example Green, York
        = title Cycling club; at 2026-06-14T09:00; town York; in Example Green; series every month on the 2nd Sunday
        education Letters page, 2026-06-12T18:00-19:30, Example Library, Truro
        = title Letters page; at 2026-06-12T18:00; to 2026-06-12T19:30; town Truro; in Example Library
        conference
        Example Spring School
        12 - 14 June 2026
        Starts Friday 5pm, ends Sunday 1pm
        Example Lodge, Ilkley
        Creche available, step free rooms
        = title Example Spring School; at 2026-06-12T17:00; to 2026-06-14T13:00; town Ilkley; in Example Lodge; facts step-free childcare
        picket
        ALL OUT FOR THE GALLERY STAFF
        Tue 9 June
        7.30am to 10am
        Example Gallery, Leeds
        = title ALL OUT FOR THE GALLERY STAFF; at 2026-06-09T07:30; to 2026-06-09T10:00; town Leeds; in Example Gallery
        Bingo night 🎱
        In aid of the strike fund
        Mon 15 June 8pm
        The Example Arms, Hull
        = title Bingo night; at 2026-06-15T20:00; town Hull; in Example Arms
        📣 Shared from the Example Tenants 📣
        Public meeting: Save the baths
        Thursday 11 June, 7.15pm
        Example Church Hall, Hull
        = title Public meeting: Save the baths; at 2026-06-11T19:15; town Hull; in Example Church Hall
        social
        Hiya all 👋 next social is on!!
        *Bingo & Chips*
        Thursday 18th June
        7pm at The Example Arms, Hull
        £12 a head inc. supper
        = title Bingo & Chips; at 2026-06-18T19:00; town Hull; in Example Arms; cost £12 a head inc. supper
        conference
        Example Members' Day
        Saturday 20 June, 10am - 4pm
        Example Suite, Leeds
        This is a free event; lunch is provided.
        = title Example Members' Day; at 2026-06-20T10:00; to 2026-06-20T16:00; town Leeds; in Example Suite; cost free
        training
        free training, Knowing your rights, Tue 16 June 1-2pm, Example Hall, Leeds
        = title Knowing your rights; at 2026-06-16T13:00; to 2026-06-16T14:00; town Leeds; in Example Hall; cost free
        education
        Example Autumn School
        12 - 14 June 2026
        Starts Friday 5pm, ends Sunday 1pm
        Example Lodge, Ilkley
        £35 incl. meals + shared room. Creche on request.
        = title Example Autumn School; at 2026-06-12T17:00; to 2026-06-14T13:00; town Ilkley; in Example Lodge; cost £35 incl. meals + shared room; facts childcare
        forum
        Rents for all
        Wed 17th June, 6.45pm (finish by 9)
        Example Hall, Leeds
        = title Rents for all; at 2026-06-17T18:45; to 2026-06-17T21:00; town Leeds; in Example Hall
        social Bingo, Fri 12 June about 7pm ish, Example Arms, Hull
        = title Bingo; at 2026-06-12T19:00; town Hull; in Example Arms
        forum The buses, Tue 16 June at 18:00 hours, Example Rooms, Leeds
        = title The buses; at 2026-06-16T18:00; town Leeds; in Example Rooms
        pride planning mtg, weds 10 june 6.30pm, Example Centre, Telford
        = at 2026-06-10T18:30; town Telford; in Example Centre
        talk The docks, Mon 15 June 6pm, Example House, Hull. There's a ramp to the clubhouse.
        = town Hull; facts step-free
        talk The docks, Mon 15 June 6pm, Example House, Hull. There's a ramp to the garden.
        = town Hull; facts
        talk The docks, Mon 15 June 6pm, Example House, Hull. Ramp available.
        = town Hull; facts step-free
        talk The docks, Mon 15 June 6pm, Example House, Hull. Ramp on request.
        = town Hull; facts
        craft The docks, Mon 15 June 6pm, Example House, Hull. It's a quiet, alcohol-free do.
        = town Hull; facts alcohol-free
        film screening (subtitled), Fri 12 June 7pm, Example Picturehouse, Hull, £6/£4
        = title Film screening (subtitled); at 2026-06-12T19:00; town Hull; in Example Picturehouse; cost £6/£4; facts captions
        BSL interpreted talk on pensions, 6pm Fri 12 June, Example Library, Leeds
        = title BSL interpreted talk on pensions; at 2026-06-12T18:00; town Leeds; in Example Library; facts bsl
        pride
        Example Pride: walk with us
        Sat 13 June
        Assemble from 11am, parade 12 noon
        Example Green, York
        = title Example Pride: walk with us; at 2026-06-13T11:00; town York; in Example Green; about Parade 12 noon
        Our women's committee would like to invite everyone to a talk, 'Rents: forty years on', at the Example Institute, Gateshead on Wednesday 17 June at 6pm.
        = title Rents: forty years on; at 2026-06-17T18:00; town Gateshead; in the Example Institute
        The young members are organising a picnic on the Example lawn in Nottingham on Sunday 14 June, starting at 1pm.
        = title Picnic; at 2026-06-14T13:00; town Nottingham; in the Example lawn
        """
}
