import Foundation
import MatrixClient
import Testing

@Suite struct GrantedTokensTests {
    private static let now = Date(timeIntervalSince1970: 1_780_000_000)

    @Test(arguments: [("5000", 5), ("9223372036854775807", 315_360_000), ("-1", 0)] as [(String, TimeInterval)])
    func `When an access token ends can be written down, whatever the homeserver says`(
        _ milliseconds: String, _ seconds: TimeInterval
    ) throws {
        let body = #"{"access_token":"a","expires_in_ms":\#(milliseconds)}"#
        let tokens = try JSONDecoder().decode(GrantedTokens.self, from: Data(body.utf8)).tokens(now: Self.now)
        #expect(tokens.expiresAt == Self.now + seconds)
    }
}
