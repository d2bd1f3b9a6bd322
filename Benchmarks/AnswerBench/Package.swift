// swift-tools-version: 6.2
import PackageDescription

/// Times a server that units answer on.
let package = Package(
  name: "AnswerBench",
  dependencies: [.package(name: "samstemt", path: "../..")],
  targets: [
    .executableTarget(
      name: "AnswerBench",
      dependencies: ["Languages", "Measures", "Accounts", "Fieldwork", "Records", "Office"].map {
        .product(name: $0, package: "samstemt")
      })
  ],
  swiftLanguageModes: [.v6]
)
