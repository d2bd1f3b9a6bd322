import Indicators
import Languages
import Measures

/// How the rows of one part are divided: its breakdowns, their categories, and where each row stands.
struct BreakdownLayout {
  /// One column that divides the rows, or several joined.
  struct Axis {
    let columns: [Int]
    let name: String
    let id: String
    /// The words of each category, in order, with its code.
    var categories: [(words: [String], code: String)] = []
    var codes: [[String]: String] = [:]
    var hasTotal = false
  }

  private(set) var axes: [Axis] = []
  /// The columns that were joined into one, because apart they would span too many cells.
  private(set) var joined: [String] = []
  private(set) var areas: [ReviewConversion.Area] = []
  private let home: String
  private let names: [String]
  private let placeColumn: Int?
  private var areaCodes: [String: String] = [:]

  /// The most cells that a table is spread over; where there would be more, columns are joined.
  static let mostCells = 40_000

  /// The columns that other things of an observation have already.
  private static let reserved: Set<String> = [
    "indicator", "unit", "period", "value", "status", "count", "answered", "population", "lower",
    "upper", "measure", "synthetic",
  ]

  init(_ readings: [TableConversion.Reading], of conversion: TableConversion) {
    let table = conversion.table
    let columns = conversion.repository.columns
    names = table.columns
    home = conversion.home.code
    let rows = readings.map(\.row)
    let place = table.index(of: SpecialColumns.place)
    placeColumn = place
    var dividing = table.columns.indices.filter { index in
      columns.divides(table.columns[index]) && rows.contains { !$0.fields[index].isEmpty }
    }
    if let place {
      let names = BreakdownLayout.placeNames(rows, place: place, columns: dividing)
      dividing.removeAll { $0 == names }
      var slug = Set<String>()
      for row in rows where !row.fields[place].isEmpty {
        let text = row.fields[place]
        guard areaCodes[text] == nil else { continue }
        var code = String(text.map { $0.isWhitespace || "[],=|\"".contains($0) ? "-" : $0 })
        while slug.contains(code) { code += "-" }
        slug.insert(code)
        areaCodes[text] = code
        if code != home {
          areas.append(
            ReviewConversion.Area(
              code: code, name: LocalizedText(same: names.map { row.fields[$0] } ?? text)))
        }
      }
    }
    let orders = conversion.repository.dataSchema.orders[conversion.id] ?? [:]
    var ids = Slug(reserved: Self.reserved)
    axes = dividing.map { index in
      axis(
        [index], id: ids.next(names[index], or: "group"), rows, order: orders[names[index]] ?? [])
    }
    let periods = Set(readings.map(\.period)).count
    let cells = axes.reduce(periods) { total, axis in
      min(total * (axis.categories.count + (axis.hasTotal ? 1 : 0)), Self.mostCells * 1000)
    }
    if axes.count > 1, cells > Self.mostCells {
      axes = [axis(dividing, id: "group", rows, order: [])]
      joined = dividing.map { names[$0] }
    }
  }

  private func axis(
    _ columns: [Int], id: String, _ rows: [RepositoryTable.Row], order: [String]
  ) -> Axis {
    var axis = Axis(
      columns: columns, name: columns.map { names[$0] }.joined(separator: ", "), id: id)
    var slug = Slug(reserved: ["all"])
    var words = Set<[String]>()
    for row in rows {
      let found = columns.map { row.fields[$0] }
      if found.allSatisfy(\.isEmpty) { axis.hasTotal = true } else { words.insert(found) }
    }
    let first = order.map { [$0] }.filter(words.contains)
    var seen = Set(first)
    var all = first
    for row in rows {
      let found = columns.map { row.fields[$0] }
      if words.contains(found), seen.insert(found).inserted { all.append(found) }
    }
    for found in all {
      let text = found.filter { !$0.isEmpty }.joined(separator: " ")
      let code = slug.next(text, or: "category")
      axis.categories.append((found, code))
      axis.codes[found] = code
    }
    return axis
  }

  /// The column that only names the places: filled where a place stands, and the same for each place.
  private static func placeNames(
    _ rows: [RepositoryTable.Row], place: Int, columns: [Int]
  ) -> Int? {
    columns.first { column in
      var name: [String: String] = [:]
      return rows.allSatisfy { row in
        let (code, text) = (row.fields[place], row.fields[column])
        if code.isEmpty != text.isEmpty { return false }
        return name.updateValue(text, forKey: code).map { $0 == text } ?? true
      }
    }
  }

  /// The unit and the category of each breakdown that a row stands at.
  func position(of row: RepositoryTable.Row) -> (unit: String, categories: [String]) {
    let unit = placeColumn.flatMap { areaCodes[row.fields[$0]] } ?? home
    return (unit, axes.map { axis in axis.codes[axis.columns.map { row.fields[$0] }] ?? "all" })
  }

  /// The breakdowns of the indicator.
  func breakdowns(_ texts: inout RepositoryTexts) -> [Indicator.Breakdown] {
    axes.map { axis in
      let total =
        axis.hasTotal
        ? [
          Category(
            code: "all", label: LocalizedText { $0.text("open-sdg.total") }, role: .total)
        ] : []
      var parts: [Category] = []
      for (words, code) in axis.categories {
        let labels = zip(axis.columns, words).filter { !$0.1.isEmpty }
          .map { texts.label($0.1, column: names[$0.0]) }
        parts.append(
          Category(
            code: code,
            label: labels.count == 1 ? labels[0] : labels[0].joined(Array(labels.dropFirst()))))
      }
      let name =
        axis.columns.count == 1
        ? texts.label(axis.name, column: axis.name) : LocalizedText(same: axis.name)
      return Indicator.Breakdown(id: axis.id, name: name, categories: total + parts)
    }
  }
}
