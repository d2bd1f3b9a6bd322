import Languages

/// Which elements of a framework a report covers in one language.
public struct Coverage: Hashable, Sendable {
  /// The framework.
  public let framework: Framework
  /// Each element with what covers it, in order.
  public let lines: [Line]

  /// How far an element is covered.
  public enum Degree: String, Hashable, Sendable {
    /// Text stands there.
    case covered
    /// Text stands there, but little of it.
    case thin
    /// Nothing stands there.
    case missing
  }

  /// One element and what covers it.
  public struct Line: Hashable, Sendable {
    /// The element.
    public let element: Framework.Element
    /// Whether it stands below another.
    public let isChild: Bool
    /// How far it is covered.
    public let degree: Degree
    /// The blocks that cover it.
    public let blocks: [String]
    /// How many words they have.
    public let words: Int
  }

  /// Fewer words than this on an element are thin: not yet a paragraph.
  public static let fewestWords = 50

  /// Holds the blocks of one language against a framework.
  ///
  /// An element with elements below it is covered as they are: fully when all required ones are.
  ///
  /// - Parameters:
  ///   - framework: the framework.
  ///   - blocks: the blocks of one language.
  public init(of framework: Framework, by blocks: [Block]) {
    self.framework = framework
    let words = Dictionary(
      blocks.map { ($0.id, $0.wordCount) }, uniquingKeysWith: { first, _ in first })
    lines = framework.elements.flatMap { element in
      [Coverage.line(element, isChild: false, words: words)]
        + element.children.map { Coverage.line($0, isChild: true, words: words) }
    }
  }

  private static func line(
    _ element: Framework.Element, isChild: Bool, words: [String: Int]
  ) -> Line {
    let all = element.withChildren.flatMap(\.blocks).filter { (words[$0] ?? 0) > 0 }
    let count = all.reduce(0) { $0 + (words[$1] ?? 0) }
    let own = element.blocks.isEmpty ? nil : degree(of: element.blocks, words: words)
    let below = element.children.filter(\.isRequired).map { degree(of: $0.blocks, words: words) }
    let parts = [own].compactMap { $0 } + below
    let whole: Degree =
      parts.allSatisfy { $0 == .missing }
      ? .missing : parts.allSatisfy { $0 == .covered } ? .covered : .thin
    return Line(element: element, isChild: isChild, degree: whole, blocks: all, words: count)
  }

  private static func degree(of blocks: [String], words: [String: Int]) -> Degree {
    let count = blocks.reduce(0) { $0 + (words[$1] ?? 0) }
    return count == 0 ? .missing : count < fewestWords ? .thin : .covered
  }
}
