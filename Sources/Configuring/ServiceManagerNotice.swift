import CNotify
import Glibc

/// Tells the service manager how Steward is doing: the protocol of sd_notify(3), over the socket in `$NOTIFY_SOCKET`.
package struct ServiceManagerNotice: Equatable, Sendable {
    /// Something that the service manager wants to know.
    package enum State: Equatable, Sendable {
        /// Start-up, or reading the configuration again, is done.
        case ready
        /// What Steward is doing, in one line that `systemctl status` shows.
        case status(String)
        /// Steward is alive.
        case watchdog
        /// Steward is reading its configuration again since `microseconds` by the monotonic clock.
        case reloading(microseconds: UInt64)
    }

    private let socket: String?

    /// Finds the service manager in `environment`; if there is none, nothing is ever sent.
    package init(environment: [String: String]) {
        socket = environment["NOTIFY_SOCKET"].flatMap { $0.hasPrefix("/") || $0.hasPrefix("@") ? $0 : nil }
    }

    /// Sends `states` in one message; false if there is no service manager or it does not listen.
    @discardableResult
    package func tell(_ states: State...) -> Bool {
        guard let socket else { return false }
        return steward_notify(socket, states.map(\.lines).joined(separator: "\n")) == 0
    }

    /// Says that the configuration is being read again; send `ready` when that is done.
    @discardableResult
    package func tellReloading() -> Bool {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return tell(.reloading(microseconds: UInt64(now.tv_sec) * 1_000_000 + UInt64(now.tv_nsec) / 1000))
    }
}

extension ServiceManagerNotice.State {
    fileprivate var lines: String {
        switch self {
        case .ready: "READY=1"
        // A line break would start another state.
        case .status(let text): "STATUS=" + text.split(whereSeparator: \.isNewline).joined(separator: " ")
        case .watchdog: "WATCHDOG=1"
        case .reloading(let microseconds): "RELOADING=1\nMONOTONIC_USEC=\(microseconds)"
        }
    }
}
