package import FeatureKit
import Foundation
import PlainYAML
import StewardCore
import SwiftCSV
import Yams

/// A folder of first data: CSV tables and YAML lists that a person can read and edit.
package struct SeedFolder: SeedSource {
    private let path: String

    /// Reads from the folder at `path`.
    package init(path: String) { self.path = path }

    package func records<Record: SeedRecord>(
        _ type: Record.Type, of lists: [String], in name: String
    ) throws -> [Record]? {
        guard let text = try text(of: name) else { return nil }
        do {
            try LongLine.refuse(in: text)
            guard let file = try PlainYAML.compose(text.withoutFormatCharacters).map(Self.visible) else { return nil }
            try Self.refuseLongTexts(in: file)
            try Self.refuseRepeatedUIDs(in: file)
            guard let mapping = file.mapping else { throw NoLists(lists: lists) }
            for (key, _) in mapping where !lists.contains(key.string ?? "") {
                throw UnknownList(name: key.string ?? "", line: key.mark?.line, lists: lists)
            }
            let found = lists.compactMap { file[$0] }
            return found.isEmpty ? nil : try found.flatMap { try Self.decode(Record.self, from: $0) }
        } catch {
            throw SeedProblem(file: "\(path)/\(name)", reason: Self.reason(error))
        }
    }

    private static func decode<Record: SeedRecord>(_ type: Record.Type, from records: Node) throws -> [Record] {
        if records.null != nil { return [] }
        try refuseUnknownFields(in: records, of: type)
        do {
            return try YAMLDecoder().decode([Record].self, from: withoutEmptyFields(records))
        } catch let error as DecodingError {
            throw Misfit(error, in: records)
        }
    }

    /// The records without their empty fields, which count as missing, just as empty columns do.
    private static func withoutEmptyFields(_ records: Node) -> Node {
        guard var list = records.sequence else { return records }
        for index in list.indices {
            guard var record = list[index].mapping else { continue }
            for (key, value) in record where value.scalar?.string.isEmpty == true { record[key] = nil }
            list[index] = .mapping(record)
        }
        return .sequence(list)
    }

    /// The node with each text on one line and without invisible characters, which may be written as escapes (YAML
    /// 1.2.2, section 5.7).
    private static func visible(_ node: Node) -> Node {
        switch node {
        case .scalar(var scalar):
            let visible = oneLine(scalar.string)
            // Setting the text removes its tag, so it is set only if it changes.
            if visible != scalar.string { scalar.string = visible }
            return .scalar(scalar)
        case .mapping(var mapping):
            for (key, value) in mapping { mapping[key] = visible(value) }
            return .mapping(mapping)
        case .sequence(var sequence):
            for index in sequence.indices { sequence[index] = visible(sequence[index]) }
            return .sequence(sequence)
        case .alias: return node
        }
    }

    /// The text without line breaks: a reply shows each text on a line, and no text may look like another line.
    private static func oneLine(_ text: String) -> String {
        let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
        return lines.joined(separator: " ").withoutFormatCharacters
    }

    /// The file is not a mapping of names to lists.
    private struct NoLists: Error {
        let lists: [String]
    }

    /// A list that nobody reads, such as one with a mistyped name; its records would be lost.
    private struct UnknownList: Error {
        let name: String
        /// Counted from one.
        let line: Int?
        let lists: [String]
    }

    /// Throws if a record has an unknown field, since what it says would be lost, such as that a place is private.
    private static func refuseUnknownFields<Record: SeedRecord>(
        in records: Node, of type: Record.Type
    ) throws(UnknownField) {
        let fields = Record.CodingKeys.allCases.map(\.stringValue)
        for record in records.sequence ?? [] {
            for (key, _) in record.mapping ?? [:] where !fields.contains(key.string ?? "") {
                throw UnknownField(name: key.string ?? "", line: key.mark?.line, fields: fields)
            }
        }
    }

    private struct UnknownField: Error {
        let name: String
        /// Counted from one.
        let line: Int?
        let fields: [String]
    }

    /// Throws if a text is longer in bytes than what a person may write.
    private static func refuseLongTexts(in node: Node) throws(LongText) {
        switch node {
        case .scalar(let scalar):
            if scalar.string.utf8.count > CommandEntry.longestForm { throw LongText(line: node.mark?.line) }
        case .mapping(let mapping): for (_, value) in mapping { try refuseLongTexts(in: value) }
        case .sequence(let sequence): for value in sequence { try refuseLongTexts(in: value) }
        case .alias: break
        }
    }

    /// Throws if two records have the same uid, since the second would silently replace the first.
    private static func refuseRepeatedUIDs(in file: Node) throws(RepeatedUID) {
        var lines: [String: Int] = [:]
        for records in file.mapping?.values.compactMap(\.sequence) ?? [] {
            for node in records.compactMap({ $0.mapping?["uid"] }) {
                guard let uid = node.string, let line = node.mark?.line else { continue }
                if let first = lines.updateValue(line, forKey: uid) {
                    throw RepeatedUID(uid: uid, first: first, second: line)
                }
            }
        }
    }

    private struct RepeatedUID: Error {
        let uid: String
        /// Lines of the file, counted from one.
        let first, second: Int
    }

    package func table(in name: String, key: [String]) throws -> [[String: String]] {
        guard let text = try text(of: name) else { return [] }
        do {
            try TableBounds.check(text)
            let rows = try NamedCSV(string: text, loadColumns: false).rows.map { row in
                let fields = row.map { (Self.trimmed($0), Self.oneLine(Self.trimmed($1))) }
                if fields.contains(where: { $1.utf8.count > CommandEntry.longestForm }) { throw LongText(line: nil) }
                return Dictionary(fields) { first, _ in first }
            }
            try Self.refuseRepeatedRows(rows, key)
            return rows
        } catch let bound where bound is LongText || bound is WideRow || bound is ManyColumns || bound is RepeatedRow {
            throw SeedProblem(file: "\(path)/\(name)", reason: Self.reason(bound))
        } catch {
            throw SeedProblem(file: "\(path)/\(name)", reason: "it is not a table of comma-separated values")
        }
    }

    /// Without the spaces that spreadsheets may leave around names and values; few fields have any.
    private static func trimmed(_ field: String) -> String {
        let isTrimmed = field.first?.isWhitespace != true && field.last?.isWhitespace != true
        return isTrimmed ? field : field.trimmingCharacters(in: .whitespaces)
    }

    private static func refuseRepeatedRows(_ rows: [[String: String]], _ key: [String]) throws(RepeatedRow) {
        var seen: [[String]: Int] = [:]
        for (index, row) in rows.enumerated() {
            let values = key.map { row[$0] ?? "" }
            // As a spreadsheet counts them, the first row names the columns.
            let number = index + 2
            if let first = seen.updateValue(number, forKey: values) {
                throw RepeatedRow(key: key, first: first, second: number)
            }
        }
    }

    private struct RepeatedRow: Error {
        let key: [String]
        /// Counted from one, with the row that names the columns.
        let first, second: Int
    }

    private func text(of name: String) throws -> String? {
        let file = "\(path)/\(name)"
        guard FileManager.default.fileExists(atPath: file) else { return nil }
        do throws(NoRegularFile) {
            try NoRegularFile.refuse(file)
        } catch {
            throw SeedProblem(file: file, reason: "it is no regular file")
        }
        guard let data = FileManager.default.contents(atPath: file), let text = String(data: data, encoding: .utf8)
        else {
            throw SeedProblem(file: file, reason: "it cannot be read as UTF-8 text")
        }
        return text
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case let error as YamlError: "\(error)"
        case let alias as PlainYAML.Alias:
            "\(alias.word) on line \(alias.line) stands for what was written elsewhere; write that out there"
        case let wide as WideRow:
            "the row that begins on line \(wide.line) is longer than \(TableBounds.longestRow) bytes"
        case let line as LongLine: "line \(line.number) is longer than \(LineFile.longestLine) bytes"
        case is ManyColumns: "its first line names more than \(TableBounds.mostColumns) columns"
        case let long as LongText:
            "\(long.line.map { "the text on line \($0)" } ?? "a text in it") is longer than \(CommandEntry.longestForm) bytes"
        case let repeated as RepeatedUID:
            "the uid \(repeated.uid) on line \(repeated.second) stands on line \(repeated.first) already; give each "
                + "record one of its own"
        case let repeated as RepeatedRow:
            "row \(repeated.second) has the same \(repeated.key.listed()) as row \(repeated.first); remove one of the two"
        case let none as NoLists:
            "it has to hold lists by their names, each with a colon: "
                + none.lists.map { "\($0):" }.joined(separator: ", ")
        case let unknown as UnknownList:
            "the list \(unknown.name)\(unknown.line.map { " on line \($0)" } ?? "") is none that I know; these are: "
                + unknown.lists.joined(separator: ", ")
        case let unknown as UnknownField:
            "the field \(unknown.name)\(unknown.line.map { " on line \($0)" } ?? "") is none that I know; these are: "
                + unknown.fields.joined(separator: ", ")
        case let misfit as Misfit: misfit.description
        default: "\(error)"
        }
    }
}

