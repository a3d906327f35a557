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

/// Says that another command is meant, "!skip 3 24 March" of "!cancel 3 just the 24th", which is then carried out instead.
package struct MeansCommand: Error, Equatable {
    /// The command as people type it, without its mark.
    package let text: String
    /// What is said before its answer.
    package let notice: Reply

    /// Means `text`, whose answer begins with `notice`.
    package init(_ text: String, saying notice: Reply = []) {
        self.text = text
        self.notice = notice
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
    /// Whether what was said to the open question was not understood. A yes after it is asked about once more, since it
    /// may be meant for what was said.
    package let isUnread: Bool

    /// What can be typed instead, by what somebody says to the refusal in a direct message; empty if that is not known.
    package let instead: [Choice: String]

    /// Those that were named under numbers of `instead`, in order, so that people can choose by other words of them.
    package let among: [Named]

    /// One of the things that a refusal has named.
    package struct Named: Codable, Equatable, Sendable {
        package let number: Int64
        /// The words that people read of it.
        package let text: String

        package init(_ number: Int64, _ text: String) { (self.number, self.text) = (number, text) }
    }

    /// A word that was typed and the one that was probably meant; nil if none is named.
    package let slip: Slip?

    /// A mistyped word, or several, and what was probably meant.
    package struct Slip: Equatable, Sendable {
        package let typed: String
        package let meant: String

        package init(_ typed: String, for meant: String) { (self.typed, self.meant) = (typed, meant) }
    }

    /// Refuses with `reply`.
    package init(
        _ reply: Reply, isMendable: Bool = false, isUnread: Bool = false, instead: [Choice: String] = [:],
        among: [Named] = [], slip: Slip? = nil
    ) {
        self.reply = reply
        self.slip = slip
        self.isMendable = isMendable
        self.isUnread = isUnread
        self.instead = instead
        self.among = among
    }

    /// What somebody says to a refusal that has named what they may have meant.
    package enum Choice: Codable, Hashable, Sendable {
        /// That what was named is right.
        case yes
        case am, pm
        /// One of those that were named.
        case number(Int64)

        /// Reads a whole message; nil if it is no such choice. In a room, where people talk to each other, only "am" and
        /// "pm" are.
        package init?(_ words: Words, isDirect: Bool) {
            guard isDirect else {
                guard let half = ["am": Choice.am, "pm": .pm][words.folded.joined()] else { return nil }
                self = half
                return
            }
            let telling = words.folded.filter { !["the", "number", "no", "event", "one", "please"].contains($0) }
            if telling.count == 1, let number = Int64(telling[0].drop { $0 == "#" }), number > 0 {
                self = .number(number)
                return
            }
            switch words.folded.joined().filter(\.isLetter) {
            case "am", "inthemorning", "morning", "themorning": self = .am
            case "pm", "intheevening", "evening", "theevening", "intheafternoon", "afternoon": self = .pm
            default:
                guard Answer.read(words, isDirect: true) == .yes else { return nil }
                self = .yes
            }
        }
    }
}
