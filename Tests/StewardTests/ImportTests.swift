import ArgumentParser
import FeatureKit
import Foundation
import Organising
import Store
import Testing
import Wiring

@testable import steward

@Suite("Loading places")
struct ImportTests {
    @Test(
        "a file of postcodes is loaded into the store, and loading it twice changes nothing more",
        arguments: [
            "pcds,lat,long\nLS1 4DY,53.79,-1.55\nLEEDS,1,1\n",
            // As a spreadsheet saves it: with a byte order mark, and spaces around names and values.
            "\u{FEFF}pcds, lat, long\r\nLS1 4DY, 53.79, -1.55\r\n",
            "\u{FEFF}\"LS14DY\",10,429256,433138\n",
        ])
    func load(text: String) async throws {
        try await withFolder { folder in
            let config = try Self.configure(folder)
            let file = try Self.write(text, in: folder)
            for _ in 0..<2 {
                let command = try #require(
                    try Steward.parseAsRoot(["import", "places", "--config", config, file]) as? ImportPlacesCommand)
                try await command.run(environment: [:])
            }
            let store = try Store.open(.file("\(folder)/steward.sqlite"), migrations: Wiring.migrations)
            let postcode = try #require(Postcode("LS1 4DY"))
            let centre = try await store.read { try PostcodeRegister.centre(of: postcode, $0) }
            let miles = try #require(centre).miles(to: Coordinate(latitude: 53.79, longitude: -1.55))
            #expect(miles < 0.5)
        }
    }

    @Test(
        "a file that gives no postcode is refused in plain words",
        arguments: [
            ("hello\n", "is no file of postcodes that Steward knows"), ("", "is no file of postcodes"),
            (
                "pcds,lat,long\nLEEDS,53.8,-1.5\n",
                "nothing was changed. The first line without one is line 2: “LEEDS” is"
            ),
            ("pcds,lat,long\n", "There is no postcode in"),
        ])
    func refuse(text: String, sentence: String) async throws {
        try await withFolder { folder in
            let config = try Self.configure(folder)
            let file = try Self.write(text, in: folder)
            let command = try ImportPlacesCommand.parse(["--config", config, file])
            let failure = await #expect(throws: Failure.self) { try await command.run(environment: [:]) }
            #expect(failure?.description.contains(sentence) == true)
            #expect(failure?.code == .badConfiguration)
        }
    }

    @Test(
        "what is no file, or has a line without an end, is refused in plain words",
        arguments: [
            ("/dev/zero", "is no regular file"), ("/tmp", "is no regular file"), ("long", "Line 3 of"),
            ("longer", "Line 1 of"),
        ])
    func refuseEndless(path: String, sentence: String) async throws {
        try await withFolder { folder in
            let config = try Self.configure(folder)
            let long = String(repeating: "x", count: 100_000)
            let text = path == "long" ? "pcds,lat,long\nLS1 4DY,53.79,-1.55\n\(long)\n" : long
            let file = path.hasPrefix("/") ? path : try Self.write(text, in: folder)
            let command = try ImportPlacesCommand.parse(["--config", config, file])
            let failure = await #expect(throws: Failure.self) { try await command.run(environment: [:]) }
            #expect(failure?.description.contains(sentence) == true)
        }
    }

    @Test("a file that is not there is told of")
    func missing() throws {
        let failure = #expect(throws: Failure.self) { try ImportPlacesCommand.layout(of: "/nonexistent/x.csv") }
        #expect(failure?.code == .usage)
    }

    private static func write(_ text: String, in folder: String) throws -> String {
        let path = "\(folder)/postcodes.csv"
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    private static func configure(_ folder: String) throws -> String {
        let path = "\(folder)/steward.yaml"
        let yaml = """
            homeserver:
              url: https://matrix.example.org
            account:
              user: "@steward:example.org"
            store:
              path: \(folder)/steward.sqlite
            """
        try Data(yaml.utf8).write(to: URL(filePath: path))
        return path
    }
}
