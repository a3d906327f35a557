import FeatureKit
import Foundation
import Seeding
import Testing

@Suite struct SeedFolderTests {
    private struct Record: Decodable, Equatable {
        let uid: String
    }

    @Test func `Records are read from the list that is asked for`() throws {
        let folder = try Self.folder(with: "upcoming:\n  - uid: a\nhistory:\n  - uid: b\n", as: "events.yaml")
        let records = try SeedFolder(path: folder).records(Record.self, of: "history", in: "events.yaml")
        #expect(records == [Record(uid: "b")])
    }

    @Test(arguments: ["upcoming", "history"])
    func `A uid that stands twice in a file is an error with its line, whichever lists it stands in`(
        _ list: String
    ) throws {
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
            try SeedFolder(path: folder).records(Record.self, of: list, in: "events.yaml")
        }
        #expect(
            problem?.description
                == "The file \(folder)/events.yaml cannot be used: the uid example-1 on line 7 stands on line 4 "
                + "already; give each record one of its own.")
    }

    @Test func `A table's byte order mark and the spaces around its names and values are no part of them`() throws {
        let folder = try Self.folder(with: "\u{FEFF}id , name\n a,Example area \n", as: "areas.csv")
        let rows = try SeedFolder(path: folder).table(in: "areas.csv")
        #expect(rows == [["id": "a", "name": "Example area"]])
    }

    private static func folder(with text: String, as name: String) throws -> String {
        let folder = NSTemporaryDirectory() + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
        return folder
    }
}
