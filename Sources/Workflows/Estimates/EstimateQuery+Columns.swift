import Store

extension EstimateQuery {
  /// A column that a query names, and as what it reads it.
  struct ColumnUse {
    let column: QueryWord
    let isNumber: Bool

    static func number(_ column: QueryWord) -> ColumnUse {
      ColumnUse(column: column, isNumber: true)
    }

    static func category(_ column: QueryWord) -> ColumnUse {
      ColumnUse(column: column, isNumber: false)
    }
  }

  /// Every column that the query names, each time it does.
  var columnUses: [ColumnUse] {
    designUses + adjustmentUses + (domain.map(EstimateQuery.uses) ?? [])
      + groups.map { .category($0) } + wantedUses
  }

  private var designUses: [ColumnUse] {
    let replicates = design.replicates?.columns ?? []
    return (design.ids + design.strata).map { .category($0) }
      + ([design.weights].compactMap { $0 } + design.populations + replicates)
      .map { .number($0) }
  }

  private var adjustmentUses: [ColumnUse] {
    switch adjustment {
    case nil: []
    case .postStratify(let margin): [.category(margin.column)]
    case .rake(let margins): margins.map { .category($0.column) }
    case .calibrate(let calibration):
      calibration.margins.map { .category($0.column) }
        + calibration.columns.map { .number($0.of) }
    }
  }

  private static func uses(of condition: RowCondition) -> [ColumnUse] {
    switch condition {
    case .all(let parts), .any(let parts): parts.flatMap(uses)
    case .not(let part): uses(of: part)
    case .holds(let column, let property): uses(of: column, property)
    case .answered(let column): [.category(column)]
    }
  }

  private static func uses(of column: QueryWord, _ property: Property?) -> [ColumnUse] {
    guard let property else { return [.number(column)] }
    return (property.categories.isEmpty ? [] : [.category(column)])
      + (property.isOfNumbers ? [.number(column)] : [])
  }

  private var wantedUses: [ColumnUse] {
    switch wanted {
    case .total(let column, let property): EstimateQuery.uses(of: column, property)
    case .share(let column, let property): EstimateQuery.uses(of: column, property)
    case .mean(let column), .quantile(let column, at: _, _): [.number(column)]
    case .shares(let column): [.category(column)]
    case .ratio(let above, let below): [.number(above), .number(below)]
    case .crosstab(let row, let column): [.category(row), .category(column)]
    case .difference(let column, let property, let between, groups: _):
      EstimateQuery.uses(of: column, property) + [.category(between)]
    case .rankTest(let column, let between, _, _): [.number(column), .category(between)]
    case .model(let model): EstimateQuery.uses(of: model)
    case .alpha(let columns): columns.map { .number($0) }
    case .kappa(let first, let second): [.category(first), .category(second)]
    case .krippendorff(let columns, _): columns.map { .category($0) }
    }
  }

  private static func uses(of model: Model) -> [ColumnUse] {
    let outcome =
      model.family == .ordinal
      ? [.category(model.outcome)] : uses(of: model.outcome, model.property)
    // What a column holds decides how it is read, so that its words are needed.
    return outcome
      + model.terms.map { $0.reading == .numbers ? .number($0.column) : .category($0.column) }
  }
}
