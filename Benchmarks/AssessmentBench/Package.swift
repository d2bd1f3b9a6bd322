// swift-tools-version: 6.2
import PackageDescription

/// Times the assessment of a large panel of indicators.
let package = Package(
  name: "AssessmentBench",
  dependencies: [.package(name: "samstemt", path: "../..")],
  targets: [
    .executableTarget(
      name: "AssessmentBench",
      dependencies: [
        .product(name: "Indicators", package: "samstemt"),
        .product(name: "StatisticalTables", package: "samstemt"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
