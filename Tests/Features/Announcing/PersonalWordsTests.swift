import Testing

@testable import Announcing

/// What may be somebody's own, and what only looks so.
@Suite struct PersonalWordsTests {
    @Test(arguments: [
        ("Ring 07700 900123", [PersonalWords.telephone]), ("+44 (0)113 496 0000", [.telephone]),
        ("+353 1 555 0100", [.telephone]), ("doors 7pm, £10, 2026", []), ("Event 19, 12 June 2026 at 19:00", []),
        ("write to robin@example.org", [.email]), ("robin (at) example.org", [.email]),
        ("robin [at] example [dot] org", [.email]), ("Meet @ the pub", []), ("@room come along", []),
        ("tell @robin:example.org", [.account]), ("https://matrix.to/#/@robin:example.org", [.account]),
        ("Contact Robin Example", [.person]), ("ask Robin Example", [.person]), ("Organiser: Robin Example", [.person]),
        ("Organised by Robin Example", [.person]), ("Hosted by Robin Example", [.person]),
        ("Meet Robin Example outside", [.person]), ("Contact the branch", []), ("Ask Leeds Branch", []),
        ("Meet Victoria Station", []), ("Meet Albert Dock at noon", []), ("Ring Example Advice Line", []),
        ("Priya is coming", [.person]), ("Coming: priya, dave and lou", [.person]), ("Suggested by Dave", [.person]),
        ("Priya Example will be there", [.person]), ("All are coming home", []), ("Thanks to the branch", []),
        ("Robin Example speaks on housing", [.person]), ("Organised by Trades Council", []),
        ("Organised by Unison North West", []), ("Ask at the Example Arms", []),
        // One name is enough behind a word for reaching somebody.
        ("contact Siobhan", [.person]), ("Ask for Dave at the bar", [.person]), ("text jo on the day", [.person]),
        ("Ring Xanthe if you are lost", [.person]), ("Speak to Mo Khan", [.person]), ("Contact Reception", []),
        ("Text Us", []), ("Ring the bell", []), ("Call Now", []), ("ask for more", []), ("Email the branch", []),
        ("Call Samaritans", []), ("contact us", []), ("Ring in the new year", []),
        // Speakers and those who run it.
        ("Speaker: Ngozi Example", [.person]), ("Speakers include Xanthe Example", [.person]),
        ("Chaired by Xanthe Example", [.person]), ("Branch secretary Xanthe Example", [.person]),
        ("Talk by Sarah Example", [.person]), ("Sarah Example (she/her)", [.person]), ("Speakers from Unite", []),
        ("Speakers and music", []), ("Speaker: to be confirmed", []), ("A Christmas Carol Concert", []),
        ("the Sarah Example is a boat", []), ("Meet in Anne Example Hall", []),
        // Numbers and addresses, however they are written.
        ("07700.900.123", [.telephone]), ("0113/496/0123", [.telephone]), ("07.03.2026 at 19.30", []),
        ("jo at example dot org", [.email]), ("jo at example dot co dot uk", [.email]), ("jo＠example.org", [.email]),
        ("Meet at red dot gallery", []), ("Look at the dot com boom", []),
        // How to get in.
        ("buzz flat 2", [.home, .code]), ("door code 1234", [.code]), ("key code 4471", [.code]),
        ("code: C1234Y", [.code]),
        ("Passcode: rainbow", [.code]), ("press 4 on the panel", [.code]), ("ring bell 3", [.code]),
        ("PIN 4471", [.code]), ("wifi password rainbow", [.code]), ("Dress code: 70s", []),
        ("use code PRIDE10 for 10% off", []), ("discount code TEA20", []), ("post code LS6 2AB", []),
        ("The passcode comes by email", []), ("No password needed", []), ("code of conduct 2026", []),
        ("a rainbow pin £2", []), ("Ring the bell 3 times", []),
    ])
    func `A text is asked about for what it has`(_ text: String, _ wanted: [PersonalWords]) {
        #expect(PersonalWords.found(in: text) == wanted)
    }

