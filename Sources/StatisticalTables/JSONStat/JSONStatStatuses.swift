import Problems

/// What a data set says of its numbers, as the file has it.
struct JSONStatStatuses {
  /// The byte that it begins at.
  let offset: Int
  let form: Form

  enum Form {
    /// The same of every number.
    case all(String)
    /// A text, or nothing, for each cell.
    case listed([String?])
    /// Texts by position.
    case placed([Int: String])
  }
}

extension JSONScanner {
  /// What is said of the numbers: in one text for all, a list, or by position.
  ///
  /// - Returns: the statuses; nil for `null`.
  /// - Throws: ``InputRefused`` where something else stands.
  mutating func statStatuses() throws(InputRefused) -> JSONStatStatuses? {
    let kind = try kind()
    let start = offset
    switch kind {
    case .null:
      try null()
      return nil
    case .string: return JSONStatStatuses(offset: start, form: .all(try string()))
    case .array:
      var listed: [String?] = []
      try beginArray()
      while try nextElement() { listed.append(try statusText()) }
      return JSONStatStatuses(offset: start, form: .listed(listed))
    case .object:
      var placed: [Int: String] = [:]
      try readPlaced { (json: inout JSONScanner, position: Int) throws(InputRefused) in
        if let text = try json.statusText() { placed[position] = text }
      }
      return JSONStatStatuses(offset: start, form: .placed(placed))
    // The class `error` has a number here.
    default:
      try skip()
      return nil
    }
  }

  private mutating func statusText() throws(InputRefused) -> String? {
    guard try kind() != .null else {
      try null()
      return nil
    }
    let text = try string()
    return text.isEmpty ? nil : text
  }
}
