import Testing

@testable import MatrixClient

@Suite struct ClassificationTests {
    struct Answer: Sendable, CustomTestStringConvertible {
        var status: Int
        var body: String
        var retryAfter: Duration?
        var expected: MatrixFailure?
        var testDescription: String { "\(status) \(body)" }

        init(_ status: Int, _ body: String, retryAfter: Duration? = nil, _ expected: MatrixFailure?) {
            self.status = status
            self.body = body
            self.retryAfter = retryAfter
            self.expected = expected
        }
    }

    static let html = "<html><body>Bad gateway: M_FORBIDDEN</body></html>"

    static func refused(_ status: Int, _ code: String) throws -> MatrixFailure {
        .refused(status: status, errcode: try #require(ErrorCode(rawValue: code)))
    }

    @Test(
        "An answer is sorted by its status and errcode",
        arguments: [
            Answer(200, "{}", nil),
            Answer(200, html, nil),
            Answer(204, "", nil),
            Answer(
                429, #"{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":1500}"#,
                .limited(retryAfter: .milliseconds(1_500))),
            Answer(
                429, #"{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":1500}"#, retryAfter: .seconds(9),
                .limited(retryAfter: .milliseconds(1_500))),
            Answer(429, #"{"errcode":"M_LIMIT_EXCEEDED"}"#, retryAfter: .seconds(9), .limited(retryAfter: .seconds(9))),
            Answer(429, #"{"errcode":"M_LIMIT_EXCEEDED"}"#, .limited(retryAfter: nil)),
            Answer(
                429, #"{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":"soon"}"#, retryAfter: .seconds(2),
                .limited(retryAfter: .seconds(2))),
            Answer(429, #"{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":-5}"#, .limited(retryAfter: .zero)),
            Answer(
                429, #"{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":9223372036854775807}"#,
                .limited(retryAfter: .seconds(86_400))),
            Answer(429, "", retryAfter: .seconds(90_000), .limited(retryAfter: .seconds(86_400))),
            Answer(429, html, retryAfter: .seconds(3), .limited(retryAfter: .seconds(3))),
            Answer(
                400, #"{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":10}"#, .limited(retryAfter: .milliseconds(10))),
            Answer(503, #"{"errcode":"M_LIMIT_EXCEEDED"}"#, .limited(retryAfter: nil)),
            Answer(500, #"{"errcode":"M_UNKNOWN","error":"boom"}"#, .unavailable(.serverError(status: 500))),
            Answer(500, #"{"errcode":"M_UNKNOWN_TOKEN"}"#, .unavailable(.serverError(status: 500))),
            Answer(502, html, .unavailable(.serverError(status: 502))),
            Answer(
                503, "", retryAfter: .seconds(30), .unavailable(.serverError(status: 503), retryAfter: .seconds(30))),
            Answer(504, "", .unavailable(.serverError(status: 504))),
            Answer(520, "", .unavailable(.serverError(status: 520))),
            Answer(401, #"{"errcode":"M_UNKNOWN_TOKEN"}"#, .unknownToken(softLogout: false)),
            Answer(401, #"{"errcode":"M_UNKNOWN_TOKEN","soft_logout":true}"#, .unknownToken(softLogout: true)),
            Answer(401, #"{"errcode":"M_UNKNOWN_TOKEN","soft_logout":"yes"}"#, .unknownToken(softLogout: false)),
            Answer(403, #"{"errcode":"M_UNKNOWN_TOKEN"}"#, .unknownToken(softLogout: false)),
            Answer(401, html, .unavailable(.notMatrix(status: 401))),
            Answer(403, html, .unavailable(.notMatrix(status: 403))),
            Answer(404, html, .unavailable(.notMatrix(status: 404))),
            Answer(404, "{}", .unavailable(.notMatrix(status: 404))),
            Answer(404, #"{"errcode":404}"#, .unavailable(.notMatrix(status: 404))),
            Answer(404, #"{"errcode":"go away, please"}"#, .unavailable(.notMatrix(status: 404))),
            Answer(404, #"{"errcode":"M_NOT_FOUND"}"#, .missing),
            Answer(400, #"{"errcode":"M_DUPLICATE_ANNOTATION"}"#, .duplicateAnnotation),
            Answer(
                403, #"{"errcode":"M_USER_SUSPENDED","retry_after_ms":5000}"#,
                .unavailable(
                    .accountBarred(status: 403, errcode: ErrorCode(rawValue: "M_USER_SUSPENDED") ?? .forbidden),
                    retryAfter: .seconds(5))),
            Answer(408, "", .unavailable(.network(.timedOut))),
            Answer(301, html, .unavailable(.redirected(status: 301))),
            Answer(308, "", .unavailable(.redirected(status: 308))),
        ])
    func sorted(_ answer: Answer) {
        let failure = MatrixFailure(
            status: answer.status, retryAfter: answer.retryAfter, body: Array(answer.body.utf8).span)
        #expect(failure == answer.expected)
    }

    @Test(
        "A refusal is for good, with its status and errcode",
        arguments: [
            (400, "M_BAD_JSON"), (400, "M_UNKNOWN"), (400, "M_RESOURCE_LIMIT_EXCEEDED"), (401, "M_FORBIDDEN"),
            (403, "M_FORBIDDEN"),
            (403, "M_UNKNOWN"), (404, "M_UNRECOGNIZED"), (405, "M_UNRECOGNIZED"),
            (413, "M_TOO_LARGE"), (403, "org.matrix.msc9999_oddity"),
        ])
    func refusal(_ status: Int, _ code: String) throws {
        let body = #"{"errcode":"\#(code)","error":"Some text"}"#
        let failure = MatrixFailure(status: status, retryAfter: nil, body: Array(body.utf8).span)
        #expect(try failure == Self.refused(status, code))
    }

    @Test(
        "What concerns our account or token is no refusal of the one request, and is tried again after a while",
        arguments: [
            (401, "M_MISSING_TOKEN"), (401, "M_USER_LOCKED"), (403, "M_USER_SUSPENDED"),
            (403, "ORG.MATRIX.MSC3823.USER_ACCOUNT_SUSPENDED"), (403, "M_CONSENT_NOT_GIVEN"),
            (403, "M_RESOURCE_LIMIT_EXCEEDED"), (403, "M_USER_DEACTIVATED"),
        ])
    func account(_ status: Int, _ code: String) throws {
        let body = #"{"errcode":"\#(code)","error":"Some text"}"#
        let failure = MatrixFailure(status: status, retryAfter: nil, body: Array(body.utf8).span)
        let errcode = try #require(ErrorCode(rawValue: code))
        #expect(
            failure == .unavailable(.accountBarred(status: status, errcode: errcode), retryAfter: .seconds(60)))
    }

    @Test(
        "What another server says of its own account or limits is a failure of that request alone, however long it asks",
        arguments: [
            (401, "M_USER_LOCKED"), (403, "M_USER_SUSPENDED"), (403, "M_CONSENT_NOT_GIVEN"),
            (403, "M_RESOURCE_LIMIT_EXCEEDED"), (403, "M_LIMIT_EXCEEDED"), (400, "M_LIMIT_EXCEEDED"),
            (503, "M_LIMIT_EXCEEDED"),
        ])
    func another(_ status: Int, _ code: String) throws {
        let body = #"{"errcode":"\#(code)","retry_after_ms":86400000}"#
        let failure = MatrixFailure(
            status: status, retryAfter: .seconds(900), body: Array(body.utf8).span, mayBeAnothers: true)
        let errcode = try #require(ErrorCode(rawValue: code))
        #expect(failure == .unavailable(.notForNow(status: status, errcode: errcode)))
    }

    @Test("A limit of our own homeserver is one, whomever it asks")
    func ownLimit() {
        let body = #"{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":1500}"#
        let failure = MatrixFailure(status: 429, retryAfter: nil, body: Array(body.utf8).span, mayBeAnothers: true)
        #expect(failure == .limited(retryAfter: .milliseconds(1500)))
        #expect(
            failure?.ofThisRequestAlone
                == .unavailable(
                    .notForNow(status: 429, errcode: .limitExceeded), retryAfter: .milliseconds(1500)))
        #expect(MatrixFailure.missing.ofThisRequestAlone == .missing)
    }

    @Test("A request that is too long for a proxy is refused for good", arguments: [413, 414, 431])
    func tooLong(_ status: Int) throws {
        let failure = MatrixFailure(status: status, retryAfter: nil, body: Array(Self.html.utf8).span)
        #expect(try failure == Self.refused(status, "M_TOO_LARGE"))
    }

    @Test("Any bytes at all can be sorted", arguments: 0..<200)
    func anyBytes(_ seed: UInt64) {
        var generator = Seeded(seed)
        let pieces = [
            #"{"errcode":"#, #""M_FORBIDDEN""#, "}", "[", #""retry_after_ms":"#, "1e999", "null", "\u{0}", "é", ",",
        ]
        let body = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
            pieces.randomElement(using: &generator) ?? ""
        }.joined()
        let status = Int.random(in: 300...599, using: &generator)
        let failure = MatrixFailure(status: status, retryAfter: nil, body: Array(body.utf8).span)
        #expect(failure != nil)
    }

    @Test("What an operator reads is one sentence, without anything that the server wrote but the errcode")
    func sentences() throws {
        let failures: [MatrixFailure] = [
            .limited(retryAfter: .seconds(5)), .limited(retryAfter: nil), try Self.refused(403, "M_FORBIDDEN"),
            .missing,
            .unknownToken(softLogout: true), .unknownToken(softLogout: false), .duplicateAnnotation, .cancelled,
            .stopped,
            .unavailable(.serverError(status: 502)), .unavailable(.notMatrix(status: 404)),
            .unavailable(.redirected(status: 301)), .unavailable(.tokensNotSaved),
            .unavailable(.accountBarred(status: 403, errcode: .forbidden)),
            .unavailable(.notForNow(status: 429, errcode: .limitExceeded)),
            .unavailable(.network(.timedOut)), .unavailable(.network(.tooLarge(limit: 10))),
        ]
        for failure in failures {
            #expect(failure.description.first?.isUppercase == true && failure.description.hasSuffix("."))
        }
        #expect(
            try Self.refused(403, "M_FORBIDDEN").description == "The homeserver refused the request (403 M_FORBIDDEN).")
        #expect(MatrixFailure.limited(retryAfter: .milliseconds(200)).description.contains(" 1 s "))
        #expect(ErrorCode(rawValue: "M_FORBIDDEN: Alice may not speak") == nil)
        #expect(ErrorCode(rawValue: "") == nil)
    }
}

/// A random number generator that starts from a seed (SplitMix64, Steele et al. 2014).
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
