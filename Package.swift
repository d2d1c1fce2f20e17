// swift-tools-version: 6.2
import PackageDescription

// One section for each module, from the bottom of the house to the top; tests follow in the same order.

let package = Package(
    name: "rootward",
    products: [
        .executable(name: "rootward", targets: ["rootward"]),
        .executable(name: "aws-simulator", targets: ["aws-simulator"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    ],
    targets: [
        // The system's libraries; pkg-config gives the "install libcurl…-dev" hint when one is missing.
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        // No pkg-config here: ncurses's .pc file carries -D flags that SwiftPM refuses with a warning on every build.
        .target(name: "CTerminal", linkerSettings: [.linkedLibrary("ncursesw")]),

        .target(name: "Platform"),
        .target(name: "AWSClient", dependencies: ["Platform", "CCurl", "COpenSSL", "CExpat"]),
        .target(name: "RootAccess", dependencies: ["AWSClient", "Platform"]),
        .target(name: "TerminalUI"),
        .target(name: "Terminal", dependencies: ["TerminalUI", "CTerminal"]),
        .target(name: "Console", dependencies: ["RootAccess", "TerminalUI"]),
        .target(name: "SimulatedAWS", dependencies: ["Platform", "COpenSSL"]),

        .executableTarget(
            name: "aws-simulator",
            dependencies: [
                "SimulatedAWS",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]
        ),
        .executableTarget(
            name: "rootward",
            dependencies: [
                "AWSClient", "Console", "Platform", "RootAccess", "SimulatedAWS", "Terminal", "TerminalUI",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        .target(
            name: "TestSupport",
            dependencies: ["AWSClient", "Platform", "RootAccess", "SimulatedAWS"],
            path: "Tests/TestSupport"
        ),
        .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"]),
        .testTarget(name: "PlatformTests", dependencies: ["Platform", "TestSupport"]),
        .testTarget(name: "AWSClientTests", dependencies: ["AWSClient", "Platform", "TestSupport"]),
        .testTarget(
            name: "RootAccessTests",
            dependencies: ["AWSClient", "Platform", "RootAccess", "SimulatedAWS", "TestSupport"]
        ),
        .testTarget(name: "TerminalUITests", dependencies: ["TerminalUI", "TestSupport"]),
        // A program that shows what the terminal tells it, for tests of the terminal itself on a pseudo-terminal.
        .executableTarget(
            name: "terminal-probe",
            dependencies: ["Platform", "Terminal", "TerminalUI"],
            path: "Tests/TerminalProbe"
        ),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal", "TerminalUI", "TestSupport", "terminal-probe"]),
        .testTarget(
            name: "ConsoleTests",
            dependencies: ["AWSClient", "Console", "Platform", "RootAccess", "TerminalUI", "TestSupport"],
            exclude: ["Golden"]
        ),
        .testTarget(name: "SimulatedAWSTests", dependencies: ["SimulatedAWS", "Platform", "TestSupport"]),
        .testTarget(
            name: "ConformanceTests",
            dependencies: ["AWSClient", "Platform", "TestSupport", "aws-simulator"],
            exclude: ["clients"]
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["AWSClient", "Platform", "RootAccess", "TestSupport", "aws-simulator", "rootward"]
        ),
        // Not a test: it measures the release-built programs against the budgets and prints a table.
        .executableTarget(name: "benchmarks", path: "Tests/Benchmarks"),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .enableUpcomingFeature("InferIsolatedConformances"),
        .enableUpcomingFeature("ImmutableWeakCaptures"),
        .strictMemorySafety(),
    ]
}
