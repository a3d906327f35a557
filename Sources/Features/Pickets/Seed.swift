import FeatureKit
import Foundation
import Organising
import StewardCore

/// The picket lines of `pickets.yaml`, each identified by its uid.
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

        enum CodingKeys: String, CodingKey, CaseIterable {
            case uid, dispute, union, employer, place, meet, when, bring
        }
    }

    /// Adds new lines and changes those that differ, except lines that officers have changed; returns how many it wrote.
    func load(from seeds: any SeedSource) throws -> Int {
        try (seeds.records(Record.self, of: ["pickets"], in: Self.file) ?? []).filter(load).count
    }

    private func load(_ record: Record) throws -> Bool {
        let draft = try draft(of: record)
        if let last = draft.times.last, isLongGone(last) { return false }
        let known = try PicketStore.draft(ofSeed: record.uid, tick.db)
        if let known, known.isChanged || known.draft == draft { return false }
        let number = try PicketStore.save(
            draft, as: known?.number ?? 0, seed: record.uid, by: .admin, at: tick.now, in: timeZone, tick.db)
        try tick.wake(Pickets.Timer.end(number))
        return true
    }

    private func isLongGone(_ time: EventTime) -> Bool {
        timeZone.instant(of: time.end ?? time.start).earliest + PicketLine.lingers <= tick.now
    }

    private func draft(of record: Record) throws -> PicketDraft {
        let spot = try gazetteer.spot(record.place, of: record.uid, in: Self.file)
        let needs = record.bring.isEmpty ? "" : Replies.bring(record.bring)
        return PicketDraft(
            employer: record.employer, union: record.union, cause: record.dispute, meet: record.meet,
            spot: spot, needs: needs,
            times: try times(of: record))
    }

    /// Refuses two times that begin at the same moment, since the store holds one.
    private func times(of record: Record) throws -> [EventTime] {
        let times = try record.when.map { try time($0, of: record).shown(in: timeZone) }.sorted { $0.start < $1.start }
        if let twice = zip(times, times.dropFirst()).first(where: { $0.start == $1.start }) {
            throw SeedProblem(file: Self.file, reason: Replies.seedTwice(twice.0.start.longText, in: record.uid))
        }
        return times
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
