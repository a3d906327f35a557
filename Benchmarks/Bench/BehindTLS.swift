import SimulatedHomeserver

/// The same load by way of a reverse proxy with TLS, as most homeservers have one in front.
func measureBehindTLS(_ programs: Programs) async throws {
    let headline = "7. Commands per second by way of a proxy with TLS"
    guard Proxy.missing.isEmpty else {
        return report(headline, ["not measured: apt-get install \(Proxy.missing.joined(separator: " "))"])
    }
    var figures: [String] = []
    for version in Proxy.Version.allCases {
        try await Town.with(rooms: 1000) { town in
            try await Home.with { home in
                try await Proxy.with(version, before: town.server, in: home.folder) { proxy in
                    let town = town.behind(proxy)
                    try await programs.seed(home, for: town)
                    try await programs.run(.steward, in: town, home: home) { program in
                        try await town.waitUntilUp()
                        try await town.warmUp(.steward)
                        var load = Load()
                        for _ in 0..<3 { try await load.measure(program, in: town, commands: 3_000) }
                        figures.append("Steward over \(version.rawValue) \(load)")
                    }
                }
            }
        }
    }
    report(headline, figures)
}
