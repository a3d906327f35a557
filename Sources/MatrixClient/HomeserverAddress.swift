import Foundation

/// Where a homeserver's client-server API is, such as `https://matrix.example.org`.
package struct HomeserverAddress: Hashable, Sendable, CustomStringConvertible {
    /// The address as every request starts with it: without a slash at its end.
    package let description: String

    /// Reads an address as a person writes it in the configuration.
    ///
    /// - Throws: `UnusableAddress` if it is not a plain `https://` or `http://` address.
    package init(_ text: String) throws(UnusableAddress) {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            scheme == "https" || scheme == "http", parts.host?.isEmpty == false, parts.user == nil,
            parts.password == nil, parts.query == nil, parts.fragment == nil
        else { throw UnusableAddress() }
        var address = text
        while address.hasSuffix("/") { address.removeLast() }
        description = address
    }

    /// An address that no homeserver can have.
    package struct UnusableAddress: Error, Equatable, CustomStringConvertible {
        /// One sentence for the operator.
        package var description: String {
            "The homeserver's address cannot be used; write it like https://matrix.example.org, without a user, "
                + "a question mark or a hash."
        }
    }
}
