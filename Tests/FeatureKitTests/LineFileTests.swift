import Foundation
import Seeding
import Testing

@Suite struct LineFileTests {
    @Test(arguments: [
        ("", []), ("one", ["one"]), ("one\n", ["one"]), ("one\ntwo", ["one", "two"]),
        ("one\r\ntwo\r\n", ["one", "two"]),
        ("\n\n", ["", ""]), ("é\n€\n", ["é", "€"]),
    ])
    func `A file is read line by line`(_ text: String, _ lines: [String]) throws {
        #expect(try Self.lines(of: Data(text.utf8)) == lines)
    }

    @Test func `Lines that lie across the pieces in which a file is read are whole`() throws {
        let lines = (0..<40_000).map { "line \($0)" }
        #expect(try Self.lines(of: Data(lines.joined(separator: "\n").utf8)) == lines)
    }

    @Test func `Of a line no more is read than is asked for, and the next line is whole`() throws {
        let long = String(repeating: "x", count: 3 << 20)
        #expect(try Self.lines(of: Data(long.utf8)).map(\.utf8.count) == [Self.longest])
        let lines = try Self.lines(of: Data("one\n\"\(long)\"\ntwo".utf8))
        #expect(lines.count == 3 && lines[1].utf8.count == Self.longest && lines[2] == "two")
    }

    @Test func `What is no UTF-8 is read all the same, and a missing file is not`() throws {
        #expect(try Self.lines(of: Data([0x61, 0xE9, 0x0A, 0x62])).count == 2)
        #expect(throws: (any Error).self) { try LineFile(path: "/nonexistent/postcodes.csv", longest: 1) }
    }

    private static let longest = 1000

    private static func lines(of data: Data) throws -> [String] {
        let file = FileManager.default.temporaryDirectory.appending(path: "lines-\(UUID().uuidString)")
        try data.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return Array(try LineFile(path: file.path(), longest: longest))
    }
}
