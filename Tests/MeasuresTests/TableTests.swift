import Languages
import Measures
import Testing

/// Answers by sex and year: small tables with totals, unknown values and an open dimension.
private enum Sample {
  static func category(_ code: String, _ role: Category.Role = .part) -> Category {
    Category(code: code, label: LocalizedText(same: code), role: role)
  }

  static func dimension(_ id: String, _ role: Dimension.Role, _ categories: [Category]) -> Dimension
  {
    Dimension(id: id, name: LocalizedText(same: id), categories: categories, role: role)
  }

  static let sex = dimension(
    "sex", .breakdown, [category("all", .total), category("women"), category("men")])
  static let unit = dimension("unit", .unit, [category("4001"), category("4003")])
  static let period = dimension(
    "period", .period, ["2021", "2022", "2023"].map { category($0) })

  /// A number per cell, in the order of the cells; nil is a value that is not published yet.
  static func table(_ dimensions: [Dimension], _ numbers: [Double?]) -> Table {
    Table(
      address: TableAddress(["test"]), title: LocalizedText(same: "T"), dimensions: dimensions,
      cells: numbers.map { number in
        Cell(
          value: number.map { .known($0) } ?? .unknown(.notPublished),
          base: .source(LocalizedText(same: "all")), uncertainty: .notPublished)
      },
      unit: .percent(), quantity: .value, period: .year(2020), universe: LocalizedText(same: "U"),
      sources: [Source(name: LocalizedText(same: "S"), licence: "CC BY 4.0")])
  }

  static func at(_ coordinates: KeyValuePairs<String, String>) -> [CellAddress.Coordinate] {
    coordinates.map { CellAddress.Coordinate(dimension: $0.key, category: $0.value) }
  }
}

@Suite("Finding a cell of a table")
struct TableTests {
  let table = Sample.table(
    [Sample.unit, Sample.sex, Sample.period],
    [
      1, 2, 3, 4, 5, nil, 7, 8, 9,
      11, nil, nil, nil, nil, nil, 17, 18, 19,
    ])

  @Test func `the last dimension varies fastest`() throws {
    let found = try table.find(Sample.at(["unit": "4001", "sex": "men", "period": "2022"]))
    #expect(found.index == 7)
    #expect(table.cells[found.index].value.number == 8)
    #expect(table.offset(of: [1, 2, 0]) == 15)
  }

  @Test func `coordinates may come in any order and the address has the table's`() throws {
    let found = try table.find(Sample.at(["period": "2021", "unit": "4003", "sex": "men"]))
    #expect(table.cells[found.index].value.number == 17)
    #expect(found.address.description == "test[unit=4003, sex=men, period=2021]")
  }

  @Test func `a dimension that is not named stands at its total`() throws {
    let measure = try table.measure(Sample.at(["unit": "4001", "period": "2021"]))
    #expect(measure.value.number == 1)
    #expect(measure.address.description == "test[unit=4001, sex=all, period=2021]")
  }

  @Test func `the latest period is the latest with a known value in that row`() throws {
    let all = try table.measure(Sample.at(["unit": "4001"]))
    #expect(all.value.number == 3)
    #expect(all.period == .year(2023))
    let women = try table.measure(Sample.at(["unit": "4001", "sex": "women", "period": "latest"]))
    #expect(women.value.number == 5)
    #expect(women.period == .year(2022))
    let other = try table.measure(Sample.at(["unit": "4003"]))
    #expect(other.value.number == 11)
    #expect(other.period == .year(2021))
  }

  @Test func `where no period has a value the latest one says why`() throws {
    let measure = try table.measure(Sample.at(["unit": "4003", "sex": "women"]))
    #expect(measure.value == .unknown(.notPublished))
    #expect(measure.period == .year(2023))
  }

  @Test func `a period that is named is taken also where it is unknown`() throws {
    let measure = try table.measure(
      Sample.at(["unit": "4001", "sex": "women", "period": "2023"]))
    #expect(measure.value.number == nil)
    #expect(measure.value.absence == .notPublished)
  }

  @Test func `the last of two categories in one dimension counts`() throws {
    let coordinates =
      Sample.at(["unit": "4001", "sex": "men", "period": "2021"])
      + Sample.at(["sex": "women"])
    #expect(try table.measure(coordinates).value.number == 4)
  }

  @Test func `a table without periods speaks of its own time`() throws {
    let plain = Sample.table([Sample.sex], [50, 40, 60])
    let measure = try plain.measure([])
    #expect(measure.value.number == 50)
    #expect(measure.period == .year(2020))
    #expect(measure.sources == plain.sources)
    #expect(measure.unit == plain.unit)
  }

  @Test func `a single category need not be named`() throws {
    let single = Sample.table(
      [Sample.dimension("unit", .unit, [Sample.category("4001")]), Sample.sex], [1, 2, 3])
    #expect(try single.measure(Sample.at(["sex": "men"])).value.number == 3)
  }

  @Test func `an unknown dimension is told with those that are known`() {
    #expect(
      throws: Table.LookupError.unknownDimension("age", known: ["unit", "sex", "period"])
    ) {
      try table.find(Sample.at(["age": "67"]))
    }
  }

  @Test func `an unknown category is told with those that are known`() {
    #expect(
      throws: Table.LookupError.unknownCategory(
        "x", dimension: "sex", known: ["all", "women", "men"])
    ) {
      try table.find(Sample.at(["unit": "4001", "sex": "x"]))
    }
    #expect(
      throws: Table.LookupError.unknownCategory(
        "2019", dimension: "period", known: ["2021", "2022", "2023"])
    ) {
      try table.find(Sample.at(["unit": "4001", "period": "2019"]))
    }
  }

  @Test func `a dimension without a total must be named`() {
    #expect(throws: Table.LookupError.missingDimension("unit", known: ["4001", "4003"])) {
      try table.find(Sample.at(["sex": "men"]))
    }
  }

  @Test func `a value that is not there has a reason and no number`() {
    for absence in Absence.allCases {
      #expect(Value.unknown(absence).number == nil)
      #expect(Value.unknown(absence).quality == nil)
      #expect(Value.unknown(absence).absence == absence)
    }
    #expect(Value.known(0).number == 0)
    #expect(Value.known(0).absence == nil)
    #expect(Value.known(1, .estimated).quality == .estimated)
  }

  @Test func `a table lacks no cell`() async {
    await #expect(processExitsWith: .failure) {
      _ = Sample.table([Sample.sex], [1, 2])
    }
  }
}
