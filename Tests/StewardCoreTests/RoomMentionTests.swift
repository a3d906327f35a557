import StewardCore
import Testing

@Suite struct RoomMentionTests {
    @Test(arguments: [
        ("@room the hall is shut", "the hall is shut"), ("Cake, @room!", "Cake,!"), ("come @ROOM now", "come now"),
        ("@Room", ""), ("(@room)", "()"), ("@room @room tea", "tea"), ("tea\n@room", "tea\n"),
        // Servers look for it as a word of its own.
        ("@roommate", "@roommate"), ("@room_", "@room_"), ("me@room", "me@room"), ("@room7", "@room7"),
        ("room", "room"), ("@", "@"), ("@roo", "@roo"), ("@@room", "@"),
    ])
    func `What would mention a whole room is left out`(_ written: String, _ kept: String) {
        #expect(written.withoutRoomMentions == kept)
    }
}
