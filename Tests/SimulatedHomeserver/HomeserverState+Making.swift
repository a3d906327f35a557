import MatrixProtocol

/// How rooms begin.
extension HomeserverState {
    /// Makes a room in which its creator alone is joined, with power level 100.
    mutating func makeRoom(
        by creator: UserID, name: String?, version: Int = 11, isPublic: Bool = false, isEncrypted: Bool = false,
        predecessor: RoomID? = nil, mark: String? = nil, isWhole: Bool = true
    ) -> RoomID {
        let number = rooms.count + 1
        let room = RoomID(version >= 12 ? "!room\(number)" : "!room\(number):\(configuration.serverName)")
        rooms[room] = SimulatedRoom(id: room)
        func set(_ state: inout HomeserverState, _ type: String, _ content: (inout [UInt8]) -> Void) {
            state.append(type, to: room, by: creator, stateKey: "", content: jsonObject(content))
        }
        set(&self, "m.room.create") {
            $0.json(key: "room_version", string: String(version))
            if let mark { $0.json(key: "steward.direct_room", string: mark) }
            if let predecessor {
                $0.json(",\"predecessor\":{")
                $0.json(key: "room_id", string: predecessor.rawValue)
                $0.json("}")
            }
        }
        setMembership(.join, of: creator, in: room)
        if !isWhole { return room }
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

    /// Meets `POST /createRoom`, of which it reads `name`, `preset`, `invite`, `is_direct`,
    /// `creation_content` and `power_level_content_override`.
    mutating func createRoom(_ request: Request, _ user: UserID) -> Answer {
        guard let body = ReceivedJSON(request.body), case .object = body else { return .badJSON }
        let room = makeRoom(
            by: user, name: body["name"]?.text, isPublic: body["preset"]?.text == "public_chat",
            mark: body["creation_content"]?["steward.direct_room"]?.text)
        if let levels = body["power_level_content_override"] { override(levels, in: room, by: user) }
        for guest in body["invite"]?.texts ?? [] {
            setMembership(
                .invite, of: UserID(guest), in: room, by: user, isDirect: body["is_direct"]?.boolean == true)
        }
        return .object { $0.json(key: "room_id", string: room.rawValue) }
    }

    /// Lets `levels` stand in place of the room's own, but for the creator's.
    private mutating func override(_ levels: ReceivedJSON, in room: RoomID, by creator: UserID) {
        let content = jsonObject {
            $0.json("\"users\":{")
            $0.json(key: creator.rawValue, number: 100)
            $0.json("}")
            for key in ["users_default", "events_default", "state_default", "invite", "kick", "ban", "redact"] {
                if let level = levels[key]?.integer { $0.json(key: key, number: level) }
            }
        }
        append("m.room.power_levels", to: room, by: creator, stateKey: "", content: content)
    }
}
