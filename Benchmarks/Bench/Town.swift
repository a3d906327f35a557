import MatrixProtocol
import SimulatedHomeserver

/// A homeserver with a bot and rooms; in each room one person talks to it.
struct Town: Sendable {
    let server: SimulatedHomeserver
    let bot: UserID
    let session: SimulatedSession
    let speakers: [(room: RoomID, user: UserID)]
    /// Somebody who may change what is listed, alone with the bot.
    let officer: (room: RoomID, user: UserID)
    /// What stands between the bot and the homeserver, if anything does.
    var proxy: Proxy?

    /// Where the bot finds the homeserver.
    var url: String { proxy?.url ?? server.url }

    /// The name of the account that may change what is listed.
    private static let officer = "officer"

    /// Runs a homeserver with `rooms` rooms while `body` runs.
    static func with(rooms: Int, _ body: (Town) async throws -> Void) async throws {
        var configuration = SimulatedHomeserver.Configuration()
        configuration.keepsRequests = false
        try await SimulatedHomeserver.running(configuration) { server in
            let bot = server.addUser("steward")
            let officer = server.addUser(officer)
            let speakers = speakers(0..<rooms, bot, server)
            let direct = server.makeRoom(members: [officer, bot], name: nil)
            try await body(
                Town(
                    server: server, bot: bot, session: server.signIn(bot), speakers: speakers,
                    officer: (direct, officer)))
        }
    }

    private static func speakers(
        _ numbers: Range<Int>, _ bot: UserID, _ server: SimulatedHomeserver
    ) -> [(room: RoomID, user: UserID)] {
        numbers.map { number in
            let user = server.addUser("member\(number)")
            return (server.makeRoom(members: [user, bot], name: "Room \(number)"), user)
        }
    }

    /// The same with so many new rooms in place of its own.
    func withRooms(_ count: Int) -> Town {
        let numbers = speakers.count..<speakers.count + count
        return Town(
            server: server, bot: bot, session: session, speakers: Self.speakers(numbers, bot, server), officer: officer,
            proxy: proxy)
    }

    /// The same with the bot behind `proxy`.
    func behind(_ proxy: Proxy) -> Town {
        var town = self
        town.proxy = proxy
        return town
    }

    /// `count` speakers, going round from number `first` on.
    func speakers(_ first: Int, _ count: Int) -> [(room: RoomID, user: UserID)] {
        (first..<first + count).map { speakers[$0 % speakers.count] }
    }

    /// The speakers ask, all at the same moment, in the words of those from number `first` on.
    func ask(_ speakers: [(room: RoomID, user: UserID)], _ question: Question = .about, from first: Int = 0) {
        server.sendAtOnce("m.room.message", by: speakers) { place in
            #"{"msgtype":"m.text","body":"\#(question.words(first + place))"}"#
        }
    }

    /// The officer changes an event, and has the answer.
    func change() async throws {
        let event = Int.random(in: 1...Home.events)
        let edit = server.say(in: officer.room, as: officer.user, "!edit \(event) cost £\(Int.random(in: 1...9999))")
        try await server.waitForReplies(to: edit)
    }

    /// Lets the officer change an event every second while `body` runs.
    func changing(_ body: () async throws -> Void) async throws {
        async let _: Void = changeEverySecond()
        try await body()
    }

    private func changeEverySecond() async throws {
        while true {
            try await change()
            try await Task.sleep(for: .seconds(1))
        }
    }

    /// Waits until the bot polls for news and has seen everything.
    func waitUntilUp() async throws { try await server.waitUntilCaughtUp(bot) }

    /// Waits until the bot has sent all its receipts as well, as far as can be seen from here.
    func waitUntilCalm() async throws {
        try await waitUntilUp()
        var receipts = -1
        while server.requestCount(.receipt) != receipts {
            receipts = server.requestCount(.receipt)
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// Lets every room ask once and waits until all has calmed down, so that the bot knows the rooms.
    func warmUp(_ subject: Programs.Subject) async throws {
        let rooms = speakers.count
        ask(speakers)
        try await server.wait { state in
            state.requestCount(.send) >= rooms && (subject == .bareLoop || state.requestCount(.state) >= rooms)
        }
        try await waitUntilCalm()
    }

    /// The moments at which `count` replies arrived after `act`.
    func replies(_ count: Int, after act: () async throws -> Void) async throws -> [ContinuousClock.Instant] {
        let watch = Stopwatch(from: server.requestCount(.send))
        async let all: Void = server.wait { watch.note($0.requestCount(.send)) >= count }
        while !watch.isRunning { await Task.yield() }
        try await act()
        try await all
        return watch.arrivals
    }
}
