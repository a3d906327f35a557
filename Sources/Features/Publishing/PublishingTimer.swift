package import FeatureKit
package import Foundation
package import MatrixProtocol

extension Publishing {
    /// What a room is waited for.
    package enum Timer: FeatureTimer, Equatable {
        /// Its digest.
        case digest(RoomID)
        /// What waits for a digest that does not come, or comes too late.
        case waiting(RoomID)
        /// Its pins, since what is over is to be pinned no longer.
        case pins(RoomID)

        package static let feature = Publishing.name

        /// All that a room can have.
        static func all(of room: RoomID) -> [Timer] { [.digest(room), .waiting(room), .pins(room)] }

        /// The room that it is for.
        var room: RoomID {
            switch self {
            case .digest(let room), .waiting(let room), .pins(let room): room
            }
        }

        package var rawValue: String {
            switch self {
            case .digest(let room): "digest \(room)"
            case .waiting(let room): "waiting \(room)"
            case .pins(let room): "pins \(room)"
            }
        }

        package init?(rawValue: String) {
            let parts = rawValue.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { return nil }
            switch parts[0] {
            case "digest": self = .digest(RoomID(parts[1]))
            case "waiting": self = .waiting(RoomID(parts[1]))
            case "pins": self = .pins(RoomID(parts[1]))
            default: return nil
            }
        }

        package func next(_ tick: Tick) throws -> Date? {
            let time: DigestTime? =
                switch self {
                case .digest(let room): try PublishingStore.setting(of: room, tick.db).digest
                case .waiting(let room): try PublishingStore.hasWaiting(in: room, tick.db) ? .morning : nil
                case .pins(let room): try PublishingStore.setting(of: room, tick.db).hasPins ? .night : nil
                }
            return time?.next(after: tick.now, in: tick.network.timeZone)
        }
    }
}
