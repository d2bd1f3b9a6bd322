public import Measures
public import Problems
public import StatisticalTables

extension CubeMapping {
  /// What a code of a unit is to the review.
  public enum UnitUse: Hashable, Sendable {
    /// Its figures are used, as they are or carried over.
    case used
    /// It is a unit, but the review does not reach it.
    case outside
    /// It is no unit.
    case unknown
  }

  /// The observations of a cube.
  ///
  /// A cell without a number and without a sign has no observation.
  ///
  /// - Parameters:
  ///   - cube: the source's figures.
  ///   - indicators: the review's indicators by id.
  ///   - retrieved: the day on which they were fetched.
  ///   - use: what a code of a unit is to the review.
  ///   - log: takes what the mapping says nothing of.
  /// - Returns: the observations by indicator, in the order of the cube's cells.
  public func observations(
    in cube: Cube, indicators: [String: Indicator], retrieved: Day,
    use: (String) -> UnitUse, log: inout ProblemLog
  ) -> [String: [Observation]] {
    let errors = log.errorCount
    var reading = CubeReading(self, cube, indicators, retrieved)
    reading.read(use, log: &log)
    guard log.errorCount == errors else { return [:] }
    return reading.observations(log: &log)
  }
}

/// A cube being read by a mapping.
struct CubeReading {
  let mapping: CubeMapping
  let cube: Cube
  let indicators: [String: Indicator]
  let retrieved: Day
  /// For each category of the dimension: the code here, or nil where it is left out.
  private var units: [String?] = []
  private var periods: [Period?] = []
  private var metrics: [String?] = []
  private var categories: [String: [String?]] = [:]
  private var places: [String: Int] = [:]
  /// Of each dimension, the only category that is taken.
  private var chosen: [Int: Int] = [:]

  init(
    _ mapping: CubeMapping, _ cube: Cube, _ indicators: [String: Indicator], _ retrieved: Day
  ) {
    self.mapping = mapping
    self.cube = cube
    self.indicators = indicators
    self.retrieved = retrieved
  }

  // MARK: The dimensions

  /// Reads what the codes of every dimension are called here.
  mutating func read(_ use: (String) -> CubeMapping.UnitUse, log: inout ProblemLog) {
    readPlaces(log: &log)
    if let codes = codes(of: mapping.unit) {
      var unknown: [String] = []
      units = codes.map { code in
        guard let name = mapping.unit.code(of: code) else { return nil }
        switch use(name) {
        case .used: return name
        case .outside: return nil
        case .unknown:
          unknown.append(code)
          return nil
        }
      }
      tell(unknown, "mapping.unknown-units", mapping.unit, log: &log)
    }
    if let codes = codes(of: mapping.period) {
      var unknown: [String] = []
      periods = codes.map { code in
        guard let name = mapping.period.code(of: code) else { return nil }
        if let period = Period(name) { return period }
        unknown.append(code)
        return nil
      }
      tell(unknown, "mapping.unknown-periods", mapping.period, log: &log)
    }
    readMetrics(log: &log)
    for breakdown in mapping.breakdowns {
      guard let codes = codes(of: breakdown.codes) else { continue }
      let wanted = Set(metrics.compactMap { $0 } + [mapping.indicator].compactMap { $0 })
      let known = Set(
        wanted.compactMap { indicators[$0] }.flatMap { indicator in
          indicator.breakdowns.filter { $0.id == breakdown.id }.flatMap {
            $0.categories.map(\.code)
          }
        })
      var unknown: [String] = []
      categories[breakdown.id] = codes.map { code in
        guard let name = breakdown.codes.code(of: code) else { return nil }
        if known.contains(name) { return name }
        unknown.append(code)
        return nil
      }
      tell(unknown, "mapping.unknown-categories", breakdown.codes, log: &log)
    }
    checkBreakdowns(log: &log)
  }

  private mutating func readMetrics(log: inout ProblemLog) {
    if let metric = mapping.metric, let codes = codes(of: metric) {
      var unknown: [String] = []
      metrics = codes.map { code in
        guard let name = metric.code(of: code) else { return nil }
        if indicators[name] != nil { return name }
        unknown.append(code)
        return nil
      }
      tell(unknown, "mapping.unknown-metrics", metric, log: &log)
    } else if mapping.metric == nil {
      guard let id = mapping.indicator, indicators[id] != nil else {
        log.error(
          "mapping.no-indicator", at: mapping.place, ["found": mapping.indicator ?? "–"])
        return
      }
    }
  }

