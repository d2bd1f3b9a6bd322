import Indicators
import Testing

@Suite("Comparison with others")
struct ComparisonTests {
  static let values: [(values: [Double], median: Double?)] = [
    ([], nil), ([3], 3), ([9, 1, 5], 5), ([4, 1, 3, 2], 2.5), ([-1, -1, 7], -1),
  ]

  @Test(arguments: values)
  func `the middle value has as many above as below`(
    example: (values: [Double], median: Double?)
  ) {
    #expect(Comparison.median(example.values) == example.median)
  }
}
