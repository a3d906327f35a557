package import MatrixProtocol

/// Rooms, their state and who is in them.
extension SimulatedHomeserver {
    /// Makes a room in which `members` are joined; the first has made it and has power level 100.
    ///
    /// - Parameters:
    ///   - name: the room's name.
    ///   - version: the room version; from 12 on the id carries no domain.
    ///   - isPublic: whether anyone may join without an invitation.
    ///   - isEncrypted: whether the room has `m.room.encryption`.
    ///   - alias: a name such as `#events:simulated.example`.
    ///   - predecessor: the room that this one takes the place of.
    ///   - mark: what its creation says of whose direct room it is.
    @discardableResult
    package func makeRoom(
        members: [UserID], name: String? = nil, version: Int = 11, isPublic: Bool = false, isEncrypted: Bool = false,
        alias: String? = nil, predecessor: RoomID? = nil, mark: String? = nil, isWhole: Bool = true
    ) -> RoomID {
        guard let creator = members.first else { preconditionFailure("A room needs somebody who makes it.") }
        return core.change { state in
            let room = state.makeRoom(
                by: creator, name: name, version: version, isPublic: isPublic, isEncrypted: isEncrypted,
                predecessor: predecessor, mark: mark, isWhole: isWhole)
            if let alias { state.aliases[alias] = room }
            for member in members.dropFirst() { state.setMembership(.join, of: member, in: room) }
            return room
        }
    }

    /// `inviter` asks `user` into `room`.
    package func invite(_ user: UserID, to room: RoomID, by inviter: UserID, isDirect: Bool = false) {
        core.change { $0.setMembership(.invite, of: user, in: room, by: inviter, isDirect: isDirect) }
    }

    /// Makes `user` joined, left or banned; `sender` is who did it, the user without one.
    package func setMembership(_ membership: Membership, of user: UserID, in room: RoomID, by sender: UserID? = nil) {
        core.change { $0.setMembership(membership, of: user, in: room, by: sender) }
    }

    /// Sets a piece of the room's state to the JSON object `content`.
    @discardableResult
    package func setState(
        in room: RoomID, as user: UserID, type: String, key: String = "", content: String
    ) -> EventID {
        core.change { $0.append(type, to: room, by: user, stateKey: key, content: Array(content.utf8)) }
    }

    /// `user` closes `room`, which goes on in `replacement`.
    @discardableResult
    package func tombstone(_ room: RoomID, replacement: RoomID, by user: UserID) -> EventID {
        let content = jsonObject {
            $0.json(key: "body", string: "This room has been replaced.")
            $0.json(key: "replacement_room", string: replacement.rawValue)
        }
        return core.change { $0.append("m.room.tombstone", to: room, by: user, stateKey: "", content: content) }
    }

    /// Puts `rawJSON` into the timeline as it stands, whatever it says; the id returned is the homeserver's own.
    @discardableResult
    package func insert(_ rawJSON: String, in room: RoomID) -> EventID {
        core.change { $0.appendRaw(Array(rawJSON.utf8), to: room) }
    }
}
