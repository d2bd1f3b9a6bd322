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
      var walk = TagWalk(template: name, text: templates.texts[name] ?? "")
      walk.walk([view])
      found.withLock {
        $0.unanswered += walk.unanswered
        $0.used.insert(name)
      }
    }
    try TemplateShelf.$watch.withValue(look, operation: work)
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
    let pages = Set(templates.texts.keys)
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
