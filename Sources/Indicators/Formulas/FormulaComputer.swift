import Measures

/// Computes one derived indicator on whole grids of units × categories × periods.
struct FormulaComputer {
  let indicator: Indicator
  let formula: Formula
  let indicators: [String: Indicator]
  let population: Derivations.Population?
  private let observations: [String: [Observation]]
  private let units: [String]
  private let unitPlaces: [String: Int]
  /// The categories of the derived indicator, one in each breakdown.
  private let groups: [[String]]
  private let periods: [Period]
  private let periodPlaces: [Period: Int]

  private var count: Int { units.count * groups.count * periods.count }

  init(
    indicator: Indicator, formula: Formula, indicators: [String: Indicator],
    observations: [String: [Observation]], units: [String],
    population: Derivations.Population?
  ) {
    self.indicator = indicator
    self.formula = formula
    self.indicators = indicators
    self.population = population
    self.observations = observations
    self.units = units
    unitPlaces = Dictionary(
      units.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    groups = indicator.breakdowns.reduce([[]]) { groups, breakdown in
      groups.flatMap { group in breakdown.categories.map { group + [$0.code] } }
    }
    var all: Set<Period> = []
    for id in formula.indicators {
      all.formUnion((observations[id] ?? []).map(\.period))
      if indicators[id] == nil { all.formUnion((population?.years ?? []).map { .year($0) }) }
    }
    periods = all.sorted()
    periodPlaces = Dictionary(uniqueKeysWithValues: periods.enumerated().map { ($1, $0) })
  }

  /// The observations; a unit of which nothing but missing values could be told has none.
  func computed() -> [Observation] {
    if case .window(let years)? = periods.first?.kind, formula.root.shortChange(years: years) != nil
    {
      return []
    }
    let grid = grid(of: formula.root)
    var found: [Observation] = []
    for (unit, code) in units.enumerated() {
      let cells = (0..<groups.count * periods.count).map {
        unit * groups.count * periods.count + $0
      }
      let told = cells.contains {
        grid.statuses[$0] != FormulaGrid.missing && grid.periods[$0 % periods.count]
      }
      guard told else { continue }
      for (group, categories) in groups.enumerated() {
        for (place, period) in periods.enumerated() where grid.periods[place] {
          let cell = (unit * groups.count + group) * periods.count + place
          found.append(
            Observation(
              unit: code, period: period, categories: categories,
              value: StatusCode.value(grid.numbers[cell], grid.statuses[cell])))
        }
      }
    }
    return found
  }

  private func grid(of node: Formula.Node) -> FormulaGrid {
    switch node {
    case .number(let number, _):
      return FormulaGrid(number, count: count, periods: periods.count)
    case .operand(let operand): return grid(of: operand)
    case .negated(let part, _):
      var result = grid(of: part)
      for cell in result.numbers.indices { result.numbers[cell] = -result.numbers[cell] }
      return result
    case .binary(let sign, let left, let right, _):
      return grid(of: left).combined(with: grid(of: right)) { a, b in
        sign == .divide && b == 0 ? nil : sign.applied(a, b)
      }
    case .share(let part, let whole, _):
      return grid(of: part).combined(with: grid(of: whole)) { $1 == 0 ? nil : $0 / $1 * 100 }
    case .per(let part, let base, let factor, _):
      return grid(of: part).combined(with: grid(of: base)) { $1 == 0 ? nil : $0 / $1 * factor }
    case .change(let part, let steps, let isRelative, _):
      return change(grid(of: part), steps, isRelative)
    case .index(let part, let base, _): return index(grid(of: part), base)
    case .sum(let parts, let isMean, _):
      let grids = parts.map { grid(of: $0) }
      let sum = grids.dropFirst().reduce(grids[0]) { $0.combined(with: $1) { $0 + $1 } }
      guard isMean else { return sum }
      return sum.combined(
        with: FormulaGrid(Double(parts.count), count: count, periods: periods.count)
      ) { $0 / $1 }
    }
  }

  private func grid(of operand: Formula.Operand) -> FormulaGrid {
    guard let part = indicators[operand.indicator] else { return populationGrid() }
    var grid = FormulaGrid(count: count, periods: periods.map { _ in false })
    // Which groups of the result use the figures of a combination of the part's categories.
    var users: [[String]: [Int]] = [:]
    for (place, group) in groups.enumerated() {
      let categories = part.breakdowns.map { breakdown -> String in
        if let chosen = operand.selection.last(where: { $0.breakdown == breakdown.id }) {
          return chosen.category
        }
        if let own = indicator.breakdowns.firstIndex(where: { $0.id == breakdown.id }) {
          return group[own]
        }
        return breakdown.categories.first { $0.role == .total }?.code ?? ""
      }
      users[categories, default: []].append(place)
    }
    for observation in observations[part.id] ?? [] {
      guard let period = periodPlaces[observation.period], let unit = unitPlaces[observation.unit],
        let groups = users[observation.categories]
      else { continue }
      grid.periods[period] = true
      for group in groups {
        let cell = (unit * self.groups.count + group) * periods.count + period
        grid.numbers[cell] = observation.value.number ?? .nan
        grid.statuses[cell] = StatusCode.code(observation.value)
      }
    }
    return grid
  }

  private func populationGrid() -> FormulaGrid {
    let years = Set(population?.years ?? [])
    var grid = FormulaGrid(count: count, periods: periods.map { years.contains($0.endYear) })
    guard let population else { return grid }
    for (unit, code) in units.enumerated() {
      for (place, period) in periods.enumerated() where grid.periods[place] {
        let value = population.value(code, period.endYear)
        for group in groups.indices {
          let cell = (unit * groups.count + group) * periods.count + place
          grid.numbers[cell] = value.number ?? .nan
          grid.statuses[cell] = StatusCode.code(value)
        }
      }
    }
    return grid
  }

  /// Each value against that of some periods before, counted in periods of the series' kind.
  private func change(_ part: FormulaGrid, _ steps: Int, _ isRelative: Bool) -> FormulaGrid {
    var result = part
    for (place, period) in periods.enumerated() {
      let before = period.earlier(bySteps: steps).flatMap { periodPlaces[$0] }
      guard let before, part.periods[before], part.periods[place] else {
        result.periods[place] = false
        for row in 0..<units.count * groups.count { result.clear(row * periods.count + place) }
        continue
      }
      for row in 0..<units.count * groups.count {
        let (cell, old) = (row * periods.count + place, row * periods.count + before)
        let status = FormulaGrid.status(part.statuses[cell], part.statuses[old])
        let (a, b) = (part.numbers[cell], part.numbers[old])
        result.set(cell, status) { isRelative ? (b == 0 ? nil : (a / b - 1) * 100) : a - b }
      }
    }
    return result
  }

  /// Each value in per cent of that of the base; of a year's months or quarters their mean is the base.
  private func index(_ part: FormulaGrid, _ base: Period) -> FormulaGrid {
    let places: [Int] =
      periodPlaces[base].map { [$0] }
      ?? base.parts(like: periods.first).compactMap {
        periodPlaces[$0]
      }
    let isWhole =
      !places.isEmpty
      && places.count == (periodPlaces[base] == nil ? base.parts(like: periods.first).count : 1)
    var result = part
    for row in 0..<units.count * groups.count {
      var status = isWhole ? StatusCode.code(.known(0)) : FormulaGrid.missing
      var sum = 0.0
      for place in places {
        let cell = row * periods.count + place
        status = FormulaGrid.status(status, part.statuses[cell])
        sum += part.numbers[cell]
      }
      let divisor = sum / Double(max(places.count, 1))
      for place in periods.indices {
        let cell = row * periods.count + place
        let both = FormulaGrid.status(part.statuses[cell], status)
        let number = part.numbers[cell]
        result.set(cell, both) { divisor == 0 ? nil : number / divisor * 100 }
      }
    }
    return result
  }
}

extension Period {
  /// The period of the same kind some steps before; a moving window moves by a year.
  func earlier(bySteps steps: Int) -> Period? {
    switch self {
    case .year, .years:
      return startYear > steps ? earlier(byYears: steps) : nil
    case .quarter(let year, let quarter):
      let place = year * 4 + quarter - 1 - steps
      return place >= 4 ? .quarter(place / 4, place % 4 + 1) : nil
    case .month(let year, let month):
      let place = year * 12 + month - 1 - steps
      return place >= 12 ? .month(place / 12, place % 12 + 1) : nil
    }
  }

  /// The quarters or months of a year, whichever another period is.
  func parts(like other: Period?) -> [Period] {
    guard case .year(let year) = self else { return [] }
    return switch other?.kind {
    case .quarter: (1...4).map { .quarter(year, $0) }
    case .month: (1...12).map { .month(year, $0) }
    default: []
    }
  }
}
