import CaseStudies
import Indicators
import Languages
import Measures
import Pages
import Problems
import Store
import VoluntaryReview

/// Finds what live references stand for, in one language.
struct ReferenceResolver {
  let analysis: Analysis
  let language: Language
  /// The coverage lists of the report in this language.
  let coverage: [Coverage]
  /// How numbers are made.
  let method: [LocalizedText]

  var stored: StoredReview { analysis.stored }

  /// What a reference asks for that stands in a sentence.
  static let inlineVerbs = [
    "share", "count", "base", "interval", "number", "value", "period", "mean", "highest", "lowest",
    "direction", "difference", "name", "total",
  ]
  /// What a reference asks for that stands on a line of its own.
  static let blockVerbs = ["table", "chart", "list", "case", "compare"]

  /// What a reference becomes.
  ///
  /// - Parameter reference: the reference.
  /// - Returns: words, a table, a figure, a list …
  /// - Throws: `InputRefused` where it stands for nothing.
  func resolve(_ reference: LiveReference) throws(InputRefused) -> ReportPart {
    switch reference.verb {
    case "share", "count", "base", "interval", "number", "value", "period", "mean":
      return .inline(try cellWords(reference))
    case "highest", "lowest": return .inline(try extreme(reference))
    case "direction": return .inline(try direction(reference))
    case "difference": return .inline(try difference(reference))
    case "name": return .inline(try name(reference))
    case "total": return .inline(try total(reference))
    case "table":
      let (table, plain) = try layout(reference, allowing: ["intervals"])
      var layout = plain
      layout.showsIntervals = try choice("intervals", ["true", "false"], reference) == "true"
      return .table(table, layout)
    case "chart": return try chart(reference)
    case "list": return .list(try list(reference))
    case "case": return .practice(try practice(reference))
    case "compare": return .comparison(try comparison(reference))
    default:
      throw refusal(
        "reference.unknown-verb", reference,
        [
          "verb": reference.verb,
          "known": (Self.inlineVerbs + Self.blockVerbs).joined(separator: ", "),
        ])
    }
  }

  func refusal(
    _ code: String, _ reference: LiveReference, _ values: [String: String] = [:]
  ) -> InputRefused {
    InputRefused([
      Problem(
        code, at: reference.place,
        values.merging(["reference": reference.source]) { given, _ in given })
    ])
  }

  /// Tells an option that the reference cannot have.
  func allow(_ options: [String], _ reference: LiveReference) throws(InputRefused) {
    for option in reference.options.keys.sorted() where !options.contains(option) {
      throw refusal(
        "reference.unknown-option", reference,
        ["option": option, "known": options.isEmpty ? "–" : options.joined(separator: ", ")])
    }
  }

  func choice(
    _ option: String, _ known: [String], _ reference: LiveReference
  ) throws(InputRefused) -> String? {
    guard let value = reference.options[option] else { return nil }
    guard known.contains(value) else {
      throw refusal(
        "reference.bad-option", reference,
        ["option": option, "found": value, "known": known.joined(separator: ", ")])
    }
    return value
  }

  func wholeNumber(
    _ option: String, _ range: ClosedRange<Int>, _ reference: LiveReference
  ) throws(InputRefused) -> Int? {
    guard let value = reference.options[option] else { return nil }
    guard let number = Int(value), range.contains(number) else {
      throw refusal(
        "reference.bad-option", reference,
        ["option": option, "found": value, "known": "\(range.lowerBound)–\(range.upperBound)"])
    }
    return number
  }

  func subject(
    _ reference: LiveReference, _ index: Int = 0
  ) throws(InputRefused) -> LiveReference.Subject {
    guard reference.subjects.indices.contains(index) else {
      throw refusal("reference.no-subject", reference)
    }
    return reference.subjects[index]
  }

  /// The table that a subject names.
  func table(
    _ subject: LiveReference.Subject, _ reference: LiveReference
  ) throws(InputRefused) -> PublishedTable {
    if let address = TableAddress(subject.word), let table = analysis.tables[address] {
      return table
    }
    let known = analysis.addresses.map(\.description)
    throw refusal(
      "reference.unknown-table", reference,
      [
        "address": subject.word,
        "nearest": Nearest.word(to: subject.word, among: known)
          ?? known.first { $0.hasPrefix(subject.word.split(separator: ".").first ?? "") }
          ?? known.first ?? "–",
      ])
  }

  /// The measure at a subject's cell.
  func measure(
    _ subject: LiveReference.Subject, _ reference: LiveReference
  ) throws(InputRefused) -> (measure: Measure, cell: Cell, table: Table) {
    let table = try table(subject, reference).table
    do {
      let measure = try table.measure(subject.coordinates)
      let index = try table.find(subject.coordinates).index
      return (withOwnPeriod(measure, at: index), table.cells[index], table)
    } catch {
      throw lookupRefusal(error, table: table, reference)
    }
  }

  /// A change speaks of the unit's own periods: units begin and end at different times.
  private func withOwnPeriod(_ measure: Measure, at index: Int) -> Measure {
    let address = measure.address.table
    guard
      let indicator = stored.indicators.first(where: {
        address == $0.changeAddress || address == $0.relativeChangeAddress
      }), let series = analysis.tables[indicator.address]?.table,
      let span = indicator.changeSpan(in: series, at: index)
    else { return measure }
    return Measure(
      value: measure.value, unit: measure.unit, base: measure.base,
      uncertainty: measure.uncertainty, period: span.first.through(span.latest),
      address: measure.address, sources: measure.sources)
  }

  func lookupRefusal(
    _ error: Table.LookupError, table: Table, _ reference: LiveReference
  ) -> InputRefused {
    func some(_ known: [String]) -> String {
      known.prefix(24).joined(separator: ", ") + (known.count > 24 ? " …" : "")
    }
    return switch error {
    case .unknownDimension(let dimension, let known):
      refusal(
        "reference.unknown-dimension", reference,
        ["table": table.address.description, "dimension": dimension, "known": some(known)])
    case .unknownCategory(let category, let dimension, let known):
      refusal(
        "reference.unknown-category", reference,
        [
          "table": table.address.description, "dimension": dimension, "category": category,
          "known": some(known),
        ])
    case .missingDimension(let dimension, let known):
      refusal(
        "reference.missing-dimension", reference,
        ["table": table.address.description, "dimension": dimension, "known": some(known)])
    }
  }

  /// What a cell is, in words: the table's title and the categories that are not totals.
  func meaning(_ measure: Measure, in table: Table) -> String {
    let parts = measure.address.coordinates.compactMap { coordinate -> String? in
      guard let dimension = table.dimensions.first(where: { $0.id == coordinate.dimension }),
        let index = dimension.index(of: coordinate.category),
        dimension.role != .period, dimension.categories[index].role != .total
      else { return nil }
      return dimension.categories[index].label.text(in: language.tag)
    }
    let title = table.title.text(in: language.tag)
    return parts.isEmpty ? title : "\(title): \(parts.joined(separator: ", "))"
  }
}
