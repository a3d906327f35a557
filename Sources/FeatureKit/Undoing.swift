import GRDB
import MatrixProtocol
import StewardCore

import struct Foundation.Date

/// What `!undo` does: it takes back the last act of the person, or says why that stays and what it would take back
/// next.
struct Undoing {
    /// The features by their names.
    let features: [String: any Feature]
    /// The moment of the command.
    let turn: Turn

    /// Takes back the last act. One that stays is named once, and skipped as long as it has to stay. Unless the person is
    /// sure, one that something else came after is named first.
    func effects(isSure: Bool) throws -> [Effect] {
        var stay: [(act: Act, why: Reply)] = []
        let acts = try Act.all(of: turn.sender, at: Int64(turn.now.timeIntervalSince1970), turn.db)
        if !isSure, turn.isDirect, let act = acts.first, act.place == turn.place, !act.thing.isEmpty, !act.isPassedOver,
            try features[act.feature]?.isInView(act, turn.asSeen(by: act.feature)) == false
        {
            throw Refusal(Replies.surelyUndo(act.deed), instead: [.yes: "!undo yes"])
        }
        for act in acts {
            let why: Reply
            if let obstacle = try obstacle(to: act, isLast: stay.isEmpty) {
                why = obstacle
            } else if stay.isEmpty {
                do { return try takeBack(act) } catch let refusal as Refusal { why = refusal.reply }
            } else if act.isPassedOver {
                continue
            } else {
                return named(stay, before: act)
            }
            if act.isPassedOver { continue }
            try act.passOver(turn.db)
            let isNamed = try stay.contains { named, _ in
                if act.thing.isEmpty { return try (named.deed, named.instead) == (act.deed, act.instead) }
                // What keeps the last act on a thing keeps the older ones too.
                return (named.feature, named.thing) == (act.feature, act.thing)
            }
            if !isNamed { stay.append((act, why)) }
        }
        if stay.isEmpty { throw Refusal(Replies.nothingToUndo) }
        return named(stay)
    }

    /// Asks whether the last act is to be taken back.
    func asked() throws -> [Effect] {
        let acts = try Act.all(of: turn.sender, at: Int64(turn.now.timeIntervalSince1970), turn.db)
        guard turn.isDirect, let act = acts.first(where: { !$0.isPassedOver && !$0.thing.isEmpty }) else {
            throw Refusal(Replies.nothingToUndo)
        }
        throw Refusal(Replies.surelyUndo(act.deed), instead: [.yes: "!undo yes"])
    }

    /// Names the last act, without taking it back; nothing if there is none.
    func named() throws -> [Effect] {
        let acts = try Act.all(of: turn.sender, at: Int64(turn.now.timeIntervalSince1970), turn.db)
        return acts.first { !$0.isPassedOver }.map { act in
            answer([.reply(Replies.next(act.deed))], of: [act], elsewhere: Replies.isElsewhere)
        } ?? []
    }

    /// Says why acts stay, the newest first, and which act before them can be taken back next.
    private func named(_ stay: [(act: Act, why: Reply)], before act: Act? = nil) -> [Effect] {
        let words = stay.map(\.why).reduce([], +) + (act.map { Replies.before($0.deed) } ?? [])
        return answer([.reply(words)], of: stay.map(\.act) + (act.map { [$0] } ?? []), elsewhere: Replies.staysDirectly)
    }

    /// Why an act cannot be taken back now; nil if it can, unless its feature refuses.
    private func obstacle(to act: Act, isLast: Bool) throws -> Reply? {
        if let instead = try act.instead { return Replies.lasting(act.deed, instead: instead, isLast: isLast) }
        guard try act.permission.allows(turn.role, isModerator: isModerator(where: act)) else {
            return Replies.mayNotUndo(act.deed, act.permission)
        }
        let version = try features[act.feature]?.version(of: act.thing, turn.asSeen(by: act.feature))
        return version == act.version ? nil : Replies.changedSince(act.deed)
    }

    private func isModerator(where act: Act) throws -> Bool {
        guard case .room(let room) = act.place else { return false }
        return try turn.moderates(room)
    }

    /// Takes an act back, whole or not at all. If its feature refuses, that is the reason why it stays.
    private func takeBack(_ act: Act) throws -> [Effect] {
        guard let feature = features[act.feature] else { throw Refusal(Replies.changedSince(act.deed)) }
        let turn = turn.asSeen(by: act.feature)
        var effects: [Effect] = []
        try turn.db.inSavepoint {
            effects = try feature.undone(act, turn).map { $0.meant(by: act.feature) }
            try act.forget(leavingThingAt: try feature.version(of: act.thing, turn), turn.db)
            return .commit
        }
        return answer(
            Effect.answering(effects, beginning: Replies.undone(act.deed)), of: [act],
            elsewhere: Replies.undoneDirectly)
    }

    /// Whether everybody who reads the answer could also read of `acts` when they were done.
    private func mayTell(of acts: [Act]) -> Bool { turn.isDirect || acts.allSatisfy { $0.place == turn.place } }

    /// `effects`, whose answer names `acts`. If the acts were done elsewhere, the room reads `words` and only the
    /// person reads the answer.
    private func answer(_ effects: [Effect], of acts: [Act], elsewhere words: Reply) -> [Effect] {
        if mayTell(of: acts) { return effects }
        return effects.flatMap { effect -> [Effect] in
            guard case .reply(let reply) = effect else { return [effect] }
            return [.action(.tell(turn.sender, reply.revealed)), .reply(words)]
        }
    }
}
