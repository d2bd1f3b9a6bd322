import Statistics

extension ReferenceCase {
  /// What the package cannot do of a case: the case is passed over.
  struct Unsupported: Error {
    let what: String
  }

  /// The design of the case, calibrated and restricted to the case's domain.
  func sampleDesign() throws -> SampleDesign {
    let inside = rowsOfDomain()
    return try calibrated(drawnDesign()).restricted { inside[$0] }
  }

  /// A variable of the case as columns of numbers with their names in R: a column for each level
  /// where the variable holds words.
  func columns(of variable: String) -> (names: [String], numbers: [[Double]]) {
    let data = data
    guard data.isWords(variable) else { return ([variable], [data.numbers(variable)]) }
    let factor = data.factor(variable)
    let missing = factor.codes.map { $0 == Factor.missing }
    let columns = factor.indicators.map { column in
      zip(column, missing).map { $1 ? .nan : $0 }
    }
    return (data.levels(variable).map { variable + $0 }, columns)
  }

  /// The columns of several variables, one after the other.
  func columns(of variables: [String]) -> (names: [String], numbers: [[Double]]) {
    let all = variables.map { columns(of: $0) }
    return (all.flatMap(\.names), all.flatMap(\.numbers))
  }

  /// The design of the case before any calibration, on all rows.
  func drawnDesign() throws -> SampleDesign {
    let data = data
    let ids = design["ids"].texts
    let strata = design["strata"].texts
    let sizes = design["fpc"].texts
    let depth = max(1, ids.count, sizes.count)
    let stages = (0..<depth).map { stage in
      SampleDesign.Stage(
        strata: stage < strata.count ? codes(strata[stage]) : nil,
        clusters: stage < ids.count ? codes(ids[stage]) : nil,
        populations: stage < sizes.count ? data.numbers(sizes[stage]) : nil)
    }
    let lone: SampleDesign.LoneCluster =
      switch design["lonely_psu"].text {
      case "remove": .remove
      case "certainty": .certainty
      case "adjust": .adjust
      case "average": .average
      default: .refuse
      }
    return try SampleDesign(
      rows: data.rows, stages: stages,
      weights: design["weights"].text.map { data.numbers($0) }, lone: lone)
  }

  private func codes(_ column: String) -> [Int] {
    data.factor(column).codes.map { Int($0) }
  }

  /// The rows of the case's domain, written as in R: `name == 'value'` or `!is.na(name)`.
  func rowsOfDomain() -> [Bool] {
    let data = data
    guard let domain = design["domain"].text ?? operation["domain"].text else {
      return [Bool](repeating: true, count: data.rows)
    }
    if domain.hasPrefix("!is.na(") {
      let name = String(domain.dropFirst(7).dropLast())
      return data.texts(name).map { !$0.isEmpty }
    }
    let sides = domain.split(separator: " ")
    let value = String(sides[2].dropFirst().dropLast())
    return data.texts(String(sides[0])).map { $0 == value }
  }
}
