/// More announcements of `PastedAnnouncementTests`: what they are called, of which kind they are, and what heads them.
enum NamedAnnouncements {
    static let table = """
        Trans Day of Visibility
        Vigil & open mic
        Tues 9 June 6pm
        Example Square, Swansea
        = kind social; title Trans Day of Visibility; at 2026-06-09T18:00; in Example Square; town Swansea
        SAVE OUR LIBRARY
        Rally and march
        Sat 13 June 11am
        Example Park, Bradford
        = kind campaign; title SAVE OUR LIBRARY; at 2026-06-13T11:00; in Example Park; town Bradford
        VIGIL
        for our friends
        Fri 12 June 5.30pm
        Example Square, Leeds
        = kind remembrance; title VIGIL; at 2026-06-12T17:30; in Example Square; town Leeds
        I'd like to announce a talk called Queers and the Commons, at the Example Room in Lewes on Monday 8 June at 7.30pm.
        = kind education; title Queers and the Commons; at 2026-06-08T19:30; in Example Room; town Lewes
        We have organised a panel, "Is the future alright?", for Tuesday 9 June at the Example Rooms, Belfast. We start at 7pm.
        = kind education; title Is the future alright?; at 2026-06-09T19:00; in Example Rooms; town Belfast
        Following the success of last year's, "Calling Cardiff: punk and pasties" returns on Friday 12 June at 7pm at Example Hall, Cardiff. Disco till late.
        = title Calling Cardiff: punk and pasties; kind social; at 2026-06-12T19:00; in Example Hall; town Cardiff
        Sent on behalf of the Midlands Women's Committee

        "Bread, Roses and Housework"
        International Women's Day discussion
        Sunday 7 June 3pm - 5pm
        Example Exchange, Birmingham
        = title Bread, Roses and Housework; kind education; at 2026-06-07T15:00; to 2026-06-07T17:00; in Example Exchange; town Birmingham
        BRANCH NEWSLETTER JUNE 2026
        Dates for your diary

        Equality reps' lunch
        Wednesday 10 June, 12.30pm
        Example Civic Centre, Gateshead
        = title Equality reps' lunch; kind social; at 2026-06-10T12:30; in Example Civic Centre; town Gateshead
        LIVE STREAM
        Strike school: How to win a ballot
        Mon 8 June, 7pm
        Example Hall, Leeds
        = title Strike school: How to win a ballot; kind education; at 2026-06-08T19:00; in Example Hall; town Leeds
        [25/05, 18:02] Socials: ok so it's decided
        [25/05, 18:03] Socials: Pizza making. Fri 12 June 7pm. Example Kitchen, Stroud
        = title Pizza making; kind social; at 2026-06-12T19:00; in Example Kitchen; town Stroud
        Kernow comrades!
        Pasty & politics
        Thursday 11 June 6pm
        Example Arms, Falmouth
        Talk: who owns our harbours?
        = title Pasty & politics; kind education; at 2026-06-11T18:00; in Example Arms; town Falmouth
        Minutes of committee 24/5, item 6: Social programme
        Agreed to hold a ten pin bowling night on Friday 12 June at 7pm at Example Lanes, Castleford.
        = title Ten pin bowling night; kind social; at 2026-06-12T19:00; in Example Lanes; town Castleford
        Our Eastleigh members' book group will be discussing chapters one to four at the Example Box, Eastleigh, on Monday 8 June at 7.15pm.
        = title Eastleigh members' book group; kind education; at 2026-06-08T19:15; in Example Box; town Eastleigh
        A public meeting on the future of our hospital is being held at Example Hall, Kettering on Thursday 11 June at 7pm.
        = title Public meeting on the future of our hospital; kind meeting; at 2026-06-11T19:00; in Example Hall; town Kettering
        We'll celebrate ten years of the Cornwall group with pasties and cider at Example House, Redruth on Saturday 6 June at 5pm.
        = title Pasties and cider; kind social; at 2026-06-06T17:00; in Example House; town Redruth
        To mark fifty years since the strike we're laying a wreath at the Example Gardens, Burnley, on Saturday 6 June at 11am.
        = title Laying a wreath; at 2026-06-06T11:00; in Example Gardens; town Burnley; kind remembrance
        end of season disco,fri 12 june 7pm,example bowling club,ayr,£5
        = title End of season disco; kind social; at 2026-06-12T19:00; in example bowling club; town Ayr; cost £5
        bristol. sat 13 june. pride breakfast 8.30am. example tobacco store. vegan. £6
        = title Pride breakfast; kind social; at 2026-06-13T08:30; in example tobacco store; town Bristol; cost £6
        belfast, book launch, thurs 11 june 6pm, linen shelf, free
        = title Book launch; kind education; at 2026-06-11T18:00; in linen shelf; town Belfast; cost free
        social Bath Bombs & Bubbly, Fri 12 June 7pm, Example Assembly, Frome
        = title Bath Bombs & Bubbly; kind social; at 2026-06-12T19:00; in Example Assembly; town Frome
        Swim social, women and non-binary only, Sun 7 June 6pm, Example Leisure Centre, Derby
        = title Swim social; kind social; at 2026-06-07T18:00; in Example Leisure Centre; town Derby
        pride planning mtg weds 10 june 6.30pm Example office, Preston
        = title Pride planning mtg; kind meeting; at 2026-06-10T18:30; in Example office; town Preston
        Title - Reps' breakfast
        Day - Fri 12 June
        Time - 8am
        Where - Example Cafe, Leeds
        = title Reps' breakfast; kind social; at 2026-06-12T08:00; in Example Cafe; town Leeds
        Mam, dad and bairns picnic, Example Park, Gateshead, Sunday 14 June, noon
        = title Mam, dad and bairns picnic; kind social; at 2026-06-14T12:00; in Example Park; town Gateshead
        Members may like to know that the next Stonewall lecture will be held not in Rotherham as advertised but in Sheffield, at the Example Foundry, on Monday 8 June at 18.30.
        = title Stonewall lecture; kind education; at 2026-06-08T18:30; in Example Foundry; town Sheffield
        Fri 5 June 18:30 May Day drinks, Example Arms, Glasgow
        = title May Day drinks; kind social; at 2026-06-05T18:30; in Example Arms; town Glasgow
        social
        QUEER PROM
        The one you didn't get at school
        Sat 13 June, 7.30pm
        Example Ballroom, Weymouth
        = title QUEER PROM; kind social; at 2026-06-13T19:30; in Example Ballroom; town Weymouth
        In honour of Women's Day the Swansea branch is showing "Made in Dagenham" on Sunday 7 June at 2pm at the Example Screen, Swansea. A film for everybody.
        = title Made in Dagenham; kind social; at 2026-06-07T14:00; in Example Screen; town Swansea
        The committee is putting on a one-day course called Organising in Small Workplaces. It runs from 9.30am on Thursday 11 June at the Example Rooms in Newcastle.
        = title Organising in Small Workplaces; kind education; at 2026-06-11T09:30; in Example Rooms; town Newcastle upon Tyne
        """
}
