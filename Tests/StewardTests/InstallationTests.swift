import Foundation
import Testing

@Suite("The files for systemd")
struct InstallationTests {
    static let units = ["steward.service", "steward-backup.service", "steward-backup.timer"]

    @Test(
        "leave a service little that it could do to the machine",
        .enabled(if: isInstalled("systemd-analyze"), "systemd-analyze is not installed"),
        arguments: ["steward.service", "steward-backup.service"])
    func exposure(unit: String) throws {
        let (text, _) = try run("systemd-analyze", ["security", "--offline=true", "--no-pager", folder + unit])
        let words = try #require(text.split(separator: "\n").last).split(separator: " ")
        let place = try #require(words.firstIndex { $0 == "\(unit):" })
        #expect(try #require(Double(words[place + 1])) <= 1.5)
    }

    @Test(
        "hold nothing that systemd would pass over or not understand",
        .enabled(if: isInstalled("systemd-analyze"), "systemd-analyze is not installed"))
    func verify() async throws {
        try await withFolder { copies in
            for unit in Self.units {
                // The programs are not there before the installation; nothing else is changed.
                let text = try String(contentsOfFile: folder + unit, encoding: .utf8)
                    .replacing("/usr/bin/steward ", with: "/bin/true ")
                    .replacing("/usr/lib/steward/backup ", with: "/bin/true ")
                try Data(text.utf8).write(to: URL(filePath: "\(copies)/\(unit)"))
            }
            let (text, code) = try run("systemd-analyze", ["verify"] + Self.units.map { "\(copies)/\($0)" })
            #expect(text == "" && code == 0)
        }
    }

    @Test("allow the call by which the runtime sets its threads' priorities, and kill for none")
    func priorities() throws {
        let lines = try String(contentsOfFile: folder + "steward.service", encoding: .utf8).split(separator: "\n")
        let filters = lines.filter { $0.hasPrefix("SystemCallFilter=") }
        #expect(filters.last == "SystemCallFilter=setpriority")
        #expect(lines.contains("SystemCallErrorNumber=EPERM"))
    }

