import Foundation
import SimulatedHomeserver

/// Debian's nginx in front of a homeserver, with TLS and a certificate that it made itself.
struct Proxy {
    /// What Steward speaks to it.
    enum Version: String, CaseIterable {
        case http1 = "HTTP/1.1"
        case http2 = "HTTP/2"
    }

    /// Where Steward finds the homeserver.
    let url: String
    /// A PEM file of the one certificate to trust.
    let certificate: URL

    private static let (nginx, openssl, unshare) = ("/usr/sbin/nginx", "/usr/bin/openssl", "/usr/bin/unshare")

    /// What has to be installed before it can run.
    static var missing: [String] {
        [(nginx, "nginx-light"), (openssl, "openssl"), (unshare, "util-linux")]
            .filter { !FileManager.default.isExecutableFile(atPath: $0.0) }.map(\.1)
    }

    /// Runs it in front of `server` for the time of `body`; its files lie in `folder`.
    static func with(
        _ version: Version, before server: SimulatedHomeserver, in folder: URL, _ body: (Proxy) async throws -> Void
    ) async throws {
        // A port that was free a moment ago.
        let port = try await SimulatedHomeserver.running { $0.port }
        let (key, certificate) = (folder.appending(path: "key.pem"), folder.appending(path: "certificate.pem"))
        let request = try Program(
            URL(filePath: openssl),
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1",
                "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key.path(), "-out",
                certificate.path(),
            ], isQuiet: true)
        await request.waitForEnd()
        let configuration = folder.appending(path: "nginx.conf")
        try Data(text(version, port, server.port, folder).utf8).write(to: configuration)
        let nginx = try Program(
            URL(filePath: nginx), ["-p", folder.path(), "-c", configuration.path(), "-e", "stderr"])
        try await body(Proxy(url: "https://localhost:\(port)", certificate: certificate))
        await nginx.stop()
    }

    /// How to run `program` so that it trusts the certificate and no other: in a place of its own, where the machine's
    /// list of certificates is this one.
    func trusting(_ program: URL, _ arguments: [String]) -> (program: URL, arguments: [String]) {
        let script = #"mount --bind "$0" /etc/ssl/certs/ca-certificates.crt && exec "$@""#
        return (
            URL(filePath: Self.unshare),
            ["--map-root-user", "--mount", "sh", "-c", script, certificate.path(), program.path()] + arguments
        )
    }

    private static func text(_ version: Version, _ port: Int, _ homeserver: Int, _ folder: URL) -> String {
        let folders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map { "\($0)_temp_path \(folder.path())/\($0);" }.joined(separator: " ")
        return """
            daemon off; worker_processes 1; pid \(folder.path())/nginx.pid;
            events { worker_connections 1024; }
            http {
                access_log off; \(folders)
                upstream homeserver { server 127.0.0.1:\(homeserver); keepalive 64; }
                server {
                    listen 127.0.0.1:\(port) ssl\(version == .http2 ? " http2" : "");
                    ssl_certificate certificate.pem; ssl_certificate_key key.pem;
                    keepalive_requests 1000000;
                    location / {
                        proxy_pass http://homeserver; proxy_http_version 1.1; proxy_set_header Connection "";
                        proxy_read_timeout 120s; proxy_buffering off;
                    }
                }
            }
            """
    }
}
