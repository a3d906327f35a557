import FeatureKit
import Foundation
import Seeding
import Testing

@Suite struct SeedFolderTests {
    private struct Record: SeedRecord, Equatable {
        let uid: String
        let online: Bool?
        let topics: [String]?

        init(uid: String) { (self.uid, online, topics) = (uid, nil, nil) }

        enum CodingKeys: CodingKey, CaseIterable {
            case uid, online, topics
        }
    }

    /// The lists that `events.yaml` may have.
    private static let lists = ["upcoming", "history"]

    @Test func `Records of all lists are read, in the order of what is asked for`() throws {
        let folder = try Self.folder(with: "history:\n  - uid: b\nupcoming:\n  - uid: a\n", as: "events.yaml")
        let records = try SeedFolder(path: folder).records(Record.self, of: Self.lists, in: "events.yaml")
        #expect(records == [Record(uid: "a"), Record(uid: "b")])
    }

    private static let empty: [(text: String, uids: [String]?)] = [
        ("history: []\n", []), ("history:\n", []), ("upcoming: []\nhistory:\n", []), ("", nil), ("{}\n", nil),
    ]

    @Test(arguments: empty)
    func `An empty list is told from one that is not there`(_ text: String, _ uids: [String]?) throws {
        let folder = try Self.folder(with: text, as: "events.yaml")
        let records = try SeedFolder(path: folder).records(Record.self, of: Self.lists, in: "events.yaml")
        #expect(records?.map(\.uid) == uids)
        #expect(try SeedFolder(path: folder).records(Record.self, of: Self.lists, in: "other.yaml") == nil)
    }

    @Test func `Marks that nobody sees are taken out, also those that are written as escapes`() throws {
        let text = "upcoming:\n  - uid: \"a\\u202Eb\\xADc\\u0007\"\n  - uid: d\u{202E}e\n"
        let folder = try Self.folder(with: text, as: "events.yaml")
        let records = try SeedFolder(path: folder).records(Record.self, of: Self.lists, in: "events.yaml")
        #expect(records?.map(\.uid) == ["abc", "de"])
    }