    @Test(
        "copy the store whole, for its owner alone, and keep no copy from long ago",
        .enabled(if: isInstalled("sqlite3"), "sqlite3 is not installed"))
    func backup() async throws {
        try await withFolder { place in
            let store = place + "/steward.sqlite"
            let facts = "PRAGMA journal_mode = wal; CREATE TABLE facts (x); INSERT INTO facts VALUES ('kept')"
            #expect(try run("sqlite3", [store, facts]).code == 0)
            let copies = place + "/copies"
            try FileManager.default.createDirectory(atPath: copies, withIntermediateDirectories: false)
            for day in 1...9 {
                try Data().write(to: URL(filePath: "\(copies)/steward-2020-01-0\(day)T030000Z.sqlite"))
            }
            #expect(try run(folder + "backup", [store, copies]).code == 0)

            let names = try FileManager.default.contentsOfDirectory(atPath: copies).sorted()
            #expect(names.count == 1)
            let copy = copies + "/" + (try #require(names.last))
            #expect(try run("sqlite3", [copy, "SELECT x FROM facts"]).text == "kept\n")
            let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test(
        "keep the last copy of each of the three weeks before, none of them for 28 days",
        .enabled(if: isInstalled("sqlite3"), "sqlite3 is not installed"))
    func weeklyCopies() async throws {
        try await withFolder { place in
            let store = place + "/steward.sqlite"
            #expect(try run("sqlite3", [store, "CREATE TABLE facts (x)"]).code == 0)
            let copies = place + "/copies"
            try FileManager.default.createDirectory(atPath: copies, withIntermediateDirectories: false)
            let days = Set((1...60).map { Self.day($0) })
            for day in days { try Data().write(to: URL(filePath: "\(copies)/steward-\(day)T030000Z.sqlite")) }
            let part = "\(copies)/steward-2020-01-01T030000Z.sqlite.part"
            try Data().write(to: URL(filePath: part))
            let old = Date(timeIntervalSinceNow: -8 * 86_400)
            try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: part)
            #expect(try run(folder + "backup", [store, copies]).code == 0)

            let names = try FileManager.default.contentsOfDirectory(atPath: copies).sorted()
            let kept = names.map { String($0.dropFirst("steward-".count).prefix(10)) }
            // Six of the days before, the new copy, and the last of each of three or four calendar weeks.
            #expect(Set((1...6).map(Self.day)).isSubset(of: kept))
            #expect((10...11).contains(names.count), "\(kept)")
            #expect(kept.allSatisfy { $0 > Self.day(28) }, "\(kept)")
            #expect(!names.contains { $0.hasSuffix(".part") })
        }
    }

    /// The date so many days ago, by the clock that the names of copies show.
    private static func day(_ ago: Int) -> String {
        Date(timeIntervalSinceNow: Double(-ago * 86_400)).formatted(.iso8601.year().month().day())
    }

    @Test(
        "let nobody but Steward and root look into the configuration, the store and its copies",
        .enabled(if: isInstalled("systemd-tmpfiles") && geteuid() == 0, "systemd-tmpfiles is not there, or not for us"))
    func folders() async throws {
        try await withFolder { root in
            let configuration = root + "/etc/steward"
            try FileManager.default.createDirectory(atPath: configuration, withIntermediateDirectories: true)
            try Data("homeserver:".utf8).write(to: URL(filePath: configuration + "/steward.yaml"))
            let users = try run("systemd-sysusers", ["--root=\(root)", folder + "sysusers.d/steward.conf"])
            #expect(users.code == 0, "\(users.text)")
            let made = try run("systemd-tmpfiles", ["--root=\(root)", "--create", folder + "tmpfiles.d/steward.conf"])
            #expect(made.code == 0, "\(made.text)")
            let modes = try ["/etc/steward", "/etc/steward/steward.yaml", "/var/lib/steward", "/var/backups/steward"]
                .map {
                    try FileManager.default.attributesOfItem(atPath: root + $0)[.posixPermissions] as? Int
                }
            #expect(modes == [0o750, 0o640, 0o700, 0o700])
        }
    }

    @Test("delete at a purge the configuration with the token, the store and its copies")
    func purge() throws {
        let script = try String(contentsOfFile: folder + "../packaging/deb", encoding: .utf8)
        let after = try #require(script.split(separator: "/DEBIAN/postrm <<'END'").last)
        #expect(after.contains("rm -rf /etc/steward /var/lib/steward /var/backups/steward"))
    }

    @Test(
        "keep the earlier copies, and fail, where the store cannot be copied",
        .enabled(if: isInstalled("sqlite3"), "sqlite3 is not installed"))
    func failedBackup() async throws {
        try await withFolder { place in
            try Data("nothing of the kind".utf8).write(to: URL(filePath: place + "/steward.sqlite"))
            try Data().write(to: URL(filePath: place + "/steward-2020-01-01T030000Z.sqlite"))
            #expect(try run(folder + "backup", [place + "/steward.sqlite", place]).code != 0)
            let names = try FileManager.default.contentsOfDirectory(atPath: place).sorted()
            #expect(names == ["steward-2020-01-01T030000Z.sqlite", "steward.sqlite"])
        }
    }
}

@Suite("The Debian package", .enabled(if: isInstalled("dpkg-deb"), "dpkg-deb is not installed"))
struct PackageTests {
    @Test("shows the configuration to root and Steward alone, and leaves nothing behind when it is purged")
    func modesAndPurge() async throws {
        try await withFolder { place in
            let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "steward")
            // Nobody installs this one: packing it tightly would only take time.
            let packed = try run(
                "env", ["DPKG_DEB_COMPRESSOR_TYPE=none", packaging + "deb", program.path, place])
            #expect(packed.code == 0, "\(packed.text)")
            let package = try #require(
                try FileManager.default.contentsOfDirectory(atPath: place).first { $0.hasSuffix(".deb") })

            let list = try run("dpkg-deb", ["--contents", "\(place)/\(package)"]).text.split(separator: "\n")
            func mode(of path: String) -> Substring? { list.first { $0.hasSuffix(" .\(path)") }?.prefix(10) }
            #expect(mode(of: "/etc/steward/") == "drwxr-x---")
            #expect(mode(of: "/etc/steward/steward.yaml") == "-rw-r-----")
            #expect(mode(of: "/usr/bin/steward") == "-rwxr-xr-x")

            #expect(try run("dpkg-deb", ["--control", "\(place)/\(package)", "\(place)/control"]).code == 0)
            let purge = try String(contentsOfFile: "\(place)/control/postrm", encoding: .utf8)
            for kept in ["/var/lib/steward", "/var/backups/steward", "/etc/steward"] {
                #expect(purge.contains(kept), "\(kept)")
            }
        }
    }

    @Test("has folders whose contents nobody else can read, also what is copied into them later")
    func folders() throws {
        let lines = try String(contentsOfFile: folder + "tmpfiles.d/steward.conf", encoding: .utf8)
            .split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: " ") }
        let modes = Dictionary(lines.map { ("\($0[0]) \($0[1])", "\($0[2])") }) { first, _ in first }
        #expect(modes["d /etc/steward"] == "0750")
        #expect(modes["z /etc/steward/steward.yaml"] == "0640")
        #expect(modes["d /etc/steward/seeds"] == "0750")
        #expect(modes["Z /etc/steward/seeds"] == "~0750")
        #expect(modes["d /var/lib/steward"] == "0700")
        #expect(modes["d /var/backups/steward"] == "0700")
    }
}

private let packaging =
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "packaging/").path(percentEncoded: false)

private let folder =
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "systemd/").path(percentEncoded: false)

private func isInstalled(_ program: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/\(program)")
}

/// Runs a program to its end; gives all that it wrote, and its code.
private func run(_ program: String, _ arguments: [String]) throws -> (text: String, code: Int32) {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: program.hasPrefix("/") ? program : "/usr/bin/\(program)")
    process.arguments = arguments
    (process.standardOutput, process.standardError) = (output, output)
    try process.run()
    let content = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: content, as: UTF8.self), process.terminationStatus)
}
