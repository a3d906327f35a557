import Organising
import StewardCore

/// What an officer says yes or no to: it waits in the store until then, or until it runs out.
enum Proposal: Codable, Equatable {
    /// To announce an event, as it was read.
    case announce(AnnouncementDraft)
    /// To change a listed event so, as long as its SEQUENCE is what it was and the first of the times that were read
    /// back has not come.
    case change(Int64, AnnouncementDraft, sequence: Int64, earliest: LocalDateTime? = nil)
    /// To cancel a listed event, and why, as long as its SEQUENCE is what it was and the first of the times that were
    /// read back has not come.
    case cancel(Int64, reason: String, sequence: Int64, earliest: LocalDateTime? = nil)
}

/// What somebody who announces is being asked besides: it waits in the store until it is answered or runs out.
enum Dialogue: Codable, Equatable {
    /// One of the questions about an event.
    case questions(DraftQuestions)
    /// Which of two readings was meant.
    case unclear(OpenReading)
    /// Nothing more: all was answered and read back, and is read back again.
    case answered(AnnouncementDraft)

    /// The draft that is asked about in a form; nil if it is a single question.
    var form: AnnouncementDraft? {
        switch self {
        case .questions(let questions): questions.draft
        case .answered(let draft): draft
        case .unclear(let open):
            switch open.purpose {
            case .answer(let questions): questions.draft
            case .change(let draft, _): draft.isForm == true ? draft : nil
            case .announcement, .suggestion, .edit: nil
            }
        }
    }

    /// Whether what was asked would change an event that is listed already.
    var isAboutListedEvent: Bool {
        if case .unclear(let open) = self, case .edit = open.purpose { true } else { false }
    }

    /// What was read so far, without asking anybody anything.
    enum Outcome {
        case ask(Dialogue, Reply)
        /// An event is whole, and to be read back.
        case readBack(AnnouncementDraft)
        case suggest(AnnouncementDraft)
        /// A field of a listed event is clear now.
        case edit(Int64, Field, Words, AnnouncementReader)
        case dropped
        /// What was said is no answer: in a room it is talk, and in a direct message the command that it reads as.
        case talk
    }
}

extension AnnouncementReader {
    /// Takes what somebody said as the answer to what stands.
    ///
    /// - Parameters:
    ///   - isDirect: Nobody else is there, so that whatever is said is meant for us.
    ///   - readsAsCommand: It could be a command as well.
    func answer(
        _ said: Words, to dialogue: Dialogue, isDirect: Bool, readsAsCommand: Bool = false
    ) throws(Refusal) -> Dialogue.Outcome {
        switch dialogue {
        case .questions(let questions): try answer(said, to: questions, readsAsCommand)
        case .unclear(let open): try answer(said, to: open, isDirect: isDirect, readsAsCommand)
        case .answered(let draft): .readBack(draft)
        }
    }

    private func answer(
        _ said: Words, to questions: DraftQuestions, _ readsAsCommand: Bool
    ) throws(Refusal) -> Dialogue.Outcome {
        do throws(Misreading) {
            switch try questions.answer(said, self, readsAsCommand: readsAsCommand) {
            case .stopped: return .dropped
            case .command: return .talk
            case .done(var draft):
                draft.isForm = true
                return .readBack(draft)
            case .next(let next): return .ask(.questions(next), [])
            case .again(let same, let reason): return .ask(.questions(same), reason)
            }
        } catch {
            return .ask(.unclear(try opened(error, said, for: .answer(questions))), [])
        }
    }

    private func answer(
        _ said: Words, to open: OpenReading, isDirect: Bool, _ readsAsCommand: Bool
    ) throws(Refusal) -> Dialogue.Outcome {
        if case .no? = Answer.read(said, isDirect: isDirect) { return .dropped }
        guard let hints = open.question.hints(from: said.folded, adding: open.hints) else {
            if case .answer(let questions) = open.purpose {
                let outcome = try answer(said, to: questions, readsAsCommand)
                // What is no answer to the question either leaves open what was open; a whole time is one, also a wrong one.
                let time = WhenReader.length(said.folded[...], today: timeZone.local(at: now).date)
                if case .ask(.questions, let reason) = outcome, !reason.lines.isEmpty, time != said.folded.count {
                    throw Refusal(Replies.question(open.question))
                }
                return outcome
            }
            if case .change(let draft, _) = open.purpose, said.folded.first == "change" {
                return try amended(said, draft, isDirect: isDirect)
            }
            if isDirect, !readsAsCommand { throw Refusal(Replies.question(open.question)) }
            return .talk
        }
        var reader = AnnouncementReader(
            kinds: kinds, gazetteer: gazetteer, timeZone: timeZone, networkArea: networkArea, now: open.typedAt)
        reader.hints = hints
        let words = Words(open.text)
        switch open.purpose {
        case .announcement: return try reader.announcement(words)
        case .suggestion:
            do throws(Misreading) {
                return .suggest(try reader.read(words))
            } catch {
                return .ask(.unclear(try opened(error, words, for: .suggestion)), [])
            }
        case .edit(let number, let field): return .edit(number, field, words, reader)
        case .change(let draft, let field): return try reader.change(field, words, draft)
        case .answer(let questions): return try reader.answer(words, to: questions, false)
        }
    }

    /// Takes what somebody says to the read-back of `draft` that is neither yes nor no.
    func amended(_ said: Words, _ draft: AnnouncementDraft, isDirect: Bool) throws(Refusal) -> Dialogue.Outcome {
        guard said.folded.first == "change" else {
            if isDirect { throw Refusal(Replies.yesOrNo) }
            return .talk
        }
        guard let (field, value) = Field.read(said.dropFirst(1)) else {
            throw Refusal(Replies.whatToChange)
        }
        if value.isEmpty { throw Refusal(Replies.changeToWhat(field)) }
        return try change(field, value, draft)
    }

    /// Reads a whole event, to be read back.
    private func announcement(_ words: Words) throws(Refusal) -> Dialogue.Outcome {
        do throws(Misreading) {
            return .readBack(try read(words))
        } catch {
            return .ask(.unclear(try opened(error, words, for: .announcement)), [])
        }
    }

    private func change(
        _ field: Field, _ words: Words, _ draft: AnnouncementDraft
    ) throws(Refusal) -> Dialogue.Outcome {
        do throws(Misreading) {
            return .readBack(try field.read(words, draft, self))
        } catch {
            return .ask(.unclear(try opened(error, words, for: .change(draft, field))), [])
        }
    }

    /// What waits for an answer, where the words are only unclear; else throws why they cannot be read.
    func opened(
        _ misreading: Misreading, _ words: Words, for purpose: OpenReading.Purpose
    ) throws(Refusal) -> OpenReading {
        OpenReading(
            purpose: purpose, text: words.text, typedAt: now, question: try misreading.question(for: purpose),
            hints: hints)
    }
}
