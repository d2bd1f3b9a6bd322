import Surveys
import TestSupport
import Testing

/// An attack on the example of 2021, as if its answers were protected.
@Suite("An attack on the example's data files")
struct ExampleDisclosureTests {
  private static let open = "disclosure: {protect: []}"

  private static func isPrimary(_ row: PublishedRow) -> Bool {
    guard let answer = row.codes["answer"], let count = row.count, let base = row.base,
      answer != "all", answer != "not-answered"
    else { return false }
    return (1..<3).contains(count) || (answer != "dont-know" && (1..<5).contains(base))
  }

  private static func isKnown(_ bounds: (lower: Double, upper: Double)?) -> Bool {
    bounds.map { $0.upper - $0.lower < 1 - 1e-6 } ?? false
  }

  @Test func `no count that is kept back follows from the data files`() throws {
    let truth = try ExampleAttack(policy: Self.open)
    let example = try ExampleAttack(policy: "")
    var (kept, shown, told, totals, followed) = (0, 0, 0, 0, 0)
    for (question, item) in example.targets {
      let name = "\(question.id) \(item ?? "")"
      let rows = truth.rows(of: question, item: item)
      let attack = example.attack(
        on: question, item: item, rows: example.rows(of: question, item: item))
      let bounds = try #require(attack.bounds(), "\(name): the numbers contradict each other")
      // What the bases and totals of nobody or everybody tell, whatever else is kept back.
      let facts = rows.map { row in
        row.place == nil && (row.count == 0 || row.count == row.base) ? row : Self.blank(row)
      }
      let known = try #require(
        example.attack(on: question, item: item, rows: facts, withMeans: false).bounds())
      var seen: Set<SurveyAttack.Count> = []
      for row in rows {
        let count = SurveyAttack.Count(row)
        guard count.row != "all", let found = row.count, seen.insert(count).inserted else {
          continue
        }
        shown += 1
        guard let (lower, upper) = bounds[count] else {
          #expect(!Self.isPrimary(row), "\(name) \(count) is shown: \(found)")
          continue
        }
        kept += 1
        if count.place == nil { totals += 1 }
        #expect(lower <= Double(found) + 1e-6 && Double(found) <= upper + 1e-6)
        if Self.isKnown(known[count]) {
          told += 1
          continue
        }
        // That somebody did not answer is no statement; it is kept back only to protect others.
        if count.row.hasPrefix("not-answered") { continue }
        // That nobody in a large group chose an answer needs no protection.
        if found == 0, row.base ?? 0 >= 5 { continue }
        // A sum of large counts, kept back to protect others, may follow from a mean. It tells of nobody
        // as long as the small counts behind it stay unknown.
        if upper - lower < 1 - 1e-6, !Self.isPrimary(row) {
          followed += 1
          continue
        }
        #expect(upper - lower >= 1 - 1e-6, "\(name) \(count) is \(found)")
        guard Self.isPrimary(row), row.base ?? 0 >= 5, count.row != "dont-know" else { continue }
        // A small count might be one less, and one that would have been shown.
        #expect(
          lower <= Double(found) - 1 + 1e-6 && upper >= 3 - 1e-6, "\(name) \(count) is \(found)")
      }
    }
    print(
      "example: \(kept) of \(shown) counts are kept back, \(totals) of everybody, \(told) are told, "
        + "\(followed) large ones follow")
    #expect(kept > 1000 && told * 20 < kept && followed * 1000 < kept)
  }

  @Test func `with small counts alone kept back the attack succeeds`() throws {
    let truth = try ExampleAttack(policy: Self.open)
    var (kept, found) = (0, 0)
    for (question, item) in truth.targets {
      let rows = truth.rows(of: question, item: item)
        .map { Self.isPrimary($0) ? Self.blank($0) : $0 }
      let attack = truth.attack(on: question, item: item, rows: rows, withMeans: false)
      let bounds = try #require(attack.bounds())
      kept += attack.keptBack.count
      found += attack.keptBack.count { Self.isKnown(bounds[$0]) }
    }
    print("example: with small counts alone kept back, \(found) of \(kept) are found out")
    #expect(found * 2 > kept)
  }

  private static func blank(_ row: PublishedRow) -> PublishedRow {
    PublishedRow(
      table: row.table, attribute: row.attribute, group: row.group, codes: row.codes, value: nil,
      count: nil, base: row.base)
  }
}
