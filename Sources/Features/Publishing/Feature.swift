import Events
package import FeatureKit
package import Foundation
package import MatrixProtocol
package import Organising
package import StewardCore

/// Publishing: which rooms hear of which events, how many a day, and in which digest.
package struct Publishing: Feature {
    package static let name = "publishing"
    package static let migrations = PublishingSchema.migrations
    package static let kept = [
        table("subscription", for: "until the room ends it"),
        table("room", for: "as long as I am in the room"),
        table("post", for: "until the next night"),
        table("waiting", for: "until the room's digest, or nine the next morning"),
        table("notice", for: "until the room's digest, or nine the next morning"),
        table("listed", for: "until the room's next digest after the event"),
    ]

    private static func table(_ what: String, for time: String) -> Kept {
        Kept("publishing_\(what)", for: time, rooms: ["room_id"], movesWithRoom: true)
    }

    package let grammar: Grammar<PublishingCommand>
    let kinds: Kinds
    let gazetteer: Gazetteer

    /// Finds kinds of events in `kinds` and places in `gazetteer`; reads times in the network's zone.
    package init(_ kinds: Kinds, _ gazetteer: Gazetteer, _ network: Network) {
        self.kinds = kinds
        self.gazetteer = gazetteer
        grammar = PublishingCommand.grammar(kinds, gazetteer, network.timeZone)
    }

    package func handle(_ command: PublishingCommand, _ turn: Turn) throws -> [Effect] {
        if turn.isDirect { throw Refusal(Replies.onlyInRooms) }
        switch command {
        case .subscribe(let interest): return try subscribe(to: interest, turn)
        case .subscriptions: return [.reply(try overview(turn))]
        case .unsubscribe(let number): return try unsubscribe(number, turn)
        case .budget(let number): return try budget(number, turn)
        case .showDigest:
            let digest = try PublishingStore.setting(of: turn.room, turn.db).digest
            return [.reply(Replies.digest(digest.map(Replies.words)))]
        case .digest(let time): return try setDigest(time, turn)
        case .showPins: return [.reply(Replies.pins(try PublishingStore.setting(of: turn.room, turn.db).hasPins))]
        case .pin(let isOn): return try pin(isOn, turn)
        }
    }

    // MARK: Subscriptions

    private func subscribe(to interest: Interest, _ turn: Turn) throws -> [Effect] {
        // A new subscription for a place replaces an old one, whatever its kinds or miles.
        let former = try Subscription.all(of: turn.room, turn.db).filter {
            $0.interest.place == interest.place && (!interest.place.isEmpty || $0.interest.kinds == interest.kinds)
        }
        if former.map(\.interest) == [interest] { throw Refusal(Replies.isSubscribedAlready(words(interest))) }
        return try noting(Replies.subscribing(words(interest)), turn) {
            for subscription in former { try subscription.end(turn.db) }
            try Subscription.add(interest, to: turn.room, turn.db)
            let setting = try PublishingStore.setting(of: turn.room, turn.db)
            let instead = former.map { words($0.interest) }.filter { $0 != words(interest) }
            return [.reply(Replies.subscribed(words(interest), insteadOf: instead, setting))]
        }
    }

    private func overview(_ turn: Turn) throws -> Reply {
        let subscriptions = try Subscription.all(of: turn.room, turn.db)
        let setting = try PublishingStore.setting(of: turn.room, turn.db)
        return Replies.overview(subscriptions.map { words($0.interest) }, setting)
    }

    private func unsubscribe(_ number: Int?, _ turn: Turn) throws -> [Effect] {
        let subscriptions = try Subscription.all(of: turn.room, turn.db)
        guard !subscriptions.isEmpty else { throw Refusal(Replies.noSubscriptions) }
        guard let number else {
            return try noting(Replies.unsubscribing(from: "everything"), turn) {
                for subscription in subscriptions { try subscription.end(turn.db) }
                return [.reply(Replies.unsubscribedFromAll)]
            }
        }
        guard subscriptions.indices.contains(number - 1) else {
            throw Refusal(Replies.noSuchSubscription(number, count: subscriptions.count))
        }
        let subscription = subscriptions[number - 1]
        let what = words(subscription.interest)
        return try noting(Replies.unsubscribing(from: what), turn) {
            try subscription.end(turn.db)
            return [.reply(Replies.unsubscribed(what))]
        }
    }

    private func words(_ interest: Interest) -> String {
        Replies.words(interest, kinds: interest.kinds.map { kinds[$0]?.plural ?? $0 })
    }

    // MARK: Settings

    private func budget(_ number: Int?, _ turn: Turn) throws -> [Effect] {
        let setting = try PublishingStore.setting(of: turn.room, turn.db)
        guard let number else { return [.reply(Replies.budget(setting))] }
        if setting.budget == number { throw Refusal(Replies.budgetIsSetAlready(setting)) }
        return try noting(Replies.settingBudget(number), turn) {
            try PostBudget.set(number, of: turn.room, turn.db)
            return [.reply(Replies.budgetIsSet(try PublishingStore.setting(of: turn.room, turn.db)))]
        }
    }

    private func setDigest(_ time: DigestTime?, _ turn: Turn) throws -> [Effect] {
        var setting = try PublishingStore.setting(of: turn.room, turn.db)
        if setting.digest == time { throw Refusal(Replies.digestIsSetAlready(time.map(Replies.words))) }
        setting.digest = time
        return try noting(Replies.settingDigest(time), turn) {
            try PublishingStore.set(setting, of: turn.room, turn.db)
            let waited = try keepDigest(setting, of: turn.room, turn)
            guard let time else { return waited + [.reply(Replies.digestIsOff)] }
            let subscriptions = try Subscription.all(of: turn.room, turn.db)
            let next = turn.network.timeZone.local(at: time.next(after: turn.now, in: turn.network.timeZone))
            return waited + [
                .reply(
                    Replies.digestIsSet(
                        Replies.words(time), next: next.date.longText, isSubscribed: !subscriptions.isEmpty))
            ]
        }
    }

    private func pin(_ isOn: Bool, _ turn: Turn) throws -> [Effect] {
        guard try !isOn || turn.iMayPin(in: turn.room) else { throw Refusal(Replies.mayNotPin) }
        var setting = try PublishingStore.setting(of: turn.room, turn.db)
        if setting.hasPins == isOn { throw Refusal(Replies.pinsAreSetAlready(isOn)) }
        setting.hasPins = isOn
        return try noting(Replies.pinning(isOn), turn) {
            try PublishingStore.set(setting, of: turn.room, turn.db)
            return try keepPins(setting, of: turn.room, turn) + [.reply(isOn ? Replies.pinsAreOn : Replies.pinsAreOff)]
        }
    }

    /// Sets the timers of a room's digest by its setting, and posts in time what waits there.
    func keepDigest(_ setting: PublishingStore.Setting, of room: RoomID, _ turn: Turn) throws -> [Effect] {
        let waited = try Self.hurry(setting, in: room, turn)
        if let time = setting.digest {
            try turn.wake(Timer.digest(room), at: time.next(after: turn.now, in: turn.network.timeZone))
        } else {
            try turn.tick.cancel(Timer.digest(room))
        }
        return waited
    }

    /// Pins events in a room, or none, by its setting.
    func keepPins(_ setting: PublishingStore.Setting, of room: RoomID, _ turn: Turn) throws -> [Effect] {
        guard setting.hasPins else { return [.action(.pin([], in: room))] }
        try turn.wake(Timer.pins(room))
        return try Self.pins(in: [room], at: turn.now, turn.db).map { .action($0) }
    }
}

extension Publishing {
    /// The timers of publishing.
    package enum Timer: FeatureTimer, Equatable {
        /// Posts a room's digest.
        case digest(RoomID)
        /// Posts what would wait too long in a room, since there is no digest or it comes too late.
        case waiting(RoomID)
        /// Updates a room's pins, since events that are over are unpinned.
        case pins(RoomID)

        package static let feature = Publishing.name

        /// All timers that a room can have.
        static func all(of room: RoomID) -> [Timer] { [.digest(room), .waiting(room), .pins(room)] }

        /// The timer's room.
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
