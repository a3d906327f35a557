/// A record of first data, which names every field that it may have.
package protocol SeedRecord: Decodable {
    /// The fields that it may have: its coding keys.
    associatedtype Field: CodingKey & CaseIterable
}

/// Where first data is read from: files with records of named fields.
package protocol SeedSource {
    /// The records of one list in the YAML file `name`, such as `upcoming` in `events.yaml`; nil if there is no such file
    /// or no such list.
    ///
    /// Throws a `SeedProblem` if it is there and cannot be read so, or if a record has a field that is none of its own:
    /// what it says would be lost.
    func records<Record: SeedRecord>(_ type: Record.Type, of list: String, in name: String) throws -> [Record]?
    /// The rows of the CSV table `name`, such as `places.csv`, by the names in its first line; none where there is no
    /// such file.
    ///
    /// Throws a `SeedProblem` where the file is there and cannot be read so.
    func table(in name: String) throws -> [[String: String]]
}

/// What is wrong in a file of first data, as one plain sentence.
package struct SeedProblem: Error, Equatable, CustomStringConvertible {
    /// The file and what is wrong in it.
    package let description: String

    /// Says that `file` cannot be used because of `reason`.
    package init(file: String, reason: String) {
        description = "The file \(file) cannot be used: \(reason)."
    }
}
