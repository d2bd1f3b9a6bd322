/// The stable name of a table, such as `survey.stage.by.size`: words of small letters, digits,
/// `_` and `-`, joined by dots.
public struct TableAddress: Hashable, Sendable, Comparable, LosslessStringConvertible {
  /// The name as it is written.
  public let description: String

  /// Reads a name; nil where it has other signs than an address may have.
  ///
  /// - Parameter text: the name.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isWellFormed =
      !parts.isEmpty
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F
              || byte == 0x2D
          }
      }
    guard isWellFormed else { return nil }
    description = text
  }

  /// A name made of parts that are known to be well formed.
  ///
  /// - Parameter parts: the words, without dots.
  public init(_ parts: [String]) {
    guard let address = TableAddress(parts.joined(separator: ".")) else {
      preconditionFailure("not an address: \(parts)")
    }
    self = address
  }

  /// The name as a file name without its ending.
  public var fileStem: String { description }

  /// Orders as the values are listed.
  public static func < (left: TableAddress, right: TableAddress) -> Bool {
    left.description < right.description
  }
}

/// The stable name of one cell: a table and a category in each dimension that is not at its total.
///
/// Written `survey.stage.by.size[answer=planned, size=large]`.
public struct CellAddress: Hashable, Sendable, CustomStringConvertible {
  /// The table.
  public let table: TableAddress
  /// The category's code in each named dimension, in the order of the table's dimensions.
  public let coordinates: [Coordinate]

  /// One dimension and the category chosen in it.
  public struct Coordinate: Hashable, Sendable {
    /// The dimension's id.
    public let dimension: String
    /// The category's code.
    public let category: String

    /// A category in a dimension.
    ///
    /// - Parameters:
    ///   - dimension: the dimension's id.
    ///   - category: the category's code.
    public init(dimension: String, category: String) {
      self.dimension = dimension
      self.category = category
    }
  }

  /// A cell of a table.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - coordinates: the categories.
  public init(table: TableAddress, coordinates: [Coordinate]) {
    self.table = table
    self.coordinates = coordinates
  }

  /// The address as references write it.
  public var description: String {
    guard !coordinates.isEmpty else { return table.description }
    let inside = coordinates.map { "\($0.dimension)=\($0.category)" }.joined(separator: ", ")
    return "\(table)[\(inside)]"
  }
}
