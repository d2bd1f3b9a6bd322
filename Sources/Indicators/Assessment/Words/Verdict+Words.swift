public import Languages

extension Verdict {
  /// The verdict in the rule's own sense; a colour, an arrow or a symbol also in words.
  public var text: LocalizedText {
    LocalizedText { $0.text("assessment.code.\(scale).\(code)") }
  }
}

extension PlainStatus {
  /// The status in plain words.
  public var text: LocalizedText { LocalizedText { $0.text("assessment.plain.\(rawValue)") } }
}

extension AssessmentReason {
  /// The reason in plain words, as the end of a sentence.
  public var text: LocalizedText { LocalizedText { $0.text("assessment.reason.\(rawValue)") } }
}

extension AssessmentFlag {
  /// What a reader must know, in a sentence.
  public var text: LocalizedText { LocalizedText { $0.text("assessment.flag.\(rawValue)") } }
}

extension Judgement {
  /// The verdict, or why there is none; nil where the rule does not judge this.
  public var text: LocalizedText? {
    switch self {
    case .verdict(let verdict): verdict.text
    case .notAssessable(let reason):
      LocalizedText { language in
        language.text(
          "assessment.not-assessable", ["reason": reason.text.text(in: language.tag)])
      }
    case .outside: nil
    }
  }
}

extension MethodProfile {
  /// The name of the method for readers.
  public var name: LocalizedText { LocalizedText { $0.text("assessment.profile.\(baseID)") } }
}

extension IndicatorTarget.Level {
  /// Who set a target, in words.
  public var text: LocalizedText { LocalizedText { $0.text("assessment.set-by.\(rawValue)") } }
}
