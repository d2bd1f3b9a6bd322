import CCMark

/// Markdown (CommonMark with tables and footnotes, read by cmark-gfm) as HTML.
///
/// The tree is rendered here and not by the library, so that headings get ids and fit below the page's
/// own, table cells get their scope, and footnotes lead back in the reader's language.
struct Markdown {
  /// What stands for a live reference while the Markdown is read: a private sign, a number, a sign.
  static func mark(_ index: Int) -> String { "\u{E000}\(index)\u{E001}" }

  /// The text, with a mark for each live reference.
  let text: String
  /// The HTML that stands for each mark within a sentence.
  let inlines: [Int: String]
  /// The HTML that stands for each mark on a line of its own.
  let blocks: [Int: String]
  /// How many levels headings are moved down: 1 makes `##` an `h3`.
  let headingShift: Int
  /// What ids in this text begin with, so that two texts can stand on one page.
  let idPrefix: String
  /// What a footnote's way back is called.
  let backLabel: String

  /// The text as HTML.
  func html() -> String {
    cmark_gfm_core_extensions_ensure_registered()
    guard
      let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_SMART)
    else { return "" }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink"] {
      if let tables = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, tables)
      }
    }
    cmark_parser_feed(parser, text, text.utf8.count)
    guard let root = cmark_parser_finish(parser) else { return "" }
    defer { cmark_node_free(root) }
    var renderer = MarkdownRenderer(markdown: self)
    return renderer.document(root)
  }
}

/// Walks the tree that cmark makes.
private struct MarkdownRenderer {
  typealias Node = OpaquePointer

  let markdown: Markdown
  private var usedIDs: Set<String> = []
  private var referenceCounts: [String: Int] = [:]
  /// How many nodes stand around the one that is rendered.
  private var depth = 0
  /// No text is meant to be nested deeper; what is, is shown as plain text.
  private static let deepest = 60
  private var footnotes = ""
  private var footnoteCount = 0

  init(markdown: Markdown) {
    self.markdown = markdown
  }

  mutating func document(_ root: Node) -> String {
    let body = blocks(of: root, isTight: false)
    guard !footnotes.isEmpty else { return body }
    return body + "<ol class=\"footnotes\">\n\(footnotes)</ol>\n"
  }

  private func children(of node: Node) -> [Node] {
    var found: [Node] = []
    var child = cmark_node_first_child(node)
    while let node = child {
      found.append(node)
      child = cmark_node_next(node)
    }
    return found
  }

  private mutating func blocks(of node: Node, isTight: Bool) -> String {
    guard depth < Self.deepest else { return "<p>\(HTML.escape(plainText(node)))</p>\n" }
    depth += 1
    defer { depth -= 1 }
    var html = ""
    for child in children(of: node) { html += block(child, isTight: isTight) }
    return html
  }

  private mutating func block(_ node: Node, isTight: Bool) -> String {
    let type = cmark_node_get_type(node)
    switch type {
    case CMARK_NODE_PARAGRAPH: return paragraph(node, isTight: isTight)
    case CMARK_NODE_HEADING: return heading(node)
    case CMARK_NODE_BLOCK_QUOTE:
      return "<blockquote>\n\(blocks(of: node, isTight: false))</blockquote>\n"
    case CMARK_NODE_LIST: return list(node)
    case CMARK_NODE_CODE_BLOCK: return "<pre><code>\(escapedLiteral(node))</code></pre>\n"
    case CMARK_NODE_HTML_BLOCK: return "<p>\(escapedLiteral(node))</p>\n"
    case CMARK_NODE_THEMATIC_BREAK: return "<hr>\n"
    case CMARK_NODE_FOOTNOTE_DEFINITION:
      footnote(node)
      return ""
    default:
      return typeName(node) == "table" ? table(node) : blocks(of: node, isTight: isTight)
    }
  }

  private mutating func paragraph(_ node: Node, isTight: Bool) -> String {
    let content = inlines(of: node)
    if content.hasPrefix("\u{E000}"), content.hasSuffix("\u{E001}"),
      let index = Int(content.dropFirst().dropLast()), let block = markdown.blocks[index]
    {
      return block
    }
    return isTight ? content : "<p>\(content)</p>\n"
  }

  private mutating func heading(_ node: Node) -> String {
    let level = min(6, max(2, Int(cmark_node_get_heading_level(node)) + markdown.headingShift))
    let content = inlines(of: node)
    let stem = markdown.idPrefix + "-" + HTML.slug(plainText(node))
    var id = stem
    var times = 1
    while !usedIDs.insert(id).inserted {
      times += 1
      id = "\(stem)-\(times)"
    }
    return "<h\(level) id=\"\(id)\">\(content)</h\(level)>\n"
  }

  private mutating func list(_ node: Node) -> String {
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    let isTight = cmark_node_get_list_tight(node) != 0
    let start = cmark_node_get_list_start(node)
    let open = isOrdered ? (start > 1 ? "<ol start=\"\(start)\">" : "<ol>") : "<ul>"
    var items = ""
    for item in children(of: node) { items += "<li>\(blocks(of: item, isTight: isTight))</li>\n" }
    return "\(open)\n\(items)\(isOrdered ? "</ol>" : "</ul>")\n"
  }

