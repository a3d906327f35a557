import Foundation
import Runtime
import StewardCore
import TestKit
import Testing

/// A private place, laid out in all the ways in which people write an address.
extension PrivatePlaceTests {
    /// Tuesday 3 March 2026, 10:00.
    private static let morning = Date(timeIntervalSince1970: 1_772_532_000)
    private static let officerHere = LocalRoom.Speaker(role: .officer, isDirect: false)
    private static let memberHere = LocalRoom.Speaker(role: .member, isDirect: false)
    private static let about = "Bring cake"
    private static let separators = [", ", "\n", ". ", " - "]

    /// The parts of an address in every order, with and without a house, and with the text about the event nowhere or
    /// at each place among them.
    private static let layouts: [[String]] = {
        let streets = ["12 Hidden Street", "Flat 3, 12a Hidden Rd", "No. 12 Hidden Mews", "64 Hidden Close"]
        let postcodes = ["LS6 2AB", "ls62ab"]
        var layouts: [[String]] = []
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            for house in [[], ["Robin's house"]] {
                for place in -1...(3 + house.count) {
                    let count = layouts.count
                    let parts = [streets[count % streets.count], "Leeds", postcodes[count % postcodes.count]]
                    var layout = house + order.map { parts[$0] }
                    if place >= 0 { layout.insert(about, at: place) }
                    layouts.append(layout)
                }
            }
        }
        return layouts
    }()

    @Test(arguments: separators)
    func `No room reads street or postcode, however an announcement is laid out`(_ separator: String) async throws {
        let stage = try await Stage(now: Self.morning)
        var announced = 0
        for (index, layout) in Self.layouts.enumerated() {
            let place = layout.joined(separator: separator)
            let line = [
                "social Tea, Sat 28 March 2pm\(separator)\(place) #private-venue",
                "social Tea, Sat 28 March 2pm #private-venue\(separator)\(place)",
                "#private-venue social Tea\(separator)Sat 28 March 2pm\(separator)\(place)",
            ][index % 3]
            var said = try await stage.say("!announce \(line)", as: Self.officerHere)
            let isRead = said.contains { $0.plain.contains("Send?") }
            #expect(isRead || layout.contains(Self.about), "\(line): \(said.map(\.plain))")
            if isRead {
                announced += 1
                said += try await stage.say("yes", as: Self.officerHere)
                said += try await stage.say("!undo", as: Self.officerHere)
            }
            for word in ["!suggest \(line)", "yes", "!undo"] {
                said += try await stage.say(word, as: Self.memberHere)
            }
            for one in said where !one.isTold && Self.tellsAddress(one) { Issue.record("\(line): \(one.plain)") }
        }
        #expect(announced > Self.layouts.count / 4)
    }

    private static func tellsAddress(_ said: LocalRoom.Said) -> Bool {
        let text = "\(said.plain) \(said.html ?? "")".lowercased()
        return ["hidden", "robin", "2ab", "flat 3", "12 h", "12a", "64 h"].contains { text.contains($0) }
    }
}
