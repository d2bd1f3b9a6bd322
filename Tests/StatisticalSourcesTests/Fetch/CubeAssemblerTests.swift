import Problems
import StatisticalTables
import Testing

@testable import StatisticalSources

@Suite("Joining replies")
struct CubeAssemblerTests {
  private let query = TableQuery(
    table: "t", parts: [.init("a", ["x", "y"]), .init("b", ["1", "2", "3"])])

  private func cube(_ parts: [(String, [String])], _ numbers: [Double]) -> Cube {
    Cube(
      label: "t",
      dimensions: parts.map { id, codes in
        Cube.Dimension(
          id: id, label: id, categories: codes.map { Cube.Category(code: $0, label: $0) })
      }, cells: Cube.Cells(numbers))
  }

  private func refusal(_ cubes: [(Cube, TableQuery)]) -> String? {
    do {
      var assembler = CubeAssembler(query)
      for (cube, part) in cubes { try assembler.add(cube, as: part, from: Place("reply")) }
      _ = try assembler.cube(at: Place("t"))
      return nil
    } catch {
      return error.problems.first?.code
    }
  }

  @Test func `replies are placed by their codes, in whatever order they are written`() throws {
    var assembler = CubeAssembler(query)
    try assembler.add(
      cube([("b", ["3", "1", "2"]), ("total", ["all"]), ("a", ["y", "x"])], [1, 2, 3, 4, 5, 6]),
      as: query, from: Place("reply"))
    let whole = try assembler.cube(at: Place("t"))
    #expect(whole.dimensions.map(\.id) == ["a", "b"])
    #expect((0..<6).map { whole.cells[$0] } == [4, 6, 2, 3, 5, 1])
  }

  @Test func `figures that are lost, doubled or not asked for are refused`() {
    let left = query.cut(to: [0..<2, 0..<2])
    let right = query.cut(to: [0..<2, 2..<3])
    let whole = cube([("a", ["x", "y"]), ("b", ["1", "2", "3"])], [1, 2, 3, 4, 5, 6])
    let first = cube([("a", ["x", "y"]), ("b", ["1", "2"])], [1, 2, 4, 5])
    let last = cube([("a", ["x", "y"]), ("b", ["3"])], [3, 6])
    #expect(refusal([(first, left), (last, right)]) == nil)
    #expect(refusal([(first, left)]) == "source.cells-missing")
    #expect(refusal([(first, left), (first, left)]) == "source.cells-twice")
    #expect(refusal([(first, query)]) == "source.reply-lacks-codes")
    #expect(refusal([(whole, left)]) == "source.reply-other-codes")
    #expect(
      refusal([(cube([("a", ["x", "y"])], [1, 2]), query)]) == "source.reply-other-variables")
    let other = cube(
      [("a", ["x", "y"]), ("b", ["1", "2", "3"]), ("c", ["p", "q"])], (0..<12).map(Double.init))
    #expect(refusal([(other, query)]) == "source.reply-other-variables")
  }
}
