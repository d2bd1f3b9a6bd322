extension Table {
  /// Why an address does not lead to a cell.
  public enum LookupError: Error, Hashable, Sendable {
    /// The table has no such dimension.
    case unknownDimension(String, known: [String])
    /// The dimension has no such category.
    case unknownCategory(String, dimension: String, known: [String])
    /// A dimension without a total must be named.
    case missingDimension(String, known: [String])
  }

  /// The cell at the categories named.
  ///
  /// A dimension that is not named stands at its total; a dimension of periods at its latest period
  /// with a known value (`latest` says the same aloud).
  ///
  /// - Parameter coordinates: categories by dimension.
  /// - Returns: the index of the cell and the whole address of it.
  /// - Throws: ``LookupError`` naming what can be asked for.
  public func find(
    _ coordinates: [CellAddress.Coordinate]
  ) throws(LookupError) -> (index: Int, address: CellAddress) {
    for coordinate in coordinates
    where !dimensions.contains(where: { $0.id == coordinate.dimension }) {
      throw .unknownDimension(coordinate.dimension, known: dimensions.map(\.id))
    }
    var chosen: [Int?] = []
    for dimension in dimensions {
      let code = coordinates.last { $0.dimension == dimension.id }?.category
      if dimension.role == .period, code == nil || code == "latest" {
        chosen.append(nil)
      } else if let code {
        guard let index = dimension.index(of: code) else {
          throw .unknownCategory(
            code, dimension: dimension.id, known: dimension.categories.map(\.code))
        }
        chosen.append(index)
      } else if let total = dimension.totalIndex {
        chosen.append(total)
      } else if dimension.categories.count == 1 {
        chosen.append(0)
      } else {
        throw .missingDimension(dimension.id, known: dimension.categories.map(\.code))
      }
    }
    let indices = withLatestPeriod(chosen)
    let named = zip(dimensions, indices)
      .map { CellAddress.Coordinate(dimension: $0.id, category: $0.categories[$1].code) }
    return (
      offset(of: indices), CellAddress(table: address, coordinates: named)
    )
  }

  /// The value at a cell with all that print asks for.
  ///
  /// - Parameter coordinates: categories by dimension, as for ``find(_:)``.
  /// - Returns: the measure.
  /// - Throws: ``LookupError`` where they do not lead to a cell.
  public func measure(_ coordinates: [CellAddress.Coordinate]) throws(LookupError) -> Measure {
    let (index, address) = try find(coordinates)
    let cell = cells[index]
    let named = address.coordinates.first { coordinate in
      dimensions.contains { $0.id == coordinate.dimension && $0.role == .period }
    }
    return Measure(
      value: cell.value, unit: unit, base: cell.base, uncertainty: cell.uncertainty,
      period: named.flatMap { Period($0.category) } ?? period, address: address, sources: sources)
  }

  /// The place of a combination of categories among the cells.
  ///
  /// - Parameter indices: the category's index in each dimension.
  /// - Returns: the offset, row-major.
  public func offset(of indices: [Int]) -> Int {
    var offset = 0
    for (dimension, index) in zip(dimensions, indices) {
      offset = offset * dimension.categories.count + index
    }
    return offset
  }

  private func withLatestPeriod(_ chosen: [Int?]) -> [Int] {
    guard let open = chosen.firstIndex(of: nil) else { return chosen.compactMap { $0 } }
    let last = dimensions[open].categories.count - 1
    func filled(_ index: Int) -> [Int] { chosen.map { $0 ?? index } }
    let known = stride(from: last, through: 0, by: -1).first {
      cells[offset(of: filled($0))].value.number != nil
    }
    return filled(known ?? last)
  }
}
