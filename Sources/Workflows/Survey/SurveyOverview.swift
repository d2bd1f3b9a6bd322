public import Languages
import Measures
public import Problems
import Store
import SurveyEstimates
import Surveys
import VoluntaryReview

/// The tables of a review's survey at once: who answered, every question, who has come furthest.
public struct SurveyOverview: Sendable {
  let analysis: Analysis
  let survey: StoredSurvey

  /// Computes the tables of a folder's survey.
  ///
  /// - Parameter folder: the path of the review folder.
  /// - Throws: ``InputRefused`` where the folder cannot be read, or has no survey with answers.
  public init(folder: String) throws(InputRefused) {
    let stored = try ReviewFolder.read(FolderFiles(folder))
    guard let survey = stored.survey else {
      throw InputRefused([Problem("survey.none", at: Place("survey"))])
    }
    guard survey.responses.contains(where: \.hasAnswers) else {
      throw InputRefused([Problem("survey.no-answers", at: Place("survey"))])
    }
    self.survey = survey
    analysis = Analysis(stored)
  }

  /// How the tables are printed.
  public enum Format: String, Sendable, CaseIterable {
    /// Aligned columns, to be read.
    case text
    /// A row for each cell of all the tables that the text shows.
    case csv
    /// The tables that the text shows with their dimensions, and what is said of who has come furthest.
    case json
  }

  /// The standard tables: those of who answered, the questions undivided, rankings, maturity, furthest.
  ///
  /// - Parameters:
  ///   - format: how they are printed.
  ///   - language: the reader's language; JSON carries all of the review's.
  /// - Returns: the text, with a final line break.
  public func text(as format: Format, in language: Language) -> String {
    switch format {
    case .text: SurveyText(self, language: language).text
    case .csv: delimitedText(in: language)
    case .json: json
    }
  }

  /// A part of the overview under its own heading.
  struct Section {
    /// What it is about; its words stand under `analyse.<kind>`.
    let kind: Kind
    /// The tables in order.
    let tables: [Table]

    enum Kind: CaseIterable {
      case asked, questions, rankings, maturity, furthest
    }
  }

  /// The parts that have tables, in order.
  var sections: [Section] {
    let tables = analysis.surveyTables.map(\.table)
    return Section.Kind.allCases.map { kind in
      Section(kind: kind, tables: tables.filter { self.kind(of: $0.address) == kind })
    }
    .filter { !$0.tables.isEmpty }
  }

  /// Where a table belongs; nil for a question by an attribute, which only the folder of tables has.
  private func kind(of address: TableAddress) -> Section.Kind? {
    let words = address.words
    switch words.first {
    case "response": return .asked
    case "ranking": return .rankings
    case "furthest": return .furthest
    case "maturity": return .maturity
    default:
      if words.dropFirst(2).contains("by") { return nil }
      let question = words.dropFirst().first ?? ""
      let isMaturity =
        survey.plan.maturity != nil
        && [MaturityScale.id, MaturityScale.criteria].contains(question)
      return isMaturity ? .maturity : .questions
    }
  }
}

extension TableAddress {
  /// The words between the dots.
  var words: [String] { description.split(separator: ".").map(String.init) }
}
