import Problems

/// Makes a cube of the members of a data set.
///
/// Contradictions are collected, so that all of them are told in one go.
struct JSONStatReader {
  let draft: JSONStatDraft
  let scanner: JSONScanner
  var log = ProblemLog()

  /// The cube of a data set.
  ///
  /// - Parameters:
  ///   - draft: its members.
  ///   - scanner: knows the places of the file.
  ///   - name: the name that a bundle has for it.
  /// - Returns: the cube.
  /// - Throws: ``InputRefused`` where its parts do not fit together.
  static func cube(
    _ draft: JSONStatDraft, _ scanner: JSONScanner, name: String? = nil
  ) throws(InputRefused) -> Cube {
    var reader = JSONStatReader(draft: draft, scanner: scanner)
    return try reader.cube(name: name)
  }

  /// The dimension of a reply that holds one alone.
  ///
  /// - Parameters:
  ///   - draft: its members.
  ///   - scanner: knows the places of the file.
  /// - Returns: the dimension.
  /// - Throws: ``InputRefused`` where its parts do not fit together.
  static func dimension(
    _ draft: JSONStatDraft, _ scanner: JSONScanner
  ) throws(InputRefused) -> Cube.Dimension {
    var reader = JSONStatReader(draft: draft, scanner: scanner)
    let node = JSONNode(value: .object(draft.members), offset: draft.offset)
    let dimension = reader.dimension(
      node, id: draft.members["href"]?.string ?? draft.members["label"]?.string ?? "", role: nil,
      path: "")
    try reader.log.throwErrors()
    return dimension
  }

  private mutating func cube(name: String?) throws(InputRefused) -> Cube {
    let dimensions = try readDimensions()
    let sizes = dimensions.map(\.categories.count)
    guard let count = Cube.cellCount(sizes) else {
      throw scanner.refusal("jsonstat.too-many-cells", at: offset(of: "size"))
    }
    let extra = draft.members["extension"]
    let labels = statusLabels(extra)
    var cells = readCells(count: count, flags: Set(labels.keys))
    cells.attributes = attributes(extra, count: count)
    try log.throwErrors()
    var cube = Cube(
      id: extra?["px"]?["tableid"]?.string ?? extra?["id"]?.string ?? name,
      label: draft.members["label"]?.string ?? name ?? "", dimensions: dimensions, cells: cells)
    cube.source = text("source")
    cube.updated = text("updated")
    cube.language =
      extra?["px"]?["language"]?.string ?? extra?["lang"]?.string?.lowercased()
    cube.unit = commonUnit(extra, dimensions)
    cube.statusLabels = labels
    cube.notes = notes(dimensions)
    cube.properties = properties(extra)
    if let address = text("href") { cube.properties["href"] = address }
    return cube
  }

  /// A text of the root; nil where there is none or it is empty.
  private func text(_ key: String) -> String? {
    draft.members[key]?.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Where a member of the data set stands; the data set itself where it is not there.
  func offset(of key: String) -> Int {
    draft.members[key]?.offset ?? draft.members["dimension"]?[key]?.offset ?? draft.offset
  }

  mutating func problem(
    _ code: String, at offset: Int, _ path: String, _ values: [String: String] = [:]
  ) {
    log.error(code, at: scanner.place(at: offset, cell: path.isEmpty ? nil : path), values)
  }
}
