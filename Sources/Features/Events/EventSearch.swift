import FeatureKit
import Foundation
import Organising

/// A question with all its names looked up, as the store is asked; it stands in the store until `!more`.
struct EventSearch: Codable, Equatable {
    /// The last occurrence that was shown.
    struct Cursor: Codable, Hashable {
        let startsAt: Int64
        let number: Int64

        /// Where `event` stands in a list; nil if it is not in the store yet.
        init?(_ event: Event) {
            guard let startsAt = event.startsAt else { return nil }
            self.init(startsAt: startsAt, number: event.number)
        }

        init(startsAt: Int64, number: Int64) { (self.startsAt, self.number) = (startsAt, number) }
    }

    var kind: Kind.ID?
    var region: Region?
    /// The seconds since 1970 that the days span.
    var from: Int64?
    var to: Int64?
    var facts: [EventFact] = []
    /// Words in the language of FTS5, in which nothing that a person typed is syntax.
    var match: String?
    var isOnline = false
    var isHistory = false
    /// From where distances are counted.
    var centre: Coordinate?
    /// What was shown last; nothing at the beginning of the list.
    var shown: Cursor?

    /// All of `question` but where.
    init(_ question: EventQuestion, in zone: TimeZone) {
        kind = question.kind?.id
        from = question.days.map { Self.midnight($0.lowerBound, zone) }
        to = question.days.map { Self.midnight($0.upperBound.advanced(by: 1), zone) }
        facts = question.facts
        match = SearchWords(question.search).match
        isOnline = question.isOnline
        isHistory = question.isHistory
    }

    private static func midnight(_ date: LocalDate, _ zone: TimeZone) -> Int64 {
        EventMoment.seconds(zone.instant(of: LocalDateTime(date, .midnight)).earliest)
    }
}
