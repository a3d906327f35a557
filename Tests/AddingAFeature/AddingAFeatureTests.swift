import FeatureKit
import Foundation
import LinksExample
import Seeding
import StewardCore
import Store
import TestKit
import Testing
import Wiring

/// The page that shows how a feature is added: what it shows is compiled, run, and the same as here.
@Suite struct AddingAFeatureTests {
    private static let root = URL(filePath: #filePath).appending(path: "../../..").standardized
    private static let folder = URL(filePath: #filePath).appending(path: "../Links").standardized

    @Test func `The conversation goes as the page says`() async throws {
        let conversation = Self.folder.appending(path: "links.txt").path()
        try await Conversation(path: conversation).replay { now in
            let store = try Store.open(.memory, migrations: Wiring.migrations + Links.migrations)
            let written = try await store.write { db in
                let tick = Tick(db: db, now: now, network: Stage.network)
                return try (1...2).map { _ in try Links().seed(from: SeedFolder(path: Self.folder.path()), tick) }
            }
            #expect(written == [["useful addresses": 3], ["useful addresses": 0]])
            return try await Stage(over: store, now: now, features: FeatureSet([Links()]))
        }
    }

    @Test func `The page shows every file of the feature as it is compiled`() throws {
        let shown = try Self.blocks()
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path())
        #expect(Set(shown.keys).isSuperset(of: files))
        for name in files {
            #expect(
                shown[name] == (try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)), "\(name)")
        }
    }

    private typealias Wired = Wiring.Wired
    private static let wired = [
        Wired { _ in Links() }
    ]

    @Test func `The page's line of the wiring is one that is compiled, and brings the feature's table`() throws {
        let line = try #require(try Self.blocks()["Wiring.swift"]?.split(separator: "\n").first { $0.hasPrefix("+") })
        let compiled = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8).split(separator: "\n")
        // The formatter takes the comma behind the last one away.
        #expect(compiled.contains(line.dropFirst().dropLast()))
        #expect(Self.wired.flatMap(\.migrations).map(\.name) == Links.migrations.map(\.name))
    }

    @Test(arguments: ["Package.swift", "Sources/Wiring/Wiring.swift"])
    func `The page adds its lines where there are such lines`(_ path: String) throws {
        let name = try #require(path.split(separator: "/").last.map(String.init))
        let change = try #require(try Self.blocks()[name]).split(separator: "\n")
        let file = try String(contentsOf: Self.root.appending(path: path), encoding: .utf8).split(separator: "\n")
        let kept = change.filter { $0.hasPrefix(" ") }.map { $0.dropFirst() }
        #expect(!kept.isEmpty && kept.allSatisfy(file.contains), "\(path) has not all of \(kept)")
        #expect(change.contains { $0.hasPrefix("+") })
    }

    /// The page's blocks of code, by the names of the files that stand between backticks at the ends of the lines before.
    private static func blocks() throws -> [String: String] {
        let page = try String(contentsOf: root.appending(path: "docs/adding-a-feature.md"), encoding: .utf8)
        var blocks: [String: String] = [:]
        for match in page.matches(of: #/`(?:[\w\/]+\/)?([\w.]+)`[^`\n]*\n+```\w*\n((?s:.*?)\n)```\n/#) {
            blocks[String(match.1)] = String(match.2)
        }
        return blocks
    }
}
