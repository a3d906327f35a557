import MatrixProtocol

/// How a request is met.
extension HomeserverState {
    /// Carries a request out, or lets a fault meet it; `wake` is called when a long poll has news.
    mutating func receive(_ request: Request, wake: @escaping @Sendable (Poll) -> Void) -> Step {
        let endpoint = request.route.endpoint
        let session = sessions.session(for: request.token, now: configuration.now())
        let user = (try? session.get())?.user
        let fault = faults.draw(for: endpoint, in: request.route.room, number: requestsInAll + 1)
        let record = log.note(request, user: user, fault: fault, keeping: configuration.keepsRequests)
        let delay = faults.delays[endpoint] ?? 0
        if let fault, !fault.carriesOut { return fault.step(for: .empty, delay: delay) }
        if endpoint == .sync, case .success(let session) = session {
            if request.query["since"] != nil, streamPosition(request.query["since"]) <= forgotten {
                log.note(status: 400, of: record)
                return .answer(Answer(400, "M_UNKNOWN", "Invalid stream token"), .whole, delay: delay)
            }
            if fault == .unchanged, let since = request.query["since"] {
                return .answer(.object { $0.json(key: "next_batch", string: since) }, .whole, delay: delay)
            }
            let poll = Poll(
                user: session.user, since: streamPosition(request.query["since"]), request: request, fault: fault,
                record: record, wake: wake)
            return sync(poll)
        }
        let answer = answer(to: request, session)
        log.note(status: answer.status, of: record)
        return fault?.step(for: answer, delay: delay) ?? .answer(answer, .whole, delay: delay)
    }

    /// Answers a poll with what is new, or puts it to wait.
    mutating func sync(_ poll: Poll) -> Step {
        let waits = poll.request.query["timeout"].flatMap(Int.init) ?? 0
        if let body = syncBody(poll, evenIfEmpty: waits <= 0 || poll.request.query["since"] == nil) {
            return finish(poll, body)
        }
        lastPoll += 1
        polls[lastPoll] = poll
        return .wait(poll: lastPoll, milliseconds: waits)
    }

    /// Answers a poll whose time is over; nothing where it has been woken meanwhile.
    mutating func endPoll(_ number: Int) -> Step? {
        guard let poll = polls.removeValue(forKey: number) else { return nil }
        return syncBody(poll, evenIfEmpty: true).map { finish(poll, $0) }
    }

    private mutating func finish(_ poll: Poll, _ body: [UInt8]) -> Step {
        log.note(status: 200, of: poll.record)
        let delay = faults.delays[.sync] ?? 0
        return poll.fault?.step(for: Answer(body), delay: delay) ?? .answer(Answer(body), .whole, delay: delay)
    }

    private mutating func answer(
        to request: Request, _ session: Result<SimulatedSession, Sessions.Refusal>
    ) -> Answer {
        switch request.route.endpoint {
        case .versions:
            return .object { $0.json("\"versions\":[\"v1.1\",\"v1.11\",\"v1.12\"],\"unstable_features\":{}") }
        case .loginFlows: return .object { $0.json("\"flows\":[{\"type\":\"m.login.password\"}]") }
        case .login: return logIn(request)
        case .refresh: return renew(request)
        case .unknown: return Answer(404, "M_UNRECOGNIZED", "There is no such path here.")
        default: break
        }
        switch session {
        case .failure(.missing): return Answer(401, "M_MISSING_TOKEN", "The access token is missing.")
        case .failure(.expired): return .unknownToken(soft: true)
        case .failure: return .unknownToken(soft: false)
        case .success(let session): return roomAnswer(to: request, session) ?? accountAnswer(to: request, session)
        }
    }

    private mutating func accountAnswer(to request: Request, _ session: SimulatedSession) -> Answer {
        switch request.route.endpoint {
        case .whoami:
            return .object {
                $0.json(key: "user_id", string: session.user.rawValue)
                $0.json(key: "device_id", string: session.device)
                $0.json(key: "is_guest", boolean: false)
            }
        case .upload:
            let address = "mxc://\(configuration.serverName)/\(files.count)"
            files[address] = String(decoding: request.body, as: UTF8.self)
            return .object { $0.json(key: "content_uri", string: address) }
        case .profile:
            let field = request.route.parts[0]
            guard let value = profiles[UserID(request.route.subject)]?[field] else { return .notFound }
            return .object { $0.json(key: field, string: value) }
        case .setProfile:
            let field = request.route.parts[0]
            guard UserID(request.route.subject) == session.user else { return .noRight }
            guard let value = ReceivedJSON(request.body)?[field]?.text else { return .badJSON }
            profiles[session.user, default: [:]][field] = value
            return .empty
        case .logout:
            sessions.close(session.user, device: session.device)
            return .empty
        case .filter:
            guard case .object? = ReceivedJSON(request.body) else { return .badJSON }
            let name = String(filters.count)
            filters[name] = request.body
            return .object { $0.json(key: "filter_id", string: name) }
        default:
            return .notFound
        }
    }

    private mutating func logIn(_ request: Request) -> Answer {
        guard let body = ReceivedJSON(request.body), case .object = body else { return .badJSON }
        guard body["type"]?.text == "m.login.password" else {
            return Answer(400, "M_UNKNOWN", "This kind of login is not known here.")
        }
        let name = body["identifier"]?["user"]?.text ?? ""
        let user = name.hasPrefix("@") ? UserID(name) : UserID("@\(name):\(configuration.serverName)")
        guard sessions.accepts(body["password"]?.text, for: user) else {
            return Answer(403, "M_FORBIDDEN", "Invalid username or password")
        }
        let session = sessions.open(
            user, device: body["device_id"]?.text, refreshable: body["refresh_token"]?.boolean == true,
            now: configuration.now())
        return .object {
            $0.json(key: "user_id", string: user.rawValue)
            $0.json(key: "device_id", string: session.device)
            write(session, to: &$0)
        }
    }

    private mutating func renew(_ request: Request) -> Answer {
        guard let token = ReceivedJSON(request.body)?["refresh_token"]?.text else { return .badJSON }
        switch sessions.renew(token, now: configuration.now()) {
        case .success(let session): return .object { write(session, to: &$0) }
        case .failure(.spent): return Answer(403, "M_FORBIDDEN", "The refresh token has been used before.")
        case .failure: return .unknownToken(soft: false)
        }
    }

    private func write(_ session: SimulatedSession, to output: inout [UInt8]) {
        output.json(key: "access_token", string: session.accessToken)
        guard let token = session.refreshToken else { return }
        output.json(key: "refresh_token", string: token)
        if let lifetime = configuration.tokenLifetime { output.json(key: "expires_in_ms", number: lifetime) }
    }

    /// The stream position that a token names, with or without its letter; 0 for none.
    func streamPosition(_ token: String?) -> Int {
        token.flatMap { Int($0.drop { !$0.isNumber }) } ?? 0
    }
}
