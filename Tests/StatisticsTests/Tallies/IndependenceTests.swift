import Statistics
import Testing

@Suite("Independence of questions")
struct IndependenceTests {
  static func table(_ cells: [[Int]], stages: [SampleDesign.Stage] = [.init()]) throws
    -> CrossTable
  {
    var rows: [UInt16] = []
    var columns: [UInt16] = []
    for (row, counts) in cells.enumerated() {
      for (column, count) in counts.enumerated() {
        rows += [UInt16](repeating: UInt16(row), count: count)
        columns += [UInt16](repeating: UInt16(column), count: count)
      }
    }
    return try #require(
      try CrossTable(
        rows: Factor(codes: rows, count: cells.count),
        columns: Factor(codes: columns, count: cells[0].count),
        design: SampleDesign(rows: rows.count, stages: stages)))
  }

  /// X² by `scipy.stats.chi2_contingency` of SciPy 1.17.1, and V from it.
  @Test func `a simple random sample has nearly Pearson's test`() throws {
    let table = try Self.table([[29, 36, 10], [30, 19, 45]])
    let test = try #require(RaoScottTest(of: table))
    #expect((test.pearson.value - 25.73338727338295).magnitude < 1e-12)
    #expect(test.pearson.degreesOfFreedom == 2)
    #expect((test.pearson.cramersV - 0.39021604752730005).magnitude < 1e-14)
    // The variance has n − 1 below the line where Pearson has n.
    #expect((test.meanDesignEffect - 169.0 / 168).magnitude < 1e-12)
    #expect((test.numerator - 2).magnitude < 1e-12)
  }

  @Test func `rows and columns without answers do not count`() throws {
    let whole = try Self.table([[5, 7, 9], [8, 4, 3]])
    let wider = try Self.table([[0, 0, 0, 0], [5, 0, 7, 9], [0, 0, 0, 0], [8, 0, 4, 3]])
    let test = try #require(RaoScottTest(of: whole))
    let other = try #require(RaoScottTest(of: wider))
    #expect((test.f - other.f).magnitude < 1e-12 * test.f)
    #expect(test.pearson.degreesOfFreedom == other.pearson.degreesOfFreedom)
    let wald = try #require(whole.waldTest)
    let widerWald = try #require(wider.waldTest)
    #expect((wald.f - widerWald.f).magnitude < 1e-12 * wald.f)
  }

  @Test func `a table without a second row or column has no test`() throws {
    let table = try Self.table([[5, 7], [0, 0]])
    #expect(table.pearson == nil)
    #expect(RaoScottTest(of: table) == nil)
    #expect(table.waldTest == nil)
  }

  @Test func `where all were asked there is nothing to test`() throws {
    let all = SampleDesign.Stage(populations: [Double](repeating: 30, count: 30))
    let table = try Self.table([[5, 7], [8, 10]], stages: [all])
    #expect(table.pearson != nil)
    #expect(RaoScottTest(of: table) == nil)
    #expect(table.waldTest == nil)
  }

  @Test func `a test with more estimates than degrees of freedom has no adjusted form`() throws {
    let few = SampleDesign.Stage(clusters: (0..<60).map { ($0 * 7) % 4 })
    let table = try Self.table([[11, 9, 8], [4, 10, 6], [3, 2, 7]], stages: [few])
    let test = try #require(RaoScottTest(of: table))
    #expect(test.denominator <= 3 * test.numerator * (1 + 1e-12))
    #expect(table.waldTest?.adjusted == nil)
  }
}
