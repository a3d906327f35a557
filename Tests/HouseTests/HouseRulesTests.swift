import Foundation
import Testing

/// What the project promises of its own files.
@Suite struct HouseRulesTests {
    private static let root = URL(filePath: #filePath).appending(path: "../../..").standardized

    /// A library and the folders of Sources that may import it.
    @Test(arguments: [
        ("GRDB", ["Store", "FeatureKit", "Features", "Runtime", "Wiring"]),
        ("CCurl", ["MatrixClient", "CCurl"]),
        ("Yams", ["Configuring", "PlainYAML", "Seeding"]),
        ("SwiftCSV", ["Seeding"]),
        ("ArgumentParser", ["steward"]),
        ("Store", ["FeatureKit", "Runtime", "Wiring", "steward"]),
        ("MatrixClient", ["Runtime", "steward"]),
        ("Runtime", ["steward"]),
    ])
    func `Only the folders that should import a module do`(_ module: String, _ folders: [String]) throws {
        let pattern = try Regex(
            #"(?m)^(?:(?:package|public|internal|@testable) )?import (?:\w+ )?"# + module + #"(?:\.\w+)?$"#)
        for (path, text) in try Self.files(below: "Sources", ending: "swift") where text.contains(pattern) {
            let folder = path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
            #expect(folders.contains(folder), "\(path) imports \(module)")
        }
    }

    @Test func `A feature imports another only where the manifest says so`() throws {
        let manifest = try Self.text(of: "Package.swift")
        let names = manifest.matches(of: #/(?m)^    \("(\w+)", \[(.*)\]\),$/#).map { (String($0.1), String($0.2)) }
        try #require(names.count > 3)
        for (feature, uses) in names {
            for (path, text) in try Self.files(below: "Sources/Features/\(feature)", ending: "swift") {
                for (other, _) in names where other != feature && !uses.contains("\"\(other)\"") {
                    #expect(!text.contains("import \(other)\n"), "\(path) imports \(other)")
                }
            }
        }
    }

    @Test func `Every path that ARCHITECTURE.md names exists`() throws {
        let text = try Self.text(of: "ARCHITECTURE.md")
        let paths = text.matches(of: #/`((?:Sources|Tests|Benchmarks|config|seeds|systemd|docs|demo)\/[\w\/.+-]*)`/#)
            .map { String($0.1) }
        try #require(paths.count > 20)
        for path in paths {
            #expect(
                FileManager.default.fileExists(atPath: Self.root.appending(path: path).path()), "\(path) is missing")
        }
    }

    @Test func `The README's transcript is what Steward says`() throws {
        let file = try Self.text(of: "Tests/Features/Help/Conversations/readme.txt")
        let conversation = try #require(file.firstRange(of: "\n\n").map { file[$0.upperBound...] })
        let readme = try Self.text(of: "README.md")
        #expect(readme.contains("```\n" + conversation + "```"))
    }

    @Test func `The README lists every command by its form`() async throws {
        let readme = try Self.text(of: "README.md")
        let forms = try Self.text(of: "Tests/Features/Help/Conversations/help.txt")
            .matches(of: #/(?m)^  (![^\n]+?) - /#).map { String($0.1) }
        try #require(forms.count > 10)
        for form in forms { #expect(readme.contains("`\(form)`"), "README.md lacks \(form)") }
    }

    @Test func `No source file reaches for what the rules keep out`() throws {
        let forbidden = ["@unchecked " + "Sendable", "try" + "!", "nonisolated" + "(unsafe)", "fatal" + "Error("]
        for (path, text) in try Self.files(below: "Sources", ending: "swift") {
            for word in forbidden { #expect(!text.contains(word), "\(path) has \(word)") }
        }
    }

    private static func text(of path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    private static func files(below folder: String, ending: String) throws -> [(String, String)] {
        let start = root.appending(path: folder).path()
        let names = FileManager.default.enumerator(atPath: start)?.compactMap { $0 as? String } ?? []
        return try names.filter { $0.hasSuffix(".\(ending)") }.sorted().map {
            ("\(folder)/\($0)", try text(of: "\(folder)/\($0)"))
        }
    }
}
