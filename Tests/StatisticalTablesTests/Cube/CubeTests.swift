import StatisticalTables
import Testing

/// A cube's cells are the same however they are kept.
struct CubeTests {
  private let dense = Cube.Cells([1, .nan, 3, .nan])
  private let sparse = Cube.Cells(count: 4, positions: [0, 2], numbers: [1, 3])

  @Test func `cells are equal however they are kept`() {
    #expect(dense == sparse)
    #expect(sparse == dense)
    #expect(dense == Cube.Cells([1, .nan, 3, .nan]))
    #expect(dense != Cube.Cells([1, 2, 3, .nan]))
    #expect(sparse != Cube.Cells(count: 4, positions: [0, 3], numbers: [1, 3]))
    #expect(sparse != Cube.Cells(count: 4, positions: [0], numbers: [1]))
    #expect(Cube.Cells(count: 4, positions: [0], numbers: [1]) != sparse)
    #expect(
      Cube.Cells(count: 4, positions: [0, 1, 2], numbers: [1, .nan, 3]) == sparse)
    #expect(dense != Cube.Cells([1, .nan, 3, .nan], statuses: [1: "."]))
  }

  @Test func `few numbers among very many combinations are compared at once`() {
    let many = Cube.Cells(count: .max, positions: [5, .max - 1], numbers: [1, 2])
    #expect(many == Cube.Cells(count: .max, positions: [5, .max - 1], numbers: [1, 2]))
    #expect(many != Cube.Cells(count: .max, positions: [5, .max - 2], numbers: [1, 2]))
    #expect(many[.max - 1] == 2)
    #expect(many[6] == nil)
  }

  @Test func `cells without numbers and statuses are empty`() {
    #expect(Cube.Cells(count: 9, positions: [], numbers: []).isEmpty)
    #expect(Cube.Cells([.nan, .nan]).isEmpty)
    #expect(!Cube.Cells([.nan], statuses: [0: ".."]).isEmpty)
    #expect(!sparse.isEmpty)
  }

  @Test func `cells are kept in the way that takes less memory`() {
    guard case .dense = Cube.Cells.fitting(count: 4, positions: [0, 2], numbers: [1, 3]).storage
    else {
      Issue.record("half full is dense")
      return
    }
    guard case .sparse = Cube.Cells.fitting(count: 9, positions: [0, 2], numbers: [1, 3]).storage
    else {
      Issue.record("nearly empty is sparse")
      return
    }
  }

  @Test func `the number of cells has a bound`() {
    #expect(Cube.cellCount([]) == 1)
    #expect(Cube.cellCount([3, 4, 5]) == 60)
    #expect(Cube.cellCount([3, 0, .max]) == 0)
    #expect(Cube.cellCount([1 << 40, 1 << 40]) == nil)
    #expect(Cube.cellCount([3, -4]) == nil)
  }

  @Test func `a position and its categories lead to each other`() {
    let categories = { (count: Int) in
      (0..<count).map { Cube.Category(code: "\($0)", label: "") }
    }
    let cube = Cube(
      label: "",
      dimensions: [2, 3, 4].map {
        Cube.Dimension(id: "\($0)", label: "", categories: categories($0))
      },
      cells: Cube.Cells((0..<24).map(Double.init)))
    #expect(cube.offset(of: [1, 2, 3]) == 23)
    #expect(cube.indices(at: 23) == [1, 2, 3])
    #expect((0..<24).allSatisfy { cube.offset(of: cube.indices(at: $0)) == $0 })
  }
}
