import MatrixProtocol

/// What `/sync` answers (client-server API, "Syncing").
extension HomeserverState {
    /// The body for a poll; nothing where there is no news and an empty answer is not wanted.
    func syncBody(_ poll: Poll, evenIfEmpty: Bool) -> [UInt8]? {
        let since = poll.request.query["since"] == nil ? nil : poll.since
        let text = poll.request.query["filter"] ?? "{}"
        let filter = SyncFilter(ReceivedJSON(text.hasPrefix("{") ? Array(text.utf8) : filters[text] ?? []))
        var joined: [UInt8] = []
        var invited: [UInt8] = []
        var left: [UInt8] = []
        for id in roomsOfUser[poll.user] ?? [] where filter.admits(id) {
            guard let room = rooms[id], let member = room.members[poll.user] else { continue }
            switch member.membership {
            case .join: writeJoined(room, member, poll.user, since, filter, poll.fault, to: &joined)
            case .invite where member.position > since ?? -1: writeInvited(room, poll.user, to: &invited)
            case .leave, .ban:
                if let since, member.position > since { writeLeft(room, member, since, filter, to: &left) }
            default: break
            }
        }
        guard evenIfEmpty || !joined.isEmpty || !invited.isEmpty || !left.isEmpty else { return nil }
        return jsonObject {
            $0.json(key: "next_batch", string: "s\(position)")
            if joined.isEmpty && invited.isEmpty && left.isEmpty { return }
            $0.json(",\"rooms\":{")
            for (name, section) in [("join", joined), ("invite", invited), ("leave", left)] where !section.isEmpty {
                $0.json(key: name)
                $0.json("{")
                $0 += section
                $0.json("}")
            }
            $0.json("}")
            if poll.fault == .illTyped { $0.json(IllTyped.sections) }
        }
    }

    private func writeJoined(
        _ room: SimulatedRoom, _ member: SimulatedRoom.Member, _ user: UserID, _ since: Int?, _ filter: SyncFilter,
        _ fault: Fault?, to output: inout [UInt8]
    ) {
        let isNew = since.map { member.joined ?? 0 > $0 } ?? true
        let after = isNew ? 0 : since ?? 0
        guard isNew || room.lastPosition > after else { return }
        let limit = fault == .gap ? 1 : max(0, filter.timeline.limit ?? 10)
        let window = Window(room, after: after, limit: limit, filter.timeline)
        let isLimited = window.isLimited || fault == .gap || (isNew && since != nil)
        let state = stateIndices(room, user, after, window, filter, isNew: isNew)
        guard isNew || !window.indices.isEmpty || !state.isEmpty else { return }
        let showsSummary = filter.lazyLoadsMembers && (isNew || room.lastMembershipPosition > after)
        output.jsonSeparator()
        output.json(string: room.id.rawValue)
        output.json(":{\"summary\":{")
        if showsSummary {
            let heroes = room.heroes(besides: user)
            if !heroes.isEmpty {
                output.json(key: "m.heroes")
                output.json("[")
                for hero in heroes {
                    output.jsonSeparator()
                    output.json(string: hero.rawValue)
                }
                output.json("]")
            }
            output.json(key: "m.joined_member_count", number: room.joinedCount)
            output.json(key: "m.invited_member_count", number: room.invitedCount)
        }
        output.json("},\"state\":{\"events\":[")
        for index in state { room.timeline[index].write(to: &output) }
        if fault == .illTyped { IllTyped.write(to: &output) }
        output.json("]},\"timeline\":{\"events\":[")
        if fault == .duplicatedEvents {
            for event in room.timeline[..<window.start].suffix(3) where filter.timeline.admits(event) {
                event.write(to: &output)
            }
        }
        for index in window.indices {
            room.timeline[index].write(to: &output)
            if fault == .duplicatedEvents { room.timeline[index].write(to: &output) }
        }
        if fault == .illTyped { IllTyped.write(to: &output) }
        output.json("]")
        output.json(key: "limited", boolean: isLimited)
        output.json(key: "prev_batch", string: "t\(window.previousPosition(room))")
        output.json("},\"ephemeral\":{\"events\":[]},\"account_data\":{\"events\":[]}}")
    }

