import TestSupport
import Testing

@testable import StatisticalSources

@Suite("Cutting a request")
struct SplitPlanTests {
  @Test func `a request that is small enough stays whole`() {
    #expect(SplitPlan.boxes(sizes: [4, 3], limit: 12) == [[0..<4, 0..<3]])
    #expect(SplitPlan.boxes(sizes: [], limit: 1) == [[]])
  }

  @Test func `the largest dimension is cut, in pieces as equal as can be`() {
    #expect(
      SplitPlan.boxes(sizes: [10, 3], limit: 12)
        == [[0..<4, 0..<3], [4..<7, 0..<3], [7..<10, 0..<3]])
  }

  @Test func `where single categories are too large the next dimension is cut too`() {
    #expect(
      SplitPlan.boxes(sizes: [2, 4], limit: 1).count == 8)
    #expect(SplitPlan.boxes(sizes: [3, 5], limit: 2).allSatisfy { SplitPlan.count($0) <= 2 })
  }

  @Test func `the large table of the tests needs as few requests as its regions allow`() {
    // 756 840 cells, 2 120 for each of 357 regions: 23 regions fit into 50 000, so 16 requests.
    #expect(SplitPlan.boxes(sizes: [357, 2, 106, 1, 10], limit: 50_000).count == 16)
    #expect(SplitPlan.boxes(sizes: [357, 2, 106, 1, 10], limit: 800_000).count == 1)
  }

  @Test(arguments: 0..<300)
  func `the parts of any shape hold every cell once and keep the limit`(seed: Int) {
    var chance = SeededGenerator(seed: UInt64(seed))
    let sizes = (0..<Int.random(in: 1...5, using: &chance)).map { _ in
      Int.random(in: 1...9, using: &chance)
    }
    let count = sizes.reduce(1, *)
    let limit = Int.random(in: 1...(count + 2), using: &chance)
    var times = [Int](repeating: 0, count: count)
    for box in SplitPlan.boxes(sizes: sizes, limit: limit) {
      #expect(SplitPlan.count(box) <= limit)
      var cells = [0]
      for (range, size) in zip(box, sizes) {
        cells = cells.flatMap { cell in range.map { cell * size + $0 } }
      }
      for cell in cells { times[cell] += 1 }
    }
    #expect(times.allSatisfy { $0 == 1 })
  }
}
