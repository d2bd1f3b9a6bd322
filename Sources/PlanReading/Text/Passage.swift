/// A part of a plan that is read as one: a paragraph, a point of a list, a heading, a row of a table.
public struct Passage: Hashable, Sendable {
  /// What part of a document a passage is.
  public enum Kind: String, Hashable, Sendable {
    /// Running text.
    case paragraph
    /// A heading.
    case heading
    /// A point of a list.
    case point
    /// A row of a table, its cells parted by bars.
    case row
  }

  /// Why a passage says nothing about what the plan works on.
  public enum Boilerplate: String, Hashable, Sendable {
    /// A table of contents.
    case contents
    /// The page that shows all goals.
    case goalList
  }

  /// The document's name.
  public let document: String
  /// The page, from 1; nil where the document has none.
  public let page: Int?
  /// The headings above it, the outermost first.
  public let headings: [String]
  /// The bytes that it was read from: in the text handed in; where there are pages of lines, in its page;
  /// in other documents, in the texts of the passages set one a line.
  public let source: Range<Int>
  /// What part it is.
  public let kind: Kind
  /// Its text: lines joined, words parted at line ends put together.
  public let text: String
  /// Why it says nothing about what the plan works on; nil for what is to be read.
  public var boilerplate: Boilerplate?

  /// A passage.
  ///
  /// - Parameters:
  ///   - document: the document's name.
  ///   - page: the page from 1, where there are pages.
  ///   - headings: the headings above it, the outermost first.
  ///   - source: the bytes that it was read from.
  ///   - kind: what part it is.
  ///   - text: its text.
  ///   - boilerplate: why it is not to be read as content, if so.
  public init(
    document: String, page: Int? = nil, headings: [String] = [], source: Range<Int>,
    kind: Kind = .paragraph, text: String, boilerplate: Boilerplate? = nil
  ) {
    self.document = document
    self.page = page
    self.headings = headings
    self.source = source
    self.kind = kind
    self.text = text
    self.boilerplate = boilerplate
  }
}
