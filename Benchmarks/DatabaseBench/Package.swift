// swift-tools-version: 6.2
import PackageDescription

/// Times durable writes to both databases.
let package = Package(
  name: "DatabaseBench",
  dependencies: [.package(name: "samstemt", path: "../..")],
  targets: [
    .executableTarget(
      name: "DatabaseBench", dependencies: [.product(name: "Database", package: "samstemt")])
  ],
  swiftLanguageModes: [.v6]
)
