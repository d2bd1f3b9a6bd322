import Problems
import StatisticalTables

/// What the styles of a DOCX make of a paragraph.
struct WordStyles {
  enum Role: Equatable {
    case heading(Int)
    case title
    case contents
    case point
    case plain
  }

  private struct Style {
    var name = ""
    var base: String?
    var outline: Int?
    var isListed = false
  }

  private var styles: [String: Style] = [:]

  /// Reads the styles; nil where the document has none.
  init(_ xml: XMLStream?) throws(InputRefused) {
    guard let xml else { return }
    var id: String?
    var style = Style()
    while let event = try xml.next() {
      switch event {
      case .start("style"):
        id = xml["styleId"]
        style = Style()
      case .start("name") where id != nil && style.name.isEmpty: style.name = xml["val"] ?? ""
      case .start("basedOn"): style.base = xml["val"]
      case .start("outlineLvl"): style.outline = xml["val"].flatMap { Int($0) }
      case .start("numId"): style.isListed = xml["val"] != "0"
      case .end("style"):
        if let known = id { styles[known] = style }
        id = nil
      default: break
      }
    }
  }

  /// What a paragraph of a style is.
  func role(of id: String) -> Role {
    var next: String? = id
    var isListed = false
    // Styles may be based on each other in a circle.
    for _ in 0..<12 {
      guard let id = next else { break }
      let style = styles[id] ?? Style(name: id)
      if let outline = style.outline, (0..<9).contains(outline) { return .heading(outline + 1) }
      if let role = WordStyles.role(named: style.name) { return role }
      isListed = isListed || style.isListed
      next = style.base
    }
    return isListed ? .point : .plain
  }

  /// Word names its own styles in English in every language; others name them as they are shown.
  private static func role(named name: String) -> Role? {
    let name = name.lowercased().filter { $0 != " " && $0 != "_" && $0 != "-" }
    for word in ["heading", "overskrift", "rubrik"] where name.hasPrefix(word) {
      let rest = name.dropFirst(word.count)
      if let level = Int(rest), (1...9).contains(level) { return .heading(level) }
    }
    if ["tocheading", "overskriftforinnholdsfortegnelse"].contains(name) { return .contents }
    for word in ["toc", "innh"] where name.hasPrefix(word) && Int(name.dropFirst(word.count)) != nil
    {
      return .contents
    }
    if ["title", "tittel", "subtitle", "undertittel"].contains(name) { return .title }
    for word in ["listbullet", "listnumber", "punktliste", "nummerertliste"]
    where name.hasPrefix(word) {
      return .point
    }
    return nil
  }
}
