// swift-tools-version: 6.2
import PackageDescription

/// A feature is a folder in Sources/Features and one in Tests/Features; this list is the only other place it is named,
/// besides Sources/Wiring/Wiring.swift. `uses` names the features whose exported declarations it may call.
let features: [(name: String, uses: [String])] = [
    ("Help", []),
    ("Events", []),
    ("Speakers", []),
    ("People", []),
    ("Publishing", ["Events"]),
    ("Announcing", ["Events", "Publishing"]),
    ("Pickets", ["Announcing"]),
    ("Repeating", ["Announcing", "Events", "Publishing"]),
]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let csv = Target.Dependency.product(name: "SwiftCSV", package: "SwiftCSV")
let nio: [Target.Dependency] = ["NIOCore", "NIOPosix", "NIOHTTP1"].map { .product(name: $0, package: "swift-nio") }

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableExperimentalFeature("Lifetimes"),
]

// The tests call pure code hundreds of thousands of times, and nine tenths of that time go to generics that a debug
// build does not specialise. Overflow and bounds are checked all the same.
let quick = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

func source(
    _ name: String, _ dependencies: [Target.Dependency] = [], path: String? = nil, exclude: [String] = []
) -> Target {
    .target(name: name, dependencies: dependencies, path: path, exclude: exclude, swiftSettings: quick)
}

func tests(
    _ name: String, _ dependencies: [Target.Dependency], path: String? = nil, exclude: [String] = []
) -> Target {
    .testTarget(name: name, dependencies: dependencies, path: path, exclude: exclude, swiftSettings: strict)
}

let core: [Target.Dependency] = ["MatrixProtocol", "StewardCore", "Organising"]
let featureTargets = features.map { Target.Dependency.target(name: $0.name) }

