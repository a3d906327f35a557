/// When to try a failed request again: exponential back-off with full jitter, and never earlier than told.
///
/// Source: Marc Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
package struct RetryPolicy: Sendable {
    /// The longest pause after the first failure; it doubles with each further one.
    package var base: Duration
    /// The longest pause after any failure, unless the homeserver asks for a longer one.
    package var ceiling: Duration

    /// A policy with its two longest pauses.
    package init(base: Duration = .milliseconds(500), ceiling: Duration = .seconds(60)) {
        self.base = base
        self.ceiling = ceiling
    }

    /// How long to wait before the next attempt; nil if another one would fail the same way.
    ///
    /// - Parameter failures: How many attempts have failed in a row, `failure` included; at least 1.
    package func delay(
        after failures: Int, _ failure: MatrixFailure, using generator: inout some RandomNumberGenerator
    ) -> Duration? {
        switch failure {
        case .limited(let told), .unavailable(_, let told):
            // Requests that were all told the same must not all come back at the same moment.
            if let told { return told + jitter(upTo: base, using: &generator) }
            let doublings = min(max(failures, 1) - 1, 40)
            return jitter(upTo: min(ceiling, base * (1 << doublings)), using: &generator)
        case .refused, .missing, .unknownToken, .duplicateAnnotation, .cancelled, .stopped:
            return nil
        }
    }

    private func jitter(upTo longest: Duration, using generator: inout some RandomNumberGenerator) -> Duration {
        longest * Double.random(in: 0..<1, using: &generator)
    }
}
