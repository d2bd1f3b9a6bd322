import Testing

@testable import SurveyEstimates

@Suite("Linear programs that leave sums as they are")
struct SumPreservingProgramTests {
  @Test func `what is worth having is had as cheaply as can be`() throws {
    // Flow along 0, back along 1 at cost 2 up to 3, or along 2 at cost 5.
    let program = SumPreservingProgram(
      columns: [[(0, 1)], [(0, -1)], [(0, -1)]], rows: 1)
    let found = try #require(
      program.cheapest(costs: [-10, 2, 5], limits: [8, 3, 4]))
    #expect(zip(found, [7, 3, 4]).allSatisfy { abs($0 - $1) < 1e-9 })
    let dear = try #require(program.cheapest(costs: [-4, 2, 5], limits: [8, 3, 4]))
    #expect(
      zip(dear, [3, 3, 0]).allSatisfy { abs($0 - $1) < 1e-9 }, "the second way costs too much")
  }

  @Test func `rows that say the same twice do no harm`() throws {
    let program = SumPreservingProgram(
      columns: [[(0, 1), (1, 2)], [(0, -1), (1, -2)], []], rows: 2)
    let found = try #require(program.cheapest(costs: [-1, 0, 3], limits: [5, 4, 9]))
    #expect(zip(found, [4, 4, 0]).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  /// The transportation problem of Dantzig's example, as changes of a plan that ships nothing.
  @Test func `a transportation problem has its cheapest plan`() throws {
    // Two plants with 350 and 600 cases, three markets that take 325, 300 and 275.
    let costs: [[Double]] = [[0.225, 0.153, 0.162], [0.225, 0.162, 0.126]]
    var columns: [SumPreservingProgram.Column] = []
    var prices: [Double] = []
    var limits: [Double] = []
    for plant in 0..<2 {
      for market in 0..<3 {
        columns.append([(plant, 1), (2 + market, 1)])
        prices.append(costs[plant][market])
        limits.append(1000)
      }
    }
    for plant in 0..<2 {
      columns.append([(plant, -1)])
      prices.append(0)
      limits.append([350, 600][plant])
    }
    for market in 0..<3 {
      columns.append([(2 + market, -1)])
      prices.append(-100)
      limits.append([325, 300, 275][market])
    }
    let program = SumPreservingProgram(columns: columns, rows: 5)
    let found = try #require(program.cheapest(costs: prices, limits: limits))
    let cost = (0..<6).reduce(0) { $0 + found[$1] * prices[$1] }
    // G. B. Dantzig 1963, section 3-3, with the costs of GAMS's trnsport.gms: 153.675.
    #expect(abs(cost - 153.675) < 1e-9)
  }
}
