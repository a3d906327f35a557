package import MatrixClient
package import Store

/// What the reader of the homeserver tells of itself after each attempt.
package enum SyncProgress: Sendable {
    /// A response was handled and is in the store.
    case synced
    /// An attempt failed, and the next follows in a while.
    case failed(MatrixFailure)
    /// The store does not work, and is tried again in a while.
    case storeFailed(StoreProblem)
}
