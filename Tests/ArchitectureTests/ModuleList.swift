import TestSupport

/// The list of modules as the package's manifest holds it, read as text.
struct ModuleList {
  /// One module of the list.
  struct Module {
    let name: String
    let uses: [String]
  }

  /// The modules in reading order.
  let modules: [Module]
  /// The named layers of the manifest, such as `words`.
  let layers: [String: [String]]
  /// The folders of system libraries.
  let systems: [String]

  var names: [String] { modules.map(\.name) }

  /// Reads the text of a manifest.
  init(manifest: String) {
    let code = manifest.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.drop { $0 == " " }.hasPrefix("//") ? "" : String($0) }
      .joined(separator: "\n")
    layers = ModuleList.layers(code)
    systems = ModuleList.calls("System", of: ModuleList.list("systems", of: code))
      .compactMap { ModuleList.words(ModuleList.argument("name", of: $0)).first }
    let layers = layers
    modules = ModuleList.calls("Module", of: ModuleList.list("modules", of: code)).compactMap {
      call in
      guard let name = ModuleList.words(ModuleList.argument("name", of: call)).first else {
        return nil
      }
      let uses = ModuleList.argument("uses", of: call).split(separator: "+").flatMap { part in
        layers[part.filter { !$0.isWhitespace }] ?? ModuleList.words(part)
      }
      return Module(name: name, uses: uses)
    }
  }

  /// The lists of words that stand under a name of their own: `let words = ["Languages", …]`.
  private static func layers(_ code: String) -> [String: [String]] {
    var layers: [String: [String]] = [:]
    for line in code.ranges(of: "\nlet ") {
      let rest = code[line.upperBound...]
      guard let sign = rest.firstRange(of: " = ["), let end = rest.firstIndex(of: "]"),
        sign.upperBound < end
      else { continue }
      let content = rest[sign.upperBound..<end]
      let isWords = content.split(separator: ",").allSatisfy {
        let item = $0.filter { !$0.isWhitespace }
        return item.isEmpty || (item.hasPrefix("\"") && item.hasSuffix("\""))
      }
      let name = rest[..<sign.lowerBound]
      if isWords, name.allSatisfy(\.isLetter) { layers[String(name)] = words(content) }
    }
    return layers
  }

  /// What stands between `let name = [` and the bracket that ends it at the margin.
  private static func list(_ name: String, of code: String) -> Substring {
    guard let start = code.firstRange(of: "let \(name) = [\n") else { return "" }
    let rest = code[start.upperBound...]
    return rest[..<(rest.firstRange(of: "\n]")?.lowerBound ?? rest.endIndex)]
  }

  /// What stands in the parentheses of each call of a function.
  private static func calls(_ function: String, of code: Substring) -> [Substring] {
    code.split(separator: "\(function)(").filter { $0.contains("name:") }
  }

  /// What stands after `name:` up to the next argument.
  private static func argument(_ name: String, of call: Substring) -> Substring {
    guard let start = call.firstRange(of: "\(name):") else { return "" }
    let rest = call[start.upperBound...]
    var depth = 0
    for index in rest.indices {
      switch rest[index] {
      case "[": depth += 1
      case "]": depth -= 1
      case ",", ")": if depth == 0 { return rest[..<index] }
      default: break
      }
    }
    return rest
  }

  /// The texts in quotes.
  private static func words(_ text: some StringProtocol) -> [String] {
    text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }
      .map { String($0.element) }
  }
}
