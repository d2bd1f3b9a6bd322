import Testing

@testable import Statistics

@Suite("Tables, groups and those who answered")
struct CrossTableTests {
  let sample = RandomSample(seed: 21)

  var halves: Factor { Factor(codes: sample.x.map { $0 > 9 ? 1 : 0 }, count: 2) }

  @Test func `rows, columns and cells agree with each other`() throws {
    let design = try sample.design()
    let table = try #require(CrossTable(rows: sample.groups, columns: halves, design: design))
    #expect(table.rows == 3 && table.columns == 2)
    #expect(table.answers.joined().reduce(0, +) == sample.rows)
    #expect(near(table.rowTotals, design.totals(of: sample.groups)))
    #expect(near(table.columnTotals, design.totals(of: halves)))
    #expect(near(table.shares.values.reduce(0, +), 1))
    for row in 0..<3 {
      let part = try #require(table.rowShares[row])
      #expect(near(part, design.restricted(to: sample.groups, category: row).means(of: halves)))
      #expect(
        near(
          part.values[1], table.totals.values[2 * row + 1] / table.rowTotals.values[row]))
    }
    let turned = try #require(CrossTable(rows: halves, columns: sample.groups, design: design))
    #expect(near(turned.rowShares[0], table.columnShares[0]))
    #expect(near(turned.totals.values[2], table.totals.values[4]))
  }

  @Test func `missing answers are outside, and a row of none has no shares`() throws {
    let rows = Factor(codes: [0, 0, 2, Factor.missing, 2, 0], count: 3)
    let columns = Factor(codes: [1, 0, 1, 1, Factor.missing, 1], count: 2)
    let design = try SampleDesign(rows: 6)
    let table = try #require(CrossTable(rows: rows, columns: columns, design: design))
    #expect(table.answers == [[1, 2], [0, 0], [0, 1]])
    #expect(table.totals.values == [1, 2, 0, 0, 0, 1])
    #expect(table.rowShares[1] == nil && table.rowShares[2]?.values == [0, 1])
    let none = Factor(codes: [UInt16](repeating: Factor.missing, count: 6), count: 2)
    #expect(CrossTable(rows: none, columns: columns, design: design) == nil)
  }

  @Test func `groups without rows are left out`() throws {
    let groups = Factor(codes: [0, 0, 2, 2, 0, Factor.missing], count: 4)
    let design = try SampleDesign(rows: 6)
    let means = design.means([[1, 2, 3, 5, 6, 100]], by: groups)
    #expect(means.groups == [0, 2])
    #expect(means[0, group: 0]?.value == 3 && means[0, group: 2]?.value == 4)
    #expect(means[0, group: 1] == nil && means.difference(0, 1) == nil)
    #expect(means.degreesOfFreedom == [2, 1] && means.estimates.degreesOfFreedom == 4)
    #expect(means.difference(2, 0)?.value == 1)
  }

  @Test func `groups that are strata are independent`() throws {
    let strata = Factor(codes: sample.strata.map { UInt16($0) }, count: 4)
    let means = try sample.design().means([sample.x], by: strata)
    let (one, two) = try (#require(means[0, group: 0]), #require(means[0, group: 3]))
    let difference = try #require(means.difference(0, 3))
    let independent = one.difference(fromIndependent: two)
    #expect(near(difference.value, independent.value))
    #expect(near(difference.standardError, independent.standardError))
  }

  @Test func `a t-test needs both groups`() throws {
    let design = try SampleDesign(rows: 5)
    let numbers: [Double] = [1, 2, .nan, 7, 9]
    let groups = Factor(codes: [0, 0, 1, 1, 1], count: 2)
    let found = try #require(design.difference(in: numbers, between: groups))
    #expect(found.value == 6.5 && found.degreesOfFreedom == 2)
    #expect(
      design.restricted { $0 < 3 }.difference(in: numbers, between: groups) == nil)
  }

  @Test func `who answered, weighted back, is like all that were asked`() throws {
    let property = Factor(codes: [0, 0, 0, 0, 1, 1, Factor.missing], count: 3)
    let even = try #require(
      Representativeness(of: property, weights: [1, 1, 0, 0, 1, 0, 1]))
    #expect(even.frame == even.respondents)
    #expect(even.standardizedDifferences == [0, 0, nil])
    let skewed = try #require(
      Representativeness(of: property, weights: [1, 0, 0, 0, 1, 1, 0]))
    #expect(near(skewed.standardizedDifferences[1] ?? 0, (1.0 / 3) / (2.0 / 9).squareRoot()))
    let weighted = try #require(
      Representativeness(of: property, weights: [4, 0, 0, 0, 1, 1, 0]))
    #expect(weighted.respondents == weighted.frame)
    #expect(Representativeness(of: property, weights: [0, 0, 0, 0, 0, 0, 1]) == nil)
  }
}
