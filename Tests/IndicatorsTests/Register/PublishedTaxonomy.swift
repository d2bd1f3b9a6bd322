import Indicators
import LinkedData
import Problems
import StatisticalTables
import TestSupport

/// KS's taxonomy as it was published in July 2025: read once for all tests.
struct PublishedTaxonomy {
  static let folder = "ks-taxonomy"
  static let counts = "published/ks_indicator_sets_2025-07.csv"

  let register: IndicatorRegister
  let warnings: [Problem]

  static let current: PublishedTaxonomy? = try? PublishedTaxonomy()

  private init() throws {
    let names = try sets()
    let files = try names.map { name in
      let file = "\(name).ttl"
      return TaxonomyFile(
        name: file,
        statements: try Turtle.read(
          ReferenceData.bytes("\(PublishedTaxonomy.folder)/\(file)"), file: file))
    }
    (register, warnings) = try TaxonomyReader.read(files)
  }
}

/// The names of the sets, from the published counts.
private func sets() throws -> [String] {
  let bytes = try ReferenceData.bytes(PublishedTaxonomy.counts)
  return try DelimitedFile(bytes, file: PublishedTaxonomy.counts).rows.map { $0.fields[0] }
}
