import FeatureKit
import Foundation
import Runtime
import StewardCore
import TestKit
import Testing
import Wiring

/// The guide's two pages beside all commands there are, at 10:00 on Monday 1 June 2026 in London.
@Suite struct GuideTests {
    private static let now = Date(timeIntervalSince1970: 1_780_304_400)

    @Test func `Every line that people are told to type is read without a refusal`() throws {
        let features = try Self.features()
        let lines = try GuidePage.members.typed + GuidePage.officers.typed
        try #require(lines.count > 100)
        for line in lines {
            guard let (command, arguments) = features.find(Words(String(line.dropFirst()))) else {
                Issue.record("\(line) is no command")
                continue
            }
            do throws(Refusal) {
                _ = try command.read(arguments, Self.now)
            } catch {
                Issue.record("\(line) is refused: \(error.reply.plain)")
            }
        }
    }

    @Test func `Every example that help shows is read without a refusal, as the command that it is for`() throws {
        let features = try Self.features()
        for entry in features.table.entries where entry.isListed {
            let given = features.find(Words(String(entry.example.dropFirst())))
            #expect(given?.command.entry == entry, "\(entry.example)")
            #expect(throws: Never.self) { _ = try given.map { try $0.command.read($0.arguments, Self.now) } }
            guard let sentence = entry.brief?.sentence else { continue }
            let meant = features.find(Words(sentence)) ?? features.meant(by: Words(sentence), at: Self.now)
            #expect(meant?.command.entry == entry, "\(sentence)")
            #expect(throws: Never.self) { _ = try meant.map { try $0.command.read($0.arguments, Self.now) } }
        }
    }

    @Test func `Every command is shown as it is typed`() throws {
        let features = try Self.features()
        let members = try Self.shown(on: GuidePage.members, features)
        let officers = try Self.shown(on: GuidePage.officers, features)
        for entry in features.table.entries where entry.isListed && !(members + officers).contains(entry) {
            Issue.record("\(entry.form) is on neither page")
        }
    }

    @Test func `Members are told of all that they may do`() throws {
        let features = try Self.features()
        let members = try Self.shown(on: GuidePage.members, features)
        for entry in features.table.entries
        where entry.isListed && entry.permission.allows(.member) && !members.contains(entry) {
            Issue.record("\(entry.form) is not on the members' page")
        }
    }

    private static func features() throws -> FeatureSet {
        try SeededStore.read(seedsAt: now) { db, _ in try Wiring.featureSet(network: Stage.network, db) }
    }

    private static func shown(on page: GuidePage, _ features: FeatureSet) -> [CommandEntry] {
        page.typed.compactMap { features.find(Words(String($0.dropFirst())))?.command.entry }
    }
}
