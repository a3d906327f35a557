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
    /// Whether moderators of the room may too, whatever their role is.
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

/// Says that a command cannot be carried out as typed.
///
/// The reply says in a sentence what was read, what is wrong with it and what to type instead. Throwing a refusal
/// undoes everything that the command changed.
package struct Refusal: Error, Equatable {
    /// What the person is told.
    package let reply: Reply
    /// Whether the person can mend it with another answer to the open question. If not, a refused yes closes the
    /// question.
    package let isMendable: Bool

    /// Refuses with `reply`.
    package init(_ reply: Reply, isMendable: Bool = false) {
        self.reply = reply
        self.isMendable = isMendable
    }
}
