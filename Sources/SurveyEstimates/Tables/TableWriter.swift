import Languages
import Measures
import Statistics
import Surveys

/// Writes the tables of questions.
struct TableWriter {
  let tabulation: Tabulation
  let disclosure: Disclosure
  /// Intervals by their three numbers: the same ones come up again and again.
  private var intervals: [Int: Uncertainty] = [:]
  /// What has been counted already, by question.
  private var counted: [String: (columns: Columns, parts: [Part])] = [:]
  /// Quantiles of Student's t by degrees of freedom.
  private var quantiles: [Int: Double] = [:]
  /// The columns of questions whose base would tell of answers to a question before them.
  var withheld: [String: Set<Int>] = [:]
  /// What columns have in common, by the levels that are asked.
  var shared: [[[String]]: SharedResponses] = [:]

  init(tabulation: Tabulation, disclosure: Disclosure) {
    self.tabulation = tabulation
    self.disclosure = disclosure
  }

  /// The counts of a question, or of one item, with what is kept back of them.
  struct Part {
    let counts: AnswerCounts
    var suppression: Suppression
    let item: Question.Item?
    /// The weighted shares and means; nil where each answer counts as one.
    let weighted: WeightedAnswers?
    /// How finely they may be shown.
    let releases: WeightedReleases?
    /// What the counts are rounded to multiples of; nil where they are the true ones.
    var step: Int?
  }

  /// The columns and counts of a question, item by item.
  mutating func counted(_ question: Question) -> (columns: Columns, parts: [Part]) {
    if let known = counted[question.id] { return known }
    let isEligible = tabulation.population.members.map {
      tabulation.isEligible(question.levels, $0.levels)
    }
    let columns = Columns(groupings: tabulation.groupings) { isEligible[$0] }
    let items: [Question.Item?] = question.kind == .matrix ? question.items : [nil]
    let asDerived = withheldAsDerived(question, columns: columns)
    let parts = items.map { item in
      let counts = AnswerCounts(
        question: question, item: item, tabulation: tabulation, columns: columns)
      let shown = protected(counts, item)
      var suppression = shown.suppression
      suppression.withheld.formUnion(asDerived)
      // Beside rounded counts, what is weighted would tell the true ones.
      let weighted = shown.step == nil ? weighted(counts) : nil
      let releases = weighted == nil ? nil : releases(shown.counts, suppression, item)
      return Part(
        counts: shown.counts, suppression: suppression, item: item, weighted: weighted,
        releases: releases, step: shown.step)
    }
    counted[question.id] = (columns, parts)
    return (columns, parts)
  }

  mutating func tables(of question: Question) -> [Table] {
    let (columns, parts) = counted(question)
    let divisions: [Int?] = [nil] + columns.groupings.indices.map { $0 }
    var tables: [Table] = []
    let isWeighted = parts.contains { $0.weighted != nil }
    let estimators: [Estimator] = isWeighted ? [.weighted, .raw] : [.plain]
    for division in divisions {
      for estimator in estimators {
        let frame = TableFrame(
          question: question, columns: columns, division: division, parts: parts,
          tabulation: tabulation, estimator: estimator)
        switch question.kind {
        case .single, .multiple: tables.append(shares(frame))
        case .scale, .matrix: tables += [shares(frame), means(frame)]
        case .ranking: tables += [ranking(frame), means(frame)]
        case .number: tables += (estimator == .raw ? [] : [answered(frame)]) + [means(frame)]
        case .text, .date, .file, .place:
          if division == nil, estimator != .raw { tables.append(answered(frame)) }
        case .note: break
        }
      }
    }
    return tables
  }

  private func releases(
    _ counts: AnswerCounts, _ suppression: Suppression, _ item: Question.Item?
  ) -> WeightedReleases? {
    tabulation.weights.map {
      WeightedReleases(
        counts, suppression, disclosure, weights: $0.design.weights, item: item,
        tabulation: tabulation)
    }
  }

  private func weighted(_ counts: AnswerCounts) -> WeightedAnswers? {
    tabulation.weights.map {
      WeightedAnswers(
        AnswerVariables(counts.answers, counts: counts), design: $0.design,
        columns: counts.columns)
    }
  }

  private mutating func shares(_ frame: TableFrame) -> Table {
    let rows = frame.answerRows
    var cells: [Cell] = []
    for part in frame.parts {
      for row in rows {
        for column in frame.shownColumns { cells.append(share(frame, part, row.row, column)) }
      }
    }
    return frame.table(
      dimensions: frame.itemDimension + [frame.answerDimension] + frame.groupDimension,
      cells: cells,
      quantity: .share)
  }

