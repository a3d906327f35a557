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

    @Test(arguments: [
        ("tea dance 3pm now not 2", "say tea dance: make it 3pm not 2"),
        ("the quiz 8pm not 7.30", "say the quiz: make it 8pm not 7.30"),
        ("film night has changed: Sunday 8 March 2pm", "postpone film night: Sunday 8 March 2pm"),
        ("film night now on Sunday 8 March", "postpone film night: Sunday 8 March"),
        ("film night - new date Sunday 8 March", "postpone film night: Sunday 8 March"),
        ("no more step-free access at the quiz", "say the quiz: it's not step-free"),
        ("there's no BSL at the quiz now", "say the quiz: it's not BSL"),
        ("the curry night is back on", "restore the curry night"), ("uncancel the picnic", "restore the picnic"),
        ("the picnic is going ahead after all", "restore the picnic"),
        ("reinstate the walk please", "restore the walk"),
        ("the walk needs to be a week later", "say the walk: a week later"),
        ("the walk has to be at 3pm", "say the walk: make it at 3pm"),
        ("the walk has to be an hour earlier", "say the walk: an hour earlier"),
        ("the vigil wont be happening", "cancel the vigil"), ("the vigil isn't taking place", "cancel the vigil"),
        ("the quiz can't go ahead, the landlord is ill", "cancel the quiz: the landlord is ill"),
        ("sorry the quiz won't be going ahead", "cancel the quiz"),
    ])
    func `Headlines and what is on again`(_ said: String, _ expected: String) { #expect(Self.text(said) == expected) }

    @Test(arguments: [
        ("make the house supper private", "the house supper"), ("hide the venue for event 42", "event 42"),
        ("don't show the address of the leeds supper", "the leeds supper"),
        ("the address of the house supper shouldn't be public", "the house supper"),
        ("can you keep the house supper's address private", "the house supper's"),
        ("the house supper should be private", "the house supper"), ("please make event 42 private", "event 42"),
        ("we need to keep the venue of the supper secret", "the supper"),
        ("don't share the location for the supper with everyone", "the supper"),
        ("stop showing the address for event 42", "event 42"),
    ])
    func `Places that are to be private`(_ said: String, _ name: String) {
        #expect(Self.text(said) == "audience \(name): only those coming")
    }

    @Test(arguments: [
        "make it private", "the address shouldn't be public", "don't show the address", "keep the place private",
        "hide the venue", "please hide the address", "it should be private", "the venue should be kept private",
        "can you not show the address", "don't share the location", "keep it private please",
        "the address must be secret",
    ])
    func `The place of what was shown is to be private`(_ said: String) {
        #expect(SaidChange.keepsShownPrivate(Words(said)))
    }

    @Test(arguments: [
        "the private view is on friday", "is the address private", "private", "show the address",
        "don't show me the quiz",
        "make the private view 8pm", "a private party in leeds", "is there a private room", "no private events please",
        "make the house supper public", "the house supper is not private",
    ])
    func `No wish to keep a place private`(_ said: String) {
        #expect(!SaidChange.keepsShownPrivate(Words(said)))
        #expect(Self.text(said)?.hasPrefix("audience") != true)
    }

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
        case .restore: "restore \(name)"
        case .repeats(let words): "repeat \(name): \(words.text)"
        case .say(let words): "say \(name): \(words.text)"
        case .change(let field, let words): "\(field) \(name): \(words.text)"
        case .edit(let words), .correct(let words): "edit \(name): \(words.text)"
        }
    }
}
