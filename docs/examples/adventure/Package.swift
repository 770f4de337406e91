// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "adventure",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "Parley", path: "../../..")],
  targets: [.executableTarget(name: "adventure", dependencies: [.product(name: "Parley", package: "Parley")])]
)
