public import Problems

/// What a JSON-stat file or reply holds: cubes, and what there is besides.
///
/// Read are versions 1.x and 2.0 (X. Badosa, "The JSON-stat Format", json-stat.org): data sets, bundles,
/// collections and single dimensions, with the ways of writing of PxWeb, the Norwegian Institute of Public
/// Health and Eurostat. A reply that describes a table without numbers gives a cube whose cells are empty
/// (``Cube/Cells/isEmpty``).
public struct JSONStat: Hashable, Sendable {
  /// The cubes in the order of the file.
  public var cubes: [Cube]
  /// The dimension of a reply of class `dimension`.
  public var dimension: Cube.Dimension?
  /// What a collection points at without holding it.
  public var links: [Link]

  /// Something that a collection points at.
  public struct Link: Hashable, Sendable {
    /// The address.
    public let address: String
    /// What kind of reply is there, where it is told: `dataset`, `collection` or `dimension`.
    public let kind: String?
    /// The words.
    public let label: String?

    /// A link.
    ///
    /// - Parameters:
    ///   - address: the address.
    ///   - kind: what kind of reply is there.
    ///   - label: the words.
    public init(address: String, kind: String? = nil, label: String? = nil) {
      self.address = address
      self.kind = kind
      self.label = label
    }
  }

  /// Reads a JSON-stat file.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for problems.
  /// - Returns: what it holds.
  /// - Throws: ``InputRefused`` with line and column where the bytes are not JSON, not JSON-stat, or
  ///   contradict themselves: sizes, indices and values that do not fit together.
  public static func read(_ bytes: [UInt8], file: String) throws(InputRefused) -> JSONStat {
    var scanner = try JSONScanner(bytes, file: file)
    guard try scanner.kind() == .object else {
      throw scanner.refusal("jsonstat.not-recognised", at: scanner.offset)
    }
    let draft = try JSONStatDraft.read(&scanner, isRoot: true)
    try scanner.end()
    return try draft.content(scanner)
  }
}
