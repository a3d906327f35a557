import Events
import FeatureKit
import Foundation
import Organising
import StewardCore
import TestKit

@testable import Announcing

/// The grammar of announcing with the kinds and places of the seeds, made once.
enum AnnouncementReaders {
    /// 10:00 on Monday 1 June 2026 in London.
    static let now = Date(timeIntervalSince1970: 1_780_304_400)
    static var local: LocalDateTime { Stage.timeZone.local(at: now) }
    private static let made = Result {
        try SeededStore.read(seedsAt: now) { db, _ in
            Announcing(try Events.kinds(db), try AreaRegister.gazetteer(db), Stage.network)
        }
    }

    static func shared() throws -> Grammar<AnnouncingCommand> { try made.get().grammar }

    /// The form that asks for an event step by step.
    static func form() throws -> Form<AnnouncementDraft> { try made.get().form }

    /// The event that was announced; nothing where something has to be asked first.
    static func draft(_ typed: String) throws -> EventDraft? { try written(typed)?.completed }

    static func written(_ typed: String) throws -> AnnouncementDraft? {
        guard case .announce(let draft) = try shared().read("announce \(typed)", at: now) else { return nil }
        return draft
    }

    /// The reader itself, for a field or a question.
    static func reader() throws -> AnnouncementReader { try madeReader.get() }

    private static let madeReader = Result {
        try SeededStore.read(seedsAt: now) { db, _ in
            AnnouncementReader(
                kinds: try Events.kinds(db), gazetteer: try AreaRegister.gazetteer(db), timeZone: Stage.timeZone,
                networkArea: "uk", now: now)
        }
    }

    /// The same with a handful of places, among which it is quick to look for what somebody may have meant.
    static func inFewPlaces() throws -> Grammar<AnnouncingCommand> {
        try SeededStore.read(seedsAt: now) { db, _ in
            let all = try AreaRegister.gazetteer(db)
            let few = try Gazetteer(
                areas: all.ancestry(of: "merseyside"), places: all.places.filter { $0.area == "merseyside" })
            return Announcing(try Events.kinds(db), few, Stage.network).grammar
        }
    }
}
