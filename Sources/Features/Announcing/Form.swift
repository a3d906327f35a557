import Events
package import FeatureKit
import Foundation
import Organising
package import StewardCore

/// The form by which officers announce an event: eight questions, the read-back, and what a yes does.
///
/// What was written in one line is read back by it too.
extension Announcing {
    package var forms: [any AskedForm] { [form] }

    var form: Form<AnnouncementDraft> {
        var form = Form(
            "announcement", .init("send", "sends", "sent"), by: .officers, Field.allCases.map(question),
            about: { Replies.announcing($0.title) }, readBack: { try readBack($0, $1) }, done: { try send($0, $1) })
        form.elsewhere = Replies.questionsAreDirect
        form.changeable = Field.allCases.filter { $0 != .audience }.map(\.name)
        form.changeExample = "time 3pm"
        form.named = { Field.read($0).map { ($0.field.name, $0.value) } }
        form.unfinished = { draft in
            let event = draft.completed
            guard let part = event?.partsTellingPlace.first(where: \.isAsked), let why = event?.tellingPlace else {
                return nil
            }
            return (part.name, why)
        }
        form.standsAlone = { said, now in
            WhenReader.length(said.folded[...], today: timeZone.local(at: now).date) == said.folded.count
        }
        return form
    }

    private func question(_ field: Field) -> Form<AnnouncementDraft>.Question {
        let (kinds, gazetteer) = (kinds, gazetteer)
        let answer = { @Sendable (draft: AnnouncementDraft) in Replies.answer(to: field, in: draft, kinds, gazetteer) }
        let noted = { @Sendable (draft: AnnouncementDraft) -> String? in
            switch field {
            case .title, .capacity: nil
            case .access: answer(draft) ?? "not given"
            default: answer(draft)
            }
        }
        let hint = { @Sendable (draft: AnnouncementDraft) in Replies.hint(field, draft, kinds) }
        return .init(
            field.names, Replies.question(field), example: Replies.example(field),
            wanted: field == .organiser ? "branch or the group" : "new one", need: Replies.need(field),
            takes: Replies.taking(field), hint: hint, answer: answer, noted: noted
        ) { words, draft, reading in
            let reader = reader(at: reading.now, knowing: reading.settled?.hints)
            let unknownTags = draft.unknownTags
            do throws(Misreading) {
                draft = try field.read(words, draft, reader)
                if !reading.isChange {
                    draft.unknownTags = unknownTags.filter { !draft.unknownTags.contains($0) } + draft.unknownTags
                }
            } catch {
                // A day alone waits for its time.
                if field == .when { draft.day = reader.day(words) ?? draft.day }
                throw try error.moment(reader, in: reading.isChange ? .readBack : .answer)
            }
        }
    }

    private func readBack(_ draft: AnnouncementDraft, _ turn: Turn) throws -> (Reply, Deed) {
        let event = try Events.located(try draft.whole(orElse: Replies.form), turn)
        try refuseTwin(of: event, turn)
        let kept = try KeptPlaces(in: event.site.town, turn)
        let showsPrivatePlace = draft.showsPrivatePlace == true
        var read = facts(event)
        read.clocks = clocks(event, turn)
        read.kept = kept.told(by: event)
        if showsPrivatePlace || read.kept[.place] != nil { read.place = hidingVenue(of: event.site) }
        let place = PrivatePlace(event)
        let words = Replies.readBack(
            read, showsPrivatePlace: showsPrivatePlace,
            unknownTags: draft.unknownTags.filter {
                place?.isTold(in: $0) != true && kept.keeper(toldIn: $0) == nil
            }, to: try destinations(of: event, draft, turn))
        return (words, Deed("announcing", "Announced", read.name))
    }
}

/// What is unclear in a day or a time, and what is known of it by now.
package struct UnclearMoment: UnclearAnswer {
    let moment: MomentQuestion
    let hints: MomentHints

    package var question: Reply { Replies.question(moment) }

    package func settled(by words: Words) -> UnclearMoment? {
        moment.hints(from: words.folded, adding: hints).map { UnclearMoment(moment: moment, hints: $0) }
    }
}
