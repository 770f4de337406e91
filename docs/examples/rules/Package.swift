// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "rules",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "Parley", path: "../../..")],
  targets: [.executableTarget(name: "rules", dependencies: [.product(name: "Parley", package: "Parley")])]
)
