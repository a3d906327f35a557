import Events
import StewardCore

/// The questions about an event that somebody describes step by step: which one stands, and what was answered so far.
struct DraftQuestions: Codable, Equatable {
    /// The fields that are asked for, in order.
    static let fields: [Field] = [.title, .when, .place, .kind, .access, .cost, .capacity, .audience]
    /// Without these there is no event.
    private static let needed: Set<Field> = [.title, .when, .place, .kind]
    /// To these almost any words are an answer.
    private static let free: Set<Field> = [.title, .place, .access, .cost]

    private(set) var draft = AnnouncementDraft()
    private var position = 0
    /// The field that was answered just now.
    private(set) var answered: Field?
    /// What was said to the question that may have been meant as a command: whether it is the answer is asked now.
    private(set) var doubted: String?
    /// Whether all is answered but what told a private place, which is asked for once more.
    private var isRetold: Bool?

    /// The field that is asked for.
    var field: Field { Self.fields[min(position, Self.fields.count - 1)] }
    /// The number of the question, from one.
    var number: Int { position + 1 }

    /// Whether the question was answered before, so that the answer can be kept.
    var hasAnswer: Bool {
        if isRetold == true { return false }
        return switch field {
        case .title: draft.title != nil
        case .when: draft.time != nil && draft.day == nil
        case .place: draft.site != nil
        case .kind: draft.kind != nil
        case .access: draft.access != AccessFacts()
        case .cost: draft.cost != nil
        case .capacity: draft.capacity != nil
        case .audience, .organiser, .summary: false
        }
    }

    /// What keeps the answer that was given before.
    private static let keeping: Set<String> = ["keep", "keep it", "same", "the same", "skip"]

    /// What comes of an answer.
    enum Step {
        /// The next question, or the one before.
        case next(DraftQuestions)
        /// The same question again, after a sentence that says why.
        case again(DraftQuestions, Reply)
        /// All is answered.
        case done(AnnouncementDraft)
        case stopped
        /// It is no answer, but the command that it reads as.
        case command
    }

    /// Takes an answer; throws `Misreading.unclear` where it could be read in two ways.
    ///
    /// What `readsAsCommand` too is an answer where few words are one, a command where it is no answer, and in doubt
    /// where any words are an answer.
    func answer(
        _ words: Words, _ reader: AnnouncementReader, readsAsCommand: Bool = false
    ) throws(Misreading) -> Step {
        let said = words.folded.joined(separator: " ")
        if hasAnswer, Self.keeping.contains(said) { return forward() }
        switch said {
        case "stop", "cancel": return .stopped
        case "back":
            guard position > 0 else { return .again(at(position), Replies.noWayBack) }
            return .next(at(position - 1))
        case "skip":
            if Self.needed.contains(field) { return .again(at(position), Replies.cannotSkip(field)) }
            return forward()
        default: break
        }
        if let doubted {
            var settled = self
            settled.doubted = nil
            switch Answer.read(words, isDirect: true) {
            case .yes: return try settled.answer(Words(doubted), reader)
            case .no: return .next(settled)
            case nil: return try settled.answer(words, reader, readsAsCommand: readsAsCommand)
            }
        }
        var next = self
        var (named, value) = (field, words)
        let isChange = field != .title && words.folded.first == "change"
        if isChange, let change = Field.read(words.dropFirst(1)), !change.value.isEmpty { (named, value) = change }
        do throws(Misreading) {
            next.draft = try named.read(value, draft, reader)
            next.draft.unknownTags =
                draft.unknownTags.filter { !next.draft.unknownTags.contains($0) }
                + next.draft.unknownTags
        } catch {
            guard let refusal = error.refusal(for: .answer(self)) else { throw error }
            if readsAsCommand { return .command }
            if named == .when { next.draft.day = reader.day(value) ?? draft.day }
            next.answered = nil
            return .again(next, refusal.reply)
        }
        if named != field {
            // Another answer is changed, and the question stands.
            next.answered = named
            return .next(next)
        }
        if readsAsCommand, Self.free.contains(field) {
            var doubting = at(position)
            doubting.doubted = words.text
            return .next(doubting)
        }
        return next.forward(after: field)
    }

    private func forward(after answered: Field? = nil) -> Step {
        guard position + 1 < Self.fields.count, isRetold != true else { return finished }
        var next = at(position + 1)
        next.answered = answered
        return .next(next)
    }

    /// All is answered; but what tells rooms a private place is asked for once more.
    private var finished: Step {
        guard let telling = draft.completed?.partsTellingPlace, let first = telling.first(where: Self.fields.contains),
            let position = Self.fields.firstIndex(of: first)
        else { return .done(draft) }
        var again = at(position)
        again.isRetold = true
        return .again(
            again, draft.completed?.tellsWayIn == true ? Replies.tellsWayIn(telling) : Replies.tellsPlace(telling))
    }

    private func at(_ position: Int) -> DraftQuestions {
        var moved = self
        moved.position = position
        (moved.answered, moved.doubted) = (nil, nil)
        return moved
    }
}
