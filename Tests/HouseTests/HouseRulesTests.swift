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

    @Test(arguments: ["ARCHITECTURE.md", "docs/mechanisms.md"])
    func `Every path that the pages on how it is built name exists`(_ page: String) throws {
        let text = try Self.text(of: page)
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
        let conversation = try Self.text(of: "Tests/Features/Help/Conversations/help.txt")
        let all = try #require(conversation.firstRange(of: "\nmember: !help all\n")).upperBound
        let forms = conversation[all...].matches(of: #/(?m)^  (![^\n]+?) - /#).map { String($0.1) }
        try #require(forms.count > 30)
        for form in forms { #expect(readme.contains("`\(form)`"), "README.md lacks \(form)") }
    }

    @Test func `No source file reaches for what the rules keep out`() throws {
        let forbidden = ["@unchecked " + "Sendable", "try" + "!", "nonisolated" + "(unsafe)", "fatal" + "Error("]
        for (path, text) in try Self.files(below: "Sources", ending: "swift") {
            for word in forbidden { #expect(!text.contains(word), "\(path) has \(word)") }
        }
    }

    @Test func `No function has more than sixty lines`() throws {
        var count = 0
        for (path, text) in try Self.files(below: "Sources", ending: "swift") {
            for function in Self.functions(in: text) {
                count += 1
                #expect(function.lines <= 60, "\(path) has one of \(function.lines) lines: \(function.name)")
            }
        }
        #expect(count > 1000)
    }

    /// The functions, initialisers and computed properties of a file, and how many lines stand between the braces of
    /// each that has some; they close at the depth at which they begin, as `swift format` writes them.
    private static func functions(in text: String) -> [(name: String, lines: Int)] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let declared = #/^ *(?:[a-z@][^ ]* )*(?:func |init[?(<]|subscript|var [^=]*\{$)/#
        return lines.indices.compactMap { start in
            guard lines[start].starts(with: declared) else { return nil }
            let indent = lines[start].prefix { $0 == " " }
            let signature = lines.indices[start...].prefix { index in
                index == start || lines[index].hasPrefix(indent + " ") || lines[index].hasPrefix(indent + ")")
            }
            guard !lines[start].hasSuffix("}"), let opening = signature.first(where: { lines[$0].hasSuffix("{") }),
                let closing = lines.indices[opening...].first(where: { lines[$0].hasPrefix(indent + "}") })
            else { return nil }
            return (lines[start].trimmingCharacters(in: .whitespaces), closing - opening - 1)
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
