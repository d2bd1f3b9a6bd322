// swift-tools-version: 6.2
import PackageDescription

/// Times the reading of statistical tables.
let package = Package(
  name: "TableBench",
  dependencies: [.package(name: "samstemt", path: "../..")],
  targets: [
    .executableTarget(
      name: "TableBench",
      dependencies: [.product(name: "StatisticalTables", package: "samstemt")])
  ],
  swiftLanguageModes: [.v6]
)
