import ArgumentParser
import Foundation

/// Where first data lies.
enum SeedPath {
    /// The folder that `given` (the value of the option `option`) names, or else the one in this folder, or the one that was installed with the program.
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
