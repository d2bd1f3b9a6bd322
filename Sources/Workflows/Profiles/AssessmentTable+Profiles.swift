import Indicators
import Measures

extension AssessmentTable {
  /// Every assessment on the pages about units: a row for each series and method.
  ///
  /// A series of a breakdown is named as in addresses: `life-expectancy[sex=women]`.
  ///
  /// - Parameter profiles: the pages.
  init(of profiles: [UnitProfile]) {
    rows = profiles.flatMap { profile in
      profile.goals.flatMap(\.lines).flatMap { line in
        (line.assessments + [line.standing].compactMap { $0 }).map {
          Row(unit: profile.unit.code, indicator: line.seriesName, assessment: $0)
        }
      }
    }
  }
}
