import Foundation
import TestSupport
import Testing

/// The commands about a register, on a taxonomy of our own.
@Suite("A register on the command line")
struct IndicatorCommandTests {
  private static let taxonomy = """
    @prefix dct: <http://purl.org/dc/> .
    @prefix dcterms: <http://purl.org/dc/terms/> .
    @prefix my: <https://metadata.ks.no/sdg-taxonomi/#> .
    @prefix sdgo: <http://metadata.un.org/sdg/ontology#> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix sdg: <http://metadata.un.org/sdg/> .
    @prefix e: <https://data.norge.no/vocabulary/indicator/Evaluation/> .
    @prefix b: <https://esg.arkitektum.no/vocabulary/esg-indicator/Barnevern-SSB#> .

    b:1 a sdgo:Indicator ; skos:inScheme <https://esg.arkitektum.no/vocabulary/esg-indicator/Barnevern-SSB> ;
      dct:title "Barn med tiltak"@no ; sdgo:hasGoal sdg:16 ; sdgo:isIndicatorOf sdg:16.2 ;
      my:hasEvaluation e:4-Outcome ; dcterms:accrualPeriodicity "12" ; dcterms:type "Prosentandel" ;
      dcterms:source "https://www.ssb.no/statbank/table/11600" .
    b:2 a sdgo:Indicator ; skos:inScheme <https://esg.arkitektum.no/vocabulary/esg-indicator/Barnevern-SSB> ;
      dct:title "Årsverk i tjenesten"@no ; sdgo:hasGoal sdg:16 ; sdgo:isIndicatorOf sdg:16.6 ;
      my:hasEvaluation e:1-Input ; dcterms:accrualPeriodicity "12" .
    """

  private static func run(
    _ arguments: [String], in folder: TemporaryFolder, code: Int32 = 0
  ) throws -> SamstemtProcess.Outcome {
    let outcome = try SamstemtProcess.run(arguments)
    #expect(outcome.code == code, "\(arguments): \(outcome.complaints)")
    return outcome
  }

  @Test func `a taxonomy is imported, searched, chosen from and written as indicators`() throws {
    try TemporaryFolder.use { folder in
      let (file, register) = (folder.path + "/a.ttl", folder.path + "/register")
      try folder.write(Self.taxonomy, to: "a.ttl")
      let imported = try Self.run(["import", "taxonomy", file, "-o", register], in: folder)
      #expect(imported.output.contains("2 indicators in 1 sets"))
      #expect(imported.complaints.contains("a.ttl:11"))
      #expect(try folder.read("register/import-report.csv").contains("taxonomy.level-by-set"))
      _ = try Self.run(["import", "taxonomy", file, "-o", register], in: folder, code: 1)
      _ = try Self.run(["import", "taxonomy", file, "-o", register, "--replace"], in: folder)

      let at = ["--register", register]
      let found = try Self.run(
        ["indicators", "search", "tiltakene", "--level", "kommune", "--format", "csv"] + at,
        in: folder)
      #expect(found.output.split(separator: "\n").count == 2)
      #expect(
        found.output.contains("barnevern-ssb-1,barnevern-ssb,,Barn med tiltak,16,16.2,city,yes"))
      let own = try Self.run(
        ["indicators", "search", "--level", "city", "--own-level"] + at, in: folder)
      #expect(own.output == "0 indicators\n")
      let shown = try Self.run(
        ["indicators", "show", "barnevern-ssb-1", "--language", "nb"] + at, in: folder)
      #expect(shown.output.contains("Kommune/by (etter settet)"))
      #expect(shown.output.contains("SSB-tabell 11600"))
      let compared = try Self.run(
        ["indicators", "compare", "barn", "--format", "csv"] + at, in: folder)
      #expect(compared.output.contains("goal,16,"))
      let gaps = try Self.run(["indicators", "gaps", "--format", "csv"] + at, in: folder)
      #expect(gaps.output.contains("\n16,16.2,"))
      #expect(gaps.output.split(separator: "\n").count == 1 + 17 + 169)

      let reason = ["--reason", "nb=Viktig", "--reason", "en=It matters"]
      _ = try Self.run(
        ["indicators", "select", "--add", "barnevern-ssb-1", "--date", "2026-11-21"] + reason + at,
        in: folder)
      _ = try Self.run(
        ["indicators", "select", "--add", "barnevern-ssb-2", "--reason", "Også"] + at, in: folder)
      _ = try Self.run(["indicators", "select", "--remove", "barnevern-ssb-2"] + at, in: folder)
      #expect(
        try folder.read("register/selection.yaml") == """
          choices:
            - id: barnevern-ssb-1
              reason: {nb: "Viktig", en: "It matters"}
              date: 2026-11-21

          """)
      let review = folder.path + "/review"
      _ = try Self.run(["new", review], in: folder)
      _ = try Self.run(["indicators", "select", "--skeletons", review] + at, in: folder)
      #expect(
        try folder.read("review/indicators/barnevern-ssb-1.yaml").contains("table: \"11600\""))
      _ = try Self.run(["import", "taxonomy", file, "-o", review], in: folder)
      _ = try Self.run(["check", review], in: folder)
      let table = try Self.run(["tables", review, "register.gaps"], in: folder)
      #expect(table.output.contains("16"))
      #expect(
        try Self.run(["tables", review], in: folder).output.contains("register.kinds [kind, cover]")
      )
    }
  }

  @Test func `the gaps become a proposal in three languages`() throws {
    try TemporaryFolder.use { folder in
      try folder.write(Self.taxonomy, to: "a.ttl")
      let register = folder.path + "/register"
      _ = try Self.run(["import", "taxonomy", folder.path, "-o", register], in: folder)
      _ = try Self.run(
        ["indicators", "gaps", "--register", register, "--proposal", folder.path + "/p"], in: folder
      )
      let text = try folder.read("p/proposal.nn.md")
      #expect(text.contains("106 av 107 delmål"))
      #expect(!text.contains("**16.2**") && text.contains("**16.6**"))
      for name in ["proposal.nb.csv", "proposal.en.md"] {
        #expect(!(try folder.read("p/" + name)).isEmpty)
      }
    }
  }

  @Test func `what is wrong names file and line, or the nearest word`() throws {
    try TemporaryFolder.use { folder in
      try folder.write("<http://a> <http://b> x:y .", to: "bad.ttl")
      let bad = try Self.run(
        ["import", "taxonomy", folder.path + "/bad.ttl", "-o", folder.path + "/r"], in: folder,
        code: 1)
      #expect(bad.complaints.contains("bad.ttl:1: error:"))
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/r"))
      _ = try Self.run(["indicators", "search", "--register", folder.path], in: folder, code: 1)
      _ = try Self.run(["indicators", "search", "--goal", "18"], in: folder, code: 2)
      _ = try Self.run(["indicators", "search", "--format", "pdf"], in: folder, code: 2)
      _ = try Self.run(["indicators", "select", "--add", "x"], in: folder, code: 2)
    }
  }
}
