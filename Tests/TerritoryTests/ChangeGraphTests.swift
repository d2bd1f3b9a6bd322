import Foundation
import Measures
import Problems
import Territory
import Testing

@Suite struct ChangeGraphTests {
  let graph = Norway.country.graph

  @Test func `every municipality since 1986 reaches the division of 2024`() throws {
    let target = try Norway.day("2024-01-01")
    let known = Set(try Norway.municipalities(2024))
    for unit in graph.units where unit.level == .municipality {
      let descent = graph.descent(of: unit.version, to: target)
      #expect(!descent.isEmpty, "\(unit.version)")
      #expect(descent.allSatisfy { known.contains($0.unit.code) }, "\(unit.version)")
      #expect(abs(descent.compactMap(\.share).reduce(0, +) - 1) < 1e-9, "\(unit.version)")
    }
  }

  /// A few lines of the table that was made independently of this code; the whole table is compared
  /// where it is at hand.
  @Test(arguments: [
    ("0101", "2016-01-01", ["3101"]), ("1103", "2019-01-01", ["1103"]),
    ("1142", "2019-01-01", ["1103"]), ("1214", "1990-01-01", ["1160"]),
    ("1444", "2019-01-01", ["1577"]), ("1534", "2019-01-01", ["1580"]),
    ("1546", "2019-01-01", ["1508"]), ("1567", "2018-01-01", ["5061"]),
    ("1571", "2019-01-01", ["5055"]), ("1601", "2017-01-01", ["5001"]),
    ("1852", "2019-01-01", ["5512"]), ("0711", "2019-01-01", ["3301"]),
    ("0532", "2019-01-01", ["3236"]), ("0533", "2019-01-01", ["3234"]),
    ("3054", "2023-01-01", ["3234"]), ("1507", "2023-01-01", ["1508", "1580"]),
    ("1850", "2019-01-01", ["1806", "1875"]), ("1613", "2017-01-01", ["5055", "5056", "5059"]),
    ("2021", "1995-01-01", ["5610"]), ("0301", "1986-01-01", ["0301"]),
  ])
  func `old codes lead where the published table says`(
    code: String, day: String, targets: [String]
  ) throws {
    let unit = try #require(graph.unit(UnitCode(code), at: try Norway.day(day)))
    let descent = graph.descent(of: unit.version, to: try Norway.day("2024-01-01"))
    #expect(descent.map(\.unit.code.rawValue) == targets)
  }

