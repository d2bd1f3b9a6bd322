/// Walks a template's tags beside the values that fill it: a tag that nothing answers would be left empty.
package struct TagWalk {
  let template: String
  private let tags: [Tag]
  /// The tags that nothing answers, each after its template's name.
  package private(set) var unanswered: [String] = []

  private struct Tag {
    let kind: Character
    let name: String
  }

  package init(template: String, text: String) {
    self.template = template
    tags = text.matches(of: /\{\{\{?([#^\/]?)\s*([A-Za-z0-9][A-Za-z0-9.\-]*)\s*\}?\}\}/).map {
      Tag(kind: $0.1.first ?? " ", name: String($0.2))
    }
  }

  package mutating func walk(_ views: [View]) { walk(0..<tags.count, views) }

  private mutating func walk(_ range: Range<Int>, _ stack: [View]) {
    var index = range.lowerBound
    while index < range.upperBound {
      let tag = tags[index]
      let value = lookUp(tag.name, stack)
      if value == nil || value is TextView { unanswered.append("\(template): \(tag.name)") }
      if tag.kind == "#" || tag.kind == "^" {
        let end =
          tags[index...].firstIndex { $0.kind == "/" && $0.name == tag.name } ?? range.upperBound
        switch value {
        case let list as [View]: for view in list { walk(index + 1..<end, stack + [view]) }
        case let view as View: walk(index + 1..<end, stack + [view])
        case let flag as Bool: if flag { walk(index + 1..<end, stack) }
        default: walk(index + 1..<end, stack)
        }
        index = end
      }
      index += 1
    }
  }

  private func lookUp(_ name: String, _ stack: [View]) -> Any? {
    let parts = name.split(separator: ".").map(String.init)
    guard var value = stack.reversed().lazy.compactMap({ $0.child(named: parts[0]) }).first else {
      return nil
    }
    for part in parts.dropFirst() {
      switch value {
      case let texts as TextView: value = texts.child(named: part) ?? texts
      case let view as View:
        guard let inner = view.child(named: part) else { return nil }
        value = inner
      default: return nil
      }
    }
    return value
  }
}
