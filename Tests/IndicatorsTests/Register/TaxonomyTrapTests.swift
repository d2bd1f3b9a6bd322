import Agenda
import Indicators
import Languages
import Measures
import Problems
import Testing

/// Each way in which published files are uneven, alone.
@Suite("Reading a taxonomy")
struct TaxonomyTrapTests {
  /// An indicator of a set of its own that has nothing wrong but what is added.
  private func one(
    _ more: String, title: String = #"dcterms:title "Water"@en ;"#,
    goal: String = "sdgo:hasGoal sdg:6 ; sdgo:isIndicatorOf sdg:6.1 ;"
  ) throws -> (indicator: RegisteredIndicator, codes: [String]) {
    let read = try SampleTaxonomy.read(
      SampleTaxonomy.indicator("w:1", in: "<https://example.org/set/water>", title + goal + more))
    let indicator = try #require(read.register.indicators.first)
    return (indicator, SampleTaxonomy.codes(read.warnings))
  }

  @Test func `an indicator without oddities is read without a word`() throws {
    let (indicator, codes) = try one(
      """
      dcterms:subject s:Water_and_waste, s:Culture ; dcterms:coverage g:City-level ;
      dqv:hasQualityMeasurement q:Class_2 ; my:hasEvaluation e:5-Impact, e:3-Output ;
      my:hasImpact t:Planet ; dcterms:accrualPeriodicity "Every other year" ;
      dcterms:type "Prosentandel" ; skos:notation "W 1" ;
      dcterms:source "https://www.ssb.no/statbank/table/11787"
      """)
    #expect(codes == [])
    #expect(indicator.id == "water-1")
    #expect(indicator.code == "W 1")
    #expect(indicator.title == LocalizedText([.en: "Water"]))
    #expect(indicator.goals.map(\.rawValue) == [6])
    #expect(indicator.targets.map(\.rawValue) == ["6.1"])
    #expect(
      indicator.concepts == [
        "sector": ["culture", "water-and-waste"], "level": ["city"], "quality": ["class-2"],
        "evaluation": ["output", "impact"], "triple-bottom-line": ["planet"],
      ])
    #expect(indicator.periodicity == .months(24))
    #expect(indicator.periodicityText == "Every other year")
    #expect(indicator.answer == "Prosentandel")
    #expect(indicator.source?.tables == ["11787"])
    #expect(indicator.isResult)
  }

  @Test func `dct is Dublin Core's terms, whatever it is bound to`() throws {
    let (indicator, codes) = try one("", title: "dct:title \"Vann\"@no ;\ndct:identifier w:1 ;")
    #expect(indicator.title == LocalizedText([.nb: "Vann"]))
    #expect(codes == ["2 taxonomy.namespace"])
  }

  @Test func `the misspelt scheme of sectors is the right one`() throws {
    let (indicator, codes) = try one("\ndcterms:subject ss:Culture")
    #expect(indicator.concepts["sector"] == ["culture"])
    #expect(codes == ["3 taxonomy.spelling"])
  }

  @Test func `a goal among the targets is a goal, and a target among the goals a target`() throws {
    let (indicator, codes) = try one(
      "", goal: "\nsdgo:hasGoal sdg:12 ,\nsdg:7.2 ; sdgo:isIndicatorOf sdg:12.5,\nsdg:8 ;")
    #expect(indicator.goals.map(\.rawValue) == [8, 12])
    #expect(indicator.targets.map(\.rawValue) == ["7.2", "12.5"])
    #expect(
      codes == [
        "1 taxonomy.targets-of-other-goals", "4 taxonomy.target-as-goal",
        "5 taxonomy.goal-as-target",
      ])
  }

  @Test func `what is no goal and no target is left out`() throws {
    let (indicator, codes) = try one(
      "", goal: "\nsdgo:hasGoal sdg:18 ;\nsdgo:isIndicatorOf sdg:3.14, sdg:C030201 ;")
    #expect(indicator.goals.isEmpty && indicator.targets.isEmpty)
    #expect(
      codes == [
        "1 taxonomy.no-goal", "3 taxonomy.unknown-goal", "4 taxonomy.unknown-target",
        "4 taxonomy.unknown-target",
      ])
  }

  @Test func `a list of one is its item`() throws {
    let (indicator, codes) = try one(
      "", title: #"dcterms:title "['Children''s height']"@en ;"#)
    #expect(indicator.title[.en] == "Children''s height")
    #expect(codes == ["2 taxonomy.list-of-one"])
    let plain = try one("", title: #"dcterms:title "[sic] height"@en ;"#)
    #expect(plain.codes == [])
  }

  @Test(arguments: [
    (#""No reliable source has been found.""#, ["3 taxonomy.no-source"]),
    (##""#REF!""##, ["3 taxonomy.no-source"]),
    (#""ask the harbour master""#, ["3 taxonomy.source-in-words"]),
    (#""https://a.no/x and https://b.no/y""#, ["3 taxonomy.several-sources"]),
    (#""https://a.no/x""#, []),
  ])
  func `sources that say little are told`(source: String, expected: [String]) throws {
    let (indicator, codes) = try one("\ndcterms:source \(source)")
    #expect(codes == expected)
    #expect(indicator.source != nil)
  }

  @Test func `a concept is known by what it is, not by where it stands`() throws {
    let (indicator, codes) = try one("\nskos:related e:3-Output, t:People")
    #expect(indicator.kinds == [.output])
    #expect(indicator.concepts["triple-bottom-line"] == ["people"])
    #expect(codes == ["3 taxonomy.concept-elsewhere", "3 taxonomy.concept-elsewhere"])
  }

  @Test func `unknown words, concepts and properties are told`() throws {
    let (indicator, codes) = try one(
      """

      dcterms:accrualPeriodicity "now and then" ;
      dcterms:subject s:Wizardry ;
      <https://example.org/colour> "blue"
      """)
    #expect(indicator.periodicity == nil && indicator.periodicityText == "now and then")
    #expect(
      codes == [
        "3 taxonomy.periodicity", "4 taxonomy.unknown-concept", "5 taxonomy.unknown-property",
      ])
  }

  @Test func `Norwegian titles marked as English are found by the set`() throws {
    func titled(_ titles: [String]) throws -> (titles: [LocalizedText], codes: [String]) {
      let text = titles.enumerated().map { index, title in
        SampleTaxonomy.indicator(
          "w:\(index)", in: "w:", "dcterms:title \"\(title)\"@en ; sdgo:hasGoal sdg:6")
      }.joined()
      let read = try SampleTaxonomy.read(text)
      return (read.register.indicators.map(\.title), read.warnings.map(\.code))
    }
    let norwegian = try titled(["Andel av innbyggerne", "Kildesortering på øya", "Svinn"])
    #expect(norwegian.titles.allSatisfy { $0.texts[.nb] != nil && $0.texts[.en] == nil })
    #expect(norwegian.codes == ["taxonomy.title-language"])
    let english = try titled(["Share of inhabitants", "Waste", "Life in Tromsø"])
    #expect(english.titles.allSatisfy { $0.texts[.en] != nil })
    #expect(english.codes == [])
  }

  @Test func `of a set in two files the newest counts`() throws {
    func file(_ date: String, _ title: String) -> String {
      SampleTaxonomy.indicator(
        "w:1", in: "w:all", "dcterms:title \"\(title)\"@en ; sdgo:hasGoal sdg:6")
        + "w:all a skos:ConceptScheme ; dcterms:modified \"\(date)\"^^xsd:date ;\n"
        + "dcterms:title \"Prøve\"@no .\n"
    }
    for texts in [
      [file("2025-07-15", "new"), file("2024-12-10", "old")],
      [file("2024-12-10", "old"), file("2025-07-15", "new")],
    ] {
      let read = try SampleTaxonomy.read(texts[0], texts[1])
      #expect(read.register.indicators.map { $0.title[.en] } == ["new"])
      #expect(read.register.sets.map(\.modified) == [Day("2025-07-15")])
      #expect(read.warnings.map(\.code) == ["taxonomy.older"])
    }
  }

  @Test func `links lead to indicators, by address or by the UN's code`() throws {
    let address = "https://data.norge.no/vocabulary/indicator/UN-SDG-indicators"
    let un = "<\(address)>"
    func link(_ name: String, _ set: String, _ more: String) -> String {
      SampleTaxonomy.indicator(
        name, in: set, "dcterms:title \"x\"@en ; sdgo:hasGoal sdg:3 ; " + more)
    }
    let read = try SampleTaxonomy.read(
      link("<\(address)/1>", un, #"skos:notation "C030201""#)
        + link("<\(address)/2>", un, #"skos:notation "C030101""#)
        + link("<\(address)/3>", un, #"skos:notation "C030101""#)
        + link(
          "w:1", "w:",
          "skos:closeMatch sdg:C030201 ; skos:relatedMatch w:2 ;\nskos:relatedMatch sdg:C030101")
        + link("w:2", "w:", ""))
    #expect(
      read.register.links.map { "\($0.from) \($0.kind.rawValue) \($0.to)" } == [
        "vann-pa-prove-1 close un-sdg-indicators-1",
        "vann-pa-prove-1 related http://metadata.un.org/sdg/C030101",
        "vann-pa-prove-1 related vann-pa-prove-2",
      ])
    // C030101 stands under two targets: it does not say which.
    #expect(read.warnings.map(\.code).contains("taxonomy.loose-link"))
    #expect(read.register.links(of: "vann-pa-prove-2").map(\.isReverse) == [true])
  }

  @Test func `a level by the set is never taken for the indicator's own`() throws {
    let set = SampleTaxonomy.set
    let read = try SampleTaxonomy.read(
      SampleTaxonomy.indicator("w:1", in: set, #"dcterms:title "a"@no ; sdgo:hasGoal sdg:6"#)
        + SampleTaxonomy.indicator(
          "w:2", in: set,
          #"dcterms:title "b"@no ; sdgo:hasGoal sdg:6 ; dcterms:coverage g:National-level"#))
    let levels = read.register.indicators.map { read.register.levels(of: $0) }
    #expect(levels.map(\.concepts) == [["city"], ["national"]])
    #expect(levels.map(\.areBySet) == [true, false])
    #expect(read.register.indicators[0].concepts(in: "level").isEmpty)
    #expect(read.warnings.map(\.code) == ["taxonomy.level-by-set"])
  }

  @Test func `a scheme of a file of its own classifies too`() throws {
    let read = try SampleTaxonomy.read(
      """
      w:mood a skos:ConceptScheme ; dcterms:title "Mood"@en .
      w:glad a skos:Concept ; skos:inScheme w:mood ; skos:prefLabel "Glad"@en .
      w:sad a skos:Concept ; skos:inScheme w:mood ; skos:prefLabel "Sad"@en .

      """,
      SampleTaxonomy.indicator(
        "w:1", in: "w:set", #"dcterms:title "a"@en ; sdgo:hasGoal sdg:6 ; skos:related w:sad"#))
    #expect(read.register.indicators.first?.concepts == ["mood": ["sad"]])
    #expect(read.register.scheme("mood")?.concepts.map(\.code) == ["glad", "sad"])
  }

  @Test func `files without an indicator are refused`() {
    #expect(throws: InputRefused.self) { try SampleTaxonomy.read("w:1 dcterms:title 3 .") }
  }

  @Test func `an indicator without a set or a title is told`() throws {
    let read = try SampleTaxonomy.read(
      "w:1 a sdgo:Indicator ; dcterms:title \"a\"@en .\n"
        + SampleTaxonomy.indicator("w:2", in: "w:set", "sdgo:hasGoal sdg:6"))
    #expect(read.register.indicators.map(\.id) == ["set-2"])
    #expect(
      SampleTaxonomy.codes(read.warnings) == ["1 taxonomy.no-set", "2 taxonomy.no-title"])
  }
}
