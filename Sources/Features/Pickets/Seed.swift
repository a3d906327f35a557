import FeatureKit
import Foundation
import Organising
import StewardCore

/// The picket lines of `pickets.yaml`, each known by its uid.
struct PicketSeed {
    let gazetteer: Gazetteer
    let timeZone: TimeZone
    let tick: Tick

    private static let file = "pickets.yaml"

    private struct Record: SeedRecord {
        let uid: String
        let dispute: String
        let union: String
        let employer: String
        let place: String
        let meet: String
        let when: [String]
        let bring: [String]

        typealias Field = CodingKeys

        enum CodingKeys: String, CodingKey, CaseIterable {
            case uid, dispute, union, employer, place, meet, when, bring
        }
    }

    /// Adds the lines that are not there and changes those that read otherwise; gives how many.
    func load(from seeds: any SeedSource) throws -> Int {
        try (seeds.records(Record.self, of: ["pickets"], in: Self.file) ?? []).filter(load).count
    }

    private func load(_ record: Record) throws -> Bool {
        let draft = try draft(of: record)
        if let last = draft.times.last, isLongGone(last) { return false }
        let word = PicketLine.Word(role: .admin, date: tick.now)
        let known = try PicketStore.number(ofSeed: record.uid, tick.db)
        if let known, try PicketStore.draft(of: known, tick.db) == draft { return false }
        let number =
            if let known {
                try PicketStore.change(known, to: draft, word, in: timeZone, tick.db)
            } else {
                try PicketStore.add(draft, seed: record.uid, word, in: timeZone, tick.db)
            }
        try tick.wake(Pickets.Timer.end(number))
        return true
    }

    private func isLongGone(_ time: EventTime) -> Bool {
        timeZone.instant(of: time.end ?? time.start).earliest + PicketLine.lingers <= tick.now
    }

    private func draft(of record: Record) throws -> PicketDraft {
        let words = Words(record.place).folded[...]
        guard let place = gazetteer.read(words), place.consumed == words.count else {
            throw SeedProblem(file: Self.file, reason: Replies.seedPlace(record.place, in: record.uid))
        }
        let needs = record.bring.isEmpty ? "" : Replies.bring(record.bring)
        return PicketDraft(
            employer: record.employer, union: record.union, cause: record.dispute, meet: record.meet,
            spot: place.reading.spot,
            needs: needs,
            times: try record.when.map { try time($0, of: record).shown(in: timeZone) }
                .sorted { $0.start < $1.start })
    }

    private func time(_ text: String, of record: Record) throws -> EventTime {
        let today = timeZone.local(at: tick.now).date
        do throws(WhenProblem) {
            guard case .time(let time) = try SeedMoment(text, today: today, in: timeZone) else { throw .noDate }
            return time
        } catch {
            throw SeedProblem(file: Self.file, reason: Replies.seedTime(text, in: record.uid, error))
        }
    }
}
