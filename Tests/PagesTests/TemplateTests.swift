import Languages
import Synchronization
import Testing

@testable import Pages

/// Every tag of every template is answered by what it is filled with: Mustache would leave it empty.
struct TemplateTests {
  private func check(_ work: () throws -> Void) rethrows -> (
    unanswered: [String], used: Set<String>
  ) {
    let found = Mutex<(unanswered: [String], used: Set<String>)>(([], []))
    let look: @Sendable (String, View) -> Void = { name, view in
      var walk = TagWalk(template: name, text: Templates.texts[name] ?? "")
      walk.walk([view])
      found.withLock {
        $0.unanswered += walk.unanswered
        $0.used.insert(name)
      }
    }
    try Templates.$watch.withValue(look, operation: work)
    return found.withLock { $0 }
  }

  @Test(arguments: [true, false])
  func `every tag of every template has a value in every language`(_ isFull: Bool) throws {
    let (unanswered, used) = try check {
      _ = ReportSite(try Sample.report(full: isFull)).files()
      for language in Language.all {
        _ = ShelfPage.html(
          [ShelfPage.Item(title: "T", path: "t", languages: [.nb, .en])], in: language)
        _ = ShelfPage.notFound(in: language)
      }
    }
    #expect(unanswered.isEmpty, "\(Set(unanswered).sorted())")
    let pages = Set(Templates.texts.keys)
    // A review that asks for no page about units has none.
    #expect(used == (isFull ? pages : pages.subtracting(["profile", "profiles"])))
  }

  @Test func `a tag that nothing answers is found`() {
    var walk = TagWalk(
      template: "x", text: "{{#a}}{{b}} {{c}}{{/a}} {{t.page.skip}} {{t.page.nothing}} {{{d}}}")
    walk.walk([View(["a": [View(["b": 1], language: .standard)]], language: .standard)])
    #expect(walk.unanswered == ["x: c", "x: t.page.nothing", "x: d"])
  }
}

/// Walks a template's tags beside the values that fill it.
private struct TagWalk {
  let template: String
  private let tags: [Tag]
  private(set) var unanswered: [String] = []

  private struct Tag {
    let kind: Character
    let name: String
  }

  init(template: String, text: String) {
    self.template = template
    tags = text.matches(of: /\{\{\{?([#^\/]?)\s*([A-Za-z0-9.\-]+)\s*\}?\}\}/).map {
      Tag(kind: $0.1.first ?? " ", name: String($0.2))
    }
  }

  mutating func walk(_ views: [View]) { walk(0..<tags.count, views) }

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
