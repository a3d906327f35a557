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

    @Test func `A file without line breaks takes no more memory than a long line`() throws {
        let lines = try Self.lines(of: Data(repeating: UInt8(ascii: "x"), count: 3 << 20))
        #expect(lines.count > 1 && lines.allSatisfy { $0.utf8.count <= 2 << 20 })
        #expect(lines.map(\.utf8.count).reduce(0, +) == 3 << 20)
    }

    @Test func `What is no UTF-8 is read all the same, and a missing file is not`() throws {
        #expect(try Self.lines(of: Data([0x61, 0xE9, 0x0A, 0x62])).count == 2)
        #expect(throws: (any Error).self) { try LineFile(path: "/nonexistent/postcodes.csv") }
    }

    private static func lines(of data: Data) throws -> [String] {
        let file = FileManager.default.temporaryDirectory.appending(path: "lines-\(UUID().uuidString)")
        try data.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return Array(try LineFile(path: file.path()))
    }
}
