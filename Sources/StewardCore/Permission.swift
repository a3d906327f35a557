/// What somebody is to the network, as our own record of memberships and the configuration say.
package enum Role: Int, Comparable, Sendable, CaseIterable {
    /// Anybody who shares a room with us.
    case member
    /// Somebody who is in one of the officers' rooms now.
    case officer
    /// Somebody whom the configuration names.
    case admin

    package static func < (left: Role, right: Role) -> Bool { left.rawValue < right.rawValue }
}

/// Who may use a command, and where.
package struct Permission: Equatable, Sendable {
    /// The least that somebody must be.
    package var role: Role
    /// Whether those may too who are less, but moderate the room.
    package var includesModerators = false

    /// Makes a permission for `role` and above, and perhaps for the room's moderators.
    package init(role: Role, includesModerators: Bool = false) {
        self.role = role
        self.includesModerators = includesModerators
    }

    /// Everybody may.
    package static let anyone = Permission(role: .member)
    /// Moderators of the room may, and officers and admins.
    package static let moderators = Permission(role: .officer, includesModerators: true)
    /// Officers and admins may.
    package static let officers = Permission(role: .officer)
    /// Admins may.
    package static let admins = Permission(role: .admin)

    /// Whether somebody of `role` may, whatever they are in the room.
    package func allows(_ role: Role) -> Bool { role >= self.role }

    /// Whether somebody of `role` may; whether they moderate the room is looked up only if that matters.
    package func allows(_ role: Role, isModerator: @autoclosure () throws -> Bool) rethrows -> Bool {
        if allows(role) { return true }
        return includesModerators ? try isModerator() : false
    }
}

/// A command that cannot be carried out as typed, with the one sentence that says so.
///
/// The sentence says what was read, what is wrong with it and what to type instead. Throwing one undoes everything
/// that the command had changed.
package struct Refusal: Error, Equatable {
    /// What the person is told.
    package let reply: Reply
    /// Whether another word to the question that stands can mend it; a question whose yes is refused closes otherwise.
    package let isMendable: Bool

    /// Refuses with `reply`.
    package init(_ reply: Reply, isMendable: Bool = false) {
        self.reply = reply
        self.isMendable = isMendable
    }
}