/// A record that cannot be read, with its place in the file.
struct Misfit: Error, CustomStringConvertible {
    let description: String

    init(_ error: DecodingError, in records: Node) {
        switch error {
        case .keyNotFound(let key, let context):
            description = "\(Self.place(context.codingPath, in: records)) has no \(key.stringValue)"
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            description = "\(Self.place(context.codingPath, in: records)) has to be \(Self.words(for: type))"
        case .dataCorrupted(let context):
            description = "\(Self.place(context.codingPath, in: records)) cannot be read"
        @unknown default: description = "\(error)"
        }
    }

    private static func words(for type: any Any.Type) -> String {
        switch type {
        case is Bool.Type: "yes or no"
        case is String.Type, is Node.Scalar.Type: "one text"
        case is Node.Mapping.Type: "fields with their values, such as uid: example-1"
        default: "a list, each entry on a line of its own behind a dash"
        }
    }

    /// Names the record, counted from one, and its line if that is known.
    private static func place(_ path: [any CodingKey], in records: Node) -> String {
        let record = path.first?.intValue.map { "record \($0 + 1)" } ?? "the list"
        let field = path.dropFirst().map(\.stringValue).joined(separator: ".")
        let node = path.reduce(records as Node?) { node, key in
            key.intValue.flatMap { index in node?.sequence.flatMap { index < $0.count ? $0[index] : nil } }
                ?? node?[key.stringValue]
        }
        let line = (node?.mark?.line).map { ", on line \($0)," } ?? ""
        return (field.isEmpty ? record : "\(field) of \(record)") + line
    }
}

/// A text is longer than what a person may write.
struct LongText: Error {
    /// Where it begins in the file, counted from one, if that is known.
    let line: Int?
}

/// A row is longer than any row of first data can be.
struct WideRow: Error {
    /// Where it begins in the file, counted from one.
    let line: Int
}

/// A table has more columns than any table of first data.
struct ManyColumns: Error {}

/// The limits of a table. They are checked on the text before it is parsed, since parsing is slow: character by
/// character, and each row through all columns.
enum TableBounds {
    /// The longest row, in bytes.
    static let longestRow = 4 * CommandEntry.longestForm
    /// The largest number of columns.
    static let mostColumns = 100

    /// Throws `LongText`, `WideRow` or `ManyColumns` if a field, a row or the number of columns exceeds its limit.
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
            // A field may double in size by its quotes.
            if field.bytes > 2 * CommandEntry.longestForm { throw LongText(line: field.line) }
            if row.bytes > longestRow { throw WideRow(line: row.line) }
            if isFirst, row.fields > mostColumns { throw ManyColumns() }
        }
    }
}
