import MatrixProtocol

extension Form<UserID> {
    /// A user id (Matrix specification, appendices, "User Identifiers").
    static let userID = Form { text throws(Misfit) in
        let advice = "write a whole user id in quotes, such as \"@steward:example.org\""
        guard text.hasPrefix("@") else { throw Misfit("does not start with @", advice) }
        let user = UserID(text)
        guard let server = user.serverName, isServerName(server) else {
            throw Misfit("does not end with a colon and the server's name", advice)
        }
        guard text.utf8.count <= 255, !text.hasPrefix("@:"), !text.contains(where: \.isWhitespace) else {
            throw Misfit("is not a user id", advice)
        }
        return user
    }
}

extension Form<RoomID> {
    /// A room's id, with or without a server's name (Matrix specification, appendices, "Room IDs").
    static let roomID = Form { text throws(Misfit) in
        guard !text.hasPrefix("#") else {
            throw Misfit(
                "is a room's address, which can move to another room",
                "write the room's id, which starts with ! and stands in the room's settings under Advanced")
        }
        guard text.hasPrefix("!"), text.count > 1, text.utf8.count <= 255, !text.contains(where: \.isWhitespace) else {
            throw Misfit("is not a room's id", "write one that starts with ! in quotes, such as \"!abc:example.org\"")
        }
        return RoomID(text)
    }
}

extension Form<InviteRule> {
    /// A person, a server or a room, told apart by the first letter.
    static let inviteRule = Form { text throws(Misfit) in
        switch text.first {
        case "@": return .user(try Form<UserID>.userID.read(text))
        case "!", "#": return .room(try Form<RoomID>.roomID.read(text))
        default:
            guard isServerName(text) else {
                throw Misfit(
                    "is neither a person nor a server nor a room",
                    "write \"@name:example.org\", example.org or \"!abc:example.org\"")
            }
            return .server(text)
        }
    }
}

/// A server's name, perhaps with a port (Matrix specification, appendices, "Server Name").
private func isServerName(_ text: String) -> Bool {
    guard !text.isEmpty, text.utf8.count <= 230, text.first != ":", text.last != ":" else { return false }
    return text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"),
            UInt8(ascii: "["), UInt8(ascii: "]"):
            true
        default: false
        }
    }
}
