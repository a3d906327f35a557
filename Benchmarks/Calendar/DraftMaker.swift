import Events
import Organising

/// Makes events up: in all towns, the larger ones more often, over the year to come.
struct DraftMaker {
    private var random = SplitMix64()
    private let towns: [Place]
    private let kinds: [Kind]
    private let today: LocalDate

    private static let words = [
        "housing", "pay", "picnic", "rights", "history", "health", "work", "trans", "quiz", "choir", "reading", "walk",
        "care", "migrants", "climate", "youth", "elders", "banner", "film", "supper", "rally", "forum", "coffee",
        "union",
    ]

    init(gazetteer: Gazetteer, kinds: Kinds, today: LocalDate) {
        towns = gazetteer.places.filter { $0.kind != .postcodeArea }.flatMap { town in
            [Place](repeating: town, count: 1 + town.thousands / 25)
        }
        self.kinds = kinds.all
        self.today = today
    }

    mutating func draft() -> EventDraft {
        let title = (0..<4).map { _ in pick(Self.words) }.joined(separator: " ")
        let summary = (0..<20).map { _ in "word\(Int.random(in: 0..<3000, using: &random))" }.joined(separator: " ")
        let day = today.advanced(by: Int.random(in: 0...364, using: &random))
        let hour = Int.random(in: 9...20, using: &random)
        let time = { (hour: Int) in LocalDateTime("\(day)T\(hour < 10 ? "0" : "")\(hour):00") }
        let start = time(hour) ?? LocalDateTime(day, .noon)
        return EventDraft(
            kind: pick(kinds).id, title: title, time: EventTime(start: start, end: time(hour + 2)),
            site: EventSite(venue: "Example Hall", spot: .place(pick(towns)), isOnline: maybe(10)), summary: summary,
            access: AccessFacts(
                isStepFree: maybe(2), hasSignLanguage: maybe(20), hasCaptions: maybe(10), hasQuietSpace: maybe(10),
                hasChildcare: maybe(20), isAlcoholFree: maybe(4)),
            cost: maybe(3) ? "free" : "£3")
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &random)]
    }

    /// True once in `count` times.
    private mutating func maybe(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }
}

/// The same numbers every time (Steele, Lea and Flood, 2014).
private struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64 = 26

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
