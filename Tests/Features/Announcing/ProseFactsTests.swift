import Testing

@testable import Announcing

/// Cost, room and end, said in passing.
@Suite struct ProseFactsTests {
    @Test(arguments: [
        ("There's pizza about 8, and it's free but chuck a quid in the pot if you can.", "free"),
        ("It's being paid for by the branch so it's free to you.", "free"), ("Nobody pays.", "free"),
        ("The theatre has a loop, and it is free of charge.", "free"), ("Twelve places and no fee.", "free"),
        ("Five minutes each, nowt to pay.", "free"), ("It's downhill, and it's free obviously.", "free"),
        ("It's three pounds on the door and the film has subtitles.", "three pounds on the door"),
        ("It's about fifteen pounds a head and there are sixteen seats.", "fifteen pounds a head"),
        ("Eyes down 7.30pm. Quid a card.", "Quid a card"),
        ("£7 / £4 concs / £0 if skint", "£7 / £4 concs / £0 if skint"),
        ("£32.50 a head or £300 for a table of ten.", "£32.50 a head or £300 for a table of ten"),
        ("The fee is £12 (£8 concessions).", "£12, £8 concessions"), ("Entry is by donation.", "by donation"),
        ("Craft tomorrow 2pm Example Hub Walthamstow free, wheelchair accessible", "free"),
        ("Family friendly * free entry * quiet tent", "free"), ("Carers go free", nil), ("All step free", nil),
        ("Free parking", nil), ("Tea is free", nil), ("We raised £300", nil),
        ("Travel grants of £40", nil), ("Raffle £1", nil), ("Cakes £2.80", nil), ("A gluten free table", nil),
    ])
    func `What it costs is read out of a clause`(_ text: String, _ cost: String?) {
        #expect(ProseFacts(text).cost == cost)
    }

    @Test(arguments: [
        ("It costs nothing, there are 24 places and a creche.", 24), ("there are sixteen seats, so be quick", 16),
        ("Come early as the hall holds just 120.", 120), ("It's 120 max for fire regs.", 120),
        ("Free to attend and limited to 70.", 70), ("Up to 30 people.", 30), ("£16 - 30 places", 30),
        ("£10pp, 18 seats", 18), ("First 20 places free", nil), ("4 places left", nil), ("Room 101", nil),
        ("Five of us could do with being ten.", nil), ("£3 max", nil), ("40 people came last year", nil),
    ])
    func `How many there is room for is read out of a clause`(_ text: String, _ count: Int?) {
        #expect(ProseFacts(text).capacity == count)
    }

    @Test(arguments: [
        ("Kicks off 8pm and goes on till 1am.", "1am"), ("We get slung out at 11.30pm.", "11.30pm"),
        ("It will close no later than 7.45 pm.", "7.45 pm"), ("Lights out 10pm", "10pm"),
        ("9.30am registration, 5pm close", "5pm"),
        ("We return by 4pm.", "4pm"), ("haggis 9, done 11.45pm", "11.45pm"), ("The bar is open until 11pm.", nil),
        ("Registration closes at 10.30am.", nil), ("Doors 7pm, music 8pm", nil), ("Kitchen closes at 9pm", nil),
    ])
    func `The end is read out of a clause`(_ text: String, _ end: String?) {
        #expect(ProseFacts(text).end?.joined(separator: " ") == end)
    }
}
