import Foundation

/// The forms of a page as a browser would send them: where to, and with which fields.
struct FormHarvest {
  struct Form: Hashable {
    let action: String
    let isMultipart: Bool
    let fields: [Field]
  }

  struct Field: Hashable {
    let name: String
    let value: String
    let isFile: Bool
  }

  let forms: [Form]

  /// - Parameters:
  ///   - html: the page.
  ///   - path: its path, which forms without an address of their own are sent to.
  init(_ html: String, path: String) {
    forms = html.matches(of: /(?s)<form([^>]*)>(.*?)<\/form>/).compactMap { match in
      let head = String(match.1)
      guard Self.attribute("method", head)?.lowercased() == "post" else { return nil }
      let inside = String(match.2)
      var fields: [Field] = []
      for tag in inside.matches(of: /<(input|textarea|select|button)\b([^>]*)>/) {
        let text = String(tag.2)
        guard let name = Self.attribute("name", text) else { continue }
        fields.append(
          Field(
            name: name, value: Self.attribute("value", text) ?? "words",
            isFile: Self.attribute("type", text) == "file"))
      }
      return Form(
        action: Self.attribute("action", head) ?? path,
        isMultipart: Self.attribute("enctype", head) == "multipart/form-data", fields: fields)
    }
  }

  private static func attribute(_ name: String, _ tag: String) -> String? {
    guard let start = tag.range(of: " \(name)=\"") else { return nil }
    let value = String(tag[start.upperBound...].prefix { $0 != "\"" })
    return value.replacing("&amp;", with: "&").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
  }
}
