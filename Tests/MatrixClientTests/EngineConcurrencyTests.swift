import MatrixClient
import Testing

@Suite struct EngineConcurrencyTests {
    @Test("Requests in a row share one connection")
    func reuse() async throws {
        try await ScriptedServer { _ in ScriptedServer.json() }.run { server, address in
            try await withEngine { engine in
                for _ in 0..<20 {
                    let response = try await engine.send(HTTPRequest(.get, url: address))
                    #expect(response.status == 200)
                }
            }
            #expect(server.connections == 1)
            #expect(server.requests.count == 20)
        }
    }

    @Test("Connections outlast the burst that opened them")
    func bursts() async throws {
        let burst = 32
        try await ScriptedServer { _ in ScriptedServer.json() }.run { server, address in
            try await withEngine(connectionsPerHost: burst) { engine in
                for _ in 0..<20 {
                    try await withThrowingTaskGroup(of: Int.self) { group in
                        for _ in 0..<burst {
                            group.addTask { try await engine.send(HTTPRequest(.get, url: address)).status }
                        }
                        for try await status in group { #expect(status == 200) }
                    }
                    let alone = try await engine.send(HTTPRequest(.get, url: address))
                    #expect(alone.status == 200)
                }
            }
            #expect(server.connections <= burst)
        }
    }

    @Test("A thousand requests at once are all answered, each with its own answer, over few connections")
    func thousand() async throws {
        let answer: @Sendable (ScriptedServer.Request) -> [ScriptedServer.Step] = { ScriptedServer.json(200, $0.line) }
        try await ScriptedServer(answer).run { server, address in
            try await withEngine(connectionsPerHost: 4) { engine in
                let right = try await withThrowingTaskGroup(of: Bool.self) { group in
                    for number in 0..<1_000 {
                        group.addTask {
                            let request = HTTPRequest(.get, url: "\(address)/\(number)")
                            return try await engine.send(request).text == "GET /\(number)"
                        }
                    }
                    return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
                }
                #expect(right == 1_000)
            }
            #expect(server.connections <= 4)
        }
    }

    @Test("Tasks may run on the engine's own thread, also while it stops and afterwards")
    func executor() async throws {
        try await ScriptedServer { ScriptedServer.json(200, $0.line) }.run { _, address in
            try await withEngine { engine in
                let right = try await withTaskExecutorPreference(engine) {
                    try await withThrowingTaskGroup(of: Bool.self) { group in
                        for number in 0..<100 {
                            group.addTask {
                                let request = HTTPRequest(.get, url: "\(address)/\(number)")
                                let first = try await engine.send(request).text
                                await Task.yield()
                                return try await engine.send(request).text == first
                            }
                        }
                        return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
                    }
                }
                #expect(right == 100)
                await withTaskExecutorPreference(engine) {
                    engine.stop()
                    await Task.yield()
                    await #expect(throws: HTTPFailure.stopped) {
                        try await engine.send(HTTPRequest(.get, url: address))
                    }
                }
            }
        }
    }

    @Test("A task that is cancelled already sends nothing")
    func cancelledBefore() async throws {
        try await ScriptedServer { _ in ScriptedServer.json() }.run { server, address in
            try await withEngine { engine in
                await withTaskGroup(of: Void.self) { group in
                    group.cancelAll()
                    group.addTask {
                        await #expect(throws: HTTPFailure.cancelled) {
                            try await engine.send(HTTPRequest(.get, url: address))
                        }
                    }
                }
            }
            #expect(server.requests.isEmpty)
        }
    }

    @Test("A cancelled request ends at once, and its neighbours go on")
    func cancelledWhile() async throws {
        let answer: @Sendable (ScriptedServer.Request) -> [ScriptedServer.Step] = { request in
            request.line == "GET /slow" ? [] : ScriptedServer.json()
        }
        try await ScriptedServer(answer).run { server, address in
            try await withEngine { engine in
                await withTaskGroup(of: Void.self) { group in
                    group.addTask {
                        await #expect(throws: HTTPFailure.cancelled) {
                            try await engine.send(HTTPRequest(.get, url: "\(address)/slow", timeout: .seconds(600)))
                        }
                    }
                    await server.nextArrival()
                    group.cancelAll()
                }
                let response = try await engine.send(HTTPRequest(.get, url: "\(address)/quick"))
                #expect(response.status == 200)
            }
        }
    }

    @Test("Cancelling at any moment never loses an answer", arguments: 0..<20)
    func cancelledAnyTime(_ round: Int) async throws {
        try await ScriptedServer { _ in ScriptedServer.json() }.run { _, address in
            try await withEngine { engine in
                let ends = await withTaskGroup(of: Bool.self) { group in
                    for _ in 0..<50 {
                        group.addTask {
                            do throws(HTTPFailure) {
                                return try await engine.send(HTTPRequest(.get, url: address)).status == 200
                            } catch {
                                return error == .cancelled
                            }
                        }
                    }
                    for _ in 0..<round { _ = await group.next() }
                    group.cancelAll()
                    return await group.reduce(into: round) { $0 += $1 ? 1 : 0 }
                }
                #expect(ends == 50)
            }
        }
    }

    @Test("A stop fails what is under way and all that comes later")
    func stop() async throws {
        try await ScriptedServer { _ in [] }.run { server, address in
            try await withEngine { engine in
                await withTaskGroup(of: Void.self) { group in
                    for _ in 0..<20 {
                        group.addTask {
                            await #expect(throws: HTTPFailure.stopped) {
                                try await engine.send(HTTPRequest(.get, url: address, timeout: .seconds(600)))
                            }
                        }
                    }
                    await server.nextArrival()
                    engine.stop()
                }
                engine.stop()
                await #expect(throws: HTTPFailure.stopped) { try await engine.send(HTTPRequest(.get, url: address)) }
            }
        }
    }
}
