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
        ("Robin Example speaks on housing", []), ("Organised by Trades Council", []),
        ("Organised by Unison North West", []), ("Ask at the Example Arms", []),
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
        "We are at 14 Acacia Avenue, doorbell says Example", "Film club at my flat",
    ])
    func `A home is known`(_ venue: String) { #expect(PersonalWords.found(in: venue).contains(.home)) }

    @Test(arguments: [
        "Friends Meeting House", "Example House", "the Flat Iron, 12 Elm Street", "Quaker Meeting house",
        "St Mary's Church",
        "our place of work", "Magnolia House", "The Old Court House", "Pat's Cafe", "the White House", "Example Hall",
        "Sam's Bar, 14 High Street", "St Anne's, Example Street",
    ])
    func `A venue is no home`(_ venue: String) { #expect(!PersonalWords.found(in: venue).contains(.home)) }

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
        ("Hull and York Pride", false),
        ("Example Network", false), ("Leeds LGBT Choir", false),
    ])
    func `An organiser is a body or a person`(_ name: String, _ isPerson: Bool) {
        #expect(PersonalWords.found(in: name, as: .organiser).contains(.person) == isPerson)
    }
}
