package import FeatureKit
import StewardCore

extension Links {
    private struct Entry: SeedRecord {
        let uid, title, topic, address: String

        enum CodingKeys: String, CodingKey, CaseIterable { case uid, title, topic, address }
    }

    /// Adds the addresses of `links.yaml`, each known by its uid, and changes those that read otherwise.
    package func seed(from seeds: any SeedSource, _ tick: Tick) throws -> [String: Int] {
        var written = 0
        for entry in try seeds.records(Entry.self, of: ["links"], in: "links.yaml") ?? [] {
            let known = try LinkStore.find(seed: entry.uid, tick.db)
            let link = Link(
                number: known?.number ?? 0, uid: entry.uid, title: entry.title, topic: entry.topic.lowercased(),
                address: entry.address)
            if link == known { continue }
            try link.save(tick.db)
            written += 1
        }
        return ["useful addresses": written]
    }
}
