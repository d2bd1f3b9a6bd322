import Agenda
import Indicators
public import Languages
public import Problems
import StatisticalTables

/// Everything that a register knows of one indicator.
public struct IndicatorCard: Sendable {
  private let opened: OpenedRegister
  private let indicator: RegisteredIndicator

  /// The card of an indicator.
  ///
  /// - Parameters:
  ///   - id: the indicator's id.
  ///   - opened: the register.
  /// - Throws: ``InputRefused`` where there is no such indicator.
  public init(_ id: String, in opened: OpenedRegister) throws(InputRefused) {
    self.opened = opened
    indicator = try opened.indicator(id)
  }

  /// The card.
  ///
  /// - Parameters:
  ///   - format: how it is written.
  ///   - language: the reader's language.
  /// - Returns: the text.
  public func text(as format: OpenedRegister.Format, in language: Language) -> String {
    let words = RegisterWords(register: opened.register, language: language)
    let sheet = IndicatorSheet(words)
    switch format {
    case .csv: return Sheet(columns: sheet.columns, rows: [sheet.fields(indicator)]).delimited
    case .json:
      let links = opened.register.links(of: indicator.id).map { link in
        JSONText.object([
          ("id", .string(link.other)), ("kind", .string(link.kind.rawValue)),
          ("reverse", .bool(link.isReverse)),
        ])
      }
      let one = Sheet(columns: sheet.columns, rows: [sheet.fields(indicator)]).json
      guard case .array(let rows) = one, case .object(let members)? = rows.first else { return "" }
      return JSONText.object(members + [("links", .array(links))]).text
    case .text: return lines(words).joined(separator: "\n") + "\n"
    }
  }

  private func lines(_ words: RegisterWords) -> [String] {
    let language = words.language
    var facts: [(String, [String])] = [
      (language.text("register.card.id"), [indicator.id]),
      (language.text("register.card.set"), [words.set(indicator.set)]),
      (language.text("register.card.code"), [indicator.code].compactMap { $0 }),
      (language.text("register.card.goals"), indicator.goals.map(words.goal)),
      (
        language.text("register.card.targets"),
        indicator.targets.map { target in
          "\(target) \(Agenda2030.target(target).title.text(in: language.tag))"
        }
      ),
    ]
    for scheme in opened.register.schemes {
      let isLevel = scheme.id == ClassificationScheme.level
      let found =
        isLevel
        ? [words.levels(indicator)].compactMap { $0 } : words.concepts(indicator, in: scheme.id)
      let los = indicator.concepts(in: scheme.id).flatMap { scheme.concept($0)?.matches ?? [] }
        .filter { $0.iri.contains("/los/") }
        .map { "LOS: \($0.iri) (\(words.link($0.kind)))" }
      facts.append((scheme.title.text(in: language.tag), found + los))
    }
    facts += [
      (
        language.text("register.card.periodicity"),
        [words.periodicity(indicator)].compactMap { $0 }
      ),
      (language.text("register.card.answer"), [indicator.answer].compactMap { $0 }),
      (language.text("register.card.source"), sourceLines(words)),
      (language.text("register.card.links"), linkLines(words)),
      (language.text("register.card.iri"), [indicator.iri]),
    ]
    if let choice = opened.selection.first(where: { $0.id == indicator.id }) {
      facts.append((language.text("register.card.chosen"), [choice.reason.text(in: language.tag)]))
    }
    let width = facts.filter { !$0.1.isEmpty }.map(\.0.count).max() ?? 0
    var lines = Wrapping.lines(words.title(indicator), width: 96) + [""]
    for (name, values) in facts where !values.isEmpty {
      for (index, value) in values.flatMap({ Wrapping.lines($0, width: 94 - width) }).enumerated() {
        let head = index == 0 ? name : ""
        lines.append(head + String(repeating: " ", count: width - head.count + 2) + value)
      }
    }
    return lines
  }

  private func sourceLines(_ words: RegisterWords) -> [String] {
    guard let source = indicator.source else { return [] }
    guard source.isUsable else { return [words.source(indicator) ?? ""] }
    let tables = source.tables.map { words.language.text("register.table", ["number": $0]) }
    return source.addresses + tables
  }

  private func linkLines(_ words: RegisterWords) -> [String] {
    opened.register.links(of: indicator.id).map { link in
      let title = opened.register.indicator(link.other).map { ": \(words.title($0))" } ?? ""
      return "\(words.link(link.kind)) \(link.other)\(title)"
    }
  }
}
