import Problems
import StatisticalTables
import Store
import Testing

/// The mapping of a sheet as a file.
struct SheetMappingFileTests {
  private static let whole = """
    label: Waste
    sheet: Data
    header: [2, 3]
    dimensions:
      - {id: Region, label: place, role: geo, column: "#B", labels: Name, fills-down: true}
      - {id: Tid, role: time, code: "2024"}
    spread: {id: Kind, from: [Waste, Glass], to: [Waste, Paper], code: w, unit: tonnes, decimals: 1}
    status: Mark
    unit: Unit
    decimal-comma: false
    symbols: {"<5": ":"}
    skip-rows: [5]
    skip: [{column: Name, is: Sum}]
    last-row: 40
    """

  private func codes(_ text: String) -> [String] {
    do throws(InputRefused) {
      _ = try SheetMapping(yaml: Array(text.utf8), file: "m.yaml")
      return []
    } catch {
      return error.problems.map { "\($0.place.line ?? 0):\($0.place.cell ?? "") \($0.code)" }
    }
  }

  @Test func `every key is read`() throws {
    var expected = SheetMapping(
      label: "Waste", sheet: "Data", headerRows: 2...3,
      dimensions: [
        .init(
          "Region", label: "place", role: .geo, codes: .column(.letters("B")),
          labels: .named("Name"), fillsDown: true),
        .init("Tid", role: .time, codes: .constant("2024")),
      ],
      values: .spread(
        .init(
          "Kind", first: .named("Waste", "Glass"), last: .named("Waste", "Paper"), code: "w",
          unit: Cube.Unit(label: "tonnes", decimals: 1))))
    expected.status = .named("Mark")
    expected.unit = .named("Unit")
    expected.hasDecimalComma = false
    expected.symbols["<5"] = ":"
    expected.skippedRows = [5]
    expected.skipped = [.init(.named("Name"), is: "Sum")]
    expected.lastRow = 40
    #expect(try SheetMapping(yaml: Array(Self.whole.utf8), file: "m.yaml") == expected)
  }

  @Test func `one heading row and columns of measures are the usual case`() throws {
    let text = """
      label: x
      dimensions: [{id: a, column: A}]
      values: [{column: V, code: v, label: Value}]
      """
    #expect(
      try SheetMapping(yaml: Array(text.utf8), file: "m.yaml")
        == SheetMapping(
          label: "x", dimensions: [.init("a", codes: .column(.named("A")))],
          values: .measures([.init(.named("V"), code: "v", label: "Value")])))
  }

  @Test func `what does not fit is told with its place`() {
    #expect(
      codes("label: x\ndimensions: [{id: a}]\n") == [
        "1: sheet.values", "2:dimensions.0 sheet.codes",
      ])
    #expect(
      codes("label: x\nheader: 0\ndimensions: [{id: a, code: b}]\nvalues: [{column: c, code: d}]\n")
        == ["2:header sheet.header"])
    #expect(codes("label: x\ncolumns: 3\n").contains("2: yaml.unknown-key"))
  }
}
