import Problems
import StatisticalTables
import Statistics
import Store

/// The columns of a query's CSV file, by the names that the query gives.
struct QueryColumns {
  /// The most groups or cells that columns may be crossed to.
  static let mostCells = 65_535

  /// The CSV file, as problems name it.
  let path: String
  private let file: ColumnFile

  /// A column's categories with their names.
  struct Categories {
    /// The names, in order: by size where all are numbers, else by code point.
    let levels: [String]
    let factor: Factor
  }

  /// Reads the columns that a query names.
  ///
  /// - Parameter query: the query.
  /// - Throws: `InputRefused` where the file cannot be read or lacks a column; that stands at the
  ///   column's place in the query.
  init(of query: EstimateQuery) throws(InputRefused) {
    var wanted: [ColumnFile.Wanted] = []
    var places: [String: Place] = [:]
    for use in query.columnUses {
      let name = use.column.text
      places[name] = places[name] ?? use.column.place
      let kind = use.isNumber ? ColumnFile.Kind.numbers : .categories(.sorted)
      if let known = wanted.firstIndex(where: { $0.name == name }) {
        if !use.isNumber { wanted[known] = ColumnFile.Wanted(name, as: kind) }
      } else {
        wanted.append(ColumnFile.Wanted(name, as: kind))
      }
    }
    path = query.dataPath
    do {
      file = try query.columns(wanted)
    } catch {
      throw InputRefused(error.problems.map { QueryColumns.placed($0, places, in: query) })
    }
  }

  /// A problem with a column's name, at the place where the query writes it.
  private static func placed(
    _ problem: Problem, _ places: [String: Place], in query: EstimateQuery
  ) -> Problem {
    if problem.code == "file.missing", problem.place.file == query.dataPath {
      return Problem("query.no-data", at: query.data.place, ["file": query.dataPath])
    }
    guard problem.code.hasPrefix("csv.missing-column"), let name = problem.values["column"],
      let place = places[name]
    else { return problem }
    var values = problem.values
    values["file"] = query.dataPath
    return values["nearest"] == nil
      ? Problem("query.unknown-column", at: place, values)
      : Problem("query.unknown-column-near", at: place, values)
  }

  /// How many rows the file has.
  var rows: Int { file.rows }

  /// The line of a row.
  func line(of row: Int) -> Int { file.line(of: row) }

  /// The place of a field.
  func place(row: Int, _ column: QueryWord) -> Place {
    Place(path, line: file.line(of: row), cell: column.text)
  }

  /// The numbers of a column; NaN where a field is empty.
  func numbers(_ column: QueryWord) throws(InputRefused) -> [Double] {
    if let numbers = file.numbers(column.text) { return numbers }
    guard let found = file.categories(column.text) else { return [] }
    let values = found.levels.map {
      DelimitedFile.number($0, decimalComma: file.hasDecimalComma) ?? .nan
    }
    if let wrong = values.firstIndex(where: \.isNaN),
      let row = found.codes.firstIndex(of: UInt16(wrong))
    {
      throw InputRefused([
        Problem(
          "csv.not-a-number", at: place(row: row, column), ["found": found.levels[wrong]])
      ])
    }
    return found.codes.map { $0 == ColumnFile.Categories.missing ? .nan : values[Int($0)] }
  }

  /// The numbers of a column of which none may be missing.
  func fullNumbers(_ column: QueryWord) throws(InputRefused) -> [Double] {
    let numbers = try numbers(column)
    if let row = numbers.firstIndex(where: \.isNaN) { throw missing(row, column) }
    return numbers
  }