    @Test func `A line that is too long is told by its number, and what is no file is not read`() throws {
        let longest = "#" + String(repeating: "a", count: LineFile.longestLine - 1)
        let short = try Self.folder(with: "\(longest)\nupcoming:\n  - uid: a\n", as: "events.yaml")
        #expect(try SeedFolder(path: short).records(Record.self, of: Self.lists, in: "events.yaml")?.count == 1)
        let long = "upcoming:\n  - uid: \(String(repeating: "a", count: LineFile.longestLine))\n"
        let folder = try Self.folder(with: long, as: "events.yaml")
        var problem = #expect(throws: SeedProblem.self) {
            try SeedFolder(path: folder).records(Record.self, of: Self.lists, in: "events.yaml")
        }
        #expect(problem?.description.contains("line 2 is longer than 65536 bytes") == true)
        try FileManager.default.createSymbolicLink(atPath: "\(folder)/areas.csv", withDestinationPath: "/dev/zero")
        problem = #expect(throws: SeedProblem.self) { try SeedFolder(path: folder).table(in: "areas.csv", key: ["id"]) }
        #expect(problem?.description.contains("it is no regular file") == true)
    }

    @Test func `Each text is one line`() throws {
        let folder = try Self.folder(with: "upcoming:\n  - uid: \"a\\nb\\r\\n\\n  c\"\n", as: "events.yaml")
        let records = try SeedFolder(path: folder).records(Record.self, of: Self.lists, in: "events.yaml")
        #expect(records?.map(\.uid) == ["a b c"])
    }

    @Test(arguments: [
        (
            "upcoming:\n  - uid: a\n    audience: coming\n",
            "the field audience on line 3 is none that I know; these are: uid, online, topics"
        ),
        (
            "upcoming:\n  - uid: a\n  - uid: b\n    online: perhaps\n",
            "online of record 2, on line 4, has to be yes or no"
        ),
        (
            "upcoming:\n  - uid: a\n    topics: housing\n",
            "topics of record 1, on line 3, has to be a list, each entry on a line of its own behind a dash"
        ),
        ("upcoming:\n  - uid: [a]\n", "uid of record 1, on line 2, has to be one text"),
        ("upcoming:\n  - online: yes\n", "record 1, on line 2, has no uid"),
        ("upcoming:\n  - uid: \" \"\n    online: yes\n", "record 1, on line 2, has no uid"),
        ("upcoming:\n  - uid:\n    online: yes\n", "record 1, on line 2, has no uid"),
        ("upcoming: hello\n", "the list, on line 1, has to be a list, each entry on a line of its own behind a dash"),
        ("hello\n", "it has to hold lists by their names, each with a colon: upcoming:, history:"),
        (
            "upcoming:\n  - uid: a\nhistry:\n  - uid: b\n",
            "the list histry on line 3 is none that I know; these are: upcoming, history"
        ),
        ("- uid: a\n", "it has to hold lists by their names, each with a colon: upcoming:, history:"),
    ])
    func `What a record cannot hold is refused by its line, with what belongs there`(
        _ text: String, _ reason: String
    ) throws {
        let folder = try Self.folder(with: text, as: "events.yaml")
        let problem = #expect(throws: SeedProblem.self) {
            try SeedFolder(path: folder).records(Record.self, of: Self.lists, in: "events.yaml")
        }
        #expect(problem?.description == "The file \(folder)/events.yaml cannot be used: \(reason).")
    }

    @Test func `A uid that stands twice in a file is an error with its line, whichever lists it stands in`() throws {
        let text = """
            # Two records of one name.
            upcoming:
              - title: Example picnic
                uid: example-1
              - uid: example-2
            history:
              - uid: "example-1"
            """
        let folder = try Self.folder(with: text, as: "events.yaml")
        let problem = #expect(throws: SeedProblem.self) {
            try SeedFolder(path: folder).records(Record.self, of: Self.lists, in: "events.yaml")
        }
        #expect(
            problem?.description
                == "The file \(folder)/events.yaml cannot be used: the uid example-1 on line 7 stands on line 4 "
                + "already; give each record one of its own.")
    }

    @Test func `A table's byte order mark and the spaces around its names and values are no part of them`() throws {
        let folder = try Self.folder(with: "\u{FEFF}id , name\n a,Example area \n", as: "areas.csv")
        let rows = try SeedFolder(path: folder).table(in: "areas.csv", key: ["id"])
        #expect(rows == [["id": "a", "name": "Example area"]])
    }

    /// Twelve lines that stand for 10^12 texts.
    private static let bomb = (1...12).reduce("a0: &a0 x\n") { text, level in
        let words = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
        return text + "a\(level): &a\(level) [\(words)]\n"
    }

    @Test(arguments: ["", "? *a12\n: x\n", "? [*a12, *a12]\n: x\n"])
    func `What stands for something else is refused with its line, however much it stands for`(_ end: String) throws {
        let folder = try Self.folder(with: Self.bomb + end + "history: *a12\n", as: "events.yaml")
        let problem = #expect(throws: SeedProblem.self) {
            try SeedFolder(path: folder).records(Record.self, of: Self.lists, in: "events.yaml")
        }
        #expect(
            problem?.description
                == "The file \(folder)/events.yaml cannot be used: *a0 on line 2 stands for what was written elsewhere; "
                + "write that out there.")
    }

    @Test func `An asterisk and an ampersand in a text are no more than that`() throws {
        let text = "history:\n  - uid: Tea & cake, Q&A, *free* & **open**, 2 * 3\n"
        let folder = try Self.folder(with: text, as: "events.yaml")
        let records = try SeedFolder(path: folder).records(Record.self, of: Self.lists, in: "events.yaml")
        #expect(records == [Record(uid: "Tea & cake, Q&A, *free* & **open**, 2 * 3")])
    }

    @Test(arguments: [
        (
            "id,name\na,b\nc,\"\(String(repeating: "x", count: 6_000_000))\"\n",
            "the text on line 3 is longer than 8000 bytes"
        ),
        (
            "id,name\na,\"b\n\nc\"\nd,\(String(repeating: "e,", count: 20_000))\n",
            "the row that begins on line 5 is longer than 32000 bytes"
        ),
        ("id,\(String(repeating: "name,", count: 200))\na,b\n", "its first line names more than 100 columns"),
        ("id,name\na,b\nc,d\na,e\n", "row 4 has the same id as row 2; remove one of the two"),
        ("id,name\na,\(String(repeating: "x", count: 9_000))\n", "a text in it is longer than 8000 bytes"),
    ])
    func `What no table of first data holds is refused before it is read letter by letter`(
        _ text: String, _ reason: String
    ) throws {
        let folder = try Self.folder(with: text, as: "areas.csv")
        let problem = #expect(throws: SeedProblem.self) {
            try SeedFolder(path: folder).table(in: "areas.csv", key: ["id"])
        }
        #expect(problem?.description == "The file \(folder)/areas.csv cannot be used: \(reason).")
    }

    private static func folder(with text: String, as name: String) throws -> String {
        let folder = NSTemporaryDirectory() + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
        return folder
    }
}
