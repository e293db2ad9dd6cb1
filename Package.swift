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
let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")

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
        .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
    ],
    targets: [
        .target(name: "FanfoldCore", dependencies: [crypto], swiftSettings: memorySafe),

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
        .target(name: "FanfoldReports", dependencies: ["FanfoldCore", system], swiftSettings: settings),
        .target(name: "FanfoldTerminal", dependencies: ["FanfoldCore"], swiftSettings: memorySafe),
        .target(
            name: "Fanfold",
            dependencies: [
                "FanfoldCore", "FanfoldDocuments", "FanfoldExtractive", "FanfoldEngine", "FanfoldReports",
                system,
            ],
            swiftSettings: memorySafe
        ),
        .executableTarget(
            name: "FanfoldCommand",
            dependencies: [
                "Fanfold", "FanfoldReports", "FanfoldTerminal",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
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
            name: "FanfoldReportsTests",
            dependencies: ["FanfoldCore", "FanfoldReports", "FanfoldTestKit"],
            exclude: ["Goldens"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "FanfoldTerminalTests",
            dependencies: ["FanfoldCore", "FanfoldTerminal", "FanfoldTestKit"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "FanfoldTests",
            dependencies: ["Fanfold", "FanfoldTestKit"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "FanfoldCommandTests",
            dependencies: ["FanfoldCommand", "FanfoldTestKit"],
            exclude: ["Goldens"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "FanfoldContractTests",
            dependencies: [
                "FanfoldCore", "FanfoldDocuments", "FanfoldEngine", "FanfoldExtractive", "FanfoldTestKit",
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
                "FanfoldCore", "FanfoldDocuments", "FanfoldTestKit", system,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Tests/Benchmarks",
            swiftSettings: settings
        )
    )
}
