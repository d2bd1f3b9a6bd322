import Languages

/// What our own columns of the settings say of the whole questionnaire.
struct OwnSheet {
  private let cells: [String: XLSForm.Cell]

  init(_ form: XLSForm) { cells = form.others }

  /// What a column says.
  subscript(key: String) -> String? { cells["samstemt_" + key].map { OwnColumns.plain($0.text) } }

  /// A text in several languages.
  func text(_ key: String) -> LocalizedText? {
    var texts: [LanguageTag: String] = [:]
    for (name, cell) in cells where name.hasPrefix("samstemt_" + key) {
      let rest = name.dropFirst("samstemt_".count + key.count)
      if rest.isEmpty { texts[LanguageNames.any] = OwnColumns.plain(cell.text) }
      if rest.first == "." {
        texts[LanguageTag(rawValue: String(rest.dropFirst()))] = OwnColumns.plain(cell.text)
      }
    }
    return texts.isEmpty ? nil : LocalizedText(texts)
  }
}

extension CodeNames {
  /// The name of a file without folders and ending.
  static func stem(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }
}
