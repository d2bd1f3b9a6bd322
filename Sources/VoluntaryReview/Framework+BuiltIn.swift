import Languages

extension Framework {
  /// The frameworks that the product knows, by id.
  public static let builtIn: [Framework] = EmbeddedData.files
    .filter { $0.key.hasPrefix("frameworks/") }
    .sorted { $0.key < $1.key }
    .map { parse($0.value, file: $0.key) }

  /// Reads the table of a framework: `!` lines name it, then one element in each line, those below
  /// another with a leading `>`.
  private static func parse(_ content: String, file: String) -> Framework {
    var facts: [String: [Substring]] = [:]
    var elements: [Element] = []
    for (index, line) in content.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      if let first = fields.first, first.hasPrefix("!") {
        facts[String(first.dropFirst())] = Array(fields.dropFirst())
        continue
      }
      guard fields.count == 6 else {
        preconditionFailure("\(file):\(index + 1): six fields are expected, found \(fields.count)")
      }
      let isChild = fields[0].hasPrefix(">")
      let element = Element(
        id: String(isChild ? fields[0].dropFirst() : fields[0]), title: localized(fields[3...5]),
        blocks: fields[1].split(separator: " ").map(String.init),
        isRequired: fields[2] == "required")
      if isChild, let parent = elements.popLast() {
        elements.append(
          Element(
            id: parent.id, title: parent.title, blocks: parent.blocks,
            isRequired: parent.isRequired, children: parent.children + [element]))
      } else {
        elements.append(element)
      }
    }
    return Framework(
      id: facts["id"].map { String($0[0]) } ?? file,
      name: localized((facts["name"] ?? [])[...]), source: localized((facts["source"] ?? [])[...]),
      elements: elements)
  }

  private static func localized(_ fields: ArraySlice<Substring>) -> LocalizedText {
    LocalizedText(
      Dictionary(uniqueKeysWithValues: zip([.nb, .nn, .en], fields.map(String.init))))
  }
}
