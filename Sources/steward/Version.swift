/// Which Steward this is.
enum Version {
    /// The version by semver.org; a release is tagged with it.
    static let current = "0.1.0"
}
