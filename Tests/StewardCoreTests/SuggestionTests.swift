import StewardCore
import Testing

@Suite struct SuggestionTests {
    private static let commands = [
        "about", "announce", "cancel", "copy", "decline", "events", "help", "pickets", "postpone", "repeat", "speakers",
        "subscribe", "undo", "capacity-40",
    ]

    @Test(arguments: [
        ("evnts", "events"), ("pickts", "pickets"), ("anounce", "announce"), ("subcsribe", "subscribe"),
        ("sbscibe", "subscribe"), ("hrlp", "help"), ("cacnel", "cancel"), ("speackerss", "speakers"),
        ("eventtts", "events"), ("capcity-40", "capacity-40"),
        ("events2", nil), ("capacity-41", nil), ("12345", nil), ("respect", nil), ("decide", nil), ("sickest", nil),
        ("coat", nil), ("undertaking", nil), ("", nil),
    ])
    func `Only what somebody would call a slip is hinted at`(_ written: String, _ meant: String?) {
        #expect(Suggestion.nearest(to: written, in: Self.commands) == meant)
    }
}