    @Test(arguments: [
        "my house, 12 Elm Street", "my flat", "my back garden", "at mine", "round ours", "our kitchen",
        "Flat 3, Elm Court",
        "apartment 12b", "Robin’s flat, 12 Elm Street", "Robin Example's house", "Robin Example house",
        "my mum's house", "Sam's, 14 Acacia Avenue, LS6 3AB", "my mum's, 12 Cross Street", "chez Sam, 3 Elm Road",
        "Priya's 14 Acacia Avenue", "Moved to Priya's, 14 Acacia Avenue, top bell", "Housewarming at number 8",
        "We are at 14 Acacia Avenue, doorbell says Example", "Film club at my flat", "at Jo's", "Jo's", "Kim's garden",
        "in Kim's back garden", "round at Kim and Zoe's", "Xanthe's house", "Xanthe's kitchen", "my place",
        "the Smiths' house", "Meet at Sam's. Bring cake",
    ])
    func `A home is known`(_ venue: String) { #expect(PersonalWords.found(in: venue).contains(.home)) }

    @Test(arguments: [
        "Friends Meeting House", "Example House", "the Flat Iron, 12 Elm Street", "Quaker Meeting house",
        "St Mary's Church",
        "our place of work", "Magnolia House", "The Old Court House", "Pat's Cafe", "the White House", "Example Hall",
        "Sam's Bar, 14 High Street", "St Anne's, Example Street", "St Mary's", "Queen's Hall", "Jo's Bar",
        "Queen's garden", "St John's kitchen", "Friends' Meeting House", "Workers' House", "Kim's Garden Restaurant",
        "Women's Centre garden", "Children's garden", "the King's kitchen", "Example Old Library",
    ])
    func `A venue is no home`(_ venue: String) { #expect(!PersonalWords.found(in: venue).contains(.home)) }

    @Test(arguments: [
        ("14 Quarry Mount", true), ("12 Hidden Street", true), ("Flat 3, 12 Hidden Street, LS6 2AB", true),
        ("22 Bankside", true), ("5a Cliff Fold", true), ("7 The Ridings", true), ("14 Quarry Mount LS6 3AB", true),
        ("14 quarry mount", true), ("The Example Arms, 14 Quarry Mount", false),
        ("Example Hall, 12 Hidden Street", false),
        ("100 Club", false), ("1 Example House", false), ("Room 14", false), ("outside 10 Hidden Street", false),
        ("40 places", false), ("12 June", false), ("Hidden Street", false), ("LS6 2AB", false), ("", false),
        ("Studio 3, Example Mill", false), ("Unit 4, Example Works, 12 Hidden Street", false),
    ])
    func `An address without a name may be a home`(_ venue: String, _ isAlone: Bool) {
        #expect(AddressWords.areAddressAlone(venue) == isAlone)
    }

    @Test(arguments: [
        "Dave is ill", "Sanjay has been arrested", "Xanthe's in hospital", "Kim outed by her boss", "Jo can't come",
        "ask for Dave", "our speaker Jo Example is in hospital",
    ])
    func `A reason may tell of a person by one name`(_ reason: String) {
        #expect(PersonalWords.found(in: reason, as: .line).contains(.person))
    }

    @Test(arguments: [
        "Speaker is ill", "Venue has covid", "Everybody is ill", "The hall is shut", "It is too hot", "Storm",
    ])
    func `A reason without a name tells of nobody`(_ reason: String) {
        #expect(PersonalWords.found(in: reason, as: .line).isEmpty)
    }

    @Test(arguments: [
        ("Jane Smith quiz", true), ("Jane Smith has covid", true), ("£2 to Jane Smith", true), ("Jane quiz", false),
        ("speaker ill", false), ("The hall is shut", false), ("Pride Picnic", false), ("Martin Luther King Day", true),
        ("Victoria Park picnic", false), ("George Square rally", false), ("St Andrew Square", false),
    ])
    func `In a line a name counts anywhere`(_ line: String, _ isName: Bool) {
        #expect(PersonalWords.found(in: line, as: .line).contains(.person) == isName)
    }

    @Test(arguments: [
        ("Jane Smith", true), ("Olu Adeyemi", true), ("Jane Smith and Leeds branch", true), ("Jane Mary Smith", true),
        ("Example branch", false), ("Unison North West", false), ("Trades Council", false), ("Leeds Pride", false),
        ("GMB", false), ("UCU Leeds", false), ("Example Union", false), ("Out at Work", false),
        ("Hull and York Pride", false), ("ask for Xanthe Example", true), ("see Auntie Pat at the door", true),
        ("Example Network", false), ("Leeds LGBT Choir", false),
    ])
    func `An organiser is a body or a person`(_ name: String, _ isPerson: Bool) {
        #expect(PersonalWords.found(in: name, as: .organiser).contains(.person) == isPerson)
    }
}
