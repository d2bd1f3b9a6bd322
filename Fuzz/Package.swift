// swift-tools-version: 6.2
import PackageDescription

/// Feeds the readers of files with what libFuzzer makes up.
///
/// `make fuzz` builds it with the flags that it needs: coverage and the address sanitizer in all
/// modules, and libFuzzer's driver.
let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "samstemt", path: "..")],
  targets: [
    .systemLibrary(name: "CFuzzer"),
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "CFuzzer",
        .product(name: "StatisticalTables", package: "samstemt"),
        .product(name: "LinkedData", package: "samstemt"),
        .product(name: "Surveys", package: "samstemt"),
        .product(name: "PlanReading", package: "samstemt"),
        .product(name: "PlanDocuments", package: "samstemt"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
