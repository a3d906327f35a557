import Organising
import StewardCore
import Testing

@testable import Announcing

/// Sentences about a change of an event that they call by its name; it is Monday 1 June 2026.
@Suite struct SaidChangeTests {
    @Test(arguments: [
        (
            "we need to cancel the leeds film night, the projector has broken",
            "cancel the leeds film night: the projector has broken"
        ),
        ("please cancel the curry night", "cancel the curry night"),
        (
            "can you cancel the deptford film night because the cinema pulled out?",
            "cancel the deptford film night: the cinema pulled out"
        ),
        ("cancel the ceilidh and let people know", "cancel the ceilidh"),
        ("cancel knit and natter", "cancel knit and natter"),
        (
            "cancel saturday's quiz in hull, please. the landlord is ill",
            "cancel saturday's quiz in hull: the landlord is ill"
        ),
        (
            "please can you take down the deptford film night, cinema pulled out",
            "cancel the deptford film night: cinema pulled out"
        ),
        ("delete event 6", "cancel event 6"), ("call the quiz off", "cancel the quiz"),
        ("remove the first walk", "cancel the first walk"),
        ("the drag bingo is cancelled", "cancel the drag bingo"), ("knit and natter is off", "cancel knit and natter"),
        ("ceilidh cancelled", "cancel ceilidh"),
        ("CANCELLED: hull quiz, the landlord is ill", "cancel hull quiz: the landlord is ill"),
        ("sorry all, the quiz has been called off, the band is ill", "cancel the quiz: the band is ill"),
        ("let people know that the choir taster is not happening", "cancel the choir taster"),
    ])
    func `Calling off`(_ said: String, _ expected: String) { #expect(Self.text(said) == expected) }

    @Test(arguments: [
        ("postpone the bolton stall to saturday", "postpone the bolton stall: saturday"),
        ("could you postpone the choir taster till next monday please", "postpone the choir taster: next monday"),
        ("we've had to postpone the curry night until further notice", "postpone the curry night: "),
        ("the choir taster has been moved to tomorrow", "postpone the choir taster: tomorrow"),
        ("hiya, we've got to move the hull quiz to the 14th, same time", "postpone the hull quiz: the 14th"),
        ("we've moved the hull quiz to sunday", "postpone the hull quiz: sunday"),
        ("can you put the film night back a week", "say the film night: a week later"),
        ("bring the preston leafleting forward an hour", "say the preston leafleting: an hour earlier"),
        ("put the bolton stall on again the week after", "copy the bolton stall: the week after"),
        ("repeat the hull quiz every month", "repeat the hull quiz: every month"),
        ("hull quiz moved to saturday", "postpone hull quiz: saturday"),
        ("the quiz has been brought forward an hour", "say the quiz: an hour earlier"),
        ("the quiz has been brought forward to 6pm", "say the quiz: move it to 6pm"),
        ("the workshop has been put back a week", "say the workshop: a week later"),
    ])
    func `Other days and hours`(_ said: String, _ expected: String) { #expect(Self.text(said) == expected) }

    @Test(arguments: [
        ("change the hull quiz to 7.30pm", "say the hull quiz: make it 7.30pm"),
        ("change the film night in leeds to 8", "say the film night in leeds: make it at 8"),
        (
            "the hull quiz is now at the Example Tavern instead",
            "say the hull quiz: it's now at the Example Tavern instead"
        ),
        ("the tea dance is a fiver now not four", "say the tea dance: it's now a fiver not four"),
        ("the AGM will start at 11 not 10", "say the AGM: it starts at 11 not 10"),
        ("edit the AGM so it starts at 11am", "say the AGM: it starts at 11am"),
        ("the york vigil has moved to St Example's", "say the york vigil: move it to St Example's"),
        ("change the price of the tea dance to £5", "cost the tea dance: £5"),
        ("the venue of the york vigil is now Example Hall", "place the york vigil: Example Hall"),
        ("change the hull quiz's time to 8", "when the hull quiz: at 8"),
        ("rename friday drinks to Friday fizz", "title friday drinks: Friday fizz"),
        ("the ceilidh is no longer step free", "say the ceilidh: it's not step free"),
        ("make the ceilidh step-free", "say the ceilidh: make it step-free"),
        ("raise the price of the tea dance to £6", "cost the tea dance: £6"),
        ("the tea dance has a BSL interpreter now", "say the tea dance: add BSL interpreter"),
        ("add BSL to the hull quiz", "say the hull quiz: add BSL"),
    ])
    func `Other changes`(_ said: String, _ expected: String) { #expect(Self.text(said) == expected) }

    /// Questions stay questions, and talk stays talk.
    @Test(arguments: [
        "is the quiz cancelled?", "has the quiz moved", "can I cancel my booking", "is the tea dance still on",
        "what's cancelled this week", "cancelled events in leeds", "take the captions off", "take captions off",
        "the start is now 8", "the lift is off", "the bus is off so anything online tonight",
        "the pub quiz is free now right", "the ceilidh is it step free now", "put off by the cold, anything indoors",
        "quizzes cancelled", "events cancelled this week", "the ceilidh is not cancelled",
        "the tea dance is never cancelled",
        "tell everyone the tea dance is not cancelled", "the curry night might be cancelled",
        "someone said the film night is off", "the tea dance hasn't moved to 3pm",
        "the curry night could be moved to saturday",
        "have we moved the quiz", "the quiz is on saturday",
        "i heard the quiz is off", "films in leeds now", "moving house to leeds", "change my area to leeds",
        "delete my data",
        "the strike is off", "the leeds picket has moved to the west entrance", "what is now on in leeds",
        "my friend has moved to leeds", "I've moved to leeds", "what time the quiz starts",
        "when the quiz starts at 8 what happens",
        "add it to my calendar", "quiz in leeds", "is it off", "take the bus to leeds", "make friends in leeds",
        "cancel", "postpone", "delete 45", "21 about Then to the park", "the price is now £5",
        "the venue has moved to Leeds", "it's now £4", "move it to sunday",
    ])
    func `What is none`(_ said: String) { #expect(Self.text(said) == nil) }

    private static func text(_ said: String) -> String? {
        guard let today = LocalDate("2026-06-01"), let change = SaidChange(Words(said), today: today) else {
            return nil
        }
        let name = change.name.text
        return switch change.act {
        case .cancel(let reason): "cancel \(name)" + (reason.isEmpty ? "" : ": \(reason)")
        case .postpone(let words): "postpone \(name): \(words.text)"
        case .copy(let words): "copy \(name): \(words.text)"
        case .repeats(let words): "repeat \(name): \(words.text)"
        case .say(let words): "say \(name): \(words.text)"
        case .change(let field, let words): "\(field) \(name): \(words.text)"
        case .edit(let words), .correct(let words): "edit \(name): \(words.text)"
        }
    }
}
