import Foundation
import SwiftCSV
import Testing
import Yams

@testable import Organising

/// The tables of `seeds/`, as the program loads them.
enum Seeds {
    private static let folder = URL(filePath: #filePath).appending(path: "../../../seeds").standardized

    static func rows(_ file: String) throws -> [[String: String]] {
        try CSV<Named>(url: folder.appending(path: file)).rows
    }

    static func yaml<Content: Decodable>(_ file: String) throws -> Content {
        try YAMLDecoder().decode(Content.self, from: Data(contentsOf: folder.appending(path: file)))
    }

    static func areas() throws -> [Area] {
        try rows("areas.csv").map { row in
            Area(
                id: try field(row, "id"), name: try field(row, "name"),
                kind: try #require(Area.Kind(rawValue: try field(row, "kind"))), parent: optional(row, "parent"),
                aliases: list(row, "aliases"))
        }
    }

    static func places() throws -> [Place] {
        try rows("places.csv").map { row in
            Place(
                name: try field(row, "name"), area: try field(row, "area"), centre: try centre(row),
                kind: try #require(Place.Kind(rawValue: try field(row, "kind"))),
                thousands: try #require(Int(try field(row, "thousands"))), aliases: list(row, "aliases"))
        }
    }

    static func postcodes() throws -> [Place] {
        try rows("postcodes.csv").map { row in
            Place(
                name: try field(row, "name"), area: try field(row, "area"), centre: try centre(row),
                kind: .postcodeArea, aliases: [try field(row, "town")])
        }
    }

    /// Read once: there are hundreds of rows, and dozens of tests.
    private static let shared = Result { try Gazetteer(areas: try areas(), places: try places() + postcodes()) }

    static func gazetteer() throws -> Gazetteer { try shared.get() }

    static func kinds() throws -> Kinds {
        Kinds(
            try rows("kinds.csv").map { row in
                Kind(
                    id: try field(row, "id"), name: try field(row, "name"), plural: try field(row, "plural"),
                    synonyms: list(row, "synonyms"), summary: try field(row, "summary"))
            },
            sorts: try rows("sorts.csv").map { row in
                Sort(
                    kind: optional(row, "kind"), name: try field(row, "name"),
                    plural: try field(row, "plural"), words: list(row, "words"),
                    fact: optional(row, "fact").flatMap { EventFact(rawValue: $0) })
            })
    }

    static func themes() throws -> [Theme] {
        try rows("themes.csv").map { row in
            Theme(id: try field(row, "id"), name: try field(row, "name"), sentence: try field(row, "sentence"))
        }
    }

    private static func centre(_ row: [String: String]) throws -> Coordinate {
        Coordinate(
            latitude: try #require(Float(try field(row, "latitude"))),
            longitude: try #require(Float(try field(row, "longitude"))))
    }

    private static func field(_ row: [String: String], _ name: String) throws -> String {
        try #require(optional(row, name), "a row lacks its \(name): \(row)")
    }

    private static func optional(_ row: [String: String], _ name: String) -> String? {
        row[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func list(_ row: [String: String], _ name: String) -> [String] {
        (row[name] ?? "").split(separator: ";").map(String.init)
    }
}
