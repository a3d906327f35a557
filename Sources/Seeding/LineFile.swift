import Foundation
import StewardCore

/// The lines of a text file, read piece by piece, so that a file of any size takes little memory.
package struct LineFile: Sequence, IteratorProtocol {
    /// Bytes that are read at once.
    private static let piece = 1 << 16
    /// A byte order mark in UTF-8, which spreadsheets write in front of a file and which is no part of its first line.
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private let file: FileHandle
    /// The most bytes of a line that are kept.
    private let longest: Int
    private var buffer: ArraySlice<UInt8>

    /// Opens the file at `path`; throws if it cannot be read. Of a line no more than `longest` bytes are given.
    package init(path: String, longest: Int) throws {
        file = try FileHandle(forReadingFrom: URL(filePath: path))
        self.longest = longest
        buffer = [UInt8](try file.read(upToCount: Self.piece) ?? Data())[...]
        if buffer.starts(with: Self.mark) { buffer = buffer.dropFirst(Self.mark.count) }
    }

    /// The next line without its line break; what is no UTF-8 is replaced.
    package mutating func next() -> String? {
        var line: [UInt8] = []
        var isBegun = false
        while true {
            if buffer.isEmpty {
                buffer = [UInt8]((try? file.read(upToCount: Self.piece)) ?? Data())[...]
                if buffer.isEmpty { return isBegun ? text(line) : nil }
            }
            isBegun = true
            let end = buffer.firstIndex(of: UInt8(ascii: "\n"))
            line += buffer[..<(end ?? buffer.endIndex)].prefix(longest - line.count)
            buffer = end.map { buffer[($0 + 1)...] } ?? []
            if end != nil { return text(line) }
        }
    }

    private func text(_ line: [UInt8]) -> String {
        String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line[...], as: UTF8.self)
            .withoutFormatCharacters
    }
}
