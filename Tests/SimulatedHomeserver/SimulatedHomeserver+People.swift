package import MatrixProtocol

/// What people do, and what happens to accounts.
extension SimulatedHomeserver {
    /// The full id of the user called `name`.
    package func userID(_ name: String) -> UserID { UserID("@\(name):\(configuration.serverName)") }

    /// Makes an account; without a password it cannot log in over HTTP.
    @discardableResult
    package func addUser(_ name: String, password: String? = nil) -> UserID {
        let user = userID(name)
        core.change { $0.sessions.addAccount(user, password: password) }
        return user
    }

    /// A session for `user` without a login over HTTP; earlier ones of the same device end.
    package func signIn(
        _ user: UserID, device: String = "STEWARD", refreshable: Bool = false
    ) -> SimulatedSession {
        core.change {
            $0.sessions.open(user, device: device, refreshable: refreshable, now: $0.configuration.now())
        }
    }

    /// Ends all sessions of `user`: its tokens answer 401 `M_UNKNOWN_TOKEN` without `soft_logout`.
    package func endSessions(of user: UserID) { core.change { $0.sessions.close(user) } }

    /// Lets the access tokens of `user` expire: they answer 401 with `soft_logout`; refresh tokens stay good, unless
    /// they are to be dropped too.
    package func expireTokens(of user: UserID, droppingRefreshTokens: Bool = false) {
        core.change { $0.sessions.expire(user, droppingRefreshTokens: droppingRefreshTokens) }
    }

    /// The text that was stored under `address`; nil if none was.
    package func file(_ address: String) -> String? { core.read { $0.files[address] } }

    /// Lets `user` say `value` of themselves in a field of their profile.
    package func setProfile(_ field: String, of user: UserID, to value: String) {
        core.change { $0.profiles[user, default: [:]][field] = value }
    }

    /// What `user` says of themselves in a field of their profile; nil if nothing.
    package func profile(_ field: String, of user: UserID) -> String? { core.read { $0.profiles[user]?[field] } }

    /// `user` says `text` in `room`, as a client would send it; returns the event's id.
    ///
    /// - Parameters:
    ///   - thread: the first event of the thread in which it is said.
    ///   - answering: the event that it answers.
    ///   - editing: the event whose text it replaces.
    ///   - type: the `msgtype`.
    ///   - time: `origin_server_ts` in milliseconds since 1970; the homeserver's clock if absent.
    @discardableResult
    package func say(
        in room: RoomID, as user: UserID, _ text: String, thread: EventID? = nil, answering: EventID? = nil,
        editing: EventID? = nil, type: String = "m.text", at time: Int64? = nil
    ) -> EventID {
        send(
            in: room, as: user, type: "m.room.message",
            content: jsonObject {
                $0.json(key: "msgtype", string: type)
                $0.json(key: "body", string: editing == nil ? text : "* " + text)
                if let editing {
                    $0.json(",\"m.new_content\":{")
                    $0.json(key: "msgtype", string: type)
                    $0.json(key: "body", string: text)
                    $0.json("},\"m.relates_to\":{\"rel_type\":\"m.replace\"")
                    $0.json(key: "event_id", string: editing.rawValue)
                    $0.json("}")
                } else if let anchor = answering ?? thread {
                    $0.json(",\"m.relates_to\":{")
                    if let thread {
                        $0.json(key: "rel_type", string: "m.thread")
                        $0.json(key: "event_id", string: thread.rawValue)
                        $0.json(key: "is_falling_back", boolean: answering == nil)
                    }
                    $0.json(key: "m.in_reply_to")
                    $0.json("{")
                    $0.json(key: "event_id", string: anchor.rawValue)
                    $0.json("}}")
                }
            }, at: time)
    }

    /// `user` sends an event whose content is the JSON `content`; returns the event's id.
    @discardableResult
    package func send(
        in room: RoomID, as user: UserID, type: String, content: String, at time: Int64? = nil
    ) -> EventID {
        send(in: room, as: user, type: type, content: Array(content.utf8), at: time)
    }

    /// Everybody of `speakers` sends an event with the JSON `content` to their room at the same moment, so that one sync
    /// shows them all.
    package func sendAtOnce(_ type: String, _ content: String, by speakers: [(room: RoomID, user: UserID)]) {
        sendAtOnce(type, by: speakers) { _ in content }
    }

    /// The same with a content for each of `speakers`, by their place among them.
    package func sendAtOnce(
        _ type: String, by speakers: [(room: RoomID, user: UserID)], content: (Int) -> String
    ) {
        core.change {
            for (place, (room, user)) in speakers.enumerated() {
                precondition($0.rooms[room]?.isJoined(user) == true, "\(user) is not in \(room)")
                $0.append(type, to: room, by: user, content: Array(content(place).utf8))
            }
        }
    }

    /// Lets `event` say that it is at `depth`, whatever came before it, as another server may.
    package func setDepth(of event: EventID, in room: RoomID, to depth: Int) {
        core.change { state in
            guard let index = state.rooms[room]?.timeline.firstIndex(where: { $0.id == event }) else { return }
            state.rooms[room]?.timeline[index].depth = depth
        }
    }

    /// `user` reacts to `event` with `key`.
    @discardableResult
    package func react(to event: EventID, in room: RoomID, as user: UserID, _ key: String) -> EventID {
        send(
            in: room, as: user, type: "m.reaction",
            content: jsonObject {
                $0.json("\"m.relates_to\":{\"rel_type\":\"m.annotation\"")
                $0.json(key: "event_id", string: event.rawValue)
                $0.json(key: "key", string: key)
                $0.json("}")
            }, at: nil)
    }

    /// `user` takes the content of `event` away.
    @discardableResult
    package func redact(_ event: EventID, in room: RoomID, as user: UserID) -> EventID {
        core.change { $0.redact(event, in: room, by: user) }
    }

    private func send(
        in room: RoomID, as user: UserID, type: String, content: [UInt8], at time: Int64?
    ) -> EventID {
        core.change {
            precondition($0.rooms[room]?.isJoined(user) == true, "\(user) is not in \(room)")
            return $0.append(type, to: room, by: user, content: content, at: time)
        }
    }
}
