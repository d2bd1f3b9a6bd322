/// What a rule says of a series: a code of the rule's own scale, and what it means in plain words.
public struct Verdict: Hashable, Sendable {
  /// The scale that the code belongs to, such as `open-sdg`; codes of different scales are not compared.
  public let scale: String
  /// The code in the rule's own scale, such as `substantial-progress`.
  public let code: String
  /// The same on the scale that all rules share.
  public let plain: PlainStatus

  /// A verdict.
  ///
  /// - Parameter code: a code of a rule's scale.
  public init(_ code: some VerdictCode) {
    scale = code.scaleID
    self.code = code.rawValue
    plain = code.plain
  }
}

/// The codes of one rule's scale.
public protocol VerdictCode: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// The name of the scale in files and keys of texts.
  static var scale: String { get }
  /// What the code means on the scale that all rules share.
  var plain: PlainStatus { get }
}

extension VerdictCode {
  fileprivate var scaleID: String { Self.scale }
}

/// What a verdict means, on one scale for all rules.
///
/// The rules draw their lines in different places: the plain status says which side of its own line a
/// rule sees, not that two rules agree.
public enum PlainStatus: String, Hashable, Sendable, CaseIterable {
  /// What was aimed at is reached.
  case reached
  /// Going on like this reaches it in time.
  case onTrack = "on-track"
  /// The right way, too slowly.
  case tooSlow = "too-slow"
  /// Hardly any change.
  case standstill
  /// The wrong way.
  case away
  /// Not reached, but near.
  case near
  /// Some way from what was aimed at.
  case distant
  /// Far from what was aimed at.
  case far
  /// Better than three quarters of the others.
  case better
  /// In the middle half of the others.
  case middle
  /// Worse than three quarters of the others.
  case worse
}

/// Whether a rule gives a verdict on one aspect.
public enum Judgement: Hashable, Sendable {
  /// The rule's verdict.
  case verdict(Verdict)
  /// The rule judges this, but not here, and why.
  case notAssessable(AssessmentReason)
  /// The rule does not judge this at all.
  case outside

  /// A verdict with a code of a rule's scale.
  ///
  /// - Parameter code: the code.
  /// - Returns: the judgement.
  public static func verdict(_ code: some VerdictCode) -> Judgement { .verdict(Verdict(code)) }

  /// The verdict, where there is one.
  public var verdict: Verdict? {
    if case .verdict(let verdict) = self { verdict } else { nil }
  }

  /// Why there is no verdict, where there should be one.
  public var reason: AssessmentReason? {
    if case .notAssessable(let reason) = self { reason } else { nil }
  }
}
