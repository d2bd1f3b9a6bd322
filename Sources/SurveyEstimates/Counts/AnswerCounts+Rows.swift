import Statistics
import Surveys

extension AnswerCounts {
  /// How many stand behind a row in a column.
  func count(of row: Row, in column: Int) -> Int {
    switch row {
    case .part(let option): parts[option][column]
    case .topThree(let option): topThree[option][column]
    case .top: ends?.top.reduce(0) { $0 + parts[$1][column] } ?? 0
    case .bottom: ends?.bottom.reduce(0) { $0 + parts[$1][column] } ?? 0
    case .all, .mean, .points, .routed: answered[column]
    case .asked: asked[column]
    case .dontKnow: dontKnow[column]
    case .notAnswered: notAnswered[column]
    }
  }

  /// The lowest and the highest points that an answer can have; nil for numbers without end.
  var possiblePoints: ClosedRange<Double>? {
    if question.kind == .ranking { return 0...3 }
    guard let values, let least = values.min(), let most = values.max() else { return nil }
    return least...most
  }

  /// The mean of a row in a column; nil where nobody answered.
  func mean(of row: Row, in column: Int) -> SampleMean? {
    if case .points(let option) = row {
      let first = parts[option][column]
      let ranked = topThree[option][column]
      // With f first, s second and t third places: f + s + t are ranked, 3f + 2s + t the points.
      let second = points[option][column] - ranked - 2 * first
      let counts = [answered[column] - ranked, ranked - first - second, second, first]
      return SampleMean(values: [0, 1, 2, 3], counts: counts, population: population[column])
    }
    if let values {
      return SampleMean(
        values: values, counts: parts.map { $0[column] }, population: population[column])
    }
    return numbers.isEmpty
      ? nil : SampleMean(numbers[column], population: population[column])
  }
}
