/// A number that is known, or the reason why it is not: unknown is never zero.
public enum Value: Hashable, Sendable {
  /// A finite number, and how firm it is.
  case known(Double, Quality = .final)
  /// No number, and why.
  case unknown(Absence)

  /// The number, where there is one.
  public var number: Double? {
    if case .known(let number, _) = self { number } else { nil }
  }

  /// The reason, where there is no number.
  public var absence: Absence? {
    if case .unknown(let absence) = self { absence } else { nil }
  }

  /// How firm the number is, where there is one.
  public var quality: Quality? {
    if case .known(_, let quality) = self { quality } else { nil }
  }
}

/// How firm a known number is.
public enum Quality: String, Hashable, Sendable, CaseIterable {
  /// Not to be revised.
  case final
  /// Will be revised by its source.
  case preliminary
  /// Computed with an assumption, such as the weights of a split.
  case estimated
}

/// Why a number is not there.
public enum Absence: String, Hashable, Sendable, CaseIterable {
  /// The source has no figure.
  case missing
  /// The source keeps it back to protect persons.
  case confidential
  /// Not published yet.
  case notPublished = "not-published"
  /// The question makes no sense for this unit or period.
  case notApplicable = "not-applicable"
  /// The respondent was not shown the question.
  case notAsked = "not-asked"
  /// The respondent was shown the question and left it open.
  case notAnswered = "not-answered"
  /// We keep it back, because so few stand behind it.
  case suppressed
  /// Nobody stands behind it: there is no base to compute on.
  case noBase = "no-base"
}
