/// More announcements of `PastedAnnouncementTests`: in one line without commas, in whole sentences, and of days with
/// hours of their own.
enum SpokenAnnouncements {
    static let table = """
        education
        Summer school
        Mon 15 – Thu 18 June
        10am–3pm daily
        Example College, Derby
        = title Summer school; kind education; at 2026-06-15T10:00; to 2026-06-18T15:00; town Derby; in Example College
        social
        Garden party
        Sat 13 June
        from 2pm till the cake runs out
        Example Allotments, Hull
        = title Garden party; at 2026-06-13T14:00; town Hull; in Example Allotments; about Till the cake runs out.
        conference
        Renters' weekend
        Sat 20 - Sun 21 June
        Workshops 10am-6pm Saturday, 10am-2pm Sunday
        Example Institute, Leeds
        = title Renters' weekend; at 2026-06-20T10:00; to 2026-06-21T14:00; town Leeds; in Example Institute
        conference
        Reps' assembly
        Fri 19 – Sat 20 June
        Registration 9am, starts 10am, closes 4pm Saturday
        Example Rooms, Dundee
        = title Reps' assembly; to 2026-06-20T16:00; town Dundee; in Example Rooms
        First aid for activists
        Tue 16 & Wed 17 June
        9am to 4.30pm both days
        Example Suite, Telford
        = title First aid for activists; at 2026-06-16T09:00; to 2026-06-17T16:30; town Telford; in Example Suite; kind education
        campaign
        National Day of Action
        Sat 13 June
        Leeds: 11am, Example Square
        Speakers and stalls
        = title National Day of Action; at 2026-06-13T11:00; town Leeds; in Example Square; about Speakers and stalls
        LIBRARIES FOR ALL
        MARCH & RALLY
        Saturday 13 June
        Assemble 12 noon Example Gardens, Edinburgh
        = title LIBRARIES FOR ALL; kind campaign; at 2026-06-13T12:00; town Edinburgh; in Example Gardens
        social
        CHANGE OF VENUE PLEASE READ
        Games night
        Thursday 11 June 18.30
        The Example Tap, Stockport
        = title Games night; at 2026-06-11T18:30; town Stockport; in Example Tap
        the rusty anchor whitby quiz thurs 11 june 8pm
        = title Quiz; kind social; at 2026-06-11T20:00; town Whitby; in the rusty anchor
        the silver spoon stockport, board games, sun 14 june 3pm
        = title Board games; at 2026-06-14T15:00; town Stockport; in the silver spoon
        film night example arts centre kendal fri 12 june 7.30pm
        = title Film night; kind social; at 2026-06-12T19:30; town Kendal; in example arts centre
        craft club barnsley library sat 13 june 11am
        = title Craft club; at 2026-06-13T11:00; town Barnsley; in barnsley library
        leafleting sat 13 june 9am at example foods gates wigan bring water
        = title Leafleting; kind campaign; at 2026-06-13T09:00; town Wigan; in example foods gates; about bring water
        walk sun 14 june 10am from otley station bring a flask
        = title Walk; kind social; at 2026-06-14T10:00; town Otley; in otley station; about bring a flask
        stall sat 10-12 example market preston
        = asks time
        pride march Falmouth 1pm sat 13 june Example Moor
        = title Pride march; kind pride; at 2026-06-13T13:00; town Falmouth; in Example Moor
        campaign Sunday 14 June Example Green Lewes leafleting 10am-1pm
        = title Leafleting; kind campaign; at 2026-06-14T10:00; to 2026-06-14T13:00; town Lewes; in Example Green
        film night, the Little Example Cinema, Ripon, fri 12 june 7.45pm
        = title Film night; kind social; at 2026-06-12T19:45; town Ripon; in the Little Example Cinema
        karaoke | the blue door | hull | fri 12 june | 8pm | £2
        = title Karaoke; kind social; at 2026-06-12T20:00; town Hull; in the blue door; cost £2
        Drag bingo / Fri 12 June / 8pm / The Tin Drum, Leeds / £5
        = title Drag bingo; kind social; at 2026-06-12T20:00; town Leeds; in The Tin Drum; cost £5
        EXETER / 13 June / noon / PRIDE PICNIC / Example Green
        = title PRIDE PICNIC; at 2026-06-13T12:00; town Exeter; in Example Green
        Sat 13 June / Derby / Example Hall / 2pm / Craft fair / free entry
        = title Craft fair; kind social; at 2026-06-13T14:00; town Derby; in Example Hall; cost free
        coffee afternoon - 2pm - Thu 11 June - Stirling - Example Tea Room - dogs ok
        = title Coffee afternoon; at 2026-06-11T14:00; town Stirling; in Example Tea Room
        debate on rent control; free; Example College, Hastings; Tue 16 June; 6pm till 7.30
        = title Debate on rent control; at 2026-06-16T18:00; to 2026-06-16T19:30; town Hastings; in Example College; cost free
        £8 gallery trip, meet entrance 1pm, Example Art Gallery, Carlisle, Sat 13 June
        = title Gallery trip; at 2026-06-13T13:00; town Carlisle; in Example Art Gallery; cost £8
        autumn fair, Example Green, Saturday, 1-4pm, Ripon
        = title Autumn fair; at 2026-06-06T13:00; to 2026-06-06T16:00; town Ripon; in Example Green
        at Example Memorial Gardens, Burnley: vigil for our dead, 6pm Sunday 14 June
        = title Vigil for our dead; town Burnley; in Example Memorial Gardens
        workshop, 3 places left of 12, sat 13 june, 10am - 1pm, example institute, rugby: taking minutes
        = title Taking minutes; at 2026-06-13T10:00; to 2026-06-13T13:00; town Rugby; in example institute; kind education; about 3 places left of 12
        Perth, Games day bloc, sat 13 june, 8.30am, meet Example Racecourse
        = title Games day bloc; at 2026-06-13T08:30; town Perth; in Example Racecourse
        pride picnic in Falmouth, Sat 13 June, 1pm, Example Field
        = town Falmouth; in Example Field
        in Derby on Sat 13 June at 2pm: cream tea, Music School café, £6
        = title Cream tea; at 2026-06-13T14:00; town Derby; in Music School café; cost £6
        Friday 12 June; Lancaster; Example Hotel; branch dinner; 7pm; £22
        = title Branch dinner; kind social; at 2026-06-12T19:00; town Lancaster; in Example Hotel; cost £22
        meeting in Derby: reps' network, Tue 9 June 6pm, Example Miners' Hall
        = title Reps' network; kind meeting; at 2026-06-09T18:00; town Derby; in Example Miners' Hall
        Bournemouth beach clean, meet Example Pier, Sunday 14 June 10am – noon
        = title Bournemouth beach clean; at 2026-06-14T10:00; to 2026-06-14T12:00; town Bournemouth; in Example Pier
        in Norwich on the 13th of June at 2 in the afternoon, a stall for the library outside Example Market
        = title A stall for the library; kind campaign; at 2026-06-13T14:00; town Norwich; in Example Market
        zoom, tue 9 june, 7pm: how to win a ballot
        = title How to win a ballot; kind online; online; at 2026-06-09T19:00
        pls can u post: barbecue sun 14 june 1pm example common preston
        = title Barbecue; kind social; at 2026-06-14T13:00; town Preston; in example common
        Sorry for the short notice all: branch meeting, Thu 4 June 6pm, Example House, Hull
        = title Branch meeting; kind meeting; at 2026-06-04T18:00; town Hull; in Example House
        A quick one from me: book club, Tue 9 June 7pm, Example Library, Crewe
        = title Book club; kind education; at 2026-06-09T19:00; town Crewe; in Example Library
        REMINDER – branch meeting TOMORROW – 6pm – Example House, Slough – all welcome
        = title Branch meeting; kind meeting; at 2026-06-02T18:00; town Slough; in Example House; about all welcome
        Comrades, the branch has called a rally outside Example Town Hall in Oldham at noon on Saturday 13 June.
        = title Rally; kind campaign; at 2026-06-13T12:00; town Oldham; in Example Town Hall
        Would you kindly let people know that there will be a talk on the mills at the Example Museum in Bradford on Wednesday 10 June, beginning at 7 in the evening?
        = title Talk on the mills; kind education; at 2026-06-10T19:00; town Bradford; in Example Museum
        We've booked the back room at The Example Arms, Hull for a new reps' social on Friday 12 June, 7pm til 9pm.
        = title New reps' social; kind social; at 2026-06-12T19:00; to 2026-06-12T21:00; town Hull; in The Example Arms
        We've got the big hall at the Example Club in Mansfield on Saturday 13 June for a fundraiser disco, doors 7pm.
        = title Fundraiser disco; kind social; at 2026-06-13T19:00; town Mansfield; in Example Club
        We are meeting at Example Gate in Buxton for a ramble on Sunday 14 June at 10.30am.
        = title Ramble; kind social; at 2026-06-14T10:30; town Buxton; in Example Gate
        Join us on Saturday 13 June for a ceilidh at Example Hall in Settle, 7pm to 10pm
        = title Ceilidh; kind social; at 2026-06-13T19:00; to 2026-06-13T22:00; town Settle; in Example Hall
        If you're free on Sunday 14 June we're doing a litter pick at Example Beach, Whitby, 10am to noon
        = title Litter pick; kind social; at 2026-06-14T10:00; to 2026-06-14T12:00; town Whitby; in Example Beach; about If you're free
        We will be leafleting outside Example Station in Crewe this Thursday from 7am to 9am, please come along.
        = title Leafleting; kind campaign; at 2026-06-04T07:00; to 2026-06-04T09:00; town Crewe; in Example Station
        Our Bridgend members are meeting up for a curry on Thursday 11 June at 7.15pm in the Example Spice, Bridgend.
        = title Curry; kind social; at 2026-06-11T19:15; town Bridgend; in Example Spice
        Our reading group meets at Example Library, Luton this coming Sunday at half ten in the morning
        = title Reading group; kind education; at 2026-06-07T10:30; town Luton; in Example Library
        Our next forum is about housing. It is on Wednesday 10 June, 7pm to 8.30pm, in the Example Chapel, Truro.
        = title Forum about housing; at 2026-06-10T19:00; to 2026-06-10T20:30; town Truro; in Example Chapel
        Would members please note that the policy forum on buses will now take place at Example Guild Hall, Gloucester, on Tuesday 9 June 2026, commencing at 18.30 and ending no later than 20.30.
        = title Policy forum on buses; kind forum; at 2026-06-09T18:30; to 2026-06-09T20:30; town Gloucester; in Example Guild Hall
        The women's network will be holding its summer gathering over the weekend of 13 and 14 June at Example Priory, Whitby, starting at 11am on the Saturday and ending at 3pm on the Sunday. It costs £45 including meals; there is a crèche.
        = title Summer gathering; kind conference; at 2026-06-13T11:00; to 2026-06-14T15:00; town Whitby; in Example Priory; cost £45 including meals; facts childcare
        I'd like to announce a film screening. It's in the Example Institute in Hawick on the 19th of June, a Friday, starting at seven in the evening, and there's no charge.
        = title Film screening; at 2026-06-19T19:00; town Hawick; in Example Institute; cost free
        Hello, our committee meets on Wednesday 10 June from 5.30pm to 7pm at Example House in Hull, and you can also join on Teams.
        = title Committee; online; at 2026-06-10T17:30; to 2026-06-10T19:00; town Hull; in Example House
        Pizza night, Wed 10 June 6pm, Example Cafe, Luton. £6 for as much pizza as you can eat. BSL/English interpretation.
        = title Pizza night; kind social; at 2026-06-10T18:00; town Luton; in Example Cafe; cost £6 for as much pizza as you can eat; facts bsl
        Fun run, Sat 13 June 3pm, Example Park, Ludlow. Entry a quid. Some hills, so not suitable for wheelchairs.
        = title Fun run; kind social; at 2026-06-13T15:00; town Ludlow; in Example Park; cost a quid; facts no-step-free
        Pride picnic! Bring a blanket and something to share to Example Meadow in Oxford on Sunday 14 June from 1pm to 5pm
        = title Pride picnic!; at 2026-06-14T13:00; to 2026-06-14T17:00; town Oxford; in Example Meadow; about Bring a blanket
        Please join the Hull branch for our annual picnic in Example Park, Hull, on Sunday 7 June from 12pm to 4pm.
        = title Annual picnic; kind social; at 2026-06-07T12:00; to 2026-06-07T16:00; town Hull; in Example Park
        On behalf of the committee I would like to invite members to our summer dinner on Saturday 13 June at 7pm at the Example Hotel, Buxton.
        = title Summer dinner; kind social; at 2026-06-13T19:00; town Buxton; in Example Hotel
        Does anyone fancy a trip to the panto? We're meeting at Example Theatre, Darlington, 2pm on Sunday 14 June.
        = title Trip to the panto?; kind social; at 2026-06-14T14:00; town Darlington; in Example Theatre
        banner making @ Example Studios, Derby - Sun 14 June - 1pm-5pm - free, materials provided
        = title Banner making; kind social; at 2026-06-14T13:00; to 2026-06-14T17:00; town Derby; in Example Studios; cost free; about materials provided
        film screening thu 11 june 7pm upstairs at the example arms whitstable a fiver
        = title Film screening; at 2026-06-11T19:00; town Whitstable; in the example arms; cost a fiver
        Our group is thrilled to welcome everyone to its autumn ceilidh, which will be held in the Example Corn Exchange in Hexham on Saturday 13 June from 7pm to 10pm.
        = title Autumn ceilidh; kind social; at 2026-06-13T19:00; to 2026-06-13T22:00; town Hexham; in Example Corn Exchange
        I was wondering if anyone would like to come along and paint placards with us at Example Institute, Rugby, on Friday 12 June at 6pm.
        = title Paint placards; at 2026-06-12T18:00; town Rugby; in Example Institute
        We really want a big crowd for the march in Sunderland on Sat 13 June. It sets off at 11am from Example Gardens and there'll be music.
        = title March; kind campaign; at 2026-06-13T11:00; town Sunderland; in Example Gardens
        As promised last week, we'll have our craft club inside Example Library in Kettering on Wednesday 10 June from 6pm to 8pm.
        = title Craft club; at 2026-06-10T18:00; to 2026-06-10T20:00; town Kettering; in Example Library
        Colleagues may like to hear that the chair of the Preston branch is giving a talk about pensions at the Example Guild House on Tuesday 9 June at 6pm. There is no charge.
        = title Talk about pensions; kind education; at 2026-06-09T18:00; town Preston; in Example Guild House; cost free
        I should be glad if you could publicise our vigil for the workers we have lost, to be held outside the Example Cathedral, Ripon, at six in the evening on Sunday 14 June.
        = title Vigil for the workers we have lost; at 2026-06-14T18:00; town Ripon; in Example Cathedral
        If you want to learn about your rights, there's an online workshop on Thursday 11 June at 7pm. The link is https://video.example.org/rights
        = title Online workshop; online; at 2026-06-11T19:00
        You know what would be nice? A picnic. It'll be at Example Meadows near Hitchin on Sunday 14 June from noon, and bring a rug.
        = title Picnic; kind social; at 2026-06-14T12:00; town Hitchin; in Example Meadows
        Dear all, our summer disco is on Friday 12 June at the Example Ballroom in Filey. Dancing begins at half past seven in the evening and ends at eleven. There's a ramp.
        = title Summer disco; kind social; at 2026-06-12T19:30; to 2026-06-12T23:00; town Filey; in Example Ballroom; facts step-free
        There's a film we think you'd love about miners' wives, Tuesday 9 June, 7pm, Example Cinema, Durham.
        = title Film about miners' wives; kind social; at 2026-06-09T19:00; town Durham; in Example Cinema
        We could do with more people on the picket line at Example Biscuits in Carlisle, Friday 12 June 6am, they're in week two
        = title Picket line; kind picket; at 2026-06-12T06:00; town Carlisle; in Example Biscuits
        Who's hungry? Some of us are having a curry at the Example Spice House in Rotherham on Thursday 11 June at 7.30pm.
        = title Curry; kind social; at 2026-06-11T19:30; town Rotherham; in Example Spice House
        Just so you know, the Bolton branch has arranged for its members a guided walk over Example Moor on Sunday 14 June. Meet at Example Lodge at 10am.
        = title Guided walk; at 2026-06-14T10:00; town Bolton; in Example Lodge
        The committee would be honoured by your presence at a dinner in memory of our founders, at the Example Hotel, Matlock, on Saturday 13 June at 7.30pm.
        = title Dinner in memory of our founders; at 2026-06-13T19:30; town Matlock; in Example Hotel
        I know it's short notice but we've decided to hold a demonstration against the cuts outside Example Civic Offices in Wigan on Monday 15 June at 5pm.
        = title Demonstration against the cuts; kind campaign; at 2026-06-15T17:00; town Wigan; in Example Civic Offices
        Fri 12 June 7pm, talk, Strikes that sang, Example Chapel, Neath
        = title Strikes that sang; kind education; at 2026-06-12T19:00; in Example Chapel; town Neath
        quiz | Brain Teasers 9 | Thu 18 June | 8pm | The Example Kettle | Stockport | £2 each
        = title Brain Teasers 9; kind social; at 2026-06-18T20:00; in The Example Kettle; town Stockport; cost £2 each
        Sat 13 June 11am-1pm, social, Beach clean, Example Approach, Redcar
        = title Beach clean; kind social; at 2026-06-13T11:00; to 2026-06-13T13:00; in Example Approach; town Redcar
        6pm Mon 8 June, forum, AI and us, The Example Lab, Luton and on Zoom
        = title AI and us; kind forum; at 2026-06-08T18:00; in The Example Lab; town Luton; online
        Sat 20 June, Paisley Town Hall, 10am to 4pm, training, Reps for beginners
        = title Reps for beginners; kind education; at 2026-06-20T10:00; to 2026-06-20T16:00; in Paisley Town Hall; town Paisley
        Ashford (Kent), Sat 13 June 1pm, Trans picnic, Example Park
        = title Trans picnic; kind social; at 2026-06-13T13:00; in Example Park; town Ashford
        Take back the trams / campaign / Crewe station, back entrance / Wed 10 June / 7.30am-9am
        = title Take back the trams; kind campaign; at 2026-06-10T07:30; to 2026-06-10T09:00; in back entrance; town Crewe
        £4 on the door, Sun 14 June 3pm, tea dance, The Example Ballroom, Morecambe
        = title Tea dance; kind social; at 2026-06-14T15:00; in The Example Ballroom; town Morecambe; cost £4 on the door
        campaign day - Bread, jobs & rents - Sat 13 June - 11am to 3pm - Example Park bandstand - Colchester
        = title Bread, jobs & rents; kind campaign; at 2026-06-13T11:00; to 2026-06-13T15:00; in Example Park bandstand; town Colchester
        vigil, Names we carry, Example Church, Saturday 27 June, 5.30pm, Ludlow
        = title Names we carry; kind remembrance; at 2026-06-27T17:30; in Example Church; town Ludlow
        Wed 10 June, 5.45pm, public meeting, Whose river is it?, Parish Hall, Ludlow
        = title Whose river is it?; kind meeting; at 2026-06-10T17:45; in Parish Hall; town Ludlow
        meeting, Mon 15 June, 6pm, Example House, 2nd floor, Cardiff, Branch committee
        = title Branch committee; kind meeting; at 2026-06-15T18:00; in 2nd floor; town Cardiff
        yoga by the pier, social, Sat 27 June, 8am, Example Pier, Bangor, £4, quiet space
        = title Yoga by the pier; kind social; at 2026-06-27T08:00; in Example Pier; town Bangor; cost £4; facts quiet
        8pm Sun 14 June, online, Book chat
        = title Book chat; at 2026-06-14T20:00; online
        quiz 8pm Wed 11 June Example Arms Whitby
        = asks time
        we're having a bake sale for the food bank on Wednesday 12 June at 11am in the Example Centre, Wrexham
        = asks time
        school
        REBELS' WEEKEND
        Fri 19 - Sun 21 June
        Friday 7pm to Sunday 4pm
        Example Hall, Burnley
        = title REBELS' WEEKEND; at 2026-06-19T19:00; to 2026-06-21T16:00; in Example Hall; town Burnley
        meeting
        BRANCH AGM
        Tues 16 June
        17:30 tea and cake
        18:00 AGM starts
        Example Hall, Stevenage
        = title BRANCH AGM; at 2026-06-16T17:30; in Example Hall; town Stevenage
        Join us for an evening of songs at the Example House, Chesterfield, on Thursday 11 June. We start at 7.30pm and entry is free.
        = title Evening of songs; kind social; at 2026-06-11T19:30; in Example House; town Chesterfield; cost free
        please share - workshop on sick pay for members, run by the welfare team, is on Monday 8 June from 1pm to 3pm at the Example Centre, Merthyr Tydfil. There's no charge.
        = title Workshop on sick pay for members; at 2026-06-08T13:00; to 2026-06-08T15:00; in Example Centre; cost free
        The women's network is hosting a day conference, Our Work Our Bodies, at the Example centre in Nuneaton on Saturday 13 June, 10am until 4pm
        = title Day conference, Our Work Our Bodies; kind conference; at 2026-06-13T10:00; to 2026-06-13T16:00; in Example centre
        After last month's success the Knit & Natter group is back on Wednesday 10 June, 6.30pm-8pm, in the Example Arms, Great Yarmouth
        = title Knit & Natter group; kind social; at 2026-06-10T18:30; to 2026-06-10T20:00; in Example Arms; town Great Yarmouth
        there's gonna be a bbq at the Example Allotments, Kettering, sunday 14 june, 1pm til 5pm, free but bring summat
        = title Bbq; at 2026-06-14T13:00; to 2026-06-14T17:00; in Example Allotments; town Kettering; cost free
        We're marching for decent pay in Middlesbrough on Saturday 13 June. Meet at Example Square at noon.
        = title Marching for decent pay; kind campaign; at 2026-06-13T12:00; in Example Square; town Middlesbrough
        folks we need bodies at the rally against cuts on sat 20 june, 12 noon, outside the Example Offices in Matlock. can you announce it
        = title Rally against cuts; kind campaign; at 2026-06-20T12:00; in Example Offices; town Matlock
        Could you announce a pub quiz for me please? It is at the Example Arms, Brighouse on Thursday 11 June at 8pm
        = title Pub quiz; kind social; at 2026-06-11T20:00; in Example Arms; town Brighouse
        pride | Walk with us at Todmorden Pride | Sat 20 June 11am | Example Vale bandstand, Todmorden
        = title Walk with us at Todmorden Pride; kind pride; at 2026-06-20T11:00; in Example Vale bandstand; town Todmorden
        social
        GLITTER NIGHT
        Saturday 13 June, 9pm - 1am
        Example Vaults, Brixton SW9
        = title GLITTER NIGHT; at 2026-06-13T21:00; to 2026-06-14T01:00; in Example Vaults; town Brixton
        education
        KNOW YOUR RIGHTS DROP-IN
        Monday 15 June, any time between 2pm and 6pm
        Example Hub, Swindon
        Free & confidential
        = title KNOW YOUR RIGHTS DROP-IN; at 2026-06-15T14:00; to 2026-06-15T18:00; in Example Hub; town Swindon; cost free
        Our next reading circle is going to be online on Tuesday 9 June at 7.30pm
        = title Reading circle online; kind education; at 2026-06-09T19:30; online
        You are all invited to a training day on pay, to be held on Friday 12 June from 9.30am to 4pm at the Example Suite in Watford.
        = title Training day on pay; kind education; at 2026-06-12T09:30; to 2026-06-12T16:00; in Example Suite; town Watford
        As agreed at committee, the branch AGM will be held on Thursday 11 June at 6pm at Example County Hall, Mold.
        = title Branch AGM; kind meeting; at 2026-06-11T18:00; in Example County Hall; town Mold
        tea, Sat 13 June 3pm, Example Hall, York. Upstairs, no lift I'm afraid.
        = title Tea; at 2026-06-13T15:00; in Example Hall; town York; facts no-step-free
        training - Tue 16 & Wed 17 June - Negotiating skills - Example Hotel, Harrogate - 9am-5pm
        = title Negotiating skills; kind education; at 2026-06-16T09:00; to 2026-06-17T17:00; in Example Hotel; town Harrogate
        Every second Wednesday of the month, starting 10 June, the knitting group meets for a social at the Example Pot, Norwich, from 7pm
        = at 2026-06-10T19:00; series every month on the 2nd Wednesday; in Example Pot; town Norwich
        social
        THE LONG LUNCH
        noon-3pm, last Friday of the month, beginning Fri 26 June
        Example Bar, Nottingham
        = title THE LONG LUNCH; at 2026-06-26T12:00; to 2026-06-26T15:00; series every month on the last Friday; in Example Bar; town Nottingham
        social Choir, second and fourth Saturday of each month 10am to 11.30am starting on the 13th of June, Example Centre, Redditch
        = title Choir; at 2026-06-13T10:00; to 2026-06-13T11:30; series every month on the 2nd and 4th Saturday; in Example Centre; town Redditch
        social Trans meetup / first tues of month from 7 july / 6.30pm / Example Cafe / York
        = title Trans meetup; at 2026-07-07T18:30; series every month on the 1st Tuesday; in Example Cafe; town York
        vigil Peace workers, Wednesday 10 June from 6pm until about 7, Example Steps, Oldham
        = title Peace workers; at 2026-06-10T18:00; to 2026-06-10T19:00; in Example Steps; town Oldham
        social Tea, Wednesday 17 June, 2.15 for 2.30pm till about 4.15pm, Example Hall, Harrogate
        = title Tea; at 2026-06-17T14:15; to 2026-06-17T16:15; in Example Hall; town Harrogate; about For 2.30pm
        talk Three dock strikes, Weds 17 June 18:30 (17:45 for tea) Example Hall, Dundee
        = title Three dock strikes; at 2026-06-17T18:30; in Example Hall; town Dundee; about 17:45 for tea.
        film nite friday, the Example Shed, lewes, 7pm
        = title Film nite; at 2026-06-05T19:00; in the Example Shed; town Lewes
        social Walk
        Saturday 13 June
        8 miles
        Example Park, Leeds, 10am
        = title Walk; at 2026-06-13T10:00; in Example Park; town Leeds
        social Disco, Sat 13 June, kicks off 8pm and goes on till 1am, Example Factory, Leeds
        = title Disco; at 2026-06-13T20:00; to 2026-06-14T01:00; in Example Factory; town Leeds
        social
        Rainbow Coffee
        Every Wednesday, 10.30am-12
        Example Garden Cafe, Shrewsbury
        First one Wed 10th June
        = title Rainbow Coffee; at 2026-06-10T10:30; to 2026-06-10T12:00; series every week on Wednesday; town Shrewsbury
        open mic at the example attic, norwich, fri 12 june, 7.45pm
        = title Open mic; at 2026-06-12T19:45; in the example attic; town Norwich
        we've got a workshop on pronouns at work coming up, monday 15 june 2pm to 4pm, example training suite in ipswich
        = title Workshop on pronouns at work; at 2026-06-15T14:00; to 2026-06-15T16:00; town Ipswich
        """
}
