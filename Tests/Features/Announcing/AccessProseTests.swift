import Organising
import Testing

@testable import Announcing

/// Facts about access in sentences as people write them.
@Suite struct AccessProseTests {
    @Test(arguments: [
        ("Level ground all the way and a BSL interpreter is coming.", "step-free bsl"),
        ("Lift to all floors and accessible loo.", "step-free"), ("All floors by lift.", "step-free"),
        ("Nae stairs.", "step-free"), ("Single-level venue", "step-free"), ("Hall is all on one level.", "step-free"),
        ("Free, all on the flat, hearing loop", "step-free"), ("Flat access throughout, induction loop.", "step-free"),
        ("It's level all through and children are welcome.", "step-free"), ("Front door level.", "step-free"),
        ("Ground floor, no steps.", "step-free"), ("The institute has no steps anywhere.", "step-free"),
        ("The nave has level access.", "step-free"), ("Ramp on the Canton Street side", "step-free"),
        ("One step and a portable ramp", "step-free"), ("The garden door has a ramp; no BSL.", "step-free no-bsl"),
        ("Wheelchair users please use the north door.", "step-free"), ("Wheels very welcome.", "step-free"),
        ("Tower Mill is accessible for wheelchairs throughout.", "step-free"),
        ("Small step in, ask for the ramp", "step-free"), ("Step free, loop, BSL TBC", "step-free"),
        ("Step-free, BSL if you ask by 15 April", "step-free"), ("Loop + step free", "step-free"),
        ("Stairs only, no lift I'm afraid", "no-step-free"), ("Stairs", "no-step-free"),
        ("Top floor, lift out of order", "no-step-free"), ("Back room, through a step, sorry", "no-step-free"),
        ("No lift im afraid its all stairs", "no-step-free"), ("Down 14 steps", "no-step-free"),
        ("You have to come up a flight of steps I'm sorry to say.", "no-step-free"),
        ("Not for wheelchairs", "no-step-free"), ("Sorry, not suitable for wheels", "no-step-free"),
        ("We can't manage wheelchairs in this one.", "no-step-free"), ("Hearing loop, 1 small step", "no-step-free"),
        ("Only the bar area is wheelchair accessible.", "no-step-free"),
        ("Upstairs so sorry not accessible to wheelchairs", "no-step-free"),
        ("Step-free except for two steps to the bar", ""), ("Accessible toilet in the foyer", ""),
        ("No step in the toilets", ""), ("Wheelchair spaces in row F", ""), ("Wheelchairs can be borrowed.", ""),
        ("Meet on the steps of the town hall.", ""), ("A step towards equality", ""), ("First steps in chess", ""),
        ("Room 4, level 2", ""), ("At my flat", ""), ("Lift share from the station", ""),
        ("Can anyone give a lift?", ""),
        ("I can offer a lift home", ""), ("We will ramp up the pressure.", ""), ("Ramp to the stage", ""),
        ("Entry-level Spanish", ""), ("There may be a ramp.", ""), ("If the lift works it's step-free.", ""),
    ])
    func `The way in is read from what is said of steps, ramps and lifts`(_ text: String, _ expected: String) {
        #expect(Self.text(AccessProse.facts(in: text)) == expected)
    }

    @Test(arguments: [
        ("Captions and BSL in the room and on screen.", "bsl captions"), ("Automated captions will be on.", "captions"),
        ("Captions and notes in advance", "captions"), ("Captions yes, interpreter no.", "no-bsl captions"),
        ("Captions: yes", "captions"), ("Lift, loop, BSL.", "bsl"), ("bsl interp", "bsl"), ("BSL stage", "bsl"),
        ("Ukrainian and BSL interpreters", "bsl"), ("Signers are booked.", "bsl"),
        ("The performance is signed.", "bsl"),
        ("Interpreters in Spanish, Polish and BSL", "bsl"), ("The stream is captioned.", "captions"),
        ("Subtitled, four quid.", "captions"), ("The film has subtitles.", "captions"),
        ("It's a quiet, sober space and you needn't talk.", "quiet alcohol-free"), ("Quiet room set aside", "quiet"),
        ("There's a chill-out room that's kept quiet.", "quiet"), ("Loud venue so no quiet space, sorry", "no-quiet"),
        ("We'll mind the children and feed you.", "childcare"), ("Free crèche for under 5s", "childcare"),
        ("Childcare on request", "childcare"), ("Creche next door", "childcare"), ("Soft drinks only", "alcohol-free"),
        ("Dry event, please", "alcohol-free"), ("No alcohol on the premises", "alcohol-free"),
        ("Obviously there's no alcohol.", "alcohol-free"), ("Alcohol-free fizz", ""), ("Captions on request", ""),
        ("BSL and captions on request", ""), ("BSL, we hope", ""), ("A talk on childcare costs", ""),
        ("We demand captions on every screen.", ""), ("A BSL class for beginners", ""), ("Quiet voices, sofas", ""),
        ("Books signed by the author", ""), ("Dry sherry", ""), ("Games, captions, cake", ""),
        ("A caption contest", ""),
        ("BSL users welcome", ""), ("Is there a crèche?", ""), ("Captions are not available this time", "no-captions"),
    ])
    func `Facts are read wherever a clause names them`(_ text: String, _ expected: String) {
        #expect(Self.text(AccessProse.facts(in: text)) == expected)
    }

    private static func text(_ facts: [(fact: EventFact, value: Bool)]) -> String {
        facts.map { ($0.value ? "" : "no-") + $0.fact.rawValue }.joined(separator: " ")
    }
}
