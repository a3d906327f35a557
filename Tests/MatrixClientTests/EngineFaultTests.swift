import MatrixClient
import Testing

/// One way in which a server can fail us, and what the engine says about it.
struct Fault: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var steps: [ScriptedServer.Step]
    var timeout: Duration = .seconds(30)
    var isExpected: @Sendable (NetworkFault) -> Bool

    static let all = [
        Fault(testDescription: "reset before the answer", steps: [.reset], isExpected: isInterrupted),
        Fault(testDescription: "closed before the answer", steps: [.close], isExpected: isInterrupted),
        Fault(
            testDescription: "closed within the body",
            steps: [.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"next_batch\""), .close],
            isExpected: isInterrupted),
        Fault(
            testDescription: "closed within a chunk",
            steps: [.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{\"next_batch\""), .close],
            isExpected: isInterrupted),
        Fault(
            testDescription: "not gzip though it says so",
            steps: [.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 15\r\n\r\nnot gzip at all")],
            isExpected: isInterrupted),
        Fault(testDescription: "not HTTP", steps: [.write("SSH-2.0-OpenSSH_9.2\r\n"), .close]) { fault in
            if case .notHTTP = fault { true } else { false }
        },
        Fault(testDescription: "never an answer", steps: [], timeout: .milliseconds(60)) { $0 == .timedOut },
        Fault(
            testDescription: "a body that never ends",
            steps: [.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")], timeout: .milliseconds(60)
        ) { $0 == .timedOut },
        Fault(
            testDescription: "a body over the limit",
            steps: ScriptedServer.json(200, String(repeating: "a", count: 1_025))
        ) {
            $0 == .tooLarge(limit: 1_024)
        },
        Fault(
            testDescription: "a body that unpacks to more than the limit",
            steps: [
                .write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(Gzip.zeros.count)\r\n\r\n"),
                .writeBytes(Gzip.zeros),
            ]
        ) { $0 == .tooLarge(limit: 1_024) },
    ]

    private static let isInterrupted: @Sendable (NetworkFault) -> Bool = { fault in
        if case .interrupted(let detail) = fault { !detail.isEmpty } else { false }
    }
}

/// Bytes packed by gzip.
enum Gzip {
    /// `{"packed":true}`.
    static let packed: [UInt8] = [
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 171, 86, 42, 72, 76, 206, 78, 77, 81, 178, 42, 41, 42, 77, 173, 5, 0, 137, 224,
        181, 220, 15, 0, 0, 0,
    ]
    /// 10,000 times the byte nought.
    static let zeros: [UInt8] = [
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 237, 193, 1, 13, 0, 0, 0, 194, 160, 247, 79, 109, 14, 55, 160, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 224, 223, 0, 46, 202, 59, 77, 16, 39, 0, 0,
    ]
}

@Suite struct EngineFaultTests {
    @Test("A fault of the server is told apart and ends the request", arguments: Fault.all)
    func fault(_ fault: Fault) async throws {
        try await ScriptedServer { _ in fault.steps }.run { _, address in
            try await withEngine { engine in
                let request = HTTPRequest(.get, url: address, timeout: fault.timeout, bodyLimit: 1_024)
                let failure = await #expect(throws: HTTPFailure.self) { try await engine.send(request) }
                guard case .network(let reason)? = failure else {
                    Issue.record("not the network's fault")
                    return
                }
                #expect(fault.isExpected(reason), "\(reason)")
            }
        }
    }

    @Test("A host that does not exist and a port that nobody listens on are told apart")
    func unreachable() async throws {
        let closed = try await ScriptedServer { _ in [] }.run { _, address in address }
        try await withEngine { engine in
            let refused = await #expect(throws: HTTPFailure.self) {
                try await engine.send(HTTPRequest(.get, url: closed))
            }
            guard case .network(.unreachable) = refused else {
                Issue.record("\(String(describing: refused))")
                return
            }
            let unknown = await #expect(throws: HTTPFailure.self) {
                try await engine.send(HTTPRequest(.get, url: "http://homeserver.invalid/"))
            }
            guard case .network(.hostNotFound) = unknown else {
                Issue.record("\(String(describing: unknown))")
                return
            }
        }
    }

    @Test(
        "An address or token that cannot be sent is refused before anything leaves",
        arguments: [
            HTTPRequest(.get, url: "http://"), HTTPRequest(.get, url: "http://user@127.0.0.1:1/"),
            HTTPRequest(.get, url: "http://127.0.0.1:1/", bearerToken: "a\r\nX-Other: b"),
        ])
    func unsendable(_ request: HTTPRequest) async throws {
        try await withEngine { engine in
            let failure = await #expect(throws: HTTPFailure.self) { try await engine.send(request) }
            guard case .network(.unsendable) = failure else {
                Issue.record("\(String(describing: failure))")
                return
            }
        }
    }

    @Test("A redirection is handed back, not followed")
    func redirection() async throws {
        let headers = "Location: /elsewhere\r\n"
        try await ScriptedServer { _ in ScriptedServer.json(302, "", headers: headers) }.run { server, address in
            try await withEngine { engine in
                let response = try await engine.send(HTTPRequest(.get, url: address))
                #expect(response.status == 302)
                #expect(server.requests.count == 1)
            }
        }
    }

    @Test("An engine goes on after every fault")
    func goesOn() async throws {
        let answer: @Sendable (ScriptedServer.Request) -> [ScriptedServer.Step] = { request in
            Int(request.line.dropFirst("GET /".count)).map { Fault.all[$0].steps } ?? ScriptedServer.json()
        }
        try await ScriptedServer(answer).run { _, address in
            try await withEngine { engine in
                for index in Fault.all.indices {
                    let faulty = HTTPRequest(
                        .get, url: "\(address)/\(index)", timeout: .milliseconds(200), bodyLimit: 1_024)
                    await #expect(throws: HTTPFailure.self) { try await engine.send(faulty) }
                    let response = try await engine.send(HTTPRequest(.get, url: "\(address)/well"))
                    #expect(response.text == "{}")
                }
            }
        }
    }
}
