import ArgumentParser
import Configuring
import FeatureKit
import Foundation
import Seeding
import Store
import Wiring

/// `steward seed`.
struct SeedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seed",
        abstract: "Load areas, places and first data into the store; loading twice changes nothing more.",
        discussion: "The files and their fields are described in the README of the folder of first data.")

    @OptionGroup var source: ConfigurationOptions

    @Option(help: .init("The folder of first data; by default the one that came with Steward.", valueName: "folder"))
    var from: String?

    func run() async throws {
        let settings = try source.settings(environment: ProcessInfo.processInfo.environment)
        let folder = try SeedPath.find(from, option: "--from")
        let network = Network(settings.network)
        let loaded = try await StoreOpening.use(.file(settings.store.path)) { store in
            try await store.write { db in
                try Wiring.seed(from: SeedFolder(path: folder), Tick(db: db, now: Date(), network: network))
            }
        }
        for (what, count) in loaded.sorted(by: { $0.key < $1.key }) { print("\(what): \(count)") }
        if loaded.isEmpty { print("Nothing in it is new.") }
        print("Loaded from \(folder) into \(settings.store.path).")
    }
}

/// The folder of first data.
enum SeedPath {
    /// The folder `given` (the value of the option `option`), or else `seeds` in the current folder, or the one that
    /// was installed with the program.
    static func find(_ given: String?, option: String) throws -> String {
        let program = URL(filePath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
        let installed = program.deletingLastPathComponent().appending(path: "../share/steward/seeds").standardized
        let candidates =
            given.map { [$0] } ?? ["seeds", installed.path(percentEncoded: false), "/usr/share/steward/seeds"]
        guard let path = candidates.first(where: isFolder) else {
            throw ValidationError(
                "There is no folder \(candidates[0]) with first data; name one with \(option).")
        }
        return path
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
