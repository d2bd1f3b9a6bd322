public import Languages

/// What a review must cover: elements in order, and the blocks that cover each.
public struct Framework: Hashable, Sendable {
  /// The id.
  public let id: String
  /// The name.
  public let name: LocalizedText
  /// Where the structure comes from.
  public let source: LocalizedText
  /// The elements in order.
  public let elements: [Element]

  /// One heading of a framework.
  public struct Element: Hashable, Sendable {
    /// The number or letter, such as "5d".
    public let id: String
    /// The heading.
    public let title: LocalizedText
    /// The ids of the blocks that cover it.
    public let blocks: [String]
    /// Whether a review must cover it.
    public let isRequired: Bool
    /// What belongs there.
    public let guidance: LocalizedText?
    /// The elements below it.
    public let children: [Element]

    /// An element.
    ///
    /// - Parameters:
    ///   - id: the number or letter.
    ///   - title: the heading.
    ///   - blocks: the blocks that cover it.
    ///   - isRequired: whether a review must cover it.
    ///   - guidance: what belongs there.
    ///   - children: the elements below it.
    public init(
      id: String, title: LocalizedText, blocks: [String], isRequired: Bool = true,
      guidance: LocalizedText? = nil, children: [Element] = []
    ) {
      self.id = id
      self.title = title
      self.blocks = blocks
      self.isRequired = isRequired
      self.guidance = guidance
      self.children = children
    }

    /// The element and all below it, in order.
    public var withChildren: [Element] { [self] + children.flatMap(\.withChildren) }
  }

  /// A framework.
  ///
  /// - Parameters:
  ///   - id: the id.
  ///   - name: the name.
  ///   - source: where the structure comes from.
  ///   - elements: in order.
  public init(id: String, name: LocalizedText, source: LocalizedText, elements: [Element]) {
    self.id = id
    self.name = name
    self.source = source
    self.elements = elements
  }

  /// All elements, those below others included, in order.
  public var allElements: [Element] { elements.flatMap(\.withChildren) }

  /// The ids of all blocks that cover something, in order, each once.
  public var blocks: [String] {
    var seen: Set<String> = []
    return allElements.flatMap(\.blocks).filter { seen.insert($0).inserted }
  }
}
