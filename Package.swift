// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// Everywhere but in the targets that call C: those mark nothing and keep C to a few small files.
let memorySafe: [SwiftSetting] = settings + [.strictMemorySafety()]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let http: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioHTTP: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioTLS: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let orderedCollections: Target.Dependency = .product(
    name: "OrderedCollections",
    package: "swift-collections"
)
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let package = Package(
    name: "fanfold",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "fanfold", targets: ["FanfoldCommand"]),
        .library(name: "Fanfold", targets: ["Fanfold"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0", traits: []),
    ],
    targets: [
        .target(name: "FanfoldCore", dependencies: [crypto, orderedCollections], swiftSettings: memorySafe),

        .systemLibrary(
            name: "CLibXML2",
            pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]
        ),
        .target(
            name: "FanfoldDocuments",
            dependencies: ["FanfoldCore", "CLibXML2", system],
            swiftSettings: settings
        ),
        .target(name: "FanfoldExtractive", dependencies: ["FanfoldCore"], swiftSettings: memorySafe),
        .target(
            name: "FanfoldEngine",
            dependencies: [
                "FanfoldCore",
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "HeapModule", package: "swift-collections"),
            ],
            swiftSettings: memorySafe
        ),
        .target(
            name: "FanfoldProviders",
            dependencies: [
                "FanfoldCore", http, nioCore, nioHTTP, nioPosix, nioTLS, orderedCollections, subprocess,
                system,
            ],
            swiftSettings: memorySafe
        ),
        .target(
            name: "FanfoldLab",
            dependencies: ["FanfoldCore", nioCore, nioHTTP, nioPosix, orderedCollections],
            swiftSettings: memorySafe
        ),
        .target(
            name: "FanfoldStore",
            dependencies: ["FanfoldCore", grdb, system],
            swiftSettings: settings
        ),
        .target(name: "FanfoldReports", dependencies: ["FanfoldCore", system], swiftSettings: settings),
        .target(name: "FanfoldTerminal", dependencies: ["FanfoldCore"], swiftSettings: memorySafe),
        .target(
            name: "Fanfold",
            dependencies: [
                "FanfoldCore", "FanfoldDocuments", "FanfoldExtractive", "FanfoldEngine",
                "FanfoldProviders", "FanfoldReports", "FanfoldStore", orderedCollections, system, yams,
            ],
            swiftSettings: memorySafe
        ),
        .executableTarget(
            name: "FanfoldCommand",
            dependencies: [
                "Fanfold", "FanfoldLab", "FanfoldReports", "FanfoldStore", "FanfoldTerminal",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),

        .executableTarget(
            name: "FolderDigest",
            dependencies: ["Fanfold"],
            path: "samples/programs/folder-digest",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "MarketResearch",
            dependencies: ["Fanfold"],
            path: "samples/programs/market-research",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "ThreeExperts",
            dependencies: ["Fanfold"],
            path: "samples/programs/three-experts",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "TypedFanIn",
            dependencies: ["Fanfold"],
            path: "samples/programs/typed-fan-in",
            swiftSettings: settings
        ),

        .target(name: "FanfoldTestKit", dependencies: ["FanfoldCore"], swiftSettings: settings),

        .testTarget(
            name: "FanfoldCoreTests",
            dependencies: ["FanfoldCore", "FanfoldTestKit"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "FanfoldDocumentsTests",
            dependencies: ["FanfoldCore", "FanfoldDocuments", "FanfoldTestKit", system],
            resources: [.copy("Tokens/Fixtures")],
            swiftSettings: settings
        ),
        .testTarget(
            name: "FanfoldExtractiveTests",
            dependencies: ["FanfoldCore", "FanfoldExtractive", "FanfoldTestKit"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "FanfoldEngineTests",
            dependencies: ["FanfoldCore", "FanfoldEngine", "FanfoldTestKit"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "FanfoldProvidersTests",
            dependencies: [
                "FanfoldCore", "FanfoldProviders", "FanfoldLab", "FanfoldTestKit", nioCore, nioPosix,
                orderedCollections,
            ],
            exclude: ["Goldens"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "FanfoldLabTests",
            dependencies: ["FanfoldCore", "FanfoldLab", "FanfoldTestKit", nioCore, nioHTTP, nioPosix],
            exclude: ["Goldens"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "FanfoldStoreTests",
            dependencies: ["FanfoldCore", "FanfoldStore", "FanfoldTestKit", grdb],
            swiftSettings: settings
        ),
        .testTarget(
            name: "FanfoldReportsTests",
            dependencies: ["FanfoldCore", "FanfoldReports", "FanfoldTestKit"],
            exclude: ["Goldens"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "FanfoldTerminalTests",
            dependencies: ["FanfoldCore", "FanfoldTerminal", "FanfoldTestKit"],
            exclude: ["Events/Goldens", "Screen/Goldens"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "FanfoldTests",
            dependencies: [
                "Fanfold", "FanfoldCore", "FanfoldEngine", "FanfoldLab", "FanfoldStore", "FanfoldTerminal",
                "FanfoldTestKit",
            ],
            exclude: ["Status/Goldens"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "FanfoldCommandTests",
            dependencies: [
                "FanfoldCommand", "FanfoldCore", "FanfoldLab", "FanfoldStore", "FanfoldTerminal",
                "FanfoldTestKit",
            ],
            exclude: ["Goldens"],
            swiftSettings: settings
        ),
        // Depends on the samples' programs so that they are built beside the test bundle.
        .testTarget(
            name: "FanfoldSamplesTests",
            dependencies: [
                "Fanfold", "FanfoldLab", "FanfoldReports", "FanfoldTestKit", "FolderDigest", "MarketResearch",
                "ThreeExperts", "TypedFanIn",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "FanfoldContractTests",
            dependencies: [
                "FanfoldCore", "FanfoldDocuments", "FanfoldEngine", "FanfoldExtractive", "FanfoldProviders",
                "FanfoldStore", "FanfoldTestKit",
            ],
            swiftSettings: settings
        ),
    ],
    swiftLanguageModes: [.v6]
)

// Slow measurements; `FANFOLD_BENCHMARKS=1 swift run -c release fanfold-benchmarks` builds and runs them.
if Context.environment["FANFOLD_BENCHMARKS"] != nil {
    package.products.append(.executable(name: "fanfold-benchmarks", targets: ["FanfoldBenchmarks"]))
    package.targets.append(
        .executableTarget(
            name: "FanfoldBenchmarks",
            dependencies: [
                "FanfoldCore", "FanfoldDocuments", "FanfoldTerminal", "FanfoldTestKit", system,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Tests/Benchmarks",
            swiftSettings: settings
        )
    )
}
