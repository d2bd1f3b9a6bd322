import Languages
import Measures
import Problems
import Yams

/// Holds a YAML file against its shape and collects everything that does not fit.
struct ShapeCheck {
  let file: YAMLFile
  private(set) var log = ProblemLog()
  /// How many values have been looked at: aliases can make a small file endless.
  private var visited = 0

  /// More values than any review has; only a file built from aliases of aliases reaches it.
  private static let limit = 500_000

  init(_ file: YAMLFile) {
    self.file = file
  }

  /// Checks the whole file.
  ///
  /// - Parameters:
  ///   - file: the parsed file.
  ///   - shape: what it must look like.
  /// - Returns: everything that does not fit; empty where all is well.
  static func problems(in file: YAMLFile, shape: Shape) -> [Problem] {
    var check = ShapeCheck(file)
    check.check(file.root, shape, path: "")
    return check.log.problems
  }

  private mutating func check(_ node: Node, _ shape: Shape, path: String) {
    visited += 1
    guard visited <= ShapeCheck.limit else {
      if visited == ShapeCheck.limit + 1 {
        log.error("yaml.too-large", at: Place(file.file), ["limit": String(ShapeCheck.limit)])
      }
      return
    }
    switch shape {
    case .list(let item, let least): checkList(node, item, atLeast: least, path: path)
    case .oneOrMore(let item):
      if case .sequence = node {
        checkList(node, item, atLeast: 1, path: path)
      } else {
        check(node, item, path: path)
      }
    case .object(let fields): checkObject(node, fields, path: path)
    case .namedLists(let item): checkNamedLists(node, item, path: path)
    case .namedNumbers: checkNamed(node, .number, refusal: "yaml.not-named-numbers", path: path)
    case .namedDates: checkNamed(node, .date, refusal: "yaml.not-named-dates", path: path)
    case .namedTexts: checkNamed(node, .text, refusal: "yaml.not-named-texts", path: path)
    case .named(let item): checkNamed(node, item, refusal: "yaml.not-named-texts", path: path)
    case .textOr(let other):
      if case .scalar = node {
        check(node, .text, path: path)
      } else {
        check(node, other, path: path)
      }
    case .localized: checkLocalized(node, path: path)
    case .reference(let name): check(node, Shape.named(name), path: path)
    default: checkScalar(node, shape, path: path)
    }
  }

  private mutating func checkList(_ node: Node, _ item: Shape, atLeast least: Int, path: String) {
    guard case .sequence(let items) = node else {
      add("yaml.not-a-list", node, path)
      return
    }
    if items.count < least { add("yaml.list-too-short", node, path, ["least": String(least)]) }
    for (index, element) in items.enumerated() {
      check(element, item, path: "\(path).\(index)")
    }
  }

  private mutating func checkObject(_ node: Node, _ fields: [Shape.Field], path: String) {
    guard case .mapping(let mapping) = node else {
      add("yaml.not-an-object", node, path, ["keys": fields.map(\.name).joined(separator: ", ")])
      return
    }
    for (key, value) in mapping {
      let name = key.scalar?.string ?? ""
      let inner = path.isEmpty ? name : "\(path).\(name)"
      if let field = fields.first(where: { $0.name == name }) {
        check(value, field.shape, path: inner)
      } else {
        let names = fields.map(\.name)
        add(
          "yaml.unknown-key", key, path,
          [
            "key": name, "keys": names.joined(separator: ", "),
            "nearest": Nearest.word(to: name, among: names) ?? names.first ?? "",
          ])
      }
    }
    for field in fields where field.isRequired && mapping[field.name] == nil {
      add("yaml.missing-key", node, path, ["key": field.name])
    }
  }

  private mutating func checkNamedLists(_ node: Node, _ item: Shape, path: String) {
    guard case .mapping(let mapping) = node else {
      add("yaml.not-an-object", node, path, ["keys": "a-z, 0-9, -, _"])
      return
    }
    for (key, value) in mapping {
      let name = key.scalar?.string ?? ""
      if !Shape.isIdentifier(name) { add("yaml.not-an-id", key, path, ["found": name]) }
      checkList(value, item, atLeast: 1, path: "\(path).\(name)")
    }
  }

  private mutating func checkNamed(
    _ node: Node, _ item: Shape, refusal: String, path: String
  ) {
    guard case .mapping(let mapping) = node, !mapping.isEmpty else {
      add(refusal, node, path)
      return
    }
    for (key, value) in mapping {
      check(value, item, path: "\(path).\(key.scalar?.string ?? "")")
    }
  }

  private mutating func checkLocalized(_ node: Node, path: String) {
    switch node {
    case .scalar(let scalar):
      if scalar.string.allSatisfy(\.isWhitespace) { add("yaml.blank-text", node, path) }
    case .mapping(let mapping):
      if mapping.isEmpty { add("yaml.blank-text", node, path) }
      for (key, value) in mapping {
        let tag = key.scalar?.string ?? ""
        if Language.named(LanguageTag(rawValue: tag)) == nil {
          let known = Language.all.map(\.tag.rawValue).joined(separator: ", ")
          add("yaml.unknown-language", key, path, ["language": tag, "known": known])
        }
        check(value, .text, path: "\(path).\(tag)")
      }
    default:
      add("yaml.not-a-text", node, path)
    }
  }

  private mutating func checkScalar(_ node: Node, _ shape: Shape, path: String) {
    guard case .scalar(let scalar) = node else {
      add("yaml.not-a-text", node, path)
      return
    }
    let text = scalar.string
    let values = ["found": text]
    switch shape {
    case .text where text.allSatisfy(\.isWhitespace): add("yaml.blank-text", node, path)
    case .identifier where !Shape.isIdentifier(text): add("yaml.not-an-id", node, path, values)
    case .integer where Int(text) == nil: add("yaml.not-an-integer", node, path, values)
    case .number where Double(text)?.isFinite != true: add("yaml.not-a-number", node, path, values)
    case .boolean where text != "true" && text != "false":
      add("yaml.not-a-boolean", node, path, values)
    case .date where Day(text) == nil: add("yaml.not-a-date", node, path, values)
    case .dateOrFalse where Day(text) == nil && text != "false":
      add("yaml.not-a-date-or-false", node, path, values)
    case .period where Period(text) == nil: add("yaml.not-a-period", node, path, values)
    case .choice(let words) where !words.contains(text):
      add(
        "yaml.unknown-word", node, path,
        values.merging(["known": words.joined(separator: ", ")]) { $1 })
    case .language where Language.named(LanguageTag(rawValue: text)) == nil:
      let known = Language.all.map(\.tag.rawValue).joined(separator: ", ")
      add("yaml.unknown-language", node, path, ["language": text, "known": known])
    default: break
    }
  }

  private mutating func add(
    _ code: String, _ node: Node, _ path: String, _ values: [String: String] = [:]
  ) {
    log.error(code, at: file.place(node, path), values)
  }
}

extension Shape {
  /// Whether a text can be an id.
  static func isIdentifier(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F
      }
  }
}
