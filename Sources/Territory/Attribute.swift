public import Languages

/// A way to group units, such as KOSTRA group or centrality, with the classes of each year.
public struct Attribute: Sendable {
  /// One class.
  public struct Category: Hashable, Sendable {
    /// The code, as data files write it.
    public let code: String
    /// The words for it.
    public let label: LocalizedText

    /// A class.
    ///
    /// - Parameters:
    ///   - code: the code, as data files write it.
    ///   - label: the words for it.
    public init(code: String, label: LocalizedText) {
      self.code = code
      self.label = label
    }
  }

  /// The name that files use, such as `centrality`.
  public let id: String
  /// The words for it.
  public let name: LocalizedText
  /// All classes in the order of tables.
  public let categories: [Category]
  /// The class of each unit, by the year that it is known for.
  public let classes: [Int: [UnitCode: String]]

  /// A way to group units.
  ///
  /// - Parameters:
  ///   - id: the name that files use.
  ///   - name: the words for it.
  ///   - categories: all classes in the order of tables.
  ///   - classes: for each year that classes are known for, the class of each unit, with the codes
  ///     that were valid on 1 January of that year.
  public init(
    id: String, name: LocalizedText, categories: [Category],
    classes: [Int: [UnitCode: String]]
  ) {
    self.id = id
    self.name = name
    self.categories = categories
    self.classes = classes
  }

  /// The class with a code.
  ///
  /// - Parameter code: the code.
  /// - Returns: nil where there is none.
  public func category(_ code: String) -> Category? { categories.first { $0.code == code } }

  /// The years that classes are known for, in order.
  public var years: [Int] { classes.keys.sorted() }
}

/// The class of a unit: where it comes from, or why it is unknown.
public enum AttributeValue: Hashable, Sendable {
  /// The class, the year it is known for, and whether it was taken over from the units that this
  /// one became or came from.
  case known(category: String, year: Int, isInherited: Bool)
  /// The units that this one became or came from have these different classes.
  case partsDiffer([String])
  /// Nothing is known.
  case unknown

  /// The class, where it is known.
  public var category: String? {
    if case .known(let category, _, _) = self { category } else { nil }
  }
}
