import Languages
import Pages
import Synchronization
import Testing

@testable import Screens

/// Every tag of every template is answered by what it is filled with: Mustache would leave it empty.
struct TemplateTests {
  @Test func `every tag of every template has a value in every language`() {
    let found = Mutex<(unanswered: [String], used: Set<String>)>(([], []))
    let look: @Sendable (String, View) -> Void = { name, view in
      var walk = TagWalk(template: name, text: templates.texts[name] ?? "")
      walk.walk([view])
      found.withLock {
        $0.unanswered += walk.unanswered
        $0.used.insert(name)
      }
    }
    TemplateShelf.$watch.withValue(look) {
      for language in Language.all {
        for screen in SampleScreens.all(in: language) {
          _ = screen.html(in: SampleScreens.frame(in: language))
        }
      }
    }
    let (unanswered, used) = found.withLock { $0 }
    #expect(Set(unanswered).sorted().isEmpty)
    let unused = Set(templates.texts.keys).subtracting(used)
    #expect(unused.sorted().isEmpty, "each template is on a sample page")
  }
}
