import Indicators
import Languages
import Measures
import Problems
import StatisticalTables

extension AssessmentTable {
  private typealias Column = DataPackage.Records.Column

  private static var columns: [Column] {
    func texts(_ names: String...) -> [Column] { names.map { Column($0) } }
    func numbers(_ names: String...) -> [Column] { names.map { Column($0, .number) } }
    return texts("unit", "indicator", "profile", "version", "parameters")
      + texts("standing", "standing-plain", "standing-reason")
      + texts("trend", "trend-plain", "trend-reason")
      + numbers("score", "score-from", "score-to")
      + [Column("first-period"), Column("first-year", .integer), Column("first-value", .number)]
      + [Column("last-period"), Column("last-year", .integer), Column("last-value", .number)]
      + [Column("values", .integer), Column("target-kind"), Column("target", .number)]
      + [Column("target-year", .integer), Column("set-by"), Column("natural-limit", .number)]
      + numbers("slope", "slope-lower", "slope-upper")
      + [Column("slope-form"), Column("slope-excludes-zero", .boolean)]
      + [Column("projection-year", .integer)]
      + numbers("projection", "projection-lower", "projection-upper")
      + Assessment.Figure.Kind.allCases.map { Column($0.rawValue, .number) } + texts("flags")
  }

  /// A row for each series and method, with every field of the result.
  var csv: String {
    var writer = DelimitedWriter()
    writer.row(Self.columns.map(\.name))
    for row in rows { writer.row(fields(row)) }
    return writer.text
  }

  /// The same rows as `assessments.csv` of a data package.
  ///
  /// - Parameter title: what they are.
  func records(_ title: LocalizedText) -> DataPackage.Records {
    DataPackage.Records(
      name: "assessments", title: title, columns: Self.columns, rows: rows.map(fields))
  }

  private func fields(_ row: Row) -> [String] {
    let one = row.assessment
    var fields = [row.unit, row.indicator, one.profile.id, one.profile.version]
    fields.append(one.profile.parameters.map { "\($0.name)=\($0.text)" }.joined(separator: " "))
    for judgement in [one.standing, one.trend] {
      fields += [
        judgement.verdict?.code ?? "", judgement.verdict?.plain.rawValue ?? "",
        judgement.reason?.rawValue ?? "",
      ]
    }
    fields += [
      number(one.score?.value), number(one.score?.scale.lowerBound),
      number(one.score?.scale.upperBound),
    ]
    fields += [
      one.firstPeriod?.description ?? "", year(one.baseline?.year), number(one.baseline?.value),
      one.latestPeriod?.description ?? "", year(one.latest?.year), number(one.latest?.value),
      String(one.count),
    ]
    fields += [one.criteria.target?.aim.kind.rawValue ?? "", number(one.target)]
    fields += [year(one.targetYear), one.criteria.target?.level.rawValue ?? "", number(one.limit)]
    fields += [
      number(one.slope?.estimate), number(one.slope?.lower), number(one.slope?.upper),
      one.slope?.form.rawValue ?? "", one.slope.map { String($0.excludesZero) } ?? "",
    ]
    fields += [
      year(one.projection?.year), number(one.projection?.estimate),
      number(one.projection?.lower), number(one.projection?.upper),
    ]
    fields += Assessment.Figure.Kind.allCases.map { number(one[$0]) }
    return fields + [flags(one).joined(separator: " ")]
  }

  private func flags(_ one: Assessment) -> [String] {
    AssessmentFlag.allCases.filter(one.flags.contains).map(\.rawValue)
  }

  private func number(_ value: Double?) -> String { value.map(Numerals.shortest) ?? "" }

  private func year(_ value: Int?) -> String { value.map(String.init) ?? "" }

  /// An object for each series and method, with every field of the result.
  var json: JSONText { .array(rows.map(object)) }

  private func object(_ row: Row) -> JSONText {
    let one = row.assessment
    return .object([
      ("unit", .string(row.unit)), ("indicator", .string(row.indicator)),
      (
        "profile",
        .object([
          ("id", .string(one.profile.id)), ("version", .string(one.profile.version)),
          ("source", .string(one.profile.source)),
          ("changed", .array(one.profile.changed.map { .string($0) })),
          ("parameters", .object(one.profile.parameters.map { ($0.name, json($0.value)) })),
        ])
      ),
      ("standing", json(one.standing)), ("trend", json(one.trend)),
      (
        "score",
        one.score.map { score in
          .object([
            ("value", .number(score.value)), ("from", .number(score.scale.lowerBound)),
            ("to", .number(score.scale.upperBound)),
          ])
        } ?? .null
      ),
      ("first", json(one.baseline, one.firstPeriod)), ("last", json(one.latest, one.latestPeriod)),
      ("values", .int(one.count)),
      ("target", target(one)), ("natural-limit", json(one.limit)),
      ("figures", .object(one.figures.map { ($0.kind.rawValue, .number($0.value)) })),
      ("slope", slope(one)), ("projection", projection(one)),
      ("flags", .array(flags(one).map { .string($0) })),
    ])
  }

  private func json(_ value: MethodParameter.Content) -> JSONText {
    switch value {
    case .number(let number): .number(number)
    case .whole(let whole): .int(whole)
    case .flag(let flag): .bool(flag)
    }
  }

  private func json(_ judgement: Judgement) -> JSONText {
    switch judgement {
    case .verdict(let verdict):
      .object([
        ("scale", .string(verdict.scale)), ("code", .string(verdict.code)),
        ("plain", .string(verdict.plain.rawValue)),
      ])
    case .notAssessable(let reason): .object([("reason", .string(reason.rawValue))])
    case .outside: .null
    }
  }

  private func json(_ value: Assessment.DatedValue?, _ period: Period?) -> JSONText {
    guard let value else { return .null }
    return .object([
      ("period", period.map { .string($0.description) } ?? .null), ("year", .int(value.year)),
      ("value", .number(value.value)),
    ])
  }

  private func json(_ value: Double?) -> JSONText { value.map { .number($0) } ?? .null }

  private func target(_ one: Assessment) -> JSONText {
    guard one.target != nil || one.criteria.target != nil else { return .null }
    return .object([
      ("kind", one.criteria.target.map { .string($0.aim.kind.rawValue) } ?? .null),
      ("value", json(one.target)), ("year", one.targetYear.map { .int($0) } ?? .null),
      ("set-by", one.criteria.target.map { .string($0.level.rawValue) } ?? .null),
    ])
  }

  private func slope(_ one: Assessment) -> JSONText {
    guard let slope = one.slope else { return .null }
    return .object([
      ("value", .number(slope.estimate)), ("lower", .number(slope.lower)),
      ("upper", .number(slope.upper)), ("level", .number(slope.level)),
      ("form", .string(slope.form.rawValue)), ("excludes-zero", .bool(slope.excludesZero)),
    ])
  }

  private func projection(_ one: Assessment) -> JSONText {
    guard let projection = one.projection else { return .null }
    return .object([
      ("year", .int(projection.year)), ("value", .number(projection.estimate)),
      ("lower", .number(projection.lower)), ("upper", .number(projection.upper)),
      ("level", .number(projection.level)), ("form", .string(projection.form.rawValue)),
    ])
  }
}
