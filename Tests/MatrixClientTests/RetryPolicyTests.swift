import MatrixClient
import Testing

@Suite struct RetryPolicyTests {
    private static let outage = MatrixFailure.unavailable(.serverError(status: 502))

    /// Always the smallest or always the largest number.
    private struct Constant: RandomNumberGenerator {
        var value: UInt64
        mutating func next() -> UInt64 { value }
    }

    @Test(
        "The longest pause doubles with each failure, up to a minute",
        arguments: [
            (1, 0.5), (2, 1), (3, 2), (4, 4), (5, 8), (6, 16), (7, 32), (8, 60), (9, 60), (1_000, 60), (Int.max, 60),
            (0, 0.5),
        ] as [(Int, Double)])
    func doubling(_ failures: Int, _ seconds: Double) throws {
        var largest = Constant(value: .max)
        let longest = try #require(RetryPolicy().delay(after: failures, Self.outage, using: &largest))
        #expect(abs(longest / .seconds(1) - seconds) < 0.001)
        var smallest = Constant(value: 0)
        #expect(RetryPolicy().delay(after: failures, Self.outage, using: &smallest) == .zero)
    }

    @Test("A pause falls anywhere up to the longest, on average in its middle", arguments: 1...10)
    func jitter(_ failures: Int) throws {
        var generator = Seeded(UInt64(failures))
        var pauses: [Double] = []
        for _ in 0..<2_000 {
            let pause = try #require(RetryPolicy().delay(after: failures, .limited(retryAfter: nil), using: &generator))
            pauses.append(pause / .seconds(1))
        }
        let longest = min(60, 0.5 * Double(1 << (failures - 1)))
        #expect(pauses.allSatisfy { $0 >= 0 && $0 <= longest })
        #expect(abs(pauses.reduce(0, +) / 2_000 - longest / 2) < longest / 20)
    }

    @Test(
        "Nothing is tried again before the time that the homeserver told",
        arguments: [
            MatrixFailure.limited(retryAfter: .seconds(7)), .limited(retryAfter: .seconds(3_600)),
            .unavailable(.serverError(status: 503), retryAfter: .seconds(90)), .limited(retryAfter: .zero),
        ])
    func told(_ failure: MatrixFailure) throws {
        let told: Duration? =
            switch failure {
            case .limited(let told), .unavailable(_, let told): told
            default: nil
            }
        var generator = Seeded(1)
        for failures in 1...20 {
            let pause = try #require(RetryPolicy().delay(after: failures, failure, using: &generator))
            let earliest = try #require(told)
            #expect(pause >= earliest && pause <= earliest + .milliseconds(500))
        }
    }

    @Test(
        "What will fail the same way is not tried again",
        arguments: [
            MatrixFailure.missing, .unknownToken(softLogout: false), .unknownToken(softLogout: true),
            .duplicateAnnotation, .cancelled, .stopped,
        ])
    func never(_ failure: MatrixFailure) throws {
        var generator = Seeded(1)
        #expect(RetryPolicy().delay(after: 1, failure, using: &generator) == nil)
        let refused = MatrixFailure.refused(status: 403, errcode: try #require(ErrorCode(rawValue: "M_FORBIDDEN")))
        #expect(RetryPolicy().delay(after: 1, refused, using: &generator) == nil)
    }
}
