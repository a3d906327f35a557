import MatrixProtocol
import SimulatedHomeserver
import Testing

/// Two people on a homeserver of either kind.
struct Stage: Sendable {
    var ada: Person
    var bea: Person

    /// The kinds of homeserver.
    enum Kind: String, CaseIterable, Sendable { case real, simulated }

    /// Runs `body` with two new people.
    static func on(_ kind: Kind, _ body: (Stage) async throws -> Void) async throws {
        switch kind {
        case .real:
            let homeserver = try #require(LiveHomeserver.current)
            try await body(Stage(ada: homeserver.register("ada"), bea: homeserver.register("bea")))
        case .simulated:
            try await SimulatedHomeserver.running { homeserver in
                let people = ["ada", "bea"].map { name in
                    let user = homeserver.addUser(name, password: "password")
                    let token = homeserver.signIn(user).accessToken
                    return Person(url: homeserver.url, user: user, password: "password", token: token)
                }
                try await body(Stage(ada: people[0], bea: people[1]))
            }
        }
    }

    /// A room in which both are.
    func sharedRoom() async throws -> RoomID {
        let room = try await ada.makeRoom(inviting: [bea])
        try await bea.join(room)
        return room
    }
}
