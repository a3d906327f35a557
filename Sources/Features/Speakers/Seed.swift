import FeatureKit
import GRDB
import Organising
import StewardCore

/// The speakers of `speakers.yaml`, each known by its uid, and the themes of `themes.csv`.
struct SpeakerSeed {
    let gazetteer: Gazetteer
    let db: Database

    private static let file = "speakers.yaml"

    private struct Record: SeedRecord {
        let uid: String
        let about: String
        let topics: [String]
        let place: String
        let inPerson: Bool
        let online: Bool
        let listed: Bool
        let contact: String

        typealias Field = CodingKeys

        enum CodingKeys: String, CodingKey, CaseIterable {
            case uid, about, topics, place, online, listed, contact
            case inPerson = "in_person"
        }
    }

    /// Adds and changes what reads otherwise; gives how many speakers, and how many are no longer listed. The themes are
    /// those of events, which count them.
    ///
    /// Those who are no longer listed, or no longer in the list, are deleted, also if that is empty; a file without a list
    /// changes nothing.
    func load(from seeds: any SeedSource) throws -> [String: Int] {
        for row in try seeds.table(in: "themes.csv", key: ["name"]) {
            guard let name = row["name"], let sentence = row["sentence"] else { continue }
            _ = try SpeakerStore.save(theme: name, sentence, db)
        }
        guard let records = try seeds.records(Record.self, of: ["speakers"], in: Self.file) else { return [:] }
        let listed = records.filter(\.listed)
        let deleted = try SpeakerStore.deleteAll(but: listed.map(\.uid), db)
        return ["speakers": try listed.filter(load).count, "speakers no longer listed": deleted]
    }

    private func load(_ record: Record) throws -> Bool {
        let words = Words(record.place).folded[...]
        guard let (reading, consumed) = gazetteer.read(words), consumed == words.count else {
            throw SeedProblem(file: Self.file, reason: Replies.seedPlace(record.place, in: record.uid))
        }
        let point: Coordinate? = if case .place(let place) = reading.spot { place.centre } else { nil }
        let speaker = Speaker(
            about: record.about, topics: record.topics, town: reading.spot.name, area: reading.spot.areaID,
            latitude: point?.latitude, longitude: point?.longitude, isInPerson: record.inPerson,
            isOnline: record.online, contact: record.contact)
        guard try SpeakerStore.find(seed: record.uid, db)?.speaker != speaker else { return false }
        try SpeakerStore.save(speaker, seed: record.uid, db)
        return true
    }
}
