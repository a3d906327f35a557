import SimulatedHomeserver

/// What 50 people ask at once by way of a reverse proxy with TLS, as most homeservers have one in front, and without.
func measureBehindTLS(_ programs: Programs) async throws {
    let headline = "7. Answers per second to 50 people at once by way of a proxy with TLS, over \(Home.events) events"
    guard Proxy.missing.isEmpty else {
        return report(headline, ["not measured: apt-get install \(Proxy.missing.joined(separator: " "))"])
    }
    var figures = Question.allCases.map { $0.words(1).column(24, isFigure: false) }
    var inClear: [Double] = []
    try await programs.runWarm(.steward, withEvents: true) { town, program in
        inClear = try await rates(program, town)
    }
    for (place, rate) in inClear.enumerated() { figures[place] += "in clear \(rate.with(0))" }
    for version in Proxy.Version.allCases {
        try await Town.with(rooms: 1000) { town in
            try await Home.with { home in
                try await Proxy.with(version, before: town.server, in: home.folder) { proxy in
                    let town = town.behind(proxy)
                    try await programs.seed(home, for: town, from: home.fillSeeds())
                    try await programs.run(.steward, in: town, home: home) { program in
                        try await town.waitUntilUp()
                        try await town.warmUp(.steward)
                        for (place, rate) in try await rates(program, town).enumerated() {
                            figures[place] +=
                                ", \(version.rawValue) \(rate.with(0)) = \((rate / inClear[place]).with(2))"
                        }
                    }
                }
            }
        }
    }
    report(headline + " [0.8 of the rate in clear]", figures)
}

private func rates(_ program: Program, _ town: Town) async throws -> [Double] {
    var rates: [Double] = []
    for question in Question.allCases {
        var load = Load()
        for _ in 0..<3 { try await load.measure(program, in: town, question, commands: 2_000, crowd: 50) }
        rates.append(load.rates.median)
    }
    return rates
}
