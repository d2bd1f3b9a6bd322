import StatisticalTables
import Testing

/// A cube is written as a row for each cell.
struct CubeDelimitedTests {
  private var cube: Cube {
    let region = Cube.Dimension(
      id: "Region", label: "region",
      categories: [
        Cube.Category(code: "0301", label: "Oslo, city"),
        Cube.Category(code: "1508", label: "Ålesund"),
      ])
    let contents = Cube.Dimension(
      id: "Contents", label: "",
      categories: [
        Cube.Category(code: "p", label: "People", unit: Cube.Unit(label: "persons")),
        Cube.Category(code: "i", label: "Income", unit: Cube.Unit(label: "kr", multiplier: 3)),
      ])
    return Cube(
      label: "", dimensions: [region, contents],
      cells: Cube.Cells([700_000, 12.5, .nan, 1e21], statuses: [2: ".", 3: "e"]))
  }

  private func text(_ cube: Cube, labels: Bool = false) -> String {
    String(decoding: cube.delimited(labels: labels), as: UTF8.self)
  }

  @Test func `codes, value, status and unit stand in a row`() {
    #expect(
      text(cube) == """
        Region,Contents,value,status,unit,multiplier
        0301,p,700000,,persons,0
        0301,i,12.5,,kr,3
        1508,p,,.,persons,0
        1508,i,1e+21,e,kr,3

        """)
  }

  @Test func `labels stand beside the codes where they are asked for`() {
    let lines = text(cube, labels: true).split(separator: "\n")
    #expect(
      lines[0] == "Region,Region_label,Contents,Contents_label,value,status,unit,multiplier")
    #expect(lines[1] == "0301,\"Oslo, city\",p,People,700000,,persons,0")
  }

  @Test func `a name that is taken gets a low line`() {
    var cube = Cube(
      label: "",
      dimensions: [
        Cube.Dimension(id: "value", label: "", categories: [Cube.Category(code: "a", label: "")])
      ], cells: Cube.Cells([1]))
    cube.unit = Cube.Unit(label: "m")
    cube.cells.attributes = ["note": [0: "x \"y\""]]
    #expect(text(cube) == "value,value_,status,unit,note\na,1,,m,\"x \"\"y\"\"\"\n")
  }

  @Test func `of few numbers among many combinations only those are written`() {
    let dimensions = ["a", "b"].map { id in
      Cube.Dimension(
        id: id, label: id, categories: (0..<9).map { Cube.Category(code: "\($0)", label: "\($0)") })
    }
    let cube = Cube(
      label: "", dimensions: dimensions,
      cells: Cube.Cells(count: 81, positions: [12, 80], numbers: [4, 5], statuses: [3: "."]))
    #expect(text(cube) == "a,b,value,status,unit\n0,3,,.,\n1,3,4,,\n8,8,5,,\n")
  }

  @Test func `a cube without dimensions is one number`() {
    #expect(
      text(Cube(label: "", dimensions: [], cells: Cube.Cells([7]))) == "value,status,unit\n7,,\n")
  }
}
