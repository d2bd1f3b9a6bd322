import Languages
import Testing

@testable import Screens

/// What every page has around it.
struct ScreenTests {
  private let frame = SampleScreens.frame(in: .standard)

  @Test func `what is wrong stands at the top with a way to its field and in the title`() {
    let screen = Screen(
      title: "Sign in", main: "", problems: [FieldProblem("Write <it>.", field: "email")])
    let html = screen.html(in: frame)
    #expect(html.contains("<a href=\"#email\">Write &lt;it&gt;.</a>"))
    #expect(html.contains("role=\"alert\""))
    let title = Language.standard.text("screen.problem-title", ["title": "Sign in"])
    #expect(html.contains("<title>\(title) – KS</title>"))
  }

  @Test func `the same page is offered in each language`() {
    let html = Screen(title: "T", main: "").html(in: frame)
    for language in Language.all {
      #expect(html.contains("<a href=\"/\(language.tag)/o/ks/campaigns\" lang=\"\(language.tag)\""))
    }
  }

  @Test func `a form carries its token, and a page without anybody signed in has no way out`() {
    var frame = frame
    #expect(Screen(title: "T", main: "").html(in: frame).contains("value=\"token\""))
    frame.person = nil
    #expect(!Screen(title: "T", main: "").html(in: frame).contains("/sign-out"))
  }

  @Test func `a field is tied to its help and to what is wrong with it`() {
    let field = FormField(name: "email", label: "Address", kind: .email, help: "Yours.")
    let html = field.html([FieldProblem("Missing.", field: "email")], in: .standard)
    #expect(html.contains("aria-describedby=\"email-help email-problem\""))
    #expect(html.contains("aria-invalid=\"true\""))
    #expect(html.contains("<p class=\"problem\" id=\"email-problem\">Missing.</p>"))
  }
}
