import Foundation
import Testing
import Yams

@testable import Configuring

@Suite("The steward.yaml that comes with Steward")
struct ShippedFileTests {
    @Test("holds every key, no other, each with its default, in the order of the table")
    func everyKeyWithItsDefault() throws {
        let root = try #require(try Yams.compose(yaml: shippedYAML()))
        let written = flat(try #require(root.mapping))
        #expect(written.map(\.name) == SettingKey.all.map(\.name))
        for (line, key) in zip(written, SettingKey.all) {
            let preset =
                switch key.preset {
                case .text(let text): text
                case .needed: ""
                case .empty: key.isList ? "[]" : ""
                }
            #expect(line.value == preset, "\(key.name)")
        }
    }

    @Test("explains every key in a comment above it")
    func everyKeyIsExplained() throws {
        let lines = try shippedYAML().split(separator: "\n", omittingEmptySubsequences: false)
        for key in SettingKey.all {
            let word = try #require(key.name.split(separator: ".").last)
            let line = try #require(lines.firstIndex { $0.drop { $0 == " " }.hasPrefix("\(word):") })
            #expect(lines[line - 1].contains("#"), "\(key.name)")
        }
    }

    @Test("only lacks the two keys that nobody else can know, and says so")
    func twoKeysAreMissing() throws {
        let sentences = mistakes(in: try shippedYAML())
        #expect(
            sentences == [
                "homeserver.url: this is missing; write your homeserver's address, such as https://matrix.example.org.",
                "account.user: this is missing; write Steward's own user id in quotes, such as \"@steward:example.org\".",
            ])
    }

    @Test("means the same as an empty file, once those two are set")
    func sameAsNothing() throws {
        let environment = ["STEWARD_HOMESERVER_URL": "https://m.example.org", "STEWARD_ACCOUNT_USER": "@s:example.org"]
        let shipped = try Settings.read(yaml: shippedYAML(), environment: environment)
        #expect(try Settings.read(yaml: "", environment: environment) == shipped)
        #expect(shipped.limits.commandsPerMinute == 30)
        #expect(shipped.limits.commandsPerMinuteInRoom == 120)
        #expect(shipped.limits.lateAfter == .seconds(900))
        #expect(shipped.limits.drain == .seconds(10))
        #expect(shipped.network.timeZone.identifier == "Europe/London")
        #expect(shipped.store.directory == "/var/lib/steward/")
    }

    private func flat(_ mapping: Node.Mapping, under section: String = "") -> [(name: String, value: String)] {
        mapping.flatMap { key, node -> [(name: String, value: String)] in
            let name = section + (key.string ?? "")
            if let inner = node.mapping { return flat(inner, under: name + ".") }
            if let list = node.sequence { return [(name, list.isEmpty ? "[]" : "a list")] }
            return [(name, node.scalar?.string ?? "")]
        }
    }
}

/// The text of config/steward.yaml.
func shippedYAML() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "config/steward.yaml"), encoding: .utf8)
}

/// The sentences about what is wrong with `yaml`; empty where nothing is.
func mistakes(in yaml: String, environment: [String: String] = [:]) -> [String] {
    do throws(Mistakes) {
        _ = try Settings.read(yaml: yaml, environment: environment)
        return []
    } catch {
        return error.all.map(\.description)
    }
}
