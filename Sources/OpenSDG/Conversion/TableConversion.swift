import Indicators
import Languages
import Measures
import Problems

/// Makes the indicators of one table: one for each series, unit of measure and kind of period.
struct TableConversion {
  let id: String
  let table: RepositoryTable
  let repository: Repository
  let home: ReviewConversion.Home
  var texts: RepositoryTexts
  var log = ProblemLog()
  var leftOut: [ReviewConversion.LeftOut] = []
  var places: [ReviewConversion.Area] = []

  init(
    id: String, table: RepositoryTable, repository: Repository, home: ReviewConversion.Home,
    texts: RepositoryTexts
  ) {
    self.id = id
    self.table = table
    self.repository = repository
    self.home = home
    self.texts = texts
  }

  /// What the rows of one part have in common.
  struct Key: Hashable {
    /// The texts in the columns that part a table: series, unit of measure, and what else they measure.
    let qualities: [String]
    let kind: Period.Kind
  }

  /// A row that has become a period and a value.
  struct Reading {
    let row: RepositoryTable.Row
    let period: Period
    let value: Value
  }

  /// The columns that part a table into indicators, where it has them.
  var qualityColumns: [String] {
    ([repository.columns.series, repository.columns.unit] + SpecialColumns.qualities)
      .filter { table.index(of: $0) != nil }
  }

  /// The parts, in the order of their first rows.
  mutating func parts(ids: inout Slug) -> [ReviewConversion.Part] {
    TableReview(table, columns: repository.columns).tell(&log)
    var order: [Key] = []
    var groups: [Key: [Reading]] = [:]
    for (key, reading) in readings() {
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(reading)
    }
    // Only what differs between the parts belongs in their names.
    let differing = qualityColumns.indices.filter { index in
      Set(order.map { $0.qualities[index] }).count > 1
    }
    let metadata = repository.metadata[id] ?? Metadata()
    var parts: [ReviewConversion.Part] = []
    for key in order {
      let alike = order.filter { $0.qualities == key.qualities }
      var words = differing.map { key.qualities[$0] }.filter { !$0.isEmpty }.map(Slug.plain)
      if alike.count > 1, key.kind != alike[0].kind {
        words.append(key.kind.plural)
      }
      let partID = ids.next(([id] + words).joined(separator: "-"), or: "indicator")
      parts.append(
        part(
          partID, key: key, readings: groups[key] ?? [], differing: differing,
          metadata: metadata))
    }
    for left in ProgressOptions(metadata).left(by: order.map(seriesAndUnit)) {
      log.warning(
        "open-sdg.progress",
        at: Place(metadata.files.first ?? "", cell: "progress_calculation_options"),
        ["found": left])
    }
    if parts.count > 1 {
      log.warning(
        "open-sdg.parts", at: Place(table.files[0]),
        [
          "count": String(parts.count),
          "indicators": parts.map(\.indicator.id).joined(separator: ", "),
        ])
    }
    return parts
  }

  /// Every row as a period and a value; a row whose year cannot be read is left out.
  private mutating func readings() -> [(Key, Reading)] {
    guard let year = table.index(of: "Year"), let value = table.index(of: "Value") else {
      return []
    }
    let status = table.index(of: SpecialColumns.status)
    let qualities = qualityColumns.compactMap(table.index)
    let years = YearText(table.rows.map { $0.fields[year] })
    var rewritten: [String: String] = [:]
    var found: [(Key, Reading)] = []
    for row in table.rows {
      let text = row.fields[year]
      guard let period = years.period(text) else {
        log.warning(
          "open-sdg.year", at: Place(row.file, line: row.line, cell: "Year"), ["found": text])
        leave(row, "open-sdg.year")
        continue
      }
      if period.description != text, !text.hasSuffix(".0"), rewritten[text] == nil {
        rewritten[text] = period.description
        if rewritten.count == 1 {
          log.warning(
            "open-sdg.year-written", at: Place(row.file, line: row.line, cell: "Year"),
            ["found": text, "written": period.description])
        }
      }
      let key = Key(
        qualities: qualities.map { row.fields[$0] }.map { MissingWord.contains($0) ? "" : $0 },
        kind: period.kind)
      let result = self.value(
        row.fields[value], status: status.map { row.fields[$0] } ?? "", row: row)
      found.append((key, Reading(row: row, period: period, value: result)))
    }
    return found
  }

  private mutating func value(_ text: String, status: String, row: RepositoryTable.Row) -> Value {
    let meaning = ObservationStatus(status)
    if meaning == nil {
      log.warning(
        "open-sdg.status", at: Place(row.file, line: row.line, cell: SpecialColumns.status),
        ["found": status])
    }
    if let number = RepositoryTable.number(text) {
      return .known(number, meaning?.quality ?? .final)
    }
    if !text.isEmpty, !MissingWord.contains(text) {
      log.warning(
        "open-sdg.value", at: Place(row.file, line: row.line, cell: "Value"), ["found": text])
      leave(row, "open-sdg.value")
    }
    return .unknown(meaning?.absence ?? .missing)
  }

  mutating func leave(_ row: RepositoryTable.Row, _ reason: String) {
    leftOut.append(
      ReviewConversion.LeftOut(id: id, reason: reason, row: row, columns: table.columns))
  }
}

extension Period.Kind {
  /// Which series it can stand in.
  var periods: Indicator.Periods {
    switch self {
    case .year: .year
    case .quarter: .quarter
    case .month: .month
    case .window: .window
    }
  }

  /// What tells an indicator of such periods from another, in its id.
  var plural: String {
    switch self {
    case .window(let years): "windows-\(years)"
    default: periods.rawValue + "s"
    }
  }
}
