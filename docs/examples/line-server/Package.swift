// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "line-server",
  platforms: [.macOS(.v14)],
  dependencies: [
    .package(name: "Parley", path: "../../.."),
    .package(url: "https://github.com/apple/swift-nio", from: "2.65.0"),
  ],
  targets: [
    .executableTarget(
      name: "line-server",
      dependencies: [
        .product(name: "Parley", package: "Parley"), .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ])
  ]
)
