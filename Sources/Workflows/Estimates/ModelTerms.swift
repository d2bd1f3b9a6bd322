import Problems
import Statistics
import Store

/// The terms of a query's model, and what the columns of the model are called.
struct ModelTerms {
  /// The terms.
  private(set) var terms: [ModelTerm] = []
  /// The categories of each term that has any, by its name, the reference first.
  private var levels: [String: [String]] = [:]
  /// The term and category of each column of the model by its name.
  private var names: [String: (term: String, category: String?)] = [:]

  init(_ model: EstimateQuery.Model, _ columns: QueryColumns) throws(InputRefused) {
    for term in model.terms {
      let isNumber =
        term.reading == .numbers
        || term.reading == nil && term.reference == nil && columns.holdsNumbers(term.column)
      let name = term.column.text
      if isNumber {
        if let reference = term.reference {
          throw InputRefused([
            Problem("query.reference", at: reference.place, ["column": name])
          ])
        }
        terms.append(.number(name, try columns.numbers(term.column)))
        names[name] = (name, nil)
      } else {
        try addFactor(term, columns)
      }
    }
  }

  private mutating func addFactor(
    _ term: EstimateQuery.Model.Term, _ columns: QueryColumns
  ) throws(InputRefused) {
    let found = columns.categories(term.column)
    var order = Array(found.levels.indices)
    if let reference = term.reference {
      let first = try columns.code(of: reference, in: found.levels, term.column)
      order = [first] + order.filter { $0 != first }
    }
    let factor = ModelTerms.renumbered(found.factor, order)
    let name = term.column.text
    let ordered = order.map { found.levels[$0] }
    levels[name] = ordered
    let columnNames = ordered.dropFirst().map { "\(name) = \($0)" }
    for (column, level) in zip(columnNames, ordered.dropFirst()) { names[column] = (name, level) }
    terms.append(.factor(name, factor, columnNames: columnNames))
  }

  /// A factor with its categories in another order; those that are not in it are missing.
  private static func renumbered(_ factor: Factor, _ order: [Int]) -> Factor {
    var places = [UInt16](repeating: Factor.missing, count: factor.count)
    for (place, code) in order.enumerated() { places[code] = UInt16(place) }
    return Factor(
      codes: factor.codes.map { $0 == Factor.missing ? $0 : places[Int($0)] },
      count: order.count)
  }

  /// The stages that an ordinal model explains, from the lowest.
  func stages(
    of model: EstimateQuery.Model, _ columns: QueryColumns
  ) throws(InputRefused) -> (levels: [String], factor: Factor) {
    let found = columns.categories(model.outcome)
    guard !model.order.isEmpty else { return (found.levels, found.factor) }
    var order: [Int] = []
    for stage in model.order {
      let code = try columns.code(of: stage, in: found.levels, model.outcome)
      if !order.contains(code) { order.append(code) }
    }
    return (order.map { found.levels[$0] }, ModelTerms.renumbered(found.factor, order))
  }

  /// Whether a term has categories.
  func hasCategories(_ term: String) -> Bool { levels[term] != nil }

  /// What tells a coefficient from others.
  func parts(of column: String) -> [EstimateLine.Part] {
    guard let name = names[column] else { return [EstimateLine.Part(.term, column)] }
    return [EstimateLine.Part(.term, name.term)]
      + (name.category.map { [EstimateLine.Part(.category, $0)] } ?? [])
  }

  /// What tells a margin from others.
  func parts(of setting: ModelTerm.Setting, in term: String) -> [EstimateLine.Part] {
    guard case .category(let code) = setting, let levels = levels[term] else {
      return [EstimateLine.Part(.term, term)]
    }
    return [EstimateLine.Part(.term, term), EstimateLine.Part(.category, levels[code])]
  }

  /// Columns of the model in a sentence.
  func words(of columns: [String]) -> String { columns.joined(separator: ", ") }
}
