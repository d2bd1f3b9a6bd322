import Problems

/// The members of a data set as the file has them: the numbers read, everything else as it stands.
///
/// The members of an object may come in any order, so that nothing can be made of one before the last is
/// read; only the numbers, which are nearly the whole of a file, are not kept as text.
struct JSONStatDraft {
  /// The byte that it begins at.
  let offset: Int
  /// The members that say what the numbers are.
  var members = JSONNode.Members()
  /// The numbers; nil where there are none to be read.
  var values: JSONStatValues?
  /// What is said of the numbers.
  var statuses: JSONStatStatuses?
  /// The data sets of a bundle, of version 1.
  var bundle: [(key: String, draft: JSONStatDraft)] = []
  /// The data sets and links of a collection.
  var items: [JSONStatDraft] = []

  private static let known: Set<String> = [
    "class", "version", "label", "source", "updated", "href", "id", "size", "role", "dimension",
    "category", "note", "extension", "error", "title", "variables",
  ]

  /// Reads a data set, or what holds data sets.
  ///
  /// - Parameters:
  ///   - scanner: stands before an object.
  ///   - isRoot: whether the object may hold data sets.
  /// - Returns: its members.
  /// - Throws: ``InputRefused`` where it is not JSON.
  static func read(
    _ scanner: inout JSONScanner, isRoot: Bool = false
  ) throws(InputRefused) -> JSONStatDraft {
    _ = try scanner.kind()
    var draft = JSONStatDraft(offset: scanner.offset)
    try scanner.beginObject()
    while let key = try scanner.nextKey() {
      switch key {
      case "value": draft.values = try scanner.statValues()
      case "status": draft.statuses = try scanner.statStatuses()
      case "link": try draft.readLinks(&scanner, isRoot: isRoot)
      case _ where known.contains(key): draft.members.add(key, try scanner.node())
      default:
        if isRoot, try scanner.kind() == .object {
          draft.bundle.append((key, try JSONStatDraft.read(&scanner)))
        } else {
          try scanner.skip()
        }
      }
    }
    return draft
  }

  private mutating func readLinks(
    _ scanner: inout JSONScanner, isRoot: Bool
  ) throws(InputRefused) {
    guard try scanner.kind() == .object else { return try scanner.skip() }
    try scanner.beginObject()
    while let key = try scanner.nextKey() {
      guard key == "item", isRoot, try scanner.kind() == .array else {
        try scanner.skip()
        continue
      }
      try scanner.beginArray()
      while try scanner.nextElement() {
        guard try scanner.kind() == .object else { throw scanner.unexpected() }
        items.append(try JSONStatDraft.read(&scanner))
      }
    }
  }

  /// What the members are when put together.
  ///
  /// - Parameter scanner: knows the places of the file.
  /// - Returns: cubes, a dimension or links.
  /// - Throws: ``InputRefused`` where it is no JSON-stat, or contradicts itself.
  func content(_ scanner: JSONScanner) throws(InputRefused) -> JSONStat {
    var result = JSONStat(cubes: [], dimension: nil, links: [])
    if members["dimension"] != nil || members["class"]?.string == "dataset" {
      result.cubes = [try JSONStatReader.cube(self, scanner)]
    } else if members["class"]?.string == "dimension" || members["category"] != nil {
      result.dimension = try JSONStatReader.dimension(self, scanner)
    } else if members["class"]?.string == "collection" || !items.isEmpty {
      for item in items {
        if item.members["dimension"] != nil {
          result.cubes.append(try JSONStatReader.cube(item, scanner))
        } else if let address = item.members["href"]?.string {
          result.links.append(
            JSONStat.Link(
              address: address, kind: item.members["class"]?.string,
              label: item.members["label"]?.string))
        }
      }
    } else if !bundle.isEmpty, bundle.allSatisfy({ $0.draft.members["dimension"] != nil }) {
      for (key, draft) in bundle {
        result.cubes.append(
          try JSONStatReader.cube(draft, scanner, name: key == "dataset" ? nil : key))
      }
    } else {
      throw refusal(scanner)
    }
    return result
  }

  /// Why this is no JSON-stat.
  private func refusal(_ scanner: JSONScanner) -> InputRefused {
    if members["variables"]?.elements != nil {
      return scanner.refusal("jsonstat.pxweb-variables", at: members["variables"]?.offset ?? offset)
    }
    let message =
      members["error"]?.string ?? members["error"]?.elements?.first?["label"]?.string
      ?? members["title"]?.string ?? (isError ? members["label"]?.string : nil)
    if let message {
      return scanner.refusal(
        "jsonstat.service-error", at: offset, ["message": String(message.prefix(200))])
    }
    return scanner.refusal("jsonstat.not-recognised", at: offset)
  }

  private var isError: Bool { members["class"]?.string == "error" }
}
