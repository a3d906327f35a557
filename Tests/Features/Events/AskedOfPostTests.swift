import Organising
import StewardCore
import Testing

/// Which replies to a post about one thing are questions, and for what.
@Suite struct AskedOfPostTests {
    @Test(arguments: [
        (
            CardPart.access,
            [
                "is it step free?", "is it step free", "Is it wheelchair accessible?", "step free?", "is there BSL?",
                "will there be captions?", "is there childcare?", "Lovely, is it step free?",
                "is the example quiz step free?", "is there parking?", "is there a lift?",
                "Can my mum, who's in a wheelchair, get in? Is there a lift?",
            ]
        ),
        (
            .place,
            [
                "where is it?", "where is it", "Where's it at?", "where?", "what's the postcode?", "Postcode?",
                "is it online?", "can I join on zoom?", "hi, where exactly is the venue?", "how do I get there?",
                "is it in leeds?", "where are we meeting?", "steward where is it", "where are you meeting?",
            ]
        ),
        (
            .when,
            [
                "what time", "What time does it start?", "when is it?", "when?", "Great! What time does it finish?",
                "is it still on?", "is this still happening?", "has it been cancelled?", "what day is it?",
                "is it on saturday or sunday?", "is it tonight?", "what time is the quiz night?", "how long is it?",
                "do you know what time it starts?", "is it 7pm or 7.30pm?", "when's it over?",
                "sorry what time does it start",
            ]
        ),
        (
            .cost,
            [
                "how much", "How much is it?", "how much does it cost please", "free?", "is it free?",
                "is the quiz free?", "do I need to book?",
            ]
        ),
        (.organiser, ["who's organising it?", "who is running this?"]),
        (.about, ["what is it about?", "any more info?"]),
    ])
    func `A question about what is told of it is read as one`(_ part: CardPart, _ said: [String]) throws {
        for said in said { #expect(try Self.parts(said) == [part], "\(said)") }
    }

    @Test func `Several things may be asked at once`() throws {
        #expect(try Self.parts("where is it and how much?") == [.place, .cost])
        #expect(try Self.parts("What time? And is it step free?") == [.when, .access])
    }

    @Test(arguments: [
        "great, see you there!", "see you there", "See you Saturday!", "see you saturday?", "I'll be there",
        "count me in", "who is going?", "anyone going?", "Anyone free on Saturday?", "are you free?", "are you coming?",
        "are we going together?", "can't wait!", "thanks", "Thanks for this", "is dave there?", "where's dave?",
        "is the bus free?", "what a day", "what time we had!", "how much fun was that!", "brilliant", "👍", "🎉🎉",
        "really?", "ok", "yes", "I was there last year, it was free", "It's at 7pm", "7pm works for me", "in leeds?",
        "the venue is great", "I know where it is", "free entry, lovely", "this looks expensive", "",
        "how are you all?", "what did you think?", "how was it?", "lovely venue", "approve", "is the event good?",
    ])
    func `Talk about it asks for nothing`(_ said: String) throws {
        #expect(try Self.parts(said) == [])
    }

    @Test(arguments: [
        (CardPart.place, ["what's the address", "whats the postcode", "what is the address", "address please"]),
        (.access, ["is there parking", "is there a hearing loop"]), (.cost, ["what's the price"]),
    ])
    func `Who has read of one thing is told of its parts`(_ part: CardPart, _ said: [String]) throws {
        let reader = try Readers.reader()
        for said in said { #expect(reader.asked(ofShown: Words(said), naming: []) == [part], "\(said)") }
    }

    private static func parts(_ said: String) throws -> Set<CardPart> {
        try Readers.reader().asked(ofPost: Words(said), naming: ["example", "quiz", "night", "leeds"])
    }
}
