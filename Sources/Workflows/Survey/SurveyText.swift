import Languages
import Measures
import Pages
import Store
import SurveyEstimates
import Surveys
import VoluntaryReview

/// The overview of a survey as text for a terminal, in the reader's language and number form.
struct SurveyText {
  private let overview: SurveyOverview
  private let language: Language

  /// How wide running text is.
  private static let width = 96

  init(_ overview: SurveyOverview, language: Language) {
    self.overview = overview
    self.language = language
  }

  /// The whole text.
  var text: String {
    let review = overview.analysis.stored.review
    var lines = underlined(overview.survey.questionnaire.title.text(in: language.tag), with: "=")
    lines += wrapped(review.title.text(in: language.tag))
    if let notice = review.syntheticNotice { lines += wrapped(notice.text(in: language.tag)) }
    for section in overview.sections { lines += [""] + self.lines(of: section) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of section: SurveyOverview.Section) -> [String] {
    let heading =
      switch section.kind {
      case .asked: language.text("analyse.asked")
      case .questions: language.text("analyse.questions")
      case .rankings: language.text("analyse.rankings")
      case .maturity: language.text("analyse.maturity")
      case .furthest: language.text("analyse.furthest")
      }
    var lines = underlined(heading, with: "=")
    if section.kind == .furthest {
      for reading in overview.analysis.readings {
        lines += ["", reading.title.text(in: language.tag)]
        lines += reading.sentences.flatMap { item($0.text(in: language.tag)) }
      }
    }
    let byAddress = Dictionary(
      section.tables.map { ($0.address, $0) }, uniquingKeysWith: { first, _ in first })
    var questions: Set<LocalizedText> = []
    for table in section.tables where table.address.words.last != "raw" {
      let raw = TableAddress("\(table.address).raw").flatMap { byAddress[$0] }
      lines += [""] + underlined("\(table.address)  \(words(table.title))", with: "-")
      if let question = table.question, questions.insert(question).inserted {
        lines += wrapped(language.text("table.question", ["question": words(question)]))
      }
      lines += wrapped(language.text("table.universe", ["universe": words(table.universe)]))
      if !table.unit.label.isEmpty, !table.unit.isPercent {
        lines += wrapped(language.text("table.unit", ["unit": words(table.unit.label)]))
      }
      lines += SurveyTextTable(table: table, raw: raw, language: language).lines
    }
    return lines + notes(section.tables)
  }

  /// What must be known of the tables of a section, each thing once, and what the signs mean.
  private func notes(_ tables: [Table]) -> [String] {
    var seen: Set<String> = []
    var notes: [String] = []
    for note in tables.flatMap(\.notes).map(words) where seen.insert(note).inserted {
      notes.append(note)
    }
    let absences = Set(tables.flatMap(\.cells).compactMap(\.value.absence))
    notes += absences.sorted { $0.rawValue < $1.rawValue }.map {
      "\(language.absenceSign($0)) \(language.absenceText($0))"
    }
    guard !notes.isEmpty else { return [] }
    return ["", language.text("analyse.notes")] + notes.flatMap(item)
  }

  private func words(_ text: LocalizedText) -> String { text.text(in: language.tag) }

  private func wrapped(_ text: String) -> [String] { Wrapping.lines(text, width: Self.width) }

  private func item(_ text: String) -> [String] {
    Wrapping.lines(text, width: Self.width - 2).enumerated().map {
      ($0 == 0 ? "\u{2022} " : "  ") + $1
    }
  }

  private func underlined(_ text: String, with sign: String) -> [String] {
    [text, String(repeating: sign, count: text.count)]
  }
}
