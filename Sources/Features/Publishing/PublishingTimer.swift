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
        /// What rooms were sent on earlier days, which is counted no longer.
        case budgets

        package static let feature = Publishing.name

        /// All that a room can have.
        static func all(of room: RoomID) -> [Timer] { [.digest(room), .waiting(room), .pins(room)] }

        /// The room that it is for; nil if it is for all.
        var room: RoomID? {
            switch self {
            case .digest(let room), .waiting(let room), .pins(let room): room
            case .budgets: nil
            }
        }

        package var rawValue: String {
            switch self {
            case .digest(let room): "digest \(room)"
            case .waiting(let room): "waiting \(room)"
            case .pins(let room): "pins \(room)"
            case .budgets: "budgets"
            }
        }

        package init?(rawValue: String) {
            let parts = rawValue.split(separator: " ", maxSplits: 1).map(String.init)
            if parts == ["budgets"] {
                self = .budgets
                return
            }
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
                case .budgets: try PublishingStore.hasPosts(tick.db) ? .night : nil
                }
            return time?.next(after: tick.now, in: tick.network.timeZone)
        }
    }
}
