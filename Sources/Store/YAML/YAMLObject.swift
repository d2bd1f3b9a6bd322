import Languages
import Measures
import Problems
import Yams

/// An object of a YAML file that has been held against its shape: its values by key.
///
/// A key that the shape requires is there, so the plain getters answer without a question; they are
/// never asked about a file with errors.
struct YAMLObject {
  let file: YAMLFile
  let node: Node
  let path: String

  /// The object at the top of a file.
  init(_ file: YAMLFile) {
    self.init(file: file, node: file.root, path: "")
  }

  private init(file: YAMLFile, node: Node, path: String) {
    self.file = file
    self.node = node
    self.path = path
  }

  /// Where the object stands.
  var place: Place { file.place(node, path) }

  /// Where the value of a key stands, or the object itself where it has no such key.
  func place(_ key: String) -> Place {
    node.mapping?[key].map { file.place($0, joined(key)) } ?? place
  }

  func has(_ key: String) -> Bool { node.mapping?[key] != nil }

  func text(_ key: String) -> String { optionalText(key) ?? "" }

  func optionalText(_ key: String) -> String? { node.mapping?[key]?.scalar?.string }

  func integer(_ key: String) -> Int? { optionalText(key).flatMap { Int($0) } }

  func number(_ key: String) -> Double? { optionalText(key).flatMap { Double($0) } }

  func boolean(_ key: String) -> Bool? { optionalText(key).map { $0 == "true" } }

  func day(_ key: String) -> Day? { optionalText(key).flatMap { Day($0) } }

  func localized(_ key: String) -> LocalizedText { optionalLocalized(key) ?? LocalizedText([:]) }

  func optionalLocalized(_ key: String) -> LocalizedText? {
    node.mapping?[key].map(YAMLObject.localized)
  }

  func localizedList(_ key: String) -> [LocalizedText] {
    items(key).map(YAMLObject.localized)
  }

  func texts(_ key: String) -> [String] { items(key).compactMap { $0.scalar?.string } }

  func object(_ key: String) -> YAMLObject? {
    node.mapping?[key].map { YAMLObject(file: file, node: $0, path: joined(key)) }
  }

  func objects(_ key: String) -> [YAMLObject] {
    items(key).enumerated().map {
      YAMLObject(file: file, node: $1, path: "\(joined(key)).\($0)")
    }
  }

  /// The lists of an object whose keys are ids of one's own.
  func namedLists(_ key: String) -> [(name: String, objects: [YAMLObject])] {
    guard let inner = object(key) else { return [] }
    return (inner.node.mapping.map { Array($0.keys) } ?? []).map { name in
      (name.scalar?.string ?? "", inner.objects(name.scalar?.string ?? ""))
    }
  }

  /// The texts of an object whose keys are names of one's own.
  func namedTexts(_ key: String) -> [(name: String, text: String)] {
    (object(key)?.node.mapping).map { mapping in
      mapping.map { ($0.key.scalar?.string ?? "", $0.value.scalar?.string ?? "") }
    } ?? []
  }

  /// Where the text of a key begins, so that a problem inside it can be placed.
  func textPlace(_ key: String) -> Place {
    guard let value = node.mapping?[key], let scalar = value.scalar else { return place }
    let whole = file.place(value, joined(key))
    // In a block of several lines only the line is known.
    if scalar.style == .literal || scalar.style == .folded {
      return Place(whole.file, line: whole.line, cell: whole.cell)
    }
    let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
    return Place(
      whole.file, line: whole.line, column: whole.column.map { $0 + (isQuoted ? 1 : 0) },
      cell: whole.cell)
  }

  /// The objects of a file that is a list at its top, or the one object that it is.
  static func atTop(of file: YAMLFile) -> [YAMLObject] {
    guard case .sequence(let items) = file.root else { return [YAMLObject(file)] }
    return items.enumerated().map { YAMLObject(file: file, node: $1, path: String($0)) }
  }

  private func items(_ key: String) -> [Node] {
    node.mapping?[key]?.sequence.map(Array.init) ?? []
  }

  func joined(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  private static func localized(_ node: Node) -> LocalizedText {
    switch node {
    case .scalar(let scalar): return LocalizedText(same: scalar.string.trimmed)
    case .mapping(let mapping):
      var texts: [LanguageTag: String] = [:]
      for (key, value) in mapping {
        texts[LanguageTag(rawValue: key.scalar?.string ?? "")] =
          (value.scalar?.string ?? "").trimmed
      }
      return LocalizedText(texts)
    default: return LocalizedText([:])
    }
  }
}

extension String {
  /// The text without blanks and line breaks at its ends: a folded YAML text ends in one.
  var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
