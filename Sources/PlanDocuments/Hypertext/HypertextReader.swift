import PlanReading

/// Makes passages of a page of the web: of its main part where it names one, and never of menus, scripts and forms.
struct HypertextReader {
  private var scanner: HypertextScanner
  private var block = BlockWriter.Block()
  /// What is being passed over: an element, and how many of its name are open.
  private var passed: (name: String, depth: Int)?
  /// The tables that are open: whether a row of each is.
  private var tables = [false]
  /// The main part or an article that is open.
  private var region: (name: String, depth: Int, isMain: Bool)?

  init(_ bytes: [UInt8]) {
    scanner = HypertextScanner(bytes)
  }

  /// The page's passages.
  ///
  /// - Parameter document: the document's name.
  func text(document: String) -> PlanText {
    var reader = self
    return reader.read(document)
  }

  private mutating func read(_ document: String) -> PlanText {
    var all = BlockWriter(document: document)
    var articles = all
    var main = all
    /// Tells all that listen what is met at this place.
    func write(
      _ region: (name: String, depth: Int, isMain: Bool)?, _ note: (inout BlockWriter) -> Void
    ) {
      note(&all)
      guard let region else { return }
      if region.isMain { note(&main) } else { note(&articles) }
    }
    while let token = scanner.next() {
      if isPassed(token) { continue }
      switch token {
      case .text(let text): block.text += text
      case .start(let name):
        enter(name)
        if HypertextReader.parts.contains(name) { write(region, finish()) }
        begin(name)
        if passed != nil { continue }
        switch name {
        case "table": tables.append(false)
        case "tr":
          if tables[tables.count - 1] { write(region) { $0.endRow() } }
          tables[tables.count - 1] = true
          write(region) { $0.beginRow() }
        case "td", "th": write(region) { $0.beginCell() }
        default: break
        }
      case .end(let name):
        if HypertextReader.parts.contains(name) { write(region, finish()) }
        if name == "tr" || name == "table" {
          // The end of a row is often left out.
          if tables[tables.count - 1] { write(region) { $0.endRow() } }
          tables[tables.count - 1] = false
          if name == "table", tables.count > 1 { tables.removeLast() }
        }
        if HypertextReader.parts.contains(name) { block = BlockWriter.Block() }
        leave(name)
      }
    }
    write(region, finish())
    let size = HypertextReader.size(&all)
    for (var part, least) in [(main, size / 5), (articles, size / 3)]
    where HypertextReader.size(&part) > least {
      return PlanText(document: document, passages: part.passages)
    }
    return PlanText(document: document, passages: all.passages)
  }

  /// How many bytes of text were written.
  private static func size(_ writer: inout BlockWriter) -> Int {
    writer.finish()
    return writer.passages.reduce(0) { $0 + $1.text.utf8.count }
  }

  /// Elements that stand on lines of their own.
  private static let parts: Set<String> = [
    "p", "div", "section", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd",
    "table",
    "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "blockquote", "pre", "figure",
    "figcaption",
    "address", "hr", "details", "summary", "fieldset", "legend", "body", "main", "article",
    "header",
    "footer", "aside", "center", "html",
  ]
  /// Elements that say nothing of the page's own.
  private static let silent: Set<String> = [
    "nav", "form", "button", "select", "svg", "template", "noscript", "object", "canvas", "audio",
    "video",
    "dialog", "math", "menu",
  ]
  private static let empty: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
  ]

  /// Whether a token belongs to what is passed over.
  private mutating func isPassed(_ token: HypertextScanner.Token) -> Bool {
    guard let open = passed else { return false }
    switch token {
    // A paragraph ends where another part begins, with or without its end tag.
    case .start(let name) where open.name == "p" && HypertextReader.parts.contains(name):
      passed = nil
      return false
    case .start(let name) where name == open.name: passed = (name, open.depth + 1)
    case .end(let name) where name == open.name:
      passed = open.depth > 1 ? (name, open.depth - 1) : nil
    default: break
    }
    return true
  }

  /// Takes note of a part that begins.
  private mutating func enter(_ name: String) {
    if let open = region {
      if open.name == name { region = (name, open.depth + 1, open.isMain) }
      if open.isMain { return }
    }
    if name == "main" || (name == "div" && scanner.attribute("role") == "main") {
      region = (name, 1, true)
    } else if name == "article", region == nil {
      region = (name, 1, false)
    }
  }

  private mutating func leave(_ name: String) {
    guard let open = region, open.name == name else { return }
    region = open.depth > 1 ? (name, open.depth - 1, open.isMain) : nil
  }

  /// Sets what the text that follows is.
  private mutating func begin(_ name: String) {
    let isFrame = ["header", "footer", "aside"].contains(name) && region == nil
    let isHidden =
      !HypertextReader.empty.contains(name)
      && (scanner.attribute("hidden") != nil || scanner.attribute("aria-hidden") == "true"
        || scanner.attribute("role") == "navigation")
    if HypertextReader.silent.contains(name) || isFrame || isHidden {
      passed = (name, 1)
      return
    }
    switch name {
    case "h1", "h2", "h3", "h4", "h5", "h6":
      block.kind = .heading
      block.level = name.utf8.last.map { Int($0) - 0x30 }
    case "li": block.kind = .point
    case "br", "img": block.text.append(UInt8(ascii: "\n"))
    case "td", "th": block.kind = .paragraph
    default: break
    }
  }

  /// What ends the block that is open, and begins another.
  private mutating func finish() -> (inout BlockWriter) -> Void {
    guard block.text.contains(where: { $0 > 0x20 }) else {
      block.text = []
      return { _ in }
    }
    let done = block
    block = BlockWriter.Block()
    return { $0.add(done) }
  }
}
