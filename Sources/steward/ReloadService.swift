import Configuring
import Foundation
import Logging
import Runtime
import ServiceLifecycle
import Store
import UnixSignals

/// Reads the configuration again at SIGHUP: what can change while Steward runs changes, and what cannot is said.
struct ReloadService: Service {
    let source: ConfigurationOptions
    let current: Settings
    let store: Store
    let daemon: Daemon
    let supervision: Supervision
    let logger: Logger

    /// Waits for signals until the stop is asked for.
    func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sighup)
        for await _ in signals.cancelOnGracefulShutdown() {
            await supervision.reloading { await reload() }
        }
    }

    private func reload() async {
        do {
            let settings = try source.settings(environment: ProcessInfo.processInfo.environment)
            let features = try await RunCommand.features(settings, store)
            try await daemon.reload(features: features, settings: DispatchSettings(settings))
            logger.notice("The configuration has been read again")
            for key in Self.fixed(settings, unlike: current) {
                logger.warning("\(key) has changed; that takes effect when Steward is started again")
            }
        } catch {
            let reason = (error as? Failure)?.description ?? store.cause(of: error)
            logger.error("The configuration stays as it was: \(reason)")
        }
    }

    /// The keys that have changed and that only a new start can follow.
    static func fixed(_ new: Settings, unlike current: Settings) -> [String] {
        var keys: [String] = []
        if new.homeserver != current.homeserver { keys.append("homeserver") }
        if new.account != current.account { keys.append("account") }
        if new.store != current.store { keys.append("store.path") }
        if new.limits.roomsSideBySide != current.limits.roomsSideBySide { keys.append("limits.rooms-side-by-side") }
        if new.limits.responseBytes != current.limits.responseBytes { keys.append("limits.response-bytes") }
        if new.limits.drain != current.limits.drain { keys.append("limits.drain-seconds") }
        return keys
    }
}