var targets: [Target] = [
    .systemLibrary(
        name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    source("MatrixProtocol"),
    source("StewardCore", ["MatrixProtocol"]),
    source("Organising", ["StewardCore"]),
    source("FeatureKit", core + ["Store", grdb]),
    source("Store", ["MatrixProtocol", "StewardCore", grdb]),
    source("MatrixClient", ["MatrixProtocol", "CCurl"]),
    .target(name: "CMemory", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(name: "CNotify"),
    source("PlainYAML", [yams]),
    source("Configuring", ["MatrixProtocol", "StewardCore", "PlainYAML", "CNotify", yams, logging]),
    source("Runtime", core + ["FeatureKit", "Store", "MatrixClient", "CMemory", grdb, logging, lifecycle, signals]),
    source("Seeding", ["StewardCore", "FeatureKit", "PlainYAML", yams, csv]),
    source("Wiring", core + featureTargets + ["FeatureKit", "Seeding", "Store", grdb]),
    .executableTarget(
        name: "steward",
        dependencies: core + featureTargets + [
            "FeatureKit", "Store", "MatrixClient", "Runtime", "Seeding", "Wiring", "Configuring", arguments,
            lifecycle, signals, logging,
        ],
        // Within the program, so that it is there however that was installed.
        resources: [.embedInCode("picture.png")], swiftSettings: strict),

    .target(
        name: "SimulatedHomeserver", dependencies: ["MatrixProtocol"] + nio, path: "Tests/SimulatedHomeserver",
        swiftSettings: strict),
    .target(
        name: "TestKit",
        dependencies: core + featureTargets + [
            "FeatureKit", "Store", "MatrixClient", "Runtime", "Seeding", "Wiring", grdb, logging, lifecycle, signals,
        ],
        path: "Tests/TestKit", swiftSettings: strict),
    .executableTarget(
        name: "mortal-steward",
        dependencies: ["FeatureKit", "MatrixClient", "MatrixProtocol", "Runtime", "TestKit", logging, signals],
        path: "Tests/MortalSteward", swiftSettings: strict),

    tests(
        "MatrixProtocolTests", ["MatrixProtocol", "TestKit"], exclude: ["validate-against-spec.py"]),
    tests("StewardCoreTests", ["StewardCore", "MatrixProtocol", "Help", "TestKit"]),
    tests("FeatureKitTests", core + ["FeatureKit", "Runtime", "Seeding", "Store", "TestKit", grdb]),
    tests(
        "OrganisingTests", ["Organising", "StewardCore", "TestKit", csv, yams],
        exclude: ["Recurrence/make-rules.py", "Recurrence/rules.txt"]),
    tests("StoreTests", ["Store", "StewardCore", "MatrixProtocol", "TestKit", grdb]),
    .target(name: "CNoticeListener", path: "Tests/CNoticeListener"),
    tests("ConfiguringTests", ["CNoticeListener", "Configuring", "MatrixProtocol", yams, logging]),
    tests(
        "StewardTests",
        [
            "steward", "Configuring", "FeatureKit", "Organising", "Wiring", "MatrixProtocol", "MatrixClient",
            "SimulatedHomeserver", "Store", "TestKit", arguments, grdb, lifecycle, logging,
        ]),
    tests("MatrixClientTests", ["MatrixClient", "MatrixProtocol", "SimulatedHomeserver", "TestKit"] + nio),
    tests("SimulatedHomeserverTests", ["SimulatedHomeserver", "MatrixProtocol"]),
    tests(
        "RuntimeTests",
        core + featureTargets
            + [
                "Runtime", "Store", "FeatureKit", "MatrixClient", "SimulatedHomeserver", "TestKit", "Wiring",
                "mortal-steward", grdb,
            ], exclude: ["Commands/Conversations", "Upgrades/earlier-store.sql"]),
    tests("HouseTests", []),
    // The feature that docs/adding-a-feature.md builds; it is no part of the program.
    source(
        "LinksExample", core + ["FeatureKit", grdb], path: "Tests/AddingAFeature/Links",
        exclude: ["links.txt", "links.yaml"]),
    tests(
        "AddingAFeature", ["FeatureKit", "LinksExample", "StewardCore", "Seeding", "Store", "TestKit", "Wiring"],
        path: "Tests/AddingAFeature", exclude: ["Links"]),
    tests("LiveTests", ["MatrixProtocol", "SimulatedHomeserver"]),

    .executableTarget(
        name: "bare-loop", dependencies: ["CCurl"], path: "Benchmarks/BareLoop", swiftSettings: strict),
    .executableTarget(
        name: "store-bench",
        dependencies: core + ["Events", "FeatureKit", "Runtime", "Seeding", "Store", "Wiring", logging],
        path: "Benchmarks/Calendar", swiftSettings: strict),
    .executableTarget(
        name: "steward-bench", dependencies: ["MatrixProtocol", "SimulatedHomeserver"], path: "Benchmarks/Bench",
        swiftSettings: strict),
]

for feature in features {
    targets.append(
        source(
            feature.name, core + ["FeatureKit", grdb] + feature.uses.map { .target(name: $0) },
            path: "Sources/Features/\(feature.name)"))
    targets.append(
        tests(
            "\(feature.name)Tests",
            core + [
                "FeatureKit", .target(name: feature.name), "Runtime", "Store", "Seeding", "TestKit", "Wiring", grdb,
            ]
                + feature.uses.map { .target(name: $0) },
            path: "Tests/Features/\(feature.name)", exclude: ["Conversations"]))
}

// libFuzzer's loop has to be linked in, so that this target stands apart from all others (`make fuzz`).
if Context.environment["STEWARD_FUZZ"] != nil {
    targets.append(
        .executableTarget(
            name: "fuzz",
            dependencies: core + ["Configuring", "FeatureKit", "Seeding", "Store", "Wiring", grdb],
            path: "Tests/Fuzzing", exclude: ["Corpus"], swiftSettings: strict,
            // libFuzzer brings a `main` of its own along; ours stands first.
            linkerSettings: [.unsafeFlags(["-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "muldefs"])]))
}

let package = Package(
    name: "steward",
    products: [.executable(name: "steward", targets: ["steward"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    ],
    targets: targets
)
