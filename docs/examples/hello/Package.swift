// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "hello",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "Parley", path: "../../..")],
  targets: [.executableTarget(name: "hello", dependencies: [.product(name: "Parley", package: "Parley")])]
)
