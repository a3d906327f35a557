import Events
package import FeatureKit
package import StewardCore

extension Announcing {
    /// Whether somebody speaks of a private place: by a tag, also with a slip in it, by the number of an event or a
    /// suggestion, or in answer to a question about one.
    package func mayTellPrivate(
        _ said: Words, of named: CommandEntry.Named?, inAnswerTo question: Continuation.Payload?, _ turn: Turn
    ) throws -> Bool {
        if Tags.mayMeanPrivateVenue(said.text) { return true }
        if let question {
            if let draft = form.draft(of: question) {
                if draft.venueAudience == .coming || draft.showsPrivatePlace == true { return true }
            } else if let proposal = try? question.read(as: Proposal.self) {
                if try isPrivate(proposal, turn) { return true }
            } else if try isPrivate(question.read(as: OpenReading.self), turn) {
                return true
            }
        }
        guard let named else { return false }
        switch named.thing {
        case .event: return try isPrivate(event: named.number, turn) || tellsOther(said, than: named.number, turn)
        case .suggestion: return try isPrivate(suggestion: named.number, turn)
        }
    }

    /// Whether the words name a place that an event in the same town as this one keeps private.
    private func tellsOther(_ said: Words, than number: Int64, _ turn: Turn) throws -> Bool {
        guard let town = try Events.listed(number, turn)?.draft.site.town else { return false }
        return try KeptPlaces(in: town, besides: number, turn).keeper(toldIn: said.text) != nil
    }

    private func isPrivate(event number: Int64, _ turn: Turn) throws -> Bool {
        try Events.listed(number, turn)?.draft.venueAudience == .coming
    }

    private func isPrivate(suggestion number: Int64, _ turn: Turn) throws -> Bool {
        try SuggestionStore.find(number, turn.db)?.draft.venueAudience == .coming
    }

    private func isPrivate(_ proposal: Proposal, _ turn: Turn) throws -> Bool {
        switch proposal {
        case .change(let number, let draft, _, _):
            let isPrivate = try isPrivate(event: number, turn)
            return isPrivate || draft.venueAudience == .coming
        case .cancel(let number, _, _, _): return try isPrivate(event: number, turn)
        }
    }

    private func isPrivate(_ open: OpenReading, _ turn: Turn) throws -> Bool {
        switch open.purpose {
        case .announcement, .suggestion: Tags.mayMeanPrivateVenue(open.text)
        case .edit(let number, _): try isPrivate(event: number, turn)
        }
    }
}
