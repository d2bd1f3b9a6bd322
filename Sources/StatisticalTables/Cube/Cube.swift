/// Numbers over labelled dimensions, as a statistical service or a file hands them out.
///
/// A cube knows no domain: its codes are those of the source, its texts are in one language of the source,
/// and what the source says of a number (its status) stands as the source writes it. The cells are in row
/// order: the last dimension varies fastest.
public struct Cube: Hashable, Sendable {
  /// The id of the table or data flow at its source, where it has one.
  public var id: String?
  /// The title.
  public var label: String
  /// Who publishes it, in the source's words.
  public var source: String?
  /// When the source last changed it, as the source writes it (ISO 8601 where it is one).
  public var updated: String?
  /// The language of the texts, as a language tag, where it is known.
  public var language: String?
  /// The dimensions in the order of the cells; a code is met once in each.
  public let dimensions: [Dimension]
  /// The numbers and what is said of them.
  public var cells: Cells
  /// What all numbers measure, where no category tells it.
  public var unit: Unit?
  /// What the source says that a status means.
  public var statusLabels: [String: String] = [:]
  /// What a reader should know, or must.
  public var notes: [Note] = []
  /// What else the source says of the whole: contact, licence, whether cells may be summed.
  public var properties: [String: String] = [:]

  /// A cube.
  ///
  /// - Parameters:
  ///   - id: the id at the source.
  ///   - label: the title.
  ///   - dimensions: in the order of the cells, the last varying fastest.
  ///   - cells: one for each combination of categories.
  /// - Precondition: the cells are as many as the product of the dimensions' sizes.
  public init(id: String? = nil, label: String, dimensions: [Dimension], cells: Cells) {
    let count = dimensions.reduce(1) { $0 * $1.categories.count }
    precondition(cells.count == count, "a cube has \(count) cells, not \(cells.count)")
    self.id = id
    self.label = label
    self.dimensions = dimensions
    self.cells = cells
  }

  /// How many cells dimensions of these sizes have.
  ///
  /// Readers ask before they make a cube, so that no file can ask for more than there are numbers for.
  ///
  /// - Parameter sizes: the number of categories of each dimension.
  /// - Returns: their product; nil where it is beyond all bounds.
  public static func cellCount(_ sizes: [Int]) -> Int? {
    if sizes.contains(0) { return 0 }
    var count = 1
    for size in sizes {
      let (product, overflows) = count.multipliedReportingOverflow(by: size)
      if overflows || size < 0 { return nil }
      count = product
    }
    return count
  }

  /// The position of a category in each dimension, for a cell.
  ///
  /// - Parameter offset: the cell's position among ``cells``.
  /// - Returns: the positions; the reverse of ``offset(of:)``.
  public func indices(at offset: Int) -> [Int] {
    var rest = offset
    var indices = [Int](repeating: 0, count: dimensions.count)
    for place in dimensions.indices.reversed() {
      let size = dimensions[place].categories.count
      indices[place] = rest % size
      rest /= size
    }
    return indices
  }

  /// The dimension of the given id.
  ///
  /// - Parameter id: the id, as the source writes it.
  /// - Returns: its position, or nil where there is none.
  public func position(of id: String) -> Int? { dimensions.firstIndex { $0.id == id } }

  /// The position of a cell.
  ///
  /// - Parameter indices: a category's position in each dimension.
  /// - Returns: the position among ``cells``.
  public func offset(of indices: [Int]) -> Int {
    var offset = 0
    for (dimension, index) in zip(dimensions, indices) {
      offset = offset * dimension.categories.count + index
    }
    return offset
  }
}

extension Cube {
  /// Something that a reader should know, or must.
  public struct Note: Hashable, Sendable {
    /// The words.
    public let text: String
    /// Whether the source demands that it is shown with the numbers.
    public let isMandatory: Bool
    /// The dimension it is about; nil for the whole.
    public let dimension: String?
    /// The category it is about; nil for the whole dimension.
    public let category: String?

    /// A note.
    ///
    /// - Parameters:
    ///   - text: the words.
    ///   - isMandatory: whether it must be shown.
    ///   - dimension: the dimension it is about.
    ///   - category: the category it is about.
    public init(
      _ text: String, isMandatory: Bool = false, dimension: String? = nil, category: String? = nil
    ) {
      self.text = text
      self.isMandatory = isMandatory
      self.dimension = dimension
      self.category = category
    }
  }
}
