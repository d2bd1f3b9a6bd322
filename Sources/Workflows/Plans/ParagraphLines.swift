import PlanReading
import Problems
import StatisticalTables

/// Reads paragraphs that somebody has taken out of documents: a JSON object on each line.
///
/// `text` is needed; `document` (or `doc`), `page`, `id` and `headings` may be there, and whatever else.
enum ParagraphLines {
  private struct Paragraph {
    let document: String
    let id: String?
    let passage: Passage
  }

  /// The documents in the order in which the lines name them.
  static func read(_ bytes: [UInt8], file: String) throws(InputRefused) -> [PlanSource] {
    _ = try TextFile.decode(bytes, file: file)
    var log = ProblemLog()
    var order: [String] = []
    var found: [String: [Paragraph]] = [:]
    let name = file.split(separator: "/").last.map(String.init) ?? file
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    where line.contains(where: { $0 > 0x20 }) {
      let place = Place(file, line: number + 1)
      guard let node = try? JSONNode.read(Array(line), file: file),
        let text = string(node, "text"), !text.isEmpty
      else {
        log.error("plan.bad-line", at: place)
        continue
      }
      let document = string(node, "document") ?? string(node, "doc") ?? name
      let passage = Passage(
        document: document, page: page(node), headings: headings(node),
        source: 0..<text.utf8.count, text: text,
        boilerplate: isContents(text) ? .contents : nil)
      if found[document] == nil { order.append(document) }
      found[document, default: []].append(
        Paragraph(document: document, id: string(node, "id"), passage: passage))
    }
    try log.throwErrors()
    guard !order.isEmpty else { throw InputRefused([Problem("plan.empty", at: Place(file))]) }
    return order.map { document in
      let paragraphs = found[document] ?? []
      let ids = paragraphs.compactMap(\.id)
      return PlanSource(
        text: PlanText(document: document, passages: paragraphs.map(\.passage)),
        ids: ids.count == paragraphs.count ? ids : nil)
    }
  }

  /// A table of contents that was taken for a paragraph: several runs of dots.
  private static func isContents(_ text: String) -> Bool {
    text.split(separator: ".....", omittingEmptySubsequences: true).count > 2
  }

  private static func member(_ node: JSONNode, _ key: String) -> JSONNode.Value? {
    if case .object(let members) = node.value { return members[key]?.value }
    return nil
  }

  private static func string(_ node: JSONNode, _ key: String) -> String? {
    if case .string(let text) = member(node, key) { return text }
    return nil
  }

  private static func page(_ node: JSONNode) -> Int? {
    guard case .number(let number) = member(node, "page") else { return nil }
    return Int(exactly: number).flatMap { $0 > 0 ? $0 : nil }
  }

  private static func headings(_ node: JSONNode) -> [String] {
    guard case .array(let items) = member(node, "headings") else { return [] }
    return items.compactMap { item in
      if case .string(let text) = item.value { return text }
      return nil
    }
  }
}
