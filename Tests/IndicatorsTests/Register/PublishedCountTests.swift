import Agenda
import Indicators
import Languages
import Problems
import StatisticalTables
import TestSupport
import Testing

/// Every figure that was counted of the published taxonomy by other means.
@Suite(
  "The published taxonomy", .needsReferenceData(PublishedTaxonomy.folder),
  .needsReferenceData(PublishedTaxonomy.counts))
struct PublishedCountTests {
  let register: IndicatorRegister
  let codes: [String: Int]

  init() throws {
    let published = try #require(PublishedTaxonomy.current)
    register = published.register
    codes = Dictionary(grouping: published.warnings, by: \.code).mapValues(\.count)
  }

  @Test func `every count of every set is the published one`() throws {
    let file = try DelimitedFile(
      ReferenceData.bytes(PublishedTaxonomy.counts), file: PublishedTaxonomy.counts)
    #expect(file.rows.count == 33)
    #expect(register.sets.count == 33)
    for row in file.rows {
      let set = try #require(register.sets.first { $0.key == row.fields[0] })
      let counts = try #require(SetCounts.of(set.id, in: register))
      for (column, text) in zip(file.header, row.fields).dropFirst() {
        let found: Int? =
          switch column {
          case "indicators": counts.indicators
          case "distinct_targets": counts.targets.count
          case "multi_goal": counts.withSeveralGoals
          case "no_quality": counts.withoutQuality
          case "no_source": counts.withoutSourceNote
          case "no_geography": counts.withoutLevel
          default:
            GoalID(String(column.dropFirst("goal".count))).map { counts.goals[$0] ?? 0 }
          }
        #expect(found == Int(text), "\(set.key): \(column)")
      }
    }
  }

