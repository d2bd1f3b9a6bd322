// swift-tools-version: 6.2
import PackageDescription

/// A C library of the system, found by pkg-config where it has a `.pc` file.
struct System {
  let name: String
  let pkgConfig: String?
  let packages: [String]
}

let systems = [
  System(
    name: "CCMark", pkgConfig: "libcmark-gfm",
    packages: ["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]),
  System(name: "CSodium", pkgConfig: "libsodium", packages: ["libsodium-dev"]),
  System(name: "CXml2", pkgConfig: "libxml-2.0", packages: ["libxml2-dev"]),
  System(name: "CXlsxWriter", pkgConfig: "xlsxwriter", packages: ["libxlsxwriter-dev"]),
  System(name: "CZip", pkgConfig: "libzip", packages: ["libzip-dev"]),
  System(
    name: "CRaptor", pkgConfig: "raptor2", packages: ["libraptor2-dev", "libcurl4-gnutls-dev"]),
  System(name: "CCurl", pkgConfig: "libcurl", packages: ["libcurl4-gnutls-dev"]),
  System(name: "CPostgres", pkgConfig: "libpq", packages: ["libpq-dev"]),
  System(name: "CStemmer", pkgConfig: nil, packages: ["libstemmer-dev"]),
]

/// One module of ours: a module may use any module above it in `modules`.
struct Module {
  let name: String
  /// The modules of ours that it uses.
  var uses: [String] = []
  /// What it uses from outside: system libraries by name, or products of packages.
  var outside: [Target.Dependency] = []
  /// Whether it has a folder `Data` whose files become Swift string literals.
  var data = false
  /// Whether it has tests of its own, in `Tests/<name>Tests`.
  var tests = true
  var executable = false
  /// Whether it is the office or stands before it: its tests use one that is filled.
  var usesOffice: Bool { name == "Office" || uses.contains("Office") }
  /// Whether other packages may use it, such as those in `Benchmarks`.
  var library = false
}

let words = ["Languages", "Problems", "Agenda", "Measures", "Territory"]
let access = ["Accounts"]
let methods = ["Statistics", "StatisticalTables", "LinkedData", "Figures"]
let evidence = [
  "Indicators", "Surveys", "SurveyFormats", "SurveyEstimates", "CaseStudies", "PlanReading",
  "Fieldwork",
]
let judgement = ["VoluntaryReview", "FollowUp"]

/// The modules in reading order.
///
/// The architecture test reads this list: an `import` that points downwards, or that is not
/// declared here, fails it.
let modules = [
  // words
  Module(name: "Languages", data: true, library: true),
  Module(name: "Problems", uses: ["Languages"]),
  Module(name: "Agenda", uses: ["Languages"], data: true),
  Module(name: "Measures", uses: ["Languages", "Problems"], library: true),
  Module(name: "Territory", uses: ["Languages", "Problems", "Measures"], data: true),
  // access
  Module(
    name: "Accounts", uses: ["Languages", "Problems"], outside: ["CSodium"], library: true),
  // methods
  Module(name: "Statistics", library: true),
  Module(
    name: "StatisticalTables", uses: ["Languages", "Problems", "Measures"],
    outside: ["CXml2", "CZip"], library: true),
  Module(
    name: "LinkedData", uses: ["Languages", "Problems", "StatisticalTables"], outside: ["CRaptor"],
    library: true),
  Module(name: "Figures"),
  // evidence
  Module(
    name: "Indicators", uses: words + ["Statistics", "StatisticalTables", "LinkedData"], data: true,
    library: true),
  Module(name: "Surveys", uses: words + ["StatisticalTables"], library: true),
  Module(
    name: "SurveyFormats", uses: words + ["StatisticalTables", "Surveys"],
    outside: ["CXlsxWriter"]),
  Module(name: "SurveyEstimates", uses: words + ["Statistics", "Surveys"]),
  Module(name: "CaseStudies", uses: words),
  Module(
    name: "PlanReading", uses: words + ["StatisticalTables"], outside: ["CStemmer"], data: true,
    library: true),
  Module(
    name: "Fieldwork",
    uses: words + ["Statistics", "StatisticalTables", "Surveys", "CaseStudies", "PlanReading"],
    outside: ["CSodium"], library: true),
  // judgement
  Module(name: "VoluntaryReview", uses: words + evidence, data: true),
  Module(name: "FollowUp", uses: words + ["VoluntaryReview"]),
  // keeping
  Module(
    name: "PlanDocuments", uses: ["Languages", "Problems", "StatisticalTables", "PlanReading"],
    library: true),
  Module(
    name: "StatisticalSources",
    uses: ["Languages", "Problems", "Measures", "StatisticalTables"],
    outside: ["CCurl", "CSodium"], data: true),
  Module(
    name: "OpenIDConnect", uses: ["Languages", "Problems", "Accounts"],
    outside: ["CCurl", "CSodium", .product(name: "JWTKit", package: "jwt-kit")]),
  Module(
    name: "Mail", uses: ["Languages", "Problems", "Measures", "Fieldwork"],
    outside: ["CCurl", "CSodium"]),
  Module(
    name: "Pages", uses: words + ["Figures", "StatisticalTables"] + evidence + judgement,
    outside: ["CCMark", .product(name: "Mustache", package: "swift-mustache")], data: true),
  Module(
    name: "Screens",
    uses: words + access + ["Figures", "StatisticalTables"] + evidence + ["Pages"],
    outside: [.product(name: "Mustache", package: "swift-mustache")], data: true),
  Module(
    name: "OpenSDG", uses: words + ["StatisticalTables", "Indicators"],
    outside: [.product(name: "Yams", package: "Yams")]),
  Module(
    name: "Database", uses: ["Languages", "Problems"],
    outside: ["CPostgres", "CSodium", .product(name: "GRDB", package: "GRDB.swift")],
    library: true),
  Module(
    name: "Store",
    uses: words + ["StatisticalTables", "Figures"] + evidence + judgement,
    outside: ["CSodium", .product(name: "Yams", package: "Yams")]),
  Module(
    name: "Records", uses: words + access + evidence + ["Database"], outside: ["CSodium"],
    library: true),
  Module(
    name: "Workflows",
    uses: words + methods + evidence + judgement
      + ["PlanDocuments", "StatisticalSources", "Mail", "Pages", "OpenSDG", "Store"],
    outside: ["CSodium"], data: true),
  Module(
    name: "Office",
    uses: words + access + ["StatisticalTables"] + evidence
      + ["PlanDocuments", "OpenIDConnect", "Mail", "Database", "Store", "Records", "Workflows"],
    outside: ["CSodium", "CZip", .product(name: "Yams", package: "Yams")],
    library: true),
  // doors
  Module(
    name: "Web", uses: words + access + evidence + ["Pages", "Screens", "Workflows", "Office"],
    outside: [.product(name: "Hummingbird", package: "hummingbird")]),
  Module(
    name: "Commands",
    uses: words + access + [
      "StatisticalTables", "VoluntaryReview", "Pages", "Workflows", "Office", "Web",
    ],
    outside: [.product(name: "ArgumentParser", package: "swift-argument-parser")]),
  Module(name: "samstemt", uses: ["Commands"], tests: false, executable: true),
]

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
  .treatAllWarnings(as: .error),
]

var targets: [Target] = systems.map {
  .systemLibrary(name: $0.name, pkgConfig: $0.pkgConfig, providers: [.apt($0.packages)])
}
targets += [
  .executableTarget(name: "embed-data", swiftSettings: settings),
  .plugin(name: "EmbedData", capability: .buildTool(), dependencies: ["embed-data"]),
  .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
  .target(
    name: "OfficeFixture",
    dependencies: [
      "Languages", "Measures", "Agenda", "Accounts", "Surveys", "CaseStudies", "PlanReading",
      "Fieldwork",
      "Records", "Office", "TestSupport",
    ], path: "Tests/OfficeFixture", swiftSettings: settings),
  .testTarget(
    name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: settings),
]
var libraries: [Product] = []
for module in modules {
  let used = module.uses.map { Target.Dependency.byName(name: $0) } + module.outside
  targets.append(
    module.executable
      ? .executableTarget(name: module.name, dependencies: used, swiftSettings: settings)
      : .target(
        name: module.name, dependencies: used, exclude: module.data ? ["Data"] : [],
        swiftSettings: settings, plugins: module.data ? ["EmbedData"] : []))
  if module.library {
    libraries.append(.library(name: module.name, targets: [module.name]))
  }
  if module.tests {
    targets.append(
      .testTarget(
        name: "\(module.name)Tests",
        dependencies: [.byName(name: module.name), "TestSupport"] + used
          + (module.usesOffice ? ["OfficeFixture"] : []), swiftSettings: settings))
  }
}

let package = Package(
  name: "samstemt",
  products: [
    .executable(name: "samstemt", targets: ["samstemt"])
  ] + libraries,
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
  ],
  targets: targets,
  swiftLanguageModes: [.v6]
)
