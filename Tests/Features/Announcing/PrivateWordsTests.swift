import Events
import Foundation
import Organising
import StewardCore
import Testing

@testable import Announcing

/// Whether a text tells a private place, however it is typed.
@Suite struct PrivateWordsTests {
    private static let addressed = "12 Hidden Street, LS6 2AB, Leeds"

    @Test(arguments: [
        (addressed, "Quiz at 12 Hidden Street"), (addressed, "QUIZ AT 12 HIDDEN STREET"),
        (addressed, "Hidden St. quiz"),
        (addressed, "12, hidden  street"), (addressed, "hidden-street"), (addressed, "HiddenStreet"),
        (addressed, "Hid\u{200B}den Str\u{AD}eet"), (addressed, "“Hidden” Street"), (addressed, "Híddén Street"),
        (addressed, "１２ Ｈｉｄｄｅｎ"), (addressed, "H i d d e n street"), (addressed, "12 Hidden"),
        (addressed, "No. 12, Hidden Street"), (addressed, "#hidden-street"), (addressed, "hidden\nstreet"),
        (addressed, "come to LS6 2AB"), (addressed, "ls62ab"), (addressed, "L.S.6, 2AB"), (addressed, "(LS6) (2AB)"),
        ("12a Hidden Road, Leeds", "12A hidden rd"), ("12 Hidden Rd, Leeds", "the Hidden Road party"),
        ("Flat 3, 12 Hidden Lane, Leeds", "flat 3"), ("Plum Tree Cottage, Leeds", "the plum, the tree"),
        ("Plum Tree Cottage, Leeds", "Tree Cottage tea"), ("Plum Tree Cottage, Leeds", "Plumtree"),
        ("Robin’s flat, Leeds", "at Robins flat"), ("Robins Flat, Leeds", "Robin's Flat"),
        ("Yardbird, 5 Old Mill, Leeds", "the Yardbird quiz"), ("the Yardbird, Leeds", "Yardbird’s best"),
        ("St. Example’s House, Leeds", "Saint Examples Hse"), ("Leeds Plum House, Leeds", "Plum House"),
        ("Leeds Plum House, Leeds", "Leeds Plum"), ("the Library, Leeds", "library of ours"),
        // Any address is taken for it.
        ("Leeds", "meet at 12 Hidden Street"), ("Leeds", "LS6 2AB"), ("Leeds", "12 Great Hidden Crescent"),
        ("Plum Tree Cottage, Leeds", "meet at 12 Hidden Street"), ("Plum Tree Cottage, Leeds", "park at LS6 2AB"),
        (addressed, "5 New Station Street"),
    ])
    func `Words of a private place are found`(_ place: String, _ text: String) throws {
        #expect(try Self.place(place).isTold(in: text))
    }

    @Test(arguments: [
        "Map: https://maps.app.example/AbCd123", "https://www.example.org/maps/place/x", "///filled.count.soap",
        "53.8123,-1.5432", "we meet at 54.8, -1.5", "Plus code QC2X+7F", "9C5WQC2X+7F", "Elm Road 44",
        "geo:53.8,-1.54",
    ])
    func `Other ways to point to a place are found`(_ text: String) throws {
        #expect(try Self.place(Self.addressed).isTold(in: text))
    }

    @Test(arguments: [
        "£5.50, £4.50 concs", "doors 7.30, talks 8.30", "LGBT+ history", "over 50.5 miles", "ages 16+",
        "a map of our work",
        "cross the road 5 minutes early", "C++ club",
    ])
    func `What only looks like them is left alone`(_ text: String) throws {
        #expect(try !Self.place("The Yardbird, Leeds").isTold(in: text))
    }

    @Test(arguments: [
        "12 Нidden St", "ΗΙDDΕΝ STREET", "𝐇𝐢𝐝𝐝𝐞𝐧 street", "Ｈｉｄｄｅｎ Ｓｔｒｅｅｔ", "ｌｓ６ ２ａｂ", "hiddеn street", "LЅ6 2AВ",
    ])
    func `Letters that only look like those of the place are found`(_ text: String) throws {
        #expect(try Self.place(Self.addressed).isTold(in: text))
    }

