import SimulatedHomeserver

/// How long the program takes from its start to its first sync, and what it holds then, where the store is there already.
func measureStart(_ programs: Programs) async throws {
    var seconds: [Double] = []
    var idle: Program.Memory?
    try await Town.with(rooms: 20) { town in
        try await Home.with { home in
            try await programs.seed(home, for: town)
            for _ in 0..<15 {
                let syncs = town.server.requestCount(.sync)
                try await programs.run(.steward, in: town, home: home) { program in
                    try await town.server.wait { $0.requestCount(.sync) > syncs }
                    seconds.append((ContinuousClock.now - program.start).inSeconds)
                    try await town.waitUntilUp()
                }
            }
            try await programs.run(.steward, in: town, home: home) { program in
                try await town.waitUntilUp()
                try await Task.sleep(for: .seconds(40))
                idle = program.memory
            }
        }
    }
    report(
        "5. From the start of the process to its first sync",
        ["Steward \((Array(seconds.dropFirst()).median * 1000).with(0)) ms [60], the median of \(seconds.count - 1)"])
    guard let idle else { return }
    report(
        "4. Resident memory after 40 seconds without a message",
        ["Steward \(idle) [16]; the best Python bots: 52 to 86 MB"])
}
