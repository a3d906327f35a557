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
    @discardableResult
    package func makeRoom(
        members: [UserID], name: String? = nil, version: Int = 11, isPublic: Bool = false, isEncrypted: Bool = false,
        alias: String? = nil, predecessor: RoomID? = nil
    ) -> RoomID {
        guard let creator = members.first else { preconditionFailure("A room needs somebody who makes it.") }
        return core.change { state in
            let number = state.rooms.count + 1
            let room = RoomID(version >= 12 ? "!room\(number)" : "!room\(number):\(configuration.serverName)")
            state.rooms[room] = SimulatedRoom(id: room)
            if let alias { state.aliases[alias] = room }
            func set(_ type: String, _ content: (inout [UInt8]) -> Void) {
                state.append(type, to: room, by: creator, stateKey: "", content: jsonObject(content))
            }
            set("m.room.create") {
                $0.json(key: "room_version", string: String(version))
                if let predecessor {
                    $0.json(",\"predecessor\":{")
                    $0.json(key: "room_id", string: predecessor.rawValue)
                    $0.json("}")
                }
            }
            state.setMembership(.join, of: creator, in: room)
            set("m.room.power_levels") {
                $0.json("\"users\":{")
                $0.json(key: creator.rawValue, number: 100)
                $0.json("},\"redact\":50,\"state_default\":50,\"events_default\":0,\"users_default\":0")
            }
            set("m.room.join_rules") { $0.json(key: "join_rule", string: isPublic ? "public" : "invite") }
            set("m.room.history_visibility") { $0.json(key: "history_visibility", string: "shared") }
            if isEncrypted {
                set("m.room.encryption") { $0.json(key: "algorithm", string: "m.megolm.v1.aes-sha2") }
            }
            if let name { set("m.room.name") { $0.json(key: "name", string: name) } }
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
