import CCurl
import Foundation
import Synchronization

/// Sends requests over libcurl from one thread of its own, many at a time over few connections.
///
/// The thread is a task executor as well: tasks that run `withTaskExecutorPreference(engine)` go on with a response on
/// the thread that received it. An engine runs until `stop()`.
package final class HTTPEngine: TaskExecutor, Sendable {
    /// What holds for every request of an engine.
    package struct Options: Sendable {
        /// The `User-Agent` header, such as `Steward/1.0.0`.
        package var userAgent: String
        /// The proxy's address; the environment's `http_proxy` and its like are not looked at.
        package var proxy: String?
        /// The most connections to one host; further requests wait for a free one.
        package var connectionsPerHost: Int
        /// A PEM file of those who may vouch for a homeserver; nil for the system's.
        package var certificates: String?

        /// Options that need no more than a name for us.
        package init(userAgent: String, proxy: String? = nil, connectionsPerHost: Int = 8, certificates: String? = nil)
        {
            self.userAgent = userAgent
            self.proxy = proxy
            self.connectionsPerHost = connectionsPerHost
            self.certificates = certificates
        }
    }

    private static let curlIsReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    private let multi: ccurl_multi
    private let state = Mutex(EngineStateMachine())

    /// Starts the engine's thread; throws if libcurl has no memory to start with.
    package init(_ options: Options) throws(NetworkFault) {
        guard Self.curlIsReady, let handle = curl_multi_init() else {
            throw .unsendable(detail: "libcurl could not start")
        }
        multi = ccurl_multi(handle: handle)
        ccurl_multi_set_long(multi.handle, CURLMOPT_MAX_HOST_CONNECTIONS, options.connectionsPerHost)
        // Else curl keeps four for each transfer under way, and closes the rest as soon as a burst is over.
        ccurl_multi_set_long(multi.handle, CURLMOPT_MAXCONNECTS, options.connectionsPerHost)
        let thread = Thread { EngineLoop(self, multi: self.multi, options: options).run() }
        thread.name = "steward-http"
        thread.start()
    }

    /// Sends `request` and returns the whole response, whatever its status.
    ///
    /// Redirections are not followed. Throws `cancelled` as soon as the calling task is cancelled.
    package func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        let cancellation = Cancellation()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let exchange = Exchange(request: request, cancellation: cancellation, continuation: continuation)
                if handOver({ $0.add(exchange) }) == .refuse { exchange.finish(.failure(.stopped)) }
            }
        } onCancel: {
            cancellation.request()
            handOver { $0.noteCancellation() }
        }
        return try result.get()
    }

    /// Fails every request under way and every later one with `stopped`; returns at once and may be repeated.
    package func stop() {
        handOver { $0.stop() }
    }

    /// Runs `job` on the engine's thread, or on the shared pool once the engine has stopped.
    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        if handOver({ $0.add(job) }) == .refuse { globalConcurrentExecutor.enqueue(job) }
    }

    /// Lets the loop look at what other threads have handed over.
    func withState<Value>(_ body: (inout sending EngineStateMachine) -> sending Value) -> sending Value {
        state.withLock(body)
    }

    @discardableResult
    private func handOver(_ event: (inout EngineStateMachine) -> EngineStateMachine.Action) -> EngineStateMachine.Action
    {
        state.withLock { state in
            let action = event(&state)
            // Under the lock, because the loop frees the handle once it has seen the stop.
            if action == .wakeLoop { curl_multi_wakeup(multi.handle) }
            return action
        }
    }
}
