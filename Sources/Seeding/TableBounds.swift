import StewardCore

/// A text that is longer than what a person may write.
struct LongText: Error {
    /// Where it begins in the file, counted from one, if that is known.
    let line: Int?
}

/// A row that is longer than any row of first data.
struct WideRow: Error {
    /// Where it begins in the file, counted from one.
    let line: Int
}

/// A table with more columns than any table of first data.
struct ManyColumns: Error {}

/// What a table may hold at most. It is looked for in the text before anything is read of it, since reading goes letter
/// by letter, and each row through all columns.
enum TableBounds {
    /// The most bytes of a row.
    static let longestRow = 4 * CommandEntry.longestForm
    /// The most columns.
    static let mostColumns = 100

    /// Throws `LongText`, `WideRow` or `ManyColumns` if a field, a row or the number of columns is beyond its bound.
    static func check(_ text: String) throws {
        var line = 1
        var row = (line: 1, bytes: 0, fields: 1)
        var field = (line: 1, bytes: 0)
        var isQuoted = false
        var isFirst = true
        for byte in text.utf8 {
            let isBreak = byte == UInt8(ascii: "\n")
            if isBreak { line += 1 }
            if isBreak, !isQuoted {
                (row, field, isFirst) = ((line, 0, 1), (line, 0), false)
                continue
            }
            row.bytes += 1
            field.bytes += 1
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"):
                if isQuoted { break }
                row.fields += 1
                field = (line, 0)
            default: break
            }
            // Quotes around a text and within it count too.
            if field.bytes > 2 * CommandEntry.longestForm { throw LongText(line: field.line) }
            if row.bytes > longestRow { throw WideRow(line: row.line) }
            if isFirst, row.fields > mostColumns { throw ManyColumns() }
        }
    }
}
