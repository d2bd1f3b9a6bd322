extension Cube {
  /// One way in which the numbers are divided.
  public struct Dimension: Hashable, Sendable {
    /// The id at the source, such as `Region`.
    public let id: String
    /// The heading.
    public var label: String
    /// What it divides by, where the source says so.
    public var role: Role?
    /// The categories in the order of the cells; a code is met once.
    public var categories: [Category]
    /// Whether it may be left out of a request, where the source says so.
    public var isEliminable: Bool?
    /// The category that stands for all where the dimension is left out, where the source names one.
    public var eliminationCode: String?
    /// Other lists of categories that the source offers for it: groups, or parts of them.
    public var codelists: [Codelist] = []
    /// The standard classifications that its categories are of, as URN or other id.
    public var classifications: [String] = []
    /// What else the source says of it, by the source's names.
    public var properties: [String: String] = [:]

    /// A list of categories that the source can use for a dimension in place of those shown.
    public struct Codelist: Hashable, Sendable {
      /// The id at the source.
      public let id: String
      /// The words.
      public let label: String
      /// Whether its categories are sums of others, not a choice among them.
      public let isAggregation: Bool

      /// A list of categories.
      ///
      /// - Parameters:
      ///   - id: the id at the source.
      ///   - label: the words.
      ///   - isAggregation: whether its categories are sums of others.
      public init(id: String, label: String, isAggregation: Bool) {
        self.id = id
        self.label = label
        self.isAggregation = isAggregation
      }
    }

    /// What a dimension divides by.
    public enum Role: String, Hashable, Sendable, CaseIterable {
      /// Points or spans of time.
      case time
      /// Places.
      case geo
      /// What is measured.
      case metric
    }

    /// A dimension.
    ///
    /// - Parameters:
    ///   - id: the id at the source.
    ///   - label: the heading.
    ///   - role: what it divides by.
    ///   - categories: in the order of the cells.
    ///   - isEliminable: whether it may be left out of a request.
    public init(
      id: String, label: String, role: Role? = nil, categories: [Category],
      isEliminable: Bool? = nil
    ) {
      self.id = id
      self.label = label
      self.role = role
      self.categories = categories
      self.isEliminable = isEliminable
    }
  }

  /// One category of a dimension.
  public struct Category: Hashable, Sendable {
    /// The code at the source.
    public let code: String
    /// The words.
    public var label: String
    /// What its numbers measure, for a category of a metric dimension.
    public var unit: Unit?
    /// The code of the category above it, in a dimension that is a tree.
    public var parent: String?
    /// What else the source says of it, by the source's names: the reference period, whether it may be summed.
    public var properties: [String: String] = [:]

    /// A category.
    ///
    /// - Parameters:
    ///   - code: the code at the source.
    ///   - label: the words.
    ///   - unit: what its numbers measure.
    ///   - parent: the code of the category above it.
    public init(code: String, label: String, unit: Unit? = nil, parent: String? = nil) {
      self.code = code
      self.label = label
      self.unit = unit
      self.parent = parent
    }
  }

  /// What numbers measure, in the source's words.
  public struct Unit: Hashable, Sendable {
    /// The words, such as `persons` or `per cent`.
    public var label: String
    /// Decimals in print, where the source says so.
    public var decimals: Int?
    /// The power of ten that the numbers are to be multiplied by, where the source says so.
    public var multiplier: Int?

    /// A unit of measure.
    ///
    /// - Parameters:
    ///   - label: the words.
    ///   - decimals: decimals in print.
    ///   - multiplier: the power of ten that the numbers are to be multiplied by.
    public init(label: String, decimals: Int? = nil, multiplier: Int? = nil) {
      self.label = label
      self.decimals = decimals
      self.multiplier = multiplier
    }
  }
}