  /// Finds the dimensions; one that nothing is said of is allowed only where it has one category.
  private mutating func readPlaces(log: inout ProblemLog) {
    for (place, dimension) in cube.dimensions.enumerated() { places[dimension.id] = place }
    let named =
      [mapping.unit, mapping.period].map(\.dimension)
      + (mapping.metric.map { [$0.dimension] } ?? [])
      + mapping.breakdowns.map(\.codes.dimension) + mapping.fixed.keys.sorted()
    let known = cube.dimensions.map(\.id)
    for (index, name) in named.enumerated() {
      if places[name] == nil {
        log.error(
          "mapping.unknown-dimension", at: mapping.place,
          [
            "found": name, "known": known.joined(separator: ", "),
            "nearest": Nearest.word(to: name, among: known) ?? known.first ?? "–",
          ])
      } else if named[..<index].contains(name) {
        log.error("mapping.dimension-twice", at: mapping.place, ["found": name])
      }
    }
    for (name, code) in mapping.fixed.sorted(by: { $0.key < $1.key }) {
      guard let place = places[name] else { continue }
      let codes = cube.dimensions[place].categories.map(\.code)
      guard let index = codes.firstIndex(of: code) else {
        log.error(
          "mapping.unknown-fixed", at: mapping.place,
          ["found": code, "dimension": name, "known": CubeReading.listed(codes)])
        continue
      }
      chosen[place] = index
    }
    for (place, dimension) in cube.dimensions.enumerated() where !named.contains(dimension.id) {
      if dimension.categories.count == 1 {
        chosen[place] = 0
      } else {
        log.error(
          "mapping.unused-dimension", at: mapping.place,
          [
            "dimension": dimension.id, "label": dimension.label,
            "known": CubeReading.listed(dimension.categories.map(\.code)),
          ])
      }
    }
  }

  /// Each indicator has its breakdowns mapped, or a total to stand at, and no other.
  private func checkBreakdowns(log: inout ProblemLog) {
    let wanted = Set(metrics.compactMap { $0 } + [mapping.indicator].compactMap { $0 })
    for id in wanted.sorted() {
      guard let indicator = indicators[id] else { continue }
      if indicator.formula != nil {
        log.error("mapping.derived", at: mapping.place, ["indicator": id])
      }
      for breakdown in indicator.breakdowns
      where categories[breakdown.id] == nil
        && !breakdown.categories.contains(where: { $0.role == .total })
      {
        log.error(
          "mapping.breakdown-missing", at: mapping.place,
          ["indicator": id, "column": breakdown.id])
      }
      for breakdown in mapping.breakdowns
      where !indicator.breakdowns.contains(where: { $0.id == breakdown.id }) {
        log.error(
          "mapping.breakdown-unknown", at: mapping.place,
          ["indicator": id, "column": breakdown.id])
      }
    }
  }

  private func codes(of codes: CubeMapping.Codes) -> [String]? {
    places[codes.dimension].map { cube.dimensions[$0].categories.map(\.code) }
  }

  private func tell(
    _ found: [String], _ code: String, _ codes: CubeMapping.Codes, log: inout ProblemLog
  ) {
    guard !found.isEmpty else { return }
    log.add(
      Problem(
        code, at: mapping.place,
        [
          "found": CubeReading.listed(found), "dimension": codes.dimension,
          "count": String(found.count),
        ]))
  }

  /// The first codes of a list that may be long.
  private static func listed(_ codes: [String]) -> String {
    codes.isEmpty
      ? "–" : codes.prefix(10).joined(separator: ", ") + (codes.count > 10 ? ", …" : "")
  }

  // MARK: The cells

