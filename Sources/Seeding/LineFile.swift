import Foundation
import StewardCore

/// The lines of a text file, read piece by piece, so that a file of any size takes little memory.
package struct LineFile: Sequence, IteratorProtocol {
    /// Bytes that are read at once.
    private static let piece = 1 << 16
    /// No line of a table is longer; the rest of a longer one is taken for the next.
    private static let longest = 1 << 20

    private let file: FileHandle
    private var buffer: [UInt8] = []
    private var position = 0
    private var isAtEnd = false

    /// A byte order mark in UTF-8, which spreadsheets write in front of a file and which is no part of its first line.
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Opens the file at `path`; throws if it cannot be read.
    package init(path: String) throws {
        file = try FileHandle(forReadingFrom: URL(filePath: path))
        buffer = [UInt8](try file.read(upToCount: Self.piece) ?? Data())
        if buffer.starts(with: Self.mark) { position = Self.mark.count }
    }

    /// The next line without its line break; what is no UTF-8 is replaced.
    package mutating func next() -> String? {
        while true {
            if let end = buffer[position...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { position = end + 1 }
                return text(position..<end)
            }
            if isAtEnd || buffer.count - position > Self.longest {
                defer { position = buffer.count }
                return position < buffer.count ? text(position..<buffer.count) : nil
            }
            buffer.removeFirst(position)
            position = 0
            guard let more = try? file.read(upToCount: Self.piece), !more.isEmpty else {
                isAtEnd = true
                continue
            }
            buffer += more
        }
    }

    private func text(_ range: Range<Int>) -> String {
        let line = buffer[range]
        return String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
            .withoutFormatCharacters
    }
}