  @Test(.enabled(if: Norway.hasSources, "the source tables are not beside the package"))
  func `the whole recode table agrees`() throws {
    var expected: [UnitVersion: [UnitCode: Double]] = [:]
    for row in try Norway.rows("klass/recode_to_2024.csv") {
      let until = row["valid_to"].flatMap { Day($0) }
      let start = try Norway.day("1986-01-01")
      if let until, until <= start { continue }
      let from = max(try Norway.day(try #require(row["valid_from"])), start)
      let code = UnitCode(try #require(row["old_code"]))
      let unit = try #require(graph.unit(code, at: from), "\(code) at \(from)")
      expected[unit.version, default: [:]][UnitCode(try #require(row["code_2024"]))] =
        Double(row["weight"] ?? "")
    }
    // The table halves what is known to have gone mainly one way in 1992.
    expected[UnitVersion(code: "0114", from: try Norway.day("1861-01-01"))] = ["3105": 1]
    expected[UnitVersion(code: "0412", from: try Norway.day("1964-01-01"))] = ["3411": 1]
    #expect(expected.count > 850)
    for (version, shares) in expected {
      let descent = graph.descent(of: version, to: try Norway.day("2024-01-01"))
      let found = descent.filter { $0.share != 0 }.map { ($0.unit.code, $0.share ?? -1) }
      #expect(Set(found.map(\.0)) == Set(shares.keys), "\(version)")
      for (code, share) in found {
        #expect(abs(share - (shares[code] ?? 0)) < 1e-6, "\(version) to \(code)")
      }
    }
  }

  @Test func `there are 43 new municipalities in 2020`() throws {
    let day = try Norway.day("2020-01-01")
    let events = graph.events(from: day, through: day).filter { $0.old.level == .municipality }
    let merged = Set(events.filter { $0.kinds.contains(.merge) }.map(\.new.code))
    #expect(merged.count == 43)
    #expect(Set(events.filter { $0.kinds.contains(.split) }.map(\.old.code)) == ["1850", "5012"])
  }

  /// KLASS has 197 new numbers in 2020 and 111 in 2024.
  ///
  /// 5 and 2 more have another label: Nesbyen and Rivtták are new names, the other labels differ in
  /// the county in brackets. Lyngen got its names later than its number; a unit that is still valid
  /// has those of 2026.
  @Test(arguments: [("2018-01-01", 46), ("2020-01-01", 197 + 5), ("2024-01-01", 111 + 2)])
  func `municipalities that only got a new number are counted as published`(
    text: String, count: Int
  ) throws {
    let day = try Norway.day(text)
    let events = graph.events(from: day, through: day).filter { $0.old.level == .municipality }
    let renumbered = events.filter { $0.kinds.contains(.renumber) }
    #expect(renumbered.count == count)
    let renamed = renumbered.filter { $0.kinds.contains(.rename) }.map(\.new.names.official)
    let names = [
      "2020-01-01": ["Nesbyen"],
      "2024-01-01": ["Gratangen - Rivtták", "Lyngen - Ivgu - Yykeä"],
    ]
    #expect(renamed == names[text, default: []])
  }

  @Test func `the real splits since 2017 are the four that are published`() throws {
    let events = graph.events(
      from: try Norway.day("2017-01-01"), through: try Norway.day("2026-01-01"))
    let splits = events.filter { $0.kinds.contains(.split) && $0.old.level == .municipality }
    let parts = Dictionary(grouping: splits, by: \.old.code).mapValues { $0.map(\.new.code) }
    #expect(
      parts == [
        "0720": ["0704", "0710"], "1507": ["1508", "1580"], "1850": ["1806", "1875"],
        "5012": ["5055", "5056", "5059"],
      ])
  }

  @Test func `moves between counties are found, divisions of counties are not moves`() throws {
    let events = graph.events(
      from: try Norway.day("2018-01-01"), through: try Norway.day("2024-01-01"))
    let moved = events.filter { $0.kinds.contains(.move) }.map(\.old.code)
    #expect(moved == ["1567", "0532", "0533", "0711", "1444", "1571", "1852"])
    let rename = try #require(events.first { $0.new.code == "1853" && $0.kinds == [.rename] })
    #expect(rename.new.names.official == "Evenes - Evenášši")
  }

  @Test func `Haram leaps over its years as a part of Ålesund`() throws {
    let haram = try #require(graph.unit("1534", at: try Norway.day("2019-01-01")))
    let whole = graph.descent(of: haram.version, to: try Norway.day("2024-01-01"))
    #expect(whole.map(\.unit.code) == ["1580"])
    #expect(whole.map(\.isEstimated) == [false])
    let between = graph.descent(of: haram.version, to: try Norway.day("2022-01-01"))
    #expect(between.map(\.unit.code) == ["1507"])
    let restored = try #require(graph.unit("1580", at: try Norway.day("2024-01-01")))
    let back = graph.descent(of: restored.version, to: try Norway.day("2019-01-01"))
    #expect(back.map(\.unit.code) == ["1534"])
    #expect(back.map(\.share) == [1])
  }

  @Test func `backwards a merger has no shares`() throws {
    let stavanger = try #require(graph.unit("1103", at: try Norway.day("2024-01-01")))
    let parts = graph.descent(of: stavanger.version, to: try Norway.day("2019-01-01"))
    #expect(parts.map(\.unit.code) == ["1103", "1141", "1142"])
    #expect(parts.allSatisfy { $0.share == nil })
  }

  @Test func `rows that do not fit together are told of and left out`() throws {
    let day = try Norway.day("2020-01-01")
    let units = [
      Unit(
        code: "A", level: "area", names: UnitNames(parsing: "A"), validity: Validity(until: day)),
      Unit(
        code: "B", level: "area", names: UnitNames(parsing: "B"), validity: Validity(from: day)),
      Unit(code: "B", level: "area", names: UnitNames(parsing: "B again")),
    ]
    var log = ProblemLog()
    let graph = ChangeGraph(
      units: units,
      changes: [Change(day: day, old: "A", new: "C"), Change(day: day, old: "A", new: "B")],
      shares: [
        SplitShare(old: "A", oldUntil: day, new: "B", newFrom: day, share: 0.5),
        SplitShare(old: "C", oldUntil: day, new: "B", newFrom: day, share: 0.5),
      ], file: "units.csv", log: &log)
    #expect(
      Set(log.problems.map(\.code)) == [
        "territory.overlap", "territory.change-without-unit", "territory.share-without-change",
        "territory.shares-sum",
      ])
    #expect(log.problems.allSatisfy { $0.place.file == "units.csv" })
    #expect(graph.unit("A", at: try Norway.day("2019-12-31")) != nil)
    #expect(graph.unit("A", at: day) == nil)
  }
}
