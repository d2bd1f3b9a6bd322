import Languages
import Measures
import Statistics
import Surveys

/// The differences of an outcome when something is done otherwise.
struct SensitivityVariant {
  /// What is done otherwise.
  let code: String
  /// The adjusted difference of each factor, by its attribute.
  let differences: [String: Estimate]

  /// Without weights, without the largest unit, size as classes, the later half of the answers only.
  static func all(of writer: FurthestWriter) -> [SensitivityVariant] {
    guard let design = writer.tabulation.weights?.mechanism else { return [] }
    var variants: [SensitivityVariant] = []
    func add(
      _ code: String, _ design: SampleDesign,
      _ terms: (FurthestFactor) -> ModelTerm = { $0.term }
    ) {
      let factors = writer.comparisons.map(\.factor)
      guard
        let model = FurthestModel(writer.answers, terms: factors.map(terms), design: design)
      else { return }
      var differences: [String: Estimate] = [:]
      for (comparison, difference) in writer.ordered {
        let factor = comparison.factor
        let holds: ((Int) -> Bool)? = comparison.support.map { support in { support.holds[$0] } }
        let settings = [difference.high, difference.low].compactMap { category in
          setting(category, of: factor, asClasses: code == "classes")
        }
        guard settings.count == 2,
          let margins = model.margins(of: factor.attribute.id, at: settings, over: holds),
          let found = margins.difference(settings[0], settings[1])
        else { continue }
        differences[factor.attribute.id] = found[0]
      }
      variants.append(SensitivityVariant(code: code, differences: differences))
    }
    let rows = Set(writer.model.rows)
    if let equal = try? SampleDesign(rows: design.count, weights: design.weights.map { _ in 1 }) {
      add("unweighted", equal.restricted(to: rows.contains))
    }
    if let largest = largest(of: writer, among: writer.model.rows) {
      add("without-largest", design.restricted { $0 != largest })
    }
    if writer.comparisons.contains(where: { $0.factor.isContinuous }) {
      add("classes", design) { factor in
        factor.isContinuous
          ? .factor(
            factor.attribute.id, factor.classes,
            columnNames: factor.attribute.categories.dropFirst().map {
              "\(factor.attribute.id)=\($0.code)"
            }) : factor.term
      }
    }
    let days = writer.model.rows.map { writer.tabulation.responses[$0].submitted }.sorted()
    if let first = days.first, let last = days.last, first != last {
      let middle = days[days.count / 2]
      add("late", design.restricted { writer.tabulation.responses[$0].submitted >= middle })
    }
    return variants
  }

  private static func setting(
    _ category: Category, of factor: FurthestFactor, asClasses: Bool
  ) -> ModelTerm.Setting? {
    if asClasses, factor.isContinuous {
      return factor.attribute.categories.firstIndex { $0.code == category.code }
        .map { .category($0) }
    }
    return factor.settings.first { $0.category.code == category.code }?.setting
  }

  /// The response with the largest number of the first factor that is one.
  private static func largest(of writer: FurthestWriter, among rows: [Int]) -> Int? {
    let numbers = writer.comparisons.first { $0.factor.isContinuous }?.factor.numbers
    return numbers.flatMap { numbers in rows.max { numbers[$0] < numbers[$1] } }
  }
}
