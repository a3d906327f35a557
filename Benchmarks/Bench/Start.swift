import SimulatedHomeserver

/// How long the program takes from its start to its first sync, where the store is there already.
func measureStart(_ programs: Programs) async throws {
    var seconds: [Double] = []
    try await Town.with(rooms: 20) { town in
        try await Home.with { home in
            try await programs.seed(home, for: town)
            for _ in 0..<12 {
                let syncs = town.server.requestCount(.sync)
                try await programs.run(.steward, in: town, home: home) { program in
                    try await town.server.wait { $0.requestCount(.sync) > syncs }
                    seconds.append((ContinuousClock.now - program.start).inSeconds)
                    try await town.waitUntilUp()
                }
            }
        }
    }
    report(
        "5. From the start of the process to its first sync",
        ["Steward \((Array(seconds.dropFirst()).median * 1000).with(0)) ms (median of \(seconds.count - 1)) [60]"])
}
