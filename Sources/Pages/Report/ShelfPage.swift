public import Languages

/// The page that lists the reports of a server, and the page for what is not there.
public enum ShelfPage {
  /// One report on the list.
  public struct Item: Sendable {
    /// Its title in the reader's language.
    public let title: String
    /// The path of its folder on the server.
    public let path: String
    /// Its languages.
    public let languages: [LanguageTag]

    /// A report on the list.
    ///
    /// - Parameters:
    ///   - title: its title.
    ///   - path: the path of its folder.
    ///   - languages: its languages.
    public init(title: String, path: String, languages: [LanguageTag]) {
      self.title = title
      self.path = path
      self.languages = languages
    }
  }

  /// The list.
  ///
  /// - Parameters:
  ///   - items: the reports.
  ///   - language: the reader's language.
  /// - Returns: HTML.
  public static func html(_ items: [Item], in language: Language) -> String {
    let views = items.map { item in
      View(
        [
          "title": item.title,
          "href":
            "/\(item.path)/\(item.languages.contains(language.tag) ? "\(language.tag)/index.html" : "index.html")",
          "languages": item.languages.compactMap { tag in
            Language.named(tag).map {
              View(
                ["name": $0.name, "tag": tag.rawValue, "href": "/\(item.path)/\(tag)/index.html"],
                language: language)
            }
          },
        ], language: language)
    }
    return templates.render(
      "shelf", View(["lang": language.tag.rawValue, "items": views], language: language))
  }

  /// The page for what is not there.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: HTML.
  public static func notFound(in language: Language) -> String {
    templates.render("not-found", View(["lang": language.tag.rawValue], language: language))
  }
}
