import Foundation
import Statistics

/// A population of 357 municipalities like that of the reference results' `gen_municipal.R`, where large
/// municipalities and members of a network answer more often and more often have a plan.
struct MunicipalPopulation {
  static let count = 357

  /// The part of the country, of six.
  let part: Factor
  /// Under 5,000, 5,000 to 20,000 and larger.
  let size: Factor
  /// Whether it is in a network.
  let network: Factor
  /// The logarithm of inhabitants.
  let inhabitants: [Double]
  /// The probability of an answer.
  let answering: [Double]
  /// The logit of the probability of a plan, but for what is not known of the municipality.
  private let leaning: [Double]

  /// Counties: how many municipalities, the part of the country, the mean of ln(inhabitants).
  private static let counties: [(count: Int, part: UInt16, mean: Double)] = [
    (1, 0, 13.48), (23, 1, 9.0), (27, 1, 8.6), (41, 2, 7.9), (12, 0, 9.5), (21, 0, 9.9),
    (18, 0, 9.0), (46, 3, 8.4), (6, 4, 10.3), (17, 4, 8.6), (25, 4, 8.4), (43, 1, 8.6),
    (38, 5, 8.3), (21, 2, 7.8), (18, 2, 7.4),
  ]

  init(_ numbers: inout SeededNumbers) {
    var parts: [UInt16] = []
    var sizes: [UInt16] = []
    var members: [UInt16] = []
    var logs: [Double] = []
    var answering: [Double] = []
    var leaning: [Double] = []
    for county in MunicipalPopulation.counties {
      for _ in 0..<county.count {
        let inhabitants = max(191, exp(county.mean + 0.95 * numbers.normal()).rounded())
        let size = log10(inhabitants) - 3.7
        let merged = numbers.uniform() < logistic(-2.6 + 0.9 * size) ? 1.0 : 0
        let member = numbers.uniform() < logistic(-1.4 + size) ? 1.0 : 0
        // From 1 in the centre to 6 far from it.
        let centre = size + 0.35 * (county.mean - 8.5) + 0.45 * numbers.normal()
        let remote = min(max((4.5 - 2 * centre).rounded(), 1), 6)
        parts.append(county.part)
        sizes.append(inhabitants < 5000 ? 0 : inhabitants < 20_000 ? 1 : 2)
        members.append(UInt16(member))
        logs.append(size + 3.7)
        answering.append(
          logistic(0.7 + 0.55 * size + 0.9 * member + 0.25 * merged - 0.05 * remote))
        leaning.append(-0.5 + 0.95 * size + 1.1 * member + 0.35 * merged - 0.12 * (remote - 4))
      }
    }
    part = Factor(codes: parts, count: 6)
    size = Factor(codes: sizes, count: 3)
    network = Factor(codes: members, count: 2)
    inhabitants = logs
    self.answering = answering
    self.leaning = leaning
  }

  /// The share with a plan that these municipalities have in the long run.
  var expectedShare: Double {
    let steps = 200
    var sum = 0.0
    for step in 0..<steps {
      let unknown = NormalDistribution.quantile((Double(step) + 0.5) / Double(steps))
      for lean in leaning { sum += logistic(lean + 0.9 * unknown) }
    }
    return sum / Double(steps * leaning.count)
  }

  /// Whether each municipality has a plan, drawn anew: 1 or 0.
  func plans(_ numbers: inout SeededNumbers) -> [Double] {
    leaning.map { lean in
      let probability = logistic(lean + 0.9 * numbers.normal())
      return numbers.uniform() < probability ? 1 : 0
    }
  }

  /// Whether each municipality answers, drawn anew.
  func answers(_ numbers: inout SeededNumbers) -> [Bool] {
    answering.map { numbers.uniform() < $0 }
  }

  /// How many municipalities each category of a factor has.
  func totals(_ factor: Factor) -> [Double] {
    (0..<factor.count).map { factor.indicator(of: $0).reduce(0, +) }
  }
}

private func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
