import Statistics
import Testing

extension ReferenceCase {
  /// The design with the calibration of the case; as drawn where it has none.
  func calibrated(_ drawn: SampleDesign) throws -> SampleDesign {
    let calibration = design["calibration"]
    switch calibration["method"].text {
    case nil:
      return drawn
    case "poststratify":
      let margin = try #require(margins(calibration).first)
      return try drawn.postStratified(by: margin.factor, totals: margin.totals)
    case "rake":
      return try drawn.raked(on: margins(calibration)).design
    case "calibrate-linear":
      return try drawn.calibrated(to: try targets(calibration)).design
    case "calibrate-raking":
      return try drawn.calibrated(to: try targets(calibration), distance: .raking).design
    case "calibrate-logit":
      let bounds = calibration["bounds"].numbers
      return try drawn.calibrated(
        to: try targets(calibration), distance: .logit(lower: bounds[0], upper: bounds[1])
      ).design
    case .some(let other):
      Issue.record("no calibration \(other)")
      return drawn
    }
  }

  /// The design of the case on all rows, calibrated where the case says so.
  func calibratedDesign() throws -> SampleDesign { try calibrated(try drawnDesign()) }

  private func margins(_ calibration: JSONValue) -> [Margin] {
    calibration["margins"].list.map { margin in
      let name = margin["variable"].text ?? ""
      return Margin(
        data.factor(name),
        totals: data.levels(name).map { margin["totals"][$0].number ?? .nan })
    }
  }

  /// The columns of R's model matrix: an intercept, numbers, and factors less their first level.
  private func targets(_ calibration: JSONValue) throws -> [CalibrationTarget] {
    let totals = calibration["totals"]
    let formula = try #require(calibration["formula"].text)
    var targets = [CalibrationTarget.size(try #require(totals["(Intercept)"].number))]
    for term in formula.drop(while: { $0 == "~" }).split(separator: "+") {
      let name = String(term.filter { $0 != " " })
      if data.isWords(name) {
        let factor = data.factor(name)
        for (code, level) in data.levels(name).enumerated().dropFirst() {
          targets.append(
            .column(
              factor.indicator(of: code), total: try #require(totals[name + level].number)))
        }
      } else {
        targets.append(.column(data.numbers(name), total: try #require(totals[name].number)))
      }
    }
    return targets
  }
}
