import Synchronization

/// A request on its way through the engine, with the task that waits for its response.
struct Exchange: Sendable {
    let request: HTTPRequest
    let cancellation: Cancellation
    let continuation: CheckedContinuation<Result<HTTPResponse, HTTPFailure>, Never>

    /// Ends the wait; must happen exactly once.
    func finish(_ result: Result<HTTPResponse, HTTPFailure>) {
        continuation.resume(returning: result)
    }
}

/// Whether the task that asked was cancelled.
///
/// A cancel may overtake the request that it is about; so it is a flag that the loop looks at, not a message to it.
final class Cancellation: Sendable {
    private let flag = Atomic(false)

    /// True once the task was cancelled.
    var isRequested: Bool { flag.load(ordering: .acquiring) }

    func request() { flag.store(true, ordering: .releasing) }
}
