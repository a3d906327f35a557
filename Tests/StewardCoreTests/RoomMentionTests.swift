import StewardCore
import Testing

@Suite struct RoomMentionTests {
    @Test(arguments: [
        ("@room the hall is shut", "room the hall is shut"), ("Cake, @room!", "Cake, room!"),
        ("come @ROOM now", "come ROOM now"), ("@Room", "Room"), ("(@room)", "(room)"), ("@room @room", "room room"),
        ("tea\n@room", "tea\nroom"),
        // What is left never joins to another one.
        ("@@room room", "room room"), ("@@@room room room", "room room room"), ("@@room", "room"),
        ("@ @room room", "@ room room"), ("@roo@room m", "@roo@room m"),
        // Servers look for it as a word of its own.
        ("@roommate", "@roommate"), ("@room_", "@room_"), ("me@room", "me@room"), ("@room7", "@room7"),
        ("é@room", "éroom"), ("@roomé", "roomé"), ("ж@room", "жroom"),
        ("@@roommate", "@@roommate"), ("room", "room"), ("@", "@"), ("@roo", "@roo"),
    ])
    func `The mark of what would mention a whole room is left out`(_ written: String, _ kept: String) {
        #expect(written.withoutRoomMentions == kept)
        #expect(kept.withoutRoomMentions == kept)
    }
}