    @Test(arguments: [
        ("join at https://meet.example.org/secret-room", true), ("MEET.EXAMPLE.ORG", true), ("the secret room", true),
        ("secretroom", true), ("http://www.meet.example.org/", true), ("a81b23", true), ("meeting 81234567890", true),
        ("Join us for a meeting", false), ("Tickets: https://tickets.example.com", false), ("meet online", false),
        ("a secret", false), ("Reading room", false), ("https", false), ("example", false),
    ])
    func `The host and the path of a private link tell it`(_ text: String, _ isTold: Bool) throws {
        let place = try Self.place(
            "online, https://meet.example.org/secret-room?pwd=a81b23, https://www.zoomy.example/j/81234567890")
        #expect(place.isTold(in: text) == isTold)
    }

    @Test(arguments: [("https://meet.example.org/tea", true), ("www.example.org", true), ("tea", false)])
    func `If no link was written as the place of what is online, any link is it`(
        _ text: String, _ isTold: Bool
    ) throws {
        #expect(try Self.place("online").isTold(in: text) == isTold)
        #expect(try !Self.place("12 Hidden Street, Leeds").isTold(in: text))
    }

    @Test(arguments: [
        ("online. https://meet.example.org/tea", "", "https://meet.example.org/tea"),
        ("online\nhttps://meet.example.org/tea\nBring tea", "Bring tea", "https://meet.example.org/tea"),
        (
            "online. Join at https://meet.example.org/tea. Bring tea.", "Join at. Bring tea.",
            "https://meet.example.org/tea"
        ),
        ("Leeds and online. (https://meet.example.org/tea)", "", "https://meet.example.org/tea"),
        (
            "online, https://meet.example.org/tea. Slides: https://slides.example.com",
            "Slides: https://slides.example.com", "https://meet.example.org/tea"
        ),
        ("Leeds. Slides: https://slides.example.com", "Slides: https://slides.example.com", ""),
    ])
    func `A link in the text of what is online and private is its place`(
        _ written: String, _ summary: String, _ venue: String
    ) throws {
        let event = try #require(
            try AnnouncementReaders.draft("social Tea, Sat 6 June 2pm #private-venue, \(written)"))
        #expect(event.summary == summary)
        #expect(event.site.venue == venue)
        #expect(event.venueAudience == .coming && event.partsTellingPlace.isEmpty)
    }

    @Test(arguments: [
        (addressed, "Leeds quiz"), (addressed, "Street party"), (addressed, "What is behind us"),
        (addressed, "12 of us"), (addressed, "£12"),
        (addressed, "2 steps, level yard"), (addressed, "3 narrow stairs up a hill"),
        ("Leeds Plum House, Leeds", "Leeds social"),
        ("Basement, 12 Hidden Lane, Leeds", "the basement has a ramp"),
        ("Milton Keynes Hub, Milton Keynes", "Milton Keynes"),
        ("TBC, Leeds", "cost tbc"), ("Leeds", "12 people from the street"), ("Leeds", "room for 40. Street food."),
        ("Leeds", "5 mile walk up the hill"), ("Leeds", "7pm to 9pm"), ("Leeds", "a quiet place in Leeds"),
        ("Leeds", ""),
    ])
    func `Other words are left alone`(_ place: String, _ text: String) throws {
        #expect(try !Self.place(place).isTold(in: text))
    }

    @Test(arguments: [
        "The house is 14 in the Mews called Rainbow", "Mews tea", "Rainbow Mws", "Ranibow tea", "the Rainbw",
        "Rainnbow",
        "Arinbow", "R a i n b o w Mews", "r.a.i.n.b.o.w", "R a i n b w", "Rain bow", "RainbowMws",
        "Rainbow families welcome", "the mews by the park",
    ])
    func `A word of the place that few others have tells it, also with a slip in it`(_ text: String) throws {
        #expect(try Self.place("14 Rainbow Mews, Leeds").isTold(in: text))
    }

    private static let otter = "The Crimson Otter, 14 Quibble Street, Leeds LS1 4DY"
    private static let bellows = "the Bellows Club, Sheffield"

    @Test(arguments: [
        (otter, "www.thecrimsonotter.example"), (otter, "info@thecrimsonotter.example"), (otter, "#TheCrimsonOtter"),
        (otter, "Facebook: TheCrimsonOtterLeeds"), (otter, "crimsonotter"), (otter, "quibblestreetsocials"),
        (otter, "ring at 4DY"), (otter, "LS1"), (bellows, "thebellowsclub"), (bellows, "bellowsclub"),
        (bellows, "bellowsclubsheffield"), (bellows, "sheffieldbellowsclub"), (bellows, "@TheBellowsClub"),
        ("The Fox and Hounds, Leeds", "thefoxandhoundsleeds"), ("Yardbird, 5 Old Mill, Leeds", "yardbirdleeds"),
    ])
    func `Names of the place that are typed in one with other words are found`(_ place: String, _ text: String) throws {
        #expect(try Self.place(place).isTold(in: text))
    }

    @Test(arguments: [
        ("5 Castle Road, Leeds", "Newcastle"), ("3 Bridge Street, Leeds", "from Cambridge"), (otter, "streetparty"),
        (bellows, "sheffieldsocialclub"), ("Leeds Plum House, Leeds", "leedspeople"), (bellows, "clubnights"),
        ("Leeds Community Centre, Leeds", "communities"), ("9 Rowan Close, Leeds", "1DY"), (otter, "3DY 4 friends"),
    ])
    func `Other words with letters of the place in them are taken`(_ place: String, _ text: String) throws {
        #expect(try !Self.place(place).isTold(in: text))
    }

    @Test(arguments: [
        (otter, "Then come to The Crimson Otter, 14 Quibble Street", true), (otter, "At the Crimson Otter.", true),
        (otter, "Crimson-otter night", true), (otter, "thecrimsonotter.example", true), (otter, "ls1 4dy", true),
        (otter, "Quibble St", true), (otter, "14 Quibble", true), (bellows, "Bellows Club night", true),
        ("Elm Lodge, Bolton", "Elm Lodge choir", true), ("Yardbird, 5 Old Mill, Leeds", "Yardbird night", true),
        ("online, https://meet.example.org/secret-room", "the secret room", true),
        ("The Labour Club, Plymouth", "After at the Labour Club", true),
        ("Quaker Meeting House, York", "Tea at the Quaker Meeting House", true),
        ("The Labour Club, Plymouth", "Labour members meet at a club", false),
        ("Quaker Meeting House, York", "a Quaker walk", false),
        // A single word may mean anything in a text about something else, and many links lead to one host.
        (otter, "A crimson dress", false), (otter, "Otter walk", false), (otter, "14 of us", false),
        (otter, "near LS1", false), (bellows, "the club", false), (bellows, "social club in Sheffield", false),
        ("9 Rowan Close, Leeds", "Rowan tree walk", false), ("9 Rowan Close, Leeds", "ring at no 9", false),
        ("Will's house, Leeds", "at Will's", false), ("5 May Street, Leeds", "5 May", false),
        ("Community Centre, Leeds", "a community centre", false), ("12 High Street, Leeds", "High Street", false),
        ("online, https://meet.example.org/secret-room", "https://meet.example.org/tea", false),
        ("5 Rowan Court, Leeds #online", "https://meet.example.org/tea", false),
    ])
    func `A text about something else names a place by more than one of its words`(
        _ place: String, _ text: String, _ isNamed: Bool
    ) throws {
        #expect(try Self.place(place).isNamed(inTextOfAnother: FoldedText(text)) == isNamed)
    }

    @Test(arguments: [
        ("The White Swan, Leeds", "The White Hart", false), ("The White Swan, Leeds", "Swan Street", false),
        (otter, "Crimsn Oter", true), ("The White Swan, Leeds", "White Swan, upstairs", true),
        ("14 Rosebank Terrace, Leeds", "Rosebank Park", false), ("14 Rainbow Mews, Leeds", "Ranibow Mews", true),
        ("4 Vine Street, Leeds", "Vine Bar", false), ("The Labour Club, Leeds", "Labour Club", true),
    ])
    func `Where something else is names a place by more than one of its words`(
        _ place: String, _ venue: String, _ isNamed: Bool
    ) throws {
        #expect(try Self.place(place).isNamed(inVenueOfAnother: FoldedText(venue)) == isNamed)
    }

    private static let coded = "online, https://zoom.example.org/j/123456789 passcode 482913"

    @Test(arguments: [
        (coded, "The code is 482913", true), (coded, "Talk 482913", true), (coded, "£482913", true),
        (coded, "482 913", true), (coded, "Talk 48291", false),
        ("14 Oak Road, door code C4821X, York", "C4821X tea", true),
        ("online, https://zoom.example.org/j/5 passcode rainbow77", "Say Rainbow 77 at the start", true),
        ("online, https://zoom.example.org/j/5 passcode rainbow77", "A rainbow", false),
    ])
    func `A passcode and the code of a door tell the place by themselves`(
        _ place: String, _ text: String, _ isTold: Bool
    ) throws {
        #expect(try Self.place(place).isTold(in: text) == isTold)
    }

    @Test(arguments: [
        (fox, "The Fox", true), (fox, "The Fox Inn", true), (fox, "Foxglove House", false),
        ("Flat 2, The Ram, Derby", "The Ram", true), ("2 Elm Street, Leeds", "Elm Lodge", false),
    ])
    func `Where something else is names a place by its short name`(
        _ place: String, _ venue: String, _ isNamed: Bool
    ) throws {
        #expect(try Self.place(place).isNamed(inVenueOfAnother: FoldedText(venue)) == isNamed)
    }

    @Test func `Of what is elsewhere and online the link alone is compared`() throws {
        let line = "social Tea, Sat 6 June 2pm, 5 Rowan Court, Leeds #private-venue"
        let event = try #require(try AnnouncementReaders.draft("\(line) #online"))
        let hybrid = PrivatePlace(event.site, linksAlone: true)
        for venue in ["Rowan Hall", "5 Rowan Court", "https://meet.example.org/tea"] {
            #expect(!hybrid.isNamed(inVenueOfAnother: FoldedText(venue)), "\(venue)")
        }
        let linked = try #require(
            try AnnouncementReaders.draft(
                "social Tea, Sat 6 June 2pm, Leeds and online, https://meet.example.org/rose-tea #private-venue"))
        let place = PrivatePlace(linked.site, linksAlone: true)
        #expect(place.isNamed(inVenueOfAnother: FoldedText("https://meet.example.org/rose-tea")))
        #expect(!place.isNamed(inVenueOfAnother: FoldedText("https://meet.example.org/oak-tea")))
    }

    private static let acacia = "14 Acacia Road, Leeds LS6 2AB"

    @Test(arguments: [
        (acacia, "Bus to LS6"), (acacia, "We are in LS6, by the road"), (acacia, "LS6 2"), (acacia, "LS62"),
        (acacia, "ls6-2a"), ("22 Chapel Lane, Leeds", "Ring the bell at number 22"),
        ("9 Rowan Close, Leeds", "pay on door at no 9"), ("9 Rowan Close, Leeds", "No. 9"),
        ("9 Rowan Close, Leeds", "nr 9"), ("9 Rowan Close, Leeds", "#9"), ("9 Rowan Close, Leeds", "house 9"),
        ("9 Rowan Close, Leeds", "no9"), (acacia, "flat 14"), (acacia, "at 14, ring twice"), (acacia, "number 14"),
        ("Jo's flat, 14 Acacia Road, Leeds", "at Jo’s"), ("Jo's flat, 14 Acacia Road, Leeds", "at jos"),
        ("Jo Patel’s flat, Leeds", "Ring Jo for the address"), ("Jo Patel’s flat, Leeds", "Ask Patel"),
        ("Will's house, Leeds", "at Will's"), ("Will's house, Leeds", "ask Will"),
        ("9 Rowan Close, Leeds", "Rowanclose"), ("9 Rowan Close, Leeds", "9RowanClose"), (acacia, "Acaciaroad"),
        ("9 Rowan Gardens, Leeds", "RowanGardens"),
    ])
    func `District, number, owner and joined words of the place tell it`(_ place: String, _ text: String) throws {
        #expect(try Self.place(place).isTold(in: text))
    }

    @Test(arguments: [
        ("14 Acacia Road, Leeds LS6 2AB", "Example Hall, LS6 1AA"), ("9 Rowan Close, Leeds", "Flat 9, Oak Tower"),
        ("Jo's flat, Leeds", "Jo Example Hall"), ("online, https://meet.example.org/abc", "Hall, 0113 496 0000"),
    ])
    func `What other places have too does not make another place this one`(_ place: String, _ venue: String) throws {
        #expect(try !Self.place(place).isNamed(inVenueOfAnother: FoldedText(venue)))
    }

    private static let fox = "The Fox, 3 High Street, Leeds"

    @Test(arguments: [
        (fox, "Bi drinks at the Fox"), (fox, "£3 behind the bar at Fox"), (fox, "the fox is closed"),
        ("2 Elm Street, Leeds", "Brunch on Elm"), ("Fox & Hounds, Leeds", "Look for the Fox"),
        ("LGBT Hub, 3 Low Road, Leeds", "Come to the Hub"), ("Yew House, Leeds", "Yew trees"),
        ("GAY, 5 Pit Lane, Leeds", "Brunch at GAY"), ("Flat 3 Ash Court, Leeds", "ring Ash"),
        ("Café Sol, Leeds", "Sol at six"), ("The Sun, 5 Pit Lane, Leeds", "At the Sun inn"),
        ("The Ace, 5 Pit Lane, Leeds", "Ace collective"), (fox, "#TheFox"), (fox, "thefox"), (fox, "the foxes den"),
    ])
    func `A short word of the place tells it as a name`(_ place: String, _ text: String) throws {
        #expect(try Self.place(place).isTold(in: text))
    }

    @Test(arguments: [
        (fox, "Come dressed as a fox"), ("The Sun, 5 Pit Lane, Leeds", "Sun 7 June"),
        ("LGBT Hub, 3 Low Road, Leeds", "Low cost lunch"), ("The Old Inn, Leeds", "Old friends"),
        ("2 Elm Street, Leeds", "an elm tree"),
    ])
    func `A short word that is no name is taken`(_ place: String, _ text: String) throws {
        #expect(try !Self.place(place).isTold(in: text))
    }

    @Test(arguments: [
        ("Will's house, Leeds", "We will meet"), ("Will's house, Leeds", "Will you come?"),
        ("June's house, Leeds", "14 June"), ("Jo's flat, Leeds", "Banjo night"), (acacia, "no 14-day limit"),
        ("9 Rowan Close, Leeds", "no 9-year limit"), (acacia, "14 June"), (acacia, "14 places"), (acacia, "£14"),
    ])
    func `A name or a number that means something else is taken`(_ place: String, _ text: String) throws {
        #expect(try !Self.place(place).isTold(in: text))
    }

    @Test(arguments: [
        ("Join at passcode tulip", true), ("Dial in 0800 123 456 pin 4321", true), ("pin 4321", true),
        ("Meeting ID 835 2211 passcode 99", true), ("Password: tulip", true), ("the access code is tulip", true),
        ("Zoom ID 12345", true), ("Ring 0113-496-0000", true), ("Ask for the passcode", false),
        ("The password comes by email", false), ("Bring a pin badge", false), ("You can dial in too", false),
        ("From 2019-2020", false), ("18:30-20:00", false), ("Sat 6 June 2026", false), ("£14", false),
    ])
    func `A passcode or a telephone number is the place of what is online`(_ text: String, _ isTold: Bool) throws {
        #expect(try Self.place("online, https://meet.example.org/abc-def").isTold(in: text) == isTold)
        #expect(try Self.place("online").isTold(in: text) == isTold)
        #expect(try !Self.place("Plum Tree Cottage, Leeds").isTold(in: text))
    }

    @Test(arguments: [("Plum Tree Cottage, Leeds", "Plum cake under a tree"), (addressed, "What is hidden")])
    func `Even a word that means something else tells it`(_ place: String, _ text: String) throws {
        #expect(try Self.place(place).isTold(in: text))
    }

    @Test(arguments: [
        "Bring cake", "Quiz night at the pub", "Free entry", "Queer quiz", "Step-free by the side door",
        "The lift is at the back of the hall", "Meet in the garden", "Doors open at seven, talks from half past",
        "£5, or £3 if you are out of work", "Leeds branch", "Leeds social", "Bring a friend and a blanket",
        "Tea for three",
        "Pride planning meeting", "Trans rights are union rights", "Film night: the story of a strike",
        "Children welcome, there is a quiet room", "Ring the bell and wait", "Ask the organisers for the address",
        "A walk by the water, then a drink", "Bingo!", "Street party", "Poster painting for the march on Saturday",
        "BSL and captions", "Speaker: a nurse from the picket line", "A community house in Leeds",
        "No. 14 of our talks", "14 June", "14 places", "£14", "no 9-year limit", "We will meet", "at 2pm", "at 9",
        "Sunday 14 June at 14:30", "bus no 14", "at 14 places", "event #14",
    ])
    func `Ordinary texts are taken`(_ text: String) throws {
        let places = [
            "14 Rainbow Mews, Leeds", "Queen's Hotel, 3 Bridge Street, Leeds", "The Red Lion, 12 Market Place, Leeds",
            "Friends Meeting House, 188 Example Street, Leeds", "Flat 2, 9 Orchard Close, LS6 2AB, Leeds",
            "Robin's house, 40 Castle Road, Leeds", "Trades Club, Upper Hill Terrace, Leeds",
        ]
        for place in places { #expect(try !Self.place(place).isTold(in: text), "\(place)") }
    }

    @Test(arguments: [
        ("12 Secret Street, Leeds, Quiz", true), ("Quiz, Secret Street", true), ("LS6 2AB quiz", true),
        ("Quiz at 5 Secret Rd", true), ("Quiz", false), ("Street party", false), ("Life on the road", false),
        ("5 years of us", false), ("2 days, 3 talks", false),
    ])
    func `What reads as an address is no title of a private event, and no text about it`(
        _ title: String, _ isTold: Bool
    ) throws {
        let place = try Self.place("Plum Tree Cottage, Leeds")
        #expect(place.isTold(inTitle: title) == isTold)
    }

    @Test(arguments: [
        ("12 Hidden Street", true), ("12a Hidden Rd.", true), ("12-14 Hidden Mews", true), ("No. 12 Hidden Hill", true),
        ("Hidden Street", true), ("LS6 2AB", true), ("ls62ab", true), ("Flat 3", true),
        ("Flat B, 12 Hidden Lane", true),
        ("12 Week Street", true), ("12 Market Place", true), ("No.", false), ("12", false), ("LS6", false),
        ("12 of us", false),
        ("Room for 40", false), ("2 hour walk up hill", false), ("Street party", false), ("40 places", false),
        ("12 Hidden Street is ours", false), ("Bring cake", false), ("", false),
    ])
    func `An address is known by its street, its postcode or its flat`(_ text: String, _ isAddress: Bool) {
        #expect(AddressWords.areAddress(text) == isAddress)
    }

    @Test func `Each part of a private event that tells the place is named, and of another event none`() throws {
        let line = "social Hidden Street tea, Sat 6 June 2pm, 12 Hidden Street, Leeds, £5 at 12 Hidden"
        let rest = "\nAccess: ring at 12 hidden st\nOrganiser: Hidden Street branch\nSee you at no. 12, Hidden Street!"
        let event = try #require(try AnnouncementReaders.draft("\(line) #private-venue\(rest)"))
        #expect(event.partsTellingPlace == [.title, .organiser, .summary, .access, .cost])
        let open = try #require(try AnnouncementReaders.draft(line + rest))
        #expect(open.partsTellingPlace.isEmpty)
    }

    @Test(arguments: [
        "#private-venue", "#Private_Venue", "#privat-venue", "#pirvate-venue", "#private-vneue", "#secret-venue",
        "#priv",
        "# private venue", "private venue", "(#private-venue)", "＃private-venue", "#рrivate-venue", "#privаte-vеnue",
        "#privatvenu", "Leeds,#privat-venue",
        "#venue-private", "#privte-venue", "#prvate", "#privatevenue", "#prvte-venue", "#private-venue!",
    ])
    func `A slip of the tag is no reason to show a place`(_ tag: String) throws {
        do {
            let draft = try AnnouncementReaders.written("social Tea, Sat 6 June 2pm, 12 Hidden Street, Leeds \(tag)")
            #expect(draft?.venueAudience == .coming)
        } catch let refusal as Refusal {
            #expect(refusal.reply == Replies.privateUnread(.line))
        }
    }

    @Test(arguments: [
        "#audience-coming", "#coming", "#hidden", "#only-coming", "#secret", "Audience coming",
        "Audience: only those coming", "Audience: those who are coming", "Audience private", "Venue is confidential",
        "The venue is private", "Venue private", "Venue: private", "Location private", "Keep the venue private",
        "The venue must be kept secret please", "12 Hidden Street (private)", "Please do not share the address",
        "Don't post the location", "Never tell anybody the venue", "private address",
        "The exact place is only for those who are coming", "Audience - private", "Venue not public",
        "Hide the address", "Keep this private please", "Address sent to those coming",
        "The location will be shared only with those coming",
    ])
    func `A wish in words to keep the place private is no reason to show it, in any command`(_ words: String) throws {
        for text in [words, words.uppercased(), "\(words). Bring cake.", "\(words)\nBring cake"] {
            let line = "social Tea, Sat 6 June 2pm, 12 Hidden Street, Leeds. \(text)"
            for command in ["announce", "suggest"] {
                do {
                    switch try AnnouncementReaders.shared().read("\(command) \(line)", at: AnnouncementReaders.now) {
                    case .announce(let draft), .suggest(let draft):
                        #expect(draft.venueAudience == .coming, "\(command) \(text)")
                        #expect(draft.completed?.partsTellingPlace == [], "\(command) \(text)")
                    default: Issue.record("\(command) \(text)")
                    }
                } catch let refusal as Refusal {
                    #expect(refusal.reply == Replies.privateUnread(.line), "\(command) \(text)")
                }
            }
            let draft = try #require(try AnnouncementReaders.written("\(line) #private-venue"))
            #expect(draft.venueAudience == .coming)
        }
    }

    @Test(arguments: [
        ("12 Hidden Street, Leeds. The venue is private.", "12 Hidden Street"),
        ("12 Hidden Street, Leeds (private)", "12 Hidden Street"),
        ("12 Hidden Street (private), Leeds", "12 Hidden Street"),
        ("12 Hidden Street, Leeds, private", "12 Hidden Street"),
        ("12 Hidden Street, Leeds. Private: yes", "12 Hidden Street"),
        ("12 Hidden Street, Leeds\nPrivate: yes", "12 Hidden Street"), ("Leeds\nPrivate: yes", ""),
        ("private: 14 Quarry Mount, Leeds", "14 Quarry Mount"), ("Leeds, private: 14 Quarry Mount", "14 Quarry Mount"),
        ("Leeds\nPrivate venue: 14 Quarry Mount", "14 Quarry Mount"),
        ("Leeds. Secret location: Example Rooms", "Example Rooms"),
        ("12 Hidden Street, Leeds, only for those coming", "12 Hidden Street"),
    ])
    func `A wish or a label that says nothing else is taken for the tag`(_ place: String, _ venue: String) throws {
        let draft = try #require(try AnnouncementReaders.written("social Tea, Sat 6 June 2pm, \(place)"))
        #expect(draft.venueAudience == .coming)
        #expect(draft.site?.venue == venue)
        #expect(draft.summary == "")
    }

    @Test func `A label may say that the place is not private`() throws {
        let draft = try AnnouncementReaders.written("social Tea, Sat 6 June 2pm, Example Hall, Leeds. Private: no")
        #expect(draft?.venueAudience == .anyone)
    }

    @Test(arguments: [
        ("14 Quarry Mount.", "14 Quarry Mount", ""),
        ("Bring cake. We meet at 14 Quarry Mount.", "14 quarry mount", "Bring cake."),
        ("Meet at 7 outside Zorba Rooms, then to the pub.", "Zorba Rooms", "Meet at 7."),
        ("Movie night at Zorba’s house", "Zorba's house", "Movie night"), ("£5 at Zorba Rooms", "zorba rooms", "£5"),
        ("At the Zebra (upstairs)", "the Zebra", ""), ("Bring cake", "14 Quarry Mount", "Bring cake"),
        ("Tea (14 Quarry Mount)", "14 Quarry Mount", "Tea"), ("The address is 14 Quarry Mount!", "14 Quarry Mount", ""),
        ("Come to the Oak on Mill Lane. Bring cake.", "Mill Lane", "Bring cake."),
        ("Come to the Oak on Mill Lane", "the Oak", ""), ("It's the Barge, Granary Wharf.", "the Barge", ""),
        ("Bring cake to Kate's, the yellow house", "Kate's", "Bring cake"),
        ("14 Quarry Mount: ring twice", "14 Quarry Mount", ""),
    ])
    func `The exact place is taken out of a text`(_ text: String, _ place: String, _ rest: String) {
        #expect(ExactPlace.without(Words(place), text) == rest)
    }

    @Test(arguments: [
        "none", "No", "nothing", "there is none", "later", "the place follows later", "tbc", "not yet", "none of it",
    ])
    func `Whoever has no exact place says so`(_ answer: String) throws {
        let place = try ExactPlace(reader: AnnouncementReaders.reader())
        let draft = try #require(try AnnouncementReaders.written("social Tea, Sat 6 June 2pm, Leeds #private-venue"))
        #expect(draft.lacksExactPlace)
        let answered = try place.read(Words(answer), draft)
        #expect(!answered.lacksExactPlace)
        #expect(answered.site?.venue == "")
    }

    @Test(arguments: [
        ("Leeds. Bring cake. 14 Quarry Mount.", "14 Quarry Mount"),
        ("Leeds. Bring cake. Zorba's house", "it's zorba's house"),
        ("Leeds. £5 at Zorba Rooms", "Zorba Rooms, Leeds"),
        ("Leeds, bring snacks at the Zebra, upstairs", "the Zebra, upstairs"),
        ("Leeds. Organiser: Zorba Rooms", "Zorba Rooms"), ("Leeds. We meet at Zorba Rooms", "the text"),
    ])
    func `The words of the exact place are kept and stand nowhere else`(_ written: String, _ answer: String) throws {
        let place = try ExactPlace(reader: AnnouncementReaders.reader())
        let typed = "social Tea, Sat 6 June 2pm, \(written) #private-venue"
        let draft = try #require(try AnnouncementReaders.written(typed))
        #expect(draft.lacksExactPlace)
        let answered = try place.read(Words(answer), draft)
        #expect(!answered.lacksExactPlace)
        #expect(answered.site?.venue.isEmpty == false)
        let told = [answered.title, answered.summary, answered.cost, answered.organiser].compactMap(\.self).joined(
            separator: " ")
        for word in ["Quarry", "Zorba", "Zebra"] { #expect(!told.localizedStandardContains(word)) }
    }

    @Test(arguments: ["Leeds", "yes", "", "the title"])
    func `A town or a yes is no exact place`(_ answer: String) throws {
        let place = try ExactPlace(reader: AnnouncementReaders.reader())
        let draft = try #require(try AnnouncementReaders.written("social Tea, Sat 6 June 2pm, Leeds #private-venue"))
        #expect(throws: Misreading.self) { try place.read(Words(answer), draft) }
    }

    @Test(arguments: [
        ("address on request", true), ("DM me for the address", true), ("Address by request only", true),
        ("ask us for the location", true), ("Address: 12 Hidden Street", false), ("Ask for a menu", false),
        ("the address is on the poster", false),
    ])
    func `What is told on request is known`(_ text: String, _ isOnRequest: Bool) {
        #expect(PrivateWish.isOnRequest(in: text) == isOnRequest)
    }

    @Test(arguments: [
        "#pirate", "#pride", "#free", "a private word", "#climate", "private view", "private hire", "#coming-out",
        "The talk is confidential", "Free, confidential, friendly", "The venue is private hire", "#hidden-gems",
        "A private party after", "The place is hidden behind the church", "Hidden places of Leeds",
        "A place for those coming out", "The audience asks", "Audience participation", "Do not share your cup",
        "We will not tell anybody", "The hall is private property", "No show at the place", "A secret garden",
        "Tell us who is coming", "For those coming by bus", "The address will follow", "Do not miss the venue",
        "Free, private and confidential", "We keep it a secret", "We keep the place tidy", "Hide and seek in the park",
        "Location not far from here",
    ])
    func `Not every such word is meant as the tag`(_ text: String) throws {
        let draft = try AnnouncementReaders.written("social Tea, Sat 6 June 2pm, Leeds. \(text)")
        #expect(draft?.venueAudience == .anyone)
    }

    @Test(arguments: [
        ("12 Secret Street, LS6 2AB #private-venue", "12 Secret Street, LS6 2AB"),
        ("12 Secret Street LS6 2AB #private-venue", "12 Secret Street LS6 2AB"),
        ("LS6 2AB #private-venue", "LS6 2AB"),
        ("12 Secret Street, LS6 2AB, Leeds #private-venue", "12 Secret Street, LS6 2AB"),
        ("12 Secret Street, LS6 #private-venue", "12 Secret Street"),
        ("\"12 Secret Street\", Leeds #private-venue", "12 Secret Street"),
        ("at \"Example Hall, upstairs\", Leeds", "Example Hall, upstairs"), ("\"Example Hall, Leeds\"", "Example Hall"),
        ("\"Example Hall\" upstairs, Leeds", "Example Hall, upstairs"), ("The \"Red\" Hall, Leeds", "The \"Red\" Hall"),
    ])
    func `A venue keeps its postcode and loses the quotation marks around it`(_ written: String, _ venue: String) throws
    {
        let event = try #require(try AnnouncementReaders.draft("social Tea, Sat 6 June 2pm, \(written)"))
        #expect(event.site.venue == venue)
        #expect(event.site.town.hasPrefix("Leeds"))
    }

    private static func place(_ written: String) throws -> PrivatePlace {
        let line = "social Tea, Sat 6 June 2pm, \(written) #private-venue"
        return try #require(try AnnouncementReaders.draft(line).flatMap { PrivatePlace($0) })
    }
}
