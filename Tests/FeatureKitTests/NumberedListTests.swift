import FeatureKit
import Foundation
import Runtime
import StewardCore
import Synchronization
import TestKit
import Testing

@Suite struct NumberedListTests {
    @Test func `A list comes eight lines at a time, and says how many are left`() async throws {
        let (_, pages) = try await Self.say(["!halls", "!more", "!more", "!more"], of: 20)
        #expect(pages[0] == ["Halls"] + Self.lines(1...8) + ["12 more: type !more.", "For details: !hall 1"])
        #expect(pages[1] == Self.lines(9...16) + ["4 more: type !more."])
        #expect(pages[2] == Self.lines(17...20))
        #expect(pages[3] == ["There is nothing more to show. Ask for a list first, for example !events."])
    }

    @Test func `A list that is shown as a whole ends an older one`() async throws {
        let (_, pages) = try await Self.say(["!halls", "!halls 2", "!more"], of: 20)
        #expect(pages[1] == ["Halls"] + Self.lines(1...2) + ["For details: !hall 1"])
        #expect(pages[2].first?.hasPrefix("There is nothing more") == true)
    }

    @Test func `What is gone since is left out, and a rest of nothing else is said to be gone`() async throws {
        let (halls, _) = try await Self.say(["!halls"], of: 20)
        halls.feature.gone.withLock { $0 = Set(9...20).subtracting([12]) }
        #expect(try await halls.say("!more") == Self.lines(12...12))
        _ = try await halls.say("!halls 9")
        halls.feature.gone.withLock { $0 = [9] }
        #expect(try await halls.say("!more") == ["The rest of that list is gone. Type !halls for a new one."])
    }

    @Test func `A query goes on where it says, and is counted as far as it counted`() async throws {
        let (_, pages) = try await Self.say(["!query", "!more"], of: 115)
        #expect(pages[0].suffix(2) == ["More than 100 more: type !more.", "For details: !hall 1"])
        #expect(pages[1] == Self.lines(9...16) + ["99 more: type !more."])
    }

    @Test(arguments: [
        ("3", 3), ("#3", 3), ("no. 3", 3), ("number 3.", 3), ("line 3", 3), ("picket line #3", 3), ("3 leeds", nil),
        ("", nil), ("#", nil), ("event 3", nil), ("1234567890", nil), ("-1", nil), ("３", 3), ("٣", nil),
    ])
    func `A number is read in every way in which people write it`(_ written: String, _ number: Int64?) {
        let lines = NumberedList(of: "picket line", all: "!picket", one: "!picket")
        #expect(lines.number(Words(written)) == number)
    }

    @Test func `Of a number that nothing has it is said where to see the numbers`() {
        #expect(Halls.numbered.none(99).plain == "There is no hall with the number 99: type !halls to see the numbers.")
    }

    private static func lines(_ numbers: ClosedRange<Int>) -> [String] { numbers.map { "\($0). Hall" } }

    private static func say(_ lines: [String], of count: Int64) async throws -> (halls: Playing, said: [[String]]) {
        let feature = Halls(count: count)
        let now = Date(timeIntervalSince1970: 1_772_445_600)
        let playing = Playing(feature: feature, stage: try await Stage(now: now, features: FeatureSet([feature])))
        var said: [[String]] = []
        for line in lines { said.append(try await playing.say(line)) }
        return (playing, said)
    }
}

/// A stage on which halls are listed.
private struct Playing {
    let feature: Halls
    let stage: Stage

    func say(_ line: String) async throws -> [String] {
        let said = try await stage.say(line, as: LocalRoom.Speaker(role: .member, isDirect: false))
        return said.flatMap { $0.plain.split(separator: "\n").map(String.init) }
    }
}

/// As many halls as wanted, as a list that is known as a whole and as a query.
private final class Halls: Feature {
    struct Hall: Numbered {
        let number: Int64
    }

    enum Asked {
        case all(upTo: Int64)
        case query
    }

    static let name = "halls"
    static let numbered = NumberedList(of: "hall", all: "!halls", one: "!hall")
    let grammar = Grammar<Asked>([
        .init(CommandEntry("halls", summary: "Lists halls.", example: "!halls")) { words, _ throws(Refusal) in
            .all(upTo: numbered.number(words) ?? .max)
        },
        .init(CommandEntry("query", summary: "Asks for halls.", example: "!query")) { _, _ throws(Refusal) in .query },
    ])
    private let count: Int64
    let gone = Mutex<Set<Int64>>([])

    init(count: Int64) { self.count = count }

    func handle(_ command: Asked, _ turn: Turn) throws -> [Effect] {
        switch command {
        case .all(let last): try reply(Page((1...min(count, last)).map(Hall.init)), under: "Halls", turn)
        case .query: try reply(query(after: 0), under: "Halls", turn)
        }
    }

    func more(_ rest: OpenQuestion.Payload, _ turn: Turn) throws -> [Effect] {
        if let cursor = try? rest.read(as: Int64.self) { return try reply(query(after: cursor), turn) }
        return try reply(
            Page(rest) { number in gone.withLock { $0.contains(number) } ? nil : Hall(number: number) }, turn)
    }

    private func query(after number: Int64) -> Page<Hall> {
        let left = min(100, count - number - 8)
        return Page((1...8).map { Hall(number: number + $0) }, left: Int(left), countedUpTo: 100, rest: number + 8)
    }

    private func reply(_ page: Page<Hall>, under heading: Line? = nil, _ turn: Turn) throws -> [Effect] {
        [.reply(try Self.numbered.reply(page, under: heading, turn) { "\($0.number). Hall" })]
    }
}