    /// The events of a timeline section.
    private struct Window {
        /// Indices into the room's timeline, oldest first.
        var indices: [Int]
        /// The index at which the window begins: that of its first event, or the room's end.
        var start: Int
        var isLimited: Bool

        init(_ room: SimulatedRoom, after: Int, limit: Int, _ filter: EventFilter) {
            let first = room.firstIndex(after: after)
            var picked: [Int] = []
            var index = room.timeline.count
            while index > first && picked.count < limit {
                index -= 1
                if filter.admits(room.timeline[index]) { picked.append(index) }
            }
            indices = picked.reversed()
            start = indices.first ?? room.timeline.count
            isLimited = room.timeline[first..<index].contains(where: filter.admits)
        }

        func previousPosition(_ room: SimulatedRoom) -> Int {
            start < room.timeline.count ? room.timeline[start].position - 1 : room.lastPosition
        }
    }

    /// State between the last position and the window, the newest of each key, and the members whom lazy loading asks
    /// for: the window's senders, the heroes where members have changed, and for a new room the reader.
    private func stateIndices(
        _ room: SimulatedRoom, _ user: UserID, _ after: Int, _ window: Window, _ filter: SyncFilter, isNew: Bool
    ) -> [Int] {
        var newest: [SimulatedRoom.StateKey: Int] = [:]
        for index in room.stateIndices.reversed() where index < window.start {
            let event = room.timeline[index]
            if event.position <= after { break }
            let isLazy = filter.lazyLoadsMembers && event.type == "m.room.member"
            if isLazy || !filter.state.admits(event) { continue }
            let key = SimulatedRoom.StateKey(type: event.type, key: event.stateKey ?? "")
            if newest[key] == nil { newest[key] = index }
        }
        var indices = Set(newest.values)
        if filter.lazyLoadsMembers {
            var wanted = Set(window.indices.map { room.timeline[$0].sender })
            if isNew { wanted.insert(user) }
            if isNew || room.lastMembershipPosition > after { wanted.formUnion(room.heroes(besides: user)) }
            indices.formUnion(
                wanted.compactMap { room.members[$0]?.index }.filter {
                    $0 < window.start && filter.state.admits(room.timeline[$0])
                })
        }
        return indices.sorted()
    }

    private func writeInvited(_ room: SimulatedRoom, _ user: UserID, to output: inout [UInt8]) {
        output.jsonSeparator()
        output.json(string: room.id.rawValue)
        output.json(":{\"invite_state\":{\"events\":[")
        for type in ["m.room.create", "m.room.join_rules", "m.room.name", "m.room.encryption"] {
            room.current(type)?.writeStripped(to: &output)
        }
        if let invitation = room.current("m.room.member", user.rawValue) {
            room.current("m.room.member", invitation.sender.rawValue)?.writeStripped(to: &output)
            invitation.writeStripped(to: &output)
        }
        output.json("]}}")
    }

    private func writeLeft(
        _ room: SimulatedRoom, _ member: SimulatedRoom.Member, _ since: Int, _ filter: SyncFilter,
        to output: inout [UInt8]
    ) {
        let from = member.joined == nil ? member.position - 1 : since
        let indices = room.firstIndex(after: from)..<room.firstIndex(after: member.position)
        let limit = max(0, filter.timeline.limit ?? 10)
        output.jsonSeparator()
        output.json(string: room.id.rawValue)
        output.json(":{\"state\":{\"events\":[]},\"timeline\":{\"events\":[")
        for event in room.timeline[indices].filter(filter.timeline.admits).suffix(limit) { event.write(to: &output) }
        output.json("]")
        output.json(key: "limited", boolean: indices.count > limit)
        output.json(key: "prev_batch", string: "t\(from)")
        output.json("}}")
    }
}
