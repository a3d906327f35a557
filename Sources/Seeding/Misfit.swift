import Yams

/// What a record holds that does not belong there, said by its line.
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

    /// Counts records from one, as a person does, and names the line if the text has one for it.
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
