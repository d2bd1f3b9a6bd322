import Languages
import Measures
import Statistics
import Surveys

/// Writes the tables of one outcome: raw, weighted and adjusted by each factor, the differences, how
/// sure they are, and how they fare when something is done otherwise.
struct FurthestWriter {
  let tabulation: Tabulation
  let plan: FurthestPlan
  let outcome: FurthestPlan.Outcome
  let question: Question
  let answers: FurthestModel.Outcome
  let model: FurthestModel
  let comparisons: [FurthestComparison]
  /// The tables of the question, by address: what is kept back there is kept back here.
  let published: [TableAddress: Table]
  /// Whether no number may be finer than it is printed.
  let isProtected: Bool

  /// The comparison of one outcome; nil where the answers cannot carry a model.
  init?(
    _ outcome: FurthestPlan.Outcome, plan: FurthestPlan, tabulation: Tabulation,
    published: [TableAddress: Table], isProtected: Bool
  ) {
    guard let question = tabulation.questionnaire.question(outcome.question),
      let weights = tabulation.weights
    else { return nil }
    let answers = OutcomeAnswers(question, yes: outcome.yes, tabulation: tabulation).outcome(
      level: plan.level)
    let factors = plan.factors.compactMap {
      FurthestFactor($0, in: tabulation, level: plan.level)
    }
    // The question is about a mechanism, so there is no finite population correction.
    guard !factors.isEmpty,
      let model = FurthestModel(
        answers, terms: factors.map(\.term), design: weights.mechanism)
    else { return nil }
    self.tabulation = tabulation
    self.plan = plan
    self.outcome = outcome
    self.question = question
    self.answers = answers
    self.model = model
    self.published = published
    self.isProtected = isProtected
    let inflation = model.inflation(answers)
    comparisons = factors.indices.map { index in
      FurthestComparison(
        factors[index], in: model,
        others: factors.indices.filter { $0 != index }.map { factors[$0] }, inflation: inflation)
    }
  }

  /// The tables that rest on this outcome alone.
  ///
  /// - Parameter holm: the adjusted probability of each factor's test, over all outcomes.
  func tables(holm: [Double?]) -> [Table] {
    let made =
      comparisons.compactMap { byFactor($0) }
      + [differences, tests(holm: holm), sensitivity, tipping, small].compactMap { $0 }
    return isProtected ? made.map(\.roundedAsPrinted) : made
  }

  /// Whether the outcome is a share: then numbers are shown in per cent.
  var isShare: Bool { outcome.yes != nil }
  /// What numbers of the model are multiplied by in tables.
  var scale: Double { isShare ? 100 : 1 }

  /// The raw, weighted and adjusted share or mean in each class of a factor.
  private func byFactor(_ comparison: FurthestComparison) -> Table? {
    let id = comparison.factor.attribute.id
    let shown = comparison.factor.settings.filter { published(id, $0.category, raw: true) != nil }
    guard !shown.isEmpty else { return nil }
    var cells: [Cell] = []
    for (category, _) in shown {
      cells += [published(id, category, raw: true), published(id, category, raw: false)]
        .compactMap { $0 }
    }
    for (category, setting) in shown {
      cells.append(adjusted(comparison, category, setting))
    }
    // Raw and weighted were added class by class; the table has a row for each way of counting.
    let pairs = Array(cells.prefix(2 * shown.count))
    let rows =
      stride(from: 0, to: pairs.count, by: 2).map { pairs[$0] }
      + stride(from: 1, to: pairs.count, by: 2).map { pairs[$0] } + cells.dropFirst(pairs.count)
    let estimates = Dimension(
      id: "estimate", name: Words.text("survey.dimension.estimate"),
      categories: ["raw", "weighted", "adjusted"].map {
        Category(code: $0, label: Words.text("survey.estimate.\($0)"))
      }, role: .breakdown)
    let groups = Dimension(
      id: id, name: comparison.factor.attribute.name, categories: shown.map(\.category),
      role: .group)
    var notes = [Words.text("survey.note.adjusted")]
    notes += supportNote(comparison).map { [$0] } ?? []
    return table(
      ["by", id], title: "survey.title.furthest.by",
      words: ["attribute": Words.within(comparison.factor.attribute.name)],
      dimensions: [estimates, groups], cells: rows, isDifference: false, notes: notes)
  }