  private mutating func table(_ node: Node) -> String {
    let count = Int(cmark_gfm_extensions_get_table_columns(node))
    let marks = cmark_gfm_extensions_get_table_alignments(node)
    let classes = (0..<count).map { column -> String in
      marks?[column] == UInt8(ascii: "r") ? " class=\"number\"" : ""
    }
    var head = ""
    var body = ""
    for row in children(of: node) {
      let isHead = typeName(row) == "table_header"
      var cells = ""
      for (column, cell) in children(of: row).enumerated() {
        let style = column < count ? classes[column] : ""
        let content = inlines(of: cell)
        cells +=
          isHead
          ? "<th scope=\"col\"\(style)>\(content)</th>"
          : column == 0
            ? "<th scope=\"row\"\(style)>\(content)</th>" : "<td\(style)>\(content)</td>"
      }
      if isHead { head += "<tr>\(cells)</tr>\n" } else { body += "<tr>\(cells)</tr>\n" }
    }
    return "<div class=\"scroll\" tabindex=\"0\" role=\"group\"><table>\n<thead>\n\(head)</thead>\n"
      + "<tbody>\n\(body)</tbody>\n</table></div>\n"
  }

  private mutating func footnote(_ node: Node) {
    footnoteCount += 1
    let id = "\(markdown.idPrefix)-fn\(footnoteCount)"
    let back =
      " <a href=\"#\(id)-ref\" role=\"doc-backlink\" aria-label=\"\(HTML.escape(markdown.backLabel))\">↩</a>"
    footnotes += "<li id=\"\(id)\">\(blocks(of: node, isTight: true))\(back)</li>\n"
  }

  private mutating func inlines(of node: Node) -> String {
    guard depth < Self.deepest else { return HTML.escape(plainText(node)) }
    depth += 1
    defer { depth -= 1 }
    var html = ""
    for child in children(of: node) { html += inline(child) }
    return html
  }

  private mutating func inline(_ node: Node) -> String {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: return filled(escapedLiteral(node))
    case CMARK_NODE_SOFTBREAK: return "\n"
    case CMARK_NODE_LINEBREAK: return "<br>\n"
    case CMARK_NODE_CODE: return "<code>\(escapedLiteral(node))</code>"
    case CMARK_NODE_HTML_INLINE: return escapedLiteral(node)
    case CMARK_NODE_EMPH: return "<em>\(inlines(of: node))</em>"
    case CMARK_NODE_STRONG: return "<strong>\(inlines(of: node))</strong>"
    case CMARK_NODE_LINK: return link(node)
    case CMARK_NODE_IMAGE: return inlines(of: node)
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      let number = literal(node)
      let id = "\(markdown.idPrefix)-fn\(number)"
      referenceCounts[number, default: 0] += 1
      let times = referenceCounts[number] ?? 1
      let own = times == 1 ? "\(id)-ref" : "\(id)-ref\(times)"
      return "<sup><a href=\"#\(id)\" id=\"\(own)\" role=\"doc-noteref\">\(number)</a></sup>"
    default:
      let content = inlines(of: node)
      return typeName(node) == "strikethrough" ? "<s>\(content)</s>" : content
    }
  }

  private mutating func link(_ node: Node) -> String {
    let address = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
    let content = inlines(of: node)
    guard HTML.isSafeLink(address) else { return content }
    return "<a href=\"\(HTML.escape(address))\">\(content)</a>"
  }

  /// Puts what the marks stand for in their places; a mark of a block stays, for its paragraph.
  private func filled(_ text: String) -> String {
    guard text.unicodeScalars.contains("\u{E000}") else { return text }
    var result = ""
    for (position, piece) in text.split(separator: "\u{E000}", omittingEmptySubsequences: false)
      .enumerated()
    {
      guard position > 0, let end = piece.firstIndex(of: "\u{E001}"), let index = Int(piece[..<end])
      else {
        result += piece
        continue
      }
      result += markdown.inlines[index] ?? Markdown.mark(index)
      result += piece[piece.index(after: end)...]
    }
    return result
  }

  /// The words of a node, without going down into it: it can be nested deeper than the stack is.
  private func plainText(_ node: Node) -> String {
    guard let walk = cmark_iter_new(node) else { return "" }
    defer { cmark_iter_free(walk) }
    var text = ""
    while true {
      let event = cmark_iter_next(walk)
      if event == CMARK_EVENT_DONE { return text }
      guard event == CMARK_EVENT_ENTER, let inside = cmark_iter_get_node(walk) else { continue }
      switch cmark_node_get_type(inside) {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE: text += literal(inside)
      default: continue
      }
    }
  }

  private func literal(_ node: Node) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }

  private func escapedLiteral(_ node: Node) -> String { HTML.escape(literal(node)) }

  private func typeName(_ node: Node) -> String {
    cmark_node_get_type_string(node).map { String(cString: $0) } ?? ""
  }
}
