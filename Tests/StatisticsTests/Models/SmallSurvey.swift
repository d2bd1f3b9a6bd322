import Foundation
import Statistics

/// Sixty made-up answers that a script in Python makes from the same formulas; the expected numbers
/// of the tests on them were computed there with numpy 2.4 from the textbook formulas.
enum SmallSurvey {
  static let rows = 60
  static let x: [Double] = (0..<rows).map { Double((37 * $0 + 11) % 101) / 10 }
  static let group = Factor(codes: (0..<rows).map { UInt16(($0 * 7 + $0 / 5) % 3) }, count: 3)
  static let weights: [Double] = (0..<rows).map { 1 + Double((13 * $0) % 5) / 2 }

  static let number: [Double] = (0..<rows).map { row in
    let shift = group.codes[row] == 2 ? -0.5 : 0
    return 2 + 0.3 * x[row] + shift + 3 * (chance(row) - 0.5)
  }

  static let yes: [Double] = (0..<rows).map { row in
    let logit = -1.5 + 0.4 * x[row] + (group.codes[row] == 1 ? 0.5 : 0)
    return chance(row) < 1 / (1 + exp(-logit)) ? 1 : 0
  }

  static let stage = Factor(
    codes: (0..<rows).map { row in
      let chance = (Double((71 * row + 5) % 89) + 0.5) / 89
      let shift = [0, 0.6, -0.3][Int(group.codes[row])]
      let reached = 0.4 * x[row] + shift + log(chance / (1 - chance))
      return UInt16([0.5, 2, 3.5].count { reached >= $0 })
    }, count: 4)

  static let terms: [ModelTerm] = [
    .number("x", x), .factor("group", group, columnNames: ["B", "C"]),
  ]
  static let matrix = ModelMatrix(terms, rows: rows)

  static func design(weighted: Bool = true) throws -> SampleDesign {
    try SampleDesign(rows: rows, weights: weighted ? weights : [Double](repeating: 1, count: rows))
  }

  private static func chance(_ row: Int) -> Double {
    (Double((53 * row + 29) % 97) + 0.5) / 97
  }
}

/// Whether two lists agree to a relative error.
func near(_ left: [Double], _ right: [Double], _ error: Double = 1e-11) -> Bool {
  left.count == right.count
    && zip(left, right).allSatisfy { abs($0 - $1) <= error * max(1, abs($1)) }
}
