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

    @Test func `A line that is too long ends the reading with its number, however the file goes on`() throws {
        let long = String(repeating: "x", count: LineFile.longestLine)
        #expect(try Self.lines(of: Data("\(long)\ntwo".utf8)).map(\.utf8.count) == [long.utf8.count, 3])
        let problem = #expect(throws: LongLine.self) {
            try Self.lines(of: Data("one\ntwo\n\(String(repeating: long, count: 100))\nfour".utf8))
        }
        #expect(problem?.number == 3)
    }

    @Test(arguments: ["/dev/zero", "/tmp"]) func `What may never end, or is no file, is not read`(_ path: String) {
        #expect(throws: NoRegularFile.self) { try LineFile(path: path) }
    }

    @Test func `What is no UTF-8 is read all the same, and a missing file is not`() throws {
        #expect(try Self.lines(of: Data([0x61, 0xE9, 0x0A, 0x62])).count == 2)
        #expect(throws: (any Error).self) { try LineFile(path: "/nonexistent/postcodes.csv") }
    }

    private static func lines(of data: Data) throws -> [String] {
        let file = FileManager.default.temporaryDirectory.appending(path: "lines-\(UUID().uuidString)")
        try data.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var reading = try LineFile(path: file.path())
        var lines: [String] = []
        while let line = try reading.next() { lines.append(line) }
        return lines
    }
}
