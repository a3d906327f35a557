import Foundation
import StewardCore

/// The lines of a text file, read piece by piece, so that a file of any size takes little memory.
package struct LineFile {
    /// The longest line in bytes; a file with a longer one is not a file of lines.
    package static let longestLine = 1 << 16
    /// How many bytes are read at once.
    private static let piece = 1 << 16
    /// A byte order mark in UTF-8, which spreadsheets write at the start of a file and which is not part of its first
    /// line.
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private let file: FileHandle
    private var buffer: ArraySlice<UInt8>
    private var number = 0

    /// Opens the file at `path`; throws `NoRegularFile`, or an error if it cannot be read.
    package init(path: String) throws {
        try NoRegularFile.refuse(path)
        file = try FileHandle(forReadingFrom: URL(filePath: path))
        buffer = [UInt8](try file.read(upToCount: Self.piece) ?? Data())[...]
        if buffer.starts(with: Self.mark) { buffer = buffer.dropFirst(Self.mark.count) }
    }

    /// The next line without its line break; nil after the last. Invalid UTF-8 is replaced. Throws `LongLine`, or an
    /// error if the file cannot be read.
    package mutating func next() throws -> String? {
        var line: [UInt8] = []
        number += 1
        while true {
            if buffer.isEmpty {
                buffer = [UInt8](try file.read(upToCount: Self.piece) ?? Data())[...]
                if buffer.isEmpty { return line.isEmpty ? nil : text(line) }
            }
            let end = buffer.firstIndex(of: UInt8(ascii: "\n"))
            line += buffer[..<(end ?? buffer.endIndex)]
            if line.count > Self.longestLine { throw LongLine(number: number) }
            buffer = end.map { buffer[($0 + 1)...] } ?? []
            if end != nil { return text(line) }
        }
    }

    private func text(_ line: [UInt8]) -> String {
        String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line[...], as: UTF8.self)
            .withoutFormatCharacters
    }
}

/// A line that is longer than any line of a file that people write or publish.
package struct LongLine: Error {
    /// Its number, counted from one.
    package let number: Int

    /// Throws if a line of the text is longer than `LineFile.longestLine`.
    static func refuse(in text: String) throws(LongLine) {
        var (number, bytes) = (1, 0)
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\n") {
                (number, bytes) = (number + 1, 0)
            } else {
                bytes += 1
                if bytes > LineFile.longestLine { throw LongLine(number: number) }
            }
        }
    }
}

/// The path names a folder, a pipe or a device rather than a file; reading one of these might never end.
package struct NoRegularFile: Error {
    /// Throws if `path` names something other than a regular file.
    static func refuse(_ path: String) throws(NoRegularFile) {
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG { throw NoRegularFile() }
    }
}
