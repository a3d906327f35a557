/// A record of first data, which names every field that it may have.
package protocol SeedRecord: Decodable {
    /// The fields that it may have.
    associatedtype CodingKeys: CodingKey & CaseIterable
}

/// Where first data is read from: files with records of named fields.
package protocol SeedSource {
    /// The records of the lists that the YAML file `name` may have, such as `upcoming` and `history` of `events.yaml`, in
    /// that order; nil if there is no such file, or none of these lists.
    ///
    /// Throws a `SeedProblem` if it is there and cannot be read so, or if it has another list, or a record a field that is
    /// none of its own: what they say would be lost.
    func records<Record: SeedRecord>(_ type: Record.Type, of lists: [String], in name: String) throws -> [Record]?
    /// The rows of the CSV table `name`, such as `places.csv`, by the names in its first line; none if there is no such
    /// file.
    ///
    /// Throws a `SeedProblem` if the file is there and cannot be read so, or if two rows say the same in all columns of
    /// `key`: of the two one would be lost.
    func table(in name: String, key: [String]) throws -> [[String: String]]
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
