import Foundation
import Testing

/// A form of a page with what stands in it, as a browser would send it by the first button.
struct FilledForm {
  var fields: [(name: String, value: String)] = []

  /// - Parameters:
  ///   - html: the page.
  ///   - action: where the form is sent.
  init(_ html: String, action: String) throws {
    let form = try #require(
      html.matches(of: /(?s)<form([^>]*)>(.*?)<\/form>/).first {
        Self.attribute("action", String($0.1)) == action
      }, "no form to \(action)")
    for match in String(form.2).matches(
      of: /(?s)<input\b([^>]*)>|<textarea\b([^>]*)>(.*?)<\/textarea>/)
    {
      let head = String(match.1 ?? match.2 ?? "")
      guard let name = Self.attribute("name", head), name != "form" else { continue }
      if let text = match.3 {
        // A browser sends the ends of lines as two signs.
        fields.append((name, Self.plain(String(text)).replacing("\n", with: "\r\n")))
      } else {
        let type = Self.attribute("type", head)
        if type == "radio" || type == "checkbox", !head.contains(" checked") { continue }
        fields.append((name, Self.attribute("value", head) ?? ""))
      }
    }
  }

  subscript(name: String) -> String? {
    get { fields.first { $0.name == name }?.value }
    set {
      fields.removeAll { $0.name == name }
      if let newValue { fields.append((name, newValue)) }
    }
  }

  private static func attribute(_ name: String, _ tag: String) -> String? {
    guard let start = tag.range(of: " \(name)=\"") else { return nil }
    return plain(String(tag[start.upperBound...].prefix { $0 != "\"" }))
  }

  private static func plain(_ text: String) -> String {
    text.replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
  }
}
