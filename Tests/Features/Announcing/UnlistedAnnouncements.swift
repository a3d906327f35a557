/// More announcements of `PastedAnnouncementTests`, which are read by where their parts stand, whatever their nouns are:
/// lines above the title, venues of any name, days that each have their hours, and what only leads from one part to
/// another.
enum UnlistedAnnouncements {
    static let table = """
        social
        Mill Town Workers present

        THE WEAVERS' REVUE

        Fri 19 June, 7pm
        Example Jute Works, Dundee
        = title THE WEAVERS' REVUE; at 2026-06-19T19:00; town Dundee; in Example Jute Works
        From the council newsletter ↓

        SOLIDARITY SUPPER
        Tue 16 June, 7pm
        Example Refectory, Norwich
        = title SOLIDARITY SUPPER; at 2026-06-16T19:00; town Norwich; in Example Refectory; kind social
        WALTHAMSTOW
        Queer history walk
        Sunday 14 June 2pm
        Start: outside the library
        = title Queer history walk; at 2026-06-14T14:00; town Walthamstow; in library
        REMINDER REMINDER

        Pride planning meeting no. 3
        TOMORROW, 7pm, Example Hub, Grimsby
        = title Pride planning meeting no. 3; at 2026-06-02T19:00; town Grimsby; in Example Hub
        social: NEW DATE! Film night, now Fri 19 June, 7pm, Example Chapelhouse, Truro
        = title Film night; at 2026-06-19T19:00; town Truro; in Example Chapelhouse
        FYI folks, AGM moved to 24th June 7pm, still at Example Foundry in Walsall
        = title AGM; at 2026-06-24T19:00; town Walsall; in Example Foundry
        course
        Title......... Tackling transphobia: a toolkit
        Dates.......... 18 and 19 June (Thurs & Fri)
        Hours.......... 9.15am to 3.45pm
        Place.......... Example House, Stevenage
        = title Tackling transphobia: a toolkit; at 2026-06-18T09:15; to 2026-06-19T15:45; town Stevenage; in Example House
        training
        HUSTINGS FOR BEGINNERS
        Thursday 18 June
        18:00 Doors
        18:30 Start
        20:30 Finish
        Example Rooms, Coventry CV1 2AA
        = title HUSTINGS FOR BEGINNERS; at 2026-06-18T18:00; to 2026-06-18T20:30; town Coventry
        conference Health workers' weekend, 10:00 Fri 12 June to 15:30 Sat 13 June, Example Halls, Dunfermline
        = title Health workers' weekend; at 2026-06-12T10:00; to 2026-06-13T15:30; town Dunfermline
        Weekend school
        Friday 5th (7pm) to Sunday 7th June (3pm)
        Example Manse, Whitby
        = title Weekend school; at 2026-06-05T19:00; to 2026-06-07T15:00; town Whitby; in Example Manse; kind education
        Summer school
        Day 1: Fri 12 June 10am-5pm
        Day 2: Sat 13 June 10am-3pm
        Example Grange, Buxton
        = title Summer school; at 2026-06-12T10:00; to 2026-06-13T15:00; town Buxton; in Example Grange; kind education
        16/17 june organiser training, 10am - 4pm both days, Example Works, Barnsley
        = title Organiser training; at 2026-06-16T10:00; to 2026-06-17T16:00; town Barnsley; in Example Works
        Singing for the soul
        Thursdays 7pm in July
        Example Chantry, Wakefield
        = title Singing for the soul; at 2026-07-02T19:00; town Wakefield; in Example Chantry; kind social; series every week on Thursday until 31 July 2026
        every first Monday 7pm reading group Example Bookroom Lancaster starts September
        = title Reading group; at 2026-09-07T19:00; town Lancaster; in Example Bookroom; series every month on the 1st Monday
        choir practice every thu 7pm except 18 june, Example Chantry, Wakefield
        = title Choir practice; at 2026-06-04T19:00; town Wakefield; in Example Chantry; series every week on Thursday
        social | Mystery coach trip | leaves 9am, back by 7pm | Sat 6 June | Example Coach Park | Accrington | £18
        = title Mystery coach trip; at 2026-06-06T09:00; to 2026-06-06T19:00; town Accrington; in Example Coach Park; cost £18
        We're putting on a tea dance for older members in the Example Assembly Rooms, Ludlow on Wednesday 24 June from 2pm to 4pm. Tickets are £5.
        = title Tea dance for older members; at 2026-06-24T14:00; to 2026-06-24T16:00; town Ludlow; in Example Assembly Rooms; cost £5
        pub quiz Example Drover Thurs 25 June 8pm Hexham £2pp
        = title Pub quiz; at 2026-06-25T20:00; town Hexham; in Example Drover; cost £2pp; kind social
        social Folks, the Dundee crowd are having a games night at the Example Jute Works on Friday 19th June. It kicks off at 7pm and we'll be out by 10pm.
        = title Games night; at 2026-06-19T19:00; to 2026-06-19T22:00; town Dundee; in Example Jute Works
        social My lovelies, drag brunch is back! We'll be at the Example Canteen, Llanelli, on Sunday 28 June at 11am.
        = title Drag brunch; at 2026-06-28T11:00; town Llanelli; in Example Canteen
        Right then, quiz is back on at the Example Arms in Mansfield, Friday 26 June, kick off 8pm, two quid each
        = title Quiz; at 2026-06-26T20:00; town Mansfield; in Example Arms; kind social; cost two quid each
        Comrades, the annual climate march leaves Example Green in Chesterfield at 10.30am on Saturday 6 June. Bring your banners.
        = title The annual climate march; at 2026-06-06T10:30; town Chesterfield; in Example Green
        on 13 June at 1pm in Barrow-in-Furness at the Example Club: tea and testimony, a social for retired members
        = title Tea and testimony, a social for retired members; at 2026-06-13T13:00; town Barrow-in-Furness; in Example Club; kind social
        Slough, the Example Annexe, education, 1pm sat 20 june, Know your rights on zero hours
        = title Know your rights on zero hours; at 2026-06-20T13:00; town Slough; in Example Annexe; kind education
        Coleraine: Wednesday 10 June: 7.30pm: film night: Example Arts Room: free in
        = title Film night; at 2026-06-10T19:30; town Coleraine; in Example Arts Room; cost free; kind social
        social Our first trans swim is 7pm on sunday 14 june at Tiverton Baths in Coventry
        = title First trans swim; at 2026-06-14T19:00; town Coventry; in Tiverton Baths
        education Streic! Strike!
        Nos Iau / Thursday 18 June
        7.00pm
        Example Arts Centre, Aberystwyth
        Am ddim / Free
        = title Streic! Strike!; at 2026-06-18T19:00; town Aberystwyth; cost free
        picket support: breakfast for the bin crews. 6am Mon 8 June. Example Tip, Coventry
        = title Picket support: breakfast for the bin crews; at 2026-06-08T06:00; town Coventry; in Example Tip
        social
        Cheese evening
        Now Friday 19 June (not the 5th as on the old flyer)
        7pm
        Example Guildhall, York
        = title Cheese evening; at 2026-06-19T19:00; town York; in Example Guildhall
        social The Shrewsbury group will be meeting for a quiet drink at the Example Inn on Tuesday 16th June at 7pm. New faces are always welcome.
        = title Quiet drink; at 2026-06-16T19:00; town Shrewsbury; in Example Inn; kind social
        training: I'm running a banner workshop on Sunday 14 June, 1pm to 4pm, in the Example Loft, Penzance. There is room for 14 and it costs £6.
        = title Banner workshop; at 2026-06-14T13:00; to 2026-06-14T16:00; town Penzance; cost £6; room 14
        """
}
