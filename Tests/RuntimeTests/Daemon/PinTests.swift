import GRDB
import MatrixProtocol
import SimulatedHomeserver
import Store
import Testing

/// Posts that are kept pinned.
@Suite(.timeLimit(.minutes(5))) struct PinTests {
    @Test func `Our pins stand behind those of others, and go when their keys do`() async throws {
        try await pinning { steward in
            let server = steward.server
            let other = server.say(in: steward.room, as: steward.member, "Read this first")
            for line in ["!cry tea Tea", "!cry cake Cake"] { try await steward.runAndSay(line) }
            let (tea, cake) = (steward.posts[0].id, steward.posts[2].id)
            try await steward.runAndSay("!pin tea")
            #expect(steward.pins == [tea])
            steward.pin([tea, other])
            try await steward.runAndSay("!pin cake tea nothing")
            #expect(steward.pins == [other, cake, tea])
            try await steward.runAndSay("!hush cake")
            try await steward.runAndSay("!pin tea")
            #expect(steward.pins == [other, tea])
            try await steward.runAndSay("!pin")
            #expect(steward.pins == [other])
        }
    }

    @Test func `Nothing is sent where nothing would change`() async throws {
        try await pinning { steward in
            try await steward.runAndSay("!cry tea Tea")
            for line in ["!pin", "!pin tea", "!pin tea"] { try await steward.runAndSay(line) }
            #expect(steward.server.requestCount(.setState) == 1)
            #expect(steward.pins == [steward.posts[0].id])
        }
    }

    @Test func `Where Steward may not pin the row is marked, and the room goes on`() async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            try await steward.settle()
            for line in ["!cry tea Tea", "!pin tea", "!change tea Cake"] { try await steward.runAndSay(line) }
            #expect(steward.pins == [])
            let reasons = try await steward.inStore { store in
                try await store.read { db in
                    try String.fetchAll(db, sql: "SELECT kind || ': ' || reason FROM outbox WHERE state = 'refused'")
                }
            }
            #expect(reasons == ["pin: The homeserver refused the request (403 M_FORBIDDEN)."])
        }
    }

    /// Lets Steward pin in the members' room.
    private func pinning(_ body: @escaping @Sendable (RunningDaemon) async throws -> Void) async throws {
        try await RunningDaemon.prepare(withHerald: true) { steward in
            steward.server.setState(
                in: steward.room, as: steward.member, type: "m.room.power_levels",
                content: #"{"users":{"\#(steward.member)":100,"\#(steward.bot)":50}}"#)
            try await steward.settle()
            try await body(steward)
        }
    }
}

extension RunningDaemon {
    /// What is pinned in the members' room, in order.
    var pins: [EventID] {
        let state = server.timeline(room).last { $0.type == "m.room.pinned_events" }
        return state?.content?["pinned"]?.elements.compactMap { $0.text.map { EventID($0) } } ?? []
    }

    /// The member pins `events` and no others.
    func pin(_ events: [EventID]) {
        let list = events.map { "\"\($0)\"" }.joined(separator: ",")
        server.setState(
            in: room, as: member, type: "m.room.pinned_events", content: #"{"pinned":[\#(list)]}"#)
    }
}
