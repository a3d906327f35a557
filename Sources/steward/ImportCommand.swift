import ArgumentParser
import Configuring
import FeatureKit
import Foundation
import Organising
import Seeding
import Store

/// `steward import`.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Load what others publish into the store.",
        subcommands: [ImportPlacesCommand.self])
}

/// `steward import places`.
struct ImportPlacesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "places",
        abstract: "Load where postcodes are, so that distances are counted from the street and not from the town.",
        discussion: """
            Three published files are read as they are: GB_full.txt of GeoNames, the ONS Postcode Directory (or any CSV \
            whose first line names a postcode, lat and long), and the files of Ordnance Survey's Code-Point Open. \
            Loading again puts newer places in place of older ones.
            """)

    @OptionGroup var source: ConfigurationOptions

    @Argument(help: .init("The file of postcodes, not packed.", valueName: "file"))
    var file: String

    func run() async throws { try await run(environment: ProcessInfo.processInfo.environment) }

    func run(environment: [String: String]) async throws {
        let settings = try source.settings(environment: environment)
        let layout = try Self.layout(of: file)
        let file = file
        let loaded = try await StoreOpening.use(.file(settings.store.path)) { store in
            try await store.write { db in
                var lines = try Self.lines(of: file)
                let loaded = try PostcodeRegister.load({ try Self.next(&lines, of: file) }, laidOutAs: layout, db)
                if loaded.read == 0 { throw Failure(.badConfiguration, Self.nothing(in: file, loaded)) }
                return loaded
            }
        }
        let skipped = loaded.skipped == 1 ? "1 line" : "\(loaded.skipped) lines"
        let read = loaded.read == 1 ? "1 postcode" : "\(loaded.read) postcodes"
        print("\(read) read from \(file), \(skipped) skipped.")
        if let first = loaded.firstSkipped { print("The first skipped is \(Self.text(first)).") }
    }

    /// The layout of the file; throws if it cannot be read or its layout is not known.
    static func layout(of path: String) throws(Failure) -> PostcodeFile {
        var lines = try lines(of: path)
        guard let first = try next(&lines, of: path), let layout = PostcodeFile(firstLine: first) else {
            throw Failure(.badConfiguration, "\(path) is no file of postcodes that Steward knows: \(known)")
        }
        return layout
    }

    private static let known =
        "give it GB_full.txt of GeoNames, the ONS Postcode Directory or a file of Code-Point Open."

    private static func lines(of path: String) throws(Failure) -> LineFile {
        do {
            return try LineFile(path: path)
        } catch is NoRegularFile {
            throw Failure(.usage, "\(path) is no regular file: \(known)")
        } catch {
            throw Failure(.usage, "There is no file \(path) that can be read; check the name.")
        }
    }

    private static func next(_ lines: inout LineFile, of path: String) throws(Failure) -> String? {
        do {
            return try lines.next()
        } catch let line as LongLine {
            throw Failure(
                .badConfiguration,
                "Line \(line.number) of \(path) is longer than \(LineFile.longestLine) bytes, and nothing was changed: "
                    + known)
        } catch {
            throw Failure(.usage, "\(path) cannot be read to its end, and nothing was changed.")
        }
    }

    private static func nothing(in file: String, _ loaded: PostcodeRegister.Loaded) -> String {
        let first = loaded.firstSkipped.map { " The first line without one is \(text($0))." } ?? ""
        return "There is no postcode in \(file), and nothing was changed.\(first)"
    }

    private static func text(_ skipped: PostcodeRegister.Loaded.Skipped) -> String {
        let problem =
            switch skipped.problem {
            case .tooLong: "it is longer than \(PostcodeFile.longestLine) bytes"
            case .tooFewColumns(let count): "it has only \(count) columns"
            case .noPostcode(let text): "“\(text)” is no postcode"
            case .noPlace(let text): "“\(text)” is no place in the British Isles"
            case .irishGrid: "it is in Northern Ireland and its metres are on another grid"
            }
        return "line \(skipped.line): \(problem)"
    }
}
