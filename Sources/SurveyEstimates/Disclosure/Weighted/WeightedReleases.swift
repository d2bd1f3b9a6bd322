import Surveys

/// How finely each weighted number of a question may be shown.
struct WeightedReleases {
  private let cells: [Row: [WeightedRelease]]

  /// How finely the number of a row is shown in a column.
  subscript(row: Row, column: Int) -> WeightedRelease { cells[row]?[column] ?? .exact }

  /// Finds out how finely weighted numbers may be shown beside what is shown already.
  ///
  /// A weighted share of everybody is shown where other whole numbers, also within the classes of
  /// weights, fit it together with all tables; else it is kept back.
  ///
  /// - Parameters:
  ///   - counts: the counts of the question.
  ///   - suppression: what is kept back of them.
  ///   - disclosure: the policy.
  ///   - weights: what each response weighs, in the order of the responses.
  ///   - item: the item of a matrix.
  ///   - tabulation: the survey.
  init(
    _ counts: AnswerCounts, _ suppression: Suppression, _ disclosure: Disclosure,
    weights: [Double], item: Question.Item?, tabulation: Tabulation
  ) {
    var cells: [Row: [WeightedRelease]] = [:]
    let bases = WeightedReleases.bases(counts, weights, item, tabulation)
    let settings = tabulation.settings
    for (row, hidden) in suppression.hidden {
      let isMean = row == .mean
      let isAnyHidden =
        isMean || row.isPoints
        ? (suppression.rounded[row] ?? []).contains(true) : hidden.contains(true)
      let spread = isMean ? counts.spread : row.isPoints ? 3 : 100
      cells[row] = bases.map { weights in
        disclosure.weightedRelease(
          of: counts.question.id, isAnyHidden: isAnyHidden, weights: weights, spread: spread,
          decimals: isMean || row.isPoints ? settings.meanDecimals : settings.shareDecimals)
      }
    }
    self.cells = WeightedReleases.checked(
      cells, counts, suppression, disclosure, WeightClasses(weights), item, tabulation)
  }

  /// The weights of those who answered, in each column.
  private static func bases(
    _ counts: AnswerCounts, _ weights: [Double], _ item: Question.Item?, _ tabulation: Tabulation
  ) -> [[Double]] {
    let states = AnswerColumn(
      question: counts.question, item: item, responses: tabulation.responses,
      isEligible: { levels in
        tabulation.isEligible(counts.question.levels, levels)
          && tabulation.isEligible(item?.levels ?? [], levels)
      }
    ).states
    var bases = [[Double]](repeating: [], count: counts.columns.count)
    bases[Columns.total] = weights.indices.filter { states[$0] >= 0 }.map { weights[$0] }
    counts.columns.forEachGroup { column, responses, _ in
      bases[column] = responses.filter { states[$0] >= 0 }.map { weights[$0] }
    }
    return bases
  }

  /// Keeps back the weighted shares of everybody that would determine a count.
  private static func checked(
    _ cells: [Row: [WeightedRelease]], _ counts: AnswerCounts, _ suppression: Suppression,
    _ disclosure: Disclosure, _ classes: WeightClasses, _ item: Question.Item?,
    _ tabulation: Tabulation
  ) -> [Row: [WeightedRelease]] {
    guard disclosure.method == .suppress, disclosure.protects(counts.question.id),
      classes.weights.count <= WeightClasses.few
    else { return cells }
    let columns = classes.columns(after: counts.columns)
    let wide = AnswerCounts(
      question: counts.question, item: item, tabulation: tabulation, columns: columns)
    let isCounted = tabulation.responses.map { response in
      tabulation.isEligible(counts.question.levels, response.levels)
        && tabulation.isEligible(item?.levels ?? [], response.levels)
    }
    var system = CountSystem(
      counts: wide, disclosure: disclosure,
      shared: SharedResponses(columns: columns, isCounted: isCounted), routes: [],
      withheld: suppression.withheld, decimals: tabulation.settings.meanDecimals,
      settled: suppression, shownColumns: counts.columns.count)
    let windows = system.tieWeights(classes.weights, cells)
    system.linked.defend()
    var cells = cells
    for (row, window) in windows where system.linked.cells[window].isHidden {
      cells[row]?[Columns.total] = .keptBack
    }
    return cells
  }
}

extension Row {
  fileprivate var isPoints: Bool { if case .points = self { true } else { false } }
}

extension AnswerCounts {
  /// The distance from the lowest to the highest value of a scale.
  fileprivate var spread: Double {
    guard let values, let least = values.min(), let most = values.max() else { return 1 }
    return most - least
  }
}
