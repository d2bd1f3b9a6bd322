import Problems
import StatisticalTables

/// Makes a cube of single records, as services give that have no tables.
struct RecordCube {
  /// A record: its code in each dimension, and what stands there.
  struct Record {
    var codes: [String]
    var number: Double?
    var status: String?
    var attributes: [String: String] = [:]
  }

  /// The ids and headings of the dimensions.
  var dimensions: [(id: String, label: String, role: Cube.Dimension.Role?)]
  /// The words of codes, by dimension.
  var labels: [[String: String]]
  /// The records, in any order.
  var records: [Record] = []

  /// The cube of all records; its categories in the order of their codes.
  ///
  /// - Parameters:
  ///   - id: of the table.
  ///   - label: the title.
  ///   - place: where the records came from, for problems.
  /// - Returns: the cube.
  /// - Throws: `InputRefused` where two records say something else of the same cell, or the cells are too many.
  func cube(id: String, label: String, at place: Place) throws(InputRefused) -> Cube {
    let codes = dimensions.indices.map { index in
      Array(Set(records.map { $0.codes[index] })).sorted()
    }
    let lists = codes.map(CodeList.init)
    guard let count = Cube.cellCount(codes.map(\.count)) else {
      throw InputRefused([
        Problem(
          "source.table-too-large", at: place,
          ["number": "∞", "most": String(TableFetch.mostCells)])
      ])
    }
    var numbers: [Int: Double] = [:]
    var statuses: [Int: String] = [:]
    var attributes: [String: [Int: String]] = [:]
    var met = Set<Int>()
    for record in records {
      let offset = zip(record.codes, lists).reduce(0) { offset, pair in
        offset * pair.1.codes.count + (pair.1.exactPosition(of: pair.0) ?? 0)
      }
      guard met.insert(offset).inserted else {
        if numbers[offset] == record.number && statuses[offset] == record.status { continue }
        throw InputRefused([Problem("source.cells-twice", at: place)])
      }
      numbers[offset] = record.number
      statuses[offset] = record.status
      for (name, text) in record.attributes { attributes[name, default: [:]][offset] = text }
    }
    let positions = numbers.keys.sorted()
    var cells = Cube.Cells.fitting(
      count: count, positions: positions, numbers: positions.compactMap { numbers[$0] },
      statuses: statuses)
    cells.attributes = attributes
    let whole = dimensions.indices.map { index in
      Cube.Dimension(
        id: dimensions[index].id, label: dimensions[index].label, role: dimensions[index].role,
        categories: codes[index].map {
          Cube.Category(code: $0, label: labels[index][$0] ?? $0)
        })
    }
    return Cube(id: id, label: label, dimensions: whole, cells: cells)
  }
}