  @Test func `the whole catalogue has the published counts`() throws {
    let counts = SetCounts(register.indicators)
    #expect(counts.indicators == 2_092)
    let goals = [136, 72, 316, 279, 129, 249, 85, 146, 100, 86, 327, 278, 68, 78, 109, 257, 72]
    #expect(GoalID.all.map { counts.goals[$0] ?? 0 } == goals)
    #expect(
      counts.kinds == [.output: 1_263, .outcome: 460, .input: 242, .impact: 185, .process: 143])
    #expect(
      counts.concepts["triple-bottom-line"] == ["people": 1_247, "planet": 722, "prosperity": 665])
    #expect(counts.concepts["sector"]?.values.reduce(0, +) == 3_138)
    #expect(counts.concepts["quality"] == ["class-1": 1_781, "class-2": 165, "class-3": 31])
    #expect(counts.withoutQuality == 115)
    #expect(counts.withoutLevel == 1_100)
    #expect(counts.withoutSourceNote == 180)
    #expect(Set(register.indicators.map { $0.title.texts.values.first }).count == 1_980)
    #expect(Set(register.indicators.map(\.id)).count == 2_092)
  }

  @Test func `periodicity comes to months, and the words are kept`() {
    var groups: [String: Int] = [:]
    for indicator in register.indicators {
      let group =
        switch indicator.periodicity {
        case .months(12): "yearly"
        case .months(let months): months > 12 ? "rarer" : "more often"
        case .daily: "more often"
        case .irregular: "other"
        case .notApplicable: "n/a"
        case nil: "nothing said"
        }
      groups[group, default: 0] += 1
    }
    #expect(groups["yearly"] == 1_484)
    #expect(groups["other"] == 359)
    #expect(groups["rarer"] == 121)
    #expect(groups["more often"] == 27)
    #expect(groups["n/a"] == 2)
    #expect(groups["nothing said"] == 99)
  }

  @Test func `levels and quality of single sets are the published ones`() throws {
    func counts(_ set: String, _ scheme: String) -> [String: Int]? {
      SetCounts.of(set, in: register)?.concepts[scheme]
    }
    #expect(
      counts("un-sdg-indicators", "quality") == ["class-1": 161, "class-2": 75, "class-3": 12])
    #expect(counts("un-sdg-indicators", "level")?["national"] == 241)
    #expect(
      counts("de-norske-malepunktene", "level")
        == ["national": 376, "regional": 15, "city": 4, "district": 2])
    #expect(counts("u4ssc", "quality") == ["class-1": 93, "class-2": 12, "class-3": 6])
    #expect(counts("u4ssc", "level")?["city"] == 108)
    #expect(counts("the-eu-jrc-vlr-handbook-indicators-2020", "level")?["city"] == 40)
    #expect(counts("the-eu-jrc-vlr-handbook-indicators-2022", "level")?["city"] == 59)
    #expect(
      counts("oecd-a-territorial-approach-to-the-sdgs", "level")
        == ["national": 91, "regional": 18, "city": 5, "district": 1])
  }

  @Test func `hosts of sources are the published ones`() {
    // Counted by the first address, where the words begin with one.
    var hosts: [String: Int] = [:]
    for indicator in register.indicators {
      guard let source = indicator.source, source.text.hasPrefix("http"),
        let host = source.hosts.first
      else { continue }
      hosts[host, default: 0] += 1
    }
    let published = [
      "ssb.no": 894, "khs.fhi.no": 153, "unstats.un.org": 133, "udir.no": 104, "ungdata.no": 67,
      "dsb.no": 51, "itu.int": 41, "arkivverket.no": 38, "regjeringen.no": 27, "fhi.no": 22,
      "ks.no": 20, "ec.europa.eu": 18, "miljodirektoratet.no": 15, "presse.no": 14,
      "boligsosial-monitor.husbanken.no": 9, "bufdir.no": 51,
    ]
    for (host, count) in published { #expect(hosts[host] == count, "\(host)") }
  }

  @Test(arguments: [
    ("avfall-avfall-fra-husholdninger", ["12241", "13136"]),
    ("vann-og-avlop-kommunal-vannforsyning", ["11787", "11788", "11793", "13143"]),
    ("nettoforbruk-av-elektrisk-kraft", ["10314"]),
    ("barnevern-ssb", ["09050", "09086", "10666", "10760", "11600"]),
    ("the-eu-jrc-vlr-handbook-indicators-2022", ["03982", "06071", "06189", "08373", "12134"]),
  ])
  func `tables of Statistics Norway are found`(set: String, tables: [String]) {
    let found = register.indicators(of: set).flatMap { $0.source?.tables ?? [] }
    #expect(Set(found).sorted() == tables)
  }

  @Test func `the 27 municipal sets are so by the set, and by no indicator of their own`() throws {
    let bySet = register.sets.filter { $0.level != nil }
    #expect(bySet.count == 27)
    let members = bySet.flatMap { register.indicators(of: $0.id) }
    #expect(members.count == 1_036)
    #expect(members.allSatisfy { $0.concepts(in: "level").isEmpty })
    #expect(members.allSatisfy { register.levels(of: $0).areBySet })
    #expect(members.allSatisfy { $0.answer != nil && $0.concepts(in: "quality") == ["class-1"] })
    let points = register.indicators(of: "de-norske-malepunktene")
    #expect(points.count { register.levels(of: $0).concepts.contains { $0 != "national" } } == 21)
  }

  @Test func `what is uneven in the files is told`() {
    #expect(codes["taxonomy.namespace"] == 33)
    #expect(codes["taxonomy.title-language"] == 1)
    #expect(codes["taxonomy.target-as-goal"] == 2)
    #expect(codes["taxonomy.goal-as-target"] == 6)
    #expect(codes["taxonomy.level-by-set"] == 27)
    #expect(codes["taxonomy.unknown-property"] == nil)
    #expect(codes["taxonomy.unknown-concept"] == nil)
    #expect(codes["taxonomy.periodicity"] == nil)
    #expect(codes["taxonomy.concept-elsewhere"] == nil)
  }

  @Test func `Norwegian titles that are marked as English are Norwegian`() {
    let points = register.indicators(of: "de-norske-malepunktene")
    #expect(points.allSatisfy { $0.title.texts[.nb] != nil && $0.title.texts[.en] == nil })
    #expect(register.indicators(of: "u4ssc").allSatisfy { $0.title.texts[.en] != nil })
  }

  @Test func `every code of U4SSC gives a dimension`() {
    let found = register.indicators(of: "u4ssc")
    #expect(found.allSatisfy { $0.concepts(in: "u4ssc").count == 1 })
    #expect(found.allSatisfy { $0.concepts(in: "u4ssc-type").count == 1 })
    #expect(register.indicators.count { !$0.concepts(in: "u4ssc").isEmpty } == 111)
  }
}
