import MatrixProtocol
import Store
import Testing

@Suite struct AddressTests {
    @Test func `What is for a person or a feature is read back as that, in one order with what else waits`() throws {
        let store = try Store.open(.memory, migrations: [])
        let addresses: [OutboxRow.Address] = [
            .person(UserID("@ash:example.org")), .room(RoomID("!a:example.org")), .person(UserID("@ash:example.org")),
            .feature("herald", key: "zone !a/b:example.org"), .room(RoomID("!a/b:example.org")),
            .room(RoomID("!31hneApxJ_1o-63DmFrpeqnkFfWppnzWso1JvH3ogLM")),
        ]
        try store.writeNow { db in
            for (place, address) in addresses.enumerated() {
                let message = OutboxRow.Message(isNotice: false, plain: "Tea")
                _ = try Outbox.add(.message(message), to: address, cause: "$1", place: place, at: 0, db)
            }
            #expect(try Outbox.waiting(db).map(\.address) == addresses)
        }
    }
}