  /// The cell of the question's own table; nil where the attribute does not divide it.
  func published(_ attribute: String, _ category: Category, raw: Bool) -> Cell? {
    var words = ["survey", question.id]
    if !isShare { words.append("mean") }
    if raw { words.append("raw") }
    let table = published[TableAddress(words + ["by", attribute])]
    var coordinates = [CellAddress.Coordinate(dimension: attribute, category: category.code)]
    if let yes = outcome.yes {
      coordinates.append(CellAddress.Coordinate(dimension: "answer", category: yes))
    }
    guard let table, let (index, _) = try? table.find(coordinates) else { return nil }
    return table.cells[index]
  }

  /// Whether the class is kept back in the question's own table.
  func isKeptBack(_ attribute: String, _ category: Category) -> Bool {
    published(attribute, category, raw: true)?.value == .unknown(.suppressed)
  }

  private func adjusted(
    _ comparison: FurthestComparison, _ category: Category, _ setting: ModelTerm.Setting
  ) -> Cell {
    if isKeptBack(comparison.factor.attribute.id, category) {
      return Cell(value: .unknown(.suppressed), base: base, uncertainty: .none)
    }
    guard let margins = comparison.margins,
      let index = margins.settings.firstIndex(of: setting)
    else { return Cell(value: .unknown(.notApplicable), base: base, uncertainty: .none) }
    let interval = model.interval(of: margins, index, level: tabulation.settings.level)
    return Cell(
      value: .known(scale * margins.estimates.values[index]),
      base: .answers(answered: margins.rows, population: population),
      uncertainty: uncertainty(interval))
  }

  /// An interval in the unit of the tables.
  func uncertainty(_ interval: ConfidenceInterval?) -> Uncertainty {
    interval.map {
      .interval(
        Interval(lower: scale * $0.lower, upper: scale * $0.upper, level: $0.level))
    } ?? .notComputed
  }

  /// The answers that the model rests on, of all units of the level.
  var base: Base { .answers(answered: model.rows.count, population: population) }

  /// How many units of the level were asked.
  var population: Int {
    let asked = plan.level.map { tabulation.population.size(level: $0) }
    return asked ?? tabulation.population.size()
  }

  /// A table of the outcome.
  func table(
    _ address: [String], title: String, words: [String: LocalizedText] = [:],
    dimensions: [Dimension], cells: [Cell], isDifference: Bool, unit: UnitOfMeasure? = nil,
    notes: [LocalizedText]
  ) -> Table {
    let settings = tabulation.settings
    let points =
      isShare
      ? UnitOfMeasure(
        code: "percentage-points", label: Words.text("unit.percentage-points"),
        decimals: settings.shareDecimals)
      : UnitOfMeasure(
        code: "points", label: Words.text("survey.unit.points"), decimals: settings.meanDecimals)
    let plain = isShare ? UnitOfMeasure.percent(decimals: settings.shareDecimals) : points
    var penalty: [LocalizedText] = []
    if model.isPenalised { penalty = [Words.text("survey.note.penalised")] }
    return Table(
      address: TableAddress(["furthest", question.id] + address),
      title: Words.text(title, words.merging(["outcome": name]) { first, _ in first }),
      dimensions: dimensions, cells: cells, unit: unit ?? (isDifference ? points : plain),
      quantity: unit != nil || isDifference ? .value : isShare ? .share : .mean,
      period: settings.period, universe: universe, question: question.text,
      notes: notes + penalty + settings.notes, sources: settings.sources)
  }

  /// What is compared, in a word.
  var name: LocalizedText { question.name }

  private var universe: LocalizedText {
    guard let level = tabulation.levels.first(where: { $0.code == plan.level }) else {
      return Words.text("survey.universe.answered")
    }
    return Words.text(
      "survey.universe.answered.levels", ["levels": Words.within(level.label)])
  }

  /// Where a comparison holds, when it does not hold everywhere.
  func supportNote(_ comparison: FurthestComparison) -> LocalizedText? {
    guard let support = comparison.support, let range = support.ranges.first ?? nil,
      support.inside.reduce(0, +) < support.sizes.reduce(0, +),
      let number = comparisons.first(where: { $0.factor.numbers != nil })?.factor
    else { return nil }
    let (inside, all) = (support.inside.reduce(0, +), support.sizes.reduce(0, +))
    return LocalizedText { language in
      let isPopulation = plan.factors.contains {
        if case .logarithm(_, let shown) = $0 { shown == number.attribute.id } else { false }
      }
      let ends = [range.lowerBound, range.upperBound].map {
        language.number(isPopulation ? DecimalLogarithm.inverse($0) : $0, decimals: 0)
      }
      return language.text(
        "survey.note.support",
        [
          "number": Words.within(number.name).text(in: language.tag), "from": ends[0],
          "to": ends[1], "inside": language.number(Double(inside), decimals: 0),
          "all": language.number(Double(all), decimals: 0),
        ])
    }
  }
}
