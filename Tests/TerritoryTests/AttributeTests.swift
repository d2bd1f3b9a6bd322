import Languages
import Measures
import Problems
import Territory
import Testing

@Suite struct AttributeTests {
  let country = Norway.country

  func counts(_ id: String, _ year: Int) throws -> [String: Int] {
    let day = try #require(Day(year: year, month: 1, day: 1))
    var counts: [String: Int] = [:]
    for code in try Norway.municipalities(year) {
      counts[country.value(of: id, for: code, at: day).category ?? "?", default: 0] += 1
    }
    return counts
  }

  @Test func `the KOSTRA groups have their published sizes`() throws {
    let expected = [40, 18, 9, 39, 33, 28, 38, 13, 27, 13, 10, 11, 1, 25, 36, 8, 8]
    let found = try counts("kostra-group", 2024)
    for (index, count) in expected.enumerated() {
      #expect(found["EKG" + (index < 9 ? "0" : "") + String(index + 1)] == count)
    }
    #expect(found.values.reduce(0, +) == 357)
  }

  @Test func `the centrality classes have their published sizes`() throws {
    #expect(
      try counts("centrality", 2024) == ["1": 5, "2": 21, "3": 54, "4": 65, "5": 104, "6": 108])
    #expect(try counts("language-form", 2024) == ["neutral": 150, "nb": 119, "nn": 88])
  }

  @Test func `43 municipalities were merged in 2020`() throws {
    #expect(try counts("merged-2020", 2020) == ["yes": 43, "no": 313])
    #expect(try counts("merged-2020", 2024) == ["yes": 43, "no": 314])
  }

  @Test func `a class known for a later division is inherited and marked`() throws {
    let day = try Norway.day("2020-01-01")
    #expect(
      country.value(of: "centrality", for: "3024", at: day)
        == .known(category: "1", year: 2024, isInherited: true))
    // Oslo is the same in both divisions, and so needs not inherit.
    #expect(
      country.value(of: "centrality", for: "0301", at: day)
        == .known(category: "1", year: 2024, isInherited: false))
    #expect(
      country.value(of: "merged-2020", for: "3002", at: day)
        == .known(category: "yes", year: 2020, isInherited: false))
  }

  @Test func `parts with different classes give an unknown one`() throws {
    let day = try Norway.day("2020-01-01")
    guard case .partsDiffer(let classes) = country.value(of: "kostra-group", for: "1507", at: day)
    else {
      Issue.record("Ålesund of 2020 became two units of different groups")
      return
    }
    #expect(classes.count == 2 && classes.contains("EKG11"))
    #expect(try counts("kostra-group", 2020)["?"] == 1)
  }

  @Test func `sizes follow the population of the year`() throws {
    let day = try Norway.day("2024-01-01")
    #expect(country.value(of: "size", for: "0301", at: day).category == "50000-plus")
    #expect(country.value(of: "size", for: "1151", at: day).category == "under-2000")
    #expect(try counts("size", 2024).values.reduce(0, +) == 357)
    #expect(try counts("size", 2024)["?"] == nil)
    #expect(try counts("size", 2020)["?"] == nil)
  }

  @Test(arguments: [
    (1_999, "under-2000"), (2_000, "2000-4999"), (4_999, "2000-4999"), (5_000, "5000-9999"),
    (9_999, "5000-9999"),
    (10_000, "10000-19999"), (19_999, "10000-19999"), (20_000, "20000-49999"),
    (49_999, "20000-49999"), (50_000, "50000-plus"),
  ])
  func `size classes have exact bounds`(population: Int, code: String) {
    #expect(SizeClass.of(Double(population), in: SizeClass.standard)?.code == code)
  }

  @Test func `every class has words in every language`() throws {
    for id in country.attributeIDs {
      let attribute = try #require(country.attribute(id))
      let used = Set(attribute.classes.values.flatMap(\.values))
      #expect(used.subtracting(attribute.categories.map(\.code)).isEmpty, "\(id)")
      for text in [attribute.name] + attribute.categories.map(\.label) {
        for language in [LanguageTag.nb, .nn, .en] {
          #expect(text[language]?.isEmpty == false && text[language]?.hasPrefix("[") == false)
        }
      }
    }
    let size = try #require(country.attribute("size"))
    #expect(
      size.categories.map { $0.label.text(in: .nb) } == [
        "Under 2\u{00A0}000", "2\u{00A0}000–4\u{00A0}999", "5\u{00A0}000–9\u{00A0}999",
        "10\u{00A0}000–19\u{00A0}999", "20\u{00A0}000–49\u{00A0}999", "50\u{00A0}000 og flere",
      ])
  }

  @Test func `every code of an attribute is valid in its year`() throws {
    for attribute in country.attributes {
      for year in attribute.years {
        let valid = Set(try Norway.municipalities(year))
        #expect(Set(attribute.classes[year, default: [:]].keys) == valid, "\(attribute.id) \(year)")
      }
    }
  }
}
