import Surveys

/// A row of a table of answers.
enum Row: Hashable {
  /// An option; of a ranking, ranked first.
  case part(Int)
  case topThree(Int)
  case top
  case bottom
  /// All who answered.
  case all
  /// All who were asked.
  case asked
  /// Those of them who were asked another question, by its position among the routes.
  case routed(Int)
  case dontKnow
  case notAnswered
  /// The mean of a scale or of numbers.
  case mean
  /// The mean points of an option in a ranking.
  case points(Int)
}

/// Which cells of a question's counts are kept back, in all its tables.
struct Suppression {
  /// For each row a flag for each column.
  var hidden: [Row: [Bool]] = [:]
  /// The columns whose means are shown rounded, because some of their counts are kept back.
  var rounded: [Row: [Bool]] = [:]
  /// The columns that are kept back whole, with their base.
  var withheld: Set<Int> = []

  func hides(_ row: Row, _ column: Int) -> Bool { holds(hidden, row, column) }

  func rounds(_ row: Row, _ column: Int) -> Bool { holds(rounded, row, column) }

  /// A column that no table shows, such as a class of weights, is not kept back.
  private func holds(_ flags: [Row: [Bool]], _ row: Row, _ column: Int) -> Bool {
    flags[row].map { $0.indices.contains(column) && $0[column] } ?? false
  }
}
