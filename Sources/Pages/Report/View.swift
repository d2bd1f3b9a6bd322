package import Languages
import Mustache

/// What a template is filled with: values by name, and the texts of the page's language under `t`.
package struct View: MustacheParent {
  package let values: [String: Any]

  package init(_ values: [String: Any], language: Language) {
    self.values = values.merging(["t": TextView(language: language, prefix: "")]) { given, _ in
      given
    }
  }

  package func child(named name: String) -> Any? { values[name] }
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

/// The templates of a module, which may use each other by name.
package struct TemplateShelf: Sendable {
  /// The templates by name.
  package let texts: [String: String]
  private let library: MustacheLibrary

  /// The templates among a module's embedded files: those below `templates`.
  ///
  /// - Parameter files: the embedded files by path.
  package init(files: [String: String]) {
    var texts: [String: String] = [:]
    for (path, text) in files where path.hasSuffix(".mustache") {
      texts[String(path.dropFirst("templates/".count).dropLast(".mustache".count))] = text
    }
    self.texts = texts
    do {
      library = MustacheLibrary(templates: try texts.mapValues { try MustacheTemplate(string: $0) })
    } catch {
      preconditionFailure("a template cannot be read: \(error)")
    }
  }

  /// Told of every template that is filled, and with what: a tag without a value is empty and no error,
  /// so that a test must look.
  @TaskLocal package static var watch: (@Sendable (String, View) -> Void)?

  /// A filled template.
  package func render(_ name: String, _ view: View) -> String {
    TemplateShelf.watch?(name, view)
    guard let html = library.render(view, withTemplate: name) else {
      preconditionFailure("no template is named \(name)")
    }
    return html
  }
}

/// The templates of the pages.
let templates = TemplateShelf(files: EmbeddedData.files)
