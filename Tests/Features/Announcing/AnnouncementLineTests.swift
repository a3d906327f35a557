import Events
import Foundation
import Organising
import StewardCore
import TestKit
import Testing

@testable import Announcing

@Suite struct AnnouncementLineTests {
    @Test func `An event that is written as a line is read back as the same event`() throws {
        let reader = try AnnouncementReaders.reader()
        let line = AnnouncementLine(reader: reader)
        var random = TypingGenerator(seed: 7)
        for _ in 0..<2_500 {
            let event = try Self.event(reader, &random)
            let written = line.render(event)
            do throws(Misreading) {
                let read = try reader.read(Words(written)).draft.completed
                if read != event {
                    Issue.record("\(written)\nis read as\n\(String(describing: read))\nand not\n\(event)")
                }
            } catch {
                Issue.record("\(written)\nis not read: \(error)")
            }
        }
    }

    @Test func `Every town of the gazetteer is written so that it is found again`() throws {
        let reader = try AnnouncementReaders.reader()
        let line = AnnouncementLine(reader: reader)
        let time = EventTime(start: LocalDateTime(AnnouncementReaders.local.date.advanced(by: 5), .noon))
        for spot in Self.spots(reader) {
            let event = EventDraft(kind: "social", title: "Picnic", time: time, site: EventSite(spot: spot))
            let read = (try? reader.read(Words(line.render(event))))?.draft.completed
            if read != event { Issue.record("\(spot.name) is lost in \(line.render(event))") }
        }
    }

    private static func spots(_ reader: AnnouncementReader) -> [Spot] {
        reader.gazetteer.places.map { .place($0) } + reader.gazetteer.areas.map { .area($0) }
    }

    // Words that mean something elsewhere: dates, numbers, places, kinds, tags, commas.
    private static let words = [
        "Picnic", "May", "June", "Sat", "6", "2pm", "7", "Leeds", "Reading", "march", "forum", "for", "til", "late",
        "#free",
        "#foo", "£5", "-", "to", "noon", "café", "🏳️‍🌈", "&", "it's", "a", "and", "online", "in", "40", "places,", "St.",
        "half",
    ]

    private static func event(
        _ reader: AnnouncementReader, _ random: inout TypingGenerator
    ) throws -> EventDraft {
        func text(_ count: ClosedRange<Int>, _ words: [String]) -> String {
            let list = (0..<Int.random(in: count, using: &random)).compactMap { _ in words.randomElement(using: &random)
            }
            return list.joined(separator: " ")
        }
        func maybe<Value>(_ value: @autoclosure () -> Value) -> Value? { Bool.random(using: &random) ? value() : nil }
        let kind = try #require(reader.kinds.all.randomElement(using: &random))
        var site = EventSite(
            venue: maybe(text(1...6, words + ["Hall,", "12", "High Street,"])) ?? "",
            spot: spots(reader).randomElement(using: &random),
            isOnline: kind.id == "online" || Int.random(in: 0..<5, using: &random) == 0)
        if site.isOnline, Bool.random(using: &random) {
            site = EventSite(venue: site.venue, spot: nil, in: reader.networkArea, isOnline: true)
        }
        // Not in the text about it: known tags, amounts and numbers of places as parts of their own; and
        // a town, which with a day and a time before it would be another event.
        let plain = [
            "Bring", "a", "cake.", "See", "you", "there!", "#foo", "2pm,", "Sat", "6", "June", "and", "it's",
            "(late)",
        ]
        return EventDraft(
            kind: kind.id, title: ("The " + text(0...9, words)).trimmed, time: time(&random), site: site,
            summary: maybe("Come. " + text(0...12, plain)).map(\.trimmed) ?? "",
            access: AccessFacts(
                isStepFree: maybe(.random(using: &random)), hasSignLanguage: maybe(.random(using: &random)),
                hasCaptions: maybe(.random(using: &random)), hasQuietSpace: maybe(.random(using: &random)),
                hasChildcare: maybe(.random(using: &random)), isAlcoholFree: maybe(.random(using: &random)),
                note: maybe("Ring the bell. " + text(1...4, plain))),
            cost: maybe(
                ["free", "£5", "£5/£3, or what you can", "Pay what you can. Really"].randomElement(using: &random) ?? ""
            ),
            capacity: maybe(.random(in: 1...100_000, using: &random)),
            venueAudience: Bool.random(using: &random) ? .anyone : .coming,
            organiser: maybe("The " + text(0...7, words.filter { $0 != "#free" } + ["Rainbow:", "(North),"]))
                .map { Organiser.tidied($0) })
    }

    private static func time(_ random: inout TypingGenerator) -> EventTime {
        let first = AnnouncementReaders.local.date.advanced(by: 1)
        if Int.random(in: 0..<10, using: &random) == 0 {
            let day = first.advanced(by: .random(in: 0...800, using: &random))
            return .wholeDays(day...day.advanced(by: .random(in: 0...3, using: &random)))
        }
        while true {
            let start = LocalDateTime(
                first.advanced(by: .random(in: 0...800, using: &random)), clock(&random))
            let days = Int.random(in: 0...3, using: &random)
            let end: LocalDateTime? =
                Bool.random(using: &random) ? LocalDateTime(start.date.advanced(by: days), clock(&random)) : nil
            let time = EventTime(start: start, end: end.flatMap { $0 > start ? $0 : nil })
            let isClear = (try? WhenReader.refuse(time, now: AnnouncementReaders.local, in: Stage.timeZone)) != nil
            if isClear { return time }
        }
    }

    private static func clock(_ random: inout TypingGenerator) -> LocalTime {
        LocalTime(hour: .random(in: 0...23, using: &random), minute: .random(in: 0...59, using: &random)) ?? .noon
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
