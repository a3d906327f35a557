import Foundation
import MatrixClient
import Testing

@Suite struct EngineRequestTests {
    @Test("A request goes out with its method, body and token, and no more headers than it needs")
    func request() async throws {
        try await ScriptedServer { _ in ScriptedServer.json() }.run { server, address in
            try await withEngine { engine in
                let body = Array(#"{"msgtype":"m.text"}"#.utf8)
                let put = HTTPRequest(.put, url: "\(address)/a/%21b?c=d", bearerToken: "secret", body: body)
                for request in [put, HTTPRequest(.get, url: "\(address)/e"), HTTPRequest(.post, url: "\(address)/f")] {
                    let response = try await engine.send(request)
                    #expect(response.status == 200)
                }
            }
            let requests = server.requests
            #expect(requests.map(\.line) == ["PUT /a/%21b?c=d", "GET /e", "POST /f"])
            #expect(requests.map(\.body) == [#"{"msgtype":"m.text"}"#, "", ""])
            #expect(requests.map { $0.headers["authorization"] } == ["Bearer secret", nil, nil])
            #expect(requests.map { $0.headers["content-type"] } == ["application/json", nil, "application/json"])
            #expect(requests.allSatisfy { $0.headers["user-agent"] == "Steward/test" })
            #expect(requests.allSatisfy { $0.headers["expect"] == nil })
            #expect(requests.allSatisfy { "http://\($0.headers["host"] ?? "")" == address })
            #expect(requests.allSatisfy { $0.headers["accept-encoding"]?.contains("gzip") == true })
        }
    }

    @Test("Dots in a path stay where they are")
    func dots() async throws {
        try await ScriptedServer { _ in ScriptedServer.json() }.run { server, address in
            try await withEngine { engine in
                let response = try await engine.send(HTTPRequest(.get, url: "\(address)/rooms/../state/./x"))
                #expect(response.status == 200)
            }
            #expect(server.requests.map(\.line) == ["GET /rooms/../state/./x"])
        }
    }

    @Test("A proxy is given the whole address, and a server what follows the host")
    func proxy() async throws {
        try await ScriptedServer { _ in ScriptedServer.json() }.run { server, address in
            let engine = try HTTPEngine(.init(userAgent: "Steward/test", proxy: address))
            defer { engine.stop() }
            _ = try await engine.send(HTTPRequest(.get, url: "http://homeserver.invalid/a/%21b?c=/d"))
            _ = try await withEngine { try await $0.send(HTTPRequest(.get, url: "\(address)/a/%21b?c=/d")) }
            #expect(server.requests.map(\.line) == ["GET http://homeserver.invalid/a/%21b?c=/d", "GET /a/%21b?c=/d"])
        }
    }

    @Test("No line is broken by what stands in an address", arguments: ["/a b", "/a\r\nX-Other: b", "/a\tb"])
    func brokenAddress(_ path: String) async throws {
        try await ScriptedServer { _ in ScriptedServer.json() }.run { server, address in
            try await withEngine { engine in
                _ = await #expect(throws: HTTPFailure.self) {
                    try await engine.send(HTTPRequest(.get, url: address + path))
                }
            }
            #expect(server.requests.isEmpty)
        }
    }

    @Test("A packed body is unpacked")
    func gzip() async throws {
        let steps: [ScriptedServer.Step] = [
            .write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(Gzip.packed.count)\r\n\r\n"),
            .writeBytes(Gzip.packed),
        ]
        try await ScriptedServer { _ in steps }.run { _, address in
            try await withEngine { engine in
                let response = try await engine.send(HTTPRequest(.get, url: address))
                #expect(response.text == #"{"packed":true}"#)
            }
        }
    }

    @Test("Bodies of any size come whole", arguments: [0, 1, 1_023, 1_024, 1_025, 70_000, 5_000_000])
    func sizes(_ size: Int) async throws {
        let text = String(repeating: "steward ", count: size / 8 + 1).prefix(size)
        try await ScriptedServer { _ in ScriptedServer.json(200, String(text)) }.run { _, address in
            try await withEngine { engine in
                let response = try await engine.send(HTTPRequest(.get, url: address, bodyLimit: max(size, 1)))
                #expect(response.body.count == size)
                #expect(response.text == text)
                #expect(response.body.data == Data(text.utf8))
            }
        }
    }

    @Test("A body that is read once is whole while it is read, and what was passed is given back", arguments: 1...4)
    func onceOnly(_ seed: Int) async throws {
        // Four MB that differ everywhere.
        let text = (0..<500_000).map { String($0 * seed + 10_000_000) }.joined()
        let bytes = Array(text.utf8)
        try await ScriptedServer { _ in ScriptedServer.json(200, text) }.run { _, address in
            try await withEngine { engine in
                let response = try await engine.send(HTTPRequest(.get, url: address))
                var places = (0..<10).map { _ in Int.random(in: 0...bytes.count) }.sorted()
                places.append(bytes.count + 1)
                let isWhole = response.body.withBytesOnce { span, passed in
                    var place = 0
                    return places.allSatisfy { next in
                        let stretch = place..<min(next, bytes.count)
                        place = stretch.upperBound
                        defer { passed(next) }
                        return stretch.allSatisfy { span[$0] == bytes[$0] }
                    }
                }
                #expect(isWhole)
                #expect(response.body.count == bytes.count)
                let kept = response.withBytes { span in span.indices.count { span[$0] != 0 } }
                #expect(kept < 2 << 20)
            }
        }
    }

    @Test("Retry-After is read in both of its forms, and only where it stands")
    func retryAfter() async throws {
        let inSixHours = Date(timeIntervalSinceNow: 6 * 3600).formatted(
            .verbatim(
                """
                \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .defaultDigits) \
                \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\
                \(second: .twoDigits) GMT
                """, locale: Locale(identifier: "en_GB"), timeZone: .gmt, calendar: Calendar(identifier: .gregorian)))
        let headers = [
            "/seconds": "Retry-After: 7\r\n", "/date": "Retry-After: \(inSixHours)\r\n",
            "/past": "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\n", "/odd": "Retry-After: soon\r\n",
        ]
        let answer: @Sendable (ScriptedServer.Request) -> [ScriptedServer.Step] = { request in
            ScriptedServer.json(429, "{}", headers: headers[String(request.line.dropFirst(4))] ?? "")
        }
        try await ScriptedServer(answer).run { _, address in
            try await withEngine { engine in
                func told(_ path: String) async throws -> Duration? {
                    try await engine.send(HTTPRequest(.get, url: address + path)).retryAfter
                }
                #expect(try await told("/seconds") == .seconds(7))
                #expect(try await told("/none") == nil)
                let date = try #require(try await told("/date"))
                #expect(date > .seconds(5 * 3600) && date <= .seconds(6 * 3600))
                #expect(try await told("/past") == nil)
                #expect(try await told("/odd") == nil)
            }
        }
    }
}
