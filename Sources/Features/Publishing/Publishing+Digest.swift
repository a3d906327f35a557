import Events
package import FeatureKit
import Foundation
import GRDB
import MatrixProtocol
import Organising
package import StewardCore

/// What a timer of publishing is for.
enum TimerKey: Equatable {
    /// A room's digest.
    case digest(RoomID)
    /// What waits in a room that has no digest.
    case waiting(RoomID)
    /// The pins of all rooms, as what is over is no longer to be pinned.
    case pins

    var text: String {
        switch self {
        case .digest(let room): "digest \(room)"
        case .waiting(let room): "waiting \(room)"
        case .pins: "pins"
        }
    }

    /// All that are a room's own.
    static func keys(of room: RoomID) -> [TimerKey] { [.digest(room), .waiting(room)] }

    init?(_ text: String) {
        if text == "pins" {
            self = .pins
            return
        }
        let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "digest": self = .digest(RoomID(parts[1]))
        case "waiting": self = .waiting(RoomID(parts[1]))
        default: return nil
        }
    }
}

extension DigestTime {
    /// When what waits is told in a room without a digest.
    static let morning = DigestTime(day: nil, time: LocalTime(hour: 9) ?? .noon)
    /// When pins are looked over.
    static let night = DigestTime(day: nil, time: LocalTime(hour: 4) ?? .midnight)
}

extension Publishing {
    /// How many events a digest shows; more are counted.
    private static let longest = 12

    package func due(_ key: String, _ tick: Tick) throws -> [Errand] {
        switch TimerKey(key) {
        case .digest(let room):
            guard let digest = try PublishingStore.setting(of: room, tick.db).digest else { return [] }
            try tick.wake(Publishing.self, key, at: digest.next(after: tick.now, in: tick.network.timeZone))
            guard try isHere(room, tick) else { return [] }
            return try post(try digestWords(of: room, days: digest.day == nil ? 1 : 7, tick), to: room, tick)
        case .waiting(let room):
            guard try isHere(room, tick) else {
                // Perhaps we come back, or on to the room that replaces it.
                try tick.wake(
                    Publishing.self, key, at: DigestTime.morning.next(after: tick.now, in: tick.network.timeZone))
                return []
            }
            let waiting = try listings(waitingIn: room, besides: [], tick)
            return try post(waiting.isEmpty ? nil : Replies.waited(lines(waiting)), to: room, tick)
        case .pins:
            let rooms = try PublishingStore.roomsWithPins(tick.db)
            if rooms.isEmpty { return [] }
            try tick.wake(Publishing.self, key, at: DigestTime.night.next(after: tick.now, in: tick.network.timeZone))
            return try Self.pins(in: rooms, at: tick.now, tick.db)
        case nil: return []
        }
    }

    private func post(_ words: Reply?, to room: RoomID, _ tick: Tick) throws -> [Errand] {
        try PublishingStore.stopWaiting(in: room, tick.db)
        return words.map { [.post($0, to: room)] } ?? []
    }

    private func isHere(_ room: RoomID, _ tick: Tick) throws -> Bool {
        try RoomRegister.find(room, tick.db)?.isJoined == true
    }

    /// The days ahead as far as the room wants to hear of them, and what else has waited; nothing where nothing is on.
    private func digestWords(of room: RoomID, days: Int, _ tick: Tick) throws -> Reply? {
        let zone = tick.network.timeZone
        let today = zone.local(at: tick.now).date
        let last = today.advanced(by: days == 1 ? 0 : days - 1)
        let subscriptions = try PublishingStore.subscriptions(of: room, tick.db)
        let wanted = subscriptions.map(\.interest)
        let ahead = try Events.listings(from: today, through: last, at: tick.now, in: zone, tick.db).filter { listing in
            wanted.isEmpty || wanted.contains { $0.covers(PublishedEvent(listing), gazetteer) }
        }
        let waited = try listings(waitingIn: room, besides: ahead, tick)
        if ahead.isEmpty, waited.isEmpty { return nil }
        return Replies.digest(
            ahead: lines(ahead), isOneDay: days == 1, waited: lines(waited),
            first: ahead.first?.number ?? waited.first?.number ?? 0)
    }

    private func listings(waitingIn room: RoomID, besides shown: [EventListing], _ tick: Tick) throws -> [EventListing]
    {
        let numbers = try PublishingStore.waiting(in: room, tick.db).filter { number in
            !shown.contains { $0.number == number }
        }
        return try Events.listings(of: numbers, at: tick.now, in: tick.network.timeZone, tick.db)
    }

    private func lines(_ listings: [EventListing]) -> [Line] {
        let lines = listings.prefix(Self.longest).map(\.line)
        let left = listings.count - lines.count
        return left == 0 ? lines : lines + [Replies.andMore(left)]
    }
}

extension PublishedEvent {
    fileprivate init(_ listing: EventListing) {
        self.init(kind: listing.kind, area: listing.area, point: listing.point, isOnline: listing.isOnline)
    }
}
