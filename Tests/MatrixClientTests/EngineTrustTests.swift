import Foundation
import MatrixClient
import Testing

private let opensslPath = "/usr/bin/openssl"

@Suite struct EngineTrustTests {
    @Test(
        "A server whose certificate nobody vouches for is not trusted, and told apart from one that is away",
        .enabled(if: FileManager.default.isExecutableFile(atPath: opensslPath)))
    func selfSigned() async throws {
        try await withServer { port, _ in
            try await withEngine { engine in
                let request = HTTPRequest(.get, url: "https://localhost:\(port)/")
                let failure = await #expect(throws: HTTPFailure.self) { try await engine.send(request) }
                guard case .network(.untrusted(let detail)) = failure else {
                    Issue.record("\(String(describing: failure))")
                    return
                }
                #expect(detail.contains("self-signed certificate"))
            }
        }
    }

    @Test(
        "The file of those who vouch is read once, and holds for later connections",
        .enabled(if: FileManager.default.isExecutableFile(atPath: opensslPath)))
    func readOnce() async throws {
        try await withServer { port, certificate in
            try await withEngine(certificates: certificate.path) { engine in
                // This server closes the connection after each answer.
                for round in 0..<3 {
                    let response = try await engine.send(HTTPRequest(.get, url: "https://localhost:\(port)/"))
                    #expect(response.status == 200)
                    if round == 0 { try FileManager.default.removeItem(at: certificate) }
                }
            }
        }
    }

    /// Runs `body` with the port of a server that vouches for itself, and the file of its certificate.
    private func withServer(_ body: (Int, URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(component: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (key, certificate) = (
            folder.appending(component: "key.pem"), folder.appending(component: "certificate.pem")
        )
        let request = try openssl(
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1",
            "-subj",
            "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key.path, "-out", certificate.path)
        request.process.waitUntilExit()
        let server = try openssl(
            "s_server", "-accept", "127.0.0.1:0", "-www", "-key", key.path, "-cert", certificate.path)
        defer { server.process.terminate() }
        try await body(try #require(try server.port()), certificate)
    }

    private struct Running {
        var process: Process
        var output: FileHandle

        /// The port that s_server names once it listens.
        func port() throws -> Int? {
            var text = ""
            while let bytes = try output.read(upToCount: 1), !bytes.isEmpty {
                text += String(decoding: bytes, as: UTF8.self)
                if let line = text.firstMatch(of: /ACCEPT [^\n]*:([0-9]+)\n/) { return Int(line.1) }
            }
            return nil
        }
    }

    private func openssl(_ arguments: String...) throws -> Running {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: opensslPath)
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        return Running(process: process, output: output.fileHandleForReading)
    }
}
