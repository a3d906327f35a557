import Events
package import FeatureKit

extension Announcing {
    /// The number of an event that keeps private what `venue` in `town` tells, and is neither over nor cancelled; nil if
    /// there is none.
    package static func keepsPrivate(
        _ venue: String, in town: String, besides own: Int64? = nil, _ turn: Turn
    ) throws -> Int64? {
        if venue.isEmpty { return nil }
        return try Events.privateSites(in: town, besides: own, turn)
            .first { PrivatePlace($0.site).isNamed(in: venue) }?.number
    }

    /// The number of an event that keeps private the address which a text about something in `town` has.
    static func keepsPrivate(addressIn text: String, in town: String, _ turn: Turn) throws -> Int64? {
        AddressWords.haveAddress(text) ? try keepsPrivate(text, in: town, turn) : nil
    }
}
