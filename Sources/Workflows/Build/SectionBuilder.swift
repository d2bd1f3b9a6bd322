import Indicators
import Languages
import Measures
import Pages
import Problems
import VoluntaryReview

/// Resolves the references of blocks, one after another, and remembers what they print and use.
struct SectionBuilder {
  let resolver: ReferenceResolver
  private(set) var log = ProblemLog()
  private(set) var printed: [PrintedNumber] = []
  private(set) var used: Set<TableAddress> = []

  init(resolver: ReferenceResolver) {
    self.resolver = resolver
  }

  /// A block in its place.
  ///
  /// - Parameters:
  ///   - block: the block.
  ///   - title: the heading it gets.
  ///   - tag: the language of the version.
  /// - Returns: the block with its references resolved; those that stand for nothing are in the log.
  mutating func section(_ block: Block, title: String?, in tag: LanguageTag) -> Report.Section {
    let text = LiveText(block.text, file: block.file, firstLine: block.firstLine, log: &log)
    var parts: [ReportPart] = []
    var times: [String: Int] = [:]
    for (position, part) in text.parts.enumerated() {
      guard case .reference(let reference) = part else { continue }
      do throws(InputRefused) {
        let resolved = try resolver.resolve(reference)
        if case .inline(let words) = resolved {
          if words.measure != nil || words.verb == "total" {
            times[reference.source, default: 0] += 1
            let time = times[reference.source] ?? 1
            printed.append(
              PrintedNumber(
                file: block.file, reference: reference.source + (time > 1 ? " (\(time))" : ""),
                text: words.text))
          }
        } else if !SectionBuilder.isAlone(position, in: text.parts) {
          throw resolver.refusal("reference.block-in-sentence", reference)
        }
        note(resolved)
        parts.append(resolved)
      } catch {
        log.add(contentsOf: error.problems)
        parts.append(.inline(InlineText(text: "")))
      }
    }
    return Report.Section(
      id: block.id, title: title, otherLanguage: block.language == tag ? nil : block.language,
      text: text, parts: parts)
  }

  /// Remembers the tables that the data folder must carry.
  private mutating func note(_ part: ReportPart) {
    switch part {
    case .inline(let words): if let measure = words.measure { used.insert(measure.address.table) }
    case .table(let table, _): used.insert(table.table.address)
    case .chart(let content):
      if case .goals(let panels) = content.form {
        used.formUnion(panels.map(\.table.table.address))
      } else {
        used.insert(content.table.table.address)
      }
    case .comparison(let comparison): used.insert(comparison.indicator.address)
    case .practice, .list: break
    }
  }

  /// Whether a part stands on a line of its own, with empty lines or nothing around it.
  private static func isAlone(_ position: Int, in parts: [LiveText.Part]) -> Bool {
    func text(_ index: Int) -> String? {
      guard parts.indices.contains(index) else { return "" }
      if case .text(let text) = parts[index] { return text }
      return nil
    }
    guard let before = text(position - 1), let after = text(position + 1) else { return false }
    return endsParagraph(before.reversed()) && endsParagraph(after)
  }

  /// Whether a text, read away from the reference, comes to two line breaks before anything else.
  private static func endsParagraph(_ text: some Sequence<Character>) -> Bool {
    var breaks = 0
    for character in text {
      if character.isNewline {
        breaks += 1
        if breaks == 2 { return true }
      } else if !character.isWhitespace {
        return false
      }
    }
    return true
  }
}