  /// The categories of a column.
  func categories(_ column: QueryWord) -> Categories {
    guard let found = file.categories(column.text) else {
      return Categories(levels: [], factor: Factor(codes: [], count: 0))
    }
    let numbers = found.levels.map {
      DelimitedFile.number($0, decimalComma: file.hasDecimalComma)
    }
    guard numbers.allSatisfy({ $0 != nil }) else {
      return Categories(
        levels: found.levels, factor: Factor(codes: found.codes, count: found.levels.count))
    }
    let order = found.levels.indices.sorted {
      (numbers[$0] ?? 0, $0) < (numbers[$1] ?? 0, $1)
    }
    var places = [UInt16](repeating: 0, count: order.count)
    for (place, level) in order.enumerated() { places[level] = UInt16(place) }
    return Categories(
      levels: order.map { found.levels[$0] },
      factor: Factor(
        codes: found.codes.map { $0 == Factor.missing ? $0 : places[Int($0)] },
        count: order.count))
  }

  /// Whether a column that is read as categories holds numbers only.
  func holdsNumbers(_ column: QueryWord) -> Bool {
    guard let found = file.categories(column.text) else { return true }
    return found.levels.allSatisfy {
      DelimitedFile.number($0, decimalComma: file.hasDecimalComma) != nil
    }
  }

  /// The categories of a column of which none may be missing.
  func fullCategories(_ column: QueryWord) throws(InputRefused) -> Categories {
    let found = categories(column)
    if let row = found.factor.codes.firstIndex(of: Factor.missing) { throw missing(row, column) }
    return found
  }

  /// The number of a category that the query names.
  func code(
    of category: QueryWord, in levels: [String], _ column: QueryWord
  ) throws(InputRefused) -> Int {
    if let code = levels.firstIndex(of: category.text) { return code }
    var values = [
      "found": category.text, "column": column.text,
      "known": levels.prefix(20).joined(separator: ", "),
    ]
    guard let nearest = Nearest.word(to: category.text, among: levels) else {
      throw InputRefused([Problem("query.unknown-category", at: category.place, values)])
    }
    values["nearest"] = nearest
    throw InputRefused([Problem("query.unknown-category-near", at: category.place, values)])
  }

  /// Whether each row has a property: 1 or 0, NaN where the field is empty.
  func indicator(
    _ column: QueryWord, _ property: EstimateQuery.Property
  ) throws(InputRefused) -> [Double] {
    var result = [Double](repeating: 1, count: rows)
    if !property.categories.isEmpty {
      let found = categories(column)
      var counts = [Bool](repeating: false, count: found.levels.count)
      for category in property.categories {
        counts[try code(of: category, in: found.levels, column)] = true
      }
      result = found.factor.codes.map { $0 == Factor.missing ? .nan : counts[Int($0)] ? 1 : 0 }
    }
    guard property.isOfNumbers else { return result }
    let least = property.least ?? -.infinity
    let most = property.most ?? .infinity
    return zip(result, try numbers(column)).map { holds, number in
      number.isNaN || holds.isNaN ? .nan : least <= number && number <= most ? holds : 0
    }
  }

  /// The numbers of a column, or where a property is asked for whether each row has it.
  func values(
    _ column: QueryWord, _ property: EstimateQuery.Property?
  ) throws(InputRefused) -> [Double] {
    guard let property else { return try numbers(column) }
    return try indicator(column, property)
  }

  /// For each row whether a condition holds; one about an empty field does not.
  func rows(where condition: EstimateQuery.RowCondition) throws(InputRefused) -> [Bool] {
    switch condition {
    case .all(let parts):
      var result = [Bool](repeating: true, count: rows)
      for part in parts { result = zip(result, try rows(where: part)).map { $0 && $1 } }
      return result
    case .any(let parts):
      var result = [Bool](repeating: false, count: rows)
      for part in parts { result = zip(result, try rows(where: part)).map { $0 || $1 } }
      return result
    case .not(let part): return try rows(where: part).map { !$0 }
    case .holds(let column, let property): return try indicator(column, property).map { $0 == 1 }
    case .answered(let column): return categories(column).factor.codes.map { $0 != Factor.missing }
    }
  }

  func missing(_ row: Int, _ column: QueryWord) -> InputRefused {
    InputRefused([
      Problem("query.empty-field", at: place(row: row, column), ["column": column.text])
    ])
  }
}