  /// The observations of all cells that are wanted.
  func observations(log: inout ProblemLog) -> [String: [Observation]] {
    var found: [String: [Observation]] = [:]
    var problems = CellProblems()
    var seen: Set<[String]> = []
    var indices = Array(repeating: 0, count: cube.dimensions.count)
    for position in 0..<cube.cells.count {
      defer { advance(&indices) }
      guard chosen.allSatisfy({ indices[$0] == $1 }),
        let unit = name(units, at: indices, mapping.unit),
        let period = name(periods, at: indices, mapping.period),
        let id = mapping.metric.map({ name(metrics, at: indices, $0) }) ?? mapping.indicator,
        let indicator = indicators[id], let categories = categories(of: indicator, at: indices),
        let value = value(at: position, of: indicator, period, &problems)
      else { continue }
      guard period.isOfKind(indicator.periods) else {
        problems.periods.insert(period.description)
        continue
      }
      guard seen.insert([id, unit, period.description] + categories).inserted else {
        problems.twice.append("\(id) \(unit) \(period)")
        continue
      }
      found[id, default: []].append(
        Observation(unit: unit, period: period, categories: categories, value: value))
    }
    for (status, count) in problems.statuses.sorted(by: { $0.key < $1.key }) {
      log.error(
        "mapping.unknown-status", at: mapping.place,
        [
          "found": status, "count": String(count), "label": cube.statusLabels[status] ?? "–",
          "known": CubeMapping.Status.allCases.map(\.word).joined(separator: ", "),
        ])
    }
    if !problems.periods.isEmpty {
      log.error(
        "mapping.wrong-periods", at: mapping.place,
        ["found": CubeReading.listed(problems.periods.sorted())])
    }
    if !problems.twice.isEmpty {
      log.error(
        "mapping.cells-twice", at: mapping.place,
        ["found": CubeReading.listed(problems.twice), "count": String(problems.twice.count)])
    }
    return found
  }

  private struct CellProblems {
    var statuses: [String: Int] = [:]
    var periods: Set<String> = []
    var twice: [String] = []
  }

  private func name<Name>(
    _ names: [Name?], at indices: [Int], _ codes: CubeMapping.Codes
  ) -> Name? {
    places[codes.dimension].flatMap { names[indices[$0]] }
  }

  private func categories(of indicator: Indicator, at indices: [Int]) -> [String]? {
    var found: [String] = []
    for breakdown in indicator.breakdowns {
      if let mapped = mapping.breakdowns.first(where: { $0.id == breakdown.id }),
        let names = categories[breakdown.id]
      {
        guard let name = name(names, at: indices, mapped.codes),
          breakdown.categories.contains(where: { $0.code == name })
        else { return nil }
        found.append(name)
      } else {
        found.append(breakdown.categories.first { $0.role == .total }?.code ?? "")
      }
    }
    return found
  }

  private func value(
    at position: Int, of indicator: Indicator, _ period: Period, _ problems: inout CellProblems
  ) -> Value? {
    let number = cube.cells[position].map { $0 * (mapping.factors[indicator.id] ?? 1) }
    let sign = cube.cells.statuses[position] ?? ""
    guard !sign.isEmpty else {
      return number.map { .known($0, isPreliminary(period) ? .preliminary : .final) }
    }
    guard let status = mapping.statuses[sign] ?? CubeMapping.standardStatuses[sign] else {
      problems.statuses[sign, default: 0] += 1
      return nil
    }
    switch status {
    // A source that says "not applicable" may write a 0 beside it: the sign counts.
    case .absent(let absence): return .unknown(absence)
    case .zero: return .known(number ?? 0, isPreliminary(period) ? .preliminary : .final)
    case .firm(let quality):
      let isFinal = quality == .final && !isPreliminary(period)
      return number.map {
        .known($0, isFinal ? .final : quality == .final ? .preliminary : quality)
      }
        ?? .unknown(.missing)
    }
  }

  /// Whether the source will still revise a period's figures, by its own calendar.
  private func isPreliminary(_ period: Period) -> Bool {
    guard let day = mapping.revisedOn,
      let revised = Day(year: period.endYear + 1, month: day.month, day: day.day)
    else { return false }
    return retrieved < revised
  }

  private func advance(_ indices: inout [Int]) {
    for place in indices.indices.reversed() {
      indices[place] += 1
      if indices[place] < cube.dimensions[place].categories.count { return }
      indices[place] = 0
    }
  }
}

extension Period {
  /// Whether the period is of the kind that an indicator has.
  func isOfKind(_ periods: Indicator.Periods) -> Bool {
    switch (periods, kind) {
    case (.year, .year), (.quarter, .quarter), (.month, .month), (.window, .window): true
    default: false
    }
  }
}
