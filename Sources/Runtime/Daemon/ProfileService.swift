import Logging
import MatrixClient
import MatrixProtocol
import ServiceLifecycle
import Store
import Synchronization

/// Gives Steward's account the name and the picture that the configuration wants, once for each change of it, and keeps
/// the dispatcher informed of what Steward is called.
///
/// What the homeserver refuses is said in the log once, and tried again only when the configuration changes.
final class ProfileService: Service {
    private let client: MatrixClient
    private let ownUser: UserID
    private let store: Store
    private let dispatcher: Dispatcher
    private let wanted: Mutex<OwnProfile>
    private let policy: RetryPolicy
    private let clock: any Clock<Duration>
    private let logger: Logger
    private let start: AsyncStream<Never>
    private let signals: AsyncStream<Void>
    private let signal: AsyncStream<Void>.Continuation

    /// Makes a service that begins when `start` ends: not before the token is known to be ours.
    init(
        client: MatrixClient, ownUser: UserID, store: Store, dispatcher: Dispatcher, wanted: OwnProfile,
        policy: RetryPolicy, clock: any Clock<Duration>, logger: Logger, start: AsyncStream<Never>
    ) {
        (self.client, self.ownUser, self.store, self.dispatcher) = (client, ownUser, store, dispatcher)
        (self.policy, self.clock, self.logger, self.start) = (policy, clock, logger, start)
        self.wanted = Mutex(wanted)
        (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        signal.yield()
    }

    /// Looks again, since the profile at the homeserver has changed or, with `wanted`, the configuration has.
    func look(wanted new: OwnProfile? = nil) {
        if let new { wanted.withLock { $0 = new } }
        signal.yield()
    }

    /// Looks until the stop is asked for.
    func run() async throws {
        try await cancelWhenGracefulShutdown {
            for await _ in self.start {}
            for await _ in self.signals {
                do {
                    try await self.keep(self.wanted.withLock { $0 })
                } catch is CancellationError {
                    return
                } catch  where StoreProblem.isOfTheStore(error) {
                    self.logger.error(
                        "The store does not work; name and picture wait",
                        metadata: ["reason": "\(self.store.cause(of: error))"])
                } catch is MatrixFailure {
                    // That our token is gone is for the reader of the homeserver to say.
                    continue
                }
            }
        }
    }

    private func keep(_ wanted: OwnProfile) async throws {
        var record = try await store.read { try ProfileRecord.load($0) }
        var name = try await answer { try await self.client.profile("displayname", of: self.ownUser) } ?? nil
        if record.name != wanted.name {
            let local = ownUser.rawValue.dropFirst().prefix { $0 != ":" }
            // Homeservers call a new account by its id.
            let isOurs = [nil, "", String(local), record.name].contains(name)
            if name != wanted.name, wanted.isNameChosen || isOurs {
                let isSet = try await set("displayname", to: wanted.name, "Steward's name is not set")
                name = isSet ? wanted.name : name
            }
            record.name = wanted.name
            try await save(record)
        }
        dispatcher.noteOwnName(name)
        guard let picture = wanted.picture else { return }
        let fingerprint = Fingerprint.of(picture.bytes)
        guard record.picture != fingerprint else { return }
        let standing = try await answer { try await self.client.profile("avatar_url", of: self.ownUser) } ?? nil
        if wanted.isPictureChosen || [nil, "", record.media].contains(standing) {
            try await set(picture, fingerprint, &record)
        }
        record.picture = fingerprint
        try await save(record)
    }

    /// Stores the picture at the homeserver, unless a cut-off attempt has done so, and makes it ours.
    private func set(
        _ picture: OwnProfile.Picture, _ fingerprint: String, _ record: inout ProfileRecord
    ) async throws {
        let failing = "Steward's picture is not set"
        if record.uploaded != fingerprint {
            let address = try await answer(failing) {
                try await self.client.upload(picture.bytes, type: picture.type, name: "steward")
            }
            guard let address else { return }
            (record.uploaded, record.media) = (fingerprint, address)
            try await save(record)
        }
        if let address = record.media { _ = try await set("avatar_url", to: address, failing) }
    }

    private func set(_ field: String, to value: String, _ failing: String) async throws -> Bool {
        try await answer(failing) { try await self.client.setProfile(field, of: self.ownUser, to: value) } != nil
    }

    private func save(_ record: ProfileRecord) async throws { try await store.write { try record.save($0) } }

    /// What the homeserver answers to `request`, asked again until it does; nil if it refuses, which is logged as `failing`.
    private func answer<Value: Sendable>(
        _ failing: String? = nil, _ request: @Sendable () async throws -> Value
    ) async throws -> Value? {
        var failures = 0
        while true {
            do {
                return try await request()
            } catch let failure as MatrixFailure {
                failures += 1
                switch failure {
                case .unknownToken: throw failure
                case .cancelled, .stopped: throw CancellationError()
                case .refused, .missing, .duplicateAnnotation, .limited, .unavailable: break
                }
                var generator = SystemRandomNumberGenerator()
                guard let delay = policy.delay(after: failures, failure, using: &generator) else {
                    if let failing { logger.warning("\(failing)", metadata: ["reason": "\(failure)"]) }
                    return nil
                }
                try await clock.sleep(for: delay)
            }
        }
    }
}
