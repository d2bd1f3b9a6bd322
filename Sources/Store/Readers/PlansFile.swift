import Languages
import Measures
import PlanReading
import Problems
import StatisticalTables
import VoluntaryReview

/// Reads `plans/plans.csv`: the plans of the units.
struct PlansFile {
  /// A plan without its reading.
  struct Row {
    let id: String
    let unit: String
    let title: LocalizedText
    let year: Int
    let kind: ReviewPlan.Kind
    let reading: String
    let document: String?
    let address: String?
    let read: Day?
    let place: Place

    func plan(reading: KeptReading, judgements: [ReaderJudgement]) -> ReviewPlan {
      ReviewPlan(
        id: id, unit: unit, title: title, year: year, kind: kind, address: address, read: read,
        reading: reading, judgements: judgements)
    }
  }

  private static let needed = ["id", "unit", "title", "year", "kind", "reading"]
  private static let optional =
    ["document", "address", "read"] + Language.all.map { "title_\($0.tag.rawValue)" }

  let file: DelimitedFile

  /// The plans of the file.
  ///
  /// - Parameters:
  ///   - units: the units; nil where they could not be read.
  ///   - log: takes what does not fit.
  /// - Returns: those that could be read.
  func read(units: ReviewUnits?, log: inout ProblemLog) -> [Row] {
    let before = log.errorCount
    file.checkColumns(needed: Self.needed, known: Self.needed + Self.optional, &log)
    guard log.errorCount == before else { return [] }
    return file.rows.compactMap { plan($0, units, &log) }
  }

  private func field(_ row: DelimitedFile.Row, _ column: String) -> String {
    file.column(column).map { row.fields[$0] } ?? ""
  }

  private func plan(
    _ row: DelimitedFile.Row, _ units: ReviewUnits?, _ log: inout ProblemLog
  ) -> Row? {
    let before = log.errorCount
    func refuse(_ column: String, _ known: String) {
      log.error(
        "plans.bad-value", at: file.place(row, column),
        ["found": field(row, column), "known": known])
    }
    let id = field(row, "id")
    if TableAddress(id) == nil || id.contains(".") { refuse("id", "a-z, 0-9, -, _") }
    if let units, units.unit(field(row, "unit")) == nil {
      log.error(
        "plans.unknown-unit", at: file.place(row, "unit"), ["found": field(row, "unit")])
    }
    if field(row, "title").isEmpty { refuse("title", "…") }
    let year = Int(field(row, "year")).flatMap { (1900...2200).contains($0) ? $0 : nil }
    if year == nil { refuse("year", "2026") }
    let kind = ReviewPlan.Kind(rawValue: field(row, "kind"))
    if kind == nil {
      refuse("kind", ReviewPlan.Kind.allCases.map(\.rawValue).joined(separator: ", "))
    }
    let address = field(row, "address")
    if !address.isEmpty, !address.hasPrefix("https://"), !address.hasPrefix("http://") {
      refuse("address", "https://…")
    }
    let read = field(row, "read")
    if !read.isEmpty, Day(read) == nil { refuse("read", "2026-03-01") }
    guard log.errorCount == before, let year, let kind else { return nil }
    let document = field(row, "document")
    return Row(
      id: id, unit: field(row, "unit"), title: title(row), year: year, kind: kind,
      reading: field(row, "reading"), document: document.isEmpty ? nil : document,
      address: address.isEmpty ? nil : address, read: Day(read),
      place: Place(file.file, line: row.line))
  }

  /// A title serves all languages unless some have their own.
  private func title(_ row: DelimitedFile.Row) -> LocalizedText {
    var texts: [LanguageTag: String] = [:]
    for language in Language.all {
      let own = field(row, "title_\(language.tag.rawValue)")
      if !own.isEmpty { texts[language.tag] = own }
    }
    let same = field(row, "title")
    if texts.isEmpty { return LocalizedText(same: same) }
    for language in Language.all where texts[language.tag] == nil { texts[language.tag] = same }
    return LocalizedText(texts)
  }
}
