// swift-tools-version: 6.1
import PackageDescription

// Homebrew keeps readline out of the default paths; on Linux it needs no flags.
#if os(macOS)
  let readlineConfiguration: String? = "readline"
#else
  let readlineConfiguration: String? = nil
#endif

let package = Package(
  name: "Parley",
  platforms: [.macOS(.v14)],
  products: [
    .library(name: "Parley", targets: ["Parley"]),
    .library(name: "ParleySystem", targets: ["ParleySystem"]),
    .executable(name: "parley", targets: ["ParleyCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.0"),
  ],
  targets: [
    .target(
      name: "Parley", dependencies: [.product(name: "BigInt", package: "BigInt")],
      // Embedded as generated source: resources would need Foundation and break when the binary moves.
      exclude: ["Libraries/parley", "Libraries/scheme", "Libraries/srfi"]),
    .target(name: "ParleySystem", dependencies: ["Parley"]),
    .systemLibrary(
      name: "CReadline", pkgConfig: readlineConfiguration, providers: [.apt(["libreadline-dev"]), .brew(["readline"])]),
    .target(name: "ParleyREPL", dependencies: ["Parley", "ParleySystem", "CReadline"]),
    .executableTarget(
      name: "ParleyCommand",
      dependencies: [
        "Parley", "ParleySystem", "ParleyREPL", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "ParleyDev",
      dependencies: [
        "Parley", "ParleySystem", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(name: "TestSupport", path: "Tests/Support"),
    .testTarget(name: "ParleyTests", dependencies: ["Parley", .product(name: "BigInt", package: "BigInt")]),
    .testTarget(
      name: "EmbeddingTests",
      dependencies: ["Parley", "ParleySystem", "TestSupport", .product(name: "BigInt", package: "BigInt")]),
    .testTarget(
      name: "ConformanceTests", dependencies: ["Parley", "ParleySystem"], exclude: ["Errors", "Mistakes", "Scripts"]),
    .testTarget(name: "ParleySystemTests", dependencies: ["Parley", "ParleySystem", "ParleyDev", "TestSupport"]),
    .testTarget(
      name: "ParleyREPLTests", dependencies: ["Parley", "ParleyREPL", "TestSupport", "ParleyCommand"],
      exclude: ["Sessions"]),
    .testTarget(name: "CommandTests", dependencies: ["TestSupport", "ParleyCommand", "ParleyDev"]),
  ],
  swiftLanguageModes: [.v6]
)