  private mutating func ranking(_ frame: TableFrame) -> Table {
    let rows = frame.answerRows
    let ranks = [
      Category(code: AnswerCode.first, label: Words.first),
      Category(code: AnswerCode.topThree, label: Words.topThree),
    ]
    var cells: [Cell] = []
    for part in frame.parts {
      for row in rows {
        for isFirst in [true, false] {
          var shown = row.row
          if case .part(let option) = shown, !isFirst { shown = .topThree(option) }
          for column in frame.shownColumns { cells.append(share(frame, part, shown, column)) }
        }
      }
    }
    let dimensions = [
      frame.answerDimension,
      Dimension(id: "rank", name: Words.rank, categories: ranks, role: .breakdown),
    ]
    return frame.table(
      dimensions: dimensions + frame.groupDimension, cells: cells, quantity: .share)
  }

  private mutating func means(_ frame: TableFrame) -> Table {
    var cells: [Cell] = []
    let isRanking = frame.question.kind == .ranking
    for part in frame.parts {
      let rows: [Row] = isRanking ? part.counts.parts.indices.map { .points($0) } : [.mean]
      for row in rows {
        for column in frame.shownColumns { cells.append(mean(frame, part, row, column)) }
      }
    }
    let options = Dimension(
      id: "answer", name: Words.answer,
      categories: frame.question.answers.map { Category(code: $0.code, label: $0.text) },
      role: .answer)
    let rows = isRanking ? [options] : frame.itemDimension
    let columns = frame.groupDimension
    return frame.table(
      dimensions: rows.isEmpty && columns.isEmpty ? [frame.everybody] : rows + columns,
      cells: cells, quantity: .mean)
  }

  /// Of numbers and words the table says only how many there are; the words stay with the survey.
  private func answered(_ frame: TableFrame) -> Table {
    let rows: [(Row, Category)] = [
      (.part(0), Category(code: AnswerCode.answered, label: Words.answered)),
      (.notAnswered, Category(code: AnswerCode.notAnswered, label: Words.notAnswered)),
      (.all, Category(code: AnswerCode.all, label: Words.all, role: .total)),
    ]
    var cells: [Cell] = []
    for part in frame.parts {
      let counts = part.counts
      for (row, _) in rows {
        for column in frame.shownColumns {
          if part.suppression.withheld.contains(column) {
            cells.append(TableWriter.withheld)
            continue
          }
          let count =
            switch row {
            case .part: counts.answered[column]
            case .notAnswered: counts.notAnswered[column]
            default: counts.asked[column]
            }
          cells.append(
            Cell(
              value: .known(Double(count)), base: .all(counts.asked[column]), count: count,
              uncertainty: .complete))
        }
      }
    }
    let answers = Dimension(
      id: "answer", name: Words.answer, categories: rows.map(\.1), role: .answer)
    return frame.table(
      dimensions: [answers] + frame.groupDimension, cells: cells, quantity: .count)
  }

  /// A cell of a group whose base is kept back as well.
  private static let withheld = Cell(
    value: .unknown(.suppressed), base: .withheld, uncertainty: .none)

  mutating func share(
    _ frame: TableFrame, _ part: Part, _ row: Row, _ column: Int
  ) -> Cell {
    let counts = part.counts
    let isOutside = row == .dontKnow || row == .notAnswered
    let base = isOutside ? counts.asked[column] : counts.answered[column]
    let population = counts.population[column]
    let printed = Base.answers(answered: base, population: population)
    func without(_ reason: Absence) -> Cell {
      Cell(value: .unknown(reason), base: printed, uncertainty: .none)
    }
    if part.suppression.withheld.contains(column) { return TableWriter.withheld }
    if population == 0 { return without(.notAsked) }
    if base == 0 { return without(.noBase) }
    if part.suppression.hides(row, column) { return without(.suppressed) }
    let count = counts.count(of: row, in: column)
    if frame.estimator == .weighted, row != .all, base < population,
      let estimate = part.weighted?[row, column]
    {
      let sample = SampleShare(yes: count, answered: base, population: population)
      let release = part.releases?[row, column] ?? .exact
      guard let shown = release.shown(100 * estimate.value) else { return without(.suppressed) }
      return Cell(
        value: .known(shown), base: printed, count: count,
        uncertainty: release.shown(interval(sample, estimate), around: shown))
    }
    return Cell(
      value: .known(100 * Double(count) / Double(base)), base: printed, count: count,
      uncertainty: row == .all
        ? .complete : interval(yes: count, answered: base, population: population))
  }

