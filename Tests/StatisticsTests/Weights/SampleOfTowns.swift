import Statistics

/// A stratified sample with unequal weights and three factors, made up.
struct SampleOfTowns {
  let design: SampleDesign
  let region: Margin
  let size: Margin
  let member: Margin
  let income: [Double]
  let taxes: [Double]

  var margins: [Margin] { [region, size, member] }

  /// - Parameters:
  ///   - order: the order of the rows; as they were made where nil.
  ///   - equal: whether all weigh the same.
  init(order: [Int]? = nil, equal: Bool = false) throws {
    var numbers = SeededNumbers(20_251_121)
    let rows = 240
    var columns = [[Double]](repeating: [], count: 7)
    for _ in 0..<rows {
      let stratum = (4 * numbers.uniform()).rounded(.down)
      columns[0].append(stratum)
      columns[1].append(equal ? 3 : (stratum + 2) * (1 + numbers.uniform()))
      columns[2].append((4 * numbers.uniform()).rounded(.down))
      let size = numbers.uniform()
      columns[3].append(size < 0.55 ? 0 : size < 0.88 ? 1 : 2)
      columns[4].append(numbers.uniform() < 0.3 ? 1 : 0)
      columns[5].append(100 + 20 * numbers.normal())
      columns[6].append(10 + numbers.normal())
    }
    if let order { columns = columns.map { column in order.map { column[$0] } } }
    func factor(_ column: Int, _ count: Int) -> Factor {
      Factor(codes: columns[column].map { UInt16($0) }, count: count)
    }
    design = try SampleDesign(
      rows: rows, stages: [SampleDesign.Stage(strata: columns[0].map { Int($0) })],
      weights: columns[1])
    region = Margin(factor(2, 4), totals: [300, 250, 200, 250])
    size = Margin(factor(3, 3), totals: [610, 270, 120])
    member = Margin(factor(4, 2), totals: [640, 360])
    income = columns[5]
    taxes = columns[6]
  }

  static let rows = 240
}
