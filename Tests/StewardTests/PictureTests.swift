import Configuring
import Foundation
import Logging
import Runtime
import TestKit
import Testing

@testable import steward

@Suite("Steward's name and picture")
struct PictureTests {
    @Test("are its own where nobody has chosen any: a small square PNG, and the network's name behind Steward's")
    func preset() throws {
        let log = RecordedLog()
        let profile = OwnProfile(try settings(), logger: log.logger)
        let picture = try #require(profile.picture)
        #expect(picture.type == "image/png")
        #expect(picture.bytes.count < 10_000)
        // The width and the height stand at the beginning (PNG, "Image header").
        #expect(Array(picture.bytes[16..<24]) == [0, 0, 1, 0, 0, 0, 1, 0])
        #expect((profile.name, profile.isNameChosen, profile.isPictureChosen) == ("Steward", false, false))
        #expect(
            OwnProfile(try settings("network: {name: Rainbow Union}"), logger: log.logger).name
                == "Steward (Rainbow Union)")
        #expect(log.messages(.warning).isEmpty)
    }

    @Test("are those of the configuration, and a file that is no picture is left out with a word in the log")
    func chosen() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "steward-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (photo, text) = (folder.appending(path: "rosa.jpg"), folder.appending(path: "rosa.txt"))
        try Data([0xFF, 0xD8, 0xFF, 0xE0]).write(to: photo)
        try Data("rosa".utf8).write(to: text)
        let log = RecordedLog()
        func profile(_ picture: String) throws -> OwnProfile {
            OwnProfile(try settings("profile: {name: Rosa, picture: \(picture)}"), logger: log.logger)
        }
        let chosen = try profile(photo.path())
        #expect((chosen.name, chosen.isNameChosen, chosen.isPictureChosen) == ("Rosa", true, true))
        #expect(chosen.picture?.type == "image/jpeg")
        #expect(log.messages(.warning).isEmpty)
        for path in [text.path(), folder.appending(path: "none.png").path()] {
            #expect(try profile(path).picture == nil)
        }
        #expect(log.messages(.warning) == Array(repeating: "Steward's picture is not set", count: 2))
    }

    private func settings(_ more: String = "") throws -> Settings {
        try Settings.read(
            yaml: """
                homeserver: {url: "https://matrix.example.org/"}
                account: {user: "@steward:example.org"}
                \(more)
                """, environment: [:])
    }
}
