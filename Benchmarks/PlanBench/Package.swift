// swift-tools-version: 6.2
import PackageDescription

/// Times the reading of plans.
let package = Package(
  name: "PlanBench",
  dependencies: [.package(name: "samstemt", path: "../..")],
  targets: [
    .executableTarget(
      name: "PlanBench",
      dependencies: [
        .product(name: "PlanReading", package: "samstemt"),
        .product(name: "PlanDocuments", package: "samstemt"),
      ],
      linkerSettings: [.linkedLibrary("m")])
  ],
  swiftLanguageModes: [.v6]
)
