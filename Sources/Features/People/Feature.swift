package import FeatureKit
package import Organising
package import StewardCore

/// People: what they choose to tell of themselves, for nobody else to see.
package struct People: Feature {
    package static let name = "people"
    package let grammar: Grammar<PeopleCommand>

    private let gazetteer: Gazetteer

    /// Reads areas and towns out of `gazetteer`.
    package init(_ gazetteer: Gazetteer) {
        self.gazetteer = gazetteer
        grammar = PeopleCommand.grammar(gazetteer)
    }

    package func handle(_ command: PeopleCommand, _ turn: Turn) throws -> [Effect] {
        switch command {
        case .area:
            // To be seen on a list can out somebody; so can the answer that one is on none.
            guard turn.isDirect else { return [.reply(Replies.onlyDirectly)] }
            let home = try PersonRegister.home(of: turn.sender, turn.db)
            return [.reply(home.map { Replies.area(name($0)) } ?? Replies.noArea)]
        case .setArea(let reading):
            let home = try PersonRegister.Home(reading, turn.db)
            try PersonRegister.setHome(home, of: turn.sender, turn.db)
            return [.reply(turn.isDirect ? Replies.kept(name(home)) : Replies.noted)]
        case .forgetArea:
            try PersonRegister.forgetHome(of: turn.sender, turn.db)
            return [.reply(turn.isDirect ? Replies.forgotten : Replies.noted)]
        }
    }

    /// "Bangor (Gwynedd)", as there are two of them.
    private func name(_ home: PersonRegister.Home) -> String {
        guard let area = gazetteer.area(home.area)?.name, area != home.name, !home.name.hasSuffix(")")
        else { return home.name }
        return "\(home.name) (\(area))"
    }
}
