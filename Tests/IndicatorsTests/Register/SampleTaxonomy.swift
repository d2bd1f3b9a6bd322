import Indicators
import LinkedData
import Problems

/// A small taxonomy of our own, written as unevenly as published ones are.
enum SampleTaxonomy {
  static let head = """
    @prefix dct: <http://purl.org/dc/> .
    @prefix dcterms: <http://purl.org/dc/terms/> .
    @prefix dqv: <http://www.w3.org/ns/dqv#> .
    @prefix my: <https://metadata.ks.no/sdg-taxonomi/#> .
    @prefix sdgo: <http://metadata.un.org/sdg/ontology#> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
    @prefix sdg: <http://metadata.un.org/sdg/> .
    @prefix v: <https://data.norge.no/vocabulary/indicator/> .
    @prefix q: <https://data.norge.no/vocabulary/indicator/quality/> .
    @prefix s: <https://data.norge.no/vocabulary/indicator/developmentsector/> .
    @prefix ss: <https://data.norge.no/vocabulary/indicator/developmetsector/> .
    @prefix e: <https://data.norge.no/vocabulary/indicator/Evaluation/> .
    @prefix g: <https://data.norge.no/vocabulary/indicator/Levelofgeography/> .
    @prefix t: <https://data.norge.no/vocabulary/indicator/triplebottomline/> .
    @prefix w: <https://example.org/set/Vann-på-prøve/> .

    """

  /// A set whose publisher is known to give figures for municipalities.
  static let set = "<https://esg.arkitektum.no/vocabulary/esg-indicator/Barnevern-SSB>"

  /// How a statement about an indicator begins.
  static func indicator(_ name: String, in set: String, _ more: String) -> String {
    "\(name) a sdgo:Indicator, skos:Concept ; skos:inScheme \(set) ;\n\(more) .\n"
  }

  static func read(_ texts: String...) throws -> (register: IndicatorRegister, warnings: [Problem])
  {
    try TaxonomyReader.read(
      texts.enumerated().map { index, text in
        let file = "\(index + 1).ttl"
        return TaxonomyFile(
          name: file, statements: try Turtle.read(Array((head + text).utf8), file: file))
      })
  }

  /// The codes of warnings with their lines, counted from the first line below the prefixes.
  static func codes(_ warnings: [Problem]) -> [String] {
    let above = head.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    return warnings.map { "\(($0.place.line ?? above) - above) \($0.code)" }
  }
}
