import Languages
import Mustache

/// What a template is filled with: values by name, and the texts of the page's language under `t`.
struct View: MustacheParent {
  let values: [String: Any]

  init(_ values: [String: Any], language: Language) {
    self.values = values.merging(["t": TextView(language: language, prefix: "")]) { given, _ in
      given
    }
  }

  func child(named name: String) -> Any? { values[name] }
}

/// The texts of a language as a template walks to them: `{{t.page.skip}}`.
struct TextView: MustacheParent {
  let language: Language
  let prefix: String

  func child(named name: String) -> Any? {
    let key = prefix.isEmpty ? name : "\(prefix).\(name)"
    return language.has(key) ? language.text(key) : TextView(language: language, prefix: key)
  }
}

/// The templates of the pages.
enum Templates {
  /// The templates by name: the files of `Data/templates`.
  static let texts: [String: String] = {
    var texts: [String: String] = [:]
    for (path, text) in EmbeddedData.files where path.hasSuffix(".mustache") {
      texts[String(path.dropFirst("templates/".count).dropLast(".mustache".count))] = text
    }
    return texts
  }()

  private static let library: MustacheLibrary = {
    do {
      return MustacheLibrary(templates: try texts.mapValues { try MustacheTemplate(string: $0) })
    } catch {
      preconditionFailure("a template cannot be read: \(error)")
    }
  }()

  /// Told of every template that is filled, and with what: a tag without a value is empty and no error,
  /// so that a test must look.
  @TaskLocal static var watch: (@Sendable (String, View) -> Void)?

  /// A filled template.
  static func render(_ name: String, _ view: View) -> String {
    watch?(name, view)
    guard let html = library.render(view, withTemplate: name) else {
      preconditionFailure("no template is named \(name)")
    }
    return html
  }
}
