// swift-tools-version: 6.2
import PackageDescription

/// Times the survey estimators on a large file and on a report of ordinary size.
let package = Package(
  name: "SurveyBench",
  dependencies: [.package(name: "samstemt", path: "../..")],
  targets: [
    .executableTarget(
      name: "SurveyBench",
      dependencies: [
        .product(name: "Statistics", package: "samstemt"),
        .product(name: "StatisticalTables", package: "samstemt"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
