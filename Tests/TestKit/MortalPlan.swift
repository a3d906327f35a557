package import MatrixProtocol

/// What `mortal-steward` is told in its one argument, as JSON: whom to work for, and where to die.
package struct MortalPlan: Codable, Sendable {
    /// A place on a message's way: where `step` is passed for the `passes`th time.
    package struct Death: Codable, Sendable {
        package var step: String
        package var passes: Int

        package init(at step: String, passes: Int) {
            self.step = step
            self.passes = passes
        }
    }

    /// The homeserver.
    package var url: String
    package var accessToken: String
    package var user: UserID
    /// The room whose members are officers.
    package var officersRoom: RoomID
    /// The store's file.
    package var storePath: String
    /// Where it kills itself; nil if nowhere.
    package var death: Death?
    /// Whether it can do what `Herald` can, and nothing else.
    package var hasHerald: Bool

    package init(
        url: String, accessToken: String, user: UserID, officersRoom: RoomID, storePath: String, death: Death? = nil,
        hasHerald: Bool = false
    ) {
        self.url = url
        self.accessToken = accessToken
        self.user = user
        self.officersRoom = officersRoom
        self.storePath = storePath
        self.death = death
        self.hasHerald = hasHerald
    }
}
