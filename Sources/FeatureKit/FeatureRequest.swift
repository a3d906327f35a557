package import StewardCore

/// What a feature asks for outside, by a key of its own that the store keeps as text.
///
/// What comes of it is given to `Feature.received(_:for:_:)` once, in a later transaction, whatever restarts come between.
package protocol FeatureRequest: RawRepresentable<String>, Sendable {
    /// The name of the feature that asks.
    static var feature: String { get }
}

extension FeatureRequest {
    /// Asks for `request`; two under one key are answered one after the other.
    package func asking(for request: Request) -> Errand { .request(request, key: rawValue, of: Self.feature) }
}

/// The requests of a feature that has none.
package enum NoRequest: FeatureRequest {
    package static let feature = ""

    package init?(rawValue: String) { nil }
    package var rawValue: String { switch self {} }
}
