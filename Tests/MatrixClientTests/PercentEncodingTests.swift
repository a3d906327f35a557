import Foundation
import Testing

@testable import MatrixClient

@Suite struct PercentEncodingTests {
    @Test(
        "One component stays one component whatever it holds",
        arguments: [
            ("", ""), ("abcXYZ019-._~", "abcXYZ019-._~"), ("!room:example.org", "%21room%3Aexample.org"),
            ("#union/branch:example.org", "%23union%2Fbranch%3Aexample.org"), ("$a+b/c=", "%24a%2Bb%2Fc%3D"),
            ("?x=1&y=2", "%3Fx%3D1%26y%3D2"), ("50% \"off\"", "50%25%20%22off%22"), ("é", "%C3%A9"),
            ("🌹", "%F0%9F%8C%B9"),
            ("a\u{0}\r\n", "a%00%0D%0A"), ("..", ".."),
        ])
    func table(_ text: String, _ encoded: String) {
        #expect(text.percentEncoded == encoded)
    }

    @Test("Every string comes back as it was", arguments: 0..<100)
    func roundTrip(_ seed: UInt64) throws {
        var generator = Seeded(seed)
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...40, using: &generator) {
            let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &generator))
            text.append(scalar ?? "/")
        }
        let encoded = String(text).percentEncoded
        #expect(encoded.removingPercentEncoding == String(text))
        #expect(encoded.utf8.allSatisfy { $0 < 0x80 && $0 > 0x20 && !"/?#&=+".utf8.contains($0) })
    }

    @Test("An endpoint's target has every part in its place")
    func target() {
        var endpoint = Endpoint(.get, "v3", "rooms", "!a/b:c", "state", "m.room.name", "")
        #expect(endpoint.target == "/_matrix/client/v3/rooms/%21a%2Fb%3Ac/state/m.room.name/")
        endpoint.query = [("filter", #"{"a":1}"#), ("since", "s1 2")]
        #expect(endpoint.target.hasSuffix("name/?filter=%7B%22a%22%3A1%7D&since=s1%202"))
    }

    @Test(
        "A homeserver's address is taken as people write it",
        arguments: [
            ("https://matrix.example.org", "https://matrix.example.org"),
            ("https://matrix.example.org/", "https://matrix.example.org"),
            ("http://localhost:8008", "http://localhost:8008"),
            ("https://example.org/matrix//", "https://example.org/matrix"),
            ("HTTPS://[::1]:8448", "HTTPS://[::1]:8448"),
        ])
    func address(_ text: String, _ address: String) throws {
        #expect(try HomeserverAddress(text).description == address)
    }

    @Test(
        "An address that no homeserver can have is refused",
        arguments: [
            "", "example.org", "matrix.example.org:8448", "ftp://example.org", "file:///etc/passwd", "https://",
            "https://user:word@example.org", "https://example.org?a=b", "https://example.org/#c",
            "https://exa mple.org",
        ])
    func unusable(_ text: String) {
        #expect(throws: HomeserverAddress.UnusableAddress()) { try HomeserverAddress(text) }
    }
}