  private mutating func mean(
    _ frame: TableFrame, _ part: Part, _ row: Row, _ column: Int
  ) -> Cell {
    let counts = part.counts
    let population = counts.population[column]
    let printed = Base.answers(answered: counts.answered[column], population: population)
    func without(_ reason: Absence) -> Cell {
      Cell(value: .unknown(reason), base: printed, uncertainty: .none)
    }
    if part.suppression.withheld.contains(column) { return TableWriter.withheld }
    if population == 0 { return without(.notAsked) }
    if part.suppression.hides(row, column) { return without(.suppressed) }
    guard let mean = counts.mean(of: row, in: column) else { return without(.noBase) }
    if part.suppression.rounds(row, column) {
      // An interval would tell how the answers spread, and so how many gave each.
      let weighted = frame.estimator == .weighted ? part.weighted?[row, column]?.value : nil
      let rounded = Rounding.round(
        weighted ?? mean.mean, decimals: tabulation.settings.meanDecimals)
      return Cell(value: .known(rounded), base: printed, uncertainty: .notComputed)
    }
    let level = tabulation.settings.level
    if frame.estimator == .weighted, mean.answered < population,
      let estimate = part.weighted?[row, column]
    {
      let half =
        quantile(Int(estimate.degreesOfFreedom)) * estimate.variance.squareRoot()
      let release = part.releases?[row, column] ?? .exact
      guard let shown = release.shown(estimate.value) else { return without(.suppressed) }
      let interval = possible(
        estimate.value - half, estimate.value + half, around: estimate.value, mean, in: counts)
      return Cell(
        value: .known(shown), base: printed, uncertainty: release.shown(interval, around: shown))
    }
    let uncertainty: Uncertainty =
      if mean.answered == population {
        .complete
      } else if let interval = mean.interval(t: quantile(mean.answered - 1), level: level) {
        possible(interval.lower, interval.upper, around: mean.mean, mean, in: counts)
      } else {
        .none
      }
    return Cell(value: .known(mean.mean), base: printed, uncertainty: uncertainty)
  }

  /// An interval of a mean within what the answers leave open: those who did not answer cannot have
  /// more than the highest point or less than the lowest.
  private func possible(
    _ lower: Double, _ upper: Double, around value: Double, _ mean: SampleMean,
    in counts: AnswerCounts
  ) -> Uncertainty {
    let level = tabulation.settings.level
    var (lower, upper) = (lower, upper)
    if let points = counts.possiblePoints {
      let sum = mean.mean * Double(mean.answered)
      let others = Double(mean.population - mean.answered)
      let size = Double(mean.population)
      lower = min(max(lower, (sum + others * points.lowerBound) / size), value)
      upper = max(min(upper, (sum + others * points.upperBound) / size), value)
    }
    guard lower.isFinite, upper.isFinite else { return .notComputed }
    return .interval(Interval(lower: lower, upper: upper, level: level))
  }

  private mutating func quantile(_ degreesOfFreedom: Int) -> Double {
    guard degreesOfFreedom > 0 else { return .infinity }
    if let found = quantiles[degreesOfFreedom] { return found }
    let quantile = StudentT(degreesOfFreedom: Double(degreesOfFreedom))
      .quantile(1 - (1 - tabulation.settings.level) / 2)
    quantiles[degreesOfFreedom] = quantile
    return quantile
  }

  /// The interval of a weighted share, by the rule for published shares.
  private mutating func interval(
    _ sample: SampleShare, _ estimate: WeightedAnswers.Estimate
  ) -> Uncertainty {
    if estimate.isSelfWeighted || sample.yes == 0 || sample.yes == sample.answered {
      return interval(
        yes: sample.yes, answered: sample.answered, population: sample.population)
    }
    let proportion = Proportion(
      estimate: Estimate(
        value: estimate.value, standardError: estimate.variance.squareRoot(),
        degreesOfFreedom: estimate.degreesOfFreedom),
      yes: sample.yes, answered: sample.answered, isSelfWeighted: false)
    let found = proportion.publishedInterval(
      population: sample.population, level: tabulation.settings.level,
      t: quantile(Int(estimate.degreesOfFreedom)))
    return found.map {
      .interval(Interval(lower: 100 * $0.lower, upper: 100 * $0.upper, level: $0.level))
    } ?? .complete
  }

  private mutating func interval(yes: Int, answered: Int, population: Int) -> Uncertainty {
    if answered == population { return .complete }
    let key = ((yes << 20) + answered) << 20 + population
    if let found = intervals[key] { return found }
    let sample = SampleShare(yes: yes, answered: answered, population: population)
    let level = tabulation.settings.level
    let uncertainty: Uncertainty =
      if let exact = sample.exactInterval(level: level) {
        .interval(Interval(lower: 100 * exact.lower, upper: 100 * exact.upper, level: level))
      } else {
        .none
      }
    intervals[key] = uncertainty
    return uncertainty
  }
}
