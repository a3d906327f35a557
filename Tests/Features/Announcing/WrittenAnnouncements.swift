/// More announcements of `PastedAnnouncementTests`: prices with whom they are for, pubs that are named after places,
/// pictures for labels, and sentences to members.
enum WrittenAnnouncements {
    static let table = """
        social Quiz night, Fri 12 June 7.30pm, Example Arms, Hull. £7.50, concessions £5
        = title Quiz night; kind social; at 2026-06-12T19:30; town Hull; in Example Arms; cost £7.50, concessions £5
        Race night, Sat 13 June 7pm, Example Social Club, Barnsley. Free entry, raffle £1 a strip.
        = title Race night; kind social; at 2026-06-13T19:00; town Barnsley; in Example Social Club; cost Free entry, raffle £1 a strip
        Comedy night, Thu 11 June 8pm, Example Cellar, Leeds, £5/£3 concs
        = title Comedy night; at 2026-06-11T20:00; town Leeds; in Example Cellar; cost £5/£3 concs
        Gig for the strike fund, Fri 19 June 7pm, Example Club, Derby. £10 adv, £12 otd
        = title Gig for the strike fund; kind social; at 2026-06-19T19:00; town Derby; in Example Club; cost £10 adv, £12 otd
        Yoga class, Sun 14 June 10am, Example Studio, Bath, pay what you can (suggested £5)
        = title Yoga class; at 2026-06-14T10:00; town Bath; in Example Studio; cost pay what you can (suggested £5)
        Summer supper club social, Sat 20 June 6pm, Example Hall, York. Members free, guests £3.
        = title Summer supper club social; at 2026-06-20T18:00; town York; in Example Hall; cost Members free, guests £3
        Fun day, Sun 21 June 12-4pm, Example Park, Bolton, free for under 16s, adults £4
        = title Fun day; at 2026-06-21T12:00; to 2026-06-21T16:00; town Bolton; in Example Park; cost free for under 16s, adults £4
        Ceilidh, Fri 26 June 7pm, Example Ballroom, Perth. Tickets £8 waged / £4 unwaged.
        = title Ceilidh; kind social; at 2026-06-26T19:00; town Perth; in Example Ballroom; cost £8 waged / £4 unwaged
        Film night
        Wed 10 June, 7pm
        Example Cinema, Lewes
        Price: £6 full, £4 concessions, under-12s free
        = title Film night; at 2026-06-10T19:00; town Lewes; in Example Cinema; cost £6 full, £4 concessions, under-12s free
        Choir concert
        Sat 27 June 7.30pm
        Example Church, Durham
        💷 £9 on the door, students and claimants £4
        = title Choir concert; at 2026-06-27T19:30; town Durham; in Example Church; cost £9 on the door, students and claimants £4
        Book launch, Tue 16 June 6.30pm, Example Books, Bristol. Entry by donation (£2-£5 suggested).
        = title Book launch; at 2026-06-16T18:30; town Bristol; in Example Books; cost by donation (£2-£5 suggested)
        Jumble sale, Sat 13 June 11am, Example Hall, Ripon. 50p entry, kids free.
        = title Jumble sale; kind social; at 2026-06-13T11:00; town Ripon; in Example Hall; cost 50p entry, kids free
        Walking tour, Sun 7 June 2pm, Example Square, Lancaster. Costs a fiver, or three pounds if you're unwaged.
        = title Walking tour; at 2026-06-07T14:00; town Lancaster; in Example Square; cost a fiver, or three pounds if you're unwaged
        Drag bingo, Fri 5 June 8pm, Example Bar, Brighton. It's £6 in advance and £8 on the door.
        = title Drag bingo; at 2026-06-05T20:00; town Brighton; in Example Bar; cost £6 in advance and £8 on the door
        Pub quiz, Thu 18 June 8pm, Example Arms, Stockport. £2 per person, teams of up to six.
        = title Pub quiz; at 2026-06-18T20:00; town Stockport; in Example Arms; cost £2 per person; about eams of up to six
        Afternoon tea, Sun 28 June 3pm, Example Tearoom, Buxton. £12.50 a head including cake, please book ahead.
        = title Afternoon tea; at 2026-06-28T15:00; town Buxton; in Example Tearoom; cost £12.50 a head including cake; about lease book ahead
        Pub quiz, Thu 11 June 7.30pm, The Fenton, Leeds - all welcome
        = title Pub quiz; at 2026-06-11T19:30; town Leeds; in The Fenton; about ll welcome
        Drinks, Fri 12 June 6pm, the Chester, Hull, everyone welcome
        = title Drinks; at 2026-06-12T18:00; town Hull; in the Chester; about veryone welcome
        Lunch, Sun 14 June 1pm, The Washington, Sheffield. All welcome.
        = title Lunch; at 2026-06-14T13:00; town Sheffield; in The Washington; about All welcome
        Karaoke at the Windsor, Cardiff on Sat 13 June 8pm
        = title Karaoke; at 2026-06-13T20:00; town Cardiff; in Windsor
        Branch meeting at the Bedford in Balham, Mon 15 June 7pm
        = title Branch meeting; kind meeting; at 2026-06-15T19:00; town Balham; in Bedford
        Games night, Tue 16 June 7pm, The York, Wigan, bring your own games
        = title Games night; at 2026-06-16T19:00; town Wigan; in The York; about ring your own games
        Summer social
        🗓 Friday 12 June
        🕖 7pm to 11pm
        📍 Example Rooms, Halifax
        ♿ Step-free, accessible toilet
        💷 £5, £3 unwaged
        = title Summer social; at 2026-06-12T19:00; to 2026-06-12T23:00; town Halifax; in Example Rooms; facts step-free; cost £5, £3 unwaged
        Film and discussion
        📅 Tue 9 June ⏰ 6.30pm
        📍 Example Library, Luton
        ♿️ Step-free by the side door, hearing loop
        = title Film and discussion; at 2026-06-09T18:30; town Luton; in Example Library; facts step-free
        Rally for renters
        When: Sat 20 June, 1pm
        Where: Example Square, Leicester
        Access:
        - level access throughout
        - BSL interpreter
        - quiet area at the back
        = title Rally for renters; kind campaign; at 2026-06-20T13:00; town Leicester; in Example Square; facts step-free bsl quiet
        Picnic in the park, Sun 7 June 1pm, Example Park, Reading. Access: flat paths, https://example.org/access
        = title Picnic in the park; at 2026-06-07T13:00; town Reading; in Example Park; note https://example.org/access
        Talk: Dockers and drag
        Thursday 11 June, 7-9pm
        Example Museum, Liverpool
        Accessibility: step-free entrance, hearing loop, captions. More at https://example.org/venue
        = title Talk: Dockers and drag; at 2026-06-11T19:00; to 2026-06-11T21:00; town Liverpool; in Example Museum; facts step-free captions
        🎲🎲 Board games afternoon 🎲🎲 Sun 14 June 2pm till 5pm 📍Example Cafe, Preston 💰Free ☕️
        = title Board games afternoon; at 2026-06-14T14:00; to 2026-06-14T17:00; town Preston; in Example Cafe; cost free
        We're doing a sponsored walk on Saturday 20 June, meeting 10am at Example Gate, Otley. Bring water.
        = title Sponsored walk; at 2026-06-20T10:00; town Otley; in Example Gate; about Bring water
        Just a reminder that our book club is meeting on Tuesday 9 June at 7pm in Example Library, Oxford
        = title Book club; at 2026-06-09T19:00; town Oxford; in Example Library
        Coffee morning every Wednesday from 10 June, 10.30am-12, Example Cafe, Crewe
        = title Coffee morning; at 2026-06-10T10:30; to 2026-06-10T12:00; town Crewe; in Example Cafe; series every week on Wednesday
        First Tuesday of the month: branch meeting, 7pm, Example Rooms, Hexham
        = title Branch meeting; at 2026-06-02T19:00; town Hexham; in Example Rooms; series every month on the 1st Tuesday
        Subject: AGM

        Dear members,
        The AGM will be held on Thursday 25 June 2026 at 6.30 pm in the Example Suite, Example Town Hall, Rotherham.
        All members welcome.
        = title AGM; kind meeting; at 2026-06-25T18:30; town Rotherham; in Example Suite, Example Town Hall; about All members welcome
        Trans swim
        Thurs 18th June
        8.30-9.30pm
        Example Baths (changing village entrance), Stirling
        £4.50 / £2.50 concession
        Alcohol free, gender neutral changing
        = title Trans swim; at 2026-06-18T20:30; to 2026-06-18T21:30; town Stirling; in Example Baths; cost £4.50 / £2.50 concession; facts alcohol-free
        Online: know your rights webinar, Wed 17 June 6-7pm, Zoom. Captions. Free, register at https://example.org/rights
        = online; at 2026-06-17T18:00; to 2026-06-17T19:00; cost free; facts captions
        Hybrid branch meeting Mon 22 June 7pm - Example Rooms, Derby or on Zoom
        = title Hybrid branch meeting; online; at 2026-06-22T19:00; town Derby; in Example Rooms
        Leafleting at Crewe station, 7.30am Friday 5 June
        = title Leafleting; kind campaign; at 2026-06-05T07:30; town Crewe; in Crewe station
        Pride planning – Weds 10th June – 18:30–20:00 – Example Hub, Southport – tea and biscuits provided
        = title Pride planning; at 2026-06-10T18:30; to 2026-06-10T20:00; town Southport; in Example Hub; about ea and biscuits provided
        Saturday 27 June
        Benefit gig for the Example strikers
        Doors 7pm, ends 11pm
        The Example Vaults, Swansea SA1 1AA
        £8/£5/pay what you can
        = title Benefit gig for the Example strikers; at 2026-06-27T19:00; to 2026-06-27T23:00; town Swansea; in Example Vaults; cost £8/£5/pay what you can
        Memorial walk for Dee, Sun 28/6, meet 11am Example Car Park, Whitby. 4 miles, some hills. Dogs welcome
        = title Memorial walk for Dee; at 2026-06-28T11:00; town Whitby; in Example Car Park; about 4 miles
        Sing-along Sunday! Sunday 21 June, 3pm – 5pm, Example Hall, Hebden Bridge. £3 or what you can afford. Hearing loop, step free, no BSL.
        = title Sing-along Sunday!; at 2026-06-21T15:00; to 2026-06-21T17:00; town Hebden Bridge; in Example Hall; cost £3 or what you can afford; facts step-free no-bsl
        Quiz! Quiz! Quiz! Example Arms, Dundee, tomorrow at 8. £1 each
        = asks time
        meeting - reps' forum - 16.06.2026 - 17.30 - Example House, Slough
        = title Reps' forum; at 2026-06-16T17:30; town Slough; in Example House
        Pronoun badge making with the Bolton branch. Saturday 6th June, 1 - 3pm. Example Library, Bolton.
        = title Pronoun badge making with the Bolton branch; at 2026-06-06T13:00; to 2026-06-06T15:00; town Bolton; in Example Library
        Event: Trans Day picnic / Date: 13 June / Time: noon-3pm / Venue: Example Gardens / Town: Kendal / Cost: Free
        = title Trans Day picnic; at 2026-06-13T12:00; to 2026-06-13T15:00; town Kendal; in Example Gardens; cost free
        Evening all. Branch curry night is Friday 19th June, 7.30pm, Example Tandoori, Luton, about £15 a head, let me know numbers
        = title Branch curry night; at 2026-06-19T19:30; town Luton; in Example Tandoori; cost about £15 a head; about et me know numbers
        Strike rally with speakers from three unions, 12pm Wed 24 June, steps of Example Town Hall, Huddersfield, bring banners & flags
        = title Strike rally with speakers from three unions; kind campaign; at 2026-06-24T12:00; town Huddersfield; in steps of Example Town Hall; about ring banners
        Walk and talk: Sunday 14 June, 10:30am. Start point: Example Visitor Centre, Keswick. Steep in places, not suitable for wheelchairs.
        = title Walk and talk; at 2026-06-14T10:30; town Keswick; in Example Visitor Centre; facts no-step-free
        The next LGBT+ network meeting is on Thursday 11 June at 5:30pm in Room 2, Example Building, Swindon and on Teams.
        = title LGBT+ network meeting; kind meeting; online; at 2026-06-11T17:30; town Swindon; in Room 2, Example Building
        workshop
        Banner painting!
        Sat 6 June, 2-4pm
        The Example Shed, Falmouth
        No need to book. Wear old clothes. Free (donations for paint)
        = title Banner painting!; kind education; at 2026-06-06T14:00; to 2026-06-06T16:00; town Falmouth; in Example Shed; cost Free (donations for paint); about No need to book. Wear old clothes.
        Social: bowling Fri 12 June 6:45pm Example Bowl Gloucester £9.95pp inc shoe hire
        = title Bowling; kind social; at 2026-06-12T18:45; town Gloucester; in Example Bowl; cost £9.95pp inc shoe hire
        Vigil for trans lives — Friday 20 November — 6pm — Example Memorial, Falkirk — BSL and quiet space
        = title Vigil for trans lives; kind remembrance; at 2026-11-20T18:00; town Falkirk; in Example Memorial; facts bsl quiet
        Monthly film club: last Thursday of each month, 7pm, Example Arts Centre, Lancaster, £4 (£2 members)
        = title Monthly film club; at 2026-06-25T19:00; town Lancaster; in Example Arts Centre; series every month on the last Thursday; cost £4 (£2 members)
        Join us for a picnic & rounders this Sunday (7 June) from 1pm at Example Common, Woking!
        = title Picnic & rounders; at 2026-06-07T13:00; town Woking; in Example Common
        Halifax, The Example Inn, 8pm Thursday 11 June, quiz, £1 each
        = title Quiz; kind social; at 2026-06-11T20:00; town Halifax; in Example Inn; cost £1 each
        Reading LGBT+ drinks, The Example, Fri 12 June, 6-9pm
        = title Reading LGBT+ drinks; at 2026-06-12T18:00; to 2026-06-12T21:00; town Reading; in The Example
        quiz night The Example Arms Grimsby sat 13 june 7.45pm
        = title Quiz night; kind social; at 2026-06-13T19:45; town Grimsby; in The Example Arms
        members' caucus Mon 15 June 17:30-18:30 via Teams with captions
        = title Members' caucus; at 2026-06-15T17:30; to 2026-06-15T18:30; online; facts captions
        quiz thursday 12 june 7pm the plough, ludlow
        = asks time
        Bring and share supper, Friday 12 June, 7pm, email host@example.org for the address, Falmouth
        = title Bring and share supper; at 2026-06-12T19:00; town Falmouth; about email host@example.org
        """
}
