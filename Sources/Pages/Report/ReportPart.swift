public import CaseStudies
public import FollowUp
public import Indicators
public import Languages
public import Measures
public import VoluntaryReview

/// What a live reference becomes on the page.
public enum ReportPart: Sendable {
  /// Words in a sentence, with the measure behind them where it is a number.
  case inline(InlineText)
  /// A table.
  case table(PublishedTable, TableLayout)
  /// A figure with its table.
  case chart(ChartContent)
  /// A unit beside its county, its group and the country.
  case comparison(Comparison)
  /// A case.
  case practice(CaseContent)
  /// A list from the review's files.
  case list(ListContent)
}

/// Words that stand for a reference in a sentence.
public struct InlineText: Sendable, Hashable {
  /// The words in print.
  public let text: String
  /// The number behind them; nil for names and plain counts of the review's own files.
  public let measure: Measure?
  /// What the number is, in words: the table's title and the categories chosen.
  public let meaning: String
  /// What is printed of it, such as `share` or `count`.
  public let verb: String

  /// Words for a reference.
  ///
  /// - Parameters:
  ///   - text: the words in print.
  ///   - measure: the number behind them.
  ///   - meaning: what the number is.
  ///   - verb: what is printed of it.
  public init(text: String, measure: Measure? = nil, meaning: String = "", verb: String = "") {
    self.text = text
    self.measure = measure
    self.meaning = meaning
    self.verb = verb
  }
}

/// A case as the page shows it.
public struct CaseContent: Sendable, Hashable {
  /// The case.
  public let practice: CaseStudy
  /// The name of the unit that did it.
  public let unitName: LocalizedText

  /// A case and whose it is.
  ///
  /// - Parameters:
  ///   - practice: the case.
  ///   - unitName: the name of the unit that did it.
  public init(practice: CaseStudy, unitName: LocalizedText) {
    self.practice = practice
    self.unitName = unitName
  }
}

/// A list from the review's files.
public enum ListContent: Sendable {
  /// Recommendations, with the claims of the findings they rest on as HTML, by the finding's id.
  case recommendations([Recommendation], claims: [String: String])
  /// The dates of the review.
  case milestones([Milestone])
  /// Who was heard.
  case involvement([Involvement])
  /// Agreements and action points; the day decides what is overdue.
  case actions(ReviewFollowUp, on: Day)
  /// Findings, with their claims as HTML in the page's language.
  case findings([(finding: Finding, claim: String)])
  /// Indicators.
  case indicators([Indicator])
  /// The mandate.
  case mandate(Mandate)
  /// Which elements of a framework are covered.
  case coverage(Coverage)
  /// Where the figures come from.
  case sources([Source])
  /// The questions as they were put.
  case questions([QuestionContent])
  /// How numbers are made: paragraphs.
  case method([LocalizedText])
  /// What a comparison says, in sentences.
  case reading([LocalizedText])
  /// Cases, by title and unit.
  case cases([CaseContent])
  /// What the answers in words to a question are sorted by.
  case codebook(CodebookContent)
  /// Passages of answers in words.
  case quotes([QuoteContent])
  /// The groups of a breakdown, the gaps between them, and whether they close.
  case gaps(GroupComparison)
  /// Units in an order, with the ranks that chance could give them.
  case league(UnitOrder)
  /// Units held against what chance gives.
  case funnel(FunnelReading)
  /// The plans that were read.
  case plans([PlanContent])
  /// What plans say on a goal.
  case passages(PassagesContent)
}

/// A question as the list of questions shows it.
public struct QuestionContent: Sendable, Hashable {
  /// The id.
  public let id: String
  /// The question as it was put.
  public let text: LocalizedText
  /// Who was asked, and when, in words; empty where everybody was.
  public let condition: LocalizedText
  /// What could be chosen, or the items.
  public let options: [LocalizedText]

  /// A question.
  ///
  /// - Parameters:
  ///   - id: the id.
  ///   - text: the question as it was put.
  ///   - condition: who was asked.
  ///   - options: what could be chosen.
  public init(
    id: String, text: LocalizedText, condition: LocalizedText, options: [LocalizedText]
  ) {
    self.id = id
    self.text = text
    self.condition = condition
    self.options = options
  }
}
