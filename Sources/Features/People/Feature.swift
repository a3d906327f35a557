package import FeatureKit
import Foundation
package import MatrixProtocol
package import Organising
package import StewardCore

/// People: what they choose to tell about themselves, which nobody else sees.
package struct People: Feature {
    package static let name = "people"
    package let grammar: Grammar<PeopleCommand>

    private let gazetteer: Gazetteer
    private let keeping: Keeping

    /// Finds areas and towns in `gazetteer`; shows and forgets what `keeping` keeps.
    package init(_ gazetteer: Gazetteer, _ keeping: Keeping) {
        self.gazetteer = gazetteer
        self.keeping = keeping
        grammar = PeopleCommand.grammar(gazetteer)
    }

    package func handle(_ command: PeopleCommand, _ turn: Turn) throws -> [Effect] {
        switch command {
        case .area:
            // Being seen on a list can out somebody; so can the answer that they are on none.
            guard turn.isDirect else { return [.reply(Replies.onlyDirectly)] }
            let home = try PersonRegister.home(of: turn.sender, turn.db)
            return [.reply(home.map { Replies.area(name($0)) } ?? Replies.noArea)]
        case .setArea(let reading):
            let home = try PersonRegister.Home(reading, turn.db)
            try PersonRegister.setHome(home, of: turn.sender, turn.db)
            try noteLasting(turn)
            return [.reply(turn.isDirect ? Replies.kept(name(home)) : Replies.noted)]
        case .forgetArea:
            try PersonRegister.forgetHome(of: turn.sender, turn.db)
            try noteLasting(turn)
            return [.reply(turn.isDirect ? Replies.forgotten : Replies.noted)]
        case .mydata:
            guard turn.isDirect else { throw Refusal(Replies.onlyDirectly) }
            return [.reply(Replies.holdings(try keeping.holdings(of: turn.sender, turn.db)))]
        case .forgetMe(let isSaid):
            guard turn.isDirect else { throw Refusal(Replies.onlyDirectly) }
            let work = try keeping.work(of: turn.sender, at: turn.now, turn.db)
            if work.isEmpty, isSaid { return try forget(turn) }
            let deed = Deed(doing: "forgetting you", done: "Forgotten: you")
            try turn.confirm(Question.forgetMe, called: deed, by: .anyone)
            return [.reply(work.isEmpty ? Replies.whetherToForget : Replies.readBack(work))]
        }
    }

    /// Notes that this act cannot be undone: what was forgotten is kept nowhere.
    private func noteLasting(_ turn: Turn) throws { try turn.noteLasting(Replies.changing, instead: "!area") }

    /// A question to the asker.
    private enum Question: String, Codable { case forgetMe }

    package func confirmed(_ act: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect] { try forget(turn) }

    // MARK: Forgetting

    private func forget(_ turn: Turn) throws -> [Effect] {
        let before = try keeping.holdings(of: turn.sender, turn.db)
        let posts = try keeping.posts(of: turn.sender, turn.db)
        try keeping.forget(turn.sender, turn.db)
        // The inbox keeps the sender of this very message until the limit of commands in a minute no longer needs it.
        try turn.wake(Timer.forgetSender(turn.sender), at: turn.now + 120)
        return try posts.flatMap { try turn.takingBack($0) } + [.reply(Replies.forgotten(before.map(\.kept)))]
    }

    package func due(_ timer: Timer, _ tick: Tick) throws -> [RoomAction] {
        switch timer {
        case .forgetSender(let user):
            try keeping.forgetLater(user, tick.db)
            return []
        }
    }

    /// The timers of people.
    package enum Timer: FeatureTimer, Equatable {
        /// Forgets who it was that asked to be forgotten.
        case forgetSender(UserID)

        package static let feature = People.name

        package var rawValue: String {
            switch self {
            case .forgetSender(let user): "forget \(user)"
            }
        }

        package init?(rawValue: String) {
            guard rawValue.hasPrefix("forget ") else { return nil }
            self = .forgetSender(UserID(String(rawValue.dropFirst("forget ".count))))
        }
    }

    /// The place with its area if its name is not unique: "Bangor (Gwynedd)".
    private func name(_ home: PersonRegister.Home) -> String {
        guard let area = gazetteer.area(home.area)?.name, area != home.name, !home.name.hasSuffix(")")
        else { return home.name }
        return "\(home.name) (\(area))"
    }
}
