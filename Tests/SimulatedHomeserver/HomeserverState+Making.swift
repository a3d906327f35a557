import MatrixProtocol

/// How rooms begin.
extension HomeserverState {
    /// Makes a room in which its creator alone is joined, with power level 100.
    mutating func makeRoom(
        by creator: UserID, name: String?, version: Int = 11, isPublic: Bool = false, isEncrypted: Bool = false,
        predecessor: RoomID? = nil
    ) -> RoomID {
        let number = rooms.count + 1
        let room = RoomID(version >= 12 ? "!room\(number)" : "!room\(number):\(configuration.serverName)")
        rooms[room] = SimulatedRoom(id: room)
        func set(_ state: inout HomeserverState, _ type: String, _ content: (inout [UInt8]) -> Void) {
            state.append(type, to: room, by: creator, stateKey: "", content: jsonObject(content))
        }
        set(&self, "m.room.create") {
            $0.json(key: "room_version", string: String(version))
            if let predecessor {
                $0.json(",\"predecessor\":{")
                $0.json(key: "room_id", string: predecessor.rawValue)
                $0.json("}")
            }
        }
        setMembership(.join, of: creator, in: room)
        set(&self, "m.room.power_levels") {
            $0.json("\"users\":{")
            $0.json(key: creator.rawValue, number: 100)
            $0.json("},\"redact\":50,\"state_default\":50,\"events_default\":0,\"users_default\":0")
        }
        set(&self, "m.room.join_rules") { $0.json(key: "join_rule", string: isPublic ? "public" : "invite") }
        set(&self, "m.room.history_visibility") { $0.json(key: "history_visibility", string: "shared") }
        if isEncrypted {
            set(&self, "m.room.encryption") { $0.json(key: "algorithm", string: "m.megolm.v1.aes-sha2") }
        }
        if let name { set(&self, "m.room.name") { $0.json(key: "name", string: name) } }
        return room
    }

    /// Meets `POST /createRoom`, of which it reads `name`, `preset`, `invite`, `is_direct` and `room_alias_name`.
    mutating func createRoom(_ request: Request, _ user: UserID) -> Answer {
        guard let body = ReceivedJSON(request.body), case .object = body else { return .badJSON }
        let alias = body["room_alias_name"]?.text.map { "#\($0):\(configuration.serverName)" }
        if alias != nil, configuration.forbidsAliases { return .noRight }
        if let alias, aliases[alias] != nil { return Answer(400, "M_ROOM_IN_USE", "Room alias already taken") }
        let room = makeRoom(by: user, name: body["name"]?.text, isPublic: body["preset"]?.text == "public_chat")
        if let alias { aliases[alias] = room }
        let guests = body["invite"]?.texts ?? []
        if body["preset"]?.text == "trusted_private_chat" { trust(guests, in: room, by: user) }
        for guest in guests {
            setMembership(
                .invite, of: UserID(guest), in: room, by: user, isDirect: body["is_direct"]?.boolean == true)
        }
        return .object { $0.json(key: "room_id", string: room.rawValue) }
    }

    /// Lets `guests` do what the room's creator may, as the preset `trusted_private_chat` does.
    private mutating func trust(_ guests: [String], in room: RoomID, by creator: UserID) {
        let content = jsonObject {
            $0.json("\"users\":{")
            for user in [creator.rawValue] + guests { $0.json(key: user, number: 100) }
            $0.json("}")
        }
        append("m.room.power_levels", to: room, by: creator, stateKey: "", content: content)
    }

    /// Meets `GET /directory/room/{roomAlias}`.
    func resolve(alias: String) -> Answer {
        guard let room = aliases[alias] else { return .notFound }
        return .object {
            $0.json(key: "room_id", string: room.rawValue)
            $0.json(",\"servers\":[")
            $0.json(string: configuration.serverName)
            $0.json("]")
        }
    }

    /// Meets `DELETE /directory/room/{roomAlias}`.
    mutating func delete(alias: String) -> Answer { aliases.removeValue(forKey: alias) == nil ? .notFound : .empty }
}
