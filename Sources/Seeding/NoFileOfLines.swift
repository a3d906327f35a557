import Foundation

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

/// What is no file on a disk, such as a folder, a pipe or a device: one of these may never end.
package struct NoRegularFile: Error {
    /// Throws if there is something at `path` that is no regular file.
    static func refuse(_ path: String) throws(NoRegularFile) {
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG { throw NoRegularFile() }
    }
}
