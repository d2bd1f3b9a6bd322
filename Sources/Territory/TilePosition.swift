/// A place on a map on which every unit is one tile of the same size.
public struct TilePosition: Hashable, Sendable, Comparable {
  /// The column, from 0 in the west.
  public let column: Int
  /// The row, from 0 in the north.
  public let row: Int

  /// A place on a tile map.
  ///
  /// - Parameters:
  ///   - column: the column, from 0 in the west.
  ///   - row: the row, from 0 in the north.
  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  /// Orders by row, then by column.
  public static func < (left: TilePosition, right: TilePosition) -> Bool {
    (left.row, left.column) < (right.row, right.column)
  }
}
