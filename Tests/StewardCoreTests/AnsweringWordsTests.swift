import StewardCore
import Testing

@Suite struct AnsweringWordsTests {
    @Test(arguments: ["yes", "Yes!", "Y", "yes please.", "OK", "send it", "👍", "👍️", "✅", "“yes”"])
    func `A plain yes is a yes`(_ said: String) { #expect(Answer.read(Words(said), isDirect: true) == .yes) }

    @Test(arguments: ["no", "No.", "n", "no thanks", "Cancel!", "👎", "❌"])
    func `A plain no is a no`(_ said: String) { #expect(Answer.read(Words(said), isDirect: true) == .no) }

    @Test(arguments: ["", "yes and no", "yes but later", "not yet", "yesterday", "!yes", "nope not me", "👍👎"])
    func `Anything longer is neither`(_ said: String) { #expect(Answer.read(Words(said), isDirect: true) == nil) }

    @Test(arguments: [
        ("hlep", "help"), ("helpp", "help"), ("hel", "help"), ("abuot", "about"), ("picktes", "pickets"),
        ("anounce", "announce"), ("annuonec", "announce"), ("halpp", nil), ("he", nil), ("x", nil), ("", nil),
        ("weather", nil), ("help", "help"),
    ])
    func `A slip in few letters or two in many leads to the word that was meant`(_ word: String, _ meant: String?) {
        let candidates = ["about", "announce", "help", "picket", "pickets"]
        #expect(Suggestion.nearest(to: word, in: candidates) == meant)
    }

    @Test func `Between words that are as near the first wins`() {
        #expect(Suggestion.nearest(to: "speaked", in: ["speaker", "speaked!", "speaks"]) == "speaker")
    }

    @Test(arguments: [
        (Permission.anyone, [true, true, true]), (.officers, [false, true, true]), (.admins, [false, false, true]),
        (.moderators, [false, true, true]),
    ])
    func `Whoever is more may do all that those may who are less`(_ permission: Permission, _ may: [Bool]) {
        #expect(Role.allCases.map { permission.allows($0) } == may)
        let isEnough = permission == .moderators || permission == .anyone
        #expect(permission.allows(.member, isModerator: true) == isEnough)
    }
}
